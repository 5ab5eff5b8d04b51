import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { barChart } from "../../bench/chart.ts";
import { floorOf } from "../../bench/limits.ts";
import { matrices, simulate } from "../../bench/matrix.ts";
import { matrixTable } from "../../bench/page.ts";
import { comparePairs } from "../../bench/pairs.ts";
import { rowsOf, verdictOf } from "../../bench/rows.ts";

const page = readFileSync(new URL("../../docs/performance.md", import.meta.url), "utf8");

test("docs/performance.md has the simulated runs as they come out now: npm run bench", () => {
  expect(page).toContain(matrixTable());
});

test("jobs whose shares add up to the business' limit are never refused, and take its floor", () => {
  const within = matrices.map(simulate).filter(({ jobs, perMinute }) => jobs * perMinute <= 240);
  expect(within.length).toBeGreaterThan(5);
  for (const { refused } of within) expect(refused).toBe(0);
  const full = within.filter(
    ({ jobs, perMinute, products }) => jobs * perMinute === 240 && products === 10_000,
  );
  for (const { minutes, floorMinutes } of full) expect(minutes / floorMinutes).toBeLessThan(1.02);
});

test("the limiter's floor is that of 20 requests in any second and 120 in any minute", () => {
  expect([1, 20, 21, 120, 121, 260].map(floorOf)).toEqual([0, 0, 1_000, 5_000, 60_000, 120_000]);
});

test("a ratio is the median of those within the rounds, and its target says what it comes to", async () => {
  const cost = (wall: number) => ({ wall, cpu: wall, rss: wall });
  const peers = { peer: async (round: number) => cost([100, 200, 50][round] ?? 0) };
  const compared = await comparePairs(3, { ours: async () => cost(50), peers });
  const goals = [
    { peer: "peer", measure: "wall", must: 0.6, aim: 0.4 } as const,
    { peer: "absent", measure: "wall", must: 1 } as const,
  ];
  const [row, ...others] = rowsOf(compared, { part: "p", what: "w", goals });
  expect(others).toEqual([]);
  expect(row).toMatchObject({ ratio: 0.5, ours: "50 ms", theirs: "100 ms" });
  if (!row) return;
  expect(verdictOf(row)).toBe("reached");
  expect(verdictOf({ ...row, ratio: 0.3 })).toBe("aim reached");
  expect(verdictOf({ ...row, ratio: 0.7 })).toBe("MISSED");
  expect(barChart([row])).toContain(">0.50</text>");
});
