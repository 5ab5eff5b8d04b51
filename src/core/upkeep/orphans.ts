import type { State } from "../state/state.ts";

/** A target that the state records and no rule names: reported, not read, not changed. */
export interface Orphan {
  /** Target id. */
  readonly target: string;
  /** Recorded files that buyers may still see. */
  readonly files: number;
}

/** `named` has every target of every rule, those outside `only` too. Sorted by id. */
export function orphansOf(
  state: State,
  named: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): readonly Orphan[] {
  const held = state.retired.filter((receipt) => receipt.held);
  const left = [...state.files, ...held].filter(({ target }) => !named.has(target));
  return [...Map.groupBy(left, ({ target }) => target)]
    .map(([target, receipts]) => ({ target, files: receipts.length }))
    .sort((a, b) => (a.target < b.target ? -1 : 1));
}

/** What a report says of it. */
export function orphanNotice({ target, files }: Orphan): string {
  const count = files === 1 ? "1 file" : `${files} files`;
  return `${target} has ${count} in the state and no rule names it: it was not read and not changed. dodo-files destroy --only ${target} empties it, dodo-files state rm forgets it.`;
}
