import { afterAll, describe, expect, it } from "vitest";
import type { Variant } from "../../emulator/variants.ts";
import { hash } from "../contracts/storefront.ts";
import { runKilled } from "./killed.ts";
import { runWithin } from "./within.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

const lastRequest = 14;

const product = "pdt_TestApp1";
const manifest = (...rules: readonly string[]) =>
  `version: 1\nfiles:\n${rules.map((rule) => `  ${JSON.stringify(rule)}: ${product}\n`).join("")}`;
const tree = { "dodo-files.yaml": manifest("a.zip", "b.zip"), "a.zip": "a1", "b.zip": "b1" };
const tag = (version: string) => ({
  event: { name: "push", ref: `refs/tags/${version}`, runId: Number(version.at(-1)) },
});

interface Scenario {
  readonly before: (world: World) => Promise<unknown>;
  readonly run: Parameters<World["action"]>[0];
  readonly after?: (world: World) => Promise<unknown>;
  readonly wanted: Readonly<Record<string, string>>;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  "first sync": {
    before: async () => {},
    run: tag("v1"),
    wanted: { "a.zip": "a1", "b.zip": "b1" },
  },
  replace: {
    async before(world) {
      await world.action(tag("v1"));
      await world.write({ "a.zip": "a2" });
    },
    run: tag("v2"),
    wanted: { "a.zip": "a2", "b.zip": "b1" },
  },
  prune: {
    async before(world) {
      await world.action(tag("v1"));
      await world.write({ "dodo-files.yaml": manifest("a.zip") });
    },
    run: tag("v2"),
    wanted: { "a.zip": "a1" },
  },
  rollback: {
    async before(world) {
      await world.action(tag("v1"));
      await world.write({ "a.zip": "a2" });
      await world.action(tag("v2"));
      await world.write({ "a.zip": "a1" });
    },
    run: { ...tag("v3"), inputs: { command: "rollback", to: "v1" } },
    wanted: { "a.zip": "a1", "b.zip": "b1" },
  },
  import: {
    before: (world) => world.emulator.addFile(product, { name: "a.zip", bytes: "by hand" }),
    run: { ...tag("v1"), inputs: { command: "import" } },
    after: (world) => world.action(tag("v1")),
    wanted: { "a.zip": "a1", "b.zip": "b1" },
  },
};

const variants: Readonly<Record<string, Partial<Variant>>> = {
  likely: {},
  "attach on put": { putAttaches: "on-upload" },
  "attach on reserve": { putAttaches: "on-reserve" },
  "merging lists": { patchFiles: "merge" },
  "ids refused for good": { reattach: "refuse" },
  "ids ignored for good": { reattach: "ignore" },
  "opaque ETags": { etag: "opaque" },
};

/** Neighbours are of different variants, since each variant has one world and several tests run at once. */
const cells = Array.from({ length: lastRequest }, (_, at) => at + 1).flatMap((nth) =>
  Object.keys(scenarios).flatMap((scenario) =>
    Object.keys(variants).map((variant) => ({ variant, scenario, nth })),
  ),
);

const opened = new Map<string, Promise<Worlds>>();
afterAll(async () => {
  for (const worlds of opened.values()) await (await worlds).close();
});

function worldsOf(variant: string): Promise<Worlds> {
  const worlds =
    opened.get(variant) ?? startWorlds({ start: runWithin, variant: variants[variant] ?? {} });
  opened.set(variant, worlds);
  return worlds;
}

const turns = new Map<string, Promise<unknown>>();

/** One cell of a variant after the other. */
function inTurn(variant: string, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(variant) ?? Promise.resolve()).then(work);
  turns.set(
    variant,
    turn.catch(() => {}),
  );
  return turn;
}

async function killAndHeal({
  variant,
  scenario: name,
  nth,
}: (typeof cells)[number]): Promise<void> {
  const world = await (await worldsOf(variant)).open(tree);
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`no scenario ${name}`);
  await scenario.before(world);
  const since = world.emulator.history(product).length;
  const had = (await world.emulator.buyer(product))
    .map((file) => file.name)
    .filter((file) => file in scenario.wanted);
  await runKilled(world, { run: scenario.run, nth, when: "after" });
  const healed = await world.action(scenario.run);
  expect(healed.exitCode, healed.log).toBe(0);
  await scenario.after?.(world);
  const files = (await world.emulator.buyer(product)).map((file) => `${file.name} ${file.sha256}`);
  const wanted = Object.entries(scenario.wanted).map(([file, text]) => `${file} ${hash(text)}`);
  if (variant === "merging lists") expect(files).toEqual(expect.arrayContaining(wanted));
  else expect(files.toSorted()).toEqual(wanted.toSorted());
  const moments = world.emulator.history(product).slice(since);
  const missed = moments.filter(({ files: seen }) =>
    had.some((file) => !seen.some((one) => one.name === file && one.sha256 !== "missing")),
  );
  expect(missed).toEqual([]);
  expect(world.emulator.violations).toEqual([]);
}

describe("killed, over all variants, scenarios and requests", () => {
  it.concurrent.each(cells)("$variant, $scenario, request $nth", { timeout: 240_000 }, (cell) =>
    inTurn(cell.variant, () => killAndHeal(cell)),
  );
});
