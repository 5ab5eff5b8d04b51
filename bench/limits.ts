import { startEmulator } from "../emulator/emulator.ts";
import { type Compared, comparePairs } from "./pairs.ts";
import { planners } from "./plan.ts";
import { mebibytes, type Row, rowsOf, seconds } from "./rows.ts";
import { sets, writeSet } from "./sets.ts";
import { deliver, inFolder, onStage, productOf, rclone, workspace } from "./stage.ts";

/** Requests that Dodo's share lets through: 20 in any second, 120 in any minute. Milliseconds until the last of so many. */
export function floorOf(requests: number): number {
  const last = requests - 1;
  return Math.floor(last / 120) * 60_000 + Math.floor((last % 120) / 20) * 1_000;
}

/** A first run with the default `requests-per-minute`, beside the time that its requests take at the least. */
export function limiterRows(quick: boolean): Promise<readonly Row[]> {
  return inFolder(async (root) => {
    const folder = workspace(root, "checkout");
    writeSet(folder, { count: quick ? 130 : 260, size: 1024 }, "set");
    const product = productOf(0);
    const emulator = await startEmulator({
      fixtures: { products: [{ id: product }] },
      rateLimit: { perSecond: 40, perMinute: 240 },
    });
    try {
      const inputs = { "requests-per-minute": "120" };
      const cost = await deliver({ emulator }, { folder, product, inputs });
      const api = emulator.requests.filter(({ to }) => to === "api");
      const refused = api.filter(({ status }) => status === 429).length;
      if (refused > 0) throw new Error(`${refused} requests were over the limit.`);
      const floor = floorOf(api.length);
      const numbers = {
        ours: seconds(cost.wall),
        theirs: seconds(floor),
        ratio: cost.wall / floor,
        rounds: 1,
      };
      const told = {
        part: "default limiter",
        what: `${api.length} requests`,
        peer: "the limiter's floor",
      };
      return [{ ...told, measure: "wall", must: 1.05, aim: 1.02, ...numbers }];
    } finally {
      await emulator.close();
    }
  });
}

/** Peaks of memory, each beside its bound in MiB and beside rclone's in the same turn. */
export async function memoryRows(quick: boolean): Promise<readonly Row[]> {
  const size = quick ? 100 * 1024 ** 2 : sets.large.size;
  const uploads = { name: `4 × ${mebibytes(size)}, uploaded`, count: 4, size };
  const rows = await inFolder((root) =>
    onStage(async (stage) => {
      const folder = workspace(root, "checkout");
      const files = writeSet(folder, uploads, "set");
      const compared = await comparePairs(1, {
        ours: () => deliver(stage, { folder, product: productOf(0) }),
        peers: { rclone: () => rclone(stage, files, "rclone") },
      });
      return bounded(compared, uploads.name, 200);
    }),
  );
  const count = quick ? 20_000 : 100_000;
  const tree = { name: `${count.toLocaleString("en")} files, planned`, count, size: 16 };
  const planned = await inFolder(async (root) =>
    bounded(await comparePairs(1, planners(root, tree)), tree.name, 800),
  );
  return [...rows, ...planned];
}

/** What is bounded is the peak itself, in MiB; rclone's stands beside it. */
function bounded(compared: Compared, what: string, most: number): readonly Row[] {
  const ratio = compared.ours.rss / (most * 1024 ** 2);
  const bound = {
    part: "memory",
    what,
    peer: "the bound",
    measure: "memory",
    rounds: compared.rounds,
  } as const;
  return [
    { ...bound, ours: mebibytes(compared.ours.rss), theirs: `${most} MiB`, ratio, must: 1 },
    ...rowsOf(compared, { part: "memory", what, goals: [{ peer: "rclone", measure: "memory" }] }),
  ];
}
