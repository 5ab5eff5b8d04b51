import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { describe, expect, it } from "vitest";
import { environments } from "../../src/core/manifest/manifest.ts";
import { parseManifest } from "../../src/core/manifest/parse.ts";
import { resolveTargets } from "../../src/core/manifest/targets.ts";

const root = fileURLToPath(new URL("../../examples", import.meta.url));
const examples = (await glob("*/dodo-files.yaml", { cwd: root }))
  .map((path) => path.split("/")[0] ?? "")
  .toSorted();

describe.each(examples)("the example %s", (name) => {
  it("has a manifest without a complaint, with a target in both environments", async () => {
    const { manifest, problems } = parseManifest(
      await readFile(`${root}/${name}/dodo-files.yaml`, "utf8"),
      "dodo-files.yaml",
    );
    expect(problems).toEqual([]);
    if (!manifest) return;
    for (const environment of environments) {
      const resolved = resolveTargets({ manifest, file: "dodo-files.yaml", environment, only: [] });
      expect(resolved.problems).toEqual([]);
      expect(resolved.chosen.size).toBeGreaterThan(0);
    }
  });

  it("explains itself in a screen of text", async () => {
    const text = await readFile(`${root}/${name}/README.md`, "utf8");
    expect(text.split("\n").length).toBeLessThan(25);
  });

  it("remembers what it delivered, one run at a time, and only where it delivers", async () => {
    const files = await glob("*.yml", { cwd: `${root}/${name}` });
    if (files.length === 0) return expect(name).toBe("command-line-only");
    for (const file of files) {
      const text = await readFile(`${root}/${name}/${file}`, "utf8");
      const delivers = text.includes("DODO_PAYMENTS_API_KEY }}");
      expect({ file, writes: text.includes("contents: write") }).toEqual({
        file,
        writes: delivers,
      });
      expect({ file, waits: text.includes(turn) }).toEqual({ file, waits: delivers });
      // A key that writes is in a GitHub environment, which only the job that delivers can reach.
      expect({ file, guarded: /^ {4}environment: /m.test(text) }).toEqual({
        file,
        guarded: delivers,
      });
    }
  });
});

const turn = "concurrency: { group: store, cancel-in-progress: false, queue: max }";

it("all of them are here, README.md leads to each, and each is run", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const stories = readFileSync(new URL("stories.test.ts", import.meta.url), "utf8");
  expect(examples.filter((name) => !stories.includes(`  test("${name} `))).toEqual([]);
  expect(examples.filter((name) => !readme.includes(`(examples/${name})`))).toEqual([]);
  expect(examples).toEqual([
    "command-line-only",
    "deliver-by-hand",
    "keep-older-versions",
    "monorepo",
    "nightly-check",
    "plan-on-pull-request",
    "prereleases",
    "release-on-tag",
    "rollback-by-hand",
    "take-over-uploads",
    "test-then-live",
  ]);
});
