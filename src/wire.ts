import { draftReport } from "./app/draft.ts";
import { run } from "./app/run.ts";
import { Problem } from "./core/problem.ts";
import type { Report } from "./core/report.ts";
import type { Settings } from "./core/settings.ts";
import { systemClock } from "./io/clock.ts";
import { readManifest } from "./io/manifest-file.ts";
import type { Face } from "./wire-ports.ts";

/** Runs, and closes what was opened. */
export async function runWith(settings: Settings, face: Face): Promise<Report> {
  let close = async (): Promise<void> => {};
  try {
    const manifest = await readManifest(settings.config, face);
    const open = async () => {
      // The second, which the first asks for where there is a key, is loaded beside it.
      const parts = [import("./wire-ports.ts"), settings.apiKey && import("./wire-shop.ts")] as const;
      const [{ openPorts }] = await Promise.all(parts);
      const opened = await openPorts(settings, manifest, face);
      close = opened.close;
      return opened.ports;
    };
    return await run(settings, manifest, { clock: systemClock, observe: face.observe, open });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const draft = draftReport(settings, systemClock.now());
    draft.problems.push(error);
    return draft.finish(systemClock.now());
  } finally {
    await close();
  }
}

/** The report, once its plan stands on the pull request where that was asked for. */
export async function withComment(
  report: Report,
  settings: Settings,
  face: Pick<Face, "cwd" | "workspace" | "signal">,
): Promise<Report> {
  if (!settings.comment) return report;
  const { writeComment } = await import("./wire-comment.ts");
  return writeComment(report, settings, face);
}
