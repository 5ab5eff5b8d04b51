import { isLoopback } from "../../core/dodo/hosts.ts";
import type { LocalFile } from "../../core/placement/placement.ts";
import { Problem } from "../../core/problem.ts";
import {
  type Headers,
  isPassing,
  networkProblem,
  requestIdOf,
  retryAfterMs,
  type Send,
} from "../http/http.ts";
import { type PlannedBytes, readPlanned } from "./planned-bytes.ts";

/** What the file store answered to a whole body. */
export interface Stored {
  /** Hex, of the bytes sent. */
  readonly md5: string;
  /** `no-digest`: the store's ETag is not an MD5, so it says nothing. `differs`: another MD5, or no ETag at all. */
  readonly etag: "equal" | "differs" | "no-digest";
}

/** A presigned URL as Dodo gave it out, with the moment it came (`performance.now()`). */
export interface PresignedUrl {
  readonly url: URL;
  readonly at: number;
}

export interface PutOptions {
  readonly send: Send;
  readonly name: string;
  readonly file: LocalFile;
  readonly signal: AbortSignal;
  readonly sent: (bytes: number) => void;
  readonly hashed?: ((md5: string) => void) | undefined;
  /** Which guess at a signed `Content-Type` this is: the URL does not say its value. */
  readonly guess: number;
}

/** Refuses whatever a key-less transfer must not go to: plain http is for the machine itself, and only where the API is there too. */
export function transferUrl(text: string, apiUrl: URL): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:") return url;
  if (url?.protocol === "http:" && isLoopback(url) && isLoopback(apiUrl)) return url;
  throw new Problem({
    code: "upload-failed",
    message: "Dodo gave out an address for the file that is not https.",
    remedy: "Nothing was sent there. Ask Dodo's support.",
  });
}

/** Whether an upload that starts now may still begin in time. */
export function isFresh({ url, at }: PresignedUrl): boolean {
  const lifetime = Number(url.searchParams.get("X-Amz-Expires") ?? 60);
  return performance.now() - at < lifetime * 1000 - Math.min(15_000, lifetime * 250);
}

/**
 * PUTs a file to a presigned URL: exact length, only signed headers, no redirect, no key.
 * Throws `presign-expired` (403), `upload-failed`, `network`, `file-changed`, `file-unreadable`.
 */
export async function putFile({ url }: PresignedUrl, options: PutOptions): Promise<Stored> {
  const { send, file, signal } = options;
  let bytes: PlannedBytes | undefined;
  try {
    bytes = await readPlanned(file, options);
    const { status, headers, text } = await send({
      method: "PUT",
      url,
      headers: { "content-length": String(file.size), ...(await signedHeaders(url, options)) },
      body: bytes.body,
      signal,
      answerLimit: 64 * 1024,
    });
    if (status < 200 || status > 299) throw storeRefusal(status, headers, text);
    options.sent(file.size);
    const etag = compareEtag(headers, bytes.md5());
    // Any other answer may have come early, while the socket still holds some of them.
    if (etag === "equal") bytes.arrived();
    return { md5: bytes.md5(), etag };
  } catch (cause) {
    signal.throwIfAborted();
    if (bytes?.stopped()) throw bytes.stopped();
    throw cause instanceof Problem ? cause : networkProblem(cause, "the file store");
  }
}

/** The headers that the URL signs and whose value can be known; S3 refuses unsigned `x-amz-*` ones and wrong signed ones. */
async function signedHeaders(
  url: URL,
  { name, guess }: PutOptions,
): Promise<{ readonly [name: string]: string }> {
  const signed = (url.searchParams.get("X-Amz-SignedHeaders") ?? "").toLowerCase().split(";");
  if (!signed.includes("content-type")) return {};
  const { default: mime } = await import("mime");
  const guesses = ["application/octet-stream", mime.getType(name) ?? "application/octet-stream"];
  return { "content-type": guesses[guess % guesses.length] ?? "application/octet-stream" };
}

/** An ETag is the MD5 unless the store encrypts with KMS or the ETag is no 32 hex digits. Without one, it was not the store that answered. */
export function compareEtag(headers: Headers, md5: string): Stored["etag"] {
  const etag = String(headers["etag"] ?? "")
    .replace(/^W\//, "")
    .replaceAll('"', "")
    .toLowerCase();
  if (etag === md5) return "equal";
  const kms = String(headers["x-amz-server-side-encryption"] ?? "").startsWith("aws:kms");
  return etag !== "" && (kms || !/^[0-9a-f]{32}$/.test(etag)) ? "no-digest" : "differs";
}

function storeRefusal(status: number, headers: Headers, text: string): Problem {
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1];
  const said = `${status}${code ? ` ${code}` : ""}${requestIdOf(headers)}`;
  if (status === 403) {
    return new Problem({
      code: "presign-expired",
      message: `The file store refused the upload address (${said}).`,
      remedy:
        "Run again; if it stays, check the clock of this machine's proxy and ask Dodo's support.",
      transient: true,
    });
  }
  return new Problem({
    code: "upload-failed",
    message: `The file store answered ${said}.`,
    remedy: "Run again: files that were delivered already are recorded and will not be sent again.",
    transient: isPassing(status) || code === "RequestTimeout" || code === "IncompleteBody",
    wait: retryAfterMs(headers),
  });
}
