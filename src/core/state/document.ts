import { type Environment, environments } from "../manifest/manifest.ts";
import { Problem } from "../problem.ts";
import { order } from "../text/order.ts";
import {
  type DocumentFields,
  type DocumentReader,
  documentReader,
  type Fault,
  withoutAbsent,
} from "./document-reader.ts";
import { migrate } from "./migrate.ts";
import {
  byKey,
  byTargetAndSlot,
  orderedIntent,
  orderedReceipt,
  readIntent,
  readReceipt,
} from "./receipt-document.ts";
import { type Release, releaseKinds, type State } from "./state.ts";

/** One more than there are migrations, and the version of every document that is written. */
const stateVersion = 2;

/** Sorted, pretty-printed, ends in a newline: two equal states are the same text. */
export function renderState(state: State): string {
  const sorted: State = {
    version: state.version,
    lineage: state.lineage,
    serial: state.serial,
    environment: state.environment,
    manifest: state.manifest,
    files: [...state.files].sort(byTargetAndSlot).map(orderedReceipt),
    retired: [...state.retired].sort(byTargetAndSlot).map(orderedReceipt),
    intents: [...state.intents].sort(byKey).map(orderedIntent),
    releases: state.releases.map(orderedRelease),
  };
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

/**
 * Reads a state document as if a stranger had written it: ids, commits and runs fit into a URL, paths stay below their folder. Names are
 * any text, as Dodo itself may list them; whoever prints one cleans it.
 * Throws Problem `state-unreadable`, `state-newer`, or `state-mismatch` where it is of another manifest or environment.
 */
export function parseState(
  text: string,
  expected: {
    readonly environment: Environment;
    readonly manifest: string;
    readonly where: string;
  },
): State {
  const read = documentReader(stateUnreadable(expected.where));
  const document = read.object(read.json(text), "the document");
  const version = read.integer(document["version"], "version");
  if (version > stateVersion) throw newer(version, expected.where);
  if (version < 1) throw read.fault("version", `${stateVersion}`);
  const state = stateOf(migrate(document, version), read);
  for (const field of ["environment", "manifest"] as const) {
    if (state[field] !== expected[field]) throw mismatch(field, state[field], expected);
  }
  return state;
}

function stateOf(document: DocumentFields, read: DocumentReader): State {
  const environment = read.oneOf(document["environment"], environments, "environment");
  const files = read
    .list(document["files"], "files")
    .map((each, index) => readReceipt(each, `files[${index}]`, read));
  const retired = read
    .list(document["retired"], "retired")
    .map((each, index) => readReceipt(each, `retired[${index}]`, read));
  const seen = new Set<string>();
  for (const { file_id } of [...files, ...retired]) {
    if (seen.has(file_id))
      throw read.fault(`the receipt of ${JSON.stringify(file_id)}`, "one receipt for each file id");
    seen.add(file_id);
  }
  return {
    version: stateVersion,
    lineage: read.text(document["lineage"], "lineage"),
    serial: read.integer(document["serial"], "serial"),
    environment,
    manifest: read.text(document["manifest"], "manifest"),
    files,
    retired,
    intents: read
      .list(document["intents"], "intents")
      .map((each, index) => readIntent(each, `intents[${index}]`, read)),
    releases: read
      .list(document["releases"], "releases")
      .map((each, index) => release(each, `releases[${index}]`, read)),
  };
}

function release(value: unknown, path: string, read: DocumentReader): Release {
  const fields = read.object(value, path);
  const live = Object.entries(read.object(fields["live"], `${path}.live`)).map(
    ([target, ids]) =>
      [
        read.target(target, `a target of ${path}.live`),
        read.list(ids, `${path}.live`).map((id) => read.fileId(id, `a file of ${path}.live`)),
      ] as const,
  );
  const targets = (name: string) =>
    read
      .list(fields[name], `${path}.${name}`)
      .map((target) => read.target(target, `a target of ${path}.${name}`));
  return withoutAbsent({
    serial: read.integer(fields["serial"], `${path}.serial`),
    order: read.integer(fields["order"], `${path}.order`),
    at: read.time(fields["at"], `${path}.at`),
    kind: read.oneOf(fields["kind"], releaseKinds, `${path}.kind`),
    tag: read.optionalText(fields["tag"], `${path}.tag`),
    commit: read.optionalWord(fields["commit"], `${path}.commit`),
    run: read.optionalWord(fields["run"], `${path}.run`),
    version: read.optionalText(fields["version"], `${path}.version`),
    invocation: read.optionalWord(fields["invocation"], `${path}.invocation`),
    targets: targets("targets"),
    live: Object.fromEntries(live),
    rolled_back: fields["rolled_back"] === undefined ? undefined : targets("rolled_back"),
  });
}

function stateUnreadable(where: string): Fault {
  return (path, wanted, cause) =>
    new Problem({
      code: "state-unreadable",
      message: `The state in ${where} cannot be read: ${path} should be ${wanted}.`,
      remedy:
        "Put back an earlier version of the document (its history is in the state branch), then run again.",
      cause,
    });
}

function newer(version: number, where: string): Problem {
  return new Problem({
    code: "state-newer",
    message: `The state in ${where} has version ${version}; this dodo-files knows versions up to ${stateVersion}.`,
    remedy: "Use the newer dodo-files that wrote it.",
  });
}

function mismatch(
  field: string,
  found: string,
  expected: { readonly where: string } & DocumentFields,
): Problem {
  return new Problem({
    code: "state-mismatch",
    message: `The state in ${expected.where} belongs to ${field} ${JSON.stringify(found.slice(0, 100))}, not ${JSON.stringify(expected[field])}.`,
    remedy:
      "Point state-file or state-branch at this manifest's own state, or move the document where it belongs.",
  });
}

function orderedRelease(release: Release): Release {
  const { serial, at, kind, tag, commit, run, version, invocation } = release;
  const head = { serial, order: release.order, at, kind, tag, commit, run, version, invocation };
  const live = Object.entries(release.live).sort(([a], [b]) => order(a, b));
  return withoutAbsent({
    ...head,
    targets: [...release.targets].sort(order),
    live: Object.fromEntries(live),
    rolled_back: release.rolled_back && [...release.rolled_back].sort(order),
  });
}
