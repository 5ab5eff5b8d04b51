import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";

/** The entries in src/, each bundled into a folder of its own below dist/, so that the Action does not load the command line's packages. */
const entries = ["action", "cli"] as const;

const root = fileURLToPath(new URL("..", import.meta.url));

// Neither tsc nor ncc cleans its output folder, and a stale chunk would be committed with the rest.
rmSync(`${root}/build`, { recursive: true, force: true });
run("typescript/bin/tsc", ["-p", "tsconfig.build.json"]);
run("typescript/bin/tsc", ["-p", "tsconfig.types.json"]);
shake("@actions/core");
for (const entry of entries) bundle(entry);
chmodSync(`${root}/build/dist/cli/index.js`, 0o755);

// A build that fails leaves the last good dist where it is.
rmSync(`${root}/dist`, { recursive: true, force: true });
renameSync(`${root}/build/dist`, `${root}/dist`);

// All that its modules do is declare. Its package.json does not say so; where it does, ncc leaves out what nobody calls, undici for one.
function shake(name: string): void {
  const [from, to] = [`${root}/node_modules/${name}`, `${root}/build/node_modules/${name}`];
  cpSync(from, to, { recursive: true });
  const described = JSON.parse(readFileSync(`${from}/package.json`, "utf8"));
  writeFileSync(`${to}/package.json`, JSON.stringify({ ...described, sideEffects: false }));
}

// No source maps and no minifier: both cost more at start-up than they give.
function bundle(entry: string): void {
  const options = [
    "--target",
    "es2024",
    "--no-cache",
    "--license",
    "[name].licenses.txt",
    "--quiet",
  ];
  const folder = `build/dist/${entry}`;
  run("@vercel/ncc/dist/ncc/cli.js", ["build", `build/${entry}.js`, "-o", folder, ...options]);
  mergeLicenses(`${root}/${folder}`);
}

// ncc writes a list for each chunk, and under one name only the last of them.
function mergeLicenses(folder: string): void {
  const lists = readdirSync(folder).filter((name) => name.endsWith(".licenses.txt"));
  const texts = lists.sort().map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  writeFileSync(`${folder}/licenses.txt`, [...new Set(texts)].join("\n"));
  for (const name of lists) rmSync(`${folder}/${name}`);
}

function run(script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [`node_modules/${script}`, ...args], {
    cwd: root,
    stdio: "inherit",
  });
}
