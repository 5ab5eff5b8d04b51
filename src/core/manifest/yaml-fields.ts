import { isAlias, isMap, isScalar, isSeq } from "yaml";
import { didYouMean, listed, quoted } from "../text/suggest.ts";
import { globFault } from "./glob-faults.ts";
import { globHints } from "./glob-hints.ts";
import { offsetOf, type Spot, type YamlSource } from "./yaml-page.ts";

/** A key of a map and what stands behind it. */
export interface Field {
  readonly key: string;
  readonly offset: number;
  readonly value: Spot;
}

/** What should stand in a place, for the complaint where it does not. */
export interface Expectation {
  /** A noun: `a list of globs`. */
  readonly what: string;
  /** How to write it, a sentence. */
  readonly remedy: string;
}

export interface FieldsExpectation extends Expectation {
  /** The known keys, where others are mistakes, and whose they are. */
  readonly known?: readonly string[];
  readonly of?: string;
}

/** The fields of a map, each key once; complains of doubled keys, of unknown ones where the known are given, and of no map. */
export function readFields(
  page: YamlSource,
  spot: Spot,
  wanted: FieldsExpectation,
): readonly Field[] {
  if (!isMap(spot.node)) {
    complainOf(page, spot, wanted);
    return [];
  }
  const fields = new Map<string, Field>();
  for (const pair of spot.node.items) {
    const offset = offsetOf(pair.key, offsetOf(pair.value, spot.offset));
    const key = readKey(page, pair.key, offset);
    if (key === undefined) continue;
    const first = fields.get(key);
    if (first) {
      const message = `${quoted(key)} is written twice, first on line ${page.place(first.offset).line}.`;
      page.complain(offset, { message, remedy: "Keep one of the two." });
    } else if (wanted.known && !wanted.known.includes(key)) {
      const message = `${quoted(key)} is no key of ${wanted.of ?? wanted.what}.`;
      page.complain(offset, {
        message,
        remedy: `${didYouMean(key, wanted.known)}Known: ${listed(wanted.known)}.`,
      });
    } else {
      fields.set(key, { key, offset, value: page.spot(pair.value, offsetOf(pair.value, offset)) });
    }
  }
  return [...fields.values()];
}

/** The items of a list; `undefined` where it is none, which is then a complaint. */
export function readItems(
  page: YamlSource,
  spot: Spot,
  wanted: Expectation,
): readonly Spot[] | undefined {
  if (isSeq(spot.node))
    return spot.node.items.map((item) => page.spot(item, offsetOf(item, spot.offset)));
  complainOf(page, spot, wanted);
  return undefined;
}

/** A text that is not empty. */
export function readText(page: YamlSource, spot: Spot, wanted: Expectation): string | undefined {
  const value = isScalar(spot.node) ? spot.node.value : undefined;
  if (typeof value === "string" && value !== "") return value;
  const source =
    isScalar(spot.node) && value !== null && value !== "" ? spot.node.source : undefined;
  const remedy = source === undefined ? wanted.remedy : `Quote it: ${JSON.stringify(source)}`;
  complainOf(page, spot, { ...wanted, remedy });
  return undefined;
}

export function readBoolean(page: YamlSource, spot: Spot, what: string): boolean | undefined {
  if (isScalar(spot.node) && typeof spot.node.value === "boolean") return spot.node.value;
  complainOf(page, spot, { what, remedy: "Write true or false, without quotes." });
  return undefined;
}

/** A whole number from 1. */
export function readCount(page: YamlSource, spot: Spot, wanted: Expectation): number | undefined {
  const value = isScalar(spot.node) ? spot.node.value : undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return value;
  const number = typeof value === "string" && /^[1-9]\d*$/.test(value) ? value : undefined;
  complainOf(
    page,
    spot,
    number === undefined ? wanted : { ...wanted, remedy: `Write ${number} without quotes.` },
  );
  return undefined;
}

/** One of a few words. */
export function readWord<T extends string>(
  page: YamlSource,
  spot: Spot,
  words: readonly T[],
): T | undefined {
  const value = isScalar(spot.node) ? spot.node.value : undefined;
  const word = words.find((known) => known === value);
  const near = typeof value === "string" ? didYouMean(value, words) : "";
  if (word === undefined)
    complainOf(page, spot, {
      what: `one of ${listed(words)}`,
      remedy: `${near}Write one of the known words.`,
    });
  return word;
}

export function readGlobs(page: YamlSource, spot: Spot): readonly string[] {
  const remedy = 'Write a list, for example ["**/*.map"].';
  const items = readItems(page, spot, { what: "a list of globs", remedy }) ?? [];
  return items.flatMap((item) => {
    const glob = readText(page, item, {
      what: "a glob",
      remedy: 'Write a glob, for example "**/*.map", in quotes.',
    });
    return glob !== undefined && checkGlob(page, glob, item.offset) ? [glob] : [];
  });
}

export function checkGlob(page: YamlSource, glob: string, offset: number): boolean {
  const found = globFault(glob);
  if (found)
    page.complain(offset, {
      code: found.code,
      message: `${quoted(glob)} ${found.fault}.`,
      remedy: found.remedy,
      details: globHints(glob),
    });
  return found === undefined;
}

/** Says what was expected and what stands there. */
export function complainOf(
  page: YamlSource,
  { node, offset }: Spot,
  { what, remedy }: Expectation,
): void {
  if (node !== undefined)
    page.complain(offset, { message: `Expected ${what}, found ${describeNode(node)}.`, remedy });
}

function readKey(page: YamlSource, key: unknown, offset: number): string | undefined {
  if (isScalar(key) && key.value === "<<" && key.type === "PLAIN") {
    page.complain(offset, {
      message: "YAML 1.2 has no merge keys (<<).",
      remedy: "Write the keys out, or quote the key.",
    });
    return undefined;
  }
  if (isScalar(key) && typeof key.value === "string") return key.value;
  const source = isScalar(key) ? (key.source ?? "") : "";
  const remedy = source === "" ? "Write the key as text." : `Quote it: ${JSON.stringify(source)}`;
  const found = isAlias(key) ? "an alias" : describeNode(isScalar(key) ? key : (key ?? null));
  page.complain(offset, { message: `Expected a key that is text, found ${found}.`, remedy });
  return undefined;
}

function describeNode(node: unknown): string {
  if (isMap(node)) return "a map";
  if (isSeq(node)) return "a list";
  const value = isScalar(node) ? node.value : null;
  if (value === null || value === undefined) return "nothing";
  if (value === "") return "an empty text";
  if (typeof value === "string") return quoted(value);
  return typeof value === "number" ? `the number ${value}` : String(value);
}
