import type { Compared } from "./pairs.ts";

/** One number beside its peer's of the same run. */
export interface Row {
  readonly part: string;
  readonly what: string;
  readonly peer: string;
  readonly measure: "wall" | "CPU" | "memory";
  /** With its unit. */
  readonly ours: string;
  readonly theirs: string;
  readonly ratio: number;
  /** Absent where it is told without a target. */
  readonly must?: number | undefined;
  readonly aim?: number | undefined;
  readonly rounds: number;
}

export interface Goal {
  readonly peer: string;
  readonly measure: Row["measure"];
  readonly must?: number;
  readonly aim?: number;
}

const keys = { wall: "wall", CPU: "cpu", memory: "rss" } as const;

/** A row for each goal whose peer ran. */
export function rowsOf(
  compared: Compared,
  {
    part,
    what,
    goals,
  }: { readonly part: string; readonly what: string; readonly goals: readonly Goal[] },
): readonly Row[] {
  return goals.flatMap(({ peer, measure, must, aim }) => {
    const found = compared.peers.get(peer);
    if (!found) return [];
    const key = keys[measure];
    const show = measure === "memory" ? mebibytes : seconds;
    const { rounds } = compared;
    const numbers = {
      ours: show(compared.ours[key]),
      theirs: show(found.cost[key]),
      ratio: found.ratio[key],
    };
    return [{ part, what, peer, measure, ...numbers, must, aim, rounds }];
  });
}

export function verdictOf({ ratio, must, aim }: Row): string {
  if (must === undefined) return "";
  if (!Number.isFinite(ratio)) return "not measured";
  if (aim !== undefined && ratio <= aim) return "aim reached";
  return ratio <= must ? "reached" : "MISSED";
}

export function seconds(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${milliseconds.toFixed(0)} ms`
    : `${(milliseconds / 1_000).toFixed(2)} s`;
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(0)} MiB`;
}
