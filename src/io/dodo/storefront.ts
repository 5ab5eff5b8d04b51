import type { Storefront } from "../../app/ports.ts";
import { createEntitlementStorefront } from "./entitlement-route.ts";
import { createProductStorefront } from "./product-route.ts";
import type { StorefrontOptions } from "./route.ts";

/** Dodo by both routes: the target's id says which. */
export function createStorefront(options: StorefrontOptions): Storefront {
  const product = createProductStorefront(options);
  const entitlement = createEntitlementStorefront(options);
  const routeOf = (target: string) => (target.startsWith("ent_") ? entitlement : product);
  return {
    ...product,
    read: (target, signal) => routeOf(target).read(target, signal),
    update: (target, edit) => routeOf(target).update(target, edit),
    deliver: (upload) => routeOf(upload.target).deliver(upload),
    write: (listing, ...ids) => routeOf(listing.target).write(listing, ...ids),
    remove: (removal) => routeOf(removal.target).remove(removal),
  };
}
