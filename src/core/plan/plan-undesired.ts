import type { RulePart } from "../placement/placement.ts";
import type { Receipt } from "../state/state.ts";
import { compileGlob } from "../text/glob.ts";
import type { Change } from "./plan.ts";
import { deletion } from "./plan-slot.ts";
import { byName, type ReconciledTarget } from "./reconcile.ts";

export interface UndesiredRules {
  readonly prune: boolean;
  /** False at the end of a run: what another run recorded and has not released yet may go live. */
  readonly forgetsPending?: boolean | undefined;
  /** This run, if it is one that delivers. */
  readonly run?: string | undefined;
}

/** The truth table for what is recorded and not desired, by name; `changes` are those of the desired slots. */
export function planUndesired(
  reconciled: ReconciledTarget,
  rules: UndesiredRules,
  changes: readonly Change[],
): readonly Change[] {
  const named = new Set(changes.flatMap(({ file_id, prior }) => [file_id, ...prior]));
  const desired = new Set(reconciled.placements.map(({ slot }) => slot));
  const planned = new Set(changes.map(({ slot }) => slot));
  const isLive = ({ file_id }: Receipt) => reconciled.live.has(file_id);
  // A withdrawn file that is listed again is ours like any other; a held one is no change.
  const back = reconciled.retired.filter((receipt) => isLive(receipt) && !receipt.held);
  return [...reconciled.active, ...back]
    .filter(({ file_id }) => !named.has(file_id))
    .filter((receipt) => rules.forgetsPending !== false || isLive(receipt) || !isPending(receipt))
    .sort(byName)
    .flatMap((receipt) => {
      if (!desired.has(receipt.slot))
        return planLeft(receipt, isLive(receipt), { reconciled, ...rules });
      const isSuperseded = planned.has(receipt.slot) && !isLive(receipt);
      return isSuperseded ? [forgetChange(receipt, "superseded, and not live")] : [];
    });
}

/** A receipt whose slot nobody wants in this run. */
function planLeft(
  receipt: Receipt,
  isLive: boolean,
  { reconciled, prune, run }: UndesiredRules & { readonly reconciled: ReconciledTarget },
): readonly Change[] {
  if (reconciled.parts.some((part) => mayHaveDelivered(part, receipt)))
    return [kept(receipt, "not built in this run")];
  // Another job of this run has other files at hand.
  if (run !== undefined && receipt.run === run) return [kept(receipt, "delivered by this run")];
  if (!isLive) return [forgetChange(receipt, "not wanted, and not live")];
  if (!prune) return [kept(receipt, "left the manifest")];
  const isMatched = reconciled.parts.some(({ glob }) => glob === receipt.rule);
  return [
    deletion(
      receipt,
      isMatched ? "its rule matches other files now" : "its rule left the manifest",
    ),
  ];
}

/**
 * Whether a rule that matched nothing, or took no part, may be the one that delivers this file. Two rules may share a glob,
 * and a glob may have been rewritten since: a file that might be wanted stays.
 */
function mayHaveDelivered({ glob, state }: RulePart, { rule, path }: Receipt): boolean {
  if (state === "matched") return false;
  return glob === rule || compileGlob(glob, { dot: true }).matches(path);
}

/** Recorded by a run that has not ended, or that was cut off. */
function isPending({ order }: Receipt): boolean {
  return order === undefined;
}

function kept(receipt: Receipt, reason: string): Change {
  return { ...deletion(receipt, reason), action: "keep", prior: [] };
}

function forgetChange(receipt: Receipt, reason: string): Change {
  return { ...deletion(receipt, reason), action: "forget", prior: [] };
}
