import type { Listing } from "../../core/dodo/listing.ts";
import type { Change } from "../../core/plan/plan.ts";
import type { Delivered } from "../ports.ts";
import { mapPool } from "../run/pool.ts";
import { fileOf } from "./context.ts";
import { noBytes, otherContent } from "./problems.ts";
import { confirmAfter } from "./target-list.ts";
import { verifyContent } from "./verify-content.ts";
import type { Work, Wrong } from "./work.ts";

/** Bytes that may be downloaded per target to prove what no ETag proves. */
const proofLimit = 1024 ** 3;

/** Files that are looked at at a time. */
const atATime = 4;

/**
 * Looks closer at delivered files if the listing leaves something open: a missing size, bytes that
 * no answer proved, or all of them if asked to. True if anything was fetched, which takes its time.
 * Throws `not-live`, `upload-failed`, with what is wrong in `work.wrong`.
 */
export async function findWrong(listing: Listing, work: Work): Promise<boolean> {
  const wrong = await wrongOf(listing, work);
  const isEach = work.ctx.limits.verify === "content" && work.delivered.size > 0;
  if (wrong.length === 0) return isEach || openOf(listing, [...work.delivered]).length > 0;
  work.wrong.push(...wrong);
  const of = (kind: Wrong["proof"]) =>
    wrong.filter(({ proof }) => proof === kind).map(({ change }) => change);
  const dead = of("dead");
  throw dead.length > 0 ? noBytes(work.plan, dead) : otherContent(work.plan, of("different"));
}

async function wrongOf(listing: Listing, work: Work): Promise<readonly Wrong[]> {
  const { ctx, delivered } = work;
  const wrong = await disproved(listing, work);
  if (ctx.limits.verify === "listing") return wrong;
  const known = new Set(wrong.map(({ change }) => change));
  const expected = [...delivered].flatMap(([change, { file_id }]) => {
    const { size, sha256 } = fileOf(change, ctx);
    const one = { change, file_id, size, sha256, proof: "different" as const };
    return known.has(change) ? [] : [one];
  });
  return [...wrong, ...(await verifyContent(listing, expected, ctx.storefront))];
}

/** Files that a look proves wrong. One without bytes is looked at twice: a store may lag (A3). */
async function disproved(listing: Listing, work: Work): Promise<readonly Wrong[]> {
  const first = await look(listing, [...work.delivered], work);
  const dead = first.filter(({ proof }) => proof === "dead");
  const different = first.filter(({ proof }) => proof === "different");
  if (dead.length === 0) return different;
  await work.ctx.clock.sleep(confirmAfter);
  const again = new Set(dead.map(({ change }) => change));
  const pairs = [...work.delivered].filter(([change]) => again.has(change));
  const second = await look(await work.list.read(), pairs, work);
  return [...different, ...second.filter(({ proof }) => proof !== "equal" && proof !== "unproven")];
}

type Pairs = readonly (readonly [Change, Delivered])[];

/** Delivered files of which the listing leaves something open. */
function openOf(listing: Listing, pairs: Pairs) {
  const listed = new Map(listing.files.map((file) => [file.file_id, file]));
  return pairs.flatMap(([change, { file_id, proven }]) => {
    const live = listed.get(file_id);
    return live && !(proven && live.size !== null) ? [{ change, file_id, proven, live }] : [];
  });
}

async function look(listing: Listing, pairs: Pairs, { ctx }: Work): Promise<readonly Wrong[]> {
  let left = proofLimit;
  return mapPool(openOf(listing, pairs), atATime, async ({ change, file_id, proven, live }) => {
    const file = fileOf(change, ctx);
    const limit = proven ? 0 : left;
    if (!proven) left -= file.size;
    return { change, file_id, proof: await ctx.storefront.prove(live, file, limit) };
  });
}

/** Files that came back without a size, and that have no bytes to download: an upload that was never proven may have left one. */
export async function withoutBytes(
  restored: readonly Change[],
  listing: Listing,
  { ctx: { storefront } }: Work,
): Promise<readonly Change[]> {
  const unsized = new Map(
    listing.files.filter(({ size }) => size === null).map((file) => [file.file_id, file]),
  );
  const looks = await mapPool(restored, atATime, async (change) => {
    const file = unsized.get(change.file_id ?? "");
    return file && storefront.size && (await storefront.size(file)) === undefined ? [change] : [];
  });
  return looks.flat();
}

/** Files that came back, that no run had proven, and of which a download gives other bytes or none; as far as downloads have a bound. */
export async function withOtherBytes(
  restored: readonly Change[],
  listing: Listing,
  { ctx }: Work,
): Promise<readonly Change[]> {
  let left = proofLimit;
  const doubtful = restored.flatMap((change) => {
    const known = ctx.known.receipt(change.file_id ?? "");
    if (!known?.unproven || known.size > left) return [];
    left -= known.size;
    return [{ ...known, change }];
  });
  return (await verifyContent(listing, doubtful, ctx.storefront)).map(({ change }) => change);
}
