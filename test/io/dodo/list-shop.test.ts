import { afterEach, describe, expect, it } from "vitest";
import { startEmulator } from "../../../emulator/emulator.ts";
import { listShop } from "../../../src/io/dodo/list-shop.ts";
import { createDispatcher } from "../../../src/io/http/http.ts";
import { connect } from "../../../src/wire/dodo.ts";
import { json, serve } from "../../servers/http.ts";

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

function clientOf(baseUrl: URL, apiKey = "key") {
  const dispatcher = createDispatcher(4);
  opened.push(() => dispatcher.destroy());
  return connect({
    baseUrl,
    apiKey,
    dispatcher,
    requestsPerMinute: 100_000,
    retries: { firstDelay: 1, onWait: () => {} },
    secret: () => {},
  }).client;
}

describe("the shelves of a shop", () => {
  it("are every product, page by page, and every entitlement that delivers files", async () => {
    const products = Array.from({ length: 200 }, (_, index) => ({
      id: `pdt_${index}`,
      name: ` Product ${index} `,
    }));
    const emulator = await startEmulator({
      fixtures: {
        products: [...products, { id: "pdt_gone", archived: true }],
        entitlements: [
          { id: "ent_files", name: "Files" },
          { id: "ent_key", type: "license_key" },
        ],
      },
    });
    opened.push(() => emulator.close());
    const shelves = await listShop(clientOf(new URL(emulator.url), emulator.keys.read));
    expect(shelves).toHaveLength(201);
    expect(shelves[0]).toEqual({ id: "pdt_0", title: "Product 0" });
    expect(new Set(shelves.map(({ id }) => id)).size).toBe(201);
    expect(shelves.at(-1)).toEqual({ id: "ent_files", title: "Files" });
    expect(emulator.requests.map(({ path }) => path)).toEqual([
      "/products",
      "/products",
      "/products",
      "/entitlements",
    ]);
    expect(emulator.violations).toEqual([]);
  });

  it.each([
    {},
    { items: {} },
    { items: [{ product_id: "x: y" }] },
    { items: [{}] },
    { items: [null] },
    [],
  ])("are api-failed where the answer is %j", async (answer) => {
    const server = await serve(json(200, answer));
    opened.push(() => server.close());
    await expect(listShop(clientOf(server.url))).rejects.toMatchObject({ code: "api-failed" });
  });

  it("are api-failed where the list never ends", async () => {
    const items = Array.from({ length: 100 }, (_, index) => ({
      product_id: `pdt_${index}`,
      name: null,
    }));
    const server = await serve(json(200, { items }));
    opened.push(() => server.close());
    await expect(listShop(clientOf(server.url))).rejects.toMatchObject({ code: "api-failed" });
    expect(server.arrived).toHaveLength(200);
  });
});
