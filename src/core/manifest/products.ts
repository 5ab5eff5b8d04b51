import { isMap, isScalar } from "yaml";
import { quoted } from "../text/suggest.ts";
import { environments, type Product, type VersionSource } from "./manifest.ts";
import {
  checkGlob,
  complainOf,
  type Expectation,
  type Field,
  readFields,
  readText,
} from "./yaml-fields.ts";
import type { Spot, YamlSource } from "./yaml-page.ts";

export const idPattern = /^(?:pdt|ent)_[A-Za-z0-9_-]+$/;
export const namePattern = /^[a-z][a-z0-9-]*$/;

const anId: Expectation = {
  what: "an id (pdt_… or ent_…), or null",
  remedy: "Copy the id from the Dodo dashboard, or write null where there is no counterpart.",
};

const aVersion: Expectation = {
  what: "a version: a text, or a file to read it from",
  remedy: 'Write  version: "1.2.0"  or  version: { file: package.json }.',
};

/** The entries of `products`; one that is wrong keeps its name, so that rules that go to it are not wrong too. */
export function parseProducts(page: YamlSource, spot: Spot): readonly Product[] {
  const remedy = "Write a name and an id, for example  app: pdt_R8AWMPiV8RyJElcCKvAID.";
  return readFields(page, spot, { what: "a map of product names", remedy }).map((field) =>
    parseProduct(page, field),
  );
}

function parseProduct(page: YamlSource, { key: name, offset, value }: Field): Product {
  if (!namePattern.test(name)) {
    const message = `${quoted(name)} is no product name.`;
    page.complain(offset, {
      message,
      remedy: "Begin with a letter; small letters, digits and - may follow.",
    });
  }
  const at = page.place(offset);
  if (!isMap(value.node)) {
    const id = parseId(page, value);
    return { name, at, ids: id === undefined ? {} : { test_mode: id, live_mode: id } };
  }
  const known = [...environments, "version"];
  const fields = readFields(page, value, { what: "a product", known, remedy: "" });
  const ids = environments.flatMap((environment) => {
    const field = fields.find(({ key }) => key === environment);
    const id = field && parseId(page, field.value);
    return id === undefined ? [] : [[environment, id] as const];
  });
  const field = fields.find(({ key }) => key === "version");
  const version = field && parseVersion(page, field.value);
  return { name, at, ids: Object.fromEntries(ids), ...(version ? { version } : {}) };
}

function parseId(page: YamlSource, spot: Spot): string | null | undefined {
  const value = spot.node === null ? null : isScalar(spot.node) ? spot.node.value : undefined;
  if (value === null || (typeof value === "string" && idPattern.test(value))) return value;
  complainOf(page, spot, anId);
  return undefined;
}

function parseVersion(page: YamlSource, spot: Spot): VersionSource | undefined {
  if (!isMap(spot.node)) {
    const text = readText(page, spot, aVersion);
    return text === undefined ? undefined : { text };
  }
  const fields = readFields(page, spot, { ...aVersion, what: "a version", known: ["file"] });
  const [field] = fields;
  if (!field) {
    if (page.isWhole && spot.node.items.length === 0) complainOf(page, spot, aVersion);
    return undefined;
  }
  const file = readText(page, field.value, {
    what: "a path",
    remedy: "Write the path of a file, for example package.json.",
  });
  return file !== undefined && checkGlob(page, file, field.value.offset) ? { file } : undefined;
}
