import { replay, type StateEntry } from "../../core/state/entries.ts";
import type { State } from "../../core/state/state.ts";
import type { Clock } from "../ports.ts";
import type { Saver } from "./saver.ts";

/** Makes entries durable while work runs in parallel: one save in flight, entries that arrive meanwhile share the next. */
export interface Ledger {
  /** Adds entries; they become durable soon. Never throws: what ends the saving comes out of the other three. */
  write(entries: readonly StateEntry[]): void;
  /** Resolves once everything written so far is durable. */
  durable(): Promise<void>;
  /** As `durable` where a save may start now; where one has just been, and saves are spaced, it does not wait for the next. */
  durableIfFree(): Promise<void>;
  /** Resolves while saves work: awaited before each upload. */
  ready(): Promise<void>;
  /** Saves what is left at once, without spacing. Where saves fail it tries for 4 s; with a signal as patiently as ever, and for 4 s once that fires. */
  close(interrupt?: AbortSignal): Promise<void>;
  /** The state with all entries, durable or not. */
  state(): State;
}

export interface LedgerOptions {
  readonly saver: Saver;
  readonly clock: Clock;
  /** Whether saves are spaced: 10 s in the first 15 minutes, 60 s after. Else 1 s. */
  readonly paced: boolean;
}

export function createLedger({ saver, clock, paced }: LedgerOptions): Ledger {
  const pacer = createPacer({ clock, paced });
  const line = createSaveQueue(saver, pacer);
  return {
    write: (entries) => {
      if (entries.length > 0) line.add(entries);
    },
    durable: line.durable,
    durableIfFree: async () => {
      if (line.isIdle() && pacer.isFree()) await line.durable();
    },
    ready: line.ready,
    close: (interrupt) => {
      pacer.release();
      if (interrupt && !interrupt.aborted)
        interrupt.addEventListener("abort", line.hurry, { once: true });
      else line.hurry();
      return line.durable();
    },
    state: () => {
      const entries = line.unsaved();
      return entries.length > 0 ? replay(saver.stored(), entries) : saver.stored();
    },
  };
}

/** The saves of a run, one behind the other. Entries that could not be saved stay in it. */
function createSaveQueue(saver: Saver, pacer: Pacer) {
  const hurry = new AbortController();
  let pending: readonly StateEntry[] = [];
  let saving: readonly StateEntry[] = [];
  let current: Promise<void> = Promise.resolve();
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const saveNext = async (before: Promise<void>): Promise<void> => {
    // One that failed does not end the line: its entries are in this one, and the store may be well again.
    await before.catch(() => {});
    await pacer.due();
    next = undefined;
    [saving, pending] = [pending, []];
    current = saver.save(saving, hurry.signal);
    try {
      await current;
    } catch (error) {
      pending = [...saving, ...pending];
      throw error;
    } finally {
      saving = [];
    }
  };

  const schedule = (): Promise<void> => {
    if (next) return next;
    next = saveNext(last);
    last = next;
    last.catch(() => {});
    return next;
  };

  return {
    hurry: () => hurry.abort(),
    unsaved: () => [...saving, ...pending],
    isIdle: () => saving.length === 0,
    add(entries: readonly StateEntry[]) {
      if (pending.length === 0) pacer.began();
      pending = [...pending, ...entries];
      schedule();
    },
    async durable(): Promise<void> {
      if (pending.length === 0) return last;
      pacer.waited();
      return schedule();
    },
    async ready(): Promise<void> {
      if (saver.failing()) await current;
    },
  };
}

type Pacer = ReturnType<typeof createPacer>;

/** Decides when the next save starts: spaced from the start of the last one, and soon where somebody waits for it. */
function createPacer({ clock, paced }: Pick<LedgerOptions, "clock" | "paced">) {
  const started = clock.now();
  const released = new AbortController();
  let waited = new AbortController();
  let first = started;
  let last = Number.NEGATIVE_INFINITY;
  return {
    began() {
      first = clock.now();
    },
    waited: () => waited.abort(),
    isFree: () => last + spacing(clock.now() - started, paced) <= clock.now(),
    release: () => released.abort(),
    async due(): Promise<void> {
      await clock.sleep(
        last + spacing(clock.now() - started, paced) - clock.now(),
        released.signal,
      );
      await clock.sleep(
        first + gathering - clock.now(),
        AbortSignal.any([released.signal, waited.signal]),
      );
      waited = new AbortController();
      last = clock.now();
    },
  };
}

/** How long entries may gather while nobody waits for them: short of the 10 s in which they are promised to be durable. */
const gathering = 8_000;

/** GitHub allows 80 content-creating requests a minute and 500 an hour; a save is three or four. Milliseconds. */
function spacing(elapsed: number, paced: boolean): number {
  if (!paced) return 1_000;
  return elapsed < 15 * 60_000 ? 10_000 : 60_000;
}
