import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { app } from "./shop.ts";
import { runWithin } from "./within.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, table = ""] = /## Permissions\n\n((?:\|.*\n)+)/.exec(readme) ?? [];
/** Command as the README names it → its two cells. */
const rows = new Map(
  table
    .trim()
    .split("\n")
    .slice(2)
    .map((row) => row.split("|").map((cell) => cell.trim()))
    .map(([, command = "", ...cells]) => [command.replaceAll("`", ""), cells.slice(0, 2)] as const),
);

const pull = { name: "pull_request", payload: { pull_request: { number: 7 } } };
const second = { name: "push", ref: "refs/tags/v1.3.0" };
const release = async (world: World) => void (await world.action());
const releases = async (world: World) => {
  await world.action();
  await world.write({ "a.zip": "a2" });
  await world.action({ event: second });
};
const byHand = async (world: World) =>
  void (await world.emulator.addFile(app, { name: "a.zip", bytes: "a1" }));

interface Case {
  readonly inputs: Readonly<Record<string, string>>;
  readonly event?: typeof pull | typeof second;
  readonly before?: (world: World) => Promise<void>;
  /** The weakest token of the stand-in that has what the README says. */
  readonly token: string;
}

const cases: Readonly<Record<string, Case>> = {
  apply: { inputs: {}, token: "write-token" },
  plan: { inputs: { command: "plan", "plan-file": "p.json" }, token: "read-token" },
  "plan with comment": {
    inputs: { command: "plan", comment: "true" },
    event: pull,
    token: "plan-token",
  },
  check: { inputs: { command: "check", verify: "content" }, before: release, token: "read-token" },
  import: { inputs: { command: "import" }, before: byHand, token: "write-token" },
  rollback: {
    inputs: { command: "rollback" },
    event: second,
    before: releases,
    token: "write-token",
  },
  validate: { inputs: { command: "validate" }, token: "no-token" },
};

/** What GitHub asks of a token for the requests that were made: docs.github.com, "Permissions required for GitHub Apps". */
function contentsFor(requests: World["github"]["requests"]): string {
  const onGit = requests.filter(({ path }) => !/\/issues\/|^\/graphql$/.test(path));
  const contents = onGit.some(({ method }) => method !== "GET")
    ? "`write`, for the state branch"
    : "`read`";
  const comments = requests.some(
    ({ method, path }) => method !== "GET" && path.includes("/issues/"),
  );
  if (requests.length === 0) return "`read` (checkout only)";
  return comments ? `${contents}, and \`pull-requests: write\`` : contents;
}

describe("the permissions that the README names", () => {
  test("are those of every command of the Action", () => {
    expect([...rows.keys()]).toEqual(Object.keys(cases));
  });

  test.each(Object.entries(cases))(
    "are what %s needs, and enough",
    async (command, { inputs, event, before, token }) => {
      const world = await worlds.open({
        "dodo-files.yaml": `version: 1\nfiles: { "*.zip": ${app} }\n`,
        "a.zip": "a1",
      });
      await before?.(world);
      const seen = { github: world.github.requests.length, dodo: world.emulator.requests.length };
      const [contents = "", dodo = ""] = rows.get(command) ?? [];
      const key = world.emulator.keys[dodo.includes("write access") ? "write" : "read"];
      const run = await world.action({
        inputs: { ...inputs, "api-key": key },
        token,
        ...(event ? { event } : {}),
      });
      expect(run.exitCode, run.log).toBe(0);
      expect(run.annotations.filter(({ title }) => title !== "input-invalid")).toEqual([]);
      expect(contents).toBe(contentsFor(world.github.requests.slice(seen.github)));
      const asked = world.emulator.requests.slice(seen.dodo).filter(({ to }) => to === "api");
      const writes = asked.some(({ method }) => method !== "GET");
      expect(dodo.replace(", or none", "")).toBe(
        asked.length === 0 ? "none" : writes ? "with write access" : "read-only",
      );
    },
  );

  test("are none where the state lies in a file", async () => {
    const world = await worlds.open({
      "dodo-files.yaml": `version: 1\nfiles: { "*.zip": ${app} }\n`,
      "a.zip": "a1",
    });
    const run = await world.action({ inputs: { "state-file": "state.json" }, token: "" });
    expect(run.exitCode, run.log).toBe(0);
    expect(world.github.requests).toEqual([]);
  });
});
