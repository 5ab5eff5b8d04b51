import { expect, it } from "vitest";
import { productListing } from "../../../src/io/dodo/parse-listing.ts";

it("lists a file that Dodo names twice once, and says so", () => {
  const file = {
    file_id: "f-1",
    filename: "a.zip",
    download_url: "https://files.test/a",
    file_size: 3,
  };
  const other = { ...file, file_id: "f-2" };
  const listing = productListing("pdt_app", {
    digital_product_delivery: { files: [file, other, file] },
  });
  expect(listing.files.map(({ file_id }) => file_id)).toEqual(["f-1", "f-2"]);
  expect(listing.repeated).toEqual(["f-1"]);
  expect(
    productListing("pdt_app", { digital_product_delivery: { files: [file] } }),
  ).not.toHaveProperty("repeated");
});
