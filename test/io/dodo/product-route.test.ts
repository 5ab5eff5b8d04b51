import { describe, expect, it } from "vitest";
import type { Emulator } from "../../../emulator/emulator.ts";
import type { Variant } from "../../../emulator/variants.ts";
import { createProductStorefront } from "../../../src/io/dodo/product-route.ts";
import { aFile, hash, storefrontContract } from "../../contracts/storefront.ts";
import { edgesTo, shared } from "./emulated.ts";

const product = "pdt_TestApp1";

/** The product route before an emulator. */
function open(emulator: Emulator) {
  const { options, ...edges } = edgesTo(emulator);
  return { storefront: createProductStorefront(options), ...edges };
}

describe.each<[string, Partial<Variant>]>([
  ["as is most likely", {}],
  ["with sizes left out", { listsSize: false }],
  ["with KMS", { etag: "kms" }],
])("the emulator %s", (name, variant) => {
  const emulator = shared(variant);
  storefrontContract(`the product route, ${name},`, async () => {
    const { storefront, close } = open(emulator());
    return {
      storefront,
      product,
      addFile: (file, bytes) => emulator().addFile(product, { name: file, bytes }),
      async buyer() {
        const files = await emulator().buyer(product);
        return Object.fromEntries(files.map((file) => [file.name, file.sha256]));
      },
      close,
    };
  });
});

describe("the product route", () => {
  const emulator = shared();

  const deliver = async (text = "one", name = "app.zip") => {
    const opened = open(emulator());
    const file = await aFile(text, name);
    const signal = new AbortController().signal;
    const reserved: string[] = [];
    const upload = {
      target: product,
      name,
      file,
      signal,
      reserved: (id: string) => void reserved.push(id),
      sent: () => {},
    };
    const delivered = await opened.storefront.deliver(upload).finally(opened.close);
    return { delivered, reserved, ...opened };
  };

  it("asks for an address and sends the bytes, nothing else, and masks the signature", async () => {
    const { delivered, masked } = await deliver();
    expect(
      emulator().requests.map(({ method, path }) => `${method} ${path.split("/")[1]}`),
    ).toHaveLength(2);
    expect(delivered.proven).toBe(true);
    expect(masked).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(emulator().violations).toEqual([]);
  });

  it("leaves every other field of the product untouched", async () => {
    await emulator().reset({
      products: [
        {
          id: product,
          external_url: "https://example.com/x",
          instructions: "Read me.",
          fields: { metadata: { a: "b" } },
        },
      ],
    });
    const before = emulator().product(product);
    const { storefront, close } = open(emulator());
    const { delivered } = await deliver();
    await storefront.write(await storefront.read(product), [delivered.file_id]);
    const after = emulator().product(product);
    await close();
    const rest = ({ files: _, updated_at: __, ...fields }: { readonly [field: string]: unknown }) =>
      fields;
    expect(JSON.stringify(rest(after)).replace(/"updated_at":"[^"]*"/g, "")).toBe(
      JSON.stringify(rest(before)).replace(/"updated_at":"[^"]*"/g, ""),
    );
    expect(emulator().violations).toEqual([]);
  });

  it.each([
    ["503 from the store", { kind: "status", status: 503 }],
    ["a cut before", { kind: "reset-before" }],
    ["a cut in the middle", { kind: "reset-middle" }],
    ["a cut after the work", { kind: "reset-after" }],
    ["an expired address", { kind: "expired-url" }],
    ["a wrong ETag", { kind: "wrong-etag" }],
    ["a clock that is off", { kind: "clock-skew" }],
  ] as const)("delivers after %s", async (_, fault) => {
    emulator().fault({ on: { method: "PUT", store: true }, ...fault });
    const { delivered } = await deliver();
    expect(delivered).toMatchObject({ proven: true, md5: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it("gives up with presign-expired where every address is refused, after a bounded number of addresses", async () => {
    emulator().fault({ on: { method: "PUT", store: true }, kind: "expired-url", times: 100 });
    await expect(deliver()).rejects.toMatchObject({ code: "presign-expired", target: product });
    expect(emulator().requests.filter(({ path }) => path.endsWith("/files"))).toHaveLength(5);
    emulator().clearFaults();
  });

  it("hands a proof on where the store keeps reporting another digest", async () => {
    emulator().fault({ on: { method: "PUT", store: true }, kind: "wrong-etag", times: 2 });
    expect((await deliver()).delivered.proven).toBe(false);
  });

  it("proves by download as a buyer would, and finds a file without bytes dead", async () => {
    const { storefront, close } = open(emulator());
    await emulator().addFile(product, { name: "app.zip", bytes: "one" });
    const [live] = (await storefront.read(product)).files;
    if (!live) throw new Error("not listed");
    expect(hash("one")).toBe((await aFile("one")).sha256);
    expect(await storefront.prove(live, await aFile("one"), 0)).toBe("equal");
    const gone = {
      ...live,
      size: null,
      download_url: live.download_url.replace(/(\/[^/?]+)\?/, "$1-gone?"),
    };
    expect(await storefront.prove(gone, await aFile("one"), 1000)).toBe("dead");
    await close();
  });
});

describe("a store that signs Content-Type", () => {
  const emulator = shared({
    signedHeaders: ["host", "content-type"],
    contentType: "application/zip",
  });

  it("gets the type that it signed, at the second guess if need be", async () => {
    const { storefront, close } = open(emulator());
    const signal = new AbortController().signal;
    const upload = {
      target: product,
      name: "app.zip",
      file: await aFile("one"),
      signal,
      reserved: () => {},
      sent: () => {},
    };
    expect((await storefront.deliver(upload)).proven).toBe(true);
    await close();
  });
});
