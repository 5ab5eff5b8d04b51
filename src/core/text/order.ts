/** -1, 0 or 1, by UTF-16 code units: the same on every machine. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
