import type { ShopItem } from "../../core/init/shop.ts";
import { idPattern } from "../../core/manifest/products.ts";
import { Problem } from "../../core/problem.ts";
import type { Answer, DodoClient } from "./client.ts";
import type { JsonObject } from "./parse-listing.ts";

/** Dodo's most for a page. */
const pageSize = 100;
/** A list that never ends is none. */
const maxShopPages = 200;

/** Every product, then every `digital_files` entitlement, as the lists have them. Throws `api-failed` where an answer is no list. */
export async function listShop(
  client: DodoClient,
  signal?: AbortSignal,
): Promise<readonly ShopItem[]> {
  const call = (path: string) => client.call({ method: "GET", path, target: "the shop", signal });
  const products = await readAll(call, "/products?");
  const entitlements = await readAll(call, "/entitlements?integration_type=digital_files&");
  return [
    ...products.map((each) => shelfOf(each["product_id"], each["name"])),
    ...entitlements.map((each) => shelfOf(each["id"], each["name"])),
  ];
}

/** Page by page: nothing says how many there are, so a short page is the last. */
async function readAll(
  call: (path: string) => Promise<Answer>,
  path: string,
): Promise<readonly JsonObject[]> {
  const all: JsonObject[] = [];
  for (let page = 0; page < maxShopPages; page += 1) {
    const { json } = await call(`${path}page_size=${pageSize}&page_number=${page}`);
    const { items } = (json ?? {}) as { readonly items?: unknown };
    if (!Array.isArray(items) || !items.every(isObject)) throw shopListMalformed();
    all.push(...items);
    if (items.length < pageSize) return all;
  }
  throw shopListMalformed();
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}

function shelfOf(id: unknown, title: unknown): ShopItem {
  if (typeof id !== "string" || !idPattern.test(id)) throw shopListMalformed();
  return { id, title: typeof title === "string" ? title.trim() : "" };
}

function shopListMalformed(): Problem {
  return new Problem({
    code: "api-failed",
    message: "Dodo's list of products or entitlements is not of the documented shape.",
    remedy: "Give --product name=id, and report it with the shape of the answer.",
  });
}
