import type { LiveFile } from "../dodo/listing.ts";
import { isNewerRun, type RunKey } from "../state/order.ts";
import type { Intent, Receipt, State } from "../state/state.ts";

/** A live file that no receipt holds, and the intent that it may have come from (A4). */
export interface Suspect {
  readonly file: LiveFile;
  readonly intent: Intent;
  /** True if the id says it, so that no bytes have to be compared. */
  readonly isKnown: boolean;
}

/** Live files that an unfinished run may have left in a target. A newer run's are left alone. */
export function suspectsIn(
  target: string,
  files: readonly LiveFile[],
  { state, by }: { readonly state: State; readonly by: RunKey },
): readonly Suspect[] {
  const recorded = new Set([...state.files, ...state.retired].map(({ file_id }) => file_id));
  const intents = state.intents.filter((intent) => intent.target === target);
  return files
    .filter(({ file_id, own }) => own && !recorded.has(file_id))
    .flatMap((file) => {
      const known = intents.find(({ file_id }) => file_id === file.file_id);
      const found = known ? [known] : intents.filter((intent) => mayBe(file, intent));
      return found
        .filter((intent) => !isNewerRun(intent, by))
        .map((intent) => ({ file, intent, isKnown: known !== undefined }));
    });
}

/** Ids of live files that a newer run is about to record: neither this run's nor somebody else's. */
export function filesOfNewerRuns(
  target: string,
  files: readonly LiveFile[],
  { state, by }: { readonly state: State; readonly by: RunKey },
): readonly string[] {
  const intents = state.intents.filter((one) => one.target === target && isNewerRun(one, by));
  return files
    .filter((file) => intents.some((one) => one.file_id === file.file_id || mayBe(file, one)))
    .map(({ file_id }) => file_id);
}

function mayBe({ name, size }: LiveFile, intent: Intent): boolean {
  return name === intent.name && (size === null || size === intent.size);
}

/** The receipt that the unfinished run did not come to save. */
export function receiptOfSuspect({ file, intent, isKnown }: Suspect): Receipt {
  const { target, slot, name, rule, path, size, sha256, md5 = null, at } = intent;
  const { version, tag, commit, run } = intent;
  const what = { target, slot, name, rule, path, sha256, md5, size, file_id: file.file_id };
  const unproven = isKnown ? { unproven: true as const } : {};
  return { ...what, delivered_at: at, version, tag, commit, run, ...unproven };
}
