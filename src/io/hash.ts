import { createHash, hash as digest } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, read, readSync, type Stats } from "node:fs";
import { promisify } from "node:util";
import type { FoundFile, Workspace } from "../app/ports.ts";
import { Problem } from "../core/problem.ts";
import { createTurn } from "./turn.ts";
import { unreadable } from "./unreadable.ts";

const readAsync = promisify(read);

/** Bytes of a read. */
const readSize = 256 * 1024;

/** A file up to so many bytes is read at once: a millisecond, and no trip through the thread pool. */
const small = 1024 * 1024;

const lfsMark = "version https://git-lfs.github.com/spec/v1";

/** SHA-256 of found files, in bounded memory. Throws Problem `file-unreadable`, `file-changed`, and the file's own. */
export function createHasher(): Workspace["hash"] {
  const turn = createTurn();
  const shared = Buffer.allocUnsafeSlow(small + 1);
  return async (found) => {
    if (found.problem) throw found.problem;
    await turn();
    const { path, real, size } = found;
    const descriptor = open(found);
    try {
      const before = fstatSync(descriptor);
      if (!before.isFile()) throw unreadable(path, "it is not a regular file");
      if (before.size !== size) throw changed(path);
      const { sha256, lfs, ...read } =
        size <= small ? hashSmall(descriptor, shared) : await hashLarge(descriptor, size);
      const after = fstatSync(descriptor);
      if (read.size !== size || !sameMoment(before, after)) throw changed(path);
      return { file: { path, real, size, sha256 }, lfs };
    } catch (error) {
      throw error instanceof Problem ? error : unreadable(path, error);
    } finally {
      closeSync(descriptor);
    }
  };
}

/** Neither through a link that appeared since, nor waiting for the other end of a pipe. */
function open({ path, real }: FoundFile): number {
  try {
    return openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

interface Read {
  readonly sha256: string;
  /** Bytes that were read. */
  readonly size: number;
  readonly lfs: boolean;
}

/** `buffer` is longer than any small file: one that grew is told by its size. */
function hashSmall(descriptor: number, buffer: Buffer): Read {
  let size = 0;
  for (let count = -1; count !== 0 && size < buffer.length; size += count) {
    count = readSync(descriptor, buffer, size, buffer.length - size, null);
  }
  const bytes = buffer.subarray(0, size);
  const lfs = size < 1024 && bytes.toString("latin1").startsWith(lfsMark);
  return { sha256: digest("sha256", bytes, "hex"), size, lfs };
}

/** Two buffers in turn: while one is hashed the other is read. Stops where the file turns out longer than `most`. */
async function hashLarge(descriptor: number, most: number): Promise<Read> {
  const sum = createHash("sha256");
  let [full, free] = [Buffer.allocUnsafeSlow(readSize), Buffer.allocUnsafeSlow(readSize)];
  let size = 0;
  let pending = readAsync(descriptor, full, 0, readSize, null);
  for (;;) {
    const { bytesRead } = await pending;
    size += bytesRead;
    if (bytesRead === 0 || size > most) return { sha256: sum.digest("hex"), size, lfs: false };
    pending = readAsync(descriptor, free, 0, readSize, null);
    sum.update(full.subarray(0, bytesRead));
    [full, free] = [free, full];
  }
}

/** A quarter of a microsecond is all that is lost of the times, and no two writes are that close. */
function sameMoment(before: Stats, after: Stats): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs;
}

function changed(path: string): Problem {
  return new Problem({
    code: "file-changed",
    message: `${path} changed while it was read.`,
    remedy: "Let the build finish before dodo-files runs, then run again.",
  });
}
