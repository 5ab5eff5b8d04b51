/** Of the longest matrices so much is tried, evenly spread; all of them where nothing is said. `.ci/run` says it on a slow machine. */
export const share = Number(process.env["TEST_SHARE"] ?? 1);

/** Whether the cell at a place of its matrix, counted from 0, is tried. */
export function isTried(index: number): boolean {
  return Math.floor((index + 1) * share) > Math.floor(index * share);
}

export function sampled<T>(cells: readonly T[]): readonly T[] {
  return cells.filter((_, index) => isTried(index));
}
