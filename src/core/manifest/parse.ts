import { isMap, isScalar } from "yaml";
import { Problem } from "../problem.ts";
import { listed } from "../text/suggest.ts";
import type { Parsed } from "./manifest.ts";
import { parseProducts } from "./products.ts";
import { parseRules } from "./rules.ts";
import { unknownTargets } from "./targets.ts";
import {
  complainOf,
  type Expectation,
  type Field,
  readBoolean,
  readFields,
  readGlobs,
} from "./yaml-fields.ts";
import { maxManifestCharacters, openYaml, type Spot, type YamlSource } from "./yaml-page.ts";

const manifestKeys = ["version", "products", "files", "exclude", "prune"] as const;

const aManifest: Expectation = {
  what: "a map with version and files",
  remedy:
    'Write at least  version: 1  and, below  files:,  a rule such as  "dist/*.zip": pdt_R8AWMPiV8RyJElcCKvAID.',
};

/** Reads a manifest; `file` is its path, for the places of complaints. Complains of everything at once, and never throws. */
export function parseManifest(text: string, file: string): Parsed {
  if (text.length > maxManifestCharacters) return { problems: [tooLong(file)] };
  const page = openYaml(text.replace(/^\uFEFF/, ""), file);
  if (page.root.node === null) {
    if (page.isWhole)
      page.complain(0, { message: "The manifest is empty.", remedy: aManifest.remedy });
    return { problems: page.problems() };
  }
  const fields = readFields(page, page.root, {
    ...aManifest,
    of: "the manifest",
    known: manifestKeys,
  });
  const of = (key: (typeof manifestKeys)[number]) => fields.find((field) => field.key === key);
  readVersion(page, of("version"));
  const products = readField(of("products"), (spot) => parseProducts(page, spot)) ?? [];
  const files = of("files");
  const rules = files ? readFiles(page, files.value).flatMap((rule) => parseRules(page, rule)) : [];
  if (!files)
    complainOfMissing(
      page,
      "files",
      "Add  files:  with a glob and the target that its files go to.",
    );
  const exclude = readField(of("exclude"), (spot) => readGlobs(page, spot)) ?? [];
  const prune = readField(of("prune"), (spot) => readBoolean(page, spot, "true or false")) ?? true;
  const manifest = { products, rules, exclude, prune };
  const problems = page.problems();
  if (problems.length === 0) return { manifest, problems: [] };
  // Of a manifest without other faults resolveTargets says it, once and for the environment at hand.
  const unknown = page.isWhole ? unknownTargets(manifest) : [];
  const isNew = ({ at }: Problem) => !problems.some((known) => bySourcePlace(known, { at }) === 0);
  return { problems: [...problems, ...unknown.filter(isNew)].sort(bySourcePlace) };
}

function readField<T>(field: Field | undefined, parse: (spot: Spot) => T): T | undefined {
  return field && parse(field.value);
}

function readFiles(page: YamlSource, spot: Spot): readonly Field[] {
  const remedy = 'Write a glob and a target, for example  "dist/*.zip": app.';
  const rules = readFields(page, spot, { what: "a map of globs", remedy });
  if (isMap(spot.node) && spot.node.items.length === 0) {
    page.complain(spot.offset, { message: "files has no rule.", remedy });
  }
  return rules;
}

function readVersion(page: YamlSource, field: Field | undefined): void {
  if (!field) {
    complainOfMissing(page, "version", "Write  version: 1  as the first line.");
    return;
  }
  const { node, offset } = field.value;
  const value = isScalar(node) ? node.value : undefined;
  if (value === "1") {
    const message = 'version is the text "1", and must be the number 1.';
    page.complain(offset, { message, remedy: "Write  version: 1  without quotes." });
  } else if (typeof value === "number" && Number.isInteger(value) && value > 1) {
    const message = `This manifest has version ${value}, and this dodo-files knows version 1.`;
    page.complain(offset, { message, remedy: "Use a newer dodo-files." });
  } else if (value !== 1) {
    complainOf(page, field.value, { what: "the number 1", remedy: "Write  version: 1." });
  }
}

/** Where the parser failed, a key that seems to be missing may stand in what it could not read. */
function complainOfMissing(page: YamlSource, key: string, remedy: string): void {
  if (!page.isWhole || !isMap(page.root.node)) return;
  page.complain(0, {
    message: `The manifest has no ${key}; it knows ${listed(manifestKeys)}.`,
    remedy,
  });
}

/** With its place, if it has one. */
interface Placed {
  readonly at: Problem["at"];
}

function bySourcePlace(a: Placed, b: Placed): number {
  return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}

function tooLong(file: string): Problem {
  return new Problem({
    code: "manifest-invalid",
    message: `The manifest has over ${maxManifestCharacters} characters.`,
    remedy: "Let globs match the files instead of naming each.",
    at: { file, line: 1, column: 1 },
  });
}
