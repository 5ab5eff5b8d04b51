import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { Progress, Room } from "../../../src/core/run/progress.ts";
import { createProgressBars, type Frame, renderFrame } from "../../../src/view/terminal/bars.ts";

const room: Room = { columns: 100, unicode: true, widthOf: stringWidth };

const frame: Frame = {
  running: [
    upload({
      name: "Reverb-1.3.0-macOS.pkg",
      size: 48_900_000,
      sent: 30_800_000,
      rate: 4_100_000,
      left: 4_400,
    }),
    upload({
      name: "Reverb-1.3.0-Windows.exe",
      size: 51_000_000,
      sent: 19_400_000,
      rate: 3_900_000,
      left: 8_100,
    }),
  ],
  files: 3,
  filesDone: 1,
  bytes: 103_000_000,
  bytesDone: 53_300_000,
  retried: 1,
};

function upload(one: Pick<Frame["running"][number], "name" | "size" | "sent" | "rate" | "left">) {
  return { key: one.name, started: 0, ...one };
}

describe("A frame", () => {
  it.each([
    ["on a wide terminal", room],
    ["on one of 80 columns", { ...room, columns: 80 }],
    ["on a narrow one", { ...room, columns: 50 }],
    ["on a very narrow one", { ...room, columns: 24 }],
    ["where there is only ASCII", { ...room, unicode: false }],
  ])("is as reviewed %s", async (where, given) => {
    const text = `${renderFrame(frame, given).join("\n")}\n`;
    await expect(text).toMatchFileSnapshot(`snapshots/live-${where.replaceAll(" ", "-")}.txt`);
  });

  it("is nothing where nothing runs", () => {
    expect(renderFrame({ ...frame, running: [] }, room)).toEqual([]);
  });

  it("says nothing of a rate and a time that nobody knows yet, and 100% of an empty file", () => {
    const running = [upload({ name: "a.zip", size: 0, sent: 0, rate: 0, left: undefined })];
    expect(renderFrame({ ...frame, running, retried: 0 }, room)).toEqual([
      "  ↑ a.zip  ████████████████████  100%  0/0 B",
      "  1/3 files · 53.3/103 MB",
    ]);
  });

  it("never wraps: no line is as wide as the terminal, whatever the names", () => {
    const anUpload = fc.record({
      name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
      size: fc.nat(2 ** 31),
      sent: fc.nat(2 ** 31),
      rate: fc.nat(2 ** 30),
      left: fc.option(fc.nat(10 ** 8), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(anUpload, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 8, max: 200 }),
        fc.boolean(),
        (uploads, columns, unicode) => {
          for (const line of renderFrame(
            { ...frame, running: uploads.map(upload) },
            { ...room, columns, unicode },
          )) {
            expect(stringWidth(line)).toBeLessThan(columns);
            expect(line).not.toMatch(/\p{Cc}/u);
          }
        },
      ),
    );
  });
});

describe("Live progress", () => {
  const a = { target: "pdt_app", name: "a.zip" };
  const b = { target: "pdt_app", name: "b.zip" };

  function started() {
    let time = 0;
    const live = createProgressBars(
      () => time,
      (target) => target,
    );
    const at = (seconds: number, progress: Progress) => {
      time = seconds * 1000;
      return live.observe(progress);
    };
    return { at, last: () => live.frame(room).at(-1) ?? "", rows: () => live.frame(room).length };
  }

  it("keeps finished lines as they are elsewhere, and counts what is done, runs and was tried again", () => {
    const { at, last, rows } = started();
    at(0, { kind: "planned", files: 2, bytes: 30_000_000 });
    expect(rows()).toBe(0);
    at(0, { kind: "upload", ...a, size: 10_000_000 });
    at(0, { kind: "upload", ...b, size: 20_000_000 });
    at(5, { kind: "sent", ...b, bytes: 5_000_000 });
    expect(rows()).toBe(3);
    expect(at(10, { kind: "uploaded", ...a, size: 10_000_000, file_id: "id-1" })).toEqual([
      "✓ a.zip  10.0 MB  id-1",
    ]);
    expect(at(10, { kind: "wait", sentence: "Again in 1 s." })).toEqual(["  Again in 1 s."]);
    expect(last()).toBe("  1/2 files · 15.0/30.0 MB · 500 kB/s · 0:30 left · retried 1");
  });

  it("lets go of an upload that failed", () => {
    const { at, rows } = started();
    at(0, { kind: "upload", ...a, size: 10 });
    expect(at(1, { kind: "dropped", ...a })).toEqual([]);
    expect(rows()).toBe(0);
  });
});
