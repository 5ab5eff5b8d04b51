/** A text that may be a version, or why there is none; `offset` is its place in the file. */
export type Finding = { readonly offset: number } & (
  | { readonly text: string }
  | { readonly fault: string }
);

/** Tables whose `version` is that of the package; the first that has one counts. */
const tables = ["project", "package", "tool.poetry", "workspace.package"];

const bare = String.raw`(?:[\w-]+|"[^"]*"|'[^']*')`;
const key = String.raw`${bare}(?:\s*\.\s*${bare})*`;
const header = new RegExp(String.raw`^\s*(\[\[?)\s*(${key})\s*\]`);
const pair = new RegExp(String.raw`^\s*(${key})\s*=\s*(.*)$`);

/** Looks at the lines of a TOML text for the few keys that can hold the version. */
export function findInToml(text: string): Finding {
  const found = new Map<string, Finding>();
  let table = "";
  let offset = 0;
  let open: string | undefined;
  for (const line of text.split("\n")) {
    const [, brackets, name = ""] = header.exec(line) ?? [];
    const [, written = "", value = ""] = pair.exec(line) ?? [];
    if (open !== undefined) {
      if (line.includes(open)) open = undefined;
    } else if (brackets !== undefined) {
      table = brackets === "[[" ? "[[" : plainKey(name);
    } else if (written !== "") {
      const path = [table, plainKey(written)].filter((each) => each !== "").join(".");
      const one = findingAt(path, value);
      if (one) found.set(one.table, { ...one.what, offset });
      const [quotes] = /^(?:"""|''')/.exec(value) ?? [];
      if (quotes !== undefined && !value.slice(3).includes(quotes)) open = quotes;
    }
    offset += line.length + 1;
  }
  const all = tables.flatMap((name) => found.get(name) ?? []);
  const none = { fault: `it has no version under ${tables.map((each) => `[${each}]`).join(", ")}` };
  return all.find((one) => "text" in one) ?? all[0] ?? { ...none, offset: 0 };
}

type What = { readonly text: string } | { readonly fault: string };

/** What one line says of the version of a table. */
function findingAt(
  path: string,
  value: string,
): { readonly table: string; readonly what: What } | undefined {
  const of = (suffix: string) => tables.find((name) => path === name + suffix);
  const own = of(".version");
  if (own !== undefined) {
    const inherits = /^\{\s*workspace\s*=\s*true/.test(value);
    const fault = inherits ? fromWorkspace : "its version is no text in quotes";
    const text = literal(value);
    return { table: own, what: text === undefined ? { fault } : { text } };
  }
  const inherited = of(".version.workspace");
  if (inherited !== undefined) return { table: inherited, what: { fault: fromWorkspace } };
  const dynamic = of(".dynamic");
  if (dynamic !== undefined && /["']version["']/.test(value))
    return { table: dynamic, what: { fault: "it leaves the version to the build (dynamic)" } };
  const inline = of("");
  const [, inner] = /[{,]\s*version\s*=\s*(.*)$/.exec(value) ?? [];
  const text = inline === undefined ? undefined : literal(inner ?? "");
  return inline === undefined || text === undefined ? undefined : { table: inline, what: { text } };
}

const fromWorkspace = "it takes its version from its workspace, whose Cargo.toml is another file";

function literal(value: string): string | undefined {
  if (/^(?:"""|''')/.test(value)) return undefined;
  return /^(["'])([^"'\\]*)\1/.exec(value)?.[2];
}

/** `"tool" . poetry` is `tool.poetry`. */
function plainKey(written: string): string {
  return written.replace(/\s*\.\s*/g, ".").replace(/["']/g, "");
}

const xmlTokens =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[?!][^>]*>|<(\/?)([A-Za-z_][\w.:-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g;

/**
 * The element `Version` or `version` that is nested least: the project's own, not that of a
 * dependency. Of two on one level the first counts.
 */
export function findInXml(text: string): Finding {
  const depths: string[] = [];
  let best: { readonly depth: number; readonly offset: number; readonly text: string } | undefined;
  for (const { 0: tag, 1: slash, 2: name, 3: closed, index } of text.matchAll(xmlTokens)) {
    if (name === undefined || closed === "/") continue;
    if (slash === "/") {
      depths.pop();
      continue;
    }
    depths.push(name);
    if (name !== "Version" && name !== "version") continue;
    if (best && best.depth <= depths.length) continue;
    const start = index + tag.length;
    const end = text.indexOf("<", start);
    best = { depth: depths.length, offset: index, text: text.slice(start, end < 0 ? start : end) };
  }
  if (!best) return { fault: "it has no element Version or version", offset: 0 };
  return { text: best.text.trim(), offset: best.offset };
}
