import type { Manifest } from "../core/manifest.ts";
import { parseManifest } from "../core/parse-manifest.ts";
import { Problem } from "../core/problem.ts";
import type { Command, Report } from "../core/report.ts";
import type { Settings } from "../core/settings.ts";
import { check } from "./check.ts";
import { destroy } from "./destroy.ts";
import { draftReport } from "./draft.ts";
import { importFiles } from "./import.ts";
import { init } from "./init.ts";
import { planAndApply } from "./plan-run.ts";
import type { ManifestText } from "./ports.ts";
import { rollback } from "./rollback.ts";
import type { Run, RunPorts } from "./run-ports.ts";
import { listReceipts, pushState, readState, removeReceipts, showReceipts } from "./state-commands.ts";
import { validate } from "./validate.ts";

/** What carries out each command. */
const commands: Partial<Record<Command, (manifest: Manifest, run: Run) => Promise<void>>> = {
  apply: planAndApply,
  plan: planAndApply,
  check,
  import: importFiles,
  rollback,
  validate,
};

/** What makes a manifest, and what looks after the state, works without one and with a broken one. */
const aloneCommands: Partial<Record<Command, (run: Run) => Promise<unknown>>> = {
  init,
  destroy,
  history: readState,
  "state list": listReceipts,
  "state show": showReceipts,
  "state pull": readState,
  "state push": pushState,
  "state rm": removeReceipts,
};

/** Carries out one command. Every expected failure ends in the Report; anything thrown is a bug. */
export async function run(settings: Settings, manifest: ManifestText, ports: RunPorts): Promise<Report> {
  const draft = draftReport(settings, ports.clock.now());
  for (const sentence of settings.notices) ports.observe({ kind: "warning", sentence });
  try {
    const all = { settings, manifest, ports, draft };
    const [carryOut, carryOutAlone] = [commands[settings.command], aloneCommands[settings.command]];
    if (carryOut) await carryOut(parse(settings, manifest), all);
    else if (carryOutAlone) await carryOutAlone(all);
    else throw new Error(`${settings.command} is not in this version`);
  } catch (error) {
    // What stopped the run stands before what went wrong while it stopped.
    if (error instanceof Problem) draft.problems.unshift(error);
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
      remedy: "Write one (dodo-files init begins it), or name its path with config.",
    });
  }
  const parsed = parseManifest(text, config);
  if (!parsed.manifest) throw new AggregateError(parsed.problems);
  return parsed.manifest;
}
