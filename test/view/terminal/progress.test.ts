import { describe, expect, it } from "vitest";
import type { Progress } from "../../../src/core/run/progress.ts";
import { createLines } from "../../../src/view/terminal/progress.ts";

const mac = { target: "pdt_LReverb", name: "Reverb-1.3.0-macOS.pkg" };
const size = 48_900_000;

function started(named?: (target: string) => string) {
  let time = 0;
  const lines = createLines(() => time, named);
  const at = (seconds: number, progress: Progress) => {
    time = seconds * 1000;
    return lines(progress);
  };
  return { at };
}

describe("Progress off a terminal", () => {
  it("begins with the state in use", () => {
    const { at } = started();
    const run = {
      kind: "started",
      where: "acme/x@b live_mode",
      serial: 57,
      environment: "live_mode",
      targets: 2,
    } as const;
    expect(at(0, { ...run, offline: false })).toEqual([
      "state  acme/x@b live_mode #57     store  live_mode, 2 targets to read",
    ]);
    expect(at(0, { ...run, offline: true })[0]).toContain("compared with the state alone");
  });

  it("is one line for each finished upload", () => {
    const { at } = started();
    expect(at(0, { kind: "planned", files: 1, bytes: size })).toEqual([]);
    expect(at(0, { kind: "upload", ...mac, size })).toEqual([]);
    expect(at(9, { kind: "uploaded", ...mac, size, file_id: "0193b3a2-4e0c" })).toEqual([
      "✓ Reverb-1.3.0-macOS.pkg  48.9 MB  0193b3a2-4e0c",
    ]);
  });

  it("is at most one line in 15 s for each running upload, with share, rate and time left", () => {
    const { at } = started();
    const win = { target: "pdt_LReverb", name: "Reverb-1.3.0-Windows.exe" };
    at(0, { kind: "upload", ...mac, size });
    at(1, { kind: "upload", ...win, size });
    expect(at(14, { kind: "sent", ...mac, bytes: 30_000_000 })).toEqual([]);
    expect(at(15, { kind: "sent", ...mac, bytes: 30_800_000 })).toEqual([
      "↑ Reverb-1.3.0-macOS.pkg  62%  30.8/48.9 MB  2.1 MB/s  9 s left",
    ]);
    expect(at(15, { kind: "sent", ...win, bytes: 1_000_000 })).toEqual([]);
    expect(at(16, { kind: "sent", ...win, bytes: 2_000_000 })).toHaveLength(1);
    expect(at(29, { kind: "sent", ...mac, bytes: 40_000_000 })).toEqual([]);
    expect(at(30, { kind: "sent", ...mac, bytes: 41_000_000 })).toHaveLength(1);
  });

  it("measures each attempt anew", () => {
    const { at } = started();
    at(0, { kind: "upload", ...mac, size });
    at(10, { kind: "sent", ...mac, bytes: 20_000_000 });
    at(20, { kind: "sent", ...mac, bytes: 1_000_000 });
    expect(at(40, { kind: "sent", ...mac, bytes: 21_000_000 })).toEqual([
      "↑ Reverb-1.3.0-macOS.pkg  42%  21.0/48.9 MB  1.1 MB/s  27 s left",
    ]);
  });

  it("tells of targets, waits and warnings, each on one safe line", () => {
    const { at } = started((target) => (target === "pdt_LReverb" ? "reverb" : target));
    const live = { kind: "live", target: "pdt_LReverb", files: 4, added: 2, withdrawn: 2 } as const;
    expect(at(1, live)).toEqual(["✓ reverb  read back: 4 files, 2 new; 2 old ones withdrawn"]);
    expect(at(1, { ...live, added: 0, withdrawn: 0 })).toEqual(["✓ reverb  read back: 4 files"]);
    expect(at(1, { kind: "wait", sentence: "::error::x\ny" })).toEqual(["  : :error::x␊y"]);
    expect(at(1, { kind: "warning", sentence: "Still attached." })).toEqual(["! Still attached."]);
  });

  it("does not stumble over an empty file or a step without a start", () => {
    const { at } = started();
    expect(at(1, { kind: "sent", ...mac, bytes: 1 })).toEqual([]);
    at(1, { kind: "upload", ...mac, size: 0 });
    expect(at(16, { kind: "sent", ...mac, bytes: 0 })).toEqual([
      "↑ Reverb-1.3.0-macOS.pkg  100%  0/0 B",
    ]);
  });
});
