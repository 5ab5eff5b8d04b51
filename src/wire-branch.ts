import type { StateStore } from "./app/ports.ts";
import { fetchThrough } from "./io/fetch.ts";
import { type BranchStateOptions, createBranchStateStore } from "./io/state-branch.ts";

/** A file of its own: GitHub's client and `fetch` are loaded only where the state lies on a branch. */
export function createBranchStore(
  options: Omit<BranchStateOptions, "fetch">,
  dispatcher: Parameters<typeof fetchThrough>[0],
): StateStore {
  return createBranchStateStore({ ...options, fetch: fetchThrough(dispatcher) });
}
