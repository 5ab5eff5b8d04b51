import { setTimeout as sleep } from "node:timers/promises";
import { type Headers, waitOf } from "./http.ts";

/** Lets requests through as fast as this program's share of the business' limit allows. */
export interface RateLimit {
  /** Resolves when one more request may be sent. */
  turn(): Promise<void>;
  /** Learns from an answer: near the end of the allowance, and as long as a 429 asks, all requests wait. */
  heed(status: number, headers: Headers): void;
}

/** Windows are a little longer than they are called, since requests arrive less evenly than they leave. */
const second = 1_010;
const minute = 60_300;

/** Requests left in Dodo's window at which ours wait: what is in flight, and some room for the shop's checkout. */
const reserve = 4;

/** At most `perMinute` requests in any minute and a sixth of them in any second. */
export function createRateLimit(perMinute: number): RateLimit {
  const next = createTurns(perMinute);
  let until = 0;
  return {
    async turn() {
      const now = performance.now();
      const at = next(now);
      if (at > now) await sleep(at - now);
      for (let wait = until - performance.now(); wait > 0; wait = until - performance.now()) await sleep(wait);
    },
    heed(status, headers) {
      if (status === 429) until = Math.max(until, performance.now() + (waitOf(headers) ?? 0));
      const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
      if (remaining <= reserve) until = Math.max(until, performance.now() + resetOf(headers));
    },
  };
}

/** Gives each request the earliest moment at which neither window is full. Milliseconds; p-throttle spaces a burst evenly, and loses most of a minute by it. */
export function createTurns(perMinute: number): (now: number) => number {
  const perSecond = Math.max(1, Math.floor(perMinute / 6));
  let given: number[] = [];
  const windowEnd = (limit: number, length: number) => (given.at(-limit) ?? Number.NEGATIVE_INFINITY) + length;
  return (now) => {
    const at = Math.max(now, windowEnd(perSecond, second), windowEnd(perMinute, minute));
    given.push(at);
    if (given.length > 2 * perMinute) given = given.slice(-perMinute);
    return at;
  };
}

/** Milliseconds. The header's format is not documented: a small number is taken for seconds, anything else means one second. */
function resetOf(headers: Headers): number {
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  return reset > 0 && reset <= 60 ? reset * 1000 : 1_000;
}
