import type { Clock } from "../../src/app/ports.ts";

/** One clock for all actors. It moves only when the schedule says so. */
export interface SharedClock<Actor> extends Clock {
  /** When the next sleeper of an actor is due. */
  due(actor: Actor): number | undefined;
  /** Lets time pass and wakes whoever is due by then. */
  pass(until: number): void;
  /** Its sleepers never wake again. */
  forget(actor: Actor): void;
}

interface Sleeper<Actor> {
  readonly actor: Actor;
  readonly at: number;
  readonly wake: () => void;
}

/** `actor` says who calls; absent for those that wait for nobody. */
export function createSharedClock<Actor>(actor: () => Actor | undefined): SharedClock<Actor> {
  const start = Date.UTC(2026, 0, 1);
  let now = 0;
  let sleepers: Sleeper<Actor>[] = [];
  return {
    now: () => start + now,
    elapsed: () => now,
    async sleep(ms, signal) {
      if (ms <= 0 || signal?.aborted) return;
      const who = actor();
      if (who === undefined) {
        now += ms;
        return;
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          resolve();
        };
        const sleeper = { actor: who, at: now + ms, wake };
        sleepers.push(sleeper);
        signal?.addEventListener("abort", wake, { once: true });
      });
    },
    due: (who) =>
      sleepers.reduce<number | undefined>(
        (least, one) => (one.actor === who ? Math.min(least ?? one.at, one.at) : least),
        undefined,
      ),
    pass(until) {
      now = Math.max(now, until);
      const due = sleepers.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      for (const { wake } of due) wake();
    },
    forget(who) {
      sleepers = sleepers.filter((one) => one.actor !== who);
    },
  };
}
