import type { Manifest } from "../../core/manifest/manifest.ts";
import { resolveTargets } from "../../core/manifest/targets.ts";
import type { ValidateSettings } from "../../core/run/settings.ts";
import { plural } from "../../core/text/numbers.ts";
import type { Run } from "../run/context.ts";
import { scan } from "../scan/scan.ts";

/** Without an environment, what is wrong in one of the two may be right in the other: only what is wrong in both counts. */
export async function validate(
  manifest: Manifest,
  { settings, ports, draft }: Run<ValidateSettings>,
): Promise<void> {
  const { config: file, only, facts, environment } = settings;
  const tried = environment ? [environment] : (["test_mode", "live_mode"] as const);
  const found = tried.map((each) => resolveTargets({ manifest, file, environment: each, only }));
  const [first, ...others] = found;
  if (!first) return;
  const everywhere = first.problems.filter(({ message }) =>
    others.every(({ problems }) => problems.some((other) => other.message === message)),
  );
  draft.problems.push(...(environment ? first.problems : everywhere));
  const resolved = found.find(({ problems }) => problems.length === 0) ?? first;
  draft.resolved(resolved);
  const scanned = await scan(
    {
      manifest,
      file,
      environment: tried[found.indexOf(resolved)] ?? "test_mode",
      resolved,
      facts,
      lenient: settings.lenient,
    },
    ports.workspace,
  );
  draft.addFindings(scanned);
  draft.notices.push(
    `${plural(manifest.rules.length, "rule")}: ${plural(scanned.placements.length, "file")} in ${plural(resolved.chosen.size, "target")}. Nothing was sent.`,
  );
}
