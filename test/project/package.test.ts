import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { version } from "../../src/core/version.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "package-"));
const packed: {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}[] = [];

beforeAll(() => {
  packed.push(...JSON.parse(npm(["pack", "--json", "--pack-destination", folder], root)));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const tarball = join(folder, packed[0]?.filename ?? "");
  npm(["install", "--offline", "--no-audit", "--no-fund", tarball], folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package", () => {
  it("holds what runs, what describes it, and nothing else", () => {
    const paths = packed.flatMap(({ files }) => files.map(({ path }) => path));
    const tops = new Set(paths.map((path) => path.split("/")[0]));
    const folders = ["dist", "docs", "examples", "schema"];
    const files = ["CHANGELOG.md", "LICENSE", "README.md", "action.yml", "package.json"];
    expect([...tops].toSorted()).toEqual([...files, ...folders].toSorted());
    expect(paths).toEqual(
      expect.arrayContaining(["dist/cli/licenses.txt", "dist/types/types.d.ts"]),
    );
  });

  it("brings no other package with it, since everything is in its bundle", async () => {
    expect(await glob("node_modules/{*,@*/*}/package.json", { cwd: folder })).toEqual([
      "node_modules/dodo-files/package.json",
    ]);
  });

  it("runs from an empty folder through npx", () => {
    expect(npx(["dodo-files", "--version"])).toBe(`${version}\n`);
    writeFileSync(join(folder, "dodo-files.yaml"), 'version: 1\nfiles:\n  "a.txt": pdt_A\n');
    writeFileSync(join(folder, "a.txt"), "a");
    expect(npx(["dodo-files", "validate"])).toMatch(/^Done|^Valid|✓/m);
    writeFileSync(join(folder, "dodo-files.yaml"), "version: 2\n");
    const said = expect.objectContaining({
      status: 1,
      stdout: expect.stringContaining("manifest-invalid"),
    });
    expect(() => npx(["dodo-files", "validate"])).toThrow(said);
  });

  it("has types for the JSON it prints and writes, which hold under the strictest compiler", () => {
    const use = `import type { Plan, ReportDocument } from "dodo-files";
      export const ids = (report: ReportDocument): readonly string[] => report.files.map(({ file_id }) => file_id);
      export const names = ({ targets }: Plan) => targets.flatMap(({ changes }) => changes.map(({ name }) => name));
      // @ts-expect-error: there is no such field
      export const wrong = (report: ReportDocument) => report.nothing;`;
    writeFileSync(join(folder, "use.ts"), use);
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2024",
      "--types",
      "",
    ];
    expect(node([join(root, "node_modules/typescript/bin/tsc"), ...options, "use.ts"])).toBe("");
  });

  it("exports both schemas", () => {
    const script = `for (const name of ["schema", "plan-schema"]) {
      const { default: schema } = await import("dodo-files/" + name, { with: { type: "json" } });
      console.log(schema.$id.split("/").at(-1));
    }`;
    expect(node(["--input-type=module", "-e", script])).toBe(
      "dodo-files.schema.json\nplan.schema.json\n",
    );
  });
});

describe("the packages of the bundle", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Readonly<
    Record<string, object>
  >;

  it("stand among the development dependencies alone, so that nobody installs them twice", () => {
    for (const kind of ["dependencies", "optionalDependencies", "peerDependencies"])
      expect(manifest).not.toHaveProperty(kind);
  });

  it("are those that Dependabot is told of", async () => {
    const texts = (await glob("src/**/*.ts", { cwd: root, absolute: true })).map((path) =>
      readFileSync(path, "utf8"),
    );
    const named = texts.flatMap((text) => [
      ...text.matchAll(/\b(?:from |import\()"((?:@[\w-]+\/)?[a-z][\w-]*)[\w/.-]*"/g),
    ]);
    const imported = new Set(named.map(([, name]) => name ?? ""));
    const { updates } = parse(readFileSync(join(root, ".github/dependabot.yml"), "utf8"));
    expect([...imported].toSorted()).toEqual(updates[0].groups.shipped.patterns.toSorted());
    expect(Object.keys(manifest["devDependencies"] ?? {})).toEqual(
      expect.arrayContaining([...imported]),
    );
  });
});

describe("the licences of the bundle", () => {
  const allowed = [
    "MIT",
    "ISC",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "BlueOak-1.0.0",
    "Unlicense",
  ];

  it.each(["action", "cli"])(
    "of dist/%s are listed, and each is one that permits this",
    async (entry) => {
      const text = `\n${readFileSync(join(root, "dist", entry, "licenses.txt"), "utf8")}`;
      const manifests = await glob("node_modules/{*,@*/*}/package.json", { cwd: root });
      const installed = manifests.map((path) =>
        path.slice("node_modules/".length, -"/package.json".length),
      );
      const found = installed.flatMap((name) => {
        const [, rest] = text.split(`\n${name}\n`);
        return rest === undefined ? [] : [[name, rest.split("\n")[0] ?? ""] as const];
      });
      expect(found.map(([name]) => name)).toEqual(
        expect.arrayContaining(["undici", "yaml", "fast-glob", "leven"]),
      );
      expect(found.filter(([, licence]) => !allowed.includes(licence))).toEqual([]);
    },
  );
});

function npm(args: readonly string[], cwd: string): string {
  return execFileSync("npm", args, {
    cwd,
    encoding: "utf8",
    stdio: "pipe",
    shell: process.platform === "win32",
  });
}

function npx(args: readonly string[]): string {
  return npm(["exec", "--no", "--offline", "--", ...args], folder);
}

function node(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
}
