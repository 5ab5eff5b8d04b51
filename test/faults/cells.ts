import fc from "fast-check";

/** `npm run test:faults` tries every cell; the tests of every day a sample, of another seed where one is given. */
const whole = process.env["FAULTS"] === "all";
const seed = Number(process.env["FAULTS_SEED"] ?? 20261124);

export interface Trial<Cell, World> {
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

/** Tries cells and prints how many held. Returns what does not hold, in words. */
export async function tryCells<Cell, World>(trial: Trial<Cell, World>): Promise<readonly string[]> {
  const { name, cells, sample, worlds, attempt } = trial;
  const tried = whole ? cells : fc.sample(fc.constantFrom(...cells), { numRuns: sample, seed });
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
