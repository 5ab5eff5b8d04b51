import type { Change, TargetPlan } from "../../core/plan/plan.ts";
import { isPending } from "../../core/plan/plan.ts";
import type { Proof } from "../../core/plan/plan-slot.ts";
import type { Delivered } from "../ports.ts";
import type { ApplyContext } from "./context.ts";
import { createTargetList, type TargetList } from "./target-list.ts";

/** One target that is being carried out, and what it came to so far. */
export interface Work {
  readonly plan: TargetPlan;
  readonly ctx: ApplyContext;
  readonly list: TargetList;
  /** Ids that have their bytes, by change. */
  readonly delivered: Map<Change, Delivered>;
  /** Ids that Dodo gave out in this run, with or without bytes. */
  readonly reserved: Set<string>;
  /** Old ids that one write replaced by the new ones, since Dodo lists no more files. */
  readonly displaced: Set<string>;
  /** New files that are known to be wrong. */
  readonly wrong: Wrong[];
  readonly done: Map<Change, string | null>;
}

export interface Wrong {
  readonly change: Change;
  readonly file_id: string;
  readonly proof: Proof;
}

export function workOn(plan: TargetPlan, ctx: ApplyContext): Work {
  return {
    plan,
    ctx,
    list: createTargetList(plan, ctx),
    delivered: new Map(),
    reserved: new Set(),
    displaced: new Set(),
    wrong: [],
    done: new Map(),
  };
}

/** Changes that bring back what Dodo has already. */
export function restoredOf({ plan }: Work): readonly Change[] {
  return plan.changes.filter(({ action }) => action === "restore");
}

/** The id under which the file of a change is live, or is to be. */
export function idOf(change: Change, { delivered }: Work): string {
  return delivered.get(change)?.file_id ?? change.file_id ?? "";
}

/** What must be live: uploads, and ids that come back, unless they had to be uploaded again. */
export function wantedIds(work: Work): readonly string[] {
  const back = restoredOf(work).filter((change) => !work.delivered.has(change));
  const sent = [...work.delivered.values()].map(({ file_id }) => file_id);
  return [...sent, ...back.flatMap(({ file_id }) => file_id ?? [])];
}

/**
 * What should be live before anything old goes (A2): what this run delivered or restored, and
 * managed files that stay, unless another run has withdrawn them meanwhile.
 */
export function expectedIds(work: Work): readonly string[] {
  const before = new Set(work.plan.before.map(({ file_id }) => file_id));
  const stays = work.plan.changes.filter(
    (change) => (!isPending(change) || change.action === "adopt") && before.has(change.file_id),
  );
  const ids = [...wantedIds(work), ...stays.flatMap(({ file_id }) => file_id ?? [])];
  return [...new Set(ids)].filter((id) => !work.ctx.isWithdrawn(id));
}
