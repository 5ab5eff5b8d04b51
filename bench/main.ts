/**
 * `npm run bench`: dodo-files beside the programs that people would take in its place, in one session, in turns. With `--quick` in
 * three minutes, and then docs/performance.md is left as it is unless `--write` is given. With names only those parts run.
 */
import { coldRows } from "./cold.ts";
import { growthRows } from "./growth.ts";
import { limiterRows, memoryRows } from "./limits.ts";
import { matrixTable, writePage } from "./page.ts";
import { planRows } from "./plan.ts";
import { type Row, verdictOf } from "./rows.ts";
import { soak } from "./soak.ts";
import { missing } from "./stage.ts";
import { syncRows } from "./sync.ts";

interface Part {
  readonly needs: readonly string[];
  readonly run: (quick: boolean) => Promise<readonly Row[]>;
}

const ceph = ["ceph-mon", "ceph-osd", "ceph", "radosgw"].map((name) => `/usr/bin/${name}`);

const parts: Readonly<Record<string, Part>> = {
  cold: { needs: [], run: coldRows },
  plan: { needs: ["/usr/bin/rclone"], run: planRows },
  sync: { needs: [...ceph, "/usr/bin/rclone", "/usr/bin/aws", "/usr/bin/curl"], run: syncRows },
  limiter: { needs: [], run: limiterRows },
  memory: { needs: [...ceph, "/usr/bin/rclone"], run: memoryRows },
  growth: { needs: [...ceph, "/usr/bin/rclone"], run: growthRows },
  matrix: {
    needs: [],
    async run() {
      console.log(matrixTable());
      return [];
    },
  },
  soak: {
    needs: [],
    async run(quick) {
      console.log(JSON.stringify(await soak(quick)));
      return [];
    },
  },
};

async function main(): Promise<void> {
  const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
  const quick = process.argv.includes("--quick");
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`No part ${unknown.join(", ")}: there are ${Object.keys(parts).join(", ")}.`);
  const rows: Row[] = [];
  let skipped = 0;
  for (const [name, { needs, run }] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`── ${name}`);
    const lacking = missing(["/usr/bin/time", ...needs]);
    if (lacking.length > 0) {
      skipped += 1;
      console.log(`! SKIPPED: ${lacking.join(", ")} is not installed.`);
      continue;
    }
    const found = await run(quick);
    found.forEach(printRow);
    rows.push(...found);
  }
  const missed = rows.filter((row) => verdictOf(row) === "MISSED");
  if (rows.length > 0)
    console.log(`${rows.length} numbers, ${missed.length} over what must be reached.`);
  if (asked.length === 0 && skipped === 0 && (!quick || process.argv.includes("--write")))
    writePage(rows, quick);
}

function printRow(row: Row): void {
  const { part, what, peer, measure, ours, theirs, ratio, must, aim } = row;
  const goal =
    must === undefined
      ? ""
      : `must ${must}${aim === undefined ? "" : `, aim ${aim}`}: ${verdictOf(row)}`;
  const columns = [
    part.padEnd(15),
    what.padEnd(25),
    measure.padEnd(6),
    `${ours} / ${theirs} (${peer})`.padEnd(36),
  ];
  console.log(`${columns.join(" ")} ${ratio.toFixed(2).padStart(6)}  ${goal}`);
}

await main();
