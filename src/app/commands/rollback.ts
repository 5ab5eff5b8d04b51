import type { Manifest } from "../../core/manifest/manifest.ts";
import type { LocalFile } from "../../core/placement/placement.ts";
import {
  type Change,
  changesOf,
  isPending,
  type Plan,
  type TargetPlan,
} from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import { untried } from "../../core/run/report.ts";
import type { RollbackSettings } from "../../core/run/settings.ts";
import { chooseRelease } from "../../core/state/releases.ts";
import type { Release } from "../../core/state/state.ts";
import { type NotLive, nameOf, notLiveOf, planRollback } from "../../core/upkeep/plan-rollback.ts";
import { unavailable } from "../../core/upkeep/rollback-problems.ts";
import { carryOut } from "../apply/carry-out.ts";
import type { Storefront } from "../ports.ts";
import { type Recorded, readLive, resolveForRun } from "../prepare/prepare.ts";
import { loadState, maxNamesakeProofBytes } from "../prepare/read-targets.ts";
import type { Run } from "../run/context.ts";
import { findContent } from "../scan/find-content.ts";

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
  const { destinations } = chooseRelease(snapshot.state, {
    to: settings.to,
    targets: resolved.chosen,
  });
  const chosen = new Set(destinations.keys());
  const known = { ...run, resolved: { ...resolved, chosen }, snapshot };
  const alone = leftAlone(destinations, { ...known, resolved });
  await goBack(destinations, manifest, { ...known, alone });
}

type Destinations = ReadonlyMap<string, Release>;

interface Return extends Recorded<RollbackSettings> {
  /** Sentences on targets that are left alone. */
  readonly alone: readonly string[];
}

async function goBack(destinations: Destinations, manifest: Manifest, run: Return): Promise<void> {
  const { settings, ports, draft, resolved } = run;
  const { environment, allowEmptyTarget, maxRemovals } = settings;
  const of = {
    environment,
    manifest: run.manifest.path,
    manifestDigest: run.manifest.digest,
    state: run.snapshot.state,
    destinations,
  };
  const targets = new Map(
    [...resolved.spellings].filter(([target]) => resolved.chosen.has(target)),
  );
  const input = { ...of, targets, listings: await readLive(run) };
  const warn = (problem: Problem) => draft.warnings.push(problem);
  const notLive = notLiveOf(input);
  const twins = ports.storefront
    ? await findTwins(notLive, ports.storefront)
    : new Map<string, string>();
  const toSend = notLive.map(({ receipt }) => receipt).filter(({ file_id }) => !twins.has(file_id));
  const files = await findContent(toSend, manifest, { workspace: ports.workspace, warn });
  const dead = ports.storefront
    ? await findDead(notLive, files, ports.storefront)
    : new Set<string>();
  const planned = planRollback({
    ...input,
    files,
    twins,
    dead,
    rules: { allowEmptyTarget, maxRemovals },
  });
  draft.planned(planned);
  const { plan, problems } = planned;
  draft.notices.push(...whereTo(destinations, plan), ...run.alone);
  draft.outcomes(changesOf(plan).map(untried));
  if (problems.some(({ target }) => target === undefined)) return;
  await carryOut(plan, {
    ...run,
    kind: "rollback",
    back: serialsOf(destinations),
    // What is recorded now goes by the names of the release that is live again.
    settings: { ...settings, facts: { ...settings.facts, ...nameOf([...destinations.values()]) } },
    placements: changesOf(plan).flatMap((change) => placed(change, files)),
    unavailable: (changes) => without(changes, files, plan.targets),
  });
}

function serialsOf(destinations: Destinations) {
  return Object.fromEntries([...destinations].map(([target, { serial }]) => [target, serial]));
}

/** Says where a rollback goes, in a sentence for each release; it claims nothing if nothing changes. */
function whereTo(destinations: Destinations, plan: Plan): readonly string[] {
  const releases = new Set(destinations.values());
  const isChanging = changesOf(plan).some(isPending);
  return [...releases].map((release) => {
    const { tag, serial, at } = release;
    const of = tag ? `release ${tag}` : "a release without a tag";
    return isChanging
      ? `Back to ${of} (#${serial}, ${at}).`
      : `Nothing to take back: the files are those of ${of} (#${serial}, ${at}) already.`;
  });
}

/** Live files that nobody recorded and that a download proves to be what a receipt says, each for one receipt. */
async function findTwins(
  notLive: readonly NotLive[],
  storefront: Storefront,
): Promise<ReadonlyMap<string, string>> {
  const twins = new Map<string, string>();
  const taken = new Set<string>();
  const spent = new Map<string, number>();
  for (const { receipt, namesakes } of notLive) {
    const { target, file_id, size, sha256 } = receipt;
    for (const file of namesakes) {
      const total = (spent.get(target) ?? 0) + size;
      const isPossible =
        sha256 !== null && !taken.has(file.file_id) && (file.size ?? size) === size;
      if (!isPossible || twins.has(file_id) || total > maxNamesakeProofBytes) continue;
      spent.set(target, total);
      if ((await storefront.digest(file, size)) !== sha256) continue;
      taken.add(file.file_id);
      twins.set(file_id, file.file_id);
    }
  }
  return twins;
}

/** Live files that nobody recorded and that have no bytes; only what is at hand can have been sent before. */
async function findDead(
  notLive: readonly NotLive[],
  files: ReadonlyMap<string, LocalFile>,
  storefront: Storefront,
): Promise<ReadonlySet<string>> {
  const dead = new Set<string>();
  for (const { receipt, namesakes } of notLive) {
    const local = files.get(receipt.sha256 ?? "");
    for (const file of local ? namesakes : []) {
      if (local && (await storefront.prove(file, local, 0)) === "dead") dead.add(file.file_id);
    }
  }
  return dead;
}

function placed(change: Change, files: ReadonlyMap<string, LocalFile>) {
  const file = files.get(change.sha256 ?? "");
  return file ? [{ target: change.target, slot: change.slot, file }] : [];
}

/** Of ids that Dodo did not take back: those whose content is not at hand. */
function without(
  changes: readonly Change[],
  files: ReadonlyMap<string, LocalFile>,
  targets: readonly TargetPlan[],
): Problem | undefined {
  const missing = changes.filter(({ sha256 }) => !files.has(sha256 ?? ""));
  const target = targets.find((one) => one.target === missing[0]?.target);
  return target && unavailable(target, missing);
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
