import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startProxy } from "../servers/proxy.ts";
import { aCertificate, startTlsFront, type TlsFront } from "../servers/tls-front.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
let world: World;
let dodo: TlsFront;
let store: TlsFront;
let trusted: { readonly [name: string]: string };
beforeAll(async () => {
  worlds = await startWorlds();
  world = await worlds.open({
    "dodo-files.yaml": 'version: 1\nfiles:\n  "*.zip": pdt_TestApp1\n',
    "a.zip": "a1",
    "b.zip": Buffer.alloc(3_000_000, "b"),
  });
  const certificate = await aCertificate();
  const { url, storeUrl } = world.emulator;
  store = await startTlsFront(storeUrl, certificate);
  dodo = await startTlsFront(url, certificate, (said) => said.replaceAll(storeUrl, store.url));
  const path = join(world.folder, "..", "certificate.pem");
  await writeFile(path, certificate.cert);
  trusted = { NODE_EXTRA_CA_CERTS: path, DODO_PAYMENTS_BASE_URL: dodo.url };
});
afterAll(async () => {
  await Promise.all([dodo.close(), store.close()]);
  await worlds.close();
});

test("a delivery goes by TLS to Dodo and to its store, over HTTP/1.1 whatever else they offer", async () => {
  const run = await world.action({ env: trusted });
  expect(run, run.log).toMatchObject({ exitCode: 0, outputs: { result: "changed" } });
  expect(await world.names("pdt_TestApp1")).toEqual(["a.zip", "b.zip"]);
  expect([...dodo.versions, ...store.versions].length).toBeGreaterThan(5);
  expect(new Set([...dodo.versions, ...store.versions])).toEqual(new Set(["1.1"]));
});

test("a proxy in between changes nothing of that", async () => {
  const proxy = await startProxy();
  const before = dodo.versions.length;
  const run = await world.action({
    env: { ...trusted, HTTPS_PROXY: proxy.url },
    inputs: { command: "check" },
  });
  expect(run, run.log).toMatchObject({ exitCode: 0 });
  expect(proxy.asked).toContain(`CONNECT ${new URL(dodo.url).host}`);
  expect(new Set(dodo.versions.slice(before))).toEqual(new Set(["1.1"]));
  await proxy.close();
});

test("a certificate that nobody vouches for stops the run before the key is sent", async () => {
  const before = dodo.versions.length;
  const run = await world.action({
    env: { DODO_PAYMENTS_BASE_URL: dodo.url },
    inputs: { command: "plan" },
  });
  expect(run.outputs).toMatchObject({ result: "failed", "failure-reason": "network" });
  expect(run.log).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
  expect(run.log).toContain("NODE_EXTRA_CA_CERTS");
  expect(run.log).not.toContain("try 2 of 5");
  expect(dodo.versions).toHaveLength(before);
});
