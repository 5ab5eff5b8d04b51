import type { Environment } from "../manifest/manifest.ts";
import type { Problem } from "../problem.ts";
export declare const actions: readonly ["create", "replace", "restore", "adopt", "keep", "delete", "forget"];
export type Action = (typeof actions)[number];
/** One step of a plan. */
export interface Change {
    readonly action: Action;
    /** Target id. */
    readonly target: string;
    readonly slot: string;
    /** The delivered name, or that of the receipt; the slot where a token has no value in this run. */
    readonly name: string;
    /** The rule's glob. */
    readonly rule: string;
    readonly path: string | null;
    /** Bytes. */
    readonly size: number | null;
    readonly sha256: string | null;
    /** The file that stays, comes back, is adopted, goes or is forgotten; `null` where there will be a new one. */
    readonly file_id: string | null;
    /** Ids that this change withdraws. */
    readonly prior: readonly string[];
    readonly version?: string | undefined;
    /** The version, else the name, of what it takes the place of. */
    readonly was?: string | undefined;
    /** Bytes of what it takes the place of. */
    readonly was_size?: number | undefined;
    /** Tokens without a value in this run: the file cannot be delivered under this name yet. */
    readonly open?: readonly string[] | undefined;
    /** Why, in words. */
    readonly reason: string;
}
/** A file as buyers see it. */
export interface Shown {
    readonly file_id: string | null;
    readonly name: string;
    readonly size: number | null;
}
export interface TargetPlan {
    /** Target id. */
    readonly target: string;
    /** As the manifest names it; the first is used for people. */
    readonly spellings: readonly string[];
    readonly changes: readonly Change[];
    /** Live files that are not managed by dodo-files: never touched, but buyers see them. */
    readonly foreign: readonly Shown[];
    /** Ids of withdrawals that were refused or ignored before; tried again when this target is written. */
    readonly held: readonly string[];
    /** What buyers see before and after. */
    readonly before: readonly Shown[];
    readonly after: readonly Shown[];
}
/** The difference between desired, recorded and live, as plain data. */
export interface Plan {
    /** Of this format. */
    readonly version: 1;
    readonly environment: Environment;
    /** The manifest's path, and the SHA-256 of its text. */
    readonly manifest: string;
    readonly manifest_digest: string;
    readonly lineage: string;
    readonly serial: number;
    /** True where nothing live was read: compared with the state alone. */
    readonly offline: boolean;
    readonly tag?: string | undefined;
    readonly commit?: string | undefined;
    readonly targets: readonly TargetPlan[];
}
/** A plan, and what stands in its way. */
export interface Planned {
    readonly plan: Plan;
    /** Each concerns one target, which it stops, or, without a target, the whole run. */
    readonly problems: readonly Problem[];
    readonly warnings: readonly Problem[];
}
/** Every change of a plan, in its order. */
export declare function changesOf(plan: Plan): readonly Change[];
/** Whether carrying it out would change anything, in Dodo or in the state. */
export declare function isPending({ action }: Change): boolean;
/** Whether it sends a file. */
export declare function isUpload({ action }: Change): boolean;
/** Whether its file is to be live because of it. */
export declare function isDelivery({ action }: Change): boolean;
/** Whether no file is to be live for it afterwards. */
export declare function isLeaving({ action }: Change): boolean;
/** Whether it withdraws a file that nothing takes the place of. */
export declare function isRemoval(change: Change): boolean;
