import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Storefront } from "../../src/app/ports.ts";
import type { LocalFile } from "../../src/core/placement.ts";

/** One storefront with an empty product and somebody who looks at it from outside. */
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

    it("reads an empty product as an empty listing", async () => {
      expect((await read()).files).toEqual([]);
    });

    it("delivers bytes that a written list makes live, with name, size and hash", async () => {
      const ids: string[] = [];
      const { file_id, md5 } = await deliver(await aFile("one"), "Äpp 1.zip", (id) => ids.push(id));
      expect(ids).toContain(file_id);
      expect(md5).toBe(createHash("md5").update("one").digest("hex"));
      expect(await world.storefront.write(await read(), [file_id])).toEqual({ kind: "accepted" });
      const [file] = (await read()).files;
      expect(file).toMatchObject({ file_id, name: "Äpp 1.zip", own: true });
      expect([3, null]).toContain(file?.size);
      expect(await world.buyer()).toEqual({ "Äpp 1.zip": hash("one") });
    });

    it("gives every delivery an id of its own", async () => {
      const [a, b] = [await deliver(await aFile("same")), await deliver(await aFile("same"))];
      expect(a?.file_id).not.toBe(b?.file_id);
    });

    it("withdraws what a written list leaves out, and nothing else", async () => {
      const foreign = await world.addFile("by-hand.txt", "mine");
      const { file_id } = await deliver(await aFile("one"));
      await world.storefront.write(await read(), [foreign, file_id]);
      await world.storefront.write(await read(), [foreign]);
      expect(await world.buyer()).toEqual({ "by-hand.txt": hash("mine") });
    });

    it("refuses a list with an id that nobody uploaded, and keeps the old one", async () => {
      const foreign = await world.addFile("by-hand.txt", "mine");
      const written = await world.storefront.write(await read(), [foreign, "11111111-1111-4111-8111-111111111111"]);
      expect(written.kind).toBe("refused");
      expect(Object.keys(await world.buyer())).toEqual(["by-hand.txt"]);
    });

    it("says target-not-found of a product that does not exist", async () => {
      await expect(world.storefront.read("pdt_nobody")).rejects.toMatchObject({ code: "target-not-found" });
    });

    it("stops with file-changed before a changed file is complete", async () => {
      const file = await aFile("planned");
      await writeFile(file.real, "changed");
      await expect(deliver(file)).rejects.toMatchObject({ code: "file-changed" });
      expect(await world.buyer()).toEqual({});
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
