import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { Problem } from "../core/problem.ts";

export interface RetryOptions {
  /** Tries in all. */
  readonly tries: number;
  /** Milliseconds before the second try; doubled for each further one, with jitter. */
  readonly firstDelay: number;
  /** Called before each wait with one sentence. */
  readonly say: (sentence: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Repeats `work` while it throws a transient Problem; `wait` of the Problem is honoured. Throws the last one. */
export async function withRetries<T>(work: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { tries, firstDelay, say, signal } = options;
  return pRetry(work, {
    retries: tries - 1,
    minTimeout: firstDelay,
    maxTimeout: 15_000,
    factor: 2,
    randomize: true,
    ...(signal ? { signal } : {}),
    shouldRetry: ({ error }) => error instanceof Problem && error.transient,
    async onFailedAttempt({ error, attemptNumber, retriesLeft, retryDelay }) {
      if (!(error instanceof Problem) || !error.transient || retriesLeft === 0) return;
      const wait = Math.max(error.wait ?? 0, retryDelay);
      const asked = error.wait === undefined ? "" : " as asked";
      say(`${error.message} Waiting ${(wait / 1000).toFixed(1)} s${asked}; try ${attemptNumber + 1} of ${tries}.`);
      await sleep(wait - retryDelay, undefined, signal ? { signal } : {});
    },
  });
}
