import semver from "semver";

const longestSemver = 256;

/** The semver that the tag ends in, else the tag without a `v` before a digit. */
export function versionOfTag(tag: string): string {
  return semverOf(tag) ?? withoutV(tag);
}

/** Whether the tag ends in a semver with a prerelease part. */
export function isPrereleaseTag(tag: string): boolean {
  const version = semverOf(tag);
  return version !== undefined && semver.prerelease(version) !== null;
}

/** Below zero where `a` is older; undefined where either is no semver. Build metadata does not count. */
export function compareVersions(a: string, b: string): number | undefined {
  const [left, right] = [withoutV(a), withoutV(b)];
  return isSemver(left) && isSemver(right) ? semver.compare(left, right) : undefined;
}

/** The longest semver that the tag ends in, after its start or one of `/ @ - _`, without a `v`. */
function semverOf(tag: string): string | undefined {
  const end = tag.slice(-longestSemver - 2);
  const starts = [...end.matchAll(/[/@_-]/g)].map((match) => match.index + 1);
  const whole = end.length === tag.length ? [0] : [];
  return [...whole, ...starts].map((start) => withoutV(end.slice(start))).find(isSemver);
}

/** The package alone would also take `v1.0.0`, `=1.0.0` and spaces. */
function isSemver(text: string): boolean {
  return /^\d\S*$/.test(text) && semver.valid(text) !== null;
}

function withoutV(text: string): string {
  return text.replace(/^v(?=\d)/, "");
}
