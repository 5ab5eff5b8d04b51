import { contentIn, receiptsById } from "./content.ts";
import type { Receipt, Release } from "./state.ts";

/** Delivering a tag and commit on purpose takes the marks away that it has in the targets delivered to. */
export function clearDelivered(
  releases: readonly Release[],
  delivered: Release,
): readonly Release[] {
  return releases.map((release) =>
    isSameName(release, delivered) ? unmarked(release, delivered.targets) : release,
  );
}

interface RolledBack {
  /** The order of the rollback's own release. */
  readonly own: number;
  /** Target to the serial of the release that it went back to. */
  readonly back: { readonly [target: string]: number };
  readonly receipts: readonly Receipt[];
}

/** Marks, target by target, every release between a rollback and its destination, and takes the mark of the destination away. */
export function markLeft(
  releases: readonly Release[],
  { own, back, receipts }: RolledBack,
): readonly Release[] {
  const known = receiptsById(receipts);
  return Object.entries(back).reduce((all, [target, serial]) => {
    const destination = all.find((one) => one.serial === serial && one.order !== own);
    if (!destination) return all;
    // A copy that an earlier rollback made of the destination is as good as the destination.
    const isBack = (one: Release) =>
      one === destination ||
      (one.kind !== destination.kind &&
        isSameName(one, destination) &&
        contentIn(one, target, known) === contentIn(destination, target, known));
    return all.map((one) => {
      if (isBack(one)) return unmarked(one, [target]);
      const isLeft = one.order > destination.order && one.order !== own;
      return isLeft ? marked(one, target) : one;
    });
  }, releases);
}

/** Releases of the same tag and commit, if they have any. */
function isSameName(a: Release, b: Release): boolean {
  const isNamed = a.tag !== undefined || a.commit !== undefined;
  return isNamed && a.tag === b.tag && a.commit === b.commit;
}

function marked(release: Release, target: string): Release {
  const rolled_back = [...new Set([...(release.rolled_back ?? []), target])].sort();
  return { ...release, rolled_back };
}

function unmarked(release: Release, targets: readonly string[]): Release {
  if (!release.rolled_back) return release;
  const left = release.rolled_back.filter((target) => !targets.includes(target));
  return { ...release, rolled_back: left.length > 0 ? left : undefined };
}
