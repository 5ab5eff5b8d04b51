import fc from "fast-check";
import { share } from "../sample.ts";

/** `npm run test:faults` tries every cell, `FAULTS=destroy` those of that scenario; the tests of every day a sample, of another seed where one is given. */
const asked = process.env["FAULTS"];
const seed = Number(process.env["FAULTS_SEED"] ?? 20261124);

export interface Trial<Cell extends OfScenario, World> {
  /** What is tried, for people. */
  readonly name: string;
  readonly cells: readonly Cell[];
  /** Cells of a sample. */
  readonly sample: number;
  /** Cells are tried side by side, one in each, since much of the time is waiting. */
  readonly worlds: readonly World[];
  /** What does not hold, in words. */
  readonly attempt: (world: World, cell: Cell) => Promise<readonly string[]>;
}

interface OfScenario {
  readonly scenario: string;
}

/** Tries cells and prints how many held. Returns what does not hold, in words. */
export async function tryCells<Cell extends OfScenario, World>(
  trial: Trial<Cell, World>,
): Promise<readonly string[]> {
  const { name, cells, worlds, attempt } = trial;
  const tried = chosen(trial);
  const queue = [...tried];
  const wrong: string[] = [];
  let held = 0;
  const work = async (world: World) => {
    for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
      const found = await attempt(world, cell);
      if (found.length === 0) held += 1;
      wrong.push(...found);
    }
  };
  await Promise.all(worlds.map(work));
  console.log(`${name}: ${cells.length} cells, ${tried.length} tried, ${held} held`);
  return wrong;
}

function chosen<Cell extends OfScenario>({
  cells,
  sample,
}: Pick<Trial<Cell, never>, "cells" | "sample">) {
  if (asked === "all") return cells;
  if (asked !== undefined) return cells.filter(({ scenario }) => scenario === asked);
  return fc.sample(fc.constantFrom(...cells), { numRuns: Math.ceil(sample * share), seed });
}
