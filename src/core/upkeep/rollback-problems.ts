import type { Change } from "../plan/plan.ts";
import { Problem } from "../problem.ts";

interface TargetNames {
  readonly target: string;
  readonly spellings: readonly string[];
}

/** A file of the release that Dodo does not attach again and that the workspace does not have. */
export function unavailable(
  { target, spellings }: TargetNames,
  missing: readonly Change[],
): Problem {
  const [first] = missing;
  return new Problem({
    code: "rollback-unavailable",
    message: `${spellings[0] ?? target} cannot get ${missing.length === 1 ? first?.name : `${missing.length} files`} back from Dodo, and no file at hand has the same content.`,
    remedy:
      "Put each file below at its path, with exactly that content (build the old tag, for example), and run again.",
    details: missing.map(
      ({ name, path, sha256 }) => `${path || name}  SHA-256 ${sha256 ?? "not known"}`,
    ),
    target,
  });
}

/** Ids of the release that no receipt explains. */
export function receiptsForgotten(
  { target, spellings }: TargetNames,
  ids: readonly string[],
): Problem {
  return new Problem({
    code: "rollback-unavailable",
    message: `The state no longer knows ${ids.length === 1 ? `file ${ids[0]}` : `${ids.length} files`} of that release in ${spellings[0] ?? target}, or Dodo lists it as something else.`,
    remedy:
      "Put the receipt back with dodo-files state push, or build that release again and apply it with allow-downgrade.",
    details: ids.map((id) => `file ${id}, path and SHA-256 not known`),
    target,
  });
}
