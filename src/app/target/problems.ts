import type { Listing } from "../../core/dodo/listing.ts";
import type { Change } from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { Stayed } from "../ports.ts";

/** A target, and how the manifest names it. */
export interface NamedTarget {
  readonly target: string;
  readonly spellings: readonly string[];
}

export function notLive({ target, spellings }: NamedTarget, changes: readonly Change[]): Problem {
  return new Problem({
    code: "not-live",
    message: `Dodo took the files of ${spellings[0]} but does not deliver ${namesOf(changes)} under that name and size.`,
    remedy:
      "Nothing old was withdrawn. Run again: what was uploaded is recorded and will not be sent again.",
    target,
  });
}

/** Listed, but its download answers 404 or 403. */
export function noBytes({ target, spellings }: NamedTarget, changes: readonly Change[]): Problem {
  return new Problem({
    code: "not-live",
    message: `${spellings[0]} lists ${namesOf(changes)}, but buyers cannot download that: the bytes are not there. It was taken back.`,
    remedy: "Nothing old was withdrawn. Run again; if it stays, ask Dodo's support.",
    target,
  });
}

export function otherContent(
  { target, spellings }: NamedTarget,
  changes: readonly Change[],
): Problem {
  return new Problem({
    code: "upload-failed",
    message: `${spellings[0]} would deliver other bytes for ${namesOf(changes)} than those that were sent; it was taken back.`,
    remedy: "Nothing old was withdrawn. Run again; if it stays, ask Dodo's support.",
    target,
  });
}

export function tooManyFiles({ target, spellings }: NamedTarget, message: string): Problem {
  return new Problem({
    code: "too-many-files",
    message: `Dodo refused the new list of files of ${spellings[0]}${message ? ` (${message})` : ""}.`,
    remedy:
      "The product keeps what it had. Deliver fewer files to it, or move it to an entitlement (ent_…).",
    target,
  });
}

export function emptied({ target, spellings }: NamedTarget): Problem {
  return new Problem({
    code: "would-empty-target",
    message: `Withdrawing the old files would leave ${spellings[0]} without any file.`,
    remedy: "Put a rule for it back, or set allow-empty-target if that is what you want.",
    target,
  });
}

const whyStayed: { readonly [R in Stayed]: string } = {
  "in-use": "Dodo protects a file that buyers hold",
  "still-attached": "Dodo ignored the withdrawal",
  sold: "buyers hold grants of it and might lose it",
};

export function stillAttached(
  { target, spellings }: NamedTarget,
  name: string,
  reason: Stayed,
): Problem {
  return new Problem({
    code: "withdrawal-held",
    message: `${spellings[0]} still delivers ${name}, which should have been withdrawn: ${whyStayed[reason]}.`,
    remedy:
      reason === "sold"
        ? "It is held: new buyers see it beside the new one. Set withdraw-sold to take it out all the same."
        : "It is tried again in the next run that changes this target; or remove it in the Dodo dashboard.",
    target,
  });
}

/** Two runs that keep meeting, or a list that does not become what both want. */
export function neverSettled({ target, spellings }: NamedTarget): Problem {
  return new Problem({
    code: "not-live",
    message: `Other runs kept changing ${spellings[0]} while this one ended, so it is not known to be as declared.`,
    remedy: "Run again once the other runs have ended: what is recorded is not sent again.",
    target,
  });
}

/** A newer run, a rollback or a destroy came meanwhile: what it wants counts. */
/** Files of a newer run, which this one took out in the moment in which they came. */
export function newerLost(
  { target, spellings }: NamedTarget,
  files: readonly Pick<Receipt, "name" | "file_id">[],
): Problem {
  return new Problem({
    code: "files-lost",
    message: `${spellings[0]} is left to a newer run, but ${files.length === 1 ? "a file" : `${files.length} files`} of that run went with a list that was written at the same moment.`,
    remedy: "Run the newer release again: it sends what is missing.",
    details: files.map(({ name, file_id }) => `${name} (${file_id})`),
    target,
  });
}

export function superseded({ target, spellings }: NamedTarget): Problem {
  return new Problem({
    code: "superseded",
    message: `${spellings[0]} is left to a newer run, a rollback or a destroy that came while this run was working.`,
    remedy: "Nothing to do. To deliver this build after all, run it again.",
    target,
  });
}

/** A refusal that is not about the number of files. */
export function listRefused({ target, spellings }: NamedTarget, message: string): Problem {
  return new Problem({
    code: "list-refused",
    message: `Dodo refused the new list of files of ${spellings[0]} (${message}).`,
    remedy:
      "See what Dodo says. The target keeps what it had; what was uploaded is recorded and is not sent again.",
    target,
  });
}

/** Each reading differed from the one before. */
export function unsettled({ target, spellings }: NamedTarget): Problem {
  return new Problem({
    code: "api-failed",
    message: `Each reading of ${spellings[0]} listed other files than the one before, so its list was not written.`,
    remedy: "Run again when nobody else changes it.",
    transient: true,
    target,
  });
}

/** Dodo lists the file under another spelling than it was given. */
export function renamed({ target, spellings }: NamedTarget, name: string, listed: string): Problem {
  return new Problem({
    code: "name-changed",
    message: `${spellings[0]} delivers ${name} under the name ${listed}.`,
    remedy: "Nothing to do, unless buyers need the other name: choose one that Dodo keeps.",
    target,
  });
}

/** `before`: a reading that still had them. */
export function filesLost(
  { target, spellings }: NamedTarget,
  ids: readonly string[],
  before: Listing,
): Problem {
  const names = before.files
    .filter(({ file_id }) => ids.includes(file_id))
    .map((file) => `${file.name} (${file.file_id})`);
  return new Problem({
    code: "files-lost",
    message: `${spellings[0]} no longer delivers ${ids.length === 1 ? "a file" : `${ids.length} files`} that it delivered before this run, and writing the list again did not help.`,
    remedy:
      "Look at the product in the Dodo dashboard now and attach what is missing, then run again.",
    details: names,
    target,
  });
}

function namesOf(changes: readonly Change[]): string {
  return changes.map(({ name }) => name).join(", ");
}
