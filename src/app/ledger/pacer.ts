import type { Clock } from "../ports.ts";

/** Decides when the next save starts. */
export interface Pacer {
  /** The first entry of the next save has come. */
  began(): void;
  /** Somebody waits for the next save: it gathers no more. */
  hasten(): void;
  /** From now on nothing waits. */
  release(): void;
  /** Resolves when the next save may start. */
  due(): Promise<void>;
}

/** Entries gather so long if nobody waits: short of the 10 s in which they are promised. Milliseconds. */
const gathering = 8_000;

/**
 * Spaces saves from the start of the last one: GitHub allows 80 content-creating requests a minute
 * and 500 an hour, and a save is three or four. `paced` is false for a store that costs nothing.
 */
export function createPacer(clock: Clock, paced: boolean): Pacer {
  const started = clock.elapsed();
  const released = new AbortController();
  let waited = new AbortController();
  let first = started;
  // The first save holds what is about to be delivered, and the next need not wait for it.
  let isFirst = true;
  let last = Number.NEGATIVE_INFINITY;
  return {
    began() {
      first = clock.elapsed();
    },
    hasten: () => waited.abort(),
    release: () => released.abort(),
    async due() {
      const apart = spacing(clock.elapsed() - started, paced);
      await clock.sleep(last + apart - clock.elapsed(), released.signal);
      const ends = AbortSignal.any([released.signal, waited.signal]);
      await clock.sleep(first + gathering - clock.elapsed(), ends);
      waited = new AbortController();
      if (!isFirst || !paced) last = clock.elapsed();
      isFirst = false;
    },
  };
}

function spacing(elapsed: number, paced: boolean): number {
  if (!paced) return 1_000;
  return elapsed < 15 * 60_000 ? 10_000 : 60_000;
}
