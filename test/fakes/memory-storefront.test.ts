import { storefrontContract } from "../contracts/storefront.ts";
import { createShop } from "./memory-storefront.ts";

for (const target of ["pdt_one", "ent_one"]) {
  storefrontContract(`the storefront in memory (${target})`, async () => {
    const shop = createShop([target]);
    return {
      storefront: shop,
      product: target,
      addFile: (name, bytes) => shop.addFile(target, name, bytes),
      buyer: async () => shop.buyer(target),
      close: async () => {},
    };
  });
}
