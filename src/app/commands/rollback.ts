import type { Manifest } from "../../core/manifest/manifest.ts";
import { changesOf, isPending, type Plan } from "../../core/plan/plan.ts";
import { untried } from "../../core/run/report.ts";
import type { RollbackSettings } from "../../core/run/settings.ts";
import { chooseRelease, nameOf } from "../../core/state/releases.ts";
import type { Release } from "../../core/state/state.ts";
import { carryOut } from "../apply/carry-out.ts";
import type { Delivery } from "../apply/delivery.ts";
import { loadState } from "../prepare/load-state.ts";
import { type Recorded, resolveForRun } from "../prepare/prepare.ts";
import type { Run } from "../run/context.ts";
import { type Destinations, planBack } from "./plan-back.ts";

/** Makes the managed files of each target those of an earlier release; what cannot be had again stops its target before anything goes. */
export async function rollback(manifest: Manifest, run: Run<RollbackSettings>): Promise<void> {
  const { settings, ports, draft } = run;
  const resolved = resolveForRun(manifest, run);
  const of = {
    environment: settings.environment,
    manifest: run.manifest.path,
    newLineage: ports.newLineage,
  };
  const snapshot = await loadState(ports.store, of);
  draft.loaded(snapshot.state, ports.store.where);
  if (draft.problems.length > 0) return;
  const { to } = settings;
  const { destinations } = chooseRelease(snapshot.state, { to, targets: resolved.chosen });
  const chosen = new Set(destinations.keys());
  const known = { ...run, resolved: { ...resolved, chosen }, snapshot };
  const planned = await planBack(destinations, manifest, known);
  draft.planned(planned);
  const { plan, problems } = planned;
  draft.notices.push(
    ...whereTo(destinations, plan),
    ...leftAlone(destinations, { ...known, resolved }),
  );
  draft.outcomes(changesOf(plan).map(untried));
  if (problems.some(({ target }) => target === undefined)) return;
  const replan: Delivery["replan"] = (targets, state, rules) => {
    const some = new Set([...chosen].filter((target) => targets.has(target)));
    const again = {
      ...known,
      resolved: { ...resolved, chosen: some },
      snapshot: { ...snapshot, state },
    };
    return planBack(destinations, manifest, again, rules);
  };
  await carryOut({
    ...known,
    ...planned,
    kind: "rollback",
    back: serialsOf(destinations),
    // What is recorded now goes by the names of the release that is live again.
    settings: { ...settings, facts: { ...settings.facts, ...nameOf([...destinations.values()]) } },
    replan,
  });
}

function serialsOf(destinations: Destinations) {
  return Object.fromEntries([...destinations].map(([target, { serial }]) => [target, serial]));
}

/** Says where a rollback goes, in a sentence for each release; it claims nothing if nothing changes. */
function whereTo(destinations: Destinations, plan: Plan): readonly string[] {
  const releases = new Set<Release>(destinations.values());
  const isChanging = changesOf(plan).some(isPending);
  return [...releases].map(({ tag, serial, at }) => {
    const of = tag ? `release ${tag}` : "a release without a tag";
    return isChanging
      ? `Back to ${of} (#${serial}, ${at}).`
      : `Nothing to take back: the files are those of ${of} (#${serial}, ${at}) already.`;
  });
}

/** Targets of one side only. */
function leftAlone(
  destinations: Destinations,
  { resolved, settings }: Recorded,
): readonly string[] {
  const known = [...destinations.values()].flatMap(({ live }) => Object.keys(live));
  const gone = [...new Set(known)].filter((target) => !resolved.spellings.has(target));
  const fresh = [...resolved.chosen].filter((target) => !destinations.has(target));
  return [
    ...(settings.only.length > 0
      ? []
      : gone.map((target) => `${target} is left alone: no rule names it any more.`)),
    ...fresh.map(
      (target) =>
        `${resolved.spellings.get(target)?.[0]} is left alone: that release did not know it.`,
    ),
  ];
}
