import type { Change, TargetPlan } from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { Stayed } from "../ports.ts";

export function notLive({ target, spellings }: TargetPlan, changes: readonly Change[]): Problem {
  return new Problem({
    code: "not-live",
    message: `Dodo took the files of ${spellings[0]} but does not deliver ${namesOf(changes)} under that name and size.`,
    remedy:
      "Nothing old was withdrawn. Run again: what was uploaded is recorded and will not be sent again.",
    target,
  });
}

/** Listed, but its download answers 404 or 403. */
export function noBytes({ target, spellings }: TargetPlan, changes: readonly Change[]): Problem {
  return new Problem({
    code: "not-live",
    message: `${spellings[0]} lists ${namesOf(changes)}, but buyers cannot download that: the bytes are not there. It was taken back.`,
    remedy: "Nothing old was withdrawn. Run again; if it stays, ask Dodo's support.",
    target,
  });
}

export function otherContent(
  { target, spellings }: TargetPlan,
  changes: readonly Change[],
): Problem {
  return new Problem({
    code: "upload-failed",
    message: `${spellings[0]} would deliver other bytes for ${namesOf(changes)} than those that were sent; it was taken back.`,
    remedy: "Nothing old was withdrawn. Run again; if it stays, ask Dodo's support.",
    target,
  });
}

export function tooManyFiles({ target, spellings }: TargetPlan, message: string): Problem {
  return new Problem({
    code: "too-many-files",
    message: `Dodo refused the new list of files of ${spellings[0]}${message ? ` (${message})` : ""}.`,
    remedy:
      "The product keeps what it had. Deliver fewer files to it, or move it to an entitlement (ent_…).",
    target,
  });
}

export function emptied({ target, spellings }: TargetPlan): Problem {
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
  { target, spellings }: TargetPlan,
  name: string,
  reason: Stayed,
): Problem {
  return new Problem({
    code: "api-failed",
    message: `${spellings[0]} still delivers ${name}, which should have been withdrawn: ${whyStayed[reason]}.`,
    remedy:
      reason === "sold"
        ? "It is held: new buyers see it beside the new one. Set withdraw-sold to take it out all the same."
        : "It is tried again in the next run that changes this target; or remove it in the Dodo dashboard.",
    target,
  });
}

export function notLiveAfterRace(target: string, names: readonly string[]): Problem {
  return new Problem({
    code: "not-live",
    message: `Another run wrote ${target} at the same time, and ${names.join(", ")} could not be made live again.`,
    remedy: "Run again: every file is recorded and will not be sent again.",
    target,
  });
}

export function refusedList(target: string, message: string): Problem {
  return new Problem({
    code: "api-failed",
    message: `Dodo refused the list of ${target} with the new files (${message}).`,
    remedy: "Run again: what was uploaded is recorded and will not be sent again.",
    target,
  });
}

export function refusedWithdrawal(target: string, message: string): Problem {
  return new Problem({
    code: "api-failed",
    message: `Dodo refused the list of ${target} without the old files (${message}).`,
    remedy:
      "The new files are live beside the old ones. Run again; if it stays, withdraw the old ones in the Dodo dashboard.",
    target,
  });
}

export function filesLost(target: string, names: readonly string[]): Problem {
  return new Problem({
    code: "files-lost",
    message: `${target} no longer delivers ${names.length === 1 ? "a file" : `${names.length} files`} that it delivered before this run, and writing the list again did not help.`,
    remedy:
      "Look at the product in the Dodo dashboard now and attach what is missing, then run again.",
    details: names,
    target,
  });
}

function namesOf(changes: readonly Change[]): string {
  return changes.map(({ name }) => name).join(", ");
}
