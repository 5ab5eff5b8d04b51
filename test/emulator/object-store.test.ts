import { expect, test } from "vitest";
import { startS3rver } from "../../emulator/s3rver.ts";
import { app, clientOf, extras, put, sha256, withEmulator } from "./client.ts";

test("another object store can stand behind the API", async () => {
  const store = await startS3rver({ arrived: () => null, stored: () => Promise.resolve() });
  try {
    const options = { objectStore: store.bucket, variant: { putAttaches: "on-upload" } } as const;
    await withEmulator(options, async (emulator) => {
      expect(emulator.storeUrl).toBe(store.bucket.endpoint);
      const client = clientOf(emulator);
      const { file_id, url } = await client.reserve("a");
      expect(url.startsWith(store.bucket.endpoint)).toBe(true);
      await put(url, "hello");
      expect(await client.listed()).toEqual([file_id]);
      await client.upload("b", "bonus");
      expect(await emulator.buyer(app)).toMatchObject([{ size: 5, sha256: sha256("hello") }]);
      expect(await emulator.buyer(extras)).toMatchObject([{ sha256: sha256("bonus") }]);
      expect(emulator.requests.every(({ to }) => to === "api")).toBe(true);
    });
  } finally {
    await store.close();
  }
});
