import { type BranchStateOptions, createBranchStateStore } from "../io/github/state-store.ts";
import { fetchThrough } from "../io/http/fetch.ts";
import { createDispatcher } from "../io/http/http.ts";

/** A file of its own: GitHub's client and `fetch` are loaded only where the state lies on a branch. */
export function openBranchStore(options: Omit<BranchStateOptions, "fetch">) {
  const dispatcher = createDispatcher(8);
  return {
    store: createBranchStateStore({ ...options, fetch: fetchThrough(dispatcher) }),
    close: () => dispatcher.destroy(),
  };
}
