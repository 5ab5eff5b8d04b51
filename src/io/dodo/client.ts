import type { Readable } from "node:stream";
import { Problem } from "../../core/problem.ts";
import { type Headers, networkProblem, quoteForeign, type Send } from "../http/http.ts";
import type { Retry } from "../http/retry.ts";
import type { RateLimit, Reservation } from "./rate-limit.ts";

export interface DodoClientOptions {
  /** `https://test.dodopayments.com` or the like; the key goes nowhere else. */
  readonly baseUrl: URL;
  readonly apiKey: string;
  readonly userAgent: string;
  readonly send: Send;
}

/** What a request is about, and how it takes its turn. */
export interface ReadRequest {
  /** For messages: a target id. */
  readonly target: string;
  readonly signal?: AbortSignal | undefined;
  /** Sent without a turn of its own. */
  readonly reservation?: Reservation;
}

/** What a request sends, and to which path. */
export interface PathAndBody {
  readonly path: string;
  readonly body?: unknown;
}

export interface DodoRequest extends ReadRequest, PathAndBody {
  readonly method: "GET" | "PATCH" | "PUT" | "POST" | "DELETE";
  /** In place of `body`: opened once the request's turn has come, and sent only once, since what became of a lost answer is for the caller to find out. */
  readonly open?: () => Promise<OpenBody>;
  /** Refusals that are an answer and no failure: the caller looks at them. */
  readonly expected?: (answer: Answer) => boolean;
}

/** A body with its own headers, among them an exact `content-length`. */
export interface OpenBody {
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer | Readable;
  /** Milliseconds that the answer may take after the last byte. */
  readonly answerTime: number;
}

/** What Dodo answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** null if the body is no JSON. */
  readonly json: unknown;
  /** Dodo's own code and message, where the answer is an error. */
  readonly code: string;
  readonly message: string;
  /** The form of a body that is no JSON: a page is of something in between. */
  readonly garbled?: "page" | "text" | undefined;
}

/** Dodo's API. Retries, the rate limit and the reading of refusals are decorators of it. */
export interface DodoClient {
  readonly baseUrl: URL;
  /** Throws Problems. */
  call(request: DodoRequest): Promise<Answer>;
}

const maxTries = 5;
const answerLimit = 64 * 1024 * 1024;
const answerTime = 120_000;

/** One exchange a call; any status is an answer. */
export function createDodoClient({
  baseUrl,
  apiKey,
  userAgent,
  send,
}: DodoClientOptions): DodoClient {
  const base = baseUrl.pathname.replace(/\/+$/, "");
  const common = {
    authorization: `Bearer ${apiKey}`,
    accept: "application/json",
    "user-agent": userAgent,
  };
  return {
    baseUrl,
    async call(call) {
      const { headers, ...sent } = await bodyOf(call);
      try {
        const answer = await send({
          method: call.method,
          url: new URL(`${base}${call.path}`, baseUrl),
          headers: { ...common, ...headers },
          signal: call.signal,
          answerLimit,
          answerTime,
          ...sent,
        });
        return parseAnswer({ ...answer, headers: withoutKey(answer.headers, apiKey) }, apiKey);
      } catch (cause) {
        call.signal?.throwIfAborted();
        throw cause instanceof Problem ? cause : networkProblem(cause, "Dodo");
      }
    },
  };
}

async function bodyOf({ open, body }: DodoRequest) {
  if (open) return open();
  if (body === undefined) return { headers: {} };
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

function parseAnswer({ status, headers, text }: Awaited<ReturnType<Send>>, apiKey: string): Answer {
  const json = parseJson(text, apiKey);
  const form = text.trimStart().startsWith("<") ? "page" : "text";
  return {
    status,
    headers,
    json: json ?? null,
    ...errorOf(json),
    garbled: json === undefined ? form : undefined,
  };
}

/** Sends each request when its turn has come, and learns from its answer. */
export function withRateLimit(client: DodoClient, limit: RateLimit): DodoClient {
  return {
    ...client,
    async call(request) {
      if (!request.reservation) await limit.acquire(request.signal);
      request.signal?.throwIfAborted();
      const answer = await client.call(request);
      (request.reservation ?? limit).observe(answer.status, answer.headers);
      return answer;
    },
  };
}

/** Repeats calls that failed in passing: network errors, 408, 429 and 5xx. */
export function withRetry(client: DodoClient, retry: Retry): DodoClient {
  return {
    ...client,
    call: (request) =>
      retry.run(() => client.call(request), {
        tries: request.open ? 1 : maxTries,
        signal: request.signal,
      }),
  };
}

/** Whoever gets the key may send it back, in any field, escaped or not: behind this nobody sees it. */
function parseJson(text: string, apiKey: string): unknown {
  const mayHold = text.includes(apiKey) || text.includes("\\");
  const without = (_: string, value: unknown) =>
    typeof value === "string" ? value.replaceAll(apiKey, "***") : value;
  try {
    return JSON.parse(text, mayHold ? without : undefined);
  } catch {
    return undefined;
  }
}

function withoutKey(headers: Headers, apiKey: string): Headers {
  const without = (value: Headers[string]) =>
    typeof value === "string" ? value.replaceAll(apiKey, "***") : value;
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, without(value)]));
}

function errorOf(json: unknown): { readonly code: string; readonly message: string } {
  const body = (typeof json === "object" && json !== null ? json : {}) as {
    code?: unknown;
    message?: unknown;
  };
  const text = (value: unknown) => (typeof value === "string" ? quoteForeign(value) : "");
  return { code: text(body.code), message: text(body.message) };
}
