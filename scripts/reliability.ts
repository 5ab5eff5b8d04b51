/**
 * `npm run reliability`: runs everything that tries to break dodo-files, and writes what came of it into docs/reliability.md. With names
 * (`npm run reliability -- faults fuzz`) only those parts, and the rows of the others stay. Exits with 0 only if all of it held.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** What one part came to. */
export interface Row {
  readonly what: string;
  readonly tried: number;
  readonly survived: number;
  /** Reproduces it. */
  readonly command: string;
}

interface Part {
  readonly command: string;
  /** From all that the command printed. */
  readonly read: (output: string, command: string) => readonly Row[];
}

export const parts: Readonly<Record<string, Part>> = {
  faults: {
    command: "npm run test:faults",
    read: (output, command) => [
      cells(output, {
        name: "fault matrix",
        what: "faults at requests to Dodo and its file store",
        command,
      }),
      cells(output, {
        name: "faults at the state branch",
        what: "faults at requests to GitHub for the state",
        command,
      }),
      cells(output, {
        name: "faults at the comment",
        what: "faults at requests to GitHub for the comment",
        command,
      }),
    ],
  },
  kills: {
    command: "npm run test:simulation",
    read: (output, command) => [
      tests(output, { what: "kills of the built action, at every request", command }),
    ],
  },
  fuzz: {
    command: "npm run fuzz -- --seconds 60",
    read(output, command) {
      const runs = [...output.matchAll(/^fuzz: .*: (\d+) inputs, (\d+) wrong, seed (\d+)$/gm)];
      const sum = (group: number) => runs.reduce((total, run) => total + Number(run[group]), 0);
      const seeded = `${command} --seed ${runs[0]?.[3] ?? ""}`;
      return [
        { what: "hostile inputs", tried: sum(1), survived: sum(1) - sum(2), command: seeded },
      ];
    },
  },
  soak: {
    command: "npm run bench -- soak",
    read(output, command) {
      const line = output
        .trim()
        .split("\n")
        .findLast((each) => each.startsWith("{"));
      const { files, products, faults, wrong } = JSON.parse(line ?? "") as Soak;
      const what = `files of a soak, to ${products} products, while ${faults} requests go wrong`;
      return [{ what, tried: files, survived: files - wrong.length, command }];
    },
  },
  s3: {
    command: "npm run test:s3",
    read: (output, command) => [
      tests(output, { what: "tests of uploads to a real S3 (Ceph)", command }),
    ],
  },
};

interface Soak {
  readonly files: number;
  readonly products: number;
  readonly faults: number;
  readonly wrong: readonly string[];
}

function cells(
  output: string,
  { name, what, command }: { readonly name: string } & Pick<Row, "what" | "command">,
): Row {
  const [, tried, held] =
    new RegExp(`^${name}: \\d+ cells, (\\d+) tried, (\\d+) held$`, "m").exec(output) ?? [];
  return { what, tried: Number(tried), survived: Number(held), command };
}

function tests(output: string, { what, command }: Pick<Row, "what" | "command">): Row {
  const [, passed, all] = /^\s*Tests\s.*?(\d+) passed.*\((\d+)\)$/m.exec(output) ?? [];
  return { what, tried: Number(all), survived: Number(passed), command };
}

/** The page with these rows in the place of those of the same command, whatever its seed. Throws where a marker is missing. */
export function withRows(page: string, rows: readonly Row[], when: string): string {
  const [start, end] = ["<!-- numbers -->", "<!-- /numbers -->"];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`docs/reliability.md lacks the markers ${start} and ${end}.`);
  const kindOf = (command: string) => command.replace(/ --seed .*/, "");
  const renewed = new Set(rows.map(({ command }) => kindOf(command)));
  const old = page
    .slice(from, to)
    .split("\n")
    .filter((line) => line.startsWith("| ") && line.includes("`npm "));
  const kept = old.filter((line) => !renewed.has(kindOf(/`([^`]*)`/.exec(line)?.[1] ?? "")));
  const written = rows.map(
    ({ what, tried, survived, command }) =>
      `| ${what} | ${number(tried)} | ${number(survived)} | \`${command}\` | ${when} |`,
  );
  const order = Object.values(parts).map(({ command }) => command);
  const place = (line: string) => order.findIndex((command) => line.includes(command));
  const lines = [...kept, ...written].toSorted((a, b) => place(a) - place(b));
  const table = [
    "| what | tried | survived | try it | when |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
  return `${page.slice(0, from + start.length)}\n\n${table}\n\n${page.slice(to)}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}

/** Runs a command, shows what it prints, and gives it back without colours. */
async function outputOf(
  command: string,
): Promise<{ readonly output: string; readonly code: number | null }> {
  const child = spawn(command, {
    shell: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  return { output, code };
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`No part ${unknown.join(", ")}: there are ${Object.keys(parts).join(", ")}.`);
  const path = new URL("../docs/reliability.md", import.meta.url);
  const when = new Date().toISOString().slice(0, 10);
  for (const [name, { command, read }] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`── ${name}: ${command}`);
    const { output, code } = await outputOf(command);
    const rows = read(output, command);
    writeFileSync(path, withRows(readFileSync(path, "utf8"), rows, when));
    const held = rows.every(({ tried, survived }) => tried > 0 && survived === tried);
    if (code !== 0 || !held) process.exitCode = 1;
    console.log(`${code === 0 && held ? "✓" : "✗"} ${name}`);
  }
}

if (import.meta.main) await main();
