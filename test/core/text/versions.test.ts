import { readFileSync } from "node:fs";
import fc from "fast-check";
import semver from "semver";
import { describe, expect, it } from "vitest";
import {
  compareVersions,
  isPrereleaseTag,
  isVersion,
  readTag,
  versionOfTag,
} from "../../../src/core/text/versions.ts";

it.each([
  ["v1.2.0", "1.2.0", false],
  ["1.2.0", "1.2.0", false],
  ["app-1.2.0-beta.1", "1.2.0-beta.1", true],
  ["app_v1.2.0-rc.1", "1.2.0-rc.1", true],
  ["plugin@2.0.0", "2.0.0", false],
  ["@scope/app@2.0.0", "2.0.0", false],
  ["release/3.1.4", "3.1.4", false],
  ["release/v3.1.4+build-1.2.3", "3.1.4+build-1.2.3", false],
  ["1.0.0-2.0.0", "1.0.0-2.0.0", true],
  ["release-2024-1.2.0", "1.2.0", false],
  ["v2024.05", "2024.05", false],
  ["nightly-2024-01-02", "2024-01-02", true],
  ["vintage", "vintage", false],
  ["x1.2.0", "x1.2.0", false],
  ["v01.2.0", "01.2.0", false],
  ["python-v3-1.2.0", "1.2.0", false],
  ["ubuntu-22.04-v1.2.0", "1.2.0", false],
  ["win-10.0-app-1.2.0", "1.2.0", false],
  ["canary@1.0.0", "1.0.0", false],
  ["next-14.0.0", "14.0.0", false],
  ["app/beta/v1.2.0", "1.2.0", true],
  ["v1.2.0_windows", "v1.2.0_windows".slice(1), false],
  ["1.2.3.4.5", "1.2.3.4.5", false],
  ["2-rc1", "2-rc1", true],
  ["windows-build", "windows-build", false],
  ["a-new-dawn", "a-new-dawn", false],
])("reads the version of the tag %s as %s", (tag, version, prerelease) => {
  expect(versionOfTag(tag)).toBe(version);
  expect(isPrereleaseTag(tag)).toBe(prerelease);
});

it("orders versions, and says nothing of other texts", () => {
  expect(compareVersions("1.9.0", "1.10.0")).toBeLessThan(0);
  expect(compareVersions("1.0.0", "1.0.0-beta.1")).toBeGreaterThan(0);
  expect(compareVersions("v1.0.0+a", "1.0.0+b")).toBe(0);
  expect(compareVersions("2024.05", "2024.06")).toBeLessThan(0);
  expect(compareVersions("1.0.0", " 1.0.1")).toBeUndefined();
  expect(compareVersions("1.0.0", "nightly")).toBeUndefined();
});

it.each([
  ["1.2", "1.2.0.0"],
  ["01.002.0", "1.2.0"],
  ["1.3.0rc1", "1.3.0-RC.1"],
  ["1.3.0c1", "1.3.0-rc-01"],
  ["1.3b2", "1.3.0.beta.2"],
  ["2024.5.1", "2024-05-01"],
  ["1.0.post1", "1.0-1"],
  ["V4", "4.0"],
])("takes %s and %s for the same", (a, b) => {
  expect([compareVersions(a, b), compareVersions(b, a)]).toEqual([0, 0]);
});

it.each([
  ["dev0", "dev1", "alpha", "alpha.1", "beta9", "beta10", "rc1", "rc2", "rc10"],
  ["rc1.dev1", "rc1", "rc1.post1", "rc2"],
  ["alpha", "beta", "foo.2", "foo.10", "preview.7", "rc.1"],
])("orders %s, …", (...suffixes) => {
  const versions = [...suffixes.map((suffix) => `1.3.0-${suffix}`), "1.3.0"];
  expect(versions.toReversed().sort((a, b) => compareVersions(a, b) ?? Number.NaN)).toEqual(
    versions,
  );
});

it("puts a hotfix and its prereleases between a release and the next", () => {
  const versions = ["1.0.0", "1.0.0-final", "1.0.0-hotfix1-rc1", "1.0.0-hotfix1", "1.0.0-fix2"];
  versions.push("1.0.1-rc1", "1.0.1");
  expect(versions.toReversed().sort((a, b) => compareVersions(a, b) ?? Number.NaN)).toEqual(
    versions,
  );
});

describe("docs/manifest.md", () => {
  const page = readFileSync(new URL("../../../docs/manifest.md", import.meta.url), "utf8");
  const [, section = ""] = /\n## Versions\n([\s\S]*?)\n## /.exec(page) ?? [];
  const rows = section
    .split("\n")
    .filter((line) => /^\| `.*\| (release|prerelease)\b/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")));

  it("has a table of examples", () => {
    expect(rows.length).toBeGreaterThan(30);
  });

  it.each(rows)("%s says of %s: version %s, %s, newer than %s", (_, tag, version, kind, older) => {
    const read = readTag(tag ?? "");
    expect(read.version ?? "none").toBe(version);
    const says = read.unusual === undefined ? "" : ", and the run says so";
    expect(`${read.isPrerelease ? "prerelease" : "release"}${says}`).toBe(kind);
    const known = older === "" ? [] : (older ?? "").split(" ");
    for (const other of known) {
      expect(compareVersions(versionOfTag(tag ?? ""), versionOfTag(other)), other).toBe(1);
    }
  });
});

const numbers = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 4 });
const word = fc.constantFrom(
  ...["a", "alpha", "b", "beta", "c", "rc", "pre", "preview", "dev", "snapshot", "nightly"],
  ...["canary", "next", "ea", "m", "post", "patch", "hotfix", "fix", "final", "ga", "release"],
  ...["lts", "windows", "x", "3f2a91c"],
);
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(word, fc.constantFrom("", "1", ".2", "10", "-1")) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("0", "1", "02"), fc.constantFrom("", ".1")) },
);
const suffix = fc
  .array(fc.tuple(fc.constantFrom("-", ".", "", "-"), piece), { maxLength: 3 })
  .map((parts) => parts.map(([separator, [one, number]]) => separator + one + number).join(""));
const version = fc
  .tuple(numbers, suffix)
  .map(([all, rest]) => all.join(".") + rest)
  .filter(isVersion);
const compare = (a: string, b: string) => compareVersions(a, b) ?? Number.NaN;

describe("the order of versions", () => {
  it("is total, antisymmetric and transitive", () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect([-1, 0, 1]).toContain(compare(a, b));
        expect(compare(a, a)).toBe(0);
        expect(compare(a, b) + compare(b, a)).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
        if (compare(a, b) === 0) expect(compare(a, c)).toBe(compare(b, c));
      }),
      { numRuns: 5000 },
    );
  });

  it("heeds neither case, nor build metadata, nor a v, nor zeros in front or behind", () => {
    const build = fc.constantFrom("", "+1", "+build.7", "+sha-3f2a91c");
    fc.assert(
      fc.property(version, version, build, build, (a, b, one, other) => {
        const sign = compare(a, b);
        expect(compare(a.toUpperCase() + one, `v${b}${other}`)).toBe(sign);
        expect(compare(`00${a}`, b)).toBe(sign);
      }),
    );
    fc.assert(
      fc.property(numbers, (all) => {
        const dotted = all.slice(0, 3).join(".");
        expect(compare(`${dotted}.0`, dotted)).toBe(0);
      }),
    );
  });

  it("is that of semver, but for the words that have one of their own", () => {
    const three = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }));
    const identifier = fc.constantFrom("alpha", "beta", "rc", "foo", "x-y", "1", "2", "10");
    const rest = fc
      .array(identifier, { maxLength: 3 })
      .map((all) => (all.length === 0 ? "" : `-alpha.${all.join(".")}`));
    const plain = fc.tuple(three, rest).map(([all, end]) => all.join(".") + end);
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(compare(a, b)).toBe(semver.compare(a, b));
        expect(isPrereleaseTag(`v${a}`)).toBe(semver.prerelease(a) !== null);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes a bounded time for any text", () => {
    for (const text of ["1.".repeat(200), `1.0-${"a".repeat(250)}`, "-".repeat(100_000)]) {
      expect(() => [readTag(text), compareVersions(text, text)]).not.toThrow();
    }
  });
});
