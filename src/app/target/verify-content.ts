import type { Listing } from "../../core/dodo/listing.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { Storefront } from "../ports.ts";
import { mapPool } from "../run/pool.ts";

/** Downloads at a time. */
const downloadsAtATime = 4;

/**
 * Downloads what receipts say is live, as a buyer would, and returns those of which a buyer gets other bytes, or none. A receipt
 * that is not listed, or of which no digest is known, is not looked at.
 */
export async function verifyContent<T extends Pick<Receipt, "file_id" | "size" | "sha256">>(
  listing: Listing,
  receipts: readonly T[],
  storefront: Storefront,
): Promise<readonly T[]> {
  const live = new Map(listing.files.map((file) => [file.file_id, file]));
  const isRight = await mapPool(receipts, downloadsAtATime, async ({ file_id, size, sha256 }) => {
    const file = live.get(file_id);
    return !file || sha256 === null || (await storefront.digest(file, size)) === sha256;
  });
  return receipts.filter((_, index) => !isRight[index]);
}
