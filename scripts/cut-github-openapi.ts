/**
 * Cuts the requests that dodo-files makes out of GitHub's OpenAPI document, for the GitHub stand-in of the tests:
 *   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-*.tgz
 *   node scripts/cut-github-openapi.ts package/generated/api.github.com.json
 * The whole has 13 MB, what is kept 60 kB, an operation a line: parameters, request bodies and good answers, without prose.
 */
import { readFile, writeFile } from "node:fs/promises";

/** Every operation of GitHub that the program may use. */
const operations = [
  ["get", "/user"],
  ["get", "/repos/{owner}/{repo}"],
  ["get", "/repos/{owner}/{repo}/git/ref/{ref}"],
  ["get", "/repos/{owner}/{repo}/git/commits/{commit_sha}"],
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
if (!source)
  throw new Error("Name the document: node scripts/cut-github-openapi.ts api.github.com.json");
const whole = JSON.parse(await readFile(source, "utf8")) as {
  readonly info: Node;
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
};

/** The node without prose, with what it refers to in its place, and with OpenAPI 3.0's `nullable` as JSON Schema says it. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== "object" || node === null) return node;
  if ("$ref" in node) return bare(lookUp(String(node.$ref)));
  if ("nullable" in node && node.nullable === true) {
    const { nullable: _, ...rest } = node;
    return { anyOf: [{ type: "null" }, bare(rest)] };
  }
  const isProse = (name: string, value: unknown) =>
    ["description", "example", "examples", "default", "nullable", "deprecated"].includes(name) &&
    typeof (value as Node)?.["type"] !== "string";
  return Object.fromEntries(
    Object.entries(node)
      .filter(
        ([name, value]) =>
          !isProse(name, value) && (!name.startsWith("x-") || name === "x-multi-segment"),
      )
      .map(([name, value]) => [name, bare(value)]),
  );
}

function lookUp(ref: string): unknown {
  return ref
    .slice(2)
    .split("/")
    .reduce<unknown>((node, name) => (node as Node)[name], whole);
}

/** An answer that may say less than GitHub's, since the stand-in makes up nothing that nobody reads. */
function partial(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(partial);
  if (typeof node !== "object" || node === null) return node;
  const { required, oneOf, discriminator: _, ...rest } = node as Node;
  // A property may have these names too; then it is a schema.
  const named = required && !Array.isArray(required) ? { required } : {};
  return Object.fromEntries(
    Object.entries({ ...rest, ...named, ...(oneOf ? { anyOf: oneOf } : {}) }).map(
      ([name, value]) => [name, partial(value)],
    ),
  );
}

interface Operation {
  readonly parameters?: unknown;
  readonly requestBody?: Content;
  readonly responses: { readonly [status: string]: Content };
}

interface Content {
  readonly content?: { readonly "application/json"?: { readonly schema: unknown } };
}

const schemaOf = (body: Content | undefined) => bare(body?.content?.["application/json"]?.schema);

const kept = operations.map(([method, path]) => {
  const operation = whole.paths[path]?.[method];
  if (!operation) throw new Error(`The document has no ${method} ${path}`);
  const { parameters = [], requestBody, responses } = operation;
  const [status, good] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  const answer = { status: Number(status), body: partial(schemaOf(good)) };
  return { method, path, parameters: bare(parameters), body: schemaOf(requestBody), answer };
});

const head = `"source": "github.com/github/rest-api-description (MIT)",\n"version": ${JSON.stringify(whole.info["version"])}`;
const lines = kept.map((operation) => JSON.stringify(operation)).join(",\n");
const path = new URL("../test/servers/fixtures/github-openapi.json", import.meta.url);
await writeFile(path, `{\n${head},\n"operations": [\n${lines}\n]\n}\n`);
