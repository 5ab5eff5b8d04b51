import type { RunFacts } from "../run-facts.ts";
import type { StateEntry } from "./entries.ts";

/** The message of a save: a first line that says in words what changed, then a line per file. CI does not run for it. */
export function describeEntries(entries: readonly StateEntry[], { tag, run }: RunFacts): string {
  const recorded = entries.flatMap((entry) => {
    const isNews = entry.op === "import" || (entry.op === "record" && !entry.again);
    return isNews ? [entry.receipt] : [];
  });
  const kinds = new Set(entries.map((entry) => entry.op === "release" && entry.release.kind));
  const intended = entries.flatMap((entry) => (entry.op === "intend" ? entry.intents : []));
  const count = (op: StateEntry["op"]) => entries.filter((entry) => entry.op === op).length;
  const parts = [
    words(recorded.length, count("complete") > 0 ? "imported" : "delivered"),
    words(count("retire"), "withdrawn"),
    words(count("forget"), "forgotten"),
    count("merge") > 0 ? "another version pushed" : "",
    words(intended.length, "announced"),
    kinds.has("rollback") ? "rolled back" : "",
    kinds.has("destroy") ? "targets emptied" : "",
    kinds.has("apply") ? "run complete" : "",
  ].filter(Boolean);
  const first = `[skip ci] ${parts.join(", ") || "state"}${tag ? ` for ${oneLine(tag)}` : ""}`;
  const shown = recorded.slice(0, 50).map(({ target, name }) => `- ${target}: ${oneLine(name)}`);
  const more =
    recorded.length > shown.length ? [`- and ${recorded.length - shown.length} more`] : [];
  return [first, "", ...shown, ...more, ...(run ? [`Run: ${run}`] : [])].join("\n").trimEnd();
}

function words(count: number, verb: string): string {
  return count === 0 ? "" : `${count} ${count === 1 ? "file" : "files"} ${verb}`;
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ");
}
