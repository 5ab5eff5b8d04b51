import { keptReleases, type Receipt, type Release, type State } from "./state.ts";

/**
 * Two versions of one state as one: nothing that either knows is lost. Of a file that both know the later delivery counts; of the same
 * delivery the withdrawal, which came after it, and of two withdrawals what the later version says.
 */
export function mergeStates(stored: State, pushed: State): State {
  const [older, newer] = stored.serial < pushed.serial ? [stored, pushed] : [pushed, stored];
  const merged = new Map<string, Standing>();
  for (const standing of [...standingsOf(older), ...standingsOf(newer)]) {
    const { file_id } = standing.receipt;
    const known = merged.get(file_id);
    if (!known || isLater(standing, known)) merged.set(file_id, standing);
  }
  const all = [...merged.values()];
  return {
    ...stored,
    serial: Math.max(stored.serial, pushed.serial),
    files: all.filter(({ isActive }) => isActive).map(({ receipt }) => receipt),
    retired: all.filter(({ isActive }) => !isActive).map(({ receipt }) => receipt),
    releases: united([...newer.releases, ...older.releases]),
  };
}

/** A receipt, and whether the file is ours to deliver or withdrawn. */
interface Standing {
  readonly receipt: Receipt;
  readonly isActive: boolean;
}

function standingsOf({ files, retired }: State): readonly Standing[] {
  const standing = (isActive: boolean) => (receipt: Receipt) => ({ receipt, isActive });
  return [...files.map(standing(true)), ...retired.map(standing(false))];
}

/** Whether what the later version says counts. */
function isLater(newer: Standing, known: Standing): boolean {
  const difference =
    Date.parse(newer.receipt.delivered_at) - Date.parse(known.receipt.delivered_at);
  return difference === 0 ? known.isActive || !newer.isActive : difference > 0;
}

/** Newest first, each once: by its run, else by its time. Of one that both know the later wins, with the targets of both. */
function united(releases: readonly Release[]): readonly Release[] {
  const keyOf = ({ run, tag, commit, at }: Release) =>
    JSON.stringify(run === undefined ? [at] : [run, tag, commit]);
  const sorted = releases.toSorted(
    (a, b) => Date.parse(b.at) - Date.parse(a.at) || b.serial - a.serial,
  );
  return [...Map.groupBy(sorted, keyOf).values()]
    .flatMap(([newest, ...others]) => {
      const live = [newest, ...others].toReversed().map((release) => release?.live);
      return newest ? [{ ...newest, live: Object.assign({}, ...live) as Release["live"] }] : [];
    })
    .slice(0, keptReleases);
}
