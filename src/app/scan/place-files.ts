import { nameFault, saveFault } from "../../core/manifest/file-name.ts";
import type { Rule } from "../../core/manifest/manifest.ts";
import { compileName } from "../../core/manifest/name-template.ts";
import type { RuleTarget } from "../../core/manifest/targets.ts";
import type { LocalFile, Placement } from "../../core/placement/placement.ts";
import {
  fileEmpty,
  fileTooLarge,
  lfsPointer,
  limitOf,
  nameInvalid,
  nameUnsafe,
} from "../../core/placement/problems.ts";
import type { RunFacts } from "../../core/run-facts.ts";
import { versionOfTag } from "../../core/text/versions.ts";
import type { FoundFile } from "../ports.ts";
import type { Complaints } from "./complaints.ts";
import type { ReadFiles } from "./read-once.ts";

/** A rule, its targets of this run, and the files that it matches. */
export interface Match {
  readonly rule: Rule;
  readonly targets: readonly RuleTarget[];
  readonly files: readonly FoundFile[];
}

export interface PlacingContext {
  readonly readOf: ReadFiles;
  readonly versions: ReadonlyMap<NonNullable<RuleTarget["product"]>, string>;
  readonly facts: RunFacts;
  readonly complaints: Complaints;
}

/** Placements of the files that a rule matches; what cannot be delivered is complained of. */
export function placeRule(
  { rule, targets, files }: Match,
  known: PlacingContext,
): readonly Placement[] {
  const { readOf, complaints } = known;
  const nameOf = compileName(rule.name);
  return files.flatMap((found) => {
    const { path, real } = found;
    const read = complaints.unwrap(readOf(found), rule.at);
    if (!read) return [];
    const { size, sha256, lfs } = read;
    const fits = targets.filter(({ target }) => size <= limitOf(target).bytes);
    for (const { target } of targets) {
      if (size > limitOf(target).bytes) complaints.stop(fileTooLarge({ path, size }, rule, target));
    }
    if (sha256 === undefined || fits.length === 0) return [];
    if (size === 0) complaints.stop(fileEmpty(path, rule));
    else if (lfs) complaints.stop(lfsPointer(path, rule));
    else
      return fits.flatMap((goal) =>
        placeFile({ path, real, size, sha256 }, { rule, nameOf, goal, known }),
      );
    return [];
  });
}

interface Placing {
  readonly rule: Rule;
  readonly nameOf: ReturnType<typeof compileName>;
  readonly goal: RuleTarget;
  readonly known: PlacingContext;
}

function placeFile(file: LocalFile, { rule, nameOf, goal, known }: Placing): readonly Placement[] {
  const { tag, commit: sha } = known.facts;
  const own = goal.product && known.versions.get(goal.product);
  const version = own ?? (tag === undefined ? undefined : versionOfTag(tag));
  const { name, slot, open } = nameOf({ path: file.path, tag, version, sha });
  const fault = nameFault(name ?? slot);
  if (fault !== undefined)
    known.complaints.stop(nameInvalid(file.path, rule, `${name ?? slot} ${fault}`));
  const unsafe = fault === undefined ? saveFault(name ?? slot) : undefined;
  if (unsafe !== undefined)
    known.complaints.warn(nameUnsafe(file.path, rule, `${name ?? slot} ${unsafe}`));
  return fault === undefined
    ? [{ target: goal.target, slot, name, file, rule, version, open }]
    : [];
}
