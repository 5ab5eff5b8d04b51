import { Problem } from "../../core/problem.ts";
import { renderState } from "../../core/state/document.ts";
import { replay, type StateEntry } from "../../core/state/entries.ts";
import { touchedTargets } from "../../core/state/other-runs.ts";
import type { Receipt, Snapshot, State } from "../../core/state/state.ts";
import type { Clock, StateStore } from "../ports.ts";

export interface SaverOptions {
  readonly store: StateStore;
  readonly snapshot: Snapshot;
  /** Reads the stored state again, after another writer was first. */
  readonly reload: () => Promise<Snapshot>;
  readonly clock: Clock;
  /** The message of a save, from its entries. */
  readonly describe: (entries: readonly StateEntry[]) => string;
  readonly warn: (sentence: string) => void;
}

/** Saves entries on top of whatever is stored. */
export interface Saver {
  /** Tries for two minutes where the store is out of order, for 4 s once `hurry` fires. Throws the Problem that ended it. */
  save(entries: readonly StateEntry[], hurry: AbortSignal): Promise<void>;
  /** True from a failed try until one works. */
  failing(): boolean;
  /** As last saved or loaded. */
  stored(): State;
  /** Reads what is stored: what other writers saved becomes the base of the next save. */
  look(): Promise<void>;
  /** What any state that this run saw recorded under an id, also if it was let go since. */
  seen(file_id: string): Receipt | undefined;
  /** Targets in which other writers' saves changed anything since this was asked last. */
  takeMet(): ReadonlySet<string>;
}

/** How long a store may be out of order, and how long where the run must end. Milliseconds. */
const patience = { calm: 120_000, hurried: 4_000 };

/** Each lost race means that another writer won one, so this bound is met only by a store that always says no. */
const mostRounds = 30;

export function createSaver(options: SaverOptions): Saver {
  const { clock, warn } = options;
  const stack = createStack(options);
  let failing = false;

  const save = async (entries: readonly StateEntry[], hurry: AbortSignal): Promise<void> => {
    const since = clock.elapsed();
    let hurriedSince: number | undefined;
    for (let delay = 1_000; ; delay = Math.min(delay * 2, 15_000)) {
      try {
        await stack.saveOnTop(entries);
        failing = false;
        return;
      } catch (error) {
        failing = true;
        if (hurry.aborted) hurriedSince ??= clock.elapsed();
        const end = Math.min(
          since + patience.calm,
          (hurriedSince ?? Number.POSITIVE_INFINITY) + patience.hurried,
        );
        if (!(error instanceof Problem) || !error.transient || clock.elapsed() >= end) throw error;
        warn(
          `The state could not be saved, and no new upload starts until it is: ${error.message}`,
        );
        if (hurry.aborted) await clock.sleep(500);
        else await clock.sleep(Math.max(delay, error.wait ?? 0), hurry);
      }
    }
  };

  const { look, stored, seen, takeMet } = stack;
  return { save, failing: () => failing, look, stored, seen, takeMet };
}

/** What is stored, as far as this run knows, and its own entries on top of it; one access at a time. */
function createStack({ store, clock, describe, reload, snapshot }: SaverOptions) {
  const met = new Set<string>();
  const known = new Map<string, Receipt>();
  const note = ({ files, retired }: State) => {
    for (const receipt of [...files, ...retired]) known.set(receipt.file_id, receipt);
  };
  let base = snapshot;
  note(base.state);
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  };

  const rebase = async (): Promise<void> => {
    const found = await reload();
    const isFirst = base.revision === null;
    if (!isFirst && found.revision !== null && found.state.lineage !== base.state.lineage)
      throw replaced(store.where);
    for (const target of touchedTargets(base.state, found.state)) met.add(target);
    note(found.state);
    // A document that was deleted under the run is put back whole: never a state rebuilt from empty.
    base = found.revision === null ? { state: base.state, revision: null } : found;
  };

  const saveOnTop = async (entries: readonly StateEntry[]): Promise<void> => {
    for (let round = 1; ; round += 1) {
      try {
        const state = replay(base.state, entries);
        const revision = await store.save(renderState(state), base.revision, describe(entries));
        base = { state, revision };
        note(state);
        return;
      } catch (error) {
        if (!isConflict(error) || round >= mostRounds) throw error;
        await rebase();
        await clock.sleep(Math.random() * Math.min(200 * round, 2_000));
      }
    }
  };

  return {
    saveOnTop: (entries: readonly StateEntry[]) => inTurn(() => saveOnTop(entries)),
    look: () => inTurn(rebase),
    stored: () => base.state,
    seen: (file_id: string) => known.get(file_id),
    takeMet() {
      const taken = new Set(met);
      met.clear();
      return taken;
    },
  };
}

function isConflict(error: unknown): boolean {
  return error instanceof Problem && error.code === "state-conflict";
}

function replaced(where: string): Problem {
  return new Problem({
    code: "state-mismatch",
    message: `Another state took the place of the one in ${where} while this run went on.`,
    remedy:
      "Put the earlier document back (its history is in the state branch), or run again with the new one.",
  });
}
