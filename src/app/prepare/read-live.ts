import { type Listing, liveIds } from "../../core/dodo/listing.ts";
import type { State } from "../../core/state/state.ts";
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
  readonly look?: (listings: ReadonlyMap<string, Listing>) => Promise<ReadonlySet<string>>;
}

/**
 * Reads every target of the run that nothing has stopped. What is recorded and not listed, and what
 * `look` doubts, is read a second time, a second later: all doubts share that wait. Without a key
 * what the state records takes the place of the listings.
 */
export async function readLive(
  run: Recorded,
  { begun, quiet = false, look = async () => new Set() }: ReadOptions = {},
): Promise<ReadonlyMap<string, Listing>> {
  const { ports, draft, resolved, snapshot } = run;
  const { storefront, clock, signal } = ports;
  const stopped = stoppedOf(draft);
  const targets = [...resolved.chosen].filter((target) => !stopped.has(target));
  if (!quiet) tellStart(run, targets.length);
  if (!storefront) return recordedListings(targets, snapshot);
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
    return { listings, doubted: await untilStopped(look(listings), signal) };
  };
  const { doubted } = await read(targets, begun);
  let doubtful = new Set([...doubted, ...absencesIn(snapshot.state, all).keys()]);
  for (let reading = 1; doubtful.size > 0 && reading < mostReadings; reading += 1) {
    const before = absencesIn(snapshot.state, all);
    await clock.sleep(confirmAfter, signal);
    const { listings } = await read([...doubtful], undefined);
    const isNew = ([target, ids]: readonly [string, readonly string[]]) =>
      ids.some((id) => !before.get(target)?.includes(id));
    const fresh = [...absencesIn(snapshot.state, listings)].filter(isNew);
    doubtful = new Set(fresh.map(([target]) => target));
  }
  return inOrder(targets, all);
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
