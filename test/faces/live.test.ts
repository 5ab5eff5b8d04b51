import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasPty, openPty } from "./pty.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

const script = fileURLToPath(new URL("../../dist/cli/index.js", import.meta.url));
if (!hasPty)
  console.warn(
    "! No pseudo terminal here (script of util-linux): live progress and prompts are not tried.",
  );

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());

const target = "pdt_TestApp1";
const shop = {
  "dodo-files.yaml": `version: 1\nfiles:\n  "a.zip": ${target}\n  "z.zip": ${target}\n`,
  "a.zip": "a1",
  "z.zip": "z".repeat(3_000_000),
};

const cursor = { hidden: "\u001b[?25l", shown: "\u001b[?25h" };

function open(world: World, args: readonly string[], { env = {}, columns = 100 } = {}) {
  const addresses = {
    DODO_PAYMENTS_BASE_URL: world.emulator.url,
    GITHUB_API_URL: world.github.url,
  };
  const key = { DODO_PAYMENTS_API_KEY: world.emulator.keys.write };
  return openPty([process.execPath, script, ...args], {
    cwd: world.folder,
    columns,
    env: { ...addresses, ...key, ...env },
  });
}

/** What was shown once the cursor was there for good, without colours. */
function plainEnd(shown: string): string {
  const after = shown.slice(shown.lastIndexOf(cursor.hidden));
  expect(after).toContain(cursor.shown);
  return stripVTControlCharacters(after.slice(after.indexOf(cursor.shown)));
}

/** Holds back the answer to the large upload until it is let go. */
function holdLarge(world: World): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  world.emulator.onRequest(async (_, { to, method, bytes }, when) => {
    if (to === "store" && method === "PUT" && when === "after" && bytes > 1_000_000) await promise;
  });
  return resolve;
}

const apply = ["apply", "--environment", "test_mode", "--concurrency", "1"];

describe.skipIf(!hasPty)("on a terminal", () => {
  test("it asks, draws a bar and totals below the finished lines, and ends as it does elsewhere", async () => {
    const world = await worlds.open(shop);
    const letGo = holdLarge(world);
    const pty = open(world, apply);
    await pty.shows(/Deliver to test_mode\? .*\[y\/N\] /);
    expect(pty.shown()).not.toContain(cursor.hidden);
    pty.type("y\n");
    await pty.shows(
      /↑.* z\.zip {2}█{20} {2}100% {2}3\.0\/3\.0 MB[\s\S]*1\/2 files · 3\.0\/3\.0 MB/,
    );
    letGo();
    expect(await pty.ended).toBe(0);
    const last = plainEnd(pty.shown());
    expect(last.trim().split(/\r?\n/).at(-1)).toMatch(
      /^Done: 2 created, 0 replaced, 0 removed, 0 unchanged\. 3\.0 MB in /,
    );
    expect(last).not.toMatch(/[█░]/);
    expect(pty.shown()).toContain("\u001b[32m✓\u001b[39m a.zip");
  });

  test("Ctrl-C takes the bars away, gives the cursor back, and what follows is plain", async () => {
    const world = await worlds.open(shop);
    const letGo = holdLarge(world);
    const pty = open(world, [...apply, "--yes"]);
    await pty.shows(/1\/2 files/);
    pty.type("\u0003");
    expect(await pty.ended).toBe(130);
    letGo();
    world.emulator.onRequest(null);
    const plain = plainEnd(pty.shown());
    expect(plain).toContain("✗ interrupted");
    expect(plain).not.toMatch(/[█░]/);
  });

  test("Ctrl-C at the question ends with 130, and nothing is sent", async () => {
    const world = await worlds.open(shop);
    const pty = open(world, apply);
    await pty.shows(/\[y\/N\] /);
    pty.type("\u0003");
    expect(await pty.ended).toBe(130);
    expect(world.writes()).toEqual([]);
  });

  test("a no beside a target that cannot be delivered is a failure too, and what stops it bears its name", async () => {
    const manifest = `version: 1\nproducts: { app: ${target}, book: pdt_TestBook1 }\nfiles: { "*.zip": [app, book] }\n`;
    const products = [
      { id: target, files: [{ name: "a.zip", bytes: "by hand" }] },
      { id: "pdt_TestBook1" },
    ];
    const world = await worlds.open({ "dodo-files.yaml": manifest, "a.zip": "a1" }, { products });
    const pty = open(world, apply);
    await pty.shows(/name-taken {2}app → pdt_TestApp1[\s\S]*\[y\/N\] /);
    pty.type("n\n");
    expect(await pty.ended).toBe(1);
    expect(pty.shown()).toContain("Failed: 1 problem. Nothing was changed.");
    expect(world.writes()).toEqual([]);
  });

  test("the end of the input is a no", async () => {
    const world = await worlds.open(shop);
    const pty = open(world, apply);
    await pty.shows(/\[y\/N\] /);
    pty.type("\u0004");
    expect(await pty.ended).toBe(1);
    expect(pty.shown()).toContain("Not carried out: the question was answered with no.");
    expect(world.writes()).toEqual([]);
  });

  test.each([
    ["TERM=dumb", { env: { TERM: "dumb" } }],
    ["CI", { env: { CI: "true" } }],
    ["a terminal that does not know its width", { columns: 0 }],
  ])("%s: nothing is drawn, a line for each file", async (_, terminal) => {
    const world = await worlds.open(shop);
    const pty = open(world, [...apply, "--yes"], terminal);
    expect(await pty.ended).toBe(0);
    expect(pty.shown()).not.toMatch(/[█░]|\u001b\[\?25/);
    expect(stripVTControlCharacters(pty.shown())).toMatch(/^✓ a\.zip {2}2 B {2}\S+\r$/m);
  });

  test("NO_COLOR: bars, and no colour", async () => {
    const world = await worlds.open(shop);
    const letGo = holdLarge(world);
    const pty = open(world, [...apply, "--yes"], { env: { NO_COLOR: "1" }, columns: 40 });
    await pty.shows(/z\.zip/);
    await pty.shows(/1\/2 files/);
    letGo();
    expect(await pty.ended).toBe(0);
    expect(pty.shown()).not.toMatch(/\u001b\[\d*m/);
  });
});

test("off a terminal FORCE_COLOR colours marks, and nothing is drawn", async () => {
  const world = await worlds.open(shop);
  const run = await world.cli([...apply, "--yes"], { env: { FORCE_COLOR: "1" } });
  expect(run.stdout).toContain("\u001b[32m✓\u001b[39m a.zip");
  expect(stripVTControlCharacters(run.stdout)).toBe(run.stdout.replace(/\u001b\[\d+m/g, ""));
  expect((await world.cli([...apply, "--yes"])).stdout).not.toContain("\u001b");
});

describe.skipIf(!hasPty)("init on a terminal", () => {
  test("lists what the shop has, asks, and writes what was chosen", async () => {
    const world = await worlds.open({ "dist/App-1.2.0.zip": "a", "dist/b.zip": "b" });
    const pty = open(world, ["init", "--environment", "test_mode"]);
    await pty.shows(/Which of these do your files go to\?[\s\S]*pdt_TestApp1/);
    pty.type(" \r");
    await pty.shows(/Which files do buyers get\?[\s\S]*dist\/b\.zip/);
    pty.type("\r");
    await pty.shows(/Write \.github\/workflows\/store\.yml too\?/);
    pty.type("n");
    expect(await pty.ended).toBe(0);
    expect(stripVTControlCharacters(pty.shown())).toContain(
      "Written: dodo-files.yaml, 2 rules for 1 product.",
    );
    expect((await world.cli(["validate"])).exitCode).toBe(0);
    expect(world.writes()).toEqual([]);
  });

  test("prints no title and no name as it is: neither may steer the terminal", async () => {
    const steering = "\u001b]0;owned\u0007";
    const fixtures = {
      products: [
        {
          id: target,
          name: `The ${steering}App`,
          files: [{ name: `${steering}.zip`, bytes: "a" }],
        },
      ],
    };
    const world = await worlds.open({}, fixtures);
    const pty = open(world, ["init", "--environment", "test_mode"]);
    await pty.shows(/Which of these do your files go to\?/);
    pty.type("\u0003");
    expect(await pty.ended).toBe(130);
    expect(pty.shown()).not.toContain(steering);
    expect(stripVTControlCharacters(pty.shown())).toContain(
      "The ␛]0;owned␇App (pdt_TestApp1) (delivers ␛]0;owned␇.zip)",
    );
  });

  test("left with Ctrl-C it writes nothing", async () => {
    const world = await worlds.open({ "dist/b.zip": "b" });
    const pty = open(world, ["init", "--environment", "test_mode"]);
    await pty.shows(/Which of these/);
    pty.type("\u0003");
    expect(await pty.ended).toBe(130);
    expect(pty.shown()).not.toContain("Written:");
  });
});
