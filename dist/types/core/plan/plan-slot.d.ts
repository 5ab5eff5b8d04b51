import type { LiveFile } from "../dodo/listing.ts";
import type { Placement } from "../placement/placement.ts";
import type { Receipt } from "../state/state.ts";
import type { Change } from "./plan.ts";
/** What a proof of a namesake found: the same bytes, other bytes, not to be proven, or listed without bytes. */
export type Proof = "equal" | "different" | "unproven" | "dead";
/** Everything that is known about one desired slot of one target. */
export interface Slot {
    readonly placement: Placement;
    /** Its receipts, active and retired, newest first. */
    readonly receipts: readonly Receipt[];
    /** Live files under the desired name that no receipt holds, with what is known of their bytes. */
    readonly namesakes: readonly {
        readonly file: LiveFile;
        readonly proof: Proof;
    }[];
    /** The same bytes under the same name, live, recorded under a slot that nobody wants any more: its template was rewritten. */
    readonly moved?: Receipt | undefined;
    readonly isLive: (receipt: Receipt) => boolean;
    readonly isRetired: (receipt: Receipt) => boolean;
}
export type SlotPlan = {
    readonly stop: "name-taken";
    readonly by: readonly LiveFile[];
} | {
    readonly changes: readonly Change[];
    readonly namesakes: readonly LiveFile[];
};
/** The truth table for a slot that is desired, first row that fits. docs/behaviour.md has it in words. */
export declare function planSlot(slot: Slot): SlotPlan;
/** Ours with the desired digest and name, live; a retired one only where no active one is. */
export declare function liveReceipt({ receipts, placement, isLive, isRetired }: Slot): Receipt | undefined;
/** The change that withdraws a recorded file. */
export declare function deletion(receipt: Receipt, reason: string): Change;
/** Why a dead file goes. */
export declare const withoutBytes = "listed, but its bytes never arrived: buyers cannot download it";
/** Enough of a digest to tell two apart. */
export declare function short(digest: string | null): string;
