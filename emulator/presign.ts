import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { type Bucket, clientOf } from "./objects.ts";
import type { Variant } from "./variants.ts";

export interface Presigner {
  /** A URL for one PUT. `age` is how many seconds ago it was signed. */
  upload(key: string, age?: number): Promise<string>;
  /** A URL for GETs. `age` is how many seconds ago it was signed. */
  download(key: string, age?: number): Promise<string>;
  close(): void;
}

// Signing takes half a millisecond, and a list may be long.
const reuse = 10_000;

/** Signs what the store at `endpoint` takes. */
export function createPresigner(bucket: Bucket, endpoint: string, variant: Variant): Presigner {
  const client = clientOf(bucket, endpoint);
  const downloads = new Map<string, { readonly url: string; readonly until: number }>();
  const at = (Key: string) => ({ Bucket: bucket.name, Key });
  const signedAt = (age: number) => ({ signingDate: new Date(Date.now() - age * 1000) });
  return {
    upload: (key, age = 0) =>
      getSignedUrl(client, new PutObjectCommand({ ...at(key), ...signedValues(variant) }), {
        ...signedAt(age),
        expiresIn: variant.urlSeconds,
        signableHeaders: new Set(variant.signedHeaders),
      }),
    download: async (key, age = 0) => {
      const known = downloads.get(key);
      if (known && known.until > Date.now() && age === 0) return known.url;
      const expiresIn = variant.downloadSeconds;
      const url = await getSignedUrl(client, new GetObjectCommand(at(key)), { ...signedAt(age), expiresIn });
      if (age === 0 && expiresIn > 60) downloads.set(key, { url, until: Date.now() + reuse });
      return url;
    },
    close: () => client.destroy(),
  };
}

/** The value that a signed Content-Length has: whoever signs cannot know it, so the front puts it in the place of the real one. */
export const signedLength = 0;

function signedValues({ signedHeaders, contentType }: Variant) {
  return {
    ...(signedHeaders.includes("content-type") ? { ContentType: contentType } : {}),
    ...(signedHeaders.includes("content-length") ? { ContentLength: signedLength } : {}),
  };
}
