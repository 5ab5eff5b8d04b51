import { extensionOf } from "../manifest/file-name.ts";
import type { Environment } from "../manifest/manifest.ts";
import type { RuleText } from "./propose-rules.ts";
import type { Offer } from "./shop.ts";

/** A line of `products`. */
export interface FirstProduct {
  readonly name: string;
  /** Absent: left to fill in. */
  readonly id?: string | undefined;
  /** The seller's own words for it. */
  readonly title?: string | undefined;
}

export interface FirstRule extends RuleText {
  /** A product's name, a glob over them, or an id. */
  readonly to: string;
  /** It matches nothing yet, and may. */
  readonly toFillIn?: boolean | undefined;
}

export interface FirstManifest {
  readonly products: readonly FirstProduct[];
  readonly rules: readonly FirstRule[];
  /** The one that ids are of; absent where nobody said it. */
  readonly environment: Environment | undefined;
}

/** Ids that nobody can take for one of theirs. */
const idsToFillIn = { test_mode: "pdt_FillInTestId", live_mode: "pdt_FillInLiveId" } as const;

/** The text of a first manifest. */
export function firstManifest({ products, rules, environment }: FirstManifest): string {
  return [
    "# What buyers download, and where it goes.",
    "version: 1",
    "",
    "products: # a name for each; ids differ between test_mode and live_mode",
    ...products.map((product) => `  ${product.name}: ${yamlIds(product, environment)}`),
    "",
    "files: # files of this folder: the product that they go to",
    ...rules.map((rule) => `  ${yamlQuoted(rule.glob)}: ${ruleText(rule)}`),
    "",
  ].join("\n");
}

function yamlIds({ id, title }: FirstProduct, environment: Environment | undefined): string {
  const about = title ? ` ${shortLine(title)}.` : "";
  if (id === undefined) {
    const { test_mode, live_mode } = idsToFillIn;
    return `{ test_mode: ${test_mode}, live_mode: ${live_mode} } # fill in: pdt_… or ent_… from the Dodo dashboard`;
  }
  if (environment === undefined) return `${id}${about && ` #${about}`}`;
  const other = environment === "test_mode" ? "live_mode" : "test_mode";
  return `{ ${environment}: ${id}, ${other}: null } #${about} Its ${other} id takes the place of null`;
}

function ruleText({ to, name, exclude = [], toFillIn: open }: FirstRule): string {
  if (name === undefined && exclude.length === 0 && !open) return quotedIfNeeded(to);
  const keys = [
    `to: ${quotedIfNeeded(to)}`,
    ...(name === undefined ? [] : [`name: ${yamlQuoted(name)}`]),
    ...(exclude.length === 0 ? [] : [`exclude: [${exclude.map(yamlQuoted).join(", ")}]`]),
    ...(open ? ["empty: warn"] : []),
  ];
  return `{ ${keys.join(", ")} }${open ? " # fill in: nothing that looks like a download lies here yet" : ""}`;
}

/** A product for each offer, with a name made of its title. */
export function nameOffers(offers: readonly Offer[]): readonly FirstProduct[] {
  const taken = new Set<string>();
  return offers.map(({ id, title }) => {
    const plain = slug(title) || slug(id.slice(id.indexOf("_") + 1)) || "product";
    let name = plain;
    for (let count = 2; taken.has(name); count += 1) name = `${plain}-${count}`;
    taken.add(name);
    return { name, id, title };
  });
}

/** The product whose name and title have most words in common with a path; of several the first. */
export function likeliest(
  path: string,
  products: readonly FirstProduct[],
): FirstProduct | undefined {
  const inPath = new Set(wordsOf(path.slice(0, path.length - extensionOf(path).length)));
  const score = ({ name, title = "" }: FirstProduct) =>
    new Set(wordsOf(`${name} ${title}`).filter((word) => inPath.has(word))).size;
  return products.toSorted((a, b) => score(b) - score(a))[0];
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function slug(text: string): string {
  const words =
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words
    .join("-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/-$/, "");
}

/** A name of a product stands without quotes, a glob does not. */
function quotedIfNeeded(text: string): string {
  return /^[A-Za-z][\w-]*$/.test(text) ? text : yamlQuoted(text);
}

/** JSON's texts are YAML's, save for characters that YAML wants escaped. */
function yamlQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    },
  );
}

function shortLine(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, 80);
}
