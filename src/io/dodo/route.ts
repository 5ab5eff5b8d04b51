import type { Dispatcher } from "undici";
import type { ListAnswer, Storefront, Upload } from "../../app/ports.ts";
import { Problem } from "../../core/problem.ts";
import type { Send } from "../http/http.ts";
import type { Retry } from "../http/retry.ts";
import type { Answer, DodoClient, PathAndBody } from "./client.ts";
import { digestOf, listedSize, proveEqual } from "./download.ts";
import type { RateLimit } from "./rate-limit.ts";

/** What both of Dodo's routes work with. */
export interface StorefrontOptions {
  /** Tries again by itself. */
  readonly client: DodoClient;
  /** Tries once. */
  readonly single: DodoClient;
  readonly limit: RateLimit;
  readonly retry: Retry;
  /** Sends files to Dodo's store. */
  readonly send: Send;
  /** For downloads, which are not read as a whole. */
  readonly dispatcher: Dispatcher;
  /** Called with every secret part of an address, before the address is used. */
  readonly secret: (text: string) => void;
}

/** A storefront by one route, with all that a storefront may have. */
export type RouteStorefront = Required<Storefront>;

/** What buyers download comes from the same store by either route. */
export function downloads({
  client,
  dispatcher,
  retry,
  secret,
}: StorefrontOptions): Pick<RouteStorefront, "digest" | "prove" | "size"> {
  const download = { dispatcher, apiUrl: client.baseUrl, retry, secret };
  return {
    digest: (live, size) => digestOf(live, size, download),
    size: (live) => listedSize(live, download),
    prove: (live, content, limit) => proveEqual(live, content, { ...download, limit }),
  };
}

/** Sends a new list; a refusal is an answer here, and no failure. */
export async function patchList(
  client: DodoClient,
  call: PathAndBody & { readonly target: string },
): Promise<ListAnswer> {
  const isRefused = ({ status }: Answer) => status === 422;
  // The code is documented, its status is not, and errors may come without a body.
  const isInUse = ({ status, code }: Answer) =>
    code === "FILE_IN_USE" || (status === 409 && code === "");
  const expected = (answer: Answer) => isRefused(answer) || isInUse(answer);
  const answer = await client.call({ ...call, method: "PATCH", expected });
  if (!expected(answer)) return { kind: "accepted" };
  return { kind: isInUse(answer) ? "in-use" : "refused", message: saidBy(answer) };
}

/** The same upload, whose MD5 is told once, however often it is sent. */
export function hashedOnce(upload: Upload): Upload {
  let isTold = false;
  return {
    ...upload,
    hashed(md5) {
      if (!isTold) upload.hashed?.(md5);
      isTold = true;
    },
  };
}

/** Status, code and message, as far as there are any. */
export function saidBy({ status, code, message }: Answer): string {
  return [String(status), code, message].filter(Boolean).join(" ");
}

/** The same problem with the file and the target in it; `again`: whether it may be tried again, where the caller knows better. */
export function ofUpload(error: unknown, { name, target }: Upload, again?: boolean): unknown {
  if (!(error instanceof Problem)) return error;
  const transient = again ?? error.transient;
  return error.with({ message: `${name}: ${error.message}`, transient, target });
}
