import { type Answer, invalid } from "./answers.ts";
import { setFiles, type Target } from "./shop.ts";
import type { EmulatorState } from "./state.ts";

/** What a list that was sent makes of a target's own list, or why it is refused. */
export function newList(
  { shop, variant }: EmulatorState,
  target: Target,
  sent: readonly string[],
): { readonly files: readonly string[] } | { readonly refused: Answer } {
  if (new Set(sent).size < sent.length)
    return { refused: invalid("A file id stands in the list twice.") };
  const unknown = sent.find((id) => shop.files.get(id)?.owner !== target.id);
  if (unknown !== undefined) return { refused: invalid(`${target.id} has no file ${unknown}.`) };
  const listed = new Set(target.files);
  const back = sent.filter((id) => !listed.has(id) && shop.files.get(id)?.withdrawn);
  if (back.length > 0 && variant.reattach === "refuse") {
    return {
      refused: invalid(`File ${back.join(", ")} was removed and cannot be attached again.`),
    };
  }
  const taken = variant.reattach === "ignore" ? sent.filter((id) => !back.includes(id)) : sent;
  const files = variant.patchFiles === "merge" ? [...new Set([...target.files, ...taken])] : taken;
  const refused = overCap(files.length, variant.fileCap);
  return refused ? { refused } : { files };
}

/** Lists what a product was sent and never listed, as variant `on-upload` has it; a store without a front tells nobody. */
export async function attachArrived(
  { shop, objects, variant }: EmulatorState,
  product: Target,
): Promise<void> {
  const waiting = [...shop.files.values()].filter(
    ({ id, owner, withdrawn }) => owner === product.id && !withdrawn && !product.files.includes(id),
  );
  for (const { id, key } of waiting) {
    const isHere = (await objects.size(key)) !== null && !product.files.includes(id);
    if (isHere) setFiles(shop, product, { files: [...product.files, id], lag: variant.listLag });
  }
}

/** The refusal of a list that is too long; 0 is no cap. */
export function overCap(count: number, cap: number): Answer | null {
  return cap > 0 && count > cap
    ? invalid(`At most ${cap} files are allowed.`, "TOO_MANY_FILES")
    : null;
}
