import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { createRateLimit } from "../../../src/io/dodo/rate-limit.ts";
import { retryAfterMs } from "../../../src/io/http/http.ts";
import { createBudget, type RetryOptions, withRetries } from "../../../src/io/http/retry.ts";

const passing = new Problem({
  code: "api-failed",
  message: "It failed.",
  remedy: "–",
  transient: true,
});

/** Tries that all fail; how many there were, and what was said. */
async function failing(options: Partial<RetryOptions> = {}) {
  let tries = 0;
  const said: string[] = [];
  const work = () => {
    tries += 1;
    return Promise.reject(passing);
  };
  const all = {
    tries: 5,
    firstDelay: 1,
    onWait: (sentence: string) => void said.push(sentence),
    ...options,
  };
  await expect(withRetries(work, all)).rejects.toBe(passing);
  return { tries, said };
}

describe("tries again", () => {
  it("have a bound for each request", async () => {
    expect(await failing()).toMatchObject({ tries: 5, said: { length: 4 } });
  });

  it("have one for the whole run, and say so once it is met", async () => {
    const budget = createBudget(6);
    const runs = [await failing({ budget }), await failing({ budget }), await failing({ budget })];
    expect(runs.map(({ tries }) => tries)).toEqual([5, 3, 1]);
    expect(runs[2]?.said).toEqual(["It failed. Not tried again: too much has failed in this run."]);
  });

  it("come back with what works: five successes are worth one", async () => {
    const budget = createBudget(1);
    await failing({ budget, tries: 2 });
    const succeed = () =>
      withRetries(async () => "done", { tries: 5, firstDelay: 1, onWait: () => {}, budget });
    for (let n = 0; n < 4; n += 1) await succeed();
    expect((await failing({ budget })).tries).toBe(1);
    for (let n = 0; n < 50; n += 1) await succeed();
    expect((await failing({ budget })).tries).toBe(2);
  });
});

describe("what an answer asks to wait", () => {
  const at = (ms: number) => new Date(Date.now() + ms).toUTCString();
  it.each([
    [{ "retry-after": "12" }, 12_000],
    [{ "retry-after": "0.5" }, 500],
    [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
    [{ "retry-after": "86400" }, 60_000],
    [{ "retry-after": "9".repeat(400) }, undefined],
    [{ "retry-after-ms": "-5" }, 0],
    [{ "retry-after": "-5" }, 0],
    [{ "retry-after": at(-600_000) }, 0],
    [{ "retry-after": at(3_600_000) }, 60_000],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "" }, undefined],
    [{}, undefined],
  ])("%j is %s ms", (headers, wait) => {
    expect(retryAfterMs(headers)).toBe(wait);
  });

  it("a date is the time until then", () => {
    const wait = retryAfterMs({ "retry-after": at(10_000) }) ?? 0;
    expect(wait).toBeGreaterThan(8_000);
    expect(wait).toBeLessThanOrEqual(10_000);
  });
});

describe("the limiter", () => {
  it("tells of a long wait once, however many requests wait", async () => {
    const said: string[] = [];
    const limit = createRateLimit(6_000, (sentence) => said.push(sentence));
    limit.observe(429, { "retry-after-ms": "2200" });
    await Promise.all([limit.acquire(), limit.acquire(), limit.acquire()]);
    limit.observe(200, { "x-ratelimit-remaining": "1", "x-ratelimit-reset": "1" });
    await limit.acquire();
    expect(said).toEqual([
      expect.stringMatching(/^Waiting 2\.\d s: Dodo asked all requests to wait \(429\)\.$/),
    ]);
  });

  it("tells that the shop's limit is nearly used up", async () => {
    const said: string[] = [];
    const limit = createRateLimit(6_000, (sentence) => said.push(sentence));
    limit.observe(200, { "x-ratelimit-remaining": "3", "x-ratelimit-reset": "3" });
    await limit.acquire();
    expect(said).toEqual([
      expect.stringMatching(/^Waiting \d\.\d s: the shop's limit at Dodo is nearly used up\.$/),
    ]);
  });
});
