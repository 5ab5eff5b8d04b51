import { Problem } from "../problem.ts";
import type { Receipt, Release, State } from "./state.ts";

/**
 * The release that a rollback of these targets goes back to. `to` is a tag, a serial or the first 7 or more characters of a commit.
 * Without it: the newest release that is older than the one that is live now and delivered something else there.
 * Throws `rollback-unknown`.
 */
export function chooseRelease(
  state: State,
  { to, targets }: { readonly to: string | undefined; readonly targets: TargetIds },
): Release {
  const found = to === undefined ? releaseBefore(state, targets) : namedRelease(state.releases, to);
  if (!found) throw unknown(state, to);
  return found;
}

/**
 * Whether these targets deliver a recorded file that the newest release does not know: the run that delivered it was cut off before
 * its end. A state that knows no release at all has none to complete.
 */
export function hasUnreleased(
  { files, releases: [newest] }: State,
  live: (target: string) => ReadonlySet<string>,
): boolean {
  if (!newest) return false;
  const known = new Set(Object.values(newest.live).flat());
  return files.some(({ target, file_id }) => live(target).has(file_id) && !known.has(file_id));
}

type TargetIds = ReadonlySet<string>;

function namedRelease(releases: readonly Release[], to: string): Release | undefined {
  const serial = to.replace(/^#/, "");
  const isCommit = /^[0-9a-f]{7,64}$/i.test(to);
  const isCalled = ({ tag, commit }: Release) =>
    tag === to || (isCommit && commit?.toLowerCase().startsWith(to.toLowerCase()));
  const exact =
    releases.find(({ tag }) => tag === to) ??
    releases.find((release) => String(release.serial) === serial);
  const found = exact ?? releases.find(isCalled);
  return found && isCalled(found)
    ? origin(releases, (release) => hasSameName(release, found)).release
    : found;
}

function releaseBefore(state: State, targets: TargetIds): Release | undefined {
  const { releases } = state;
  const [newest] = releases;
  if (!newest) return undefined;
  const now = contentOf(newest, { state, targets });
  const isOther = (release: Release) => contentOf(release, { state, targets }) !== now;
  const isNamed = newest.tag !== undefined || newest.commit !== undefined;
  const here = origin(releases, (release) =>
    isNamed ? hasSameName(release, newest) : !isOther(release),
  );
  return [here.release, ...here.older].find((release) => release && isOther(release));
}

/**
 * A rollback records a copy of an older release, perhaps of some targets only, under its tag and commit; this finds that older one, so
 * that a second rollback goes further back, and never forward again. Of saves in a row under one name the newest is the whole release.
 */
function origin(releases: readonly Release[], isSame: (release: Release) => boolean) {
  const last = releases.findLastIndex(isSame);
  const first = releases.slice(0, last + 1).findLastIndex((release) => !isSame(release)) + 1;
  return { release: releases[first], older: releases.slice(last + 1) };
}

function hasSameName(a: Release, b: Release): boolean {
  return a.tag === b.tag && a.commit === b.commit;
}

/** What buyers of these targets had, as text that can be compared: a file that had to be uploaded again is the same file. */
function contentOf(
  { live }: Release,
  { state, targets }: { readonly state: State; readonly targets: TargetIds },
): string {
  const known = new Map(
    [...state.files, ...state.retired].map((receipt) => [receipt.file_id, receipt]),
  );
  const files = [...targets].flatMap((target) =>
    (live[target] ?? []).map((id) => [target, ...fileOf(known.get(id), id)]),
  );
  return JSON.stringify(files.map((file) => JSON.stringify(file)).sort());
}

function fileOf(receipt: Receipt | undefined, file_id: string): readonly string[] {
  return receipt?.sha256 ? [receipt.name, receipt.sha256] : [file_id];
}

/** `#57  2026-06-01T10:00:00Z  v1.2.0  4f2a91c` */
export function releaseLine({ serial, at, tag, commit }: Release): string {
  return [`#${serial}`, at.replace(/\.\d+Z$/, "Z"), tag ?? "–", commit?.slice(0, 7) ?? "–"].join(
    "  ",
  );
}

function unknown({ releases }: State, to: string | undefined): Problem {
  const none =
    releases.length === 0
      ? "No release is recorded yet"
      : "No recorded release delivered anything else before";
  return new Problem({
    code: "rollback-unknown",
    message:
      to === undefined
        ? `${none}.`
        : `No recorded release has the tag, serial or commit ${JSON.stringify(to)}.`,
    remedy:
      "Name one of those below with to; an older one can be built again and delivered with allow-downgrade.",
    details: releases.map(releaseLine),
  });
}
