import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPullRequest } from "../../../src/io/github/pull-request.ts";
import { type GitHubServer, startGitHub } from "../../servers/github.ts";

let github: GitHubServer;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(async () => {
  await github.close();
  expect(github.violations).toEqual([]);
});

function pull(token = "plan-token", number = 7) {
  const { signal } = new AbortController();
  return createPullRequest({
    apiUrl: github.url,
    token,
    repository: "acme/plugins",
    number,
    signal,
  });
}

const bot = "github-actions[bot]";
const paths = () => github.requests.map(({ method, path, query }) => `${method} ${path}${query}`);

describe("The comments of a pull request", () => {
  it("are those of the token's own user alone, found on every page, the oldest first", async () => {
    for (let index = 0; index < 250; index += 1)
      github.say(7, index % 100 === 99 ? bot : "mallory", `${index}`);
    github.say(8, bot, "another pull request");
    expect((await pull().own()).map(({ body }) => body)).toEqual(["99", "199"]);
    expect(paths().filter((path) => path.includes("/comments"))).toHaveLength(3);
    expect(await pull("seller-token").own()).toEqual([]);
  });

  it("are written, changed and withdrawn; who speaks is asked once", async () => {
    const conversation = pull();
    const id = await conversation.create("one");
    await conversation.update(id, "two");
    expect(github.comments(7)).toMatchObject([{ id, login: bot, body: "two" }]);
    await conversation.own();
    await conversation.own();
    await conversation.remove(id);
    await conversation.remove(id);
    expect(github.comments(7)).toEqual([]);
    expect(paths().filter((path) => path.includes("graphql"))).toHaveLength(1);
  });

  it("are not there for a token without the permission, which is told how to get it", async () => {
    const remedy = expect.stringContaining(
      "`permissions: { contents: read, pull-requests: write }`",
    );
    const forbidden = { code: "forbidden", remedy, transient: false };
    await expect(pull("read-token").create("one")).rejects.toMatchObject(forbidden);
    await expect(pull("plan-token", 404).own()).rejects.toMatchObject(forbidden);
    await expect(pull("stale-token").own()).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("are refused without a word of the token, although GitHub repeats it", async () => {
    github.fault({
      method: "POST",
      path: /comments/,
      with: { status: 403, body: { message: "plan-token may not" } },
    });
    const refused = await pull()
      .create("one")
      .catch((error: unknown) => String(error));
    expect(refused).toContain("(*** may not)");
    expect(refused).not.toContain("plan-token");
  });

  it("of others can neither be changed nor withdrawn", async () => {
    const { id } = github.say(7, "mallory", "mine");
    await expect(pull().update(id, "ours")).rejects.toMatchObject({ code: "forbidden" });
    await expect(pull().remove(id)).rejects.toMatchObject({ code: "forbidden" });
    expect(github.comments(7)).toMatchObject([{ body: "mine" }]);
  });

  it("may be tried again later where GitHub is out of order, slow, or gone", async () => {
    const trouble = async (fault: Parameters<GitHubServer["fault"]>[0]["with"]) => {
      github.fault({ path: /comments/, with: fault });
      return pull()
        .own()
        .catch(({ code, transient, wait }) => ({ code, transient, wait }));
    };
    expect(await trouble({ status: 502 })).toMatchObject({ code: "api-failed", transient: true });
    expect(await trouble({ status: 200, body: "<html>" })).toMatchObject({
      code: "api-failed",
      transient: true,
    });
    expect(await trouble("reset")).toMatchObject({ code: "network", transient: true });
    const slow = {
      status: 403,
      headers: { "retry-after": "9" },
      body: { message: "secondary rate limit" },
    };
    expect(await trouble(slow)).toMatchObject({
      code: "rate-limited",
      transient: true,
      wait: 9_000,
    });
  });

  it("are refused over GitHub's length, which no repetition helps", async () => {
    await expect(pull().create("x".repeat(65_537))).rejects.toMatchObject({
      code: "api-failed",
      transient: false,
    });
    expect(await pull().create("é".repeat(65_536))).toBeGreaterThan(0);
  });

  it("are nobody's where GitHub does not say who speaks", async () => {
    github.say(7, "undefined", "mine");
    github.fault({ path: /graphql/, with: { status: 200, body: { data: { viewer: null } } } });
    await expect(pull().own()).rejects.toMatchObject({ code: "api-failed" });
    github.fault({ path: /graphql/, with: { status: 200, body: { errors: [{ message: "No" }] } } });
    await expect(pull().own()).rejects.toMatchObject({ message: expect.stringContaining("No") });
  });
});
