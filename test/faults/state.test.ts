import { expect, it } from "vitest";
import type { StateStore } from "../../src/app/ports.ts";
import { Problem, problemCodes } from "../../src/core/problem.ts";
import type { Report } from "../../src/core/run/report.ts";
import { createBranchStateStore } from "../../src/io/github/state-store.ts";
import { aWorld, type RunOptions, type Tree, type World } from "../app/world.ts";
import { hash } from "../contracts/storefront.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import { tryCells } from "./cells.ts";
import { type Cell, cellsOf, connect, nameOf, type Opened, type Trouble } from "./github.ts";

const target = "pdt_app";
const branch = "dodo-files-state";
const one = {
  "dodo-files.yaml": `version: 1\nfiles:\n  "*.zip": ${target}\n`,
  "a.zip": "a1",
  "b.zip": "b1",
};

interface Scenario {
  /** Delivered before, one after the other, as v1, v2 and so on. */
  readonly before: readonly Tree[];
  readonly now: Tree;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Name → text, as buyers must find it in the end. */
  readonly wanted: Readonly<Record<string, string>>;
  /** Of a command that knows the state alone: what buyers get is seen after the next apply. */
  readonly state?: StateCommand;
}

interface StateCommand {
  readonly operands: readonly string[];
  /** Whether the state was told, or is what the command makes of it: names, as they are stored. */
  readonly done: (report: Report, stored: readonly string[]) => boolean;
  /** A run before could not save what it did; what it rescued is pushed. */
  readonly lost?: boolean;
}

const wanted = { "a.zip": "a1", "b.zip": "b1" };

const onState = (command: string, state: StateCommand): Scenario => ({
  before: [one],
  now: {},
  inputs: { command: `state ${command}` },
  wanted,
  state,
});

const scenarios: Readonly<Record<string, Scenario>> = {
  "first sync": { before: [], now: one, wanted },
  replace: { before: [one], now: { "a.zip": "a2" }, wanted: { ...wanted, "a.zip": "a2" } },
  rollback: {
    before: [one, { "a.zip": "a2" }],
    now: { "a.zip": "a1" },
    inputs: { command: "rollback", to: "v1" },
    wanted,
  },
  "state list": onState("list", { operands: [], done: ({ receipts }) => receipts?.length === 2 }),
  "state show": onState("show", {
    operands: [target],
    done: ({ receipts }) => receipts?.length === 2,
  }),
  "state pull": onState("pull", { operands: [], done: ({ state }) => state?.files.length === 2 }),
  "state rm": onState("rm", { operands: [target], done: (_, stored) => stored.length === 0 }),
  "state push": {
    ...onState("push", { operands: [], lost: true, done: (_, stored) => stored.length === 3 }),
    now: { "a.zip": "a2" },
    wanted: { ...wanted, "a.zip": "a2" },
  },
};

function scenarioOf(name: string): Scenario {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`no scenario ${name}`);
  return scenario;
}

interface OpenedState extends Opened {
  readonly world: World;
  run(trouble?: Trouble): Promise<Report>;
  apply(): Promise<Report>;
}

async function open(name: string): Promise<OpenedState> {
  const { before, now, inputs, state } = scenarioOf(name);
  const github = await startGitHub();
  const world = await aWorld(one, { products: [target] });
  const runOn = (more: Readonly<Record<string, string>>, options: RunOptions) =>
    world.run({ concurrency: "1", ...more }, options);
  const apply = (tag: number, store = storeOn(github)) => runOn({ tag: `v${tag}` }, { store });
  for (const [index, tree] of before.entries()) {
    await world.write(tree);
    await apply(index + 1);
  }
  await world.write(now);
  const next = before.length + 1;
  if (state?.lost) await apply(next, savedOnce(storeOn(github)));
  const document = world.rescued[0];
  const alone = state && {
    operands: state.operands,
    offline: true,
    ...(document ? { document } : {}),
  };
  const run: OpenedState["run"] = (trouble) =>
    runOn(inputs ?? { tag: `v${next}` }, { store: storeOn(github, trouble), ...alone });
  return { world, github, run, apply: () => apply(next) };
}

/** Says what is about to be delivered, and not that it was. */
function savedOnce(store: StateStore): StateStore {
  let saves = 0;
  return {
    ...store,
    save(...args) {
      saves += 1;
      return saves === 1 ? store.save(...args) : Promise.reject(unsaved);
    },
  };
}

const unsaved = new Problem({
  code: "state-forbidden",
  message: "It is protected.",
  remedy: "Ask.",
});

function storeOn(github: GitHubServer, trouble?: Trouble): StateStore {
  return createBranchStateStore({
    token: "write-token",
    apiUrl: github.url,
    repository: "acme/plugins",
    branch,
    environment: "test_mode",
    manifest: "dodo-files.yaml",
    retryDelay: 1,
    fetch: connect(github, trouble),
  });
}

/** Names of the files that are recorded. */
function stored(github: GitHubServer): readonly string[] {
  return [...github.files(branch).values()].flatMap((text) =>
    (JSON.parse(text) as { readonly files: readonly { readonly name: string }[] }).files.map(
      ({ name }) => name,
    ),
  );
}

/** Runs into the fault, then again without it. */
async function tryCell(_: unknown, cell: Cell): Promise<readonly string[]> {
  const { wanted, state } = scenarioOf(cell.scenario);
  const { world, github, run, apply } = await open(cell.scenario);
  const since = world.shop.history.get(target)?.length ?? 0;
  const had = Object.keys(world.shop.buyer(target));
  const wrong: string[] = [];
  const hold = (what: string, held: boolean) => void (held || wrong.push(what));
  const trouble = { cell, met: 0 };
  const first = await run(trouble);
  // How many saves a run takes depends on how long its uploads take.
  if (trouble.met === 0) console.log(`${nameOf(cell)}: was not met this time`);
  hold(
    "a failed run names a known problem",
    first.problems.every(({ code }) => problemCodes.includes(code)),
  );
  // Where the repository can be read, a 404 means that nothing was ever saved, and whoever asked is told so.
  const isToldAbsent =
    cell.fault === "404" && first.notices.some((one) => one.startsWith("Nothing is stored"));
  const isDone = state
    ? state.done(first, stored(github)) || isToldAbsent
    : first.result === "changed";
  hold(`a run without a problem is done, not ${first.result}`, first.problems.length > 0 || isDone);
  const told = first.problems
    .map(({ message, remedy, stack }) => [message, remedy, stack].join())
    .join();
  hold("neither token nor address is told", !/write-token|https?:\/\/127/.test(told));
  const second = await run();
  const isHealed = state ? state.done(second, stored(github)) : second.problems.length === 0;
  hold(`the next run is done, not ${codesOf(second)}`, isHealed);
  const head = github.head(branch);
  const third = await run();
  hold(
    `the run after it does nothing, not ${third.result}`,
    state ? head === github.head(branch) : isIdle(third),
  );
  if (state) {
    hold("the next apply is done", (await apply()).problems.length === 0);
    hold("the apply after it does nothing", isIdle(await apply()));
  }
  const found = Object.entries(world.shop.buyer(target)).map(
    ([name, sha256]) => `${name} ${sha256}`,
  );
  const files = Object.entries(wanted).map(([name, text]) => `${name} ${hash(text)}`);
  hold(`buyers get every file: ${found}`, found.toSorted().join() === files.toSorted().join());
  const moments = world.shop.history.get(target)?.slice(since) ?? [];
  hold(
    "there was no gap",
    had.every((name) => moments.every((names) => names.includes(name))),
  );
  hold("no file is there twice", (moments.at(-1) ?? had).length === files.length);
  hold(
    `GitHub's own OpenAPI has nothing against it: ${github.violations}`,
    github.violations.length === 0,
  );
  await github.close();
  return wrong.map((what) => `${nameOf(cell)}: ${what}`);
}

function isIdle({ result, problems }: Report): boolean {
  return result === "unchanged" && problems.length === 0;
}

function codesOf({ problems }: Report): readonly string[] {
  return problems.map(({ code }) => code);
}

it("every fault at every request to the state branch ends well, or in a problem that the next run heals", {
  timeout: 900_000,
}, async () => {
  const cells = await cellsOf(Object.keys(scenarios), open);
  expect(cells.length).toBeGreaterThan(2_000);
  const wrong = await tryCells({
    name: "faults at the state branch",
    cells,
    worlds: [1, 2, 3, 4],
    attempt: tryCell,
  });
  expect(wrong).toEqual([]);
});
