import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import type { StateEntry } from "../../../src/core/state/entries.ts";
import { aRun } from "../../builders.ts";
import { createMemory } from "../../fakes/memory-state-store.ts";
import { createTurnedClock } from "../../fakes/turned-clock.ts";
import { receiptIds, record, transient, writerOn } from "./ledger-world.ts";

const calm = new AbortController().signal;

describe("a saver", () => {
  it("reloads after a lost race and saves its own entries on top: both writers' receipts survive", async () => {
    const [memory, clock] = [createMemory(), createTurnedClock()];
    const one = await writerOn({ memory, clock, lineage: "one" });
    const two = await writerOn({ memory, clock, lineage: "two" });
    await one.saver.save([record("a")], calm);
    await clock.until(two.saver.save([record("b")], calm));
    expect(receiptIds(memory)).toEqual(["a", "b"]);
    expect(two.saver.stored()).toMatchObject({ lineage: "one", serial: 2 });
  });

  it("loses no entry of any writer, however they interleave", async () => {
    const writes = fc.array(
      fc.record({ writer: fc.nat(2), pause: fc.nat(4_000), lag: fc.nat(1_500) }),
      {
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(writes, fc.boolean(), async (all, paced) => {
        const [memory, clock] = [createMemory(), createTurnedClock()];
        const writers = await Promise.all([0, 1, 2].map(() => writerOn({ memory, clock, paced })));
        for (const [index, { writer, pause, lag }] of all.entries()) {
          memory.slow = () => clock.sleep(lag);
          writers[writer]?.ledger.write([record(`f${index}`)]);
          if (pause % 3 === 0) memory.faults.save.push(transient());
          await clock.turn(pause);
        }
        await clock.until(Promise.all(writers.map(({ ledger }) => ledger.flush(calm))));
        expect(receiptIds(memory)).toEqual(all.map((_, index) => `f${index}`).sort());
      }),
      { numRuns: 60 },
    );
  });

  it("names the targets that another writer touched, by delivering, by withdrawing or by forgetting", async () => {
    const [memory, clock] = [createMemory(), createTurnedClock()];
    const before = await writerOn({ memory, clock });
    const all = ["a", "b", "c", "d"].map((id) => record(id, { target: `pdt_${id}` }));
    await before.saver.save(all, calm);
    const [one, two] = [await writerOn({ memory, clock }), await writerOn({ memory, clock })];
    const entries: StateEntry[] = [
      record("e", { target: "pdt_e" }),
      { op: "retire", file_id: "b", by: aRun(), reason: "replaced" },
      { op: "forget", file_id: "c" },
    ];
    await one.saver.save(entries, calm);
    expect([...two.saver.takeMet()]).toEqual([]);
    await clock.until(two.saver.save([record("f", { target: "pdt_f" })], calm));
    expect([...two.saver.takeMet()].sort()).toEqual(["pdt_b", "pdt_c", "pdt_e"]);
    expect([...one.saver.takeMet()]).toEqual([]);
  });

  it("puts back everything it knows where the document was deleted meanwhile", async () => {
    const { saver, clock, memory } = await writerOn();
    await saver.save([record("a")], calm);
    Object.assign(memory, { text: null, revision: null });
    await clock.until(saver.save([record("b")], calm));
    expect(receiptIds(memory)).toEqual(["a", "b"]);
  });

  it("refuses to save on top of another state that took the place of its own", async () => {
    const [memory, clock] = [createMemory(), createTurnedClock()];
    const { saver } = await writerOn({ memory, clock });
    await saver.save([record("a")], calm);
    Object.assign(memory, { text: null, revision: null });
    const other = await writerOn({ memory, clock, lineage: "other" });
    await other.saver.save([record("x")], calm);
    await expect(clock.until(saver.save([record("b")], calm))).rejects.toMatchObject({
      code: "state-mismatch",
    });
    expect(receiptIds(memory)).toEqual(["x"]);
  });

  it("tries for two minutes, longer and longer apart, and warns of each", async () => {
    const { saver, clock, memory, warnings } = await writerOn();
    memory.slow = async () => void memory.faults.save.push(transient());
    const since = clock.now();
    await expect(clock.until(saver.save([record("a")], calm))).rejects.toMatchObject({
      code: "network",
    });
    expect(clock.now() - since).toBeGreaterThan(110_000);
    expect(clock.now() - since).toBeLessThan(140_000);
    expect(warnings.length).toBeLessThan(15);
    expect(warnings[0]).toContain("No answer.");
  });

  it("waits as long as it is asked to", async () => {
    const { saver, clock, memory } = await writerOn();
    const fields = {
      code: "rate-limited",
      message: "Slow.",
      remedy: "Wait.",
      transient: true,
      wait: 30_000,
    } as const;
    memory.faults.save.push(new Problem(fields));
    const since = clock.now();
    await clock.until(saver.save([record("a")], calm));
    expect(clock.now() - since).toBeGreaterThanOrEqual(30_000);
  });

  it("gives up on a store that always says no", async () => {
    const { saver, clock, memory } = await writerOn();
    memory.slow = async () =>
      void memory.faults.save.push(
        new Problem({ code: "state-conflict", message: "No.", remedy: "" }),
      );
    await expect(clock.until(saver.save([record("a")], calm))).rejects.toMatchObject({
      code: "state-conflict",
    });
  });

  it("ends in the Problem of a document that can no longer be read", async () => {
    const { saver, clock, memory } = await writerOn();
    await saver.save([record("a")], calm);
    Object.assign(memory, { text: "{", revision: "spoilt" });
    await expect(clock.until(saver.save([record("b")], calm))).rejects.toMatchObject({
      code: "state-unreadable",
    });
    expect(memory.text).toBe("{");
  });
});
