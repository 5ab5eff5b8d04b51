import { Problem } from "../../core/problem.ts";
import { describeEntries } from "../../core/state/commit-message.ts";
import { renderState } from "../../core/state/document.ts";
import type { Snapshot } from "../../core/state/state.ts";
import { loadState } from "../prepare/read-targets.ts";
import type { Run } from "../run/context.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createSaver } from "./saver.ts";

/** A ledger over the state that a run began with. */
export interface OpenLedger {
  readonly ledger: Ledger;
  /** Targets for which another run saved receipts meanwhile. */
  raced(): ReadonlySet<string>;
  /** Saves for the last time, once; false if that failed: the state is then kept for `dodo-files state push`. */
  close(): Promise<boolean>;
}

export function openLedger({ settings, ports, draft }: Run, snapshot: Snapshot): OpenLedger {
  const { environment, manifest, lineage } = snapshot.state;
  const saver = createSaver({
    store: ports.store,
    snapshot,
    reload: () => loadState(ports.store, { environment, manifest, newLineage: () => lineage }),
    clock: ports.clock,
    describe: (entries) => describeEntries(entries, settings.facts),
    warn: (sentence) => ports.observe({ kind: "warning", sentence }),
  });
  const ledger = createLedger({ saver, clock: ports.clock, paced: ports.store.paced });
  const close = async () => {
    let unsaved = false;
    try {
      await ledger.close(ports.signal);
    } catch (error) {
      unsaved = true;
      if (!(error instanceof Problem)) throw error;
      if (!draft.problems.some(({ code }) => code === error.code)) draft.problems.push(error);
      draft.notices.push(...(await ports.rescue(renderState(ledger.state()))));
    }
    draft.saved(ledger.state(), { url: ports.store.url?.(), unsaved });
    return !unsaved;
  };
  let closed: Promise<boolean> | undefined;
  return {
    ledger,
    raced: saver.raced,
    close() {
      closed ??= close();
      return closed;
    },
  };
}
