import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { Problem } from "../../core/problem.ts";

/** Tries again that a whole run may make: where everything fails, each request must not use up its own. */
export interface Budget {
  /** One more; false where none is left. */
  spend(): boolean;
  /** Something worked. */
  earn(): void;
}

/** A full one has `most`, and five successes are worth one more. */
export function createBudget(capacity = 100): Budget {
  let left = capacity;
  return {
    spend() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    earn() {
      left = Math.min(capacity, left + 0.2);
    },
  };
}

/** How a run tries again: the same for every request. */
export interface RetryPolicy {
  /** Milliseconds before the second try; doubled for each further one, with jitter. */
  readonly firstDelay: number;
  /** Called before each wait with one sentence. */
  readonly onWait: (sentence: string) => void;
  /** Of the run, beside the one of these tries. */
  readonly budget?: Budget | undefined;
}

/** How one request is tried again. */
export interface RetryBounds {
  /** Tries in all. */
  readonly tries: number;
  readonly signal?: AbortSignal | undefined;
  /** Failures that have a bound of their own: repeated at once, and not counted. */
  readonly free?: (problem: Problem) => boolean;
}

/** The policy of the run and the bounds of one request. */
export interface RetryOptions extends RetryPolicy, RetryBounds {}

/** Tries again as a policy says. */
export interface Retry {
  /** Repeats `work` as `withRetries` does. */
  run<T>(work: () => Promise<T>, bounds: RetryBounds): Promise<T>;
  /**
   * Waits after the n-th failure in a row, for work that begins anew instead of being repeated.
   * Throws the problem if the run's budget is used up.
   */
  wait(problem: Problem, failures: number, signal?: AbortSignal): Promise<void>;
  /** Waits so many first delays. */
  pause(steps: number, signal: AbortSignal): Promise<void>;
  readonly onWait: (sentence: string) => void;
}

export function createRetry(policy: RetryPolicy): Retry {
  const { firstDelay, onWait, budget } = policy;
  return {
    run: (work, bounds) => withRetries(work, { ...policy, ...bounds }),
    async wait(problem, failures, signal) {
      if (budget?.spend() === false) {
        onWait(`${problem.message} ${usedUp}`);
        throw problem;
      }
      const delay = firstDelay * 2 ** (failures - 1) * (1 + Math.random());
      const wait = Math.max(problem.wait ?? 0, Math.min(delay, longestDelay));
      onWait(`${problem.message} ${waiting(wait, problem)}, then it is read again.`);
      await sleep(wait, undefined, signal ? { signal } : {});
    },
    pause: (steps, signal) => sleep(steps * firstDelay, undefined, { signal }),
    onWait,
  };
}

const longestDelay = 15_000;
const usedUp = "Not tried again: too much has failed in this run.";

function waiting(wait: number, problem: Problem): string {
  const asked = problem.wait === undefined ? "" : " as asked";
  return `Waiting ${(wait / 1000).toFixed(1)} s${asked}`;
}

/** Repeats `work` while it throws a transient Problem; `wait` of the Problem is honoured. Throws the last one. */
export async function withRetries<T>(
  work: (attempt: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { tries, firstDelay, onWait, signal, free = () => false, budget } = options;
  const result = await pRetry(work, {
    retries: tries - 1,
    minTimeout: firstDelay,
    maxTimeout: longestDelay,
    factor: 2,
    randomize: true,
    ...(signal ? { signal } : {}),
    shouldRetry: ({ error }) => error instanceof Problem && error.transient,
    shouldConsumeRetry: ({ error }) => !(error instanceof Problem && free(error)),
    async onFailedAttempt({ error, retriesConsumed, retriesLeft, retryDelay }) {
      if (!(error instanceof Problem) || !error.transient) return;
      if (free(error)) return onWait(`${error.message} Trying again at once.`);
      if (retriesLeft === 0) return;
      if (budget?.spend() === false) {
        onWait(`${error.message} ${usedUp}`);
        throw error;
      }
      const wait = Math.max(error.wait ?? 0, retryDelay);
      const next = `try ${retriesConsumed + 2} of ${tries}`;
      onWait(`${error.message} ${waiting(wait, error)}; ${next}.`);
      await sleep(wait - retryDelay, undefined, signal ? { signal } : {});
    },
  });
  budget?.earn();
  return result;
}
