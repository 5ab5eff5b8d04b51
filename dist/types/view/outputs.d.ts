import { type ManagedFile, type Outcome, type Report } from "../core/run/report.ts";
export interface Outputs {
    /** Output name → value: all of the contract but `report-path` and `summary-path`, which the caller knows. */
    readonly values: Readonly<Record<string, string>>;
    /** Outputs left out for their length; the report has them. */
    readonly omitted: readonly string[];
}
export declare function outputsOf(report: Report): Outputs;
/** Every spelling of a target → delivered name → file id; of two files under one name the newest. */
export declare function fileIds(managed: readonly ManagedFile[]): Readonly<Record<string, Readonly<Record<string, string>>>>;
/** Every managed live file, with what this run did to it. */
export declare function fileList(managed: readonly ManagedFile[], outcomes: readonly Outcome[]): {
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
