import DodoPayments, { APIError } from "dodopayments";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startWorlds, type Worlds } from "../faces/world.ts";
import { app, extras, noise, sha256 } from "./client.ts";

/** Dodo's own client, so that the emulator is not merely what ours expects. */
let worlds: Worlds;
let sdk: DodoPayments;
beforeAll(async () => {
  worlds = await startWorlds();
  sdk = sdkWith(worlds.emulator.keys.write);
});
beforeEach(() => worlds.emulator.reset());
afterEach(() => expect(worlds.emulator.violations).toEqual([]));
afterAll(() => worlds.close());

function sdkWith(bearerToken: string): DodoPayments {
  return new DodoPayments({ bearerToken, baseURL: worlds.emulator.url, maxRetries: 0 });
}

/** Reserves a file, sends its bytes and attaches it beside those that the product has. */
async function deliver(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { file_id, url } = await sdk.products.updateFiles(app, { file_name: name });
  expect((await fetch(url, { method: "PUT", body: bytes })).status).toBe(200);
  const had = (await sdk.products.retrieve(app)).digital_product_delivery?.files ?? [];
  const files = [...had.map((file) => file.file_id), file_id];
  await sdk.products.update(app, { digital_product_delivery: { files } });
  return file_id;
}

async function extrasNow() {
  const { integration_config, integration_type } = await sdk.entitlements.retrieve(extras);
  expect(integration_type).toBe("digital_files");
  if (!("digital_files" in integration_config)) throw new Error("no digital files");
  return integration_config.digital_files.files;
}

function formOf(name: string, bytes: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.append("filename", name);
  form.append("file", new Blob([bytes]), name);
  return form;
}

describe("Dodo's own SDK on the emulator", () => {
  it("delivers a file of a product and downloads it as a buyer would", async () => {
    const bytes = new Uint8Array(noise(100_000));
    const file_id = await deliver("Bonus ü.zip", bytes);
    const files = (await sdk.products.retrieve(app)).digital_product_delivery?.files ?? [];
    const file = files.find((one) => one.file_id === file_id);
    expect(file?.filename).toBe("Bonus ü.zip");
    const got = Buffer.from(await (await fetch(file?.download_url ?? "")).arrayBuffer());
    expect(sha256(got)).toBe(sha256(bytes));
  });

  it("uploads to an entitlement with its multipart call, shortens the list, and detaches", async () => {
    const [one, two] = [new Uint8Array(noise(50_000)), new Uint8Array(noise(60_000))];
    const first = await sdk.entitlements.files.upload(extras, { body: formOf("one.zip", one) });
    const second = await sdk.entitlements.files.upload(extras, { body: formOf("two.zip", two) });
    expect(
      (await extrasNow()).map(({ file_id, filename, file_size }) => [file_id, filename, file_size]),
    ).toEqual([
      [first.file_id, "one.zip", 50_000],
      [second.file_id, "two.zip", 60_000],
    ]);
    const [listed] = await extrasNow();
    const got = Buffer.from(await (await fetch(listed?.download_url ?? "")).arrayBuffer());
    expect(sha256(got)).toBe(sha256(one));
    await sdk.entitlements.update(extras, {
      integration_config: { digital_file_ids: [second.file_id] },
    });
    expect((await extrasNow()).map(({ file_id }) => file_id)).toEqual([second.file_id]);
    await sdk.entitlements.files.delete(second.file_id, { id: extras });
    expect(await extrasNow()).toEqual([]);
  });

  it("keeps the link and the instructions of a product beside a list, and changes them where it is told to", async () => {
    const product = "pdt_TestBook1";
    const { file_id } = await sdk.products.updateFiles(product, { file_name: "a.zip" });
    await sdk.products.update(product, { digital_product_delivery: { files: [file_id] } });
    const beside = async () => (await sdk.products.retrieve(product)).digital_product_delivery;
    expect(await beside()).toMatchObject({
      external_url: "https://example.com/read",
      instructions: "Enjoy.",
    });
    await sdk.products.update(product, {
      digital_product_delivery: { external_url: null, instructions: "New." },
    });
    expect(await beside()).toMatchObject({
      files: [{ file_id }],
      external_url: null,
      instructions: "New.",
    });
  });

  it("may not delete a file that was sold", async () => {
    const { file_id } = await sdk.entitlements.files.upload(extras, {
      body: formOf("a.zip", new Uint8Array([1])),
    });
    worlds.emulator.grants.add({ entitlement: extras });
    const refused = sdk.entitlements.files.delete(file_id, { id: extras });
    await expect(refused).rejects.toMatchObject({ status: 409, error: { code: "FILE_IN_USE" } });
    expect((await extrasNow()).map((file) => file.file_id)).toEqual([file_id]);
  });

  it("lists products, entitlements and grants", async () => {
    worlds.emulator.grants.add({ entitlement: extras });
    worlds.emulator.grants.add({ entitlement: extras, customer: "cus_other", status: "Revoked" });
    const { items: products } = await sdk.products.list();
    expect(products.map(({ product_id }) => product_id)).toContain(app);
    const { items: entitlements } = await sdk.entitlements.list();
    expect(entitlements.map(({ id }) => id)).toContain(extras);
    const grants = await sdk.entitlements.grants.list(extras, {
      status: "Delivered",
      page_size: 1,
    });
    expect(grants.items).toMatchObject([
      { entitlement_id: extras, integration_type: "digital_files", status: "Delivered" },
    ]);
    const others = await sdk.entitlements.grants.list(extras, { customer_id: "cus_other" });
    expect(others.items.map(({ customer_id, status }) => [customer_id, status])).toEqual([
      ["cus_other", "Revoked"],
    ]);
  });

  it.each([
    ["an unknown product", 404, () => sdk.products.retrieve("pdt_nobody")],
    ["a wrong key", 401, () => sdkWith("wrong-key").products.retrieve(app)],
    [
      "a read-only key",
      403,
      () => sdkWith(worlds.emulator.keys.read).products.updateFiles(app, { file_name: "a" }),
    ],
  ])("hears of %s as it would from Dodo", async (_, status, ask) => {
    const error = await ask().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status });
  });

  it("reads what the Action delivered, on both routes, under the ids of its outputs", async () => {
    const rules = `version: 1\nproducts: { app: ${app}, extras: ${extras} }\nfiles: { "a.zip": [app, extras] }\n`;
    const world = await worlds.open({ "dodo-files.yaml": rules, "a.zip": "a1" });
    const ids = JSON.parse((await world.action()).outputs["file-ids"] ?? "");
    const product = await sdk.products.retrieve(app);
    expect(
      product.digital_product_delivery?.files?.map(({ file_id, filename }) => [file_id, filename]),
    ).toEqual([[ids.app["a.zip"], "a.zip"]]);
    const [file] = await extrasNow();
    expect([file?.file_id, file?.filename, file?.file_size]).toEqual([
      ids.extras["a.zip"],
      "a.zip",
      2,
    ]);
    const got = await (await fetch(file?.download_url ?? "")).text();
    expect(got).toBe("a1");
  });
});
