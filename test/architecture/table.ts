/** What the files of one layer of src/ may import. */
export interface Layer {
  /**
   * Floors, lowest first: a folder or a file of this layer. It may import its own line and the lines
   * below it, never what is above. Names on one line never import each other.
   */
  readonly floors: readonly (readonly string[])[];
  /** Beyond the layer: layers, folders or single modules, such as `io/host` and `app/commands/run`. */
  readonly may: readonly string[];
  /** Modules of which only the types may be imported. */
  readonly types?: readonly string[];
  /** Packages by floor; those of `*` are for the whole layer. */
  readonly packages: "any" | { readonly [floor: string]: readonly string[] };
  /** True if `node:` modules may be imported. */
  readonly node: boolean;
}

const faces = [
  "settings",
  "wire",
  "app/commands/run",
  "app/run/report-draft",
  "view",
  "core",
  "io/host",
  "io/http/silence",
];

/** The table of docs/architecture.md: a layer is a folder of src/, or one of the two entries. */
export const layers: Readonly<Record<string, Layer>> = {
  core: {
    floors: [
      ["problem", "run-facts", "version"],
      ["text"],
      ["manifest"],
      ["dodo", "state"],
      ["placement"],
      ["plan"],
      ["upkeep", "init", "run"],
    ],
    may: [],
    packages: { text: ["leven"], manifest: ["yaml"] },
    node: false,
  },
  view: {
    floors: [
      ["tally", "closing", "json", "outputs", "state-text", "safe", "columns", "links", "marks"],
      ["markdown", "terminal"],
    ],
    may: ["core"],
    packages: {},
    node: false,
  },
  app: {
    floors: [
      ["ports"],
      ["run"],
      ["scan"],
      ["prepare"],
      ["ledger"],
      ["target"],
      ["apply"],
      ["commands"],
    ],
    may: ["core"],
    packages: {},
    node: false,
  },
  io: {
    floors: [["http"], ["dodo", "github", "workspace", "local", "host"]],
    may: ["core"],
    types: ["app/ports"],
    packages: "any",
    node: true,
  },
  settings: { floors: [], may: ["core"], packages: {}, node: false },
  types: { floors: [], may: ["view", "core"], packages: {}, node: false },
  wire: {
    floors: [],
    may: ["settings", "app", "io", "view", "core"],
    packages: {},
    node: true,
  },
  action: { floors: [], may: faces, packages: { "*": ["@actions/core"] }, node: true },
  cli: { floors: [], may: faces, packages: { "*": ["commander", "@bomb.sh/tab"] }, node: true },
};

/** Layers without a clock or an environment variable: what they need is handed to them. */
export const timeless: readonly string[] = ["core", "view", "app", "settings"];

/** Layers that answer the same to the same question: no chance either. */
export const deterministic: readonly string[] = ["core", "view"];

/** Layers in which nothing is waited for. */
export const synchronous: readonly string[] = ["core"];

/** Words that name nothing. */
export const bannedWords = [
  "utils",
  "helpers",
  "manager",
  "handler",
  "service",
  "data",
  "info",
  "process",
  "do",
];

export const maxFileLines = 250;

/** Files in one folder of src/; more than that and nobody sees what the folder is. */
export const maxFolderFiles = 16;
