import type { RunKey } from "../../core/state/order.ts";
import type { Snapshot } from "../../core/state/state.ts";
import { versionOfTag } from "../../core/text/versions.ts";
import type { Run } from "./context.ts";

/** The run as state entries name it; the tag is the run's own, also in a rollback. */
export function runKeyOf(
  { settings, ports }: Run,
  { state }: Snapshot,
  kind?: RunKey["kind"],
): RunKey {
  const { tag, run = `local-${ports.invocation}` } = settings.facts;
  const version = tag === undefined ? undefined : versionOfTag(tag);
  return { run, invocation: ports.invocation, version, since: state.serial, kind };
}
