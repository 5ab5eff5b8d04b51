import { setTimeout as sleep } from "node:timers/promises";
import { type Headers, retryAfterMs } from "../http/http.ts";

/** Lets requests through as fast as this program's share of the business' limit allows. */
export interface RateLimit {
  /** Resolves when one more request may be sent. Throws the reason of `signal`. */
  acquire(signal?: AbortSignal): Promise<void>;
  /** Resolves when a read may be sent, and a write right after it. Throws the reason of `signal`. */
  reserve(signal?: AbortSignal): Promise<Reservation>;
  /** For a write alone, if it may be sent at once. */
  reserveNow(): Reservation | undefined;
  /** Resolves once no answer asks all requests to wait any more. */
  whenOpen(signal?: AbortSignal): Promise<void>;
  /** Learns from an answer: near the end of the allowance, and as long as a 429 asks, all requests wait. */
  observe(status: number, headers: Headers): void;
}

/** Room for a write that must not wait. To be ended in any case. */
export interface Reservation {
  /** False once an answer to another request asked all requests to wait. */
  isOpen(): boolean;
  /** The write is sent now. */
  spend(): void;
  /** As that of the limit; what the read's answer asks counts once the write was sent. */
  observe(status: number, headers: Headers): void;
  end(): void;
}

/** Windows are a little longer than they are called, since requests arrive less evenly than they leave. */
const second = 1_010;
const minute = 60_300;

/** Requests left in Dodo's window at which ours wait: what is in flight, and some room for the shop's checkout. */
const roomLeft = 4;

/** Milliseconds. Longer waits are told, and not again for those who wait for nearly the same moment. */
const longWait = 2_000;

/** At most `perMinute` requests in any minute and a sixth of them in any second. `onWait` gets one sentence for each long wait. */
export function createRateLimit(
  perMinute: number,
  onWait: (sentence: string) => void = () => {},
): RateLimit {
  const turns = createTurns(perMinute);
  const gate = createGate(onWait);
  const reason = `requests-per-minute lets ${perMinute} through`;
  return {
    async acquire(signal) {
      await gate.waitUntil(turns.next(performance.now()), reason, signal);
      await gate.whenOpen(signal);
    },
    async reserve(signal) {
      const at = turns.pair(performance.now());
      try {
        await gate.waitUntil(at, reason, signal);
        await gate.whenOpen(signal);
      } catch (error) {
        turns.settle();
        throw error;
      }
      return reservationOf(turns, gate);
    },
    reserveNow: () =>
      gate.isOpen() && turns.hold(performance.now()) ? reservationOf(turns, gate) : undefined,
    whenOpen: gate.whenOpen,
    observe: gate.observe,
  };
}

function reservationOf(turns: Turns, gate: Gate): Reservation {
  const later: (() => void)[] = [];
  let isHeld = true;
  const settle = (usedAt?: number) => {
    if (isHeld) turns.settle(usedAt);
    isHeld = false;
    for (const observe of later.splice(0)) observe();
  };
  return {
    isOpen: gate.isOpen,
    spend: () => settle(performance.now()),
    observe(...answer) {
      if (isHeld) later.push(() => gate.observe(...answer));
      else gate.observe(...answer);
    },
    end: () => settle(),
  };
}

type Gate = ReturnType<typeof createGate>;

/** Closed while an answer asks all requests to wait. */
function createGate(onWait: (sentence: string) => void) {
  let until = 0;
  let why = "";
  let saidFor = Number.NEGATIVE_INFINITY;
  const isOpen = () => until <= performance.now();
  const waitUntil = async (at: number, reason: string, signal: AbortSignal | undefined) => {
    const wait = at - performance.now();
    if (wait <= 0) return;
    if (wait >= longWait && at > saidFor + longWait) {
      saidFor = at;
      onWait(`Waiting ${(wait / 1000).toFixed(1)} s: ${reason}.`);
    }
    await sleep(wait, undefined, signal ? { signal } : {});
  };
  const close = (ms: number, reason: string) => {
    if (performance.now() + ms <= until) return;
    until = performance.now() + ms;
    why = reason;
  };
  return {
    isOpen,
    waitUntil,
    async whenOpen(signal?: AbortSignal) {
      while (!isOpen()) await waitUntil(until, why, signal);
    },
    observe(status: number, headers: Headers) {
      if (status === 429)
        close(retryAfterMs(headers) ?? 0, "Dodo asked all requests to wait (429)");
      const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
      if (remaining <= roomLeft)
        close(resetOf(headers), "the shop's limit at Dodo is nearly used up");
    },
  };
}

/** Moments at which requests may be sent, so that no window is ever over its limit. Milliseconds. */
interface Turns {
  /** Gives the next request the earliest moment at which no window is full. */
  next(now: number): number;
  /** The same for two requests; the second is held until it is settled. */
  pair(now: number): number;
  /** Holds one, if it could go now. */
  hold(now: number): boolean;
  /** Gives back one that was held, sent at `usedAt` or not at all. */
  settle(usedAt?: number): void;
}

/** p-throttle spaces a burst evenly, and loses most of a minute by it. */
export function createTurns(perMinute: number): Turns {
  const perSecond = Math.max(1, Math.floor(perMinute / 6));
  let given: number[] = [];
  let held = 0;
  // What is held may be sent at any moment, so it counts in every window.
  const windowEnd = (limit: number, length: number) =>
    (given.at(-Math.max(1, limit - held)) ?? Number.NEGATIVE_INFINITY) + length;
  const freeAt = (now: number) =>
    Math.max(now, windowEnd(perSecond, second), windowEnd(perMinute, minute));
  const next = (now: number) => {
    const at = freeAt(now);
    given.push(at);
    if (given.length > 2 * perMinute) given = given.slice(-perMinute);
    return at;
  };
  return {
    next,
    pair(now) {
      held += 1;
      return next(now);
    },
    hold(now) {
      if (freeAt(now) > now) return false;
      held += 1;
      return true;
    },
    settle(usedAt) {
      held -= 1;
      if (usedAt === undefined) return;
      const place = given.findLastIndex((at) => at <= usedAt) + 1;
      given.splice(place, 0, usedAt);
    },
  };
}

/** Milliseconds. The header's format is not documented: a small number is taken for seconds, anything else means one second. */
function resetOf(headers: Headers): number {
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  return reset > 0 && reset <= 60 ? reset * 1000 : 1_000;
}
