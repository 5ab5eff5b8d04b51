import type { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { Problem } from "../../core/problem.ts";
import { Agent, EnvHttpProxyAgent, errors } from "./undici.ts";

export type Headers = Dispatcher.ResponseData["headers"];

/** Milliseconds without a sign of life after which a connection counts as dead. */
export const stallMs = 30_000;

/** The one place that connections come from. Honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
export function createDispatcher(connections: number, stall = stallMs): Dispatcher {
  const options: Agent.Options = {
    connections,
    connect: { timeout: 15_000 },
    headersTimeout: stall,
    bodyTimeout: stall,
    ...oneProtocol,
  };
  return isProxied()
    ? new EnvHttpProxyAgent({ ...options, requestTls: oneProtocol })
    : new Agent(options);
}

/** HTTP/1.1, where one connection has one request: what breaks says which request it was. undici would take HTTP/2 where a server offers it. */
const oneProtocol = { allowH2: false };

export interface HttpRequest extends Omit<Dispatcher.RequestOptions<null>, "origin" | "path"> {
  readonly dispatcher: Dispatcher;
}

/** One exchange. */
export function request(
  { origin, pathname, search }: URL,
  { dispatcher, ...options }: HttpRequest,
) {
  return dispatcher.request<null>({ ...options, origin, path: pathname + search });
}

/** A request with all of its body, whose answer is read as a whole. */
export interface Exchange {
  readonly method: "GET" | "PATCH" | "PUT" | "POST" | "DELETE";
  readonly url: URL;
  /** With a buffer or a stream as the body, an exact `content-length` is among them. */
  readonly headers: { readonly [name: string]: string };
  readonly body?: Buffer | Readable | string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Bytes; an answer with more of them is none. */
  readonly answerLimit: number;
  /** Milliseconds that the answer may take after the last byte was sent; by the body's length if absent. */
  readonly answerTime?: number | undefined;
}

export interface WholeAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Makes one exchange. Throws what the connection throws. */
export type Send = (exchange: Exchange) => Promise<WholeAnswer>;

/** Sends over connections of this dispatcher; `withWatchdog` ends what takes too long. */
export function createSend(dispatcher: Dispatcher): Send {
  return async ({ method, url, headers, body, signal, answerLimit }) => {
    const isFile = body !== undefined && typeof body !== "string";
    const answer = await request(url, {
      method,
      dispatcher,
      headers,
      ...(signal ? { signal } : {}),
      // undici counts from the first byte sent, and a file may take as long as it takes.
      ...(isFile ? { headersTimeout: 0 } : {}),
      ...(body === undefined ? {} : { body }),
    });
    const text = await bodyText(answer.body, answerLimit);
    return { status: answer.statusCode, headers: answer.headers, text };
  };
}

function isProxied(): boolean {
  return ["http_proxy", "https_proxy"].some(
    (name) => process.env[name] || process.env[name.toUpperCase()],
  );
}

/** What Node says of a certificate that no further try would make a better one. */
const untrusted =
  /^(?:.*SELF_SIGNED_CERT.*|UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF).*|CERT_.+|ERR_TLS_CERT_.+)$/;

/** An exchange that ended without an answer: what the other side did is not known. */
export function networkProblem(cause: unknown, whom: string): Problem {
  const reason = networkReason(cause);
  const isUntrusted = untrusted.test(reason);
  return new Problem({
    code: "network",
    message: `The connection to ${whom} failed (${reason}).`,
    remedy: isUntrusted
      ? "The certificate is not to be trusted here. Where a proxy of your own signs it, name its authority's file in NODE_EXTRA_CA_CERTS."
      : "Check the network and any proxy (HTTPS_PROXY, NO_PROXY), then run again.",
    transient: !isUntrusted,
    cause,
  });
}

/** Milliseconds that `Retry-After` (seconds or a date) or `retry-after-ms` ask to wait, at most a minute. */
export function retryAfterMs(headers: Headers): number | undefined {
  const inMs = Number(headers["retry-after-ms"] ?? Number.NaN);
  const raw = String(headers["retry-after"] ?? "");
  const inSeconds = /^\d+(\.\d+)?$/.test(raw) ? Number(raw) * 1000 : Date.parse(raw) - Date.now();
  const asked = Number.isFinite(inMs) ? inMs : inSeconds;
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), 60_000) : undefined;
}

/** ` (request id …)`, where the answer has one: what support asks for. */
export function requestIdOf(headers: Headers): string {
  for (const name of ["x-request-id", "request-id", "x-amz-request-id", "cf-ray"]) {
    const value = headers[name];
    if (typeof value === "string" && /^[\w.:-]{1,100}$/.test(value))
      return ` (request id ${value})`;
  }
  return "";
}

/** Statuses that may go away by themselves. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** The body's text; throws where it is over `limit` bytes. */
async function bodyText(body: Dispatcher.ResponseData["body"], limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Error(`an answer over ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Somebody else's text, without the query of any URL in it, and short. */
export function quoteForeign(text: string): string {
  // Each URL is taken whole, query or not: of millions of characters none may be looked at twice.
  const plain = text.replace(
    /(https?:\/\/[^\s"'<>?]*)(\?[^\s"'<>]*)?/gi,
    (_, url: string, query?: string) => {
      return query === undefined ? url : `${url}?…`;
    },
  );
  return plain.slice(0, 300);
}

function networkReason(cause: unknown): string {
  if (cause instanceof errors.ConnectTimeoutError) return "no connection in time";
  if (cause instanceof errors.HeadersTimeoutError || cause instanceof errors.BodyTimeoutError)
    return "no answer in time";
  if (!(cause instanceof Error)) return "unknown";
  if (cause.name === "TimeoutError") return "no answer in time";
  return (cause as NodeJS.ErrnoException).code ?? (quoteForeign(cause.message) || cause.name);
}
