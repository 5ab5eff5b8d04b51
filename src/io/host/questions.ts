import type { Choice, Questions } from "../../app/ports.ts";
import { idPattern } from "../../core/manifest/products.ts";

/**
 * Questions on the terminal, on standard error; the package that asks is only loaded for one. Whoever leaves one has interrupted the
 * run. `plain` makes a text from outside, as a title or a file's name, one that is safe to print.
 */
export function createQuestions(signal: AbortSignal, plain: (text: string) => string): Questions {
  const clack = () => import("@clack/prompts");
  const common = { output: process.stderr, signal };
  const answered = <T>(answer: Promise<T>) => answerOrInterrupt(answer, signal);
  return {
    async one(message, choices, likely) {
      const { select } = await clack();
      const options = optionsOf(choices, plain);
      const initialValue = choiceIndex(choices, likely);
      return chosen(
        choices,
        await answered(
          select({ message: plain(message), options, initialValue, maxItems: 15, ...common }),
        ),
      );
    },
    async some(message, choices, likely) {
      const { multiselect } = await clack();
      const options = optionsOf(choices, plain);
      const initialValues = likely.map((value) => choiceIndex(choices, value));
      const picked = await answered(
        multiselect({ message, options, initialValues, maxItems: 15, ...common }),
      );
      return picked.map((index) => chosen(choices, index));
    },
    async text(message, otherwise, kind) {
      const { text } = await clack();
      const validate = (answer = "") =>
        kind === "id" && answer.trim() !== "" && !idPattern.test(answer.trim())
          ? "An id is pdt_… or ent_…"
          : undefined;
      const placeholder = otherwise === "" ? {} : { placeholder: otherwise };
      const answer = await answered(
        text({ message, validate, ...placeholder, defaultValue: otherwise, ...common }),
      );
      return answer.trim();
    },
    async confirm(message) {
      const { confirm } = await clack();
      return answered(confirm({ message, ...common }));
    },
  };
}

async function answerOrInterrupt<T>(
  answer: Promise<T>,
  signal: AbortSignal,
): Promise<Exclude<T, symbol>> {
  const given = await answer;
  if (typeof given !== "symbol") return given as Exclude<T, symbol>;
  if (!signal.aborted) process.emit("SIGINT");
  signal.throwIfAborted();
  throw new Error("left without a signal");
}

function optionsOf(choices: readonly Choice<unknown>[], plain: (text: string) => string) {
  return choices.map(({ label, about }, value) => {
    return { value, label: plain(label), ...(about === "" ? {} : { hint: plain(about) }) };
  });
}

function choiceIndex<T>(choices: readonly Choice<T>[], value: T): number {
  return choices.findIndex((choice) => choice.value === value);
}

function chosen<T>(choices: readonly Choice<T>[], index: number): T {
  const choice = choices[index];
  if (!choice) throw new Error(`no choice ${index}`);
  return choice.value;
}
