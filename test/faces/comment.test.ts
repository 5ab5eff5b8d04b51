import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Event, nextRunId } from "./runner.ts";
import { shop } from "./shop.ts";
import { runWithin } from "./within.ts";
import {
  expectNoSecrets,
  type Reported,
  startWorlds,
  timeless,
  type World,
  type Worlds,
} from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const bot = "github-actions[bot]";
const head = "0d".repeat(20);

function pullRequest(
  given: { readonly from?: string; readonly runId?: number; readonly name?: string } = {},
): Event {
  const { from = "acme/plugins", runId = nextRunId(), name = "pull_request" } = given;
  const payload = {
    number: 7,
    pull_request: { number: 7, head: { sha: head, repo: { full_name: from } } },
  };
  return { name, payload, ref: "refs/pull/7/merge", runId };
}

type Given = Parameters<World["action"]>[0];

function plan(world: World, { inputs, ...run }: Given = {}): Promise<Reported> {
  return world.action({
    token: "plan-token",
    event: pullRequest(),
    ...run,
    inputs: { comment: "true", ...inputs },
  });
}

const bodies = (world: World) => world.github.comments(7).map(({ body }) => body);
const headlines = (world: World) =>
  bodies(world).map((body) => body.split("\n").filter((line) => /^#+ /.test(line)));
const warnings = ({ annotations }: Reported) =>
  annotations.map(({ level, title }) => `${level} ${title}`);

describe("comment: true", () => {
  test("writes the plan to the pull request, once, and keeps it up to date", async () => {
    const world = await worlds.open(shop);
    const event = pullRequest({ runId: 1_000 });
    const first = await plan(world, { event });
    expect(first).toMatchObject({ exitCode: 0, annotations: [], outputs: { result: "pending" } });
    expect(world.github.comments(7)).toMatchObject([{ login: bot }]);
    expect(timeless(bodies(world)[0] ?? "")).toMatchSnapshot("first");
    for (const body of bodies(world)) expectNoSecrets({ ...first, summary: body }, world);
    const writes = world.writes();
    await plan(world, { event });
    expect(world.writes().slice(writes.length)).toEqual(["POST github /graphql"]);
    await world.write({ "LICENSE.txt": "Another." });
    await world.action();
    await plan(world);
    expect(headlines(world)).toEqual([["## ✓ Store plan for `test_mode`: nothing to change"]]);
  });

  test("says what stops a plan, and leaves the result as it is", async () => {
    const world = await worlds.open({
      ...shop,
      "dodo-files.yaml": "version: 1\nfiles: { a.zip: nobody }\n",
    });
    const run = await plan(world);
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: "failed", "failure-reason": "manifest-invalid" },
    });
    expect(headlines(world)).toEqual([["## ✗ No store plan for `test_mode`: manifest-invalid"]]);
  });

  test("says so too where an input stops it", async () => {
    const world = await worlds.open(shop);
    const run = await plan(world, { inputs: { concurrency: "many" } });
    expect(run.exitCode).toBe(1);
    expect(headlines(world)[0]?.[0]).toContain("No store plan for `test_mode`: input-invalid");
  });

  test("keeps a section for each manifest, a comment for each environment", async () => {
    const world = await worlds.open({
      ...shop,
      "more/dodo-files.yaml": shop["dodo-files.yaml"],
      "more/LICENSE.txt": "M",
    });
    await plan(world);
    await plan(world, { inputs: { config: "more/dodo-files.yaml" } });
    await plan(world, {
      inputs: { environment: "live_mode", "api-key": "" },
      env: { DODO_PAYMENTS_API_KEY: "" },
    });
    expect(headlines(world)).toEqual([
      [
        expect.stringContaining("plan for `test_mode`"),
        expect.stringContaining("of `more/dodo-files.yaml` for"),
      ],
      [expect.stringContaining("plan for `live_mode`")],
    ]);
  });

  test("never touches what another user wrote, however well it is forged", async () => {
    const world = await worlds.open(shop);
    const forged =
      "<!-- dodo-files:test_mode -->\n<!-- dodo-files:section 1 other.yaml -->\nBuy here\n<!-- dodo-files:end -->";
    for (let index = 0; index < 120; index += 1) world.github.say(7, "mallory", forged);
    await plan(world);
    expect(bodies(world).slice(0, 120)).toEqual(Array(120).fill(forged));
    expect(bodies(world)).toHaveLength(121);
    expect(bodies(world)[120]).not.toContain("Buy here");
    await plan(world, { token: "seller-token" });
    expect(
      world.github
        .comments(7)
        .map(({ login }) => login)
        .slice(120),
    ).toEqual([bot, "seller"]);
  });

  test("leaves a newer run's plan where it is", async () => {
    const world = await worlds.open(shop);
    await plan(world, { event: pullRequest({ runId: 2_000 }) });
    const before = bodies(world);
    const run = await plan(world, { event: pullRequest({ runId: 1_999 }) });
    expect(bodies(world)).toEqual(before);
    expect(run.log).toContain("A newer run has written its plan");
  });
});

describe("comment: changes", () => {
  test("is silent where nothing would change, unless a comment stands there already", async () => {
    const world = await worlds.open(shop);
    await world.action();
    await plan(world, { inputs: { comment: "changes" } });
    expect(bodies(world)).toEqual([]);
    await world.write({ "LICENSE.txt": "Another." });
    await plan(world, { inputs: { comment: "changes" } });
    expect(headlines(world)).toEqual([["## Store plan for `test_mode`: 2 to replace"]]);
    await world.write({ "LICENSE.txt": shop["LICENSE.txt"] });
    await plan(world, { inputs: { comment: "changes" } });
    expect(headlines(world)).toEqual([["## ✓ Store plan for `test_mode`: nothing to change"]]);
  });
});

describe("a comment that cannot be", () => {
  test("for want of a permission is a warning with the permissions to paste", async () => {
    const world = await worlds.open(shop);
    const run = await plan(world, { token: "read-token" });
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: "pending" } });
    expect(warnings(run)).toEqual(["warning forbidden"]);
    expect(run.annotations[0]?.message).toContain(
      "permissions: { contents: read, pull-requests: write }",
    );
    expectNoSecrets(run, world);
  });

  test("since the pull request comes from a fork is a notice", async () => {
    const world = await worlds.open(shop);
    const run = await plan(world, {
      token: "read-token",
      event: pullRequest({ from: "mallory/plugins" }),
    });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { result: "pending" } });
    expect(run.log).toContain("That is so for pull requests of forks and of Dependabot.");
  });

  test("since GitHub cannot be reached is a warning and changes no result", async () => {
    const world = await worlds.open(shop);
    for (let again = 0; again < 30; again += 1)
      world.github.fault({ path: /issues/, with: "reset" });
    const run = await plan(world);
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { result: "pending", "failure-reason": "" },
    });
    expect(warnings(run)).toEqual(["warning network"]);
    expectNoSecrets(run, world);
  });

  test("outside a pull request is a notice, and nothing where one step serves tags too", async () => {
    const world = await worlds.open(shop);
    const none = "There is no pull request in this run, so no comment is written.";
    const queued = await plan(world, {
      event: { name: "merge_group", payload: { merge_group: {} } },
    });
    expect(queued).toMatchObject({ exitCode: 0, annotations: [] });
    expect(queued.log).toContain(none);
    const tagged = await world.action({ inputs: { comment: "changes" } });
    expect(tagged).toMatchObject({ exitCode: 0, annotations: [], outputs: { result: "changed" } });
    expect(tagged.log).not.toContain(none);
    expect(world.github.requests.filter(({ path }) => /graphql|issues/.test(path))).toEqual([]);
  });

  test("of a command that plans nothing is an input that is not used", async () => {
    const world = await worlds.open(shop);
    const run = await plan(world, { inputs: { command: "validate", "api-key": "" } });
    expect(run.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("The input comment is not used by validate."),
    );
    const wrong = await plan(world, { inputs: { comment: "sometimes" } });
    expect(wrong).toMatchObject({ exitCode: 1, outputs: { "failure-reason": "input-invalid" } });
    expect(bodies(world)).toEqual([]);
  });
});

describe("two jobs at once", () => {
  const inB = Object.entries(shop).map(([path, text]) => [`b/${path}`, text]);
  const two = { ...shop, ...Object.fromEntries(inB) };

  test("share one comment: what one wrote over, its owner writes again", async () => {
    const world = await worlds.open(two);
    await plan(world, { inputs: { config: "b/dodo-files.yaml" } });
    const [stale] = world.github.comments(7);
    const spoil = async () => world.github.edit(stale?.id ?? 0, stale?.body ?? "");
    for (let again = 0; again < 2; again += 1) {
      world.github.fault({ method: "PATCH", path: /comments/, with: "lost", meanwhile: spoil });
    }
    const run = await plan(world);
    expect(run).toMatchObject({ exitCode: 0, annotations: [] });
    expect(headlines(world)[0]).toHaveLength(2);
  });

  test("end with one comment that holds both sections", async () => {
    const world = await worlds.open(two);
    const runs = await Promise.all([
      plan(world),
      plan(world, { inputs: { config: "b/dodo-files.yaml" } }),
    ]);
    expect(runs.map(({ exitCode, annotations }) => ({ exitCode, annotations }))).toEqual(
      Array(2).fill({ exitCode: 0, annotations: [] }),
    );
    expect(headlines(world).map((lines) => lines.length)).toEqual([2]);
  });
});
