import type { Listing } from "../../src/core/dodo/listing.ts";
import type { Report } from "../../src/core/run/report.ts";
import type { Item } from "./builds.ts";
import type { Run, RunPorts } from "./scenario.ts";

export type Defect =
  | "none"
  | "lists from an old reading"
  | "old before new"
  | "old stays"
  | "nothing recorded"
  | "saves each time"
  | "only says so"
  | "never ends"
  | "throws"
  | "wrong name";

interface Recorded {
  readonly target: string;
  readonly file_id: string;
  readonly name: string;
  readonly sha256: string;
  readonly slot: string;
}

/** A product of one target that is right if nobody else is there, or wrong in one way: to see that each is found. */
export async function toy(defect: Defect, ports: RunPorts): Promise<Report> {
  const { storefront, store, run } = ports;
  const [target = ""] = run.covers;
  if (defect === "throws") throw new Error("a bug");
  const loaded = await store.load();
  const known: readonly Recorded[] = loaded ? JSON.parse(loaded.text).files : [];
  const early = await storefront.read(target);
  while (defect === "never ends") await storefront.read(target);
  const isThere = (item: Item) => known.some((one) => isSame(one, item));
  const missing = run.wants.filter((item) => !isThere(item));
  if (defect === "only says so") return reportOf(run, "changed");
  if (missing.length === 0 && defect !== "saves each time") return reportOf(run, "unchanged");
  const sent = await Promise.all(missing.map((item) => deliver(item, { ...ports, defect })));
  const kept = known.filter((one) => run.wants.some((item) => isSame(one, item)));
  const gone = new Set(known.filter((one) => !kept.includes(one)).map(({ file_id }) => file_id));
  const add = (fresh: Listing) => [...own(fresh), ...sent.map(({ file_id }) => file_id)];
  const drop = (fresh: Listing) => own(fresh).filter((id) => !gone.has(id));
  const edit = (compute: (fresh: Listing) => readonly string[]) =>
    storefront.update?.(target, { compute, uploaded: new Set() });
  if (defect === "old before new") await edit(drop);
  await edit(defect === "lists from an old reading" ? () => add(early) : add);
  if (defect !== "old stays") await edit(drop);
  const files = defect === "nothing recorded" ? [] : [...kept, ...sent];
  const state = {
    files,
    retired: [],
    releases: [{ live: { [target]: files.map(({ file_id }) => file_id) } }],
  };
  await save(`${JSON.stringify(state)}\n`, store, loaded?.revision ?? null);
  return reportOf(run, "changed");
}

/** In the place of whatever is stored. */
async function save(
  text: string,
  store: RunPorts["store"],
  revision: string | null,
): Promise<void> {
  const saved = await store.save(text, revision, "toy").catch(() => undefined);
  if (saved === undefined) await save(text, store, (await store.load())?.revision ?? null);
}

function own({ files }: Listing): readonly string[] {
  return files.filter((file) => file.own).map(({ file_id }) => file_id);
}

function isSame(a: Pick<Item, "name" | "sha256">, b: Pick<Item, "name" | "sha256">): boolean {
  return a.name === b.name && a.sha256 === b.sha256;
}

async function deliver(
  item: Item,
  { storefront, run, defect }: RunPorts & { readonly defect: Defect },
): Promise<Recorded> {
  const { target, slot, sha256 } = item;
  const path = run.rules.find((rule) => (rule.name ?? rule.path) === slot)?.path ?? "";
  const name = defect === "wrong name" ? "m.pdf" : item.name;
  const size = run.files[path]?.length ?? 0;
  const file = { path, real: `/memory/${path}`, size, sha256 };
  const none = () => {};
  const signal = new AbortController().signal;
  const { file_id } = await storefront.deliver({
    target,
    name,
    file,
    signal,
    reserved: none,
    sent: none,
  });
  return { target, slot, name: item.name, sha256, file_id };
}

function reportOf({ command }: Run, result: Report["result"]): Report {
  return {
    command,
    result,
    manifest: "dodo-files.yaml",
    outcomes: [],
    problems: [],
    warnings: [],
    notices: [],
    live: new Map(),
    spellings: new Map(),
    wrote: result === "changed",
    sent: 0,
    duration: 0,
  };
}
