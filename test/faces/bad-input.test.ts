import { spawnSync } from "node:child_process";
import { chmod, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { app, type Case, good, refuse, start } from "./refuse.ts";
import { runWithin } from "./within.ts";
import { expectNoSecrets, startWorlds, timeless, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const isRoot = process.getuid?.() === 0;
const link = (target: string, path: string) => (world: World) =>
  symlink(target, join(world.folder, path));
const event = (name: string, payload: unknown = {}) => ({ event: { name, payload } });

describe("a file", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12345\n`;
  const at = [4, 3] as const;
  const cases: Readonly<Record<string, Case>> = {
    "that no rule finds": {
      manifest: '  "*.dmg": app\n',
      code: "rule-empty",
      says: /"\*\.dmg" matches no file/,
      at,
    },
    "too few": {
      manifest: '  "*.zip": { to: app, expect: 3 }\n',
      code: "rule-count",
      says: /matches 2 files, and the rule expects 3/,
      at,
    },
    "of 0 bytes": { tree: { "a.zip": "" }, code: "file-empty", says: /a\.zip is empty/, at },
    "that is a Git LFS pointer": {
      tree: { "a.zip": pointer },
      code: "lfs-pointer",
      says: /LFS pointer.*lfs: true/,
      at,
    },
    "that links to nothing": {
      manifest: '  "*.dmg": app\n',
      arrange: link("gone", "a.dmg"),
      code: "file-unreadable",
      says: /a\.dmg cannot be read/,
      at,
    },
    "that a link leads out of the workspace": {
      manifest: '  "*.dmg": app\n',
      arrange: link("/etc/hostname", "a.dmg"),
      code: "path-escape",
      says: /a\.dmg leads out/,
      at,
    },
    "that a path leads out of the workspace": {
      manifest: '  "../a.zip": app\n',
      code: "path-escape",
      says: /\.\.\/a\.zip/,
      at,
    },
    "that looks like a secret, behind a wildcard": {
      manifest: '  "keys/*": app\n',
      tree: { "keys/server.pem": "secret" },
      code: "rule-empty",
      says: /matches no file/,
      at,
    },
    "with another of its name": {
      manifest: '  "*/x.zip": app\n',
      tree: { "one/x.zip": "1", "two/x.zip": "2" },
      code: "name-collision",
      says: /x\.zip/,
      at,
    },
    "with another of its name but for case": {
      manifest: '  "*/*.zip": app\n',
      tree: { "one/x.zip": "1", "two/X.zip": "2" },
      code: "name-collision",
      says: /X\.zip/,
      at,
    },
    "with too long a name": {
      manifest: `  "a.zip": { to: app, name: "${"n".repeat(251)}{base}" }\n`,
      code: "name-invalid",
      says: /has 256 bytes, and 255 is the limit/,
      at: [4, 29],
    },
    "with a backslash in its name": {
      manifest: '  "*.dmg": app\n',
      tree: { "a\\b.dmg": "a" },
      code: "name-invalid",
      says: /contains "\\"/,
      at,
    },
    "with a name that buyers would read backwards": {
      manifest: '  "*.exe": app\n',
      tree: { "rtl\u202etxt.exe": "a" },
      code: "name-invalid",
      says: /turns the direction of text/,
      at,
    },
    "with a slash in its name": {
      manifest: '  "a.zip": { to: app, name: "new/{base}" }\n',
      code: "name-invalid",
      says: /contains "\/"/,
      at: [4, 29],
    },
    "whose name needs a tag, without one": {
      manifest: '  "a.zip": { to: app, name: "a-{version}.zip" }\n',
      run: { event: { name: "workflow_dispatch" } },
      code: "no-tag",
      says: /\{version\} has no value/,
    },
  };
  test.each(Object.entries(cases))("%s is refused, and nothing is sent", async (_, bad) => {
    await refuse(worlds, bad);
  });

  test.skipIf(isRoot)("that may not be read is refused, and nothing is sent", async () => {
    const arrange = (world: World) => chmod(join(world.folder, "a.zip"), 0);
    await refuse(worlds, { arrange, code: "file-unreadable", says: /permission denied/, at });
  });

  test("that is a folder or a pipe does not match", async () => {
    const arrange = async (world: World) => {
      await mkdir(join(world.folder, "d.dmg"));
      expect(spawnSync("mkfifo", [join(world.folder, "f.dmg")]).status).toBe(0);
    };
    await refuse(worlds, {
      manifest: '  "*.dmg": app\n',
      arrange,
      code: "rule-empty",
      says: /matches no file/,
      at,
    });
  });

  test("that nearly matches is named", async () => {
    const { run } = await refuse(worlds, {
      manifest: '  "A.zip": app\n',
      code: "rule-empty",
      says: /A\.zip/,
      at,
    });
    expect(run.log).toContain("a.zip differs in case only");
    expect(timeless(run.log)).toMatchSnapshot("log");
    expect(timeless(run.summary)).toMatchSnapshot("summary");
  });
});

describe("a run", () => {
  const fork = { workflow_run: { head_repository: { full_name: "stranger/plugins" } } };
  const live = { environment: "live_mode", command: "apply" };
  const cases: Readonly<Record<string, Case>> = {
    "without a key": {
      run: { inputs: { "api-key": "" } },
      code: "key-missing",
      says: /no API key/,
    },
    "without an environment": {
      run: { inputs: { environment: "" } },
      code: "input-invalid",
      says: /environment/,
    },
    "of an unknown environment": {
      run: { inputs: { environment: "live" } },
      code: "input-invalid",
      says: /"live".*test_mode or live_mode/,
    },
    "of an unknown command": {
      run: { inputs: { command: "aply" } },
      code: "input-invalid",
      says: /"aply"/,
    },
    "with a wrong key": {
      run: { inputs: { "api-key": "dodo_test_wrong_key_0123456789" } },
      code: "unauthorized",
      says: /401/,
    },
    "with an unknown product": {
      manifest: '  "a.zip": pdt_Unknown1\n',
      code: "target-not-found",
      says: /pdt_Unknown1/,
    },
    "with an archived product": {
      arrange: (world) => world.emulator.archive(app),
      code: "target-unusable",
      says: /pdt_TestApp1 is archived/,
    },
    "on pull_request_target": {
      run: { ...event("pull_request_target"), inputs: { command: "apply" } },
      code: "untrusted-event",
      says: /pull_request_target/,
    },
    "on issue_comment": {
      run: event("issue_comment"),
      code: "untrusted-event",
      says: /issue_comment/,
    },
    "on workflow_run of a fork": {
      run: event("workflow_run", fork),
      code: "untrusted-event",
      says: /workflow_run/,
    },
    "on pull_request in live_mode": {
      run: { ...event("pull_request"), inputs: live },
      code: "untrusted-event",
      says: /in live_mode/,
    },
    "with a foreign API host in live_mode": {
      run: { inputs: live, env: { DODO_PAYMENTS_BASE_URL: "https://dodo.example.com" } },
      code: "input-invalid",
      says: /dodo\.example\.com/,
    },
  };
  test.each(Object.entries(cases))("%s is refused, and nothing is sent", async (_, bad) => {
    await refuse(worlds, bad);
  });

  test("with a foreign API host in test_mode says where the key goes", async () => {
    const world = await start(worlds, { manifest: '  "*.dmg": app\n', code: "", says: /./ });
    // It ends before it would go there.
    const run = await world.action({ env: { DODO_PAYMENTS_BASE_URL: "https://dodo.example.com" } });
    expect(run.log).toContain("The key goes to dodo.example.com");
    expect(run.outputs).toMatchObject({ result: "failed", "failure-reason": "rule-empty" });
  });
});

describe("a key that may only read", () => {
  test.each([401, 403] as const)(
    "is told so where Dodo answers %s, and buyers see no change",
    async (status) => {
      const other = await startWorlds({ start: runWithin, variant: { readOnlyStatus: status } });
      try {
        const world = await other.open({
          ...good,
          "dodo-files.yaml": `version: 1\nfiles:\n  "*.zip": ${app}\n`,
        });
        const run = await world.action({ inputs: { "api-key": world.emulator.keys.read } });
        expect(run).toMatchObject({ exitCode: 1 });
        expect(run.outputs).toMatchObject({
          result: "failed",
          "failure-reason": status === 401 ? "unauthorized" : "forbidden",
          "file-ids": "{}",
        });
        expect(run.annotations[0]?.message).toMatch(/read-only/);
        expect(
          world.emulator.requests.filter(
            ({ method, status: got }) => method !== "GET" && got < 400,
          ),
        ).toEqual([]);
        expect(await world.names(app)).toEqual([]);
        // What it was about to send was saved first, and is taken back.
        expect(world.state()).toMatchObject({ files: [], intents: [], releases: [] });
        expectNoSecrets(run, world);
      } finally {
        await other.close();
      }
    },
  );

  test("is told of an archived product where Dodo answers 404 for those", async () => {
    const other = await startWorlds({ start: runWithin, variant: { archived: 404 } });
    try {
      const world = await other.open({
        ...good,
        "dodo-files.yaml": `version: 1\nfiles:\n  "*.zip": ${app}\n`,
      });
      world.emulator.archive(app);
      const run = await world.action();
      expect(run.outputs).toMatchObject({ result: "failed", "failure-reason": "target-not-found" });
      expect(world.writes()).toEqual([]);
    } finally {
      await other.close();
    }
  });
});
