import type { Environment } from "../manifest/manifest.ts";
import { type Change, type Plan } from "../plan/plan.ts";
import type { Problem } from "../problem.ts";
import type { Receipt, State } from "../state/state.ts";
export declare const commands: readonly ["apply", "plan", "check", "validate", "import", "rollback"];
/** Of the command line alone. */
export declare const localCommands: readonly ["init", "destroy", "history", "state list", "state show", "state pull", "state push", "state rm"];
export type LocalCommand = (typeof localCommands)[number];
export type Command = (typeof commands)[number] | LocalCommand;
export declare function isLocal(command: Command): command is LocalCommand;
export type Result = "unchanged" | "changed" | "partial" | "failed" | "pending";
/** What became of one change. */
export interface Outcome {
    readonly change: Change;
    /** `planned`: this run only plans. `waiting`: not tried, or not finished, since something else of its target stopped it. `superseded`: left to a newer run. */
    readonly status: "done" | "failed" | "waiting" | "planned" | "superseded";
    /** Of the file that is live because of it now; `null` where there is none. */
    readonly file_id: string | null;
}
/** A change that nothing was done for yet; one that only keeps a file is done as it is. */
export declare function untried(change: Change): Outcome;
/** Everything that a run has to say. Views render it; nothing else is printed. */
export interface Report {
    readonly command: Command;
    readonly result: Result;
    /** Absent where the settings themselves were wrong. */
    readonly environment?: Environment | undefined;
    /** Path of the manifest as given. */
    readonly manifest: string;
    readonly plan?: Plan | undefined;
    readonly outcomes: readonly Outcome[];
    /** In report order; the first gives `failure-reason`. */
    readonly problems: readonly Problem[];
    readonly warnings: readonly Problem[];
    /** Sentences that need no answer. */
    readonly notices: readonly string[];
    /** The state at the end; what it records is what the outputs list, where it is live. */
    readonly state?: State | undefined;
    /** Receipts that were asked for by `state list` and `state show`, the active ones first. */
    readonly receipts?: readonly Receipt[] | undefined;
    /** Per target that was read: the file ids that it delivered when it was last read. */
    readonly live: ReadonlyMap<string, ReadonlySet<string>>;
    /** File id → the name that a target listed it under when it was last read. */
    readonly names?: ReadonlyMap<string, string>;
    /** Target id → as the manifest names it, all targets of the manifest, those outside `only` too. */
    readonly spellings: ReadonlyMap<string, readonly string[]>;
    /** Where the state lives, for people; `url` of its newest commit where there is one. */
    readonly where?: string | undefined;
    readonly stateUrl?: string | undefined;
    /** True where the last save failed: `state` is what should have been saved. */
    readonly unsaved?: boolean | undefined;
    readonly tag?: string | undefined;
    /** True where anything was sent to Dodo or to the object store that changes something. */
    readonly wrote: boolean;
    /** Bytes sent to the object store. */
    readonly sent: number;
    /** Milliseconds. */
    readonly duration: number;
}
/** A managed file that is live. */
export interface ManagedFile {
    readonly receipt: Receipt;
    readonly spellings: readonly string[];
}
/**
 * Every recorded file that is live, as far as this run read; a target that was not read counts as its newest release left it.
 * Targets as the manifest has them, then by name, oldest first: the same in each run, whatever was delivered first.
 */
export declare function managedFiles({ state, live, spellings }: Report): readonly ManagedFile[];
