import { describe, expect, it } from "vitest";
import type { Placement } from "../../../src/core/placement/placement.ts";
import type { TargetFacts } from "../../../src/core/plan/target-facts.ts";
import { findImports, importReceipts } from "../../../src/core/upkeep/plan-import.ts";
import { digest, listingOf, live, placement, product, receipt } from "../plan/planning.ts";

const app = placement({ slot: "App-{version}.zip", name: "App-1.3.0.zip", version: "1.3.0" });
const pro = placement({
  slot: "App-2-Pro-{version}.zip",
  name: "App-2-Pro-1.3.0.zip",
  version: "1.3.0",
});

function facts(
  fields: Partial<TargetFacts> & { readonly files?: Parameters<typeof listingOf>[1] } = {},
): TargetFacts {
  const { files = [], target = product, ...rest } = fields;
  const listing = listingOf(target, files);
  const none = {
    parts: [],
    active: [],
    retired: [],
    elsewhere: new Set<string>(),
    unsaved: new Set<string>(),
    proofs: new Map(),
  };
  return {
    target,
    environment: "test_mode",
    spellings: ["app"],
    placements: [app, pro],
    listing,
    ...none,
    ...rest,
  };
}

function names(targets: readonly TargetFacts[], all = false): readonly string[] {
  return findImports(targets, all).found.map(
    ({ file, placement: of, version }) => `${file.name} ${of?.slot ?? "-"} ${version ?? "-"}`,
  );
}

describe("what an import finds", () => {
  it("are the files that no receipt holds and that fit a slot, older versions too", () => {
    const files = [
      live("f-1", "App-1.1.0.zip"),
      live("f-2", "App-1.2.0.zip"),
      live("f-3", "notes.txt"),
    ];
    const active = [receipt({ slot: app.slot, name: "App-1.2.0.zip", file_id: "f-2" })];
    expect(names([facts({ files, active })])).toEqual(["App-1.1.0.zip App-{version}.zip 1.1.0"]);
  });

  it("are with all every file that no receipt holds, active or retired, here or elsewhere", () => {
    const files = [live("f-1", "notes.txt"), live("f-2", "b"), live("f-3", "c"), live("f-4", "d")];
    const known = {
      active: [receipt({ file_id: "f-2" })],
      retired: [receipt({ file_id: "f-3" })],
      elsewhere: new Set(["f-4"]),
    };
    expect(names([facts({ files, ...known })], true)).toEqual(["notes.txt - -"]);
  });

  it("go to the slot that leaves the least open, and the desired name to its own", () => {
    expect(names([facts({ files: [live("f-1", "App-2-Pro-1.1.0.zip")] })])).toEqual([
      "App-2-Pro-1.1.0.zip App-2-Pro-{version}.zip 1.1.0",
    ]);
    const nightly = placement({ slot: "{version}.zip", name: "nightly.zip", version: "nightly" });
    expect(names([facts({ files: [live("f-1", "nightly.zip")], placements: [nightly] })])).toEqual([
      "nightly.zip {version}.zip nightly",
    ]);
  });

  it("have the version that their tag says", () => {
    const tagged = placement({ slot: "App-{tag}.zip", name: null });
    const { found } = findImports(
      [facts({ files: [live("f-1", "App-v1.1.0.zip")], placements: [tagged] })],
      false,
    );
    expect(found).toMatchObject([{ tag: "v1.1.0", version: "1.1.0" }]);
  });

  it("are the entitlement's where two targets list them, and no product's that cannot let them go", () => {
    const entitlement = facts({ target: "ent_app", files: [live("f-1", "App-1.1.0.zip")] });
    const attached = live("f-1", "App-1.1.0.zip", { own: false });
    const listing = listingOf(product, [attached], {
      entitlements: [{ id: "ent_app", file_ids: ["f-1"] }],
    });
    expect(findImports([facts({ listing }), entitlement], false)).toMatchObject({
      found: [{ target: "ent_app" }],
      notices: [],
    });
    expect(findImports([facts({ listing })], false)).toMatchObject({
      found: [],
      notices: [expect.stringContaining("App-1.1.0.zip of app stands in the list of ent_app")],
    });
  });
});

describe("the receipts of an import", () => {
  const now = Date.parse("2026-06-01T00:00:00Z");
  const one = (
    file_id: string,
    version: string | undefined,
    of: Placement | undefined = app,
    equal = false,
  ) => {
    const file = live(file_id, `App-${version}.zip`);
    return { target: product, file, placement: of, version, size: 10, equal };
  };

  it("have the digest of equal files alone, and nobody's run", () => {
    const [equal, other] = importReceipts(
      [one("f-1", "1.3.0", app, true), one("f-2", "1.2.0")],
      [],
      now,
    );
    expect(equal).toMatchObject({
      sha256: digest("new"),
      md5: null,
      slot: app.slot,
      rule: app.rule.glob,
      path: app.file.path,
    });
    expect(other).toMatchObject({ sha256: null, md5: null, version: "1.2.0" });
    expect(other?.run).toBeUndefined();
  });

  it("stand under their own name where no slot fits", () => {
    expect(
      importReceipts([{ ...one("f-1", undefined), placement: undefined }], [], now),
    ).toMatchObject([{ slot: "App-undefined.zip", rule: "", path: "" }]);
  });

  it("count as older than newer versions, and as older than all where the version is not known", () => {
    const recorded = [
      receipt({
        slot: app.slot,
        version: "1.0.0",
        delivered_at: "2026-01-01T00:00:00.000Z",
        file_id: "f-old",
      }),
      receipt({
        slot: app.slot,
        version: "1.2.0",
        delivered_at: "2026-03-01T00:00:00.000Z",
        file_id: "f-new",
      }),
    ];
    const made = importReceipts(
      [one("f-1", "1.1.0"), one("f-2", "1.1.5"), one("f-3", undefined)],
      recorded,
      now,
    );
    const all = [...recorded, ...made].sort((x, y) => (x.delivered_at < y.delivered_at ? -1 : 1));
    expect(all.map(({ file_id }) => file_id)).toEqual(["f-3", "f-old", "f-1", "f-2", "f-new"]);
  });
});
