import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parts, withRows } from "../../scripts/reliability.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const page = read("docs/reliability.md");
const commands = Object.values(parts).map(({ command }) => command);

describe("docs/reliability.md", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| ") && line.includes("`npm "));

  it("has a row of every part, all of which survived", () => {
    for (const command of commands) expect(page).toContain(`\`${command}`);
    for (const row of rows) {
      const [, , tried, survived] = row.split("|").map((cell) => cell.trim());
      expect(Number(tried?.replaceAll(",", ""))).toBeGreaterThan(0);
      expect(survived, row).toBe(tried);
    }
  });
});

describe("the script that writes it", () => {
  const from = (name: keyof typeof parts, output: string) =>
    parts[name]?.read(output, parts[name]?.command ?? "");

  it("reads the numbers that each part prints", () => {
    const names = ["fault matrix", "faults at the state branch", "faults at the comment"];
    const faults = names
      .map((name, index) => `${name}: 9 cells, ${index + 5} tried, ${index + 4} held\n`)
      .join("");
    expect(from("faults", faults)).toMatchObject([
      { tried: 5, survived: 4 },
      { tried: 6, survived: 5 },
      { tried: 7, survived: 6 },
    ]);
    expect(from("kills", "      Tests  1 failed | 489 passed (490)\n")).toMatchObject([
      { tried: 490, survived: 489 },
    ]);
    const fuzz = "fuzz: a: 10 inputs, 0 wrong, seed 7\nfuzz: b: c: 5 inputs, 1 wrong, seed 7\n";
    expect(from("fuzz", fuzz)).toMatchObject([
      { tried: 15, survived: 14, command: expect.stringMatching(/--seed 7$/) },
    ]);
    const soak = '{"files":2000,"products":50,"faults":120,"wrong":["a"]}';
    expect(from("soak", `── soak\n${soak}\n0 skipped\n`)).toMatchObject([
      { tried: 2000, survived: 1999 },
    ]);
  });

  it("takes silence for a failure", () => {
    for (const { read: of, command } of Object.values(parts).filter(
      (part) => part !== parts["soak"],
    )) {
      for (const { tried } of of("", command)) expect(tried > 0).toBe(false);
    }
  });

  it("replaces the rows of a part, and leaves the others", () => {
    const row = (command: string, tried: number) => ({
      what: "x",
      tried,
      survived: tried,
      command,
    });
    const empty = "<!-- numbers -->\n<!-- /numbers -->\n";
    const both = withRows(
      empty,
      [row("npm run test:s3", 1), row("npm run fuzz -- --seconds 60 --seed 1", 2)],
      "a",
    );
    const again = withRows(both, [row("npm run fuzz -- --seconds 60 --seed 9", 3_000)], "b");
    expect(again.split("\n").filter((line) => line.includes("npm"))).toEqual([
      "| x | 3,000 | 3,000 | `npm run fuzz -- --seconds 60 --seed 9` | b |",
      "| x | 1 | 1 | `npm run test:s3` | a |",
    ]);
  });
});
