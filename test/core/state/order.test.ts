import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byRelease, isNewerRun, newestFirst } from "../../../src/core/state/order.ts";
import type { Receipt } from "../../../src/core/state/state.ts";
import { aReceipt } from "../../builders.ts";

function ids(receipts: readonly Receipt[]): string {
  return receipts.map(({ file_id }) => file_id).join(" ");
}

describe("of two runs the newer one", () => {
  it.each([
    ["has the higher run id", { run: "10" }, { run: "9" }, true],
    [
      "has the higher run id, whatever its version",
      { run: "9", version: "2.0.0" },
      { run: "10", version: "1.0.0" },
      false,
    ],
    [
      "may have an id too long for a number",
      { run: "90071992547409931" },
      { run: "90071992547409930" },
      true,
    ],
    [
      "has the higher version if one has no run id",
      { run: "local-a", version: "1.1.0" },
      { run: "9", version: "1.0.0" },
      true,
    ],
    [
      "has the higher version if neither has one",
      { run: "local-a", version: "1.0.0" },
      { run: "local-b", version: "1.1.0" },
      false,
    ],
    ["is not known without versions", { run: "local-a" }, { run: "local-b" }, false],
    [
      "is not known if versions cannot be compared",
      { run: "local-a", version: "x" },
      { run: "local-b", version: "y" },
      false,
    ],
    [
      "is neither of two attempts",
      { run: "9", version: "2.0.0" },
      { run: "9", version: "1.0.0" },
      false,
    ],
  ])("%s", (_, a, b, expected) => {
    expect(isNewerRun(a, b)).toBe(expected);
    if (expected) expect(isNewerRun(b, a)).toBe(false);
  });
});

describe("the receipts of a slot, newest first", () => {
  const a = aReceipt({ file_id: "a", version: "1.0.0", order: 3 });
  const b = aReceipt({ file_id: "b", version: "2.0.0", order: 2 });
  const c = aReceipt({ file_id: "c", version: "1.10.0", order: 1 });

  it("are in the order of their versions if all can be compared and differ", () => {
    expect(ids(newestFirst([a, b, c]))).toBe("b c a");
  });

  it.each([
    ["one has none", { version: undefined }],
    ["one is no version", { version: "spring" }],
    ["two are equal", { version: "1.0.0" }],
    ["two differ in build metadata alone", { version: "1.0.0+7" }],
  ])("are in the order of their releases if %s", (_, fields) => {
    expect(ids(newestFirst([c, a, { ...b, ...fields }]))).toBe("a b c");
  });

  it("begin with what no release counts yet, and end with what was imported", () => {
    const unversioned = { version: undefined };
    const all = [
      { ...a, ...unversioned, order: 0 },
      { ...b, ...unversioned },
      { ...c, ...unversioned, order: undefined },
    ];
    expect(ids(newestFirst(all))).toBe("c b a");
  });

  it("of one release are in the order of their runs, then of their ids", () => {
    const of = (file_id: string, run: string) => aReceipt({ file_id, run, order: 1 });
    const all = [of("d", "local-1"), of("c", "9"), of("b", "10"), of("a", "local-2")];
    expect(ids(newestFirst(all))).toBe("b c a d");
  });

  it("have one order, whatever order they came in and whatever the clocks say", () => {
    const receipt = fc
      .record({
        file_id: fc.uuid(),
        version: fc.option(fc.constantFrom("1.0.0", "1.2.0", "1.10.0", "spring"), {
          nil: undefined,
        }),
        order: fc.option(fc.nat(3), { nil: undefined }),
        run: fc.constantFrom("9", "10", "local-1"),
      })
      .map((fields) => aReceipt(fields));
    const slot = fc.uniqueArray(receipt, { selector: ({ file_id }) => file_id, maxLength: 6 });
    const shuffled = slot.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(1e13) }), {
          minLength: all.length,
          maxLength: all.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, others, times]) => {
        const turned = others.map((one, index) => ({
          ...one,
          delivered_at: times[index]?.toISOString() ?? "",
        }));
        expect(ids(newestFirst(turned))).toBe(ids(newestFirst(all)));
        for (const one of all)
          for (const other of all)
            expect(Math.sign(byRelease(one, other)) + Math.sign(byRelease(other, one))).toBe(0);
      }),
    );
  });
});
