import type { Listing } from "../core/listing.ts";
import type { Manifest } from "../core/manifest.ts";
import { orphanNotice, orphansOf } from "../core/orphans.ts";
import { parseManifest } from "../core/parse-manifest.ts";
import { changesOf, isPending, isUpload, type Plan } from "../core/plan.ts";
import { manyFilesNotices, untagged } from "../core/plan-problems.ts";
import { Problem } from "../core/problem.ts";
import type { Outcome, Report } from "../core/report.ts";
import type { Settings } from "../core/settings.ts";
import type { Snapshot } from "../core/state.ts";
import { type ResolvedTargets, resolveTargets } from "../core/targets.ts";
import { applyRun } from "./apply-run.ts";
import { type Draft, draftReport } from "./draft.ts";
import type { ManifestText } from "./ports.ts";
import { loadState, planRun, readTargets, recordedListings } from "./preflight.ts";
import type { RunPorts } from "./run-ports.ts";
import { scan } from "./scan.ts";

/** Carries out one command. Every expected failure ends in the Report; anything thrown is a bug. */
export async function run(settings: Settings, manifest: ManifestText, ports: RunPorts): Promise<Report> {
  const draft = draftReport(settings, ports.clock.now());
  try {
    const parsed = parse(settings, manifest);
    if (settings.command === "validate") await validate(parsed, { settings, ports, draft });
    else await planAndApply(parsed, { settings, manifest, ports, draft });
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

interface Run {
  readonly settings: Settings;
  readonly ports: RunPorts;
  readonly draft: Draft;
}

/** Without an environment, what is wrong in one of the two may be right in the other: only what is wrong in both counts. */
async function validate(manifest: Manifest, { settings, ports, draft }: Run): Promise<void> {
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
  draft.take(scanned);
  draft.notices.push(`${manifest.rules.length} rules match ${scanned.placements.length} files. Nothing was sent.`);
}

interface FullRun extends Run {
  readonly manifest: ManifestText;
}

async function planAndApply(manifest: Manifest, full: FullRun): Promise<void> {
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

interface Desired extends FullRun {
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
  draft.outcomes(changesOf(plan).map(asUntried));
  const ofRun = [...planned.problems.filter(({ target }) => target === undefined), ...untagged(plan)];
  draft.problems.push(...untagged(plan));
  if (ofRun.length > 0) return;
  if (!(await ports.agreed(plan, draft.warnings))) {
    draft.notices.push("Not carried out: the question was answered with no.");
    return;
  }
  const failed = new Set(draft.problems.flatMap(({ target }) => target ?? []));
  const pending = plan.targets
    .filter(({ target }) => !failed.has(target))
    .flatMap(({ changes }) => changes.filter(isPending));
  if (pending.length === 0) return draft.outcomes(changesOf(plan).map(asUntried));
  const uploads = pending.filter(isUpload);
  const bytes = uploads.reduce((sum, { size }) => sum + (size ?? 0), 0);
  ports.observe({ kind: "planned", files: uploads.length, bytes });
  await ports.store.prove();
  await applyRun({ settings, ports, draft, plan, snapshot, placements: desired.scanned.placements, stopped: failed });
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

function asPlanned(change: Plan["targets"][number]["changes"][number]): Outcome {
  return { change, status: "planned", file_id: change.file_id };
}

function asUntried(change: Plan["targets"][number]["changes"][number]): Outcome {
  return isPending(change)
    ? { change, status: "waiting", file_id: null }
    : { change, status: "done", file_id: change.file_id };
}

/** Bytes that a plan sends. */
export function bytesOf(plan: Plan): number {
  return changesOf(plan)
    .filter(isUpload)
    .reduce((sum, { size }) => sum + (size ?? 0), 0);
}
