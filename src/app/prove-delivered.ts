import type { Entry } from "../core/entries.ts";
import type { Listing } from "../core/listing.ts";
import type { Placement } from "../core/placement.ts";
import type { Change, TargetPlan } from "../core/plan.ts";
import type { Proof } from "../core/plan-slot.ts";
import { noBytes, otherContent } from "./apply-problems.ts";
import type { Ledger } from "./ledger.ts";
import { type ListPorts, read, withdraw } from "./lists.ts";
import { mapPool } from "./pool.ts";
import type { Delivered, Storefront } from "./ports.ts";
import { verifyContent } from "./verify-content.ts";

export interface ProvePorts extends ListPorts {
  readonly storefront: Storefront;
  readonly ledger: Ledger;
  readonly placementOf: (change: Change) => Pick<Placement, "file">;
  /** `content`: everything delivered is downloaded and compared, whatever the store's answer said. */
  readonly verify: "listing" | "content";
}

/** Bytes that may be downloaded per target to prove what no ETag proves. */
const proofLimit = 1024 ** 3;

/** Files that are looked at at a time. */
const atATime = 4;

/**
 * Looks closer at delivered files where the listing leaves something open: a missing size, bytes that no answer proved, or all of them
 * where asked to. A wrong file is withdrawn again, before any old one goes. True where anything was fetched, which takes its time.
 * Throws `not-live`, `upload-failed`.
 */
export async function proveDelivered(
  listing: Listing,
  { plan, delivered }: { readonly plan: TargetPlan; readonly delivered: ReadonlyMap<Change, Delivered> },
  ports: ProvePorts,
): Promise<boolean> {
  const { wrong, looked } = await firstWrong(listing, delivered, ports);
  if (!wrong) return looked;
  const { change, file_id, proof } = wrong;
  const { stayed } = await withdraw(await read(plan.target, ports), [file_id], ports);
  const since = new Date(ports.clock.now()).toISOString();
  const entries = stayed.map(({ reason }): Entry => ({ op: "retire", file_id, held: { reason, since } }));
  ports.ledger.write(entries.length > 0 ? entries : [{ op: "forget", file_id }]);
  throw proof === "dead" ? noBytes(plan, change) : otherContent(plan, change);
}

interface Wrong {
  readonly change: Change;
  readonly file_id: string;
  readonly proof: Proof;
}

async function firstWrong(
  listing: Listing,
  delivered: ReadonlyMap<Change, Delivered>,
  ports: ProvePorts,
): Promise<{ readonly wrong?: Wrong | undefined; readonly looked: boolean }> {
  const listed = new Map(listing.files.map((file) => [file.file_id, file]));
  const open = [...delivered].flatMap(([change, { file_id, proven }]) => {
    const live = listed.get(file_id);
    return live && !(proven && live.size !== null) ? [{ change, file_id, proven, live }] : [];
  });
  let left = proofLimit;
  const proofs = await mapPool(open, atATime, ({ change, proven, live }) => {
    const { file } = ports.placementOf(change);
    const limit = proven ? 0 : left;
    if (!proven) left -= file.size;
    return ports.storefront.prove(live, file, limit);
  });
  const looked = open.length > 0;
  for (const [index, { change, file_id }] of open.entries()) {
    const proof = proofs[index];
    if (proof === "dead" || proof === "different") return { wrong: { change, file_id, proof }, looked };
  }
  if (ports.verify === "listing") return { looked };
  const expected = [...delivered].map(([change, { file_id }]) => {
    const { size, sha256 } = ports.placementOf(change).file;
    return { change, file_id, size, sha256, proof: "different" as const };
  });
  const [wrong] = await verifyContent(listing, expected, ports.storefront);
  return { wrong, looked: true };
}
