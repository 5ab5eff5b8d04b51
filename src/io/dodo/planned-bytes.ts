import { createHash, hash } from "node:crypto";
import { closeSync, constants, createReadStream, openSync, readSync } from "node:fs";
import { Readable } from "node:stream";
import type { LocalFile } from "../../core/placement/placement.ts";
import { Problem } from "../../core/problem.ts";

/** Files up to this many bytes are read once and sent from memory: a third less CPU than a stream. */
const maxBufferedBytes = 1024 * 1024;

/** A body for one request, and what is known of it once it was read. */
export interface SentBytes {
  /** A buffer, already checked, or a stream that holds its last chunk back until the digest is right. */
  readonly body: Buffer | Readable;
  /** Hex; of everything sent, valid once the body has ended. */
  md5(): string;
  /** The Problem `file-changed` or `file-unreadable` that stopped the stream, if one did. */
  stopped(): Problem | undefined;
}

/** The bytes of a file for one request, which end only if they are the planned ones. */
export interface PlannedBytes extends SentBytes {
  /** To be called where the other side has all of the body, which is read no more: its memory is used again. */
  arrived(): void;
}

/** Told while a file is sent. */
export interface BytesListener {
  /** The number of bytes handed out so far. */
  readonly sent: (bytes: number) => void;
  /** The MD5 of the file, before its last bytes are handed out. */
  readonly hashed?: ((md5: string) => void) | undefined;
}

/** Opens a file to be sent. Throws `file-changed`, `file-unreadable`. */
export async function readPlanned(file: LocalFile, listener: BytesListener): Promise<PlannedBytes> {
  if (file.size > maxBufferedBytes) return stream(file, listener);
  const block = blocks.pop() ?? Buffer.allocUnsafeSlow(maxBufferedBytes + 1);
  const bytes = readSmall(file, block);
  if (bytes.length !== file.size || hash("sha256", bytes) !== file.sha256) throw changed(file);
  const md5 = hash("md5", bytes);
  listener.hashed?.(md5);
  return {
    body: bytes,
    md5: () => md5,
    stopped: () => undefined,
    arrived: () => void blocks.push(block),
  };
}

/** Memory that was used before: with a new block for each file, a sixth of an upload's CPU goes into getting and freeing them. */
const blocks: Buffer[] = [];

/**
 * At once: a trip through the thread pool for each of open, read and close costs more than the three. One byte more than planned, if
 * there is one. A pipe that took the file's place is not waited for: nothing else would go on meanwhile, not even an interrupt.
 */
function readSmall(file: LocalFile, block: Buffer): Buffer {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file.real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    let size = 0;
    for (let count = -1; count !== 0 && size < file.size; size += count) {
      count = readSync(descriptor, block, size, file.size + 1 - size, null);
    }
    return block.subarray(0, size);
  } catch (cause) {
    throw sourceUnreadable(file, cause);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function stream(file: LocalFile, { sent, hashed }: BytesListener): PlannedBytes {
  const sha256 = createHash("sha256");
  const md5 = createHash("md5");
  let stopped: Problem | undefined;
  let ended: string | undefined;
  // Apart from the rest, since a transfer that is cut throws its error into whoever hands out the bytes: that is no fault of the file.
  const read = async function* (): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of createReadStream(file.real, { highWaterMark: 256 * 1024 }))
        yield chunk;
    } catch (cause) {
      stopped = sourceUnreadable(file, cause);
      throw stopped;
    }
  };
  const body = async function* (): AsyncGenerator<Buffer> {
    let size = 0;
    let held: Buffer | undefined;
    for await (const chunk of read()) {
      size += chunk.length;
      if (size > file.size) break;
      sha256.update(chunk);
      md5.update(chunk);
      if (held) yield held;
      held = chunk;
      sent(size - chunk.length);
    }
    if (size !== file.size || sha256.digest("hex") !== file.sha256) {
      stopped = changed(file);
      throw stopped;
    }
    ended = md5.digest("hex");
    hashed?.(ended);
    if (held) yield held;
    sent(size);
  };
  return {
    body: Readable.from(body(), { objectMode: false, highWaterMark: 1 }),
    md5: () => ended ?? "",
    stopped: () => stopped,
    arrived: () => {},
  };
}

/** Hex MD5 of a file, for comparing it with an ETag. Throws what the disk throws. */
export async function md5OfFile(real: string): Promise<string> {
  const md5 = createHash("md5");
  for await (const chunk of createReadStream(real, { highWaterMark: 256 * 1024 }))
    md5.update(chunk);
  return md5.digest("hex");
}

function changed({ path }: LocalFile): Problem {
  return new Problem({
    code: "file-changed",
    message: `${path} changed after it was planned.`,
    remedy: "Let the build finish before dodo-files starts, then run again.",
  });
}

function sourceUnreadable({ path }: LocalFile, cause: unknown): Problem {
  const reason = (cause as NodeJS.ErrnoException).code ?? "unknown reason";
  return new Problem({
    code: "file-unreadable",
    message: `${path} cannot be read (${reason}).`,
    remedy: "Make the file readable for this run.",
    cause,
  });
}
