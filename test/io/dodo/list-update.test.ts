import { afterEach, describe, expect, it, vi } from "vitest";
import type { Emulator } from "../../../emulator/emulator.ts";
import type { ListEdit, ListUpdate } from "../../../src/app/ports.ts";
import type { Listing } from "../../../src/core/dodo/listing.ts";
import { createStorefront } from "../../../src/io/dodo/storefront.ts";
import { createBudget } from "../../../src/io/http/retry.ts";
import { edgesTo, shared } from "./emulated.ts";

const emulator = shared();
const product = "pdt_TestApp1";
const extras = "ent_TestExtras1";
const targets = [product, extras];

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  emulator().onRequest(null);
  emulator().clearFaults();
  vi.restoreAllMocks();
  for (const close of closers.splice(0)) await close();
});

function open(how: Parameters<typeof edgesTo>[1] = {}) {
  const { close, ...edges } = edgesTo(emulator(), how);
  closers.push(close);
  const storefront = createStorefront(edges.options);
  const update = (target: string, edit: Partial<ListEdit>): Promise<ListUpdate> => {
    if (!storefront.update) throw new Error("no update");
    return storefront.update(target, { compute: () => [], uploaded: everything, ...edit });
  };
  return { ...edges, storefront, update };
}

/** As if every id were an upload of ours. */
const everything = { has: () => true } as unknown as ReadonlySet<string>;

const without = (name: string) => (fresh: Listing) =>
  fresh.files.filter((file) => file.name !== name).map(({ file_id }) => file_id);

async function names(target: string): Promise<readonly string[]> {
  return (await emulator().buyer(target)).map(({ name }) => name).toSorted();
}

const methods = () => emulator().requests.map(({ method }) => method);

/** What a caller does: again while the answer is stale. */
async function settle(update: () => Promise<ListUpdate>): Promise<ListUpdate["answer"]["kind"][]> {
  const kinds: ListUpdate["answer"]["kind"][] = [];
  while (kinds.length < 5 && (kinds.at(-1) ?? "stale") === "stale")
    kinds.push((await update()).answer.kind);
  return kinds;
}

describe("a list that is sent", () => {
  it.each(targets)("is never sent again as it was: %s", async (target) => {
    await emulator().addFile(target, { name: "old.zip", bytes: "old" });
    emulator().fault({ on: { method: "PATCH" }, kind: "status", status: 503, retryAfterMs: 1 });
    emulator().onRequest(async (_, { method }, when) => {
      if (method !== "PATCH" || when !== "before") return;
      emulator().onRequest(null);
      await emulator().addFile(target, { name: "bonus.pdf", bytes: "by hand" });
    });
    const { update } = open();
    const kinds = await settle(() => update(target, { compute: without("old.zip") }));
    expect(kinds).toEqual(["stale", "accepted"]);
    expect(await names(target)).toEqual(["bonus.pdf"]);
    expect(methods()).toEqual(["GET", "PATCH", "GET", "PATCH"]);
  });

  it("does not wait for the rate limit after it was read", async () => {
    const ids = ["pdt_P1", "pdt_P2", "pdt_P3", "pdt_P4"];
    await emulator().reset({
      products: ids.map((id) => ({ id, files: [{ name: "old.zip", bytes: "old" }] })),
    });
    // Four requests a second: the third product is read a second after the first one.
    const { update } = open({ requestsPerMinute: 24 });
    const read: string[] = [];
    emulator().onRequest(async (_, { method, path }, when) => {
      if (method !== "GET" || when !== "before") return;
      const id = path.split("/").at(-1) ?? "";
      if (read.push(id) !== 3) return;
      for (const each of read.slice(0, 2))
        await emulator().addFile(each, { name: "bonus.pdf", bytes: "by hand" });
    });
    await Promise.all(ids.map((id) => update(id, { compute: without("old.zip") })));
    const all = await Promise.all(read.map(names));
    expect(all).toEqual([["bonus.pdf"], ["bonus.pdf"], [], []]);
  });

  it.each<[string, Parameters<Emulator["fault"]>[0]]>([
    ["408", { on: { method: "PATCH" }, kind: "status", status: 408 }],
    ["429", { on: { method: "PATCH" }, kind: "status", status: 429, retryAfterMs: 1 }],
    ["502", { on: { method: "PATCH" }, kind: "status", status: 502 }],
    ["a cut before", { on: { method: "PATCH" }, kind: "reset-before" }],
    ["a cut after the work", { on: { method: "PATCH" }, kind: "reset-after" }],
    ["a page of something in between", { on: { method: "PATCH" }, kind: "html" }],
  ])("is stale after %s, and is sent once", async (_, fault) => {
    await emulator().addFile(product, { name: "old.zip", bytes: "old" });
    emulator().fault(fault);
    const { update, said } = open();
    const { answer } = await update(product, { compute: without("old.zip") });
    expect(answer).toMatchObject({ kind: "stale", problem: { transient: true } });
    expect(methods()).toEqual(["GET", "PATCH"]);
    expect(said.at(-1)).toMatch(/Waiting \d+\.\d s( as asked)?, then it is read again\.$/);
  });

  it.each([
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "target-not-found"],
    [410, "target-unusable"],
  ])("throws on %i", async (status, code) => {
    emulator().fault({ on: { method: "PATCH" }, kind: "status", status });
    await expect(open().update(product, {})).rejects.toMatchObject({ code });
  });

  it("is stale, and not sent, if all requests were asked to wait meanwhile", async () => {
    const { update, options } = open();
    const beside = async () => options.limit.observe(429, { "retry-after-ms": "200" });
    const { answer } = await update(product, { beside });
    expect(answer).toMatchObject({ kind: "stale", problem: { code: "rate-limited" } });
    expect(methods()).toEqual(["GET"]);
    const reservation = await options.limit.reserve();
    expect(reservation.isOpen()).toBe(true);
  });

  it("is read again if what is looked at beside it takes long", async () => {
    const { update, storefront } = open();
    const from = await storefront.read(product);
    const now = performance.now.bind(performance);
    const late = async () =>
      void vi.spyOn(performance, "now").mockImplementation(() => now() + 5_000);
    expect((await update(product, { from, beside: late })).answer.kind).toBe("accepted");
    expect(methods()).toEqual(["GET", "GET", "PATCH"]);
  });

  it("is read again if the read fails in passing, with what is looked at beside it", async () => {
    emulator().fault({ on: { method: "GET" }, kind: "status", status: 503 });
    const beside = vi.fn(async () => {});
    expect((await open().update(product, { beside })).answer.kind).toBe("accepted");
    expect(methods()).toEqual(["GET", "GET", "PATCH"]);
    expect(beside).toHaveBeenCalledTimes(2);
  });

  it("is computed from the last reading only if it may be sent at once", async () => {
    const { update, storefront, options } = open({ requestsPerMinute: 12 });
    const from = await storefront.read(product);
    const [, second] = [await update(product, { from }), await update(product, { from })];
    expect(second?.listing).not.toBe(from);
    expect(methods()).toEqual(["GET", "PATCH", "GET", "PATCH"]);
    expect(options.limit.reserveNow()).toBeUndefined();
  });

  it("throws once too much has failed in the run", async () => {
    emulator().fault({ on: { method: "PATCH" }, kind: "status", status: 503, times: 9 });
    const { update } = open({ budget: createBudget(2) });
    for (const _ of [1, 2]) expect((await update(product, {})).answer.kind).toBe("stale");
    await expect(update(product, {})).rejects.toMatchObject({ code: "api-failed" });
  });

  it("says what it was refused for", async () => {
    await emulator().addFile(product, { name: "old.zip", bytes: "old" });
    const fault = { on: { method: "PATCH" }, kind: "status", status: 422 } as const;
    const { update } = open();
    for (const [code, message, kind] of [
      ["TOO_MANY_FILES", "At most 3 files are allowed.", "too-many"],
      ["INVALID_REQUEST_BODY", `${product} has no file x.`, "unknown-id"],
      ["INVALID_REQUEST_BODY", "instructions are too long", "refused"],
      ["FILE_IN_USE", "", "in-use"],
    ] as const) {
      emulator().fault({ ...fault, code, message });
      const { answer } = await update(product, {});
      expect(answer).toEqual({ kind, message: ["422", code, message].filter(Boolean).join(" ") });
    }
  });
});

describe("a write that is reserved", () => {
  it("is not kept from being sent by the answer to its own read", async () => {
    const { options } = open();
    const reservation = await options.limit.reserve();
    reservation.observe(200, { "x-ratelimit-remaining": "1", "x-ratelimit-reset": "1" });
    expect(reservation.isOpen()).toBe(true);
    reservation.spend();
    expect(reservation.isOpen()).toBe(false);
    reservation.end();
  });
});
