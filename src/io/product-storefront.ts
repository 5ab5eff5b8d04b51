import type { Dispatcher } from "undici";
import type { Storefront, Upload, Written } from "../app/ports.ts";
import type { Listing } from "../core/listing.ts";
import { Problem } from "../core/problem.ts";
import { isFileId } from "../core/state.ts";
import type { DodoClient } from "./dodo-client.ts";
import { proveEqual } from "./download.ts";
import { productListing } from "./listing-json.ts";
import { isFresh, type PresignedUrl, putFile, type Stored, transferUrl } from "./presigned.ts";
import { withRetries } from "./retry.ts";

export interface StorefrontOptions {
  readonly client: DodoClient;
  readonly dispatcher: Dispatcher;
  readonly say: (sentence: string) => void;
  /** Called with every secret part of an address, before the address is used. */
  readonly secret: (text: string) => void;
  /** Milliseconds before a second try. */
  readonly retryDelay: number;
}

interface Reserved extends PresignedUrl {
  readonly file_id: string;
}

/** Dodo's product route: presigned upload, then a `PATCH` of the product's own list. */
export function createProductStorefront(options: StorefrontOptions): Storefront {
  const { client, dispatcher, say, retryDelay } = options;
  return {
    async read(target) {
      const { json } = await client.call({ method: "GET", path: pathOf(target), target });
      return productListing(target, json);
    },
    deliver: (upload) => deliver(upload, options),
    write: (listing, file_ids) => write(listing, file_ids, client),
    prove: (live, file, limit) =>
      proveEqual(live, file, { dispatcher, apiUrl: client.baseUrl, say, retryDelay, limit }),
  };
}

/** Tries with one address, and with fresh ones where it was refused or is near its end: it is asked for last, since it lives for 60 s. */
async function deliver(upload: Upload, options: StorefrontOptions) {
  const { dispatcher, say, retryDelay } = options;
  const { file, name, signal, sent } = upload;
  let reserved: Reserved | undefined;
  let guess = 0;
  let mismatches = 0;
  return withRetries(
    async () => {
      reserved = reserved && isFresh(reserved) ? reserved : await reserve(upload, options);
      const { file_id } = reserved;
      const stored = await putFile(reserved, { dispatcher, name, file, signal, sent, guess }).catch(
        (error: unknown) => {
          if (error instanceof Problem && error.code === "presign-expired") {
            reserved = undefined;
            guess += 1;
          }
          throw ofUpload(error, upload);
        },
      );
      if (stored.etag === "differs" && mismatches === 0) {
        mismatches += 1;
        throw otherBytes(upload);
      }
      return deliveredAs(file_id, stored);
    },
    { tries: 5, firstDelay: retryDelay, say, signal },
  );
}

function deliveredAs(file_id: string, { md5, etag }: Stored) {
  return { file_id, md5, proven: etag !== "differs" };
}

async function reserve({ target, name, signal, reserved }: Upload, options: StorefrontOptions): Promise<Reserved> {
  const { client, secret } = options;
  const path = `${pathOf(target)}/files`;
  const { json } = await client.call({ method: "PUT", path, body: { file_name: name }, target, signal });
  const { file_id, url } = (json ?? {}) as { readonly file_id?: unknown; readonly url?: unknown };
  if (typeof file_id !== "string" || typeof url !== "string" || !isFileId(file_id)) {
    throw new Problem({
      code: "api-failed",
      message: `Dodo gave out no upload address for ${name}.`,
      remedy: "Run again; if it stays, ask Dodo's support.",
      target,
    });
  }
  reserved(file_id);
  const address = transferUrl(url, client.baseUrl);
  secret(address.searchParams.get("X-Amz-Signature") ?? "");
  return { file_id, url: address, at: performance.now() };
}

async function write(listing: Listing, file_ids: readonly string[], client: DodoClient): Promise<Written> {
  const { target, beside } = listing;
  const body = { digital_product_delivery: { ...beside, files: file_ids } };
  const call = { method: "PATCH" as const, path: pathOf(target), body, target, expected: [400, 409, 413, 422] };
  const { status, code, message } = await client.call(call);
  if (status < 300) return { kind: "accepted" };
  const said = [String(status), code, message].filter(Boolean).join(" ");
  return { kind: code === "FILE_IN_USE" ? "in-use" : "refused", message: said };
}

function pathOf(target: string): string {
  return `/products/${encodeURIComponent(target)}`;
}

/** The same problem with the file and the target in it. */
function ofUpload(error: unknown, { name, target }: Upload): unknown {
  if (!(error instanceof Problem)) return error;
  const { code, message, remedy, transient, wait, cause } = error;
  return new Problem({ code, message: `${name}: ${message}`, remedy, transient, wait, cause, target });
}

function otherBytes({ name, target }: Upload): Problem {
  return new Problem({
    code: "upload-failed",
    message: `${name}: the file store reports another digest than that of the bytes sent.`,
    remedy: "Run again.",
    transient: true,
    target,
  });
}
