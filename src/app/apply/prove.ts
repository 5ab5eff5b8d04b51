import type { Listing } from "../../core/dodo/listing.ts";
import type { Placement } from "../../core/placement/placement.ts";
import type { Change, TargetPlan } from "../../core/plan/plan.ts";
import type { Proof } from "../../core/plan/plan-slot.ts";
import type { StateEntry } from "../../core/state/entries.ts";
import type { RunKey } from "../../core/state/order.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Delivered, Storefront } from "../ports.ts";
import { mapPool } from "../run/pool.ts";
import { noBytes, otherContent } from "./problems.ts";
import { type ListPorts, readListing, withdraw } from "./target-list.ts";
import { verifyContent } from "./verify-content.ts";

export interface ProvePorts extends ListPorts {
  readonly storefront: Storefront;
  readonly ledger: Ledger;
  readonly by: RunKey;
  readonly placementOf: (change: Change) => Pick<Placement, "file">;
  /** `content`: everything delivered is downloaded and compared, whatever the store's answer said. */
  readonly verify: "listing" | "content";
}

/** Bytes that may be downloaded per target to prove what no ETag proves. */
const maxDeliveryProofBytes = 1024 ** 3;

/** Files that are looked at at a time. */
const proofsAtATime = 4;

/**
 * Looks closer at delivered files where the listing leaves something open: a missing size, bytes that no answer proved, or all of them
 * where asked to. Every wrong file is withdrawn again and forgotten, before any old one goes. True where anything was fetched, which
 * takes its time. Throws `not-live`, `upload-failed`.
 */
export async function proveDelivered(
  listing: Listing,
  {
    plan,
    delivered,
  }: { readonly plan: TargetPlan; readonly delivered: ReadonlyMap<Change, Delivered> },
  ports: ProvePorts,
): Promise<boolean> {
  const { wrong, looked } = await wrongOf(listing, delivered, ports);
  if (wrong.length === 0) return looked;
  const ids = wrong.map(({ file_id }) => file_id);
  const { stayed } = await withdraw(await readListing(plan.target, ports), ids, ports);
  const reasons = new Map(stayed.map(({ file_id, reason }) => [file_id, reason]));
  const since = new Date(ports.clock.now()).toISOString();
  const entries = ids.map((file_id): StateEntry => {
    const reason = reasons.get(file_id);
    if (!reason) return { op: "forget", file_id };
    return { op: "retire", file_id, by: ports.by, reason: "wrong", held: { reason, since } };
  });
  ports.ledger.write(entries);
  const [dead, different] = (["dead", "different"] as const).map((kind) =>
    wrong.filter(({ proof }) => proof === kind).map(({ change }) => change),
  );
  throw dead?.length ? noBytes(plan, dead) : otherContent(plan, different ?? []);
}

interface Wrong {
  readonly change: Change;
  readonly file_id: string;
  readonly proof: Proof;
}

async function wrongOf(
  listing: Listing,
  delivered: ReadonlyMap<Change, Delivered>,
  ports: ProvePorts,
): Promise<{ readonly wrong: readonly Wrong[]; readonly looked: boolean }> {
  const listed = new Map(listing.files.map((file) => [file.file_id, file]));
  const open = [...delivered].flatMap(([change, { file_id, proven }]) => {
    const live = listed.get(file_id);
    return live && !(proven && live.size !== null) ? [{ change, file_id, proven, live }] : [];
  });
  let left = maxDeliveryProofBytes;
  const proofs = await mapPool(open, proofsAtATime, async ({ change, file_id, proven, live }) => {
    const { file } = ports.placementOf(change);
    const limit = proven ? 0 : left;
    if (!proven) left -= file.size;
    return { change, file_id, proof: await ports.storefront.prove(live, file, limit) };
  });
  const wrong = proofs.filter(({ proof }) => proof === "dead" || proof === "different");
  if (ports.verify === "listing") return { wrong, looked: open.length > 0 };
  const known = new Set(wrong.map(({ change }) => change));
  const expected = [...delivered].flatMap(([change, { file_id }]) => {
    const { size, sha256 } = ports.placementOf(change).file;
    return known.has(change)
      ? []
      : [{ change, file_id, size, sha256, proof: "different" as const }];
  });
  return {
    wrong: [...wrong, ...(await verifyContent(listing, expected, ports.storefront))],
    looked: true,
  };
}

/** Files that came back without a size, and that have no bytes to download: an upload that was never proven may have left one. */
export async function filesWithoutBytes(
  restored: readonly Change[],
  listing: Listing,
  { storefront }: Pick<ProvePorts, "storefront">,
): Promise<readonly Change[]> {
  const unsized = new Map(
    listing.files.filter(({ size }) => size === null).map((file) => [file.file_id, file]),
  );
  const looks = await mapPool(restored, proofsAtATime, async (change) => {
    const file = unsized.get(change.file_id ?? "");
    return file && storefront.size && (await storefront.size(file)) === undefined ? [change] : [];
  });
  return looks.flat();
}

/** Files that came back, that no run had proven, and of which a download gives other bytes or none; as far as downloads have a bound. */
export async function withOtherBytes(
  restored: readonly Change[],
  listing: Listing,
  ports: Pick<ProvePorts, "storefront"> & {
    readonly receipt: (file_id: string) => Receipt | undefined;
  },
): Promise<readonly Change[]> {
  let left = maxDeliveryProofBytes;
  const doubtful = restored.flatMap((change) => {
    const known = ports.receipt(change.file_id ?? "");
    if (!known?.unproven || known.size > left) return [];
    left -= known.size;
    return [{ ...known, change }];
  });
  return (await verifyContent(listing, doubtful, ports.storefront)).map(({ change }) => change);
}
