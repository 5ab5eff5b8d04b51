import type { Report } from "../../core/run/report.ts";
import { code } from "../safe.ts";

/** A link, where the address is a plain one without a query; else the bare text. */
export function linkTo(text: string, url: string | undefined): string {
  return url !== undefined && /^https:\/\/[\w.:/@%~-]+$/.test(url) ? `[${text}](${url})` : text;
}

/** What a plan was made from, and what it leaves open. `commit`: what people know the change by; without it the run's own. */
export function planFacts({ plan }: Report, commit = plan?.commit): readonly string[] {
  const open = new Set(
    plan?.targets.flatMap(({ changes }) => changes.flatMap((change) => change.open ?? [])),
  );
  const at = commit === undefined ? "" : ` at ${code(commit.slice(0, 7))}`;
  const alone = plan?.offline ? " alone: without a key nothing live was read" : "";
  return [
    ...(plan
      ? [`Planned${at} against state ${plan.serial}${alone}`]
      : at === ""
        ? []
        : [`Tried${at}`]),
    ...(open.size > 0 ? [`no tag in this run: ${[...open].map(code).join(", ")} left open`] : []),
  ];
}
