import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileName } from "../../../src/core/manifest/name-template.ts";
import { matchSlot } from "../../../src/core/placement/slot-pattern.ts";

describe("a slot as a pattern", () => {
  it.each([
    ["App-{version}.zip", "App-1.1.0.zip", { version: "1.1.0" }],
    ["App-{version}.zip", "App-v2-rc.1.zip", { version: "v2-rc.1" }],
    ["{tag}-App.zip", "release-v1.1.0-App.zip", { tag: "release-v1.1.0" }],
    ["App-{version}-{sha}.zip", "App-1.1.0-0123abc.zip", { version: "1.1.0", sha: "0123abc" }],
    ["App-{version}-for-{version}.zip", "App-1.1-for-1.1.zip", { version: "1.1" }],
    ["manual (2).pdf", "manual (2).pdf", {}],
    ["a{{version}.zip", "a{version}.zip", {}],
    ["a{{{version}.zip", "a{1.0.zip", { version: "1.0" }],
  ])("reads %s from %s", (slot, name, values) => {
    expect(matchSlot(slot, name)).toEqual(values);
  });

  it.each([
    ["App-{version}.zip", "App-manual.zip"],
    ["App-{version}.zip", "App-1.1.0.zip.sig"],
    ["App-{version}.zip", "My App-1.1.0.zip"],
    ["{tag}-v2.zip", "nightly-v2.zip"],
    ["App-{version}-for-{version}.zip", "App-1.1-for-1.2.zip"],
    ["App-{sha}.zip", "App-notahash.zip"],
    ["a.zip", "aXzip"],
  ])("says that %s does not fit %s", (slot, name) => {
    expect(matchSlot(slot, name)).toBeUndefined();
  });

  it("fits every name that was made for it, whatever the file is called", () => {
    const text = fc
      .array(fc.constantFrom("{", "}", "{version}", "{{tag}", "a", ".", "(", "$", "\\d"))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("{base}-{version}", "{version}{base}{sha}", "{tag}.{base}"),
        (base, template) => {
          const facts = {
            path: `dist/${base}x`,
            tag: "v1.2.0",
            version: "1.2.0",
            sha: "0123456789",
          };
          const { name, slot } = compileName(template)(facts);
          expect(matchSlot(slot, name ?? "")).toBeDefined();
        },
      ),
    );
  });
});
