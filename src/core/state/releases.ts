import { Problem } from "../problem.ts";
import { contentIn, receiptsById } from "./content.ts";
import type { Release, State } from "./state.ts";

/** Where a rollback goes: target id to release. Targets that are left alone are not in it. */
export interface ChosenReleases {
  readonly destinations: ReadonlyMap<string, Release>;
}

/**
 * The releases that a rollback of these targets goes back to. `to` is a tag, a serial or the first 7 or more characters of a commit:
 * target by target what the newest apply of that name delivered there. Without it: the newest release below the top that no rollback
 * has left and that delivered something else. Throws `rollback-unknown`.
 */
export function chooseRelease(
  state: State,
  { to, targets }: { readonly to: string | undefined; readonly targets: ReadonlySet<string> },
): ChosenReleases {
  const find = to === undefined ? releaseBefore(state, targets) : named(state.releases, to);
  const found = [...targets].flatMap((target) => {
    const release = find(target);
    return release ? [[target, release] as const] : [];
  });
  if (found.length === 0) throw unknown(state, to);
  return { destinations: new Map(found) };
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

type Find = (target: string) => Release | undefined;

/** Of the releases of that name the newest apply that covered the target, else the newest that knows it at all. */
function named(releases: readonly Release[], to: string): Find {
  const serial = to.replace(/^#/, "");
  const ofTag = releases.filter(({ tag }) => tag === to);
  const ofSerial = releases.find((release) => String(release.serial) === serial);
  if (ofTag.length === 0 && ofSerial)
    return (target) => (ofSerial.live[target] ? ofSerial : undefined);
  const isCommit = /^[0-9a-f]{7,64}$/i.test(to);
  const ofCommit = isCommit
    ? releases.filter(({ commit }) => commit?.toLowerCase().startsWith(to.toLowerCase()))
    : [];
  const called = ofTag.length > 0 ? ofTag : ofCommit;
  return (target) => {
    const known = called.filter(({ live }) => live[target] !== undefined);
    const applied = known.filter(({ kind }) => kind === "apply");
    const covered = applied.find(({ targets }) => targets.includes(target));
    return covered ?? applied[0] ?? known[0];
  };
}

function releaseBefore(state: State, targets: ReadonlySet<string>): Find {
  const [newest, ...older] = state.releases;
  const known = receiptsById([...state.files, ...state.retired]);
  const isStanding = (release: Release, target: string) =>
    release.live[target] !== undefined && release.rolled_back?.includes(target) !== true;
  const isOther = (release: Release, target: string) =>
    newest !== undefined && contentIn(release, target, known) !== contentIn(newest, target, known);
  const found = older.find((release) =>
    [...targets].some((target) => isStanding(release, target) && isOther(release, target)),
  );
  return (target) => (found && isStanding(found, target) ? found : undefined);
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

/** The tag and commit that all of them have. */
export function nameOf([first, ...others]: readonly Release[]): Pick<Release, "tag" | "commit"> {
  const shared = <T>(of: (release: Release) => T) =>
    first && others.every((one) => of(one) === of(first)) ? of(first) : undefined;
  return { tag: shared(({ tag }) => tag), commit: shared(({ commit }) => commit) };
}

/** For people. */
export function releaseTitle({ tag, serial }: Release): string {
  return tag ?? `#${serial}`;
}
