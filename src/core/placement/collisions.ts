import type { Listing } from "../dodo/listing.ts";
import { Problem } from "../problem.ts";
import { foldCase, shownName } from "./names.ts";
import type { Placement } from "./placement.ts";

/**
 * Buyers of a product see its files and those of the entitlements attached to it in one list. Where a run delivers to both:
 * two different files under one name, or names that differ only in case. `name-collision`, which stops the run.
 */
export function collisionsAcross(
  placements: readonly Placement[],
  listings: ReadonlyMap<string, Listing>,
): readonly Problem[] {
  const byTarget = Map.groupBy(placements, ({ target }) => target);
  return [...byTarget].flatMap(([target, placed]) => {
    const attached = (listings.get(target)?.entitlements ?? []).filter(({ id }) => id !== target);
    const taken = Map.groupBy(
      attached.flatMap(({ id }) => byTarget.get(id) ?? []),
      foldedName,
    );
    return placed.flatMap((ours) =>
      (taken.get(foldedName(ours)) ?? [])
        .filter(
          (theirs) =>
            shownName(theirs) !== shownName(ours) || theirs.file.sha256 !== ours.file.sha256,
        )
        .map((theirs) => collisionAcrossTargets(ours, theirs)),
    );
  });
}

function collisionAcrossTargets(ours: Placement, theirs: Placement): Problem {
  const names = [...new Set([shownName(ours), shownName(theirs)])];
  const how =
    names.length === 1
      ? `two different files named ${names[0]}`
      : `${names.join(" and ")}, the same but for case`;
  return new Problem({
    code: "name-collision",
    message: `Buyers of ${ours.target} would see ${how}: one from it, one from ${theirs.target}, an entitlement attached to it.`,
    remedy: "Give one of them another name, or deliver it to one of the two only.",
    at: ours.rule.nameAt,
    details: [ours, theirs].map(({ target, file }) => `${file.path} for ${target}`),
  });
}

function foldedName(placement: Placement): string {
  return foldCase(shownName(placement));
}
