import type { Failure } from "./explore.ts";
import { rules } from "./judge.ts";
import type { Lists } from "./play.ts";
import { renderSchedule } from "./schedule.ts";

/** A failing schedule, in order of steps, with what buyers had after each that changed it. */
export function failureText(
  { schedule, violation, trace, times }: Failure,
  { variant }: { readonly variant: string },
): string {
  const lines = [
    `✗ ${trace.scenario.name} · ${variant}: ${rules[violation.rule]} (${times} times)`,
    `  ${violation.text}`,
    `  first   ${listsText(trace.initial)}`,
  ];
  let before = trace.initial;
  for (const [index, { actor, text, basis, lists, kind, saved }] of trace.steps.entries()) {
    const refused = kind === "save" && !saved ? " (conflict)" : "";
    const by = basis && basis !== "fresh" ? ` (${basis})` : "";
    lines.push(`  ${String(index + 1).padStart(3)} ${actor}.${text}${refused}${by}`);
    if (!lists) continue;
    const isNew = (target: string) =>
      JSON.stringify(lists.get(target)) !== JSON.stringify(before.get(target));
    lines.push(`          → ${listsText(new Map([...lists].filter(([target]) => isNew(target))))}`);
    before = lists;
  }
  for (const { spec, how, report, thrown } of trace.actors) {
    const said = [...(report?.problems ?? []), ...(report?.warnings ?? [])].map(({ code }) => code);
    const end = thrown === undefined ? (report?.result ?? how) : `threw ${thrown}`;
    if (spec.kind === "run") lines.push(`  ${spec.name} ${spec.command} ${end} ${said.join(", ")}`);
  }
  const repeat = [trace.scenario.name, variant, renderSchedule(schedule)];
  lines.push(`  npm run test:interleavings -- --repeat '${repeat.join(" / ")}'`);
  return lines.join("\n");
}

function listsText(lists: Lists): string {
  return [...lists]
    .map(([target, files]) => {
      const names = files.map(({ name, sha256 }) => `${name}·${sha256?.slice(0, 3) ?? "dead"}`);
      return `${target} [${names.join(" ")}]`;
    })
    .join(" ");
}
