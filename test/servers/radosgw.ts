import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { type Bucket, clientOf } from "../../emulator/objects.ts";

const run = promisify(execFile);

export interface Radosgw {
  readonly bucket: Bucket;
  close(): Promise<void>;
}

/**
 * A whole Ceph of one monitor, one store in memory and one S3 gateway, on loopback; it takes 13 s.
 * Throws an Error that names Debian's packages where they are not installed.
 */
export async function startRadosgw(): Promise<Radosgw> {
  const missing = programs.filter((name) => !existsSync(`/usr/bin/${name}`));
  if (missing.length > 0) {
    throw new Error(
      `There is no ${missing.join(", ")}: apt-get install --no-install-recommends ${packages.join(" ")}`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "radosgw-"));
  const [monitor, gateway] = [await freePort(), await freePort()];
  const id = randomUUID();
  await Promise.all(["mon", "osd"].map((name) => mkdir(join(folder, name))));
  await writeFile(join(folder, "ceph.conf"), confOf({ folder, id, monitor, gateway }));
  const children: { readonly kill: () => void; readonly ended: Promise<unknown> }[] = [];
  const ceph = (program: string, ...args: readonly string[]) =>
    run(program, ["-c", "ceph.conf", ...args], { cwd: folder });
  const start = async (program: string, ...args: readonly string[]) => {
    const log = await open(join(folder, `${program}.out`), "a");
    // The kernel ends it with us, however we end.
    const child = spawn(
      "setpriv",
      ["--pdeathsig", "KILL", program, "-c", "ceph.conf", "-f", ...args],
      {
        cwd: folder,
        stdio: ["ignore", log.fd, log.fd],
      },
    );
    children.push({
      kill: () => child.kill("SIGKILL"),
      ended: new Promise((resolve) => child.once("close", resolve)),
    });
    await log.close();
  };
  const close = async () => {
    for (const child of children) child.kill();
    await Promise.all(children.map(({ ended }) => ended));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await makeKeys(folder);
    await run(
      "monmaptool",
      ["--create", "--addv", "a", `[v1:127.0.0.1:${monitor}]`, "--fsid", id, "monmap"],
      {
        cwd: folder,
      },
    );
    await ceph("ceph-mon", "--mkfs", "-i", "a", "--monmap", "monmap", "--keyring", "keyring");
    await start("ceph-mon", "-i", "a");
    const osd = randomUUID();
    await ceph("ceph", "osd", "new", osd);
    await ceph("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", osd);
    await ceph("ceph", "osd", "crush", "add", "osd.0", "1.0", "host=h", "root=default");
    await start("ceph-osd", "-i", "0");
    const bucket = bucketOf(gateway);
    const keys = ["--access-key", bucket.accessKeyId, "--secret-key", bucket.secretAccessKey];
    await ceph(
      "radosgw-admin",
      "-n",
      "client.rgw.a",
      "user",
      "create",
      "--uid",
      "a",
      "--display-name",
      "a",
      ...keys,
    );
    await start("radosgw", "-n", "client.rgw.a");
    await createBucket(bucket);
    return { bucket, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const packages = ["ceph-mon", "ceph-osd", "radosgw", "ceph-common"];
const programs = ["ceph-mon", "ceph-osd", "ceph", "radosgw", "radosgw-admin", "setpriv"];

function bucketOf(port: number): Bucket {
  const keys = {
    accessKeyId: "AKIDRADOSGW000000000",
    secretAccessKey: "secret".repeat(7).slice(0, 40),
  };
  return { endpoint: `http://127.0.0.1:${port}`, name: "files", region: "us-east-1", ...keys };
}

async function createBucket(bucket: Bucket): Promise<void> {
  const client = clientOf(bucket);
  for (let left = 100; ; left -= 1) {
    try {
      await client.send(new CreateBucketCommand({ Bucket: bucket.name }));
      return client.destroy();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function makeKeys(folder: string): Promise<void> {
  const capabilities = {
    "mon.": { mon: "allow *" },
    "client.admin": { mon: "allow *", osd: "allow *", mgr: "allow *" },
    "client.rgw.a": { mon: "allow rwx", osd: "allow rwx" },
    "osd.0": { mon: "allow profile osd", osd: "allow *" },
  };
  for (const [index, [name, caps]] of Object.entries(capabilities).entries()) {
    const may = Object.entries(caps).flatMap(([system, what]) => ["--cap", system, what]);
    const create = index === 0 ? ["--create-keyring"] : [];
    await run("ceph-authtool", [...create, "keyring", "--gen-key", "-n", name, ...may], {
      cwd: folder,
    });
  }
}

interface Layout {
  readonly folder: string;
  readonly id: string;
  readonly monitor: number;
  readonly gateway: number;
}

function confOf({ folder, id, monitor, gateway }: Layout): string {
  return `[global]
fsid = ${id}
mon host = v1:127.0.0.1:${monitor}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr2 = false
keyring = ${folder}/keyring
run dir = ${folder}
log file = ${folder}/$name.log
admin socket = ${folder}/$name.asok
pid file =
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
mon data = ${folder}/mon
mon allow pool size one = true
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 21474836480
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd crush chooseleaf type = 0
rgw frontends = beast endpoint=127.0.0.1:${gateway} tcp_nodelay=1
rgw gc obj min wait = 2
rgw gc processor period = 2
`;
}

/** Below 32768, where the system takes none for outgoing connections. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return port;
  }
}
