import { liveIds } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import type { TargetPlan } from "../../core/plan/plan.ts";
import type { ApplyContext } from "../target/context.ts";
import { createTargetList } from "../target/target-list.ts";

/**
 * Attaches again what other runs released in a target meanwhile and what is not live any more: a
 * list that this run wrote at the same moment may have taken it out (A7). Files whose slot this run
 * delivers are not theirs any more. An entitlement takes nothing back: there the next run sends it.
 */
export async function bringBackTheirs(named: TargetPlan, ctx: ApplyContext): Promise<void> {
  const { target } = named;
  if (!routeOf(target).takesFilesBack) return;
  const { files, releases } = ctx.ledger.state();
  const here = files.filter((receipt) => receipt.target === target);
  const slots = new Set(
    here.filter(({ file_id }) => ctx.attached.has(file_id)).map(({ slot }) => slot),
  );
  const released = new Set(
    releases
      .filter(({ serial, targets }) => serial > ctx.by.since && targets.includes(target))
      .flatMap(({ live }) => live[target] ?? []),
  );
  const theirs = here
    .filter(({ file_id, slot }) => released.has(file_id) && !slots.has(slot))
    .map(({ file_id }) => file_id);
  if (theirs.length === 0) return;
  const list = createTargetList({ ...named, before: [] }, ctx);
  const live = liveIds(await list.read());
  const add = theirs.filter((id) => !live.has(id) && !ctx.known.leaving.has(id));
  if (add.length > 0) await list.change({ add, drop: [] });
}
