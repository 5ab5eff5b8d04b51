import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";

/** A bucket and who may use it. */
export interface Bucket {
  /** `http://127.0.0.1:PORT` or the like, without the bucket. */
  readonly endpoint: string;
  readonly name: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Bytes to store; `size` is exact. */
export interface Body {
  readonly bytes: Readable | Uint8Array;
  readonly size: number;
  readonly type: string;
}

/** What stands under a key. Sizes and digests are remembered until `changed` is called. */
export interface Objects {
  /** Bytes, or null where there is no such object. */
  size(key: string): Promise<number | null>;
  /** Remembers the sizes of everything below a prefix, a thousand with each request, where the store can list. */
  learn(prefix: string): Promise<void>;
  /** Hex, of what a download gives; null where there is no such object. */
  sha256(key: string): Promise<string | null>;
  put(key: string, body: Body): Promise<void>;
  remove(key: string): Promise<void>;
  /** Somebody else wrote under that key. */
  changed(key: string): void;
  close(): void;
}

/** A client for a bucket; `endpoint` replaces the bucket's own where others see it under another address. */
export function clientOf(bucket: Bucket, endpoint = bucket.endpoint): S3Client {
  const { region, accessKeyId, secretAccessKey } = bucket;
  return new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    // Else every URL and every body gets a CRC that nobody here asked for.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

/** `canList`: s3rver takes no signature of a list. */
export function createObjects(bucket: Bucket, canList: boolean): Objects {
  const client = clientOf(bucket);
  const at = (Key: string) => ({ Bucket: bucket.name, Key });
  const sizes = new Map<string, number>();
  const digests = new Map<string, string>();
  const changed = (key: string): void => {
    sizes.delete(key);
    digests.delete(key);
  };
  return {
    changed,
    size: (key) =>
      remembered(
        sizes,
        key,
        async () => (await client.send(new HeadObjectCommand(at(key)))).ContentLength ?? 0,
      ),
    learn: async (Prefix) => {
      for (let StartAfter = ""; canList; ) {
        const after = StartAfter === "" ? {} : { StartAfter };
        const asked = new ListObjectsV2Command({ Bucket: bucket.name, Prefix, ...after });
        const { Contents = [], IsTruncated } = await client.send(asked);
        for (const { Key = "", Size = 0 } of Contents) sizes.set(Key, Size);
        StartAfter = Contents.at(-1)?.Key ?? "";
        if (!IsTruncated) return;
      }
    },
    sha256: (key) =>
      remembered(digests, key, async () => {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand(at(key)));
        sizes.set(key, ContentLength);
        return digestOf(Body);
      }),
    put: async (key, { bytes, size, type }) => {
      await client.send(
        new PutObjectCommand({ ...at(key), Body: bytes, ContentLength: size, ContentType: type }),
      );
      changed(key);
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(at(key)));
      changed(key);
    },
    close: () => client.destroy(),
  };
}

async function remembered<T>(
  known: Map<string, T>,
  key: string,
  ask: () => Promise<T>,
): Promise<T | null> {
  const before = known.get(key);
  if (before !== undefined) return before;
  try {
    const answer = await ask();
    known.set(key, answer);
    return answer;
  } catch (error) {
    if (error instanceof NotFound || error instanceof NoSuchKey) return null;
    throw error;
  }
}

async function digestOf(body: unknown): Promise<string> {
  const hash = createHash("sha256");
  if (body instanceof Readable) for await (const chunk of body) hash.update(chunk);
  return hash.digest("hex");
}
