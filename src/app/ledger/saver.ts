import { Problem } from "../../core/problem.ts";
import { renderState } from "../../core/state/document.ts";
import { replay, type StateEntry } from "../../core/state/entries.ts";
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
  /** Targets for which another writer saved receipts since this run loaded the state. */
  raced(): ReadonlySet<string>;
}

/** How long a store may be out of order, and how long where the run must end. Milliseconds. */
const patience = { calm: 120_000, hurried: 4_000 };

/** Each lost race means that another writer won one, so this bound is met only by a store that always says no. */
const mostRounds = 30;

export function createSaver(options: SaverOptions): Saver {
  const { clock, warn } = options;
  const writer = createStateWriter(options);
  let failing = false;

  const save = async (entries: readonly StateEntry[], hurry: AbortSignal): Promise<void> => {
    const since = clock.now();
    let hurriedSince: number | undefined;
    for (let delay = 1_000; ; delay = Math.min(delay * 2, 15_000)) {
      try {
        await writer.saveOnTop(entries);
        failing = false;
        return;
      } catch (error) {
        failing = true;
        if (hurry.aborted) hurriedSince ??= clock.now();
        const end = Math.min(
          since + patience.calm,
          (hurriedSince ?? Number.POSITIVE_INFINITY) + patience.hurried,
        );
        if (!(error instanceof Problem) || !error.transient || clock.now() >= end) throw error;
        warn(
          `The state could not be saved, and no new upload starts until it is: ${error.message}`,
        );
        if (hurry.aborted) await clock.sleep(500);
        else await clock.sleep(Math.max(delay, error.wait ?? 0), hurry);
      }
    }
  };

  return { save, failing: () => failing, stored: writer.stored, raced: writer.raced };
}

/** What is stored, as far as this run knows, and its own entries on top of it. */
function createStateWriter({ store, clock, describe, reload, snapshot }: SaverOptions) {
  const raced = new Set<string>();
  let base = snapshot;

  const reloadBase = async (): Promise<void> => {
    const found = await reload();
    const isFirst = base.revision === null;
    if (!isFirst && found.revision !== null && found.state.lineage !== base.state.lineage)
      throw replaced(store.where);
    for (const target of touched(base.state, found.state)) raced.add(target);
    // A document that was deleted under the run is put back whole: never a state rebuilt from empty.
    base = found.revision === null ? { state: base.state, revision: null } : found;
  };

  const saveOnTop = async (entries: readonly StateEntry[]): Promise<void> => {
    for (let round = 1; ; round += 1) {
      try {
        const state = replay(base.state, entries);
        base = {
          state,
          revision: await store.save(renderState(state), base.revision, describe(entries)),
        };
        return;
      } catch (error) {
        if (!isConflict(error) || round >= mostRounds) throw error;
        await reloadBase();
        await clock.sleep(Math.random() * Math.min(200 * round, 2_000));
      }
    }
  };

  return { saveOnTop, stored: () => base.state, raced: () => raced };
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

/** Targets of the receipts that were added, withdrawn, brought back or forgotten between two states. */
function touched(before: State, after: State): ReadonlySet<string> {
  const [old, now] = [receiptMarks(before), receiptMarks(after)];
  const differing = [...old.keys(), ...now.keys()].filter(
    (mark) => old.has(mark) !== now.has(mark),
  );
  return new Set(differing.flatMap((mark) => old.get(mark) ?? now.get(mark) ?? []));
}

/** Which receipts there are, active and retired, each with its target. */
function receiptMarks({ files, retired }: State): ReadonlyMap<string, string> {
  const marked = (mark: string) => (receipt: Receipt) =>
    [`${mark} ${receipt.file_id}`, receipt.target] as const;
  return new Map([...files.map(marked("active")), ...retired.map(marked("retired"))]);
}
