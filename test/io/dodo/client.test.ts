import { afterEach, describe, expect, it } from "vitest";
import { createRateLimit } from "../../../src/io/dodo/rate-limit.ts";
import { createDispatcher } from "../../../src/io/http/http.ts";
import { connect } from "../../../src/wire/dodo.ts";
import { cut, json, type Served, serve, text } from "../../servers/http.ts";

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function clientOf(server: Served) {
  const dispatcher = createDispatcher(4);
  opened.push(server, { close: () => dispatcher.destroy() });
  const said: string[] = [];
  const { client } = connect({
    baseUrl: server.url,
    apiKey: "dodo_test_secret",
    dispatcher,
    requestsPerMinute: 100_000,
    retries: { firstDelay: 1, onWait: (sentence) => said.push(sentence) },
    secret: () => {},
  });
  const get = () => client.call({ method: "GET", path: "/products/pdt_a", target: "pdt_a" });
  return { client, said, get };
}

describe("the client of Dodo's API", () => {
  it("sends the key, the user agent and JSON, and gives back the parsed answer", async () => {
    const server = await serve(json(200, { ok: true }));
    const { client } = await clientOf(server);
    const answer = await client.call({
      method: "PATCH",
      path: "/products/pdt_a",
      target: "pdt_a",
      body: { a: 1 },
    });
    expect(answer.json).toEqual({ ok: true });
    expect(server.arrived[0]).toMatchObject({ method: "PATCH", path: "/products/pdt_a" });
    expect(server.arrived[0]?.headers).toMatchObject({
      authorization: "Bearer dodo_test_secret",
      "user-agent": expect.stringMatching(/^dodo-files\/\d/),
      "content-type": "application/json",
    });
    expect(server.arrived[0]?.body.toString()).toBe('{"a":1}');
  });

  it.each([
    ["408", text(408, "")],
    [
      "429",
      json(429, { code: "TOO_MANY_REQUESTS", message: "slow down" }, { "retry-after-ms": "1" }),
    ],
    ["500 with HTML", text(500, "<html>")],
    ["503", text(503, "")],
    ["a cut connection", cut],
    ["malformed JSON", text(200, '{"a":')],
    ["HTML with 200", text(200, "<html>hello</html>")],
  ])("tries again after %s and says so in one line", async (_, fault) => {
    const server = await serve(fault, json(200, { ok: 1 }));
    const { get, said } = await clientOf(server);
    expect((await get()).json).toEqual({ ok: 1 });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/Waiting \d+\.\d s.*; try 2 of 5\.$/);
  });

  it.each([
    [400, "api-failed"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "target-not-found"],
    [410, "target-unusable"],
    [422, "api-failed"],
  ])("never tries again after %i: %s", async (status, code) => {
    const server = await serve(
      json(status, { code: "X", message: "because" }, { "x-request-id": "req-1" }),
    );
    const { get } = await clientOf(server);
    await expect(get()).rejects.toMatchObject({
      code,
      message: expect.stringContaining("because"),
    });
    await expect(get()).rejects.toThrow("req-1");
    expect(server.arrived).toHaveLength(2);
  });

  it.each([
    [429, "rate-limited"],
    [500, "api-failed"],
  ])("gives up after five times %i: %s", async (status, code) => {
    const server = await serve(text(status, "", { "retry-after": "0" }));
    const { get } = await clientOf(server);
    await expect(get()).rejects.toMatchObject({ code });
    expect(server.arrived).toHaveLength(5);
  });

  it("waits as long as Dodo asks", async () => {
    const server = await serve(text(429, "", { "retry-after": "1" }), json(200, {}));
    const { get, said } = await clientOf(server);
    const started = performance.now();
    await get();
    expect(performance.now() - started).toBeGreaterThan(950);
    expect(said[0]).toContain("as asked");
  });

  it("never follows a redirect, and never shows the key or a query", async () => {
    const other = await serve(json(200, {}));
    opened.push(other);
    const server = await serve(
      text(302, "", { location: other.url.href }),
      json(422, { message: "dodo_test_secret at https://files.test/a?X-Amz-Signature=abc" }),
    );
    const { get } = await clientOf(server);
    await expect(get()).rejects.toMatchObject({ code: "api-failed" });
    expect(other.arrived).toHaveLength(0);
    const error = (await get().catch((one: unknown) => one)) as Error;
    expect(error.message).not.toMatch(/dodo_test_secret|X-Amz/);
  });

  it("gives nothing on that holds the key, wherever an answer repeats it, escaped or not", async () => {
    const escaped = '"d\\u006fdo_test_secret"';
    const server = await serve(
      json(200, { files: [{ filename: "dodo_test_secret" }] }),
      text(200, `{"files":[{"a":[${escaped}]}],"__proto__":{"b":${escaped}}}`),
      json(422, {}, { "x-request-id": "dodo_test_secret" }),
    );
    const { get } = await clientOf(server);
    expect((await get()).json).toEqual({ files: [{ filename: "***" }] });
    expect(JSON.stringify((await get()).json)).toBe(
      '{"files":[{"a":["***"]}],"__proto__":{"b":"***"}}',
    );
    const error = await get().catch((one: unknown) => one as Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(
      "dodo_test_secret",
    );
  });

  it.each(["", "OK", '{"half":'])(
    "takes any answer to a write but a page for done: %j",
    async (body) => {
      const server = await serve(text(200, body));
      const { client } = await clientOf(server);
      const answer = await client.call({
        method: "PATCH",
        path: "/products/pdt_a",
        target: "pdt_a",
        body: {},
      });
      expect(answer).toMatchObject({ status: 200, json: null });
    },
  );
});

it("tries a write again that a page of something in between answered", async () => {
  const server = await serve(text(200, "<html>hello</html>"), text(200, ""));
  const { client } = await clientOf(server);
  await client.call({ method: "PATCH", path: "/products/pdt_a", target: "pdt_a", body: {} });
  expect(server.arrived).toHaveLength(2);
});

describe("the rate limit", () => {
  it("lets a sixth of the minute's requests through in a second", async () => {
    const limit = createRateLimit(60);
    const started = performance.now();
    await Promise.all(Array.from({ length: 11 }, () => limit.acquire()));
    expect(performance.now() - started).toBeGreaterThan(950);
    expect(performance.now() - started).toBeLessThan(1_900);
  });

  it("waits when Dodo says that the allowance is nearly used up", async () => {
    const limit = createRateLimit(6000);
    limit.observe(200, { "x-ratelimit-remaining": "1", "x-ratelimit-reset": "1" });
    const started = performance.now();
    await limit.acquire();
    expect(performance.now() - started).toBeGreaterThan(900);
    limit.observe(200, { "x-ratelimit-remaining": "39" });
    await limit.acquire();
    expect(performance.now() - started).toBeLessThan(1_900);
  });
});
