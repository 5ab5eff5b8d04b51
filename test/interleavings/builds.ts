import { createHash } from "node:crypto";

/** Files of a checkout: path → text. */
export type Files = Readonly<Record<string, string>>;

/** One rule of a manifest, as the explorer knows it without asking the product. */
export interface FileRule {
  /** The path of one file. */
  readonly path: string;
  readonly to: readonly string[];
  /** The delivered name; `{version}` is the only token. Absent: as the path. */
  readonly name?: string;
  readonly keep?: number;
  readonly emptyWarns?: boolean;
}

/** A file that somebody wants buyers of a target to have. */
export interface Item {
  readonly target: string;
  readonly slot: string;
  readonly name: string;
  readonly sha256: string;
}

export function manifestText(rules: readonly FileRule[], prune = true): string {
  const lines = rules.map(({ path, to, name = "{base}", keep, emptyWarns }) => {
    const more = [
      ...(keep === undefined ? [] : [`keep: ${keep}`]),
      ...(emptyWarns ? ["empty: warn"] : []),
    ];
    const fields = [`to: [${to.join(", ")}]`, `name: "${name}"`, ...more];
    return `  "${path}": { ${fields.join(", ")} }\n`;
  });
  return `version: 1\n${prune ? "" : "prune: false\n"}files:\n${lines.join("")}`;
}

/** What a build of these files is to deliver. */
export function itemsOf(
  rules: readonly FileRule[],
  { files, version }: { readonly files: Files; readonly version: string },
): readonly Item[] {
  return rules.flatMap(({ path, to, name = path }) => {
    const text = files[path];
    if (text === undefined) return [];
    const item = { slot: name, name: name.replaceAll("{version}", version), sha256: hash(text) };
    return to.map((target) => ({ target, ...item }));
  });
}

export function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Name and bytes, in one text. */
export function contentOf({
  name,
  sha256,
}: {
  readonly name: string;
  readonly sha256?: string | undefined;
}): string {
  return `${name} ${sha256?.slice(0, 8)}`;
}
