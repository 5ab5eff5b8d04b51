import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startWorlds, type World, type Worlds } from "../faces/world.ts";
import { type Prism, startPrism } from "./prism.ts";

let worlds: Worlds;
let prism: Prism;
beforeAll(async () => {
  worlds = await startWorlds();
  prism = await startPrism(worlds.emulator.url);
});
afterAll(async () => {
  await prism?.close();
  await worlds?.close();
});

const app = "pdt_TestApp1";
const extras = "ent_TestExtras1";
const manifest = (...globs: readonly string[]) =>
  `version: 1\nproducts: { app: ${app}, extras: ${extras} }\nfiles:\n${globs.map((glob) => `  "${glob}": [app, extras]\n`).join("")}`;
const tag = (version: string) => ({
  event: { name: "push", ref: `refs/tags/${version}`, runId: Number(version.slice(1)) },
});

/** Runs the built Action with Prism between it and the emulator. */
function through(world: World, inputs: Readonly<Record<string, string>>, version: string) {
  // A state in a file is saved at once, so nothing here waits for the next save.
  return world.action({
    ...tag(version),
    inputs: { "state-file": "state.json", ...inputs },
    env: { DODO_PAYMENTS_BASE_URL: prism.url },
  });
}

describe("with Prism between the Action and Dodo, which holds both to Dodo's OpenAPI", () => {
  it("every command does on both routes what it does without", async () => {
    const world = await worlds.open({
      "dodo-files.yaml": manifest("a.txt", "b.txt"),
      "a.txt": "a1",
      "b.txt": "b1",
    });
    const run = async (
      inputs: Readonly<Record<string, string>>,
      version: string,
      result: string,
    ) => {
      const ran = await through(world, inputs, version);
      expect([ran.outputs["failure-reason"], ran.outputs["result"]], ran.log).toEqual(["", result]);
    };
    await run({ command: "plan" }, "v1", "pending");
    await run({}, "v1", "changed");
    await run({}, "v1", "unchanged");
    await world.write({ "a.txt": "a2" });
    await run({ verify: "content" }, "v2", "changed");
    await run({ command: "check", verify: "content" }, "v2", "unchanged");
    await world.write({ "a.txt": "a1" });
    await run({ command: "rollback", to: "v1" }, "v3", "changed");
    await world.write({ "dodo-files.yaml": manifest("a.txt") });
    await run({}, "v4", "changed");
    for (const target of [app, extras])
      await world.emulator.addFile(target, { name: "b.txt", bytes: "by hand" });
    await world.write({ "dodo-files.yaml": manifest("a.txt", "b.txt") });
    await run({ command: "import" }, "v5", "changed");
    await run({}, "v6", "changed");
    for (const target of [app, extras])
      expect(await world.names(target)).toEqual(["a.txt", "b.txt"]);
    expect(world.emulator.violations).toEqual([]);
    const asked = world.emulator.requests.filter(({ to }) => to === "api");
    // What it prints may come after its answer.
    await vi.waitFor(() =>
      expect(prism.log().match(/Received forward response/g)).toHaveLength(asked.length),
    );
    expect(prism.log()).not.toMatch(/Violation:|Request terminated/);
    const operations = asked.map(
      ({ method, path }) => `${method} ${path.replace(/files\/.*/, "files/{file}")}`,
    );
    expect([...new Set(operations)].sort()).toEqual([
      `DELETE /entitlements/${extras}/files/{file}`,
      `GET /entitlements/${extras}`,
      `GET /entitlements/${extras}/grants`,
      `GET /products/${app}`,
      `PATCH /entitlements/${extras}`,
      `PATCH /products/${app}`,
      `POST /entitlements/${extras}/files`,
      `PUT /products/${app}/files`,
    ]);
  });

  it("makes an error of a request that is not as documented, and of such an answer", async () => {
    const headers = {
      authorization: `Bearer ${worlds.emulator.keys.write}`,
      "content-type": "application/json",
    };
    const put = { method: "PUT", headers, body: '{"name":"a"}' };
    expect((await fetch(`${prism.url}/products/${app}/files`, put)).status).toBe(422);
    const form = new FormData();
    form.append("filename", "a.txt");
    const post = { method: "POST", headers: { authorization: headers.authorization }, body: form };
    expect((await fetch(`${prism.url}/entitlements/${extras}/files`, post)).status).toBe(422);
    await vi.waitFor(() => expect(prism.log().match(/Request terminated/g)).toHaveLength(2));
    const nonsense = createServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end('{"product_id":1}');
    }).listen(0, "127.0.0.1");
    await once(nonsense, "listening");
    const before = await startPrism(`http://127.0.0.1:${(nonsense.address() as AddressInfo).port}`);
    try {
      expect((await fetch(`${before.url}/products/${app}`, { headers })).status).toBe(500);
    } finally {
      await before.close();
      nonsense.close();
    }
  });
});
