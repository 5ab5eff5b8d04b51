import type { Worker } from "node:worker_threads";
import { type AskedList, type DigestList, threadRole } from "./digest.ts";
import type { HashQueue, Stretch } from "./hash-line.ts";

export interface HashThread {
  /** Takes what waits, as far as there is room. */
  feed(): void;
}

/** In the sources and in each bundle it lies beside this file. */
const program = new URL(import.meta.url.replace(/[^/]*(\.[jt]s)$/, "digest$1"));

/** Milliseconds that a list of files should take: longer than the way there and back, and not so long that the last thread keeps the others waiting. */
const pace = 5;

/** Files. */
const longestList = 256;

/** Reads files beside the main thread. The process lives on for it only while it has something to do. */
export function startThread(line: HashQueue): HashThread {
  const thread = openThread();
  if (!thread) return { feed() {} };
  const given = new Map<number, Stretch>();
  let id = 0;
  let length = 1;
  let isOver = false;

  // The next list is there before the last one is done.
  const feed = () => {
    while (!isOver && given.size < 2) {
      const stretch = line.take(length);
      if (!stretch) break;
      id += 1;
      given.set(id, stretch);
      thread.postMessage({
        id,
        files: stretch.batch.files.slice(stretch.from, stretch.to),
      } satisfies AskedList);
    }
    if (given.size > 0) thread.ref();
    else thread.unref();
  };
  thread.on("message", ({ id: done, digests, took }: DigestList) => {
    const stretch = given.get(done);
    given.delete(done);
    if (stretch) line.settle(stretch, digests);
    length = took < pace ? Math.min(length * 2, longestList) : Math.max(length >> 1, 1);
    feed();
  });
  // Whatever it died of, the main thread can do its work.
  const end = () => {
    isOver = true;
    const left = [...given.values()];
    given.clear();
    left.forEach(line.putBack);
  };
  thread.on("error", end);
  thread.on("exit", end);
  feed();
  return { feed };
}

/** Absent where the system grants no thread: the process has as many as it may, or Node's permissions forbid them. */
function openThread(): Worker | undefined {
  // Loaded only here: most runs have no such thread.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  try {
    return new Worker(program, { argv: [threadRole], env: {}, execArgv: [] });
  } catch {
    return undefined;
  }
}
