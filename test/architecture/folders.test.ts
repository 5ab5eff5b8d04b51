import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { describe, expect, it } from "vitest";
import { type Layer, layers } from "./table.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(posix.join(root, path), "utf8");
const architecture = read("docs/architecture.md");
/** Packages that Prism's tests install beside themselves are not ours to check. */
const installed = ["**/node_modules/**"];
const folders = ["src", ...(await glob("src/**", { cwd: root, onlyDirectories: true }))].toSorted();

describe("each folder of src", () => {
  it.each(folders)("%s says in one line what it is, and little more", (folder) => {
    const lines = read(`${folder}/README.md`).trimEnd().split("\n");
    expect(lines[0]).toMatch(/^[A-Z].{20,160}\.$/);
    expect(lines.length).toBeLessThanOrEqual(5);
  });

  it("is in the tree of docs/architecture.md, with the same line", () => {
    const lines = folders.map(
      (folder) => `${folder} ${read(`${folder}/README.md`).split("\n")[0]}`,
    );
    expect(treeOf(architecture).toSorted()).toEqual(lines.toSorted());
  });
});

it("docs/architecture.md has the table that the imports are held to", () => {
  const rows = Object.entries(layers).map(([name, layer]) => rowOf(name, layer));
  expect(architecture.split("\n").filter((line) => /^\| `/.test(line) && rowLike(line))).toEqual(
    rows,
  );
});

describe("what people are pointed to", async () => {
  const pages = ["AGENTS.md", "CONTRIBUTING.md", "docs/architecture.md"];
  const readmes = await glob(["{src,test}/**/README.md", "{bench,scripts,examples}/README.md"], {
    cwd: root,
    ignore: installed,
  });
  const files = await glob("{src,test,emulator,bench,scripts}/**/*.ts", {
    cwd: root,
    ignore: installed,
  });
  const names = files.map((file) => posix.basename(file));
  const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: object };

  const isThere = (path: string, page: string) =>
    names.includes(path) ||
    ["", "src", posix.dirname(page)].some((from) =>
      [path, `${path}.ts`].some((name) => existsSync(posix.join(root, from, name))),
    );

  it.each([...pages, ...readmes])("by %s is there: files, folders and scripts", (page) => {
    const text = read(page).replace(/^```[\s\S]*?^```$/gm, "");
    const paths = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]*|[\w.-]+\.ts)`/g)];
    expect(paths.map(([, path = ""]) => path).filter((path) => !isThere(path, page))).toEqual([]);
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("by test/README.md are all folders of test", async () => {
    const found = await glob("test/*", { cwd: root, onlyDirectories: true });
    const items = read("test/README.md").match(/^- .*:/gm) ?? [];
    const named = items.flatMap((item) => item.match(/\w+(?=\/`)/g) ?? []);
    expect(named.map((name) => `test/${name}`).toSorted()).toEqual(found.toSorted());
  });
});

/** The lines of the tree as `path sentence`: two blanks more are one folder deeper. */
function treeOf(page: string): readonly string[] {
  const trail: string[] = [];
  const [, tree = ""] = /^```\n(src\/ [\s\S]*?)^```$/m.exec(page) ?? [];
  return tree
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, indent = "", name = "", sentence = ""] = /^( *)(\S+)\/ +(.*)$/.exec(line) ?? [];
      trail.splice(indent.length / 2, trail.length, name);
      return `${trail.join("/")} ${sentence}`;
    });
}

function rowLike(line: string): boolean {
  return Object.keys(layers).some((name) => line.startsWith(`| \`${name}\` |`));
}

function rowOf(name: string, { floors, may, types = [], packages, node }: Layer): string {
  const beyond = [...may.map(code), ...types.map((module) => `types of ${code(module)}`)];
  const cells = [
    code(name),
    floors.map((floor) => floor.map(code).join(" ")).join(" · "),
    beyond.join(", "),
    packages === "any" ? "any" : Object.entries(packages).map(packagesOf).join(", "),
    node ? "yes" : "no",
  ];
  return `| ${cells.map((cell) => cell || "–").join(" | ")} |`;
}

function packagesOf([floor, names]: readonly [string, readonly string[]]): string {
  const list = names.map(code).join(" ");
  return floor === "*" ? list : `${list} in ${code(floor)}`;
}

function code(word: string): string {
  return `\`${word}\``;
}
