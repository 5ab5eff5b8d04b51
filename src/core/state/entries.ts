import type { Environment } from "../manifest/manifest.ts";
import { withoutAbsent } from "./document-reader.ts";
import { intentKey, sameDelivery } from "./intents.ts";
import { mergeStates } from "./merge.ts";
import { addRelease, type ReleaseEntry } from "./new-release.ts";
import { isNewerRun, type RunKey } from "./order.ts";
import type { Held, Intent, Receipt, Release, RetirementReason, State } from "./state.ts";

/** One step of the state. Entries are replayed on whatever another writer saved meanwhile, so each stands alone. */
export type StateEntry =
  /** With `again` only if the file is still known: nothing that was forgotten meanwhile comes back. */
  | {
      readonly op: "record";
      readonly receipt: Receipt;
      readonly by: RunKey;
      readonly again?: boolean | undefined;
    }
  | {
      readonly op: "retire";
      readonly file_id: string;
      readonly by: RunKey;
      readonly reason: RetirementReason;
      readonly held?: Held | undefined;
    }
  | { readonly op: "forget"; readonly file_id: string }
  /** A live file that nobody recorded; nothing happens if somebody did meanwhile. */
  | { readonly op: "import"; readonly receipt: Receipt }
  /** What is about to exist, before it does. */
  | { readonly op: "intend"; readonly intents: readonly Intent[] }
  | {
      readonly op: "reserve";
      readonly key: string;
      readonly file_id?: string | undefined;
      readonly md5?: string | undefined;
    }
  | { readonly op: "drop"; readonly keys: readonly string[] }
  | ReleaseEntry
  /** Files that were live all along and are recorded only now (import). */
  | { readonly op: "complete"; readonly at: string; readonly live: Release["live"] }
  /** Another version of the same state, such as one whose save failed (state push). */
  | { readonly op: "merge"; readonly state: State };

export function emptyState(of: {
  readonly lineage: string;
  readonly environment: Environment;
  readonly manifest: string;
}): State {
  return { version: 2, serial: 0, files: [], retired: [], intents: [], releases: [], ...of };
}

/** The state after one more save that carries these entries, oldest first; a state that is merged in comes before them. */
export function replay(saved: State, entries: readonly StateEntry[]): State {
  const merge = (state: State, entry: StateEntry) =>
    entry.op === "merge" ? mergeStates(state, entry.state) : state;
  const state = entries.reduce(merge, saved);
  const draft: StateDraft = {
    serial: state.serial + 1,
    files: byId(state.files),
    retired: byId(state.retired),
    intents: new Map(state.intents.map((intent) => [intentKey(intent), intent])),
    releases: state.releases,
  };
  for (const entry of entries) step(draft, entry);
  const needed = new Set(draft.releases.flatMap((release) => Object.values(release.live).flat()));
  // A run that is still working must find that its file was withdrawn, so a receipt outlives the release that follows.
  const last = Math.max(0, ...state.releases.map(({ serial }) => serial));
  const stays = ({ held, file_id, retirement }: Receipt) =>
    held !== undefined || needed.has(file_id) || (retirement?.serial ?? 0) > last;
  const released = entries.some((entry) => entry.op === "release");
  const rest = [...draft.retired.values()];
  return {
    ...state,
    serial: draft.serial,
    files: [...draft.files.values()],
    retired: released ? rest.filter(stays) : rest,
    intents: [...draft.intents.values()],
    releases: draft.releases,
  };
}

/** A state while entries are replayed on it. */
interface StateDraft {
  readonly serial: number;
  files: Map<string, Receipt>;
  retired: Map<string, Receipt>;
  readonly intents: Map<string, Intent>;
  releases: readonly Release[];
}

type EntryOf<Op extends StateEntry["op"]> = Extract<StateEntry, { readonly op: Op }>;

function step(draft: StateDraft, entry: StateEntry): void {
  if (entry.op === "record") record(draft, entry);
  else if (entry.op === "retire") retire(draft, entry);
  else if (entry.op === "import") importFile(draft, entry.receipt);
  else if (entry.op === "release") release(draft, entry);
  else if (entry.op === "complete") draft.releases = completed(draft, entry);
  else if (entry.op === "forget") {
    draft.files.delete(entry.file_id);
    draft.retired.delete(entry.file_id);
  } else if (entry.op !== "merge") intend(draft.intents, entry);
}

function record(draft: StateDraft, { receipt, by, again }: EntryOf<"record">): void {
  const { serial, files, retired, intents } = draft;
  const { file_id } = receipt;
  const withdrawn = retired.get(file_id);
  const known = files.get(file_id) ?? withdrawn;
  if (again && !known) return;
  if (withdrawn && isWithdrawnByNewer(withdrawn, by)) return;
  for (const [key, intent] of intents)
    if (sameDelivery(intent, { ...receipt, run: by.run })) intents.delete(key);
  files.delete(file_id);
  retired.delete(file_id);
  files.set(
    file_id,
    withoutAbsent({
      ...receipt,
      order: receipt.order ?? known?.order,
      version: receipt.version ?? known?.version,
      listed: receipt.listed ?? known?.listed,
      revived: withdrawn ? serial : (receipt.revived ?? known?.revived),
      retirement: undefined,
    }),
  );
}

/** Whether a newer run, a rollback or a destroy withdrew the file while this run was working: it stays withdrawn. */
function isWithdrawnByNewer({ retirement }: Receipt, by: RunKey): boolean {
  if (!retirement || retirement.serial <= by.since || !isHeldBack(by)) return false;
  const { run, reason } = retirement;
  if (reason === "rolled-back" || reason === "destroyed") return true;
  // What was only not found, or not good, is no wish.
  const isWish = reason === "replaced" || reason === "unwanted" || reason === "superseded";
  return isWish && isNewerRun({ run }, by);
}

/** A newer intent wins: what a newer release wants live is not withdrawn. */
function retire(draft: StateDraft, entry: EntryOf<"retire">): void {
  const { file_id, by, reason, held } = entry;
  const { serial, files, retired, releases } = draft;
  const active = files.get(file_id);
  const known = active ?? retired.get(file_id);
  if (!known || (active && isWantedByNewer(active, by, releases))) return;
  const earlier = active ? undefined : known.retirement;
  files.delete(file_id);
  retired.delete(file_id);
  const retirement = earlier ?? { run: by.run, reason, serial };
  retired.set(file_id, withoutAbsent({ ...known, held, retirement }));
}

function isWantedByNewer(
  { target, file_id }: Receipt,
  by: RunKey,
  releases: readonly Release[],
): boolean {
  if (!isHeldBack(by)) return false;
  return releases.some(
    (release) =>
      release.serial > by.since &&
      release.invocation !== by.invocation &&
      (release.kind === "rollback" || release.kind === "destroy" || isNewerRun(release, by)) &&
      release.targets.includes(target) &&
      release.live[target]?.includes(file_id),
  );
}

function isHeldBack({ kind = "apply" }: RunKey): boolean {
  return kind === "apply";
}

function importFile({ files, retired }: StateDraft, receipt: Receipt): void {
  const { file_id } = receipt;
  if (!files.has(file_id) && !retired.has(file_id)) files.set(file_id, { ...receipt, order: 0 });
}

function release(draft: StateDraft, entry: ReleaseEntry): void {
  const { serial, releases } = draft;
  const receipts = { files: [...draft.files.values()], retired: [...draft.retired.values()] };
  const added = addRelease({ releases, ...receipts }, entry, serial);
  draft.releases = added.releases;
  draft.files = byId(added.files);
  draft.retired = byId(added.retired);
}

/**
 * An import changes nothing for buyers, so it is no release of its own: it completes the newest one, so that a rollback, a check and
 * the outputs count its files. If there is none yet it is the first, which the next run can be taken back to.
 */
function completed(
  { serial, releases }: StateDraft,
  { at, live }: EntryOf<"complete">,
): readonly Release[] {
  const [newest, ...older] = releases;
  const covered = Object.keys(live);
  if (!newest) return [{ serial, order: 1, at, kind: "import", targets: covered.sort(), live }];
  const more = Object.entries(live).map(([target, ids]) => {
    return [target, [...new Set([...(newest.live[target] ?? []), ...ids])]];
  });
  const targets = [...new Set([...newest.targets, ...covered])].sort();
  return [{ ...newest, targets, live: { ...newest.live, ...Object.fromEntries(more) } }, ...older];
}

function intend(
  intents: Map<string, Intent>,
  entry: EntryOf<"intend"> | EntryOf<"reserve"> | EntryOf<"drop">,
): void {
  if (entry.op === "drop") for (const key of entry.keys) intents.delete(key);
  if (entry.op === "intend")
    for (const intent of entry.intents) {
      const key = intentKey(intent);
      intents.set(key, { ...intents.get(key), ...withoutAbsent(intent) });
    }
  if (entry.op !== "reserve") return;
  const known = intents.get(entry.key);
  const { file_id = known?.file_id, md5 = known?.md5 } = entry;
  if (known) intents.set(entry.key, withoutAbsent({ ...known, file_id, md5 }));
}

function byId(receipts: readonly Receipt[]): Map<string, Receipt> {
  return new Map(receipts.map((receipt) => [receipt.file_id, receipt]));
}
