import type { Listing, LiveFile } from "../core/dodo/listing.ts";
import type { ShopItem } from "../core/init/shop.ts";
import type { LocalFile } from "../core/placement/placement.ts";
import type { Proof } from "../core/plan/plan-slot.ts";
import type { Problem } from "../core/problem.ts";
import type { Held, Revision } from "../core/state/state.ts";

/** A file of the workspace that a pattern matches, before it is read. Link targets are resolved. */
export interface FoundFile {
  /** Relative to the manifest's folder, `/` on every OS, NFC; `..` is only in front. */
  readonly path: string;
  readonly real: string;
  /** Why it matched and cannot be delivered: `path-escape`, `file-unreadable`. */
  readonly problem?: Problem | undefined;
}

export interface Pattern {
  readonly glob: string;
  readonly exclude: readonly string[];
  /** Told of each file that is left out since it looks like a secret, and a wildcard matches it. */
  readonly withheld?: (path: string) => void;
  /** Told of each file that the glob matches and `exclude` takes out. */
  readonly excluded?: (path: string) => void;
}

/** Which files are worth reading, in bytes. */
export interface Sizes {
  readonly most: number;
  readonly among?: ReadonlySet<number>;
}

/** What a file was when it was read. */
export interface FileDigest {
  readonly size: number;
  /** Hex; absent where the size was not among those asked for. */
  readonly sha256?: string;
  /** Whether its text is a Git LFS pointer. */
  readonly lfs: boolean;
}

/** Files. Throws Problem `path-escape`, `file-unreadable`. */
export interface Workspace {
  /** The regular files that each pattern matches, sorted by path, in the order of `patterns`. */
  find(patterns: readonly Pattern[]): Promise<readonly (readonly FoundFile[])[]>;
  /** Reads found files whose size is worth it, all of them without `sizes`: what each was, or what is wrong with it. */
  hash(files: readonly FoundFile[], sizes?: Sizes): Promise<readonly (FileDigest | Problem)[]>;
  /** Near misses of a pattern that matched nothing: lines for people. */
  hints(pattern: Pattern): Promise<readonly string[]>;
  /** A small text file below the manifest's folder; `null` where there is none. */
  text(path: string): Promise<string | null>;
}

/** A file whose bytes Dodo has. */
export interface Delivered {
  readonly file_id: string;
  readonly md5: string;
  /** False where neither the store's ETag equals the MD5 nor the store says why it does not: only a download can prove the bytes. */
  readonly proven: boolean;
}

export interface Upload {
  readonly target: string;
  readonly name: string;
  readonly file: LocalFile;
  readonly signal: AbortSignal;
  /** Called with every id that Dodo gave out for this file, before its bytes are sent; retries may need several. */
  readonly reserved: (file_id: string) => void;
  /** Called with the bytes sent so far of this attempt. */
  readonly sent: (bytes: number) => void;
  /** Called with the MD5 (hex) of the bytes as soon as it is known: before the upload completes. */
  readonly hashed?: ((md5: string) => void) | undefined;
}

/** What the bytes of a file are known to be. */
export interface Content {
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** Hex; what the store's ETag may be compared with. */
  readonly md5?: string | null | undefined;
  /** A local copy, from which an MD5 that is not known can be computed. */
  readonly real?: string | undefined;
}

/** One change of a target's own list. */
export interface ListEdit {
  /** The whole list that is wanted, from a fresh reading; `undefined`: nothing is written. */
  readonly compute: (fresh: Listing) => readonly string[] | undefined;
  /** A reading that nothing waited after: used if the write may go at once. */
  readonly from?: Listing | undefined;
  /** Started together with the reading, and awaited before `compute`. */
  readonly beside?: (() => Promise<void>) | undefined;
  /**
   * Ids in the target that this program uploaded. An entitlement's list may hold older files that
   * only Dodo can tell apart: it is written only if all ids of both lists are among these.
   */
  readonly uploaded: ReadonlySet<string>;
  readonly signal?: AbortSignal | undefined;
}

/** What became of a `ListEdit`: the reading that it was computed from, and Dodo's answer. */
export interface ListUpdate {
  readonly listing: Listing;
  readonly answer: EditAnswer;
}

/**
 * `stale`: something had to wait, or the answer leaves open what Dodo did; the adapter has waited
 * as long as was asked, and the caller reads again. `too-many` and `unknown-id` say so themselves;
 * `refused` is any other refusal of the list, with Dodo's words.
 */
export type EditAnswer =
  | { readonly kind: "unchanged" | "accepted" }
  | { readonly kind: "stale"; readonly problem: Problem }
  | {
      readonly kind: "in-use" | "too-many" | "unknown-id" | "refused";
      readonly message: string;
    };

/** What Dodo said to a new list: `refused` as a whole, or `in-use` where it protects a file that the list leaves out. */
export type ListAnswer =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused" | "in-use"; readonly message: string };

/** Why a file that should have been taken out is still there: Dodo protects it, ignored the wish, or buyers paid for it. */
export type Stayed = Held["reason"];

export interface Removal {
  readonly target: string;
  readonly file_ids: readonly string[];
  /** Take them out although buyers hold grants, and may then lose them. */
  readonly withdrawSold: boolean;
}

/** Dodo. Every method throws Problem with the codes that docs/problems.md explains. */
export interface Storefront {
  /** What the target delivers now. Throws the reason of `signal` once nobody waits any more. */
  read(target: string, signal?: AbortSignal): Promise<Listing>;
  /** Sends the bytes; on an entitlement this attaches too. Throws `file-changed` where they are not the planned ones, and then nothing was completed. */
  deliver(upload: Upload): Promise<Delivered>;
  /**
   * Makes the target's own list exactly these ids, keeping what stands beside it in `listing`, a fresh read. An entitlement's list may
   * hold older files that only Dodo can tell apart: it is refused unless every id of both lists is among `uploaded`, sent there by this program.
   */
  write(
    listing: Listing,
    file_ids: readonly string[],
    uploaded?: ReadonlySet<string>,
  ): Promise<ListAnswer>;
  /** Reads a target and writes its own list at most once, with nothing waiting in between. */
  update(target: string, edit: ListEdit): Promise<ListUpdate>;
  /** Takes out what a list did not let go, where the route has another way (an entitlement; it may clear the bytes too). Returns what it knows to stay; read back. */
  remove(removal: Removal): Promise<ReadonlyMap<string, Stayed>>;
  /** Hex SHA-256 of what a buyer downloads; undefined where that is nothing, or more than `size` bytes. */
  digest(live: LiveFile, size: number): Promise<string | undefined>;
  /** Bytes of what a buyer downloads, for a listing that leaves sizes out; undefined where nothing says it. */
  size?(live: LiveFile): Promise<number | undefined>;
  /** Compares a listed file with known content: by size, then ETag, then, up to `limit` bytes, by download. */
  prove(live: LiveFile, content: Content, limit: number): Promise<Proof>;
}

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** What helps to choose; may be empty. */
  readonly about: string;
}

/** Somebody who answers. Throws Problem `interrupted` where they leave instead. */
export interface Questions {
  one<T>(question: string, choices: readonly Choice<T>[], likely: T): Promise<T>;
  /** At least one. */
  some<T>(
    question: string,
    choices: readonly Choice<T>[],
    likely: readonly T[],
  ): Promise<readonly T[]>;
  /** Trimmed; `otherwise` for an empty answer. Of an `id` the form is checked. */
  text(question: string, otherwise: string, kind?: "id"): Promise<string>;
  confirm(question: string): Promise<boolean>;
}

/** What `init` works at. */
export interface InitPorts {
  /** Every product and `digital_files` entitlement of the shop; absent without a key. Throws as the Storefront does. */
  readonly listShop?: (() => Promise<readonly ShopItem[]>) | undefined;
  /** Absent where nobody is to be asked. */
  readonly questions?: Questions | undefined;
  /** Makes a file below the workspace, `/` on every OS; false where something is there, which stays. */
  write(path: string, text: string): Promise<boolean>;
}

/** Durability for one manifest in one environment. */
export interface StateStore {
  /** For the first line of output, e.g. `acme/plugins@dodo-files-state live_mode` or a path. */
  readonly where: string;
  /** True where saves cost the store dearly, and are spaced as docs/state.md says. */
  readonly paced: boolean;
  /** `null` where nothing is stored yet, which is not the same as unreadable. Throws `state-unreadable`, `state-forbidden`. Returns the raw text: whoever calls parses it as a stranger's. */
  load(): Promise<{ readonly text: string; readonly revision: Revision } | null>;
  /** Where the newest save can be looked at, once there was one. */
  url?(): string | undefined;
  /** Proves that a save would be allowed, and changes nothing that anybody sees. Throws `state-forbidden`. */
  prove(): Promise<void>;
  /** Compare-and-swap: saves only where the stored revision is still `revision`. Throws `state-conflict` where it is not, `state-forbidden` where it never will be allowed. */
  save(text: string, revision: Revision, message: string): Promise<Revision>;
}

/** Where a plan is kept, to be looked at and to hold apply to it. Throws `plan-invalid`, `input-invalid` where it cannot be written. */
export interface PlanFile {
  /** Its path, for people. */
  readonly where: string;
  /** The raw text: whoever calls parses it as a stranger's. */
  load(): Promise<string>;
  save(text: string): Promise<void>;
}

/** The conversation of one pull request. Every method throws Problem `forbidden`, `unauthorized`, `rate-limited`, `api-failed` or `network`. */
export interface PullRequest {
  /** The comments that the token's own user wrote, the oldest first. What others wrote is never among them, whatever it says. */
  own(): Promise<readonly { readonly id: number; readonly body: string }[]>;
  /** Returns the id of the new comment. */
  create(body: string): Promise<number>;
  update(id: number, body: string): Promise<void>;
  remove(id: number): Promise<void>;
}

/** Time, so that tests can turn it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds on a clock that never steps back, from an unknown start. */
  elapsed(): number;
  /** Resolves after so many milliseconds, or at once when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The manifest as it was read. */
export interface ManifestText {
  /** Below the workspace, `/` on every OS: what the state is filed under. */
  readonly path: string;
  /** `null` where there is no such file. */
  readonly text: string | null;
  /** Where there is none: a file that may be meant, with the other of `.yaml` and `.yml` or in a folder above. */
  readonly twin?: string | undefined;
  /** SHA-256 of the text, hex. */
  readonly digest: string;
}
