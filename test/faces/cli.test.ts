import { execFile, execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runWithin } from "./within.ts";
import {
  expectNoSecrets,
  startWorlds,
  stateBranch,
  statePath,
  timeless,
  type World,
  type Worlds,
} from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const app = "pdt_TestApp1";
const shop = {
  "dodo-files.yaml": `version: 1\nproducts: { app: ${app} }\nfiles:\n  "a.zip": { to: app, name: "a-{version}.zip" }\n`,
  "a.zip": "a1",
};
const here = ["--environment", "test_mode", "--tag", "v1.2.0"];

function git(world: World, ...args: readonly string[]): void {
  const author = ["-c", "user.name=t", "-c", "user.email=t@localhost"];
  execFileSync("git", [...author, ...args], { cwd: world.folder, stdio: "ignore" });
}

describe("the command line", () => {
  test("plans, applies with --yes, and then finds nothing to do", async () => {
    const world = await worlds.open(shop);
    const plan = await world.cli(["plan", ...here]);
    expect(plan).toMatchObject({ exitCode: 0, stderr: "" });
    expect(plan.stdout.trimEnd().split("\n").at(-1)).toBe(
      "Plan: 1 to create, 0 to replace, 0 to remove. 0 unchanged. 2 B to upload.",
    );
    expect(world.writes()).toEqual([]);
    const apply = await world.cli(["apply", "--yes", ...here]);
    expect(apply).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await world.names(app)).toEqual(["a-1.2.0.zip"]);
    expect(
      timeless(`${plan.stdout}\n${apply.stdout}`).replaceAll(world.folder, "FOLDER"),
    ).toMatchSnapshot();
    const writes = world.writes();
    const again = await world.cli(["apply", "--yes", ...here]);
    expect(again.stdout).toContain("Done: 0 created, 0 replaced, 0 removed, 1 unchanged.");
    expect(world.writes()).toEqual(writes);
    for (const run of [plan, apply, again]) expectNoSecrets(run, world);
  });

  test("delivers to the end where nobody reads on, as behind head", async () => {
    const world = await worlds.open(shop);
    const script = join(import.meta.dirname, "../../dist/cli/index.js");
    const piped = `"${process.execPath}" "${script}" apply --yes ${here.join(" ")} | true; exit \${PIPESTATUS[0]}`;
    const env = {
      ...process.env,
      DODO_PAYMENTS_API_KEY: world.emulator.keys.write,
      DODO_PAYMENTS_BASE_URL: world.emulator.url,
    };
    const run = await promisify(execFile)("bash", ["-c", piped], { cwd: world.folder, env });
    expect(run.stderr).toBe("");
    expect(await world.names(app)).toEqual(["a-1.2.0.zip"]);
  });

  test("says where the manifest is, if it was called in a folder below", async () => {
    const world = await worlds.open({ ...shop, "dist/mac/b.zip": "b" });
    git(world, "init", "-q");
    const run = await world.cli(["validate"], { cwd: join(world.folder, "dist/mac") });
    expect(run).toMatchObject({ exitCode: 1, stderr: "" });
    expect(run.stdout).toContain(
      "There is no dodo-files.yaml, but a ../../dodo-files.yaml.\n  → Go to its folder, or",
    );
  });

  test("keeps its state in .dodo-files where there is no GitHub, or where --state-file says", async () => {
    const world = await worlds.open(shop);
    await world.cli(["apply", "--yes", ...here]);
    const path = join(world.folder, ".dodo-files/test_mode/dodo-files.yaml.json");
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({
      files: [{ name: "a-1.2.0.zip" }],
    });
    const elsewhere = await world.cli(["plan", ...here, "--state-file", "other.json"]);
    expect(elsewhere.stdout).toContain("other.json");
    expect(world.github.requests).toEqual([]);
  });

  test("uses the branch where origin is on GitHub and a token is at hand, and takes the tag at HEAD", async () => {
    const world = await worlds.open(shop);
    git(world, "init", "-q");
    git(world, "remote", "add", "origin", "https://github.com/acme/plugins.git");
    git(world, "add", ".");
    git(world, "commit", "-qm", "one");
    git(world, "tag", "v3.1.0");
    const args = ["apply", "--yes", "--environment", "test_mode"];
    const run = await world.cli(args, { env: { GITHUB_TOKEN: "write-token" } });
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stdout.split("\n")[0]).toContain(`acme/plugins@${stateBranch} test_mode`);
    expect([...world.github.files(stateBranch).keys()]).toEqual([statePath]);
    expect(await world.names(app)).toEqual(["a-3.1.0.zip"]);
    expectNoSecrets(run, world);
  });

  test("prints one JSON document and nothing else to stdout with --json", async () => {
    const world = await worlds.open(shop);
    const plan = await world.cli(["plan", ...here, "--json"]);
    expect(JSON.parse(plan.stdout)).toMatchObject({ command: "plan", result: "pending" });
    const apply = await world.cli(["apply", "--yes", ...here, "--json"]);
    expect(JSON.parse(apply.stdout)).toMatchObject({
      command: "apply",
      result: "changed",
      wrote: true,
    });
    expect(apply.stderr).toContain("Done: 1 created");
    await world.write({ "dodo-files.yaml": "version: 1\nfiles: { oops }\n" });
    const failed = await world.cli(["validate", "--json"]);
    expect(failed.exitCode).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ result: "failed" });
    expect(failed.stderr).toContain("✗ manifest-invalid  dodo-files.yaml:2:");
  });

  test("ends with 2 under --detailed-exitcode where there are changes, else with 0", async () => {
    const world = await worlds.open(shop);
    expect((await world.cli(["plan", ...here, "--detailed-exitcode"])).exitCode).toBe(2);
    await world.cli(["apply", "--yes", ...here]);
    expect((await world.cli(["plan", ...here, "--detailed-exitcode"])).exitCode).toBe(0);
    await world.remove("a.zip");
    expect((await world.cli(["plan", ...here, "--detailed-exitcode"])).exitCode).toBe(1);
  });

  test("ends with 3 where it was partly done", async () => {
    const book = "pdt_TestBook1";
    const world = await worlds.open({
      ...shop,
      "dodo-files.yaml": `version: 1\nfiles:\n  "a.zip": [${app}, ${book}]\n`,
    });
    world.emulator.archive(book);
    const run = await world.cli(["apply", "--yes", ...here]);
    expect(run.exitCode).toBe(3);
    expect(run.stdout).toContain("✗ target-unusable");
    expect(run.stdout.trimEnd().split("\n").at(-1)).toMatch(/^Partly done: 1 of 2 targets\./);
    expect(await world.names(app)).toEqual(["a.zip"]);
  });

  test("delivers nothing without --yes where nobody can be asked", async () => {
    const world = await worlds.open(shop);
    const run = await world.cli(["apply", ...here]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("✗ input-invalid");
    expect(run.stdout).toContain("--yes");
    expect(world.writes()).toEqual([]);
  });

  test("validates without network, key or environment", async () => {
    const world = await worlds.open(shop);
    const run = await world.cli(["validate"], { env: { DODO_PAYMENTS_API_KEY: "" } });
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stdout).toMatch(/^Valid: dodo-files\.yaml, 1 target/m);
    expect(world.emulator.requests).toEqual([]);
  });
});
