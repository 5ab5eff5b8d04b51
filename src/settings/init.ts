import { idPattern, namePattern } from "../core/manifest/products.ts";
import type { InitInput } from "../core/run/settings.ts";
import type { InputReader } from "./input-reader.ts";

/** What `init` is given: `--product name=id`, `--file glob=name`, `--workflow path`, each product and file on a line of its own. */
export function readInit(read: InputReader): InitInput {
  const products = linesOf(read, "product").flatMap((text) => {
    const [, name, id] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
    if (name !== undefined && id !== undefined && idPattern.test(id)) return [{ name, id }];
    const expected =
      "a name of small letters, digits and -, and an id, as app=pdt_R8AWMPiV8RyJElcCKvAID";
    read.complain("product", `is ${JSON.stringify(text)}`, expected);
    return [];
  });
  const twice = products.find(({ name }, index) =>
    products.some((one, other) => other < index && one.name === name),
  );
  if (twice) read.complain("product", `names ${twice.name} twice`, "a name of its own for each");
  const targets = [...products.map(({ name }) => name), "*"];
  const rules = linesOf(read, "file").map((text) => {
    const at = text.lastIndexOf("=");
    const to = text.slice(at + 1);
    const isKnown = targets.includes(to) || idPattern.test(to);
    if (at > 0 && !isKnown && namePattern.test(to)) {
      const expected = `a glob and a name that --product gives, an id or *, as ${text.slice(0, at)}=${targets[0]}`;
      read.complain("file", `is ${JSON.stringify(text)}`, expected);
    }
    return at > 0 && isKnown ? { glob: text.slice(0, at), to } : { glob: text };
  });
  const workflow = read.text("workflow");
  const isOutside = workflow !== undefined && /^\/|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)/.test(workflow);
  if (isOutside)
    read.complain(
      "workflow",
      `is ${JSON.stringify(workflow)}`,
      "a path below the repository, with /",
    );
  return { products, rules, workflow: workflow === "false" ? undefined : workflow };
}

function linesOf({ text }: InputReader, name: "product" | "file"): readonly string[] {
  return (text(name) ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
