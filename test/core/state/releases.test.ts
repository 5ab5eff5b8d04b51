import { describe, expect, it } from "vitest";
import { chooseRelease, releaseLine } from "../../../src/core/state/releases.ts";
import type { Release } from "../../../src/core/state/state.ts";
import { aReceipt, aRelease, aState } from "../../builders.ts";

const targets = new Set(["pdt_a", "pdt_b"]);
const files = ["0", "1", "1again", "2"].map((file_id) =>
  aReceipt({ file_id, target: "pdt_a", sha256: (file_id[0] ?? "").repeat(64) }),
);

/** Releases newest first, as `tag id`; `-` for no tag, `<` for a copy that a rollback made, `~` for one that it left. Their serials count down. */
function history(...releases: readonly string[]) {
  const all = releases.map((text, index): Release => {
    const [tag = "-", ...ids] = text.replace(/^[<~]/, "").split(" ");
    const kind = text.startsWith("<") ? ("rollback" as const) : ("apply" as const);
    const rolled_back = text.startsWith("~") ? ["pdt_a"] : [];
    const named = tag === "-" ? {} : { tag, commit: tag.padEnd(40, "0") };
    return aRelease({ serial: 20 - index, kind, rolled_back, ...named, live: { pdt_a: ids } });
  });
  return aState({ files, releases: all });
}

function chosen(state: ReturnType<typeof history>, to?: string): number {
  return chooseRelease(state, { to, targets }).destinations.get("pdt_a")?.serial ?? 0;
}

describe("the release to go back to", () => {
  it.each([
    ["is the one before", ["v2 2", "v1 1"], 19],
    ["is one that delivered something else", ["v3 2", "v2 2", "v1 1"], 18],
    ["is one before the copy that a rollback made", ["<v1 1", "~v2 2", "v1 1", "v0 0"], 17],
    [
      "is the same also where the copy had to be uploaded again",
      ["<v1 1again", "~v2 2", "v1 1", "v0 0"],
      17,
    ],
    ["without any tag goes by content", ["<- 1again", "~- 2", "- 1", "- 0"], 17],
    ["is none that a rollback has left", ["v3 2", "~v2 1", "v0 0"], 18],
    [
      "is the one that was live before a release that followed a rollback",
      ["v3 2", "<v1 1", "~v2 0", "v1 1"],
      19,
    ],
  ])("%s", (_, releases, serial) => {
    expect(chosen(history(...releases))).toBe(serial);
  });

  it.each([
    ["v1", 18],
    ["20", 20],
    ["#19", 19],
    ["v10000000000", 18],
  ])("is named by %s", (to, serial) => {
    const state = history("<v1 1", "~v2 2", "v1 1", "v0 0");
    const commits = state.releases.map((release) => ({
      ...release,
      commit: release.commit?.replace("v", "a"),
    }));
    expect(chosen({ ...state, releases: commits }, to.replace("v1000", "a1000"))).toBe(serial);
  });

  it.each([[[]], [["v1 1"]], [["v2 1", "v1 1"]]])("is unknown after %j", (releases) => {
    expect(() => chosen(history(...releases))).toThrow(
      expect.objectContaining({ code: "rollback-unknown" }),
    );
  });

  it("is, for a tag, what its newest apply covered, target by target", () => {
    const live = { pdt_a: ["1"], pdt_b: ["1b"] };
    const of = (serial: number, fields: Parameters<typeof aRelease>[0]) =>
      aRelease({ serial, tag: "v1", live, ...fields });
    const releases = [
      of(5, { kind: "rollback" }),
      of(4, { targets: ["pdt_b"] }),
      of(3, { tag: "v2" }),
      of(2, {}),
    ];
    const state = aState({ files, releases });
    const serials = (to: string, all = targets) =>
      [...chooseRelease(state, { to, targets: all }).destinations].map(([, { serial }]) => serial);
    expect(serials("v1")).toEqual([2, 4]);
    expect(serials("#5")).toEqual([5, 5]);
    // Only a copy of it is left.
    expect([
      ...chooseRelease(aState({ releases: [of(5, { kind: "rollback" })] }), {
        to: "v1",
        targets,
      }).destinations.keys(),
    ]).toEqual(["pdt_a", "pdt_b"]);
  });

  it("leaves targets alone that it did not know, or that a rollback has left there", () => {
    const releases = [
      aRelease({ serial: 3, live: { pdt_a: ["1"], pdt_b: ["2"] } }),
      aRelease({ serial: 2, live: { pdt_a: ["2"], pdt_b: ["1"] }, rolled_back: ["pdt_a"] }),
      aRelease({ serial: 1, live: { pdt_a: ["1"] } }),
    ];
    const { destinations } = chooseRelease(aState({ files, releases }), { to: undefined, targets });
    expect([...destinations].map(([target, { serial }]) => [target, serial])).toEqual([
      ["pdt_b", 2],
    ]);
  });

  it("where nothing fits is answered with all there are", () => {
    const expected = {
      code: "rollback-unknown",
      details: history("v2 2", "v1 1").releases.map(releaseLine),
    };
    expect(() => chosen(history("v2 2", "v1 1"), "v9")).toThrow(expect.objectContaining(expected));
    expect(() => chosen(history("v2 2", "v1 1"), "v1000")).toThrow(
      expect.objectContaining({ code: "rollback-unknown" }),
    );
  });
});
