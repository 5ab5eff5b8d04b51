import { randomBytes, randomUUID } from "node:crypto";

/** A file that Dodo knows, listed or not. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** In the store. */
  readonly key: string;
  readonly type: string | null;
  /** The target it was made for. */
  readonly owner: string;
  /** True once it stood in a list and was taken out. */
  withdrawn: boolean;
}

/** A product or an entitlement. */
export interface Target {
  readonly id: string;
  /** Whatever else is in its JSON: name, price, metadata. */
  readonly fields: { [field: string]: unknown };
  /** Its own list, in order. */
  files: readonly string[];
  external_url: string | null;
  instructions: string | null;
  /** Attached to a product. */
  entitlements: readonly string[];
  /** The entitlement that Dodo moved the files of this product to. */
  readonly migratedTo: string | null;
  archived: boolean;
  /** What reads still show, and how many of them. */
  lag: { readonly files: readonly string[]; reads: number };
  readonly created_at: string;
  updated_at: string;
}

/** What one customer was given; `files` are those of the moment. */
export interface Grant {
  readonly id: string;
  readonly entitlement: string;
  readonly customer: string;
  readonly status: "Pending" | "Delivered" | "Failed" | "Revoked";
  readonly files: readonly string[];
  /** One of them is not null. */
  readonly payment_id: string | null;
  readonly subscription_id: string | null;
  readonly created_at: string;
}

export interface Shop {
  readonly products: Map<string, Target>;
  readonly entitlements: Map<string, Target>;
  readonly files: Map<string, StoredFile>;
  readonly grants: Grant[];
}

export function createShop(): Shop {
  return { products: new Map(), entitlements: new Map(), files: new Map(), grants: [] };
}

export function targetOf(shop: Shop, id: string): Target | undefined {
  return shop.products.get(id) ?? shop.entitlements.get(id);
}

/** A new file of a target, not listed yet. Ids look as Dodo's: a UUID for products, `df_…` for entitlements. */
export function newFile(
  shop: Shop,
  owner: string,
  about: { readonly name: string; readonly type?: string },
): StoredFile {
  const id = shop.entitlements.has(owner) ? `df_${randomBytes(10).toString("hex")}` : randomUUID();
  const { name, type = null } = about;
  const file: StoredFile = { id, name, key: `${owner}/${id}`, type, owner, withdrawn: false };
  shop.files.set(id, file);
  return file;
}

/** Makes a target's own list these ids; reads see it after `lag` more of them. */
export function setFiles(
  shop: Shop,
  target: Target,
  next: { readonly files: readonly string[]; readonly lag: number },
): void {
  const shown = target.lag.reads > 0 ? target.lag.files : target.files;
  const kept = new Set(next.files);
  for (const id of target.files) {
    const file = shop.files.get(id);
    if (file && !kept.has(id)) file.withdrawn = true;
  }
  target.files = [...next.files];
  target.lag = { files: shown, reads: next.lag };
  touch(target);
}

/** The list as a read sees it now; each call is one read. */
export function readFiles(target: Target): readonly string[] {
  if (target.lag.reads === 0) return target.files;
  target.lag.reads -= 1;
  return target.lag.files;
}

export function touch(target: Target): void {
  target.updated_at = new Date().toISOString();
}

/** Delivered grants that need this file, or any of the entitlement's where no file is named. */
export function deliveredGrants(shop: Shop, entitlement: string, file?: string): readonly Grant[] {
  return shop.grants.filter(
    (grant) =>
      grant.entitlement === entitlement &&
      grant.status === "Delivered" &&
      (file === undefined || grant.files.includes(file)),
  );
}

export function clearShop(shop: Shop): void {
  for (const part of [shop.products, shop.entitlements, shop.files]) part.clear();
  shop.grants.length = 0;
}
