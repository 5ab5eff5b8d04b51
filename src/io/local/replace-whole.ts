import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** How a file takes the place of another; as this machine does it if absent. */
export interface Replacing {
  readonly move?: (from: string, to: string) => Promise<void>;
  /** Milliseconds before each further try. */
  readonly delays?: readonly number[];
}

/** On Windows a virus scanner that looks at a new file keeps it from being renamed, for a moment. */
const windowsDelays = process.platform === "win32" ? [50, 100, 200, 400, 500, 750] : [];

/**
 * The old text or the new one, never a part. write-file-atomic would do it, but takes a short write (a full disk) for a whole
 * one, and needs a `__filename` that a bundle does not have.
 */
export async function replaceWhole(
  file: string,
  text: string,
  { move = rename, delays = windowsDelays }: Replacing = {},
): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text, { flag: "wx", flush: true });
    await moveWhenFree(() => move(temporary, file), delays);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

async function moveWhenFree(move: () => Promise<void>, delays: readonly number[]): Promise<void> {
  for (const delay of delays) {
    try {
      return await move();
    } catch (cause) {
      if (!isBlocked(cause)) throw cause;
    }
    await sleep(delay);
  }
  return move();
}

function isBlocked(cause: unknown): boolean {
  return ["EPERM", "EACCES", "EBUSY"].includes((cause as NodeJS.ErrnoException).code ?? "");
}
