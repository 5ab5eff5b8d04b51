import { expect, it } from "vitest";
import { besideManifest, versionDiffers } from "../../../src/core/placement/version-problems.ts";

const at = { file: "VERSION", line: 1, column: 1 };
const app = { name: "app", ids: {}, at };

it.each(["plugin@3.0.0", "plugin-v3.0.0", "release/plugin/3.0.0", "@acme/plugin@3.0.0"])(
  "a tag %s of another product is not compared with this one's file",
  (tag) => {
    const differs = (others: readonly string[]) =>
      versionDiffers(app, { path: "VERSION", at, version: "1.2.0", tag, others });
    expect(differs(["plugin"])).toBeUndefined();
    expect(differs(["book"])?.code).toBe("version-mismatch");
  },
);

it.each([
  ["dodo-files.yaml", "VERSION", "VERSION"],
  ["shop/dodo-files.yaml", "./app/VERSION", "shop/app/VERSION"],
  ["shop/dodo-files.yaml", "../VERSION", "VERSION"],
  ["../dodo-files.yaml", "../VERSION", "../../VERSION"],
])("beside %s the file %s is %s", (manifest, path, expected) => {
  expect(besideManifest(manifest, path)).toBe(expected);
});
