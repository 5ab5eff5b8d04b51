import type { Listing } from "../dodo/listing.ts";
import { isProduct } from "../dodo/target.ts";

/** A product or an entitlement as the shop lists it. */
export interface ShopItem {
  readonly id: string;
  /** As the seller wrote it; empty where it has none. */
  readonly title: string;
}

/** Something that files can be delivered to. */
export interface Offer extends ShopItem {
  /** Names of the files that it delivers now; absent where it was not read. */
  readonly delivers?: readonly string[] | undefined;
}

/** What a manifest would name: a product that delivers through an entitlement is that entitlement (`use-entitlement`), each id once. */
export function offersOf(
  shelves: readonly ShopItem[],
  listings: ReadonlyMap<string, Listing>,
): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const { id, title } of shelves) {
    const listing = listings.get(id);
    const own = listing?.files.filter((file) => file.own) ?? [];
    const through =
      own.length > 0
        ? []
        : (listing?.entitlements ?? []).filter(({ file_ids }) => file_ids.length > 0);
    const delivers = listing?.files.map(({ name }) => name);
    const ids = isProduct(id) && through.length > 0 ? through.map((each) => each.id) : [id];
    for (const each of ids) if (!offers.has(each)) offers.set(each, { id: each, title, delivers });
  }
  return [...offers.values()];
}
