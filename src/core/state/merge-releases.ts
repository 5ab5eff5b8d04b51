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
  /** A receipt of either version in the order that both have now. */
  readonly move: (receipt: Receipt, from: State) => Receipt;
}

/** Each release once, in one order. Of one that both versions know the newer version counts, with the targets of both. */
export function uniteReleases(turn: Turn): United {
  const kept = joined(groups(turn).sort(newestFirst));
  const moves = new Map([turn.older, turn.newer].map((one) => [one, new Map<number, number>()]));
  const numbered: Release[] = [];
  for (const { release, was } of kept.toReversed()) {
    const place = Math.max(release.order, (numbered.at(-1)?.order ?? 0) + 1);
    numbered.push({ ...release, order: place });
    for (const { state, order: old } of was) moves.get(state)?.set(old, place);
  }
  const move = (receipt: Receipt, from: State): Receipt => {
    const place = moves.get(from)?.get(receipt.order ?? -1);
    return place === undefined ? receipt : { ...receipt, order: place };
  };
  return { releases: carryForward(numbered.toReversed().slice(0, keptReleases)), move };
}

/** A release, and the order that it has in each version. */
interface Moved {
  readonly release: Release;
  readonly was: readonly { readonly state: State; readonly order: number }[];
}

function groups({ older, newer, isSame }: Turn): Moved[] {
  const united = new Map<string, Moved>();
  for (const state of [older, newer])
    for (const release of state.releases) {
      const key = JSON.stringify([release.run, release.kind, release.at]);
      const known = united.get(key);
      united.set(key, {
        release: known ? unite(known.release, release, isSame) : release,
        was: [...(known?.was ?? []), { state, order: release.order }],
      });
    }
  return [...united.values()];
}

/** What the second says counts; with the same turn neither comes first, so the larger text does, part by part. */
function unite(a: Release, b: Release, isSame: boolean): Release {
  const marks = isSame ? [...(a.rolled_back ?? []), ...(b.rolled_back ?? [])] : b.rolled_back;
  return {
    ...(isSame && headOf(a) > headOf(b) ? a : b),
    serial: Math.max(a.serial, b.serial),
    order: Math.max(a.order, b.order),
    targets: [...new Set([...a.targets, ...b.targets])].sort(),
    live: isSame ? largerOf(a.live, b.live) : { ...a.live, ...b.live },
    rolled_back: marks && marks.length > 0 ? [...new Set(marks)].sort() : undefined,
  };
}

function largerOf(a: Release["live"], b: Release["live"]): Release["live"] {
  const entries = [...Object.entries(a), ...Object.entries(b)];
  const sorted = entries.sort(([, one], [, other]) => order(one.join(), other.join()));
  return Object.fromEntries(sorted);
}

/** Saves of one run are one release, in the place of the newest, but for targets that another release has covered between. */
function joined(all: readonly Moved[]): readonly Moved[] {
  const kept: Moved[] = [];
  for (const below of all) {
    const at = kept.findLastIndex((one) => isSplit(one, below));
    const above = kept[at];
    if (!above) {
      kept.push(below);
      continue;
    }
    const between = kept.slice(at + 1).flatMap(({ release }) => release.targets);
    const overtaken = below.release.targets.filter((one) => between.includes(one));
    const isWhole = overtaken.length === 0;
    kept[at] = {
      release: join(above.release, below.release, overtaken),
      was: isWhole ? [...above.was, ...below.was] : above.was,
    };
    if (!isWhole) kept.push({ ...below, release: { ...below.release, targets: overtaken } });
  }
  return kept;
}

/** Whether each version knows a part of one release. What one version keeps apart stays apart. */
function isSplit(above: Moved, below: Moved): boolean {
  const isApart = !above.was.some(({ state }) => below.was.some((one) => one.state === state));
  return isApart && isSameRelease(above.release, below.release);
}

function join(above: Release, below: Release, overtaken: readonly string[]): Release {
  const left = below.targets.filter((target) => !overtaken.includes(target));
  const live = Object.entries(below.live).filter(([target]) => !overtaken.includes(target));
  return {
    ...above,
    serial: Math.max(above.serial, below.serial),
    targets: [...new Set([...above.targets, ...left])].sort(),
    live: { ...Object.fromEntries(live), ...above.live },
  };
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

function headOf({ at, kind, tag, commit, run, version, invocation }: Release): string {
  return JSON.stringify([at, kind, tag, commit, run, version, invocation]);
}

function textOf(release: Release): string {
  const live = Object.entries(release.live).sort(([a], [b]) => order(a, b));
  return JSON.stringify([headOf(release), release.targets, live]);
}
