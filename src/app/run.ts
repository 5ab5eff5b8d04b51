import type { Manifest } from "../core/manifest.ts";
import { parseManifest } from "../core/parse-manifest.ts";
import { Problem } from "../core/problem.ts";
import type { Command, Report } from "../core/report.ts";
import type { Settings } from "../core/settings.ts";
import { draftReport } from "./draft.ts";
import { planAndApply } from "./plan-run.ts";
import type { ManifestText } from "./ports.ts";
import type { Run, RunPorts } from "./run-ports.ts";
import { validate } from "./validate.ts";

/** What carries out each command. */
const commands: Partial<Record<Command, (manifest: Manifest, run: Run) => Promise<void>>> = {
  apply: planAndApply,
  plan: planAndApply,
  validate,
};

/** Carries out one command. Every expected failure ends in the Report; anything thrown is a bug. */
export async function run(settings: Settings, manifest: ManifestText, ports: RunPorts): Promise<Report> {
  const draft = draftReport(settings, ports.clock.now());
  try {
    const carryOut = commands[settings.command];
    if (!carryOut) throw new Error(`${settings.command} is not in this version`);
    await carryOut(parse(settings, manifest), { settings, manifest, ports, draft });
  } catch (error) {
    if (error instanceof Problem) draft.problems.push(error);
    else if (error instanceof AggregateError && error.errors.every((one) => one instanceof Problem)) {
      draft.problems.push(...error.errors);
    } else throw error;
  }
  return draft.finish(ports.clock.now());
}

function parse({ config }: Settings, { text }: ManifestText): Manifest {
  if (text === null) {
    throw new Problem({
      code: "manifest-missing",
      message: `There is no ${config}.`,
      remedy: "Write one (see the README), or name its path with config.",
    });
  }
  const parsed = parseManifest(text, config);
  if (!parsed.manifest) throw new AggregateError(parsed.problems);
  return parsed.manifest;
}
