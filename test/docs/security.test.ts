import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/security.md", root), "utf8");
const [, list = ""] = /## Invariants\n([\s\S]*?)\n## /.exec(page) ?? [];
const invariants = list.split(/^(?=\d+\. )/m).slice(1);
const state = /\n## Whoever can write to the state branch\n([\s\S]*?)\n## /.exec(page)?.[1] ?? "";

/** The tests that a text is held by, as `file: title`, in its order; `file: ` where no title follows. */
function heldBy(text: string): readonly string[] {
  const [, held = ""] = /Held by ([\s\S]*)$/.exec(text) ?? [];
  return [...held.matchAll(/`(test\/[^`]+\.ts)`([\s\S]*?)(?=`test\/|$)/g)].flatMap(
    ([, file = "", rest = ""]) => {
      const titles = [...rest.matchAll(/`((?!scripts\/)[^`]+)`/g)].map(([, title = ""]) =>
        title.replace(/\s+/g, " "),
      );
      return (titles.length > 0 ? titles : [""]).map((title) => `${file}: ${title}`);
    },
  );
}

function isTest(named: string): boolean {
  const [file = "", title = ""] = named.split(/: (.*)/s);
  const path = new URL(file, root);
  return (
    title !== "" &&
    existsSync(path) &&
    new RegExp(`\\(\\s*"${literally(title)}"`).test(readFileSync(path, "utf8"))
  );
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

describe("docs/security.md", () => {
  it("numbers its invariants from 1 on, without a gap", () => {
    expect(invariants.length).toBeGreaterThan(12);
    expect(invariants.map((text) => Number.parseInt(text, 10))).toEqual(
      invariants.map((_, index) => index + 1),
    );
  });

  it.each([...invariants, state])("names tests that there are, by file and title: %s", (text) => {
    const named = heldBy(text);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((one) => !isTest(one))).toEqual([]);
  });

  it("would not take a title that no test has, nor a file without one", () => {
    expect(isTest("test/settings/read.test.ts: %s never delivers")).toBe(true);
    expect(isTest("test/settings/read.test.ts: %s always delivers")).toBe(false);
    expect(heldBy("Held by `test/a.ts`, `test/b.ts`: `one`,\n   `two\n   too`.")).toEqual([
      "test/a.ts: ",
      "test/b.ts: one",
      "test/b.ts: two too",
    ]);
    expect(isTest("test/settings/read.test.ts: ")).toBe(false);
  });
});
