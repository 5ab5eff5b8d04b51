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
  impurities,
  longFiles,
  strayImports,
} from "./architecture/rules.ts";
import { moduleMocksOf, type Source } from "./architecture/source.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const source = await read("src/**/*.ts");
const emulator = await read("emulator/**/*.ts");
const tools = await read("{bench,scripts}/**/*.ts");
const tests = await read("test/**/*.ts");
const everything = await read("**/*", ["{**/node_modules,.git,build,dist,package-lock.json}", "**/*.{png,zip}"]);

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

  test("has no module mock", () => {
    expect(tests.flatMap(moduleMocksOf)).toEqual([]);
  });

  test("has no long file", () => {
    expect([...source, ...emulator, ...tools].flatMap(longFiles)).toEqual([]);
  });

  test("has no export that nobody imports", () => {
    expect(deadExports([...source, ...emulator, ...tools], tests)).toEqual([]);
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
    ["src/core/a.ts", 'import { b } from "./b.ts";'],
    ["src/core/a.ts", 'import { parse } from "yaml";'],
    ["src/core/a.ts", 'import semver from "semver/functions/gt.js";'],
    ["src/view/a.ts", 'import { b } from "../core/b.ts";'],
    ["src/io/a.ts", 'import type { Workspace } from "../app/ports.ts";'],
    ["src/io/a.ts", 'import { request } from "undici"; import { open } from "node:fs/promises";'],
    ["src/settings-reader.ts", 'import { b } from "./settings.ts";'],
    ["src/wire.ts", 'import { b } from "./io/b.ts"; import { c } from "./app/run.ts";'],
    ["src/action.ts", 'import { run } from "./app/run.ts"; import * as core from "@actions/core";'],
  ])("lets %s say %s", (path, text) => {
    expect(strayImports({ path, text })).toEqual([]);
  });

  test.each([
    ["src/core/a.ts", 'import { b } from "../app/b.ts";', "../app/b.ts"],
    ["src/core/a.ts", 'import type { B } from "../view/b.ts";', "../view/b.ts"],
    ["src/core/a.ts", 'import "node:fs";', "node:fs"],
    ["src/core/a.ts", 'import { request } from "undici";', "undici"],
    ["src/core/a.ts", 'export { b } from "../io/b.ts";', "../io/b.ts"],
    ["src/core/a.ts", 'export * from "../io/b.ts";', "../io/b.ts"],
    ["src/core/a.ts", 'const b = import("../io/b.ts");', "../io/b.ts"],
    ["src/core/a.ts", 'const b = require("../io/b.ts");', "../io/b.ts"],
    ["src/core/a.ts", 'import b = require("node:fs");', "node:fs"],
    ["src/core/a.ts", 'let b: import("../io/b.ts").B;', "../io/b.ts"],
    ["src/core/a.ts", 'import { b } from "../../emulator/b.ts";', "../../emulator/b.ts"],
    ["src/view/a.ts", 'import { parse } from "yaml";', "yaml"],
    ["src/app/a.ts", 'import { join } from "node:path";', "node:path"],
    ["src/app/a.ts", 'import { b } from "../view/b.ts";', "../view/b.ts"],
    ["src/io/a.ts", 'import { b } from "../app/ports.ts";', "../app/ports.ts"],
    ["src/io/a.ts", 'import type { B } from "../app/b.ts";', "../app/b.ts"],
    ["src/wire.ts", 'import { request } from "undici";', "undici"],
    ["src/settings.ts", 'import { b } from "./io/b.ts";', "./io/b.ts"],
    ["src/action.ts", 'import { b } from "./io/dodo-client.ts";', "./io/dodo-client.ts"],
    ["src/cli.ts", 'import { b } from "./app/apply.ts";', "./app/apply.ts"],
  ])("stops %s from saying %s", (path, text, specifier) => {
    expect(strayImports({ path, text: `\n${text}` })).toEqual([`${path}:2 imports ${specifier}`]);
  });

  test("stops an import that is computed", () => {
    expect(strayImports({ path: "src/io/a.ts", text: "const b = import(name);" })).toHaveLength(1);
  });

  test("wants every file in a room", () => {
    expect(strayImports({ path: "src/common/a.ts", text: "" })).toEqual(["src/common/a.ts is in no room"]);
  });

  test("is not deceived by comments and texts", () => {
    expect(
      strayImports({ path: "src/core/a.ts", text: '// import "node:fs";\nconst a = \'import "undici";\';' }),
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
    const found = ["core", "view", "app"].flatMap((room) => impurities({ path: `src/${room}/a.ts`, text }));
    expect(found).toHaveLength(3);
  });

  test("stops chance in core and view, and not in app", () => {
    const of = (room: string) => impurities({ path: `src/${room}/a.ts`, text: "Math.random();" });
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
    expect(impurities({ path: "src/io/a.ts", text: "await a(process.env, Date.now());" })).toEqual([]);
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

test("the rule of exports finds what nobody takes by name, and leaves a module that is taken whole", () => {
  const a = { path: "src/core/a.ts", text: "export const one = 1, two = 2; export function three() {}" };
  const some = { path: "src/core/b.ts", text: 'import { one } from "./a.ts";' };
  const whole = { path: "test/a.test.ts", text: 'const a = await import("../src/core/a.ts");' };
  expect(deadExports([a, some], [])).toEqual(["src/core/a.ts two", "src/core/a.ts three"]);
  expect(deadExports([a], [whole])).toEqual([]);
});

test.each(["vi.mock('a');", "vi.doMock('a');", "jest.mock('a');", "vitest['mock']('a');", "mine.mock('a');"])(
  "the mock rule stops %s",
  (text) => {
    expect(moduleMocksOf({ path: "test/a.test.ts", text })).toHaveLength(1);
    expect(moduleMocksOf({ path: "test/a.test.ts", text: `const text = ${JSON.stringify(text)};` })).toEqual([]);
  },
);

test("the length rule stops at 250 lines", () => {
  expect(longFiles({ path: "a.ts", text: "a;\n".repeat(250) })).toEqual([]);
  expect(longFiles({ path: "a.ts", text: "a;\n".repeat(251) })).toEqual(["a.ts has 251 lines"]);
});

test("biome stops functions of more than 40 lines in src and emulator, blank lines apart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "architecture-"));
  const files = { "src/long.ts": 41, "src/short.ts": 40, "emulator/long.ts": 41, "test/long.ts": 41 };
  await Promise.all(["biome.json", ".gitignore"].map((name) => copyFile(join(root, name), join(folder, name))));
  for (const [path, lines] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(
      join(folder, path),
      `export function long(a: () => void): void {\n${"  a();\n\n".repeat(lines)}}\n`,
    );
  }
  const complaints = lintFolder(folder);
  await rm(folder, { recursive: true });
  expect(Object.keys(files).filter((path) => complaints.includes(path))).toEqual(["src/long.ts", "emulator/long.ts"]);
  expect(complaints).toContain("noExcessiveLinesPerFunction");
});

test("the name rule stops words that name nothing", () => {
  expect(emptyNames({ path: "src/io/dodo-service.ts", text: "" })).toEqual([
    "src/io/dodo-service.ts is called service",
  ]);
  expect(emptyNames({ path: "src/io/dodo-client.ts", text: "" })).toEqual([]);
});

test("the place rule stops paths of a machine and hosts of a registry", () => {
  const places = [
    ["", "work", "main"].join("/"),
    ["..", "shared", "guide"].join("/"),
    ["registry", "npmjs", "org"].join("."),
  ];
  expect(foreignPlaces({ path: "a.md", text: `fine\n${places.join("\n")}` })).toEqual(["a.md:2", "a.md:3", "a.md:4"]);
  const innocent = [["$HOME", "work", "a"].join("/"), ["a", "work", "flow"].join("/"), "/workspace", "shared/guide"];
  expect(foreignPlaces({ path: "a.md", text: innocent.join(" ") })).toEqual([]);
});

function lintFolder(folder: string): string {
  const script = join(root, "node_modules/@biomejs/biome/bin/biome");
  const { stdout, stderr } = spawnSync(process.execPath, [script, "lint", "."], { cwd: folder, encoding: "utf8" });
  return stdout + stderr;
}

async function read(pattern: string, ignore: readonly string[] = []): Promise<readonly Source[]> {
  const paths = await glob(pattern, { cwd: root, dot: true, ignore: [...ignore] });
  return Promise.all(paths.sort().map(async (path) => ({ path, text: await readFile(`${root}/${path}`, "utf8") })));
}
