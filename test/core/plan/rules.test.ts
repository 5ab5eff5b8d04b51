import { describe, expect, it } from "vitest";
import { makePlan, recordedListing } from "../../../src/core/plan/make-plan.ts";
import { untagged } from "../../../src/core/plan/problems.ts";
import { type Orphan, orphanNotice, orphansOf } from "../../../src/core/upkeep/orphans.ts";
import {
  digest,
  input,
  inputOf,
  lines,
  listingOf,
  live,
  part,
  placement,
  planOf,
  product,
  receipt,
  state,
} from "./planning.ts";

const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name}${index}.zip`);

describe("without a tag", () => {
  const open = { slot: "app-{version}.zip", name: null, open: ["{version}"] };
  const delivered = receipt({
    content: "new",
    slot: open.slot,
    name: "app-1.zip",
    version: "1.0.0",
  });
  const files = [live("f-old", "app-1.zip")];

  it("a slot is compared by digest alone, and an equal one is kept under its own name", () => {
    const { changes, plan } = planOf({
      placements: [placement(open)],
      active: [delivered],
      live: files,
    });
    expect(lines(changes)).toEqual(["keep f-old"]);
    expect(changes[0]).toMatchObject({ name: "app-1.zip", version: "1.0.0" });
    expect(untagged(plan)).toEqual([]);
  });

  it("a file that would have to be delivered is planned with its name left open, and stops a run that delivers with no-tag", () => {
    for (const active of [[delivered], []]) {
      const { changes, plan, codes } = planOf({
        placements: [placement({ ...open, content: "newer" })],
        active,
        live: active.length ? files : [],
      });
      expect(changes[0]).toMatchObject({ name: "app-{version}.zip", open: ["{version}"] });
      expect(codes).toEqual([]);
      const [problem, ...rest] = untagged(plan);
      expect(rest).toEqual([]);
      expect([problem?.code, problem?.target]).toEqual(["no-tag", undefined]);
      expect(problem?.message).toBe(
        "{version} has no value in this run, so a file cannot be named.",
      );
    }
  });

  it("a known file that is not live comes back under the name it was delivered with, which needs no tag", () => {
    const { changes, plan } = planOf({ placements: [placement(open)], active: [delivered] });
    expect(lines(changes)).toEqual(["restore f-old"]);
    expect(changes[0]).toMatchObject({ name: "app-1.zip", version: "1.0.0" });
    expect(untagged(plan)).toEqual([]);
  });

  it("with a tag, the same content under a new name is a replace", () => {
    const next = placement({ slot: open.slot, name: "app-2.zip", version: "2.0.0" });
    const { changes } = planOf({ placements: [next], active: [delivered], live: files });
    expect(lines(changes)).toEqual(["replace new < f-old"]);
    expect(changes[0]?.reason).toBe("same content under a new name, was app-1.zip");
  });
});

describe("state-mismatch", () => {
  const recorded = receipt({ content: "new" });

  it("a file that Dodo lists under another name is neither withdrawn nor restored, and its slot is filled anew", () => {
    const { changes, warnings, plan, codes } = planOf({
      placements: [placement()],
      active: [recorded],
      live: [live("f-old", "renamed.zip")],
    });
    expect(lines(changes)).toEqual(["create new"]);
    expect(warnings.map(({ code }) => code)).toEqual(["state-mismatch"]);
    expect(codes).toEqual([]);
    expect(plan.targets[0]?.foreign.map((file) => file.name)).toEqual(["renamed.zip"]);
  });

  it("a file that left the manifest and is listed with another size stays", () => {
    const { changes, warnings } = planOf({
      active: [recorded],
      live: [live("f-old", "app.zip", { size: 11 })],
    });
    expect(changes).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(["state-mismatch"]);
  });

  it("under the desired name but with another size it is a namesake: adopted where proven equal, else name-taken", () => {
    const wrong = receipt({ content: "new", size: 9 });
    const scene = { placements: [placement()], active: [wrong], live: [live("f-old")] };
    expect(lines(planOf({ ...scene, proofs: { "f-old": "equal" } }).changes)).toEqual([
      "adopt f-old",
    ]);
    expect(planOf({ ...scene, proofs: { "f-old": "different" } }).codes).toEqual(["name-taken"]);
  });

  it("a size that is not listed is no disagreement", () => {
    const { changes, warnings } = planOf({
      placements: [placement()],
      active: [recorded],
      live: [live("f-old", "app.zip", { size: null })],
    });
    expect([lines(changes), warnings]).toEqual([["keep f-old"], []]);
  });
});

describe("would-downgrade", () => {
  const at = (version: string, fields = {}) =>
    receipt({
      content: version,
      name: `app-${version}.zip`,
      file_id: `f-${version}`,
      version,
      ...fields,
    });
  const to = (version: string, rule = {}) =>
    placement({ content: version, name: `app-${version}.zip`, version, rule });
  const newer = { active: [at("2.0.0", { run: "90" })], live: [live("f-2.0.0", "app-2.0.0.zip")] };

  it("a lower semver than the live one stops the target", () => {
    const { codes, problems } = planOf({ placements: [to("1.9.0")], ...newer });
    expect(codes).toEqual(["would-downgrade"]);
    expect(problems[0]?.target).toBe(product);
    expect(problems[0]?.message).toContain("app-2.0.0.zip is live at 2.0.0, and this run is 1.9.0");
    expect(planOf({ placements: [to("2.1.0")], ...newer }).codes).toEqual([]);
  });

  it("a lower run id than the one that delivered it stops the target", () => {
    const codes = (version: string | undefined, run: string) => {
      const { version: _, ...unversioned } = to("2.0.0");
      const placements = [{ ...(version ? to(version) : unversioned), ...newBytes }];
      return planOf({ placements, ...newer, rules: { run } }).codes;
    };
    const newBytes = { file: placement({ content: "new" }).file };
    expect([codes("2.0.0", "100"), codes(undefined, "100")]).toEqual([[], []]);
    expect([codes("2.0.0", "89"), codes(undefined, "89")]).toEqual([
      ["would-downgrade"],
      ["would-downgrade"],
    ]);
    // Of two versions that differ the version alone decides.
    expect(codes("2.1.0", "89")).toEqual([]);
  });

  it.each([
    ["3.0.0.2", "3.0.0.1"],
    ["4.1.2", "4"],
    ["1.10", "v1.9"],
    ["1.0.0-beta10", "1.0.0-beta9"],
    ["2024-05-02", "2024.5.1"],
  ])("%s is not followed by %s, and follows it", (newest, older) => {
    const slot = { active: [at(newest)], live: [live(`f-${newest}`, `app-${newest}.zip`)] };
    expect(planOf({ placements: [to(older)], ...slot }).codes).toEqual(["would-downgrade"]);
    const before = { active: [at(older)], live: [live(`f-${older}`, `app-${older}.zip`)] };
    expect(planOf({ placements: [to(newest)], ...before })).toMatchObject({
      codes: [],
      warnings: [],
    });
  });

  it("versions that cannot be compared are a warning if one takes the place of the other", () => {
    const { codes, warnings } = planOf({ placements: [to("vintage")], ...newer });
    expect(codes).toEqual([]);
    expect(warnings).toMatchObject([{ code: "would-downgrade", target: product }]);
    expect(warnings[0]?.message).toContain("is live at 2.0.0, and this run is vintage");
    const beside = planOf({ placements: [to("vintage", { keep: 2 })], ...newer });
    expect(beside.warnings).toEqual([]);
  });

  it("allow-downgrade goes through", () => {
    const { codes, changes } = planOf({
      placements: [to("1.9.0")],
      ...newer,
      rules: { run: "89", allowDowngrade: true },
    });
    expect([codes, lines(changes)]).toEqual([[], ["replace new < f-2.0.0"]]);
  });

  it("an old run that finds its file live would delete the newer one beside it", () => {
    const both = {
      active: [at("1.9.0"), ...newer.active],
      live: [...newer.live, live("f-1.9.0", "app-1.9.0.zip")],
    };
    expect(planOf({ placements: [to("1.9.0")], ...both }).codes).toEqual(["would-downgrade"]);
    expect(
      planOf({ placements: [to("1.9.0", { keep: 2 })], ...both, rules: { run: "1" } }).codes,
    ).toEqual([]);
  });

  it("an older one beside the newer is a step back too, though nothing is withdrawn", () => {
    const { codes, changes } = planOf({ placements: [to("1.9.0", { keep: "all" })], ...newer });
    expect([codes, lines(changes)]).toEqual([["would-downgrade"], ["replace new"]]);
  });

  it("clearing a dead file away takes nobody back", () => {
    const scene = {
      placements: [to("2.0.0")],
      active: newer.active,
      proofs: { "f-dead": "dead" } as const,
      rules: { run: "1" },
    };
    const { codes, changes } = planOf({
      ...scene,
      live: [...newer.live, live("f-dead", "app-2.0.0.zip")],
    });
    expect([codes, lines(changes)]).toEqual([[], ["keep f-2.0.0", "delete f-dead"]]);
  });

  it("an old run would delete what a newer one put into other slots of the same rule, and says so once", () => {
    const glob = "dist/*.zip";
    const own = (version: string, run: string) =>
      at(version, { slot: `app-${version}.zip`, rule: glob, run });
    const active = [own("2.0.0", "90"), own("2.0.1", "91")];
    const files = ["2.0.0", "2.0.1"].map((version) => live(`f-${version}`, `app-${version}.zip`));
    const old = { ...to("1.9.0", { glob }), slot: "app-1.9.0.zip" };
    for (const run of ["89", undefined]) {
      const { codes, problems } = planOf({
        placements: [old],
        active,
        live: files,
        parts: [part(glob, "matched")],
        rules: { run },
      });
      expect(codes).toEqual(["would-downgrade"]);
      expect(problems[0]?.details).toHaveLength(1);
    }
  });

  it("run ids are numbers, not texts, and what is no number is not compared", () => {
    const scene = { placements: [to("2.1.0")], ...newer };
    expect(planOf({ ...scene, rules: { run: "1000" } }).codes).toEqual([]);
    expect(planOf({ ...scene, rules: { run: "local" } }).codes).toEqual([]);
  });
});

describe("would-empty-target", () => {
  it("a target is never left without a file, unless it may be", () => {
    const scene = { active: [receipt()], live: [live("f-old")] };
    const { codes, problems } = planOf(scene);
    expect([codes, problems[0]?.target]).toEqual([["would-empty-target"], product]);
    expect(planOf({ ...scene, rules: { allowEmptyTarget: true } }).codes).toEqual([]);
    expect(planOf({ ...scene, live: [live("f-old"), live("f-foreign", "x.pdf")] }).codes).toEqual(
      [],
    );
    expect(planOf({ ...scene, placements: [placement({ slot: "b.zip" })] }).codes).toEqual([]);
  });

  it("a target that was empty before may stay so", () => {
    expect(planOf({ active: [receipt()] }).codes).toEqual([]);
  });
});

describe("too-many-removals", () => {
  const left = many(3, "old").map((slot) => receipt({ slot, file_id: slot, rule: "dist/*.zip" }));
  const files = left.map(({ slot }) => live(slot, slot));
  const scene = { active: left, live: [...files, live("f-foreign", "x.pdf")] };

  it("more deletes than max-removals stop the whole run", () => {
    expect(planOf({ ...scene, rules: { maxRemovals: 3 } }).codes).toEqual([]);
    const { codes, problems } = planOf({ ...scene, rules: { maxRemovals: 2 } });
    expect([codes, problems[0]?.target]).toEqual([["too-many-removals"], undefined]);
  });

  it("creates of the same rule and target are taken off, those of another are not", () => {
    const renamed = (glob: string) =>
      many(2, "new").map((slot) => placement({ slot, rule: { glob } }));
    const parts = [part("dist/*.zip", "matched")];
    expect(
      planOf({ ...scene, placements: renamed("dist/*.zip"), parts, rules: { maxRemovals: 1 } })
        .codes,
    ).toEqual([]);
    expect(
      planOf({ ...scene, placements: renamed("docs/*"), parts, rules: { maxRemovals: 2 } }).codes,
    ).toEqual(["too-many-removals"]);
  });

  it("a release that was cut off after its uploads counts like the first time: what comes back is new", () => {
    const placements = many(3, "new").map((slot) =>
      placement({ slot, rule: { glob: "dist/*.zip" } }),
    );
    const uploaded = placements.map(({ slot }) =>
      receipt({ slot, content: "new", file_id: slot, rule: "dist/*.zip" }),
    );
    const { changes, codes } = planOf({
      ...scene,
      active: [...left, ...uploaded],
      placements,
      rules: { maxRemovals: 0 },
    });
    expect(changes.map(({ action }) => action)).toEqual([
      "restore",
      "restore",
      "restore",
      "delete",
      "delete",
      "delete",
    ]);
    expect(codes).toEqual([]);
  });

  it("creates never make room for deletes of another rule", () => {
    const placements = many(9, "new").map((slot) => placement({ slot, rule: { glob: "docs/*" } }));
    expect(planOf({ ...scene, placements, rules: { maxRemovals: 2 } }).codes).toEqual([
      "too-many-removals",
    ]);
  });
});

describe("the plan", () => {
  it("is in a stable order: the manifest's targets, then the placements, then the rest by name", () => {
    const names = ["z.zip", "a.zip"];
    const placements = names.flatMap((slot) => [
      placement({ slot, target: "pdt_b" }),
      placement({ slot, target: "ent_a" }),
    ]);
    const rest = ["y.zip", "x.zip"].map((slot) =>
      receipt({ slot, target: "pdt_b", file_id: slot }),
    );
    const listings = ["ent_a", "pdt_b"].map(
      (target) =>
        [
          target,
          listingOf(target, target === "pdt_b" ? rest.map(({ slot }) => live(slot, slot)) : []),
        ] as const,
    );
    const { plan } = makePlan(
      input({
        placements,
        state: state({ files: rest }),
        listings: new Map(listings),
        targets: new Map([
          ["pdt_b", ["b"]],
          ["ent_a", ["a"]],
        ]),
      }),
    );
    expect(
      plan.targets.map(({ target, changes }) => [target, changes.map(({ name }) => name)]),
    ).toEqual([
      ["pdt_b", ["z.zip", "a.zip", "x.zip", "y.zip"]],
      ["ent_a", ["z.zip", "a.zip"]],
    ]);
  });

  it("names what it was made of", () => {
    const { plan } = makePlan({ ...inputOf({}), tag: "v1", commit: "c" });
    const { targets: _, ...head } = plan;
    expect(head).toEqual({
      version: 1,
      environment: "test_mode",
      manifest: "dodo-files.yaml",
      manifest_digest: digest("manifest"),
      lineage: "l-1",
      serial: 7,
      offline: false,
      tag: "v1",
      commit: "c",
    });
  });

  it("carries no URL", () => {
    const { plan } = planOf({
      placements: [placement()],
      live: [live("f-x", "x.pdf")],
      active: [receipt()],
    });
    expect(JSON.stringify(plan)).not.toContain("signature");
  });

  it("leaves out a target that could not be read", () => {
    expect(
      makePlan({ ...inputOf({ placements: [placement()] }), listings: new Map() }).plan.targets,
    ).toEqual([]);
  });

  it("compares with the state alone where it is offline", () => {
    const active = [
      receipt(),
      receipt({ slot: "b.zip", file_id: "f-b", content: "new" }),
      receipt({ target: "pdt_other", file_id: "f-c" }),
    ];
    const listing = recordedListing(product, active);
    expect(listing.files.map((file) => [file.file_id, file.name, file.size, file.own])).toEqual([
      ["f-old", "app.zip", 10, true],
      ["f-b", "b.zip", 10, true],
    ]);
    const scene = inputOf({ placements: [placement(), placement({ slot: "b.zip" })], active });
    const { plan, problems } = makePlan({
      ...scene,
      listings: new Map([[product, listing]]),
      offline: true,
    });
    expect(plan.offline).toBe(true);
    expect(lines(plan.targets[0]?.changes ?? [])).toEqual(["replace new < f-old", "keep f-b"]);
    expect(problems).toEqual([]);
  });
});

describe("orphans", () => {
  it("a recorded target that no rule names is reported, not read, not changed", () => {
    const held = { reason: "sold", since: "2026-01-01T00:00:00.000Z" } as const;
    const recorded = state({
      files: [
        receipt({ target: "pdt_z" }),
        receipt({ target: "pdt_z", file_id: "f-2" }),
        receipt({ file_id: "f-3" }),
      ],
      retired: [
        receipt({ target: "ent_y", file_id: "f-4", held }),
        receipt({ target: "pdt_x", file_id: "f-5" }),
      ],
    });
    const orphans: readonly Orphan[] = orphansOf(recorded, new Set([product]));
    expect(orphans).toEqual([
      { target: "ent_y", files: 1 },
      { target: "pdt_z", files: 2 },
    ]);
    expect(orphans.map(orphanNotice).join("\n")).toContain("dodo-files destroy --only pdt_z");
    const { plan } = makePlan({ ...inputOf({}), state: recorded });
    expect(plan.targets.map(({ target }) => target)).toEqual([product]);
  });
});
