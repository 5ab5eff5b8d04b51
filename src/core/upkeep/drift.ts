import type { Listing, LiveFile } from "../dodo/listing.ts";
import { isAsRecorded } from "../plan/reconcile.ts";
import { Problem } from "../problem.ts";
import type { Receipt, State } from "../state/state.ts";
import { bytes, plural } from "../text/numbers.ts";

/** How a target stands beside what the state records of it. */
export interface Drift {
  /** `drift`, with a line for each file that is not as recorded. */
  readonly problem?: Problem | undefined;
  /** Sentences on what buyers see beside the active files: files of others, and old ones that dodo-files delivered. */
  readonly notices: readonly string[];
  /** Active receipts that are live as recorded. */
  readonly intact: readonly Receipt[];
}

/** Compares what a target delivers with the state alone: no manifest, no files, no tag. */
export function driftOf(listing: Listing, spelling: string, state: State): Drift {
  const facts = driftFacts(listing, state);
  const { active, listed } = facts;
  const problem = problemOf(listing.target, spelling, [
    kind(
      "missing",
      missingReceipts(facts).map(({ name, file_id }) => `missing: ${name} (${file_id})`),
    ),
    kind("delivered twice", duplicatesIn(facts)),
    kind(
      "other than recorded",
      active.flatMap((receipt) => otherThanRecorded(receipt, listed.get(receipt.file_id))),
    ),
  ]);
  const intact = active.filter((receipt) => {
    const file = listed.get(receipt.file_id);
    return file !== undefined && isAsRecorded(file, receipt);
  });
  return { problem, notices: driftNotices(spelling, facts), intact };
}

/** `drift`, of files that are listed as recorded and whose download is something else. */
export function otherContentThanRecorded(
  target: string,
  spelling: string,
  altered: readonly Receipt[],
): Problem {
  return new Problem({
    code: "drift",
    message: `What buyers of ${spelling} download is not what the state records: ${plural(altered.length, "file")} with other content, or none.`,
    remedy: "Remove it in the Dodo dashboard, then run apply: it delivers the file anew.",
    details: altered.map(({ name, file_id }) => `other content: ${name} (${file_id})`),
    target,
  });
}

interface DriftFacts {
  readonly listing: Listing;
  readonly listed: ReadonlyMap<string, LiveFile>;
  readonly active: readonly Receipt[];
  readonly retired: readonly Receipt[];
  /** Ids that receipts of other targets hold: an entitlement attached to a product may be a target of its own. */
  readonly elsewhere: ReadonlySet<string>;
  /** What was live when the newest run ended, where one ever did. */
  readonly released: readonly string[] | undefined;
}

function driftFacts(listing: Listing, { files, retired, releases }: State): DriftFacts {
  const isOurs = (receipt: Receipt) => receipt.target === listing.target;
  const others = [...files, ...retired].filter((receipt) => !isOurs(receipt));
  return {
    listing,
    listed: new Map(listing.files.map((file) => [file.file_id, file])),
    active: files.filter(isOurs),
    retired: retired.filter(isOurs),
    elsewhere: new Set(others.map(({ file_id }) => file_id)),
    released: releases[0]?.live[listing.target],
  };
}

/** What was uploaded and never became live is not missed: the next run attaches it. */
function missingReceipts({ active, released, listed }: DriftFacts): readonly Receipt[] {
  const expected = released ? active.filter(({ file_id }) => released.includes(file_id)) : active;
  return expected.filter(({ file_id }) => !listed.has(file_id));
}

/** A held file stays beside its successor, and a product may show a file of ours again through an entitlement. */
function duplicatesIn({ listing, active, retired, elsewhere }: DriftFacts): readonly string[] {
  const ours = new Set(active.map(({ file_id }) => file_id));
  const held = new Set(retired.filter((receipt) => receipt.held).map(({ file_id }) => file_id));
  const counted = listing.files.filter(
    ({ file_id }) => !held.has(file_id) && !elsewhere.has(file_id),
  );
  const names = Map.groupBy(counted, ({ name }) => name);
  const twice = new Set(listing.repeated);
  return [...names].flatMap(([name, files]) => {
    if (!files.some(({ file_id }) => ours.has(file_id))) return [];
    const ids = files.flatMap(({ file_id }) =>
      twice.has(file_id) ? [file_id, file_id] : [file_id],
    );
    return ids.length > 1 ? [`duplicate: ${name} (${ids.join(", ")})`] : [];
  });
}

function otherThanRecorded(receipt: Receipt, file: LiveFile | undefined): readonly string[] {
  if (!file || isAsRecorded(file, receipt)) return [];
  const { name, file_id, size } = receipt;
  if (file.name !== name) return [`renamed: ${name} (${file_id}) is listed as ${file.name}`];
  return [
    `other size: ${name} (${file_id}) is listed with ${bytes(file.size ?? 0)}, and ${bytes(size)} were recorded`,
  ];
}

interface Kind {
  readonly name: "missing" | "delivered twice" | "other than recorded";
  readonly lines: readonly string[];
}

function kind(name: Kind["name"], lines: readonly string[]): Kind {
  return { name, lines };
}

const remedies = {
  missing: "Run apply: it attaches what is missing again, or sends it anew.",
  "delivered twice":
    "Run apply to withdraw what it delivered twice; a twin that is not recorded has to be removed in the Dodo dashboard.",
  "other than recorded":
    "Put a changed file right in the Dodo dashboard, or forget its receipt with dodo-files state rm.",
} as const satisfies Record<Kind["name"], string>;

function problemOf(target: string, spelling: string, kinds: readonly Kind[]): Problem | undefined {
  const found = kinds.filter(({ lines }) => lines.length > 0);
  if (found.length === 0) return undefined;
  const counts = found
    .map(({ name, lines }) => `${plural(lines.length, "file")} ${name}`)
    .join(", ");
  return new Problem({
    code: "drift",
    message: `${spelling} does not deliver what the state records: ${counts}.`,
    remedy: found.map(({ name }) => remedies[name]).join(" "),
    details: found.flatMap(({ lines }) => lines),
    target,
  });
}

function driftNotices(
  spelling: string,
  { listing, active, retired, elsewhere }: DriftFacts,
): readonly string[] {
  const recorded = new Set([...active, ...retired].map(({ file_id }) => file_id));
  const foreign = listing.files.filter(
    ({ file_id }) => !recorded.has(file_id) && !elsewhere.has(file_id),
  );
  const live = new Set(listing.files.map(({ file_id }) => file_id));
  const old = retired.filter(({ file_id }) => live.has(file_id));
  const held = old.filter((receipt) => receipt.held);
  const back = old.filter((receipt) => !receipt.held);
  const take = `dodo-files import --only ${spelling} takes over what fits a rule, with --all everything.`;
  return [
    ...said(
      foreign,
      (names) =>
        `${spelling} also delivers ${names}: not managed by dodo-files, and buyers see it. ${take}`,
    ),
    ...said(held, (names) => `${spelling} still delivers ${names}: withdrawn, but held by Dodo.`),
    ...said(back, (names) => `${spelling} delivers ${names} again, which was withdrawn.`),
  ];
}

function said(
  files: readonly { readonly name: string }[],
  sentence: (names: string) => string,
): readonly string[] {
  if (files.length === 0) return [];
  const names = files.slice(0, mostNames).map(({ name }) => name);
  const more = files.length > mostNames ? ` and ${files.length - mostNames} more` : "";
  return [sentence(`${names.join(", ")}${more}`)];
}

const mostNames = 10;
