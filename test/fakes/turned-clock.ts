import type { Clock } from "../../src/app/ports.ts";

/** A clock that stands still until it is turned. */
export interface TurnedClock extends Clock {
  /** Lets so many milliseconds pass, waking sleepers in their order. */
  turn(ms: number): Promise<void>;
  /** Lets time pass until the promise settles; gives its value or throws its error. */
  until<T>(promise: Promise<T>): Promise<T>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function createTurnedClock(): TurnedClock {
  let now = Date.UTC(2026, 0, 1);
  const sleepers = new Set<Sleeper>();

  const wakeNext = async (until: number): Promise<boolean> => {
    await idle();
    const [next] = [...sleepers].sort((a, b) => a.at - b.at);
    if (!next || next.at > until) return false;
    now = Math.max(now, next.at);
    next.wake();
    return true;
  };

  return {
    now: () => now,
    elapsed: () => now,
    async sleep(ms, signal) {
      if (ms <= 0 || signal?.aborted) return;
      await new Promise<void>((resolve) => {
        const wake = () => {
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper = { at: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", wake, { once: true });
      });
    },
    async turn(ms) {
      const until = now + ms;
      while (await wakeNext(until));
      now = until;
    },
    async until(promise) {
      let settled = false;
      const settle = () => {
        settled = true;
      };
      promise.then(settle, settle);
      await idle();
      for (let turns = 0; !settled; turns += 1) {
        if (!(await wakeNext(Number.POSITIVE_INFINITY)) && !settled)
          throw new Error("nobody sleeps, nothing settles");
        if (turns > 10_000) throw new Error("it never settles");
        await idle();
      }
      return promise;
    },
  };
}

/** Until everything that waits for nothing but promises has run. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
