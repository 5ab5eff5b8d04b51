import { Problem } from "../core/problem.ts";
import type { Texts } from "../core/run/settings.ts";
import type { OptionName } from "./inputs.ts";

type Face = "action" | "command line";
type Variable = `DODO_${string}` | `GITHUB_${string}`;

interface Range {
  readonly from: number;
  readonly to: number;
  /** Without a valid input. */
  readonly otherwise: number;
}

export type InputReader = ReturnType<typeof reader>;

/** Reads inputs by name and collects what is wrong with them; an empty text is absent. */
export function reader(inputs: Texts, face: Face) {
  const problems: Problem[] = [];
  const complain = (name: OptionName | Variable, what: string, expected: string) => {
    const message = `${spelledOn(face, name)} ${what}.`;
    const remedy = `Expected: ${expected}.`;
    problems.push(new Problem({ code: "input-invalid", message, remedy }));
  };
  const text = (name: OptionName): string | undefined => inputs[name]?.trim() || undefined;
  return {
    problems,
    complain,
    text,
    /** Comma or newline separated. */
    list: (name: OptionName): readonly string[] =>
      (text(name) ?? "")
        .split(/[,\n]/)
        .map((each) => each.trim())
        .filter(Boolean),
    flag(name: OptionName): boolean {
      const value = text(name)?.toLowerCase();
      if (value !== undefined && value !== "true" && value !== "false") {
        complain(name, `is ${JSON.stringify(text(name))}`, "true or false");
      }
      return value === "true";
    },
    count(name: OptionName, { otherwise, from, to }: Range): number {
      const value = text(name);
      if (value === undefined) return otherwise;
      if (/^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to)
        return Number(value);
      complain(name, `is ${JSON.stringify(value)}`, `a whole number from ${from} to ${to}`);
      return otherwise;
    },
    choice<T extends string>(name: OptionName, known: readonly T[], otherwise: T): T {
      const value = text(name);
      const found = known.find((one) => one === value);
      if (value !== undefined && found === undefined)
        complain(name, `is ${JSON.stringify(value)}`, known.join(", "));
      return found ?? otherwise;
    },
  };
}

function spelledOn(face: Face, name: OptionName | Variable): string {
  if (/^[A-Z_]+$/.test(name)) return name;
  return face === "action" ? `The input ${name}` : `--${name}`;
}
