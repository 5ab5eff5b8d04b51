import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRateLimit, createTurns } from "../../../src/io/dodo/rate-limit.ts";

describe("turns", () => {
  it("are the floor of 20 in a second and 120 in a minute where all ask at once", () => {
    const { next } = createTurns(120);
    const turns = Array.from({ length: 500 }, () => next(0));
    const floor = turns.map(
      (_, n) => Math.floor(n / 120) * 60_300 + Math.floor((n % 120) / 20) * 1_010,
    );
    expect(turns).toEqual(floor);
  });

  it("never fill a window over its limit, whenever requests come, and never wait for nothing", () => {
    const pauses = fc.array(fc.nat(3_000), { maxLength: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), pauses, (perMinute, waits) => {
        const { next } = createTurns(perMinute);
        const perSecond = Math.max(1, Math.floor(perMinute / 6));
        let now = 0;
        const given: number[] = [];
        for (const wait of waits) {
          now += wait;
          const at = next(now);
          const freeAt = Math.max(
            (given.at(-perSecond) ?? -1e9) + 1_010,
            (given.at(-perMinute) ?? -1e9) + 60_300,
          );
          expect(at).toBe(Math.max(now, freeAt));
          given.push(at);
        }
        for (const [limit, length] of [
          [perSecond, 1_000],
          [perMinute, 60_000],
        ] as const) {
          for (const [index, at] of given.entries()) {
            expect(at - (given[index - limit] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(length);
          }
        }
      }),
    );
  });
});

describe("a turn that is held", () => {
  it("fills no window over its limit, whenever it is used", () => {
    const steps = fc.array(
      fc.record({
        wait: fc.nat(1_500),
        kind: fc.constantFrom("next", "pair", "hold", "use", "drop"),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 60 }), steps, (perMinute, all) => {
        const turns = createTurns(perMinute);
        const sent: number[] = [];
        const held: number[] = [];
        let now = 0;
        for (const { wait, kind } of all) {
          now += wait;
          if (kind === "next") {
            now = turns.next(now);
            sent.push(now);
          }
          // Two are held at a time at most, so that the limits are larger.
          if (kind === "pair" && held.length < 2) {
            now = turns.pair(now);
            sent.push(now);
            held.push(now);
          }
          if (kind === "hold" && held.length < 2 && turns.hold(now)) held.push(now);
          if (kind === "use" && held.pop() !== undefined) {
            turns.settle(now);
            sent.push(now);
          }
          if (kind === "drop" && held.pop() !== undefined) turns.settle();
        }
        for (const [limit, length] of [
          [Math.floor(perMinute / 6), 1_000],
          [perMinute, 60_000],
        ] as const) {
          for (const [index, at] of sent.entries())
            expect(at - (sent[index - limit] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(length);
        }
      }),
    );
  });
});

describe("a turn", () => {
  it("is given up at once where nobody waits any more, be it for the window or for what a 429 asks", async () => {
    for (const closed of [false, true]) {
      const limit = createRateLimit(6);
      if (closed) limit.observe(429, { "retry-after": "60" });
      else await limit.acquire();
      const waiting = new AbortController();
      const turn = limit.acquire(waiting.signal);
      waiting.abort();
      const start = performance.now();
      await expect(turn).rejects.toThrow("abort");
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
