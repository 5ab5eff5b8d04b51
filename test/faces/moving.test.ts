import { afterAll, beforeAll, expect, test } from "vitest";
import { runWithin } from "./within.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

const app = "pdt_TestApp1";
const extras = "ent_TestExtras1";
const to = (...targets: readonly string[]) => ({
  "dodo-files.yaml": `version: 1\nfiles: { "a.zip": [${targets}], "b.zip": [${targets}] }\n`,
});
const files = { "a.zip": "a1", "b.zip": "b1" };

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

/** What the seller does in the dashboard. */
async function attach(world: World, ...entitlements: readonly string[]): Promise<void> {
  const answer = await fetch(`${world.emulator.url}/products/${app}`, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${world.emulator.keys.write}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      entitlements: entitlements.map((entitlement_id) => ({ entitlement_id })),
    }),
  });
  expect(answer.status).toBe(200);
}

async function apply(world: World): Promise<void> {
  const run = await world.action();
  expect([run.outputs["failure-reason"], run.exitCode], run.log).toEqual(["", 0]);
}

/** Names at every moment at which what a buyer of the product gets changed, from the first full one on. */
function gaps(world: World): readonly string[] {
  const moments = world.emulator.history(app).map((moment) => moment.files.map(({ name }) => name));
  const from = moments.findIndex((names) => names.includes("b.zip") && names.includes("a.zip"));
  return moments
    .slice(from)
    .flatMap((names) => ["a.zip", "b.zip"].filter((name) => !names.includes(name)));
}

test("a seller moves from a product to an entitlement as docs/delivery.md says, and buyers never lack a file", async () => {
  const world = await worlds.open({ ...to(app), ...files });
  await apply(world);
  await world.write(to(app, extras));
  await apply(world);
  await attach(world, extras);
  await apply(world);
  await world.write(to(extras));
  await apply(world);
  const emptied = await world.cli(
    ["destroy", "--only", app, "--yes", "--environment", "test_mode"],
    {
      env: { GITHUB_TOKEN: "write-token", GITHUB_REPOSITORY: "acme/plugins" },
    },
  );
  expect(emptied.exitCode, emptied.stdout + emptied.stderr).toBe(0);
  expect(world.emulator.product(app)["files"]).toEqual([]);
  expect(await world.names(app)).toEqual(["a.zip", "b.zip"]);
  expect(gaps(world)).toEqual([]);
  await apply(world);
});

test("and from an entitlement to a product", async () => {
  const world = await worlds.open({ ...to(extras), ...files });
  await attach(world, extras);
  await apply(world);
  await world.write(to(extras, app));
  await apply(world);
  await attach(world);
  expect(await world.names(app)).toEqual(["a.zip", "b.zip"]);
  await world.write(to(app));
  await apply(world);
  expect(gaps(world)).toEqual([]);
});
