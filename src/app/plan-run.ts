import type { Manifest } from "../core/manifest.ts";
import { orphanNotice, orphansOf } from "../core/orphans.ts";
import { type Change, changesOf } from "../core/plan.ts";
import { manyFilesNotices, untagged } from "../core/plan-problems.ts";
import { type Outcome, untried } from "../core/report.ts";
import { carryOut } from "./carry-out.ts";
import { planRun } from "./preflight.ts";
import { type Desired, planInput, prepare, readLive } from "./prepare.ts";
import type { Run } from "./run-ports.ts";
import { untilStopped } from "./until-stopped.ts";

/** `plan` and `apply`: the same plan, shown or carried out. */
export async function planAndApply(manifest: Manifest, run: Run): Promise<void> {
  const desired = await prepare(manifest, run);
  if (desired) await planTargets(desired);
}

async function planTargets(desired: Desired): Promise<void> {
  const { settings, ports, draft, snapshot, resolved } = desired;
  const listings = await readLive(desired);
  if (!ports.storefront)
    draft.notices.push("There is no API key, so the plan compares with the state alone (offline).");
  const planned = await untilStopped(planRun(planInput(desired, listings), ports.storefront), ports.signal);
  draft.planned(planned);
  const { plan } = planned;
  draft.notices.push(...orphansOf(snapshot.state, resolved.spellings).map(orphanNotice), ...manyFilesNotices(plan));
  if (settings.command === "plan") return draft.outcomes(changesOf(plan).map(asPlanned));
  draft.outcomes(changesOf(plan).map(untried));
  const toStop = [...planned.problems.filter(({ target }) => target === undefined), ...untagged(plan)];
  draft.problems.push(...untagged(plan));
  if (toStop.length === 0) await carryOut(plan, { ...desired, placements: desired.scanned.placements });
}

function asPlanned(change: Change): Outcome {
  return { change, status: "planned", file_id: change.file_id };
}
