import { expect, it } from "vitest";
import { parseManifest } from "../../../src/core/manifest/parse.ts";
import { resolveTargets } from "../../../src/core/manifest/targets.ts";

const file = "dodo-files.yaml";
const products =
  "  app: { test_mode: pdt_T, live_mode: pdt_A }\n  plugin-a: pdt_PA\n  plugin-b: { live_mode: pdt_PB, test_mode: ~ }\n  spare: {}\n";

function resolve(
  rules: string,
  options: {
    readonly only?: readonly string[];
    readonly environment?: "test_mode" | "live_mode";
  } = {},
) {
  const { manifest, problems } = parseManifest(
    `version: 1\nproducts:\n${products}files:\n${rules}`,
    file,
  );
  if (!manifest) throw problems[0];
  const { only = [], environment = "live_mode" } = options;
  const resolved = resolveTargets({ manifest, file, environment, only });
  return {
    ...resolved,
    spellings: Object.fromEntries(resolved.spellings),
    chosen: [...resolved.chosen],
    rules: manifest.rules.map((rule) =>
      resolved.ofRule.get(rule)?.map(({ target, product }) => [target, product?.name]),
    ),
    said: resolved.problems.map(
      ({ code, at, message, remedy }) => `${code} ${at?.line}:${at?.column} ${message} → ${remedy}`,
    ),
  };
}

it("takes a name and its id for one target with both spellings, names first", () => {
  const { spellings, rules, said } = resolve('  "a": [pdt_A, ent_X]\n  "b": [app, pdt_A]\n');
  expect(spellings).toEqual({ pdt_A: ["app", "pdt_A"], ent_X: ["ent_X"] });
  expect(rules).toEqual([
    [
      ["pdt_A", "app"],
      ["ent_X", undefined],
    ],
    [["pdt_A", "app"]],
  ]);
  expect(said).toEqual([]);
});

it("follows globs over names in the order of products, and leaves out what is null with one notice", () => {
  expect(resolve('  "a": "plugin-*"\n').rules).toEqual([
    [
      ["pdt_PA", "plugin-a"],
      ["pdt_PB", "plugin-b"],
    ],
  ]);
  const { rules, notices, said } = resolve('  "a": "plugin-*"\n  "b": plugin-b\n', {
    environment: "test_mode",
  });
  expect(rules).toEqual([[["pdt_PA", "plugin-a"]], []]);
  expect(notices).toEqual([expect.stringContaining("plugin-b")]);
  expect(said).toEqual([]);
});

it("complains of unknown names, of globs without a match and of names without an id here", () => {
  const { said } = resolve('  "a": [plugin-c, "x*"]\n  "b": spare\n');
  expect(said).toHaveLength(3);
  expect(said[0]).toMatch(/^manifest-invalid 8:9 "plugin-c".*Did you mean "plugin-[ab]"/);
  expect(said[1]).toMatch(/^manifest-invalid 8:19 "x\*" matches no name/);
  expect(said[2]).toMatch(
    /^manifest-invalid 6:3 spare has no id for live_mode.*live_mode: pdt_.*live_mode: null/,
  );
});

it("chooses by name, id and glob, and keeps the others' spellings", () => {
  const rules = '  "a": [app, plugin-a, plugin-b, ent_X]\n';
  expect(resolve(rules).chosen).toEqual(["pdt_A", "pdt_PA", "pdt_PB", "ent_X"]);
  expect(resolve(rules, { only: ["app", "ent_X"] }).chosen).toEqual(["pdt_A", "ent_X"]);
  expect(resolve(rules, { only: ["pdt_PA"] }).chosen).toEqual(["pdt_PA"]);
  const chosen = resolve(rules, { only: ["plugin-*"] });
  expect(chosen.chosen).toEqual(["pdt_PA", "pdt_PB"]);
  expect(Object.keys(chosen.spellings)).toHaveLength(4);
});

it("complains of an only that names no target, and not of one that has no counterpart here", () => {
  const rules = '  "a": [app, plugin-b]\n';
  expect(resolve(rules, { only: ["ap"] }).said).toEqual([
    expect.stringMatching(/^input-invalid .*"ap".*Did you mean "app"/),
  ]);
  expect(resolve(rules, { only: ["plugin-a", "pdt_Q"] }).said).toHaveLength(2);
  const left = resolve(rules, { only: ["plugin-b"], environment: "test_mode" });
  expect([left.chosen, left.said]).toEqual([[], []]);
});

it("sees that a rule is the other way round", () => {
  const { said } = resolve('  app: "dist/*.dmg"\n');
  expect(said).toEqual([
    expect.stringContaining('→ Files stand before the colon: "dist/*.dmg": app. Known: app'),
  ]);
});
