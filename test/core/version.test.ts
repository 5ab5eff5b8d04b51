import { expect, test } from "vitest";
import metadata from "../../package.json" with { type: "json" };
import { version } from "../../src/core/version.ts";

test("the version in the code is the version of the package", () => {
  expect(version).toBe(metadata.version);
});
