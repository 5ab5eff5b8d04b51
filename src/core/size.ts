const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** `812 B`, `3.1 MB`, `103 MB`: powers of 1000, three digits or one decimal. */
export function bytes(count: number): string {
  const unit = unitOf(count);
  return `${inUnit(count, unit)} ${units[unit]}`;
}

/** `30.8/48.9 MB`: both in the unit of the total. */
export function bytesOf(part: number, total: number): string {
  const unit = unitOf(total);
  return `${inUnit(part, unit)}/${inUnit(total, unit)} ${units[unit]}`;
}

function unitOf(count: number): number {
  let unit = 0;
  while (unit < units.length - 1 && count / 1000 ** unit >= (unit === 0 ? 1000 : 999.5)) unit += 1;
  return unit;
}

function inUnit(count: number, unit: number): string {
  const value = count / 1000 ** unit;
  return value.toFixed(unit === 0 || value >= 99.95 ? 0 : 1);
}
