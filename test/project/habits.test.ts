import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { afterAll, describe, expect, it, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

test(".node-version is the Node that package.json asks for", () => {
  const { engines } = JSON.parse(read("package.json")) as { readonly engines: { node: string } };
  expect(engines.node).toBe(`>=${read(".node-version").trim()}`);
});

describe("the issue forms", async () => {
  const forms = await glob(".github/ISSUE_TEMPLATE/*.yml", {
    cwd: root,
    ignore: ["**/config.yml"],
  });

  // GitHub leaves a form out without a word if one of these is missing or used twice.
  it.each(forms)("%s has what GitHub asks of a form", (path) => {
    const { name, description, body } = parse(read(path)) as Form;
    expect([name, description]).toEqual([expect.any(String), expect.any(String)]);
    const questions = body.filter(({ type }) => type !== "markdown");
    expect(questions.length).toBeGreaterThan(0);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const question of questions) {
      expect(question).toMatchObject({
        id: expect.stringMatching(/^[a-z]+$/),
        type: expect.stringMatching(/^(textarea|input|dropdown|checkboxes|upload)$/),
        attributes: { label: expect.any(String) },
      });
    }
  });
});

describe.skipIf(process.platform === "win32")(
  "the patch that the dist workflow offers",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "dist-"));
    afterAll(() => rmSync(folder, { recursive: true }));
    const inFolder = (path: string) => join(folder, path);
    const bash = (script: string) =>
      execFileSync("bash", ["-eo", "pipefail", "-c", script], {
        cwd: folder,
        encoding: "utf8",
        env: {
          ...process.env,
          ...{ GITHUB_RUN_ID: "7", GITHUB_REPOSITORY: "acme/x" },
          ...{ GITHUB_OUTPUT: inFolder("output"), GITHUB_STEP_SUMMARY: inFolder("summary") },
        },
      });
    const { jobs } = parse(read(".github/workflows/dist.yml")) as Workflow;
    const offer = () => bash(jobs.build.steps.find(({ id }) => id === "patch")?.run ?? "");

    mkdirSync(inFolder("dist"));
    writeFileSync(inFolder("dist/old.js"), "old");
    writeFileSync(inFolder("source"), "as it was");
    bash("git init -q && git config user.name a && git config user.email a@example.com");
    bash("git config core.autocrlf false && git add dist source && git commit -qm first");

    it("is none if dist is fresh", () => {
      offer();
      expect(existsSync(inFolder("output"))).toBe(false);
      expect(readFileSync(inFolder("summary"), "utf8")).toBe("dist is what the source makes.\n");
    });

    it("is applied by the lines of the summary, to dist alone, with modes and deletions", () => {
      rmSync(inFolder("dist/old.js"));
      writeFileSync(inFolder("dist/new.js"), "\0new", { mode: 0o755 });
      offer();
      expect(readFileSync(inFolder("output"), "utf8")).toBe("differs=true\n");
      bash("git reset -q --hard");
      const evil = "diff --git a/source b/source\n--- a/source\n+++ b/source\n@@ -1 +1 @@\n";
      appendFileSync(
        inFolder("dist.patch"),
        `${evil}-as it was\n\\ No newline at end of file\n+evil\n`,
      );
      const summary = readFileSync(inFolder("summary"), "utf8");
      expect(summary).toContain("gh run download 7 --repo acme/x --name dist\n");
      bash(/git apply .*/.exec(summary)?.[0] ?? "exit 1");
      expect(bash("git status --porcelain -uno")).toBe("A  dist/new.js\nD  dist/old.js\n");
      expect(bash("git ls-files --stage dist")).toContain("100755");
    });
  },
);

interface Form {
  readonly name?: string;
  readonly description?: string;
  readonly body: readonly { readonly type: string; readonly id?: string }[];
}

interface Workflow {
  readonly jobs: {
    readonly build: { readonly steps: readonly { readonly id?: string; readonly run?: string }[] };
  };
}
