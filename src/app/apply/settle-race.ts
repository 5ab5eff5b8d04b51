import type { State } from "../../core/state/state.ts";
import { notLiveAfterRace } from "./problems.ts";
import { attach, type ListPorts } from "./target-list.ts";

/** Two runs that met at the state. */
export interface Race {
  /** Targets that the other wrote too. */
  readonly targets: readonly string[];
  /** With the entries of both. */
  readonly state: State;
  /** Of the state that this run began with. */
  readonly since: number;
  /** What this run delivered. */
  readonly delivered: ReadonlySet<string>;
}

/** Reads the targets that both runs wrote once more, and writes the list again where the other's write took a recorded file out. Throws `not-live`, `files-lost`. */
export async function settleRace(
  { targets, state, since, delivered }: Race,
  ports: ListPorts,
): Promise<void> {
  for (const target of targets) {
    const released = state.releases
      .filter(({ serial }) => serial > since)
      .flatMap(({ live }) => live[target] ?? []);
    const lived = new Set([...released, ...delivered]);
    const recorded = state.files.filter(
      (file) => file.target === target && lived.has(file.file_id),
    );
    const ids = recorded.map(({ file_id }) => file_id);
    const { missing, refused } = await attach(target, { ids, dead: new Set() }, ports);
    const names = recorded
      .filter(({ file_id }) => missing.includes(file_id))
      .map(({ name }) => name);
    if (refused !== undefined || names.length > 0) throw notLiveAfterRace(target, names);
  }
}
