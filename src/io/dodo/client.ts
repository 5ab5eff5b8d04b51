import type { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { Problem } from "../../core/problem.ts";
import {
  type Headers,
  isPassing,
  networkProblem,
  quoted,
  request,
  requestIdOf,
  textOf,
  waitOf,
} from "../http/http.ts";
import { type Budget, withRetries } from "../http/retry.ts";
import { createStall } from "../http/watchdog.ts";
import type { RateLimit } from "./rate-limit.ts";

export interface DodoClientOptions {
  /** `https://test.dodopayments.com` or the like; the key goes nowhere else. */
  readonly baseUrl: URL;
  readonly apiKey: string;
  readonly userAgent: string;
  readonly dispatcher: Dispatcher;
  readonly rateLimit: RateLimit;
  readonly say: (sentence: string) => void;
  /** Milliseconds before a second try. */
  readonly retryDelay: number;
  readonly budget?: Budget | undefined;
}

export interface DodoRequest {
  readonly method: "GET" | "PATCH" | "PUT" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** In place of `body`: opened once the request's turn has come, and sent only once, since what became of a lost answer is for the caller to find out. */
  readonly open?: () => Promise<OpenBody>;
  /** What it is about, for messages: a target id. */
  readonly target: string;
  /** Refusals that are an answer and no failure: the caller looks at them. */
  readonly expected?: (answer: Answer) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A body with its own headers, among them an exact `content-length`, and a time limit of its own. */
export interface OpenBody {
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer | Readable;
  readonly signal: AbortSignal;
}

/** What Dodo answered; `json` is null where the answer has no JSON body and the call is not a read. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  /** Dodo's own code and message, where the answer is an error. */
  readonly code: string;
  readonly message: string;
}

export interface DodoClient {
  readonly baseUrl: URL;
  /** Throws Problems; retries network errors, 408, 429 and 5xx. */
  call(call: DodoRequest): Promise<Answer>;
}

const tries = 5;
const answerLimit = 64 * 1024 * 1024;
const totalTime = 120_000;

export function createDodoClient(options: DodoClientOptions): DodoClient {
  return {
    baseUrl: options.baseUrl,
    call: (call) =>
      withRetries(() => attempt(call, options), {
        tries: call.open ? 1 : tries,
        firstDelay: options.retryDelay,
        say: options.say,
        signal: call.signal,
        budget: options.budget,
      }),
  };
}

async function attempt(call: DodoRequest, options: DodoClientOptions): Promise<Answer> {
  await options.rateLimit.turn(call.signal);
  call.signal?.throwIfAborted();
  const { status, headers, text } = await exchange(call, options);
  options.rateLimit.heed(status, headers);
  const json = parseJson(text, options.apiKey);
  const { code, message } = errorOf(json);
  const answer = { status, json: json ?? null, code, message };
  if (call.expected?.(answer)) return answer;
  if (status < 200 || status > 299) throw refusal(call, { ...answer, headers });
  // What a list write answers is not documented, so only a page of something in between is no answer to it; callers read back.
  const isPage = text.trimStart().startsWith("<");
  if (json === undefined && (isPage || ["GET", "PUT", "POST"].includes(call.method)))
    throw garbled(call, headers);
  return answer;
}

async function exchange(call: DodoRequest, options: DodoClientOptions) {
  const { baseUrl, apiKey, userAgent, dispatcher } = options;
  const common = {
    authorization: `Bearer ${apiKey}`,
    accept: "application/json",
    "user-agent": userAgent,
  };
  const watch = createStall(call.signal, totalTime);
  try {
    const { headers, body, ...limits } = await bodyOf(call, watch.signal);
    const answer = await request(
      new URL(`${baseUrl.pathname.replace(/\/+$/, "")}${call.path}`, baseUrl),
      {
        method: call.method,
        dispatcher,
        headers: { ...common, ...headers },
        ...limits,
        ...(body === undefined ? {} : { body }),
      },
    );
    const text = await textOf(answer.body, answerLimit);
    return { status: answer.statusCode, headers: withoutKey(answer.headers, apiKey), text };
  } catch (cause) {
    call.signal?.throwIfAborted();
    throw cause instanceof Problem ? cause : networkProblem(cause, "Dodo");
  } finally {
    watch.end();
  }
}

/** A streamed body has its own sense of when nothing moves any more: it may take as long as it takes. */
async function bodyOf({ open, body }: DodoRequest, signal: AbortSignal) {
  if (open) return { ...(await open()), headersTimeout: 0 };
  if (body === undefined) return { headers: {}, body: undefined, signal };
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body), signal };
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
  const text = (value: unknown) => (typeof value === "string" ? quoted(value) : "");
  return { code: text(body.code), message: text(body.message) };
}

function garbled(call: DodoRequest, headers: Headers): Problem {
  return new Problem({
    code: "api-failed",
    message: `Dodo's answer about ${call.target} is not JSON${requestIdOf(headers)}.`,
    remedy: "Run again; if it stays, ask Dodo's support.",
    transient: true,
    target: call.target,
  });
}

interface Refused extends Answer {
  readonly headers: Headers;
}

function refusal(call: DodoRequest, refused: Refused): Problem {
  const { status, code, message, headers } = refused;
  const said = [code, message].filter(Boolean).join(": ");
  const tail = `${said ? ` (${said})` : ""}${requestIdOf(headers)}.`;
  const { target } = call;
  const isRead = call.method === "GET";
  if (status === 401) return unauthorized(isRead, tail);
  if (status === 403) return forbidden(isRead, tail);
  if (status === 410 || code === "PRODUCT_IS_DELETED") return unusable(target, tail);
  if (status === 404) return notFound(target, tail);
  if (status === 429) {
    return new Problem({
      code: "rate-limited",
      message: `Dodo answered 429 (too many requests)${tail}`,
      remedy: "Lower requests-per-minute, or run again when the shop is quieter.",
      transient: true,
      wait: waitOf(headers),
      target,
    });
  }
  return new Problem({
    code: "api-failed",
    message: `Dodo answered ${status} to ${call.method} on ${target}${tail}`,
    remedy: isPassing(status)
      ? "Run again; if it stays, ask Dodo's support."
      : "See what Dodo says in the message.",
    transient: isPassing(status),
    wait: waitOf(headers),
    target,
  });
}

function unauthorized(isRead: boolean, tail: string): Problem {
  return new Problem({
    code: "unauthorized",
    message: `Dodo does not accept the API key (401)${tail}`,
    remedy: isRead
      ? "Use a key of this environment: keys of test_mode and live_mode are different."
      : "Use a key with write access: this one may be read-only.",
  });
}

function forbidden(isRead: boolean, tail: string): Problem {
  return new Problem({
    code: "forbidden",
    message: `The API key may not do this (403)${tail}`,
    remedy: isRead
      ? "Use a key that may read products."
      : "Use a key with write access: this one is read-only.",
  });
}

function notFound(target: string, tail: string): Problem {
  return new Problem({
    code: "target-not-found",
    message: `Dodo knows no ${target} in this environment${tail}`,
    remedy: "Check the id in the manifest: ids of test_mode and live_mode differ.",
    target,
  });
}

function unusable(target: string, tail: string): Problem {
  return new Problem({
    code: "target-unusable",
    message: `${target} is archived or deleted${tail}`,
    remedy: "Restore it in the Dodo dashboard, or take it out of the manifest.",
    target,
  });
}
