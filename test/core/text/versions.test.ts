import { expect, it } from "vitest";
import { compareVersions, isPrereleaseTag, versionOfTag } from "../../../src/core/text/versions.ts";

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
  ["nightly-2024-01-02", "nightly-2024-01-02", false],
  ["vintage", "vintage", false],
  ["x1.2.0", "x1.2.0", false],
  ["v01.2.0", "01.2.0", false],
])("reads the version of the tag %s as %s", (tag, version, prerelease) => {
  expect(versionOfTag(tag)).toBe(version);
  expect(isPrereleaseTag(tag)).toBe(prerelease);
});

it("orders semvers, and says nothing of other versions", () => {
  expect(compareVersions("1.9.0", "1.10.0")).toBeLessThan(0);
  expect(compareVersions("1.0.0", "1.0.0-beta.1")).toBeGreaterThan(0);
  expect(compareVersions("v1.0.0+a", "1.0.0+b")).toBe(0);
  expect(compareVersions("2024.05", "2024.06")).toBeUndefined();
  expect(compareVersions("1.0.0", " 1.0.1")).toBeUndefined();
});
