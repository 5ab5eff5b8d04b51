import type { Manifest } from "../../core/manifest/manifest.ts";
import { deletion } from "../../core/plan/plan-slot.ts";
import type { Outcome } from "../../core/run/report.ts";
import type { CheckSettings } from "../../core/run/settings.ts";
import type { Receipt } from "../../core/state/state.ts";
import { driftOf, otherContentThanRecorded } from "../../core/upkeep/drift.ts";
import { orphanNotice, orphansOf } from "../../core/upkeep/orphans.ts";
import { loadState, reloadState } from "../prepare/load-state.ts";
import { resolveForRun } from "../prepare/prepare.ts";
import { readLive } from "../prepare/read-live.ts";
import { type Run, storefrontOf } from "../run/context.ts";
import { ofOneTarget } from "../run/one-target.ts";
import { verifyContent } from "../target/verify-content.ts";

/** Do the targets still deliver what the state records? Reads both, takes the targets' names from the manifest, and writes nothing. */
export async function check(parsed: Manifest, run: Run<CheckSettings>): Promise<void> {
  const { settings, ports, draft, manifest } = run;
  const { environment } = settings;
  const storefront = storefrontOf(run);
  const resolved = resolveForRun(parsed, run);
  if (draft.problems.length > 0) return;
  const { store, newLineage } = ports;
  const snapshot = await loadState(store, { environment, manifest: manifest.path, newLineage });
  draft.loaded(snapshot.state, store.where);
  const recorded = { ...run, resolved, snapshot };
  const reading = await readLive(recorded, { reload: () => reloadState(recorded) });
  const { state } = reading.snapshot;
  if (state.files.length === 0) draft.notices.push("The state records no file yet.");
  const intact: Receipt[] = [];
  for (const [target, listing] of inOrder(resolved.chosen, reading.listings)) {
    const spelling = resolved.spellings.get(target)?.[0] ?? target;
    const drift = driftOf(listing, spelling, state);
    const altered = await ofOneTarget(target, draft, () =>
      settings.verify === "content" ? verifyContent(listing, drift.intact, storefront) : [],
    );
    intact.push(...drift.intact.filter((receipt) => !altered?.includes(receipt)));
    if (drift.problem) draft.problems.push(drift.problem);
    if (altered && altered.length > 0)
      draft.problems.push(otherContentThanRecorded(target, spelling, altered));
    draft.notices.push(...drift.notices);
  }
  draft.notices.push(...orphansOf(state, resolved.spellings).map(orphanNotice));
  draft.outcomes(intact.map(asKept));
}

/** Listings arrive in the order of the answers. */
function inOrder<T>(
  targets: ReadonlySet<string>,
  listings: ReadonlyMap<string, T>,
): readonly (readonly [string, T])[] {
  return [...targets].flatMap((target) => {
    const listing = listings.get(target);
    return listing ? [[target, listing] as const] : [];
  });
}

function asKept(receipt: Receipt): Outcome {
  const change = { ...deletion(receipt, "live as recorded"), action: "keep" as const, prior: [] };
  return { change, status: "done", file_id: receipt.file_id };
}
