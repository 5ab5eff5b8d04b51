import { describe, expect, it } from "vitest";
import type { Rule, When } from "../../../src/core/manifest/manifest.ts";
import { settleNames, takesPart } from "../../../src/core/placement/names.ts";
import type { Placement } from "../../../src/core/placement/placement.ts";

const at = { file: "dodo-files.yaml", line: 3, column: 3 };

function aRule(when: When = "release"): Rule {
  return {
    glob: "*",
    to: [],
    name: "{base}",
    exclude: [],
    empty: "error",
    keep: 1,
    when,
    at,
    nameAt: at,
  };
}

function placed(path: string, fields: Partial<Placement> = {}): Placement {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const file = { path, real: `/w/${path}`, size: 1, sha256: "a".repeat(64) };
  return {
    target: "pdt_A",
    slot: fields.name ?? name,
    name,
    file,
    rule: aRule(),
    open: [],
    ...fields,
  };
}

const settle = (...placements: readonly Placement[]) =>
  settleNames(placements, new Map([["pdt_A", ["app"]]]));

describe("takesPart", () => {
  it.each<[When, { tag?: string; prerelease?: boolean }, boolean]>([
    ["release", {}, true],
    ["release", { tag: "v1.0.0" }, true],
    ["release", { tag: "v1.0.0-rc.1" }, false],
    ["release", { tag: "v1.0.0", prerelease: true }, false],
    ["release", { tag: "vintage" }, true],
    ["release", { tag: "nightly" }, false],
    ["prerelease", { tag: "v1.3.0rc1" }, true],
    ["prerelease", {}, false],
    ["prerelease", { tag: "v1.0.0-rc.1" }, true],
    ["prerelease", { tag: "v1.0.0", prerelease: true }, true],
    ["prerelease", { tag: "v1.0.0-rc.1", prerelease: false }, true],
    ["always", { tag: "v1.0.0-rc.1" }, true],
    ["always", {}, true],
  ])("when: %s in a live run of %o is %s", (when, facts, expected) => {
    expect(takesPart(aRule(when), "live_mode", facts)).toBe(expected);
    expect(takesPart(aRule(when), "test_mode", facts)).toBe(true);
  });
});

describe("settleNames", () => {
  it("leaves different names alone, and one name in two targets", () => {
    const all = [placed("a.zip"), placed("b.zip"), placed("d/a.zip", { target: "pdt_B" })];
    expect(settle(...all)).toEqual({ placements: all, problems: [] });
  });

  it("makes two different files under one name a name-collision of that target that names both paths", () => {
    const { placements, problems } = settle(placed("x/a.zip"), placed("y/a.zip"), placed("b.zip"));
    expect(placements.map(({ file }) => file.path)).toEqual(["x/a.zip", "b.zip"]);
    expect(problems).toMatchObject([{ code: "name-collision", target: "pdt_A", at }]);
    expect(problems[0]?.remedy).toContain("older build");
    expect(problems[0]?.message).toBe(
      "app would deliver 2 files named a.zip: x/a.zip and y/a.zip.",
    );
  });

  it.each([
    ["App.zip", "app.ZIP"],
    ["\u00c9t\u00e9.zip", "e\u0301te\u0301.zip"],
    ["STRASSE.pdf", "straße.pdf"],
    ["Σ.zip", "ς.zip"],
  ])("makes %s and %s, which differ only in case, a name-collision", (one, other) => {
    expect(settle(placed(`x/${one}`), placed(`y/${other}`)).problems).toMatchObject([
      { code: "name-collision" },
    ]);
  });

  it("makes two files in one slot a name-collision, whatever their names are", () => {
    const slot = "App-{version}.zip";
    const both = [
      placed("x", { slot, name: "App-1.zip" }),
      placed("y", { slot, name: "App-2.zip" }),
    ];
    expect(settle(...both).problems).toMatchObject([{ code: "name-collision", target: "pdt_A" }]);
    const open = both.map((one) => ({ ...one, name: null }));
    expect(settle(...open).problems).toMatchObject([{ code: "name-collision", target: "pdt_A" }]);
  });

  it("says one problem of three files under one name", () => {
    expect(settle(placed("x/a"), placed("y/a"), placed("z/A")).problems).toHaveLength(1);
  });

  it("gives the same file under the same name to the first rule alone", () => {
    const [first, second] = [placed("a.zip"), placed("link.zip", { name: "a.zip" })];
    const same = { ...second, file: { ...second.file, real: first.file.real } };
    expect(settle(first, same)).toEqual({ placements: [first], problems: [] });
  });
});
