import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type BranchStateOptions,
  createBranchStateStore,
} from "../../../src/io/github/state-store.ts";
import { describeStateStore, problem, problemOf } from "../../contracts/state-store.ts";
import { type GitHubOptions, type GitHubServer, startGitHub } from "../../servers/github.ts";

const branch = "dodo-files-state";
const path = "live_mode/dodo-files.yaml.json";
const running: GitHubServer[] = [];
afterEach(async () => {
  const servers = running.splice(0);
  await Promise.all(servers.map((server) => server.close()));
  expect(servers.flatMap(({ violations }) => violations)).toEqual([]);
});

async function github(options: GitHubOptions = {}): Promise<GitHubServer> {
  const server = await startGitHub(options);
  running.push(server);
  return server;
}

function open(server: GitHubServer, options: Partial<BranchStateOptions> = {}) {
  return createBranchStateStore({
    token: "write-token",
    apiUrl: server.url,
    repository: "acme/plugins",
    branch,
    environment: "live_mode",
    manifest: "dodo-files.yaml",
    retryDelay: 1,
    ...options,
  });
}

const seen = (server: GitHubServer) =>
  server.requests.map(
    ({ method, path }) => `${method} ${/\/(contents|git\/\w+)/.exec(path)?.[1] ?? "repository"}`,
  );

describeStateStore("a branch on GitHub", async () => {
  const server = await github();
  const manifest = "Läden #1 100%/日本 语/dodo {files}?.yaml";
  return {
    open: () => open(server, { manifest }),
    look: async () =>
      [...server.repository.refs].map(([ref, head]) => [ref, head, server.files(ref.slice(11))]),
    spoil: async () =>
      server.fault({ path: /contents/, with: { status: 403, body: { message: "Forbidden" } } }),
  };
});

describe("the state branch", () => {
  it("shares no commit with the others, and holds one document per environment and manifest", async () => {
    const server = await github();
    await open(server).save("live", null, "Delivered App.zip");
    await open(server, { environment: "test_mode", manifest: "shop/dodo-files.yaml" }).save(
      "test",
      null,
      "[skip ci] x",
    );
    expect([...server.files(branch)]).toEqual([
      [path, "live"],
      ["test_mode/shop/dodo-files.yaml.json", "test"],
    ]);
    expect(server.history(branch)).toEqual(["[skip ci] x", "[skip ci] Delivered App.zip"]);
    expect(server.history("main")).toHaveLength(1);
  });

  it("loads with two requests, and reads the document at the commit that it gives as the revision", async () => {
    const server = await github();
    const head = server.commitFile(branch, path, "old");
    server.fault({ path: /git\/ref/, with: "cut" });
    server.fault({
      path: /git\/ref/,
      with: { status: 200, body: { object: { sha: head } } },
      meanwhile: async () => void server.commitFile(branch, path, "new"),
    });
    expect(await open(server).load()).toEqual({ text: "old", revision: head });
    expect(seen(server)).toEqual(["GET git/ref", "GET git/ref", "GET contents"]);
  });

  it("is a conflict, not a loss, when another document moved the branch, and works after a reload", async () => {
    const server = await github();
    const store = open(server);
    const first = await store.save("1", null, "one");
    server.commitFile(branch, "test_mode/other.json", "other");
    expect(await problemOf(store.save("2", first, "two"))).toBe("state-conflict");
    const again = await store.load();
    expect(again?.text).toBe("1");
    await store.save("2", again?.revision ?? null, "two");
    expect([...server.files(branch).values()]).toEqual(["2", "other"]);
  });

  it("takes four requests for a save after a load, and three for each further one", async () => {
    const server = await github();
    server.commitFile(branch, path, "0");
    const store = open(server);
    const loaded = await store.load();
    const first = await store.save("1", loaded?.revision ?? null, "one");
    await store.save("2", first, "two");
    const writes = ["POST git/trees", "POST git/commits", "PATCH git/refs"];
    expect(seen(server)).toEqual([
      "GET git/ref",
      "GET contents",
      "GET git/commits",
      ...writes,
      ...writes,
    ]);
    expect(
      server.requests.filter(({ body }) => body["force"] !== undefined && body["force"] !== false),
    ).toEqual([]);
  });

  it("carries a document that is too large for a tree as a blob", async () => {
    const server = await github();
    const text = "x".repeat(1_500_000);
    await open(server).save(text, null, "large");
    expect(server.requests.some((request) => request.path.endsWith("/git/blobs"))).toBe(true);
    expect((await open(server).load())?.text === text).toBe(true);
  });

  it("gives a link to the newest save, and none before", async () => {
    const server = await github();
    const store = open(server, { serverUrl: "https://ghe.example" });
    expect(store.url?.()).toBeUndefined();
    const sha = await store.save("1", null, "one");
    expect(store.url?.()).toBe(`https://ghe.example/acme/plugins/commit/${sha}`);
    expect(sha).toBe(server.head(branch));
    expect(store.where).toBe("acme/plugins@dodo-files-state live_mode");
  });

  it("is paced unless it is told", async () => {
    const server = await github();
    expect(open(server).paced).toBe(true);
    expect(open(server, { paced: false }).paced).toBe(false);
  });

  it("starts anew, with a branch of its own, where the branch was deleted since", async () => {
    const server = await github();
    const store = open(server);
    const first = await store.save("1", null, "one");
    server.deleteBranch(branch);
    expect(await problemOf(store.save("2", first, "two"))).toBe("state-conflict");
    expect(await store.load()).toBeNull();
    await store.save("2", null, "two");
    expect(server.history(branch)).toEqual(["[skip ci] two"]);
  });

  it("uses the fetch that it is given, and lets nobody print", async () => {
    const server = await github();
    const warn = vi.spyOn(console, "warn");
    const urls: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      urls.push(`${input}`);
      return globalThis.fetch(input, init);
    };
    const headers = {
      deprecation: "true",
      sunset: "2030-01-01",
      link: '<https://x.example/>; rel="deprecation"',
    };
    server.fault({
      path: /git\/ref/,
      with: { status: 404, body: { message: "Not Found" }, headers },
    });
    expect(await open(server, { fetch }).load()).toBeNull();
    expect(urls).toHaveLength(2);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe("found, absent and unreadable", () => {
  it("are told apart by whether the same token can read the repository", async () => {
    const server = await github();
    expect(await open(server, { token: "read-token" }).load()).toBeNull();
    expect(await problemOf(open(server, { token: "no-token" }).load())).toBe("state-forbidden");
    expect(await problemOf(open(server, { token: "of-nobody" }).load())).toBe("state-forbidden");
    expect(await problemOf(open(server, { repository: "acme/else" }).load())).toBe(
      "state-forbidden",
    );
    server.commitFile(branch, path, "there");
    expect((await open(server, { token: "read-token" }).load())?.text).toBe("there");
    expect(await open(server, { token: "read-token", environment: "test_mode" }).load()).toBeNull();
  });

  it("are told apart in an empty repository too: nothing was ever saved there", async () => {
    const server = await github({ empty: true });
    expect(await open(server).load()).toBeNull();
  });

  it.each([500, 502, 503, 429])("a lasting %i is unreadable, and may pass", async (status) => {
    const server = await github();
    server.commitFile(branch, path, "there");
    for (const _ of [1, 2, 3, 4])
      server.fault({ path: /contents/, with: { status, body: { message: "Oops" } } });
    expect(await problem(open(server).load())).toMatchObject({
      code: "state-unreadable",
      transient: true,
    });
  });

  it.each([{ status: 502 }, "reset", "cut"] as const)(
    "a passing %j is not noticed",
    async (fault) => {
      const server = await github();
      server.commitFile(branch, path, "x".repeat(2_000_000));
      server.fault({ path: /git\/ref/, with: fault });
      server.fault({ path: /contents/, with: fault });
      expect((await open(server).load())?.text).toHaveLength(2_000_000);
    },
  );

  it("a document that always breaks off is unreadable, never empty or absent", async () => {
    const server = await github();
    server.commitFile(branch, path, "x".repeat(10_000));
    for (const _ of [1, 2, 3, 4]) server.fault({ path: /contents/, with: "cut" });
    expect(await problemOf(open(server).load())).toBe("state-unreadable");
  });

  it("a 404 that cannot be confirmed is unreadable", async () => {
    const server = await github();
    for (const _ of [1, 2, 3, 4]) server.fault({ path: /plugins$/, with: { status: 503 } });
    expect(await problemOf(open(server).load())).toBe("state-unreadable");
  });

  it("the page of a proxy is neither a head nor a document", async () => {
    const server = await github();
    for (const _ of [1, 2, 3, 4])
      server.fault({ path: /git\/ref/, with: { status: 200, body: { login: "here" } } });
    expect(await problemOf(open(server).load())).toBe("state-unreadable");
  });

  it.each(["9007199254740993", '{"message":"no","errors":[9007199254740993]}'])(
    "so is an error that Octokit cannot put into words: %s",
    async (text) => {
      const server = await github();
      const headers = { "content-type": "application/json" };
      for (const _ of [1, 2, 3, 4])
        server.fault({ path: /git\/ref/, with: { status: 403, body: Buffer.from(text), headers } });
      expect(await problemOf(open(server).load())).toBe("state-unreadable");
    },
  );

  it("text that is not UTF-8 is unreadable", async () => {
    const server = await github();
    server.commitFile(branch, path, "there");
    server.fault({ path: /contents/, with: { status: 200, body: Buffer.from([0xff, 0xfe]) } });
    expect(await problem(open(server).load())).toMatchObject({
      code: "state-unreadable",
      transient: false,
    });
  });
});

describe("the proof that a save would be allowed", () => {
  it("is one request", async () => {
    const server = await github();
    await open(server).prove();
    expect(seen(server)).toEqual(["POST git/blobs"]);
  });

  it("asks for the permission that is missing", async () => {
    const server = await github();
    const refused = await problem(open(server, { token: "read-token" }).prove());
    expect(refused.code).toBe("state-forbidden");
    expect(refused.remedy).toContain("permissions: { contents: write }");
    expect(await problemOf(open(server, { token: "no-token" }).prove())).toBe("state-forbidden");
  });

  it("says what an empty repository lacks", async () => {
    const server = await github({ empty: true });
    const refused = await problem(open(server).prove());
    expect(refused.code).toBe("state-forbidden");
    expect(refused.remedy).toContain("first commit");
  });
});

describe("a save to the state branch", () => {
  it("is refused for good by a protected branch, by a token that may only read and by an archived repository", async () => {
    const server = await github({ protected: [branch] });
    for (const token of ["write-token", "read-token"]) {
      expect(await problem(open(server, { token }).save("1", null, "one"))).toMatchObject({
        code: "state-forbidden",
        transient: false,
      });
    }
    server.commitFile(branch, path, "there");
    const store = open(server);
    const refused = await problem(store.save("1", (await store.load())?.revision ?? null, "one"));
    expect(refused.code).toBe("state-forbidden");
    expect(refused.message).toContain("Changes must be made through a pull request");
  });

  it.each([
    { status: 500, code: "api-failed" },
    { status: 429, code: "rate-limited", headers: { "retry-after": "7" }, wait: 7_000 },
    {
      status: 403,
      code: "rate-limited",
      message: "You have exceeded a secondary rate limit https://x.example/?a=b",
    },
    { status: 403, code: "rate-limited", headers: { "x-ratelimit-remaining": "0" } },
  ])("may be tried again after %j", async ({ status, code, headers, message = "Oops", wait }) => {
    const server = await github();
    const answer = headers ? { status, headers, body: { message } } : { status, body: { message } };
    server.fault({ method: "POST", path: /git\/refs/, with: answer });
    const failed = await problem(open(server).save("1", null, "one"));
    expect(failed).toMatchObject({ code, transient: true, wait });
    expect(failed.message).not.toContain("://");
    expect(server.head(branch)).toBeUndefined();
  });

  const proxy = { status: 200, body: { login: "here" } };
  it.each(["reset", "lost", { status: 502 }, proxy] as const)(
    "looks before it gives up after %j",
    async (fault) => {
      const server = await github();
      const store = open(server);
      for (const method of ["POST", "PATCH"]) {
        const stored = await store.load();
        server.fault({ method, path: /git\/refs/, with: fault });
        const result = await store
          .save(method, stored?.revision ?? null, method)
          .catch((error: unknown) => error);
        if (fault === "lost") expect(result).toBe(server.head(branch));
        else expect(result).toMatchObject({ transient: true });
        if (fault !== "lost") await store.save(method, stored?.revision ?? null, method);
        expect(server.files(branch).get(path)).toBe(method);
      }
      expect(server.history(branch)).toEqual(["[skip ci] PATCH", "[skip ci] POST"]);
    },
  );

  const refusal = (message: string) => ({ status: 422, body: { message } });
  const wordings = [
    "Reference cannot be updated",
    "Object does not exist",
    "Reference update failed",
  ];

  it.each(wordings)("saves although GitHub says once: %s", async (words) => {
    const server = await github();
    const store = open(server);
    let stored: string | null = null;
    for (const method of ["POST", "PATCH"]) {
      server.fault({ method, path: /git\/refs/, with: refusal(words) });
      stored = (await store.save(method, stored, method)) as string;
      expect([stored, server.files(branch).get(path)]).toEqual([server.head(branch), method]);
    }
    expect(server.history(branch)).toEqual(["[skip ci] PATCH", "[skip ci] POST"]);
  });

  it.each(wordings)("is a conflict if the branch moved and GitHub says: %s", async (words) => {
    const server = await github();
    const store = open(server);
    const first = await store.save("1", null, "one");
    server.commitFile(branch, "other.json", "other");
    server.fault({ method: "PATCH", with: refusal(words) });
    expect(await problemOf(store.save("2", first, "two"))).toBe("state-conflict");
    server.deleteBranch(branch);
    server.fault({ method: "PATCH", with: refusal(words) });
    expect(await problemOf(store.save("2", first, "two"))).toBe("state-conflict");
  });

  it("is refused for good if GitHub refuses four times and the branch does not move", async () => {
    const server = await github();
    const store = open(server);
    const first = await store.save("1", null, "one");
    for (let n = 0; n < 4; n += 1)
      server.fault({ method: "PATCH", with: refusal("Reference cannot be updated") });
    expect(await problem(store.save("2", first, "two"))).toMatchObject({
      code: "state-forbidden",
      transient: false,
    });
    expect(server.files(branch).get(path)).toBe("1");
  });

  it("may be tried again where the answer is lost and another run saved on top before the look", async () => {
    const server = await github();
    const store = open(server);
    const first = await store.save("1", null, "one");
    const meanwhile = async () => void server.commitFile(branch, "other.json", "other");
    server.fault({ method: "PATCH", with: "lost", meanwhile });
    expect(await problem(store.save("2", first, "two"))).toMatchObject({
      code: "network",
      transient: true,
    });
    expect(await problemOf(store.save("2", first, "two"))).toBe("state-conflict");
    expect((await store.load())?.text).toBe("2");
  });

  it("carries no token, and no URL with a query, in any problem", async () => {
    const server = await github();
    server.commitFile(branch, path, "there");
    const problems = [
      await problem(open(server, { apiUrl: "http://127.0.0.1:1" }).load()),
      await problem(open(server, { apiUrl: "http://127.0.0.1:1" }).save("1", null, "one")),
      await problem(open(server, { token: "of-nobody" }).load()),
      await problem(open(server, { token: "read-token" }).prove()),
    ];
    for (const { message, remedy } of problems)
      expect(`${message} ${remedy}`).not.toMatch(/(write|read)-token|of-nobody|\?ref|http:/);
  });
});
