/** Every code an expected failure can carry. Each has a heading in docs/problems.md. */
export declare const problemCodes: readonly ["manifest-invalid", "manifest-missing", "rule-empty", "rule-count", "rule-idle", "exclude-idle", "file-empty", "file-too-large", "file-changed", "file-unreadable", "lfs-pointer", "path-escape", "name-collision", "name-invalid", "name-unsafe", "name-taken", "no-tag", "version-unreadable", "version-mismatch", "input-invalid", "untrusted-event", "key-missing", "unauthorized", "forbidden", "target-not-found", "target-unusable", "use-entitlement", "too-many-files", "list-refused", "rate-limited", "api-failed", "upload-failed", "presign-expired", "network", "not-live", "files-lost", "withdrawal-held", "name-changed", "superseded", "would-empty-target", "would-downgrade", "rolled-back", "too-many-removals", "plan-stale", "plan-invalid", "drift", "state-unreadable", "state-conflict", "state-forbidden", "state-newer", "state-mismatch", "rollback-unknown", "rollback-unavailable", "interrupted"];
export type ProblemCode = (typeof problemCodes)[number];
/** A place in a text file; line and column count from 1. */
export interface SourcePlace {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}
export interface ProblemFields {
    readonly code: ProblemCode;
    /** One sentence of what happened. */
    readonly message: string;
    /** One sentence of what to do. */
    readonly remedy: string;
    readonly at?: SourcePlace | undefined;
    /** Near misses and other lines that help, each one line. */
    readonly details?: readonly string[] | undefined;
    /** The target id it concerns, where it concerns only one. */
    readonly target?: string | undefined;
    /** True where the same request may succeed later. */
    readonly transient?: boolean | undefined;
    /** Milliseconds that a server asked to wait before the next try. */
    readonly wait?: number | undefined;
    readonly cause?: unknown;
}
/** An expected failure. Anything else that is thrown is a bug and shows its stack. */
export declare class Problem extends Error {
    readonly code: ProblemCode;
    readonly remedy: string;
    readonly at: SourcePlace | undefined;
    readonly details: readonly string[];
    readonly target: string | undefined;
    readonly transient: boolean;
    readonly wait: number | undefined;
    constructor(fields: ProblemFields);
    /** A copy with other fields. */
    with(fields: Partial<ProblemFields>): Problem;
}
