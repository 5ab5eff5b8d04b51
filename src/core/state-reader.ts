import { Problem } from "./problem.ts";
import { isFileId } from "./state.ts";

export type Fields = { readonly [name: string]: unknown };
export type Reader = ReturnType<typeof reader>;

/** Checks that take a value and its path in the document, and give it back typed. All throw `state-unreadable`. */
export function reader(where: string) {
  const kinds = kindsOf(where);
  const { fault, text, match } = kinds;
  return {
    ...kinds,
    optionalText: (value: unknown, path: string) => (value === undefined || value === "" ? value : text(value, path)),
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
    /** A path that stays below its folder on every OS; empty where an imported file has none. */
    pathBelow(value: unknown, path: string): string {
      const given = value === "" ? value : text(value, path);
      const leaves = /^[\\/]|^[a-z]:[\\/]|\0/i.test(given) || given.split(/[\\/]/).includes("..");
      if (leaves) throw fault(path, "a path below the manifest's folder");
      return given;
    },
  };
}

function kindsOf(where: string) {
  const fault = (path: string, wanted: string, cause?: unknown) =>
    new Problem({
      code: "state-unreadable",
      message: `The state in ${where} cannot be read: ${path} should be ${wanted}.`,
      remedy: "Put back an earlier version of the document (its history is in the state branch), then run again.",
      cause,
    });
  const text = (value: unknown, path: string): string => {
    if (typeof value !== "string" || value === "" || value.length > 8192) throw fault(path, "a text");
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
    object(value: unknown, path: string): Fields {
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw fault(path, "an object");
      return value as Fields;
    },
    list(value: unknown, path: string): readonly unknown[] {
      if (!Array.isArray(value)) throw fault(path, "a list");
      return value;
    },
    integer(value: unknown, path: string): number {
      if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw fault(path, "a whole number");
      return value;
    },
    match(value: unknown, pattern: RegExp, path: string): string {
      const given = text(value, path);
      if (!pattern.test(given)) throw fault(path, `of the form ${pattern.source}`);
      return given;
    },
  };
}
