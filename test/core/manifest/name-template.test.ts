import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameFault } from "../../../src/core/manifest/file-name.ts";
import {
  compileName,
  literalFault,
  templateFaults,
  templateTokens,
} from "../../../src/core/manifest/name-template.ts";

const facts = {
  path: "dist/mac/App.tar.gz",
  tag: "release/v1.2.0",
  version: "1.2.0",
  sha: "0123456789abcdef",
};

it("fills every token", () => {
  const template = "{base}|{stem}|{ext}|{dir}|{tag}|{version}|{sha}";
  expect(compileName(template)(facts)).toEqual({
    name: "App.tar.gz|App|.tar.gz|mac|release-v1.2.0|1.2.0|0123456",
    slot: "App.tar.gz|App|.tar.gz|mac|{tag}|{version}|{sha}",
    open: [],
  });
});

it("names the tokens without a value once each, and gives no name", () => {
  expect(compileName("{sha}-{version}-{version}{ext}")({ path: "a.zip" })).toEqual({
    name: null,
    slot: "{sha}-{version}-{version}.zip",
    open: ["{sha}", "{version}"],
  });
});

it("does not expand braces in a value, and makes names and slots NFC", () => {
  expect(compileName("{base}")({ ...facts, path: "e\u0301{x}.zip" })).toMatchObject({
    name: "é{x}.zip",
    slot: "é{x}.zip",
  });
  expect(compileName("{tag}")({ ...facts, tag: "{sha}" }).name).toBe("{sha}");
});

const value = fc
  .array(fc.constantFrom("{", "}", "version", "tag", "{tag}", "{version}", "a", "."))
  .map((parts) => parts.join(""));
const literals = fc.constantFrom("", "a", "-");

it("never gives one slot to two names of one release, whatever the files are called", () => {
  const template = fc.array(
    fc.oneof(literals, fc.constantFrom(...templateTokens.map((token) => `{${token}}`))),
    {
      maxLength: 4,
    },
  );
  const side = fc.tuple(template, value, value);
  const expand = ([parts, dir, base]: readonly [readonly string[], string, string]) =>
    compileName(parts.join(""))({
      path: `${dir}/${base}`,
      tag: "\u0001",
      version: "\u0002",
      sha: "\u0003",
    });
  fc.assert(
    fc.property(side, side, (a, b) => {
      const [left, right] = [expand(a), expand(b)];
      expect(left.slot === right.slot).toBe(left.name === right.name);
    }),
    { numRuns: 2000 },
  );
});

describe("templateFaults", () => {
  it.each(["{base}", "App-{version}{ext}", "App.zip", "{stem}.", "{dir}"])(
    "finds none in %j",
    (template) => {
      expect([...templateFaults(template), literalFault(template)]).toEqual([undefined]);
    },
  );
  it.each([
    "",
    ".",
    "a/b",
    "{dir}/{base}",
    "a\\{ext}",
    "{base}\n",
    "{verison}",
    "{Base}",
    "{}",
    "{base",
    "base}",
    "{{base}}",
    "a".repeat(256),
  ])("finds some in %j", (template) => {
    expect([...templateFaults(template), literalFault(template)]).not.toEqual([undefined]);
  });
  it("suggests the nearest token", () => {
    expect(templateFaults("{verison}")[0]).toContain('Did you mean "{version}"?');
  });
  it("leaves only faults that the values bring in", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { name } = compileName(`a${text}`)({ path: "x/b", tag: "t", version: "1", sha: "2" });
        fc.pre(templateFaults(`a${text}`).length === 0 && literalFault(`a${text}`) === undefined);
        expect(nameFault(name ?? "")).toBeUndefined();
      }),
    );
  });
});
