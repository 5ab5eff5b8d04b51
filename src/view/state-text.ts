import type { Report } from "../core/run/report.ts";
import { renderState } from "../core/state/document.ts";
import { releaseLine } from "../core/state/releases.ts";
import type { Receipt, State } from "../core/state/state.ts";
import { bytes, plural } from "../core/text/numbers.ts";
import { columnWidth, pad } from "./columns.ts";
import { safeLine } from "./safe.ts";

/** What `history` and `state list|show|pull` were asked for, as lines for standard output; of other commands nothing. */
export function renderAnswer({
  command,
  state,
  receipts = [],
  where = "",
}: Report): readonly string[] {
  if (!state) return [];
  if (command === "state pull") return [renderState(state).trimEnd()];
  const first = `state  ${safeLine(where)} #${state.serial}`;
  if (command === "history") return [first, ...state.releases.map(historyLine)];
  if (command === "state list") return [first, ...receiptLines(receipts, state)];
  if (command === "state show")
    return receipts.flatMap((receipt) => [...fieldLines(receipt, state), ""]);
  return [];
}

/** `3 releases. State #57.`; undefined for commands that end as a run does. */
export function answerLine({ command, state, receipts = [] }: Report): string | undefined {
  const serial = state ? ` State #${state.serial}.` : "";
  if (command === "history") return `${plural(state?.releases.length ?? 0, "release")}.${serial}`;
  if (command === "state list" || command === "state show")
    return `${plural(receipts.length, "receipt")}.${serial}`;
  return command === "state pull" ? `Pulled.${serial}` : undefined;
}

/** `#57  2026-06-01T10:00:00Z  v1.2.0  4f2a91c  pdt_app 3 files, pdt_book 1 file` */
function historyLine(release: State["releases"][number]): string {
  const files = Object.entries(release.live).map(
    ([target, ids]) => `${target} ${plural(ids.length, "file")}`,
  );
  return safeLine(`${releaseLine(release)}  ${files.join(", ")}`);
}

function receiptLines(receipts: readonly Receipt[], state: State): readonly string[] {
  const rows = receipts.map((receipt) => {
    const { target, name, size, version, file_id } = receipt;
    return [target, name, bytes(size), version ?? "–", file_id, standingOf(receipt, state)].map(
      (text) => safeLine(text),
    );
  });
  const widths =
    rows[0]?.map((_, column) => columnWidth(rows.map((row) => row[column] ?? ""))) ?? [];
  return rows.map((row) =>
    row
      .map((text, column) => pad(text, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function fieldLines(receipt: Receipt, state: State): readonly string[] {
  const { held, ...fields } = receipt;
  const lines = Object.entries(fields).map(
    ([name, value]) => `${`${name}:`.padEnd(14)}${value ?? "not known"}`,
  );
  return [...lines, `${"standing:".padEnd(14)}${standingOf(receipt, state) || "active"}`].map(
    (line) => safeLine(line),
  );
}

/** Nothing for an active one. */
function standingOf({ file_id, held }: Receipt, { files }: State): string {
  if (files.some((file) => file.file_id === file_id)) return "";
  return held ? `retired, held since ${held.since}: ${held.reason}` : "retired";
}
