import type { EditAnswer } from "../../app/ports.ts";
import type { Answer } from "./client.ts";

type RefusalKind = Exclude<EditAnswer["kind"], "unchanged" | "accepted" | "stale">;

interface RefusalPattern {
  readonly kind: Exclude<RefusalKind, "refused">;
  readonly code: RegExp;
  readonly message: RegExp;
}

/**
 * What a refusal of a list says it is about, by its code or its message; the first that fits counts.
 * Only `FILE_IN_USE` is documented, so the rest goes by the words that such messages are made of.
 */
const patterns: readonly RefusalPattern[] = [
  {
    kind: "in-use",
    code: /^FILES?_IN_USE$/,
    message:
      /\bfiles?\b.*\b(?:is|are) (?:still )?(?:in use|referenced|used) by\b|\bactive grants?\b/i,
  },
  {
    kind: "too-many",
    code: /^(?:TOO_MANY|MAX(?:IMUM)?)_(?:DIGITAL_)?FILES|\bFILES?_(?:COUNT_)?(?:LIMIT|CAP|MAX)|^FILE_COUNT_EXCEEDED$/,
    message: new RegExp(
      [
        String.raw`\btoo many (?:\w+ ){0,2}files\b`,
        String.raw`\b(?:at most|up to|no more than|more than|maximum(?: of)?|max(?: of)?|limit of|limited to) \d+ (?:\w+ ){0,2}files?\b`,
        String.raw`\bmax(?:imum)? (?:number|count) of (?:\w+ ){0,2}files\b`,
        String.raw`\b(?:number of )?files? (?:count )?(?:limit|exceeds?)\b`,
        String.raw`\bfile(?:_id)?s\b.* (?:at most|no more than|more than) \d+ (?:items|elements|entries)\b`,
      ].join("|"),
      "i",
    ),
  },
  {
    kind: "unknown-id",
    code: /^(?:UNKNOWN|INVALID|MISSING|NO_SUCH)_(?:DIGITAL_)?FILES?(?:_IDS?)?$|^(?:DIGITAL_)?FILES?(?:_IDS?)?_(?:NOT_FOUND|INVALID|UNKNOWN|MISSING|DELETED|REMOVED|DOES_NOT_EXIST)$/,
    message: new RegExp(
      [
        String.raw`\b(?:unknown|invalid|no such|nonexistent|non-existent|unrecognized) (?:digital[ _])?file(?:[ _]ids?)?\b(?! (?:list|name|size|type))`,
        String.raw`\bhas no file\b`,
        String.raw`\bfiles?\b(?!.*\b(?:twice|duplicated?)\b).*\b(?:(?:not|cannot be) found|(?:does|do) not (?:exist|belong)|doesn't (?:exist|belong)|no longer exists?|(?:was|were|been) (?:removed|deleted)|cannot be attached|(?:is|are) (?:unknown|not known))`,
      ].join("|"),
      "i",
    ),
  },
];

/** Statuses that say something about the key, the target or the moment, not about the list. */
const otherStatuses = [401, 403, 404, 408, 410, 429];

/** Whether Dodo refused the list, and not the request as such. */
export function isListRefusal({ status, code }: Answer): boolean {
  if (code === "FILE_IN_USE") return true;
  if (/_IS_DELETED$/.test(code)) return false;
  return status >= 400 && status < 500 && !otherStatuses.includes(status);
}

/** What a refused list was refused for. A 409 without a code is `in-use`: errors may come without a body. */
export function kindOfRefusal({ status, code, message }: Answer): RefusalKind {
  const known = patterns.find((each) => each.code.test(code) || each.message.test(message));
  if (known) return known.kind;
  return status === 409 && code === "" ? "in-use" : "refused";
}
