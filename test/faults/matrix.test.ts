import { afterAll, beforeAll, expect, it } from "vitest";
import { problemCodes } from "../../src/core/problem.ts";
import { type FaultWorld, faults, product, type Spot, scenarios, spotsOf, startFaultWorld } from "./world.ts";

interface Cell {
  readonly scenario: string;
  readonly spot: Spot;
  readonly fault: string;
}

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world.close());

async function matrix(): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const [scenario, one] of Object.entries(scenarios)) {
    for (const spot of await spotsOf(world, one)) {
      cells.push(...Object.keys(faults).map((fault) => ({ scenario, spot, fault })));
    }
  }
  return cells;
}

/** Runs into the fault, then again without it. Returns what does not hold, in words. */
async function tryCell({ scenario, spot, fault }: Cell): Promise<readonly string[]> {
  const { emulator } = world;
  const kind = faults[fault];
  const wanted = scenarios[scenario]?.wanted ?? {};
  if (!kind) throw new Error(`no fault ${fault}`);
  const opened = await world.open(scenarios[scenario] ?? { now: {}, wanted: {} });
  const seen = emulator.requests.filter(
    ({ to, method }) => (to === "store") === spot.store && method === spot.method,
  ).length;
  emulator.clearFaults();
  emulator.fault({ on: { store: spot.store, method: spot.method, nth: spot.nth }, ...kind });
  const first = await opened.run({ concurrency: "1" });
  emulator.clearFaults();
  const wrong: string[] = [];
  const hold = (what: string, held: boolean) => void (held || wrong.push(what));
  hold(
    "a failed run names a known problem",
    first.problems.every(({ code }) => problemCodes.includes(code)),
  );
  hold("a run without a problem is done", first.problems.length > 0 || ["changed", "unchanged"].includes(first.result));
  hold(
    "no address with its query is told",
    !JSON.stringify(first.problems.map(({ message }) => message)).includes("X-Amz"),
  );
  const second = await opened.run({ concurrency: "1" });
  hold(`the next run is done, not ${second.problems.map(({ code }) => code)}`, second.problems.length === 0);
  hold("the run after it does nothing", (await opened.run()).result === "unchanged");
  const files = await emulator.buyer(product);
  hold(
    "buyers get every file, once",
    JSON.stringify(sorted(files.map(({ name }) => name))) === JSON.stringify(sorted(Object.keys(wanted))),
  );
  hold(
    "buyers get the right bytes",
    files.every(({ name, sha256 }) => wanted[name] === sha256),
  );
  hold(
    "there was no gap",
    Object.keys(wanted).every((name) => hadNoGap(name)),
  );
  hold("nothing was sent that no program should send", emulator.violations.length === 0);
  return wrong.map(
    (what) => `${scenario}, ${fault} at ${spot.store ? "store " : ""}${spot.method} ${spot.nth} of ${seen}: ${what}`,
  );
}

function hadNoGap(name: string): boolean {
  const moments = world.emulator.history(product).map(({ files }) => files.some((file) => file.name === name));
  return moments.slice(moments.indexOf(true)).every(Boolean);
}

function sorted(names: readonly string[]): readonly string[] {
  return names.toSorted();
}

it("every fault at every request ends well, or in a problem that the next run heals", {
  timeout: 300_000,
}, async () => {
  const cells = await matrix();
  const wrong: string[] = [];
  let held = 0;
  for (const cell of cells) {
    const found = await tryCell(cell);
    if (found.length === 0) held += 1;
    wrong.push(...found);
  }
  console.log(`fault matrix: ${cells.length} cells, ${held} held`);
  expect(cells.length).toBeGreaterThan(400);
  expect(wrong).toEqual([]);
});
