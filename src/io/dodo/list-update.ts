import type { EditAnswer, ListEdit, ListUpdate } from "../../app/ports.ts";
import type { Listing } from "../../core/dodo/listing.ts";
import { Problem } from "../../core/problem.ts";
import type { DodoClient, PathAndBody, ReadRequest } from "./client.ts";
import { isListRefusal, kindOfRefusal } from "./list-refusals.ts";
import type { Reservation } from "./rate-limit.ts";
import { type StorefrontOptions, saidBy } from "./route.ts";

/** How a route reads and writes a target's list. */
export interface ListRoute {
  read(client: DodoClient, request: ReadRequest): Promise<Listing>;
  /** The request that makes the own list these ids. */
  write(listing: Listing, file_ids: readonly string[]): PathAndBody;
  /** Why this list is not to be sent, if it is not. */
  objection?(listing: Listing, list: EditedList): string | undefined;
}

export interface EditedList {
  readonly file_ids: readonly string[];
  readonly uploaded: ReadonlySet<string>;
}

type Update = (target: string, edit: ListEdit) => Promise<ListUpdate>;

/** Milliseconds that a reading may be older than what was looked at beside it. */
const readingAge = 1_000;

/** Tries of a read, as of any other. */
const maxAttempts = 5;

/** Makes `Storefront.update` of a route: one read, one write at most, and nothing waits in between. */
export function createListUpdate(route: ListRoute, options: StorefrontOptions): Update {
  const failures = new Map<string, number>();
  return async (target, edit) => {
    const failed = async (problem: Problem) => {
      const count = (failures.get(target) ?? 0) + 1;
      failures.set(target, count);
      await options.retry.wait(problem, count, edit.signal);
    };
    const { listing, reservation } = await ready({ target, edit, route, options });
    const answer = await answerTo(listing, { edit, route, reservation, options, failed });
    if (answer.kind !== "stale") failures.delete(target);
    return { listing, answer };
  };
}

interface Reading {
  readonly listing: Listing;
  readonly reservation: Reservation;
}

interface Wanted {
  readonly target: string;
  readonly edit: ListEdit;
  readonly route: ListRoute;
  readonly options: StorefrontOptions;
}

/** A fresh reading, what was to be looked at beside it, and room for the write. */
async function ready(wanted: Wanted): Promise<Reading> {
  const { edit, options } = wanted;
  const { from, beside } = edit;
  const held = from && options.limit.reserveNow();
  const { listing, reservation, ...done } =
    from && held
      ? {
          listing: from,
          reservation: held,
          readAt: performance.now(),
          failed: await settled(beside),
        }
      : await options.retry.run(() => readWithRoom(wanted), {
          tries: maxAttempts,
          signal: edit.signal,
        });
  if (done.failed) {
    reservation.end();
    throw done.failed.error;
  }
  if (performance.now() - done.readAt <= readingAge) return { listing, reservation };
  reservation.end();
  return ready({ ...wanted, edit: { ...edit, from: undefined, beside: undefined } });
}

async function readWithRoom({ target, edit, route, options }: Wanted) {
  const { signal } = edit;
  const reservation = await options.limit.reserve(signal);
  const read = async () => {
    const listing = await route.read(options.single, { target, signal, reservation });
    return { listing, readAt: performance.now() };
  };
  try {
    const [reading, failed] = await Promise.all([read(), settled(edit.beside)]);
    return { ...reading, reservation, failed };
  } catch (error) {
    reservation.end();
    throw error;
  }
}

/** A failure beside the read is not one of the read, which would be repeated. */
async function settled(beside: ListEdit["beside"]) {
  try {
    await beside?.();
    return undefined;
  } catch (error) {
    return { error };
  }
}

interface Sending {
  readonly edit: ListEdit;
  readonly route: ListRoute;
  readonly reservation: Reservation;
  readonly options: StorefrontOptions;
  /** Waits after an answer that leaves open what Dodo did. */
  readonly failed: (problem: Problem) => Promise<void>;
}

async function answerTo(listing: Listing, sending: Sending): Promise<EditAnswer> {
  const { edit, route, reservation, options } = sending;
  try {
    const file_ids = edit.compute(listing);
    if (file_ids === undefined) return { kind: "unchanged" };
    const message = route.objection?.(listing, { file_ids, uploaded: edit.uploaded });
    if (message !== undefined) return { kind: "refused", message };
    edit.signal?.throwIfAborted();
    if (!reservation.isOpen()) {
      await options.limit.whenOpen(edit.signal);
      return { kind: "stale", problem: hadToWait(listing.target) };
    }
    return await sendOnce(listing, file_ids, sending);
  } finally {
    reservation.end();
  }
}

async function sendOnce(
  listing: Listing,
  file_ids: readonly string[],
  { edit, route, reservation, options, failed }: Sending,
): Promise<EditAnswer> {
  const { target } = listing;
  reservation.spend();
  try {
    const answer = await options.single.call({
      method: "PATCH",
      ...route.write(listing, file_ids),
      target,
      reservation,
      signal: edit.signal,
      expected: isListRefusal,
    });
    if (!isListRefusal(answer)) return { kind: "accepted" };
    return { kind: kindOfRefusal(answer), message: saidBy(answer) };
  } catch (error) {
    if (!(error instanceof Problem && error.transient)) throw error;
    await failed(error);
    return { kind: "stale", problem: error };
  }
}

function hadToWait(target: string): Problem {
  return new Problem({
    code: "rate-limited",
    message: `Dodo asked all requests to wait before the list of ${target} could be sent.`,
    remedy: "Lower requests-per-minute, or run again when the shop is quieter.",
    transient: true,
    target,
  });
}
