import type { Manifest } from "../../core/manifest/manifest.ts";
import type {
  LocalSettings,
  ManifestSettings,
  Settings,
  StateSettings,
} from "../../core/run/settings.ts";
import type { Run } from "../run/context.ts";
import { check } from "./check.ts";
import { destroy } from "./destroy.ts";
import { importFiles } from "./import.ts";
import { init } from "./init.ts";
import { planAndApply } from "./plan-and-apply.ts";
import { rollback } from "./rollback.ts";
import { listReceipts, pushState, readState, removeReceipts, showReceipts } from "./state.ts";
import { validate } from "./validate.ts";

/** Makes the run of a command, once its ports are needed. */
export type Begin = <S extends Settings>(settings: S) => Promise<Run<S>>;

/** Carries out a command that begins with a sound manifest. */
export async function carryOutManifest(
  settings: ManifestSettings,
  manifest: Manifest,
  begin: Begin,
): Promise<void> {
  switch (settings.command) {
    case "apply":
    case "plan":
      return planAndApply(manifest, await begin(settings));
    case "check":
      return check(manifest, await begin(settings));
    case "import":
      return importFiles(manifest, await begin(settings));
    case "rollback":
      return rollback(manifest, await begin(settings));
    case "validate":
      return validate(manifest, await begin(settings));
  }
}

/** Carries out what makes a manifest, and what looks after the state: it works without a manifest and with a broken one. */
export async function carryOutLocal(settings: LocalSettings, begin: Begin): Promise<void> {
  if (settings.command === "init") return init(await begin(settings));
  if (settings.command === "destroy") return destroy(await begin(settings));
  await stateCommands[settings.command](await begin(settings));
}

const stateCommands: Readonly<
  Record<StateSettings["command"], (run: Run<StateSettings>) => Promise<unknown>>
> = {
  history: readState,
  "state list": listReceipts,
  "state show": showReceipts,
  "state pull": readState,
  "state push": pushState,
  "state rm": removeReceipts,
};
