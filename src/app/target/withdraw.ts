import type { Listing } from "../../core/dodo/listing.ts";
import { liveIds } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import type { Stayed } from "../ports.ts";
import type { ApplyContext } from "./context.ts";
import { filesLost, listRefused, type NamedTarget } from "./problems.ts";
import type { ListDrop, Refusal, TargetList } from "./target-list.ts";

/** What a withdrawal came to. */
export interface Withdrawn {
  readonly listing: Listing;
  /** Still live, and why. */
  readonly stayed: readonly { readonly file_id: string; readonly reason: Stayed }[];
  /** Ids that must be live first and were not: then nothing was withdrawn. */
  readonly lacking: readonly string[];
}

/**
 * Takes ids out of a target: by a shorter list, then, what that does not let go, one by one if the
 * route can. Throws `files-lost` if another file went with them.
 */
export async function withdraw(
  list: TargetList,
  named: NamedTarget,
  change: ListDrop,
  ctx: ApplyContext,
): Promise<Withdrawn> {
  const listed = await withdrawByList(list, change);
  if (listed.lacking.length > 0 || listed.stayed.length === 0) return listed;
  const { target } = named;
  const why = new Map(listed.stayed.map(({ file_id, reason }) => [file_id, reason]));
  const file_ids = [...why.keys()];
  const { withdrawSold } = ctx.limits;
  const kept = await ctx.storefront.remove({ target, file_ids, withdrawSold });
  const removed = file_ids.filter((id) => !kept.has(id));
  if (removed.length === 0 && listed.refusal && !routeOf(target).attachesOnUpload)
    throw listRefused(named, listed.refusal.message);
  const reasonOf = (id: string) =>
    why.get(id) === "in-use" ? "in-use" : (kept.get(id) ?? "still-attached");
  if (removed.length === 0)
    return { ...listed, stayed: stillIn(listed.listing, change.drop, reasonOf) };
  const gone = new Set([...removed, ...ctx.known.leaving]);
  const present = [...liveIds(listed.listing)].filter((id) => !gone.has(id));
  const listing = await list.readBack({ present, absent: removed });
  const live = liveIds(listing);
  const lost = present.filter((id) => !live.has(id) && !ctx.isWithdrawn(id));
  if (lost.length > 0) throw filesLost(named, lost, listed.listing);
  return { listing, stayed: stillIn(listing, change.drop, reasonOf), lacking: [] };
}

interface ByList extends Withdrawn {
  readonly refusal?: Refusal | undefined;
}

async function withdrawByList(list: TargetList, change: ListDrop): Promise<ByList> {
  const { listing, lacking, refusal } = await list.change({ ...change, add: [] });
  if (refusal?.kind === "in-use") return oneByOne(list, change, listing);
  const stayed = stillIn(listing, change.drop, () => "still-attached");
  return { listing, lacking, stayed, refusal };
}

/** One protected file must not keep the others from being withdrawn. */
async function oneByOne(list: TargetList, change: ListDrop, from: Listing): Promise<ByList> {
  if (change.drop.length === 1)
    return { listing: from, stayed: stillIn(from, change.drop, () => "in-use"), lacking: [] };
  let listing = from;
  const stayed: Withdrawn["stayed"][number][] = [];
  for (const id of change.drop) {
    const one = await withdrawByList(list, { ...change, drop: [id], from: undefined });
    listing = one.listing;
    if (one.lacking.length > 0) return { ...one, stayed };
    stayed.push(...one.stayed);
  }
  return { listing, stayed, lacking: [] };
}

function stillIn(
  listing: Listing,
  ids: readonly string[],
  reasonOf: (id: string) => Stayed,
): Withdrawn["stayed"] {
  const live = liveIds(listing);
  return ids
    .filter((id) => live.has(id))
    .map((file_id) => ({ file_id, reason: reasonOf(file_id) }));
}
