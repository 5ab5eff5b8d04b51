import type { Objects } from "./objects.ts";
import { type Shop, type Target, targetOf } from "./shop.ts";
import type { Variant } from "./variants.ts";

/** One file as a buyer sees it. */
export interface BuyerFile {
  readonly file_id: string;
  readonly name: string;
  /** Bytes that a download gives, or null where there are none. */
  readonly size: number | null;
  /** Hex, of the bytes that a download gives, or `missing`. */
  readonly sha256: string;
}

/** What a buyer saw from that moment on. */
export interface BuyerMoment {
  /** ISO 8601. */
  readonly at: string;
  /** What made it so, e.g. `PATCH /products/pdt_TestApp1`. */
  readonly after: string;
  readonly files: readonly BuyerFile[];
}

export interface History {
  /** Looks at every target, and writes down those that are not as before. */
  note(after: string): Promise<void>;
  of(id: string): readonly BuyerMoment[];
  clear(): void;
}

export interface Seen {
  readonly shop: Shop;
  readonly objects: Objects;
  readonly variant: Variant;
}

/** What a buyer of this product, or an owner of this entitlement, can download now, whatever reads of the API still say. */
export async function buyerView(
  { shop, objects, variant }: Seen,
  id: string,
): Promise<readonly BuyerFile[]> {
  const target = targetOf(shop, id);
  if (!target) throw new Error(`There is no ${id}.`);
  const files = [...new Set(listedIds(shop, target, variant))].map((each) => shop.files.get(each));
  const seen = await Promise.all(
    files.map(async (file): Promise<BuyerFile | null> => {
      if (!file) return null;
      // The digest first: it brings the size along.
      const sha256 = await objects.sha256(file.key);
      const size = await objects.size(file.key);
      if (size === null && !variant.listsUnsent) return null;
      return { file_id: file.id, name: file.name, size, sha256: sha256 ?? "missing" };
    }),
  );
  return seen.filter((file) => file !== null);
}

/** One in which nothing is written down. */
export const noHistory: History = { note: async () => {}, of: () => [], clear() {} };

export function createHistory(seen: Seen): History {
  const moments = new Map<string, BuyerMoment[]>();
  let last: Promise<void> = Promise.resolve();
  const look = async (after: string): Promise<void> => {
    const at = new Date().toISOString();
    const ids = [...seen.shop.products.keys(), ...seen.shop.entitlements.keys()];
    const views = ids.map(async (id) => ({ id, files: await buyerView(seen, id) }));
    for (const { id, files } of await Promise.all(views)) {
      const before = moments.get(id) ?? [];
      if (JSON.stringify(before.at(-1)?.files) === JSON.stringify(files)) continue;
      moments.set(id, [...before, { at, after, files }]);
    }
  };
  return {
    // One after the other, so that moments are in order.
    note: (after) => {
      last = last.then(() => look(after));
      return last;
    },
    of: (id) => moments.get(id) ?? [],
    clear: () => moments.clear(),
  };
}

// A buyer gets what stands anywhere: in the product's own list and in those of its entitlements.
function listedIds(shop: Shop, target: Target, { migrated }: Variant): readonly string[] {
  const attached = target.entitlements.flatMap((id) => shop.entitlements.get(id)?.files ?? []);
  const moved =
    migrated === "own"
      ? []
      : [...shop.products.values()].filter((each) => each.migratedTo === target.id);
  return [...target.files, ...attached, ...moved.flatMap((product) => product.files)];
}
