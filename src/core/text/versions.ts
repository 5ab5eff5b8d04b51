import {
  compareKeys,
  compareSuffixes,
  isPrereleaseToken,
  readSuffix,
  type SuffixToken,
} from "./version-suffix.ts";

const longestVersion = 256;

/** A tag taken apart. */
export interface TagReading {
  /** What precedes the version, `app@`; the whole tag if it has none. */
  readonly before: string;
  /** As written, without a `v`; absent if the tag ends in none. */
  readonly version?: string;
  readonly isPrerelease: boolean;
  /** A word that is no known kind of prerelease and makes it one, as in semver: `windows` of `v1.2.0-windows`. */
  readonly unusual?: string;
}

/** The version that the tag ends in, else the tag without a `v` before a digit. */
export function versionOfTag(tag: string): string {
  return readTag(tag).version ?? withoutV(tag);
}

/** Whether the words of a tag say that it is no release for everybody. */
export function isPrereleaseTag(tag: string): boolean {
  return readTag(tag).isPrerelease;
}

/** Takes the longest version that the tag ends in, after its start or one of `/ @ - _`. */
export function readTag(tag: string): TagReading {
  const first = Math.max(0, tag.length - longestVersion - 2);
  const starts = [...tag.slice(first).matchAll(/[/@_-]/g)].map(({ index }) => first + index + 1);
  for (const start of first === 0 ? [0, ...starts] : starts) {
    const text = tag.slice(start);
    const version = parseVersion(text, { bareNumber: false });
    if (!version) continue;
    const before = tag.slice(0, start);
    const isPrerelease = version.suffix.some(isPrereleaseToken);
    const isUsual = version.suffix.some((one) => isPrereleaseToken(one) && !one.isUnusual);
    const unusual = isUsual ? undefined : version.suffix.find((one) => one.isUnusual)?.key;
    return {
      before,
      version: withoutV(text),
      isPrerelease: isPrerelease || endsInPrereleaseWord(before),
      ...(unusual === undefined ? {} : { unusual }),
    };
  }
  const words = tag.toLowerCase().split(/[^a-z]+/);
  return { before: tag, isPrerelease: words.some((word) => prereleaseNames.test(word)) };
}

/** Whether it can be compared with other versions. */
export function isVersion(text: string): boolean {
  return parseVersion(text, { bareNumber: true }) !== undefined;
}

/** Below zero if `a` is older; undefined if either is no version. Build metadata makes no difference. */
export function compareVersions(a: string, b: string): number | undefined {
  const left = parseVersion(a, { bareNumber: true });
  const right = parseVersion(b, { bareNumber: true });
  if (!left || !right) return undefined;
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let index = 0; index < length; index += 1) {
    const sign = compareKeys(left.numbers[index] ?? "0", right.numbers[index] ?? "0");
    if (sign !== 0) return sign;
  }
  return compareSuffixes(left.suffix, right.suffix);
}

/** `v1.2.0`, `V4` and `v.1` without their `v`. */
export function withoutV(text: string): string {
  return text.replace(/^v\.?(?=\d)/i, "");
}

/** Words that tell of a prerelease wherever they are; single letters do so only after numbers. */
const prereleaseNames = /^v?(?:alpha|beta|rc|pre|preview|dev|snapshot|nightly|canary|next|ea)$/;

/** `nightly-` of `nightly-2024-01-02`. In front of an `@` is a name: `canary@1.0.0`. */
function endsInPrereleaseWord(before: string): boolean {
  const word = /(?:^|[-_/.])([a-z]+)[-_/]$/i.exec(before)?.[1]?.toLowerCase() ?? "";
  return prereleaseNames.test(word) && word !== "next" && word !== "ea";
}

interface Version {
  readonly numbers: readonly string[];
  readonly suffix: readonly SuffixToken[];
}

const aDate =
  /^v?((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:\.(\d+))?|(?!\.))(?!\d)(.*)$/is;
const someNumbers = /^(v\.?)?(\d+(?:\.\d+){0,3})(.*)$/is;

/** `bareNumber`: a single number needs no `v` in front. */
function parseVersion(
  text: string,
  { bareNumber }: { readonly bareNumber: boolean },
): Version | undefined {
  if (text.length > longestVersion) return undefined;
  const plain = /^([^+]+)(?:\+[\w.-]+)?$/.exec(text)?.[1] ?? "";
  const date = aDate.exec(plain);
  if (date) {
    const suffix = readSuffix(date[5] ?? "", 3);
    const numbers = date.slice(1, 5).filter((each) => each !== undefined);
    if (suffix) return { numbers, suffix };
  }
  const [, v, dotted = "", rest = ""] = someNumbers.exec(plain) ?? [];
  const numbers = dotted.split(".");
  if (dotted === "" || (numbers.length === 1 && v === undefined && !bareNumber)) return undefined;
  const suffix = readSuffix(rest, numbers.length);
  return suffix && { numbers, suffix };
}
