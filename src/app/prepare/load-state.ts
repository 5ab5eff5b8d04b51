import type { Environment } from "../../core/manifest/manifest.ts";
import { parseState } from "../../core/state/document.ts";
import { emptyState } from "../../core/state/entries.ts";
import type { Snapshot } from "../../core/state/state.ts";
import type { StateStore } from "../ports.ts";

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

/** The state of a run as it is stored now. */
export function reloadState({ settings, ports, manifest, snapshot }: Loaded): Promise<Snapshot> {
  const { environment } = settings;
  const newLineage = () => snapshot.state.lineage;
  return loadState(ports.store, { environment, manifest: manifest.path, newLineage });
}

interface Loaded {
  readonly settings: { readonly environment: Environment };
  readonly ports: { readonly store: StateStore };
  readonly manifest: { readonly path: string };
  readonly snapshot: Snapshot;
}
