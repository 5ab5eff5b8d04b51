import { expect, it } from "vitest";
import { aWorld } from "./world.ts";

const products = Array.from({ length: 8 }, (_, index) => `pdt_shard${index + 1}`);
const tree = {
  "dodo-files.yaml": `version: 1\nfiles:\n${products.map((id) => `  "${id}.zip": ${id}\n`).join("")}`,
  ...Object.fromEntries(products.map((id) => [`${id}.zip`, `for ${id}`])),
};

it("eight jobs of one run, a product each, finish with one merged state and one release", async () => {
  const env = { GITHUB_RUN_ID: "7" };
  const first = await aWorld(tree, { products });
  const shards = await Promise.all(products.map((only) => aWorld(tree, { beside: first, products: [only] })));
  const reports = await Promise.all(shards.map((shard, index) => shard.run({ only: products[index] ?? "" }, { env })));
  expect(reports.map(({ result }) => result)).toEqual(products.map(() => "changed"));
  const all = await first.run({}, { env });
  expect(all.result).toBe("unchanged");
  expect(all.state?.files.map(({ target }) => target).toSorted()).toEqual(products);
  expect(all.state?.releases).toHaveLength(1);
  expect(Object.keys(all.state?.releases[0]?.live ?? {}).toSorted()).toEqual(products);
  for (const id of products) expect(Object.keys(first.shop.buyer(id))).toEqual([`${id}.zip`]);
});
