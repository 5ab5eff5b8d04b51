import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runCli } from "./runner.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** npm puts folders of its own in front of PATH; what a shell would find comes after. */
const old = (process.env["PATH"] ?? "")
  .split(delimiter)
  .filter((folder) => !folder.includes("node_modules"))
  .map((folder) => ({ path: join(folder, "node"), version: versionOf(join(folder, "node")) }))
  .find(({ version }) => version !== undefined && version < 24);

if (!old)
  console.warn("! No Node below 24 on PATH: what the command line says under one is not tried.");

test.skipIf(!old)("below Node 24 it says so in one line, and fails", async () => {
  const run = await runCli(["--help"], { cwd: root, ...(old ? { node: old.path } : {}) });
  expect(run).toMatchObject({ exitCode: 1, stdout: "" });
  expect(run.stderr).toMatch(
    /^dodo-files needs Node 24 or newer, and this is Node \d+\.\d+\.\d+: \S+\n$/,
  );
});

describe("the entry", () => {
  test("wants the Node that package.json wants", async () => {
    const { engines } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    expect(engines.node).toBe(">=24");
    expect(await readFile(join(root, "src/cli.ts"), "utf8")).toContain("const oldest = 24;");
  });

  test("imports nothing before it has looked, so that an older Node gets as far as that line", async () => {
    const built = await readFile(join(root, "dist/cli/index.js"), "utf8");
    const imports = [...built.matchAll(/^import\b.*?from "([^"]+)";?$/gm)].map(([, from]) => from);
    expect(imports.filter((from) => !["module", "node:module"].includes(from ?? ""))).toEqual([]);
    expect(built.length).toBeLessThan(50_000);
  });
});

function versionOf(node: string): number | undefined {
  try {
    return Number.parseInt(
      execFileSync(node, ["-p", "process.versions.node"], { encoding: "utf8", stdio: "pipe" }),
      10,
    );
  } catch {
    return undefined;
  }
}
