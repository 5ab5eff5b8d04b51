import { type Listing, liveIds } from "../../core/dodo/listing.ts";
import type { Snapshot, State } from "../../core/state/state.ts";
import { untilStopped } from "../run/until-stopped.ts";
import type { Recorded } from "./prepare.ts";
import { readTargets, recordedListings, stoppedOf } from "./read-targets.ts";

/** Milliseconds after which a second reading confirms that something is gone (A3). */
export const confirmAfter = 1_000;

/** Readings of a target that differ from one to the next. */
const mostReadings = 4;

export interface ReadOptions {
  /** Target → its listing, if the reading has begun already. */
  readonly begun?: ReadonlyMap<string, Promise<Listing>> | undefined;
  /** True for a reading after the first, which is not told. */
  readonly quiet?: boolean;
  /** Looks closer at what was read; the targets in which something is in doubt. */
  readonly look?: (
    listings: ReadonlyMap<string, Listing>,
    snapshot: Snapshot,
  ) => Promise<ReadonlySet<string>>;
  /** Loads the state once more before a second reading: what is in doubt may be another run's work. */
  readonly reload?: (() => Promise<Snapshot>) | undefined;
}

export interface LiveReading {
  readonly listings: ReadonlyMap<string, Listing>;
  /** The state that fits the listings: a newer one than the run's if it was loaded once more. */
  readonly snapshot: Snapshot;
}

/**
 * Reads every target of the run that nothing has stopped. What is recorded and not listed, and what
 * `look` doubts, is read a second time, a second later: all doubts share that wait. Without a key
 * what the state records takes the place of the listings.
 */
export async function readLive(run: Recorded, options: ReadOptions = {}): Promise<LiveReading> {
  const { ports, draft, resolved } = run;
  const { begun, quiet = false, look = async () => new Set() } = options;
  const { storefront, clock, signal } = ports;
  const stopped = stoppedOf(draft);
  const targets = [...resolved.chosen].filter((target) => !stopped.has(target));
  let { snapshot } = run;
  if (!quiet) tellStart(run, targets.length);
  if (!storefront) return { listings: recordedListings(targets, snapshot), snapshot };
  const all = new Map<string, Listing>();
  const read = async (some: readonly string[], first: ReadOptions["begun"]) => {
    const reading = readTargets(some, (target) => first?.get(target) ?? storefront.read(target));
    const { listings, problems } = await untilStopped(reading, signal);
    draft.problems.push(...problems);
    for (const target of some) all.delete(target);
    for (const [target, listing] of listings) {
      all.set(target, listing);
      draft.seen(listing);
    }
    return { listings, doubted: await untilStopped(look(listings, snapshot), signal) };
  };
  const { doubted } = await read(targets, begun);
  let doubtful = new Set([...doubted, ...absencesIn(snapshot.state, all).keys()]);
  for (let reading = 1; doubtful.size > 0 && reading < mostReadings; reading += 1) {
    const before = absencesIn(snapshot.state, all);
    await clock.sleep(confirmAfter, signal);
    const newer = reading === 1 ? await newerState(run, options.reload) : undefined;
    snapshot = newer ?? snapshot;
    // No listing may be older than the state.
    const { listings } = await read(newer ? [...all.keys()] : [...doubtful], undefined);
    const isNew = ([target, ids]: readonly [string, readonly string[]]) =>
      ids.some((id) => !before.get(target)?.includes(id));
    const fresh = [...absencesIn(snapshot.state, listings)].filter(isNew);
    doubtful = new Set(fresh.map(([target]) => target));
  }
  return { listings: inOrder(targets, all), snapshot };
}

/** The state, if another run saved it since this one loaded it. */
async function newerState(
  { ports, draft, snapshot }: Recorded,
  reload: ReadOptions["reload"],
): Promise<Snapshot | undefined> {
  const found = await (reload && untilStopped(reload(), ports.signal));
  if (!found || found.revision === snapshot.revision) return undefined;
  draft.loaded(found.state, ports.store.where);
  return found;
}

/** Target → ids that the state records as active and that its listing lacks. */
function absencesIn(
  { files }: State,
  listings: ReadonlyMap<string, Listing>,
): ReadonlyMap<string, readonly string[]> {
  const byTarget = Map.groupBy(files, ({ target }) => target);
  return new Map(
    [...listings].flatMap(([target, listing]) => {
      const live = liveIds(listing);
      const absent = (byTarget.get(target) ?? []).filter(({ file_id }) => !live.has(file_id));
      return absent.length > 0 ? [[target, absent.map(({ file_id }) => file_id)] as const] : [];
    }),
  );
}

/** Answers arrive in any order. */
function inOrder<T>(
  targets: readonly string[],
  all: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  return new Map(
    targets.flatMap((target) => {
      const one = all.get(target);
      return one === undefined ? [] : [[target, one] as const];
    }),
  );
}

function tellStart({ ports, settings, snapshot }: Recorded, targets: number): void {
  const { environment } = settings;
  const { storefront, store } = ports;
  const { serial } = snapshot.state;
  const offline = storefront === undefined;
  ports.observe({ kind: "started", where: store.where, serial, environment, targets, offline });
}
