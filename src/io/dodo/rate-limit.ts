import { setTimeout as sleep } from "node:timers/promises";
import { type Headers, waitOf } from "../http/http.ts";

/** Lets requests through as fast as this program's share of the business' limit allows. */
export interface RateLimit {
  /** Resolves when one more request may be sent. Throws the reason of `signal`. */
  turn(signal?: AbortSignal): Promise<void>;
  /** Learns from an answer: near the end of the allowance, and as long as a 429 asks, all requests wait. */
  heed(status: number, headers: Headers): void;
}

/** Windows are a little longer than they are called, since requests arrive less evenly than they leave. */
const second = 1_010;
const minute = 60_300;

/** Requests left in Dodo's window at which ours wait: what is in flight, and some room for the shop's checkout. */
const reserve = 4;

/** Waits from so many milliseconds on are told, and not again for those who wait for nearly the same moment. */
const told = 2_000;

/** At most `perMinute` requests in any minute and a sixth of them in any second. `say` hears of each long wait in one sentence. */
export function createRateLimit(
  perMinute: number,
  say: (sentence: string) => void = () => {},
): RateLimit {
  const next = createTurns(perMinute);
  let until = 0;
  let why = "";
  let saidFor = Number.NEGATIVE_INFINITY;
  const waitUntil = async (at: number, reason: string, signal: AbortSignal | undefined) => {
    const wait = at - performance.now();
    if (wait <= 0) return;
    if (wait >= told && at > saidFor + told) {
      saidFor = at;
      say(`Waiting ${(wait / 1000).toFixed(1)} s: ${reason}.`);
    }
    await sleep(wait, undefined, signal ? { signal } : {});
  };
  const close = (ms: number, reason: string) => {
    if (performance.now() + ms <= until) return;
    until = performance.now() + ms;
    why = reason;
  };
  return {
    async turn(signal) {
      await waitUntil(
        next(performance.now()),
        `requests-per-minute lets ${perMinute} through`,
        signal,
      );
      while (until > performance.now()) await waitUntil(until, why, signal);
    },
    heed(status, headers) {
      if (status === 429) close(waitOf(headers) ?? 0, "Dodo asked all requests to wait (429)");
      const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
      if (remaining <= reserve)
        close(resetOf(headers), "the shop's limit at Dodo is nearly used up");
    },
  };
}

/** Gives each request the earliest moment at which neither window is full. Milliseconds; p-throttle spaces a burst evenly, and loses most of a minute by it. */
export function createTurns(perMinute: number): (now: number) => number {
  const perSecond = Math.max(1, Math.floor(perMinute / 6));
  let given: number[] = [];
  const windowEnd = (limit: number, length: number) =>
    (given.at(-limit) ?? Number.NEGATIVE_INFINITY) + length;
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
