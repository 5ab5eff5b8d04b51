import type { ListAnswer, Upload } from "../../app/ports.ts";
import type { Listing } from "../../core/dodo/listing.ts";
import { Problem } from "../../core/problem.ts";
import { isFileId } from "../../core/state/state.ts";
import type { DodoClient, ReadRequest } from "./client.ts";
import { createListUpdate } from "./list-update.ts";
import { productListing } from "./parse-listing.ts";
import { isFresh, type PresignedUrl, putFile, type Stored, transferUrl } from "./presigned-put.ts";
import {
  downloads,
  hashedOnce,
  ofUpload,
  patchList,
  type RouteStorefront,
  type StorefrontOptions,
} from "./route.ts";

interface Reserved extends PresignedUrl {
  readonly file_id: string;
}

/** Dodo's product route: presigned upload, then a `PATCH` of the product's own list. */
export function createProductStorefront(options: StorefrontOptions): RouteStorefront {
  const { client } = options;
  return {
    ...downloads(options),
    read: (target, signal) => readProduct(client, { target, signal }),
    update: createListUpdate({ read: readProduct, write: productListRequest }, options),
    deliver: (upload) => uploadToProduct(hashedOnce(upload), options),
    write: (listing, file_ids) => writeProduct(listing, file_ids, client),
    // A product's files leave by its list alone.
    remove: async ({ file_ids }) => new Map(file_ids.map((id) => [id, "still-attached"])),
  };
}

async function readProduct(client: DodoClient, request: ReadRequest): Promise<Listing> {
  const { target } = request;
  const { json } = await client.call({ ...request, method: "GET", path: productPath(target) });
  return productListing(target, json);
}

/** Tries with one address, and with fresh ones where it was refused or is near its end: it is asked for last, since it lives for 60 s. */
async function uploadToProduct(upload: Upload, options: StorefrontOptions) {
  const { send, retry } = options;
  const { signal } = upload;
  let reserved: Reserved | undefined;
  let refusals = 0;
  let mismatches = 0;
  return retry.run(
    async () => {
      reserved =
        reserved && isFresh(reserved)
          ? reserved
          : await reserveFile(upload, options).catch(asFinal);
      const { file_id } = reserved;
      const stored = await putFile(reserved, { ...upload, send, guess: refusals }).catch(
        (error: unknown) => {
          if (!isRefusal(error)) throw ofUpload(error, upload);
          reserved = undefined;
          refusals += 1;
          throw ofUpload(error, upload, refusals < mostAddresses);
        },
      );
      if (stored.etag === "differs" && mismatches === 0) {
        mismatches += 1;
        throw otherBytes(upload);
      }
      return deliveredAs(file_id, stored);
    },
    { tries: 5, signal, free: isRefusal },
  );
}

/** The client has tried as often as there is sense in it. */
function asFinal(error: unknown): never {
  throw error instanceof Problem ? error.with({ transient: false }) : error;
}

/** Addresses that are asked for, one after the other, for one file that the store refuses. */
const mostAddresses = 5;

function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.code === "presign-expired";
}

function deliveredAs(file_id: string, { md5, etag }: Stored) {
  return { file_id, md5, proven: etag !== "differs" };
}

async function reserveFile(
  { target, name, signal, reserved }: Upload,
  options: StorefrontOptions,
): Promise<Reserved> {
  const { client, secret } = options;
  const path = `${productPath(target)}/files`;
  const { json } = await client.call({
    method: "PUT",
    path,
    body: { file_name: name },
    target,
    signal,
  });
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

function writeProduct(
  listing: Listing,
  file_ids: readonly string[],
  client: DodoClient,
): Promise<ListAnswer> {
  return patchList(client, { target: listing.target, ...productListRequest(listing, file_ids) });
}

function productListRequest({ target, beside }: Listing, file_ids: readonly string[]) {
  return {
    path: productPath(target),
    body: { digital_product_delivery: { ...beside, files: file_ids } },
  };
}

function productPath(target: string): string {
  return `/products/${encodeURIComponent(target)}`;
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
