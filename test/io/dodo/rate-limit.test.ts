import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRateLimit, createTurns } from "../../../src/io/dodo/rate-limit.ts";

describe("turns", () => {
  it("are the floor of 20 in a second and 120 in a minute where all ask at once", () => {
    const next = createTurns(120);
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
        const next = createTurns(perMinute);
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

describe("a turn", () => {
  it("is given up at once where nobody waits any more, be it for the window or for what a 429 asks", async () => {
    for (const closed of [false, true]) {
      const limit = createRateLimit(6);
      if (closed) limit.heed(429, { "retry-after": "60" });
      else await limit.turn();
      const waiting = new AbortController();
      const turn = limit.turn(waiting.signal);
      waiting.abort();
      const start = performance.now();
      await expect(turn).rejects.toThrow("abort");
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
