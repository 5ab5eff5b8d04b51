import { type Listing, liveIds } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import { isDelivery, isUpload } from "../../core/plan/plan.ts";
import type { StateEntry } from "../../core/state/entries.ts";
import type { RetirementReason } from "../../core/state/state.ts";
import type { LastReading } from "./attach.ts";
import { timeOf } from "./context.ts";
import { notLive, stillAttached } from "./problems.ts";
import type { ListDrop } from "./target-list.ts";
import { type Withdrawn, withdraw } from "./withdraw.ts";
import { expectedIds, type Work } from "./work.ts";

/** Times that something which should be live is attached again before the withdrawal is given up. */
const mostTries = 2;

/** Withdraws what the plan lets go, once the new is recorded and everything that should be live is. Throws `not-live`. */
export async function withdrawOld(
  prior: readonly string[],
  { listing, isFresh }: LastReading,
  work: Work,
): Promise<void> {
  const { plan, ctx } = work;
  const ids = [...new Set([...prior, ...plan.held])];
  const live = liveIds(listing);
  const isWhole = expectedIds(work).every((id) => live.has(id));
  const isDue = !isWhole || ids.some((id) => live.has(id));
  // Nothing old goes before the new is recorded.
  const from = isFresh && ctx.ledger.isSaved() ? listing : undefined;
  if (isDue) await ctx.ledger.durable();
  ctx.signal.throwIfAborted();
  const { listing: after, stayed } = isDue
    ? await withdrawn({ drop: ids, from }, work)
    : { listing, stayed: [] };
  ctx.ledger.write([...entriesOf(ids, stayed, work), ...endedHolds(after, work)]);
  for (const { file_id, reason } of stayed)
    ctx.report.warn(stillAttached(plan, ctx.known.receipt(file_id)?.name ?? file_id, reason));
  const added = plan.changes.filter(
    (change) => isUpload(change) || change.action === "restore",
  ).length;
  const count = ids.filter((id) => live.has(id)).length - stayed.length;
  const { target } = plan;
  const files = after.files.length;
  ctx.report.observe({ kind: "live", target, files, added, withdrawn: count });
}

async function withdrawn({ drop, from }: ListDrop, work: Work): Promise<Withdrawn> {
  const { plan, ctx, list } = work;
  const mayEmpty = ctx.limits.allowEmptyTarget;
  for (let round = 1; ; round += 1) {
    const must = expectedIds(work);
    const first = round === 1 ? from : undefined;
    const result = await withdraw(list, plan, { drop, must, mayEmpty, from: first }, ctx);
    if (result.lacking.length === 0) return result;
    const lacking = new Set(result.lacking);
    const gone = plan.changes.filter((change) =>
      lacking.has(work.delivered.get(change)?.file_id ?? change.file_id ?? ""),
    );
    if (round > mostTries || !routeOf(plan.target).takesFilesBack) throw notLive(plan, gone);
    const back = await list.change({ add: result.lacking, drop: [] });
    if (back.refusal || back.missing.length > 0) throw notLive(plan, gone);
  }
}

function entriesOf(
  ids: readonly string[],
  stayed: Withdrawn["stayed"],
  { plan, ctx }: Work,
): readonly StateEntry[] {
  const held = new Map(stayed.map(({ file_id, reason }) => [file_id, reason]));
  const since = timeOf(ctx);
  const replaced = new Set(
    plan.changes
      .filter((change) => isDelivery(change) || change.action === "keep")
      .flatMap(({ prior }) => prior),
  );
  const why: Readonly<Record<typeof ctx.kind, RetirementReason>> = {
    apply: "unwanted",
    import: "unwanted",
    rollback: "rolled-back",
    destroy: "destroyed",
  };
  return ids.map((file_id) => {
    const reason = ctx.kind === "apply" && replaced.has(file_id) ? "replaced" : why[ctx.kind];
    const stays = held.get(file_id);
    const mark = stays ? { held: { reason: stays, since } } : {};
    return { op: "retire", file_id, by: ctx.by, reason, ...mark };
  });
}

/** A held file that two readings no longer list is held no more (A13). */
function endedHolds(after: Listing, { plan, ctx }: Work): readonly StateEntry[] {
  const listed = new Set([...liveIds(after), ...plan.before.map(({ file_id }) => file_id)]);
  return ctx.ledger
    .state()
    .retired.filter((one) => one.target === plan.target && one.held && !listed.has(one.file_id))
    .map(({ file_id, retirement }) => {
      return { op: "retire", file_id, by: ctx.by, reason: retirement?.reason ?? "replaced" };
    });
}
