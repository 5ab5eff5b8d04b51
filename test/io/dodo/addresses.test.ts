import { expect, it } from "vitest";
import { createStorefront } from "../../../src/io/dodo/storefront.ts";
import { aFile, hash } from "../../contracts/storefront.ts";
import { edgesTo, shared } from "./emulated.ts";

const emulator = shared({ listsSize: false, missingBytes: 403 });
const targets = ["pdt_TestApp1", "ent_TestExtras1"];

it.each(targets)("reads %s again if the address of a file has run out", async (target) => {
  await emulator().addFile(target, { name: "app.zip", bytes: "one" });
  const { options, close } = edgesTo(emulator());
  const storefront = createStorefront(options);
  const [live] = (await storefront.read(target)).files;
  if (!live) throw new Error("not listed");
  expect(live.expires_at).toBeGreaterThan(performance.now() + 600_000);
  const download_url = live.download_url.replace(/(\/[^/?]+)\?/, "$1-gone?");
  const old = { ...live, download_url, expires_at: 0 };
  expect(await storefront.prove({ ...live, download_url }, await aFile("one"), 9)).toBe("dead");
  expect(await storefront.prove(old, await aFile("one"), 9)).toBe("equal");
  expect(await storefront.digest(old, 3)).toBe(hash("one"));
  expect(await storefront.size?.(old)).toBe(3);
  await close();
});
