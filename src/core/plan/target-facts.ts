import type { Listing } from "../dodo/listing.ts";
import type { Environment } from "../manifest/manifest.ts";
import type { Placement, RulePart } from "../placement/placement.ts";
import type { Receipt } from "../state/state.ts";
import type { Proof } from "./plan-slot.ts";
import type { ProofKey } from "./proof.ts";

/** Everything that is known about one target. */
export interface TargetFacts {
  readonly target: string;
  readonly environment: Environment;
  readonly spellings: readonly string[];
  readonly placements: readonly Placement[];
  readonly parts: readonly RulePart[];
  readonly listing: Listing;
  /** Of this target, in any order. */
  readonly active: readonly Receipt[];
  readonly retired: readonly Receipt[];
  /** File ids that belong to other targets: an entitlement attached to a product may be a target of its own. */
  readonly elsewhere: ReadonlySet<string>;
  /** Ids of active receipts that no state has saved yet: what unfinished runs left. */
  readonly unsaved: ReadonlySet<string>;
  /** Proofs of namesakes. */
  readonly proofs: ReadonlyMap<ProofKey, Proof>;
}
