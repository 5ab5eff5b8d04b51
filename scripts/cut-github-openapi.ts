/**
 * Cuts the requests that dodo-files makes out of GitHub's OpenAPI document, for the GitHub stand-in of the tests:
 *   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-*.tgz
 *   node scripts/cut-github-openapi.ts package/generated/api.github.com.json
 * The whole has 13 MB, what is kept 20 kB.
 */
import { readFile, writeFile } from "node:fs/promises";

/** Every operation of GitHub that the program may use. */
const operations = [
  ["get", "/user"],
  ["get", "/repos/{owner}/{repo}"],
  ["get", "/repos/{owner}/{repo}/git/ref/{ref}"],
  ["get", "/repos/{owner}/{repo}/git/commits/{commit_sha}"],
  ["get", "/repos/{owner}/{repo}/git/blobs/{file_sha}"],
  ["get", "/repos/{owner}/{repo}/contents/{path}"],
  ["post", "/repos/{owner}/{repo}/git/blobs"],
  ["post", "/repos/{owner}/{repo}/git/trees"],
  ["post", "/repos/{owner}/{repo}/git/commits"],
  ["post", "/repos/{owner}/{repo}/git/refs"],
  ["patch", "/repos/{owner}/{repo}/git/refs/{ref}"],
  ["get", "/repos/{owner}/{repo}/issues/{issue_number}/comments"],
  ["post", "/repos/{owner}/{repo}/issues/{issue_number}/comments"],
  ["patch", "/repos/{owner}/{repo}/issues/comments/{comment_id}"],
  ["delete", "/repos/{owner}/{repo}/issues/comments/{comment_id}"],
] as const;

type Node = { readonly [name: string]: unknown };

const [source] = process.argv.slice(2);
if (!source) throw new Error("Name the document: node scripts/cut-github-openapi.ts api.github.com.json");
const whole = JSON.parse(await readFile(source, "utf8")) as {
  readonly info: Node;
  readonly paths: { readonly [path: string]: { readonly [method: string]: Node } };
};

/** The node without prose, and with what it refers to in its place. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== "object" || node === null) return node;
  if ("$ref" in node) return bare(lookUp(String(node.$ref)));
  const isProse = (name: string, value: unknown) =>
    ["description", "example", "examples", "default", "nullable", "deprecated"].includes(name) &&
    typeof (value as Node)?.["type"] !== "string";
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name, value]) => !isProse(name, value) && (!name.startsWith("x-") || name === "x-multi-segment"))
      .map(([name, value]) => [name, bare(value)]),
  );
}

function lookUp(ref: string): unknown {
  return ref
    .slice(2)
    .split("/")
    .reduce<unknown>((node, name) => (node as Node)[name], whole);
}

const kept = operations.map(([method, path]) => {
  const operation = whole.paths[path]?.[method];
  if (!operation) throw new Error(`The document has no ${method} ${path}`);
  const { parameters = [], requestBody } = operation as { readonly parameters?: unknown; readonly requestBody?: Node };
  const content = requestBody?.["content"] as { readonly "application/json": { readonly schema: unknown } } | undefined;
  return { method, path, parameters: bare(parameters), body: bare(content?.["application/json"].schema) };
});

const cut = {
  source: "github.com/github/rest-api-description (MIT)",
  version: whole.info["version"],
  operations: kept,
};
await writeFile(new URL("../test/servers/github-openapi.json", import.meta.url), `${JSON.stringify(cut, null, 1)}\n`);
