import { describe, expect, it } from "vitest";
import { entitlement, lines, live, part, placement, planOf, product, receipt } from "./planning.ts";

const ours = receipt({
  content: "new",
  file_id: "f-new",
  delivered_at: "2026-02-01T00:00:00.000Z",
});
const other = receipt({ name: "app-1.zip", file_id: "f-1", version: "1.0.0" });
const versioned = { name: "app-2.zip", version: "2.0.0" };
const oursVersioned = { ...ours, ...versioned };
const routes = [product, entitlement];

describe("the truth table: the slot is desired", () => {
  it("desired, managed live, none beyond keep: keep", () => {
    for (const target of routes) {
      const { changes, problems, warnings } = planOf({
        target,
        placements: [placement()],
        active: [ours],
        live: [live("f-new")],
      });
      expect(lines(changes)).toEqual(["keep f-new"]);
      expect(changes[0]?.reason).toBe("unchanged");
      expect([problems, warnings]).toEqual([[], []]);
    }
  });

  it("desired, managed live, any namesake: keep, and the namesake is a warning", () => {
    for (const proof of ["equal", "different", "unproven"] as const) {
      const files = [live("f-new"), live("f-foreign")];
      const planned = planOf({
        placements: [placement()],
        active: [ours],
        live: files,
        proofs: { "f-foreign": proof },
      });
      expect(lines(planned.changes)).toEqual(["keep f-new"]);
      expect(planned.codes).toEqual([]);
      expect(
        planned.warnings.map(({ code, message }) => [code, message.includes("f-foreign")]),
      ).toEqual([["name-taken", true]]);
      expect(planned.plan.targets[0]?.foreign.map((file) => file.file_id)).toEqual(["f-foreign"]);
    }
  });

  it("desired, managed live, others beyond keep live: keep, and delete those", () => {
    const files = [live("f-new", "app-2.zip"), live("f-1", "app-1.zip")];
    const { changes, codes } = planOf({
      placements: [placement(versioned)],
      active: [oursVersioned, other],
      live: files,
    });
    expect(lines(changes)).toEqual(["keep f-new", "delete f-1"]);
    expect(changes[1]?.reason).toBe("superseded, and its rule keeps 1");
    expect(codes).toEqual([]);
  });

  it("desired, managed not live, a namesake proven equal: adopt, others beyond keep withdrawn", () => {
    for (const target of routes) {
      const files = [live("f-foreign", "app-2.zip"), live("f-1", "app-1.zip")];
      const scene = {
        target,
        placements: [placement(versioned)],
        live: files,
        proofs: { "f-foreign": "equal" } as const,
      };
      const { changes, codes } = planOf({ ...scene, active: [other] });
      expect(lines(changes)).toEqual(["adopt f-foreign < f-1"]);
      expect(changes[0]).toMatchObject({
        was: "1.0.0",
        name: "app-2.zip",
        reason: "live already with the same content, but not recorded",
      });
      expect(codes).toEqual([]);
      expect(lines(planOf({ ...scene, active: [oursVersioned] }).changes)[0]).toBe(
        "adopt f-foreign",
      );
    }
  });

  it("desired, managed not live, namesakes but none equal: the target stops with name-taken", () => {
    for (const proof of ["different", "unproven"] as const) {
      for (const active of [[], [ours]]) {
        const { changes, codes, problems } = planOf({
          placements: [placement()],
          active,
          live: [live("f-foreign")],
          proofs: { "f-foreign": proof },
        });
        expect(codes).toEqual(["name-taken"]);
        expect(problems[0]?.target).toBe(product);
        expect(problems[0]?.remedy).toContain("import");
        expect(changes).toEqual([]);
      }
    }
  });

  it("desired, managed known but not live, product route: restore, others beyond keep withdrawn", () => {
    for (const where of ["active", "retired"] as const) {
      const lists =
        where === "active"
          ? { active: [other, oursVersioned] }
          : { active: [other], retired: [oursVersioned] };
      const { changes, codes } = planOf({
        placements: [placement(versioned)],
        live: [live("f-1", "app-1.zip")],
        ...lists,
      });
      expect(lines(changes)).toEqual(["restore f-new < f-1"]);
      expect(changes[0]).toMatchObject({
        reason: "uploaded before, not live now",
        was: "1.0.0",
        was_size: 10,
      });
      expect(codes).toEqual([]);
    }
  });

  it("desired, managed known but not live, entitlement route: as if not known", () => {
    const scene = { target: entitlement, placements: [placement(versioned)] };
    const replaced = planOf({
      ...scene,
      active: [other],
      retired: [oursVersioned],
      live: [live("f-1", "app-1.zip")],
    });
    expect(lines(replaced.changes)).toEqual(["replace new < f-1"]);
    const kept = receipt({ slot: "b.zip", file_id: "f-b" });
    const created = planOf({
      ...scene,
      retired: [oursVersioned],
      active: [kept],
      live: [live("f-b", "b.zip")],
      rules: { prune: false },
    });
    expect(lines(created.changes)).toEqual(["create new", "keep f-b"]);
  });

  it("desired, none managed, others live: replace, others beyond keep withdrawn", () => {
    for (const target of routes) {
      const { changes, codes } = planOf({
        target,
        placements: [placement()],
        active: [receipt()],
        live: [live("f-old")],
      });
      expect(lines(changes)).toEqual(["replace new < f-old"]);
      expect(changes[0]?.reason).toMatch(/^content differs: [0-9a-f]{8}… → [0-9a-f]{8}…, 10 B$/);
      expect(codes).toEqual([]);
    }
  });

  it("desired, none managed, no others live: create", () => {
    for (const target of routes) {
      const { changes, codes, plan } = planOf({ target, placements: [placement()] });
      expect(lines(changes)).toEqual(["create new"]);
      expect(changes[0]).toMatchObject({
        target,
        slot: "app.zip",
        name: "app.zip",
        path: "dist/app.zip",
        size: 10,
        reason: "new in this target",
      });
      expect(codes).toEqual([]);
      expect(plan.targets[0]?.after).toEqual([{ file_id: null, name: "app.zip", size: 10 }]);
    }
  });
});

describe("the truth table: the slot is not desired", () => {
  const keeper = {
    placements: [placement()],
    active: [ours, receipt({ slot: "b.zip", file_id: "f-b" })],
  };
  const both = [live("f-new"), live("f-b", "b.zip")];

  it("not desired, the slot left the manifest, live: delete", () => {
    const { changes, codes } = planOf({ ...keeper, live: both });
    expect(lines(changes)).toEqual(["keep f-new", "delete f-b"]);
    expect(changes[1]?.reason).toBe("its rule left the manifest");
    expect(codes).toEqual([]);
  });

  it("not desired, its rule matched other files, live: delete", () => {
    const active = [ours, receipt({ slot: "b.zip", file_id: "f-b", rule: "dist/app.zip" })];
    const { changes } = planOf({ ...keeper, active, live: both });
    expect(lines(changes)).toEqual(["keep f-new", "delete f-b"]);
    expect(changes[1]?.reason).toBe("its rule matches other files now");
  });

  it("not desired, live, prune is false: keep, marked as left the manifest", () => {
    const { changes } = planOf({ ...keeper, live: both, rules: { prune: false } });
    expect(lines(changes)).toEqual(["keep f-new", "keep f-b"]);
    expect(changes[1]?.reason).toBe("left the manifest");
  });

  it("not desired, its rule matched nothing or took no part: keep, marked as not built in this run", () => {
    for (const why of ["matched-nothing", "took-no-part"] as const) {
      for (const files of [both, [live("f-new")]]) {
        const { changes, codes } = planOf({
          ...keeper,
          live: files,
          parts: [part("dist/app.zip", "matched"), part("dist/b.zip", why)],
        });
        expect(lines(changes)).toEqual(["keep f-new", "keep f-b"]);
        expect(changes[1]?.reason).toBe("not built in this run");
        expect(codes).toEqual([]);
      }
    }
  });

  it("not desired, active but not live: forget", () => {
    for (const prune of [true, false]) {
      const { changes } = planOf({ ...keeper, live: [live("f-new")], rules: { prune } });
      expect(lines(changes)).toEqual(["keep f-new", "forget f-b"]);
    }
  });

  it("no receipt: never touched, and listed apart", () => {
    const { changes, plan, codes, warnings } = planOf({
      ...keeper,
      live: [...both, live("f-foreign", "draft.pdf")],
    });
    expect(lines(changes)).toEqual(["keep f-new", "delete f-b"]);
    expect(plan.targets[0]?.foreign).toEqual([
      { file_id: "f-foreign", name: "draft.pdf", size: 10 },
    ]);
    expect(plan.targets[0]?.after.map((file) => file.file_id)).toEqual(["f-new", "f-foreign"]);
    expect([codes, warnings]).toEqual([[], []]);
  });
});
