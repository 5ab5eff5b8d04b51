import type { Receipt, Release } from "./state.ts";

/** What buyers of a target had, as text that can be compared: a file that had to be uploaded again is the same file. */
export function contentIn(
  { live }: Release,
  target: string,
  known: ReadonlyMap<string, Receipt>,
): string {
  const files = (live[target] ?? []).map((id) => JSON.stringify(fileOf(known.get(id), id)));
  return JSON.stringify(files.sort());
}

/** By file id. */
export function receiptsById(receipts: readonly Receipt[]): ReadonlyMap<string, Receipt> {
  return new Map(receipts.map((receipt) => [receipt.file_id, receipt]));
}

function fileOf(receipt: Receipt | undefined, file_id: string): readonly string[] {
  return receipt?.sha256 ? [receipt.name, receipt.sha256] : [file_id];
}
