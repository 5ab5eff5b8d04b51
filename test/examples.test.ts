import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { environments } from "../src/core/manifest.ts";
import { parseManifest } from "../src/core/parse-manifest.ts";
import { resolveTargets } from "../src/core/targets.ts";

const root = fileURLToPath(new URL("../examples", import.meta.url));
const examples = (await glob("*/dodo-files.yaml", { cwd: root })).map((path) => path.split("/")[0] ?? "").toSorted();

it("there are examples", () => {
  expect(examples.length).toBeGreaterThan(3);
});

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

  it("pins every action of others, and names the state branch's permission where it delivers", async () => {
    const text = await readFile(`${root}/${name}/workflow.yml`, "utf8").catch(() => "");
    if (text === "") return expect(name).toBe("command-line-only");
    const uses = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action ?? "");
    const foreign = uses.filter((action) => !action.startsWith("OWNER/dodo-files@"));
    expect(foreign.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
    const workflow = parse(text) as { readonly on: object; readonly permissions: { readonly contents: string } };
    const delivers = !("pull_request" in workflow.on);
    expect(text.includes("contents: write")).toBe(delivers);
  });
});
