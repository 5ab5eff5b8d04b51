import { expect, it } from "vitest";
import { startGitHub } from "./github.ts";
import { complaintsAbout } from "./github-openapi.ts";

const refs = { method: "POST", path: "/repos/acme/plugins/git/refs", query: "" };

it("has nothing against a request as GitHub documents it", () => {
  expect(complaintsAbout({ ...refs, body: { ref: "refs/heads/a", sha: "0".repeat(40) } })).toEqual(
    [],
  );
  const contents = {
    method: "GET",
    path: "/repos/acme/plugins/contents/a/b c.json",
    query: "?ref=main",
    body: {},
  };
  expect(complaintsAbout(contents)).toEqual([]);
});

it.each([
  ["a field that is missing", { ...refs, body: { ref: "refs/heads/a" } }, /sha/],
  ["a field of another type", { ...refs, body: { ref: 1, sha: "a" } }, /must be string/],
  [
    "a field that is not documented",
    { ...refs, body: { ref: "a", sha: "a", force: true } },
    /properties: force/,
  ],
  [
    "such a field further inside",
    { ...refs, path: "/repos/a/b/git/trees", body: { tree: [{ path: "a", mod: "100644" }] } },
    /^\/tree\/0 .*: mod$/,
  ],
  [
    "a query that is not documented",
    { ...refs, method: "GET", path: "/repos/a/b", query: "?all=1", body: {} },
    /query all/,
  ],
  [
    "an operation that is not documented",
    { ...refs, path: "/repos/a/b/nothing", body: {} },
    /no such operation/,
  ],
  [
    "a number that is none",
    { ...refs, path: "/repos/a/b/issues/one/comments", body: { body: "" } },
    /must be integer/,
  ],
])("complains of %s", (_, asked, complaint) => {
  expect(complaintsAbout(asked).join("; ")).toMatch(complaint);
});

it("is asked about every request to the stand-in, and about what the stand-in answers", async () => {
  const answers = [{ status: 200, body: [{ id: "1", reply_to: 2 }] }, { status: 204 }];
  const routes = [
    {
      method: "GET",
      path: /^\/issues\/1\/comments$/,
      answer: () => answers.shift() ?? { status: 404 },
    },
  ];
  const github = await startGitHub({ routes });
  const send = (method: string, path: string, body?: string) =>
    fetch(`${github.url}/repos/acme/plugins${path}`, {
      method,
      headers: { authorization: "token write-token" },
      ...(body ? { body } : {}),
    });
  try {
    await send("GET", "");
    expect(github.violations).toEqual([]);
    await send("POST", "/git/refs", '{"ref": "refs/heads/a"}');
    await send("GET", "/issues/1/comments");
    await send("GET", "/issues/1/comments");
  } finally {
    await github.close();
  }
  const comments = "GET /repos/acme/plugins/issues/1/comments, answered";
  expect(github.violations).toEqual([
    "POST /repos/acme/plugins/git/refs: it must have required property 'sha'",
    `${comments}: /0 must NOT have additional properties: reply_to`,
    `${comments}: the status is 204, and not 200`,
    `${comments}: it must be array`,
  ]);
});
