import { describe, expect, it } from "vitest";
import type { StateStore } from "../../src/app/ports.ts";
import type { ProblemCode } from "../../src/core/problem.ts";
import { Problem } from "../../src/core/problem.ts";
import { renderState } from "../../src/core/state/document.ts";

/** One place where a document may be stored, empty at first. */
export interface Place {
  /** Another store for the same document, as another process would make it. */
  readonly open: () => StateStore;
  /** Everything that anybody can see in it, for comparing. */
  readonly look: () => Promise<unknown>;
  /** Makes the document unreadable, while it is there. */
  readonly spoil: () => Promise<void>;
}

/** What every StateStore promises. */
export function describeStateStore(name: string, place: () => Promise<Place>): void {
  describe(`${name} as a state store`, () => {
    it("answers null where nothing was ever saved", async () => {
      const { open } = await place();
      expect(await open().load()).toBeNull();
    });

    it("creates the document with a save from nothing, and gives it back letter by letter", async () => {
      const { open } = await place();
      const revision = await open().save("first\n", null, "first");
      expect(await open().load()).toEqual({ text: "first\n", revision });
    });

    it("saves again with the revision of the last save or of the load", async () => {
      const { open } = await place();
      const store = open();
      const first = await store.save("1", null, "one");
      const second = await store.save("2", first, "two");
      const loaded = await open().load();
      expect(loaded).toEqual({ text: "2", revision: second });
      expect(new Set([null, first, second]).size).toBe(3);
      await open().save("3", loaded?.revision ?? null, "three");
      expect((await open().load())?.text).toBe("3");
    });

    it("refuses a stale revision and changes nothing", async () => {
      const { open, look } = await place();
      const first = await open().save("1", null, "one");
      await open().save("2", first, "two");
      const before = await look();
      expect(await problemOf(open().save("lost", first, "stale"))).toBe("state-conflict");
      expect(await problemOf(open().save("lost", null, "as if there were nothing"))).toBe(
        "state-conflict",
      );
      expect(await look()).toEqual(before);
    });

    it.each(["from nothing", "from a document"])(
      "lets exactly one of many racing savers win, %s",
      async (start) => {
        const { open } = await place();
        const revision =
          start === "from nothing" ? null : await open().save("start", null, "start");
        const texts = ["a", "b", "c", "d", "e"];
        const results = await Promise.allSettled(
          texts.map((text) => open().save(text, revision, text)),
        );
        const won = texts.filter((_, index) => results[index]?.status === "fulfilled");
        expect(won).toHaveLength(1);
        expect((await open().load())?.text).toBe(won[0]);
        const lost = results.flatMap((result) =>
          result.status === "rejected" ? [result.reason.code] : [],
        );
        expect(lost).toEqual(Array(4).fill("state-conflict"));
      },
    );

    it("tells unreadable from absent", async () => {
      const { open, spoil } = await place();
      await open().save("1", null, "one");
      await spoil();
      expect(["state-unreadable", "state-forbidden"]).toContain(await problemOf(open().load()));
    });

    it("leaves no trace when it proves that it may write, before the first save and after", async () => {
      const { open, look } = await place();
      const untouched = await look();
      await open().prove();
      expect(await look()).toEqual(untouched);
      expect(await open().load()).toBeNull();
      await open().save("1", null, "one");
      const before = await look();
      await open().prove();
      expect(await look()).toEqual(before);
    });

    it("keeps any Unicode", async () => {
      const { open } = await place();
      const text = '{"name": "Übung – 日本語 🐉 \\u0000 e\u0301 \u2028.zip"}\n';
      const revision = await open().save(text, null, "Übung 🐉");
      expect(await open().load()).toEqual({ text, revision });
    });

    it("carries 50,000 receipts", async () => {
      const { open } = await place();
      const text = hugeDocument(50_000);
      expect(text.length).toBeGreaterThan(25_000_000);
      const first = await open().save("small", null, "small");
      await open().save(text, first, "huge");
      expect((await open().load())?.text === text).toBe(true);
    });

    it("names its place", async () => {
      const { open } = await place();
      expect(open().where).toMatch(/\S/);
    });
  });
}

/** The code of the Problem that a promise must end in. */
export async function problemOf(promise: Promise<unknown>): Promise<ProblemCode> {
  return (await problem(promise)).code;
}

/** The Problem that a promise must end in. */
export async function problem(promise: Promise<unknown>): Promise<Problem> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ("error" in outcome && outcome.error instanceof Problem) return outcome.error;
  throw new Error(`expected a Problem, got ${JSON.stringify(outcome)}`, {
    cause: Object(outcome).error,
  });
}

function hugeDocument(count: number): string {
  const files = Array.from({ length: count }, (_, index) => ({
    target: `pdt_Target${index % 50}`,
    slot: `Application-{version}-${index}.zip`,
    name: `Application-1.2.3-ünïcode-${index}.zip`,
    rule: "dist/**/*.zip",
    path: `dist/some/longer/folder/Application-${index}.zip`,
    sha256: index.toString(16).padStart(64, "0"),
    md5: index.toString(16).padStart(32, "0"),
    size: index,
    file_id: `file_${index}`,
    delivered_at: "2026-01-01T00:00:00.000Z",
    version: "1.2.3",
    commit: "0123456789abcdef0123456789abcdef01234567",
    run: "123456789",
  }));
  return renderState({
    version: 2,
    lineage: "huge",
    serial: 1,
    environment: "live_mode",
    manifest: "dodo-files.yaml",
    files,
    retired: [],
    intents: [],
    releases: [],
  });
}
