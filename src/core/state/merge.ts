import { intentKey } from "./intents.ts";
import { type Turn, type United, uniteReleases } from "./merge-releases.ts";
import { orderedIntent, orderedReceipt } from "./receipt-document.ts";
import type { Intent, Receipt, State } from "./state.ts";

/**
 * Two versions of one state as one: nothing that either knows is lost. What a run withdrew stays withdrawn, unless the other version
 * knows that it was brought back later. Otherwise the later place counts, then the withdrawal.
 */
export function mergeStates(stored: State, pushed: State): State {
  const turn = inTurn(stored, pushed);
  const { older, newer } = turn;
  const { releases, move } = uniteReleases(turn);
  const merged = new Map<string, Standing>();
  for (const standing of [...standingsOf(older, move), ...standingsOf(newer, move)]) {
    const { file_id } = standing.receipt;
    const known = merged.get(file_id);
    merged.set(file_id, known ? laterOf(known, standing, turn) : standing);
  }
  const all = [...merged.values()];
  return {
    ...stored,
    serial: Math.max(stored.serial, pushed.serial),
    files: all.filter(({ isActive }) => isActive).map(({ receipt }) => receipt),
    retired: all.filter(({ isActive }) => !isActive).map(({ receipt }) => receipt),
    intents: unitedIntents(turn),
    releases,
  };
}

/** A receipt, and whether the file is ours to deliver or withdrawn. */
interface Standing {
  readonly receipt: Receipt;
  readonly isActive: boolean;
}

function standingsOf(state: State, move: United["move"]): readonly Standing[] {
  const standing = (isActive: boolean) => (receipt: Receipt) => ({
    receipt: move(receipt, state),
    isActive,
  });
  return [...state.files.map(standing(true)), ...state.retired.map(standing(false))];
}

function inTurn(a: State, b: State): Turn {
  const [older, newer] = a.serial <= b.serial ? [a, b] : [b, a];
  return { older, newer, isSame: a.serial === b.serial };
}

/** Of the same file in both versions: what counts, whichever of the two comes first. */
function laterOf(known: Standing, other: Standing, { isSame }: Turn): Standing {
  const [a, b] = [known.receipt, other.receipt];
  const [active, withdrawn] = known.isActive ? [known, other] : [other, known];
  const isSplit = known.isActive !== other.isActive;
  const revived = (a.revived ?? 0) - (b.revived ?? 0);
  if (isSplit && withdrawn.receipt.retirement) {
    const isBack = (active.receipt.revived ?? 0) > (withdrawn.receipt.revived ?? 0);
    return isBack ? active : withdrawn;
  }
  if (a.order !== undefined && b.order !== undefined && a.order !== b.order)
    return a.order > b.order ? known : other;
  if (revived !== 0) return revived > 0 ? known : other;
  if (isSplit) return withdrawn;
  if (a.order !== b.order) return a.order === undefined ? other : known;
  return isSame && textOf(a) > textOf(b) ? known : other;
}

function unitedIntents({ older, newer, isSame }: Turn): readonly Intent[] {
  const united = new Map(older.intents.map((intent) => [intentKey(intent), intent]));
  for (const intent of newer.intents) {
    const key = intentKey(intent);
    const known = united.get(key);
    const isLast = !known || !isSame || textOf(intent) >= textOf(known);
    united.set(key, isLast ? { ...known, ...intent } : { ...intent, ...known });
  }
  return [...united.values()];
}

function textOf(receipt: Receipt | Intent): string {
  return "delivered_at" in receipt
    ? JSON.stringify(orderedReceipt(receipt))
    : JSON.stringify(orderedIntent(receipt));
}
