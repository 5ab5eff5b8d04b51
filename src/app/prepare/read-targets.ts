import type { Listing } from "../../core/dodo/listing.ts";
import { recordedListing } from "../../core/plan/make-plan.ts";
import { Problem, type ProblemCode } from "../../core/problem.ts";
import type { Snapshot } from "../../core/state/state.ts";
import type { Run } from "../run/context.ts";
import { mapPool } from "../run/pool.ts";

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
  return shared.includes(code);
}

const shared: readonly ProblemCode[] = ["unauthorized", "forbidden", "network", "interrupted"];

/** What an offline plan compares with: the state alone. */
export function recordedListings(
  targets: readonly string[],
  { state }: Snapshot,
): ReadonlyMap<string, Listing> {
  return new Map(targets.map((target) => [target, recordedListing(target, state.files)]));
}

/** Targets that have a problem of their own. */
export function stoppedOf({ problems }: Run["draft"]): ReadonlySet<string | undefined> {
  return new Set(problems.map(({ target }) => target));
}
