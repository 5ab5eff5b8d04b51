import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const page = readFileSync(new URL("../docs/behaviour.md", import.meta.url), "utf8");
const core = new URL("./core/", import.meta.url);

/** Every name that is given to `it(…)` in the tests of the planner. */
const tests = readdirSync(core)
  .filter((file) => /^plan.*\.test\.ts$/.test(file))
  .flatMap((file) => namesIn(file));

/** A name of a test has at least four words; shorter code spans are words of the contract. */
const named = [...page.matchAll(/`([^`\n]+)`/g)]
  .map(([, text]) => text ?? "")
  .filter((text) => text.split(" ").length >= 4 && !text.startsWith("dodo-files") && text !== "not built in this run");

const [, table = ""] = /## The truth table\n([\s\S]*?)\n## /.exec(page) ?? [];
const rows = table
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2);

describe("docs/behaviour.md", () => {
  it("names only tests that exist", () => {
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !tests.includes(name))).toEqual([]);
  });

  it("has a test at the end of every row of the truth table, and no test of the table without a row", () => {
    const last = rows.map((row) => /`([^`]+)` \|$/.exec(row)?.[1]);
    expect(last).toEqual(namesIn("plan.test.ts"));
  });
});

function namesIn(file: string): readonly string[] {
  const source = readFileSync(new URL(file, core), "utf8");
  return [...source.matchAll(/\bit\(\s*"([^"]+)"/g)].map(([, name]) => name ?? "");
}
