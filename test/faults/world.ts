import type { Dispatcher } from "undici";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import type { FaultKind } from "../../emulator/faults.ts";
import type { Intent, State } from "../../src/core/state/state.ts";
import { createEntitlementStorefront } from "../../src/io/dodo/entitlement-route.ts";
import { createProductStorefront } from "../../src/io/dodo/product-route.ts";
import { createDispatcher } from "../../src/io/http/http.ts";
import { connect } from "../../src/wire/dodo.ts";
import { aWorld, type Tree, type World } from "../app/world.ts";
import { hash } from "../contracts/storefront.ts";

/** The two routes of delivery. */
export const targets = ["pdt_TestApp1", "ent_TestExtras1"] as const;
export type Target = (typeof targets)[number];

type Inputs = Readonly<Record<string, string>>;

/** A run that meets the fault, and what came before it. */
export interface Scenario {
  /** Delivered before, one after the other, as v1, v2 and so on. */
  readonly before?: readonly Tree[];
  /** Made by hand in the dashboard before. */
  readonly byHand?: Readonly<Record<string, string>>;
  readonly now: Tree;
  readonly gone?: string;
  readonly inputs?: Inputs;
  /** Of a command that only the command line has. */
  readonly operands?: readonly string[];
  /** Name → SHA-256, as buyers must find it in the end. */
  readonly wanted: Readonly<Record<string, string>>;
}

const one = { "a.zip": "a1", "b.zip": "b1" };
const wanted = { "a.zip": hash("a1"), "b.zip": hash("b1") };

export const scenarios: Readonly<Record<string, Scenario>> = {
  "first sync": { now: one, wanted },
  replace: { before: [one], now: { "a.zip": "a2" }, wanted: { ...wanted, "a.zip": hash("a2") } },
  removal: { before: [one], now: {}, gone: "b.zip", wanted: { "a.zip": hash("a1") } },
  rollback: {
    before: [one, { "a.zip": "a2" }],
    now: { "a.zip": "a1" },
    inputs: { command: "rollback", to: "v1" },
    wanted,
  },
  import: {
    before: [{ "a.zip": "a1" }],
    byHand: { "b.zip": "b1" },
    now: one,
    inputs: { command: "import" },
    wanted,
  },
  destroy: {
    before: [one],
    byHand: { "theirs.txt": "theirs" },
    now: {},
    inputs: { command: "destroy", only: "app" },
    operands: [],
    wanted: { "theirs.txt": hash("theirs") },
  },
  "check of the content": {
    before: [one],
    now: {},
    inputs: { command: "check", verify: "content" },
    wanted,
  },
};

/** One kind of request of a run, and which of its kind it is. */
export interface Spot {
  readonly store: boolean;
  readonly method: string;
  readonly nth: number;
}

/** What can go wrong: an order to the emulator, or nobody who listens. */
export type Trouble = FaultKind | { readonly kind: "refused" };

/** What can go wrong with one request, by name. */
export const faults: Readonly<Record<string, Trouble>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504].map((status) => [
      `${status}`,
      { kind: "status", status },
    ]),
  ),
  "429 with Retry-After": { kind: "status", status: 429, retryAfter: new Date(0).toUTCString() },
  "429 with retry-after-ms": { kind: "status", status: 429, retryAfterMs: 5 },
  "connection refused": { kind: "refused" },
  "reset before": { kind: "reset-before" },
  "reset in the middle of the request": { kind: "reset-middle", of: "request" },
  "reset in the middle of the answer": { kind: "reset-middle", of: "response" },
  "reset after the work": { kind: "reset-after" },
  "truncated JSON": { kind: "truncated-json" },
  "malformed JSON": { kind: "malformed-json" },
  "HTML instead of JSON": { kind: "html" },
  stall: { kind: "stall" },
  "slow body": { kind: "slow", ms: 5 },
  "expired URL": { kind: "expired-url" },
  "wrong ETag": { kind: "wrong-etag" },
  "clock an hour off": { kind: "clock-skew" },
  "clock 10 minutes ahead": { kind: "clock-skew", minutes: 10 },
  "clock 10 minutes behind": { kind: "clock-skew", minutes: -10 },
};

/** What may last from one request on until the run ends. */
export const lasting: readonly string[] = [
  "403",
  "429",
  "503",
  "connection refused",
  "reset after the work",
  "HTML instead of JSON",
  "stall",
  "expired URL",
  "wrong ETag",
];

/** A checkout whose next run meets the fault. */
export interface Opened {
  run(): ReturnType<World["run"]>;
  /** What the stored state says is about to exist. */
  intents(): Promise<readonly Intent[]>;
}

/** The emulator, and storefronts over it that wait for nothing long. */
export interface FaultWorld {
  readonly emulator: Emulator;
  open(scenario: Scenario, target: Target): Promise<Opened>;
  /** Orders trouble at a request, and at so many after it. */
  order(spot: Spot, trouble: Trouble, times: number): void;
  /** Takes back what was ordered. */
  calm(): void;
  close(): Promise<void>;
}

/** Milliseconds: long beside what anything takes here, short beside what a person waits. */
const stallMs = 400;

export async function startFaultWorld(): Promise<FaultWorld> {
  const emulator = await startEmulator();
  const agent = createDispatcher(8, stallMs);
  const closed = createClosedDoor(emulator);
  const dispatcher = agent.compose(closed.interceptor);
  const options = connect({
    baseUrl: new URL(emulator.url),
    apiKey: emulator.keys.write,
    dispatcher,
    requestsPerMinute: 1_000_000,
    retries: { firstDelay: 1, onWait: () => {} },
    secret: () => {},
    stallMs,
  });
  return {
    emulator,
    async open(scenario, target) {
      await emulator.reset();
      const isProduct = target.startsWith("pdt_");
      const storefront = isProduct
        ? createProductStorefront(options)
        : createEntitlementStorefront({ ...options, answerTime: 3_000 });
      const { before = [], byHand = {}, now, gone, inputs, operands } = scenario;
      const manifest = `version: 1\nproducts: { app: ${target} }\nfiles:\n  "*.zip": app\n`;
      const world = await aWorld({ "dodo-files.yaml": manifest }, { storefront });
      for (const [index, tree] of before.entries()) {
        await world.write(tree);
        await world.run({ concurrency: "1", tag: `v${index + 1}` });
      }
      for (const [name, bytes] of Object.entries(byHand))
        await emulator.addFile(target, { name, bytes });
      await world.write(now);
      if (gone) await world.remove(gone);
      const next = { concurrency: "1", ...(inputs ?? { tag: `v${before.length + 1}` }) };
      return {
        run: () => world.run(next, operands ? { operands } : {}),
        async intents() {
          const stored = await world.store.load();
          return stored ? (JSON.parse(stored.text) as State).intents : [];
        },
      };
    },
    order({ store, method, nth }, trouble, times) {
      if (trouble.kind === "refused") closed.order({ store, method, nth }, times);
      else emulator.fault({ on: { store, method, nth }, times, ...trouble });
    },
    calm() {
      closed.calm();
      emulator.clearFaults();
    },
    async close() {
      await agent.destroy();
      await emulator.close();
    },
  };
}

/** Leads some requests to a port where nobody listens. */
function createClosedDoor({ storeUrl }: Emulator) {
  let order: { readonly spot: Spot; readonly times: number; seen: number } | undefined;
  const interceptor: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
    const isStore = String(options.origin) === storeUrl;
    if (order?.spot.store === isStore && order.spot.method === options.method) {
      order.seen += 1;
      const isDue = order.seen >= order.spot.nth && order.seen < order.spot.nth + order.times;
      if (isDue) return dispatch({ ...options, origin: "http://127.0.0.1:9" }, handler);
    }
    return dispatch(options, handler);
  };
  return {
    interceptor,
    order: (spot: Spot, times: number) => {
      order = { spot, times, seen: 0 };
    },
    calm: () => {
      order = undefined;
    },
  };
}

/** Every request that a run of this scenario makes, in order. */
export async function spotsOf(
  world: FaultWorld,
  scenario: Scenario,
  target: Target,
): Promise<readonly Spot[]> {
  const opened = await world.open(scenario, target);
  const before = world.emulator.requests.length;
  await opened.run();
  const counts = new Map<string, number>();
  return world.emulator.requests.slice(before).map(({ to, method }) => {
    const nth = (counts.get(to + method) ?? 0) + 1;
    counts.set(to + method, nth);
    return { store: to === "store", method, nth };
  });
}
