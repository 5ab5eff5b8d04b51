import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../emulator/emulator.ts";
import type { Bucket } from "../emulator/objects.ts";
import { startRadosgw } from "../test/servers/radosgw.ts";
import { action } from "./action.ts";
import { type Cost, costOf, type Program } from "./cost.ts";
import { writeSet } from "./sets.ts";

/** A folder that is gone afterwards. */
export async function inFolder<T>(work: (root: string) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "dodo-bench-"));
  try {
    return await work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** One object store for all, and a Dodo whose files lie in it. */
export interface Stage {
  readonly bucket: Bucket;
  readonly emulator: Emulator;
}

/** Products `pdt_Bench0` to `pdt_Bench999`, so that each run may have new ones. */
export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const store = await startRadosgw();
  const products = Array.from({ length: 1_000 }, (_, index) => ({ id: productOf(index) }));
  const options = { fixtures: { products }, objectStore: store.bucket, watchBuyers: false };
  const emulator = await startEmulator(options);
  const stage = { bucket: store.bucket, emulator };
  try {
    await warmUp(stage);
    return await work(stage);
  } finally {
    await emulator.close();
    await store.close();
  }
}

/** The first object of a new store takes seconds, whoever brings it. */
function warmUp(stage: Stage): Promise<unknown> {
  return inFolder(async (root) => {
    const folder = workspace(root, "checkout");
    const files = writeSet(folder, { count: 10, size: 1024 }, "set");
    await deliver(stage, { folder, product: productOf(999) });
    await rclone(stage, files, "warm-up");
  });
}

export function productOf(index: number): string {
  return `pdt_Bench${index}`;
}

export interface Delivery {
  /** The workspace; `set` lies in it. */
  readonly folder: string;
  readonly product: string;
  /** In the place of everything below `set/` to that product. */
  readonly rules?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** `apply` of everything below `set/` to one product, with a state file of the product's own. */
export function deliver({ emulator }: Pick<Stage, "emulator">, delivery: Delivery): Promise<Cost> {
  const { folder, product, rules = `  "set/**": ${product}\n`, inputs = {} } = delivery;
  writeFileSync(join(folder, "dodo-files.yaml"), `version: 1\nfiles:\n${rules}`);
  const state = join(folder, "..", `${product}.json`);
  const given = {
    command: "apply",
    "api-key": emulator.keys.write,
    "requests-per-minute": "1000000",
    "state-file": state,
  };
  return costOf(
    action({
      folder,
      inputs: { ...given, ...inputs },
      env: { DODO_PAYMENTS_BASE_URL: emulator.url },
    }),
  );
}

/** `rclone copy` of a folder into the same object store. */
export function rclone({ bucket }: Stage, from: string, to: string): Promise<Cost> {
  return costOf({
    command: [
      "/usr/bin/rclone",
      "copy",
      "--checksum",
      "--transfers",
      "4",
      from,
      `rgw:${bucket.name}/${to}`,
    ],
    cwd: from,
    env: {
      RCLONE_CONFIG: "/dev/null",
      RCLONE_CONFIG_RGW_TYPE: "s3",
      RCLONE_CONFIG_RGW_PROVIDER: "Ceph",
      RCLONE_CONFIG_RGW_ENDPOINT: bucket.endpoint,
      RCLONE_CONFIG_RGW_ACCESS_KEY_ID: bucket.accessKeyId,
      RCLONE_CONFIG_RGW_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    },
  });
}

/** `aws s3 sync` of a folder into the same object store. */
export function awsSync({ bucket }: Stage, from: string, to: string): Promise<Cost> {
  const target = `s3://${bucket.name}/${to}`;
  return costOf({
    command: [
      "/usr/bin/aws",
      "--endpoint-url",
      bucket.endpoint,
      "s3",
      "sync",
      "--only-show-errors",
      from,
      target,
    ],
    cwd: from,
    env: {
      AWS_ACCESS_KEY_ID: bucket.accessKeyId,
      AWS_SECRET_ACCESS_KEY: bucket.secretAccessKey,
      AWS_DEFAULT_REGION: bucket.region,
      AWS_CONFIG_FILE: "/dev/null",
      AWS_EC2_METADATA_DISABLED: "true",
    },
  });
}

/** `curl -T` of a file to an upload address as Dodo gives them out. */
export async function curl({ emulator }: Stage, file: string, product: string): Promise<Cost> {
  const answer = await fetch(`${emulator.url}/products/${product}/files`, {
    method: "PUT",
    headers: { authorization: `Bearer ${emulator.keys.write}`, "content-type": "application/json" },
    body: JSON.stringify({ file_name: "file.bin" }),
  });
  const { url } = (await answer.json()) as { readonly url: string };
  const program: Program = {
    command: ["/usr/bin/curl", "-sS", "-f", "-T", file, url],
    cwd: tmpdir(),
    env: {},
  };
  return costOf(program);
}

/** The product's list as the emulator has it, asked for before a run so that signing thousands of addresses counts for nobody. */
export async function readProduct({ emulator }: Stage, product: string): Promise<void> {
  const headers = { authorization: `Bearer ${emulator.keys.read}` };
  await (await fetch(`${emulator.url}/products/${product}`, { headers })).arrayBuffer();
}

/** Programs that a part needs and that are not there. */
export function missing(programs: readonly string[]): readonly string[] {
  return programs.filter((program) => !existsSync(program));
}

/** A workspace below `root`. */
export function workspace(root: string, name: string): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
