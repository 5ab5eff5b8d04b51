import { createRateLimiter } from "../emulator/rate-limit.ts";
import { createTurns } from "../src/io/dodo/rate-limit.ts";

/** A run split over the jobs of a matrix, as the limiters see it. */
export interface Matrix {
  readonly products: number;
  /** Requests that each product costs. */
  readonly each: number;
  readonly jobs: number;
  /** `requests-per-minute` of each job. */
  readonly perMinute: number;
}

export interface Simulated extends Matrix {
  /** Until the last request. */
  readonly minutes: number;
  /** Of the business' limit alone: 240 in any minute, 40 in any second. */
  readonly floorMinutes: number;
  /** Requests that Dodo would have answered with 429. */
  readonly refused: number;
}

/** Lets the requests of all jobs, each through our own limiter, come to the emulator's; time is counted, not waited for. */
export function simulate(matrix: Matrix): Simulated {
  const { products, each, jobs, perMinute } = matrix;
  const requests = products * each;
  const times = Array.from({ length: jobs }, (_, job) => {
    const { next } = createTurns(perMinute);
    return Array.from({ length: Math.ceil((requests - job) / jobs) }, () => next(0));
  })
    .flat()
    .sort((a, b) => a - b);
  let now = 0;
  const limiter = createRateLimiter({ perSecond: 40, perMinute: 240 }, () => now);
  let refused = 0;
  for (const time of times) {
    now = time;
    if (limiter.take().refused) refused += 1;
  }
  const floor = Math.floor((requests - 1) / 240) + Math.floor((requests - 1) % 240) / 40 / 60;
  return { ...matrix, minutes: now / 60_000, floorMinutes: floor, refused };
}

/** Nothing to do costs one read for each product; one changed file seven requests. */
export const matrices: readonly Matrix[] = [
  { products: 150, each: 1, jobs: 1, perMinute: 120 },
  { products: 150, each: 5, jobs: 1, perMinute: 120 },
  { products: 1_000, each: 1, jobs: 1, perMinute: 120 },
  { products: 1_000, each: 5, jobs: 2, perMinute: 120 },
  { products: 10_000, each: 1, jobs: 1, perMinute: 120 },
  { products: 10_000, each: 1, jobs: 2, perMinute: 120 },
  { products: 10_000, each: 1, jobs: 20, perMinute: 12 },
  { products: 10_000, each: 1, jobs: 20, perMinute: 120 },
  { products: 10_000, each: 5, jobs: 20, perMinute: 12 },
  { products: 10_000, each: 7, jobs: 20, perMinute: 12 },
];
