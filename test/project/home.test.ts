import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { describe, expect, it } from "vitest";
import { repository } from "../../src/view/links.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");
const own = JSON.parse(read("package.json")) as { readonly repository: { readonly url: string } };
const [, home = ""] =
  /^git\+https:\/\/github\.com\/([^/]+\/dodo-files)\.git$/.exec(own.repository.url) ?? [];

/** Every place that says where this project lives. CONTRIBUTING.md, "Releases", says how to move them all. */
const places = [
  ".github/ISSUE_TEMPLATE/config.yml",
  "README.md",
  "docs/plan.md",
  "package.json",
  "schema/dodo-files.schema.json",
  "schema/plan.schema.json",
  "src/core/init/first-workflow.ts",
  "src/view/links.ts",
];

describe("where this project lives", () => {
  it("is decided by package.json, and the program's links, schemas, README and examples agree", async () => {
    expect(home).not.toBe("");
    expect(repository).toBe(`https://github.com/${home}`);
    const workflows = await glob("examples/*/*.yml", { cwd: root });
    for (const path of [...places, ...workflows]) {
      const named = [
        ...read(path).matchAll(/(?:github(?:usercontent)?\.com\/|uses: )([\w-]+\/dodo-files)\b/g),
      ];
      expect({ path, homes: [...new Set(named.map(([, name]) => name))] }).toEqual({
        path,
        homes: [home],
      });
    }
  });

  it("is said nowhere else but in what tests expect to be printed", async () => {
    const files = await glob("**/*.{md,ts,json,yml,yaml}", {
      ...{ cwd: root, dot: true, ignore: ["**/node_modules", ".git", "build", "dist", "test"] },
    });
    const naming = files.filter((path) => read(path).includes(`${home.split("/")[0]}/dodo-files`));
    const allowed = [
      ...places,
      "CONTRIBUTING.md",
      ...(await glob("examples/*/*.yml", { cwd: root })),
    ];
    expect(naming.filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it("is owned by the account it lives under", () => {
    expect(read(".github/CODEOWNERS")).toBe(`* @${home.split("/")[0]}\n`);
  });

  it("has the headings that the program's own links lead to", async () => {
    const sources = await glob("src/**/*.ts", { cwd: root });
    const anchors = sources.flatMap((path) =>
      [...read(path).matchAll(/\$\{repository\}#([\w-]+)/g)].map(([, id]) => id),
    );
    expect(anchors).toContain("import");
    const headings = [...read("README.md").matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) =>
      text.toLowerCase(),
    );
    expect(anchors.filter((anchor) => !headings.includes(anchor ?? ""))).toEqual([]);
  });

  it("gives the schemas the address under which editors find them", () => {
    for (const name of ["dodo-files", "plan"]) {
      const { $id } = JSON.parse(read(`schema/${name}.schema.json`)) as { readonly $id: string };
      expect($id).toBe(`https://raw.githubusercontent.com/${home}/v1/schema/${name}.schema.json`);
    }
    expect(read("docs/manifest.md")).toContain("# yaml-language-server: $schema=");
  });
});
