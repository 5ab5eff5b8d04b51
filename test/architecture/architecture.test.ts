import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { describe, expect, test } from "vitest";
import {
  cycles,
  deadExports,
  emptyNames,
  foreignPlaces,
  fullFolders,
  impurities,
  longFiles,
  mutualFolders,
  repeatedTypes,
  strayImports,
} from "./rules.ts";
import { moduleMocksOf, type Source } from "./source.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const source = await read("src/**/*.ts");
const emulator = await read("emulator/**/*.ts");
const tools = await read("{bench,scripts}/**/*.ts");
const tests = await read("test/**/*.ts");
const everything = await read("**/*", [
  "{**/node_modules,.git,build,dist,package-lock.json}",
  "**/*.{png,zip}",
]);

describe("this repository", () => {
  test("has something to look at", () => {
    expect(source.length).toBeGreaterThan(10);
    expect(tests.length).toBeGreaterThan(10);
  });

  test("imports only what the table allows", () => {
    expect(source.flatMap(strayImports)).toEqual([]);
  });

  test("has no clock, no environment variable and no waiting where they do not belong", () => {
    expect(source.flatMap(impurities)).toEqual([]);
  });

  test("has no files that import each other in a ring", () => {
    expect(cycles([...source, ...emulator, ...tools])).toEqual([]);
  });

  test("has no two folders that import each other", () => {
    expect(mutualFolders(source)).toEqual([]);
  });

  test("has no folder with too many files", () => {
    expect(fullFolders(source)).toEqual([]);
  });

  test("has no module mock", () => {
    expect(tests.flatMap(moduleMocksOf)).toEqual([]);
  });

  test("has no long file", () => {
    expect([...source, ...emulator, ...tools].flatMap(longFiles)).toEqual([]);
  });

  test("has no export that nobody imports", () => {
    expect(deadExports([...source, ...emulator, ...tools], tests)).toEqual([]);
  });

  test("defines each type name once", () => {
    expect(repeatedTypes(source)).toEqual([]);
  });

  test("has no file whose name says nothing", () => {
    expect([...source, ...emulator].flatMap(emptyNames)).toEqual([]);
  });

  test("does not speak of the machine it was written on", () => {
    expect(everything.flatMap(foreignPlaces)).toEqual([]);
  });
});

describe("the import rule", () => {
  test.each([
    ["src/core/plan/a.ts", 'import { b } from "./b.ts";'],
    ["src/core/plan/a.ts", 'import { b } from "../state/b.ts"; import { c } from "../problem.ts";'],
    ["src/core/manifest/a.ts", 'import { parse } from "yaml";'],
    ["src/core/text/a.ts", 'import { distance } from "leven";'],
    ["src/view/terminal/a.ts", 'import { b } from "../../core/plan/b.ts";'],
    ["src/view/closing.ts", 'import { b } from "./tally.ts";'],
    ["src/io/dodo/a.ts", 'import type { Workspace } from "../../app/ports.ts";'],
    [
      "src/io/http/a.ts",
      'import { request } from "undici"; import { open } from "node:fs/promises";',
    ],
    ["src/io/github/a.ts", 'import { b } from "../http/b.ts";'],
    ["src/settings/input-reader.ts", 'import { b } from "./read.ts";'],
    [
      "src/wire/ports.ts",
      'import { b } from "../io/dodo/b.ts"; import { c } from "../app/run/b.ts";',
    ],
    [
      "src/action.ts",
      'import { run } from "./app/commands/run.ts"; import * as core from "@actions/core";',
    ],
    ["src/cli/run.ts", 'import { a } from "./commands.ts"; import { b } from "../io/host/b.ts";'],
  ])("lets %s say %s", (path, text) => {
    expect(strayImports({ path, text })).toEqual([]);
  });

  test.each([
    ["src/core/plan/a.ts", 'import { b } from "../../app/run/b.ts";', "../../app/run/b.ts"],
    ["src/core/plan/a.ts", 'import type { B } from "../../view/b.ts";', "../../view/b.ts"],
    ["src/core/plan/a.ts", 'import "node:fs";', "node:fs"],
    ["src/core/plan/a.ts", 'import { request } from "undici";', "undici"],
    ["src/core/plan/a.ts", 'import { parse } from "yaml";', "yaml"],
    ["src/core/plan/a.ts", 'import { b } from "../upkeep/b.ts";', "../upkeep/b.ts"],
    ["src/core/plan/a.ts", 'import { b } from "../unknown/b.ts";', "../unknown/b.ts"],
    ["src/core/state/a.ts", 'import { b } from "../dodo/b.ts";', "../dodo/b.ts"],
    ["src/core/problem.ts", 'import { b } from "./text/b.ts";', "./text/b.ts"],
    ["src/core/plan/a.ts", 'export { b } from "../../io/dodo/b.ts";', "../../io/dodo/b.ts"],
    ["src/core/plan/a.ts", 'export * from "../../io/dodo/b.ts";', "../../io/dodo/b.ts"],
    ["src/core/plan/a.ts", 'const b = import("../../io/dodo/b.ts");', "../../io/dodo/b.ts"],
    ["src/core/plan/a.ts", 'const b = require("../../io/dodo/b.ts");', "../../io/dodo/b.ts"],
    ["src/core/plan/a.ts", 'import b = require("node:fs");', "node:fs"],
    ["src/core/plan/a.ts", 'let b: import("../../io/b.ts").B;', "../../io/b.ts"],
    ["src/core/plan/a.ts", 'import { b } from "../../../emulator/b.ts";', "../../../emulator/b.ts"],
    ["src/view/markdown/a.ts", 'import { parse } from "yaml";', "yaml"],
    ["src/view/markdown/a.ts", 'import { b } from "../terminal/b.ts";', "../terminal/b.ts"],
    ["src/app/apply/a.ts", 'import { join } from "node:path";', "node:path"],
    ["src/app/apply/a.ts", 'import { b } from "../../view/b.ts";', "../../view/b.ts"],
    ["src/app/apply/a.ts", 'import { b } from "../commands/b.ts";', "../commands/b.ts"],
    ["src/io/dodo/a.ts", 'import { b } from "../../app/ports.ts";', "../../app/ports.ts"],
    ["src/io/dodo/a.ts", 'import type { B } from "../../app/run/b.ts";', "../../app/run/b.ts"],
    ["src/io/dodo/a.ts", 'import { b } from "../github/b.ts";', "../github/b.ts"],
    ["src/wire/a.ts", 'import { request } from "undici";', "undici"],
    ["src/settings/a.ts", 'import { b } from "../io/dodo/b.ts";', "../io/dodo/b.ts"],
    ["src/action.ts", 'import { b } from "./io/dodo/client.ts";', "./io/dodo/client.ts"],
    ["src/cli.ts", 'import { b } from "./app/apply/targets.ts";', "./app/apply/targets.ts"],
  ])("stops %s from saying %s", (path, text, specifier) => {
    expect(strayImports({ path, text: `\n${text}` })).toEqual([`${path}:2 imports ${specifier}`]);
  });

  test("stops an import that is computed", () => {
    expect(
      strayImports({ path: "src/io/http/a.ts", text: "const b = import(name);" }),
    ).toHaveLength(1);
  });

  test("wants every file in a layer and on a floor", () => {
    const paths = ["src/common/a.ts", "src/core/common/a.ts", "src/app/a.ts"];
    expect(paths.flatMap((path) => strayImports({ path, text: "" }))).toEqual([
      "src/common/a.ts is in no layer",
      "src/core/common/a.ts is on no floor of core",
      "src/app/a.ts is on no floor of app",
    ]);
  });

  test("is not deceived by comments and texts", () => {
    expect(
      strayImports({
        path: "src/core/plan/a.ts",
        text: '// import "node:fs";\nconst a = \'import "undici";\';',
      }),
    ).toEqual([]);
  });
});

describe("the purity rule", () => {
  test.each([
    "Date.now();",
    'Date["now"]();',
    "new Date();",
    "Date();",
    "performance.now();",
    "setTimeout(a, 1);",
    "const wait = setInterval;",
    "process.env;",
    "const { env } = process;",
    "globalThis.process;",
    "AbortSignal.timeout(1);",
  ])("stops %s in core, view and app", (text) => {
    const found = ["core", "view", "app"].flatMap((layer) =>
      impurities({ path: `src/${layer}/a.ts`, text }),
    );
    expect(found).toHaveLength(3);
  });

  test("stops chance in core and view, and not in app", () => {
    const of = (layer: string) => impurities({ path: `src/${layer}/a.ts`, text: "Math.random();" });
    expect([of("core"), of("view"), of("app")].map(({ length }) => length)).toEqual([1, 1, 0]);
  });

  test.each([
    "await a;",
    "async function a() {}",
    "const a = async () => {};",
    "const a = { async b() {} };",
    "for await (const a of b);",
  ])("stops %s in core, and not in app", (text) => {
    expect(impurities({ path: "src/core/a.ts", text })).toHaveLength(1);
    expect(impurities({ path: "src/app/a.ts", text })).toEqual([]);
  });

  test.each([
    "new Date(at).toISOString();",
    "Date.parse(text);",
    "run.process; const a = { process: 1 };",
    "interface A { process: string }",
    "let at: Date;",
    "// Date.now()",
  ])("lets core say %s", (text) => {
    expect(impurities({ path: "src/core/a.ts", text })).toEqual([]);
  });

  test("leaves io alone", () => {
    expect(impurities({ path: "src/io/a.ts", text: "await a(process.env, Date.now());" })).toEqual(
      [],
    );
  });
});

test("the ring rule finds a ring, and a ring of types, and no diamond", () => {
  const file = (name: string, ...imports: readonly string[]): Source => ({
    path: `src/core/${name}.ts`,
    text: imports.map((other) => `import type { A } from "./${other}.ts";`).join("\n"),
  });
  expect(cycles([file("a", "b"), file("b", "c"), file("c", "a")])).toEqual([
    "src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts",
  ]);
  expect(cycles([file("a", "b", "c"), file("b", "d"), file("c", "d"), file("d")])).toEqual([]);
});

test("the rule of folders finds two that import each other, and a full one", () => {
  const file = (path: string, other: string): Source => ({
    path,
    text: `import type { A } from "${other}";`,
  });
  const one = file("src/core/a/one.ts", "../b/two.ts");
  expect(mutualFolders([one, file("src/core/b/three.ts", "../a/four.ts")])).toEqual([
    "src/core/a src/core/b",
  ]);
  expect(mutualFolders([one, file("src/core/b/three.ts", "../c/four.ts")])).toEqual([]);
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => file(`src/core/a/${index}.ts`, "../b/two.ts"));
  expect(fullFolders(many(16))).toEqual([]);
  expect(fullFolders(many(17))).toEqual(["src/core/a has 17 files"]);
});

test("the rule of exports finds what nobody takes by name, and leaves a module that is taken whole", () => {
  const a = {
    path: "src/core/a.ts",
    text: "export const one = 1, two = 2; export function three() {}",
  };
  const some = { path: "src/core/b.ts", text: 'import { one } from "./a.ts";' };
  const whole = { path: "test/a.test.ts", text: 'const a = await import("../src/core/a.ts");' };
  expect(deadExports([a, some], [])).toEqual(["src/core/a.ts two", "src/core/a.ts three"]);
  expect(deadExports([a], [whole])).toEqual([]);
});

test("the rule of type names finds a name that two files define", () => {
  const sources = [
    { path: "src/a.ts", text: "interface Row { a: 1 } interface Row { b: 2 } type Mine = Row;" },
    { path: "src/b.ts", text: "export type Row = 1;" },
    { path: "src/c.ts", text: 'import type { Row } from "./b.ts"; export type { Row }; let Row;' },
  ];
  expect(repeatedTypes(sources)).toEqual(["Row is defined in src/a.ts and src/b.ts"]);
});

test.each([
  "vi.mock('a');",
  "vi.doMock('a');",
  "jest.mock('a');",
  "vitest['mock']('a');",
  "mine.mock('a');",
])("the mock rule stops %s", (text) => {
  expect(moduleMocksOf({ path: "test/a.test.ts", text })).toHaveLength(1);
  expect(
    moduleMocksOf({ path: "test/a.test.ts", text: `const text = ${JSON.stringify(text)};` }),
  ).toEqual([]);
});

test("the length rule stops at 250 lines", () => {
  expect(longFiles({ path: "a.ts", text: "a;\n".repeat(250) })).toEqual([]);
  expect(longFiles({ path: "a.ts", text: "a;\n".repeat(251) })).toEqual(["a.ts has 251 lines"]);
});

test("biome stops functions of more than 40 lines in src and emulator, blank lines apart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "architecture-"));
  const files = {
    "src/long.ts": 41,
    "src/short.ts": 40,
    "emulator/long.ts": 41,
    "test/long.ts": 41,
  };
  await Promise.all(
    ["biome.json", ".gitignore"].map((name) => copyFile(join(root, name), join(folder, name))),
  );
  for (const [path, lines] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(
      join(folder, path),
      `export function long(a: () => void): void {\n${"  a();\n\n".repeat(lines)}}\n`,
    );
  }
  const complaints = lintFolder(folder);
  await rm(folder, { recursive: true });
  expect(Object.keys(files).filter((path) => complaints.includes(path))).toEqual([
    "src/long.ts",
    "emulator/long.ts",
  ]);
  expect(complaints).toContain("noExcessiveLinesPerFunction");
});

test("the name rule stops words that name nothing", () => {
  expect(emptyNames({ path: "src/io/dodo-service.ts", text: "" })).toEqual([
    "src/io/dodo-service.ts is called service",
  ]);
  expect(emptyNames({ path: "src/io/dodo/client.ts", text: "" })).toEqual([]);
});

test("the place rule stops paths of a machine and hosts of a registry", () => {
  const places = [
    ["", "work", "main"].join("/"),
    ["..", "shared", "guide"].join("/"),
    ["registry", "npmjs", "org"].join("."),
  ];
  expect(foreignPlaces({ path: "a.md", text: `fine\n${places.join("\n")}` })).toEqual([
    "a.md:2",
    "a.md:3",
    "a.md:4",
  ]);
  const innocent = [
    ["$HOME", "work", "a"].join("/"),
    ["a", "work", "flow"].join("/"),
    "/workspace",
    "shared/guide",
  ];
  expect(foreignPlaces({ path: "a.md", text: innocent.join(" ") })).toEqual([]);
});

function lintFolder(folder: string): string {
  const script = join(root, "node_modules/@biomejs/biome/bin/biome");
  const { stdout, stderr } = spawnSync(process.execPath, [script, "lint", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  return stdout + stderr;
}

async function read(pattern: string, ignore: readonly string[] = []): Promise<readonly Source[]> {
  const paths = await glob(pattern, { cwd: root, dot: true, ignore: [...ignore] });
  return Promise.all(
    paths.sort().map(async (path) => ({ path, text: await readFile(`${root}/${path}`, "utf8") })),
  );
}
