import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes, bytesOf, duration, plural } from "../../../src/core/text/numbers.ts";

describe("Numbers for people", () => {
  it.each([
    [0, "0 B"],
    [812, "812 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [3_100_000, "3.1 MB"],
    [48_900_000, "48.9 MB"],
    [51_000_000, "51.0 MB"],
    [99_960_000, "100 MB"],
    [103_400_000, "103 MB"],
    [999_600_000, "1.0 GB"],
    [5_368_709_120, "5.4 GB"],
  ])("says %d bytes as %s", (count, text) => {
    expect(bytes(count)).toBe(text);
  });

  it("never takes more than three digits and one decimal", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10 ** 14 }),
        (count) => void expect(bytes(count)).toMatch(/^(\d{1,3}|\d{1,2}\.\d) [kMGT]?B$/),
      ),
    );
  });

  it("says part and total in the unit of the total", () => {
    expect(bytesOf(30_800_000, 48_900_000)).toBe("30.8/48.9 MB");
    expect(bytesOf(0, 812)).toBe("0/812 B");
  });

  it.each([
    [40, "0.0 s"],
    [400, "0.4 s"],
    [38_000, "38 s"],
    [59_700, "1 min 00 s"],
    [245_000, "4 min 05 s"],
    [3_720_000, "1 h 02 min"],
  ])("says %d ms as %s", (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it("counts in words", () => {
    expect([plural(1, "file"), plural(0, "file"), plural(2, "entry", "entries")]).toEqual([
      "1 file",
      "0 files",
      "2 entries",
    ]);
  });
});
