import type { Listing } from "../../core/dodo/listing.ts";
import {
  type Change,
  isLeaving,
  isPending,
  isUpload,
  type TargetPlan,
} from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { Outcome } from "../../core/run/report.ts";
import type { StateEntry } from "../../core/state/entries.ts";
import type { ReleaseKind, RetirementReason } from "../../core/state/state.ts";
import { prove } from "../prepare/prove-namesakes.ts";
import { attachOrPutBack } from "./attach.ts";
import { type ApplyContext, fileOf } from "./context.ts";
import { putBack } from "./put-back.ts";
import { receiptOf } from "./upload.ts";
import { uploadAll } from "./uploads.ts";
import { withdrawOld } from "./withdraw-old.ts";
import { restoredOf, type Work, workOn } from "./work.ts";

export interface TargetResult {
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
}

/** Carries out one target: uploads all, attaches all, reads back, withdraws the old, reads back. Never throws a Problem. */
export async function applyTarget(plan: TargetPlan, ctx: ApplyContext): Promise<TargetResult> {
  const work = workOn(plan, ctx);
  const failed = new Map<Change, Problem>();
  const problems: Problem[] = [];
  try {
    for (const [change, error] of await uploadAll(plan.changes.filter(isUpload), work))
      failed.set(change, error);
    problems.push(...failed.values());
    if (failed.size > 0) await putBack(work);
    else await deliverAll(work);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error.with({ target: plan.target }));
  }
  return { outcomes: plan.changes.map((change) => outcomeOf(change, work, failed)), problems };
}

function outcomeOf(change: Change, { done }: Work, failed: ReadonlyMap<Change, Problem>): Outcome {
  const file_id = done.get(change) ?? null;
  if (!isPending(change)) return { change, status: "done", file_id: change.file_id };
  if (done.has(change)) return { change, status: "done", file_id };
  return { change, status: failed.has(change) ? "failed" : "waiting", file_id: null };
}

async function deliverAll(work: Work): Promise<void> {
  const { plan, ctx, delivered } = work;
  const { changes } = plan;
  const adopted = changes.filter(({ action }) => action === "adopt");
  ctx.ledger.write(adopted.map((change) => recordedAgain(change, ctx)));
  const restored = restoredOf(work);
  const prior = changes.flatMap((change) => change.prior);
  const isWritten = delivered.size > 0 || restored.length > 0 || prior.length > 0;
  // The save and the list go side by side; nothing old goes before both are done.
  if (delivered.size > 0) ctx.ledger.durable().catch(() => {});
  const last = isWritten ? await attachOrPutBack(work) : undefined;
  recordRestored(work);
  for (const change of changes.filter((one) => isPending(one) && one.prior.length === 0))
    settle(change, work);
  if (last) {
    const { ids, isLooked } = await strays(last.listing, work);
    const isFresh = last.isFresh && !isLooked;
    await withdrawOld([...prior, ...ids], { ...last, isFresh }, work);
  }
  for (const change of changes.filter(({ prior: old }) => old.length > 0)) settle(change, work);
}

/**
 * If an id is listed as soon as it is given out, an answer that got lost leaves one without bytes
 * behind, under a name that this run delivers, and no receipt knows it.
 */
async function strays(
  listing: Listing,
  work: Work,
): Promise<{ readonly ids: readonly string[]; readonly isLooked: boolean }> {
  const { plan, ctx, delivered, reserved } = work;
  const known = new Set([
    ...plan.before.map(({ file_id }) => file_id),
    ...[...delivered.values()].map(({ file_id }) => file_id),
    ...reserved,
  ]);
  const sent = new Map([...delivered.keys()].map((change) => [change.name, change]));
  const ids: string[] = [];
  const open = listing.files.filter(({ file_id, name }) => sent.has(name) && !known.has(file_id));
  for (const file of open) {
    const change = sent.get(file.name);
    if (change && (await prove(ctx.storefront, file, fileOf(change, ctx), 0)) === "dead")
      ids.push(file.file_id);
  }
  return { ids, isLooked: open.length > 0 };
}

/** What is live again is recorded before anything old goes. */
function recordRestored(work: Work): void {
  const { ctx, delivered } = work;
  const back = restoredOf(work).filter((change) => !delivered.has(change));
  for (const { file_id } of back) ctx.attached.add(file_id ?? "");
  ctx.ledger.write(back.map((change) => recordedAgain(change, ctx)));
}

/** What a rollback lets go of is not to be attached any more, by whoever recorded it. */
const whyAbsent: { readonly [K in ReleaseKind]: RetirementReason } = {
  apply: "absent",
  import: "absent",
  rollback: "rolled-back",
  destroy: "destroyed",
};

function settle(change: Change, { ctx, delivered, done }: Work): void {
  const { ledger, by } = ctx;
  const sent = delivered.get(change);
  // By now a download has proven it, as far as downloads have a bound.
  if (sent && !sent.proven) {
    const receipt = receiptOf(change, { ...sent, proven: true }, ctx);
    ledger.write([{ op: "record", receipt, by }]);
  }
  // Retired, not dropped: a release may still need it. If none does, the next release lets it go.
  if (change.action === "forget" && change.file_id)
    ledger.write([{ op: "retire", file_id: change.file_id, by, reason: whyAbsent[ctx.kind] }]);
  const stays = isLeaving(change) ? null : change.file_id;
  done.set(change, sent?.file_id ?? stays);
}

/** A file that Dodo has already is managed from now on, or managed again; a rollback leaves it its place. */
function recordedAgain(change: Change, ctx: ApplyContext): StateEntry {
  const file_id = change.file_id ?? "";
  const known = ctx.known.receipt(file_id);
  const fresh = receiptOf(change, { file_id, md5: known?.md5 ?? null }, ctx);
  const { listed } = known ?? {};
  if (ctx.kind !== "rollback" || !known) {
    return { op: "record", receipt: listed ? { ...fresh, listed } : fresh, by: ctx.by };
  }
  const { retirement: _, held: __, unproven: ___, ...receipt } = known;
  return { op: "record", receipt, by: ctx.by };
}
