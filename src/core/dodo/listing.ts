/** One file that a target delivers now. Dodo lists neither a hash nor a time. */
export interface LiveFile {
  readonly file_id: string;
  /** The name the buyer sees. */
  readonly name: string;
  /** Bytes, where listed. */
  readonly size: number | null;
  /** Presigned, needs no key and lives for some 15 minutes: a secret. Never put it into a Plan, a Report or a message. */
  readonly download_url: string;
  /** When `download_url` ends, in milliseconds of `performance.now()`; absent if Dodo does not say it. */
  readonly expires_at?: number | undefined;
  /** True where it stands in the target's own list; false where only an attached entitlement lists it. */
  readonly own: boolean;
}

/** What a target delivers now: the union of its own list and of the lists of its `digital_files` entitlements, each id once. */
export interface Listing {
  readonly target: string;
  readonly files: readonly LiveFile[];
  /** The `digital_files` entitlements attached to a product, with the file ids that each lists. */
  readonly entitlements: readonly { readonly id: string; readonly file_ids: readonly string[] }[];
  /** Ids that the own list names more than once; `files` has each once all the same. */
  readonly repeated?: readonly string[];
  /** What stands beside the list and is sent back unchanged with it, since a write without it may clear it. */
  readonly beside: { readonly [field: string]: string | null };
}

export function liveIds(listing: Listing): ReadonlySet<string> {
  return new Set(listing.files.map((file) => file.file_id));
}

/** Of these ids, those that a target does not list. */
export function missingFrom(listing: Listing, ids: readonly string[]): readonly string[] {
  const live = liveIds(listing);
  return ids.filter((id) => !live.has(id));
}
