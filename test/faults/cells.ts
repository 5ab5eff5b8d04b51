/** While you work, `FAULTS=destroy` tries the cells of that scenario alone. */
const asked = process.env["FAULTS"];

export interface Trial<Cell extends OfScenario, World> {
  /** What is tried, for people. */
  readonly name: string;
  readonly cells: readonly Cell[];
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
  const tried = cells.filter(({ scenario }) => asked === undefined || scenario === asked);
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
