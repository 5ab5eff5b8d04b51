import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import S3rver from "@20minutes/s3rver";
import S3Error from "@20minutes/s3rver/lib/models/error.js";
import type { Bucket } from "./objects.ts";

/** What the front wants to be asked; requests that did not come through it are none of its business. */
export interface StoreHooks {
  /** The whole body is here and nothing shows it yet: a code and a sentence refuse it, and everything stays as it was. */
  readonly arrived: (
    request: IncomingMessage,
    md5: string,
  ) => readonly [code: string, message: string] | null;
  /** It is stored, and not answered yet. */
  readonly stored: (request: IncomingMessage) => Promise<void>;
}

export interface LocalStore {
  readonly bucket: Bucket;
  /** Answers a request that another server took. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly close: () => Promise<void>;
}

type Store = S3rver["store"];

/** s3rver on a temporary folder, with what it lacks: whole objects or none, and ranges that end at 0. */
export async function startS3rver(hooks: StoreHooks): Promise<LocalStore> {
  const directory = await mkdtemp(join(tmpdir(), "dodo-emulator-"));
  const name = "dodo-files";
  const server = new S3rver({
    directory,
    address: "127.0.0.1",
    port: 0,
    silent: true,
    configureBuckets: [{ name }],
  });
  storeWholeOrNothing(server.store, hooks);
  readTheFirstByte(server.store);
  const { port } = await server.run();
  // A connection that ends for idleness just as it is used again breaks an upload, which nobody can send twice.
  server.httpServer.keepAliveTimeout = 0;
  return {
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      name,
      region: "us-east-1",
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
    },
    answer: server.callback(),
    close: async () => {
      const closed = server.close();
      server.httpServer.closeAllConnections();
      await closed;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

// s3rver writes straight to the object's path, so a connection that breaks would leave half a file there.
function storeWholeOrNothing(store: Store, hooks: StoreHooks): void {
  const putContent = store.putContent.bind(store);
  const putObject = store.putObject.bind(store);
  store.putContent = async (path, content) => {
    const part = `${path}.${randomUUID()}`;
    try {
      const [size, md5] = await putContent(part, content);
      const refusal = hooks.arrived(content as IncomingMessage, md5);
      if (refusal) throw new S3Error(...refusal);
      await rename(part, path);
      return [size, md5];
    } finally {
      await rm(part, { force: true });
    }
  };
  store.putObject = async (object) => {
    const request: Readable = object.content;
    const put = await putObject(object);
    await hooks.stored(request as IncomingMessage);
    return put;
  };
}

// s3rver takes an end of 0 for no end, and answers `bytes=0-0` with everything.
function readTheFirstByte(store: Store): void {
  const getObject = store.getObject.bind(store);
  store.getObject = async (bucket, key, range) => {
    const object = await getObject(bucket, key, range);
    if (!object || range?.end !== 0 || object.size === 0) return object;
    object.content.destroy();
    object.content = createReadStream(store.getResourcePath(bucket, key, "object"), {
      start: 0,
      end: 0,
    });
    object.range = { start: 0, end: 0 };
    return object;
  };
}
