import { afterEach, describe, expect, it } from "vitest";
import type { Emulator } from "../../../emulator/emulator.ts";
import { createEntitlementStorefront } from "../../../src/io/dodo/entitlement-route.ts";
import { edgesTo, shared } from "./emulated.ts";

const emulator = shared({ deleteInUse: "destroy" });
const extras = "ent_TestExtras1";
const grants = `/entitlements/${extras}/grants`;

type GrantOrder = Omit<Parameters<Emulator["grants"]["add"]>[0], "entitlement">;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  emulator().onRequest(null);
  emulator().clearFaults();
  for (const close of closers.splice(0)) await close();
});

/** Two files, one of which is in the grants; what a removal of both says of them. */
async function removeBoth(sell: (held: string) => readonly GrantOrder[]) {
  const { options, close } = edgesTo(emulator());
  closers.push(close);
  const held = await emulator().addFile(extras, { name: "held.zip", bytes: "held" });
  const free = await emulator().addFile(extras, { name: "free.zip", bytes: "free" });
  for (const grant of sell(held)) emulator().grants.add({ ...grant, entitlement: extras });
  const stayed = await createEntitlementStorefront(options).remove({
    target: extras,
    file_ids: [held, free],
    withdrawSold: false,
  });
  return { held: stayed.get(held), free: stayed.get(free) };
}

const reads = () => emulator().requests.filter(({ path }) => path === grants).length;
const deletes = () => emulator().requests.filter(({ method }) => method === "DELETE").length;

describe("a file of an entitlement is sold", () => {
  it.each<[string, GrantOrder, boolean]>([
    ["is delivered", { status: "Delivered" }, true],
    ["is pending", { status: "Pending" }, true],
    ["failed, and may be tried again", { status: "Failed" }, true],
    ["is a paused subscription's", { status: "Revoked", subscription: "sub_1" }, true],
    ["was revoked for good", { status: "Revoked" }, false],
  ])("if a grant that lists it %s: %s", async (_, grant, isSold) => {
    const stayed = await removeBoth((held) => [{ ...grant, files: [held] }]);
    expect(stayed).toEqual({ held: isSold ? "sold" : undefined, free: undefined });
  });

  it("if a grant lists no files", async () => {
    expect(await removeBoth(() => [{ status: "Pending", files: [] }])).toEqual({
      held: "sold",
      free: "sold",
    });
    expect(deletes()).toBe(0);
  });

  it("if the grant is on the second page", async () => {
    const revoked = Array.from(
      { length: 120 },
      () => ({ status: "Revoked", files: ["df_x"] }) as const,
    );
    expect(await removeBoth((held) => [...revoked, { files: [held] }])).toEqual({
      held: "sold",
      free: undefined,
    });
  });

  it("if there are more grants than ten pages hold", async () => {
    const many = Array.from(
      { length: 1_001 },
      () => ({ status: "Revoked", files: ["df_x"] }) as const,
    );
    expect(await removeBoth(() => many)).toEqual({ held: "sold", free: "sold" });
    expect(reads()).toBe(10);
  });

  it.each([
    ["no list", '{"items":{}}'],
    ["a grant without a shape", '{"items":[7]}'],
    ["files without ids", '{"items":[{"digital_product_delivery":{"files":[{"id":1}]}}]}'],
  ])("if the answer has %s", async (_, body) => {
    emulator().fault({ on: { path: grants }, kind: "status", status: 200, body, times: 99 });
    expect(await removeBoth(() => [])).toEqual({ held: "sold", free: "sold" });
  });

  it("if the grants cannot be read", async () => {
    emulator().fault({ on: { path: grants }, kind: "status", status: 500, times: 99 });
    expect(await removeBoth(() => [])).toEqual({ held: "sold", free: "sold" });
  });

  it("if somebody buys while it is withdrawn", async () => {
    emulator().onRequest((_, { path }, when) => {
      if (path !== grants || when !== "after" || reads() !== 2) return;
      emulator().grants.add({ entitlement: extras });
    });
    expect(await removeBoth(() => [])).toEqual({ held: undefined, free: "sold" });
    expect(deletes()).toBe(1);
  });
});
