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
    /** Path relative to the manifest's folder, `/` on every OS. */
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
    /** GITHUB_RUN_ID, or `local-` and 8 hex digits. */
    readonly run?: string | undefined;
    /** Place in the order of releases, larger is newer. Absent until a release counts it: newest then. 0 for imported files. */
    readonly order?: number | undefined;
    /** Serial of the save that brought a withdrawn file back. */
    readonly revived?: number | undefined;
    /** The name that Dodo lists it under, if that is another than `name`. */
    readonly listed?: string | undefined;
    /** Uploaded, and neither the store's answer nor a download has proven the bytes yet. */
    readonly unproven?: true | undefined;
    /** A withdrawal that could not be carried out. */
    readonly held?: Held | undefined;
    /** Which run withdrew it, and why. */
    readonly retirement?: Retirement | undefined;
}
export declare const retirementReasons: readonly ["replaced", "unwanted", "rolled-back", "destroyed", "superseded", "wrong", "refused", "absent"];
export type RetirementReason = (typeof retirementReasons)[number];
export interface Retirement {
    readonly run: string;
    readonly reason: RetirementReason;
    /** Of the save that retired it. */
    readonly serial: number;
}
export interface Held {
    readonly reason: "in-use" | "still-attached" | "sold";
    /** ISO 8601, UTC. */
    readonly since: string;
}
/** Releases that a state remembers. */
export declare const keptReleases = 10;
/** A file that is about to exist because of a run: the next run recognises it by this, also if its own build differs. */
export interface Intent {
    readonly target: string;
    readonly slot: string;
    readonly name: string;
    readonly rule: string;
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
    readonly md5?: string | undefined;
    readonly file_id?: string | undefined;
    readonly version?: string | undefined;
    readonly tag?: string | undefined;
    readonly commit?: string | undefined;
    readonly run: string;
    /** GITHUB_RUN_ATTEMPT. */
    readonly attempt?: number | undefined;
    /** 8 hex digits, made once per process. */
    readonly invocation: string;
    /** ISO 8601, UTC. */
    readonly at: string;
}
export declare const releaseKinds: readonly ["apply", "rollback", "destroy", "import"];
export type ReleaseKind = (typeof releaseKinds)[number];
/** What was live, per target, when a run that changed something ended. */
export interface Release extends ReleaseBody {
    /** Of the save that made or last completed it. */
    readonly serial: number;
    /** Place among the releases and receipts: larger is newer, whatever the clocks say. */
    readonly order: number;
    readonly kind: ReleaseKind;
}
/** What a run says of its release, before the release has its place. */
export interface ReleaseBody {
    readonly at: string;
    readonly tag?: string | undefined;
    readonly commit?: string | undefined;
    readonly run?: string | undefined;
    readonly version?: string | undefined;
    /** Of a rollback or destroy: tells two of one run apart. */
    readonly invocation?: string | undefined;
    /** Those that the run itself covered. */
    readonly targets: readonly string[];
    /** Target id to the file ids that were live; targets that the run did not cover are as the release below has them. */
    readonly live: {
        readonly [target: string]: readonly string[];
    };
    /** Targets that a rollback took away from this release. */
    readonly rolled_back?: readonly string[] | undefined;
}
/** Everything that is remembered between runs, for one manifest in one environment. */
export interface State {
    readonly version: 2;
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
    /** Files that are about to exist, until their receipts do. */
    readonly intents: readonly Intent[];
    /** Newest first, which is by `order`, at most 10. */
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
