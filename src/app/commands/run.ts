import type { Manifest } from "../../core/manifest/manifest.ts";
import { parseManifest } from "../../core/manifest/parse.ts";
import { Problem } from "../../core/problem.ts";
import type { Observe } from "../../core/run/progress.ts";
import type { Report } from "../../core/run/report.ts";
import { needsManifest, type Settings } from "../../core/run/settings.ts";
import type { Clock, ManifestText } from "../ports.ts";
import type { RunPorts } from "../run/context.ts";
import { draftReport } from "../run/report-draft.ts";
import type { Begin } from "./commands.ts";

/** What a run needs from its start on. */
export interface Start {
  readonly clock: Clock;
  readonly observe: Observe;
  /** Asked for the rest once, where the manifest is sound. */
  readonly open: () => Promise<RunPorts>;
}

/** Carries out one command. Every expected failure ends in the Report; anything thrown is a bug. */
export async function run(
  settings: Settings,
  manifest: ManifestText,
  start: Start,
): Promise<Report> {
  const { clock, observe, open } = start;
  const draft = draftReport(settings, clock.elapsed());
  for (const sentence of settings.notices) observe({ kind: "warning", sentence });
  try {
    const begin: Begin = async (own) => ({ settings: own, manifest, draft, ports: await open() });
    if (needsManifest(settings)) {
      const parsed = parseFoundManifest(settings, manifest);
      const { carryOutManifest } = await import("./commands.ts");
      await carryOutManifest(settings, parsed, begin);
    } else {
      const { carryOutLocal } = await import("./commands.ts");
      await carryOutLocal(settings, begin);
    }
  } catch (error) {
    // What stopped the run stands before what went wrong while it stopped.
    if (error instanceof Problem) draft.problems.unshift(error);
    else if (
      error instanceof AggregateError &&
      error.errors.every((one) => one instanceof Problem)
    ) {
      draft.problems.push(...error.errors);
    } else throw error;
  }
  return draft.finish(clock.elapsed());
}

function parseFoundManifest({ config }: Settings, { text, twin }: ManifestText): Manifest {
  if (text === null) {
    const begin = "Write one (dodo-files init begins it)";
    const first =
      twin === undefined ? begin : twin.startsWith("../") ? "Go to its folder" : "Rename it";
    throw new Problem({
      code: "manifest-missing",
      message: `There is no ${config}${twin === undefined ? "" : `, but a ${twin}`}.`,
      remedy: `${first}, or name its path with config.`,
    });
  }
  const parsed = parseManifest(text, config);
  if (!parsed.manifest) throw new AggregateError(parsed.problems);
  return parsed.manifest;
}
