import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runWithin } from "./within.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

const app = "pdt_TestApp1";
const extras = "ent_TestExtras1";
const to = (...targets: readonly string[]) => ({
  "dodo-files.yaml": `version: 1\nfiles: { "a.zip": [${targets}], "b.zip": [${targets}] }\n`,
});
const files = { "a.zip": "a1", "b.zip": "b1" };

const only = (target: string, name: string) =>
  `version: 1\nfiles: { "a.zip": { to: ${target}, name: "${name}" } }\n`;

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

test.each([app, extras])(
  "a list of %s that is tried again drops nothing that came meanwhile",
  async (target) => {
    const world = await worlds.open({ "dodo-files.yaml": only(target, "{base}"), "a.zip": "a1" });
    await apply(world);
    await world.write({ "a.zip": "a2" });
    world.emulator.fault({
      on: { method: "PATCH" },
      kind: "status",
      status: 503,
      retryAfterMs: 200,
    });
    world.emulator.onRequest(async (_, { method }, when) => {
      if (method !== "PATCH" || when !== "before") return;
      world.emulator.onRequest(null);
      await world.emulator.addFile(target, { name: "bonus.pdf", bytes: "by hand" });
    });
    await apply(world);
    expect(await world.names(target)).toEqual(["a.zip", "bonus.pdf"]);
  },
);

test("a live file is not taken for dead because its address has run out", async () => {
  const short = await startWorlds({
    start: runWithin,
    variant: { listsSize: false, missingBytes: 403, downloadSeconds: 0 },
  });
  const files = [{ name: "a.zip", bytes: "somebody else's" }];
  for (const target of [app, extras]) {
    const fixtures =
      target === app
        ? { products: [{ id: app, files }] }
        : { entitlements: [{ id: extras, files }] };
    const world = await short.open(
      { "dodo-files.yaml": only(target, "{base}"), "a.zip": "a1" },
      fixtures,
    );
    const run = await world.action();
    expect(run.outputs["failure-reason"], run.log).toBe("name-taken");
    expect(await world.names(target)).toEqual(["a.zip"]);
    expect(world.writes().filter((call) => !call.includes("github"))).toEqual([]);
    const refused = world.emulator.requests.filter(
      ({ to, status }) => to === "store" && status === 403,
    );
    expect(refused.length).toBeGreaterThan(0);
  }
  await short.close();
});

describe("a job that is ended while Dodo does what it asked for", () => {
  let started: Worlds;
  beforeAll(async () => {
    started = await startWorlds();
  });
  afterAll(() => started.close());

  const release = (version: string, runId: number) => ({
    event: { name: "push", ref: `refs/tags/v${version}`, runId },
  });

  /** v1.0.0 is delivered, and v1.1.0 ends as soon as Dodo has done the request that makes it live. */
  async function ended(target: string, name: string, signal: "SIGINT" | "SIGKILL") {
    const world = await started.open({ "dodo-files.yaml": only(target, name), "a.zip": "a1" });
    await world.action(release("1.0.0", 1));
    await world.write({ "a.zip": "a2" });
    const live = Promise.withResolvers<void>();
    const dead = Promise.withResolvers<void>();
    world.emulator.onRequest(async (_, { method, to }, when) => {
      if (when !== "after" || to !== "api" || method !== (target === app ? "PATCH" : "POST"))
        return;
      live.resolve();
      await dead.promise;
    });
    const cut = await world.action({
      ...release("1.1.0", 2),
      signalAfter: { when: live.promise, signal },
    });
    expect([cut.exitCode, cut.signal]).not.toEqual([0, null]);
    world.emulator.onRequest(null);
    dead.resolve();
    expect(await world.names(target)).toHaveLength(2);
    return world;
  }

  async function delivered(world: World, run: Parameters<World["action"]>[0]): Promise<void> {
    const { outputs, exitCode, log } = await world.action(run);
    expect([outputs["failure-reason"], exitCode], log).toEqual(["", 0]);
  }

  test.each([
    [extras, "SIGINT"],
    [extras, "SIGKILL"],
    [app, "SIGINT"],
    [app, "SIGKILL"],
  ] as const)(
    "leaves one file of that name in %s once it is built again, after %s",
    async (...of) => {
      const [target, signal] = of;
      const world = await ended(target, "{base}", signal);
      await world.write({ "a.zip": "a2, built again" });
      await delivered(world, release("1.1.0", 2));
      const seen = await world.emulator.buyer(target);
      expect(seen.map(({ name, size }) => [name, size])).toEqual([["a.zip", 15]]);
    },
  );

  test.each([extras, app])("leaves nothing of it in %s after a rollback", async (target) => {
    const world = await ended(target, "App-{version}.zip", "SIGINT");
    await world.write({ "a.zip": "a1" });
    await delivered(world, {
      event: { name: "workflow_dispatch", ref: "refs/heads/main", runId: 3 },
      inputs: { command: "rollback", to: "v1.0.0" },
    });
    expect(await world.names(target)).toEqual(["App-1.0.0.zip"]);
    await world.write({ "a.zip": "a3" });
    await delivered(world, release("1.2.0", 4));
    expect(await world.names(target)).toEqual(["App-1.2.0.zip"]);
  });
});
