import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { describe, expect, it } from "vitest";
import { Agent, EnvHttpProxyAgent, errors, loadFetch } from "../../../src/io/http/undici.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("the parts of undici", () => {
  it("are those of the whole, and do as much", async () => {
    const dispatcher = Object.getPrototypeOf(Object.getPrototypeOf(Agent.prototype));
    const inParts = Object.getOwnPropertyDescriptors(dispatcher);
    const { Response } = await loadFetch();
    const whole = await import("undici");
    expect(dispatcher).toBe(whole.Dispatcher.prototype);
    expect(inParts).toEqual(Object.getOwnPropertyDescriptors(whole.Dispatcher.prototype));
    expect(Object.keys(inParts)).toContain("request");
    expect({ Agent, EnvHttpProxyAgent, errors, Response }).toEqual({
      Agent: whole.Agent,
      EnvHttpProxyAgent: whole.EnvHttpProxyAgent,
      errors: whole.errors,
      Response: whole.Response,
    });
  });

  it("fetch what the whole fetches", async () => {
    const { fetch } = await loadFetch();
    const whole = await import("undici");
    const said = async (get: typeof fetch) => {
      const dispatcher = new Agent();
      const answer = await get("data:text/plain,hello", { dispatcher });
      return { isOurs: answer instanceof whole.Response, text: await answer.text() };
    };
    expect(await said(fetch)).toEqual({ isOurs: true, text: "hello" });
    expect(await said(fetch)).toEqual(await said(whole.fetch));
  });

  it("are imported in one file alone", async () => {
    const paths = await glob("{src,emulator,bench,scripts}/**/*.ts", { cwd: root });
    const importing = paths.filter((path) =>
      /(?:from |import\()"undici\//.test(readFileSync(`${root}/${path}`, "utf8")),
    );
    expect(importing).toEqual(["src/io/http/undici.ts"]);
  });
});
