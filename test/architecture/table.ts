/** What the files of a room in src/ may import. */
export interface Room {
  /** Rooms, or single modules as `app/run`. */
  readonly may: readonly string[];
  /** Modules of which only the types may be imported. */
  readonly types?: readonly string[];
  readonly packages: readonly string[] | "any";
  /** Whether `node:` modules may be imported. */
  readonly node: boolean;
}

/** The table of docs/architecture.md: a room is a folder of src/, or a file beside the folders. */
export const rooms: Readonly<Record<string, Room>> = {
  core: { may: ["core"], packages: ["yaml", "semver", "leven"], node: false },
  view: { may: ["view", "core"], packages: [], node: false },
  app: { may: ["app", "core"], packages: [], node: false },
  io: { may: ["io", "core"], types: ["app/ports"], packages: "any", node: true },
  settings: { may: ["settings", "core"], packages: [], node: false },
  types: { may: ["view", "core"], packages: [], node: false },
  wire: { may: ["wire", "settings", "app", "io", "view", "core"], packages: [], node: true },
  action: {
    may: [
      "action",
      "settings",
      "wire",
      "app/run",
      "app/draft",
      "view",
      "core",
      "io/runner",
      "io/interrupt",
      "io/quiet",
    ],
    packages: ["@actions/core"],
    node: true,
  },
  cli: {
    may: [
      "cli",
      "settings",
      "wire",
      "app/run",
      "app/draft",
      "view",
      "core",
      "io/terminal",
      "io/questions",
      "io/git",
      "io/interrupt",
      "io/quiet",
    ],
    packages: ["commander", "@bomb.sh/tab"],
    node: true,
  },
};

/** Rooms without a clock or an environment variable of their own: what they need is handed to them. */
export const timeless: readonly string[] = ["core", "view", "app", "settings"];

/** Rooms that answer the same to the same question: no chance either. */
export const deterministic: readonly string[] = ["core", "view"];

/** Rooms where nothing is waited for. */
export const synchronous: readonly string[] = ["core"];

/** Words that name nothing. */
export const bannedWords = ["utils", "helpers", "manager", "handler", "service", "data", "info", "process", "do"];

export const maxFileLines = 250;
