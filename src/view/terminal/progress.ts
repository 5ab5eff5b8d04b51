import type { Progress } from "../../core/run/progress.ts";
import { bytes, bytesOf, duration, plural } from "../../core/text/numbers.ts";
import { safeLine } from "../safe.ts";
import { createMeter, type Running } from "./meter.ts";

/** How long an upload stays silent in a log. Milliseconds. */
const silence = 15_000;

/** Progress as plain lines, for logs and pipes: one for each finished upload, and one every 15 s for a running one. `named`: how people know a target id. */
export function createLines(
  now: () => number,
  named: (target: string) => string = (target) => target,
): (progress: Progress) => readonly string[] {
  const meter = createMeter(now);
  const lastLine = new Map<string, number>();
  return (progress) => {
    const running = meter.observe(progress);
    if (running === undefined) return renderStep(progress, named);
    const last = lastLine.get(running.key) ?? running.started;
    if (now() - last < silence) return [];
    lastLine.set(running.key, now());
    return [renderRunning(running)];
  };
}

/** What a step says when it is over; nothing for those that only begin. */
export function renderStep(
  progress: Progress,
  named: (target: string) => string,
): readonly string[] {
  switch (progress.kind) {
    case "started":
      return [renderStarted(progress)];
    case "planned":
    case "upload":
    case "sent":
    case "dropped":
      return [];
    case "uploaded":
      return [
        `✓ ${safeLine(progress.name)}  ${bytes(progress.size)}  ${safeLine(progress.file_id)}`,
      ];
    case "live":
      return [renderLive(progress, named)];
    case "wait":
      return [safeLine(`  ${progress.sentence}`)];
    case "warning":
      return [safeLine(`! ${progress.sentence}`)];
  }
}

/** `↑ Reverb-1.3.0-macOS.pkg  63%  30.8/48.9 MB  4.1 MB/s  5 s left` */
function renderRunning({ name, sent, size, rate, left }: Running): string {
  const share = size === 0 ? 100 : Math.min(100, Math.floor((100 * sent) / size));
  const speed = rate > 0 ? [`${bytes(rate)}/s`] : [];
  const rest = left === undefined ? [] : [`${duration(left)} left`];
  return [`↑ ${safeLine(name)}`, `${share}%`, bytesOf(sent, size), ...speed, ...rest].join("  ");
}

/** `state  acme/plugins@dodo-files-state live_mode #57     store  live_mode, 2 targets to read` */
function renderStarted({
  where,
  serial,
  environment,
  targets,
  offline,
}: Progress & { readonly kind: "started" }): string {
  const read = offline
    ? "not read: compared with the state alone"
    : `${plural(targets, "target")} to read`;
  return `state  ${safeLine(where)}${serial === undefined ? "" : ` #${serial}`}     store  ${environment}, ${read}`;
}

function renderLive(
  { target, files, added, withdrawn }: Progress & { readonly kind: "live" },
  named: (target: string) => string,
): string {
  const fresh = added > 0 ? `, ${added} new` : "";
  const old = withdrawn > 0 ? `; ${plural(withdrawn, "old one")} withdrawn` : "";
  return `✓ ${safeLine(named(target))}  read back: ${plural(files, "file")}${fresh}${old}`;
}
