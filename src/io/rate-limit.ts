import { setTimeout as sleep } from "node:timers/promises";
import pThrottle from "p-throttle";
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
  const inSecond = pThrottle({ limit: Math.max(1, Math.floor(perMinute / 6)), interval: second, strict: true })(
    async () => {},
  );
  const inMinute = pThrottle({ limit: perMinute, interval: minute, strict: true })(async () => {});
  let until = 0;
  return {
    async turn() {
      await inMinute();
      await inSecond();
      for (let wait = until - performance.now(); wait > 0; wait = until - performance.now()) await sleep(wait);
    },
    heed(status, headers) {
      if (status === 429) until = Math.max(until, performance.now() + (waitOf(headers) ?? 0));
      const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
      if (remaining <= reserve) until = Math.max(until, performance.now() + resetOf(headers));
    },
  };
}

/** Milliseconds. The header's format is not documented: a small number is taken for seconds, anything else means one second. */
function resetOf(headers: Headers): number {
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  return reset > 0 && reset <= 60 ? reset * 1000 : 1_000;
}
