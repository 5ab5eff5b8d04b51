import type { Rule } from "../manifest/manifest.ts";
import type { SourcePlace } from "../problem.ts";
/** A file of the workspace as it was when it was hashed. */
export interface LocalFile {
    /** Below the manifest's folder, `/` on every OS, NFC: for people and for the state. */
    readonly path: string;
    /** The real path on disk, links resolved: for reading. */
    readonly real: string;
    /** Bytes. */
    readonly size: number;
    /** Hex. */
    readonly sha256: string;
}
/** Desired: this file, in this slot, under this name, in this target. */
export interface Placement {
    /** Target id. */
    readonly target: string;
    readonly slot: string;
    /** The delivered name; `null` where a token has no value in this run. */
    readonly name: string | null;
    readonly file: LocalFile;
    readonly rule: Rule;
    readonly version?: string | undefined;
    /** Tokens of the template that have no value in this run, with braces. */
    readonly open: readonly string[];
}
/** A rule's part in one target, whether or not it matched: what says why a recorded slot has no placement. */
export interface RulePart {
    readonly target: string;
    readonly glob: string;
    readonly state: "matched" | "matched-nothing" | "took-no-part";
    readonly at: SourcePlace;
}
