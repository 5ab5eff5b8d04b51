import { Problem } from "../../core/problem.ts";
import type { DodoClient } from "./client.ts";
import type { JsonObject } from "./parse-listing.ts";

/** Dodo's most for a page. */
const pageSize = 100;

/** With more pages than these, every file counts as sold. */
const mostPages = 10;

/** Which files of an entitlement buyers hold, or may hold again. */
export interface SoldFiles {
  /** Whether a grant holds this file, or may. */
  has(file_id: string): boolean;
  /** Whether the grants are still those that this was decided on, as far as the first page and the last one show. */
  isCurrent(): Promise<boolean>;
}

/** What is kept of a grant: neither its id nor its customer. `files` is absent if it may hold any. */
interface SoldGrant {
  readonly status: string;
  readonly dates: readonly unknown[];
  /** Whether it is usable, or may become usable again. */
  readonly counts: boolean;
  readonly files?: readonly string[];
}

/** Reads the grants of an entitlement, of every status. What cannot be read may hold every file. */
export async function readSoldFiles(target: string, client: DodoClient): Promise<SoldFiles> {
  const pages = await readAll(target, client);
  if (!pages) return { has: () => true, isCurrent: async () => true };
  const grants = pages.flat().filter(({ counts }) => counts);
  const sold = new Set(grants.flatMap(({ files = [] }) => files));
  const mayBeAny = grants.some(({ files }) => files === undefined);
  // Nothing says whether Dodo lists the newest first or last.
  const looked = [...new Set([0, pages.length - 1])];
  return {
    has: (file_id) => mayBeAny || sold.has(file_id),
    async isCurrent() {
      for (const page of looked) {
        const now = await readPage(target, page, client);
        if (JSON.stringify(now) !== JSON.stringify(pages[page])) return false;
      }
      return true;
    },
  };
}

/** All pages; undefined if one of them cannot be read, or there are too many. */
async function readAll(
  target: string,
  client: DodoClient,
): Promise<readonly (readonly SoldGrant[])[] | undefined> {
  const pages: (readonly SoldGrant[])[] = [];
  while (pages.length < mostPages) {
    const page = await readPage(target, pages.length, client);
    if (!page) return undefined;
    pages.push(page);
    if (page.length < pageSize) return pages;
  }
  return undefined;
}

async function readPage(
  target: string,
  page: number,
  client: DodoClient,
): Promise<readonly SoldGrant[] | undefined> {
  const query = `page_size=${pageSize}&page_number=${page}`;
  const path = `/entitlements/${encodeURIComponent(target)}/grants?${query}`;
  try {
    const { json } = await client.call({ method: "GET", path, target });
    const { items } = (json ?? {}) as { readonly items?: unknown };
    return Array.isArray(items) ? items.map(soldGrant) : undefined;
  } catch (error) {
    // An answer that is none is no reason to stop: the file is held, and says so.
    if (error instanceof Problem && error.code === "api-failed") return undefined;
    throw error;
  }
}

function soldGrant(item: unknown): SoldGrant {
  const grant = (typeof item === "object" && item !== null ? item : {}) as JsonObject;
  const status = String(grant["status"]);
  const dates = ["created_at", "delivered_at", "updated_at", "revoked_at"];
  const mayComeBack = status !== "Revoked" || typeof grant["subscription_id"] === "string";
  const files = filesOf(grant["digital_product_delivery"]);
  return {
    status,
    dates: dates.map((name) => grant[name]),
    counts: mayComeBack,
    ...(files ? { files } : {}),
  };
}

/** The ids that a grant lists; undefined if it lists none, or something else. */
function filesOf(delivery: unknown): readonly string[] | undefined {
  const { files } = (delivery ?? {}) as { readonly files?: unknown };
  if (!Array.isArray(files) || files.length === 0) return undefined;
  const ids = files.map((file) => (file as { readonly file_id?: unknown } | null)?.file_id);
  return ids.every((id) => typeof id === "string") ? ids : undefined;
}
