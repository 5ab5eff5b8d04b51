import { type Listing, liveIds } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import type { TargetPlan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import { newerRelease } from "../../core/state/other-runs.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { ApplyContext } from "../target/context.ts";
import { newerLost, stillAttached } from "../target/problems.ts";
import { confirmAfter, createTargetList } from "../target/target-list.ts";
import { withdraw } from "../target/withdraw.ts";

/**
 * Leaves a target to the newer run that took it over: what the newer run wants comes back if this
 * run took it out, and what this run attached goes if the newer run has another file in its place.
 * Returns the problem if a file of the newer run is gone and its route takes none back.
 */
export async function leaveToNewer(
  named: TargetPlan,
  ctx: ApplyContext,
): Promise<Problem | undefined> {
  const { target } = named;
  const list = createTargetList({ ...named, before: [] }, ctx);
  const { add, again, lost, drop, must, mayEmpty } = partingOf(target, await list.read(), ctx);
  if (add.length > 0) await list.change({ add, drop: [], undoes: true });
  const change = { drop, must, undoes: true, mayEmpty };
  const { stayed } = drop.length > 0 ? await withdraw(list, named, change, ctx) : { stayed: [] };
  const { by } = ctx;
  ctx.ledger.write(again.map((receipt) => ({ op: "record" as const, receipt, by })));
  ctx.ledger.write(
    drop.map((file_id) => ({ op: "retire" as const, file_id, by, reason: "superseded" as const })),
  );
  for (const { file_id, reason } of stayed)
    ctx.report.warn(stillAttached(named, ctx.known.receipt(file_id)?.name ?? file_id, reason));
  if (lost.length === 0) return undefined;
  await ctx.clock.sleep(confirmAfter);
  const still = partingOf(target, await list.read(), ctx).lost;
  return still.length > 0 ? newerLost(named, still) : undefined;
}

/** What has to change in a target that is left to a newer run. */
function partingOf(target: string, listing: Listing, ctx: ApplyContext) {
  const live = liveIds(listing);
  const state = ctx.ledger.state();
  const isHere = (receipt: Receipt) => receipt.target === target;
  const active = state.files.filter(isHere);
  const release = newerRelease(state, target, ctx.by);
  const isUndone = release?.kind === "rollback" || release?.kind === "destroy";
  const released = active.filter(
    (one) => one.order !== undefined && !ctx.attached.has(one.file_id),
  );
  const wanted = new Set(release?.live[target] ?? released.map(({ file_id }) => file_id));
  const isActive = new Set(active.map(({ file_id }) => file_id));
  const missing = active.filter(({ file_id }) => wanted.has(file_id) && !live.has(file_id));
  const { takesFilesBack } = routeOf(target);
  const add = takesFilesBack ? missing.map(({ file_id }) => file_id) : [];
  const there = new Set([...live, ...add]);
  // What the newer run put into a slot of this run, and what is there in any case.
  const isReplaced = ({ slot }: Receipt) =>
    active.some((one) => one.slot === slot && there.has(one.file_id) && isTheirs(one));
  const isTheirs = ({ file_id }: Receipt) =>
    release?.live[target]?.includes(file_id) || !(ctx.attached.has(file_id) || ctx.knew(file_id));
  const mine = active.filter(({ file_id }) => isUndone || ctx.attached.has(file_id));
  // What the newer run withdrew goes again if a list of this run brought it back; it may be forgotten by now.
  const back = [...live].flatMap((id) => {
    const receipt = ctx.ledger.seen(id);
    const held = state.retired.some((one) => one.file_id === id && one.held);
    const isBack = !isActive.has(id) && (ctx.listed.has(id) || ctx.attached.has(id) || !held);
    return receipt?.target === target && isBack ? [receipt] : [];
  });
  const going = [...mine, ...back].filter((one) => isUndone || isReplaced(one));
  // What stays, and was let go of by the newer run since, is recorded again: the next run replaces it.
  const isRetired = new Set(state.retired.map(({ file_id }) => file_id));
  const stays = back.filter((one) => !going.includes(one) && ctx.attached.has(one.file_id));
  return {
    add,
    again: stays.filter(({ file_id }) => !isRetired.has(file_id)),
    lost: takesFilesBack ? [] : missing,
    drop: [...new Set(going.map(({ file_id }) => file_id))].filter((id) => !wanted.has(id)),
    must: [...wanted].filter((id) => there.has(id)),
    mayEmpty: release?.kind === "destroy",
  };
}
