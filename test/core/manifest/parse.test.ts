import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/core/manifest/parse.ts";

const file = "dodo-files.yaml";
const head = "version: 1\nproducts:\n  app: pdt_A\nfiles:\n";

function complaints(text: string): readonly string[] {
  return parseManifest(text, file).problems.map(({ code, at, message, remedy }) => {
    return `${code} ${at?.line}:${at?.column} ${message} → ${remedy}`;
  });
}

it("reads a rule list as one rule for its plain targets and one for each long rule", () => {
  const text = `${head}  "a.zip": [app, { to: pdt_B, keep: all, name: "{version}" }, ent_C]\n`;
  const { manifest } = parseManifest(text, file);
  expect(
    manifest?.rules.map(({ to, keep, name, at, nameAt }) => [
      to.map((each) => each.text),
      keep,
      name,
      at.column,
      nameAt.column,
    ]),
  ).toEqual([
    [["app", "ent_C"], 1, "{base}", 3, 3],
    [["pdt_B"], "all", "{version}", 3, 48],
  ]);
});

it("takes a byte order mark, CRLF and aliases", () => {
  const text = `\uFEFF${head}  "a": &x [app, pdt_B]\n  "b": *x\n`.replaceAll("\n", "\r\n");
  expect(complaints(text)).toEqual([]);
  expect(parseManifest(text, file).manifest?.rules[1]?.to.map((each) => each.text)).toEqual([
    "app",
    "pdt_B",
  ]);
});

const unquotedKeys = [
  "*.zip",
  "!x.zip",
  "&x.zip",
  "{a,b}.zip",
  "[ab].zip",
  "@x.zip",
  "%x.zip",
  "|x.zip",
  ">x.zip",
  "#x.zip",
  "#1 hits.zip",
  "`x`",
  "**/*",
  "*",
  "& x",
  "! x",
];

describe.each(unquotedKeys)("the key %s without quotes", (key) => {
  it("is the only complaint, and says how to write it", () => {
    const found = complaints(`${head}  "a.zip": app\n  ${key}: app # note\n  "b.zip": app\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`manifest-invalid 6:3 ${key} starts with ${key[0]}`);
    expect(found[0]).toContain(`Quote it: "${key}": app`);
  });
  it("hides no complaint about other lines", () => {
    expect(
      complaints(`${head}  ${key}:\n    to: app\n    kep: 1\n  "b.zip": ap\n`).map(
        (each) => each.split(" ")[1],
      ),
    ).toEqual(["5:3", "7:5", "8:12"]);
  });
  it("is no mistake in quotes", () => {
    expect(complaints(`${head}  ${JSON.stringify(key)}: app\n`)).toEqual([]);
  });
});

it.each([
  ['"a": *', "*"],
  ['"a": [*, app]', "*"],
  ['"a": { to: *, keep: 1 }', "*"],
  ['"a": { to: app, name: {base} }', "{base}"],
  ['"a":\n    to: app\n    name: {stem}-x{ext}', "{stem}-x{ext}"],
  ['"a":\n    to: app\n    exclude:\n      - *.map', "*.map"],
  ['"a":\n    to: app\n    exclude: [{a,b}.map]', "{a,b}.map"],
  ['"a": app\nexclude:\n- *.map', "*.map"],
  ['"a": app\nexclude: [\n  *.map\n  ]', "*.map"],
  ['"a": app\nexclude:\n  - #x.map', "#x.map"],
])("finds an unquoted value in %j", (rule, value) => {
  const found = complaints(`${head}  ${rule}\n`);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`Quote it: "${value}"`);
});

it.each(["  # *.zip: app\n", "  # see docs/a.md: app\n", "#note: app\n", "  ## a.zip: app\n"])(
  "takes %j for a comment",
  (comment) => {
    expect(complaints(`${head}${comment}  "a": app\n`)).toEqual([]);
  },
);

it("leaves texts over several lines alone", () => {
  expect(
    complaints(
      `${head}  "a":\n    to: app\n    name: "x\n      *y: z"\n  "b":\n    to: app\n    name: >-\n      *y: z\n`,
    ),
  ).toEqual([]);
});

it.each([
  ["", "empty"],
  ["# only a comment\n", "empty"],
  ["- a\n", "found a list"],
  ["42", "found the number 42"],
  ["---\nversion: 1\nfiles: { a: pdt_1 }\n---\nversion: 1\n", "one document"],
  ['version: "1"\nfiles: { a: pdt_1 }', "without quotes"],
  ["version: 2\nfiles: { a: pdt_1 }", "newer dodo-files"],
  ["version: 1", "no files"],
  ["version: 1\nfiles: {}", "no rule"],
  ["version: 1\nfile: { a: pdt_1 }", 'Did you mean "files"?'],
  ["version: 1\nfiles: { a: pdt_1, a: pdt_2 }", "written twice, first on line 2"],
  ["version: 1\nfiles: { 1: pdt_1 }", 'Quote it: "1"'],
  ["version: 1\nfiles: { <<: pdt_1 }", "merge keys"],
  ["version: 1\nfiles: { 'x*/../a': pdt_1 }", "path-escape"],
  ["version: 1\nfiles: { /a: pdt_1 }", "absolute"],
  ["version: 1\nfiles: { dist\\a: pdt_1 }", 'Write "dist/a"'],
  ["version: 1\nfiles: { a: [] }", "empty"],
  ["version: 1\nfiles: { a: { keep: 1 } }", "does not say where"],
  ["version: 1\nfiles: { a: { to: pdt_1, keep: 2 } }", "{version}"],
  ["version: 1\nfiles: { a: { to: pdt_1, expect: 0 } }", "whole number from 1"],
  ["version: 1\nfiles: { a: { to: pdt_1, when: Releas } }", 'Did you mean "release"?'],
  ["version: 1\nprune: yes\nfiles: { a: pdt_1 }", "true or false"],
  ["version: 1\nproducts: { App: pdt_1 }\nfiles: { a: pdt_1 }", "no product name"],
  ["version: 1\nproducts: { app: 'pdt 1' }\nfiles: { a: pdt_1 }", "Expected an id"],
  ["version: 1\nproducts: { app: { version: 1.2 } }\nfiles: { a: pdt_1 }", 'Quote it: "1.2"'],
  ["version: 1\nproducts: !x { }\nfiles: { a: pdt_1 }", "tag"],
  [
    `version: 1\nfiles:\n  a: &a pdt_1\n${Array.from({ length: 101 }, (_, index) => `  b${index}: *a\n`).join("")}`,
    "100 aliases",
  ],
  ["[".repeat(20_000), "nested"],
  [`a: ${"- ".repeat(30_000)}\n`, "YAML"],
  [
    " a:\n"
      .repeat(200)
      .split("\n")
      .map((line, index) => " ".repeat(index) + line)
      .join("\n") + "? ".repeat(40_000),
    "YAML",
  ],
  ["a: b\n".repeat(100_000), "characters"],
])("complains of %j", (text, words) => {
  expect(complaints(text).join("\n")).toContain(words);
});

it("says all that is wrong with a badly broken manifest at once", async () => {
  const text = readFileSync(new URL("broken.yaml", import.meta.url), "utf8");
  await expect(`${complaints(text).join("\n")}\n`).toMatchFileSnapshot(
    "__snapshots__/broken-manifest.txt",
  );
});

const bits = fc.constantFrom(
  "version: 1\n",
  "files:\n",
  "  ",
  "*",
  "&a",
  "!",
  "{",
  "}",
  "[",
  "]",
  ": ",
  "app",
  "\n",
  "- ",
  "#",
  '"',
  "'",
  "|",
  ">",
  "exclude:",
  "to: ",
  "name: ",
  "\t",
  "\r\n",
  "---\n",
  ",",
  "\ud800",
  "products:\n",
);

it("never throws, and every complaint has a place inside the text", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(bits, { maxLength: 40 }).map((each) => each.join("")),
      ),
      (text) => {
        const lines = text.split("\n");
        for (const { at } of parseManifest(text, file).problems) {
          const line = lines[(at?.line ?? 0) - 1];
          expect(line).toBeDefined();
          expect(at?.column).toBeGreaterThan(0);
          expect(at?.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it("reads every example of docs/manifest.md", () => {
  const page = readFileSync(new URL("../../../docs/manifest.md", import.meta.url), "utf8");
  const examples = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map((match) => match[1] ?? "");
  expect(examples).toHaveLength(3);
  expect(examples.map(complaints)).toEqual([[], [], []]);
});
