// Threads of their own run this very file: it imports nothing of ours.
import { createHash, hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, read, readSync, type Stats } from "node:fs";
import { promisify } from "node:util";

/** A file to read. */
export interface FileToRead {
  /** Its real path. */
  readonly real: string;
  /** It is read only up to so many bytes. */
  readonly most: number;
  /** Where given, only files of these sizes are read. */
  readonly among?: ReadonlySet<number> | undefined;
}

/** What reading it brought; why it did not is a code of the system or words. `sha256` is hex, and absent where it was not to be read. */
export type Digest =
  | { readonly size: number; readonly sha256?: string; readonly lfs: boolean }
  | { readonly fault: "changed" }
  | { readonly fault: "unreadable"; readonly reason: string };

/** What a thread is given. */
export interface AskedList {
  readonly id: number;
  readonly files: readonly FileToRead[];
}

/** What it answers. */
export interface DigestList {
  readonly id: number;
  readonly digests: readonly Digest[];
  /** Milliseconds that they took. */
  readonly took: number;
}

/** The argument that makes this file the program of a thread. */
export const threadRole = "dodo-files-digest";

const readAsync = promisify(read);

/** Bytes of a read. */
const readSize = 256 * 1024;

/** A file up to so many bytes is read at once: a millisecond, and no trip through the thread pool. */
const small = 1024 * 1024;

const shared = Buffer.allocUnsafeSlow(small + 1);

const lfsMark = "version https://git-lfs.github.com/spec/v1";

/**
 * Reads a file in bounded memory: neither through a link that appeared since it was found, nor waiting for the other end of a pipe.
 * A small one at once, since a promise for each takes longer than some of them.
 */
export function digest(asked: FileToRead): Digest | Promise<Digest> {
  let file: number | undefined;
  try {
    file = openSync(
      asked.real,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    const before = fstatSync(file);
    if (!before.isFile())
      return closed(file, { fault: "unreadable", reason: "it is not a regular file" });
    const { size } = before;
    if (size > asked.most || asked.among?.has(size) === false)
      return closed(file, { size, lfs: false });
    return size > small ? inPieces(file, before) : closed(file, asWhole(file, size));
  } catch (error) {
    return closed(file, unreadable(error));
  }
}

function closed(file: number | undefined, found: Digest): Digest {
  if (file !== undefined) closeSync(file);
  return found;
}

function unreadable(error: unknown): Digest {
  return { fault: "unreadable", reason: (error as NodeJS.ErrnoException).code ?? "unknown error" };
}

/** The times of a file are too coarse to tell a write within these microseconds; the upload reads it again and compares. */
function asWhole(file: number, size: number): Digest {
  let read = 0;
  for (let count = -1; count !== 0 && read < size; read += count) {
    count = readSync(file, shared, read, size + 1 - read, null);
  }
  if (read !== size) return { fault: "changed" };
  const bytes = shared.subarray(0, size);
  const lfs = size < 1024 && bytes.toString("latin1").startsWith(lfsMark);
  return { size, sha256: hash("sha256", bytes, "hex"), lfs };
}

/** Two buffers in turn: while one is hashed the other is read. Stops where the file turns out longer than it was. */
async function inPieces(file: number, before: Stats): Promise<Digest> {
  try {
    const sum = createHash("sha256");
    let [full, free] = [Buffer.allocUnsafeSlow(readSize), Buffer.allocUnsafeSlow(readSize)];
    let size = 0;
    let pending = readAsync(file, full, 0, readSize, null);
    for (;;) {
      const { bytesRead } = await pending;
      size += bytesRead;
      if (bytesRead === 0 || size > before.size) break;
      pending = readAsync(file, free, 0, readSize, null);
      sum.update(full.subarray(0, bytesRead));
      [full, free] = [free, full];
    }
    return isUnchanged(file, before, size)
      ? { size, sha256: sum.digest("hex"), lfs: false }
      : { fault: "changed" };
  } catch (error) {
    return unreadable(error);
  } finally {
    closeSync(file);
  }
}

/** A large file takes longer to read than the clock of a file system takes to tick. */
function isUnchanged(file: number, before: Stats, read: number): boolean {
  const after = fstatSync(file);
  return read === before.size && read === after.size && before.mtimeMs === after.mtimeMs;
}

// Looked at this way, the main thread need not load what only threads use.
if (process.argv.includes(threadRole)) {
  const { parentPort } = process.getBuiltinModule("node:worker_threads");
  let last = Promise.resolve();
  const answer = async ({ id, files }: AskedList) => {
    const start = performance.now();
    const digests: Digest[] = [];
    for (const file of files) digests.push(await digest(file));
    parentPort?.postMessage({ id, digests, took: performance.now() - start } satisfies DigestList);
  };
  parentPort?.on("message", (list: AskedList) => {
    last = last.then(() => answer(list));
  });
}
