import { defineConfig } from "vitest/config";

/** Core, view and settings touch nothing outside their arguments, so their tests share threads. */
const pure = ["test/{core,view,settings}/**/*.test.ts"];

/** Matrices, kills, large files and hostile inputs: minutes of work, for `npm run test:all`. */
const slow = ["test/**/*.slow.test.ts", "test/{faults,fuzz,interleavings,rendered}/**/*.test.ts"];

/** Tests with servers that are installed apart: Prism from npm, a real S3 (Ceph) from Debian. */
const servers = ["test/{prism,s3}/**/*.test.ts"];

const everything = ["test/**/*.test.ts"];
const installed = ["**/node_modules/**"];

export default defineConfig({
  test: {
    globalSetup: ["test/temp-folder.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    maxConcurrency: 7,
    coverage: {
      include: ["src/core/**/*.ts"],
      reporter: ["text"],
      thresholds: { lines: 98, functions: 98, branches: 92 },
    },
    projects: [
      {
        extends: true,
        test: { name: "pure", include: pure, pool: "threads", isolate: false },
      },
      {
        extends: true,
        test: {
          name: "fast",
          include: everything,
          exclude: [...installed, ...pure, ...slow, ...servers],
          pool: "forks",
        },
      },
      {
        extends: true,
        test: {
          name: "slow",
          include: slow,
          pool: "forks",
          testTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "servers",
          include: servers,
          exclude: installed,
          pool: "forks",
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
