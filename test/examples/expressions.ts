import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** What an expression may name: `inputs`, `needs`, `steps` and their like. */
export interface Context {
  readonly [name: string]: unknown;
}

/** `failed`: whether a step of the job, or a job that it needs, has failed. */
export interface Scope {
  readonly context: Context;
  readonly failed: boolean;
}

/** A text with its `${{ }}` filled in; one that is an expression and nothing else keeps its type. Lists and maps go all the way down. */
export function fill(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((each) => fill(each, scope));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, scope)]));
  if (typeof value !== "string") return value;
  const [, whole] = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(value) ?? [];
  if (whole !== undefined) return plain(evaluate(whole, scope));
  return value.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, scope).coerceString(),
  );
}

/** Whether an `if` lets a step or job run; one that asks for no status asks for `success()`. */
export function isMet(condition: unknown, scope: Scope): boolean {
  if (condition === undefined) return !scope.failed;
  const text = String(condition).replace(/^\$\{\{(.*)\}\}$/s, "$1");
  const asksForStatus = /\b(success|failure|always|cancelled)\(\)/.test(text);
  if (!asksForStatus && scope.failed) return false;
  return plain(evaluate(`!!(${text})`, scope)) === true;
}

function evaluate(text: string, { context, failed }: Scope): data.ExpressionData {
  const { tokens } = new Lexer(text).lex();
  const statuses = Object.entries({
    success: !failed,
    failure: failed,
    always: true,
    cancelled: false,
  });
  const functions = statuses.map(([name, value]) => ({
    ...{ name, minArgs: 0, maxArgs: 0 },
    call: () => new data.BooleanData(value),
  }));
  const expression = new Parser(tokens, Object.keys(context), functions).parse();
  const known = JSON.parse(JSON.stringify(context), data.reviver) as data.Dictionary;
  return new Evaluator(
    expression,
    known,
    new Map(functions.map((each) => [each.name, each])),
  ).evaluate();
}

// GitHub makes an empty text of a null where a text is wanted.
function plain(value: data.ExpressionData): unknown {
  return value.kind === data.Kind.Null ? "" : JSON.parse(JSON.stringify(value, data.replacer));
}
