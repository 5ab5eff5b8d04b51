import { Problem } from "../core/problem.ts";
import type { Command } from "../core/run/report.ts";
import type { Texts } from "../core/run/settings.ts";
import type { InputReader } from "./input-reader.ts";

interface ApiKeyInput {
  readonly face: "action" | "command line";
  readonly env: Texts;
  /** A command that has nothing to say without one. */
  readonly neededBy: Command | undefined;
  readonly read: InputReader;
}

/** The input, else the variable; complains where it is more than a key, or is needed and missing. */
export function keyOf({ face, env, neededBy, read }: ApiKeyInput): string | undefined {
  const given = read.text("api-key");
  const key = given ?? (env["DODO_PAYMENTS_API_KEY"]?.trim() || undefined);
  // Visible ASCII without quotes, which a shell of Windows leaves in place.
  if (key !== undefined && !/^[!#-&(-~]+$/.test(key)) {
    const what = "holds a space, a line break, a quote or a character outside ASCII";
    read.complain(given === undefined ? "DODO_PAYMENTS_API_KEY" : "api-key", what, "the key alone");
    return undefined;
  }
  if (key === undefined && neededBy) read.problems.push(missing(neededBy, face));
  return key;
}

function missing(command: Command, face: ApiKeyInput["face"]): Problem {
  const secret =
    "Set the secret that the input api-key names: gh secret set DODO_PAYMENTS_API_KEY.";
  return new Problem({
    code: "key-missing",
    message: `There is no API key, and ${command} needs one.`,
    remedy:
      face === "action"
        ? `${secret} One of a GitHub environment needs environment: at the job.`
        : "Set the variable DODO_PAYMENTS_API_KEY to a key of the environment.",
  });
}
