import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import type { FaultKind } from "../../emulator/faults.ts";
import { createDodoClient } from "../../src/io/dodo-client.ts";
import { createDispatcher } from "../../src/io/http.ts";
import { createProductStorefront } from "../../src/io/product-storefront.ts";
import { createRateLimit } from "../../src/io/rate-limit.ts";
import { aWorld, type Tree, type World } from "../app/world.ts";
import { hash } from "../contracts/storefront.ts";

export const product = "pdt_TestApp1";
const both = `version: 1\nfiles:\n  "*.zip": ${product}\n`;

/** A run that meets the fault, and what the checkout held at the run before. */
export interface Scenario {
  readonly before?: Tree;
  readonly now: Tree;
  readonly gone?: string;
  /** Name → SHA-256, as buyers must find it in the end. */
  readonly wanted: Readonly<Record<string, string>>;
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  "first sync": {
    now: { "dodo-files.yaml": both, "a.zip": "a1", "b.zip": "b1" },
    wanted: { "a.zip": hash("a1"), "b.zip": hash("b1") },
  },
  replace: {
    before: { "dodo-files.yaml": both, "a.zip": "a1", "b.zip": "b1" },
    now: { "a.zip": "a2" },
    wanted: { "a.zip": hash("a2"), "b.zip": hash("b1") },
  },
  removal: {
    before: { "dodo-files.yaml": both, "a.zip": "a1", "b.zip": "b1" },
    now: {},
    gone: "b.zip",
    wanted: { "a.zip": hash("a1") },
  },
};

/** One kind of request of a run, and which of its kind it is. */
export interface Spot {
  readonly store: boolean;
  readonly method: string;
  readonly nth: number;
}

/** What can go wrong, by name. */
export const faults: Readonly<Record<string, FaultKind>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504].map((status) => [
      `${status}`,
      { kind: "status", status },
    ]),
  ),
  "429 with Retry-After": { kind: "status", status: 429, retryAfterMs: 5 },
  "reset before": { kind: "reset-before" },
  "reset in the middle of the request": { kind: "reset-middle", of: "request" },
  "reset in the middle of the answer": { kind: "reset-middle", of: "response" },
  "reset after the work": { kind: "reset-after" },
  "truncated JSON": { kind: "truncated-json" },
  "malformed JSON": { kind: "malformed-json" },
  "HTML instead of JSON": { kind: "html" },
  "slow body": { kind: "slow", ms: 5 },
  "expired URL": { kind: "expired-url" },
  "wrong ETag": { kind: "wrong-etag" },
  "clock off": { kind: "clock-skew" },
};

/** The emulator, a storefront over it that waits for nothing, and a checkout. */
export interface FaultWorld {
  readonly emulator: Emulator;
  open(scenario: Scenario): Promise<World>;
  close(): Promise<void>;
}

export async function startFaultWorld(): Promise<FaultWorld> {
  const emulator = await startEmulator();
  const dispatcher = createDispatcher(8);
  const client = createDodoClient({
    baseUrl: new URL(emulator.url),
    apiKey: emulator.keys.write,
    userAgent: "dodo-files/test",
    dispatcher,
    rateLimit: createRateLimit(1_000_000),
    say: () => {},
    retryDelay: 1,
  });
  const storefront = createProductStorefront({ client, dispatcher, say: () => {}, secret: () => {}, retryDelay: 1 });
  return {
    emulator,
    async open({ before, now, gone }) {
      await emulator.reset();
      const world = await aWorld(before ?? now, { storefront });
      if (before) await world.run({ concurrency: "1" });
      await world.write(now);
      if (gone) await world.remove(gone);
      return world;
    },
    async close() {
      await dispatcher.destroy();
      await emulator.close();
    },
  };
}

/** Every request that a run of this scenario makes, in order. */
export async function spotsOf(world: FaultWorld, scenario: Scenario): Promise<readonly Spot[]> {
  const opened = await world.open(scenario);
  const before = world.emulator.requests.length;
  await opened.run({ concurrency: "1" });
  const counts = new Map<string, number>();
  return world.emulator.requests.slice(before).map(({ to, method }) => {
    const nth = (counts.get(to + method) ?? 0) + 1;
    counts.set(to + method, nth);
    return { store: to === "store", method, nth };
  });
}
