import type { Listing } from "../../core/dodo/listing.ts";
import { type Fresh, makePlan } from "../../core/plan/make-plan.ts";
import type { PlanRules } from "../../core/plan/plan-target.ts";
import { filesOfNewerRuns } from "../../core/plan/recognise.ts";
import type { State } from "../../core/state/state.ts";
import { runKeyOf } from "../run/run-key.ts";
import { type PreparedRun, planInput, type Recorded } from "./prepare.ts";
import { noProofs, type Proofs, proveNamesakes, recognise } from "./prove-namesakes.ts";
import { readLive } from "./read-live.ts";

/** Everything live that a plan is made from. */
export interface Survey {
  readonly listings: ReadonlyMap<string, Listing>;
  readonly found: Proofs;
}

/** Reads the targets of a run and looks closer where its plan depends on it. */
export async function survey(
  desired: PreparedRun,
  options: { readonly begun?: PreparedRun["begun"]; readonly quiet?: boolean } = {},
): Promise<Survey> {
  const { ports, snapshot } = desired;
  const { storefront } = ports;
  const found = noProofs();
  const by = runKeyOf(desired, snapshot);
  const look = async (listings: ReadonlyMap<string, Listing>) => {
    if (!storefront) return new Set<string>();
    await recognise(listings, { state: snapshot.state, by, storefront }, found);
    const input = planInput(desired, listings);
    return proveNamesakes(
      { ...input, ...recordedIn(desired, { listings, found }) },
      storefront,
      found,
    );
  };
  const listings = await readLive(desired, { ...options, look });
  return { listings, found };
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
export function recordedIn(run: Recorded, { listings, found }: Survey) {
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
