import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { app, extras, sha256 } from "./client.ts";

let child: ChildProcess;
let url = "";
let key = "";
let output = "";

beforeAll(async () => {
  const args = [
    "emulator/main.ts",
    "--port",
    "0",
    "--store-port",
    "0",
    "--variant",
    "readOnlyStatus=401",
  ];
  child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  while (!output.includes("curl")) await once(child.stdout ?? child, "data");
  url = /DODO_PAYMENTS_BASE_URL=(\S+)/.exec(output)?.[1] ?? "";
  key = /DODO_PAYMENTS_API_KEY=(\S+)/.exec(output)?.[1] ?? "";
});
afterAll(() => void child.kill("SIGKILL"));

async function control(method: string, path: string, body?: unknown) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${url}/_emulator/${path}`, { method, ...sent });
  return { status: answer.status, json: await answer.json() };
}

const read = (bearer = key) =>
  fetch(`${url}/products/${app}`, { headers: { authorization: `Bearer ${bearer}` } }).then(
    (answer) => answer.status,
  );

test("another program can do what a test in this process does", async () => {
  expect(output).toContain("DODO_PAYMENTS_ENVIRONMENT=test_mode");
  const file = (await control("POST", `files/${app}`, { name: "a", text: "a" })).json;
  await control("POST", `files/${app}`, { name: "b", base64: Buffer.from("b").toString("base64") });
  await control("DELETE", `files/${app}/${file}`);
  expect((await control("GET", `buyer/${app}`)).json).toMatchObject([
    { name: "b", sha256: sha256("b") },
  ]);
  expect((await control("GET", `history/${app}`)).json).toHaveLength(4);
  expect((await control("GET", `product/${app}`)).json).toMatchObject({ name: "The App" });
  await control("POST", "faults", { on: { pattern: "^/products/" }, kind: "status", status: 500 });
  expect([await read(), await read()]).toEqual([500, 200]);
  await control("POST", "faults", { on: {}, kind: "status", status: 500, times: 99 });
  await control("DELETE", "faults");
  expect(await read()).toBe(200);
  await control("POST", `grants/${extras}`, { status: "Delivered" });
  expect((await control("GET", "grants")).json).toMatchObject([{ entitlement: extras }]);
  await control("POST", `archive/${app}`);
  expect(await read()).toBe(410);
  expect((await control("GET", "requests")).json).toHaveLength(4);
  expect((await control("GET", "violations")).json).toEqual([]);
  expect(output).toMatch(/api {3}GET {4}\/products\/pdt_TestApp1 500/);
  await control("POST", "reset");
  expect((await control("GET", "requests")).json).toEqual([]);
  expect(await read()).toBe(200);
});

test("what it cannot do it says", async () => {
  expect(await control("GET", "buyer/pdt_No")).toEqual({
    status: 400,
    json: { message: "There is no pdt_No." },
  });
  expect((await control("GET", "nothing")).status).toBe(400);
  expect((await control("POST", "faults", {})).json).toEqual({ message: "A fault needs a kind." });
});

test("SIGINT ends it cleanly", async () => {
  const ended = once(child, "exit");
  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});
