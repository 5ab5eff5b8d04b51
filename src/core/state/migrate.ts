import type { DocumentFields } from "./document-reader.ts";

/** Turns a document of one version into one of the next. */
export type Migration = (document: DocumentFields) => DocumentFields;

/** The first turns version 1 into version 2, and so on: a new version of the document adds one here, and bumps nothing else. */
export const migrations: readonly Migration[] = [toVersion2];

/** A document of an older version as one of the newest. What is not as it should be is left for the reader to refuse. */
export function migrate(
  document: DocumentFields,
  version: number,
  steps: readonly Migration[] = migrations,
): DocumentFields {
  return steps
    .slice(version - 1)
    .reduce<DocumentFields>(
      (older, step, index) => ({ ...step(older), version: version + index + 1 }),
      document,
    );
}

/** Version 1 ordered by the clock, and knew neither kinds of releases nor which targets a run had covered. */
function toVersion2(document: DocumentFields): DocumentFields {
  const { files, retired, releases } = document;
  const receipts = [...objectsIn(files), ...objectsIn(retired)];
  const times = [
    ...receipts.map((receipt) => receipt["delivered_at"]),
    ...objectsIn(releases).map((release) => release["at"]),
  ].map(timeOf);
  const distinct = [...new Set(times)].filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
  const ranks = new Map(distinct.map((time, index) => [time, index + 1]));
  const placed = (receipt: DocumentFields) => ({
    ...receipt,
    order: ranks.get(timeOf(receipt["delivered_at"])),
  });
  return {
    ...document,
    files: eachIn(files, placed),
    retired: eachIn(retired, placed),
    intents: [],
    releases: withMarks(
      eachIn(releases, (release, index) => ({
        ...release,
        order: ranks.get(timeOf(release["at"])),
        kind: originOf(objectsIn(releases), index) === undefined ? "apply" : "rollback",
        targets: coveredBy(release, objectsIn(releases)[index + 1]),
      })),
    ),
  };
}

/** The older release of the same tag and commit, if another one is between them: then this one is the copy that a rollback made. */
function originOf(releases: readonly DocumentFields[], index: number): number | undefined {
  const { tag, commit } = releases[index] ?? {};
  if (tag === undefined && commit === undefined) return undefined;
  const isSame = (one: DocumentFields) => one["tag"] === tag && one["commit"] === commit;
  const next = releases.findIndex((one, at) => at > index && !isSame(one));
  const origin = next < 0 ? -1 : releases.findIndex((one, at) => at > next && isSame(one));
  return origin < 0 ? undefined : origin;
}

/** With the marks that rollbacks would have made, oldest first: what they left must not be gone back to. */
function withMarks(value: unknown): unknown {
  const releases = objectsIn(value);
  const marks = releases.map(() => new Set<string>());
  for (const [index, release] of [...releases.entries()].toReversed()) {
    const origin = originOf(releases, index);
    for (const target of listOf(release["targets"])) {
      for (const left of marks.slice(index + 1, origin ?? 0)) left.add(target);
      if (origin !== undefined) marks[origin]?.delete(target);
    }
  }
  return eachIn(value, (release, index) => {
    const rolled_back = [...(marks[index] ?? [])].sort();
    return rolled_back.length > 0 ? { ...release, rolled_back } : release;
  });
}

/** Targets whose list is another than in the release below; all, if there is none below or none differs. */
function coveredBy(release: DocumentFields, below: DocumentFields | undefined): readonly string[] {
  const live = fieldsOf(release["live"]);
  const before = fieldsOf(below?.["live"]);
  const all = Object.keys(live).sort();
  const changed = all.filter((target) => textOf(live[target]) !== textOf(before[target]));
  return below && changed.length > 0 ? changed : all;
}

function textOf(ids: unknown): string {
  return JSON.stringify(Array.isArray(ids) ? ids.map(String).sort() : ids) ?? "";
}

function timeOf(value: unknown): number {
  return typeof value === "string" ? Date.parse(value) : Number.NaN;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function fieldsOf(value: unknown): DocumentFields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as DocumentFields)
    : {};
}

function objectsIn(value: unknown): readonly DocumentFields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** A list with each object changed; what is none stays as it is. */
function eachIn(
  value: unknown,
  change: (fields: DocumentFields, index: number) => DocumentFields,
): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((one, index) =>
    typeof one === "object" && one !== null && !Array.isArray(one) ? change(one, index) : one,
  );
}
