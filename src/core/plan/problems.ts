import type { Listing, LiveFile } from "../dodo/listing.ts";
import { isProduct } from "../dodo/target.ts";
import type { Environment } from "../manifest/manifest.ts";
import { Problem } from "../problem.ts";
import type { Receipt } from "../state/state.ts";
import { changesOf, isPending, isUpload, type Plan } from "./plan.ts";

/** A target id, and how the manifest names it. */
interface Named {
  readonly target: string;
  readonly spellings: readonly string[];
}

export function nameTaken(
  { target, spellings }: Named,
  name: string,
  by: readonly LiveFile[],
): Problem {
  return new Problem({
    code: "name-taken",
    message: `${spellings[0]} already delivers a ${name} that dodo-files did not record, and it is not the same file.`,
    remedy:
      "Import it if it is an older build of yours (dodo-files import), or remove it in the Dodo dashboard.",
    details: by.map(
      (file) => `file ${file.file_id}${file.size === null ? "" : `, ${file.size} bytes`}`,
    ),
    target,
  });
}

export function namesakeWarning({ target, spellings }: Named, file: LiveFile): Problem {
  return new Problem({
    code: "name-taken",
    message: `${spellings[0]} also delivers a second ${file.name} (${file.file_id}) that dodo-files did not record.`,
    remedy: "Buyers cannot tell the two apart: remove it in the Dodo dashboard.",
    target,
  });
}

export function disagreement({ target, spellings }: Named, receipt: Receipt): Problem {
  return new Problem({
    code: "state-mismatch",
    message: `${spellings[0]} lists ${receipt.file_id} under another name or size than the state records for ${receipt.name}.`,
    remedy: `The file is left alone. Run dodo-files state rm ${receipt.file_id} to forget the receipt.`,
    target,
  });
}

export function wouldEmpty({ target, spellings }: Named): Problem {
  return new Problem({
    code: "would-empty-target",
    message: `${spellings[0]} would be left without any file, and its buyers with nothing to download.`,
    remedy: "Put a rule for it back, or set allow-empty-target if that is what you want.",
    target,
  });
}

/** `newer` has a sentence for each file that is newer than what this run would put in its place. */
export function wouldDowngrade({ target, spellings }: Named, newer: readonly string[]): Problem {
  return new Problem({
    code: "would-downgrade",
    message: `This run would take ${spellings[0]} back: ${newer[0]}`,
    remedy:
      "Run the newest release instead, or set allow-downgrade if going back is what you want.",
    details: newer.slice(1),
    target,
  });
}

/** A warning; `files` has a sentence for each file whose version and this run's cannot be compared. */
export function unorderedVersions({ target, spellings }: Named, files: readonly string[]): Problem {
  return new Problem({
    code: "would-downgrade",
    message: `Nobody can tell whether this run takes ${spellings[0]} back: ${files[0]}`,
    remedy: "Give releases tags with versions, such as v1.2.0; then no run goes back unasked.",
    details: files.slice(1),
    target,
  });
}

/**
 * A product without a file of its own, while an entitlement attached to it lists files and none of them is `recorded`:
 * its files live over there, and a list of its own would hide or double them. `use-entitlement`.
 */
export function deliversThroughEntitlement(
  {
    target,
    spellings,
    environment,
    listing,
  }: Named & { readonly environment: Environment; readonly listing: Listing },
  recorded: ReadonlySet<string>,
): Problem | undefined {
  if (!isProduct(target) || listing.files.some((file) => file.own)) return undefined;
  const theirs = listing.entitlements.filter(({ file_ids }) => file_ids.length > 0);
  const [first, ...others] = theirs.filter(({ file_ids }) =>
    file_ids.every((id) => !recorded.has(id)),
  );
  if (!first) return undefined;
  const count = first.file_ids.length;
  const name = spellings.find((spelling) => spelling !== target);
  return new Problem({
    code: "use-entitlement",
    message: `${name ? `${name} (${target})` : target} delivers its files through entitlement ${first.id} (${count === 1 ? "1 file" : `${count} files`}).`,
    remedy: name
      ? `Under products in the manifest write ${name}: { ${environment}: ${first.id} }.`
      : `Write ${first.id} in place of ${target} in the manifest.`,
    details: others.map(({ id }) => `entitlement ${id} lists files too`),
    target,
  });
}

/** Names that wait for a token without a value: harmless while planning, and what stops a run that delivers. `no-tag`. */
export function untagged(plan: Plan): readonly Problem[] {
  const waiting = changesOf(plan).filter(
    (change) => isUpload(change) && (change.open ?? []).length > 0,
  );
  if (waiting.length === 0) return [];
  const tokens = [...new Set(waiting.flatMap(({ open }) => open ?? []))].sort();
  return [
    new Problem({
      code: "no-tag",
      message: `${tokens.join(" and ")} ${tokens.length === 1 ? "has" : "have"} no value in this run, so ${waiting.length === 1 ? "a file" : `${waiting.length} files`} cannot be named.`,
      remedy: "Run on a tag, set the tag input, or give the product a version of its own.",
      details: waiting.map(({ target, name, path }) => `${name} for ${target}, from ${path}`),
    }),
  ];
}

export function tooManyRemovals(removals: number, maxRemovals: number): Problem {
  return new Problem({
    code: "too-many-removals",
    message: `This run would remove ${removals === 1 ? "a file" : `${removals} files`} from what buyers get, and max-removals is ${maxRemovals}.`,
    remedy: "Look at the plan; if it is right, raise max-removals for this run.",
  });
}

/** Dodo publishes no cap on the files of a product; its documentation once said ten. */
const oftenEnough = 10;

/** A sentence for each product that will list more files than its documentation ever promised. */
export function manyFilesNotices(plan: Plan): readonly string[] {
  return plan.targets
    .filter(
      ({ target, after, changes }) =>
        isProduct(target) && after.length > oftenEnough && changes.some(isPending),
    )
    .map(
      ({ spellings, after }) =>
        `${spellings[0]} with ${after.length} files is over the ${oftenEnough} that Dodo once allowed. It publishes no number now, and a refusal changes nothing there.`,
    );
}
