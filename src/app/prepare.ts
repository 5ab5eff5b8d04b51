import type { Listing } from "../core/listing.ts";
import type { Environment, Manifest } from "../core/manifest.ts";
import type { PlanRules } from "../core/plan-target.ts";
import { Problem } from "../core/problem.ts";
import type { Snapshot } from "../core/state.ts";
import { type ResolvedTargets, resolveTargets } from "../core/targets.ts";
import { loadState, type Readings, readTargets, recordedListings } from "./preflight.ts";
import type { Run } from "./run-ports.ts";
import { type Scanned, scan } from "./scan.ts";
import { untilStopped } from "./until-stopped.ts";

/** A run that knows its targets and what the state records of them. */
export interface Recorded extends Run {
  readonly environment: Environment;
  readonly resolved: ResolvedTargets;
  readonly snapshot: Snapshot;
}

/** A run that knows what the manifest wants, too. */
export interface Desired extends Recorded {
  readonly parsed: Manifest;
  readonly scanned: Scanned;
  /** Of the targets, where it has begun already. */
  readonly reading: Promise<Readings> | undefined;
}

/** What the manifest's names mean in the environment of this run. */
export function resolve(parsed: Manifest, { settings, draft }: Run) {
  const { environment, config: file, only } = settings;
  if (!environment) throw new Error("settings without an environment");
  const resolved = resolveTargets({ manifest: parsed, file, environment, only });
  draft.resolved(resolved);
  draft.problems.push(...resolved.problems);
  return { environment, resolved };
}

/** Scans the workspace, loads the state and begins to read the targets; undefined where a problem that is of no one target stops the run. */
export async function prepare(parsed: Manifest, run: Run): Promise<Desired | undefined> {
  const known = { ...run, ...resolve(parsed, run) };
  const { ports, draft, environment } = known;
  const loading = loadState(ports.store, { environment, manifest: run.manifest.path, newLineage: ports.newLineage });
  const early = readEarly(known, loading);
  let reading: Desired["reading"];
  try {
    const desired = await scanAndLoad(parsed, known, loading);
    // A target that is stopped is not read, whatever Dodo would say of it.
    if (draft.problems.length === 0) reading = early.reading;
    return desired && { ...desired, reading };
  } finally {
    if (!reading) early.abandon();
  }
}

type Resolved = Run & Pick<Recorded, "environment" | "resolved">;

/** Begun while files are hashed, so that neither waits for the other; after the state is there, since no listing may be older than it. */
function readEarly({ ports: { storefront }, draft, resolved }: Resolved, loading: Promise<Snapshot>) {
  const unwanted = new AbortController();
  const abandon = () => unwanted.abort();
  if (!storefront || isStopped(draft)) return { reading: undefined, abandon };
  const reading = loading.then(() => readTargets([...resolved.chosen], storefront, unwanted.signal));
  // What went wrong is thrown to whoever waits for the listings, and not before.
  reading.catch(() => {});
  return { reading, abandon };
}

async function scanAndLoad(parsed: Manifest, run: Resolved, loading: Promise<Snapshot>) {
  const { settings, ports, draft, environment, resolved } = run;
  const { config: file, facts, lenient } = settings;
  const scanning = scan({ manifest: parsed, file, environment, resolved, facts, lenient }, ports.workspace);
  const [scanned, loaded] = await untilStopped(Promise.allSettled([scanning, loading]), ports.signal);
  if (scanned.status === "rejected") throw scanned.reason;
  draft.take(scanned.value);
  if (loaded.status === "fulfilled") draft.loaded(loaded.value.state, ports.store.where);
  else if (loaded.reason instanceof Problem) draft.problems.push(loaded.reason);
  else throw loaded.reason;
  if (isStopped(draft) || loaded.status === "rejected") {
    const serial = loaded.status === "fulfilled" ? loaded.value.state.serial : undefined;
    ports.observe({ kind: "started", where: ports.store.where, serial, environment, targets: 0, offline: false });
    return undefined;
  }
  return { ...run, snapshot: loaded.value, parsed, scanned: scanned.value };
}

function isStopped({ problems }: Run["draft"]): boolean {
  return problems.some(({ target }) => target === undefined);
}

/** Reads every target of the run that nothing has stopped, unless that has begun; without a key what the state records stands for it. */
export async function readLive(run: Recorded, begun?: Desired["reading"]): Promise<ReadonlyMap<string, Listing>> {
  const { ports, draft, environment, resolved, snapshot } = run;
  const { storefront, store } = ports;
  const stopped = new Set(draft.problems.map(({ target }) => target));
  const targets = [...resolved.chosen].filter((target) => !stopped.has(target));
  const offline = storefront === undefined;
  const { serial } = snapshot.state;
  ports.observe({ kind: "started", where: store.where, serial, environment, targets: targets.length, offline });
  if (!storefront) return recordedListings(targets, snapshot);
  const { listings, problems } = await untilStopped(begun ?? readTargets(targets, storefront), ports.signal);
  draft.problems.push(...problems);
  for (const listing of listings.values()) draft.seen(listing);
  return listings;
}

/** What a plan is made from. */
export function planInput(desired: Desired, listings: ReadonlyMap<string, Listing>, allows?: PlanRules["allows"]) {
  const { settings, manifest, environment, snapshot, resolved, scanned, parsed, ports } = desired;
  const { allowDowngrade, allowEmptyTarget, maxRemovals, facts } = settings;
  const { tag, commit, run } = facts;
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
    rules: { prune: parsed.prune, allowDowngrade, allowEmptyTarget, maxRemovals, run, allows },
    tag,
    commit,
  };
}
