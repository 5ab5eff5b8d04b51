import type { Listing } from "../../core/dodo/listing.ts";
import type { Manifest } from "../../core/manifest/manifest.ts";
import { type ResolvedTargets, resolveTargets } from "../../core/manifest/targets.ts";
import type { PlanRules } from "../../core/plan/plan-target.ts";
import { Problem } from "../../core/problem.ts";
import type { PlanningSettings, Settings, StoredSettings } from "../../core/run/settings.ts";
import type { Snapshot } from "../../core/state/state.ts";
import type { Run } from "../run/context.ts";
import { runKeyOf } from "../run/run-key.ts";
import { untilStopped } from "../run/until-stopped.ts";
import { type Scanned, scan } from "../scan/scan.ts";
import { loadState } from "./load-state.ts";
import { atOnce, stoppedOf } from "./read-targets.ts";

type StoredRunSettings = Extract<Settings, StoredSettings>;

/** A run that knows its targets and what the state records of them. */
export interface Recorded<S extends StoredRunSettings = StoredRunSettings> extends Run<S> {
  readonly resolved: ResolvedTargets;
  readonly snapshot: Snapshot;
}

/** A run that knows what the manifest wants, too. */
interface ScannedRun<S extends PlanningSettings> extends Recorded<S> {
  readonly parsed: Manifest;
  readonly scanned: Scanned;
}

/** A run that has begun to read its targets. */
export interface PreparedRun<S extends PlanningSettings = PlanningSettings> extends ScannedRun<S> {
  /** Target → its listing, where the reading has begun already. */
  readonly begun: ReadonlyMap<string, Promise<Listing>>;
}

/** What the manifest's names mean in the environment of this run. */
export function resolveForRun(
  parsed: Manifest,
  { settings, draft }: Run<StoredRunSettings>,
): ResolvedTargets {
  const { environment, config: file, only } = settings;
  const resolved = resolveTargets({ manifest: parsed, file, environment, only });
  draft.resolved(resolved);
  draft.problems.push(...resolved.problems);
  return resolved;
}

/** Scans the workspace, loads the state and begins to read the targets; undefined where a problem that is of no one target stops the run. */
export async function prepare<S extends PlanningSettings>(
  parsed: Manifest,
  run: Run<S>,
): Promise<PreparedRun<S> | undefined> {
  const known = { ...run, resolved: resolveForRun(parsed, run) };
  const { settings, ports, draft } = known;
  const loading = loadState(ports.store, {
    environment: settings.environment,
    manifest: run.manifest.path,
    newLineage: ports.newLineage,
  });
  const early = readEarly(known, loading);
  let desired: ScannedRun<S> | undefined;
  try {
    desired = await scanAndLoad(parsed, known, loading);
  } finally {
    for (const [target, { unwanted }] of early)
      if (!desired || stoppedOf(draft).has(target)) unwanted.abort();
  }
  return (
    desired && {
      ...desired,
      begun: new Map([...early].map(([target, { listing }]) => [target, listing])),
    }
  );
}

interface ResolvedRun<S extends Settings> extends Run<S> {
  readonly resolved: ResolvedTargets;
}

/** The first targets, while files are hashed, so that neither waits for the other; after the state is there, since no listing may be older than it. */
function readEarly(
  { ports: { storefront }, draft, resolved }: ResolvedRun<Settings>,
  loading: Promise<Snapshot>,
) {
  if (!storefront || isStopped(draft)) return new Map<string, never>();
  return new Map(
    [...resolved.chosen].slice(0, atOnce).map((target) => {
      const unwanted = new AbortController();
      const listing = loading.then(() => storefront.read(target, unwanted.signal));
      // What went wrong is thrown to whoever waits for the listing, and not before.
      listing.catch(() => {});
      return [target, { listing, unwanted }] as const;
    }),
  );
}

async function scanAndLoad<S extends PlanningSettings>(
  parsed: Manifest,
  run: ResolvedRun<S>,
  loading: Promise<Snapshot>,
) {
  const { settings, ports, draft, resolved } = run;
  const { environment, config: file, facts, lenient } = settings;
  const scanning = scan(
    { manifest: parsed, file, environment, resolved, facts, lenient },
    ports.workspace,
  );
  const [scanned, loaded] = await untilStopped(
    Promise.allSettled([scanning, loading]),
    ports.signal,
  );
  if (scanned.status === "rejected") throw scanned.reason;
  draft.addFindings(scanned.value);
  if (loaded.status === "fulfilled") draft.loaded(loaded.value.state, ports.store.where);
  else if (loaded.reason instanceof Problem) draft.problems.push(loaded.reason);
  else throw loaded.reason;
  if (isStopped(draft) || loaded.status === "rejected") {
    const serial = loaded.status === "fulfilled" ? loaded.value.state.serial : undefined;
    ports.observe({
      kind: "started",
      where: ports.store.where,
      serial,
      environment,
      targets: 0,
      offline: false,
    });
    return undefined;
  }
  return { ...run, snapshot: loaded.value, parsed, scanned: scanned.value };
}

function isStopped({ problems }: Run["draft"]): boolean {
  return problems.some(({ target }) => target === undefined);
}

/** What a plan is made from. */
export function planInput(
  desired: PreparedRun,
  listings: ReadonlyMap<string, Listing>,
  allows?: PlanRules["allows"],
) {
  const { settings, manifest, snapshot, resolved, scanned, parsed, ports } = desired;
  const { environment, allowDowngrade, allowRolledBack, allowEmptyTarget } = settings;
  const { maxRemovals, facts } = settings;
  const { tag, commit } = facts;
  const { run } = runKeyOf(desired, snapshot);
  return {
    environment,
    manifest: manifest.path,
    manifestDigest: manifest.digest,
    state: snapshot.state,
    targets: new Map([...resolved.spellings].filter(([target]) => resolved.chosen.has(target))),
    placements: scanned.placements,
    parts: scanned.parts,
    listings,
    offline: ports.storefront === undefined,
    rules: {
      prune: parsed.prune,
      allowDowngrade,
      allowRolledBack,
      allowEmptyTarget,
      maxRemovals,
      run,
      allows,
    },
    tag,
    commit,
  };
}
