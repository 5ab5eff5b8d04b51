import type { Placement } from "../../core/placement/placement.ts";
import type { Change, Plan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import { type Outcome, untried } from "../../core/run/report.ts";
import type { Receipt } from "../../core/state/state.ts";
import { createPool, mapPool } from "../run/pool.ts";
import { applyTarget } from "./target.ts";
import type { TargetPorts } from "./uploads.ts";

export interface ApplyInput extends Omit<TargetPorts, "pool" | "placementOf" | "receipt"> {
  readonly plan: Plan;
  /** Targets that a problem of the plan stopped: left exactly as they are. */
  readonly stopped: ReadonlySet<string>;
  /** The files at hand, by target, slot and content. */
  readonly placements: readonly Pick<Placement, "target" | "slot" | "file">[];
  readonly receipts: readonly Receipt[];
  /** Uploads at a time. */
  readonly concurrency: number;
}

export interface Applied {
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
}

/** Targets at a time: enough that uploads of one overlap with the reads and writes of others. */
const targetsAtATime = 8;

/** Walks the plan, target by target; one that fails does not stop the others. */
export async function apply(input: ApplyInput): Promise<Applied> {
  const { plan, stopped, placements, receipts, concurrency, ...shared } = input;
  const byPlace = new Map(
    placements.map((placement) => [contentKey({ ...placement, ...placement.file }), placement]),
  );
  const byId = new Map(receipts.map((receipt) => [receipt.file_id, receipt]));
  const ports: TargetPorts = {
    ...shared,
    pool: createPool(concurrency),
    receipt: (file_id) => byId.get(file_id),
    placementOf(change) {
      const placement = byPlace.get(contentKey(change));
      if (!placement) throw new Error(`no file for ${change.target} ${change.slot}`);
      return placement;
    },
  };
  const results = await mapPool(plan.targets, targetsAtATime, async (target) => {
    if (!stopped.has(target.target)) return applyTarget(target, ports);
    return { outcomes: target.changes.map(untried), problems: [] };
  });
  return {
    outcomes: results.flatMap((one) => one.outcomes),
    problems: results.flatMap((one) => one.problems),
  };
}

/** `keep` lets several files of one slot live, so the content counts too. */
function contentKey({ target, slot, sha256 }: Pick<Change, "target" | "slot" | "sha256">): string {
  return JSON.stringify([target, slot, sha256]);
}
