import { type Listing, liveIds, missingFrom } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import type { Shown, TargetPlan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { EditAnswer } from "../ports.ts";
import type { ApplyContext } from "./context.ts";
import { emptied, filesLost, type NamedTarget, superseded, unsettled } from "./problems.ts";

/** A change of a target's own list. */
export interface ListChange extends ListDrop {
  /** Ids to be listed beside what is there. */
  readonly add: readonly string[];
}

/** A change that only takes out. */
export interface ListDrop {
  /** Ids to be left out. */
  readonly drop: readonly string[];
  /** Ids that must be listed before anything is left out (A2). */
  readonly must?: readonly string[];
  /** A reading that nothing waited after. */
  readonly from?: Listing | undefined;
  /** True for a write that puts back: a newer run's intent does not forbid it. */
  readonly undoes?: boolean;
  /** True if the target may be left without any file. */
  readonly mayEmpty?: boolean;
  /** True if the list is sent even if it is right already: to learn whether Dodo takes it. */
  readonly always?: boolean;
}

export type Refusal = Extract<EditAnswer, { readonly message: string }>;

/** What a change of the list came to. */
export interface ListChanged {
  readonly listing: Listing;
  /** Of `add`, what is not live. */
  readonly missing: readonly string[];
  /** Of `must`, what was not listed, so that nothing was written. */
  readonly lacking: readonly string[];
  readonly refusal?: Refusal | undefined;
}

/** The own list of one target: the one place that reads, computes and writes it. */
export interface TargetList {
  readonly target: string;
  /** One reading, told to everyone who counts what is live. */
  read(): Promise<Listing>;
  /** Reads until the listing is as wanted, as long as it may lag behind a write; the last reading. */
  readBack(goal: ListGoal, first?: Listing): Promise<Listing>;
  /** Throws `files-lost`, `superseded`, `would-empty-target`, and what the storefront throws. */
  change(change: ListChange): Promise<ListChanged>;
}

export interface ListGoal {
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

/** Milliseconds before each read: a listing may lag behind a write. A withdrawal that is ignored is not a failure and waited for less. */
const untilPresent = [0, 1_000, 3_000, 8_000, 16_000];
const untilAbsent = [0, 500, 1_000, 3_000, 5_000];

/** Readings from which a list is computed anew because something had to wait. */
const mostRounds = 5;

/** Milliseconds after which a second reading confirms that something is gone (A3). */
export const confirmAfter = 1_000;

/** What the functions below work at. */
interface ListWork {
  readonly named: NamedTarget;
  readonly known: KnownFiles;
  readonly ctx: ApplyContext;
}

/** `before`: what the target listed when it was planned. */
export function createTargetList({ before, ...named }: TargetPlan, ctx: ApplyContext): TargetList {
  const work = { named, known: createKnown(named, before, ctx), ctx };
  return {
    target: named.target,
    read: () => read(work),
    async readBack(goal, first) {
      const listing = await readBack(work, goal, first);
      work.known.wrote(listing, goal.absent);
      return listing;
    },
    change: (change) => changeList(work, change),
  };
}

async function read({ named, ctx }: ListWork): Promise<Listing> {
  const listing = await ctx.storefront.read(named.target);
  ctx.report.seen(listing);
  return listing;
}

/** Until the listing is as wanted or the delays are used up; the last reading. */
async function readBack(work: ListWork, goal: ListGoal, first?: Listing): Promise<Listing> {
  const { clock } = work.ctx;
  const delays = goal.absent.length > 0 ? untilAbsent : untilPresent;
  let listing = first;
  for (const delay of first ? delays.slice(1) : delays) {
    if (listing && isReached(listing, goal)) break;
    await clock.sleep(delay);
    listing = await read(work);
  }
  return listing ?? read(work);
}

function isReached(listing: Listing, { present, absent }: ListGoal): boolean {
  const live = liveIds(listing);
  return present.every((id) => live.has(id)) && !absent.some((id) => live.has(id));
}

interface Edited {
  readonly listing: Listing;
  readonly answer: Exclude<EditAnswer, { readonly kind: "stale" }>;
}

/** Reads, computes and writes once; again from a new reading as long as something had to wait or is in doubt. */
async function edit(work: ListWork, change: ListChange, lacking: Set<string>): Promise<Edited> {
  const { named, known, ctx } = work;
  let { from } = change;
  let stale: Problem | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    ctx.signal.throwIfAborted();
    let isDoubtful = false;
    const { listing, answer } = await ctx.storefront.update(named.target, {
      from,
      beside: from ? undefined : ctx.ledger.look,
      uploaded: ctx.known.uploaded(named.target),
      compute(fresh) {
        isDoubtful = known.isDoubtful(fresh, [...change.drop, ...change.add]);
        if (isDoubtful) return undefined;
        if (!change.undoes && ctx.isLeft(named.target)) throw superseded(named);
        const list = wantedList(fresh, change, { named, lacking });
        for (const id of list ?? []) ctx.listed.add(id);
        return list;
      },
    });
    ctx.report.seen(listing);
    from = undefined;
    if (isDoubtful) await known.confirm(listing, () => read(work));
    else if (answer.kind === "stale") stale = answer.problem;
    else return { listing, answer };
  }
  throw stale ?? unsettled(named);
}

/** Writes the list, reads it back, and puts back once what went missing with it. */
async function changeList(work: ListWork, wanted: ListChange): Promise<ListChanged> {
  const { named, known, ctx } = work;
  let lost: readonly string[] = [];
  for (let round = 1; ; round += 1) {
    const lacking = new Set<string>();
    const add = [...new Set([...wanted.add, ...lost])];
    const from = round === 1 ? wanted.from : undefined;
    const { listing: fresh, answer } = await edit(work, { ...wanted, add, from }, lacking);
    const missingNow = { listing: fresh, missing: missingFrom(fresh, wanted.add) };
    if (lacking.size > 0) return { ...missingNow, lacking: [...lacking] };
    if ("message" in answer) return { ...missingNow, lacking: [], refusal: answer };
    const goal = goalOf(fresh, { ...wanted, add }, ctx);
    const isWritten = answer.kind === "accepted";
    const listing = await readBack(work, goal, isWritten ? undefined : fresh);
    if (isWritten) known.wrote(listing, goal.absent);
    const absent = missingFrom(listing, goal.present).filter((id) => !wanted.add.includes(id));
    // Another run may have withdrawn it since the state was looked at.
    if (absent.length > 0) await ctx.ledger.look();
    const theirs = absent.filter((id) => !ctx.isWithdrawn(id));
    const isLast = round === 2 || theirs.length === 0 || !routeOf(named.target).takesFilesBack;
    if (isLast && theirs.length > 0) throw filesLost(named, theirs, fresh);
    if (isLast || !isWritten)
      return { listing, missing: missingFrom(listing, wanted.add), lacking: [] };
    lost = theirs;
  }
}

/** What must be listed after a write: what was, less what goes and what leaves an attached entitlement in this run. */
function goalOf({ files }: Listing, { add, drop }: ListChange, { known }: ApplyContext): ListGoal {
  const gone = new Set(drop);
  const staying = files
    .filter((file) => file.own || !known.leaving.has(file.file_id))
    .map((file) => file.file_id)
    .filter((id) => !gone.has(id));
  return { present: [...new Set([...staying, ...add])], absent: drop };
}

/** The list that is wanted; `undefined` if it is right already, or if something lacks that must be there first. */
function wantedList(
  fresh: Listing,
  { add, drop, must = [], mayEmpty = false, always = false }: ListChange,
  { named, lacking }: { readonly named: NamedTarget; readonly lacking: Set<string> },
): readonly string[] | undefined {
  const live = liveIds(fresh);
  lacking.clear();
  for (const id of must) if (!live.has(id)) lacking.add(id);
  if (lacking.size > 0) return undefined;
  const gone = new Set(drop);
  const own = fresh.files.filter((file) => file.own).map((file) => file.file_id);
  const kept = own.filter((id) => !gone.has(id));
  const added = add.filter((id) => !live.has(id));
  if (added.length === 0 && kept.length === own.length && !always) return undefined;
  const isEmptied = added.length === 0 && fresh.files.every(({ file_id }) => gone.has(file_id));
  if (isEmptied && !mayEmpty && fresh.files.length > 0) throw emptied(named);
  return [...kept, ...added];
}

interface KnownFiles {
  /** Whether a reading lacks something that is known to be listed and is not to be dropped. */
  isDoubtful(listing: Listing, dropped: readonly string[]): boolean;
  confirm(first: Listing, read: () => Promise<Listing>): Promise<void>;
  /** After a write of this run. */
  wrote(listing: Listing, dropped: readonly string[]): void;
}

/** What the target is known to list, so that one reading without it is not believed at once. */
function createKnown(
  { spellings }: NamedTarget,
  before: readonly Shown[],
  ctx: ApplyContext,
): KnownFiles {
  const names = new Map(before.map(({ file_id, name }) => [file_id ?? "", name]));
  const absentFrom = (listing: Listing, dropped: readonly string[]) => {
    const live = liveIds(listing);
    const leaving = new Set([...dropped, ...ctx.known.leaving]);
    return [...names.keys()].filter((id) => !live.has(id) && !leaving.has(id));
  };
  return {
    isDoubtful: (listing, dropped) => absentFrom(listing, dropped).length > 0,
    /** What a second reading does not list either is gone, and is said to be. */
    async confirm(first, reread) {
      await ctx.clock.sleep(confirmAfter);
      const second = await reread();
      const gone = new Set(absentFrom(first, []));
      for (const id of absentFrom(second, []).filter((one) => gone.has(one))) {
        if (!ctx.known.receipt(id))
          ctx.report.notice(`${names.get(id)} left ${spellings[0]} while this run went on.`);
        names.delete(id);
      }
    },
    wrote(listing, dropped) {
      for (const id of dropped) names.delete(id);
      for (const { file_id, name } of listing.files) names.set(file_id, name);
    },
  };
}
