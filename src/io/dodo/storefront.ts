import type { Storefront } from "../../app/ports.ts";
import type { Listing, LiveFile } from "../../core/dodo/listing.ts";
import { routeNameOf } from "../../core/dodo/target.ts";
import { createEntitlementStorefront } from "./entitlement-route.ts";
import { hasRunOut } from "./parse-listing.ts";
import { createProductStorefront } from "./product-route.ts";
import type { RouteStorefront, StorefrontOptions } from "./route.ts";

/** Dodo by both routes: the target's id says which. */
export function createStorefront(options: StorefrontOptions): Storefront {
  const product = createProductStorefront(options);
  const storefronts = { product, entitlement: createEntitlementStorefront(options) };
  const storefrontOf = (target: string) => storefronts[routeNameOf(target)];
  return withFreshAddresses({
    ...product,
    read: (target, signal) => storefrontOf(target).read(target, signal),
    update: (target, edit) => storefrontOf(target).update(target, edit),
    deliver: (upload) => storefrontOf(upload.target).deliver(upload),
    write: (listing, ...ids) => storefrontOf(listing.target).write(listing, ...ids),
    remove: (removal) => storefrontOf(removal.target).remove(removal),
  });
}

/** Reads a target again before it fetches one of its files from an address that has run out. */
function withFreshAddresses(storefront: RouteStorefront): RouteStorefront {
  const targets = new Map<string, string>();
  const newest = new Map<string, LiveFile>();
  const learn = ({ target, files }: Listing) => {
    for (const file of files) {
      targets.set(file.file_id, target);
      newest.set(file.file_id, file);
    }
  };
  const read: RouteStorefront["read"] = async (target, signal) => {
    const listing = await storefront.read(target, signal);
    learn(listing);
    return listing;
  };
  const fresh = async (live: LiveFile): Promise<LiveFile> => {
    const target = targets.get(live.file_id);
    const known = [live, newest.get(live.file_id)].find((one) => one && !hasRunOut(one));
    if (known || target === undefined) return known ?? live;
    const { files } = await read(target);
    return files.find(({ file_id }) => file_id === live.file_id) ?? live;
  };
  return {
    ...storefront,
    read,
    async update(target, edit) {
      const done = await storefront.update(target, edit);
      learn(done.listing);
      return done;
    },
    digest: async (live, size) => storefront.digest(await fresh(live), size),
    size: async (live) => storefront.size(await fresh(live)),
    prove: async (live, ...rest) => storefront.prove(await fresh(live), ...rest),
  };
}
