import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serveApi } from "./api.ts";
import { buyerView, createHistory, noHistory } from "./buyer.ts";
import { type Controls, serveControl } from "./control.ts";
import type { Exchange } from "./cuts.ts";
import { addFile, addGrant, archive, grantViews, rawTarget, removeFile } from "./dashboard.ts";
import { createFaults } from "./faults.ts";
import { type Fixtures, smallShop, stock } from "./fixtures.ts";
import { type Bucket, createObjects } from "./objects.ts";
import { createPresigner } from "./presign.ts";
import { createRateLimiter, type RateLimit } from "./rate-limit.ts";
import { createLedger, type LedgerEntry, type RequestHook } from "./requests.ts";
import { type LocalStore, startS3rver } from "./s3rver.ts";
import { clearShop, createShop } from "./shop.ts";
import type { EmulatorState, Keys } from "./state.ts";
import { createStoreFront } from "./store-front.ts";
import { likely, type Variant } from "./variants.ts";

export interface EmulatorOptions {
  /** Over what is most likely of the real Dodo. */
  readonly variant?: Partial<Variant>;
  /** Default: `smallShop`. */
  readonly fixtures?: Fixtures;
  /** Default: any free one. */
  readonly port?: number;
  readonly storePort?: number;
  /** A real S3 instead of our own store; then there is no front, and no ledger or faults for what goes there. */
  readonly objectStore?: Bucket;
  readonly keys?: Partial<Keys>;
  readonly rateLimit?: RateLimit;
  /** Whether what buyers get is looked at after every change, which reads each new file; default true. */
  readonly watchBuyers?: boolean;
  readonly onRequest?: RequestHook;
  /** Hears of every request once it is over. */
  readonly onEnd?: (request: Readonly<LedgerEntry>) => void;
}

/** A running Dodo with its object store, on 127.0.0.1 alone. */
export interface Emulator extends Controls {
  /** For `DODO_PAYMENTS_BASE_URL`. */
  readonly url: string;
  readonly storeUrl: string;
  readonly keys: Keys;
  onRequest(hook: RequestHook | null): void;
  close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const worlds: EmulatorState[] = [];
  const world = (): EmulatorState => {
    const [only] = worlds;
    if (!only) throw new Error("The emulator has not started yet.");
    return only;
  };
  const front = createStoreFront(world);
  const store = options.objectStore ? null : await startS3rver(front);
  const storeServer =
    store && (await listen((exchange) => front.serve(store, exchange), options.storePort));
  const storeUrl = storeServer ? urlOf(storeServer) : (options.objectStore?.endpoint ?? "");
  worlds.push(createWorld(options, bucketOf(options, store), storeUrl));
  const fixtures = options.fixtures ?? smallShop;
  await stock(world(), fixtures);
  await world().history.note("start");
  const apiServer = await listen((exchange) => {
    const isControl = exchange.request.url?.startsWith("/_emulator/");
    return isControl ? serveControl(emulator, exchange) : serveApi(world(), exchange);
  }, options.port);
  const emulator: Emulator = {
    ...faceOf(world(), fixtures),
    url: urlOf(apiServer),
    storeUrl,
    close: async () => {
      await Promise.all([apiServer, storeServer].map((server) => server && stop(server)));
      world().objects.close();
      world().presigner.close();
      await store?.close();
    },
  };
  return emulator;
}

function bucketOf({ objectStore }: EmulatorOptions, store: LocalStore | null): Bucket {
  const bucket = objectStore ?? store?.bucket;
  if (!bucket) throw new Error("There is no object store.");
  return bucket;
}

function createWorld(options: EmulatorOptions, bucket: Bucket, storeUrl: string): EmulatorState {
  const variant = { ...likely, ...options.variant };
  const shop = createShop();
  const objects = createObjects(bucket, options.objectStore !== undefined);
  return {
    variant,
    shop,
    objects,
    keys: {
      write: "dodo_test_write_key_0123456789",
      read: "dodo_test_read_key_0123456789",
      ...options.keys,
    },
    presigner: createPresigner(bucket, storeUrl, variant),
    faults: createFaults(),
    ledger: createLedger(options.onEnd),
    history: options.watchBuyers === false ? noHistory : createHistory({ shop, objects, variant }),
    rateLimiter: options.rateLimit ? createRateLimiter(options.rateLimit) : null,
    violations: [],
    hook: options.onRequest ?? null,
  };
}

function faceOf(
  world: EmulatorState,
  fixtures: Fixtures,
): Omit<Emulator, "url" | "storeUrl" | "close"> {
  return {
    keys: world.keys,
    requests: world.ledger.entries,
    violations: world.violations,
    buyer: (id) => buyerView(world, id),
    history: (id) => world.history.of(id),
    product: (id) => rawTarget(world, id),
    fault: (fault) => world.faults.order(fault),
    clearFaults: () => world.faults.clear(),
    onRequest: (hook) => {
      world.hook = hook;
    },
    addFile: (target, file) => addFile(world, target, file),
    removeFile: (target, file_id) => removeFile(world, target, file_id),
    archive: (id) => archive(world, id),
    grants: { add: (grant) => addGrant(world, grant), views: () => grantViews(world) },
    reset: async (other = fixtures) => {
      world.faults.clear();
      world.ledger.clear();
      world.history.clear();
      world.violations.length = 0;
      await Promise.all(
        [...world.shop.files.values()].map((file) => world.objects.remove(file.key)),
      );
      clearShop(world.shop);
      await stock(world, other);
      await world.history.note("start");
    },
  };
}

async function listen(serve: (exchange: Exchange) => Promise<void>, port = 0): Promise<Server> {
  // An upload may take as long as it takes.
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    serve({ request, response }).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  const stopped = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await stopped;
}
