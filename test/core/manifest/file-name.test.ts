import fc from "fast-check";
import { expect, it } from "vitest";
import { extensionOf, nameFault } from "../../../src/core/manifest/file-name.ts";

it.each([
  "a.zip",
  "App (1).zip",
  "ü",
  "a b",
  "…",
  "-",
  ".env",
  "a".repeat(255),
  "é".repeat(127),
  "a\u202eb",
])("takes %j", (name) => {
  expect(nameFault(name)).toBeUndefined();
});

it.each([
  "",
  ".",
  "..",
  "a/b",
  "a\\b",
  "a\nb",
  "\u0000",
  "a\u007f",
  "a\u0085",
  "a".repeat(256),
  "é".repeat(128),
  "a\ud800",
])("refuses %j", (name) => {
  expect(nameFault(name)).toEqual(expect.any(String));
});

it.each([
  ["a.zip", ".zip"],
  ["a.tar.gz", ".tar.gz"],
  ["a.b.TAR.XZ", ".TAR.XZ"],
  ["a.tar.gz.sha256", ".sha256"],
  ["App-1.2.0.dmg", ".dmg"],
  [".env", ""],
  [".env.local", ".local"],
  [".tar.gz", ".gz"],
  ["README", ""],
])("takes the extension of %s to be %j", (base, extension) => {
  expect(extensionOf(base)).toBe(extension);
});

it("always ends the base in its extension, and never is all of it", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (base) => {
      expect(base.endsWith(extensionOf(base)) && extensionOf(base) !== base).toBe(true);
    }),
  );
});
