import type { StateStore } from "../../src/app/ports.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Revision } from "../../src/core/state/state.ts";

/** A document in memory that any number of stores share. */
export interface Memory {
  text: string | null;
  revision: Revision;
  /** Message of every save that worked, oldest first. */
  readonly messages: string[];
  /** Text of every save that worked, oldest first. */
  readonly texts: string[];
  /** Thrown by the next calls, one each; `undefined` lets one through. */
  readonly faults: {
    readonly load: (Problem | undefined)[];
    readonly save: (Problem | undefined)[];
  };
  /** Awaited within each save, before the comparison. */
  slow: () => Promise<void>;
}

export function createMemory(text: string | null = null): Memory {
  const faults = { load: [], save: [] };
  return {
    text,
    revision: text === null ? null : "0",
    messages: [],
    texts: [],
    faults,
    slow: async () => {},
  };
}

export function createMemoryStateStore(memory: Memory = createMemory(), paced = false): StateStore {
  return {
    where: "memory",
    paced,
    async load() {
      const fault = memory.faults.load.shift();
      if (fault) throw fault;
      return memory.text === null ? null : { text: memory.text, revision: memory.revision };
    },
    async prove() {},
    async save(text, revision, message) {
      await memory.slow();
      const fault = memory.faults.save.shift();
      if (fault) throw fault;
      if (revision !== memory.revision) throw conflict();
      memory.text = text;
      memory.revision = `${memory.messages.push(message)}`;
      memory.texts.push(text);
      return memory.revision;
    },
  };
}

function conflict(): Problem {
  return new Problem({
    code: "state-conflict",
    message: "Another was first.",
    remedy: "Run again.",
  });
}
