import { isId } from "../../core/manifest/targets.ts";
import type { Action, Change } from "../../core/plan/plan.ts";
import { deletion } from "../../core/plan/plan-slot.ts";
import { Problem } from "../../core/problem.ts";
import type { StateSettings } from "../../core/run/settings.ts";
import { parseState, renderState } from "../../core/state/document.ts";
import type { StateEntry } from "../../core/state/entries.ts";
import { mergeStates } from "../../core/state/merge.ts";
import type { Receipt, Snapshot, State } from "../../core/state/state.ts";
import { openLedger } from "../ledger/open.ts";
import { loadState } from "../prepare/load-state.ts";
import type { Run } from "../run/context.ts";

/** `history` and `state pull`: what is stored. */
export async function readState(run: Run<StateSettings>): Promise<State | undefined> {
  const { ports, draft } = run;
  const { state, revision } = await load(run);
  if (revision === null) {
    draft.notices.push(`Nothing is stored in ${ports.store.where} yet.`);
    return undefined;
  }
  draft.loaded(state, ports.store.where);
  return state;
}

/** `state list`: every receipt. */
export async function listReceipts(run: Run<StateSettings>): Promise<void> {
  const state = await readState(run);
  run.draft.asked(state ? [...state.files, ...state.retired] : []);
}

/** `state show ID…` and `state list ID…`: those of these file ids and targets. Throws `input-invalid` where one is not known. */
export async function showReceipts(run: Run<StateSettings>): Promise<void> {
  const state = await readState(run);
  if (state) run.draft.asked(chosenReceipts(run, state));
}

/** `state push FILE`: merges another version of the same state into what is stored. Throws `state-mismatch` where it is another state. */
export async function pushState(run: Run<StateSettings>): Promise<void> {
  const { ports, draft } = run;
  const pushed = await readDocument(run);
  const snapshot = await load(run);
  const isFirst = snapshot.revision === null;
  if (!isFirst && pushed.lineage !== snapshot.state.lineage) throw otherState(run, pushed);
  const stored = isFirst ? { ...pushed, files: [], retired: [], releases: [] } : snapshot.state;
  const merged = mergeStates(stored, pushed);
  draft.loaded(snapshot.state, ports.store.where);
  if (isSameState(merged, stored) && !isFirst) {
    draft.notices.push(`${ports.store.where} knows everything that was pushed.`);
    return;
  }
  const [before, after] = [standings(stored), standings(merged)];
  const news = [...after.values()].filter(({ receipt, action }) => {
    const known = before.get(receipt.file_id);
    return known?.action !== action || known.receipt.delivered_at !== receipt.delivered_at;
  });
  const changes = news.map(({ receipt, action }) => changeOf(receipt, action, "pushed"));
  await save(run, {
    snapshot: { ...snapshot, state: stored },
    entries: [{ op: "merge", state: pushed }],
    changes,
  });
}

/** `state rm ID…`: forgets receipts, or all of a target. Dodo keeps the files, which are then nobody's. */
export async function removeReceipts(run: Run<StateSettings>): Promise<void> {
  const snapshot = await load(run);
  run.draft.loaded(snapshot.state, run.ports.store.where);
  const receipts = chosenReceipts(run, snapshot.state);
  const entries = receipts.map(({ file_id }): StateEntry => ({ op: "forget", file_id }));
  const changes = receipts.map((receipt) => changeOf(receipt, "forget", "removed from the state"));
  await save(run, { snapshot, entries, changes });
}

interface Saving {
  readonly snapshot: Snapshot;
  readonly entries: readonly StateEntry[];
  /** What the entries come to, for people. */
  readonly changes: readonly Change[];
}

/** All in one save, through the same saver as every run: a save that lost a race is replayed on what won it. */
async function save(
  run: Run<StateSettings>,
  { snapshot, entries, changes }: Saving,
): Promise<void> {
  const { ledger, flush } = openLedger(run, snapshot);
  ledger.write(entries);
  const status = (await flush()) ? "done" : "failed";
  run.draft.outcomes(changes.map((change) => ({ change, status, file_id: change.file_id })));
}

function load({ settings, manifest, ports }: Run<StateSettings>): Promise<Snapshot> {
  const { environment } = settings;
  return loadState(ports.store, {
    environment,
    manifest: manifest.path,
    newLineage: ports.newLineage,
  });
}

/** By file id, or by target; each id must be known. */
function chosenReceipts(
  { settings, ports }: Run<StateSettings>,
  { files, retired }: State,
): readonly Receipt[] {
  const { operands } = settings;
  const all = [...files, ...retired];
  const isOf = (id: string) => (receipt: Receipt) =>
    (isId(id) ? receipt.target : receipt.file_id) === id;
  const unknown = operands.filter((id) => !all.some(isOf(id)));
  if (operands.length > 0 && unknown.length === 0)
    return all.filter((one) => operands.some((id) => isOf(id)(one)));
  const message =
    operands.length === 0
      ? `${settings.command} has to be told which receipts.`
      : `The state in ${ports.store.where} has no receipt of ${unknown.join(", ")}.`;
  const remedy =
    "Give file ids, or ids of targets for all of theirs: dodo-files state list shows them, and names of the manifest are not known here.";
  throw new Problem({ code: "input-invalid", message, remedy });
}

async function readDocument({ settings, manifest, ports }: Run<StateSettings>): Promise<State> {
  const { environment } = settings;
  const found = await ports.document?.load();
  if (found) {
    return parseState(found.text, {
      environment,
      manifest: manifest.path,
      where: ports.document?.where ?? "",
    });
  }
  const message = ports.document
    ? `There is no file ${ports.document.where}.`
    : "state push has to be told which file.";
  const remedy = "Name a document that state pull printed, or a dodo-files.recovered-state.json.";
  throw new Problem({ code: "input-invalid", message, remedy });
}

function otherState({ ports }: Run<StateSettings>, pushed: State): Problem {
  return new Problem({
    code: "state-mismatch",
    message: `The pushed document is another state (lineage ${pushed.lineage}) than the one in ${ports.store.where}.`,
    remedy:
      "Push only what came from there. To put this one in its place, delete the stored document first.",
  });
}

function isSameState(a: State, b: State): boolean {
  return renderState({ ...a, serial: 0 }) === renderState({ ...b, serial: 0 });
}

/** Every receipt, and what a person is told became of it: ours again, or withdrawn. */
function standings({ files, retired }: State) {
  const standing = (action: Action) => (receipt: Receipt) =>
    [receipt.file_id, { receipt, action }] as const;
  return new Map([...files.map(standing("adopt")), ...retired.map(standing("forget"))]);
}

function changeOf(receipt: Receipt, action: Action, reason: string): Change {
  return { ...deletion(receipt, reason), action, prior: [] };
}
