import { AsyncLocalStorage } from "node:async_hooks";
import type { StateStore, Storefront } from "../../src/app/ports.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Report } from "../../src/core/run/report.ts";
import { aWorld } from "../app/world.ts";
import { createMemory, createMemoryStateStore, type Memory } from "../fakes/memory-state-store.ts";
import {
  createShop,
  type Download,
  type Shop,
  type ShopVariant,
} from "../fakes/memory-storefront.ts";
import { createMemoryWorkspace } from "../fakes/memory-workspace.ts";
import { hash, manifestText } from "./builds.ts";
import { createSharedClock, type SharedClock } from "./clock.ts";
import { type ActorSpec, isRun, type Person, type Run, type Scenario } from "./scenario.ts";
import { type Choice, createRandom, type Schedule } from "./schedule.ts";

export type CallKind =
  | "read"
  | "write"
  | "upload"
  | "delete"
  | "look"
  | "load"
  | "save"
  | "sleep"
  | "edit"
  | "kill"
  | "cancel";

/** What happened in one step. */
export interface Step {
  readonly actor: string;
  readonly kind: CallKind;
  readonly target?: string | undefined;
  /** For people. */
  readonly text: string;
  /** What buyers of each target have from then on; absent if it is as before. */
  readonly lists?: Lists | undefined;
  /** Of what changes a target: the reading that it goes by was not that of a moment ago, or others moved since. */
  readonly basis?: Basis | undefined;
  /** A save that the store took. */
  readonly saved?: boolean;
}

export type Lists = ReadonlyMap<string, readonly Download[]>;

/** `fresh`: no list and no state changed since the reading. `window`: others did, and no client can know. `old`: the run did something else in between. */
export type Basis = "fresh" | "window" | "old";

/** What became of an actor. */
export interface ActorEnd {
  readonly spec: ActorSpec;
  readonly how: "ended" | "killed" | "stuck";
  readonly cancelled: boolean;
  readonly report?: Report | undefined;
  /** What it threw: a bug. */
  readonly thrown?: unknown;
  /** Index of its last step, plus one. */
  readonly end: number;
}

/** A scenario, as it went. */
export interface Trace {
  readonly scenario: Scenario;
  readonly schedule: Schedule;
  readonly initial: Lists;
  readonly steps: readonly Step[];
  readonly actors: readonly ActorEnd[];
  /** Ids of files that people made. */
  readonly foreign: ReadonlySet<string>;
  readonly final: () => Lists;
  readonly state: (name: string) => string | null;
  /** One more run, alone. */
  readonly again: (run: Run) => Promise<Again>;
}

export interface Again {
  readonly report: Report;
  /** Calls that change a target, or the state. */
  readonly writes: readonly string[];
}

/** More steps than any run needs: it does something for ever. */
const mostSteps = 600;

interface Call {
  readonly kind: CallKind;
  readonly target?: string | undefined;
  readonly text: string;
  readonly update?: number | undefined;
}

interface Waiting extends Call {
  readonly go: () => void;
}

interface Reading {
  readonly step: number;
  readonly ids: readonly string[];
  readonly update: number | undefined;
}

interface Actor {
  readonly spec: ActorSpec;
  readonly index: number;
  /** Waits for nobody: before and after what is explored. */
  readonly free: boolean;
  waiting: Waiting[];
  how: "new" | "going" | "ended" | "killed" | "stuck";
  cancelled: boolean;
  readonly abort: AbortController;
  readonly readings: Map<string, Reading>;
  readonly writes: string[];
  updates: number;
  report?: Report;
  thrown?: unknown;
  end: number;
  saved: boolean;
  /** Of a person: the next edit, and the page that is open. */
  next: number;
  page: readonly string[];
}

interface Place {
  readonly scenario: Scenario;
  readonly shop: Shop;
  readonly clock: SharedClock<Actor>;
  readonly memories: Map<string, Memory>;
  readonly foreign: Set<string>;
  readonly steps: Step[];
}

interface Context {
  readonly actor: Actor;
  readonly update?: number;
}

const context = new AsyncLocalStorage<Context>();

/** Picks who goes on; `undefined` once it has no more to say. */
export type Chooser = (able: readonly Able[]) => Choice | undefined;

/** An actor that can go on. */
export interface Able {
  readonly actor: number;
  readonly calls: number;
  readonly sleeps: boolean;
  readonly killable: boolean;
  readonly cancellable: boolean;
}

/** Plays a schedule's choices; what it leaves open, the actor that moved last decides, then the first. */
export function followed({ choices }: Schedule): Chooser {
  let next = 0;
  return () => choices[next++];
}

export interface Playing {
  readonly variant: ShopVariant;
  readonly chooser?: Chooser;
  readonly schedule: Schedule;
}

export async function play(scenario: Scenario, playing: Playing): Promise<Trace> {
  const chance = Math.random;
  Math.random = createRandom(playing.schedule.seed);
  try {
    return await playAll(scenario, playing);
  } finally {
    Math.random = chance;
  }
}

async function playAll(
  scenario: Scenario,
  { variant, schedule, chooser = followed(schedule) }: Playing,
): Promise<Trace> {
  const clock = createSharedClock<Actor>(() => {
    const actor = context.getStore()?.actor;
    return actor?.free ? undefined : actor;
  });
  const place = await setUp(scenario, variant, clock);
  const { shop } = place;
  const initial = listsOf(place);
  const actors = scenario.actors.map((spec, index) => newActor(spec, index, false));
  const choices = await interleave(actors, place, { chooser, schedule });
  return {
    scenario,
    schedule: { ...schedule, choices },
    initial,
    steps: place.steps,
    actors: actors.map(({ spec, how, cancelled, report, thrown, end }) => ({
      spec,
      how: how === "new" || how === "going" ? "stuck" : how,
      cancelled,
      report,
      thrown,
      end,
    })),
    foreign: place.foreign,
    final: () => listsOf(place),
    state: (name) => place.memories.get(name)?.text ?? null,
    async again(run) {
      // What was written is seen by now.
      for (let read = 0; read < (variant.lag ?? 0); read += 1)
        for (const target of scenario.targets) await shop.read(target);
      const actor = await playAlone(run, place);
      if (!actor.report) throw new Error(`${run.name} alone did not end: ${String(actor.thrown)}`);
      return { report: actor.report, writes: actor.writes };
    },
  };
}

interface Ready {
  readonly shop: Shop;
  readonly states: ReadonlyMap<string, Memory>;
  readonly foreign: ReadonlySet<string>;
  readonly elapsed: number;
}

const ready = new WeakMap<Scenario, WeakMap<ShopVariant, Ready>>();

/** What was there before is made once for each scenario and variant, and copied. */
async function setUp(
  scenario: Scenario,
  variant: ShopVariant,
  clock: SharedClock<Actor>,
): Promise<Place> {
  const known = ready.get(scenario)?.get(variant);
  const shop =
    known?.shop.fork() ??
    createShop(scenario.targets, variant, { bytesOf: async (at) => bytesAt(at) });
  const memories = [...(known?.states ?? [])].map(([name, memory]) => {
    return [
      name,
      { ...createMemory(), text: memory.text, revision: `before ${memory.revision}` },
    ] as const;
  });
  const place: Place = {
    scenario,
    shop,
    clock,
    memories: new Map(memories),
    foreign: new Set(known?.foreign),
    steps: [],
  };
  watch(place);
  if (known) {
    clock.pass(known.elapsed);
    return place;
  }
  for (const spec of scenario.setup) {
    const { report, thrown } = await playAlone(spec, place);
    if (thrown || (report?.problems.length ?? 0) > 0)
      throw new Error(`${scenario.name}: ${spec.name} fails`, {
        cause: thrown ?? report?.problems,
      });
  }
  const all = ready.get(scenario) ?? new WeakMap<ShopVariant, Ready>();
  ready.set(scenario, all);
  all.set(variant, {
    shop,
    states: place.memories,
    foreign: place.foreign,
    elapsed: clock.elapsed(),
  });
  return setUp(scenario, variant, clock);
}

function newActor(spec: ActorSpec, index: number, free: boolean): Actor {
  return {
    spec,
    index,
    free,
    waiting: [],
    how: "new",
    cancelled: false,
    abort: new AbortController(),
    readings: new Map(),
    writes: [],
    updates: 0,
    end: 0,
    saved: false,
    next: 0,
    page: [],
  };
}

async function playAlone(spec: ActorSpec, place: Place): Promise<Actor> {
  const actor = newActor(spec, -1, true);
  if (isRun(spec)) {
    await start(actor, spec, place);
  } else {
    while (actor.next < spec.steps.length) edit(actor, spec, place);
  }
  return actor;
}

/** Puts a gate in front of each call to Dodo that somebody's run makes. */
function watch({ shop, steps }: Place): void {
  const { read } = shop;
  shop.before = async (text) => {
    const at = context.getStore();
    if (at) await gate(callOf(text, at.update), at.actor);
  };
  shop.read = async (target, signal) => {
    const listing = await read(target, signal);
    const at = context.getStore();
    const ids = listing.files.filter(({ own }) => own).map(({ file_id }) => file_id);
    at?.actor.readings.set(target, {
      step: steps.length,
      ids,
      update: at.update,
    });
    return listing;
  };
}

const kindOf: Readonly<Record<string, CallKind>> = {
  read: "read",
  write: "write",
  upload: "upload",
  delete: "delete",
};

function callOf(text: string, update: number | undefined): Call {
  const [word = "", target] = text.split(" ");
  const kind = kindOf[word];
  return kind ? { kind, target, text, update } : { kind: "look", text, update };
}

const changing: ReadonlySet<CallKind> = new Set(["write", "upload", "delete", "save"]);

async function gate(call: Call, actor: Actor): Promise<void> {
  if (actor.how === "killed" || actor.how === "ended") return new Promise(() => {});
  if (actor.free) {
    if (changing.has(call.kind)) actor.writes.push(call.text);
    return;
  }
  await new Promise<void>((go) => actor.waiting.push({ ...call, go }));
}

/** Begins a run, in its own checkout; resolves once it has ended. */
function start(actor: Actor, run: Run, place: Place): Promise<void> {
  return context.run({ actor }, async () => {
    try {
      actor.how = "going";
      actor.report = await running(actor, run, place);
    } catch (error) {
      actor.thrown = error;
    }
    if (actor.how === "going") actor.how = "ended";
    actor.end = place.steps.length + 1;
    actor.waiting = [];
    place.clock.forget(actor);
  });
}

async function running(actor: Actor, run: Run, { shop, clock, memories }: Place): Promise<Report> {
  const text = manifestText(run.rules, run.prune);
  const manifest = { path: "dodo-files.yaml", text, digest: hash(text) };
  const memory = memories.get(run.state) ?? createMemory();
  memories.set(run.state, memory);
  const storefront = gatedStorefront(shop, actor);
  const store = gatedStore(memory, actor);
  if (run.toy) return run.toy({ storefront, store, run });
  const world = await aWorld(
    {},
    {
      beside: { shop, store: createMemoryStateStore(memory) },
      storefront,
      clock,
      lineage: `${run.state} of ${run.name}`,
      checkout: { manifest, workspace: createMemoryWorkspace(run.files) },
    },
  );
  const env = run.id === undefined ? {} : { GITHUB_RUN_ID: `${run.id}` };
  const operands = run.command === "destroy" ? { operands: [] } : {};
  return world.run(
    { command: run.command, ...run.inputs },
    { env, ...operands, store, signal: actor.abort.signal },
  );
}

const contents = new Map<string, Buffer>();

/** What a path of its own checkout holds. */
function bytesAt(real: string): Buffer {
  const actor = context.getStore()?.actor;
  const spec = actor?.spec;
  const path = real.slice("/memory/".length);
  const text = spec && isRun(spec) ? (spec.files[path] ?? "") : "";
  const known = contents.get(text) ?? Buffer.from(text);
  contents.set(text, known);
  return known;
}

function gatedStorefront(shop: Shop, actor: Actor): Storefront {
  const look = (text: string) => gate({ kind: "look", text }, actor);
  return {
    ...shop,
    async prove(live, file, limit) {
      await look(`prove ${live.name}`);
      return shop.prove(live, file, limit);
    },
    async size(live) {
      await look(`size ${live.name}`);
      return shop.size?.(live);
    },
    ...(shop.update
      ? {
          update(target, edit) {
            actor.updates += 1;
            return context.run(
              { actor, update: actor.updates },
              () => shop.update?.(target, edit) ?? Promise.reject(new Error("no update")),
            );
          },
        }
      : {}),
  };
}

function gatedStore(memory: Memory, actor: Actor): StateStore {
  const store = createMemoryStateStore(memory);
  return {
    ...store,
    async load() {
      await gate({ kind: "load", text: "load", update: context.getStore()?.update }, actor);
      return store.load();
    },
    async save(text, revision, message) {
      await gate({ kind: "save", text: `save ${message.split("\n")[0]}` }, actor);
      const saved = await store.save(text, revision, message);
      actor.saved = true;
      return saved;
    },
  };
}

function listsOf({ scenario, shop }: Place): Lists {
  return new Map(scenario.targets.map((target) => [target, shop.downloads(target)]));
}

function edit(actor: Actor, { steps }: Person, { shop, foreign }: Place): Call {
  const step = steps[actor.next];
  if (!step) throw new Error("nothing left to edit");
  actor.next += 1;
  if (actor.next === steps.length) actor.how = "ended";
  const { target } = step;
  const own = () => shop.downloads(target).filter((file) => file.own);
  if (step.do === "open") actor.page = own().map(({ file_id }) => file_id);
  if (step.do === "save") shop.savePage(target, actor.page);
  if (step.do === "add") foreign.add(shop.addFile(target, step.name, step.text));
  if (step.do === "remove") {
    const gone = own().find(({ name }) => name === step.name);
    if (gone) shop.detach(target, gone.file_id);
  }
  const name = "name" in step ? ` ${step.name}` : "";
  return { kind: "edit", target, text: `${step.do} ${target}${name}` };
}

interface Picking {
  readonly chooser: Chooser;
  readonly schedule: Schedule;
}

/** Moves one actor at a time until all have ended. Returns the choices that were made. */
async function interleave(
  actors: readonly Actor[],
  place: Place,
  { chooser, schedule: { pace, seed } }: Picking,
): Promise<readonly Choice[]> {
  const random = createRandom(seed + 1);
  const made: Choice[] = [];
  let last = 0;
  let isOpen = true;
  while (place.steps.length < mostSteps) {
    const able = actors
      .filter((actor) => isAble(actor, actors))
      .map((actor) => asAble(actor, place));
    if (able.length === 0) break;
    const chosen = isOpen ? chooser(able) : undefined;
    if (!chosen) isOpen = false;
    const choice = chosen ?? { actor: last, what: "step", call: 0 };
    const found = actors[choice.actor];
    const isPassedOver = !found || !able.some(({ actor }) => actor === choice.actor);
    if (isPassedOver && isOpen) continue;
    const actor = isPassedOver ? actors[able[0]?.actor ?? 0] : found;
    if (!actor) break;
    last = actor.index;
    if (chosen) made.push(chosen);
    const ms = pace > 0 ? pace : random() < 0.3 ? 2_000 : 1;
    await move(actor, { choice, ms, place });
  }
  for (const actor of actors)
    if (actor.how !== "ended" && actor.how !== "killed") actor.how = "stuck";
  return made;
}

function isAble({ how, spec }: Actor, all: readonly Actor[]): boolean {
  if (how === "going") return true;
  if (how !== "new") return false;
  if (!isRun(spec) || spec.after === undefined) return true;
  const before = all.find((one) => one.spec.name === spec.after);
  return before?.how === "ended" || before?.how === "killed";
}

function asAble(actor: Actor, { clock }: Place): Able {
  const { spec, index, waiting, cancelled, how } = actor;
  return {
    actor: index,
    calls: waiting.length,
    sleeps: clock.due(actor) !== undefined,
    killable: how === "going" && isRun(spec) && spec.killable === true,
    cancellable: how === "going" && isRun(spec) && spec.cancellable === true && !cancelled,
  };
}

interface Move {
  readonly choice: Choice;
  readonly ms: number;
  readonly place: Place;
}

async function move(actor: Actor, { choice, ms, place }: Move): Promise<void> {
  const { clock, steps } = place;
  const { spec } = actor;
  const before = listsOf(place);
  if (!isRun(spec)) {
    clock.pass(clock.elapsed() + ms);
    note(actor, edit(actor, spec, place), { place, before });
    if (actor.how === "new") actor.how = "going";
    actor.end = steps.length;
    return settle(actor, place);
  }
  if (actor.how === "new") {
    void start(actor, spec, place);
    await settle(actor, place);
  }
  if (choice.what === "kill" && spec.killable) {
    actor.how = "killed";
    actor.waiting = [];
    clock.forget(actor);
    note(actor, { kind: "kill", text: "killed" }, { place, before });
    actor.end = steps.length;
    return;
  }
  if (choice.what === "cancel" && spec.cancellable && !actor.cancelled) {
    actor.cancelled = true;
    actor.abort.abort(interrupted());
    await settle(actor, place);
    note(actor, { kind: "cancel", text: "cancelled" }, { place, before });
    return;
  }
  const due = clock.due(actor);
  if (due !== undefined && (choice.what === "time" || actor.waiting.length === 0)) {
    const text = `waits ${Math.max(0, Math.round(due - clock.elapsed()))} ms`;
    clock.pass(due);
    await settle(actor, place);
    note(actor, { kind: "sleep", text }, { place, before });
    return;
  }
  const [call] = actor.waiting.splice(choice.call % Math.max(1, actor.waiting.length), 1);
  if (!call) return;
  clock.pass(clock.elapsed() + ms);
  const basis = call.target === undefined ? undefined : basisOf(actor, call, place);
  actor.saved = false;
  call.go();
  await settle(actor, place);
  note(actor, call, { place, before, basis });
  if (call.kind === "delete" && call.target !== undefined)
    forgetOwn(actor, call.target, { place, before });
}

/** What a run removed by itself a moment ago is no news to it. */
function forgetOwn(actor: Actor, target: string, { place, before }: Noting): void {
  const reading = actor.readings.get(target);
  if (!reading) return;
  const after = new Set(place.shop.downloads(target).map(({ file_id }) => file_id));
  const gone = (before.get(target) ?? []).filter(({ file_id }) => !after.has(file_id));
  const ids = reading.ids.filter((id) => !gone.some(({ file_id }) => file_id === id));
  actor.readings.set(target, { ...reading, ids });
}

interface Noting {
  readonly place: Place;
  readonly before: Lists;
  readonly basis?: Basis | undefined;
}

function note(actor: Actor, { kind, target, text }: Call, { place, before, basis }: Noting): void {
  const lists = listsOf(place);
  const isSame = [...lists].every(([one, files]) => isSameList(files, before.get(one)));
  place.steps.push({
    actor: actor.spec.name,
    kind,
    target,
    text,
    ...(isSame ? {} : { lists }),
    ...(basis ? { basis } : {}),
    ...(kind === "save" ? { saved: actor.saved } : {}),
  });
}

function isSameList(a: readonly Download[], b: readonly Download[] = []): boolean {
  return a.length === b.length && a.every(({ file_id }, index) => file_id === b[index]?.file_id);
}

/** What a write or a removal goes by. */
function basisOf(actor: Actor, call: Call, { shop, steps, scenario }: Place): Basis | undefined {
  const { kind, target = "", update } = call;
  if (kind !== "write" && kind !== "delete") return undefined;
  const reading = actor.readings.get(target);
  if (!reading) return "old";
  const { spec } = actor;
  const isOfOne = !isRun(spec) || spec.covers.length < 2 || scenario.targets.length < 2;
  const between = steps
    .slice(reading.step + 1)
    .filter(
      (step) =>
        step.actor === spec.name &&
        (step.target === target
          ? !(kind === "delete" && step.kind === "delete")
          : isOfOne && step.kind !== "load" && step.target === undefined),
    );
  const isOne = update !== undefined && reading.update === update;
  if (between.length > 0 && !isOne) return "old";
  const now = shop.downloads(target).filter(({ own }) => own);
  const isSame = now.map(({ file_id }) => file_id).join() === reading.ids.join();
  // The state is looked at with the reading: what others save after it cannot be known either.
  const isOvertaken = steps
    .slice(reading.step + 1)
    .some(({ actor: by, kind: what }) => by !== spec.name && what === "save");
  return isSame && !isOvertaken ? "fresh" : "window";
}

/** Until the actor waits at a gate, sleeps, or has ended. Nothing that it does meanwhile takes more than promises. */
async function settle(actor: Actor, { clock }: Place): Promise<void> {
  for (let turn = 0; turn < 1_000; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!isRun(actor.spec) || actor.how !== "going" || actor.waiting.length > 0) return;
    if (clock.due(actor) !== undefined) return;
  }
  actor.how = "stuck";
}

function interrupted(): Problem {
  return new Problem({ code: "interrupted", message: "Cancelled.", remedy: "Run again." });
}
