import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Questions, StateStore } from "./app/ports.ts";
import type { RunPorts } from "./app/run-ports.ts";
import type { Settings } from "./core/settings.ts";
import { version } from "./core/version.ts";
import { systemClock } from "./io/clock.ts";
import { writeNew } from "./io/desk.ts";
import { createDodoClient, type DodoClient } from "./io/dodo-client.ts";
import { createDispatcher } from "./io/http.ts";
import type { FoundManifest, Places } from "./io/manifest-file.ts";
import { stayLean } from "./io/memory.ts";
import { createPlanFile } from "./io/plan-file.ts";
import { createRateLimit } from "./io/rate-limit.ts";
import { rescueState } from "./io/rescue.ts";
import { type Budget, createBudget } from "./io/retry.ts";
import { readShelves } from "./io/shelves.ts";
import { createFileStateStore } from "./io/state-file.ts";
import { createStorefront } from "./io/storefront.ts";
import { createWorkspace } from "./io/workspace.ts";

/** What a face does with what a run tells while it works. */
export interface Face extends Places, Pick<RunPorts, "observe" | "agreed" | "signal"> {
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

/** Puts the adapters behind the ports. */
export async function openPorts(settings: Settings, manifest: FoundManifest, face: Face): Promise<OpenPorts> {
  stayLean();
  const dispatcher = createDispatcher(settings.concurrency + 8);
  const say = (sentence: string) => face.observe({ kind: "wait", sentence });
  const budget = createBudget();
  const client = clientOf(settings, { dispatcher, say, budget });
  const ports: RunPorts = {
    workspace: createWorkspace({ root: manifest.root, folder: manifest.folder }),
    storefront: client && createStorefront({ client, dispatcher, say, secret: face.secret, retryDelay, budget }),
    store: await createStore(settings, manifest, { dispatcher, say }),
    desk: {
      shelves: client && (() => readShelves(client, face.signal)),
      questions: face.questions,
      write: (path, text) => writeNew(manifest.root, { path, text }),
    },
    document: createDocument(settings),
    planFile: settings.planFile === undefined ? undefined : createPlanFile(settings.planFile, face.cwd),
    clock: systemClock,
    observe: face.observe,
    agreed: face.agreed,
    signal: face.signal,
    newLineage: randomUUID,
    async rescue(text) {
      const { kept, sentence } = await rescueState(manifest.root, text);
      face.rescued(text, kept);
      return [sentence];
    },
  };
  return { ports, close: () => dispatcher.destroy() };
}

function createDocument({ command, operands = [] }: Settings): StateStore | undefined {
  const [path] = operands;
  return command === "state push" && path !== undefined ? createFileStateStore({ path }) : undefined;
}

/** How the adapters reach the world, and whom they tell of waits. */
interface Line {
  readonly dispatcher: ReturnType<typeof createDispatcher>;
  readonly say: (sentence: string) => void;
}

/** Milliseconds before a second try. */
const retryDelay = 500;

function clientOf(
  { apiKey, baseUrl, requestsPerMinute }: Settings,
  { dispatcher, say, budget }: Line & { readonly budget: Budget },
): DodoClient | undefined {
  if (apiKey === undefined) return undefined;
  const rateLimit = createRateLimit(requestsPerMinute, say);
  const userAgent = `dodo-files/${version}`;
  return createDodoClient({ baseUrl, apiKey, userAgent, dispatcher, rateLimit, say, retryDelay, budget });
}

async function createStore(
  settings: Settings,
  manifest: FoundManifest,
  { dispatcher, say }: Line,
): Promise<StateStore> {
  const { state, environment = "test_mode" } = settings;
  if (state.kind === "branch") {
    const { createBranchStore } = await import("./wire-branch.ts");
    return createBranchStore({ ...state, environment, manifest: manifest.path, say }, dispatcher);
  }
  const path = state.path ?? join(manifest.root, ".dodo-files", environment, `${manifest.path}.json`);
  return createFileStateStore({ path });
}
