import { createHash, hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, read, readSync, type Stats } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import type { FileDigest, FoundFile, Sizes, Workspace } from "../../app/ports.ts";
import { Problem } from "../../core/problem.ts";
import { fileUnreadable } from "./problems.ts";

/** Milliseconds of work after which the event loop has its turn. */
const longestTurn = 16;

/** Bytes. A promise for each read would take longer than hashing most small files. */
const maxWholeRead = 1024 * 1024;

/** Bytes of a read of a large file. */
const readSize = 256 * 1024;

const lfsMark = "version https://git-lfs.github.com/spec/v1";

const readAsync = promisify(read);

/** Hashes one file at a time, in bounded memory, however many calls are made at once. */
export function createHasher(): Workspace["hash"] {
  const buffer = Buffer.allocUnsafeSlow(maxWholeRead + 1);
  let last: Promise<unknown> = Promise.resolve();
  let turn = performance.now();

  async function hashAll(files: readonly FoundFile[], sizes: Sizes) {
    const all: (FileDigest | Problem)[] = [];
    for (const file of files) {
      if (performance.now() - turn > longestTurn) {
        await setImmediate();
        turn = performance.now();
      }
      all.push(file.problem ?? (await hashFile(file, sizes, buffer)));
    }
    return all;
  }
  return (files, sizes = { most: Number.POSITIVE_INFINITY }) => {
    const hashed = last.then(() => hashAll(files, sizes));
    last = hashed.catch(() => {});
    return hashed;
  };
}

/** Opens neither a link that appeared since the file was found, nor waits for the other end of a pipe. */
async function hashFile(
  { path, real }: FoundFile,
  { most, among }: Sizes,
  buffer: Buffer,
): Promise<FileDigest | Problem> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  let file: number | undefined;
  try {
    file = openSync(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const before = fstatSync(file);
    const { size } = before;
    if (!before.isFile()) return fileUnreadable(path, "it is not a regular file");
    if (size > most || among?.has(size) === false) return { size, lfs: false };
    const hashed =
      size > maxWholeRead ? await hashLarge(file, before, buffer) : hashSmall(file, size, buffer);
    return hashed ?? fileChanged(path);
  } catch (cause) {
    return fileUnreadable(path, cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The times of a file are too coarse to tell a write within these microseconds; the upload reads it again and compares. */
function hashSmall(file: number, size: number, buffer: Buffer): FileDigest | undefined {
  let length = 0;
  for (let count = -1; count !== 0 && length < size; length += count) {
    count = readSync(file, buffer, length, size + 1 - length, null);
  }
  if (length !== size) return undefined;
  const bytes = buffer.subarray(0, size);
  const lfs = size < 1024 && bytes.toString("latin1").startsWith(lfsMark);
  return { size, sha256: hash("sha256", bytes, "hex"), lfs };
}

/** Stops if the file is longer than it was. A large file takes longer to read than the clock of a file system takes to tick. */
async function hashLarge(
  file: number,
  before: Stats,
  buffer: Buffer,
): Promise<FileDigest | undefined> {
  const sum = createHash("sha256");
  let size = 0;
  for (let count = -1; count !== 0 && size <= before.size; size += count) {
    count = (await readAsync(file, buffer, 0, readSize, null)).bytesRead;
    sum.update(buffer.subarray(0, count));
  }
  const after = fstatSync(file);
  const isUnchanged =
    size === before.size && size === after.size && before.mtimeMs === after.mtimeMs;
  return isUnchanged ? { size, sha256: sum.digest("hex"), lfs: false } : undefined;
}

function fileChanged(path: string): Problem {
  return new Problem({
    code: "file-changed",
    message: `${path} changed while it was read.`,
    remedy: "Let the build finish before dodo-files runs, then run again.",
  });
}
