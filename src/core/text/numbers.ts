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

/** `0.4 s`, `38 s`, `4 min 05 s`, `1 h 02 min`; of milliseconds. */
export function duration(ms: number): string {
  if (ms < 950) return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

/** `0:07`, `4:05`, `1:02:09`; of milliseconds. */
export function clock(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** `1 file`, `2 files`; `many` where an s does not make it. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
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

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}
