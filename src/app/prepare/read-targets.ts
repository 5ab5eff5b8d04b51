import type { Listing } from "../../core/dodo/listing.ts";
import type { Environment } from "../../core/manifest/manifest.ts";
import {
  type Fresh,
  makePlan,
  type PlanInput,
  recordedListing,
  targetFacts,
} from "../../core/plan/make-plan.ts";
import type { Proof } from "../../core/plan/plan-slot.ts";
import { type NamesakeToProve, namesakesToProve } from "../../core/plan/plan-target.ts";
import type { ProofKey } from "../../core/plan/proof.ts";
import type { TargetFacts } from "../../core/plan/target-facts.ts";
import { Problem, type ProblemCode } from "../../core/problem.ts";
import { parseState } from "../../core/state/document.ts";
import { emptyState } from "../../core/state/entries.ts";
import type { Snapshot } from "../../core/state/state.ts";
import type { StateStore, Storefront } from "../ports.ts";
import { mapPool } from "../run/pool.ts";

/** Reads the state; where nothing is stored yet it begins with a new lineage. Throws `state-…`. */
export async function loadState(
  store: StateStore,
  of: {
    readonly environment: Environment;
    readonly manifest: string;
    readonly newLineage: () => string;
  },
): Promise<Snapshot> {
  const { environment, manifest, newLineage } = of;
  const found = await store.load();
  if (!found)
    return { state: emptyState({ lineage: newLineage(), environment, manifest }), revision: null };
  const state = parseState(found.text, { environment, manifest, where: store.where });
  return { state, revision: found.revision };
}

export interface Readings {
  readonly listings: ReadonlyMap<string, Listing>;
  readonly problems: readonly Problem[];
}

/** Targets that are read side by side. */
export const atOnce = 8;

/** Reads every target before the first byte is sent. Throws what concerns them all: the key, the network. */
export async function readTargets(
  targets: readonly string[],
  read: (target: string) => Promise<Listing>,
): Promise<Readings> {
  const problems: Problem[] = [];
  const listings = new Map<string, Listing>();
  let ended: unknown;
  await mapPool(targets, atOnce, async (target) => {
    if (ended) return;
    try {
      listings.set(target, await read(target));
    } catch (error) {
      if (!(error instanceof Problem) || isOfAll(error)) ended ??= error;
      else problems.push(error.with({ target }));
    }
  });
  if (ended) throw ended;
  return {
    listings,
    problems: problems.sort(
      (a, b) => targets.indexOf(a.target ?? "") - targets.indexOf(b.target ?? ""),
    ),
  };
}

function isOfAll({ code }: Problem): boolean {
  return sharedCodes.includes(code);
}

const sharedCodes: readonly ProblemCode[] = ["unauthorized", "forbidden", "network", "interrupted"];

/** What an offline plan compares with: the state alone. */
export function recordedListings(
  targets: readonly string[],
  { state }: Snapshot,
): ReadonlyMap<string, Listing> {
  return new Map(targets.map((target) => [target, recordedListing(target, state.files)]));
}

/** Bytes that may be downloaded per target to prove namesakes. */
export const maxNamesakeProofBytes = 1024 ** 3;

/** Proves the namesakes that the plan depends on, then plans. */
export async function planRun(
  input: Omit<PlanInput, "proofs">,
  storefront: Storefront | undefined,
): Promise<Fresh> {
  const facts = targetFacts({ ...input, proofs: new Map() });
  const proofs = new Map<ProofKey, Proof>();
  if (storefront)
    await mapPool(facts, 4, (target) => proveNamesakes(target, { storefront, proofs }));
  return makePlan({ ...input, proofs });
}

async function proveNamesakes(facts: TargetFacts, by: Proving): Promise<void> {
  await proveAll(namesakesToProve(facts), by);
}

export interface Proving {
  readonly storefront: Storefront;
  /** What was found, by pair. */
  readonly proofs: Map<ProofKey, Proof>;
}

/** Compares listed files of one target with the files that they compete with, as far as downloads have a bound. */
export async function proveAll(
  pairs: readonly NamesakeToProve[],
  { storefront, proofs }: Proving,
): Promise<void> {
  let left = maxNamesakeProofBytes;
  for (const { file, placement, key, decides } of pairs) {
    proofs.set(key, await storefront.prove(file, placement.file, decides ? left : 0));
    if (decides) left -= placement.file.size;
  }
}
