import { appendFile, mkdir, open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectNoSecrets,
  startWorlds,
  stateBranch,
  statePath,
  type Tree,
  type World,
  type Worlds,
} from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());

const target = "pdt_TestApp1";
const all = { recursive: true } as const;
const mebibyte = 1024 * 1024;

/** Notes what the process used at its end: `maxRSS`, in KiB, is VmHWM on Linux; processor time is in microseconds. */
async function measured(world: World) {
  const [script, result] = ["measure.cjs", "usage.json"].map((name) =>
    join(world.folder, "..", name),
  );
  const code = `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(result)}, JSON.stringify(process.resourceUsage())));\n`;
  await writeFile(script ?? "", code);
  const used = async (): Promise<NodeJS.ResourceUsage> =>
    JSON.parse(await readFile(result ?? "", "utf8"));
  return {
    env: { NODE_OPTIONS: `--require ${script}` },
    /** Bytes. */
    peak: async () => (await used()).maxRSS * 1024,
    /** Milliseconds on a processor, whatever else the machine does meanwhile. */
    async worked() {
      const { userCPUTime, systemCPUTime } = await used();
      return (userCPUTime + systemCPUTime) / 1000;
    },
  };
}

test("500 files go into one product, and a second run changes nothing", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`out/file-${index}.txt`, `no ${index}`]),
  );
  const world = await worlds.open({
    ...files,
    "dodo-files.yaml": `version: 1\nfiles:\n  "out/*": ${target}\n`,
  });
  const inputs = { concurrency: "8" };
  const run = await world.action({ inputs });
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: "changed", created: "500" } });
  expect(await world.emulator.buyer(target)).toHaveLength(500);
  expect(Object.keys(JSON.parse(run.outputs["file-ids"] ?? "")[target])).toHaveLength(500);
  expect(world.emulator.requests.filter(({ method }) => method === "PATCH")).toHaveLength(1);
  const writes = world.writes();
  expect((await world.action({ inputs })).outputs).toMatchObject({
    result: "unchanged",
    kept: "500",
  });
  expect(world.writes()).toEqual(writes);
});

test("a file of 500 MiB goes through in bounded memory", async () => {
  const world = await worlds.open({
    "dodo-files.yaml": `version: 1\nfiles:\n  "big.bin": ${target}\n`,
  });
  const file = await open(join(world.folder, "big.bin"), "w");
  await file.truncate(500 * mebibyte);
  await file.close();
  const { env, peak } = await measured(world);
  const run = await world.action({ env });
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: "changed", created: "1" } });
  expect((await world.emulator.buyer(target))[0]?.size).toBe(500 * mebibyte);
  expect(await peak()).toBeLessThan(200 * mebibyte);
  // An unchanged one is hashed again, and no more.
  const again = await world.action({ env });
  expect(again.outputs["result"]).toBe("unchanged");
  expect(await peak()).toBeLessThan(200 * mebibyte);
});

test("a plan of 20,000 files stays in bounded memory", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`tree/${index % 50}/${index}`, "x"]),
  );
  const world = await worlds.open({
    ...files,
    "dodo-files.yaml": `version: 1\nfiles:\n  "tree/**": ${target}\n`,
  });
  const { env, peak } = await measured(world);
  const run = await world.action({ env, inputs: { command: "plan" } });
  expect(run.outputs["result"]).toBe("pending");
  expect(await peak()).toBeLessThan(180 * mebibyte);
});

test("names may hold whatever a file system takes, and nothing of it becomes a command", async () => {
  const names = [
    "with space.txt",
    'it\'s "quoted".txt',
    "100%.txt",
    "%0A::error::x.txt",
    "#1 ##[warning]x.txt",
    "🎛️ synth.txt",
    "::warning::x.txt",
    "::set-output name=result::x.txt",
    "<img src=x onerror=y>.txt",
    "a|b `c` *d*.txt",
    "$\u007b{ secrets.X }}.txt",
    "line\u2028break.txt",
    "rtl\u202Etxt.exe",
    "Zu\u0308rich.txt".normalize("NFD"),
  ];
  const tree: Tree = Object.fromEntries(
    names.map((name, index) => [`odd/${name}`, `content ${index}`]),
  );
  const world = await worlds.open({
    ...tree,
    "dodo-files.yaml": `version: 1\nfiles:\n  "odd/*": ${target}\n`,
  });
  const runs = [
    await world.action({ inputs: { command: "plan" } }),
    await world.action(),
    await world.action(),
  ];
  const wanted = names.map((name) => name.normalize("NFC")).sort();
  expect(await world.names(target)).toEqual(wanted);
  for (const run of runs) {
    expect(run).toMatchObject({
      exitCode: 0,
      annotations: [],
      otherCommands: [],
      lostOutputs: [],
      exported: {},
    });
    expectNoSecrets(run, world);
    expect(run.summary).not.toContain("<img");
    expect(run.log).not.toMatch(/[\u2028\u202e]/);
  }
  const ids = JSON.parse(runs[1]?.outputs["file-ids"] ?? "{}")[target];
  expect(Object.keys(ids).sort()).toEqual(wanted);
  expect(runs[1]?.outputs["result"]).toBe("changed");
  expect(runs[2]?.outputs).toMatchObject({
    result: "unchanged",
    "file-ids": runs[1]?.outputs["file-ids"],
  });
});

test("a report file that names something like a command is no danger when it is printed", async () => {
  const world = await worlds.open({
    "::error::x.txt": "x",
    "dodo-files.yaml": `version: 1\nfiles:\n  "*.txt": ${target}\n`,
  });
  await appendFile(join(world.folder, "##[error]y.txt"), "y");
  const { report } = await world.action();
  const commands = report.split("\n").filter((line) => /^\s*::|##\[/.test(line));
  expect(commands).toEqual([]);
});

// The last one, since it takes long to take away again what is in the store.
test("an unchanged tree of 5,000 files takes seconds", async () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `file-${index}.txt`);
  const files = names.map((name) => ({ name, bytes: `of ${name}` }));
  const manifest = `version: 1\nfiles:\n  "tree/**/*.txt": ${target}\n`;
  const world = await worlds.open(
    { "dodo-files.yaml": manifest },
    { products: [{ id: target, files }] },
  );
  await Promise.all(
    Array.from({ length: 50 }, (_, folder) => mkdir(join(world.folder, `tree/${folder}`), all)),
  );
  const pathOf = (name: string) => `tree/${Number(/\d+/.exec(name)) % 50}/${name}`;
  await Promise.all(
    files.map(({ name, bytes }) => writeFile(join(world.folder, pathOf(name)), bytes)),
  );
  // As if they had been delivered before.
  const seen = await world.emulator.buyer(target);
  const receipts = seen.map(({ file_id, name, sha256, size }) => ({
    ...{
      target,
      slot: name,
      name,
      rule: "tree/**/*.txt",
      path: pathOf(name),
      sha256,
      md5: null,
      size,
      file_id,
    },
    delivered_at: "2026-01-01T00:00:00.000Z",
  }));
  const state = {
    version: 1,
    lineage: "one",
    serial: 1,
    environment: "test_mode",
    manifest: "dodo-files.yaml",
  };
  const text = JSON.stringify({ ...state, files: receipts, retired: [], releases: [] });
  world.github.commitFile(stateBranch, statePath, text);
  const { env, worked } = await measured(world);
  const run = await world.action({ env });
  expect(run.outputs).toMatchObject({ result: "unchanged", kept: "5000" });
  expect(await worked()).toBeLessThan(10_000);
  expect(world.writes()).toEqual([]);
});
