import { type Report } from "../core/run/report.ts";
/** What `--json` prints and the file at `report-path` holds, once parsed. A field without a value is left out. */
export type ReportDocument = ReturnType<typeof documentOf>;
/** The whole report as versioned JSON, ending in a newline. */
export declare function renderJson(report: Report): string;
declare function documentOf(report: Report): {
    version: 1;
    command: import("../core/run/report.ts").Command;
    result: import("../core/run/report.ts").Result;
    environment: "live_mode" | "test_mode" | undefined;
    manifest: string;
    tag: string | undefined;
    counts: import("./tally.ts").Tally;
    problems: {
        code: "api-failed" | "drift" | "exclude-idle" | "file-changed" | "file-empty" | "file-too-large" | "file-unreadable" | "files-lost" | "forbidden" | "input-invalid" | "interrupted" | "key-missing" | "lfs-pointer" | "list-refused" | "manifest-invalid" | "manifest-missing" | "name-changed" | "name-collision" | "name-invalid" | "name-taken" | "name-unsafe" | "network" | "no-tag" | "not-live" | "path-escape" | "plan-invalid" | "plan-stale" | "presign-expired" | "rate-limited" | "rollback-unavailable" | "rollback-unknown" | "rolled-back" | "rule-count" | "rule-empty" | "rule-idle" | "state-conflict" | "state-forbidden" | "state-mismatch" | "state-newer" | "state-unreadable" | "superseded" | "target-not-found" | "target-unusable" | "too-many-files" | "too-many-removals" | "unauthorized" | "untrusted-event" | "upload-failed" | "use-entitlement" | "version-mismatch" | "version-unreadable" | "withdrawal-held" | "would-downgrade" | "would-empty-target";
        message: string;
        remedy: string;
        at: import("../core/problem.ts").SourcePlace | undefined;
        target: string | undefined;
        details: string[];
    }[];
    warnings: {
        code: "api-failed" | "drift" | "exclude-idle" | "file-changed" | "file-empty" | "file-too-large" | "file-unreadable" | "files-lost" | "forbidden" | "input-invalid" | "interrupted" | "key-missing" | "lfs-pointer" | "list-refused" | "manifest-invalid" | "manifest-missing" | "name-changed" | "name-collision" | "name-invalid" | "name-taken" | "name-unsafe" | "network" | "no-tag" | "not-live" | "path-escape" | "plan-invalid" | "plan-stale" | "presign-expired" | "rate-limited" | "rollback-unavailable" | "rollback-unknown" | "rolled-back" | "rule-count" | "rule-empty" | "rule-idle" | "state-conflict" | "state-forbidden" | "state-mismatch" | "state-newer" | "state-unreadable" | "superseded" | "target-not-found" | "target-unusable" | "too-many-files" | "too-many-removals" | "unauthorized" | "untrusted-event" | "upload-failed" | "use-entitlement" | "version-mismatch" | "version-unreadable" | "withdrawal-held" | "would-downgrade" | "would-empty-target";
        message: string;
        remedy: string;
        at: import("../core/problem.ts").SourcePlace | undefined;
        target: string | undefined;
        details: string[];
    }[];
    notices: string[];
    file_ids: Readonly<Record<string, Readonly<Record<string, string>>>>;
    files: {
        target: string;
        id: string;
        slot: string;
        name: string;
        path: string;
        file_id: string;
        sha256: string | null;
        size: number;
        action: "adopt" | "create" | "delete" | "forget" | "keep" | "replace" | "restore";
    }[];
    outcomes: {
        action: "adopt" | "create" | "delete" | "forget" | "keep" | "replace" | "restore";
        status: "done" | "failed" | "planned" | "superseded" | "waiting";
        target: string;
        slot: string;
        name: string;
        file_id: string | null;
    }[];
    plan: import("../types.ts").Plan | undefined;
    releases: readonly import("../types.ts").Release[] | undefined;
    receipts: readonly import("../types.ts").Receipt[] | undefined;
    state: {
        lineage: string;
        serial: number;
        where: string | undefined;
        url: string | undefined;
    } | undefined;
    wrote: boolean;
    sent: number;
    duration_ms: number;
};
export {};
