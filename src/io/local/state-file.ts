import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { StateStore } from "../../app/ports.ts";
import { Problem } from "../../core/problem.ts";
import type { Revision } from "../../core/state/state.ts";
import { replaceWhole } from "./replace-whole.ts";

export interface FileStateOptions {
  /** Of the document; relative to the working directory. Its folders are made at the first save. */
  readonly path: string;
  /** Milliseconds after which the lock of a killed process counts for nothing; at least 2,000. */
  readonly staleLock?: number | undefined;
}

/** One document in a local file, replaced whole and locked while it is compared and replaced. A revision is the SHA-256 of the text. */
export function createFileStateStore({ path, staleLock = 4_000 }: FileStateOptions): StateStore {
  const file = resolve(path);

  const load = async () => {
    const bytes = await readPlain(file).catch((cause) => {
      if (isCode(cause, "ENOENT")) return null;
      throw stateFileUnreadable(path, cause);
    });
    return bytes && { text: decode(bytes, path), revision: digest(bytes) };
  };

  const save = async (text: string, revision: Revision): Promise<Revision> => {
    const stored = await load();
    if ((stored?.revision ?? null) !== revision) throw fileConflict(path);
    await replaceWhole(file, text).catch((cause) => {
      throw unwritable(path, cause);
    });
    return digest(text);
  };

  return {
    where: path,
    paced: false,
    load,
    prove: () => proveWritable(file, path),
    save: (text, revision) => locked({ file, path, staleLock }, () => save(text, revision)),
  };
}

interface Lock {
  readonly file: string;
  readonly path: string;
  readonly staleLock: number;
}

async function locked<T>({ file, path, staleLock }: Lock, work: () => Promise<T>): Promise<T> {
  const refused = (cause: unknown) => {
    throw isCode(cause, "ELOCKED") ? busy(path, cause) : unwritable(path, cause);
  };
  await mkdir(dirname(file), { recursive: true }).catch(refused);
  const {
    default: { lock },
  } = await import("proper-lockfile");
  const release = await lock(file, {
    realpath: false,
    stale: staleLock,
    update: 1_000,
    retries: { retries: 60, factor: 1.2, minTimeout: 20, maxTimeout: 250, randomize: true },
    // The default throws from a timer. A process that slept so long that others took its lock is caught by the comparison.
    onCompromised: () => {},
  }).catch(refused);
  try {
    return await work();
  } finally {
    await release?.().catch(() => {});
  }
}

/** Makes an empty folder beside the document, or where its folders would be made, and removes it. */
async function proveWritable(file: string, path: string): Promise<void> {
  try {
    const there = await stat(file).catch(ifMissing(null));
    if (there?.isDirectory()) throw Object.assign(new Error("it is a folder"), { code: "EISDIR" });
    const probe = await mkdtemp(join(await nearestFolder(dirname(file)), `.${basename(file)}-`));
    await rmdir(probe);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

async function nearestFolder(folder: string): Promise<string> {
  const there = await stat(folder).catch(ifMissing(null));
  return there ? folder : nearestFolder(dirname(folder));
}

function ifMissing<T>(value: T): (cause: unknown) => T {
  return (cause) => {
    if (isCode(cause, "ENOENT")) return value;
    throw cause;
  };
}

/** A device or a pipe may have no end, and a repository may bring a link to one. */
async function readPlain(file: string): Promise<Buffer> {
  const found = await stat(file);
  if (found.isFile()) return readFile(file);
  throw Object.assign(new Error("no plain file"), {
    code: found.isDirectory() ? "EISDIR" : "it is no plain file",
  });
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw stateFileUnreadable(path, cause);
  }
}

function digest(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(fileErrorCode(error) ?? "");
}

function fileErrorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

function stateFileUnreadable(path: string, cause: unknown): Problem {
  return new Problem({
    code: isCode(cause, "EACCES", "EPERM") ? "state-forbidden" : "state-unreadable",
    message: `The state in ${path} cannot be read: ${fileErrorCode(cause) ?? "it is not UTF-8 text"}.`,
    remedy:
      "Make it a readable file, put back an earlier copy of it, or name another with --state-file.",
    cause,
  });
}

function unwritable(path: string, cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  return new Problem({
    code: "state-forbidden",
    message: `The state in ${path} cannot be written: ${fileErrorCode(cause) ?? "for a reason that the system does not name"}.`,
    remedy:
      "Make its folder writable and see that the disk has room, or name another file with --state-file.",
    transient: isCode(cause, "ENOSPC", "EDQUOT", "EMFILE", "ENFILE", "EBUSY", "EAGAIN"),
    cause,
  });
}

function busy(path: string, cause: unknown): Problem {
  return new Problem({
    code: "state-forbidden",
    message: `The state in ${path} is locked by another process.`,
    remedy: `Wait until the other run is over, or remove ${path}.lock where there is none.`,
    transient: true,
    cause,
  });
}

function fileConflict(path: string): Problem {
  return new Problem({
    code: "state-conflict",
    message: `Another process saved the state in ${path} first.`,
    remedy: "Run again: the next run starts from what it saved.",
  });
}
