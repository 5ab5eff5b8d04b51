import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { LiveFile } from "../../../src/core/dodo/listing.ts";
import { digestOf, listedSize, proveEqual } from "../../../src/io/dodo/download.ts";
import { createDispatcher } from "../../../src/io/http/http.ts";
import { createRetry } from "../../../src/io/http/retry.ts";
import { hash } from "../../contracts/storefront.ts";
import { serve, text } from "../../servers/http.ts";

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A listed file at a server that answers so, and what it is fetched with. */
async function listed(answer: ReturnType<typeof text>, fields: Partial<LiveFile> = {}) {
  const dispatcher = createDispatcher(1);
  const server = await serve(answer);
  opened.push(server, { close: () => dispatcher.destroy() });
  const download_url = new URL("/bucket/key?X-Amz-Signature=s3cr3t", server.url).href;
  const live = { file_id: "df_1", name: "app.zip", size: null, download_url, own: true, ...fields };
  const retry = createRetry({ firstDelay: 1, onWait: () => {} });
  return { live, options: { dispatcher, apiUrl: server.url, secret: () => {}, retry, limit: 100 } };
}

async function sizeFrom(answer: ReturnType<typeof text>): Promise<number | undefined> {
  const { live, options } = await listed(answer);
  return listedSize(live, options);
}

describe("the size of a file that the listing does not say", () => {
  it.each<[string, number | undefined, ReturnType<typeof text>]>([
    ["is the whole of a range", 4000, text(206, "x", { "content-range": "bytes 0-0/4000" })],
    [
      "is the length of a whole answer, where the range was ignored",
      4000,
      text(200, "x".repeat(4000), { "content-length": "4000" }),
    ],
    [
      "is not known from a packed answer",
      undefined,
      text(200, "xx", { "content-encoding": "br", "content-length": "2" }),
    ],
    ["is not known where there is no file", undefined, text(404, "<Error/>")],
  ])("%s", async (_, size, answer) => {
    expect(await sizeFrom(answer)).toBe(size);
  });
});

const content = { size: 3, sha256: hash("one") };
const md5 = createHash("md5").update("one").digest("hex");
const range = { "content-range": "bytes 0-0/3" };

describe("a listed file", () => {
  it("that a 403 answers for is dead, unless its address has run out", async () => {
    const forbidden = text(403, "<Error/>");
    const ahead = await listed(forbidden, { expires_at: performance.now() + 60_000 });
    expect(await proveEqual(ahead.live, content, ahead.options)).toBe("dead");
    const past = await listed(forbidden, { expires_at: performance.now() - 1 });
    expect(await proveEqual(past.live, content, past.options)).toBe("unproven");
    expect(await listedSize(past.live, past.options)).toBeUndefined();
    await expect(digestOf(past.live, 3, past.options)).rejects.toMatchObject({
      code: "api-failed",
    });
  });

  it("is proven by a known MD5 without a local copy, else by its bytes", async () => {
    const same = await listed(text(206, "o", { ...range, etag: `"${md5}"` }));
    expect(await proveEqual(same.live, { ...content, md5 }, { ...same.options, limit: 0 })).toBe(
      "equal",
    );
    expect(await proveEqual(same.live, content, { ...same.options, limit: 0 })).toBe("unproven");
    const gone = { ...content, real: "/nowhere/at/all" };
    expect(await proveEqual(same.live, gone, { ...same.options, limit: 0 })).toBe("unproven");
    const whole = await listed(text(200, "one"));
    expect(await proveEqual(whole.live, content, whole.options)).toBe("equal");
  });

  it.each(["https://[bad", "http://", "ftp://files.example.com/x", "http://files.example.com/x"])(
    "that is redirected to %j is a Problem",
    async (location) => {
      const { live, options } = await listed(text(302, "", { location }));
      await expect(digestOf(live, 3, options)).rejects.toMatchObject({ code: "upload-failed" });
    },
  );
});
