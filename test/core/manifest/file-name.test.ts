import fc from "fast-check";
import { expect, it } from "vitest";
import { extensionOf, nameFault, saveFault } from "../../../src/core/manifest/file-name.ts";

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
  "a\u200db",
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
  "App-\u202egpj.exe",
  ...Array.from(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069",
    (one) => `a${one}b`,
  ),
])("refuses %j", (name) => {
  expect(nameFault(name)).toEqual(expect.any(String));
});

it.each([
  ...[
    "a<b>.zip",
    "1:2.zip",
    'say "hi".txt',
    "a|b",
    "what?.zip",
    "*.zip",
    "App.",
    "App.zip ",
    "...x.",
  ],
  ...["con", "PRN", "aux.zip", "NUL.tar.gz", "com1.txt", "LPT9", "com¹", "CONIN$", "con .txt"],
])("warns that Windows cannot save %j", (name) => {
  expect([nameFault(name), saveFault(name)]).toEqual([undefined, expect.any(String)]);
});

it.each(["console.zip", "com10.zip", "auxiliary", "a.con", "App (1).zip", ".env", "{version}"])(
  "knows that Windows can save %j",
  (name) => {
    expect(saveFault(name)).toBeUndefined();
  },
);

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
