import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ListEdit, Storefront } from "../../src/app/ports.ts";
import { type Listing, liveIds } from "../../src/core/dodo/listing.ts";
import type { LocalFile } from "../../src/core/placement/placement.ts";

/** One storefront with an empty product, or entitlement, and somebody who looks at it from outside. */
export interface OpenStorefront {
  readonly storefront: Storefront;
  readonly product: string;
  /** A file made by hand. */
  readonly addFile: (name: string, bytes: string) => string | Promise<string>;
  /** Name → SHA-256, as a buyer downloads it. */
  readonly buyer: () => Promise<Readonly<Record<string, string>>>;
  readonly close: () => Promise<void>;
}

export async function aFile(text: string, name = "app.zip"): Promise<LocalFile> {
  const real = join(await mkdtemp(join(tmpdir(), "dodo-file-")), name);
  await writeFile(real, text);
  return { path: name, real, size: Buffer.byteLength(text), sha256: hash(text) };
}

export function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What every Storefront promises, whoever stands behind it. */
export function storefrontContract(name: string, open: () => Promise<OpenStorefront>): void {
  describe(`${name} keeps the contract of a storefront`, () => {
    let world: OpenStorefront;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    const deliver = (file: LocalFile, as = file.path, reserved: (id: string) => void = () => {}) =>
      world.storefront.deliver({
        target: world.product,
        name: as,
        file,
        signal: new AbortController().signal,
        reserved,
        sent: () => {},
      });
    const read = () => world.storefront.read(world.product);
    /** Writes as somebody who uploaded everything. */
    const write = async (ids: readonly string[]) => {
      const listing = await read();
      return world.storefront.write(listing, ids, new Set([...liveIds(listing), ...ids]));
    };

    const update = (edit: ListEdit) => {
      const { storefront, product } = world;
      if (!storefront.update) throw new Error("no update");
      return storefront.update(product, edit);
    };

    it("reads an empty product as an empty listing", async () => {
      expect((await read()).files).toEqual([]);
    });

    it("delivers bytes that a written list makes live, with name, size and hash", async () => {
      const ids: string[] = [];
      const { file_id, md5 } = await deliver(await aFile("one"), "Äpp 1.zip", (id) => ids.push(id));
      expect(ids).toContain(file_id);
      expect(md5).toBe(createHash("md5").update("one").digest("hex"));
      expect(await write([file_id])).toEqual({ kind: "accepted" });
      const [file] = (await read()).files;
      expect(file).toMatchObject({ file_id, name: "Äpp 1.zip", own: true });
      expect([3, null]).toContain(file?.size);
      expect(await world.buyer()).toEqual({ "Äpp 1.zip": hash("one") });
    });

    it("tells the MD5 of the bytes before the upload is complete", async () => {
      const told: string[] = [];
      await world.storefront.deliver({
        target: world.product,
        name: "app.zip",
        file: await aFile("one"),
        signal: new AbortController().signal,
        reserved: () => {},
        sent: (bytes) => void (bytes === 3 && told.push("sent")),
        hashed: (md5) => told.push(md5),
      });
      expect(told.slice(0, 2)).toEqual([createHash("md5").update("one").digest("hex"), "sent"]);
      expect(told.filter((each) => each !== "sent")).toHaveLength(1);
    });

    it("gives every delivery an id of its own", async () => {
      const [a, b] = [await deliver(await aFile("same")), await deliver(await aFile("same"))];
      expect(a?.file_id).not.toBe(b?.file_id);
    });

    it("withdraws what a written list leaves out, and nothing else", async () => {
      const foreign = await world.addFile("by-hand.txt", "mine");
      const { file_id } = await deliver(await aFile("one"));
      await write([foreign, file_id]);
      await write([foreign]);
      expect(await world.buyer()).toEqual({ "by-hand.txt": hash("mine") });
    });

    it("refuses a list with an id that nobody uploaded, and keeps the old one", async () => {
      const foreign = await world.addFile("by-hand.txt", "mine");
      const written = await write([foreign, "11111111-1111-4111-8111-111111111111"]);
      expect(written.kind).toBe("refused");
      expect(Object.keys(await world.buyer())).toEqual(["by-hand.txt"]);
    });

    it("computes a list from a fresh reading, and writes it", async () => {
      const foreign = await world.addFile("by-hand.txt", "mine");
      const { file_id } = await deliver(await aFile("one"));
      const seen: string[] = [];
      const compute = (fresh: Listing) => {
        seen.push("compute", ...fresh.files.map(({ name }) => name));
        return [...new Set([foreign, file_id])];
      };
      const beside = async () => void seen.push("beside");
      const uploaded = new Set([foreign, file_id]);
      const { listing, answer } = await update({ compute, beside, uploaded });
      expect(answer).toEqual({ kind: "accepted" });
      expect(liveIds(listing)).toContain(foreign);
      expect(seen.slice(0, 3)).toEqual(["beside", "compute", "by-hand.txt"]);
      expect(Object.keys(await world.buyer()).toSorted()).toEqual(["app.zip", "by-hand.txt"]);
    });

    it("writes no list if none is wanted, and computes one from the reading that it is given", async () => {
      const foreign = await world.addFile("by-hand.txt", "mine");
      const from = await read();
      const seen: Listing[] = [];
      const compute = (fresh: Listing) => void seen.push(fresh);
      const uploaded = new Set([foreign]);
      expect(await update({ compute, from, uploaded })).toEqual({
        listing: from,
        answer: { kind: "unchanged" },
      });
      expect(seen).toEqual([from]);
      expect(Object.keys(await world.buyer())).toEqual(["by-hand.txt"]);
    });

    it("keeps the old list if it refuses the new one, and says so", async () => {
      const foreign = await world.addFile("by-hand.txt", "mine");
      const ids = [foreign, "11111111-1111-4111-8111-111111111111"];
      const { answer } = await update({ compute: () => ids, uploaded: new Set(ids) });
      expect(["unknown-id", "refused"]).toContain(answer.kind);
      expect(Object.keys(await world.buyer())).toEqual(["by-hand.txt"]);
    });

    it("leaves an entitlement's list alone if not all of it is known to be uploaded", async () => {
      if (!world.product.startsWith("ent_")) return;
      const foreign = await world.addFile("by-hand.txt", "mine");
      const { answer } = await update({ compute: () => [], uploaded: new Set() });
      expect(answer.kind).toBe("refused");
      const other = await update({
        compute: () => [foreign, "df_x"],
        uploaded: new Set([foreign]),
      });
      expect(other.answer.kind).toBe("refused");
      expect(Object.keys(await world.buyer())).toEqual(["by-hand.txt"]);
    });

    it("updates nothing for somebody who waits no more, nor if the look beside fails", async () => {
      const compute = () => [];
      const uploaded = new Set<string>();
      await expect(update({ compute, uploaded, signal: AbortSignal.abort() })).rejects.toThrow(
        "abort",
      );
      const beside = () => Promise.reject(new Error("nothing to see"));
      await expect(update({ compute, uploaded, beside })).rejects.toThrow("nothing to see");
    });

    it("takes one file out, or says that it stays", async () => {
      const foreign = await world.addFile("by-hand.txt", "mine");
      const { file_id } = await deliver(await aFile("one"));
      await write([foreign, file_id]);
      const removal = { target: world.product, file_ids: [file_id], withdrawSold: false };
      const isOut = (await world.storefront.remove(removal)).size === 0;
      expect(isOut).toBe(world.product.startsWith("ent_"));
      expect(Object.keys(await world.buyer()).toSorted()).toEqual(
        isOut ? ["by-hand.txt"] : ["app.zip", "by-hand.txt"],
      );
    });

    it("gives the digest of what a buyer downloads, up to the size that was asked for", async () => {
      await world.addFile("app.zip", "one");
      const [live] = (await read()).files;
      if (!live) throw new Error("not listed");
      expect(await world.storefront.digest(live, 3)).toBe(hash("one"));
      expect(await world.storefront.digest(live, 2)).toBeUndefined();
    });

    it("says target-not-found of a target that does not exist", async () => {
      await expect(
        world.storefront.read(`${world.product.slice(0, 4)}nobody`),
      ).rejects.toMatchObject({
        code: "target-not-found",
      });
    });

    it("reads nothing for somebody who waits no more", async () => {
      await expect(world.storefront.read(world.product, AbortSignal.abort())).rejects.toThrow(
        "abort",
      );
    });

    it("stops with file-changed before a changed file is complete", async () => {
      const file = await aFile("planned");
      await writeFile(file.real, "changed");
      await expect(deliver(file)).rejects.toMatchObject({ code: "file-changed" });
      expect(await world.buyer()).toEqual({});
    });

    it("says the bytes of a listed file, listed or not", async () => {
      await world.addFile("app.zip", "four");
      const [live] = (await read()).files;
      if (!live) throw new Error("not listed");
      expect(await world.storefront.size?.(live)).toBe(4);
    });

    it("proves a listed file equal or different, and leaves it unproven beyond the limit", async () => {
      await world.addFile("app.zip", "one");
      const [live] = (await read()).files;
      if (!live) throw new Error("not listed");
      expect(await world.storefront.prove(live, await aFile("one"), 1000)).toBe("equal");
      expect(await world.storefront.prove(live, await aFile("two"), 1000)).toBe("different");
      expect(await world.storefront.prove(live, await aFile("two"), 0)).toBe("unproven");
      expect(await world.storefront.prove(live, await aFile("longer"), 1000)).toBe("different");
    });
  });
}
