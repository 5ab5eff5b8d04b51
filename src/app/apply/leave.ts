import { liveIds } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import type { TargetPlan } from "../../core/plan/plan.ts";
import { newerRelease } from "../../core/state/other-runs.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { ApplyContext } from "../target/context.ts";
import { stillAttached } from "../target/problems.ts";
import { createTargetList } from "../target/target-list.ts";
import { withdraw } from "../target/withdraw.ts";

/**
 * Leaves a target to the newer run that took it over: what this run attached goes if the newer run
 * has another file in its place, and what the newer run wants comes back if this run took it out.
 */
export async function leaveToNewer(named: TargetPlan, ctx: ApplyContext): Promise<void> {
  const { target } = named;
  const list = createTargetList({ ...named, before: [] }, ctx);
  const listing = await list.read();
  const live = liveIds(listing);
  const state = ctx.ledger.state();
  const here = (receipt: Receipt) => receipt.target === target;
  const files = state.files.filter(here);
  const release = newerRelease(state, target, ctx.by);
  const wanted = new Set(release?.live[target] ?? []);
  const isUndone = release?.kind === "rollback" || release?.kind === "destroy";
  const isReplaced = (receipt: Receipt) =>
    files.some((one) => {
      const isOther = one.slot === receipt.slot && !ctx.attached.has(one.file_id);
      return isOther && live.has(one.file_id) && !ctx.known.leaving.has(one.file_id);
    });
  const active = new Map(files.map((receipt) => [receipt.file_id, receipt]));
  const mine = [...active.values()].filter(
    (one) => isUndone || (ctx.attached.has(one.file_id) && isReplaced(one)),
  );
  // What the newer run withdrew goes again if a list of this run brought it back; it may be forgotten by now.
  const forgotten = [...ctx.attached].filter((id) => live.has(id) && !active.has(id));
  const back = state.retired.filter(
    (one) => here(one) && (ctx.listed.has(one.file_id) || (live.has(one.file_id) && !one.held)),
  );
  const going = [...[...mine, ...back].map(({ file_id }) => file_id), ...forgotten];
  const drop = [...new Set(going)].filter((id) => !wanted.has(id));
  const missing = [...wanted].filter((id) => active.has(id) && !live.has(id));
  const add = routeOf(target).takesFilesBack ? missing : [];
  if (add.length > 0) await list.change({ add, drop: [], undoes: true });
  // A file that was never attached goes from the state alone.
  const must = [...wanted].filter((id) => live.has(id) || add.includes(id));
  const mayEmpty = release?.kind === "destroy";
  const { stayed } = drop.some((id) => live.has(id))
    ? await withdraw(list, named, { drop, must, undoes: true, mayEmpty }, ctx)
    : { stayed: [] };
  const { by } = ctx;
  ctx.ledger.write(
    drop.map((file_id) => ({ op: "retire" as const, file_id, by, reason: "superseded" as const })),
  );
  for (const { file_id, reason } of stayed)
    ctx.report.warn(stillAttached(named, ctx.known.receipt(file_id)?.name ?? file_id, reason));
}
