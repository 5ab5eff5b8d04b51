import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { cut } from "./cuts.ts";
import type { FaultKind } from "./faults.ts";
import { signedLength } from "./presign.ts";
import type { LocalStore, StoreHooks } from "./s3rver.ts";
import { setFiles } from "./shop.ts";
import type { Variant } from "./variants.ts";
import type { World } from "./world.ts";

type Refusal = readonly [status: number, code: string, message: string];

// Every request that came through the front and is not answered yet.
interface Transfer {
  readonly n: number;
  readonly key: string;
  readonly expires: number;
  readonly contentMd5: string | undefined;
}

export interface StoreFront extends StoreHooks {
  /** Takes one request to the object store. */
  readonly serve: (store: LocalStore, request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

const largestPut = 5 * 1024 ** 3;
const skew = 15 * 60_000;

/** S3's strictness, where s3rver has none; bytes go through it as they come. */
export function createStoreFront(world: () => World): StoreFront {
  const transfers = new WeakMap<IncomingMessage, Transfer>();
  return {
    arrived: (request, md5) => {
      const transfer = transfers.get(request);
      return transfer ? lateRefusal(transfer, md5, world().variant) : null;
    },
    stored: async (request) => {
      const transfer = transfers.get(request);
      if (transfer) await stored(world(), transfer);
    },
    serve: async (store, request, response) => {
      const { ledger, faults, hook, variant, violations } = world();
      const entry = ledger.open("store", request, response);
      const fault = faults.take(entry);
      await hook?.(entry.n, entry, "before");
      if (cut({ request, response }, fault)) return;
      if (request.headers.authorization !== undefined) {
        violations.push(`${entry.method} to the store carried an Authorization header`);
      }
      const refusal = ordered(fault) ?? refusalOf(request, variant);
      if (refusal) return refuse({ request, response }, fault, refusal);
      const transfer = transferOf(request, entry.n);
      if (request.method === "GET" && variant.missingBytes === 403) {
        const size = await world().objects.size(transfer.key);
        if (size === null) return refuse({ request, response }, fault, [403, "AccessDenied", "Access Denied"]);
      }
      transfers.set(request, transfer);
      if (variant.signedHeaders.includes("content-length")) request.headers["content-length"] = String(signedLength);
      rewriteEtag(response, fault?.kind === "wrong-etag" ? "wrong" : variant.etag);
      if (request.method === "GET") response.once("close", () => hook?.(entry.n, entry, "after"));
      await store.answer(request, response);
    },
  };
}

function lateRefusal({ expires, contentMd5 }: Transfer, md5: string, { expiry }: Variant) {
  if (expiry === "at-end" && Date.now() > expires) return ["AccessDenied", "Request has expired"] as const;
  const asked = contentMd5 === undefined ? md5 : Buffer.from(contentMd5, "base64").toString("hex");
  return asked === md5
    ? null
    : (["BadDigest", "The Content-MD5 you specified did not match what we received."] as const);
}

async function stored(world: World, { key, n }: Transfer): Promise<void> {
  const { shop, objects, variant, ledger } = world;
  objects.changed(key);
  const file = [...shop.files.values()].find((each) => each.key === key);
  const product = file && shop.products.get(file.owner);
  if (product && variant.putAttaches === "on-upload" && !product.files.includes(file.id)) {
    setFiles(shop, product, { files: [...product.files, file.id], lag: variant.listLag });
  }
  if (product?.files.includes(file?.id ?? "")) await world.history.note(`PUT /${key}`);
  const entry = ledger.entries.find((each) => each.n === n);
  if (entry) await world.hook?.(n, entry, "after");
}

function transferOf(request: IncomingMessage, n: number): Transfer {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const seconds = Number(url.searchParams.get("X-Amz-Expires"));
  return {
    n,
    key: decodeURIComponent(url.pathname.split("/").slice(2).join("/")),
    expires: signedAt(url) + seconds * 1000,
    contentMd5: request.headers["content-md5"] as string | undefined,
  };
}

// `20260102T030405Z`
function signedAt(url: URL): number {
  const date = url.searchParams.get("X-Amz-Date") ?? "";
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

/** What S3 refuses before it reads a body; signatures and expiry are s3rver's to check. */
function refusalOf(request: IncomingMessage, variant: Variant): Refusal | null {
  const { method, headers } = request;
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (headers.authorization !== undefined) {
    return [400, "InvalidArgument", "Only one auth mechanism allowed; the URL is signed already."];
  }
  if (method !== "GET" && method !== "PUT" && method !== "HEAD") {
    return [405, "MethodNotAllowed", "The specified method is not allowed against this resource."];
  }
  if (!url.searchParams.has("X-Amz-Signature")) return [403, "AccessDenied", "Access Denied"];
  if (headers["transfer-encoding"] !== undefined) {
    return [
      501,
      "NotImplemented",
      "A header you provided implies functionality that is not implemented: Transfer-Encoding",
    ];
  }
  if (method === "PUT" && headers["content-length"] === undefined) {
    return [411, "MissingContentLength", "You must provide the Content-Length HTTP header."];
  }
  if (Number(headers["content-length"] ?? 0) > largestPut) {
    return [400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size."];
  }
  if (unsigned(request, url, variant).length > 0) {
    const names = unsigned(request, url, variant).join(", ");
    return [403, "AccessDenied", `There were headers present in the request which were not signed: ${names}`];
  }
  return signedAt(url) > Date.now() + skew ? [403, "AccessDenied", "Request is not valid yet"] : null;
}

function unsigned({ headers }: IncomingMessage, url: URL, { unsignedHeaders }: Variant): readonly string[] {
  const signed = (url.searchParams.get("X-Amz-SignedHeaders") ?? "").split(";");
  const strict = unsignedHeaders === "refuse" ? ["content-type", "content-md5"] : [];
  return Object.keys(headers).filter(
    (name) => (name.startsWith("x-amz-") || strict.includes(name)) && !signed.includes(name),
  );
}

function ordered(fault: FaultKind | null): Refusal | null {
  if (fault?.kind === "expired-url") return [403, "AccessDenied", "Request has expired"];
  if (fault?.kind === "clock-skew") {
    return [403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."];
  }
  if (fault?.kind === "html") return [fault.status ?? 200, "", ""];
  if (fault?.kind !== "status") return null;
  const usual = fault.status === 503 ? "SlowDown" : "InternalError";
  return [fault.status, fault.code ?? usual, fault.message ?? "It was ordered to fail."];
}

async function refuse(
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  fault: FaultKind | null,
  [status, code, message]: Refusal,
): Promise<void> {
  // An answer in the middle of a body looks like a broken connection to most clients.
  try {
    for await (const _ of request);
  } catch {
    return;
  }
  const notSigned = message.includes("not signed")
    ? `<HeadersNotSigned>${message.split(": ")[1]}</HeadersNotSigned>`
    : "";
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${notSigned}</Error>`;
  const page = "<!doctype html><title>Please wait</title>";
  const body = fault?.kind === "html" ? page : fault?.kind === "status" ? (fault.body ?? xml) : xml;
  response.statusCode = status;
  response.setHeader("content-type", fault?.kind === "html" ? "text/html" : "application/xml");
  if (fault?.kind === "status" && fault.retryAfter !== undefined) response.setHeader("retry-after", fault.retryAfter);
  if (fault?.kind === "status" && fault.retryAfterMs !== undefined) {
    response.setHeader("retry-after-ms", fault.retryAfterMs);
  }
  response.end(body);
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
