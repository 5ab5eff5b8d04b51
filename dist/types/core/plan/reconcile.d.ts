import type { LiveFile } from "../dodo/listing.ts";
import type { Placement } from "../placement/placement.ts";
import type { Problem } from "../problem.ts";
import type { Receipt } from "../state/state.ts";
import type { Slot } from "./plan-slot.ts";
import type { TargetFacts } from "./target-facts.ts";
/** One target as state and Dodo agree on it, in one order, whatever order its parts came in. */
export interface ReconciledTarget extends TargetFacts {
    readonly live: ReadonlySet<string>;
    /** File ids that a receipt holds, of this target or of another. */
    readonly recorded: ReadonlySet<string>;
    readonly index: Index;
}
/** What each placement asks for, found without a search, since a target may have thousands of both. */
interface Index {
    /** Receipts, active and retired, newest first. */
    readonly bySlot: ReadonlyMap<string, readonly Receipt[]>;
    readonly retired: ReadonlySet<Receipt>;
    /** Live files that no receipt holds. */
    readonly unrecorded: ReadonlyMap<string, readonly LiveFile[]>;
    /** Active and live, under a slot that nobody wants. */
    readonly movable: ReadonlyMap<string, readonly Receipt[]>;
}
/** A receipt takes part only where Dodo agrees with its name and, where listed and proven, size; it may be somebody else's file otherwise. */
export declare function agree(facts: TargetFacts): {
    readonly world: ReconciledTarget;
    readonly warnings: readonly Problem[];
};
/** Whether Dodo lists the file under the recorded name and, where it lists one, with the recorded size. */
export declare function isAsRecorded(file: LiveFile, receipt: Receipt): boolean;
/** Live files under the desired name that no receipt holds. */
export declare function namesakesOf({ name }: Placement, { index }: ReconciledTarget): readonly LiveFile[];
/** Everything that is known about the slot of one placement. */
export declare function slotOf(placement: Placement, world: ReconciledTarget): Slot;
export declare function byName<T extends {
    readonly name: string;
    readonly file_id: string | null;
}>(a: T, b: T): number;
/** -1, 0 or 1, by UTF-16 code units: the same on every machine. */
export declare function order(a: string, b: string): number;
export {};
