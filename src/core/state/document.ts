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
import type { Held, Receipt, Release, State } from "./state.ts";

/** One more than there are migrations, and the version of every document that is written. */
const stateVersion = 1;

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
    .map((each, index) => receipt(each, `files[${index}]`, read));
  const retired = read
    .list(document["retired"], "retired")
    .map((each, index) => receipt(each, `retired[${index}]`, read));
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
    releases: read
      .list(document["releases"], "releases")
      .map((each, index) => release(each, `releases[${index}]`, read)),
  };
}

function receipt(value: unknown, path: string, read: DocumentReader): Receipt {
  const fields = read.object(value, path);
  const text = (name: string) => read.text(fields[name], `${path}.${name}`);
  const optional = (name: string) => read.optionalText(fields[name], `${path}.${name}`);
  return withoutAbsent({
    target: read.target(fields["target"], `${path}.target`),
    slot: text("slot"),
    name: text("name"),
    rule: read.textOrNone(fields["rule"], `${path}.rule`),
    path: read.pathBelow(fields["path"], `${path}.path`),
    sha256:
      fields["sha256"] === null
        ? null
        : read.match(fields["sha256"], /^[0-9a-f]{64}$/, `${path}.sha256`),
    md5: fields["md5"] === null ? null : read.match(fields["md5"], /^[0-9a-f]{32}$/, `${path}.md5`),
    size: read.integer(fields["size"], `${path}.size`),
    file_id: read.fileId(fields["file_id"], `${path}.file_id`),
    delivered_at: read.time(fields["delivered_at"], `${path}.delivered_at`),
    version: optional("version"),
    tag: optional("tag"),
    commit: read.optionalWord(fields["commit"], `${path}.commit`),
    run: read.optionalWord(fields["run"], `${path}.run`),
    unproven: fields["unproven"] === true ? true : undefined,
    held: fields["held"] === undefined ? undefined : held(fields["held"], `${path}.held`, read),
  });
}

function held(value: unknown, path: string, read: DocumentReader): Held {
  const fields = read.object(value, path);
  const reason = read.oneOf(
    fields["reason"],
    ["in-use", "still-attached", "sold"],
    `${path}.reason`,
  );
  return { reason, since: read.time(fields["since"], `${path}.since`) };
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
  return withoutAbsent({
    serial: read.integer(fields["serial"], `${path}.serial`),
    at: read.time(fields["at"], `${path}.at`),
    tag: read.optionalText(fields["tag"], `${path}.tag`),
    commit: read.optionalWord(fields["commit"], `${path}.commit`),
    run: read.optionalWord(fields["run"], `${path}.run`),
    live: Object.fromEntries(live),
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

function orderedReceipt(receipt: Receipt): Receipt {
  const { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at } = receipt;
  const { version, tag, commit, run, unproven } = receipt;
  const held = receipt.held && { reason: receipt.held.reason, since: receipt.held.since };
  const fields = { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at };
  return withoutAbsent({ ...fields, version, tag, commit, run, unproven, held });
}

function orderedRelease({ serial, at, tag, commit, run, live }: Release): Release {
  const targets = Object.entries(live).sort(([a], [b]) => order(a, b));
  return withoutAbsent({ serial, at, tag, commit, run, live: Object.fromEntries(targets) });
}

function byTargetAndSlot(a: Receipt, b: Receipt): number {
  return (
    order(a.target, b.target) ||
    order(a.slot, b.slot) ||
    order(a.delivered_at, b.delivered_at) ||
    order(a.file_id, b.file_id)
  );
}
