import { S3RequestPresigner } from "@aws-sdk/s3-request-presigner";
import { type Bucket, clientOf } from "./objects.ts";
import type { Variant } from "./variants.ts";

export interface Presigner {
  /** A URL for one PUT. `age` is how many seconds ago it was signed. */
  upload(key: string, age?: number): Promise<string>;
  /** A URL for GETs. `age` is how many seconds ago it was signed. */
  download(key: string, age?: number): Promise<string>;
  close(): void;
}

// Signing takes a tenth of a millisecond, and a list may be long.
const reuse = 10_000;

/** Signs what the store at `endpoint` takes. */
export function createPresigner(bucket: Bucket, endpoint: string, variant: Variant): Presigner {
  const client = clientOf(bucket, endpoint);
  const sign = createSign({
    presigner: new S3RequestPresigner({ ...client.config }),
    bucket,
    endpoint,
  });
  const downloads = new Map<string, { readonly url: string; readonly until: number }>();
  const signableHeaders = new Set(variant.signedHeaders);
  return {
    upload: (key, age = 0) => {
      const expiresIn = variant.urlSeconds;
      return sign(
        { method: "PUT", key, age, headers: signedValues(variant) },
        { expiresIn, signableHeaders },
      );
    },
    download: async (key, age = 0) => {
      const known = downloads.get(key);
      if (known && known.until > Date.now() && age === 0) return known.url;
      const expiresIn = variant.downloadSeconds;
      const url = await sign({ method: "GET", key, age, headers: {} }, { expiresIn });
      if (age === 0 && expiresIn > 60) downloads.set(key, { url, until: Date.now() + reuse });
      return url;
    },
    close: () => client.destroy(),
  };
}

/** The value that a signed Content-Length has: whoever signs cannot know it, so the front puts it in the place of the real one. */
export const signedLength = 0;

function signedValues({ signedHeaders, contentType }: Variant): Readonly<Record<string, string>> {
  return {
    ...(signedHeaders.includes("content-type") ? { "content-type": contentType } : {}),
    ...(signedHeaders.includes("content-length") ? { "content-length": String(signedLength) } : {}),
  };
}

interface Signing {
  readonly presigner: S3RequestPresigner;
  readonly bucket: Bucket;
  readonly endpoint: string;
}

interface ToSign {
  readonly method: "GET" | "PUT";
  readonly key: string;
  readonly age: number;
  readonly headers: Readonly<Record<string, string>>;
}

type Options = Parameters<S3RequestPresigner["presign"]>[1];

// A request signed as it is; through a command of the client it takes four times as long.
function createSign({ presigner, bucket, endpoint }: Signing) {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const common = { protocol, hostname, ...(port === "" ? {} : { port: Number(port) }), query: {} };
  return async ({ method, key, age, headers }: ToSign, options: Options): Promise<string> => {
    const path = `/${bucket.name}/${key.split("/").map(encoded).join("/")}`;
    const request = { ...common, method, path, headers: { host, ...headers } };
    const signingDate = new Date(Date.now() - age * 1000);
    const { query } = await presigner.presign(request, { ...options, signingDate });
    return `${endpoint}${path}?${new URLSearchParams(query as Record<string, string>)}`;
  };
}

/** As S3 signs a key: five characters more than `encodeURIComponent` knows. */
function encoded(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
