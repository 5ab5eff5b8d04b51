import { environments } from "../manifest/manifest.ts";
import { Problem } from "../problem.ts";
import { type DocumentReader, documentReader, withoutAbsent } from "../state/document-reader.ts";
import { actions, type Change, type Plan, type Shown, type TargetPlan } from "./plan.ts";

const planVersion = 1;

/** Pretty-printed, ends in a newline: schema/plan.schema.json describes it. */
export function renderPlanDocument(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/**
 * Reads a saved plan as if a stranger had written it: a field too many, too few or of another form refuses the whole.
 * `where` it stands is for people. Throws Problem `plan-invalid`.
 */
export function parsePlanDocument(text: string, where: string): Plan {
  const read = documentReader((path, wanted, cause) =>
    planInvalid(`${where} holds no plan: ${path} should be ${wanted}.`, cause),
  );
  const document = read.object(read.json(text), "the document", planFields);
  if (document["version"] !== planVersion) throw read.fault("version", `${planVersion}`);
  if (typeof document["offline"] !== "boolean") throw read.fault("offline", "true or false");
  return withoutAbsent({
    version: planVersion,
    environment: read.oneOf(document["environment"], environments, "environment"),
    manifest: read.text(document["manifest"], "manifest"),
    manifest_digest: read.match(document["manifest_digest"], sha256, "manifest_digest"),
    lineage: read.text(document["lineage"], "lineage"),
    serial: read.integer(document["serial"], "serial"),
    offline: document["offline"],
    tag: read.optionalText(document["tag"], "tag"),
    commit: read.optionalWord(document["commit"], "commit"),
    targets: each(document["targets"], "targets", { read, of: targetPlan }),
  });
}

export function planInvalid(message: string, cause?: unknown): Problem {
  const remedy = "Write it anew with plan and plan-file, with the same version of dodo-files.";
  return new Problem({ code: "plan-invalid", message, remedy, cause });
}

const sha256 = /^[0-9a-f]{64}$/;
const head = [
  "version",
  "environment",
  "manifest",
  "manifest_digest",
  "lineage",
  "serial",
  "offline",
];
const planFields = [...head, "tag", "commit", "targets"];
const targetFields = ["target", "spellings", "changes", "foreign", "held", "before", "after"];
const place = [
  "action",
  "target",
  "slot",
  "name",
  "rule",
  "path",
  "size",
  "sha256",
  "file_id",
  "prior",
];
const changeFields = [...place, "version", "was", "was_size", "open", "reason"];
const shownFields = ["file_id", "name", "size"];

type ReadPart<T> = (value: unknown, path: string, read: DocumentReader) => T;

function each<T>(
  value: unknown,
  path: string,
  { read, of }: { readonly read: DocumentReader; readonly of: ReadPart<T> },
) {
  return read.list(value, path).map((one, index) => of(one, `${path}[${index}]`, read));
}

function targetPlan(value: unknown, path: string, read: DocumentReader): TargetPlan {
  const fields = read.object(value, path, targetFields);
  const list = <T>(name: string, of: ReadPart<T>) =>
    each(fields[name], `${path}.${name}`, { read, of });
  const text: ReadPart<string> = (one, at) => read.text(one, at);
  const target = read.target(fields["target"], `${path}.target`);
  const changes = list("changes", change);
  const stray = changes.findIndex((one) => one.target !== target);
  if (stray >= 0) throw read.fault(`${path}.changes[${stray}].target`, target);
  return {
    target,
    spellings: list("spellings", text),
    changes,
    foreign: list("foreign", shown),
    held: list("held", fileId),
    before: list("before", shown),
    after: list("after", shown),
  };
}

function change(value: unknown, path: string, read: DocumentReader): Change {
  const fields = read.object(value, path, changeFields);
  const at = (name: string) => `${path}.${name}`;
  const text = (name: string) => read.text(fields[name], at(name));
  const optional = (name: string) => read.optionalText(fields[name], at(name));
  return withoutAbsent({
    action: read.oneOf(fields["action"], actions, at("action")),
    target: read.target(fields["target"], at("target")),
    slot: text("slot"),
    name: text("name"),
    rule: read.textOrNone(fields["rule"], at("rule")),
    path: orNone(fields["path"], () => read.pathBelow(fields["path"], at("path"))),
    size: orNone(fields["size"], () => read.integer(fields["size"], at("size"))),
    sha256: orNone(fields["sha256"], () => read.match(fields["sha256"], sha256, at("sha256"))),
    file_id: orNone(fields["file_id"], () => fileId(fields["file_id"], at("file_id"), read)),
    prior: each(fields["prior"], at("prior"), { read, of: fileId }),
    version: optional("version"),
    was: optional("was"),
    was_size:
      fields["was_size"] === undefined
        ? undefined
        : read.integer(fields["was_size"], at("was_size")),
    open:
      fields["open"] === undefined
        ? undefined
        : each(fields["open"], at("open"), { read, of: tokenField }),
    reason: text("reason"),
  });
}

/** Names of live files are whatever Dodo lists. */
function shown(value: unknown, path: string, read: DocumentReader): Shown {
  const { file_id, name, size } = read.object(value, path, shownFields);
  if (typeof name !== "string") throw read.fault(`${path}.name`, "a text");
  return {
    file_id: orNone(file_id, () => fileId(file_id, `${path}.file_id`, read)),
    name,
    size: orNone(size, () => read.integer(size, `${path}.size`)),
  };
}

const fileId: ReadPart<string> = (value, path, read) => read.fileId(value, path);
const tokenField: ReadPart<string> = (value, path, read) =>
  read.match(value, /^\{(tag|version|sha)\}$/, path);

function orNone<T>(value: unknown, read: () => T): T | null {
  return value === null ? null : read();
}
