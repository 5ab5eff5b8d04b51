import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hash } from "../contracts/storefront.ts";
import { runKilled } from "./killed.ts";
import { runWithin } from "./within.ts";
import { startWorlds, type Tree, type World, type Worlds } from "./world.ts";

const product = "pdt_TestApp1";
const manifest = (...rules: readonly string[]) =>
  `version: 1\nfiles:\n${rules.map((rule) => `  ${JSON.stringify(rule)}: ${product}\n`).join("")}`;

/** What a checkout held at the run before, and what it holds at the run that is killed. */
interface Scenario {
  readonly before?: Tree;
  readonly now: Tree;
  /** Name → text, as buyers must find it in the end. */
  readonly wanted: Readonly<Record<string, string>>;
}

const both = manifest("a.zip", "b.zip");
const scenarios: Readonly<Record<string, Scenario>> = {
  "a first sync": {
    now: { "dodo-files.yaml": both, "a.zip": "a1", "b.zip": "b1" },
    wanted: { "a.zip": "a1", "b.zip": "b1" },
  },
  "a replace": {
    before: { "dodo-files.yaml": both, "a.zip": "a1", "b.zip": "b1" },
    now: { "a.zip": "a2" },
    wanted: { "a.zip": "a2", "b.zip": "b1" },
  },
  "a file that left the manifest": {
    before: { "dodo-files.yaml": both, "a.zip": "a1", "b.zip": "b1" },
    now: { "dodo-files.yaml": manifest("a.zip") },
    wanted: { "a.zip": "a1" },
  },
};

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

async function buyer(world: World): Promise<Readonly<Record<string, string>>> {
  const files = await world.emulator.buyer(product);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  return Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]));
}

/** From the moment a buyer had a file that is wanted in the end, they always had one under its name. */
function expectNoGap(world: World, wanted: readonly string[]): void {
  const moments = world.emulator
    .history(product)
    .map(({ files }) => files.filter((file) => file.sha256 !== "missing"));
  for (const name of wanted) {
    const since = moments.findIndex((files) => files.some((file) => file.name === name));
    expect(moments.slice(since).every((files) => files.some((file) => file.name === name))).toBe(
      true,
    );
  }
}

describe.each(Object.entries(scenarios))(
  "killed at every request of %s",
  (_, { before, now, wanted }) => {
    it.each(["before", "after"] as const)(
      "%s its work is done, the next run converges",
      { timeout: 180_000 },
      async (when) => {
        const hashes = Object.fromEntries(
          Object.entries(wanted).map(([name, text]) => [name, hash(text)]),
        );
        let killed = true;
        let kills = 0;
        for (let nth = 1; killed; nth += 1) {
          const world = await worlds.open(before ?? now);
          if (before) expect((await world.action()).exitCode).toBe(0);
          await world.write(now);
          killed = await runKilled(world, { nth, when });
          if (killed) kills += 1;
          const uploaded = new Set(world.state()?.files.map(({ file_id }) => file_id));
          const healed = await world.action();
          expect(healed.exitCode, healed.log).toBe(0);
          expect(await buyer(world)).toEqual(hashes);
          expectNoGap(world, Object.keys(wanted));
          const recorded = world.state()?.files.map(({ file_id }) => file_id) ?? [];
          const sent = world.emulator.requests.filter(
            ({ to, method, status }) => to === "store" && method === "PUT" && status === 200,
          );
          const repeated = recorded.filter(
            (id) => uploaded.has(id) && sent.filter(({ path }) => path.includes(id)).length > 1,
          );
          expect(repeated).toEqual([]);
          const again = await world.action();
          expect(again.outputs["result"]).toBe("unchanged");
        }
        expect(kills).toBeGreaterThan(3);
      },
    );
  },
);
