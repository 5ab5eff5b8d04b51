import { expect, it } from "vitest";
import type { StateStore } from "../../src/app/ports.ts";
import { problemCodes } from "../../src/core/problem.ts";
import { createBranchStateStore } from "../../src/io/state-branch.ts";
import { aWorld, type Tree, type World } from "../app/world.ts";
import { hash } from "../contracts/storefront.ts";
import { type Fault, type GitHubServer, startGitHub } from "../servers/github.ts";
import { tryCells } from "./cells.ts";

const target = "pdt_app";
const one = { "dodo-files.yaml": `version: 1\nfiles:\n  "*.zip": ${target}\n`, "a.zip": "a1", "b.zip": "b1" };

interface Scenario {
  /** Delivered before, one after the other, as v1, v2 and so on. */
  readonly before: readonly Tree[];
  readonly now: Tree;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Name → text, as buyers must find it in the end. */
  readonly wanted: Readonly<Record<string, string>>;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  "first sync": { before: [], now: one, wanted: { "a.zip": "a1", "b.zip": "b1" } },
  replace: { before: [one], now: { "a.zip": "a2" }, wanted: { "a.zip": "a2", "b.zip": "b1" } },
  rollback: {
    before: [one, { "a.zip": "a2" }],
    now: { "a.zip": "a1" },
    inputs: { command: "rollback", to: "v1" },
    wanted: { "a.zip": "a1", "b.zip": "b1" },
  },
};

const status = (code: number, headers: Readonly<Record<string, string>> = {}): Fault["with"] => ({
  status: code,
  body: { message: "It was ordered to fail." },
  headers,
});

const faults: Readonly<Record<string, Fault["with"] | "refused">> = {
  ...Object.fromEntries([400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504].map((n) => [n, status(n)])),
  "429 with Retry-After": status(429, { "retry-after": "0" }),
  "403 as rate limit": status(403, { "x-ratelimit-remaining": "0" }),
  "connection refused": "refused",
  "reset before": "reset",
  "reset in the middle of the answer": "cut",
  "reset after the work": "lost",
  stall: "hang",
  "an empty object": { status: 200, body: {} },
  "a list": { status: 200, body: [] },
  "a page": { status: 200, body: Buffer.from("<html>"), headers: { "content-type": "text/html" } },
};

/** One kind of request of a run, and which of its kind it is. */
interface Spot {
  readonly method: string;
  readonly path: string;
  readonly nth: number;
}

interface Cell {
  readonly scenario: string;
  readonly spot: Spot;
  readonly fault: string;
  /** Whether it stays until the run ends. */
  readonly lasts: boolean;
}

interface Opened {
  readonly world: World;
  readonly github: GitHubServer;
  run(trouble?: Trouble): Promise<{
    readonly result: string;
    readonly codes: readonly (typeof problemCodes)[number][];
    readonly told: string;
  }>;
}

/** At a request, and at so many after it. */
interface Trouble {
  readonly spot: Spot;
  readonly with: Fault["with"] | "refused";
  readonly times: number;
  met: number;
}

/** What a request is about, without what differs from run to run. */
const kindOf = (path: string) => path.replace(/[0-9a-f]{40}/, "SHA");

async function open({ before, now, inputs }: Scenario): Promise<Opened> {
  const github = await startGitHub();
  const world = await aWorld(one, { products: [target] });
  const run: Opened["run"] = async (trouble) => {
    const store = storeOn(github, trouble);
    const tag = inputs ? {} : { tag: `v${before.length + 1}` };
    const { result, problems } = await world.run({ concurrency: "1", ...tag, ...inputs }, { store });
    const told = problems.map(({ message, remedy, stack }) => [message, remedy, stack].join()).join();
    return { result, codes: problems.map(({ code }) => code), told };
  };
  for (const [index, tree] of before.entries()) {
    await world.write(tree);
    await world.run({ concurrency: "1", tag: `v${index + 1}` }, { store: storeOn(github) });
  }
  await world.write(now);
  return { world, github, run };
}

/** The state branch through connections that may meet trouble, and whose stalls end soon. */
function storeOn(github: GitHubServer, trouble?: Trouble): StateStore {
  let seen = 0;
  const troubled: typeof fetch = (input, init) => {
    const url = new URL(String(input));
    const path = kindOf(decodeURIComponent(url.pathname));
    if (trouble?.spot.method === init?.method && trouble?.spot.path === path) {
      seen += 1;
      if (seen >= trouble.spot.nth && seen < trouble.spot.nth + trouble.times) {
        trouble.met += 1;
        if (trouble.with === "refused") url.port = "9";
        else github.fault({ method: trouble.spot.method, with: trouble.with });
      }
    }
    const signals = [AbortSignal.timeout(300), ...(init?.signal ? [init.signal] : [])];
    return fetch(url, { ...init, signal: AbortSignal.any(signals) });
  };
  return createBranchStateStore({
    token: "write-token",
    apiUrl: github.url,
    repository: "acme/plugins",
    branch: "dodo-files-state",
    environment: "test_mode",
    manifest: "dodo-files.yaml",
    retryDelay: 1,
    fetch: troubled,
  });
}

async function spotsOf(scenario: Scenario): Promise<readonly Spot[]> {
  const { github, run } = await open(scenario);
  const before = github.requests.length;
  await run();
  await github.close();
  const counts = new Map<string, number>();
  return github.requests.slice(before).map(({ method, path: whole }) => {
    const path = kindOf(whole);
    const nth = (counts.get(method + path) ?? 0) + 1;
    counts.set(method + path, nth);
    return { method, path, nth };
  });
}

/** Runs into the fault, then again without it. */
async function tryCell(_: unknown, { scenario, spot, fault, lasts }: Cell): Promise<readonly string[]> {
  const one = scenarios[scenario];
  const kind = faults[fault];
  if (!one || !kind) throw new Error(`no scenario ${scenario}, or no fault ${fault}`);
  const { world, github, run } = await open(one);
  const since = world.shop.history.get(target)?.length ?? 0;
  const had = Object.keys(world.shop.buyer(target));
  const wrong: string[] = [];
  const hold = (what: string, held: boolean) => void (held || wrong.push(what));
  const trouble = { spot, with: kind, times: lasts ? 1_000 : 1, met: 0 };
  const first = await run(trouble);
  // How many saves a run takes depends on how long its uploads take.
  if (trouble.met === 0) console.log(`${scenario} made no ${spot.method} ${spot.path} ${spot.nth} this time`);
  hold(
    "a failed run names a known problem",
    first.codes.every((code) => problemCodes.includes(code)),
  );
  hold(`a run without a problem is done, not ${first.result}`, first.codes.length > 0 || first.result === "changed");
  hold("neither token nor address is told", !/write-token|https?:\/\/127/.test(first.told));
  const second = await run();
  hold(`the next run is done, not ${second.codes}`, second.codes.length === 0);
  const third = await run();
  hold(`the run after it does nothing, not ${third.result} ${third.codes}`, third.result === "unchanged");
  const wanted = Object.fromEntries(Object.entries(one.wanted).map(([name, text]) => [name, hash(text)]));
  hold(
    `buyers get every file: ${JSON.stringify(world.shop.buyer(target))}`,
    JSON.stringify(Object.entries(world.shop.buyer(target)).toSorted()) ===
      JSON.stringify(Object.entries(wanted).toSorted()),
  );
  const moments = world.shop.history.get(target)?.slice(since) ?? [];
  hold(
    "there was no gap",
    had.every((name) => moments.every((names) => names.includes(name))),
  );
  hold("no file is there twice", (moments.at(-1) ?? had).length === Object.keys(wanted).length);
  hold(`GitHub's own OpenAPI has nothing against it: ${github.violations}`, github.violations.length === 0);
  await github.close();
  const at = `${scenario}, ${fault} ${lasts ? "from" : "at"} ${spot.method} ${spot.path} ${spot.nth}`;
  return wrong.map((what) => `${at}: ${what}`);
}

it("every fault at every request to the state branch ends well, or in a problem that the next run heals", {
  timeout: 900_000,
}, async () => {
  const cells: Cell[] = [];
  for (const [scenario, one] of Object.entries(scenarios)) {
    for (const spot of await spotsOf(one)) {
      for (const fault of Object.keys(faults)) {
        for (const lasts of [false, true]) cells.push({ scenario, spot, fault, lasts });
      }
    }
  }
  expect(cells.length).toBeGreaterThan(500);
  const wrong = await tryCells({
    name: "faults at the state branch",
    cells,
    sample: 80,
    worlds: [1, 2, 3, 4],
    attempt: tryCell,
  });
  expect(wrong).toEqual([]);
});
