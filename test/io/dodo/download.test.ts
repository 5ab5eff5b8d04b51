import { afterEach, describe, expect, it } from "vitest";
import { listedSize } from "../../../src/io/dodo/download.ts";
import { createDispatcher } from "../../../src/io/http/http.ts";
import { createRetry } from "../../../src/io/http/retry.ts";
import { serve, text } from "../../servers/http.ts";

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function sizeFrom(answer: ReturnType<typeof text>): Promise<number | undefined> {
  const dispatcher = createDispatcher(1);
  const server = await serve(answer);
  opened.push(server, { close: () => dispatcher.destroy() });
  const download_url = new URL("/bucket/key?X-Amz-Signature=s3cr3t", server.url).href;
  const live = { file_id: "df_1", name: "app.zip", size: null, download_url, own: true };
  return listedSize(live, {
    dispatcher,
    apiUrl: server.url,
    retry: createRetry({ firstDelay: 1, onWait: () => {} }),
    secret: () => {},
  });
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
