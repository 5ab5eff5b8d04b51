import type { Environment } from "../manifest/manifest.ts";
import { mergeStates } from "./merge.ts";
import { type Held, keptReleases, type Receipt, type Release, type State } from "./state.ts";

/** One step of the state. Entries are replayed on whatever another writer saved meanwhile, so each stands alone. */
export type StateEntry =
  | { readonly op: "record"; readonly receipt: Receipt }
  | { readonly op: "retire"; readonly file_id: string; readonly held?: Held | undefined }
  | { readonly op: "forget"; readonly file_id: string }
  | { readonly op: "release"; readonly release: Omit<Release, "serial"> }
  /** Files that were live all along and are recorded only now (import). */
  | { readonly op: "complete"; readonly at: string; readonly live: Release["live"] }
  /** Another version of the same state, such as one whose save failed (state push). */
  | { readonly op: "merge"; readonly state: State };

export function emptyState(of: {
  readonly lineage: string;
  readonly environment: Environment;
  readonly manifest: string;
}): State {
  return { version: 1, serial: 0, files: [], retired: [], releases: [], ...of };
}

/** The state after one more save that carries these entries, oldest first; a state that is merged in comes before them. */
export function replay(saved: State, entries: readonly StateEntry[]): State {
  const merge = (state: State, entry: StateEntry) =>
    entry.op === "merge" ? mergeStates(state, entry.state) : state;
  const state = entries.reduce(merge, saved);
  const files = new Map(state.files.map((receipt) => [receipt.file_id, receipt]));
  const retired = new Map(state.retired.map((receipt) => [receipt.file_id, receipt]));
  let releases = state.releases;
  const serial = state.serial + 1;
  for (const entry of entries) {
    if (entry.op === "merge") continue;
    if (entry.op === "release") {
      releases = withRelease(releases, { serial, ...entry.release });
      continue;
    }
    if (entry.op === "complete") {
      releases = completed(releases, { serial, at: entry.at, live: entry.live });
      continue;
    }
    const id = entry.op === "record" ? entry.receipt.file_id : entry.file_id;
    const known = files.get(id) ?? retired.get(id);
    files.delete(id);
    retired.delete(id);
    if (entry.op === "record") files.set(id, entry.receipt);
    if (entry.op === "retire" && known) retired.set(id, { ...known, held: entry.held });
  }
  const needed = new Set(releases.flatMap((release) => Object.values(release.live).flat()));
  const stays = (receipt: Receipt) => receipt.held !== undefined || needed.has(receipt.file_id);
  const released = entries.some((entry) => entry.op === "release");
  const rest = [...retired.values()];
  return {
    ...state,
    serial,
    files: [...files.values()],
    retired: released ? rest.filter(stays) : rest,
    releases,
  };
}

/** A run that wrote only some targets leaves the others as they were, and the jobs of one run (a matrix over `only`) make one release. */
function withRelease(releases: readonly Release[], release: Release): readonly Release[] {
  const [newest, ...older] = releases;
  // Without a run id it is the same one only where a save whose answer was lost is replayed on itself. A rollback is one of its own.
  const sameTag = newest?.tag === release.tag && newest?.commit === release.commit;
  const sameRun =
    newest?.run === release.run &&
    (release.run !== undefined || newest?.at === release.at) &&
    sameTag;
  const merged = { ...release, live: { ...newest?.live, ...release.live } };
  return [merged, ...(sameRun ? older : releases)].slice(0, keptReleases);
}

/**
 * An import changes nothing for buyers, so it is no release of its own: it completes the newest one, so that a rollback, a check and
 * the outputs count its files. Where there is none yet it is the first, which the next run can be taken back to.
 */
function completed([newest, ...older]: readonly Release[], found: Release): readonly Release[] {
  if (!newest) return [found];
  const more = Object.entries(found.live).map(([target, ids]) => {
    return [target, [...new Set([...(newest.live[target] ?? []), ...ids])]];
  });
  return [{ ...newest, live: { ...newest.live, ...Object.fromEntries(more) } }, ...older];
}
