/** A workflow command as the runner understood it. */
export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
  readonly title?: string;
  readonly message: string;
}

/** What the runner makes of an action's output, line by line. */
export interface Console {
  readonly line: (text: string) => void;
  /** The lines of the log page so far, masked as they were shown. */
  readonly log: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** Everything else that was executed: groups, and whatever slipped in. */
  readonly otherCommands: readonly WorkflowCommand[];
}

/** Reads lines as ActionCommandManager of actions/runner does: `stop-commands` and later masks count from their line on. */
export function createConsole(): Console {
  const log: string[] = [];
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const otherCommands: WorkflowCommand[] = [];
  let resume: string | undefined;

  const show = (text: string) => log.push(masked(text, masks));
  const execute = (found: WorkflowCommand): void => {
    const annotation = annotationOf(found);
    if (annotation) annotations.push({ ...annotation, message: masked(annotation.message, masks) });
    else otherCommands.push(found);
    show(`##[${found.command}]${found.message}`);
  };
  const line = (text: string): void => {
    const found = parseCommand(text, resume);
    if (resume && found?.command === resume) resume = undefined;
    else if (resume || !found) show(text);
    else if (found.command === "add-mask") masks.push(...masksOf(found.message));
    else if (found.command === "stop-commands") resume = found.message.toLowerCase();
    else execute(found);
  };
  return { line, log, annotations, masks, otherCommands };
}

/** The command of a line, or `undefined` where the runner would only print it. `extra` is one more command that is known for now, in lower case. */
export function parseCommand(line: string, extra?: string): WorkflowCommand | undefined {
  const current = /^::(?<head>.*?)::(?<message>.*)$/s.exec(line.trimStart())?.groups;
  const command = current && commandOf(current, currentSyntax);
  if (command && isKnown(command, extra)) return command;
  const old = /##\[(?<head>[^\]]*)\](?<message>.*)$/s.exec(line)?.groups;
  const older = old && commandOf(old, oldSyntax);
  return older && isKnown(older, extra) ? older : undefined;
}

// The commands that actions/runner registers.
const known = new Set(
  `add-mask add-matcher remove-matcher add-path debug echo endgroup error group internal-set-repo-path notice
  save-state set-env set-output stop-commands warning`.split(/\s+/),
);

function isKnown({ command }: WorkflowCommand, extra: string | undefined): boolean {
  return known.has(command) || command === extra;
}

interface Syntax {
  readonly separator: string;
  /** Escapes that count in properties, and in the message; `%25` last. */
  readonly properties: Escapes;
  readonly message: Escapes;
}

type Escapes = readonly (readonly [string, string])[];

const lineBreaks: Escapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
];
const percent: Escapes = [["%25", "%"]];
const currentSyntax: Syntax = {
  separator: ",",
  properties: [...lineBreaks, ["%3A", ":"], ["%2C", ","], ...percent],
  message: [...lineBreaks, ...percent],
};
const oldEscapes: Escapes = [["%3B", ";"], ...lineBreaks, ["%5D", "]"], ...percent];
const oldSyntax: Syntax = { separator: ";", properties: oldEscapes, message: oldEscapes };

type Groups = Readonly<Record<string, string | undefined>>;

function commandOf({ head = "", message = "" }: Groups, syntax: Syntax): WorkflowCommand {
  const [command = "", rest = ""] = head.split(/ (.*)/s);
  const pairs = rest
    .trim()
    .split(syntax.separator)
    .map((pair) => pair.split(/=(.*)/s));
  const properties = pairs.flatMap(([name, value]) =>
    name && value !== undefined ? [[name, value] as const] : [],
  );
  return {
    command: command.toLowerCase(),
    properties: Object.fromEntries(
      properties.map(([name, value]) => [name, decode(value, syntax.properties)]),
    ),
    message: decode(message, syntax.message),
  };
}

function decode(text: string, escapes: Escapes): string {
  return escapes.reduce((all, [code, plain]) => all.replaceAll(code, plain), text);
}

const levels = ["error", "warning", "notice"] as const;

function annotationOf({ command, properties, message }: WorkflowCommand): Annotation | undefined {
  const level = levels.find((each) => each === command);
  const { file, line, col, title } = properties;
  return (
    level && {
      level,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line: Number(line) }),
      ...(col === undefined ? {} : { col: Number(col) }),
      ...(title === undefined ? {} : { title }),
      message,
    }
  );
}

// A secret of several lines is masked line by line too.
function masksOf(message: string): readonly string[] {
  return [...new Set([message, ...message.split(/[\r\n]+/)])].filter((mask) => mask.trim() !== "");
}

function masked(text: string, masks: readonly string[]): string {
  const longestFirst = [...masks].sort((one, other) => other.length - one.length);
  return longestFirst.reduce((all, mask) => all.replaceAll(mask, "***"), text);
}
