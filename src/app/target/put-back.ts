import { liveIds } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import { Problem } from "../../core/problem.ts";
import type { StateEntry } from "../../core/state/entries.ts";
import { timeOf } from "./context.ts";
import { filesLost } from "./problems.ts";
import { type Withdrawn, withdraw } from "./withdraw.ts";
import { restoredOf, type Work } from "./work.ts";

/**
 * After a failure the target's list is what it was before the run, plus or minus what others
 * changed meanwhile (A10). What was uploaded stays recorded for the next run, unless it is wrong.
 * An entitlement keeps its new files that are good: taking one out may clear its bytes.
 */
export async function putBack(work: Work): Promise<void> {
  const { plan, ctx, list } = work;
  if (ctx.signal.aborted) return;
  const wrong = work.wrong.map(({ file_id }) => file_id);
  const mine = routeOf(plan.target).attachesOnUpload ? wrong : attachedByUs(work);
  const add = [...work.displaced];
  if (mine.length + add.length === 0) return;
  if (routeOf(plan.target).attachesOnUpload) {
    const { stayed } = await withdraw(list, plan, { drop: mine, undoes: true }, ctx);
    return ctx.ledger.write(entriesOf(wrong, stayed, work));
  }
  const back = await list.change({ add, drop: mine, undoes: true, mayEmpty: add.length === 0 });
  const live = liveIds(back.listing);
  const stayed = mine
    .filter((id) => live.has(id))
    .map((file_id) => ({ file_id, reason: "still-attached" as const }));
  ctx.ledger.write(entriesOf(wrong, stayed, work));
  if (back.missing.length > 0) throw filesLost(plan, back.missing, back.listing);
}

/** Ids that are listed because of this run. */
function attachedByUs(work: Work): readonly string[] {
  const before = new Set(work.plan.before.map(({ file_id }) => file_id));
  const restored = restoredOf(work).flatMap(({ file_id }) => file_id ?? []);
  const sent = [...work.delivered.values()].map(({ file_id }) => file_id);
  return [...new Set([...work.reserved, ...sent, ...restored])].filter((id) => !before.has(id));
}

/** A wrong file is forgotten once it is gone, and held as long as it stays. */
function entriesOf(
  wrong: readonly string[],
  stayed: Withdrawn["stayed"],
  { ctx }: Work,
): readonly StateEntry[] {
  const since = timeOf(ctx);
  const reasons = new Map(stayed.map(({ file_id, reason }) => [file_id, reason]));
  return wrong.map((file_id) => {
    const reason = reasons.get(file_id);
    return reason
      ? { op: "retire", file_id, by: ctx.by, reason: "wrong", held: { reason, since } }
      : { op: "forget", file_id };
  });
}

export function ifProblem(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}
