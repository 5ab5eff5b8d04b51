import { describe, expect, it } from "vitest";
import { createLedger } from "../../../src/app/ledger/ledger.ts";
import { Problem } from "../../../src/core/problem.ts";
import { createTurnedClock } from "../../fakes/turned-clock.ts";
import { receiptIds, record, transient, writerOn } from "./ledger-world.ts";

describe("a ledger", () => {
  it("makes an entry durable within 10 s of its writing, though nobody waits for it", async () => {
    const { ledger, clock, memory } = await writerOn();
    await clock.turn(60_000);
    ledger.write([record("a")]);
    await clock.turn(10_000);
    expect(receiptIds(memory)).toEqual(["a"]);
  });

  it("makes an entry durable within 10 s even right after a save that took two, where saves are spaced", async () => {
    const { ledger, clock, memory } = await writerOn({ paced: true });
    memory.slow = () => clock.sleep(2_000);
    ledger.write([record("a")]);
    await clock.until(ledger.durable());
    ledger.write([record("b")]);
    await clock.turn(10_000);
    expect(receiptIds(memory)).toEqual(["a", "b"]);
  });

  it("spaces its saves by a clock that never steps back", async () => {
    const turned = createTurnedClock();
    const steps = { back: 0 };
    const clock = { ...turned, now: () => turned.now() - steps.back };
    const { ledger, memory } = await writerOn({ clock, paced: true });
    for (const id of ["a", "b", "c"]) {
      ledger.write([record(id)]);
      const since = clock.elapsed();
      await clock.until(ledger.durable());
      expect(clock.elapsed() - since).toBeLessThanOrEqual(10_000);
      steps.back += 3_600_000;
    }
    expect(receiptIds(memory)).toEqual(["a", "b", "c"]);
  });

  it("saves at once where somebody waits", async () => {
    const { ledger, clock, memory } = await writerOn({ paced: true });
    const since = clock.now();
    ledger.write([record("a")]);
    await clock.until(ledger.durable());
    expect(receiptIds(memory)).toEqual(["a"]);
    expect(clock.now()).toBe(since);
  });

  it("has one save in flight, and what arrives meanwhile shares the next", async () => {
    const { ledger, clock, memory } = await writerOn();
    let running = 0;
    let most = 0;
    memory.slow = async () => {
      most = Math.max(most, ++running);
      await clock.sleep(3_000);
      running -= 1;
    };
    ledger.write([record("a")]);
    const first = ledger.durable();
    await clock.turn(100);
    const rest = ["b", "c", "d"].map((id) => {
      ledger.write([record(id)]);
      return ledger.durable();
    });
    await clock.until(Promise.all([first, ...rest]));
    expect(most).toBe(1);
    expect(memory.texts).toHaveLength(2);
    expect(receiptIds(memory)).toEqual(["a", "b", "c", "d"]);
  });

  it("says durable only of what was written before, and not before it is", async () => {
    const { ledger, clock, memory } = await writerOn();
    memory.slow = () => clock.sleep(1_000);
    ledger.write([record("a")]);
    let durable = false;
    ledger.durable().then(() => {
      durable = true;
    });
    await clock.turn(900);
    expect(durable).toBe(false);
    ledger.write([record("b")]);
    await clock.turn(200);
    expect(durable).toBe(true);
    expect(receiptIds(memory)).toEqual(["a"]);
  });

  it("is durable at once with nothing written", async () => {
    const { ledger, memory } = await writerOn();
    await ledger.durable();
    await ledger.flush();
    expect(memory.texts).toHaveLength(0);
  });

  it.each([
    { after: 0, apart: 10_000 },
    { after: 16 * 60_000, apart: 60_000 },
  ])("keeps its saves $apart ms apart, $after ms into the run", async ({ after, apart }) => {
    const { ledger, clock, memory } = await writerOn({ paced: true });
    const times: number[] = [];
    memory.slow = async () => void times.push(clock.now());
    await clock.turn(after);
    for (const id of ["a", "b", "c"]) {
      ledger.write([record(id)]);
      await clock.until(ledger.durable());
    }
    const [first = 0, second = 0, third = 0] = times;
    expect([second - first, third - second]).toEqual([0, apart]);
  });

  it("closes without spacing", async () => {
    const { ledger, clock, memory } = await writerOn({ paced: true });
    ledger.write([record("a")]);
    await clock.until(ledger.durable());
    ledger.write([record("b")]);
    const since = clock.now();
    await clock.until(ledger.flush());
    expect(clock.now() - since).toBeLessThan(100);
    expect(receiptIds(memory)).toEqual(["a", "b"]);
  });

  it("holds uploads back while saves fail, and no longer", async () => {
    const { ledger, clock, memory } = await writerOn({ paced: true });
    memory.faults.save.push(transient(), transient());
    ledger.write([record("a")]);
    ledger.durable();
    await clock.turn(100);
    ledger.write([record("b")]);
    const since = clock.now();
    await clock.until(ledger.ready());
    expect(receiptIds(memory)).toEqual(["a"]);
    expect(clock.now() - since).toBeLessThan(5_000);
    await ledger.ready();
  });

  it("ends in the Problem of a store that stays dead: in all three answers, and the state still knows all", async () => {
    const { ledger, clock, memory } = await writerOn();
    memory.slow = async () => void memory.faults.save.push(transient());
    ledger.write([record("a")]);
    const ready = clock.turn(9_000).then(() => ledger.ready());
    await expect(clock.until(ready)).rejects.toMatchObject({ code: "network" });
    ledger.write([record("b")]);
    await expect(clock.until(ledger.ready())).rejects.toMatchObject({ code: "network" });
    await expect(clock.until(ledger.durable())).rejects.toMatchObject({ code: "network" });
    await expect(clock.until(ledger.flush())).rejects.toMatchObject({ code: "network" });
    expect(ledger.state().files.map(({ file_id }) => file_id)).toEqual(["a", "b"]);
    expect(memory.texts).toHaveLength(0);
  });

  it("saves all at the end where the store is well again after a save that gave up", async () => {
    const { ledger, clock, memory } = await writerOn();
    memory.slow = async () => void memory.faults.save.push(transient());
    ledger.write([record("a")]);
    await expect(clock.until(ledger.durable())).rejects.toMatchObject({ code: "network" });
    memory.slow = async () => {};
    memory.faults.save.length = 0;
    ledger.write([record("b")]);
    await clock.until(ledger.flush());
    expect(receiptIds(memory)).toEqual(["a", "b"]);
  });

  it("does not wait where a save never will be allowed", async () => {
    const { ledger, clock, memory } = await writerOn();
    memory.faults.save.push(
      new Problem({ code: "state-forbidden", message: "No.", remedy: "Ask." }),
    );
    const since = clock.now();
    ledger.write([record("a")]);
    await expect(clock.until(ledger.durable())).rejects.toMatchObject({ code: "state-forbidden" });
    expect(clock.now()).toBe(since);
  });

  it("closes over a short failure, and within 5 s over a long one", async () => {
    const short = await writerOn();
    short.memory.faults.save.push(transient());
    short.ledger.write([record("a")]);
    await short.clock.until(short.ledger.flush());
    expect(receiptIds(short.memory)).toEqual(["a"]);

    const long = await writerOn();
    long.memory.slow = async () => void long.memory.faults.save.push(transient());
    long.ledger.write([record("a")]);
    const since = long.clock.now();
    await expect(long.clock.until(long.ledger.flush())).rejects.toMatchObject({ code: "network" });
    expect(long.clock.now() - since).toBeLessThanOrEqual(5_000);
  });

  it("closes patiently where it is told what would interrupt it, until that does", async () => {
    const calm = await writerOn();
    calm.memory.faults.save.push(...Array.from({ length: 6 }, transient));
    calm.ledger.write([record("a")]);
    await calm.clock.until(calm.ledger.flush(new AbortController().signal));
    expect(receiptIds(calm.memory)).toEqual(["a"]);

    const cut = await writerOn();
    cut.memory.slow = async () => void cut.memory.faults.save.push(transient());
    cut.ledger.write([record("a")]);
    const interrupt = new AbortController();
    const closing = cut.ledger.flush(interrupt.signal);
    closing.catch(() => {});
    await cut.clock.turn(20_000);
    const since = cut.clock.now();
    interrupt.abort();
    await expect(cut.clock.until(closing)).rejects.toMatchObject({ code: "network" });
    expect(cut.clock.now() - since).toBeLessThanOrEqual(5_000);
  });

  it("never throws when an entry is written, and shows it in the state at once", async () => {
    const { saver, clock } = await writerOn();
    const ledger = createLedger({ saver, clock, paced: true });
    ledger.write([]);
    ledger.write([record("a")]);
    expect(ledger.state()).toMatchObject({ serial: 1, files: [{ file_id: "a" }] });
  });
});
