import { createHash } from "node:crypto";
import type { Listing, LiveFile } from "../../../src/core/dodo/listing.ts";
import type { Rule } from "../../../src/core/manifest/manifest.ts";
import type { Placement, RulePart } from "../../../src/core/placement/placement.ts";
import { makePlan, type PlanInput } from "../../../src/core/plan/make-plan.ts";
import type { Change, Planned } from "../../../src/core/plan/plan.ts";
import type { Proof } from "../../../src/core/plan/plan-slot.ts";
import { type ProofKey, proofKey } from "../../../src/core/plan/proof.ts";
import type { Receipt, State } from "../../../src/core/state/state.ts";

export const product = "pdt_app";
export const entitlement = "ent_app";
const at = { file: "dodo-files.yaml", line: 1, column: 1 };

export function digest(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

function rule(fields: Partial<Rule> = {}): Rule {
  const base = {
    glob: "dist/app.zip",
    to: [],
    name: "{base}",
    exclude: [],
    empty: "error",
    keep: 1,
  } as const;
  return { ...base, when: "release", at, nameAt: at, ...fields };
}

interface Wanted extends Partial<Omit<Placement, "file" | "rule">> {
  readonly content?: string;
  readonly rule?: Partial<Rule>;
}

/** A placement of `app.zip` with the content `new`, 10 bytes, unless told otherwise. */
export function placement({
  content = "new",
  rule: ofRule = {},
  ...fields
}: Wanted = {}): Placement {
  const slot = fields.slot ?? "app.zip";
  const path = `dist/${slot}`;
  const file = { path, real: `/w/${path}`, size: 10, sha256: digest(content) };
  return {
    target: product,
    slot,
    name: slot,
    open: [],
    file,
    rule: rule({ glob: path, ...ofRule }),
    ...fields,
  };
}

/** A receipt of `app.zip` with the content `old`, 10 bytes, unless told otherwise. */
export function receipt(
  fields: Partial<Receipt> & { readonly content?: string | null } = {},
): Receipt {
  const { content = "old", ...rest } = fields;
  const slot = rest.slot ?? "app.zip";
  const path = `dist/${slot}`;
  const base = {
    target: product,
    slot,
    name: slot,
    rule: path,
    path,
    md5: null,
    size: 10,
    file_id: "f-old",
  };
  const sha256 = content === null ? null : digest(content);
  return { ...base, sha256, delivered_at: "2026-01-01T00:00:00.000Z", ...rest };
}

export function live(file_id: string, name = "app.zip", fields: Partial<LiveFile> = {}): LiveFile {
  return {
    file_id,
    name,
    size: 10,
    download_url: `https://files.test/${file_id}?signature=s`,
    own: true,
    ...fields,
  };
}

export function listingOf(
  target: string,
  files: readonly LiveFile[],
  fields: Partial<Listing> = {},
): Listing {
  return { target, files, entitlements: [], beside: {}, ...fields };
}

/** A part of the target's rule with this glob. */
export function part(glob: string, state: RulePart["state"], target = product): RulePart {
  return { target, glob, state, at };
}

/** One world of one target, the product unless told otherwise. */
export interface Scene {
  readonly target?: string;
  readonly placements?: readonly Placement[];
  readonly parts?: readonly RulePart[];
  readonly active?: readonly Receipt[];
  readonly retired?: readonly Receipt[];
  readonly live?: readonly LiveFile[];
  readonly listing?: Partial<Listing>;
  /** By file id, against every placement. */
  readonly proofs?: { readonly [file_id: string]: Proof };
  readonly rules?: Partial<PlanInput["rules"]>;
}

export const strict = {
  prune: true,
  allowDowngrade: false,
  allowRolledBack: false,
  allowEmptyTarget: false,
  maxRemovals: 20,
} as const;

export function state(fields: Partial<State> = {}): State {
  const head = {
    version: 2,
    lineage: "l-1",
    serial: 7,
    environment: "test_mode",
    manifest: "dodo-files.yaml",
  } as const;
  return { ...head, files: [], retired: [], intents: [], releases: [], ...fields };
}

export function input(fields: Partial<PlanInput> = {}): PlanInput {
  const head = {
    environment: "test_mode",
    manifest: "dodo-files.yaml",
    manifestDigest: digest("manifest"),
    offline: false,
  } as const;
  const empty = {
    placements: [],
    parts: [],
    listings: new Map(),
    proofs: new Map(),
    targets: new Map(),
  };
  return { ...head, ...empty, state: state(), rules: strict, ...fields };
}

export function inputOf(scene: Scene): PlanInput {
  const target = scene.target ?? product;
  const placements = (scene.placements ?? []).map((one) => ({ ...one, target }));
  const own = (receipts: readonly Receipt[] = []) =>
    receipts.map((one) => (one.target === product ? { ...one, target } : one));
  const files = scene.live ?? [];
  const proofs = new Map<ProofKey, Proof>();
  for (const file of files) {
    const proof = scene.proofs?.[file.file_id];
    for (const each of placements) if (proof) proofs.set(proofKey(file, each), proof);
  }
  return input({
    state: state({ files: own(scene.active), retired: own(scene.retired) }),
    targets: new Map([[target, ["app"]]]),
    placements,
    parts: scene.parts ?? placements.map(({ rule: { glob } }) => part(glob, "matched", target)),
    listings: new Map([[target, listingOf(target, files, scene.listing)]]),
    proofs,
    rules: { ...strict, ...scene.rules },
  });
}

export function planOf(
  scene: Scene,
): Planned & { readonly changes: readonly Change[]; readonly codes: readonly string[] } {
  const planned = makePlan(inputOf(scene));
  const changes = planned.plan.targets.flatMap((one) => one.changes);
  return { ...planned, changes, codes: planned.problems.map(({ code }) => code) };
}

/** `action file-id < withdrawn ids`: what a plan does, in a line for each change. */
export function lines(changes: readonly Change[]): readonly string[] {
  return changes.map(({ action, file_id, prior }) => {
    const withdrawn = action === "delete" || prior.length === 0 ? "" : ` < ${prior.join(" ")}`;
    return `${action} ${file_id ?? "new"}${withdrawn}`;
  });
}
