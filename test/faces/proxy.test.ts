import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ProxyServer, startProxy } from "../servers/proxy.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
let world: World;
let proxy: ProxyServer;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());
beforeEach(async () => {
  proxy = await startProxy();
  world = await worlds.open({
    "dodo-files.yaml": 'version: 1\nfiles:\n  "a.zip": pdt_TestApp1\n',
    "a.zip": "a1",
  });
});
afterEach(() => proxy.close());

test("everything goes through HTTP_PROXY: Dodo, its store and GitHub", async () => {
  const run = await world.action({ env: { HTTP_PROXY: proxy.url } });
  expect(run, run.log).toMatchObject({ exitCode: 0, outputs: { result: "changed" } });
  const hosts = [world.emulator.url, world.emulator.storeUrl, world.github.url].map(
    (url) => new URL(url).host,
  );
  for (const host of hosts) expect(proxy.asked.join("\n")).toContain(host);
});

test("nothing of what NO_PROXY names goes through it", async () => {
  const run = await world.action({
    env: { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: "127.0.0.1" },
  });
  expect(run, run.log).toMatchObject({ exitCode: 0, outputs: { result: "changed" } });
  expect(proxy.asked).toEqual([]);
});

test("Dodo itself is asked for by CONNECT through HTTPS_PROXY, and the proxy never sees the key", async () => {
  const env = { HTTPS_PROXY: proxy.url, NO_PROXY: "127.0.0.1", DODO_PAYMENTS_BASE_URL: "" };
  const run = await world.action({ env, inputs: { command: "plan" } });
  expect(run.outputs).toMatchObject({ result: "failed", "failure-reason": "network" });
  expect(new Set(proxy.asked)).toEqual(new Set(["CONNECT test.dodopayments.com:443"]));
  expect(proxy.heads.join()).not.toContain(world.emulator.keys.write);
  expect(run.log).toContain("HTTPS_PROXY");
  expect(run.log).toMatch(/try 2 of 5/);
});
