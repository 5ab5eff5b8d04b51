import { Problem } from "../../core/problem.ts";
import { describeEntries } from "../../core/state/commit-message.ts";
import { renderState } from "../../core/state/document.ts";
import type { Snapshot } from "../../core/state/state.ts";
import { loadState } from "../prepare/load-state.ts";
import type { Run } from "../run/context.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createSaver } from "./saver.ts";

/** A ledger over the state that a run began with. */
export interface OpenLedger {
  readonly ledger: Ledger;
  /** Saves at once what is left; false if that failed: the state is then kept for `dodo-files state push`. */
  flush(): Promise<boolean>;
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
  let isRescued = false;
  const flush = async () => {
    let unsaved = false;
    try {
      await ledger.flush(ports.signal);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Nothing happened that the state would have to know, and whoever waited for it was told.
      if (!ledger.owes()) return false;
      unsaved = true;
      if (!draft.problems.some(({ code }) => code === error.code)) draft.problems.push(error);
      if (!isRescued) draft.notices.push(...(await ports.rescue(renderState(ledger.state()))));
      isRescued = true;
    }
    draft.saved(ledger.state(), { url: ports.store.url?.(), unsaved });
    return !unsaved;
  };
  return { ledger, flush };
}
