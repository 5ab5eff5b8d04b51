import type { Manifest } from "../../core/manifest/manifest.ts";
import type { Command, LocalCommand } from "../../core/run/report.ts";
import type { Run } from "../run/context.ts";
import { check } from "./check.ts";
import { destroy } from "./destroy.ts";
import { importFiles } from "./import.ts";
import { init } from "./init.ts";
import { planAndApply } from "./plan-and-apply.ts";
import { rollback } from "./rollback.ts";
import { listReceipts, pushState, readState, removeReceipts, showReceipts } from "./state.ts";
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
