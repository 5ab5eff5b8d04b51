import type { Problem } from "../problem.ts";
import { isFileId } from "./state.ts";

export type DocumentFields = { readonly [name: string]: unknown };
export type DocumentReader = ReturnType<typeof documentReader>;

/** Says that what stands at `path` of a document is not what is `wanted` there. */
export type Fault = (path: string, wanted: string, cause?: unknown) => Problem;

/** Checks that take a value and its path in a document that a stranger may have written, and give it back typed. All throw a fault. */
export function documentReader(fault: Fault) {
  const kinds = kindsOf(fault);
  const { text, match } = kinds;
  return {
    ...kinds,
    optionalText: (value: unknown, path: string) =>
      value === undefined || value === "" ? value : text(value, path),
    textOrNone: (value: unknown, path: string) => (value === "" ? value : text(value, path)),
    target: (value: unknown, path: string) => match(value, /^(pdt|ent)_[\w-]{1,200}$/, path),
    fileId(value: unknown, path: string): string {
      const given = text(value, path);
      if (!isFileId(given)) throw fault(path, "a file id");
      return given;
    },
    optionalWord: (value: unknown, path: string) =>
      value === undefined ? undefined : match(value, /^(?!\.+$)[\w.-]{1,200}$/, path),
    time(value: unknown, path: string): string {
      const given = match(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, path);
      if (Number.isNaN(Date.parse(given))) throw fault(path, "a time that exists");
      return given;
    },
    /**
     * A path with `..` only in front, on every OS; empty if an imported file has none. How far up it
     * may lead, the workspace decides before it reads anything.
     */
    pathBelow(value: unknown, path: string): string {
      const given = value === "" ? value : text(value, path);
      const below = given.replace(/^(?:\.\.\/)+/, "");
      const leaves = /^[\\/]|^[a-z]:[\\/]|\0/i.test(below) || below.split(/[\\/]/).includes("..");
      if (leaves) throw fault(path, "a path relative to the manifest's folder");
      return given;
    },
  };
}

/** Without the fields that are `undefined`, as JSON has it. */
export function withoutAbsent<T extends object>(value: T): T {
  const present = {} as T;
  // Of ten thousand receipts a tenth of what `Object.fromEntries` takes, and they share one shape.
  for (const name of Object.keys(value) as (keyof T)[])
    if (value[name] !== undefined) present[name] = value[name];
  return present;
}

function kindsOf(fault: Fault) {
  const text = (value: unknown, path: string): string => {
    if (typeof value !== "string" || value === "" || value.length > 8192)
      throw fault(path, "a text");
    return value;
  };
  return {
    fault,
    text,
    json(source: string): unknown {
      try {
        return JSON.parse(source);
      } catch (cause) {
        throw fault("the document", "JSON", cause);
      }
    },
    /** With `known`, no other field may stand in it. */
    object(value: unknown, path: string, known?: readonly string[]): DocumentFields {
      if (typeof value !== "object" || value === null || Array.isArray(value))
        throw fault(path, "an object");
      const stray = known && Object.keys(value).find((name) => !known.includes(name));
      if (stray !== undefined) throw fault(path, `without ${JSON.stringify(stray.slice(0, 100))}`);
      return value as DocumentFields;
    },
    list(value: unknown, path: string): readonly unknown[] {
      if (!Array.isArray(value)) throw fault(path, "a list");
      return value;
    },
    oneOf<T extends string>(value: unknown, known: readonly T[], path: string): T {
      const found = known.find((one) => one === value);
      if (found === undefined) throw fault(path, known.join(" or "));
      return found;
    },
    integer(value: unknown, path: string): number {
      if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
        throw fault(path, "a whole number");
      return value;
    },
    match(value: unknown, pattern: RegExp, path: string): string {
      const given = text(value, path);
      if (!pattern.test(given)) throw fault(path, `of the form ${pattern.source}`);
      return given;
    },
  };
}
