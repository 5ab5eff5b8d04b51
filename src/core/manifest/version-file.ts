import { isScalar, parseDocument } from "yaml";
import { quoted } from "../text/suggest.ts";
import { isVersion, withoutV } from "../text/versions.ts";
import { type Finding, findInToml, findInXml } from "./version-formats.ts";

/** What a file says its product's version is, or a fault to be read after `and`. */
export type FileVersion =
  | { readonly version: string; readonly line: number }
  | { readonly fault: string; readonly line: number };

/** Reads the version out of a file, as its name and its text say what it is. Never throws. */
export function readVersionFile(path: string, text: string): FileVersion {
  const found = findVersion(path, text);
  const line = text.slice(0, found.offset).split("\n").length;
  if ("fault" in found) return { fault: found.fault, line };
  const version = withoutV(found.text.trim());
  if (isVersion(version)) return { version, line };
  return { fault: found.text === "" ? "it is empty there" : `${quoted(found.text)} is none`, line };
}

function findVersion(path: string, text: string): Finding {
  if (/\.json$/i.test(path)) return findInJson(text);
  if (/\.toml$/i.test(path)) return findInToml(text);
  if (/\.ya?ml$/i.test(path)) return findInYaml(text);
  if (/\.pyi?$/i.test(path)) return findInPython(text);
  if (/^\s*<[?!A-Za-z]/.test(text)) return findInXml(text);
  const line = /^[^\S\n]*(\S.*)$/m.exec(text);
  return line ? { text: line[1] ?? "", offset: line.index } : { fault: "it is empty", offset: 0 };
}

function findInJson(text: string): Finding {
  try {
    const json: unknown = JSON.parse(text);
    const hasVersion = typeof json === "object" && json !== null && "version" in json;
    const offset = hasVersion ? offsetOfKey(text) : 0;
    if (!hasVersion) return { fault: 'it has no "version"', offset };
    return typeof json.version === "string"
      ? { text: json.version, offset }
      : { fault: 'its "version" is no text in quotes', offset };
  } catch (error) {
    const offset = Number(/at position (\d+)/.exec(String(error))?.[1] ?? 0);
    return { fault: "it is not JSON", offset };
  }
}

/** The last `"version"` of the outermost object, which is the one that counts. */
function offsetOfKey(text: string): number {
  let depth = 0;
  let offset = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{}[\]]/g)) {
    if ("{[".includes(token)) depth += 1;
    else if ("}]".includes(token)) depth -= 1;
    else if (
      depth === 1 &&
      token === '"version"' &&
      /^\s*:/.test(text.slice(index + 9, index + 99))
    )
      offset = index;
  }
  return offset;
}

function findInYaml(text: string): Finding {
  try {
    const options = { schema: "core", resolveKnownTags: false, logLevel: "silent" } as const;
    const document = parseDocument(text, { ...options, prettyErrors: false });
    const [error] = document.errors;
    if (error) return { fault: "it is not YAML", offset: error.pos[0] };
    const value = document.get("version", true);
    if (!isScalar(value)) return { fault: "it has no version at its top", offset: 0 };
    // `1.10` without quotes is a number for YAML; what is written counts.
    return { text: value.source ?? "", offset: value.range?.[0] ?? 0 };
  } catch {
    return { fault: "it is not YAML", offset: 0 };
  }
}

function findInPython(text: string): Finding {
  const code = text.replace(/("""|''')[\s\S]*?\1/g, (block) => block.replace(/[^\n]/g, " "));
  const assigned = /^__version__\b[^=\n]*=[^\S\n]*(?:\w+[^\S\n]*=[^\S\n]*)?(.*)$/m.exec(code);
  if (!assigned) return { fault: "it has no __version__ at the start of a line", offset: 0 };
  const [, , literal] = /^[ru]?(["'])([^"'\\]*)\1\s*(?:#.*)?$/i.exec(assigned[1] ?? "") ?? [];
  return literal === undefined
    ? { fault: "its __version__ is no text in quotes", offset: assigned.index }
    : { text: literal, offset: assigned.index };
}
