import { order } from "../text/order.ts";
import { type DocumentReader, withoutAbsent } from "./document-reader.ts";
import { intentKey } from "./intents.ts";
import {
  type Held,
  type Intent,
  type Receipt,
  type Retirement,
  retirementReasons,
} from "./state.ts";

/** Reads a receipt as if a stranger had written it. */
export function readReceipt(value: unknown, path: string, read: DocumentReader): Receipt {
  const fields = read.object(value, path);
  const text = (name: string) => read.text(fields[name], `${path}.${name}`);
  const optional = (name: string) => read.optionalText(fields[name], `${path}.${name}`);
  const optionalInteger = (name: string) =>
    fields[name] === undefined ? undefined : read.integer(fields[name], `${path}.${name}`);
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
    order: optionalInteger("order"),
    revived: optionalInteger("revived"),
    listed: optional("listed"),
    unproven: fields["unproven"] === true ? true : undefined,
    held: fields["held"] === undefined ? undefined : held(fields["held"], `${path}.held`, read),
    retirement:
      fields["retirement"] === undefined
        ? undefined
        : retirement(fields["retirement"], `${path}.retirement`, read),
  });
}

/** Reads an intent as if a stranger had written it. */
export function readIntent(value: unknown, path: string, read: DocumentReader): Intent {
  const fields = read.object(value, path);
  const at = (name: string) => `${path}.${name}`;
  const optional = <T>(name: string, of: (value: unknown, path: string) => T) =>
    fields[name] === undefined ? undefined : of(fields[name], at(name));
  const word = (name: string) => read.match(fields[name], /^(?!\.+$)[\w.-]{1,200}$/, at(name));
  return withoutAbsent({
    target: read.target(fields["target"], at("target")),
    slot: read.text(fields["slot"], at("slot")),
    name: read.text(fields["name"], at("name")),
    rule: read.textOrNone(fields["rule"], at("rule")),
    path: read.pathBelow(fields["path"], at("path")),
    size: read.integer(fields["size"], at("size")),
    sha256: read.match(fields["sha256"], /^[0-9a-f]{64}$/, at("sha256")),
    md5: optional("md5", (given, where) => read.match(given, /^[0-9a-f]{32}$/, where)),
    file_id: optional("file_id", read.fileId),
    version: read.optionalText(fields["version"], at("version")),
    tag: read.optionalText(fields["tag"], at("tag")),
    commit: read.optionalWord(fields["commit"], at("commit")),
    run: word("run"),
    attempt: optional("attempt", read.integer),
    invocation: word("invocation"),
    at: read.time(fields["at"], at("at")),
  });
}

/** With its fields in one order. */
export function orderedReceipt(receipt: Receipt): Receipt {
  const { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at } = receipt;
  const { version, tag, commit, run, order, revived, listed, unproven } = receipt;
  const held = receipt.held && { reason: receipt.held.reason, since: receipt.held.since };
  const fields = { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at };
  const retirement = receipt.retirement && {
    run: receipt.retirement.run,
    reason: receipt.retirement.reason,
    serial: receipt.retirement.serial,
  };
  const of = { version, tag, commit, run, order, revived, listed, unproven, held, retirement };
  return withoutAbsent({ ...fields, ...of });
}

/** With its fields in one order. */
export function orderedIntent(intent: Intent): Intent {
  const { target, slot, name, rule, path, size, sha256, md5, file_id } = intent;
  const { version, tag, commit, run, attempt, invocation, at } = intent;
  const file = { target, slot, name, rule, path, size, sha256, md5, file_id };
  return withoutAbsent({ ...file, version, tag, commit, run, attempt, invocation, at });
}

/** Receipts by target and slot. */
export function byTargetAndSlot(a: Receipt, b: Receipt): number {
  return (
    order(a.target, b.target) ||
    order(a.slot, b.slot) ||
    order(a.delivered_at, b.delivered_at) ||
    order(a.file_id, b.file_id)
  );
}

export function byKey(a: Intent, b: Intent): number {
  return order(intentKey(a), intentKey(b));
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

function retirement(value: unknown, path: string, read: DocumentReader): Retirement {
  const fields = read.object(value, path);
  return {
    run: read.match(fields["run"], /^(?!\.+$)[\w.-]{1,200}$/, `${path}.run`),
    reason: read.oneOf(fields["reason"], retirementReasons, `${path}.reason`),
    serial: read.integer(fields["serial"], `${path}.serial`),
  };
}
