import { describe, expect, it } from "vitest";
import { itemsOf } from "./builds.ts";
import { explore } from "./explore.ts";
import { judge, type Rule } from "./judge.ts";
import { play } from "./play.ts";
import { failureText } from "./print.ts";
import type { ActorSpec, Person, Run, Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";
import { parseSchedule, renderSchedule, type Schedule, steps } from "./schedule.ts";
import { shrink } from "./shrink.ts";
import { type Defect, toy } from "./toys.ts";

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

describe("a toy product", () => {
  const rules = [{ path: "App.zip", to: ["pdt_app"], name: "App-{version}.zip" }];
  const run = (name: string, version: string, defect: Defect): Run => {
    const files = { "App.zip": `build of ${version}` };
    return {
      kind: "run",
      name,
      command: "apply",
      inputs: {},
      id: Number(version.split(".")[1]),
      files,
      rules,
      prune: true,
      state: "main",
      version,
      covers: ["pdt_app"],
      wants: itemsOf(rules, { files, version }),
      toy: (at) => toy(defect, at),
    };
  };
  const add = (name: string, file: string): Person => {
    const steps = [{ do: "add", target: "pdt_app", name: file, text: file }] as const;
    return { kind: "person", name, steps };
  };
  const scenarioOf = (...actors: readonly ActorSpec[]): Scenario => ({
    name: "toys",
    targets: ["pdt_app"],
    setup: [add("before", "x.pdf"), run("v1.0.0", "1.0.0", "none")],
    actors,
    variants: { plain: {} },
  });
  const job = { scenario: "toys", variant: "plain", mode: "pairs", count: 0, seed: 1 } as const;

  it("that is right holds, alone and while somebody adds a file", async () => {
    const { failed, held, counts } = await explore(
      job,
      scenarioOf(run("A", "1.1.0", "none"), add("B", "y.pdf")),
    );
    expect({ failed, counts }).toMatchObject({
      failed: 0,
      counts: { "an edit lost in a window": expect.any(Number) },
    });
    expect(held).toBeGreaterThan(30);
  });

  it.each<[Defect, Rule]>([
    ["lists from an old reading", "foreign"],
    ["old before new", "missing"],
    ["old stays", "versions"],
    ["nothing recorded", "state"],
    ["saves each time", "again"],
    ["only says so", "reported"],
    ["never ends", "end"],
    ["throws", "end"],
    ["wrong name", "bytes"],
  ])("that is wrong is found: %s", async (defect, rule) => {
    const { failures } = await explore(
      job,
      scenarioOf(run("A", "1.1.0", defect), add("B", "y.pdf")),
    );
    expect(failures.map(({ violation }) => violation.rule)).toContain(rule);
  });

  it("that knows no other run is found", async () => {
    const { failures } = await explore(
      job,
      scenarioOf(run("A", "1.1.0", "none"), run("B", "1.2.0", "none")),
    );
    expect(failures.map(({ violation }) => violation.rule)).toContain("newest");
  });

  it("gives the same trace for the same schedule, and prints it in order", async () => {
    const scenario = scenarioOf(run("A", "1.1.0", "lists from an old reading"), add("B", "y.pdf"));
    const { failures } = await explore(job, scenario);
    const [failure] = failures;
    if (!failure) throw new Error("nothing failed");
    const text = failureText(failure, job);
    expect(text.split("\n").slice(0, 8)).toEqual([
      "✗ toys · plain: nothing unmanaged disappears (8 times)",
      "  y.pdf of pdt_app is gone at step 6, A: write pdt_app x.pdf,App-1.0.0.zip,App-1.1.0.zip",
      expect.stringMatching(/^ {2}first {3}pdt_app \[x\.pdf·\w+ App-1\.0\.0\.zip·\w+\]$/),
      "    1 A.load",
      "    2 A.read pdt_app",
      "    3 B.add pdt_app y.pdf",
      expect.stringContaining("→ pdt_app [x.pdf·"),
      "    4 A.upload pdt_app App-1.1.0.zip",
    ]);
    const repeated = parseSchedule(renderSchedule(failure.schedule));
    const trace = await play(scenario, { variant: {}, schedule: repeated });
    expect(trace.steps).toEqual(failure.trace.steps);
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
