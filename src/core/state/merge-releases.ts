import { order } from "../text/order.ts";
import { carryForward, isSameRelease } from "./new-release.ts";
import { compareRuns } from "./order.ts";
import { keptReleases, type Receipt, type Release, type State } from "./state.ts";

/** Two versions of one state by their serials. */
export interface Turn {
  readonly older: State;
  readonly newer: State;
  /** The serials are equal: neither is newer. */
  readonly isSame: boolean;
}

export interface United {
  /** Newest first. */
  readonly releases: readonly Release[];
  /** A receipt with the order that the release of its run has now. */
  readonly move: (receipt: Receipt) => Receipt;
}

/** Each release once, in one order. Of one that both versions know the newer version counts, with the targets of both. */
export function uniteReleases(turn: Turn): United {
  const all: Moved[] = [...groups(turn)].sort(newestFirst);
  const kept = joined(all);
  const moves = new Map<string, number>();
  const numbered: Release[] = [];
  for (const { release, orders } of kept.toReversed()) {
    const place = Math.max(release.order, (numbered.at(-1)?.order ?? 0) + 1);
    numbered.push({ ...release, order: place });
    for (const old of orders) if (release.run) moves.set(`${release.run} ${old}`, place);
  }
  const move = (receipt: Receipt): Receipt => {
    const place = moves.get(`${receipt.run} ${receipt.order}`);
    return place === undefined ? receipt : { ...receipt, order: place };
  };
  return { releases: carryForward(numbered.toReversed().slice(0, keptReleases)), move };
}

/** A release, and every order that it had in a version. */
interface Moved {
  readonly release: Release;
  readonly orders: readonly number[];
}

function groups({ older, newer, isSame }: Turn): Iterable<Moved> {
  const keyOf = ({ run, kind, at }: Release) => JSON.stringify([run, kind, at]);
  const united = new Map<string, Moved>();
  for (const release of [...older.releases, ...newer.releases]) {
    const known = united.get(keyOf(release));
    const orders = [...(known?.orders ?? []), release.order];
    united.set(keyOf(release), {
      orders,
      release: known ? unite(known.release, release, isSame) : release,
    });
  }
  return united.values();
}

/** What the second says counts; with the same turn neither comes first, so the larger text does. */
function unite(a: Release, b: Release, isSame: boolean): Release {
  const isTurned = isSame && textOf(a) > textOf(b);
  const [under, over] = isTurned ? [b, a] : [a, b];
  const marks = isSame ? [...(a.rolled_back ?? []), ...(b.rolled_back ?? [])] : b.rolled_back;
  return {
    ...over,
    serial: Math.max(a.serial, b.serial),
    order: Math.max(a.order, b.order),
    targets: [...new Set([...a.targets, ...b.targets])].sort(),
    live: { ...under.live, ...over.live },
    rolled_back: marks && marks.length > 0 ? [...new Set(marks)].sort() : undefined,
  };
}

/** Saves of one run, one right above the other, are one release. */
function joined(all: readonly Moved[]): readonly Moved[] {
  const kept: Moved[] = [];
  for (const below of all) {
    const above = kept.at(-1);
    if (!above || !isSameRelease(above.release, below.release)) {
      kept.push(below);
      continue;
    }
    const release = {
      ...above.release,
      serial: Math.max(above.release.serial, below.release.serial),
      targets: [...new Set([...above.release.targets, ...below.release.targets])].sort(),
      live: { ...below.release.live, ...above.release.live },
    };
    kept[kept.length - 1] = { release, orders: [...above.orders, ...below.orders] };
  }
  return kept;
}

function newestFirst({ release: a }: Moved, { release: b }: Moved): number {
  return (
    b.order - a.order ||
    Number(isLast(b)) - Number(isLast(a)) ||
    compareRuns(b.run, a.run) ||
    b.serial - a.serial ||
    order(b.at, a.at) ||
    order(textOf(b), textOf(a))
  );
}

function isLast({ kind }: Release): boolean {
  return kind === "rollback" || kind === "destroy";
}

function textOf(release: Release): string {
  const { at, kind, tag, commit, run, version, targets } = release;
  const live = Object.entries(release.live).sort(([a], [b]) => order(a, b));
  return JSON.stringify([at, kind, tag, commit, run, version, targets, live]);
}
