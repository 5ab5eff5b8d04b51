import { expect, it } from "vitest";
import { complaintsAbout } from "./github-openapi.ts";

const refs = { method: "POST", path: "/repos/acme/plugins/git/refs", query: "" };

it("has nothing against a request as GitHub documents it", () => {
  expect(complaintsAbout({ ...refs, body: { ref: "refs/heads/a", sha: "0".repeat(40) } })).toEqual([]);
  const contents = { method: "GET", path: "/repos/acme/plugins/contents/a/b c.json", query: "?ref=main", body: {} };
  expect(complaintsAbout(contents)).toEqual([]);
});

it.each([
  ["a field that is missing", { ...refs, body: { ref: "refs/heads/a" } }, /sha/],
  ["a field of another type", { ...refs, body: { ref: 1, sha: "a" } }, /must be string/],
  ["a field that is not documented", { ...refs, body: { ref: "a", sha: "a", force: true } }, /field force/],
  [
    "a query that is not documented",
    { ...refs, method: "GET", path: "/repos/a/b", query: "?all=1", body: {} },
    /query all/,
  ],
  ["an operation that is not documented", { ...refs, path: "/repos/a/b/nothing", body: {} }, /no such operation/],
  ["a number that is none", { ...refs, path: "/repos/a/b/issues/one/comments", body: { body: "" } }, /must be integer/],
])("complains of %s", (_, asked, complaint) => {
  expect(complaintsAbout(asked).join("; ")).toMatch(complaint);
});
