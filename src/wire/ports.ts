import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import type { PlanFile, Questions, StateStore } from "../app/ports.ts";
import type { RunPorts } from "../app/run/context.ts";
import {
  type CommonSettings,
  type Secrets,
  type Settings,
  type ShopAccess,
  shopOf,
} from "../core/run/settings.ts";
import { systemClock } from "../io/host/clock.ts";
import { reportsFolder } from "../io/host/reports-folder.ts";
import type { FoundManifest, Places } from "../io/local/manifest-file.ts";
import { createPlanFile } from "../io/local/plan-file.ts";
import { rescuedName, rescueState } from "../io/local/rescue-state.ts";
import { createFileStateStore } from "../io/local/state-file.ts";
import { writeNew } from "../io/local/write-new.ts";
import type { OwnPlaces } from "../io/workspace/own-files.ts";
import { createWorkspace } from "../io/workspace/workspace.ts";

/** What a face does with what a run tells while it works. */
export interface FacePorts extends Places, Pick<RunPorts, "observe" | "agreed" | "signal"> {
  /** Of `init`; absent where nobody is to be asked. */
  readonly questions?: Questions | undefined;
  /** Told every secret before it is used. */
  readonly secret: (text: string) => void;
  /** Given the state whose last save failed; `kept`: it was written to a file too. */
  readonly rescued: (text: string, kept: boolean) => void;
}

export interface OpenPorts {
  readonly ports: RunPorts;
  /** Connections that stay open would keep the step alive. */
  close(): Promise<void>;
}

interface PortsInput {
  readonly secrets: Secrets;
  readonly manifest: FoundManifest;
  readonly face: FacePorts;
}

/** Puts the adapters behind the ports. */
export async function openPorts(
  settings: Settings,
  { secrets, manifest, face }: PortsInput,
): Promise<OpenPorts> {
  const onWait = (sentence: string) => face.observe({ kind: "wait", sentence });
  const access = shopOf(settings);
  const shop = access && (await openShopOf(access, secrets.apiKey, { ...face, onWait }));
  const { store, close } = await openStore(settings, {
    manifest,
    onWait,
    token: secrets.githubToken,
  });
  const ports: RunPorts = {
    workspace: createWorkspace({ ...manifest, own: ownPlaces(settings, manifest, face) }),
    storefront: shop?.storefront,
    store,
    initPorts: {
      listShop: shop?.listShop,
      questions: face.questions,
      write: (path, text) => writeNew(manifest.root, { path, text }),
    },
    document: createDocument(settings),
    planFile: createSavedPlan(settings, face.cwd),
    clock: systemClock,
    observe: face.observe,
    agreed: face.agreed,
    signal: face.signal,
    newLineage: randomUUID,
    invocation: randomUUID().slice(0, 8),
    async rescue(text) {
      const { kept, sentence } = await rescueState(manifest.root, text);
      face.rescued(text, kept);
      return [sentence];
    },
  };
  return { ports, close: async () => void (await Promise.all([shop?.close(), close?.()])) };
}

/** What `"**"` would sell, and what would make each run a change. */
function ownPlaces(settings: Settings, { root, path }: FoundManifest, { cwd }: Places): OwnPlaces {
  const local = [path, ".dodo-files", rescuedName].map((name) => join(root, name));
  const { state } = settings;
  const plan = planPath(settings);
  const given = [
    ...(state.kind === "file" && state.path !== undefined ? [state.path] : []),
    ...(plan === undefined ? [] : [resolve(cwd, plan)]),
  ];
  return { paths: [...local, ...given], reports: reportsFolder() };
}

function createDocument(settings: Settings): StateStore | undefined {
  if (settings.command !== "state push") return undefined;
  const [path] = settings.operands;
  return path === undefined ? undefined : createFileStateStore({ path });
}

function createSavedPlan(settings: Settings, cwd: string): PlanFile | undefined {
  const path = planPath(settings);
  return path === undefined ? undefined : createPlanFile(path, cwd);
}

function planPath(settings: Settings): string | undefined {
  return "planFile" in settings ? settings.planFile : undefined;
}

type OnWait = (sentence: string) => void;

async function openShopOf(
  access: ShopAccess,
  apiKey: string,
  around: FacePorts & { readonly onWait: OnWait },
) {
  const { openShop } = await import("./dodo.ts");
  return openShop(access, apiKey, around);
}

interface OpenStore {
  readonly store: StateStore;
  readonly close?: () => Promise<void>;
}

interface StoreInput {
  readonly manifest: FoundManifest;
  readonly onWait: OnWait;
  /** GitHub's. */
  readonly token: string;
}

async function openStore(
  { state, environment = "test_mode" }: CommonSettings,
  { manifest, onWait, token }: StoreInput,
): Promise<OpenStore> {
  if (state.kind === "branch") {
    const { openBranchStore } = await import("./state-branch.ts");
    return openBranchStore({ ...state, token, environment, manifest: manifest.path, onWait });
  }
  const path =
    state.path ?? join(manifest.root, ".dodo-files", environment, `${manifest.path}.json`);
  return { store: createFileStateStore({ path }) };
}
