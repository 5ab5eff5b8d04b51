import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import type { State } from "../../../src/core/state/state.ts";
import { aWorld, type World } from "../world.ts";

const targets = ["pdt_app", "ent_app"] as const;

function open(target: string): Promise<World> {
  const manifest = `version: 1\nfiles:\n  "*.zip": ${target}\n`;
  const tree = { "dodo-files.yaml": manifest, "a.zip": "a1", "b.zip": "b1" };
  return aWorld(tree, { products: [target] });
}

async function stored({ store }: World): Promise<State> {
  const loaded = await store.load();
  return JSON.parse(loaded?.text ?? "null");
}

/** From its nth call of this kind on, the shop refuses. */
function refuse({ shop }: World, { call, nth, transient }: Refusal): void {
  let calls = 0;
  shop.before = (text) => {
    if (!text.startsWith(call)) return;
    calls += 1;
    if (calls < nth) return;
    const code = transient ? "upload-failed" : "forbidden";
    throw new Problem({ code, message: "No.", remedy: "–", transient: transient ?? false });
  };
}

interface Refusal {
  readonly call: string;
  readonly nth: number;
  readonly transient?: boolean;
}

describe("a run that fails", () => {
  const failures = targets.flatMap((target) =>
    [
      { call: "upload", nth: 1 },
      { call: "upload", nth: 2 },
      { call: "read", nth: 2 },
      { call: "read", nth: 3 },
      { call: "write", nth: 1 },
    ].map((refusal) => [refusal.call, refusal.nth, target] as const),
  );
  it.each(failures)("at %s %i of %s leaves no intent in the state", async (call, nth, target) => {
    const world = await open(target);
    refuse(world, { call, nth });
    await world.run({ concurrency: "1" });
    expect((await stored(world)).intents).toEqual([]);
    world.shop.before = () => {};
    expect((await world.run()).problems).toEqual([]);
    expect(Object.keys(world.shop.buyer(target)).toSorted()).toEqual(["a.zip", "b.zip"]);
  });

  it("leaves that of an upload to an entitlement which may have arrived", async () => {
    const world = await open("ent_app");
    refuse(world, { call: "upload", nth: 1, transient: true });
    await world.run({ concurrency: "1" });
    expect((await stored(world)).intents).toMatchObject([{ name: "a.zip" }]);
    world.shop.before = () => {};
    expect((await world.run()).problems).toEqual([]);
    expect(Object.keys(world.shop.buyer("ent_app")).toSorted()).toEqual(["a.zip", "b.zip"]);
  });
});

describe("what a killed run announced", () => {
  it.each([
    [
      "the next attempt of the same run drops it",
      { GITHUB_RUN_ID: "5", GITHUB_RUN_ATTEMPT: "2" },
      0,
    ],
    ["another run leaves it for a day", { GITHUB_RUN_ID: "6" }, 2],
  ] as const)("%s", async (_, env, left) => {
    const world = await open("pdt_app");
    const first = { GITHUB_RUN_ID: "5", GITHUB_RUN_ATTEMPT: "1" };
    world.shop.before = (text) =>
      text.startsWith("upload") ? new Promise<void>(() => {}) : undefined;
    void world.run({ tag: "v1" }, { env: first });
    while (world.shop.calls.filter((call) => call.startsWith("upload")).length < 2)
      await new Promise((resolve) => setImmediate(resolve));
    world.shop.before = () => {};
    expect((await stored(world)).intents).toHaveLength(2);
    expect((await world.run({ tag: "v1" }, { env })).problems).toEqual([]);
    expect((await stored(world)).intents).toHaveLength(left);
  });
});
