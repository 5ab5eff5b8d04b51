import { storefrontContract } from "../contracts/storefront.ts";
import { createShop } from "../fakes/memory-storefront.ts";

storefrontContract("the storefront in memory", async () => {
  const shop = createShop(["pdt_one"]);
  return {
    storefront: shop,
    product: "pdt_one",
    addFile: (name, bytes) => shop.addFile("pdt_one", name, bytes),
    buyer: async () => shop.buyer("pdt_one"),
    close: async () => {},
  };
});
