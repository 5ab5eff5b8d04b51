import { type Fresh, makePlan } from "../../core/plan/make-plan.ts";
import type { PlanRules } from "../../core/plan/plan-target.ts";
import { filesOfNewerRuns } from "../../core/plan/recognise.ts";
import type { State } from "../../core/state/state.ts";
import { runKeyOf } from "../run/run-key.ts";
import { reloadState } from "./load-state.ts";
import { type PreparedRun, planInput, type Recorded } from "./prepare.ts";
import { noProofs, type Proofs, proveNamesakes, recognise } from "./prove-namesakes.ts";
import { type LiveReading, type ReadOptions, readLive } from "./read-live.ts";

/** Everything live that a plan is made from, and the state that fits it. */
export interface Survey extends LiveReading {
  readonly found: Proofs;
}

/** What was read so far, while the looking goes on. */
interface Looked {
  readonly listings: Survey["listings"];
  readonly found: Proofs;
}

/**
 * Reads the targets of a run and looks closer where its plan depends on it. If something is in doubt
 * the state is loaded once more, unless the run is `quiet`, whose state is ahead of the stored one.
 */
export async function survey(
  desired: PreparedRun,
  options: { readonly begun?: PreparedRun["begun"]; readonly quiet?: boolean } = {},
): Promise<Survey> {
  const { storefront } = desired.ports;
  const found = noProofs();
  const look: ReadOptions["look"] = async (listings, snapshot) => {
    if (!storefront) return new Set<string>();
    const { state } = snapshot;
    await recognise(listings, { state, by: runKeyOf(desired, snapshot), storefront }, found);
    const now = { ...desired, snapshot };
    const known = recordedIn(now, { listings, found });
    return proveNamesakes({ ...planInput(now, listings), ...known }, storefront, found);
  };
  const reload = options.quiet ? undefined : () => reloadState(desired);
  return { ...(await readLive(desired, { ...options, look, reload })), found };
}

/** The plan of a run, from what was surveyed. Pure. */
export function planFrom(
  desired: PreparedRun,
  seen: Survey,
  rules: Partial<PlanRules & { readonly maxRemovals: number }> = {},
): Fresh {
  const input = planInput(desired, seen.listings);
  const { proofs } = seen.found;
  const known = recordedIn(desired, seen);
  return makePlan({ ...input, ...known, proofs, rules: { ...input.rules, ...rules } });
}

/** What the state records, and with it what unfinished runs left and what newer runs are about to record. */
export function recordedIn(run: Recorded, { listings, found }: Looked) {
  const { state } = run.snapshot;
  const by = runKeyOf(run, run.snapshot);
  const left = [...found.recognised.values()].flat();
  const theirs = [...listings].flatMap(([target, { files }]) =>
    filesOfNewerRuns(target, files, { state, by }),
  );
  const withLeft: State = { ...state, files: [...state.files, ...left] };
  return {
    state: withLeft,
    unsaved: new Set(left.map(({ file_id }) => file_id)),
    theirs: new Set(theirs),
  };
}
