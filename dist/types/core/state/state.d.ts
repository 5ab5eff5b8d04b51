import type { Environment } from "../manifest/manifest.ts";
/** Proof of one delivery: a file that Dodo holds because of us. Keyed by `file_id`. */
export interface Receipt {
    /** Target id, `pdt_…` or `ent_…`. */
    readonly target: string;
    readonly slot: string;
    /** The name the buyer sees. */
    readonly name: string;
    /** The glob of the rule that delivered it. */
    readonly rule: string;
    /** Path below the manifest's folder, `/` on every OS. */
    readonly path: string;
    /** Hex; `null` where an imported file's content is not known. It then equals nothing. */
    readonly sha256: string | null;
    /** Hex; what the store's ETag may be compared with. */
    readonly md5: string | null;
    /** Bytes. */
    readonly size: number;
    readonly file_id: string;
    /** ISO 8601, UTC. */
    readonly delivered_at: string;
    readonly version?: string | undefined;
    readonly tag?: string | undefined;
    readonly commit?: string | undefined;
    /** GITHUB_RUN_ID. */
    readonly run?: string | undefined;
    /** Uploaded, and neither the store's answer nor a download has proven the bytes yet. */
    readonly unproven?: true | undefined;
    /** A withdrawal that could not be carried out. */
    readonly held?: Held | undefined;
}
export interface Held {
    readonly reason: "in-use" | "still-attached" | "sold";
    /** ISO 8601, UTC. */
    readonly since: string;
}
/** Releases that a state remembers. */
export declare const keptReleases = 10;
/** What was live, per target, when a run that changed something ended. */
export interface Release {
    readonly serial: number;
    readonly at: string;
    readonly tag?: string | undefined;
    readonly commit?: string | undefined;
    readonly run?: string | undefined;
    /** Target id to the file ids that were live. */
    readonly live: {
        readonly [target: string]: readonly string[];
    };
}
/** Everything that is remembered between runs, for one manifest in one environment. */
export interface State {
    readonly version: 1;
    /** Which state this is: made once, never changed (Terraform's word). */
    readonly lineage: string;
    /** Which version of it: one more at every save. */
    readonly serial: number;
    readonly environment: Environment;
    /** The manifest's path below the repository's top level. */
    readonly manifest: string;
    /** Active receipts. */
    readonly files: readonly Receipt[];
    /** Receipts of files that were withdrawn, kept while a release or `held` needs them. */
    readonly retired: readonly Receipt[];
    /** Newest first, at most 10. */
    readonly releases: readonly Release[];
}
/** Opaque token of the store for compare-and-swap; `null` where nothing is stored yet. */
export type Revision = string | null;
/** The state as it was loaded. */
export interface Snapshot {
    readonly state: State;
    readonly revision: Revision;
}
/** Whether a text can be a file id: those of entitlements are opaque, but none may leave its place in the path of a URL. */
export declare function isFileId(text: string): boolean;
