import type { Listing } from "../core/listing.ts";
import type { Manifest } from "../core/manifest.ts";
import { orphanNotice, orphansOf } from "../core/orphans.ts";
import { type Change, changesOf, isPending, isUpload, type Plan } from "../core/plan.ts";
import { manyFilesNotices, untagged } from "../core/plan-problems.ts";
import { Problem } from "../core/problem.ts";
import { type Outcome, untried } from "../core/report.ts";
import type { Snapshot } from "../core/state.ts";
import { type ResolvedTargets, resolveTargets } from "../core/targets.ts";
import { applyRun } from "./apply-run.ts";
import { loadState, planRun, readTargets, recordedListings } from "./preflight.ts";
import type { Run } from "./run-ports.ts";
import { scan } from "./scan.ts";

/** `plan` and `apply`: the same plan, shown or carried out. */
export async function planAndApply(manifest: Manifest, full: Run): Promise<void> {
  const { settings, ports, draft } = full;
  const { environment, config: file, facts, lenient, only } = settings;
  if (!environment) throw new Error("settings without an environment");
  const resolved = resolveTargets({ manifest, file, environment, only });
  draft.resolved(resolved);
  draft.problems.push(...resolved.problems);
  const loading = loadState(ports.store, { environment, manifest: full.manifest.path, newLineage: ports.newLineage });
  const [scanned, loaded] = await Promise.allSettled([
    scan({ manifest, file, environment, resolved, facts, lenient }, ports.workspace),
    loading,
  ]);
  if (scanned.status === "rejected") throw scanned.reason;
  draft.take(scanned.value);
  if (loaded.status === "fulfilled") draft.loaded(loaded.value.state, ports.store.where);
  else if (loaded.reason instanceof Problem) draft.problems.push(loaded.reason);
  else throw loaded.reason;
  if (draft.problems.some((problem) => problem.target === undefined) || loaded.status === "rejected") return;
  await planTargets({ ...full, scanned: scanned.value, snapshot: loaded.value, resolved, parsed: manifest });
}

interface Desired extends Run {
  readonly parsed: Manifest;
  readonly scanned: Awaited<ReturnType<typeof scan>>;
  readonly snapshot: Snapshot;
  readonly resolved: ResolvedTargets;
}

async function planTargets(desired: Desired): Promise<void> {
  const { settings, ports, draft, snapshot, resolved } = desired;
  const { storefront } = ports;
  const stopped = new Set(draft.problems.map(({ target }) => target));
  const targets = [...resolved.chosen].filter((target) => !stopped.has(target));
  const offline = storefront === undefined;
  const { serial } = snapshot.state;
  const { environment = "test_mode" } = settings;
  ports.observe({ kind: "started", where: ports.store.where, serial, environment, targets: targets.length, offline });
  if (offline) draft.notices.push("There is no API key, so the plan compares with the state alone (offline).");
  const read = storefront
    ? await readTargets(targets, storefront)
    : { listings: recordedListings(targets, snapshot), problems: [] };
  draft.problems.push(...read.problems);
  if (!offline) for (const listing of read.listings.values()) draft.seen(listing);
  const planned = await planRun(planInput(desired, read.listings), storefront);
  draft.planned(planned);
  const { plan } = planned;
  draft.notices.push(...orphansOf(snapshot.state, resolved.spellings).map(orphanNotice), ...manyFilesNotices(plan));
  if (settings.command === "plan") return draft.outcomes(changesOf(plan).map(asPlanned));
  draft.outcomes(changesOf(plan).map(untried));
  const toStop = [...planned.problems.filter(({ target }) => target === undefined), ...untagged(plan)];
  draft.problems.push(...untagged(plan));
  if (toStop.length === 0) await carryOut(plan, desired);
}

/** Asks, proves that the state can be written, and applies what no problem stands in the way of. */
async function carryOut(plan: Plan, desired: Desired): Promise<void> {
  const { ports, draft, scanned } = desired;
  const stopped = new Set(draft.problems.flatMap(({ target }) => target ?? []));
  const changes = plan.targets.filter(({ target }) => !stopped.has(target)).flatMap((target) => target.changes);
  if (!changes.some(isPending)) return;
  if (!(await ports.agreed(plan, draft.warnings))) {
    draft.notices.push("Not carried out: the question was answered with no.");
    return;
  }
  await ports.store.prove();
  const uploads = changes.filter(isUpload);
  const bytes = uploads.reduce((sum, { size }) => sum + (size ?? 0), 0);
  ports.observe({ kind: "planned", files: uploads.length, bytes });
  await applyRun({ ...desired, plan, placements: scanned.placements, stopped });
}

function planInput(desired: Desired, listings: ReadonlyMap<string, Listing>) {
  const { settings, manifest, snapshot, resolved, scanned, parsed, ports } = desired;
  const { environment, allowDowngrade, allowEmptyTarget, maxRemovals, facts } = settings;
  if (!environment) throw new Error("settings without an environment");
  const { tag, commit, run: runId } = facts;
  const targets = new Map([...resolved.spellings].filter(([target]) => resolved.chosen.has(target)));
  return {
    environment,
    manifest: manifest.path,
    manifestDigest: manifest.digest,
    state: snapshot.state,
    targets,
    placements: scanned.placements,
    parts: scanned.parts,
    listings,
    offline: ports.storefront === undefined,
    rules: { prune: parsed.prune, allowDowngrade, allowEmptyTarget, maxRemovals, run: runId },
    tag,
    commit,
  };
}

function asPlanned(change: Change): Outcome {
  return { change, status: "planned", file_id: change.file_id };
}
