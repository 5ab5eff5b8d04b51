import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import type { FaultKind, FaultOrder } from "../../emulator/faults.ts";
import { app, clientOf, extras, md5, noise, put, sha256 } from "./client.ts";

let emulator: Emulator;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  emulator = await startEmulator();
  client = clientOf(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

const read = { method: "GET", path: `/products/${app}` };
const patch = { method: "PATCH", path: /^\/products\// };
const store = { method: "PUT", store: true };

function order(on: FaultOrder["on"], kind: FaultKind, times = 1): void {
  emulator.fault({ ...kind, on, times });
}

/** What a call without a JSON reader gives. */
async function get(signal?: AbortSignal) {
  const headers = { authorization: `Bearer ${emulator.keys.write}` };
  const answer = await fetch(`${emulator.url}/products/${app}`, {
    headers,
    ...(signal ? { signal } : {}),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe("on the API", () => {
  test("status answers so, with what to wait, and does no work; nth and times count", async () => {
    const [id] = [await client.deliver("a")];
    order(
      { ...patch, nth: 2 },
      { kind: "status", status: 503, retryAfter: 1, retryAfterMs: 40 },
      2,
    );
    const answers = [];
    for (const ids of [[id], [], [], []]) answers.push(await client.attach(ids));
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 503, 200]);
    expect(answers[1]?.headers.get("retry-after")).toBe("1");
    expect(answers[1]?.headers.get("retry-after-ms")).toBe("40");
    expect(answers[1]?.json).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      message: expect.any(String),
    });
    expect(emulator.history(app).map(({ files }) => files.length)).toEqual([0, 1, 0]);
  });

  test("status takes a code and a body of its own", async () => {
    order(patch, { kind: "status", status: 422, code: "FILE_IN_USE", message: "No." });
    order({ ...patch, nth: 2 }, { kind: "status", status: 400, body: '{"odd":1}' });
    expect((await client.attach([])).json).toEqual({ code: "FILE_IN_USE", message: "No." });
    expect((await client.attach([])).json).toEqual({ odd: 1 });
  });

  test("reset-before cuts and does no work; reset-after does it first", async () => {
    const id = await client.deliver("a");
    order(patch, { kind: "reset-before" });
    await expect(client.attach([id])).rejects.toThrow();
    expect(await emulator.buyer(app)).toHaveLength(0);
    order(patch, { kind: "reset-after" });
    await expect(client.attach([id])).rejects.toThrow();
    expect(await emulator.buyer(app)).toHaveLength(1);
    expect(
      emulator.requests.filter(({ method }) => method === "PATCH").map(({ status }) => status),
    ).toEqual([0, 0]);
  });

  test("reset-middle cuts the request before the work, or the answer after it", async () => {
    const id = await client.deliver("a");
    order(patch, { kind: "reset-middle" });
    await expect(client.attach([id])).rejects.toThrow();
    expect(await emulator.buyer(app)).toHaveLength(0);
    order(patch, { kind: "reset-middle", of: "response" });
    await expect(client.attach([id])).rejects.toThrow();
    expect(await emulator.buyer(app)).toHaveLength(1);
    order(read, { kind: "reset-middle" });
    await expect(get()).rejects.toThrow();
    expect(emulator.violations).toEqual([]);
  });

  test("an entitlement upload can be lost before or after it was attached", async () => {
    const files = { method: "POST", path: `/entitlements/${extras}/files` };
    order(files, { kind: "reset-middle" });
    await expect(client.upload("a", noise(500_000))).rejects.toThrow();
    expect(await emulator.buyer(extras)).toHaveLength(0);
    order(files, { kind: "reset-after" });
    await expect(client.upload("a", noise(500_000))).rejects.toThrow();
    expect(await emulator.buyer(extras)).toHaveLength(1);
    expect(emulator.violations).toEqual([]);
  });

  test("truncated-json, malformed-json and html are whole answers that are no JSON", async () => {
    const whole = await get();
    for (const kind of ["truncated-json", "malformed-json", "html"] as const) order(read, { kind });
    emulator.clearFaults();
    order(read, { kind: "truncated-json" });
    expect(whole.text.startsWith((await get()).text)).toBe(true);
    order(read, { kind: "malformed-json" });
    const malformed = await get();
    expect(() => JSON.parse(malformed.text)).toThrow();
    order(read, { kind: "html", status: 502 });
    const page = await get();
    expect([page.status, page.headers.get("content-type"), page.text]).toEqual([
      502,
      "text/html",
      expect.stringContaining("<p>"),
    ]);
    expect((await get()).text).toBe(whole.text);
  });

  test("stall never answers", async () => {
    order(read, { kind: "stall" });
    await expect(get(AbortSignal.timeout(200))).rejects.toThrow(/timeout/);
    expect((await get()).status).toBe(200);
  });

  test("slow answers whole, in drips", async () => {
    order(read, { kind: "slow", ms: 15 });
    const start = performance.now();
    const answer = await get();
    expect(performance.now() - start).toBeGreaterThan(90);
    expect(JSON.parse(answer.text)).toMatchObject({ product_id: app });
  });

  test("expired-url gives out a URL that is over", async () => {
    order({ method: "PUT", path: `/products/${app}/files` }, { kind: "expired-url" });
    expect((await put((await client.reserve("a")).url, "a")).status).toBe(403);
    expect((await put((await client.reserve("a")).url, "a")).status).toBe(200);
    await emulator.addFile(app, { name: "a", bytes: "a" });
    order(read, { kind: "expired-url" });
    expect((await fetch((await client.files())[0]?.download_url ?? "")).status).toBe(403);
    expect((await fetch((await client.files())[0]?.download_url ?? "")).status).toBe(200);
  });

  test("clock-skew gives out a date and a URL that are not yet", async () => {
    order({ method: "PUT", path: `/products/${app}/files` }, { kind: "clock-skew" });
    const answer = await client.send("PUT", `/products/${app}/files`, { file_name: "a" });
    expect(Date.parse(answer.headers.get("date") ?? "")).toBeGreaterThan(Date.now() + 3_000_000);
    const stored = await put(answer.json.url, "a");
    expect([stored.status, await stored.text()]).toEqual([
      403,
      expect.stringContaining("not valid yet"),
    ]);
  });
});

describe("on the store", () => {
  async function putAfter(kind: FaultKind, bytes: Uint8Array = noise(300_000)) {
    const { file_id, url } = await client.reserve("a");
    await client.attach([file_id]);
    order(store, kind);
    const answer = await put(url, bytes).then(
      async (response) => ({
        status: response.status,
        text: await response.text(),
        etag: response.headers.get("etag"),
      }),
      () => null,
    );
    const [file] = await emulator.buyer(app);
    return { answer, bytes, isStored: file?.sha256 === sha256(bytes), sha256: file?.sha256, url };
  }

  test.each([
    ["reset-before", false],
    ["reset-middle", false],
    ["reset-after", true],
  ] as const)("%s cuts; stored: %s", async (kind, isStored) => {
    const outcome = await putAfter({ kind });
    expect([outcome.answer, outcome.sha256 !== "missing", outcome.isStored]).toEqual([
      null,
      isStored,
      isStored,
    ]);
    expect((await put(outcome.url, outcome.bytes)).status).toBe(200);
  });

  test.each([
    [{ kind: "status", status: 503 }, 503, "<Code>SlowDown</Code>"],
    [{ kind: "status", status: 400, code: "RequestTimeout" }, 400, "<Code>RequestTimeout</Code>"],
    [{ kind: "expired-url" }, 403, "Request has expired"],
    [{ kind: "clock-skew" }, 403, "<Code>RequestTimeTooSkewed</Code>"],
    [{ kind: "html" }, 200, "<title>"],
  ] as const)("%j answers and stores nothing", async (kind, status, text) => {
    const { answer, sha256: hash } = await putAfter(kind);
    expect([answer?.status, answer?.text, hash]).toEqual([
      status,
      expect.stringContaining(text),
      "missing",
    ]);
  });

  test("wrong-etag stores, and says otherwise", async () => {
    const { answer, isStored, bytes } = await putAfter({ kind: "wrong-etag" });
    expect([answer?.status, isStored]).toEqual([200, true]);
    expect(answer?.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(answer?.etag).not.toBe(`"${md5(bytes)}"`);
  });

  test("a download can break in the middle, and be slow", async () => {
    const bytes = noise(400_000);
    await emulator.addFile(app, { name: "a", bytes });
    const url = (await client.files())[0]?.download_url ?? "";
    const load = async () => sha256(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    order({ method: "GET", store: true }, { kind: "reset-middle" });
    await expect(load()).rejects.toThrow();
    order({ method: "GET", store: true }, { kind: "slow", ms: 2 });
    expect(await load()).toBe(sha256(bytes));
  });
});

test("the hook is asked before the work and after it, at every request, and waited for", async () => {
  const seen: string[] = [];
  emulator.onRequest(async (n, { to, method }, when) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(
      `${n} ${to} ${method} ${when} ${(await emulator.buyer(app)).filter(({ size }) => size !== null).length}`,
    );
  });
  const { file_id, url } = await client.reserve("a");
  await client.attach([file_id]);
  await put(url, "a");
  emulator.onRequest(null);
  expect(seen).toEqual([
    "1 api PUT before 0",
    "1 api PUT after 0",
    "2 api PATCH before 0",
    "2 api PATCH after 0",
    "3 store PUT before 0",
    "3 store PUT after 1",
  ]);
});
