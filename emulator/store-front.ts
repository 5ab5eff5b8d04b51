import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { cut, type Exchange } from "./cuts.ts";
import { attachArrived } from "./list-change.ts";
import { signedLength } from "./presign.ts";
import type { LocalStore, StoreHooks } from "./s3rver.ts";
import type { EmulatorState } from "./state.ts";
import { ordered, type Refusal, refusalOf, refuse, signedAt, urlOf } from "./store-refusals.ts";
import type { Variant } from "./variants.ts";

// A request that came through the front.
interface Transfer {
  readonly n: number;
  readonly key: string;
  readonly expires: number;
  readonly contentMd5: string | undefined;
}

export interface StoreFront extends StoreHooks {
  /** Takes one request to the object store. */
  readonly serve: (store: LocalStore, exchange: Exchange) => Promise<void>;
}

/** S3's strictness, where s3rver has none; bytes go through it as they come. */
export function createStoreFront(world: () => EmulatorState): StoreFront {
  const transfers = new WeakMap<IncomingMessage, Transfer>();
  return {
    arrived: (request, md5) => {
      const transfer = transfers.get(request);
      return transfer ? lateRefusal({ ...transfer, md5 }, world().variant) : null;
    },
    stored: async (request) => {
      const transfer = transfers.get(request);
      if (transfer) await stored(world(), transfer);
    },
    serve: async (store, exchange) => {
      const { request, response } = exchange;
      const { ledger, faults, hook, variant, violations } = world();
      const entry = ledger.open("store", request, response);
      const fault = faults.take(entry);
      const isOver = cut(exchange, fault);
      await hook?.(entry.n, entry, "before");
      if (isOver) return;
      if (request.headers.authorization !== undefined) {
        violations.push(`${entry.method} to the store carried an Authorization header`);
      }
      const transfer = transferOf(request, entry.n);
      const refusal =
        ordered(fault) ??
        refusalOf(request, variant) ??
        (await missingRefusal(world(), { method: entry.method, key: transfer.key }));
      if (refusal) return refuse(exchange, { fault, refusal });
      transfers.set(request, transfer);
      if (variant.signedHeaders.includes("content-length"))
        request.headers["content-length"] = String(signedLength);
      rewriteEtag(response, fault?.kind === "wrong-etag" ? "wrong" : variant.etag);
      if (request.method === "GET") response.once("close", () => hook?.(entry.n, entry, "after"));
      await store.answer(request, response);
    },
  };
}

function lateRefusal(
  { expires, contentMd5, md5 }: Transfer & { readonly md5: string },
  { expiry }: Variant,
) {
  if (expiry === "at-end" && Date.now() > expires)
    return ["AccessDenied", "Request has expired"] as const;
  const asked = contentMd5 === undefined ? md5 : Buffer.from(contentMd5, "base64").toString("hex");
  return asked === md5
    ? null
    : (["BadDigest", "The Content-MD5 you specified did not match what we received."] as const);
}

// S3 hides what is missing from whoever may not list the bucket.
async function missingRefusal(
  { variant, objects }: EmulatorState,
  { method, key }: { readonly method: string; readonly key: string },
): Promise<Refusal | null> {
  const asks = method === "GET" && variant.missingBytes === 403;
  const isMissing = asks && (await objects.size(key)) === null;
  return isMissing ? { status: 403, code: "AccessDenied", message: "Access Denied" } : null;
}

async function stored(world: EmulatorState, { key, n }: Transfer): Promise<void> {
  const { shop, objects, variant, ledger } = world;
  objects.changed(key);
  const file = [...shop.files.values()].find((each) => each.key === key);
  const product = file && shop.products.get(file.owner);
  if (product && variant.putAttaches === "on-upload") await attachArrived(world, product);
  if (product?.files.includes(file?.id ?? "")) await world.history.note(`PUT /${key}`);
  const entry = ledger.entries.find((each) => each.n === n);
  if (entry) await world.hook?.(n, entry, "after");
}

function transferOf(request: IncomingMessage, n: number): Transfer {
  const url = urlOf(request);
  const seconds = Number(url.searchParams.get("X-Amz-Expires"));
  const md5 = request.headers["content-md5"];
  return {
    n,
    key: decodeURIComponent(url.pathname.split("/").slice(2).join("/")),
    expires: signedAt(url) + seconds * 1000,
    contentMd5: Array.isArray(md5) ? md5[0] : md5,
  };
}

// s3rver sets the MD5; what a store says instead depends on how it encrypts.
function rewriteEtag(response: ServerResponse, etag: Variant["etag"]): void {
  if (etag === "md5") return;
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== "etag") return setHeader(name, value);
    if (etag === "kms") setHeader("x-amz-server-side-encryption", "aws:kms");
    const other = createHash("md5").update(`not ${value}`).digest("hex");
    return setHeader(name, etag === "opaque" ? `"opaque-${other}-1"` : `"${other}"`);
  };
}
