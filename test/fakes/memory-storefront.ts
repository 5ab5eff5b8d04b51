import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type {
  EditAnswer,
  ListAnswer,
  ListEdit,
  Stayed,
  Storefront,
  Upload,
} from "../../src/app/ports.ts";
import type { Listing } from "../../src/core/dodo/listing.ts";
import { Problem } from "../../src/core/problem.ts";

/** What Dodo's documentation leaves open, as this fake decides it. */
export interface ShopVariant {
  readonly putAttaches?: boolean;
  readonly patch?: "replace" | "merge";
  readonly reattach?: "yes" | "refuse" | "ignore";
  readonly cap?: number;
  readonly inUse?: ReadonlySet<string>;
  /** Reads before a write is seen. */
  readonly lag?: number;
  /** Entitlements whose files buyers hold grants for; they keep what they bought where `deleteInUse` is `refuse`. */
  readonly sold?: ReadonlySet<string>;
  readonly deleteInUse?: "refuse" | "destroy";
  /** What a shorter list does on an entitlement. */
  readonly detachByPatch?: "honoured" | "ignored" | "in-use";
  readonly listsSize?: boolean;
  /** Product → the entitlement that is attached to it. */
  readonly attached?: { readonly [product: string]: string };
}

interface Stored {
  readonly name: string;
  readonly bytes: Buffer | undefined;
}

export interface Download {
  readonly file_id: string;
  readonly name: string;
  /** `undefined` if the file has no bytes. */
  readonly sha256: string | undefined;
  readonly own: boolean;
}

/** Dodo in memory: products and entitlements (`ent_…`) with lists of ids, and what buyers saw after every write. */
export interface Shop extends Storefront {
  /** Makes a file as the dashboard would. */
  addFile(target: string, name: string, bytes: string): string;
  detach(target: string, file_id: string): void;
  /** Other bytes under the same id; none at all where absent. */
  spoil(file_id: string, bytes?: string): void;
  /** What the page of a product in the dashboard saves: the whole list as it is there. */
  savePage(target: string, file_ids: readonly string[]): void;
  /** Everything that a buyer could download now, what an attached entitlement adds included. */
  downloads(target: string): readonly Download[];
  /** Another shop with the same files and lists. */
  fork(): Shop;
  /** Name → SHA-256, as a buyer would download it now. */
  buyer(target: string): Readonly<Record<string, string>>;
  /** Names of every state that buyers of a target ever saw. */
  readonly history: Map<string, (readonly string[])[]>;
  /** Every call, in words. */
  readonly calls: string[];
  /** Called before each call; may throw. */
  before: (call: string) => void | Promise<void>;
}

interface Inside {
  readonly lists: ReadonlyMap<string, string[]>;
  readonly files: ReadonlyMap<string, Stored>;
  readonly detached: ReadonlySet<string>;
}

export interface ShopOptions {
  /** Reads what a delivery sends, by the real path of the file. */
  readonly bytesOf?: (real: string) => Promise<Buffer>;
  /** What is there already. */
  readonly inside?: Inside;
}

export function createShop(
  products: readonly string[],
  variant: ShopVariant = {},
  { bytesOf = (real) => readFile(real), inside }: ShopOptions = {},
): Shop {
  const lists = new Map(inside?.lists ?? products.map((id): [string, string[]] => [id, []]));
  const seen = new Map<string, { readonly list: readonly string[]; reads: number }>();
  const files = new Map(inside?.files);
  const detached = new Set(inside?.detached);
  const history = new Map<string, (readonly string[])[]>();
  const calls: string[] = [];
  let next = files.size + 1;

  const listOf = (target: string): string[] => {
    const list = lists.get(target);
    if (!list)
      throw new Problem({ code: "target-not-found", message: `no ${target}`, remedy: "–", target });
    return list;
  };
  const setList = (target: string, ids: readonly string[]) => {
    for (const id of listOf(target)) if (!ids.includes(id)) detached.add(id);
    if (variant.lag) seen.set(target, { list: listOf(target), reads: variant.lag });
    lists.set(target, [...ids]);
    history.set(target, [
      ...(history.get(target) ?? []),
      ids.map((id) => files.get(id)?.name ?? "?"),
    ]);
  };
  const store = (name: string, bytes: Buffer): string => {
    const id = `00000000-0000-4000-8000-${String(next++).padStart(12, "0")}`;
    files.set(id, { name, bytes });
    return id;
  };
  const call = async (text: string) => {
    calls.push(text);
    await shop.before(text);
  };

  const shop: Shop = {
    history,
    calls,
    before: () => {},
    addFile(target, name, bytes) {
      const id = store(name, Buffer.from(bytes));
      setList(target, [...listOf(target), id]);
      return id;
    },
    spoil: (file_id, bytes) =>
      files.set(file_id, {
        name: files.get(file_id)?.name ?? "?",
        bytes: bytes === undefined ? bytes : Buffer.from(bytes),
      }),
    detach: (target, file_id) =>
      setList(
        target,
        listOf(target).filter((id) => id !== file_id),
      ),
    savePage: setList,
    fork: () => createShop(products, variant, { bytesOf, inside: { lists, files, detached } }),
    downloads(target) {
      const own = listOf(target);
      const attached = variant.attached?.[target];
      const also = attached === undefined ? [] : listOf(attached);
      return [...new Set([...own, ...also])].map((file_id) => {
        const { name = "?", bytes } = files.get(file_id) ?? {};
        return {
          file_id,
          name,
          sha256: bytes && sha256(bytes),
          own: own.includes(file_id),
        };
      });
    },
    buyer: (target) =>
      Object.fromEntries(
        listOf(target).map((id) => [files.get(id)?.name ?? "?", sha256(files.get(id)?.bytes)]),
      ),
    async read(target, signal): Promise<Listing> {
      signal?.throwIfAborted();
      await call(`read ${target}`);
      const old = seen.get(target);
      const stale = old !== undefined && old.reads-- > 0;
      const list = stale ? old.list : listOf(target);
      const attached = variant.attached?.[target];
      const also = attached === undefined ? [] : listOf(attached);
      const listed = [...new Set([...list, ...also])].map((file_id) => {
        const { name, bytes } = files.get(file_id) ?? { name: "?", bytes: undefined };
        const size = variant.listsSize === false ? null : (bytes?.length ?? null);
        return {
          file_id,
          name,
          size,
          download_url: `memory:${file_id}`,
          own: list.includes(file_id),
        };
      });
      const entitlements = attached === undefined ? [] : [{ id: attached, file_ids: also }];
      return { target, files: listed, entitlements, beside: {} };
    },
    async deliver({ target, name, file, reserved, sent, hashed }: Upload) {
      await call(`upload ${target} ${name}`);
      listOf(target);
      const bytes = await bytesOf(file.real);
      if (sha256(bytes) !== file.sha256)
        throw new Problem({ code: "file-changed", message: "changed", remedy: "–" });
      const file_id = store(name, bytes);
      reserved(file_id);
      const md5 = createHash("md5").update(bytes).digest("hex");
      hashed?.(md5);
      sent(bytes.length);
      if (variant.putAttaches || isEntitlement(target))
        setList(target, [...listOf(target), file_id]);
      return { file_id, md5, proven: true };
    },
    async write({ target }, file_ids, uploaded): Promise<ListAnswer> {
      if (
        isEntitlement(target) &&
        ![...listOf(target), ...file_ids].every((id) => uploaded?.has(id))
      ) {
        return { kind: "refused", message: "not all are uploads of ours" };
      }
      const names = file_ids.map((id) => files.get(id)?.name ?? "?");
      await call(`write ${target} ${names.join(",")}`);
      const list = listOf(target);
      if (file_ids.some((id) => !files.has(id)))
        return { kind: "refused", message: "422 unknown id" };
      if (list.some((id) => variant.inUse?.has(id) && !file_ids.includes(id)))
        return { kind: "in-use", message: "FILE_IN_USE" };
      if (file_ids.length > (variant.cap ?? Number.POSITIVE_INFINITY))
        return { kind: "refused", message: "422 too many" };
      const again = file_ids.filter((id) => detached.has(id) && !list.includes(id));
      if (variant.reattach === "refuse" && again.length > 0)
        return { kind: "refused", message: "422 gone" };
      const taken =
        variant.reattach === "ignore" ? file_ids.filter((id) => !again.includes(id)) : file_ids;
      const shortens = isEntitlement(target) && list.some((id) => !taken.includes(id));
      if (shortens && variant.detachByPatch === "in-use")
        return { kind: "in-use", message: "FILE_IN_USE" };
      const adds = variant.patch === "merge" || (shortens && variant.detachByPatch === "ignored");
      setList(target, adds ? [...new Set([...list, ...taken])] : taken);
      return { kind: "accepted" };
    },
    async update(target, { compute, from, beside, uploaded, signal }: ListEdit) {
      const [listing] = await Promise.all([from ?? shop.read(target, signal), beside?.()]);
      const ids = compute(listing);
      if (ids === undefined) return { listing, answer: { kind: "unchanged" } };
      return { listing, answer: answerOf(await shop.write(listing, ids, uploaded)) };
    },
    async remove({ target, file_ids, withdrawSold }) {
      const sold = variant.sold?.has(target) ?? false;
      const stayed = new Map<string, Stayed>();
      for (const id of file_ids) {
        if (!isEntitlement(target)) stayed.set(id, "still-attached");
        else if (sold && !withdrawSold) stayed.set(id, "sold");
        else {
          await call(`delete ${target} ${files.get(id)?.name}`);
          if (sold && variant.deleteInUse !== "destroy") stayed.set(id, "in-use");
          else shop.detach(target, id);
        }
      }
      return stayed;
    },
    async digest({ file_id }, size) {
      await call(`download ${file_id}`);
      const bytes = files.get(file_id)?.bytes;
      return bytes && bytes.length <= size ? sha256(bytes) : undefined;
    },
    size: async ({ file_id }) => files.get(file_id)?.bytes?.length,
    async prove(live, file, limit) {
      const bytes = files.get(live.file_id)?.bytes;
      if (!bytes) return "dead";
      if (bytes.length !== file.size) return "different";
      if (bytes.length > limit) return "unproven";
      return sha256(bytes) === file.sha256 ? "equal" : "different";
    },
  };
  return shop;
}

/** A refusal says what it is about, as far as Dodo's words do. */
function answerOf(written: ListAnswer): EditAnswer {
  if (written.kind !== "refused") return written;
  const { message } = written;
  if (message.includes("too many")) return { kind: "too-many", message };
  if (message.includes("unknown id") || message.includes("gone"))
    return { kind: "unknown-id", message };
  return written;
}

function isEntitlement(target: string): boolean {
  return target.startsWith("ent_");
}

const hashes = new WeakMap<Buffer, string>();
const nothing = Buffer.alloc(0);

function sha256(bytes: Buffer = nothing): string {
  const known = hashes.get(bytes) ?? createHash("sha256").update(bytes).digest("hex");
  hashes.set(bytes, known);
  return known;
}
