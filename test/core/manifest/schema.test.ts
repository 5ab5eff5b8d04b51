import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { parseManifest } from "../../../src/core/manifest/parse.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../../schema/dodo-files.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);

/** What JSON Schema cannot say; docs/manifest.md lists the same. Unknown targets are said only beside other complaints. */
const onlyParser = /written twice|merge keys|bytes, and 255|half of a character|in products\.$/;

const text = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("dist/*.zip", "a..b", "..a", "a..", "*") },
  fc.string({ maxLength: 6 }),
  fc.constantFrom(
    "",
    "a",
    "..",
    ".",
    "a/../b",
    "/a",
    "C:/x",
    "a\\b",
    "*",
    "dist/*.zip",
    "..a",
    "a..",
    "../x",
    "\n",
    "\u0085",
  ),
);
const target = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("app", "*", "pdt_A", "ent_B-1") },
  fc.constantFrom("app", "book", "*", "pdt_A", "ent_B-1", "pdt_", "pdt_a b", "ent_é"),
  text,
);
const template = fc.oneof(
  text,
  fc
    .array(
      fc.constantFrom(
        "{base}",
        "{ext}",
        "{version}",
        "{sha}",
        "{x}",
        "{",
        "}",
        "a",
        "/",
        ".",
        "-",
        "\t",
        "\u202e",
        "$",
      ),
    )
    .map((parts) => parts.join("")),
);
const junk = fc.constantFrom<unknown>(null, 0, 1, 2, 1.5, -1, true, "1", "", [], {}, "all", [1], {
  a: 1,
});
const stray = fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, junk);
const or = (wanted: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 40, arbitrary: wanted }, { weight: 1, arbitrary: junk });
const targets = or(fc.oneof(target, fc.array(target, { maxLength: 3 })));
const globs = or(fc.array(or(text), { maxLength: 3 }));
const longFields = {
  to: targets,
  name: or(template),
  exclude: globs,
  empty: or(fc.constantFrom("error", "warn")),
  expect: or(fc.integer({ min: 0, max: 3 })),
  keep: or(fc.constantFrom(1, 2, "all")),
  when: or(fc.constantFrom("release", "prerelease", "always")),
  kep: stray,
};
const long = fc.record(longFields, { requiredKeys: [] });
const rule = or(fc.oneof(target, long, fc.array(or(fc.oneof(target, long)), { maxLength: 3 })));
const id = or(fc.constantFrom(null, "pdt_A", "ent_B", "pdt_", "xyz_1"));
const version = or(fc.oneof(text, fc.record({ file: or(text), x: stray }, { requiredKeys: [] })));
const productFields = { test_mode: id, live_mode: id, version, test: stray };
const product = or(fc.oneof(id, fc.record(productFields, { requiredKeys: [] })));
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, other);
const manifestFields = {
  version: mostly<unknown>(1, junk),
  files: or(
    fc.dictionary(fc.oneof(fc.constantFrom("a", "*.zip", "{a,b}", "#x", "!y"), text), rule, {
      minKeys: 1,
      maxKeys: 2,
      noNullPrototype: true,
    }),
  ),
  products: or(
    fc.dictionary(fc.constantFrom("app", "book", "App", "a_b", ""), product, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  ),
  exclude: globs,
  prune: or(fc.boolean()),
  prun: stray,
};
const manifest = fc.record(manifestFields, { requiredKeys: ["version", "files"] });

const write = fc.constantFrom(
  (value: unknown) => JSON.stringify(value),
  (value: unknown) => JSON.stringify(value, null, 2),
  (value: unknown) => stringify(value, { lineWidth: 40 }),
);

it("agrees with the parser on every manifest, save for what JSON Schema cannot say", () => {
  let valid = 0;
  fc.assert(
    fc.property(manifest, write, (generated, print) => {
      const value: unknown = JSON.parse(JSON.stringify(generated));
      const source = print(value);
      const said = parseManifest(source, "f").problems.map(({ message }) => message);
      const refused = said.filter((message) => !onlyParser.test(message));
      if (validate(value)) valid += 1;
      expect({ source, refused, isValid: refused.length === 0 }).toMatchObject({
        isValid: validate(value),
      });
    }),
    { numRuns: 3000 },
  );
  expect(valid).toBeGreaterThan(100);
});

it.each([
  ["the manifest", "nope: 1", schema.properties, manifestFields],
  ["a rule", "files: { a: { to: pdt_A, nope: 1 } }", schema.$defs.longRule.properties, longFields],
  [
    "a product",
    "products: { app: { nope: 1 } }",
    schema.$defs.product.anyOf.at(-1).properties,
    productFields,
  ],
])(
  "has every key of %s that the parser knows, tries it above, and docs/manifest.md has it",
  (of, text, keys, tried) => {
    const { problems } = parseManifest(`version: 1\n${text}`, "f");
    const remedy =
      problems.find(({ message }) => message === `"nope" is no key of ${of}.`)?.remedy ?? "";
    const known = remedy.replace(/^.*Known: /, "").match(/\b(?!and\b)[a-z_]+/g) ?? [];
    expect(Object.keys(keys).toSorted()).toEqual(known.toSorted());
    expect(Object.keys(tried)).toEqual(expect.arrayContaining(known));
    const page = readFileSync(new URL("../../../docs/manifest.md", import.meta.url), "utf8");
    expect(
      known.filter((key) => !page.includes(`| \`${key}\` |`) && !page.includes(`${key}?`)),
    ).toEqual([]);
  },
);

it("says of every key what it means, with an example", () => {
  const bare: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (
        /\/(?:properties|\$defs)$/.test(path) &&
        !path.includes("/if/") &&
        !path.includes("/then/") &&
        !(child.description && child.examples)
      )
        bare.push(`${path}/${key}`);
      if (key !== "examples") walk(child, `${path}/${key}`);
    }
  };
  walk(schema, "");
  expect(bare).toEqual([]);
});
