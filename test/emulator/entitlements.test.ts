import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { app, clientOf, extras, noise, raw, sha256, withEmulator } from "./client.ts";

let emulator: Emulator;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  emulator = await startEmulator();
  client = clientOf(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

test("an upload is attached at once", async () => {
  const bytes = noise(300_000);
  const { status, json } = await client.upload("Bonus ü.zip", bytes);
  expect([status, json]).toEqual([201, { file_id: expect.stringMatching(/^df_/) }]);
  expect(await emulator.buyer(extras)).toEqual([
    { file_id: json.file_id, name: "Bonus ü.zip", size: 300_000, sha256: sha256(bytes) },
  ]);
  expect((await client.extras())[0]).toMatchObject({ filename: "Bonus ü.zip", file_size: 300_000 });
});

test("a DELETE detaches and clears the bytes", async () => {
  const { json } = await client.upload("a");
  const url = (await client.extras())[0]?.download_url ?? "";
  expect((await fetch(url)).status).toBe(200);
  expect(
    (await client.send("DELETE", `/entitlements/${extras}/files/${json.file_id}`)).status,
  ).toBe(204);
  expect(await client.extras()).toEqual([]);
  expect((await fetch(url)).status).toBe(404);
});

test("a form that breaks off attaches nothing, although every byte of the file arrived", async () => {
  const head = '--xyz\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n';
  const whole = Buffer.from(`${head}hello\r\n--xyz--\r\n`);
  const headers = {
    authorization: `Bearer ${emulator.keys.write}`,
    "content-type": "multipart/form-data; boundary=xyz",
  };
  const url = `${emulator.url}/entitlements/${extras}/files`;
  const part = Buffer.concat([whole.subarray(0, -7), whole.subarray(0, -7)]);
  const post = { "content-length": String(whole.length), ...headers };
  await expect(raw(url, post, { bytes: part, cut: true, method: "POST" })).rejects.toThrow();
  expect(await emulator.buyer(extras)).toEqual([]);
  const answer = await raw(url, post, { bytes: whole, method: "POST" });
  expect(answer.status).toBe(201);
  expect(await emulator.buyer(extras)).toMatchObject([{ name: "a", sha256: sha256("hello") }]);
});

test("a form without its last boundary is 422", async () => {
  const form = '--xyz\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhello';
  const answer = await fetch(`${emulator.url}/entitlements/${extras}/files`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${emulator.keys.write}`,
      "content-type": "multipart/form-data; boundary=xyz",
    },
    body: form,
  });
  expect(answer.status).toBe(422);
  expect(await emulator.buyer(extras)).toEqual([]);
});

test("a store that fails is a mistake of the emulator's own, and no broken form", async () => {
  const gone = {
    endpoint: "http://127.0.0.1:1",
    name: "a",
    region: "b",
    accessKeyId: "c",
    secretAccessKey: "d",
  };
  await withEmulator({ objectStore: gone }, async (shop) => {
    expect((await clientOf(shop).upload("a")).status).toBe(500);
    expect(shop.violations).toMatchObject([
      expect.stringContaining("The emulator failed at POST /entitlements/"),
    ]);
  });
});

test.each([
  ["no file", ["filename"]],
  ["an unknown part", ["name", "file"]],
  ["the name last", ["file", "filename"]],
  ["two files", ["file", "file"]],
])("a form with %s is 422", async (_, parts) => {
  const form = new FormData();
  for (const part of parts)
    part === "file" ? form.append(part, new Blob(["a"]), "a") : form.append(part, "a");
  const answer = await fetch(`${emulator.url}/entitlements/${extras}/files`, {
    method: "POST",
    headers: { authorization: `Bearer ${emulator.keys.write}` },
    body: form,
  });
  expect(answer.status).toBe(422);
  expect(await emulator.buyer(extras)).toEqual([]);
});

test("a PATCH with digital_file_ids is the list from then on; legacy_file_ids are written down", async () => {
  const [first, second] = [
    (await client.upload("a")).json.file_id,
    (await client.upload("b")).json.file_id,
  ];
  const patch = (config: object) =>
    client.send("PATCH", `/entitlements/${extras}`, { integration_config: config });
  expect((await patch({ digital_file_ids: [second] })).status).toBe(200);
  expect((await client.extras()).map((file) => file.file_id)).toEqual([second]);
  expect(emulator.violations).toEqual([]);
  await patch({ digital_file_ids: [first, second], legacy_file_ids: null });
  expect(emulator.violations).toEqual([`PATCH /entitlements/${extras} carried legacy_file_ids`]);
});

test("grants are listed by state and keep the files of their day", async () => {
  const { json } = await client.upload("a");
  emulator.grants.add({ entitlement: extras });
  emulator.grants.add({ entitlement: extras, status: "Revoked" });
  const grants = async (query: string) =>
    (await client.send("GET", `/entitlements/${extras}/grants${query}`)).json.items;
  expect(await grants("?status=Delivered&page_size=1")).toMatchObject([
    { status: "Delivered", entitlement_id: extras },
  ]);
  expect(await grants("")).toHaveLength(2);
  expect(await grants("?page_size=1&page_number=1")).toMatchObject([
    { status: "Revoked", payment_id: "pay_Emulator1", subscription_id: null },
  ]);
  expect(await grants("?page_size=1&page_number=2")).toEqual([]);
  emulator.grants.add({ entitlement: extras, status: "Pending", subscription: "sub_1", files: [] });
  expect(await grants("?status=Pending")).toMatchObject([
    { payment_id: null, subscription_id: "sub_1", digital_product_delivery: null },
  ]);
  await client.send("PATCH", `/entitlements/${extras}`, {
    integration_config: { digital_file_ids: [] },
  });
  const [view] = await emulator.grants.views();
  expect(view?.files).toEqual([{ file_id: json.file_id, sha256: sha256("a") }]);
});

test("an entitlement of another kind takes no files", async () => {
  await withEmulator(
    { fixtures: { entitlements: [{ id: "ent_Discord1", type: "discord" }] } },
    async (other) => {
      expect((await clientOf(other).upload("a", "a", "ent_Discord1")).status).toBe(422);
      expect(
        (await clientOf(other).send("GET", "/entitlements/ent_Discord1")).json.integration_config,
      ).toEqual({});
    },
  );
});

test("a product shows the files of its entitlements, and so does the buyer's view", async () => {
  const fixtures = {
    products: [{ id: app, files: [{ name: "own", bytes: "own" }], entitlements: [extras] }],
    entitlements: [{ id: extras, files: [{ name: "extra", bytes: "extra" }] }],
  };
  await withEmulator({ fixtures }, async (shop) => {
    const { json } = await clientOf(shop).send("GET", `/products/${app}`);
    expect(json.digital_product_delivery.files).toMatchObject([{ filename: "own" }]);
    expect(json.entitlements[0].integration_config.digital_files.files).toMatchObject([
      { filename: "extra" },
    ]);
    expect((await shop.buyer(app)).map(({ name }) => name)).toEqual(["own", "extra"]);
  });
});
