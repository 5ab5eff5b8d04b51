import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createStall } from "../../src/io/stall.ts";

describe("a stall", () => {
  test("ends a transfer in which nothing moves", async () => {
    const stall = createStall(undefined, 20);
    await sleep(60);
    expect(stall.signal.reason).toMatchObject({ name: "TimeoutError" });
  });

  test("lets one go on in which something moves", async () => {
    const stall = createStall(undefined, 500);
    stall.alive(10_000);
    await sleep(600);
    expect(stall.signal.aborted).toBe(false);
    stall.end();
  });

  test.each(["before", "while"])("passes on an interruption that comes %s it runs, with its reason", (when) => {
    const outer = new AbortController();
    if (when === "before") outer.abort("stopped");
    const stall = createStall(outer.signal);
    outer.abort("stopped");
    expect(stall.signal.reason).toBe("stopped");
    stall.end();
  });

  test("leaves nothing at the signal of the run once it is over", () => {
    const outer = new AbortController();
    const stall = createStall(outer.signal);
    expect(getEventListeners(outer.signal, "abort")).toHaveLength(1);
    stall.end();
    expect(getEventListeners(outer.signal, "abort")).toHaveLength(0);
  });
});
