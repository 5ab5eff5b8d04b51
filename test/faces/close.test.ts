import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());

/** Notes at the end how long ago the last text was printed: an open socket or a timer would keep the step alive. */
async function watched(world: World) {
  const [script, result] = ["watch.cjs", "ended.txt"].map((name) => join(world.folder, "..", name));
  const code = `let last = Date.now();
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = (...args) => ((last = Date.now()), write(...args));
}
process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(result)}, String(Date.now() - last)));
`;
  await writeFile(script ?? "", code);
  const idle = async () => Number(await readFile(result ?? "", "utf8"));
  return { env: { NODE_OPTIONS: `--require ${script}` }, idle };
}

const tree = {
  "dodo-files.yaml": 'version: 1\nfiles:\n  "*.zip": pdt_TestApp1\n',
  "a.zip": "a1",
  "b.zip": "b1",
};

test.each([
  ["that delivered", {}, () => {}],
  ["that was refused", { "api-key": "dodo_test_wrong_key" }, () => {}],
  [
    "with an upload that failed",
    {},
    (world: World) => {
      world.emulator.fault({
        on: { store: true, method: "PUT" },
        kind: "status",
        status: 400,
        times: 9,
      });
    },
  ],
  [
    "whose connections were cut in the middle",
    { concurrency: "1" },
    (world: World) => {
      world.emulator.fault({ on: { store: true, method: "PUT" }, kind: "reset-middle" });
      world.emulator.fault({ on: { method: "PATCH" }, kind: "reset-after" });
    },
  ],
])("a run %s ends at once after its last line", async (_, inputs, trouble) => {
  const world = await worlds.open(tree);
  trouble(world);
  const { env, idle } = await watched(world);
  const { log } = await world.action({ env, inputs });
  expect(await idle(), log).toBeLessThan(1_500);
});

test("the command line ends at once where the build stops every target, whatever Dodo still has to answer, and says nothing after that", async () => {
  const world = await worlds.open(tree);
  await world.write({
    "dodo-files.yaml": 'version: 1\nfiles:\n  "*.zip": { to: pdt_TestApp1, name: one.zip }\n',
  });
  world.emulator.fault({ on: { method: "GET" }, kind: "stall", times: 9 });
  const { env, idle } = await watched(world);
  const { exitCode, stdout, stderr } = await world.cli(
    ["apply", "--yes", "--environment", "test_mode"],
    { env },
  );
  expect(exitCode).toBe(1);
  expect(await idle(), stderr).toBeLessThan(1_500);
  expect(`${stdout}${stderr}`).toContain("name-collision");
  expect(stdout.trim().split("\n").at(-1)).toBe("Failed: 1 problem. Nothing was changed.");
  expect(stderr).not.toContain("Waiting");
});
