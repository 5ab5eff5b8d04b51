import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorlds, type Worlds } from "../faces/world.ts";
import { jobOf, openExample } from "./example.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());

const open = (name: string) => openExample(name, { worlds });
const tag = (version: string) => ({ name: "push", ref: `refs/tags/${version}` });
const byHand = { name: "workflow_dispatch", ref: "refs/heads/main" };

/** The key that writes in the environments that are named, the one that reads in the whole repository. */
function secretsOf(...environments: readonly string[]) {
  const { read: DODO_PAYMENTS_READ_ONLY_KEY, write: DODO_PAYMENTS_API_KEY } = worlds.emulator.keys;
  const kept = environments.map((name) => [name, { DODO_PAYMENTS_API_KEY }]);
  return { "": { DODO_PAYMENTS_READ_ONLY_KEY }, ...Object.fromEntries(kept) };
}

// Their jobs run on ubuntu-latest, in bash.
describe.skipIf(process.platform === "win32")("the example", () => {
  test("release-on-tag gives buyers the builds of three systems, and none of them while one is missing", async () => {
    const { run, make, world } = await open("release-on-tag");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own syntax
    const build = 'mkdir -p dist && echo "$* 1" > "${1#OUT=}"';
    await make(`[ "$RUNNER_OS" != macOS ]; ${build}`);
    const secrets = secretsOf("store");
    const broken = await run({ event: tag("v1.0.0"), secrets });
    expect(broken.map(({ result }) => result)).toEqual([
      "success",
      "failure",
      "success",
      "skipped",
    ]);
    await make(build);
    const runs = await run({ event: tag("v1.0.0"), secrets });
    expect(jobOf(runs, "deliver").last?.outputs).toMatchObject({ result: "changed", created: "3" });
    expect(await world.names("pdt_LiveApp1")).toEqual(
      ["Linux", "Windows", "macOS"].map((os) => `App-1.0.0-${os}.zip`),
    );
  });

  test("deliver-by-hand delivers what changed, where the inputs say", async () => {
    const { run, commit, world } = await open("deliver-by-hand");
    await commit({ "book/Book.epub": "epub 1", "book/Book.pdf": "pdf 1" });
    const secrets = secretsOf("test_mode", "live_mode");
    const first = await run({ event: byHand, secrets });
    expect(jobOf(first, "deliver").last?.outputs).toMatchObject({ created: "2" });
    expect(await world.names("pdt_LiveBook1")).toEqual([]);
    await run({ event: byHand, secrets, inputs: { environment: "live_mode", only: "book" } });
    await commit({ "book/Book.pdf": "pdf 2" });
    const second = await run({ event: byHand, secrets, inputs: { environment: "live_mode" } });
    expect(jobOf(second, "deliver").last?.outputs).toMatchObject({ replaced: "1", kept: "1" });
    expect(await world.names("pdt_LiveBook1")).toEqual(["Book.epub", "Book.pdf"]);
  });

  test("plan-on-pull-request plans with a key that reads, and without one from a fork, and writes a comment at most", async () => {
    const { run, make, commit, world } = await open("plan-on-pull-request");
    await commit({ "docs/manual.pdf": "manual" });
    await make("mkdir -p dist && echo app > dist/App.zip");
    for (const fork of [false, true]) {
      const head = {
        sha: "0d".repeat(20),
        repo: { full_name: fork ? "mallory/plugins" : "acme/plugins" },
      };
      const payload = { pull_request: { number: fork ? 8 : 7, head } };
      const event = { name: "pull_request", ref: "refs/pull/7/merge", payload };
      const plan = jobOf(await run({ event, fork, secrets: secretsOf() }), "plan");
      expect(plan).toMatchObject({ result: "success", last: { outputs: { result: "pending" } } });
      expect(plan.last?.summary).toContain("to create");
      expect(/offline/i.test(plan.last?.log ?? "")).toBe(fork);
      expect(plan.last?.log).not.toContain("##[warning]");
    }
    expect(world.github.comments(7)).toMatchObject([
      { body: expect.stringContaining("2 to create") },
    ]);
    expect(world.github.comments(8)).toEqual([]);
    expect(
      world
        .writes()
        .filter((write) => !/github \/(graphql|repos\/acme\/plugins\/issues)/.test(write)),
    ).toEqual([]);
  });

  test("plan-on-pull-request applies on a release what was approved, and nothing where the shop moved meanwhile", async () => {
    const { run, make, commit, world } = await open("plan-on-pull-request");
    const release = (tag_name: string) => ({
      event: {
        name: "release",
        ref: `refs/tags/${tag_name}`,
        payload: { action: "published", release: { tag_name } },
      },
      secrets: secretsOf("store"),
    });
    await commit({ "docs/manual.pdf": "manual" });
    await make("mkdir -p dist && echo app 1 > dist/App.zip");
    const first = await run(release("v1.0.0"), "release.yml");
    expect(jobOf(first, "deliver").last?.outputs).toMatchObject({
      result: "changed",
      created: "2",
    });
    const again = await run(release("v1.0.0"), "release.yml");
    expect(jobOf(again, "deliver").result).toBe("skipped");
    await make("mkdir -p dist && echo app 2 > dist/App.zip");
    const meanwhile = async () => {
      const files = await world.emulator.buyer("pdt_LiveApp1");
      const app = files.find(({ name }) => name === "App-1.0.0.zip");
      await world.emulator.removeFile("pdt_LiveApp1", app?.file_id ?? "");
    };
    const stale = await run(
      { ...release("v1.1.0"), before: { deliver: meanwhile } },
      "release.yml",
    );
    expect(jobOf(stale, "deliver").last?.outputs).toMatchObject({
      "failure-reason": "plan-stale",
      changed: "false",
    });
    expect(await world.names("pdt_LiveApp1")).toEqual(["manual.pdf"]);
  });

  test("nightly-check opens an issue when a file is gone, and no second one", async () => {
    const { run, world, calls } = await open("nightly-check");
    const nightly = { event: { name: "schedule" }, secrets: secretsOf() };
    await world.write({ "dodo-files.yaml": appManifest, "dist/App.zip": "app" });
    await world.action({ inputs: { environment: "live_mode" } });
    expect(jobOf(await run(nightly), "check")).toMatchObject({
      result: "success",
      steps: { length: 2 },
    });
    expect(await calls()).toBe("");
    const [file] = await world.emulator.buyer("pdt_LiveApp1");
    await world.emulator.removeFile("pdt_LiveApp1", file?.file_id ?? "");
    expect(jobOf(await run(nightly), "check")).toMatchObject({
      result: "failure",
      steps: { length: 3 },
    });
    expect(await calls()).toMatch(
      /^issue list .*as it was delivered: drift.*\nissue create .*drift --body-file \S+\n$/,
    );
  });

  test("test-then-live gives buyers only what the test mode took, byte for byte", async () => {
    const { run, make, world } = await open("test-then-live");
    await make("mkdir -p dist && echo app $RANDOM > dist/App.zip");
    const refused = await run({ event: tag("v1.0.0"), secrets: secretsOf("live_mode") });
    expect(jobOf(refused, "test_mode")).toMatchObject({
      last: { outputs: { "failure-reason": "key-missing" } },
    });
    expect(jobOf(refused, "live_mode").result).toBe("skipped");
    const runs = await run({ event: tag("v1.0.0"), secrets: secretsOf("test_mode", "live_mode") });
    expect(jobOf(runs, "live_mode").last?.outputs).toMatchObject({ created: "1" });
    const [tested] = await world.emulator.buyer("pdt_TestApp1");
    const [live] = await world.emulator.buyer("pdt_LiveApp1");
    expect(live?.sha256).toBe(tested?.sha256);
  });

  test("prereleases gives a beta to the early product alone, and the release to both", async () => {
    const { run, make, world } = await open("prereleases");
    const deliver = async (version: string) => {
      await make(`mkdir -p dist && echo ${version} > dist/App.zip`);
      await run({ event: tag(version), secrets: secretsOf("store") });
      return { app: await world.names("pdt_LiveApp1"), early: await world.names("pdt_LiveEarly1") };
    };
    expect(await deliver("v1.2.0")).toEqual({ app: ["App-1.2.0.zip"], early: ["App-1.2.0.zip"] });
    expect(await deliver("v1.3.0-beta.1")).toEqual({
      app: ["App-1.2.0.zip"],
      early: ["App-1.3.0-beta.1.zip"],
    });
    expect(await deliver("v1.3.0")).toEqual({ app: ["App-1.3.0.zip"], early: ["App-1.3.0.zip"] });
  });

  test("keep-older-versions keeps two beside the newest", async () => {
    const { run, make, world } = await open("keep-older-versions");
    for (const version of [1, 2, 3, 4]) {
      await make(`mkdir -p dist && echo ${version} > dist/Plugin.zip`);
      await run({ event: tag(`v${version}.0.0`), secrets: secretsOf("store") });
    }
    expect(await world.names("pdt_LivePlugin1")).toEqual(
      [2, 3, 4].map((version) => `Plugin-${version}.0.0.zip`),
    );
  });

  test("take-over-uploads records what was uploaded by hand, says what comes, and then replaces it", async () => {
    const { run, make, commit, world } = await open("take-over-uploads");
    const { emulator } = world;
    await commit({ "docs/manual.pdf": "manual" });
    await make("mkdir -p dist && echo 1.2.0 > dist/Plugin.zip");
    await emulator.addFile("pdt_LivePlugin1", { name: "Plugin-1.1.0.zip", bytes: "1.1.0" });
    await emulator.addFile("pdt_LivePlugin1", { name: "manual.pdf", bytes: "manual" });
    await emulator.addFile("pdt_LivePlugin1", { name: "notes.txt", bytes: "notes" });
    const step = async (command: string) => {
      const start = {
        event: byHand,
        inputs: { command, tag: "v1.2.0" },
        secrets: secretsOf("store"),
      };
      return jobOf(await run(start), "store").last?.outputs;
    };
    expect(await step("import")).toMatchObject({ result: "changed", adopted: "2" });
    expect(await world.names("pdt_LivePlugin1")).toEqual([
      "Plugin-1.1.0.zip",
      "manual.pdf",
      "notes.txt",
    ]);
    expect(await step("plan")).toMatchObject({ result: "pending", replaced: "1", kept: "1" });
    expect(await step("apply")).toMatchObject({ result: "changed", replaced: "1", kept: "1" });
    expect(await world.names("pdt_LivePlugin1")).toEqual([
      "Plugin-1.2.0.zip",
      "manual.pdf",
      "notes.txt",
    ]);
  });

  test("monorepo delivers the products that changed, at once, and hands out the ids of all", async () => {
    const { run, make, commit, world } = await open("monorepo");
    const bump = (product: string, version: string) =>
      commit({ [`plugins/${product}/package.json`]: JSON.stringify({ version }) });
    for (const product of ["chorus", "delay", "reverb"]) await bump(product, "1.0.0");
    await commit({ "LICENSE.txt": "Use it." });
    await make(
      'mkdir -p dist && for each in Chorus Delay Reverb; do echo "$each 1" > "dist/$each.zip"; done',
    );
    const start = { event: { name: "push", ref: "refs/heads/main" }, secrets: secretsOf("store") };
    const first = await run(start);
    expect(
      first.filter(({ job, result }) => job === "deliver" && result === "success"),
    ).toHaveLength(3);
    expect(Object.keys(JSON.parse(String(jobOf(first, "ids").outputs["file-ids"])))).toEqual([
      "chorus",
      "delay",
      "reverb",
    ]);
    await bump("delay", "1.1.0");
    await make(
      'mkdir -p dist && for each in Chorus Delay Reverb; do echo "$each 1" > "dist/$each.zip"; done; echo 2 > dist/Delay.zip',
    );
    const second = await run(start);
    expect(jobOf(second, "deliver").last?.outputs).toMatchObject({ replaced: "1" });
    expect(await world.names("pdt_LiveDelay1")).toEqual(["Delay-1.1.0.zip", "LICENSE.txt"]);
    const third = await run(start);
    expect(third.map(({ result }) => result)).toEqual(["success", "skipped", "skipped"]);
  });

  test("rollback-by-hand brings back the release before, without a build or an upload", async () => {
    const { run, world } = await open("rollback-by-hand");
    for (const version of ["1.0.0", "1.1.0"]) {
      await world.write({ "dodo-files.yaml": appManifest, "dist/App.zip": version });
      await world.action({ event: tag(`v${version}`) });
    }
    const uploads = () =>
      world.emulator.requests.filter(({ path }) => path.endsWith("/files")).length;
    const before = uploads();
    const runs = await run({ event: byHand, secrets: secretsOf("test_mode") });
    expect(jobOf(runs, "rollback")).toMatchObject({
      result: "success",
      last: { outputs: { result: "changed" } },
    });
    expect(await world.names("pdt_TestApp1")).toEqual(["App-1.0.0.zip"]);
    expect(uploads()).toBe(before);
  });

  test("command-line-only delivers with the commands of its page, and with none where a build left a file out", async () => {
    const { checkout, commit, world } = await open("command-line-only");
    const page = await readFile(join(checkout, "README.md"), "utf8");
    const calls = [...page.matchAll(/^npx dodo-files (.*)$/gm)].map(([, call = ""]) =>
      call.split(" "),
    );
    const exitCodes = async () => {
      const codes: (number | null)[] = [];
      for (const call of calls) {
        // Nobody is here to be asked.
        const args = call[0] === "apply" ? [...call, "--yes"] : call;
        codes.push((await world.cli(args, { cwd: checkout })).exitCode);
      }
      return codes;
    };
    await commit({ "out/a.zip": "a", "out/b.zip": "b", "out/c-draft.zip": "c" });
    expect(await exitCodes()).toEqual([1, 1, 1]);
    expect(world.writes()).toEqual([]);
    await commit({ "out/c.zip": "c" });
    expect(await exitCodes()).toEqual([0, 0, 0]);
    expect(await world.names("pdt_TestTemplates1")).toEqual(["a.zip", "b.zip", "c.zip"]);
  });
});

/** Of the two examples that stand beside a workflow that delivers. */
const appManifest = `version: 1
products:
  app: { test_mode: pdt_TestApp1, live_mode: pdt_LiveApp1 }
files:
  "dist/App.zip": { to: app, name: "App-{version}{ext}" }
`;
