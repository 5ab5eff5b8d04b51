import { type Cost, median, middle } from "./cost.ts";

/** Something that can be run over and over; `round` makes names that are new. */
export type Runner = (round: number) => Promise<Cost>;

export interface Compared {
  readonly ours: Cost;
  readonly peers: ReadonlyMap<string, { readonly cost: Cost; readonly ratio: Cost }>;
  readonly rounds: number;
}

/**
 * Runs ours and its peers in turn, in another order each round, so that what else the machine does meets all alike. A ratio is
 * the median of the ratios within the rounds.
 */
export async function comparePairs(
  rounds: number,
  { ours, peers }: { readonly ours: Runner; readonly peers: Readonly<Record<string, Runner>> },
): Promise<Compared> {
  const all = [["", ours] as const, ...Object.entries(peers)];
  const costs = new Map(all.map(([name]) => [name, [] as Cost[]]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? all : all.toReversed();
    for (const [name, run] of order) costs.get(name)?.push(await run(round));
  }
  const own = costs.get("") ?? [];
  const ratioOf = (cost: readonly Cost[], key: keyof Cost) =>
    median(own.map((one, round) => one[key] / (cost[round]?.[key] || Number.NaN)));
  const against = Object.keys(peers).map((name) => {
    const cost = costs.get(name) ?? [];
    const ratio = {
      wall: ratioOf(cost, "wall"),
      cpu: ratioOf(cost, "cpu"),
      rss: ratioOf(cost, "rss"),
    };
    return [name, { cost: middle(cost), ratio }] as const;
  });
  return { ours: middle(own), peers: new Map(against), rounds };
}
