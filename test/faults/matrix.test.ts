import { afterAll, beforeAll, expect, it } from "vitest";
import { problemCodes } from "../../src/core/problem.ts";
import { tryCells } from "./cells.ts";
import {
  type FaultWorld,
  faults,
  lasting,
  type Spot,
  scenarios,
  spotsOf,
  startFaultWorld,
  type Target,
  targets,
} from "./world.ts";

interface Cell {
  readonly scenario: string;
  readonly target: Target;
  readonly spot: Spot;
  readonly fault: string;
  /** Whether it stays until the run ends. */
  readonly lasts: boolean;
}

/** Side by side, since much of the time is waiting. */
let worlds: readonly FaultWorld[] = [];
beforeAll(async () => {
  worlds = await Promise.all(Array.from({ length: 4 }, startFaultWorld));
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

async function matrix(world: FaultWorld): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const target of targets) {
    for (const [scenario, one] of Object.entries(scenarios)) {
      for (const spot of await spotsOf(world, one, target)) {
        const cell = (lasts: boolean) => (fault: string) => ({
          scenario,
          target,
          spot,
          fault,
          lasts,
        });
        cells.push(...Object.keys(faults).map(cell(false)), ...lasting.map(cell(true)));
      }
    }
  }
  return cells;
}

/** Runs into the fault, then again without it. Returns what does not hold, in words. */
async function tryCell(
  world: FaultWorld,
  { scenario, target, spot, fault, lasts }: Cell,
): Promise<readonly string[]> {
  const { emulator } = world;
  const kind = faults[fault];
  const one = scenarios[scenario];
  if (!kind || !one) throw new Error(`no fault ${fault}, or no scenario ${scenario}`);
  const opened = await world.open(one, target);
  const since = emulator.history(target).length;
  const had = (await emulator.buyer(target))
    .map(({ name }) => name)
    .filter((name) => name in one.wanted);
  world.order(spot, kind, lasts ? 1_000 : 1);
  const first = await opened.run();
  world.calm();
  const left = await opened.intents();
  const wrong: string[] = [];
  const hold = (what: string, held: boolean) => void (held || wrong.push(what));
  hold(
    "a failed run names a known problem",
    first.problems.every(({ code }) => problemCodes.includes(code)),
  );
  hold(
    "a run without a problem is done",
    first.problems.length > 0 || ["changed", "unchanged"].includes(first.result),
  );
  hold(
    "no address with its query is told",
    !JSON.stringify(first.problems.map(({ message }) => message)).includes("X-Amz"),
  );
  // An entitlement may have taken an upload although its answer got lost.
  hold(
    "nothing is announced that cannot arrive any more",
    target.startsWith("ent_") || !left.length,
  );
  const second = await opened.run();
  hold(
    `the next run is done, not ${second.problems.map(({ code }) => code)}`,
    second.problems.length === 0,
  );
  hold("the run after it does nothing", (await opened.run()).result === "unchanged");
  const files = (await emulator.buyer(target))
    .map(({ name, sha256 }) => `${name} ${sha256}`)
    .toSorted();
  const wanted = Object.entries(one.wanted).map(([name, sha256]) => `${name} ${sha256}`);
  hold(
    `buyers get every file, once, with the right bytes: ${files}`,
    files.join() === wanted.toSorted().join(),
  );
  const moments = emulator.history(target).slice(since);
  hold(
    "there was no gap",
    had.every((name) =>
      moments.every(({ files: shown }) => shown.some((file) => file.name === name)),
    ),
  );
  hold("nothing was sent that no program should send", emulator.violations.length === 0);
  const at = `${scenario} of ${target}, ${fault} ${lasts ? "from" : "at"} ${spot.store ? "store " : ""}${spot.method} ${spot.nth}`;
  return wrong.map((what) => `${at}: ${what}`);
}

it("every fault at every request ends well, or in a problem that the next run heals", {
  timeout: 900_000,
}, async () => {
  const [first] = worlds;
  if (!first) throw new Error("not started");
  const cells = await matrix(first);
  expect(cells.length).toBeGreaterThan(2_000);
  const wrong = await tryCells({
    name: "fault matrix",
    cells,
    worlds,
    attempt: tryCell,
  });
  expect(wrong).toEqual([]);
});
