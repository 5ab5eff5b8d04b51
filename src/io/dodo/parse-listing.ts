import type { Listing, LiveFile } from "../../core/dodo/listing.ts";
import { Problem } from "../../core/problem.ts";
import { isFileId } from "../../core/state/state.ts";
import { quoteForeign } from "../http/http.ts";

/** An object of an answer, not looked at yet. */
export type JsonObject = { readonly [name: string]: unknown };

/** The fields beside a file list that a write without them may clear. */
const besideFields = ["external_url", "instructions"] as const;

/** `GET /products/{id}` → Listing. The answer is checked as a stranger's; throws `api-failed` where it is no product. */
export function productListing(target: string, json: unknown): Listing {
  const product = fieldsOf(json, target);
  // Whatever is not this product must not pass for one that delivers nothing: the next list would be written from it.
  const { product_id = "digital_product_delivery" in product ? target : undefined } = product;
  if (product_id !== target) throw listingMalformed(target);
  const delivery = product["digital_product_delivery"];
  const own = delivery === undefined || delivery === null ? {} : fieldsOf(delivery, target);
  const entitlements = listOf(product["entitlements"] ?? [], target).flatMap((each) =>
    digitalFiles(each, target),
  );
  const files = new Map(filesOf(own, target, true).map((file) => [file.file_id, file]));
  for (const { files: theirs } of entitlements) {
    for (const file of theirs) if (!files.has(file.file_id)) files.set(file.file_id, file);
  }
  return {
    target,
    files: [...files.values()],
    entitlements: entitlements.map(({ id, files: theirs }) => ({
      id,
      file_ids: theirs.map((file) => file.file_id),
    })),
    beside: besideOf(own, target),
    ...repeatedIn(own, target),
  };
}

/** `GET /entitlements/{id}` → Listing, all of it its own. Throws `target-unusable` where it is no `digital_files` entitlement, else `api-failed`. */
export function entitlementListing(target: string, json: unknown): Listing {
  const entitlement = fieldsOf(json, target);
  const type = entitlement["integration_type"];
  if (typeof type !== "string") throw listingMalformed(target);
  if (type !== "digital_files") throw noFiles(target, type);
  const config = fieldsOf(entitlement["integration_config"] ?? {}, target);
  const delivery = fieldsOf(config["digital_files"] ?? {}, target);
  return {
    target,
    files: filesOf(delivery, target, true),
    entitlements: [],
    beside: besideOf(delivery, target),
    ...repeatedIn(delivery, target),
  };
}

/** Whether the address of a file is too old: a 403 from it proves nothing. */
export function hasRunOut({ expires_at }: LiveFile): boolean {
  return expires_at !== undefined && performance.now() >= expires_at;
}

function digitalFiles(
  value: unknown,
  target: string,
): readonly { id: string; files: readonly LiveFile[] }[] {
  const entitlement = fieldsOf(value, target);
  if (entitlement["integration_type"] !== "digital_files") return [];
  const config = fieldsOf(entitlement["integration_config"] ?? {}, target);
  const files = filesOf(fieldsOf(config["digital_files"] ?? {}, target), target, false);
  return [{ id: String(entitlement["id"]), files }];
}

function filesOf(delivery: JsonObject, target: string, own: boolean): readonly LiveFile[] {
  const seen = new Set<string>();
  return listOf(delivery["files"] ?? [], target).flatMap((each) => {
    const file = fieldsOf(each, target);
    const { file_id, filename, download_url, file_size } = file;
    const expires_at = endOfLife(file["expires_in"]);
    if (typeof file_id !== "string" || !isFileId(file_id) || typeof filename !== "string")
      throw listingMalformed(target);
    if (seen.has(file_id)) return [];
    seen.add(file_id);
    const size = typeof file_size === "number" ? file_size : null;
    const url = typeof download_url === "string" ? download_url : "";
    const name = filename.normalize("NFC");
    return [{ file_id, name, size, download_url: url, own, expires_at }];
  });
}

/** When an address that was just given out ends: a tenth early, at most a minute, since the answer took its time. */
function endOfLife(expires_in: unknown): number | undefined {
  if (typeof expires_in !== "number" || !Number.isFinite(expires_in)) return undefined;
  const lifetime = expires_in * 1_000;
  return performance.now() + lifetime - Math.min(lifetime / 10, 60_000);
}

/** Ids that a list names twice: buyers may see such a file twice. */
function repeatedIn(delivery: JsonObject, target: string): Pick<Listing, "repeated"> {
  const ids = listOf(delivery["files"] ?? [], target).map((each) =>
    String(fieldsOf(each, target)["file_id"]),
  );
  const counts = Map.groupBy(ids, (id) => id);
  const repeated = [...counts.keys()].filter((id) => (counts.get(id) ?? []).length > 1);
  return repeated.length > 0 ? { repeated } : {};
}

function besideOf(delivery: JsonObject, target: string): Listing["beside"] {
  const entries = besideFields.flatMap((name) => {
    const value = delivery[name];
    if (value === undefined) return [];
    if (value !== null && typeof value !== "string") throw listingMalformed(target);
    return [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function fieldsOf(value: unknown, target: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw listingMalformed(target);
  return value as JsonObject;
}

function listOf(value: unknown, target: string): readonly unknown[] {
  if (!Array.isArray(value)) throw listingMalformed(target);
  return value;
}

function noFiles(target: string, type: string): Problem {
  return new Problem({
    code: "target-unusable",
    message: `${target} is an entitlement of type ${quoteForeign(type)}, not digital_files: it delivers no files.`,
    remedy:
      "Write the id of an entitlement of type Digital Files, or that of a product, into the manifest.",
    target,
  });
}

function listingMalformed(target: string): Problem {
  return new Problem({
    code: "api-failed",
    message: `Dodo's answer about ${target} is not of the documented shape.`,
    remedy:
      "See whether there is a newer dodo-files; if not, report it with the shape of the answer.",
    target,
  });
}
