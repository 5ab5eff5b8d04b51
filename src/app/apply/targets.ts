import type { Plan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import { type Outcome, untried } from "../../core/run/report.ts";
import { mapPool } from "../run/pool.ts";
import type { ApplyContext } from "../target/context.ts";
import { applyTarget } from "../target/target.ts";

export interface Applied {
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
}

/** Targets at a time: enough that uploads of one overlap with the reads and writes of others. */
const targetsAtATime = 8;

/** Walks the plan, target by target; one that fails does not stop the others. `stopped` ones are left as they are. */
export async function applyTargets(
  plan: Plan,
  stopped: ReadonlySet<string>,
  ctx: ApplyContext,
): Promise<Applied> {
  const results = await mapPool(plan.targets, targetsAtATime, async (target) => {
    if (!stopped.has(target.target)) return applyTarget(target, ctx);
    return { outcomes: target.changes.map(untried), problems: [] };
  });
  return {
    outcomes: results.flatMap((one) => one.outcomes),
    problems: results.flatMap((one) => one.problems),
  };
}
