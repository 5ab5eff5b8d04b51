import { describe, expect, it } from "vitest";
import { makePlan } from "../../../src/core/plan/make-plan.ts";
import type { Receipt, Release } from "../../../src/core/state/state.ts";
import { aRelease } from "../../builders.ts";
import { inputOf, live, placement, product, receipt, type Scene, state } from "./planning.ts";

const commit = "c".repeat(40);
const good = receipt({ content: "good", file_id: "f-good" });
const bad = receipt({ content: "bad", file_id: "f-bad" });

/** v1 was good, v2 bad, and a rollback went back from v2 to v1. */
const history: readonly Release[] = [
  aRelease({ serial: 3, kind: "rollback", tag: "v1", live: { [product]: ["f-good"] } }),
  aRelease({
    serial: 2,
    tag: "v2",
    commit,
    live: { [product]: ["f-bad"] },
    rolled_back: [product],
  }),
  aRelease({ serial: 1, tag: "v1", live: { [product]: ["f-good"] } }),
];

interface Given {
  readonly run: { readonly tag?: string; readonly commit?: string };
  readonly content: string;
  readonly releases?: readonly Release[];
  readonly recorded?: readonly Receipt[];
  readonly rules?: Scene["rules"];
}

function codes({ run, content, releases = history, recorded = [good], rules }: Given) {
  const scene: Scene = {
    placements: [placement({ content })],
    live: recorded.map(({ file_id }) => live(file_id)),
    rules: rules ?? {},
  };
  const files = state({ files: recorded, retired: [bad], releases });
  return makePlan({ ...inputOf(scene), state: files, ...run }).problems.map(({ code }) => code);
}

describe("rolled-back stops", () => {
  it.each<[string, Given]>([
    ["the same tag and commit", { run: { tag: "v2", commit }, content: "bad" }],
    ["the same tag and commit with other bytes", { run: { tag: "v2", commit }, content: "anew" }],
    ["a run without a tag at the same commit", { run: { commit }, content: "anew" }],
    ["a run without a tag with the same bytes", { run: { commit: "d" }, content: "bad" }],
    ["a run without tag and commit with the same bytes", { run: {}, content: "bad" }],
  ])("%s", (_, given) => {
    expect(codes(given)).toEqual(["rolled-back"]);
    expect(codes({ ...given, rules: { allowRolledBack: true } })).toEqual([]);
  });

  it.each<[string, Given]>([
    ["a new tag, even with the same bytes", { run: { tag: "v3", commit }, content: "bad" }],
    ["the tag at another commit", { run: { tag: "v2", commit: "d" }, content: "bad" }],
    ["a run without a tag with other bytes", { run: { commit: "d" }, content: "anew" }],
    ["a run that delivers nothing", { run: { tag: "v2", commit }, content: "good" }],
    [
      "bytes that buyers are to have now, and that somebody removed",
      {
        run: {},
        content: "good",
        recorded: [],
        releases: history.map((one) => ({ ...one, live: { [product]: ["f-good"] } })),
      },
    ],
    [
      "a release that had not covered the target",
      {
        run: { tag: "v2", commit },
        content: "bad",
        releases: history.map((one) => ({ ...one, targets: ["pdt_other"] })),
      },
    ],
    [
      "what a rollback had recorded before the next one left it",
      {
        run: { tag: "v2", commit },
        content: "bad",
        releases: history.map((one) => ({ ...one, kind: "rollback" as const })),
      },
    ],
  ])("never %s", (_, given) => {
    expect(codes(given)).toEqual([]);
  });

  it("names the release, the target and the ways out", () => {
    const scene: Scene = { placements: [placement({ content: "bad" })] };
    const { problems } = makePlan({
      ...inputOf(scene),
      state: state({ retired: [bad, good], releases: history }),
      tag: "v2",
      commit,
    });
    expect(problems).toMatchObject([
      {
        code: "rolled-back",
        target: product,
        message: "app was taken back from v2, and this run would deliver that again.",
        remedy: expect.stringMatching(/new tag.*rollback with to v2.*allow-rolled-back/),
      },
    ]);
  });
});
