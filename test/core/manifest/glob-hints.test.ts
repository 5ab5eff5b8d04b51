import { describe, expect, it } from "vitest";
import { globHints } from "../../../src/core/manifest/glob-hints.ts";
import { templateFaults } from "../../../src/core/manifest/name-template.ts";
import { parseManifest } from "../../../src/core/manifest/parse.ts";

const dollar = "$";

describe("globHints", () => {
  it.each([
    [`dist/${dollar}{{ env.FILE }}`, "filled in within workflows only"],
    [`${dollar}{{matrix.os}}/*.zip`, "filled in within workflows only"],
    ["$VERSION/*", "$VERSION is filled in by a shell"],
    [`dist/App-${dollar}{TAG}.zip`, "is filled in by a shell"],
    ["{version}.zip", 'in a glob write "*.zip"'],
    ["dist/App-{tag}{ext}", 'in a glob write "dist/App-*{ext}"'],
    ["!dist/App.zip", 'write "dist/App.zip" under exclude'],
    ["dist/*.@(zip|exe)", "write {zip,exe}"],
    ["dist/+(a|b).zip", "write {a,b}"],
    ["dist/!(debug).zip", "put what it leaves out under exclude"],
    ["!(a|b).zip", "put what it leaves out under exclude"],
    ["a.zip b.zip", 'a rule for each, "a.zip" and "b.zip"'],
    ["dist/*.zip, dist/*.exe", '"dist/*.zip" and "dist/*.exe"'],
    ["a.zip\nb.zip\n", "looks like 2 globs"],
    ["dist/*.zip ", 'write "dist/*.zip"'],
    [" a.zip", 'write "a.zip"'],
    ["dist/My\u00a0App.zip", "dist/My<U+00A0>App.zip"],
    ["dist/App\u200b.zip", "dist/App<U+200B>.zip"],
  ])("%j: %s", (glob, words) => {
    expect(globHints(glob).join("\n")).toContain(words);
  });

  it.each(["dist/*.zip", "**", "My App.zip", "App (1).zip", "{a,b}.zip", "a, b.zip", "[!a].zip"])(
    "has none for %j",
    (glob) => {
      expect(globHints(glob)).toEqual([]);
    },
  );
});

describe("variables in a name", () => {
  it.each([
    [`App-${dollar}{version}{ext}`, "Write {version}."],
    ["App-$TAG.zip", "Write {tag}."],
    ["App-$NUMBER.zip", '"$NUMBER" is not filled in here, and buyers would see it in the name.'],
    [`App-${dollar}{{ github.ref_name }}.zip`, "is not filled in here"],
  ])("%s is a mistake", (template, words) => {
    expect(templateFaults(template)).toEqual([expect.stringContaining(words)]);
  });

  it.each(["Price 5$.zip", "US$5.zip", "{base}$"])("%s is a name", (template) => {
    expect(templateFaults(template)).toEqual([]);
  });
});

it("gives hints in manifest errors too", () => {
  const problemsOf = (rule: string) => parseManifest(`version: 1\nfiles:\n  ${rule}: pdt_A\n`, "f");
  expect(problemsOf("!dist/App.zip").problems[0]?.details).toEqual([
    'a rule cannot begin with !: write "dist/App.zip" under exclude',
  ]);
  expect(problemsOf('"/$HOME/*.zip"').problems[0]?.details[0]).toContain("$HOME");
  expect(problemsOf('"../dist/*.zip"').problems).toEqual([]);
  expect(problemsOf('"*/../dist/*.zip"').problems).toMatchObject([{ code: "path-escape" }]);
});
