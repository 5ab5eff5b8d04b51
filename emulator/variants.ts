/**
 * What nobody outside Dodo knows, one switch per question. The numbers are those of the table in README.md;
 * a test shows the effect of each.
 */
export interface Variant {
  /** 1. When a product delivers a file without a PATCH: never, once its bytes arrived, or as soon as the id is given out. */
  readonly putAttaches: "no" | "on-upload" | "on-reserve";
  /** 2. Whether a PATCHed list replaces the old one or is added to it. */
  readonly patchFiles: "replace" | "merge";
  /** 3. What a PATCH without `external_url` or `instructions` does to them. */
  readonly patchOmitted: "keep" | "clear";
  /** 4. Whether an id that was taken out of a list can come back: yes, 422, or a 200 that changes nothing. */
  readonly reattach: "yes" | "refuse" | "ignore";
  /** 5. Headers that an upload URL signs, `host` always among them. */
  readonly signedHeaders: readonly SignedHeader[];
  /** 5. The value that a signed Content-Type has. */
  readonly contentType: string;
  /** 5. Whether Content-Type and Content-MD5 are refused where the URL does not sign them; `x-amz-*` ones always are. */
  readonly unsignedHeaders: "refuse" | "accept";
  /** 6. Whether a transfer must start or end before the URL expires. */
  readonly expiry: "at-start" | "at-end";
  /** 7, 15. What the store's ETag is: the MD5, KMS's 32 hex digits, no hex at all, or the MD5 of other bytes. */
  readonly etag: "md5" | "kms" | "opaque" | "wrong";
  /** 8. Whether a list shows an id whose bytes never arrived. */
  readonly listsUnsent: boolean;
  /** 9. What a read-only key gets for a write. */
  readonly readOnlyStatus: 401 | 403;
  /** 10. What an archived target answers; 200 is as if it were not archived. */
  readonly archived: 404 | 410 | 200;
  /** 11. Whether DELETE spares a file with delivered grants (409 FILE_IN_USE) or destroys it for past buyers. */
  readonly deleteInUse: "refuse" | "destroy";
  /** 12. What a shorter `digital_file_ids` does: detaches, nothing, or 409 FILE_IN_USE where there are delivered grants. */
  readonly detachByPatch: "honoured" | "ignored" | "in-use";
  /** 13. Where the own files of a migrated product stand. */
  readonly migrated: "own" | "entitlement" | "both";
  /** 14. Most files that one target may list; more is 422. 0: no cap. */
  readonly fileCap: number;
  /** Whether listed files come with `file_size`. */
  readonly listsSize: boolean;
  /** Reads of a target that still answer with the list from before a change. */
  readonly listLag: number;
  /** Whether errors have a body. */
  readonly errorBodies: boolean;
  /** What a download without bytes behind it answers. */
  readonly missingBytes: 404 | 403;
  /** Seconds that an upload URL lives. */
  readonly urlSeconds: number;
  /** Seconds that a download URL lives. */
  readonly downloadSeconds: number;
  /** Bytes that the entitlement route takes; more is 413. */
  readonly entitlementBytes: number;
}

export type SignedHeader = "host" | "content-type" | "content-length";

/** What is most likely of the real Dodo. */
export const likely: Variant = {
  putAttaches: "no",
  patchFiles: "replace",
  patchOmitted: "keep",
  reattach: "yes",
  signedHeaders: ["host"],
  contentType: "application/octet-stream",
  unsignedHeaders: "refuse",
  expiry: "at-start",
  etag: "md5",
  listsUnsent: true,
  readOnlyStatus: 403,
  archived: 410,
  deleteInUse: "refuse",
  detachByPatch: "honoured",
  migrated: "own",
  fileCap: 0,
  listsSize: true,
  listLag: 0,
  errorBodies: true,
  missingBytes: 404,
  urlSeconds: 60,
  downloadSeconds: 900,
  entitlementBytes: 500 * 1024 * 1024,
};

// The values of each switch, where they are words or one of a few numbers.
const words: { readonly [key in keyof Variant]: readonly Variant[key][] | "any" } = {
  putAttaches: ["no", "on-upload", "on-reserve"],
  patchFiles: ["replace", "merge"],
  patchOmitted: ["keep", "clear"],
  reattach: ["yes", "refuse", "ignore"],
  unsignedHeaders: ["refuse", "accept"],
  expiry: ["at-start", "at-end"],
  etag: ["md5", "kms", "opaque", "wrong"],
  readOnlyStatus: [401, 403],
  archived: [404, 410, 200],
  deleteInUse: ["refuse", "destroy"],
  detachByPatch: ["honoured", "ignored", "in-use"],
  migrated: ["own", "entitlement", "both"],
  missingBytes: [404, 403],
  signedHeaders: "any",
  contentType: "any",
  listsUnsent: "any",
  fileCap: "any",
  listsSize: "any",
  listLag: "any",
  errorBodies: "any",
  urlSeconds: "any",
  downloadSeconds: "any",
  entitlementBytes: "any",
};

/** A variant from `key=value` texts, e.g. of the command line. Throws an Error that names what would be right. */
export function parseVariant(settings: readonly string[]): Partial<Variant> {
  return Object.fromEntries(settings.map(parseSetting));
}

function parseSetting(setting: string): readonly [string, unknown] {
  const [key = "", text = ""] = setting.split(/=(.*)/s);
  if (!(key in likely))
    throw new Error(`There is no variant ${key}. There are: ${Object.keys(likely).join(", ")}.`);
  const name = key as keyof Variant;
  const value = switchTo(name, text);
  const allowed: readonly unknown[] | "any" = words[name];
  if (value === undefined || (allowed !== "any" && !allowed.includes(value))) {
    const instead = allowed === "any" ? "" : `, only ${allowed.join(", ")}`;
    throw new Error(`${key} cannot be ${JSON.stringify(text)}${instead}.`);
  }
  return [name, value];
}

function switchTo(name: keyof Variant, text: string): unknown {
  const usual = likely[name];
  if (typeof usual === "number") return /^\d+$/.test(text) ? Number(text) : undefined;
  if (typeof usual === "boolean") return { true: true, false: false }[text];
  if (typeof usual === "string") return text === "" ? undefined : text;
  const names = text.split(",");
  const known = ["host", "content-type", "content-length"];
  return names.includes("host") && names.every((each) => known.includes(each)) ? names : undefined;
}
