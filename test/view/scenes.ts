import { type Change, changesOf, type TargetPlan } from "../../src/core/plan/plan.ts";
import type { Outcome, Report } from "../../src/core/run/report.ts";
import {
  aChange,
  anOutcome,
  aPlan,
  aProblem,
  aReceipt,
  aRelease,
  aReport,
  aState,
  aTargetPlan,
  shown,
} from "../builders.ts";

/** A plug-in seller's release, told as each run would report it. */

const ids = {
  mac: "0193b3a2-4e0c-7000-8000-000000009f10",
  win: "0193b3a2-51aa-7000-8000-0000000002c7",
};
const epub = "0193b3a2-6001-7000-8000-0000000077b0";

const mac = aChange({
  action: "replace",
  slot: "Reverb-{version}-macOS.pkg",
  name: "Reverb-1.3.0-macOS.pkg",
  path: "dist/Reverb-macOS.pkg",
  size: 48_900_000,
  prior: ["old-mac"],
  version: "1.3.0",
  was: "1.2.0",
  was_size: 48_200_000,
  reason: "content differs: 12345678… → 87654321…",
});
const win = aChange({
  ...mac,
  slot: "Reverb-{version}-Windows.exe",
  name: "Reverb-1.3.0-Windows.exe",
  path: "dist/Reverb-Windows.exe",
  size: 51_000_000,
  prior: ["old-win"],
});
const license = aChange({
  action: "keep",
  name: "LICENSE.txt",
  path: "LICENSE.txt",
  size: 812,
  file_id: "id-of-LICENSE.txt",
  reason: "unchanged",
});
const linux = aChange({
  ...mac,
  action: "delete",
  name: "Reverb-1.2.0-Linux.tar.gz",
  size: 41_000_000,
  file_id: "old-linux",
  prior: ["old-linux"],
  was: undefined,
  was_size: undefined,
  version: "1.2.0",
  reason: "its rule left the manifest",
});
const book = aChange({
  target: "pdt_LEbook",
  name: "Mixing-2e.epub",
  path: "book/Mixing-2e.epub",
  size: 3_100_000,
});

const reverb: TargetPlan = aTargetPlan({
  changes: [mac, win, license, linux],
  foreign: [shown("Reverb-1.0.0-macOS.pkg")],
  before: [
    shown("Reverb-1.2.0-macOS.pkg", "old-mac"),
    shown("Reverb-1.2.0-Windows.exe", "old-win"),
    shown("Reverb-1.2.0-Linux.tar.gz", "old-linux"),
    shown("LICENSE.txt"),
    shown("Reverb-1.0.0-macOS.pkg"),
  ],
  after: [
    shown("LICENSE.txt"),
    shown("Reverb-1.0.0-macOS.pkg"),
    shown("Reverb-1.3.0-macOS.pkg", null),
    shown("Reverb-1.3.0-Windows.exe", null),
  ],
});
const ebook: TargetPlan = aTargetPlan({
  target: "pdt_LEbook",
  spellings: ["ebook"],
  changes: [book],
  after: [shown("Mixing-2e.epub", null)],
});

export const releasePlan = aPlan({
  tag: "v1.3.0",
  commit: "4f2a91c0d3e5f60718293a4b5c6d7e8f90123456",
  targets: [reverb, ebook],
});

const released = aState({
  serial: 58,
  files: [
    aReceipt({ ...named(mac), file_id: ids.mac }),
    aReceipt({ ...named(win), file_id: ids.win }),
    aReceipt({ ...named(license), file_id: "id-of-LICENSE.txt" }),
    aReceipt({ ...named(book), file_id: epub }),
  ],
  releases: [
    aRelease({ serial: 58, at: "2026-06-02T10:00:00Z", tag: "v1.3.0" }),
    aRelease({ serial: 52, at: "2026-05-02T10:00:00Z", tag: "v1.2.0" }),
  ],
});

const common = {
  plan: releasePlan,
  where: "acme/plugins@dodo-files-state live_mode",
  stateUrl: "https://github.com/acme/plugins/commit/9c1",
  tag: "v1.3.0",
};

export const planned: Report = aReport({
  ...common,
  command: "plan",
  result: "pending",
  state: aState(),
  outcomes: outcomes("planned"),
});

export const delivered: Report = aReport({
  ...common,
  result: "changed",
  state: released,
  live: new Map([
    [
      "pdt_LReverb",
      new Set([ids.mac, ids.win, "id-of-LICENSE.txt", "id-of-Reverb-1.0.0-macOS.pkg"]),
    ],
    ["pdt_LEbook", new Set([epub])],
  ]),
  outcomes: outcomes("done"),
  notices: ["reverb delivers more than 10 files; Dodo once allowed no more."],
  wrote: true,
  sent: 103_000_000,
  duration: 19_000,
});

const byHand = aChange({
  ...mac,
  action: "adopt",
  name: "Reverb-1.0.0-macOS.pkg",
  file_id: "id-of-Reverb-1.0.0-macOS.pkg",
  prior: [],
  size: 40_100_000,
  sha256: null,
  version: "1.0.0",
  was: undefined,
  was_size: undefined,
  reason: "live already; its content is not known",
});

export const imported: Report = {
  ...delivered,
  command: "import",
  plan: aPlan({ ...releasePlan, targets: [{ ...reverb, foreign: [] }] }),
  outcomes: [anOutcome(byHand)],
  notices: [],
  wrote: false,
  sent: 0,
};

export const drifted: Report = {
  ...delivered,
  command: "check",
  result: "failed",
  plan: undefined,
  outcomes: [anOutcome(license)],
  problems: [
    aProblem({
      code: "drift",
      message: "reverb does not deliver what the state records: 1 file missing.",
      remedy: "Run apply: it attaches what is missing again, or sends it anew.",
      details: [`missing: Reverb-1.3.0-Windows.exe (${ids.win})`],
      target: "pdt_LReverb",
    }),
  ],
  names: new Map([["id-of-Reverb-1.0.0-macOS.pkg", "Reverb-1.0.0-macOS.pkg"]]),
  spellings: new Map([["pdt_LReverb", ["reverb"]]]),
  live: new Map([
    ["pdt_LReverb", new Set([ids.mac, "id-of-LICENSE.txt", "id-of-Reverb-1.0.0-macOS.pkg"])],
  ]),
  wrote: false,
  sent: 0,
};

export const partly: Report = {
  ...delivered,
  result: "partial",
  state: { ...released, files: [aReceipt({ ...named(book), file_id: epub })] },
  live: new Map([
    ["pdt_LReverb", new Set(reverb.before.map(({ file_id }) => file_id ?? ""))],
    ["pdt_LEbook", new Set([epub])],
  ]),
  outcomes: [
    anOutcome(mac, { status: "waiting" }),
    anOutcome(win, { status: "failed" }),
    anOutcome(license),
    anOutcome(linux, { status: "waiting" }),
    anOutcome(book, { file_id: epub }),
  ],
  problems: [
    aProblem({
      code: "upload-failed",
      message: "Reverb-1.3.0-Windows.exe: 503 from the file store 5 times in 41 s.",
      remedy: "Run again: what was uploaded is recorded and will not be sent again.",
      details: ["Dodo request id 8e21f0"],
      target: "pdt_LReverb",
    }),
  ],
  sent: 52_000_000,
};

export const failed: Report = aReport({
  result: "failed",
  problems: [
    aProblem({
      message: '"dist/Reverb-Linux.tar.gz" matches no file.',
      remedy:
        "Correct the case (globs are case-sensitive on every OS), or set empty: warn to keep what buyers have.",
      at: { file: "dodo-files.yaml", line: 8, column: 3 },
      details: [
        "dist/ holds: Reverb-macOS.pkg, Reverb-Windows.exe, Reverb-linux.tar.gz (differs in case only)",
      ],
    }),
    aProblem({
      code: "use-entitlement",
      message: "This product delivers its files through entitlement ent_8fKx (2 files).",
      remedy: "In dodo-files.yaml:6 write ebook: { live_mode: ent_8fKx }.",
      target: "pdt_LEbook",
    }),
  ],
  warnings: [
    aProblem({
      code: "name-taken",
      message: "ebook also delivers a second Mixing-2e.epub (f-1) that dodo-files did not record.",
      remedy: "Buyers cannot tell the two apart: remove it in the Dodo dashboard.",
      target: "pdt_LEbook",
    }),
  ],
  spellings: new Map([["pdt_LEbook", ["ebook"]]]),
});

function outcomes(status: Outcome["status"]): readonly Outcome[] {
  const given = new Map<Change, string>([
    [mac, ids.mac],
    [win, ids.win],
    [book, epub],
    [license, "id-of-LICENSE.txt"],
  ]);
  return changesOf(releasePlan).map((change) =>
    anOutcome(change, {
      status,
      file_id: status === "done" ? (given.get(change) ?? null) : change.file_id,
    }),
  );
}

function named({ target, slot, name, rule, path, size, version }: Change) {
  return { target, slot, name, rule, path: path ?? "", size: size ?? 0, version };
}
