import type { Environment, Rule } from "../manifest/manifest.ts";
import { Problem } from "../problem.ts";
import type { RunFacts } from "../run-facts.ts";
import { isPrereleaseTag, readTag } from "../text/versions.ts";
import type { Placement } from "./placement.ts";

/** Whether a rule takes part in this run. */
export function takesPart(rule: Rule, environment: Environment, facts: RunFacts): boolean {
  return environment === "test_mode" || rule.when === "always" || rule.when === kindOfRun(facts);
}

/** A run is a prerelease if its tag or its `release` event says so. */
export function kindOfRun({ tag, prerelease }: RunFacts): "release" | "prerelease" {
  const isPrerelease = prerelease === true || (tag !== undefined && isPrereleaseTag(tag));
  return isPrerelease ? "prerelease" : "release";
}

/** Says of a tag such as `v1.0.0-windows` why it is a prerelease. */
export function unusualPrerelease({ tag = "" }: RunFacts): readonly string[] {
  const { unusual } = readTag(tag);
  if (unusual === undefined) return [];
  return [
    `${tag} is a prerelease: "${unusual}" after its numbers makes it one, as in semver. If it is a release, tag it without that word.`,
  ];
}

export interface DistinctPlacements {
  readonly placements: readonly Placement[];
  /** `name-collision`, each of one target. */
  readonly problems: readonly Problem[];
}

/**
 * Leaves one placement per name and slot of each target. The same file under the same name is no collision: the first
 * rule has it. `spellings` are how the manifest names the targets.
 */
export function settleNames(
  placements: readonly Placement[],
  spellings: ReadonlyMap<string, readonly string[]>,
): DistinctPlacements {
  const problems: Problem[] = [];
  const settled = new Set<Placement>();
  for (const [target, all] of Map.groupBy(placements, (placement) => placement.target)) {
    // No name has a slash.
    const each = firstOf(all, (one) => `${shownName(one)}/${one.file.real}`).firsts;
    const spelling = spellings.get(target)?.[0] ?? target;
    const names = firstOf(each, (one) => foldCase(shownName(one)));
    const slots = firstOf(names.firsts, ({ slot }) => foldCase(slot));
    for (const group of [...names.groups, ...slots.groups])
      problems.push(collisionInTarget(spelling, group));
    for (const first of slots.firsts) settled.add(first);
  }
  return { placements: placements.filter((one) => settled.has(one)), problems };
}

/** The first of each key, and all of a key where there are more. */
function firstOf(placements: readonly Placement[], keyOf: (one: Placement) => string) {
  const firsts = new Map<string, Placement>();
  const groups = new Map<string, [Placement, ...Placement[]]>();
  for (const placement of placements) {
    const key = keyOf(placement);
    const first = firsts.get(key);
    if (!first) firsts.set(key, placement);
    else if (!groups.get(key)?.push(placement)) groups.set(key, [first, placement]);
  }
  return { firsts: [...firsts.values()], groups: [...groups.values()] };
}

/** In a run without a tag the slot stands for the name. */
export function shownName({ name, slot }: Placement): string {
  return name ?? slot;
}

/** Upper case first: it folds what has one capital and two small letters. */
export function foldCase(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

function collisionInTarget(spelling: string, group: readonly [Placement, ...Placement[]]): Problem {
  const [first, second] = group;
  const names = [...new Set(group.map(shownName))];
  const how =
    names.length === 1
      ? `${group.length} files named ${names[0]}`
      : `${names.join(" and ")}, which are too much alike`;
  const last = second ?? first;
  return new Problem({
    code: "name-collision",
    message: `${spelling} would deliver ${how}: ${group.map(({ file }) => file.path).join(" and ")}.`,
    remedy:
      "Remove what an older build left behind, take one out with exclude, or give each a name of its own with {dir} or {base}.",
    at: last.rule.nameAt,
    target: first.target,
  });
}
