import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { FileDigest, FoundFile, Workspace } from "../../app/ports.ts";
import { Problem } from "../../core/problem.ts";
import { type Digest, digest } from "./digest.ts";
import { createLine } from "./hash-line.ts";
import { type HashThread, startThread } from "./hash-thread.ts";
import { stayLean } from "./memory.ts";
import { unreadable } from "./problems.ts";

/** Milliseconds that files have waited when another thread is worth its start: small ones never do, and it would only slow them. */
const worthThread = 20;

/** Milliseconds of work after which the event loop has its turn. */
const longestTurn = 16;

/** Beside the main one. More get in each other's way, and each takes its memory. */
const mostThreads = 3;

/** Files from which on it pays to stay lean. */
const many = 500;

/** SHA-256 of found files, in bounded memory. Files that keep waiting are read by threads of their own too, as far as there are cores. */
export function createHasher(cores = availableParallelism()): Workspace["hash"] {
  const line = createLine(() => {
    for (const thread of threads) thread.feed();
    if (!isWorking) void work();
  });
  const threads: HashThread[] = [];
  const most = Math.min(cores - 1, mostThreads);
  let isWorking = false;
  let turn = performance.now();
  let asked = 0;

  // One file at a time: the next may be large, and something for another thread.
  async function work(): Promise<void> {
    isWorking = true;
    const timer = setInterval(() => {
      if (!line.isEmpty() && threads.length < most) threads.push(startThread(line));
    }, worthThread);
    for (let one = line.take(1); one; one = line.take(1)) {
      if (performance.now() - turn > longestTurn) {
        await setImmediate();
        turn = performance.now();
      }
      const file = one.batch.files[one.from];
      const found = file && digest(file);
      if (found) line.settle(one, [found instanceof Promise ? await found : found]);
    }
    clearInterval(timer);
    isWorking = false;
  }

  return async (found, sizes = { most: Number.POSITIVE_INFINITY }) => {
    if (asked < many && asked + found.length >= many) stayLean();
    asked += found.length;
    const sound = found.filter(({ problem }) => !problem);
    const digests = (await line.add(sound.map(({ real }) => ({ real, ...sizes })))).values();
    return found.map((file) => file.problem ?? hashedOf(file, digests.next().value));
  };
}

function hashedOf({ path }: FoundFile, digest: Digest | undefined): FileDigest | Problem {
  if (!digest) throw new Error(`${path} has no digest`);
  if (!("fault" in digest)) return digest;
  if (digest.fault === "unreadable") return unreadable(path, digest.reason);
  return new Problem({
    code: "file-changed",
    message: `${path} changed while it was read.`,
    remedy: "Let the build finish before dodo-files runs, then run again.",
  });
}
