import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { app, clientOf, extras, withEmulator } from "./client.ts";

let emulator: Emulator;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  emulator = await startEmulator();
  client = clientOf(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

const unknown = "0b5c8a2e-7a0f-4d0a-9d0e-0d1b0d1b0d1b";
const delivery = (value: unknown) => ({ digital_product_delivery: value });

test.each([
  ["PATCH", `/products/${app}`, { files: [] }],
  ["PATCH", `/products/${app}`, delivery({ file_ids: [] })],
  ["PATCH", `/products/${app}`, delivery({ files: "all" })],
  ["PATCH", `/products/${app}`, delivery({ files: ["not-a-uuid"] })],
  ["PATCH", `/products/${app}`, delivery({ files: [unknown] })],
  ["PATCH", `/products/${app}`, delivery({ instructions: 7 })],
  ["PATCH", `/products/${app}`, []],
  ["PUT", `/products/${app}/files`, {}],
  ["PUT", `/products/${app}/files`, { file_name: "" }],
  ["PUT", `/products/${app}/files`, { file_name: "a", size: 3 }],
  ["PATCH", `/entitlements/${extras}`, { integration_config: {} }],
  [
    "PATCH",
    `/entitlements/${extras}`,
    { integration_config: { digital_file_ids: ["df_unknown"] } },
  ],
  ["GET", "/products?page_size=101", undefined],
  ["GET", "/products?page=1", undefined],
  ["GET", `/entitlements/${extras}/grants?status=delivered`, undefined],
])("%s %s %j is 422", async (method, path, body) => {
  const answer = await client.send(method, path, body);
  expect(answer.status).toBe(422);
  expect(answer.json).toEqual({
    code: expect.stringMatching(/^[A-Z_]+$/),
    message: expect.any(String),
  });
});

test("a list with the same id twice is 422, and so is another product's file", async () => {
  const id = await client.deliver("a");
  expect((await client.attach([id, id])).status).toBe(422);
  expect((await client.attach([id], {}, "pdt_TestBook1")).status).toBe(422);
  expect((await client.attach([id])).status).toBe(200);
});

test.each(["text/plain", "application/jsonp"])("a JSON body sent as %s is 422", async (type) => {
  const answer = await fetch(`${emulator.url}/products/${app}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${emulator.keys.write}`, "content-type": type },
    body: JSON.stringify(delivery({ files: [] })),
  });
  expect(answer.status).toBe(422);
});

test("a body that is no JSON is 422", async () => {
  const answer = await fetch(`${emulator.url}/products/${app}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${emulator.keys.write}`, "content-type": "application/json" },
    body: "{",
  });
  expect(answer.status).toBe(422);
});

describe("keys", () => {
  test("none and a wrong one are 401", async () => {
    expect((await fetch(`${emulator.url}/products`)).status).toBe(401);
    const answer = await clientOf(emulator, "dodo_live_key").send("GET", "/products");
    expect([answer.status, answer.json.code]).toEqual([401, "UNAUTHORIZED"]);
  });

  test("the read-only one reads and does not write", async () => {
    const reader = clientOf(emulator, emulator.keys.read);
    expect((await reader.send("GET", `/products/${app}`)).status).toBe(200);
    expect((await reader.attach([])).status).toBe(403);
    expect((await reader.upload("a")).status).toBe(403);
  });
});

test("unknown ids are 404", async () => {
  for (const path of ["/products/pdt_No", "/entitlements/ent_No", "/entitlements/ent_No/grants"]) {
    expect((await client.send("GET", path)).status).toBe(404);
  }
  expect(
    (await client.send("PUT", "/products/ent_TestExtras1/files", { file_name: "a" })).status,
  ).toBe(404);
  expect((await client.send("DELETE", `/entitlements/${extras}/files/df_no`)).status).toBe(404);
});

test("a path that is no route is 404 and written down", async () => {
  expect((await client.send("GET", "/product/pdt_TestApp1")).status).toBe(404);
  expect(emulator.violations).toEqual(["GET /product/pdt_TestApp1 is no route"]);
});

test("a PATCH that carries a price is written down and shows in the raw fields", async () => {
  const before = emulator.product(app);
  await client.attach([]);
  expect({ ...emulator.product(app) }).toEqual(before);
  await client.send("PATCH", `/products/${app}`, {
    price: { type: "one_time_price", currency: "EUR" },
    entitlements: [],
  });
  expect(emulator.violations).toEqual([`PATCH /products/${app} carried price, entitlements`]);
  expect(emulator.product(app)).not.toEqual(before);
});

test("pages count from zero and have no total", async () => {
  const products = Array.from({ length: 12 }, (_, index) => ({ id: `pdt_Number${index}` }));
  await withEmulator(
    { fixtures: { products, entitlements: [{ id: "ent_A" }, { id: "ent_B", type: "discord" }] } },
    async (many) => {
      const ids = async (query: string) =>
        (await clientOf(many).send("GET", `/products${query}`)).json.items.map(
          (item: { product_id: string }) => item.product_id,
        );
      expect(await ids("")).toHaveLength(10);
      expect(await ids("?page_number=1")).toEqual(["pdt_Number10", "pdt_Number11"]);
      expect(await ids("?page_size=5&page_number=2")).toEqual(["pdt_Number10", "pdt_Number11"]);
      expect(await ids("?page_size=5&page_number=3")).toEqual([]);
      many.archive("pdt_Number0");
      expect(await ids("?archived=true")).toEqual(["pdt_Number0"]);
      const files = (
        await clientOf(many).send("GET", "/entitlements?integration_type=digital_files")
      ).json.items;
      expect(files).toMatchObject([{ id: "ent_A" }]);
    },
  );
});

test("the rate limit answers 429 with what is left", async () => {
  await withEmulator(
    { rateLimit: { perSecond: 2, perMinute: 100, retryAfter: true } },
    async (slow) => {
      const answers = [];
      for (let count = 0; count < 3; count += 1)
        answers.push(await clientOf(slow).send("GET", "/products"));
      expect(
        answers.map(({ status, headers }) => [status, headers.get("x-ratelimit-remaining")]),
      ).toEqual([
        [200, "1"],
        [200, "0"],
        [429, "0"],
      ]);
      expect(answers[2]?.headers.get("retry-after")).toBe("1");
      expect(answers[2]?.json.code).toBe("TOO_MANY_REQUESTS");
    },
  );
});
