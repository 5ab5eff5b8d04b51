import { createLedger, type Ledger } from "../../../src/app/ledger/ledger.ts";
import { createSaver, type Saver } from "../../../src/app/ledger/saver.ts";
import { Problem } from "../../../src/core/problem.ts";
import { parseState } from "../../../src/core/state/document.ts";
import { emptyState, type StateEntry } from "../../../src/core/state/entries.ts";
import type { Receipt, Snapshot } from "../../../src/core/state/state.ts";
import { aReceipt, aRun } from "../../builders.ts";
import {
  createMemory,
  createMemoryStateStore,
  type Memory,
} from "../../fakes/memory-state-store.ts";
import { createTurnedClock, type TurnedClock } from "../../fakes/turned-clock.ts";

export interface Writer {
  readonly ledger: Ledger;
  readonly saver: Saver;
  readonly clock: TurnedClock;
  readonly memory: Memory;
  readonly warnings: string[];
}

export interface WriterOptions {
  readonly memory?: Memory;
  readonly clock?: TurnedClock;
  readonly paced?: boolean;
  /** Of a state that begins with this writer. */
  readonly lineage?: string;
}

/** One run that saves to a document in memory, under a clock that is turned. */
export async function writerOn(options: WriterOptions = {}): Promise<Writer> {
  const {
    memory = createMemory(),
    clock = createTurnedClock(),
    paced = false,
    lineage = "L",
  } = options;
  const store = createMemoryStateStore(memory, paced);
  const of = { environment: "live_mode", manifest: "dodo-files.yaml" } as const;
  const reload = async (): Promise<Snapshot> => {
    const found = await store.load();
    if (!found) return { state: emptyState({ lineage, ...of }), revision: null };
    return { state: parseState(found.text, { ...of, where: "memory" }), revision: found.revision };
  };
  const warnings: string[] = [];
  const saver = createSaver({
    store,
    snapshot: await reload(),
    reload,
    clock,
    describe: (entries) => `${entries.length}`,
    warn: (sentence) => warnings.push(sentence),
  });
  return { ledger: createLedger({ saver, clock, paced }), saver, clock, memory, warnings };
}

export function record(file_id: string, fields: Partial<Receipt> = {}): StateEntry {
  return { op: "record", receipt: aReceipt({ file_id, ...fields }), by: aRun() };
}

/** File ids of the active receipts in the stored document, sorted. */
export function receiptIds({ text }: Memory): readonly string[] {
  if (text === null) return [];
  const state = parseState(text, {
    environment: "live_mode",
    manifest: "dodo-files.yaml",
    where: "memory",
  });
  return state.files.map(({ file_id }) => file_id).sort();
}

export function transient(): Problem {
  return new Problem({ code: "network", message: "No answer.", remedy: "Wait.", transient: true });
}
