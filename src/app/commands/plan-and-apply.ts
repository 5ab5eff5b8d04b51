import type { Manifest } from "../../core/manifest/manifest.ts";
import { parsePlanDocument, renderPlanDocument } from "../../core/plan/document.ts";
import { allowedBy, stale, waits } from "../../core/plan/hold-to-saved.ts";
import type { Fresh } from "../../core/plan/make-plan.ts";
import { type Change, changesOf, isDelivery, type Plan } from "../../core/plan/plan.ts";
import { manyFilesNotices, untagged } from "../../core/plan/problems.ts";
import { type Outcome, untried } from "../../core/run/report.ts";
import type { ApplySettings, PlanSettings } from "../../core/run/settings.ts";
import { newerRelease } from "../../core/state/other-runs.ts";
import { orphanNotice, orphansOf } from "../../core/upkeep/orphans.ts";
import { carryOut } from "../apply/carry-out.ts";
import type { Delivery } from "../apply/delivery.ts";
import type { PlanFile } from "../ports.ts";
import { planFrom, type Survey, survey } from "../prepare/plan-live.ts";
import { type PreparedRun, prepare } from "../prepare/prepare.ts";
import type { Run } from "../run/context.ts";
import { runKeyOf } from "../run/run-key.ts";
import { superseded } from "../target/problems.ts";

/** `plan` and `apply`: the same plan, shown or carried out. */
export async function planAndApply(
  manifest: Manifest,
  run: Run<PlanSettings | ApplySettings>,
): Promise<void> {
  const { settings, ports } = run;
  const { planFile } = ports;
  const saved = planFile && settings.command === "apply" ? await loadPlan(planFile) : undefined;
  // A state that was lost since begins a lineage of its own, and the plan fits no more.
  const newLineage = saved?.serial === 0 ? () => saved.lineage : ports.newLineage;
  const desired = await prepare(manifest, { ...run, ports: { ...ports, newLineage } });
  if (desired) await planTargets(desired, saved);
}

async function planTargets(
  prepared: PreparedRun<PlanSettings | ApplySettings>,
  saved: Plan | undefined,
): Promise<void> {
  const { settings, draft, scanned } = prepared;
  const seen = await survey(prepared, { begun: prepared.begun });
  const { snapshot } = seen;
  const desired = withoutLeft(prepared, seen);
  const allows = saved && allowedBy(saved);
  const planned = planFrom(desired, seen, { allows });
  draft.planned(planned);
  const { plan } = planned;
  const { resolved } = desired;
  if (saved) holdToSaved(saved, planned, desired);
  if (scanned.idle && !changesOf(plan).some(isDelivery)) draft.warnings.push(scanned.idle);
  draft.notices.push(
    ...orphansOf(snapshot.state, resolved.spellings).map(orphanNotice),
    ...manyFilesNotices(plan),
  );
  if (settings.command === "plan") {
    draft.outcomes(changesOf(plan).map(asPlanned));
    return savePlan(plan, desired);
  }
  draft.outcomes(changesOf(plan).map(untried));
  draft.problems.push(...untagged(plan));
  const isStopped = draft.problems.some(({ target }) => target === undefined);
  const { placements } = scanned;
  const replan: Delivery["replan"] = async (targets, state, rules) => {
    const chosen = new Set([...resolved.chosen].filter((target) => targets.has(target)));
    const again = {
      ...desired,
      resolved: { ...resolved, chosen },
      snapshot: { ...snapshot, state },
    };
    return {
      ...planFrom(again, await survey(again, { quiet: true }), { allows, ...rules }),
      placements,
    };
  };
  if (!isStopped) await carryOut({ ...desired, settings, kind: "apply", plan, placements, replan });
}

/** What a newer run took over while this one began is left to it (A7). */
function withoutLeft<S extends PlanSettings | ApplySettings>(
  prepared: PreparedRun<S>,
  { snapshot }: Survey,
): PreparedRun<S> {
  const { settings, draft, resolved } = prepared;
  const by = runKeyOf(prepared, prepared.snapshot);
  const isLeft = (target: string) => newerRelease(snapshot.state, target, by) !== undefined;
  const left = settings.command === "apply" ? [...resolved.chosen].filter(isLeft) : [];
  for (const target of left)
    draft.warnings.push(
      superseded({ target, spellings: resolved.spellings.get(target) ?? [target] }),
    );
  const chosen = new Set([...resolved.chosen].filter((target) => !left.includes(target)));
  return { ...prepared, snapshot, resolved: { ...resolved, chosen } };
}

/** A saved plan that fits no more stops the run; what it does not contain waits. */
function holdToSaved(
  saved: Plan,
  fresh: Fresh,
  { ports, draft, snapshot, resolved }: PreparedRun,
): void {
  const where = ports.planFile?.where ?? "";
  const planned = new Set(fresh.plan.targets.map(({ target }) => target));
  const leftOut = new Set([...resolved.spellings.keys()].filter((target) => !planned.has(target)));
  const problem = stale(saved, { ...fresh, state: snapshot.state, leftOut }, where);
  if (problem) draft.problems.push(problem);
  else if (fresh.waiting.length > 0) draft.warnings.push(waits(fresh, where));
}

/** A plan that something stands in the way of is not worth holding to. */
async function savePlan(plan: Plan, { ports: { planFile }, draft }: PreparedRun): Promise<void> {
  if (!planFile) return;
  const isWhole = draft.problems.length === 0;
  if (isWhole) await planFile.save(renderPlanDocument(plan));
  draft.notices.push(
    isWhole ? `The plan is in ${planFile.where}.` : `No plan was written to ${planFile.where}.`,
  );
}

async function loadPlan(planFile: PlanFile): Promise<Plan> {
  return parsePlanDocument(await planFile.load(), planFile.where);
}

function asPlanned(change: Change): Outcome {
  return { change, status: "planned", file_id: change.file_id };
}
