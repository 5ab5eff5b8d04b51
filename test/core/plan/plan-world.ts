import * as fc from "fast-check";
import type { Listing } from "../../../src/core/dodo/listing.ts";
import type { Placement, RulePart } from "../../../src/core/placement/placement.ts";
import { makePlan, type PlanInput } from "../../../src/core/plan/make-plan.ts";
import type { Planned, TargetPlan } from "../../../src/core/plan/plan.ts";
import { isDelivery } from "../../../src/core/plan/plan.ts";
import { proofKey } from "../../../src/core/plan/proof.ts";
import type { Held, Receipt } from "../../../src/core/state/state.ts";
import { digest, input, listingOf, live, placement, receipt, state, strict } from "./planning.ts";

/** Two products, and an entitlement that is attached to the second and a target of its own. */
const targets = ["pdt_a", "pdt_b", "ent_e"] as const;
type Target = (typeof targets)[number];

/** A file in Dodo; without content its bytes never arrived. */
export interface Stored {
  readonly name: string;
  readonly content: string | null;
}

/** Everything there is: what Dodo has, what the state says, what is wanted. */
export interface SmallWorld {
  readonly files: ReadonlyMap<string, Stored>;
  /** Each target's own list. */
  readonly lists: ReadonlyMap<Target, readonly string[]>;
  readonly active: readonly Receipt[];
  readonly retired: readonly Receipt[];
  readonly placements: readonly Placement[];
  readonly parts: readonly RulePart[];
  /** Namesakes that no download could prove. */
  readonly unproven: ReadonlySet<string>;
  readonly rules: PlanInput["rules"];
}

const contents = ["one", "one", "one", "two"];
const slots = [
  { slot: "a.zip", names: ["a.zip"] },
  { slot: "b.zip", names: ["b.zip"] },
  { slot: "v-{version}.zip", names: ["v-1.zip", "v-2.zip", "v-3.zip"] },
];
const names = ["a.zip", "b.zip", "v-1.zip", "v-2.zip", "foreign.zip"];
const ids = Array.from({ length: 9 }, (_, index) => `f-${index}`);

const storedFile = fc.record({
  name: fc.constantFrom(...names),
  content: fc.option(fc.constantFrom(...contents), { freq: 8 }),
  unproven: fc.nat(9).map((number) => number === 0),
  listedBy: fc.subarray([...targets], { maxLength: 2 }),
});

const recordOf = fc.record({
  kind: fc.constantFrom("none", "active", "active", "retired", "held"),
  slot: fc.constantFrom(...slots.map(({ slot }) => slot), "old-{version}.zip"),
  target: fc.constantFrom(...targets),
  fits: fc.nat(4).map((number) => number > 0),
  agrees: fc.nat(9).map((number) => number > 0),
  known: fc.nat(9).map((number) => number > 0),
  day: fc.integer({ min: 1, max: 9 }),
});

const wantedSlot = fc.record({
  part: fc.constantFrom(
    "matched",
    "matched",
    "matched",
    "matched-nothing",
    "took-no-part",
    "absent",
  ),
  name: fc.nat(2),
  content: fc.constantFrom(...contents),
  keep: fc.constantFrom(1, 1, 2, "all" as const),
  isOpen: fc.nat(5).map((number) => number === 0),
});

const wantedSlots = fc.tuple(wantedSlot, wantedSlot, wantedSlot);

export const smallWorlds: fc.Arbitrary<SmallWorld> = fc
  .record({
    files: fc.array(fc.tuple(storedFile, recordOf), { maxLength: ids.length }),
    wanted: fc.tuple(wantedSlots, wantedSlots, wantedSlots),
    rules: fc.record({ prune: fc.boolean(), allowEmptyTarget: fc.boolean() }),
  })
  .map(({ files, wanted, rules }) => {
    const all = files.map(([stored, record], index) => ({
      ...stored,
      ...record,
      id: ids[index] ?? "",
      stored,
    }));
    const receipts = all
      .filter(({ kind }) => kind !== "none")
      .map((one) => ({ kind: one.kind, receipt: recorded(one) }));
    const of = (isActive: boolean) =>
      receipts.filter(({ kind }) => (kind === "active") === isActive);
    const each = targets.flatMap((target, at) =>
      (wanted[at] ?? []).map((one, slot) => ({ ...one, target, ...slotAt(slot) })),
    );
    return {
      files: new Map(all.map(({ id, name, content }) => [id, { name, content }])),
      lists: new Map(
        targets.map((target) => [
          target,
          all.filter((one) => one.listedBy.includes(target)).map(({ id }) => id),
        ]),
      ),
      active: of(true).map((one) => one.receipt),
      retired: of(false).map((one) => one.receipt),
      placements: each.filter((one) => one.part === "matched").map(wantedPlacement),
      parts: each.flatMap(({ part, target, slot }) =>
        part === "absent" ? [] : [partOf(target, slot, part)],
      ),
      unproven: new Set(all.filter((one) => one.unproven).map(({ id }) => id)),
      rules: { ...strict, ...rules, allowDowngrade: true, maxRemovals: 1000 },
    };
  });

/** What the planner is told of it. */
export function toInput({
  placements,
  parts,
  active,
  retired,
  rules,
  ...world
}: SmallWorld): PlanInput {
  const listings = new Map(targets.map((target) => [target, listingIn(world, target)]));
  const pairs = [...listings.values()].flatMap(({ files }) =>
    files.flatMap((file) => placements.map((one) => ({ file, one }))),
  );
  const proofs = pairs.map(({ file, one }) => {
    const content = world.files.get(file.file_id)?.content ?? null;
    const proof =
      content === null ? "dead" : digest(content) !== one.file.sha256 ? "different" : "equal";
    return [
      proofKey(file, one),
      proof === "equal" && world.unproven.has(file.file_id) ? "unproven" : proof,
    ] as const;
  });
  const named = new Map(targets.map((target) => [target, [target.slice(4)]]));
  const recorded = state({ files: active, retired });
  return input({
    state: recorded,
    targets: named,
    placements,
    parts,
    listings,
    proofs: new Map(proofs),
    rules,
  });
}

/** A tiny model of apply: what Dodo and the state look like after the targets that nothing stops were carried out. */
export function carryOut(
  world: SmallWorld,
  { plan, problems }: Planned,
  letsGo: (file_id: string) => boolean,
): SmallWorld {
  const stopped = new Set(problems.map(({ target }) => target));
  if (stopped.has(undefined)) return world;
  return plan.targets
    .filter(({ target }) => !stopped.has(target))
    .reduce((now, one) => carryOutTarget(now, one, letsGo), world);
}

export function planWorld(world: SmallWorld): Planned {
  return makePlan(toInput(world));
}

function carryOutTarget(
  world: SmallWorld,
  plan: TargetPlan,
  letsGo: (file_id: string) => boolean,
): SmallWorld {
  const target = targets.find((one) => one === plan.target) ?? "pdt_a";
  const files = new Map(world.files);
  const receipts = new Map([...world.active, ...world.retired].map((one) => [one.file_id, one]));
  const active = new Set(world.active.map(({ file_id }) => file_id));
  let own = world.lists.get(target) ?? [];
  plan.changes.forEach(({ action, ...change }, index) => {
    const id = change.file_id ?? `new-${target}-${index}`;
    if (action === "forget") receipts.delete(id);
    if (!isDelivery({ action, ...change })) return;
    const content = contents.find((one) => digest(one) === change.sha256) ?? null;
    if (!files.has(id)) files.set(id, { name: change.name, content });
    if (
      action !== "adopt" &&
      !listingIn({ ...world, files }, target).files.some((file) => file.file_id === id)
    )
      own = [...own, id];
    receipts.set(
      id,
      receipt({
        ...change,
        version: change.version,
        path: "",
        target,
        file_id: id,
        size: 10,
        delivered_at: "2027-01-01T00:00:00.000Z",
      }),
    );
    active.add(id);
  });
  const gone = new Set([...plan.changes.flatMap(({ prior }) => prior), ...plan.held]);
  own = own.filter((id) => !gone.has(id) || (plan.held.includes(id) && !letsGo(id)));
  const lists = new Map([...world.lists, [target, own] as const]);
  const left = new Set(
    listingIn({ ...world, files, lists }, target).files.map((file) => file.file_id),
  );
  for (const id of gone) {
    const known = receipts.get(id);
    const held: Held | undefined = left.has(id)
      ? { reason: "still-attached", since: "2027-01-01T00:00:00.000Z" }
      : undefined;
    if (known) receipts.set(id, { ...known, held });
    active.delete(id);
  }
  const all = [...receipts.values()];
  const isActive = ({ file_id }: Receipt) => active.has(file_id);
  return {
    ...world,
    files,
    lists,
    active: all.filter(isActive),
    retired: all.filter((one) => !isActive(one)),
  };
}

function listingIn({ files, lists }: Pick<SmallWorld, "files" | "lists">, target: Target): Listing {
  const own = lists.get(target) ?? [];
  const shared =
    target !== "pdt_b" ? [] : (lists.get("ent_e") ?? []).filter((id) => !own.includes(id));
  const listed = [...own, ...shared].map((id) => {
    const size = files.get(id)?.content ? 10 : null;
    return live(id, files.get(id)?.name ?? "", { size, own: own.includes(id) });
  });
  const entitlements =
    target !== "pdt_b" ? [] : [{ id: "ent_e", file_ids: lists.get("ent_e") ?? [] }];
  return listingOf(target, listed, { entitlements });
}

interface Recorded extends Stored {
  readonly id: string;
  readonly kind: string;
  readonly slot: string;
  readonly target: Target;
  readonly listedBy: readonly Target[];
  readonly fits: boolean;
  readonly agrees: boolean;
  readonly known: boolean;
  readonly day: number;
}

function recorded({ id, kind, slot, name, content, agrees, known, day, ...of }: Recorded): Receipt {
  const delivered_at = `2026-01-0${day}T00:00:00.000Z`;
  // Dodo keeps a file for one target: whoever else lists it did not get it from us.
  const target = of.listedBy[0] ?? of.target;
  const fitting = (of.fits && slots.find(({ names: fit }) => fit.includes(name))?.slot) || slot;
  const held: Held | undefined =
    kind === "held" ? { reason: "in-use", since: delivered_at } : undefined;
  const what = {
    target,
    slot: fitting,
    name: agrees || of.listedBy.length === 0 ? name : `not ${name}`,
    rule: globOf(fitting),
    file_id: id,
    delivered_at,
    held,
  };
  return receipt({ ...what, content: known ? content : null });
}

function slotAt(index: number): { readonly slot: string; readonly names: readonly string[] } {
  return slots[index] ?? { slot: "", names: [] };
}

interface WantedSlot {
  readonly name: number;
  readonly content: string;
  readonly keep: number | "all";
  readonly isOpen: boolean;
  readonly target: string;
  readonly slot: string;
  readonly names: readonly string[];
}

function wantedPlacement({
  target,
  slot,
  names: possible,
  name,
  content,
  keep,
  isOpen,
}: WantedSlot): Placement {
  const isVersioned = slot.includes("{");
  const open = isVersioned && isOpen ? ["{version}"] : [];
  const delivered = possible[name % possible.length] ?? slot;
  const rule = { glob: globOf(slot), keep: isVersioned ? keep : 1 };
  return placement({ target, slot, name: open.length > 0 ? null : delivered, open, content, rule });
}

function partOf(
  target: string,
  slot: string,
  state: "matched" | "matched-nothing" | "took-no-part",
): RulePart {
  return { target, glob: globOf(slot), state, at: { file: "dodo-files.yaml", line: 1, column: 1 } };
}

function globOf(slot: string): string {
  return `rule of ${slot}`;
}
