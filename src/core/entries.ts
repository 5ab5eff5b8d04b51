import type { Environment } from "./manifest.ts";
import type { Held, Receipt, Release, State } from "./state.ts";

/** One step of the state. Entries are replayed on whatever another writer saved meanwhile, so each stands alone. */
export type Entry =
  | { readonly op: "record"; readonly receipt: Receipt }
  | { readonly op: "retire"; readonly file_id: string; readonly held?: Held | undefined }
  | { readonly op: "forget"; readonly file_id: string }
  | { readonly op: "release"; readonly release: Omit<Release, "serial"> };

const keptReleases = 10;

export function emptyState(of: {
  readonly lineage: string;
  readonly environment: Environment;
  readonly manifest: string;
}): State {
  return { version: 1, serial: 0, files: [], retired: [], releases: [], ...of };
}

/** The state after one more save that carries these entries, oldest first. */
export function replay(state: State, entries: readonly Entry[]): State {
  const files = new Map(state.files.map((receipt) => [receipt.file_id, receipt]));
  const retired = new Map(state.retired.map((receipt) => [receipt.file_id, receipt]));
  let releases = state.releases;
  const serial = state.serial + 1;
  for (const entry of entries) {
    if (entry.op === "release") {
      releases = withRelease(releases, { serial, ...entry.release });
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
  return { ...state, serial, files: [...files.values()], retired: released ? rest.filter(stays) : rest, releases };
}

/** A run that wrote only some targets leaves the others as they were, and the jobs of one run (a matrix over `only`) make one release. */
function withRelease(releases: readonly Release[], release: Release): readonly Release[] {
  const [newest, ...older] = releases;
  // Without a run id it is the same one only where a save whose answer was lost is replayed on itself.
  const sameRun = newest?.run === release.run && (release.run !== undefined || newest?.at === release.at);
  const merged = { ...release, live: { ...newest?.live, ...release.live } };
  return [merged, ...(sameRun ? older : releases)].slice(0, keptReleases);
}
