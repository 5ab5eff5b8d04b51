import { isNewerRun, type RunKey } from "./order.ts";
import { clearDelivered, markLeft } from "./rolled-back.ts";
import {
  keptReleases,
  type Receipt,
  type Release,
  type ReleaseBody,
  type ReleaseKind,
} from "./state.ts";

export interface ReleaseEntry {
  readonly op: "release";
  /** `live` of the targets that the run covered. */
  readonly release: ReleaseBody & {
    readonly kind: Exclude<ReleaseKind, "import">;
  };
  readonly by: RunKey;
  /** Of a rollback: target to the serial of the release that it went back to. */
  readonly back?: { readonly [target: string]: number } | undefined;
}

/** What a new release changes: releases move, and receipts get or change their place. */
export interface Ordered {
  /** Newest first. */
  readonly releases: readonly Release[];
  readonly files: readonly Receipt[];
  readonly retired: readonly Receipt[];
}

/**
 * Adds the release of a save. It goes on top, but below each newer one that was saved since its run loaded the state. All attempts
 * and jobs of a run are one release. A save that is replayed on itself adds nothing.
 */
export function addRelease(known: Ordered, entry: ReleaseEntry, serial: number): Ordered {
  const { release, by } = entry;
  if (known.releases.some((one) => isSameSave(one, release))) return known;
  const invocation = release.kind === "apply" ? undefined : by.invocation;
  const alone: Release = { ...release, invocation, run: by.run, serial, order: 0 };
  const given = withOtherJobs(alone, known, by);
  const place = placeOf(known.releases, given, by);
  const { releases, shift } = orderedAt(place, topOf(known));
  const own = releases[place.index]?.order ?? 0;
  const receipts = [...known.files, ...known.retired];
  const orderOf = given.kind === "apply" ? openOrder(place, given, by) : copyOrder(receipts, by);
  const ordered = (receipt: Receipt) => {
    const order = orderOf(receipt);
    return order === undefined ? shift(receipt) : { ...receipt, order: order ?? own };
  };
  const files = known.files.map(ordered);
  const retired = known.retired.map(ordered);
  const carried = carryForward(releases);
  const marked =
    given.kind === "apply"
      ? clearDelivered(carried, given)
      : markLeft(carried, { own, back: entry.back ?? {}, receipts });
  return { releases: marked.slice(0, keptReleases), files, retired };
}

/** Each release has, of targets that it did not cover, what the release below it has. */
export function carryForward(releases: readonly Release[]): readonly Release[] {
  const newer: Release[] = [];
  for (const release of releases.toReversed()) {
    const own = Object.entries(release.live).filter(([target]) => release.targets.includes(target));
    const live = { ...release.live, ...newer.at(-1)?.live, ...Object.fromEntries(own) };
    newer.push({ ...release, live });
  }
  return newer.toReversed();
}

/**
 * Releases of one run's apply are one: all its attempts and jobs, but for jobs that deliver under another tag. A rollback or destroy is
 * one of its own.
 */
export function isSameRelease(a: Release, b: Release): boolean {
  if (a.run === undefined || a.run !== b.run || a.kind !== b.kind) return false;
  if (a.tag !== b.tag || a.commit !== b.commit) return false;
  return a.kind === "apply" || (a.kind !== "import" && a.invocation === b.invocation);
}

function isSameSave(one: Release, { kind, run, at, targets, live }: ReleaseEntry["release"]) {
  const isSame = one.kind === kind && one.run === run && one.at === at;
  return isSame && targets.every((target) => isSameList(one.live[target], live[target]));
}

function isSameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface Place {
  /** Newest first, with the new release among them. */
  readonly releases: readonly Release[];
  readonly index: number;
  /** The release that the new one completes. */
  readonly earlier: Release | undefined;
  /** Whether the new one stays in the place of the earlier. */
  readonly stays: boolean;
  /** Targets of the earlier that another release has covered since: there it stays a release of its own. */
  readonly overtaken: readonly string[];
  /** Orders of the releases that other runs saved since. */
  readonly since: ReadonlySet<number>;
}

function placeOf(releases: readonly Release[], given: Release, by: RunKey): Place {
  const earlier = releases.find((one) => isSameRelease(one, given));
  const others = releases.filter((one) => one !== earlier);
  const index = others.findLastIndex((one) => isAbove(one, given, by)) + 1;
  const from = earlier ? releases.indexOf(earlier) : 0;
  const between = others.slice(index, Math.max(index, from));
  const overtaken = (earlier?.targets ?? []).filter(
    (target) =>
      !given.targets.includes(target) && between.some(({ targets }) => targets.includes(target)),
  );
  const placed: Release[] = [...others];
  if (earlier && overtaken.length > 0) placed.splice(from, 0, { ...earlier, targets: overtaken });
  placed.splice(index, 0, earlier ? united(earlier, given, overtaken) : given);
  const since = new Set(others.filter(({ serial }) => serial > by.since).map(({ order }) => order));
  const stays = earlier !== undefined && index === from && overtaken.length === 0;
  return { releases: placed, index, earlier, stays, overtaken, since };
}

/** Whether a release that was saved while the run was working stays above what the run saves now. */
function isAbove(one: Release, given: Release, by: RunKey): boolean {
  if (given.kind !== "apply" || one.serial <= by.since) return false;
  return one.kind === "rollback" || one.kind === "destroy" || isNewerRun(one, by);
}

/** What another job of the run released meanwhile is part of its release as long as nobody withdrew it. */
function withOtherJobs(given: Release, { releases, files }: Ordered, by: RunKey): Release {
  const theirs = releases.find((one) => isSameRelease(one, given) && one.serial > by.since);
  if (!theirs) return given;
  const active = new Set(files.map(({ file_id }) => file_id));
  const live = Object.entries(given.live).map(([target, ids]) => {
    const more = (theirs.live[target] ?? []).filter((id) => active.has(id));
    return [target, [...new Set([...ids, ...more])]];
  });
  return { ...given, live: Object.fromEntries(live) };
}

function united(earlier: Release, given: Release, overtaken: readonly string[]): Release {
  const left = earlier.targets.filter((target) => !overtaken.includes(target));
  const live = Object.fromEntries(
    left.flatMap((target) => {
      const ids = earlier.live[target];
      return ids ? [[target, ids] as const] : [];
    }),
  );
  const marks = (earlier.rolled_back ?? []).filter((target) => left.includes(target));
  return {
    ...given,
    targets: [...new Set([...left, ...given.targets])].sort(),
    live: { ...live, ...given.live },
    rolled_back: marks.length > 0 ? marks : undefined,
  };
}

function topOf({ releases, files, retired }: Ordered): number {
  return [...releases, ...files, ...retired].reduce(
    (top, { order = 0 }) => Math.max(top, order),
    0,
  );
}

/** Gives the new release its order. Below others it takes the place of the one above, which moves up by one, as does all that is newer. */
function orderedAt({ releases, index, earlier, stays }: Place, top: number) {
  const above = releases[index - 1];
  const from = stays || !above ? Number.POSITIVE_INFINITY : above.order;
  const whole = stays ? earlier?.order : above?.order;
  const own = whole ?? top + 1;
  const shift = <T extends { readonly order?: number | undefined }>(one: T): T =>
    one.order !== undefined && one.order >= from ? { ...one, order: one.order + 1 } : one;
  const moved = releases.map((one, at) => (at === index ? { ...one, order: own } : shift(one)));
  return { releases: moved, shift };
}

/** `null`: the place of the new release; undefined: the receipt keeps its own. */
type OrderOf = (receipt: Receipt) => number | null | undefined;

/** What the run recorded goes by its release, and so does what others left behind unreleased, if it is live there. */
function openOrder(place: Place, given: Release, by: RunKey): OrderOf {
  return (receipt) => {
    const { order, run, target, file_id } = receipt;
    if (run !== by.run) {
      const isLive = given.live[target]?.includes(file_id) === true;
      return order === undefined && isLive && !isNewerRun(receipt, by) ? null : undefined;
    }
    const isEarlier = order === place.earlier?.order && !place.overtaken.includes(target);
    return order === undefined || isEarlier || place.since.has(order) ? null : undefined;
  };
}

/** What a rollback had to upload again has the place of the file that it is a copy of. */
function copyOrder(receipts: readonly Receipt[], by: RunKey): OrderOf {
  const keyOf = ({ target, slot, name, sha256 }: Receipt) =>
    JSON.stringify([target, slot, name, sha256]);
  const placed = receipts.filter(({ order, sha256 }) => order !== undefined && sha256 !== null);
  const orders = new Map(placed.map((receipt) => [keyOf(receipt), receipt.order]));
  return (receipt) =>
    receipt.run === by.run && receipt.order === undefined
      ? (orders.get(keyOf(receipt)) ?? null)
      : undefined;
}
