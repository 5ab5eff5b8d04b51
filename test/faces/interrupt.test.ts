import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hash } from "../contracts/storefront.ts";
import { expectNoSecrets, startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());

const target = "pdt_TestApp1";
const big = "z".repeat(4_000_000);
const shop = {
  "dodo-files.yaml": `version: 1\nfiles:\n  "a.zip": ${target}\n  "z.zip": ${target}\n`,
  "a.zip": "a1",
  "z.zip": big,
};

/** Holds back the answer to the large upload; resolves once it is under way and the small one is done. */
function holdLarge(world: World) {
  const { promise: underWay, resolve: start } = Promise.withResolvers<void>();
  const { promise: letGo, resolve: release } = Promise.withResolvers<void>();
  let small = false;
  world.emulator.onRequest(async (_, { to, method, bytes }, when) => {
    if (to !== "store" || method !== "PUT" || when !== "after") return;
    if (bytes < 1_000_000) {
      small = true;
      return;
    }
    start();
    await letGo;
  });
  return { underWay: underWay.then(() => expect(small).toBe(true)), release };
}

/** Uploads that came whole to the store since then. */
function uploadsSince(world: World, start: number): readonly number[] {
  const { requests } = world.emulator;
  return requests
    .slice(start)
    .filter(({ to, method }) => to === "store" && method === "PUT")
    .map(({ bytes }) => bytes);
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s in the middle of an upload: records what was delivered, says interrupted, and the next run finishes",
  async (signal) => {
    const world = await worlds.open(shop);
    const { underWay, release } = holdLarge(world);
    // A run that goes on for longer meets a second signal, and then SIGKILL: neither ends as this one.
    const run = await world.action({
      signalAfter: { when: underWay, signal },
      inputs: { concurrency: "1" },
    });
    world.emulator.onRequest(null);
    release();
    expect(run).toMatchObject({ exitCode: 1, signal: null });
    expect(run.outputs).toMatchObject({
      result: "failed",
      "failure-reason": "interrupted",
      "file-ids": "{}",
    });
    expect(run.annotations[0]).toMatchObject({ level: "error", title: "interrupted" });
    expect(run.summary).toContain("**interrupted**");
    expectNoSecrets(run, world);
    expect(world.state()?.files.map(({ name }) => name)).toEqual(["a.zip"]);
    expect(await world.names(target)).toEqual([]);
    const start = world.emulator.requests.length;
    const next = await world.action();
    expect(next).toMatchObject({ exitCode: 0, outputs: { result: "changed" } });
    expect(uploadsSince(world, start)).toEqual([big.length]);
    const seen = await world.emulator.buyer(target);
    expect(seen.map(({ sha256 }) => sha256).sort()).toEqual([hash("a1"), hash(big)].sort());
  },
);

test("the command line says it with exit code 130", async () => {
  const world = await worlds.open(shop);
  const { underWay, release } = holdLarge(world);
  const args = ["apply", "--environment", "test_mode", "--yes", "--concurrency", "1"];
  const run = await world.cli(args, { signalAfter: { when: underWay } });
  world.emulator.onRequest(null);
  release();
  expect(run).toMatchObject({ exitCode: 130, signal: null });
  expect(run.stdout + run.stderr).toContain("✗ interrupted");
});

test("SIGKILL after the first upload: the next run sends only what the state does not hold, and buyers get it all", async () => {
  const world = await worlds.open(shop);
  const { underWay, release } = holdLarge(world);
  // The save of its receipt follows soon after: the kill comes once it is there.
  const stored = () => readFile(join(world.folder, "state.json"), "utf8");
  const when = underWay.then(async () => {
    while (JSON.parse(await stored()).files.length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
  const inputs = { concurrency: "1", "state-file": "state.json" };
  const run = await world.action({ signalAfter: { when, signal: "SIGKILL" }, inputs });
  world.emulator.onRequest(null);
  release();
  expect(run).toMatchObject({ exitCode: null, signal: "SIGKILL" });
  const start = world.emulator.requests.length;
  const next = await world.action({ inputs });
  expect(next).toMatchObject({ exitCode: 0, outputs: { result: "changed" } });
  expect(uploadsSince(world, start)).toEqual([big.length]);
  expect(await world.names(target)).toEqual(["a.zip", "z.zip"]);
  expect((await world.action({ inputs })).outputs["result"]).toBe("unchanged");
});
