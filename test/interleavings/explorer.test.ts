import { describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import { play } from "./play.ts";
import { scenarios } from "./scenarios.ts";
import { parseSchedule, renderSchedule, type Schedule, steps } from "./schedule.ts";
import { shrink } from "./shrink.ts";

describe("a schedule", () => {
  it.each(["A3 B A:1 B! A~ 1ms #7", "C^ 1500ms #0", "0ms #12"])("reads %s back", (text) => {
    expect(renderSchedule(parseSchedule(text))).toBe(text);
  });

  it("shrinks to what it needs", async () => {
    const found: Schedule = {
      choices: [...steps(0, 9), ...steps(1, 4), ...steps(0, 5), ...steps(1, 9), ...steps(0, 9)],
      pace: 1_500,
      seed: 3,
    };
    // Needs two steps of B after three of A.
    const fails = async ({ choices }: Schedule) => {
      const at = choices.findIndex((_, index) => {
        return choices.slice(0, index).filter(({ actor }) => actor === 0).length >= 3;
      });
      return at >= 0 && choices.slice(at).filter(({ actor }) => actor === 1).length >= 2;
    };
    expect(renderSchedule(await shrink(found, fails))).toBe("A3 B2 1ms #3");
  });
});

describe("one after the other", () => {
  const cases = scenarios.flatMap((scenario) =>
    Object.entries(scenario.variants).map(([name, variant]) => ({ scenario, name, variant })),
  );

  it.each(cases)("holds: $scenario.name · $name", async ({ scenario, variant }) => {
    for (const schedule of ["A200 B200 C200", "C200 B200 A200"]) {
      const trace = await play(scenario, { variant, schedule: parseSchedule(schedule) });
      expect((await judge(trace)).violations).toEqual([]);
    }
  });
});
