import type { Listing } from "../../core/dodo/listing.ts";
import { type DesiredWorld, targetFacts } from "../../core/plan/make-plan.ts";
import type { Proof } from "../../core/plan/plan-slot.ts";
import { type NamesakeToProve, namesakesToProve } from "../../core/plan/plan-target.ts";
import type { ProofKey } from "../../core/plan/proof.ts";
import { receiptOfSuspect, suspectsIn } from "../../core/plan/recognise.ts";
import { Problem } from "../../core/problem.ts";
import type { RunKey } from "../../core/state/order.ts";
import type { Receipt, State } from "../../core/state/state.ts";
import type { Content, Storefront } from "../ports.ts";
import { mapPool } from "../run/pool.ts";

/** Bytes that may be downloaded per target to prove namesakes. */
export const proofLimit = 1024 ** 3;

/** Targets that are looked at at a time. */
const atATime = 4;

/** What a look at live files found, to be planned with. */
export interface Proofs {
  /** By file and content. */
  readonly proofs: Map<ProofKey, Proof>;
  /** Target → receipts of files that unfinished runs left there. */
  readonly recognised: Map<string, readonly Receipt[]>;
}

export function noProofs(): Proofs {
  return { proofs: new Map(), recognised: new Map() };
}

/**
 * Proves the namesakes that a plan depends on, into `found`; returns the targets with one that is
 * dead, or that would stop its target: another run may have recorded it since.
 */
export async function proveNamesakes(
  input: DesiredWorld,
  storefront: Storefront,
  found: Proofs,
): Promise<ReadonlySet<string>> {
  const facts = targetFacts({ ...input, proofs: new Map() });
  const doubtful = await mapPool(facts, atATime, async (target) => {
    const pairs = namesakesToProve(target);
    await proveAll(pairs, { storefront, proofs: found.proofs });
    const isDoubtful = pairs.some(
      ({ key, decides }) =>
        found.proofs.get(key) === "dead" || (decides && found.proofs.get(key) !== "equal"),
    );
    return isDoubtful ? [target.target] : [];
  });
  return new Set(doubtful.flat());
}

/** Finds what unfinished runs left, by their intents, into `found`. */
export async function recognise(
  listings: ReadonlyMap<string, Listing>,
  of: { readonly state: State; readonly by: RunKey; readonly storefront: Storefront },
  found: Proofs,
): Promise<void> {
  await mapPool([...listings], atATime, async ([target, { files }]) => {
    let left = proofLimit;
    const receipts: Receipt[] = [];
    for (const suspect of suspectsIn(target, files, of)) {
      const { file, intent, isKnown } = suspect;
      if (receipts.some(({ file_id }) => file_id === file.file_id)) continue;
      const proof = isKnown ? "equal" : await prove(of.storefront, file, intent, left);
      if (!isKnown) left -= intent.size;
      if (proof === "equal") receipts.push(receiptOfSuspect(suspect));
    }
    found.recognised.set(target, receipts);
  });
}

interface Proving {
  readonly storefront: Storefront;
  /** What was found, by pair. */
  readonly proofs: Map<ProofKey, Proof>;
}

/** Compares listed files of one target with the files that they compete with, as far as downloads have a bound. */
export async function proveAll(
  pairs: readonly NamesakeToProve[],
  { storefront, proofs }: Proving,
): Promise<void> {
  let left = proofLimit;
  for (const { file, placement, key, decides } of pairs) {
    proofs.set(key, await prove(storefront, file, placement.file, decides ? left : 0));
    if (decides) left -= placement.file.size;
  }
}

/** What cannot be compared is unproven, and ends no other target's plan (A11). */
export async function prove(
  storefront: Storefront,
  file: Parameters<Storefront["prove"]>[0],
  content: Content,
  limit: number,
): Promise<Proof> {
  try {
    return await storefront.prove(file, content, Math.max(0, limit));
  } catch (error) {
    if (error instanceof Problem && error.code !== "interrupted") return "unproven";
    throw error;
  }
}
