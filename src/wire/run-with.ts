import { run } from "../app/commands/run.ts";
import { refused } from "../app/run/report-draft.ts";
import { Problem } from "../core/problem.ts";
import type { Report } from "../core/run/report.ts";
import { type CommonSettings, type Secrets, type Settings, shopOf } from "../core/run/settings.ts";
import { systemClock } from "../io/host/clock.ts";
import { readManifest } from "../io/local/manifest-file.ts";
import type { FacePorts } from "./ports.ts";

/** Runs, and closes what was opened. */
export async function runWith(
  settings: Settings,
  secrets: Secrets,
  face: FacePorts,
): Promise<Report> {
  let close = async (): Promise<void> => {};
  try {
    const manifest = await readManifest(settings.config, face);
    const open = async () => {
      // The second, which the first asks for where there is a key, is loaded beside it.
      const parts = [import("./ports.ts"), shopOf(settings) && import("./dodo.ts")] as const;
      const [{ openPorts }] = await Promise.all(parts);
      const opened = await openPorts(settings, { secrets, manifest, face });
      close = opened.close;
      return opened.ports;
    };
    return await run(settings, manifest, { clock: systemClock, observe: face.observe, open });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return refused(settings, [error], systemClock.now());
  } finally {
    await close();
  }
}

interface Commenting {
  readonly common: CommonSettings;
  readonly secrets: Secrets;
  readonly face: FacePorts;
}

/** The report, once its plan stands on the pull request where that was asked for. */
export async function withComment(report: Report, by: Commenting): Promise<Report> {
  if (!by.common.comment) return report;
  const { writeComment } = await import("./comment.ts");
  return writeComment(report, by.common, { ...by.face, token: by.secrets.githubToken });
}
