import { describe, expect, it } from "vitest";
import { targetFacts } from "../../../src/core/plan/make-plan.ts";
import { namesakesToProve } from "../../../src/core/plan/plan-target.ts";
import {
  digest,
  entitlement,
  inputOf,
  lines,
  live,
  part,
  placement,
  planOf,
  receipt,
  type Scene,
} from "./planning.ts";

const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`;
const build = (number: number, fields = {}) =>
  receipt({
    content: `build ${number}`,
    name: `app-${number}.zip`,
    file_id: `f-${number}`,
    delivered_at: day(number),
    version: `${number}.0.0`,
    ...fields,
  });
const wanted = (number: number, rule = {}) =>
  placement({
    content: `build ${number}`,
    name: `app-${number}.zip`,
    version: `${number}.0.0`,
    rule,
  });
const listed = (...numbers: number[]) =>
  numbers.map((number) => live(`f-${number}`, `app-${number}.zip`));

describe("a receipt", () => {
  it("a live file whose bytes nothing proved is restored, not kept, whatever size is listed", () => {
    const active = [build(1), build(2, { unproven: true })];
    for (const size of [undefined, 1, null]) {
      const file = live("f-2", "app-2.zip", size === undefined ? {} : { size });
      const { changes } = planOf({ placements: [wanted(2)], active, live: [...listed(1), file] });
      expect(lines(changes)).toEqual(["restore f-2 < f-1"]);
      expect(changes[0]?.reason).toBe("uploaded before, and its bytes are not proven yet");
    }
  });
});

describe("keep", () => {
  const three = { active: [build(1), build(3), build(2)], live: listed(1, 2, 3) };

  it("keep 2 leaves the newest of the others live beside the new one", () => {
    const { changes } = planOf({ placements: [wanted(4, { keep: 2 })], ...three });
    expect(lines(changes)).toEqual(["replace new < f-2 f-1"]);
    expect(changes[0]?.was).toBe("3.0.0");
  });

  it("keep 2 with nothing to withdraw is still a replace", () => {
    const { changes } = planOf({
      placements: [wanted(4, { keep: 2 })],
      active: [build(3)],
      live: listed(3),
    });
    expect(lines(changes)).toEqual(["replace new"]);
    expect(changes[0]?.was).toBe("3.0.0");
  });

  it("keep 2 deletes what is beyond it once the newest is live", () => {
    expect(lines(planOf({ placements: [wanted(3, { keep: 2 })], ...three }).changes)).toEqual([
      "keep f-3",
      "delete f-1",
    ]);
  });

  it("keep all withdraws nothing", () => {
    expect(lines(planOf({ placements: [wanted(4, { keep: "all" })], ...three }).changes)).toEqual([
      "replace new",
    ]);
    expect(lines(planOf({ placements: [wanted(3, { keep: "all" })], ...three }).changes)).toEqual([
      "keep f-3",
    ]);
  });

  it("of two builds under one name only the wanted one stays, whatever keep says", () => {
    for (const keep of [2, "all"] as const) {
      const again = placement({
        content: "build 3, repaired",
        name: "app-3.zip",
        version: "3.0.0",
        rule: { keep },
      });
      const stays = keep === 2 ? " f-1" : "";
      expect(lines(planOf({ placements: [again], ...three }).changes)).toEqual([
        `replace new < f-3${stays}`,
      ]);
      const repaired = build(3, {
        content: "build 3, repaired",
        file_id: "f-3b",
        delivered_at: day(4),
      });
      const cut = planOf({
        placements: [again],
        active: [build(3), repaired],
        live: [...listed(3), live("f-3b", "app-3.zip")],
      });
      expect(lines(cut.changes)).toEqual(["keep f-3b", "delete f-3"]);
      expect(cut.changes[1]?.reason).toBe("superseded under the same name");
    }
  });

  it("a withdrawn file that is listed again is withdrawn again, desired slot or not", () => {
    const { changes } = planOf({
      placements: [wanted(2)],
      active: [build(2)],
      retired: [build(1)],
      live: listed(1, 2),
    });
    expect(lines(changes)).toEqual(["keep f-2", "delete f-1"]);
    const left = planOf({
      placements: [placement({ slot: "b.zip" })],
      retired: [build(1)],
      live: listed(1),
    });
    expect(lines(left.changes)).toEqual(["create new", "delete f-1"]);
  });
});

describe("what is recorded and not live", () => {
  it("forgets an upload that was superseded before it went live", () => {
    const { changes } = planOf({ placements: [wanted(2)], active: [build(1)] });
    expect(lines(changes)).toEqual(["create new", "forget f-1"]);
    expect(changes[1]?.reason).toBe("superseded, and not live");
  });

  it("forgets nothing of a slot that name-taken stopped", () => {
    const scene = { placements: [wanted(2)], active: [build(1)], live: [live("f-x", "app-2.zip")] };
    expect(planOf(scene).changes).toEqual([]);
  });

  it("restores the newest of two equal uploads and forgets the other", () => {
    const twice = [build(2, { file_id: "f-2a", delivered_at: day(1) }), build(2)];
    expect(lines(planOf({ placements: [wanted(2)], active: twice }).changes)).toEqual([
      "restore f-2",
      "forget f-2a",
    ]);
  });
});

describe("held", () => {
  const since = (number: number) => ({ held: { reason: "in-use", since: day(number) } }) as const;

  it("a held file is no change, no removal, and counts for no keep", () => {
    const scene = {
      active: [build(2), build(3)],
      retired: [build(1, since(1))],
      live: listed(1, 2, 3),
    };
    const { changes, plan } = planOf({
      placements: [wanted(3, { keep: 2 })],
      ...scene,
      rules: { maxRemovals: 0 },
    });
    expect(lines(changes)).toEqual(["keep f-3"]);
    expect(plan.targets[0]?.held).toEqual(["f-1"]);
    expect(plan.targets[0]?.foreign).toEqual([]);
  });

  it("a slot with nothing but a held file live gets a create", () => {
    const { changes } = planOf({
      placements: [wanted(2)],
      retired: [build(1, since(1))],
      live: listed(1),
    });
    expect(lines(changes)).toEqual(["create new"]);
  });

  it("a held file is no change where its slot left the manifest", () => {
    const { changes } = planOf({
      placements: [placement()],
      retired: [build(1, { ...since(1), slot: "gone.zip" })],
      live: listed(1),
    });
    expect(lines(changes)).toEqual(["create new"]);
  });

  it("ten at most are tried again, longest-untried first", () => {
    const many = Array.from({ length: 12 }, (_, index) => 12 - index);
    const at = (number: number) =>
      ({ held: { reason: "sold", since: `2026-03-${10 + number}T00:00:00.000Z` } }) as const;
    const retired = many.map((number) => build(number, at(number)));
    const files = [live("f-new"), ...listed(...many)];
    const { plan } = planOf({
      placements: [placement()],
      active: [receipt({ content: "new", file_id: "f-new" })],
      retired,
      live: files,
    });
    expect(plan.targets[0]?.held).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => `f-${number}`),
    );
  });

  it("the last file of a target is not tried, unless it may be emptied", () => {
    const scene = { retired: [build(1, since(1)), build(2, since(2))], live: listed(1, 2) };
    expect(planOf(scene).plan.targets[0]?.held).toEqual(["f-1"]);
    expect(planOf({ ...scene, rules: { allowEmptyTarget: true } }).plan.targets[0]?.held).toEqual([
      "f-1",
      "f-2",
    ]);
  });

  it("a held file that is wanted again comes back, by either route, and is not tried again", () => {
    for (const target of ["pdt_app", entitlement]) {
      const scene = {
        target,
        active: [build(2)],
        retired: [build(1, since(1))],
        live: listed(1, 2),
      };
      const { changes, plan } = planOf({
        placements: [wanted(1)],
        ...scene,
        rules: { allowDowngrade: true },
      });
      expect(lines(changes)).toEqual(["restore f-1 < f-2"]);
      expect(changes[0]?.reason).toBe("withdrawn before, and still live");
      expect(plan.targets[0]?.held).toEqual([]);
    }
  });

  it("a namesake does not stop a held file from coming back", () => {
    const scene = { retired: [build(1, since(1))], live: [...listed(1), live("f-x", "app-1.zip")] };
    const { changes, codes, warnings } = planOf({ placements: [wanted(1)], ...scene });
    expect(lines(changes)).toEqual(["restore f-1"]);
    expect([codes, warnings.map(({ code }) => code)]).toEqual([[], ["name-taken"]]);
  });
});

describe("namesakes", () => {
  const ours = receipt({ content: "new", file_id: "f-new" });

  it("one proven equal is adopted, the others are warnings", () => {
    const proofs = { "f-a": "different", "f-b": "equal", "f-c": "equal" } as const;
    const { changes, warnings } = planOf({
      placements: [placement()],
      live: [live("f-c"), live("f-a"), live("f-b")],
      proofs,
    });
    expect(lines(changes)).toEqual(["adopt f-b"]);
    expect(warnings.map(({ message }) => /f-[a-c]/.exec(message)?.[0])).toEqual(["f-a", "f-c"]);
  });

  it("a dead one is withdrawn and stands in nobody's way", () => {
    const scene = { placements: [placement()], proofs: { "f-dead": "dead" } as const };
    const dead = live("f-dead", "app.zip", { size: null });
    expect(lines(planOf({ ...scene, live: [dead] }).changes)).toEqual([
      "create new",
      "delete f-dead",
    ]);
    const kept = planOf({ ...scene, active: [ours], live: [dead, live("f-new")] });
    expect(lines(kept.changes)).toEqual(["keep f-new", "delete f-dead"]);
    expect([kept.codes, kept.warnings]).toEqual([[], []]);
    expect(lines(planOf({ ...scene, retired: [ours], live: [dead] }).changes)).toEqual([
      "restore f-new",
      "delete f-dead",
    ]);
  });

  it("a dead file under a name that we do not deliver is never touched", () => {
    const scene = {
      placements: [placement()],
      active: [ours],
      proofs: { "f-dead": "dead" } as const,
    };
    expect(
      lines(planOf({ ...scene, live: [live("f-new"), live("f-dead", "other.zip")] }).changes),
    ).toEqual(["keep f-new"]);
  });

  it("a live file with unknown content equals nothing", () => {
    const imported = receipt({ content: null, file_id: "f-old" });
    const { changes } = planOf({
      placements: [placement()],
      active: [imported],
      live: [live("f-old")],
    });
    expect(lines(changes)).toEqual(["replace new < f-old"]);
    expect(changes[0]?.reason).toMatch(/^content differs: unknown → /);
  });

  it("those that decide are to be proven first, and the others need no download", () => {
    const scene: Scene = {
      placements: [placement(), placement({ slot: "b.zip" })],
      active: [ours],
      live: [live("f-new"), live("f-x"), live("f-y", "b.zip"), live("f-z", "c.zip")],
    };
    const asked = targetFacts(inputOf(scene)).flatMap((facts) => namesakesToProve(facts));
    expect(asked.map(({ file, decides, key }) => [file.file_id, decides, key])).toEqual([
      ["f-y", true, `f-y ${digest("new")}`],
      ["f-x", false, `f-x ${digest("new")}`],
    ]);
  });
});

describe("a rewritten template", () => {
  const recorded = receipt({
    content: "new",
    slot: "old-{version}.zip",
    name: "app.zip",
    file_id: "f-new",
  });

  it("the same bytes under the same name are adopted into the new slot", () => {
    const { changes, codes, warnings } = planOf({
      placements: [placement()],
      active: [recorded],
      live: [live("f-new")],
    });
    expect(lines(changes)).toEqual(["adopt f-new"]);
    expect(changes[0]?.reason).toBe("live already, recorded as old-{version}.zip before");
    expect([codes, warnings]).toEqual([[], []]);
  });

  it("where the new slot has its file already, the old one goes", () => {
    const ours = receipt({ content: "new", file_id: "f-ours" });
    const { changes, warnings } = planOf({
      placements: [placement()],
      active: [recorded, ours],
      live: [live("f-new"), live("f-ours")],
    });
    expect(lines(changes)).toEqual(["keep f-ours", "delete f-new"]);
    expect(warnings).toEqual([]);
  });
});

describe("a rule that delivers nothing in this run", () => {
  const beta = receipt({ slot: "app-beta.zip", file_id: "f-beta", rule: "dist/*.zip" });
  const scene = {
    placements: [placement({ rule: { glob: "dist/*.zip" } })],
    active: [beta],
    live: [live("f-beta", "app-beta.zip")],
  };

  it("keeps what it delivered where another rule of the same glob matched", () => {
    const parts = [part("dist/*.zip", "matched"), part("dist/*.zip", "took-no-part")];
    expect(lines(planOf({ ...scene, parts }).changes)).toEqual(["create new", "keep f-beta"]);
  });

  it("keeps what it delivered before its glob was rewritten", () => {
    const parts = [part("dist/app.zip", "matched"), part("dist/*beta*", "matched-nothing")];
    expect(lines(planOf({ ...scene, parts }).changes)).toEqual(["create new", "keep f-beta"]);
    const unlike = [part("dist/app.zip", "matched"), part("docs/*", "matched-nothing")];
    expect(lines(planOf({ ...scene, parts: unlike }).changes)).toEqual([
      "create new",
      "delete f-beta",
    ]);
  });
});
