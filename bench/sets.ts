import { randomFillSync } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** So many files of so many bytes, in folders of a hundred. */
export interface FileSet {
  readonly name: string;
  readonly count: number;
  /** Bytes of each. */
  readonly size: number;
}

const kibi = 1024;
const mebi = 1024 ** 2;

export const sets = {
  large: { name: "1 × 500 MiB", count: 1, size: 500 * mebi },
  four: { name: "4 × 256 MiB", count: 4, size: 256 * mebi },
  middle: { name: "200 × 1 MiB", count: 200, size: mebi },
  small: { name: "1,000 × 10 KiB", count: 1_000, size: 10 * kibi },
  many: { name: "10,000 × 1 KiB", count: 10_000, size: kibi },
} as const satisfies Readonly<Record<string, FileSet>>;

/** Writes a set of random bytes below a folder, which is returned. */
export function writeSet(
  root: string,
  { count, size }: Pick<FileSet, "count" | "size">,
  name: string,
): string {
  const folder = join(root, name);
  const block = Buffer.allocUnsafe(Math.min(size, 4 * mebi));
  for (let index = 0; index < count; index += 1) {
    const inside = join(folder, String(Math.floor(index / 100)));
    if (index % 100 === 0) mkdirSync(inside, { recursive: true });
    const path = join(inside, `file-${index}.bin`);
    if (size <= block.length) writeFileSync(path, randomFillSync(block));
    else writeBlocks(path, size, block);
  }
  return folder;
}

function writeBlocks(path: string, size: number, block: Buffer): void {
  const file = openSync(path, "w");
  for (let left = size; left > 0; left -= block.length) {
    writeSync(file, randomFillSync(block), 0, Math.min(left, block.length));
  }
  closeSync(file);
}

/** Reads every file, so that each run finds them in memory: rclone tells the kernel to forget what it has read. */
export function warm(folder: string): void {
  const block = Buffer.allocUnsafe(mebi);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = openSync(join(entry.parentPath, entry.name), "r");
    while (readSync(file, block) > 0);
    closeSync(file);
  }
}

export function firstFile(folder: string): string {
  const [name = ""] = readdirSync(join(folder, "0"));
  return join(folder, "0", name);
}
