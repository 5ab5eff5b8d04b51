import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { withTables } from "../../scripts/docs.ts";
import { usages } from "../../src/cli/commands.ts";
import { problemCodes } from "../../src/core/problem.ts";
import type { InputName } from "../../src/settings/inputs.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The contract's inputs with their defaults; `null` where there is none. */
const inputs = {
  command: null,
  config: "dodo-files.yaml",
  "api-key": null,
  environment: null,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner's own syntax
  "github-token": "${{ github.token }}",
  "state-branch": "dodo-files-state",
  "state-file": null,
  "plan-file": null,
  only: null,
  tag: null,
  to: null,
  concurrency: "4",
  "requests-per-minute": "120",
  "max-removals": "20",
  "allow-empty-target": "false",
  "allow-downgrade": "false",
  "allow-rolled-back": "false",
  "withdraw-sold": "false",
  verify: "listing",
  comment: "false",
} as const satisfies Record<InputName, string | null>;

const outputs = [
  ...["result", "changed", "file-ids", "files", "file-id", "targets"],
  ...["created", "replaced", "restored", "adopted", "removed", "kept", "failed"],
  ...["failure-reason", "report-path", "summary-path"],
];

describe("action.yml", () => {
  const action = parse(read("action.yml"));

  it("has the contract's inputs, with its defaults", () => {
    const found = Object.entries(action.inputs as Record<string, { default?: string }>);
    expect(Object.fromEntries(found.map(([name, input]) => [name, input.default ?? null]))).toEqual(
      inputs,
    );
  });

  it("has the contract's outputs", () => {
    expect(Object.keys(action.outputs)).toEqual(outputs);
  });

  it("describes each in one line, and runs the bundle on node24", () => {
    for (const { description } of Object.values<{ description: string }>({
      ...action.inputs,
      ...action.outputs,
    })) {
      expect(description).toMatch(/^[^\n]{10,160}\.$/);
    }
    expect(action.runs).toEqual({ using: "node24", main: "dist/action/index.js" });
  });
});

describe("the Marketplace", () => {
  const { name, description, branding } = parse(read("action.yml")) as Readonly<
    Record<string, unknown>
  >;

  it("takes the name, the description and the branding", () => {
    expect(name).toBe("dodo-files");
    expect(description).toMatch(/^[^\n]{20,124}$/);
    expect(branding).toEqual({ icon: "package", color: "green" });
  });
});

describe("docs/problems.md", () => {
  const sections = read("docs/problems.md").split(/^## /m).slice(1);

  it("has a heading for every problem code, in their order, and no other", () => {
    expect(sections.map((section) => section.split("\n")[0])).toEqual([...problemCodes]);
  });

  it("says for each what was changed and what to do", () => {
    for (const section of sections)
      expect(section).toMatch(/\n\n\S[\s\S]*\n\n\*\*Changed:\*\* \S[\s\S]*\n\n\*\*Do:\*\* \S/);
  });
});

describe("every problem code", () => {
  const inSource = filesOf("src").filter((file) => file !== "src/core/problem.ts");
  const inTests = filesOf("test").filter((file) => file.endsWith(".ts"));
  const quotedIn = (files: readonly string[]) =>
    new Set(
      files
        .map(read)
        .join("")
        .match(/"[a-z-]+"/g),
    );

  it.each([
    ["given by the program", inSource],
    ["named in a test", inTests],
  ])("is %s", (_, files) => {
    const quoted = quotedIn(files);
    expect(problemCodes.filter((code) => !quoted.has(`"${code}"`))).toEqual([]);
  });
});

describe("README.md", () => {
  it("has fresh tables of inputs and outputs: npm run docs", () => {
    const readme = read("README.md");
    expect(withTables(readme, read("action.yml"))).toBe(readme);
  });
});

describe("Every call of the command line that people are shown", () => {
  const pages = ["README.md", ...["docs", "src"].flatMap((folder) => filesOf(folder))];
  const calls = pages.flatMap((page) =>
    [...read(page).matchAll(/\bdodo-files ((?:state )?[a-z]+) ([^`"\n]*--[^`"\n]*)/g)].map(
      ([, command = "", rest = ""]) => [page, command, rest.match(/--[a-z-]+/g) ?? []] as const,
    ),
  );

  it.each(calls)("in %s, %s has %j", (_, command, flags) => {
    const usage = Object.entries(usages).find(([name]) => name === command)?.[1];
    const known = (usage?.options ?? []).map(({ long }) => long);
    expect(known).toEqual(expect.arrayContaining([...flags]));
  });
});

describe("The tables", () => {
  const empty = "a\n<!-- inputs -->\n<!-- /inputs -->\nb\n<!-- outputs -->\n<!-- /outputs -->\nc\n";

  it("stand between their markers, and are the same when made again", () => {
    const once = withTables(empty, read("action.yml"));
    expect(once).toMatch(/^a\n<!-- inputs -->\n\n\| input \| default \| meaning \|\n/);
    expect(once).toContain("| `concurrency` | `4` | Uploads at a time. |");
    expect(once).toMatch(/\| `summary-path` \| .*\n\n<!-- \/outputs -->\nc\n$/);
    expect(withTables(once, read("action.yml"))).toBe(once);
  });

  it("are refused where a marker is missing", () => {
    expect(() => withTables("a", read("action.yml"))).toThrow(
      "README.md lacks the markers <!-- inputs -->",
    );
  });
});

function filesOf(folder: string): readonly string[] {
  return readdirSync(new URL(`../../${folder}/`, import.meta.url), {
    recursive: true,
    encoding: "utf8",
  })
    .filter((file) => /\.(md|ts)$/.test(file))
    .map((file) => `${folder}/${file}`);
}
