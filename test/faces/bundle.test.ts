import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");

describe.each([
  {
    face: "action",
    without: ["commander", "@bomb.sh/tab", "@clack/prompts", "log-update", "string-width"],
  },
  { face: "cli", without: ["@actions/core"] },
])("dist/$face", ({ face, without }) => {
  const chunks = readdirSync(`${root}/dist/${face}`).filter((name) => name.endsWith(".index.js"));

  test("starts without the clients, which are parsed only where a run begins", () => {
    const isClient = /undici|octokit|micromatch/i;
    expect(isClient.test(read(`dist/${face}/index.js`))).toBe(false);
    expect(chunks.some((name) => isClient.test(read(`dist/${face}/${name}`)))).toBe(true);
  });

  test("keeps GitHub's client, and what undici is beside connections, out of what every run parses", () => {
    const holding = (name: RegExp) =>
      chunks.filter((chunk) => name.test(read(`dist/${face}/${chunk}`)));
    const connections = holding(/class EnvHttpProxyAgent\b/);
    const beside = holding(
      /class (?:MockAgent|EventSource|SqliteCacheStore)\b|restEndpointMethods/,
    );
    expect(connections).toHaveLength(1);
    expect(beside).not.toEqual([]);
    expect(beside).not.toContain(connections[0]);
  });

  test("carries the licence of every package that it holds", () => {
    const listed = read(`dist/${face}/licenses.txt`).split("\n");
    // The bundler writes a path before each module that it joined with others.
    const paths = ["index.js", ...chunks].flatMap((name) => [
      ...read(`dist/${face}/${name}`).matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g),
    ]);
    const held = [...new Set(paths.flatMap(([, name]) => name ?? []))];
    expect(held.length).toBeGreaterThan(5);
    expect(held.filter((name) => !without.includes(name) && !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => without.includes(name))).toEqual([]);
  });
});
