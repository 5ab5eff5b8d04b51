import type {
  Delivered,
  ListAnswer,
  Removal,
  Stayed,
  Storefront,
  Upload,
} from "../../app/ports.ts";
import { type Listing, liveIds } from "../../core/dodo/listing.ts";
import { Problem } from "../../core/problem.ts";
import { isFileId } from "../../core/state/state.ts";
import type { Answer, DodoClient, ReadRequest } from "./client.ts";
import { type FileForm, openFileForm } from "./file-form.ts";
import { readSoldFiles } from "./grants.ts";
import { createListUpdate, type EditedList } from "./list-update.ts";
import { entitlementListing } from "./parse-listing.ts";
import {
  downloads,
  hashedOnce,
  ofUpload,
  patchList,
  type RouteStorefront,
  type StorefrontOptions,
  saidBy,
} from "./route.ts";

export interface EntitlementOptions extends StorefrontOptions {
  /** Milliseconds that an answer may take once the form is sent: Dodo then stores up to 500 MiB. */
  readonly answerTime?: number;
}

/** Dodo's entitlement route: an upload attaches at once, and is not idempotent. */
export function createEntitlementStorefront(options: EntitlementOptions): RouteStorefront {
  const { client } = options;
  // Ids that were there before an upload cannot be what the upload made.
  const known = new Map<string, ReadonlySet<string>>();
  const learn = (listing: Listing) => {
    const { target } = listing;
    known.set(target, new Set([...(known.get(target) ?? []), ...liveIds(listing)]));
    return listing;
  };
  const shop = { ...options, ...downloads(options) };
  const route = {
    read: async (single: DodoClient, request: ReadRequest) =>
      learn(await readEntitlement(single, request)),
    write: entitlementListRequest,
    objection,
  };
  return {
    ...downloads(options),
    read: async (target, signal) => learn(await readEntitlement(client, { target, signal })),
    update: createListUpdate(route, options),
    async deliver(upload) {
      const { target } = upload;
      const before = known.get(target) ?? liveIds(await readEntitlement(client, { target }));
      const delivered = await uploadToEntitlement(hashedOnce(upload), before, shop);
      upload.reserved(delivered.file_id);
      return delivered;
    },
    write: (listing, file_ids, uploaded) =>
      writeEntitlement(listing, { file_ids, uploaded }, client),
    remove: (removal) => remove(removal, client),
  };
}

async function readEntitlement(client: DodoClient, request: ReadRequest): Promise<Listing> {
  const { target } = request;
  const { json } = await client.call({ ...request, method: "GET", path: entitlementPath(target) });
  return entitlementListing(target, json);
}

interface Shop extends EntitlementOptions {
  readonly prove: Storefront["prove"];
}

/** After an answer that leaves open what Dodo did, the entitlement is looked at before anything is sent again. */
async function uploadToEntitlement(
  upload: Upload,
  before: ReadonlySet<string>,
  shop: Shop,
): Promise<Delivered> {
  const { client, retry, answerTime } = shop;
  // The MD5 of what was sent, once a whole form may have arrived.
  let arrivedMd5 = "";
  return retry.run(
    async () => {
      const form: { opened?: FileForm } = {};
      try {
        const opened = (one: FileForm) => (form.opened = one);
        return await sendForm(upload, { client, answerTime, opened });
      } catch (error) {
        const stopped = form.opened?.stopped();
        if (stopped) throw ofUpload(stopped, upload);
        // Without its closing boundary nothing can have come of it.
        if (isUnclear(error)) arrivedMd5 ||= form.opened?.md5() ?? "";
        const found = arrivedMd5 && (await look(upload, { before, md5: arrivedMd5 }, shop));
        if (found) return found;
        throw ofUpload(error, upload);
      }
    },
    { tries: 5, signal: upload.signal },
  );
}

interface SendOptions {
  readonly client: DodoClient;
  readonly answerTime: number | undefined;
  readonly opened: (form: FileForm) => void;
}

async function sendForm(
  upload: Upload,
  { client, answerTime = 300_000, opened }: SendOptions,
): Promise<Delivered> {
  const { target, name, file, signal, sent } = upload;
  let form: FileForm | undefined;
  const open = async () => {
    form = await openFileForm({ name, file }, upload);
    opened(form);
    return { headers: form.headers, body: form.body, answerTime };
  };
  const path = `${entitlementPath(target)}/files`;
  const answer = await client.call({
    method: "POST",
    path,
    open,
    target,
    signal,
    expected: ({ status }) => status === 413 || status === 422,
  });
  if (answer.status > 299) throw uploadRefusal(upload, answer);
  const { file_id } = (answer.json ?? {}) as { readonly file_id?: unknown };
  // What the state would refuse to read must never be recorded: the entitlement is looked at instead.
  if (typeof file_id !== "string" || !isFileId(file_id)) throw answerWithoutId();
  sent(file.size);
  return { file_id, md5: form?.md5() ?? "", proven: true };
}

/** A cut, a stall, 408, 5xx, or an answer that is not what it should be. A 429 did nothing. */
function isUnclear(error: unknown): boolean {
  return error instanceof Problem && error.transient && error.code !== "rate-limited";
}

/** How long a listing may lag behind an upload, in steps of the retry delay. */
const looks = [0, 2, 6, 16];

/** Finds what an upload with a lost answer made: an id that is new, with that name and, to be sure, these bytes. */
async function look(
  { target, name, file, signal }: Upload,
  { before, md5 }: { readonly before: ReadonlySet<string>; readonly md5: string },
  shop: Shop,
) {
  for (const steps of looks) {
    await shop.retry.pause(steps, signal);
    const { files } = await readEntitlement(shop.client, { target });
    for (const live of files.filter((one) => !before.has(one.file_id) && one.name === name)) {
      if ((await shop.prove(live, { ...file, md5 }, file.size)) !== "equal") continue;
      shop.retry.onWait(`${name} had arrived although the answer got lost.`);
      return { file_id: live.file_id, md5, proven: true };
    }
  }
  return undefined;
}

async function writeEntitlement(
  listing: Listing,
  list: {
    readonly file_ids: readonly string[];
    readonly uploaded: ReadonlySet<string> | undefined;
  },
  client: DodoClient,
): Promise<ListAnswer> {
  const { file_ids, uploaded = new Set<string>() } = list;
  const message = objection(listing, { file_ids, uploaded });
  if (message !== undefined) return { kind: "refused", message };
  return patchList(client, {
    target: listing.target,
    ...entitlementListRequest(listing, file_ids),
  });
}

/** Only Dodo can tell older files in the list from those of `legacy_file_ids`. */
function objection({ files }: Listing, { file_ids, uploaded }: EditedList): string | undefined {
  const all = [...files.map((file) => file.file_id), ...file_ids];
  if (all.every((id) => uploaded.has(id))) return undefined;
  return "it lists files that dodo-files did not upload";
}

function entitlementListRequest({ target, beside }: Listing, file_ids: readonly string[]) {
  const body = { integration_config: { ...beside, digital_file_ids: file_ids } };
  return { path: entitlementPath(target), body };
}

/** A `DELETE` clears the bytes too, so none is sent unasked for a file that buyers hold. */
async function remove({ target, file_ids, withdrawSold }: Removal, client: DodoClient) {
  const stayed = new Map<string, Stayed>();
  const sold = withdrawSold ? undefined : await readSoldFiles(target, client);
  for (const id of file_ids) {
    const isSold = sold !== undefined && (sold.has(id) || !(await sold.isCurrent()));
    const reason = isSold ? "sold" : await removeOne({ target, id }, client);
    if (reason) stayed.set(id, reason);
  }
  return stayed;
}

async function removeOne(
  { target, id }: { readonly target: string; readonly id: string },
  client: DodoClient,
): Promise<Stayed | undefined> {
  const path = `${entitlementPath(target)}/files/${encodeURIComponent(id)}`;
  const answer = await client.call({
    method: "DELETE",
    path,
    target,
    expected: ({ status, code }) => [404, 409, 422].includes(status) || code === "FILE_IN_USE",
  });
  if (answer.status === 409 || answer.code === "FILE_IN_USE") return "in-use";
  return answer.status === 422 ? "still-attached" : undefined;
}

function entitlementPath(target: string): string {
  return `/entitlements/${encodeURIComponent(target)}`;
}

function uploadRefusal({ target, file }: Upload, answer: Answer): Problem {
  const said = saidBy(answer);
  if (answer.status === 413) {
    return new Problem({
      code: "file-too-large",
      message: `Dodo says that ${file.size} bytes are too many for an entitlement (${said}).`,
      remedy: "Make the file smaller, or deliver it to a product (pdt_…), which takes up to 5 GiB.",
      target,
    });
  }
  return new Problem({
    code: answer.code === "TOO_MANY_FILES" ? "too-many-files" : "api-failed",
    message: `Dodo refused the upload to ${target} (${said}).`,
    remedy: "See what Dodo says in the message.",
    target,
  });
}

function answerWithoutId(): Problem {
  return new Problem({
    code: "api-failed",
    message: "Dodo took the file and gave out no id that can be recorded.",
    remedy: "Run again; if it stays, ask Dodo's support.",
    transient: true,
  });
}
