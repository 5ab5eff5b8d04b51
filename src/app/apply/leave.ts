import { type Listing, liveIds } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import type { TargetPlan } from "../../core/plan/plan.ts";
import { newerRelease } from "../../core/state/other-runs.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { ApplyContext } from "../target/context.ts";
import { stillAttached } from "../target/problems.ts";
import { createTargetList } from "../target/target-list.ts";
import { withdraw } from "../target/withdraw.ts";

/**
 * Leaves a target to the newer run that took it over: what the newer run wants comes back if this
 * run took it out, and what this run attached goes if the newer run has another file in its place.
 */
export async function leaveToNewer(named: TargetPlan, ctx: ApplyContext): Promise<void> {
  const { target } = named;
  const list = createTargetList({ ...named, before: [] }, ctx);
  const { add, drop, must, mayEmpty } = partingOf(target, await list.read(), ctx);
  if (add.length > 0) await list.change({ add, drop: [], undoes: true });
  const change = { drop, must, undoes: true, mayEmpty };
  const { stayed } = drop.length > 0 ? await withdraw(list, named, change, ctx) : { stayed: [] };
  const { by } = ctx;
  ctx.ledger.write(
    drop.map((file_id) => ({ op: "retire" as const, file_id, by, reason: "superseded" as const })),
  );
  for (const { file_id, reason } of stayed)
    ctx.report.warn(stillAttached(named, ctx.known.receipt(file_id)?.name ?? file_id, reason));
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
  const missing = [...wanted].filter((id) => isActive.has(id) && !live.has(id));
  const add = routeOf(target).takesFilesBack ? missing : [];
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
  return {
    add,
    drop: [...new Set(going.map(({ file_id }) => file_id))].filter((id) => !wanted.has(id)),
    must: [...wanted].filter((id) => there.has(id)),
    mayEmpty: release?.kind === "destroy",
  };
}
