import {
  Document,
  isAlias,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
  YAMLParseError,
} from "yaml";
import { Problem, type ProblemCode, type SourcePlace } from "../problem.ts";
import { globHints } from "./glob-hints.ts";
import { findUnquoted, specialCharacters, type Unquoted } from "./unquoted.ts";

/** A node where it is used, aliases followed. Without a node what stands there was complained about already. */
export interface Spot {
  readonly node: Node | null | undefined;
  readonly offset: number;
}

export interface Complaint {
  readonly code?: Extract<ProblemCode, "manifest-invalid" | "name-invalid" | "path-escape">;
  readonly message: string;
  readonly remedy: string;
  readonly details?: readonly string[];
}

/** A parsed YAML text that collects the complaints about it. */
export interface YamlSource {
  readonly root: Spot;
  /** False where the parser failed somewhere: what seems to be missing may only be unreadable. */
  readonly isWhole: boolean;
  readonly spot: (node: unknown, offset: number) => Spot;
  readonly place: (offset: number) => SourcePlace;
  readonly complain: (offset: number, complaint: Complaint) => void;
  /** All complaints, each once, in the order of the text. */
  readonly problems: () => readonly Problem[];
}

/** Characters of the longest manifest that is read. */
export const maxManifestCharacters = 2 ** 17;
const mostAliases = 100;
const mostSyntaxErrors = 20;

/** Parses YAML 1.2: core schema, no tags of its own, no merge keys. Never throws. */
export function openYaml(text: string, file: string): YamlSource {
  const { repaired, document, unquoted, original } = repair(text);
  const lines = lineCounter(text);
  const complaints = new Map<string, { readonly offset: number; readonly problem: Problem }>();
  const place = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(Math.min(original(offset), text.length));
    return { file, line, column: col };
  };
  const add = (
    offset: number,
    at: SourcePlace,
    { code = "manifest-invalid", ...complaint }: Complaint,
  ): void => {
    const key = `${offset} ${complaint.message}`;
    if (!complaints.has(key))
      complaints.set(key, { offset, problem: new Problem({ code, at, ...complaint }) });
  };
  for (const each of unquoted) {
    const { line, col } = lines.linePos(each.start);
    add(each.start, { file, line, column: col }, mustBeQuoted(each));
  }
  const quotes = new Set(unquoted.map(({ start }) => start));
  const errors = syntaxErrors(document);
  const [first] = document.errors.length > 0 ? errors : [];
  const readable = first ? repaired.lastIndexOf("\n", first.pos[0] - 1) : Number.POSITIVE_INFINITY;
  const complain = (offset: number, complaint: Complaint): void => {
    const start = original(offset);
    if (offset <= readable && !quotes.has(start)) add(start, place(offset), complaint);
  };
  for (const error of errors)
    add(original(error.pos[0]), place(error.pos[0]), syntaxComplaint(error));
  const spot = spotter(document, complain);
  return {
    root: spot(document.contents, 0),
    isWhole: document.errors.length === 0,
    spot,
    place,
    complain,
    problems: () =>
      [...complaints.values()].sort((a, b) => a.offset - b.offset).map(({ problem }) => problem),
  };
}

/** `*.zip` in the text, as a complaint that says how to write it. */
function mustBeQuoted({ raw, better }: Pick<Unquoted, "raw" | "better">): Complaint {
  const first = raw[0] ?? "";
  const shown = raw.length > 80 ? `${raw.slice(0, 79)}…` : raw;
  return {
    message: `${shown} starts with ${first}, which YAML ${specialCharacters[first]}, so it must be quoted.`,
    remedy: `Quote it: ${better}${first === "#" ? " (a comment has a space after its #)" : ""}`,
    details: globHints(raw).filter((hint) => !hint.includes("is a token of name")),
  };
}

/** Quotes what should have been, so that the parser's complaints about the rest are true ones. */
function repair(text: string) {
  const plain = parseYaml(text);
  const unquoted = findUnquoted(text)
    .filter(outsideTexts(text, plain))
    .slice(0, 200)
    .sort((a, b) => a.start - b.start);
  let repaired = "";
  let from = 0;
  const edits = unquoted.map(({ start, end, raw }) => {
    repaired += text.slice(from, start);
    const edit = {
      start,
      end,
      from: repaired.length,
      to: repaired.length + JSON.stringify(raw).length,
    };
    repaired += JSON.stringify(raw);
    from = end;
    return edit;
  });
  repaired += text.slice(from);
  const original = (offset: number): number => {
    const edit = edits.findLast((each) => each.from <= offset);
    if (!edit) return offset;
    return offset < edit.to ? edit.start : edit.end + offset - edit.to;
  };
  return { repaired, unquoted, original, document: edits.length > 0 ? parseYaml(repaired) : plain };
}

/** Whether a find stands outside the further lines of texts over several lines, as far as the parser understood them. */
function outsideTexts(text: string, document: Document): (each: Unquoted) => boolean {
  const texts: (readonly [number, number])[] = [];
  if (document.errors.length > 0 || document.warnings.length > 0) return () => true;
  visit(document, {
    Scalar: (_, { range }) => {
      if (range && text.slice(range[0], range[1]).includes("\n")) texts.push([range[0], range[1]]);
    },
  });
  return ({ start }) => !texts.some(([from, to]) => from < start && start < to);
}

function parseYaml(text: string): Document {
  const options = {
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
  } as const;
  try {
    return parseDocument(text, { ...options, prettyErrors: false, logLevel: "error" });
  } catch (error) {
    // The composer guards its own depth, the parser below it does not.
    if (!(error instanceof RangeError)) throw error;
    const document = new Document(null);
    document.errors.push(
      new YAMLParseError([0, 0], "RESOURCE_EXHAUSTION", "Maximum call stack size exceeded"),
    );
    return document;
  }
}

function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
    lines.addNewLine(index + 1);
  return lines;
}

/** The first 20, since each brings others with it; an unknown tag is an error too. */
function syntaxErrors(document: Document): readonly YAMLError[] {
  const exhausted = document.errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (exhausted) return [exhausted];
  const all = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  return all.slice(0, mostSyntaxErrors);
}

const syntaxRemedies: { readonly [code: string]: string } = {
  MULTIPLE_DOCS:
    "Write one document: take out the line with --- and what belongs to the other one.",
  RESOURCE_EXHAUSTION: "Write it flat: a manifest is never nested deeper than four levels.",
  TAB_AS_INDENT: "Indent with spaces.",
  TAG_RESOLVE_FAILED: "Take the tag out, or quote the text if the ! belongs to it.",
  MISSING_CHAR: "Close the quote or the bracket.",
};

function syntaxComplaint({ code, message }: YAMLError): Complaint {
  const sentence = (message.split("\n")[0] ?? "").slice(0, 200).replace(/[.:]?$/, ".");
  const remedy = syntaxRemedies[code] ?? "Correct the indentation or the quotes on this line.";
  return { message: `This is not YAML: ${sentence}`, remedy };
}

function spotter(document: Document, complain: YamlSource["complain"]): YamlSource["spot"] {
  let aliases = 0;
  return (node, offset) => {
    if (!isAlias(node)) return { node: (node ?? null) as Node | null, offset };
    aliases += 1;
    if (aliases > mostAliases) {
      if (aliases === mostAliases + 1) {
        complain(offset, {
          message: `The manifest uses more than ${mostAliases} aliases.`,
          remedy: "Write the texts out, or let one rule have several targets.",
        });
      }
      return { node: undefined, offset };
    }
    const resolved = node.resolve(document);
    const raw = `*${node.source}`;
    if (!resolved) complain(offset, mustBeQuoted({ raw, better: JSON.stringify(raw) }));
    return { node: resolved, offset };
  };
}

/** Offset of a node in the text that was parsed. */
export function offsetOf(node: unknown, otherwise: number): number {
  return isScalar(node) || isAlias(node) || (node as Node | null)?.range
    ? ((node as Node).range?.[0] ?? otherwise)
    : otherwise;
}
