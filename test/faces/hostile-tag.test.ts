import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFileId } from "../../src/core/state/state.ts";
import { runWithin } from "./within.ts";
import {
  type Reported,
  startWorlds,
  stateBranch,
  statePath,
  type World,
  type Worlds,
} from "./world.ts";

const app = "pdt_TestApp1";
const tree = {
  "dodo-files.yaml": `version: 1\nfiles:\n  "a.zip": { to: ${app}, name: "App-{tag}{ext}" }\n  "b.zip": { to: ${app}, name: "{version}-b" }\n`,
  "a.zip": "a",
  "b.zip": "b",
};

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

/** What git takes for a tag, and more: an input and the payload of an event may be any text. */
const tags = {
  "that climbs": "../../etc/passwd",
  "that is a folder": "..",
  "of two lines": "v1.0.0\n::error file=dodo-files.yaml::broken\nresult=unchanged",
  "that is an older command":
    "x ::set-output name=result::unchanged ##[set-output name=result;]unchanged",
  "that is a command": "::stop-commands::x",
  "with an escaped line": "v1%0A::error::x%0D%0Aresult=unchanged",
  "that ends an output": "v1\nghadelimiter\nresult<<x\nunchanged\nx",
  "that reads backwards": "v1-\u202egpj.exe",
  "with quotes": `v1"'\`\\"`,
  "of 300 letters": "v".repeat(300),
  "for a shell": "v1$(touch pwned);`touch pwned`;|touch pwned&&touch pwned",
  "of Markdown and HTML":
    "v1](javascript:alert(1))|<img src=x onerror=alert(1)>@octocat#1<!-- dodo-files:section -->",
  "of tokens": "v1.0.0-{version}-{sha}-{base}",
  "of the names of fields": "__proto__",
  "that is another ref": "heads/main?force=true#x",
  "with controls": "v1\u0000\u001b[31m\u0007\u0085",
  "of half a character": "v1\ud800",
} as const;

/** Whatever the tag is, it stays text: in files, requests, commits, outputs, log and summary. */
async function expectHarmless(run: Reported, world: World): Promise<void> {
  expect(run.log).not.toContain("a bug in dodo-files");
  expect(run.signal).toBeNull();
  expect(run.otherCommands).toEqual([]);
  expect(run.exported).toEqual({});
  for (const { title, file } of run.annotations) {
    expect(title).toMatch(/^[a-z-]+$/);
    expect(file === undefined || file === "dodo-files.yaml").toBe(true);
  }
  expect(["failed", "changed"]).toContain(run.outputs["result"]);
  expect(run.exitCode).toBe(run.outputs["result"] === "changed" ? 0 : 1);
  expect(Object.keys(run.outputs).filter((name) => !/^[a-z-]+$/.test(name))).toEqual([]);
  for (const name of await world.names(app)) {
    expect(name).toMatch(/^[^/\\\p{Cc}]+$/u);
    expect(Buffer.byteLength(name)).toBeLessThan(256);
  }
  const paths = new Set(
    world.github.requests.map(
      ({ method, path }) => `${method} ${path.replace(/[0-9a-f]{40}/, "SHA")}`,
    ),
  );
  expect([...paths].filter((path) => !allowed.includes(path))).toEqual([]);
  for (const message of world.github.history(stateBranch)) {
    expect(message).toMatch(
      /^\[skip ci\] [^\n\p{Cc}]+(\n\n(- pdt_TestApp1: [^\n\p{Cc}]+\n?)*(Run: \d+)?)?$/u,
    );
  }
  expect(run.summary).not.toMatch(
    /<img|\]\(javascript|[^&;]@octocat|[\u0000-\u0009\u000b-\u001f\u202e]/,
  );
  expect(run.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect((await readdir(world.folder)).sort()).toEqual(["a.zip", "b.zip", "dodo-files.yaml"]);
}

const repository = "/repos/acme/plugins";
const allowed = [
  `GET ${repository}/git/ref/heads/${stateBranch}`,
  `GET ${repository}`,
  `GET ${repository}/contents/${statePath}`,
  `GET ${repository}/git/commits/SHA`,
  ...["blobs", "trees", "commits", "refs"].map((what) => `POST ${repository}/git/${what}`),
  `PATCH ${repository}/git/refs/heads/${stateBranch}`,
];

describe("a tag", () => {
  test.each(Object.entries(tags))("%s stays text, given as an input", async (_, tag) => {
    const world = await worlds.open(tree);
    // An environment variable holds neither.
    const input = tag.replaceAll("\0", "").toWellFormed();
    await expectHarmless(await world.action({ inputs: { tag: input } }), world);
  });

  test.each(Object.entries(tags))("%s stays text, in the payload of a release", async (_, tag) => {
    const world = await worlds.open(tree);
    const event = {
      name: "release",
      ref: "refs/heads/main",
      payload: { release: { tag_name: tag } },
    };
    await expectHarmless(await world.action({ event }), world);
  });

  test.each(["v1.0.0`$(touch$IFS'pwned')`", "a/../b", "v1.0.0|x"])(
    "%j stays text, as the ref",
    async (tag) => {
      const world = await worlds.open(tree);
      const run = await world.action({ event: { name: "push", ref: `refs/tags/${tag}` } });
      await expectHarmless(run, world);
      expect(run.outputs["result"]).toBe("changed");
      expect(
        Object.values(JSON.parse(run.outputs["file-ids"] ?? "")[app]).every((id) =>
          isFileId(String(id)),
        ),
      ).toBe(true);
    },
  );

  test.each([
    ["of two lines", "name-invalid"],
    ["with controls", "name-invalid"],
    ["of 300 letters", "name-invalid"],
    ["that climbs", ""],
    ["of tokens", ""],
  ] as const)("%s is no name, or becomes one as it is: %j", async (which, code) => {
    const world = await worlds.open(tree);
    const event = {
      name: "release",
      ref: "refs/heads/main",
      payload: { release: { tag_name: tags[which] } },
    };
    const run = await world.action({ event });
    expect(run.outputs["failure-reason"]).toBe(code);
    if (code !== "") return expect(world.writes()).toEqual([]);
    expect(await world.names(app)).toContain(`App-${tags[which].replaceAll("/", "-")}.zip`);
  });

  test.each(["of two lines", "with controls", "of 300 letters", "of half a character"] as const)(
    "%s stands in one line of the commit where no name needs it",
    async (which) => {
      const world = await worlds.open({
        ...tree,
        "dodo-files.yaml": `version: 1\nfiles: { "*.zip": ${app} }\n`,
      });
      const event = {
        name: "release",
        ref: "refs/heads/main",
        payload: { release: { tag_name: tags[which] } },
      };
      const run = await world.action({ event });
      await expectHarmless(run, world);
      expect(run.outputs["result"]).toBe("changed");
    },
  );
});
