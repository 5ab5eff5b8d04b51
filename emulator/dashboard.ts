import { randomUUID } from "node:crypto";
import { type FixtureFile, storeFile } from "./fixtures.ts";
import { type Grant, setFiles, type Target, targetOf } from "./shop.ts";
import type { EmulatorState } from "./state.ts";

export interface GrantOrder {
  readonly entitlement: string;
  /** `Delivered` unless told. */
  readonly status?: Grant["status"];
  readonly customer?: string;
  /** Of a subscription; of a single payment unless told. */
  readonly subscription?: string;
  /** File ids; the entitlement's list of now unless told. */
  readonly files?: readonly string[];
}

/** What one past buyer can still download. */
export interface GrantView {
  readonly id: string;
  readonly entitlement: string;
  readonly status: Grant["status"];
  /** `sha256` is hex or `missing`. */
  readonly files: readonly { readonly file_id: string; readonly sha256: string }[];
}

/** A foreign file; its id. */
export async function addFile(
  world: EmulatorState,
  id: string,
  file: FixtureFile,
): Promise<string> {
  const target = mustBe(world, id);
  const stored = await storeFile(world, id, file);
  setFiles(world.shop, target, { files: [...target.files, stored.id], lag: 0 });
  await world.history.note(`dashboard: ${file.name} added to ${id}`);
  return stored.id;
}

/** Takes a file out of a list; its bytes stay. */
export async function removeFile(world: EmulatorState, id: string, file_id: string): Promise<void> {
  const target = mustBe(world, id);
  if (!target.files.includes(file_id)) throw new Error(`${id} does not list ${file_id}.`);
  setFiles(world.shop, target, { files: target.files.filter((each) => each !== file_id), lag: 0 });
  await world.history.note(`dashboard: ${file_id} removed from ${id}`);
}

export function archive(world: EmulatorState, id: string): void {
  mustBe(world, id).archived = true;
}

/** Sells an entitlement; the grant's id. */
export function addGrant(world: EmulatorState, order: GrantOrder): string {
  const { entitlement, status = "Delivered", customer = "cus_Emulator1", subscription } = order;
  const id = `grant_${randomUUID()}`;
  const files = order.files ?? mustBe(world, entitlement).files;
  world.shop.grants.push({
    id,
    entitlement,
    status,
    customer,
    files,
    payment_id: subscription === undefined ? "pay_Emulator1" : null,
    subscription_id: subscription ?? null,
    created_at: new Date().toISOString(),
  });
  return id;
}

export async function grantViews({ shop, objects }: EmulatorState): Promise<readonly GrantView[]> {
  const digest = async (file_id: string) => {
    const file = shop.files.get(file_id);
    return { file_id, sha256: (file && (await objects.sha256(file.key))) ?? "missing" };
  };
  return Promise.all(
    shop.grants.map(async ({ id, entitlement, status, files }) => ({
      id,
      entitlement,
      status,
      files: await Promise.all(files.map(digest)),
    })),
  );
}

/** A target's fields with its lists as ids. */
export function rawTarget(world: EmulatorState, id: string): { readonly [field: string]: unknown } {
  const { fields, files, external_url, instructions, entitlements, archived } = mustBe(world, id);
  return structuredClone({
    ...fields,
    id,
    files,
    external_url,
    instructions,
    entitlements,
    archived,
  });
}

function mustBe({ shop }: EmulatorState, id: string): Target {
  const target = targetOf(shop, id);
  if (!target) throw new Error(`There is no ${id}.`);
  return target;
}
