import type { LiveFile } from "../dodo/listing.ts";
import { isEntitlement } from "../dodo/target.ts";
import type { Placement } from "../placement/placement.ts";
import { matchSlot } from "../placement/slot-pattern.ts";
import type { Change } from "../plan/plan.ts";
import { byName } from "../plan/reconcile.ts";
import type { TargetFacts } from "../plan/target-facts.ts";
import type { Receipt } from "../state/state.ts";
import { order } from "../text/order.ts";
import { compareVersions, versionOfTag } from "../text/versions.ts";

/** A live file that no receipt holds, and the placement whose slot it fits; without one it is recorded under its own name. */
export interface Importable {
  readonly target: string;
  readonly file: LiveFile;
  readonly placement?: Placement | undefined;
  readonly version?: string | undefined;
  readonly tag?: string | undefined;
}

/** What is known of its bytes once they were looked at. */
export interface Measured extends Importable {
  /** Bytes. */
  readonly size: number;
  /** Whether they are those of the placement's file. */
  readonly equal: boolean;
}

export interface Findings {
  readonly found: readonly Importable[];
  /** Sentences on files that stand in the list of an attached entitlement, where a product cannot take them from. */
  readonly notices: readonly string[];
}

/** The files to record: those that fit a desired slot, with `all` every one. A file that two targets list is the entitlement's. */
export function findImports(targets: readonly TargetFacts[], all: boolean): Findings {
  const found: Importable[] = [];
  const notices: string[] = [];
  const entitlementsFirst = [
    ...targets.filter(({ target }) => isEntitlement(target)),
    ...targets.filter(({ target }) => !isEntitlement(target)),
  ];
  const taken = new Set<string>();
  for (const facts of entitlementsFirst) {
    const { listing, active, retired, elsewhere } = facts;
    const recorded = new Set([
      ...elsewhere,
      ...taken,
      ...[...active, ...retired].map(({ file_id }) => file_id),
    ]);
    const foreign = listing.files.filter(({ file_id }) => !recorded.has(file_id)).sort(byName);
    const fitting = foreign
      .map((file) => findOne(file, facts))
      .filter(({ placement }) => all || placement);
    for (const one of fitting) {
      taken.add(one.file.file_id);
      if (one.file.own) found.push(one);
      else notices.push(standsElsewhere(one, facts));
    }
  }
  return { found, notices };
}

/** Of several slots that fit, the one that leaves the least open: `App-Pro-{version}.zip` before `App-{version}.zip`. */
function findOne(file: LiveFile, { target, placements }: TargetFacts): Importable {
  const fits = placements.flatMap((placement) => {
    const isDesired = placement.name === file.name;
    const values = matchSlot(placement.slot, file.name);
    if (!values && !isDesired) return [];
    // The name that this run would deliver fits, even where its version looks like none.
    const tag = values?.tag;
    const version = values ? (values.version ?? (tag && versionOfTag(tag))) : placement.version;
    const open = isDesired ? -1 : Object.values(values ?? {}).join("").length;
    return [{ placement, version, tag, open }];
  });
  const [best] = fits.sort((a, b) => a.open - b.open);
  return { target, file, placement: best?.placement, version: best?.version, tag: best?.tag };
}

function standsElsewhere({ file }: Importable, { spellings, listing }: TargetFacts): string {
  const ids = listing.entitlements
    .filter(({ file_ids }) => file_ids.includes(file.file_id))
    .map(({ id }) => id);
  return `${file.name} of ${spellings[0]} stands in the list of ${ids.join(" and ") || "an entitlement"}, so it is recorded only where the manifest names that.`;
}

/**
 * The receipts of imported files. Nobody says when and by which run they were delivered. `keep` goes by time, so each counts as older
 * than whatever its slot has that is not known to be of an older version.
 */
export function importReceipts(
  all: readonly Measured[],
  recorded: readonly Receipt[],
  now: number,
): readonly Receipt[] {
  const receipts: Receipt[] = [];
  for (const one of [...all].sort(newestVersionFirst)) {
    const { target, slot } = importFields(one);
    const version = versionOf(one);
    const newer = [...recorded, ...receipts].filter(
      (other) => other.target === target && other.slot === slot && !isOlder(other.version, version),
    );
    const times = newer.map(({ delivered_at }) => Date.parse(delivered_at) - 1);
    const delivered_at = new Date(Math.min(now, ...times)).toISOString();
    const { file, placement, equal, size, tag } = one;
    const sha256 = equal ? (placement?.file.sha256 ?? null) : null;
    const { name, file_id } = file;
    receipts.push({
      ...importFields(one),
      name,
      sha256,
      md5: null,
      size,
      file_id,
      delivered_at,
      version,
      tag,
    });
  }
  return receipts;
}

/** What an import does with a file, for the report: it is live already, and ours from now on. */
export function importChange(receipt: Receipt): Change {
  const { target, slot, name, rule, path, size, sha256, file_id, version } = receipt;
  const reason =
    sha256 === null
      ? "live already; its content is not known"
      : "live already with the same content";
  const what = {
    target,
    slot,
    name,
    rule,
    path: path === "" ? null : path,
    size,
    sha256,
    file_id,
    version,
  };
  return { action: "adopt", ...what, prior: [], reason };
}

function importFields({ target, file, placement }: Importable) {
  return {
    target,
    slot: placement?.slot ?? file.name,
    rule: placement?.rule.glob ?? "",
    path: placement?.file.path ?? "",
  };
}

/** The same bytes are of the same version, whatever their name says. */
function versionOf({ version, placement, equal }: Measured): string | undefined {
  return version ?? (equal ? placement?.version : undefined);
}

function isOlder(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (compareVersions(a, b) ?? 0) < 0;
}

function newestVersionFirst(a: Measured, b: Measured): number {
  return compareVersions(versionOf(b) ?? "", versionOf(a) ?? "") ?? order(a.file.name, b.file.name);
}
