import { createHash } from "node:crypto";
import type { Dispatcher } from "undici";
import type { Content } from "../../app/ports.ts";
import type { LiveFile } from "../../core/dodo/listing.ts";
import type { Proof } from "../../core/plan/plan-slot.ts";
import { Problem } from "../../core/problem.ts";
import { isPassing, networkProblem, request, retryAfterMs } from "../http/http.ts";
import type { Retry } from "../http/retry.ts";
import { hasRunOut } from "./parse-listing.ts";
import { md5OfFile } from "./planned-bytes.ts";
import { compareEtag, transferUrl } from "./presigned-put.ts";

export interface DownloadOptions {
  readonly dispatcher: Dispatcher;
  readonly apiUrl: URL;
  readonly retry: Retry;
  /** Called with every secret part of an address, before the address is used. */
  readonly secret: (text: string) => void;
}

const redirects = 3;

/**
 * Compares a listed file with known content without trusting what is listed: by size, then by the ETag of its first byte
 * (GET, since the method is signed), then by a download of at most `limit` bytes that is hashed.
 */
export async function proveEqual(
  live: LiveFile,
  content: Content,
  options: DownloadOptions & { readonly limit: number },
): Promise<Proof> {
  if (live.size !== null && live.size !== content.size) return "different";
  const head = await headOf(live, options);
  if (head.status === 404) return "dead";
  // A store that may not be listed answers so if there is nothing; but so it does once the address has run out.
  if (head.status === 403 && live.size === null && !hasRunOut(live)) return "dead";
  if (head.status !== 206 && head.status !== 200) return "unproven";
  if ((head.total ?? content.size) !== content.size) return "different";
  const md5 = await md5Of(content);
  if (md5 !== undefined && compareEtag(head.headers, md5) === "equal") return "equal";
  if (content.size > options.limit) return "unproven";
  const digest = await hashOf(live.download_url, content.size, options);
  if (digest === undefined) return "unproven";
  return digest === content.sha256 ? "equal" : "different";
}

/** undefined if it is not known, and no local copy gives it. */
async function md5Of({ md5, real }: Content): Promise<string | undefined> {
  if (typeof md5 === "string") return md5;
  return real === undefined ? undefined : md5OfFile(real).catch(() => undefined);
}

/** Bytes of a listed file, from the answer to a request for its first one; undefined where it does not say them, or there are none. */
export async function listedSize(
  live: LiveFile,
  options: DownloadOptions,
): Promise<number | undefined> {
  const { status, headers, total } = await headOf(live, options);
  if (status === 206) return total;
  // Something on the way took the range out and answers with the whole, whose length it says unless it packed it.
  const length = headers["content-encoding"] === undefined ? headers["content-length"] : undefined;
  return status === 200 ? Number(length) || undefined : undefined;
}

/** A GET of the first byte, since the method is signed: the status, the headers, and the bytes of the whole where it says them. */
async function headOf(live: LiveFile, options: DownloadOptions) {
  const { status, headers, body } = await repeated(options, () =>
    fetchFile(live.download_url, options, "bytes=0-0"),
  );
  await body.dump();
  const total = /\/(\d+)$/.exec(String(headers["content-range"] ?? ""))?.[1];
  return { status, headers, total: total === undefined ? undefined : Number(total) };
}

/**
 * Hex SHA-256 of what a buyer would get; undefined where that is nothing, or more than `size` bytes.
 * Throws `api-failed` if the address has run out, which says nothing about the bytes.
 */
export async function digestOf(
  live: LiveFile,
  size: number,
  options: DownloadOptions,
): Promise<string | undefined> {
  const digest = await hashOf(live.download_url, size, options);
  if (digest === undefined && hasRunOut(live)) throw ranOut(live);
  return digest === "longer" ? undefined : digest;
}

async function hashOf(
  url: string,
  size: number,
  options: DownloadOptions,
): Promise<string | undefined> {
  return repeated(options, async () => {
    const { status, body } = await fetchFile(url, options);
    if (status !== 200) {
      await body.dump();
      return undefined;
    }
    const hash = createHash("sha256");
    let length = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > size) return "longer";
        hash.update(chunk);
      }
    } catch (cause) {
      throw networkProblem(cause, "the file store");
    }
    return hash.digest("hex");
  });
}

async function fetchFile(url: string, options: DownloadOptions, range?: string) {
  const headers = range === undefined ? {} : { range };
  let next = transferUrl(url, options.apiUrl);
  for (let hop = 0; hop <= redirects; hop += 1) {
    options.secret(next.searchParams.get("X-Amz-Signature") ?? "");
    const answer = await request(next, {
      method: "GET",
      dispatcher: options.dispatcher,
      headers,
    }).catch((cause: unknown) => {
      throw networkProblem(cause, "the file store");
    });
    const location = answer.headers["location"];
    if (isPassing(answer.statusCode)) throw await passing(answer);
    if (answer.statusCode < 300 || answer.statusCode > 399 || typeof location !== "string") {
      return { status: answer.statusCode, headers: answer.headers, body: answer.body };
    }
    await answer.body.dump();
    const address = URL.canParse(location, next.href) ? new URL(location, next).href : "";
    next = transferUrl(address, options.apiUrl);
  }
  throw new Problem({
    code: "api-failed",
    message: "A download was redirected too often.",
    remedy: "Run again.",
  });
}

function ranOut({ name }: LiveFile): Problem {
  return new Problem({
    code: "api-failed",
    message: `The address of ${name} ran out before it was downloaded.`,
    remedy: "Run again.",
    transient: true,
  });
}

async function passing(answer: Dispatcher.ResponseData): Promise<Problem> {
  await answer.body.dump();
  return new Problem({
    code: "api-failed",
    message: `The file store answered ${answer.statusCode} to a download.`,
    remedy: "Run again.",
    transient: true,
    wait: retryAfterMs(answer.headers),
  });
}

function repeated<T>({ retry }: DownloadOptions, work: () => Promise<T>): Promise<T> {
  return retry.run(work, { tries: 4 });
}
