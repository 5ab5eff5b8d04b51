import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const page = readFileSync(new URL("../../docs/behaviour.md", import.meta.url), "utf8");

/** Every text that could be the name of a test. */
const tests = readdirSync(new URL("../", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && !file.includes("node_modules"))
  .flatMap((file) => namesIn(new URL(`../${file}`, import.meta.url), /\(\s*"([^"]+)"/g));

/** A name of a test has at least four words; shorter code spans are words of the contract. */
const named = [...page.matchAll(/`([^`\n]+)`/g)]
  .map(([, text]) => text ?? "")
  .filter(
    (text) =>
      text.split(" ").length >= 4 &&
      !text.startsWith("dodo-files") &&
      text !== "not built in this run",
  );

/** The name at the end of each row of the table under a heading. */
function lastOfRows(heading: string): readonly (string | undefined)[] {
  const [, table = ""] = new RegExp(`## ${heading}\\n([\\s\\S]*?)(\\n## |$)`).exec(page) ?? [];
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => /`([^`]+)` \|$/.exec(row)?.[1]);
}

describe("docs/behaviour.md", () => {
  it("names only tests that exist", () => {
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !tests.includes(name))).toEqual([]);
  });

  it("has a test at the end of every row of the truth table, and no test of the table without a row", () => {
    expect(lastOfRows("The truth table")).toEqual(
      namesIn(new URL("../core/plan/plan.test.ts", import.meta.url), /\bit\(\s*"([^"]+)"/g),
    );
  });

  it("has a test at the end of every row of the failures, and files of tests that exist", () => {
    const last = lastOfRows("What each failure leaves behind");
    expect(last.length).toBeGreaterThan(9);
    for (const name of last) expect(tests).toContain(name);
    const files = [...page.matchAll(/`(test\/\S+)`/g)].map(([, file]) => file ?? "");
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual(
      [],
    );
  });
});

function namesIn(file: URL, pattern: RegExp): readonly string[] {
  return [...readFileSync(file, "utf8").matchAll(pattern)].map(([, name]) => name ?? "");
}
