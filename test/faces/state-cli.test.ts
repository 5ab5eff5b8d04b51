import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runWithin } from "./within.ts";
import { expectNoSecrets, startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const app = "pdt_TestApp1";
const shop = {
  "dodo-files.yaml": `version: 1\nfiles:\n  "a.zip": { to: ${app}, name: "a-{version}.zip" }\n`,
  "a.zip": "a1",
};
const here = ["--environment", "test_mode"];
const stored = ".dodo-files/test_mode/dodo-files.yaml.json";

/** v1 and then v2 delivered. */
async function twoReleases(): Promise<World> {
  const world = await worlds.open(shop);
  await world.cli(["apply", "--yes", ...here, "--tag", "v1"]);
  await world.write({ "a.zip": "a2" });
  await world.cli(["apply", "--yes", ...here, "--tag", "v2"]);
  expect(await world.names(app)).toEqual(["a-2.zip"]);
  return world;
}

describe("the command line, on what was delivered before", () => {
  test("goes back with rollback --yes, and asks nobody where nobody is", async () => {
    const world = await twoReleases();
    const unasked = await world.cli(["rollback", ...here]);
    expect(unasked.exitCode).toBe(1);
    expect(unasked.stdout).toContain("rollback asks before it changes anything");
    expect(unasked.stdout).toContain("on a terminal it shows first what it would do");
    expect(await world.names(app)).toEqual(["a-2.zip"]);
    const run = await world.cli(["rollback", "--yes", "--to", "v1", ...here]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("Back to release v1");
    expect(await world.names(app)).toEqual(["a-1.zip"]);
    const unknown = await world.cli(["rollback", "--yes", "--to", "v9", ...here]);
    expect(unknown.exitCode).toBe(1);
    expect(unknown.stdout).toContain("✗ rollback-unknown");
    expectNoSecrets(run, world);
  });

  test("lists releases and receipts without a key, as lines and as JSON", async () => {
    const world = await twoReleases();
    const env = { DODO_PAYMENTS_API_KEY: "" };
    const history = await world.cli(["history", ...here], { env });
    expect(history).toMatchObject({ exitCode: 0, stderr: "" });
    expect(history.stdout).toMatch(/ {2}v2 {2}–.* {2}pdt_TestApp1 1 file\n.* {2}v1 {2}/);
    const list = JSON.parse(
      (await world.cli(["state", "list", "--json", ...here], { env })).stdout,
    );
    expect(list.receipts.map(({ name }: { readonly name: string }) => name)).toEqual([
      "a-2.zip",
      "a-1.zip",
    ]);
    const show = await world.cli(["state", "show", list.receipts[0].file_id, ...here], { env });
    expect(show.stdout).toContain("name:         a-2.zip");
    const unknown = await world.cli(["state", "show", "app", ...here], { env });
    expect(unknown).toMatchObject({ exitCode: 1 });
    expect(unknown.stdout).toContain("names of the manifest are not known here");
  });

  test("pulls the document alone to standard output, takes receipts out and puts them back", async () => {
    const world = await twoReleases();
    const pull = await world.cli(["state", "pull", ...here]);
    expect(pull.stdout).toBe(await readFile(join(world.folder, stored), "utf8"));
    expect((await world.cli(["state", "rm", app, ...here])).exitCode).toBe(0);
    expect(JSON.parse(await readFile(join(world.folder, stored), "utf8"))).toMatchObject({
      files: [],
      retired: [],
    });
    await world.write({ "saved.json": pull.stdout });
    const push = await world.cli(["state", "push", "saved.json", ...here]);
    expect(push).toMatchObject({ exitCode: 0, stderr: "" });
    const writes = world.writes();
    const apply = await world.cli(["apply", "--yes", ...here, "--tag", "v2"]);
    expect(apply.stdout).toContain("0 created, 0 replaced, 0 removed, 1 unchanged");
    expect(world.writes()).toEqual(writes);
    const other = pull.stdout.replace(/"lineage": "[^"]+"/, '"lineage": "another"');
    await world.write({ "other.json": other });
    const refused = await world.cli(["state", "push", "other.json", ...here]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain("✗ state-mismatch");
  });

  test("a state that began in a local file goes on the branch by state push, and the Action finds nothing to do", async () => {
    const world = await twoReleases();
    const git = (...args: readonly string[]) =>
      execFileSync("git", args, { cwd: world.folder, stdio: "ignore" });
    git("init", "-q");
    git("remote", "add", "origin", "https://github.com/acme/plugins.git");
    const env = { GITHUB_TOKEN: "write-token" };
    const push = await world.cli(["state", "push", stored, ...here], { env });
    expect(push).toMatchObject({ exitCode: 0, stderr: "" });
    const run = await world.action({ inputs: { tag: "v2" } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: "unchanged", kept: "1" } });
    expect(await world.names(app)).toEqual(["a-2.zip"]);
  });

  test("empties a target only where it is named", async () => {
    const world = await twoReleases();
    expect((await world.cli(["destroy", "--yes", ...here])).exitCode).toBe(1);
    expect(await world.names(app)).toEqual(["a-2.zip"]);
    await world.remove("dodo-files.yaml");
    const run = await world.cli(["destroy", "--yes", "--only", app, ...here]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await world.names(app)).toEqual([]);
  });
});
