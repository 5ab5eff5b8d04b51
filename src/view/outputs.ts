import { isPending } from "../core/plan/plan.ts";
import { type ManagedFile, managedFiles, type Outcome, type Report } from "../core/run/report.ts";
import { outcomesOf, tallyOf, targetName } from "./tally.ts";

export interface Outputs {
  /** Output name → value: all of the contract but `report-path` and `summary-path`, which the caller knows. */
  readonly values: Readonly<Record<string, string>>;
  /** Outputs left out for their length; the report has them. */
  readonly omitted: readonly string[];
}

/** GitHub takes 1 MB of outputs from a job. Characters. */
const maxOutputCharacters = 400_000;

export function outputsOf(report: Report): Outputs {
  const managed = managedFiles(report);
  const outcomes = outcomesOf(report);
  const lists = {
    "file-ids": JSON.stringify(fileIds(managed)),
    files: JSON.stringify(fileList(managed, outcomes)),
  };
  const omitted = Object.entries(lists).flatMap(([name, value]) =>
    value.length > maxOutputCharacters ? [name] : [],
  );
  const fitting = Object.fromEntries(
    Object.entries(lists).filter(([name]) => !omitted.includes(name)),
  );
  const pending = outcomes
    .filter(({ change }) => isPending(change))
    .map(({ change }) => change.target);
  const [only, ...others] = managed;
  const values = {
    result: report.result,
    changed: String(hasChanged(report)),
    ...fitting,
    "file-id": only && others.length === 0 ? only.receipt.file_id : "",
    targets: JSON.stringify([...new Set(pending)].map((target) => targetName(report, target))),
    ...counts(outcomes),
    "failure-reason": report.problems[0]?.code ?? "",
  };
  return { values, omitted };
}

/** Every spelling of a target → delivered name → file id; of two files under one name the newest. */
export function fileIds(
  managed: readonly ManagedFile[],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const bySpelling = new Map<string, Map<string, string>>();
  for (const { receipt, spellings } of managed) {
    for (const spelling of spellings) {
      const ids = bySpelling.get(spelling) ?? new Map<string, string>();
      bySpelling.set(spelling, ids.set(receipt.name, receipt.file_id));
    }
  }
  return Object.fromEntries(
    [...bySpelling].map(([spelling, ids]) => [spelling, Object.fromEntries(ids)]),
  );
}

/** Every managed live file, with what this run did to it. */
export function fileList(managed: readonly ManagedFile[], outcomes: readonly Outcome[]) {
  const done = new Map(
    outcomes.flatMap(({ change, status, file_id }) =>
      status === "done" && file_id !== null ? [[file_id, change.action] as const] : [],
    ),
  );
  return managed.map(({ receipt, spellings }) => {
    const { target: id, slot, name, path, file_id, sha256, size } = receipt;
    const action = done.get(file_id) ?? "keep";
    return { target: spellings[0] ?? id, id, slot, name, path, file_id, sha256, size, action };
  });
}

/** Whether this run changed anything, in Dodo or in the state. A plan never does. */
function hasChanged({ command, wrote, outcomes }: Report): boolean {
  if (command === "plan") return false;
  return wrote || outcomes.some(({ change, status }) => status === "done" && isPending(change));
}

function counts(outcomes: readonly Outcome[]) {
  const { created, replaced, restored, adopted, removed, kept, failed } = tallyOf(outcomes);
  const named = Object.entries({ created, replaced, restored, adopted, removed, kept, failed });
  return Object.fromEntries(named.map(([name, count]) => [name, String(count)]));
}
