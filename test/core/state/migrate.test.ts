import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseState, renderState } from "../../../src/core/state/document.ts";
import { migrate, migrations } from "../../../src/core/state/migrate.ts";
import { newestFirst } from "../../../src/core/state/order.ts";
import { chooseRelease } from "../../../src/core/state/releases.ts";
import type { State } from "../../../src/core/state/state.ts";
import { aReceipt } from "../../builders.ts";

const expected = {
  environment: "live_mode",
  manifest: "dodo-files.yaml",
  where: "a test",
} as const;

/** A receipt as version 1 wrote it. */
function receipt(file_id: string, day: number, fields: object = {}) {
  const delivered_at = `2026-01-${String(day).padStart(2, "0")}T00:00:00.000Z`;
  return { ...aReceipt({ file_id, delivered_at }), ...fields };
}

/** Releases of version 1, newest first: days, tags and `live` of two targets. */
type Written = readonly [day: number, tag: string, app: string, book?: string];

function read(fields: {
  readonly files?: readonly object[];
  readonly retired?: readonly object[];
  readonly releases?: readonly Written[];
}): State {
  const releases = (fields.releases ?? []).map(([day, tag, app, book], index, all) => ({
    serial: all.length - index,
    at: `2026-01-${String(day).padStart(2, "0")}T00:00:00.000Z`,
    ...(tag === "-" ? {} : { tag, commit: `${tag}${"0".repeat(38)}` }),
    live: { pdt_app: app.split(" "), ...(book === undefined ? {} : { pdt_book: book.split(" ") }) },
  }));
  const head = { version: 1, lineage: "L", serial: 9, environment: "live_mode" };
  const document = { ...head, manifest: "dodo-files.yaml", files: [], retired: [], ...fields };
  return parseState(JSON.stringify({ ...document, releases }), expected);
}

describe("documents of older versions", () => {
  it("of version 1, as it was first written, are read for ever", async () => {
    const text = await readFile(new URL("fixtures/state-v1.json", import.meta.url), "utf8");
    const state = parseState(text, expected);
    expect(state.files).toMatchObject([{ name: "Reverb-1.3.0.pkg", version: "1.3.0" }]);
    expect(state.version).toBe(migrations.length + 1);
    expect(parseState(renderState(state), expected)).toEqual(state);
    const before = JSON.parse(text);
    expect(state.releases.map(({ serial, live }) => ({ serial, live }))).toEqual(
      before.releases.map(({ serial, live }: State["releases"][number]) => ({ serial, live })),
    );
  });

  it("pass every step from their own version on, in order", () => {
    const steps = [
      (one: object) => ({ ...one, passed: ["to 2"] }),
      (one: { readonly passed?: unknown }) => ({
        ...one,
        passed: [...((one.passed as string[]) ?? []), "to 3"],
      }),
    ];
    expect(migrate({ version: 1 }, 1, steps)).toEqual({ version: 3, passed: ["to 2", "to 3"] });
    expect(migrate({ version: 2 }, 2, steps)).toEqual({ version: 3, passed: ["to 3"] });
    expect(migrate({ version: 3 }, 3, steps)).toEqual({ version: 3 });
  });
});

describe("a document of version 1", () => {
  it("orders receipts and releases by their times, equal times the same", () => {
    const state = read({
      files: [receipt("a", 1), receipt("b", 3)],
      // The same instant as the release's, written another way.
      retired: [receipt("c", 2, { delivered_at: "2026-01-02T00:00:00Z" })],
      releases: [
        [4, "v2", "b"],
        [2, "v1", "a c"],
      ],
    });
    const orders = [...state.files, ...state.retired].map(({ file_id, order }) => [file_id, order]);
    expect(orders).toEqual([
      ["a", 1],
      ["b", 3],
      ["c", 2],
    ]);
    expect(state.releases.map(({ order }) => order)).toEqual([4, 2]);
    expect(state.intents).toEqual([]);
  });

  it("says which targets a run covered: those whose list differs from the release below", () => {
    const state = read({
      releases: [
        [4, "v4", "b", "x"],
        [3, "v3", "b", "x"],
        [2, "v2", "b a", "x"],
        [1, "v1", "a", "x"],
      ],
    });
    expect(state.releases.map(({ targets }) => targets.join())).toEqual([
      "pdt_app,pdt_book",
      "pdt_app",
      "pdt_app",
      "pdt_app,pdt_book",
    ]);
  });

  it.each<[string, readonly Written[], string]>([
    [
      "a copy of an older one, with another between",
      [
        [3, "v1", "a"],
        [2, "v2", "b"],
        [1, "v1", "a"],
      ],
      "rollback apply apply",
    ],
    [
      "no second save of the same run",
      [
        [3, "v2", "b c"],
        [2, "v2", "b"],
        [1, "v1", "a"],
      ],
      "apply apply apply",
    ],
    [
      "nothing without a tag",
      [
        [3, "-", "a"],
        [2, "v2", "b"],
        [1, "-", "a"],
      ],
      "apply apply apply",
    ],
    [
      "every one of interleaved rollbacks",
      [
        [6, "v1", "a"],
        [5, "v3", "c"],
        [4, "v1", "a"],
        [3, "v2", "b"],
        [2, "v1", "a"],
        [1, "v0", "z"],
      ],
      "rollback apply rollback apply apply apply",
    ],
  ])("takes for a rollback %s", (_, releases, kinds) => {
    expect(
      read({ releases })
        .releases.map(({ kind }) => kind)
        .join(" "),
    ).toBe(kinds);
  });

  it("goes further back, never forward, after the rollbacks it knows", () => {
    const app = new Set(["pdt_app"]);
    const files = [..."zabc"].map((id, day) => receipt(id, day + 1, { sha256: null }));
    const back = (releases: readonly Written[]) =>
      chooseRelease(read({ files, releases }), { to: undefined, targets: app }).destinations.get(
        "pdt_app",
      )?.tag;
    expect(
      back([
        [4, "v1", "a"],
        [3, "v2", "b"],
        [2, "v1", "a"],
        [1, "v0", "z"],
      ]),
    ).toBe("v0");
    expect(
      back([
        [6, "v1", "a"],
        [5, "v3", "c"],
        [4, "v1", "a"],
        [3, "v2", "b"],
        [2, "v1", "a"],
        [1, "v0", "z"],
      ]),
    ).toBe("v0");
    // Rolled back only in the other target, so here the release before is the one to go to.
    expect(
      back([
        [4, "v1", "b", "x"],
        [3, "v2", "b", "y"],
        [2, "v1", "a", "x"],
      ]),
    ).toBe("v1");
    // Delivered again on purpose after the rollback, and a newer one since.
    expect(
      back([
        [5, "v3", "c"],
        [4, "v2", "b"],
        [3, "v1", "a"],
        [2, "v2", "b"],
        [1, "v1", "a"],
      ]),
    ).toBe("v2");
  });

  it("keeps what buyers had, and the order of every slot, whatever the times", () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, fc.nat(8), (all, split) => {
        const receipts = all.map((day, index) => receipt(`f${index}`, day));
        const state = read({ files: receipts.slice(0, split), retired: receipts.slice(split) });
        const migrated = [...state.files, ...state.retired];
        const times = newestFirst(migrated).map(({ delivered_at }) => delivered_at);
        expect(times).toEqual(times.toSorted().toReversed());
        expect(new Set(migrated.map(({ file_id }) => file_id))).toEqual(
          new Set(receipts.map(({ file_id }) => file_id)),
        );
        expect(state.files).toHaveLength(Math.min(split, all.length));
      }),
    );
  });
});
