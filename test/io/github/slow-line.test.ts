import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createBranchStateStore } from "../../../src/io/github/state-store.ts";
import { fetchThrough } from "../../../src/io/http/fetch.ts";
import { createDispatcher } from "../../../src/io/http/http.ts";
import { problem } from "../../contracts/state-store.ts";
import { json, type Served, serve } from "../../servers/http.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";
const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

type Answering = (response: ServerResponse) => void;

async function served(...answers: readonly Answering[]): Promise<Served> {
  const server = await serve(...answers);
  opened.push(server);
  return server;
}

function storeAt(server: Served, limit?: number) {
  const dispatcher = createDispatcher(2);
  opened.push({ close: () => dispatcher.destroy() });
  return createBranchStateStore({
    ...{
      token: "write-token",
      apiUrl: server.url.href,
      repository: "acme/plugins",
      branch: "dodo-files-state",
    },
    ...{
      environment: "live_mode",
      manifest: "dodo-files.yaml",
      retryDelay: 1,
      fetch: fetchThrough(dispatcher, limit),
    },
  });
}

/** A thousand times as long, once it is unpacked. */
function packed(bytes: number): Answering {
  const body = gzipSync(Buffer.alloc(bytes, " "));
  return (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(body);
}

const head = json(200, { object: { sha } });

describe("what GitHub answers", () => {
  it("is read up to a limit, however small it is packed: as a state it is unreadable", async () => {
    const server = await served(head, packed(9_000_000));
    expect(await problem(storeAt(server, 1_000_000).load())).toMatchObject({
      code: "state-unreadable",
      message: expect.stringContaining("it is over 1000000 bytes"),
    });
    const within = await served(head, packed(900_000));
    expect((await storeAt(within, 1_000_000).load())?.text).toHaveLength(900_000);
  });

  it("is read up to that limit as the head of a branch too", async () => {
    const server = await served(packed(9_000_000));
    expect(await problem(storeAt(server, 1_000_000).load())).toMatchObject({
      code: "state-unreadable",
    });
  });

  it("leads the token to no other host, whichever way it redirects", async () => {
    const other = await served(json(200, { object: { sha } }));
    const away = (status: number) => json(status, {}, { location: `${other.url.href}elsewhere` });
    for (const status of [301, 302, 307, 308])
      await problem(storeAt(await served(away(status))).load()).catch(() => {});
    const server = await served(away(307));
    await problem(storeAt(server).prove());
    expect(other.arrived.length).toBeGreaterThan(0);
    expect(server.arrived[0]?.headers.authorization).toBe("token write-token");
    for (const { headers } of other.arrived)
      expect(JSON.stringify(headers)).not.toContain("write-token");
  });
});
