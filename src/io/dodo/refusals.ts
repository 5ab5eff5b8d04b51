import { Problem } from "../../core/problem.ts";
import { type Headers, isPassing, requestIdOf, retryAfterMs } from "../http/http.ts";
import type { Answer, DodoClient, DodoRequest } from "./client.ts";

/** Throws the Problem that an answer means, unless the caller expects it. */
export function withRefusals(client: DodoClient): DodoClient {
  return {
    ...client,
    async call(request) {
      const answer = await client.call(request);
      if (request.expected?.(answer)) return answer;
      const { status, garbled } = answer;
      if (status < 200 || status > 299) throw apiRefusal(request, answer);
      // What a list write answers is not documented, so only a page of something in between is no answer to it; callers read back.
      const needsJson = ["GET", "PUT", "POST"].includes(request.method);
      if (garbled === "page" || (garbled && needsJson)) throw noJson(request, answer.headers);
      return answer;
    },
  };
}

function noJson(call: DodoRequest, headers: Headers): Problem {
  return new Problem({
    code: "api-failed",
    message: `Dodo's answer about ${call.target} is not JSON${requestIdOf(headers)}.`,
    remedy: "Run again; if it stays, ask Dodo's support.",
    transient: true,
    target: call.target,
  });
}

function apiRefusal(call: DodoRequest, refused: Answer): Problem {
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
      wait: retryAfterMs(headers),
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
    wait: retryAfterMs(headers),
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
