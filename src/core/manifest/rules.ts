import { isMap, isScalar, isSeq } from "yaml";
import { quoted } from "../text/suggest.ts";
import { type Rule, type TargetSpelling, whens } from "./manifest.ts";
import { hasOpenToken, literalFault, templateFaults } from "./name-template.ts";
import { idPattern } from "./products.ts";
import {
  checkGlob,
  type Expectation,
  type Field,
  readCount,
  readFields,
  readGlobs,
  readItems,
  readText,
  readWord,
} from "./yaml-fields.ts";
import type { Spot, YamlSource } from "./yaml-page.ts";

const ruleKeys = ["to", "name", "exclude", "empty", "expect", "keep", "when"] as const;
const plain = { name: "{base}", exclude: [], empty: "error", keep: 1, when: "release" } as const;

const aRule: Expectation = {
  what: "a target, a list of targets, or a long rule",
  remedy: "Write where the files go: a name from products, an id, a list of them, or  { to: app }.",
};
const aTarget: Expectation = {
  what: "a target",
  remedy: "Write a name from products, a glob over those names, or an id.",
};

/** The rules under one glob: one for all its plain targets, and one for each long rule. */
export function parseRules(page: YamlSource, field: Field): readonly Rule[] {
  checkGlob(page, field.key, field.offset);
  const { node } = field.value;
  if (isMap(node)) return [longRule(page, field, field.value)];
  if (!isSeq(node)) return [plainRule(page, field, readRuleTargets(page, field.value, aRule))];
  const items = readList(page, field.value, aRule);
  const targets = items
    .filter((item) => !isMap(item.node))
    .flatMap((item) => readTarget(page, item, aRule));
  const long = items.filter((item) => isMap(item.node)).map((item) => longRule(page, field, item));
  return targets.length > 0 ? [plainRule(page, field, targets), ...long] : long;
}

function plainRule(page: YamlSource, { key, offset }: Field, to: readonly TargetSpelling[]): Rule {
  return { glob: key, to, ...plain, at: page.place(offset), nameAt: page.place(offset) };
}

function longRule(page: YamlSource, key: Field, spot: Spot): Rule {
  const fields = readFields(page, spot, { what: "a rule", known: ruleKeys, remedy: aRule.remedy });
  const of = <T>(name: (typeof ruleKeys)[number], read: (value: Spot) => T): T | undefined => {
    const field = fields.find((each) => each.key === name);
    return field && read(field.value);
  };
  const to = of("to", (value) => readRuleTargets(page, value, aTarget));
  if (!to && page.isWhole && spot.node !== undefined) {
    page.complain(spot.offset, {
      message: "This rule does not say where its files go.",
      remedy: "Add  to:  and a target.",
    });
  }
  const given = of("name", (value) => readTemplate(page, value) ?? null);
  const name = given ?? plain.name;
  const expect = of("expect", (value) =>
    readCount(page, value, {
      what: "a whole number from 1",
      remedy: "Write how many files the rule matches, or leave expect out.",
    }),
  );
  const nameOffset = of("name", ({ offset }) => offset) ?? key.offset;
  return {
    glob: key.key,
    to: to ?? [],
    name,
    exclude: of("exclude", (value) => readGlobs(page, value)) ?? plain.exclude,
    empty: of("empty", (value) => readWord(page, value, ["error", "warn"] as const)) ?? plain.empty,
    ...(expect === undefined ? {} : { expect }),
    keep:
      of("keep", (value) => readKeep(page, value, given === null ? "{tag}" : name)) ?? plain.keep,
    when: of("when", (value) => readWord(page, value, whens)) ?? plain.when,
    at: page.place(key.offset),
    nameAt: page.place(nameOffset),
  };
}

function readRuleTargets(
  page: YamlSource,
  spot: Spot,
  wanted: Expectation,
): readonly TargetSpelling[] {
  if (!isSeq(spot.node)) return readTarget(page, spot, wanted);
  return readList(page, spot, wanted).flatMap((item) => readTarget(page, item, aTarget));
}

function readList(page: YamlSource, spot: Spot, wanted: Expectation): readonly Spot[] {
  const items = readItems(page, spot, wanted) ?? [];
  if (items.length === 0)
    page.complain(spot.offset, {
      message: "This list of targets is empty.",
      remedy: wanted.remedy,
    });
  return items;
}

function readTarget(page: YamlSource, spot: Spot, wanted: Expectation): readonly TargetSpelling[] {
  const text = readText(page, spot, wanted);
  if (text === undefined) return [];
  if (/^(?:pdt|ent)_/.test(text) && !idPattern.test(text)) {
    const message = `${quoted(text)} is no id.`;
    page.complain(spot.offset, {
      message,
      remedy: "Copy the id from the Dodo dashboard: letters, digits, _ and - only.",
    });
  }
  return [{ text, at: page.place(spot.offset) }];
}

function readTemplate(page: YamlSource, spot: Spot): string | undefined {
  const template = readText(page, spot, {
    what: "the name that buyers see",
    remedy: 'Write it in quotes, for example "App-{version}{ext}".',
  });
  if (template === undefined) return undefined;
  const remedy = 'Correct the name, for example "App-{version}{ext}".';
  for (const message of templateFaults(template)) page.complain(spot.offset, { message, remedy });
  const never = literalFault(template);
  if (never) page.complain(spot.offset, { code: "name-invalid", message: never, remedy });
  return template;
}

function readKeep(page: YamlSource, spot: Spot, name: string): number | "all" | undefined {
  const isAll = isScalar(spot.node) && spot.node.value === "all";
  const keep = isAll
    ? "all"
    : readCount(page, spot, {
        what: "a whole number from 1, or all",
        remedy: "Write how many deliveries stay live, newest first.",
      });
  if (keep !== undefined && keep !== 1 && !hasOpenToken(name)) {
    const message = `keep is ${keep}, but all deliveries would have the same name.`;
    page.complain(spot.offset, {
      message,
      remedy: "Put {tag}, {version} or {sha} into the name of this rule, or leave keep out.",
    });
  }
  return keep;
}
