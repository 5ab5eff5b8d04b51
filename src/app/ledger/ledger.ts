import { replay, type StateEntry } from "../../core/state/entries.ts";
import type { Receipt, State } from "../../core/state/state.ts";
import type { Clock } from "../ports.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import type { Saver } from "./saver.ts";

/** Makes entries durable while work runs in parallel: one save in flight, entries that arrive meanwhile share the next. */
export interface Ledger {
  /** Adds entries; they become durable soon. Never throws: what ends the saving comes out of the others. */
  write(entries: readonly StateEntry[]): void;
  /** Resolves once everything written so far is durable. */
  durable(): Promise<void>;
  /** True if nothing is left to be saved. */
  isSaved(): boolean;
  /** True if what is left to be saved says what happened, and not only what was about to. */
  owes(): boolean;
  /** Looks at the stored state, so that `state` knows what other runs saved. */
  look(): Promise<void>;
  /** Resolves while saves work: awaited before each upload. */
  ready(): Promise<void>;
  /**
   * Saves what is left at once, from now on without spacing. If saves fail it tries for 4 s; with a
   * signal as patiently as ever, and for 4 s once that fires.
   */
  flush(interrupt?: AbortSignal): Promise<void>;
  /** The state with all entries, durable or not. */
  state(): State;
  /** What any state that this run saw recorded under an id, also if it was let go since. */
  seen(file_id: string): Receipt | undefined;
  /** Targets in which other writers' saves changed anything since this was asked last. */
  takeMet(): ReadonlySet<string>;
}

export interface LedgerOptions {
  readonly saver: Saver;
  readonly clock: Clock;
  /** True if saves cost the store dearly and are spaced as docs/state.md says. */
  readonly paced: boolean;
}

export function createLedger({ saver, clock, paced }: LedgerOptions): Ledger {
  const pacer = createPacer(clock, paced);
  const line = createLine(saver, pacer);
  const mayLook = createAllowance(clock, paced);
  return {
    write: (entries) => {
      if (entries.length > 0) line.add(entries);
    },
    durable: line.durable,
    isSaved: () => line.unsaved().length === 0,
    owes: () => line.unsaved().some(({ op }) => !["intend", "reserve", "drop"].includes(op)),
    look: async () => {
      if (mayLook()) await saver.look();
    },
    ready: line.ready,
    flush: (interrupt) => {
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
    seen: saver.seen,
    takeMet: saver.takeMet,
  };
}

/** Looks that cost a paced store nothing to speak of; later ones are 10 s apart. */
const freeLooks = 200;

function createAllowance(clock: Clock, paced: boolean): () => boolean {
  let looks = 0;
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const may = !paced || looks < freeLooks || clock.elapsed() - last >= 10_000;
    if (!may) return false;
    looks += 1;
    last = clock.elapsed();
    return true;
  };
}

/** The saves of a run, one behind the other. Entries that could not be saved stay in it. */
function createLine(saver: Saver, pacer: Pacer) {
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
    add(entries: readonly StateEntry[]) {
      if (pending.length === 0) pacer.began();
      pending = [...pending, ...entries];
      schedule();
    },
    async durable(): Promise<void> {
      if (pending.length === 0) return last;
      pacer.hasten();
      return schedule();
    },
    async ready(): Promise<void> {
      if (saver.failing()) await current;
    },
  };
}
