import type { Problem, SourcePlace } from "../problem.ts";
export declare const environments: readonly ["test_mode", "live_mode"];
export type Environment = (typeof environments)[number];
/** Where a product's `{version}` comes from: a text, or a file that is read (relative to the manifest's folder). */
export type VersionSource = {
    readonly text: string;
} | {
    readonly file: string;
};
/** An entry of `products`. */
export interface Product {
    readonly name: string;
    /** Per environment: an id, `null` for "no counterpart there", absent for "not said". */
    readonly ids: {
        readonly [E in Environment]?: string | null;
    };
    readonly version?: VersionSource;
    readonly at: SourcePlace;
}
export declare const whens: readonly ["release", "prerelease", "always"];
export type When = (typeof whens)[number];
/** One target as a rule spells it: a product name, a glob over product names, or an id. */
export interface TargetSpelling {
    readonly text: string;
    readonly at: SourcePlace;
}
/** One glob and where its files go. A list under one glob becomes one Rule per long rule and one for all its plain targets. */
export interface Rule {
    /** The key as written. */
    readonly glob: string;
    readonly to: readonly TargetSpelling[];
    /** Template of the delivered name. */
    readonly name: string;
    readonly exclude: readonly string[];
    readonly empty: "error" | "warn";
    readonly expect?: number;
    /** Deliveries of a slot that stay live, newest first. */
    readonly keep: number | "all";
    readonly when: When;
    /** Of the glob key. */
    readonly at: SourcePlace;
    /** Of the `name` value, else of the key. */
    readonly nameAt: SourcePlace;
}
export interface Manifest {
    readonly products: readonly Product[];
    readonly rules: readonly Rule[];
    readonly exclude: readonly string[];
    readonly prune: boolean;
}
/** What parsing gives: a manifest, or every complaint about it at once. */
export type Parsed = {
    readonly manifest: Manifest;
    readonly problems: readonly [];
} | {
    readonly manifest?: undefined;
    readonly problems: readonly Problem[];
};
