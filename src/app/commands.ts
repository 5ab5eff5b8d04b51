import type { Manifest } from "../core/manifest.ts";
import type { Command, LocalCommand } from "../core/report.ts";
import { check } from "./check.ts";
import { destroy } from "./destroy.ts";
import { importFiles } from "./import.ts";
import { init } from "./init.ts";
import { planAndApply } from "./plan-run.ts";
import { rollback } from "./rollback.ts";
import type { Run } from "./run-ports.ts";
import { listReceipts, pushState, readState, removeReceipts, showReceipts } from "./state-commands.ts";
import { validate } from "./validate.ts";

/** What carries out a command that begins with a sound manifest. */
export const fromManifest: Readonly<
  Record<Exclude<Command, LocalCommand>, (manifest: Manifest, run: Run) => Promise<void>>
> = {
  apply: planAndApply,
  plan: planAndApply,
  check,
  import: importFiles,
  rollback,
  validate,
};

/** What makes a manifest, and what looks after the state, works without one and with a broken one. */
export const alone: Readonly<Record<LocalCommand, (run: Run) => Promise<unknown>>> = {
  init,
  destroy,
  history: readState,
  "state list": listReceipts,
  "state show": showReceipts,
  "state pull": readState,
  "state push": pushState,
  "state rm": removeReceipts,
};
