import type { Listing, LiveFile } from "../dodo/listing.ts";
import type { Environment } from "../manifest/manifest.ts";
import { Problem } from "../problem.ts";
import type { Receipt } from "../state/state.ts";
import { type Plan } from "./plan.ts";
/** A target id, and how the manifest names it. */
interface Named {
    readonly target: string;
    readonly spellings: readonly string[];
}
export declare function nameTaken({ target, spellings }: Named, name: string, by: readonly LiveFile[]): Problem;
export declare function namesakeWarning({ target, spellings }: Named, file: LiveFile): Problem;
export declare function disagreement({ target, spellings }: Named, receipt: Receipt): Problem;
export declare function wouldEmpty({ target, spellings }: Named): Problem;
/** `newer` has a sentence for each file that is newer than what this run would put in its place. */
export declare function wouldDowngrade({ target, spellings }: Named, newer: readonly string[]): Problem;
/**
 * A product without a file of its own, while an entitlement attached to it lists files and none of them is `recorded`:
 * its files live over there, and a list of its own would hide or double them. `use-entitlement`.
 */
export declare function deliversThroughEntitlement({ target, spellings, environment, listing, }: Named & {
    readonly environment: Environment;
    readonly listing: Listing;
}, recorded: ReadonlySet<string>): Problem | undefined;
/** Names that wait for a token without a value: harmless while planning, and what stops a run that delivers. `no-tag`. */
export declare function untagged(plan: Plan): readonly Problem[];
export declare function tooManyRemovals(removals: number, most: number): Problem;
/** A sentence for each product that will list more files than its documentation ever promised. */
export declare function manyFilesNotices(plan: Plan): readonly string[];
export {};
