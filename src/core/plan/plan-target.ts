import type { LiveFile } from "../dodo/listing.ts";
import type { Placement } from "../placement/placement.ts";
import type { Problem } from "../problem.ts";
import { buyersView } from "./buyers-view.ts";
import { deletesNewer, deliversOlder, replacesUnordered } from "./downgrades.ts";
import { type Change, isDelivery, isPending, type TargetPlan } from "./plan.ts";
import { liveReceipt, planSlot } from "./plan-slot.ts";
import { planUndesired } from "./plan-undesired.ts";
import {
  deliversThroughEntitlement,
  namesakeWarning,
  nameTaken,
  unorderedVersions,
  wouldDowngrade,
  wouldEmpty,
} from "./problems.ts";
import { type ProofKey, proofKey } from "./proof.ts";
import { namesakesOf, type ReconciledTarget, reconcile, slotOf } from "./reconcile.ts";
import type { TargetFacts } from "./target-facts.ts";

export interface PlanRules {
  readonly prune: boolean;
  readonly forgetsPending?: boolean | undefined;
  readonly allowDowngrade: boolean;
  readonly allowRolledBack: boolean;
  readonly allowEmptyTarget: boolean;
  /** GITHUB_RUN_ID of this run. */
  readonly run?: string | undefined;
  /** Of the changes that would change anything, those that a saved plan lets through; the others wait. Absent: all of them. */
  readonly allows?: ((change: Change) => boolean) | undefined;
}

/** The plan of one target, and what is wrong with it. */
export interface CheckedTarget {
  readonly plan: TargetPlan;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export interface PlannedTarget extends CheckedTarget {
  /** What the rules did not allow. */
  readonly waiting: readonly Change[];
}

/** A live file whose bytes have to be proven before its target can be planned, and the placement it competes with. */
export interface NamesakeToProve {
  readonly file: LiveFile;
  readonly placement: Placement;
  /** Under which the proof is handed back. */
  readonly key: ProofKey;
  /** False where the slot has its file already: only whether this one is dead matters, which needs no download. */
  readonly decides: boolean;
}

/** Those that decide first, since downloads have a bound. */
export function namesakesToProve(facts: TargetFacts): readonly NamesakeToProve[] {
  const { reconciled } = reconcile(facts);
  const all = reconciled.placements.flatMap((placement) => {
    const slot = slotOf(placement, reconciled);
    const decides = !liveReceipt(slot) && !slot.moved;
    return namesakesOf(placement, reconciled).map((file) => ({
      file,
      placement,
      key: proofKey(file, placement),
      decides,
    }));
  });
  return [...all.filter(({ decides }) => decides), ...all.filter(({ decides }) => !decides)];
}

/** Plans one target. Pure; problems stop it, warnings do not. */
export function planTarget(facts: TargetFacts, rules: PlanRules): PlannedTarget {
  const { reconciled, warnings } = reconcile(facts);
  const desired = planDesired(reconciled, rules.run);
  const undesired = planUndesired(reconciled, rules, desired.changes);
  const all = [...desired.changes, ...undesired];
  const goes = (change: Change) => !isPending(change) || rules.allows?.(change) !== false;
  const changes = all.filter(goes);
  const plan = buyersView(reconciled, changes, rules.allowEmptyTarget);
  const problems = [...desired.problems];
  const isSettled = problems.length === 0 && !desired.changes.some(isDelivery);
  const elsewhere = isSettled
    ? undefined
    : deliversThroughEntitlement(reconciled, reconciled.recorded);
  if (elsewhere) problems.unshift(elsewhere);
  const downgrades = [...desired.downgrades, ...deletesNewer(reconciled, undesired, rules.run)];
  if (downgrades.length > 0 && !rules.allowDowngrade)
    problems.push(wouldDowngrade(reconciled, downgrades));
  const isEmptied = plan.after.length === 0 && plan.before.length > 0;
  if (isEmptied && !rules.allowEmptyTarget) problems.push(wouldEmpty(reconciled));
  return {
    plan,
    waiting: all.filter((change) => !goes(change)),
    problems,
    warnings: [...warnings, ...desired.warnings],
  };
}

function planDesired(reconciled: ReconciledTarget, run: string | undefined) {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const downgrades: string[] = [];
  const unordered: string[] = [];
  for (const placement of reconciled.placements) {
    const slot = slotOf(placement, reconciled);
    const planned = planSlot(slot);
    if ("stop" in planned) {
      problems.push(nameTaken(reconciled, placement.name ?? placement.slot, planned.by));
      continue;
    }
    changes.push(...planned.changes);
    warnings.push(...planned.namesakes.map((file) => namesakeWarning(reconciled, file)));
    downgrades.push(...deliversOlder(slot, planned.changes, run));
    unordered.push(...replacesUnordered(slot, planned.changes));
  }
  if (unordered.length > 0) warnings.push(unorderedVersions(reconciled, unordered));
  return { changes, problems, warnings, downgrades };
}
