export const id = 571;
export const ids = [571];
export const modules = {

/***/ 3571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exitCodes: () => (/* binding */ exitCodes),
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/core/listing.js
function liveIds(listing) {
    return new Set(listing.files.map((file) => file.file_id));
}

;// CONCATENATED MODULE: ./build/core/plan.js
const actions = ["create", "replace", "restore", "adopt", "keep", "delete", "forget"];
/** Every change of a plan, in its order. */
function changesOf(plan) {
    return plan.targets.flatMap((target) => target.changes);
}
/** Whether carrying it out would change anything, in Dodo or in the state. */
function plan_isPending(change) {
    return change.action !== "keep";
}
/** Whether it sends a file. */
function isUpload(change) {
    return change.action === "create" || change.action === "replace";
}
/** Whether its file is to be live because of it. */
function isDelivery({ action }) {
    return isMadeLive[action];
}
const isMadeLive = {
    create: true,
    replace: true,
    restore: true,
    adopt: true,
    keep: false,
    delete: false,
    forget: false,
};

;// CONCATENATED MODULE: ./build/app/draft.js


function draftReport(settings, started) {
    const { command, environment, config: manifest, facts } = settings;
    const problems = [];
    const warnings = [...settings.warnings];
    const notices = [];
    const read = new Map();
    let chosen = new Set();
    let rest = {};
    let outcomes = [];
    let spellings = new Map();
    let sent = 0;
    let wrote = false;
    return {
        problems,
        warnings,
        notices,
        resolved(resolved) {
            spellings = resolved.spellings;
            chosen = resolved.chosen;
            notices.push(...resolved.notices);
        },
        loaded: (state, where) => (rest = { ...rest, state, where }),
        take(step) {
            problems.push(...step.problems);
            warnings.push(...step.warnings);
            notices.push(...step.notices);
        },
        planned(planned) {
            rest = { ...rest, plan: planned.plan };
            problems.push(...planned.problems);
            warnings.push(...planned.warnings);
        },
        asked: (receipts) => (rest = { ...rest, receipts }),
        outcomes: (all) => (outcomes = all),
        seen: (listing) => read.set(listing.target, listing),
        liveIds: (target) => liveOf(read).get(target) ?? new Set(),
        saved: (state, { url, unsaved }) => (rest = { ...rest, state, stateUrl: url, unsaved }),
        sent: (bytes) => (sent += bytes),
        wrote: () => (wrote = true),
        finish(now) {
            const result = resultOf({ command, problems, outcomes, chosen, plan: rest.plan });
            const told = { problems, warnings, notices, outcomes, live: liveOf(read), names: namesIn(read), spellings };
            const facing = { command, environment, manifest, tag: facts.tag };
            return { ...facing, result, ...rest, ...told, wrote, sent, duration: now - started };
        },
    };
}
function liveOf(read) {
    return new Map([...read].map(([target, listing]) => [target, liveIds(listing)]));
}
function namesIn(read) {
    return new Map([...read.values()].flatMap(({ files }) => files.map(({ file_id, name }) => [file_id, name])));
}
/** `partial`: something went wrong, but a target is as declared, or a change was carried out. */
function resultOf({ command, problems, outcomes, chosen, plan }) {
    const changed = outcomes.some(({ change, status }) => plan_isPending(change) && status === "done");
    if (problems.length > 0) {
        const failed = new Set(problems.map(({ target }) => target));
        const others = [...chosen].some((target) => !failed.has(target));
        return changed || (["apply", "rollback"].includes(command) && !failed.has(undefined) && others)
            ? "partial"
            : "failed";
    }
    if (command === "plan")
        return outcomes.some(({ change }) => plan_isPending(change)) ? "pending" : "unchanged";
    if (command === "init")
        return "changed";
    if (plan && !changed && outcomes.some(({ status }) => status === "waiting"))
        return "failed";
    return changed ? "changed" : "unchanged";
}

;// CONCATENATED MODULE: ./build/core/problem.js
/** Every code an expected failure can carry. Each has a heading in docs/problems.md. */
const problemCodes = (/* unused pure expression or super */ null && ([
    "manifest-invalid",
    "manifest-missing",
    "rule-empty",
    "rule-count",
    "file-empty",
    "file-too-large",
    "file-changed",
    "file-unreadable",
    "lfs-pointer",
    "path-escape",
    "name-collision",
    "name-invalid",
    "name-taken",
    "no-tag",
    "input-invalid",
    "untrusted-event",
    "key-missing",
    "unauthorized",
    "forbidden",
    "target-not-found",
    "target-unusable",
    "use-entitlement",
    "too-many-files",
    "rate-limited",
    "api-failed",
    "upload-failed",
    "presign-expired",
    "network",
    "not-live",
    "files-lost",
    "would-empty-target",
    "would-downgrade",
    "too-many-removals",
    "plan-stale",
    "plan-invalid",
    "drift",
    "state-unreadable",
    "state-conflict",
    "state-forbidden",
    "state-newer",
    "state-mismatch",
    "rollback-unknown",
    "rollback-unavailable",
    "interrupted",
]));
/** An expected failure. Anything else that is thrown is a bug and shows its stack. */
class Problem extends Error {
    code;
    remedy;
    at;
    details;
    target;
    transient;
    wait;
    constructor(fields) {
        super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
        this.name = "Problem";
        this.code = fields.code;
        this.remedy = fields.remedy;
        this.at = fields.at;
        this.details = fields.details ?? [];
        this.target = fields.target;
        this.transient = fields.transient ?? false;
        this.wait = fields.wait;
    }
}
/** The same problem, said of one target. */
function ofTarget(problem, target) {
    return new Problem({ ...problem, message: problem.message, cause: problem.cause, target });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/io/git.js


const execute = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
async function readGit(cwd) {
    const [tags, commit, origin] = await Promise.all([
        git(cwd, ["tag", "--points-at", "HEAD", "--sort=-version:refname"]),
        git(cwd, ["rev-parse", "HEAD"]),
        git(cwd, ["remote", "get-url", "origin"]),
    ]);
    const repository = /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(origin)?.[1];
    return { tag: tags.split("\n")[0] || undefined, commit: commit || undefined, repository };
}
/** The token that the `gh` command line is signed in with, or none. */
async function readGhToken() {
    return (await output("gh", ["auth", "token"], process.cwd())) || undefined;
}
function git(cwd, args) {
    return output("git", args, cwd);
}
async function output(command, args, cwd) {
    try {
        const { stdout } = await execute(command, [...args], { cwd, timeout: 10_000, windowsHide: true });
        return stdout.trim();
    }
    catch {
        return "";
    }
}

;// CONCATENATED MODULE: ./build/io/interrupt.js

/**
 * A signal that fires at the first SIGINT or SIGTERM; a second one ends the process at once. GitHub cancels a job with both, 7.5 s
 * apart, and kills it 2.5 s later.
 */
function onInterrupt() {
    const controller = new AbortController();
    for (const name of ["SIGINT", "SIGTERM"]) {
        process.on(name, () => {
            if (controller.signal.aborted)
                process.exit(130);
            controller.abort(interrupted(name));
        });
    }
    return controller.signal;
}
function interrupted(name) {
    return new Problem({
        code: "interrupted",
        message: `The run was interrupted (${name}).`,
        remedy: "Run again: what was delivered is recorded and will not be sent again.",
    });
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/manifest.js
var manifest = __webpack_require__(7801);
// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(7785);
;// CONCATENATED MODULE: ./build/core/nearest.js

/** The known word that was probably meant, if one is near enough. */
function nearest(word, known) {
    if (word.length > 100)
        return undefined;
    const maxDistance = Math.max(2, Math.floor(word.length * 0.4));
    return (0,leven/* closestMatch */.h)(word, known, { maxDistance }) ?? (0,leven/* closestMatch */.h)(word.toLowerCase(), known, { maxDistance });
}
/** `Did you mean "keep"? `, or nothing. */
function didYouMean(word, known) {
    const near = nearest(word, known);
    return near === undefined ? "" : `Did you mean ${quoted(near)}? `;
}
/** A text from outside as it stands in a message: on one line, in quotes, not longer than 80 characters. */
function quoted(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
/** `a, b and c`. */
function listed(words) {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

;// CONCATENATED MODULE: ./build/core/globs.js
/** What makes a glob or a path no place below the manifest's folder. */
function globFault(glob) {
    if (glob === "")
        return invalid("is empty", 'Write which files it means, for example "dist/*.zip".');
    if (/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(glob)) {
        return invalid("is an absolute path", "Write it relative to the folder of the manifest.");
    }
    if (/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(glob)) {
        return {
            code: "path-escape",
            fault: 'leads out of its folder with ".."',
            remedy: "Move the manifest to a folder above.",
        };
    }
    if (glob.includes("\\"))
        return invalid('contains "\\"', `Write ${JSON.stringify(glob.replaceAll("\\", "/"))}: folders are parted by "/" on every OS.`);
    return undefined;
}
function invalid(fault, remedy) {
    return { code: "manifest-invalid", fault, remedy };
}

;// CONCATENATED MODULE: ./build/core/yaml-flow.js
/** The piece without its first `skip` characters and the spaces around the rest. */
function after({ text, start }, skip) {
    const rest = text.slice(skip);
    const trimmed = rest.trimStart();
    return { text: trimmed.trimEnd(), start: start + skip + rest.length - trimmed.length };
}
/** The piece without a comment at its end. */
function withoutComment({ text, start }) {
    const comment = text.search(/\s#/);
    return { text: (comment < 0 ? text : text.slice(0, comment)).trimEnd(), start };
}
/** Parts a piece at its first colon that ends a key, outside quotes at its start. */
function splitKey(piece) {
    const from = quotedLength(piece.text, 0);
    const colon = /:(?=\s|$)/.exec(piece.text.slice(from));
    if (!colon)
        return undefined;
    const end = from + colon.index;
    return { key: { text: piece.text.slice(0, end).trimEnd(), start: piece.start }, value: after(piece, end + 1) };
}
/** The index just after the bracket that closes the one at the start; -1 where it stays open on this line. */
function closingIndex(text) {
    let depth = 0;
    for (let index = 0; index < text.length; index += 1) {
        const character = text[index] ?? "";
        if ("[{".includes(character))
            depth += 1;
        if ("]}".includes(character))
            depth -= 1;
        if (depth === 0)
            return index + 1;
        if (opensQuote(text, index))
            index += Math.max(0, quotedLength(text, index) - index - 1);
    }
    return -1;
}
/** What stands between the commas of a flow list or map that starts and ends the piece. */
function flowItems(piece) {
    const items = [];
    let from = 1;
    let depth = 0;
    const end = piece.text.length - 1;
    for (let index = 1; index <= end; index += 1) {
        const character = piece.text[index] ?? "";
        if (opensQuote(piece.text, index))
            index += Math.max(0, quotedLength(piece.text, index) - index - 1);
        else if (index === end || (character === "," && depth === 0)) {
            items.push(after({ text: piece.text.slice(0, index), start: piece.start }, from));
            from = index + 1;
        }
        else if ("[{".includes(character))
            depth += 1;
        else if ("]}".includes(character))
            depth -= 1;
    }
    return items.filter(({ text }) => text !== "");
}
function opensQuote(text, index) {
    return /["']/.test(text[index] ?? "") && (index === 0 || /[\s[{,]/.test(text[index - 1] ?? ""));
}
/** The index just after the quoted text that starts here; `from` where none does, the end where it is not closed. */
function quotedLength(text, from) {
    const quote = text[from];
    if (quote !== '"' && quote !== "'")
        return from;
    for (let index = from + 1; index < text.length; index += 1) {
        if (quote === '"' && text[index] === "\\")
            index += 1;
        else if (text[index] === quote && (quote === '"' || text[index + 1] !== "'"))
            return index + 1;
        else if (text[index] === quote)
            index += 1;
    }
    return text.length;
}

;// CONCATENATED MODULE: ./build/core/unquoted.js

const longestLine = 2000;
const deepest = 4;
/** What a first character means in YAML, to be read after "which YAML ". */
const specialCharacters = {
    "*": "takes for an alias",
    "!": "takes for a tag",
    "&": "takes for an anchor",
    "{": "takes for a map",
    "[": "takes for a list",
    "@": "keeps for itself",
    "%": "keeps for directives",
    "|": "takes for a block of text",
    ">": "takes for a block of text",
    "#": "takes for a comment",
    "`": "keeps for itself",
};
const roles = { to: "target", exclude: "glob", name: "name" };
/**
 * Every glob, target and name below `files` and `exclude` that should be quoted and is not, found in the text alone,
 * since the parser may fail on it, swallow it as an anchor, or drop it as a comment.
 */
function findUnquoted(text) {
    const found = [];
    const names = text.matchAll(/(?<=[\s,[{]|^)&([^\s,[\]{}]+)/g);
    const search = { found, anchors: new Set(Array.from(names, (match) => match[1] ?? "")) };
    for (const section of sectionsOf(text)) {
        if (section.name === "files")
            searchRules(search, section);
        else
            searchItems(search, section);
    }
    return found;
}
/** The lines below `files` and `exclude`; the first is what stands behind the key itself, with an indent of -1. */
function sectionsOf(text) {
    const sections = [];
    let start = 0;
    for (const raw of text.split("\n")) {
        const line = { ...after({ text: raw, start }, 0), indent: raw.search(/[^ ]|$/) };
        start += raw.length + 1;
        if (line.text === "" || line.text.length > longestLine)
            continue;
        const top = line.indent === 0 && !/^(?:-\s|#)/.test(line.text) ? splitKey(line) : undefined;
        const name = top?.key.text.replace(/^(["'])(.*)\1$/, "$2");
        if (top && name !== undefined)
            sections.push({ name, lines: [{ ...top.value, indent: -1 }] });
        if (top && isSpecial(line))
            sections.push({ name: "files", lines: [line] });
        if (!top)
            sections.at(-1)?.lines.push(line);
    }
    return sections.filter(({ name }) => name === "files" || name === "exclude");
}
function searchItems(search, { lines }) {
    for (const line of outsideBlocks(lines)) {
        if (line.indent < 0)
            searchValue(search, { ...line, role: "glob", depth: 0 });
        else if (isItem(line))
            searchItem(search, { ...after(line, 1), role: "glob", depth: 0 });
    }
}
function searchRules(search, { lines }) {
    const rules = lines.filter(({ indent, text }) => indent >= 0 && !text.startsWith("#"));
    const column = rules.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY);
    const seen = outsideBlocks(lines);
    let role = "target";
    for (const [index, line] of seen.entries()) {
        if (line.text.startsWith("#")) {
            if (line.indent > 0 && line.indent <= column)
                searchLostRule(search, line, seen[index + 1]);
        }
        else if (line.indent < 0) {
            searchFlowRules(search, line);
        }
        else if (line.indent === column) {
            role = "target";
            searchRule(search, line);
        }
        else {
            role = roleOf(isItem(line) ? after(line, 1) : line) ?? role;
            searchBelowRule(search, { ...line, role, depth: 0 });
        }
    }
}
/** A line of a long rule or of a list of targets. */
function searchBelowRule(search, line) {
    const item = isItem(line) ? { ...line, ...after(line, 1) } : undefined;
    const piece = item ?? line;
    const field = splitKey(piece);
    if (field && roleOf(piece))
        searchValue(search, { ...line, ...field.value });
    else if (item)
        searchItem(search, item);
    else if (!searchKey(search, line))
        searchValue(search, line);
}
function searchRule(search, piece) {
    searchKey(search, piece);
    const pair = splitKey(piece);
    if (pair)
        searchValue(search, { ...pair.value, role: "target", depth: 0 });
}
/** Whether the piece begins with a key that should be quoted. */
function searchKey({ found }, piece) {
    const pair = splitKey(piece);
    if (!pair || !isSpecial(piece) || /^(?:#|&[\w-]+\s|!!\w+\s)/.test(piece.text))
        return false;
    if (/^[{[]/.test(piece.text) && closingIndex(pair.key.text) < 0)
        return false;
    found.push(keyOf(pair));
    return true;
}
function searchValue(search, piece) {
    const { text } = piece;
    if (!isSpecial(piece) || text.startsWith("#") || isBlock(text))
        return;
    if (/^[{[]/.test(text))
        searchFlow(search, piece);
    else
        searchWord(search, piece);
}
/** A value that begins with neither a bracket nor a comment sign. */
function searchWord(search, piece) {
    const { text } = piece;
    const whole = withoutComment(piece);
    const word = /^\S[^\s,[\]{}]*/.exec(whole.text)?.[0].slice(1) ?? "";
    if (text.startsWith("*") && word === whole.text.slice(1) && search.anchors.has(word))
        return;
    if (text.startsWith("&") && /^[\w-]+$/.test(word)) {
        searchValue(search, { ...piece, ...after(piece, word.length + 1) });
    }
    else if (!/^!!\w+(?:\s|$)/.test(text))
        search.found.push(textOf(whole));
}
/** A list or map on one line, or a text that only begins like one: `[ab].zip`, `{stem}-mac{ext}`. */
function searchFlow(search, piece) {
    const { role, depth } = piece;
    const close = depth > deepest ? -1 : closingIndex(piece.text);
    if (close < 0)
        return;
    const hasMore = !/^[\]},\s]*(?:\s#.*)?$/.test(piece.text.slice(close));
    if (hasMore) {
        search.found.push(textOf(withoutComment(piece)));
        return;
    }
    const inside = { text: piece.text.slice(0, close), start: piece.start };
    const isText = role === "name" || (role === "glob" && inside.text.startsWith("{"));
    if (isText && !splitKey(inside))
        search.found.push(textOf(inside));
    else
        searchFlowItems(search, { ...piece, ...inside });
}
function searchFlowItems(search, piece) {
    const { role, depth } = piece;
    for (const item of flowItems(piece)) {
        const field = roleOf(item) && splitKey(item);
        searchValue(search, { ...(field ? field.value : item), role: roleOf(item) ?? role, depth: depth + 1 });
    }
}
/** All rules as one flow map behind `files:`. */
function searchFlowRules(search, piece) {
    const close = piece.text.startsWith("{") ? closingIndex(piece.text) : -1;
    if (close < 0)
        return;
    for (const item of flowItems({ text: piece.text.slice(0, close), start: piece.start }))
        searchRule(search, item);
}
/** `- #x.zip` is an item that is lost. */
function searchItem(search, piece) {
    if (isLostGlob(piece.text))
        search.found.push(textOf(piece));
    else
        searchValue(search, piece);
}
/** `#dist/*.zip: app` is a rule that is lost; `# dist/*.zip: app` and prose are comments. */
function searchLostRule({ found }, line, next) {
    const pair = splitKey(line);
    if (!pair || !isLostGlob(pair.key.text))
        return;
    const target = withoutComment(pair.value).text;
    const isLong = target === "" && next !== undefined && next.indent > line.indent && !next.text.startsWith("#");
    if (isLong || isRuleShape(target))
        found.push(keyOf(pair));
}
/** The lines that are no part of a block of text. */
function outsideBlocks(lines) {
    let block;
    return lines.filter(({ text, indent }) => {
        if (block !== undefined && indent > block)
            return false;
        const last = /(?:^|[:-]\s+)([|>]\S*(?:\s+#.*)?)$/.exec(text)?.[1];
        block = last !== undefined && isBlock(last) ? indent : undefined;
        return true;
    });
}
function keyOf({ key, value }) {
    const better = `${JSON.stringify(key.text)}: ${withoutComment(value).text}`.trimEnd();
    return { start: key.start, end: key.start + key.text.length, raw: key.text, better };
}
function textOf({ text, start }) {
    return { start, end: start + text.length, raw: text, better: JSON.stringify(text) };
}
function roleOf(piece) {
    return roles[splitKey(piece)?.key.text ?? ""];
}
function isSpecial({ text }) {
    return specialCharacters[text[0] ?? ""] !== undefined;
}
function isItem({ text }) {
    return /^-\s/.test(text);
}
/** `#dist/*.zip`, `#1 hits.zip`: a glob behind a comment sign, without a space between them. */
function isLostGlob(text) {
    return /^#[^\s#]/.test(text) && (/\.\w{1,10}$/.test(text) || (!/\s/.test(text) && /[./*?]/.test(text)));
}
function isBlock(text) {
    return /^[|>][-+\d]{0,2}(?:\s+#.*)?$/.test(text);
}
/** A target, a list or a long rule. */
function isRuleShape(text) {
    return /^(?:["']?[a-z0-9*?-]+["']?|["']?(?:pdt|ent)_\S+|\[.*\]|\{.*\})$/.test(text);
}

;// CONCATENATED MODULE: ./build/core/yaml-text.js



/** Characters of the longest manifest that is read. */
const longestText = 2 ** 17;
const mostAliases = 100;
const mostSyntaxErrors = 20;
/** Parses YAML 1.2: core schema, no tags of its own, no merge keys. Never throws. */
function openYaml(text, file) {
    const { repaired, document, unquoted, original } = repair(text);
    const lines = lineCounter(text);
    const complaints = new Map();
    const place = (offset) => {
        const { line, col } = lines.linePos(Math.min(original(offset), text.length));
        return { file, line, column: col };
    };
    const add = (offset, at, { code = "manifest-invalid", ...complaint }) => {
        const key = `${offset} ${complaint.message}`;
        if (!complaints.has(key))
            complaints.set(key, { offset, problem: new Problem({ code, at, ...complaint }) });
    };
    for (const each of unquoted) {
        const { line, col } = lines.linePos(each.start);
        add(each.start, { file, line, column: col }, mustBeQuoted(each));
    }
    const quotes = new Set(unquoted.map(({ start }) => start));
    const errors = syntaxErrors(document);
    const [first] = document.errors.length > 0 ? errors : [];
    const readable = first ? repaired.lastIndexOf("\n", first.pos[0] - 1) : Number.POSITIVE_INFINITY;
    const complain = (offset, complaint) => {
        const start = original(offset);
        if (offset <= readable && !quotes.has(start))
            add(start, place(offset), complaint);
    };
    for (const error of errors)
        add(original(error.pos[0]), place(error.pos[0]), syntaxComplaint(error));
    const spot = spotter(document, complain);
    return {
        root: spot(document.contents, 0),
        isWhole: document.errors.length === 0,
        spot,
        place,
        complain,
        problems: () => [...complaints.values()].sort((a, b) => a.offset - b.offset).map(({ problem }) => problem),
    };
}
/** `*.zip` in the text, as a complaint that says how to write it. */
function mustBeQuoted({ raw, better }) {
    const first = raw[0] ?? "";
    const shown = raw.length > 80 ? `${raw.slice(0, 79)}…` : raw;
    return {
        message: `${shown} starts with ${first}, which YAML ${specialCharacters[first]}, so it must be quoted.`,
        remedy: `Quote it: ${better}${first === "#" ? " (a comment has a space after its #)" : ""}`,
    };
}
/** Quotes what should have been, so that the parser's complaints about the rest are true ones. */
function repair(text) {
    const plain = parse(text);
    const unquoted = findUnquoted(text)
        .filter(outsideTexts(text, plain))
        .slice(0, 200)
        .sort((a, b) => a.start - b.start);
    let repaired = "";
    let from = 0;
    const edits = unquoted.map(({ start, end, raw }) => {
        repaired += text.slice(from, start);
        const edit = { start, end, from: repaired.length, to: repaired.length + JSON.stringify(raw).length };
        repaired += JSON.stringify(raw);
        from = end;
        return edit;
    });
    repaired += text.slice(from);
    const original = (offset) => {
        const edit = edits.findLast((each) => each.from <= offset);
        if (!edit)
            return offset;
        return offset < edit.to ? edit.start : edit.end + offset - edit.to;
    };
    return { repaired, unquoted, original, document: edits.length > 0 ? parse(repaired) : plain };
}
/** Whether a find stands outside the further lines of texts over several lines, as far as the parser understood them. */
function outsideTexts(text, document) {
    const texts = [];
    if (document.errors.length > 0 || document.warnings.length > 0)
        return () => true;
    (0,dist/* visit */.YR)(document, {
        Scalar: (_, { range }) => {
            if (range && text.slice(range[0], range[1]).includes("\n"))
                texts.push([range[0], range[1]]);
        },
    });
    return ({ start }) => !texts.some(([from, to]) => from < start && start < to);
}
function parse(text) {
    const options = { schema: "core", merge: false, resolveKnownTags: false, uniqueKeys: false };
    try {
        return (0,dist/* parseDocument */.Tp)(text, { ...options, prettyErrors: false, logLevel: "error" });
    }
    catch (error) {
        // The composer guards its own depth, the parser below it does not.
        if (!(error instanceof RangeError))
            throw error;
        const document = new dist/* Document */.yo(null);
        document.errors.push(new dist/* YAMLParseError */.XT([0, 0], "RESOURCE_EXHAUSTION", "Maximum call stack size exceeded"));
        return document;
    }
}
function lineCounter(text) {
    const lines = new dist/* LineCounter */.HN();
    lines.addNewLine(0);
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
        lines.addNewLine(index + 1);
    return lines;
}
/** The first 20, since each brings others with it; an unknown tag is an error too. */
function syntaxErrors(document) {
    const exhausted = document.errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
    if (exhausted)
        return [exhausted];
    const all = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
    return all.slice(0, mostSyntaxErrors);
}
const syntaxRemedies = {
    MULTIPLE_DOCS: "Write one document: take out the line with --- and what belongs to the other one.",
    RESOURCE_EXHAUSTION: "Write it flat: a manifest is never nested deeper than four levels.",
    TAB_AS_INDENT: "Indent with spaces.",
    TAG_RESOLVE_FAILED: "Take the tag out, or quote the text if the ! belongs to it.",
    MISSING_CHAR: "Close the quote or the bracket.",
};
function syntaxComplaint({ code, message }) {
    const sentence = (message.split("\n")[0] ?? "").slice(0, 200).replace(/[.:]?$/, ".");
    const remedy = syntaxRemedies[code] ?? "Correct the indentation or the quotes on this line.";
    return { message: `This is not YAML: ${sentence}`, remedy };
}
function spotter(document, complain) {
    let aliases = 0;
    return (node, offset) => {
        if (!(0,dist/* isAlias */.Vj)(node))
            return { node: (node ?? null), offset };
        aliases += 1;
        if (aliases > mostAliases) {
            if (aliases === mostAliases + 1) {
                complain(offset, {
                    message: `The manifest uses more than ${mostAliases} aliases.`,
                    remedy: "Write the texts out, or let one rule have several targets.",
                });
            }
            return { node: undefined, offset };
        }
        const resolved = node.resolve(document);
        const raw = `*${node.source}`;
        if (!resolved)
            complain(offset, mustBeQuoted({ raw, better: JSON.stringify(raw) }));
        return { node: resolved, offset };
    };
}
/** Offset of a node in the text that was parsed. */
function offsetOf(node, otherwise) {
    return (0,dist/* isScalar */.jn)(node) || (0,dist/* isAlias */.Vj)(node) || node?.range
        ? (node.range?.[0] ?? otherwise)
        : otherwise;
}

;// CONCATENATED MODULE: ./build/core/yaml-fields.js




/** The fields of a map, each key once; complains of doubled keys, of unknown ones where the known are given, and of no map. */
function readFields(page, spot, wanted) {
    if (!(0,dist/* isMap */.jh)(spot.node)) {
        complainOf(page, spot, wanted);
        return [];
    }
    const fields = new Map();
    for (const pair of spot.node.items) {
        const offset = offsetOf(pair.key, offsetOf(pair.value, spot.offset));
        const key = readKey(page, pair.key, offset);
        if (key === undefined)
            continue;
        const first = fields.get(key);
        if (first) {
            const message = `${quoted(key)} is written twice, first on line ${page.place(first.offset).line}.`;
            page.complain(offset, { message, remedy: "Keep one of the two." });
        }
        else if (wanted.known && !wanted.known.includes(key)) {
            const message = `${quoted(key)} is no key of ${wanted.of ?? wanted.what}.`;
            page.complain(offset, { message, remedy: `${didYouMean(key, wanted.known)}Known: ${listed(wanted.known)}.` });
        }
        else {
            fields.set(key, { key, offset, value: page.spot(pair.value, offsetOf(pair.value, offset)) });
        }
    }
    return [...fields.values()];
}
/** The items of a list; `undefined` where it is none, which is then a complaint. */
function readItems(page, spot, wanted) {
    if ((0,dist/* isSeq */.oP)(spot.node))
        return spot.node.items.map((item) => page.spot(item, offsetOf(item, spot.offset)));
    complainOf(page, spot, wanted);
    return undefined;
}
/** A text that is not empty. */
function readText(page, spot, wanted) {
    const value = (0,dist/* isScalar */.jn)(spot.node) ? spot.node.value : undefined;
    if (typeof value === "string" && value !== "")
        return value;
    const source = (0,dist/* isScalar */.jn)(spot.node) && value !== null && value !== "" ? spot.node.source : undefined;
    const remedy = source === undefined ? wanted.remedy : `Quote it: ${JSON.stringify(source)}`;
    complainOf(page, spot, { ...wanted, remedy });
    return undefined;
}
function readBoolean(page, spot, what) {
    if ((0,dist/* isScalar */.jn)(spot.node) && typeof spot.node.value === "boolean")
        return spot.node.value;
    complainOf(page, spot, { what, remedy: "Write true or false, without quotes." });
    return undefined;
}
/** A whole number from 1. */
function readCount(page, spot, wanted) {
    const value = (0,dist/* isScalar */.jn)(spot.node) ? spot.node.value : undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= 1)
        return value;
    const number = typeof value === "string" && /^[1-9]\d*$/.test(value) ? value : undefined;
    complainOf(page, spot, number === undefined ? wanted : { ...wanted, remedy: `Write ${number} without quotes.` });
    return undefined;
}
/** One of a few words. */
function readWord(page, spot, words) {
    const value = (0,dist/* isScalar */.jn)(spot.node) ? spot.node.value : undefined;
    const word = words.find((known) => known === value);
    const near = typeof value === "string" ? didYouMean(value, words) : "";
    if (word === undefined)
        complainOf(page, spot, { what: `one of ${listed(words)}`, remedy: `${near}Write one of the known words.` });
    return word;
}
function readGlobs(page, spot) {
    const remedy = 'Write a list, for example ["**/*.map"].';
    const items = readItems(page, spot, { what: "a list of globs", remedy }) ?? [];
    return items.flatMap((item) => {
        const glob = readText(page, item, { what: "a glob", remedy: 'Write a glob, for example "**/*.map", in quotes.' });
        return glob !== undefined && checkGlob(page, glob, item.offset) ? [glob] : [];
    });
}
function checkGlob(page, glob, offset) {
    const found = globFault(glob);
    if (found)
        page.complain(offset, { code: found.code, message: `${quoted(glob)} ${found.fault}.`, remedy: found.remedy });
    return found === undefined;
}
/** Says what was expected and what stands there. */
function complainOf(page, { node, offset }, { what, remedy }) {
    if (node !== undefined)
        page.complain(offset, { message: `Expected ${what}, found ${kindOf(node)}.`, remedy });
}
function readKey(page, key, offset) {
    if ((0,dist/* isScalar */.jn)(key) && key.value === "<<" && key.type === "PLAIN") {
        page.complain(offset, {
            message: "YAML 1.2 has no merge keys (<<).",
            remedy: "Write the keys out, or quote the key.",
        });
        return undefined;
    }
    if ((0,dist/* isScalar */.jn)(key) && typeof key.value === "string")
        return key.value;
    const source = (0,dist/* isScalar */.jn)(key) ? (key.source ?? "") : "";
    const remedy = source === "" ? "Write the key as text." : `Quote it: ${JSON.stringify(source)}`;
    const found = (0,dist/* isAlias */.Vj)(key) ? "an alias" : kindOf((0,dist/* isScalar */.jn)(key) ? key : (key ?? null));
    page.complain(offset, { message: `Expected a key that is text, found ${found}.`, remedy });
    return undefined;
}
function kindOf(node) {
    if ((0,dist/* isMap */.jh)(node))
        return "a map";
    if ((0,dist/* isSeq */.oP)(node))
        return "a list";
    const value = (0,dist/* isScalar */.jn)(node) ? node.value : null;
    if (value === null || value === undefined)
        return "nothing";
    if (value === "")
        return "an empty text";
    if (typeof value === "string")
        return quoted(value);
    return typeof value === "number" ? `the number ${value}` : String(value);
}

;// CONCATENATED MODULE: ./build/core/parse-products.js




const idPattern = /^(?:pdt|ent)_[A-Za-z0-9_-]+$/;
const namePattern = /^[a-z][a-z0-9-]*$/;
const anId = {
    what: "an id (pdt_… or ent_…), or null",
    remedy: "Copy the id from the Dodo dashboard, or write null where there is no counterpart.",
};
const aVersion = {
    what: "a version: a text, or a file to read it from",
    remedy: 'Write  version: "1.2.0"  or  version: { file: package.json }.',
};
/** The entries of `products`; one that is wrong keeps its name, so that rules that go to it are not wrong too. */
function parseProducts(page, spot) {
    const remedy = "Write a name and an id, for example  app: pdt_R8AWMPiV8RyJElcCKvAID.";
    return readFields(page, spot, { what: "a map of product names", remedy }).map((field) => parseProduct(page, field));
}
function parseProduct(page, { key: name, offset, value }) {
    if (!namePattern.test(name)) {
        const message = `${quoted(name)} is no product name.`;
        page.complain(offset, { message, remedy: "Begin with a letter; small letters, digits and - may follow." });
    }
    const at = page.place(offset);
    if (!(0,dist/* isMap */.jh)(value.node)) {
        const id = parseId(page, value);
        return { name, at, ids: id === undefined ? {} : { test_mode: id, live_mode: id } };
    }
    const known = [...manifest/* environments */.d, "version"];
    const fields = readFields(page, value, { what: "a product", known, remedy: "" });
    const ids = manifest/* environments */.d.flatMap((environment) => {
        const field = fields.find(({ key }) => key === environment);
        const id = field && parseId(page, field.value);
        return id === undefined ? [] : [[environment, id]];
    });
    const field = fields.find(({ key }) => key === "version");
    const version = field && parseVersion(page, field.value);
    return { name, at, ids: Object.fromEntries(ids), ...(version ? { version } : {}) };
}
function parseId(page, spot) {
    const value = spot.node === null ? null : (0,dist/* isScalar */.jn)(spot.node) ? spot.node.value : undefined;
    if (value === null || (typeof value === "string" && idPattern.test(value)))
        return value;
    complainOf(page, spot, anId);
    return undefined;
}
function parseVersion(page, spot) {
    if (!(0,dist/* isMap */.jh)(spot.node)) {
        const text = readText(page, spot, aVersion);
        return text === undefined ? undefined : { text };
    }
    const fields = readFields(page, spot, { ...aVersion, what: "a version", known: ["file"] });
    const [field] = fields;
    if (!field) {
        if (page.isWhole && spot.node.items.length === 0)
            complainOf(page, spot, aVersion);
        return undefined;
    }
    const file = readText(page, field.value, {
        what: "a path",
        remedy: "Write the path of a file, for example package.json.",
    });
    return file !== undefined && checkGlob(page, file, field.value.offset) ? { file } : undefined;
}

;// CONCATENATED MODULE: ./build/io/questions.js

/** Questions on the terminal, on standard error; the package that asks is only loaded for one. Whoever leaves one has interrupted the run. */
function createQuestions(signal) {
    const clack = () => __webpack_require__.e(/* import() */ 170).then(__webpack_require__.bind(__webpack_require__, 6170));
    const common = { output: process.stderr, signal };
    const answered = async (answer) => {
        const given = await answer;
        if (typeof given !== "symbol")
            return given;
        if (!signal.aborted)
            process.emit("SIGINT");
        signal.throwIfAborted();
        throw new Error("left without a signal");
    };
    return {
        async one(message, choices, likely) {
            const { select } = await clack();
            const options = optionsOf(choices);
            const initialValue = indexOf(choices, likely);
            return chosen(choices, await answered(select({ message, options, initialValue, maxItems: 15, ...common })));
        },
        async some(message, choices, likely) {
            const { multiselect } = await clack();
            const options = optionsOf(choices);
            const initialValues = likely.map((value) => indexOf(choices, value));
            const picked = await answered(multiselect({ message, options, initialValues, maxItems: 15, ...common }));
            return picked.map((index) => chosen(choices, index));
        },
        async text(message, otherwise, kind) {
            const { text } = await clack();
            const validate = (answer = "") => kind === "id" && answer.trim() !== "" && !idPattern.test(answer.trim()) ? "An id is pdt_… or ent_…" : undefined;
            const placeholder = otherwise === "" ? {} : { placeholder: otherwise };
            const answer = await answered(text({ message, validate, ...placeholder, defaultValue: otherwise, ...common }));
            return answer.trim();
        },
        async agree(message) {
            const { confirm } = await clack();
            return answered(confirm({ message, ...common }));
        },
    };
}
function optionsOf(choices) {
    return choices.map(({ label, about }, value) => ({ value, label, ...(about === "" ? {} : { hint: about }) }));
}
function indexOf(choices, value) {
    return choices.findIndex((choice) => choice.value === value);
}
function chosen(choices, index) {
    const choice = choices[index];
    if (!choice)
        throw new Error(`no choice ${index}`);
    return choice.value;
}

// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(6848);
;// CONCATENATED MODULE: ./build/io/terminal.js


/** Whether somebody can be asked. */
function canAsk() {
    return process.stdin.isTTY === true && process.stderr.isTTY === true;
}
/** Asks on the terminal; anything but yes is no, the end of the input too. Ctrl-C is the signal that it is elsewhere. */
async function ask(question) {
    const terminal = (0,promises_.createInterface)({ input: process.stdin, output: process.stderr });
    // A question that nobody answers any more would be waited for until the process ends, with 0.
    const closed = new AbortController();
    terminal.on("close", () => closed.abort());
    terminal.on("SIGINT", () => {
        process.emit("SIGINT");
        terminal.close();
    });
    try {
        const answer = await terminal.question(`${question} [y/N] `, { signal: closed.signal });
        return /^y(es)?$/i.test(answer.trim());
    }
    catch (error) {
        if (error instanceof Error && error.name === "AbortError")
            return false;
        throw error;
    }
    finally {
        terminal.close();
    }
}
/** Milliseconds between two drawings. */
const pace = 100;
/** Columns that something can be drawn in; a terminal that does not know its width says 0. */
const narrowest = 20;
async function createScreen({ words, signal }) {
    const stream = process[words];
    const write = (line) => void stream.write(`${painted(line, stream)}\n`);
    if (!canDraw(stream))
        return { print: write, close() { } };
    // Only who draws pays for what draws.
    const [{ createLogUpdate }, { default: widthOf }] = await Promise.all([__webpack_require__.e(/* import() */ 902).then(__webpack_require__.bind(__webpack_require__, 2902)), __webpack_require__.e(/* import() */ 314).then(__webpack_require__.bind(__webpack_require__, 8314))]);
    const area = createLogUpdate(stream);
    let frame = () => [];
    let drawn = false;
    const clear = () => {
        if (!drawn)
            return;
        area.clear();
        area.done();
        drawn = false;
    };
    const draw = () => {
        const { columns } = stream;
        const lines = columns < narrowest ? [] : frame({ columns, unicode: isUnicode(), widthOf });
        if (lines.length === 0)
            return clear();
        area(lines.map((line) => painted(line, stream)).join("\n"));
        drawn = true;
    };
    const timer = setInterval(draw, pace).unref();
    const close = () => {
        clearInterval(timer);
        clear();
        frame = () => [];
    };
    signal.addEventListener("abort", close);
    return {
        print(line) {
            if (drawn)
                area.clear();
            write(line);
            if (drawn)
                draw();
        },
        draw: (lines) => (frame = lines),
        close,
    };
}
/** On a terminal of CI nobody watches, and every drawing would stay in the log. */
function canDraw({ isTTY, columns }) {
    return isTTY === true && columns >= narrowest && process.env["TERM"] !== "dumb" && !process.env["CI"];
}
/** Terminals of Windows and macOS are; elsewhere the locale says it. */
function isUnicode() {
    const { LC_ALL, LC_CTYPE, LANG } = process.env;
    return ["win32", "darwin"].includes(process.platform) || /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || "");
}
const colours = {
    "✓": "green",
    "+": "green",
    "~": "yellow",
    "!": "yellow",
    "-": "red",
    "✗": "red",
    "↑": "cyan",
};
/** Colours the mark in front of a line, where the stream and NO_COLOR, FORCE_COLOR or TERM want colours. */
function painted(line, stream) {
    return line.replace(/^( *)([✓✗↑+~!-])(?= )/, (_, indent, mark) => {
        return indent + (0,external_node_util_.styleText)(colours[mark], mark, { stream });
    });
}

;// CONCATENATED MODULE: ./build/core/hosts.js
/** Dodo's own API hosts. */
const dodoHosts = {
    test_mode: "https://test.dodopayments.com",
    live_mode: "https://live.dodopayments.com",
};
/** Whether this is one of Dodo's own hosts. */
function isDodo(url) {
    return Object.values(dodoHosts).includes(url.origin);
}
/** Whether this host is the machine itself, where plain http is allowed. */
function isLoopback(url) {
    return ["localhost", "[::1]"].includes(url.hostname) || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}

;// CONCATENATED MODULE: ./build/core/plan-problems.js


function nameTaken({ target, spellings }, name, by) {
    return new Problem({
        code: "name-taken",
        message: `${spellings[0]} already delivers a ${name} that dodo-files did not record, and it is not the same file.`,
        remedy: "Import it if it is an older build of yours (dodo-files import), or remove it in the Dodo dashboard.",
        details: by.map((file) => `file ${file.file_id}${file.size === null ? "" : `, ${file.size} bytes`}`),
        target,
    });
}
function namesakeWarning({ target, spellings }, file) {
    return new Problem({
        code: "name-taken",
        message: `${spellings[0]} also delivers a second ${file.name} (${file.file_id}) that dodo-files did not record.`,
        remedy: "Buyers cannot tell the two apart: remove it in the Dodo dashboard.",
        target,
    });
}
function disagreement({ target, spellings }, receipt) {
    return new Problem({
        code: "state-mismatch",
        message: `${spellings[0]} lists ${receipt.file_id} under another name or size than the state records for ${receipt.name}.`,
        remedy: `The file is left alone. Run dodo-files state rm ${receipt.file_id} to forget the receipt.`,
        target,
    });
}
function wouldEmpty({ target, spellings }) {
    return new Problem({
        code: "would-empty-target",
        message: `${spellings[0]} would be left without any file, and its buyers with nothing to download.`,
        remedy: "Put a rule for it back, or set allow-empty-target if that is what you want.",
        target,
    });
}
/** `newer` has a sentence for each file that is newer than what this run would put in its place. */
function wouldDowngrade({ target, spellings }, newer) {
    return new Problem({
        code: "would-downgrade",
        message: `This run would take ${spellings[0]} back: ${newer[0]}`,
        remedy: "Run the newest release instead, or set allow-downgrade if going back is what you want.",
        details: newer.slice(1),
        target,
    });
}
/**
 * A product without a file of its own, while an entitlement attached to it lists files and none of them is `recorded`:
 * its files live over there, and a list of its own would hide or double them. `use-entitlement`.
 */
function deliversThroughEntitlement({ target, spellings, environment, listing }, recorded) {
    if (!target.startsWith("pdt_") || listing.files.some((file) => file.own))
        return undefined;
    const theirs = listing.entitlements.filter(({ file_ids }) => file_ids.length > 0);
    const [first, ...others] = theirs.filter(({ file_ids }) => file_ids.every((id) => !recorded.has(id)));
    if (!first)
        return undefined;
    const count = first.file_ids.length;
    const name = spellings.find((spelling) => spelling !== target);
    return new Problem({
        code: "use-entitlement",
        message: `${name ? `${name} (${target})` : target} delivers its files through entitlement ${first.id} (${count === 1 ? "1 file" : `${count} files`}).`,
        remedy: name
            ? `Under products in the manifest write ${name}: { ${environment}: ${first.id} }.`
            : `Write ${first.id} in place of ${target} in the manifest.`,
        details: others.map(({ id }) => `entitlement ${id} lists files too`),
        target,
    });
}
/** Names that wait for a token without a value: harmless while planning, and what stops a run that delivers. `no-tag`. */
function untagged(plan) {
    const waiting = changesOf(plan).filter((change) => isUpload(change) && (change.open ?? []).length > 0);
    if (waiting.length === 0)
        return [];
    const tokens = [...new Set(waiting.flatMap(({ open }) => open ?? []))].sort();
    return [
        new Problem({
            code: "no-tag",
            message: `${tokens.join(" and ")} ${tokens.length === 1 ? "has" : "have"} no value in this run, so ${waiting.length === 1 ? "a file" : `${waiting.length} files`} cannot be named.`,
            remedy: "Run on a tag, set the tag input, or give the product a version of its own.",
            details: waiting.map(({ target, name, path }) => `${name} for ${target}, from ${path}`),
        }),
    ];
}
function tooManyRemovals(removals, most) {
    return new Problem({
        code: "too-many-removals",
        message: `This run would remove ${removals === 1 ? "a file" : `${removals} files`} from what buyers get, and max-removals is ${most}.`,
        remedy: "Look at the plan; if it is right, raise max-removals for this run.",
    });
}
/** Dodo publishes no cap on the files of a product; its documentation once said ten. */
const oftenEnough = 10;
/** A sentence for each product that will list more files than its documentation ever promised. */
function manyFilesNotices(plan) {
    return plan.targets
        .filter(({ target, after, changes }) => isProductId(target) && after.length > oftenEnough && changes.some(plan_isPending))
        .map(({ spellings, after }) => `${spellings[0]} will list ${after.length} files; Dodo once allowed ${oftenEnough} and publishes no number now.`);
}
function isProductId(target) {
    return target.startsWith("pdt_");
}

;// CONCATENATED MODULE: ./build/core/proof-key.js
function proofKey({ file_id }, { file }) {
    return `${file_id} ${file.sha256}`;
}

;// CONCATENATED MODULE: ./build/core/agreement.js


/** A receipt takes part only where Dodo agrees with its name and, where listed, size; it may be somebody else's file otherwise. */
function agree(facts) {
    const listed = new Map(facts.listing.files.map((file) => [file.file_id, file]));
    const agrees = (receipt) => {
        const file = listed.get(receipt.file_id);
        return !file || isAsRecorded(file, receipt);
    };
    const active = facts.active.filter(agrees).sort(newestFirst);
    const retired = facts.retired.filter(agrees).sort(newestFirst);
    const wrong = [...facts.active, ...facts.retired].filter((receipt) => !agrees(receipt)).sort(byName);
    const listing = { ...facts.listing, files: [...facts.listing.files].sort(byName) };
    const recorded = new Set([...facts.elsewhere, ...[...active, ...retired].map(({ file_id }) => file_id)]);
    const known = { ...facts, active, retired, listing, live: new Set(listed.keys()), recorded };
    const world = { ...known, index: agreement_indexOf(known) };
    return { world, warnings: wrong.map((receipt) => disagreement(facts, receipt)) };
}
/** Whether Dodo lists the file under the recorded name and, where it lists one, with the recorded size. */
function isAsRecorded(file, receipt) {
    return file.name === receipt.name && (file.size === null || file.size === receipt.size);
}
function agreement_indexOf({ active, retired, listing, live, recorded, placements }) {
    const desired = new Set(placements.map(({ slot }) => slot));
    const movable = active.filter(({ slot, file_id }) => live.has(file_id) && !desired.has(slot));
    const unrecorded = listing.files.filter(({ file_id }) => !recorded.has(file_id));
    return {
        bySlot: Map.groupBy([...active, ...retired].sort(newestFirst), ({ slot }) => slot),
        retired: new Set(retired),
        unrecorded: Map.groupBy(unrecorded, ({ name }) => name),
        movable: Map.groupBy(movable, ({ name }) => name),
    };
}
/** Live files under the desired name that no receipt holds. */
function namesakesOf({ name }, { index }) {
    return index.unrecorded.get(name ?? "") ?? [];
}
/** Everything that is known about the slot of one placement. */
function slotOf(placement, world) {
    const { live, proofs, index } = world;
    const namesakes = namesakesOf(placement, world).map((file) => ({
        file,
        proof: proofs.get(proofKey(file, placement)) ?? "unproven",
    }));
    return {
        placement,
        receipts: index.bySlot.get(placement.slot) ?? [],
        namesakes,
        moved: index.movable.get(placement.name ?? "")?.find(({ sha256 }) => sha256 === placement.file.sha256),
        isLive: ({ file_id }) => live.has(file_id),
        isRetired: (receipt) => index.retired.has(receipt),
    };
}
function byName(a, b) {
    return order(a.name, b.name) || order(a.file_id ?? "", b.file_id ?? "");
}
/** -1, 0 or 1, by UTF-16 code units: the same on every machine. */
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function newestFirst(a, b) {
    return order(b.delivered_at, a.delivered_at) || order(a.file_id, b.file_id);
}

;// CONCATENATED MODULE: ./build/core/report.js


const commands = ["apply", "plan", "check", "validate", "import", "rollback"];
/** Of the command line alone. */
const localCommands = [
    "init",
    "destroy",
    "history",
    "state list",
    "state show",
    "state pull",
    "state push",
    "state rm",
];
const results = (/* unused pure expression or super */ null && (["unchanged", "changed", "partial", "failed", "pending"]));
/** A change that nothing was done for yet; one that only keeps a file is done as it is. */
function untried(change) {
    return plan_isPending(change)
        ? { change, status: "waiting", file_id: null }
        : { change, status: "done", file_id: change.file_id };
}
/**
 * Every recorded file that is live, as far as this run read; a target that was not read counts as its newest release left it.
 * Targets as the manifest has them, then by name, oldest first: the same in each run, whatever was delivered first.
 */
function report_managedFiles({ state, live, spellings }) {
    if (!state)
        return [];
    const released = state.releases[0]?.live ?? {};
    const byTarget = Map.groupBy(state.files, ({ target }) => target);
    return [...spellings].flatMap(([target, named]) => {
        const known = live.get(target) ?? new Set(released[target] ?? []);
        const files = (byTarget.get(target) ?? []).filter(({ file_id }) => known.has(file_id));
        return files.sort(byNameThenAge).map((receipt) => ({ receipt, spellings: named }));
    });
}
function byNameThenAge(a, b) {
    return order(a.name, b.name) || order(a.delivered_at, b.delivered_at) || order(a.file_id, b.file_id);
}

;// CONCATENATED MODULE: ./build/settings-event.js

/** `event` is the payload, where there is one. */
function eventOf({ env, event }) {
    const name = env["GITHUB_EVENT_NAME"] ?? "";
    const payload = (event ?? {});
    const head = payload.workflow_run?.head_repository?.full_name;
    const prerelease = payload.release?.prerelease;
    return {
        name,
        isPullRequest: name.startsWith("pull_request") || name === "merge_group",
        fromFork: head !== env["GITHUB_REPOSITORY"],
        prerelease: typeof prerelease === "boolean" ? prerelease : undefined,
    };
}
/** Events that run a stranger's text with the repository's secrets. */
function distrust({ name, fromFork }, environment) {
    const always = ["pull_request_target", "issue_comment"].includes(name) || (name === "workflow_run" && fromFork);
    const live = environment === "live_mode" && name.startsWith("pull_request");
    if (!always && !live)
        return [];
    const message = `The event ${name} may run what a stranger wrote, so nothing is delivered from it${always ? "" : " in live_mode"}.`;
    const remedy = "Deliver on a push of a tag, on release or by workflow_dispatch, and use command: plan here.";
    return [new Problem({ code: "untrusted-event", message, remedy })];
}

;// CONCATENATED MODULE: ./build/settings-first.js

/** What `init` is given: `--product name=id`, `--file glob=name`, `--workflow path`, each product and file on a line of its own. */
function readFirst(read) {
    const products = linesOf(read, "product").flatMap((text) => {
        const [, name, id] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
        if (name !== undefined && id !== undefined && idPattern.test(id))
            return [{ name, id }];
        read.complain("product", `is ${JSON.stringify(text)}`, "a name and an id, as app=pdt_R8AWMPiV8RyJElcCKvAID");
        return [];
    });
    const twice = products.find(({ name }, index) => products.some((one, other) => other < index && one.name === name));
    if (twice)
        read.complain("product", `names ${twice.name} twice`, "a name of its own for each");
    const targets = [...products.map(({ name }) => name), "*"];
    const rules = linesOf(read, "file").map((text) => {
        const at = text.lastIndexOf("=");
        const to = text.slice(at + 1);
        return at > 0 && (targets.includes(to) || idPattern.test(to)) ? { glob: text.slice(0, at), to } : { glob: text };
    });
    const workflow = read.text("workflow");
    const isOutside = workflow !== undefined && /^\/|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)/.test(workflow);
    if (isOutside)
        read.complain("workflow", `is ${JSON.stringify(workflow)}`, "a path below the repository, with /");
    return { products, rules, workflow: workflow === "false" ? undefined : workflow };
}
function linesOf({ text }, name) {
    return (text(name) ?? "")
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean);
}

;// CONCATENATED MODULE: ./build/settings-reader.js

/** Reads inputs by name and collects what is wrong with them; an empty text is absent. */
function reader(inputs, face) {
    const problems = [];
    const complain = (name, what, expected) => {
        const isEnv = /^[A-Z_]+$/.test(name);
        const spelled = isEnv ? name : face === "action" ? `The input ${name}` : `--${name}`;
        const message = `${spelled} ${what}.`;
        problems.push(new Problem({ code: "input-invalid", message, remedy: `Expected: ${expected}.` }));
    };
    const text = (name) => inputs[name]?.trim() || undefined;
    return {
        problems,
        complain,
        text,
        /** Comma or newline separated. */
        list: (name) => (text(name) ?? "")
            .split(/[,\n]/)
            .map((each) => each.trim())
            .filter(Boolean),
        flag(name) {
            const value = text(name)?.toLowerCase();
            if (value !== undefined && value !== "true" && value !== "false") {
                complain(name, `is ${JSON.stringify(text(name))}`, "true or false");
            }
            return value === "true";
        },
        count(name, { otherwise, from, to }) {
            const value = text(name);
            if (value === undefined)
                return otherwise;
            if (/^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to)
                return Number(value);
            complain(name, `is ${JSON.stringify(value)}`, `a whole number from ${from} to ${to}`);
            return otherwise;
        },
        choice(name, known, otherwise) {
            const value = text(name);
            const found = known.find((one) => one === value);
            if (value !== undefined && found === undefined)
                complain(name, `is ${JSON.stringify(value)}`, known.join(", "));
            return found ?? otherwise;
        },
    };
}

;// CONCATENATED MODULE: ./build/settings.js







/** Every input of action.yml; the command line has an option for each but the secrets. */
const inputNames = (/* unused pure expression or super */ null && ([
    "command",
    "config",
    "api-key",
    "environment",
    "github-token",
    "state-branch",
    "state-file",
    "plan-file",
    "only",
    "tag",
    "to",
    "concurrency",
    "requests-per-minute",
    "max-removals",
    "allow-empty-target",
    "allow-downgrade",
    "withdraw-sold",
    "verify",
    "comment",
]));
const writing = ["apply", "import", "rollback", "destroy"];
/** A plan without a key is an offline one; these have nothing to say without it. */
const needsKey = [...writing, "check"];
const settings_all = [...commands, ...localCommands];
const withState = settings_all.filter((command) => command !== "validate" && command !== "init");
const onDodo = ["apply", "plan", "check", "import", "rollback", "destroy"];
/** Inputs that only some commands use. */
const usedBy = {
    "api-key": onDodo,
    "requests-per-minute": onDodo,
    "state-file": withState,
    "state-branch": withState,
    concurrency: ["apply", "rollback"],
    to: ["rollback"],
    "plan-file": ["apply", "plan"],
    tag: commands.filter((command) => command !== "check" && command !== "rollback"),
    all: ["import"],
    "max-removals": ["apply", "plan", "rollback"],
    "allow-empty-target": ["apply", "plan", "rollback"],
    "allow-downgrade": ["apply", "plan"],
    "withdraw-sold": ["apply", "rollback", "destroy"],
    verify: ["apply", "check", "rollback"],
};
/** Decides everything that inputs and environment say. All problems come at once. */
function readSettings(world) {
    const read = reader(world.inputs, world.face);
    const event = eventOf(world);
    const command = read.choice("command", world.face === "action" ? commands : settings_all, event.isPullRequest ? "plan" : "apply");
    const environment = environmentOf(world, command, read);
    const settings = {
        command,
        config: read.text("config") ?? "dodo-files.yaml",
        environment,
        apiKey: settings_keyOf(world, command, read),
        baseUrl: baseUrlOf(world, environment, read),
        state: statePlace(world, command, read),
        planFile: read.text("plan-file"),
        only: read.list("only"),
        concurrency: read.count("concurrency", { otherwise: 4, from: 1, to: 64 }),
        requestsPerMinute: read.count("requests-per-minute", { otherwise: 120, from: 1, to: 1_000_000 }),
        maxRemovals: read.count("max-removals", { otherwise: 20, from: 0, to: 1_000_000 }),
        allowEmptyTarget: read.flag("allow-empty-target"),
        allowDowngrade: read.flag("allow-downgrade"),
        withdrawSold: read.flag("withdraw-sold"),
        verify: read.choice("verify", ["listing", "content"], "listing"),
        all: read.flag("all"),
        to: read.text("to"),
        operands: world.operands ?? [],
        ...(command === "init" ? { first: readFirst(read) } : {}),
        facts: factsOf(world, read),
        lenient: event.isPullRequest && !writing.includes(command),
        warnings: [...unused(world.inputs, command), ...uncommented(read)],
        notices: noticesOf(world),
    };
    const distrusted = writing.includes(command) ? distrust(event, environment) : [];
    return { settings, problems: [...distrusted, ...read.problems] };
}
function environmentOf({ env, face }, command, read) {
    const text = read.text("environment") ?? (env["DODO_PAYMENTS_ENVIRONMENT"]?.trim() || undefined);
    const environment = manifest/* environments */.d.find((one) => one === text);
    if (text !== undefined && !environment)
        read.complain("environment", `is ${JSON.stringify(text)}`, manifest/* environments */.d.join(" or "));
    // Without a key init opens no shop, and whoever validates none either.
    const needed = command === "init" ? Boolean(env["DODO_PAYMENTS_API_KEY"]) : command !== "validate";
    if (text === undefined && needed) {
        const where = face === "action" ? "with: environment: test_mode" : "--environment test_mode";
        read.complain("environment", "is not given, and there is no default", `${where} or live_mode`);
    }
    return environment;
}
function settings_keyOf({ env }, command, read) {
    const key = read.text("api-key") ?? (env["DODO_PAYMENTS_API_KEY"]?.trim() || undefined);
    if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
        read.complain("api-key", "holds a space, a line break or a character outside ASCII", "the key alone");
        return undefined;
    }
    if (key !== undefined || !needsKey.includes(command))
        return key;
    const message = `There is no API key, and ${command} needs one.`;
    const remedy = "Set DODO_PAYMENTS_API_KEY, or in a workflow give the input api-key, from a secret.";
    read.problems.push(new Problem({ code: "key-missing", message, remedy }));
    return undefined;
}
function baseUrlOf({ env }, environment, read) {
    const ours = new URL(dodoHosts[environment ?? "test_mode"]);
    const text = env["DODO_PAYMENTS_BASE_URL"]?.trim();
    if (!text)
        return ours;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const local = url !== undefined && isLoopback(url);
    if (!url ||
        !(url.protocol === "https:" || (local && url.protocol === "http:")) ||
        url.username ||
        url.password ||
        url.search) {
        read.complain("DODO_PAYMENTS_BASE_URL", "is not an https address", `${ours.origin}, or leave it out`);
        return ours;
    }
    if (environment === "live_mode" && !local && !isDodo(url)) {
        read.complain("DODO_PAYMENTS_BASE_URL", `names ${url.host}, and a live key goes to Dodo only`, ours.origin);
    }
    return url;
}
function noticesOf({ env }) {
    const text = env["DODO_PAYMENTS_BASE_URL"]?.trim();
    if (!text || !URL.canParse(text))
        return [];
    const url = new URL(text);
    return isDodo(url) || isLoopback(url)
        ? []
        : [`The key goes to ${url.host} (DODO_PAYMENTS_BASE_URL), which is not Dodo's own host.`];
}
function statePlace({ env, face, git }, command, read) {
    const path = read.text("state-file");
    const branch = read.text("state-branch") ?? "dodo-files-state";
    if (!/^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$))[\w./@+-]{1,200}(?<![/.])$/.test(branch)) {
        read.complain("state-branch", `is ${JSON.stringify(branch)}`, "a branch name such as dodo-files-state");
    }
    if (path !== undefined)
        return { kind: "file", path };
    const token = read.text("github-token") ?? (env["GITHUB_TOKEN"] || env["GH_TOKEN"]);
    const repository = env["GITHUB_REPOSITORY"] ?? git?.repository;
    if (token && repository) {
        const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
        return {
            kind: "branch",
            branch,
            repository,
            token,
            apiUrl,
            serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
        };
    }
    if (face === "action" && command !== "validate")
        read.complain("github-token", "is empty, so the state branch cannot be reached", "a token, or state-file");
    return { kind: "file", path: undefined };
}
function factsOf({ env, git, event }, read) {
    const pushed = /^refs\/tags\/(.+)$/.exec(env["GITHUB_REF"] ?? "")?.[1];
    const named = env["GITHUB_REF_TYPE"] === "tag" ? env["GITHUB_REF_NAME"] : undefined;
    const released = event?.release?.tag_name;
    const tag = read.text("tag") ?? pushed ?? named ?? (typeof released === "string" ? released : undefined) ?? git?.tag;
    const commit = word(env["GITHUB_SHA"]) ?? git?.commit;
    const run = word(env["GITHUB_RUN_ID"]);
    return { tag, commit, run, prerelease: read.text("tag") ? undefined : eventOf({ env, event }).prerelease };
}
/** A text that stands in the state and in addresses as it is. */
function word(text) {
    return text !== undefined && /^[\w-]{1,100}$/.test(text) ? text : undefined;
}
/** Said, never skipped quietly. */
function uncommented(read) {
    if ((read.text("comment") ?? "false") === "false")
        return [];
    const message = "Pull-request comments are not in this version yet; the plan stands in the job's summary.";
    return [new Problem({ code: "input-invalid", message, remedy: "Leave comment out." })];
}
function unused(inputs, command) {
    return Object.entries(usedBy).flatMap(([name, users]) => {
        const value = inputs[name]?.trim();
        if (!value || value === "false" || users.includes(command) || defaults[name] === value)
            return [];
        const message = `The input ${name} is not used by ${command}.`;
        return [
            new Problem({ code: "input-invalid", message, remedy: `Leave it out, or use it with ${users.join(" or ")}.` }),
        ];
    });
}
const defaults = {
    "requests-per-minute": "120",
    "state-branch": "dodo-files-state",
    concurrency: "4",
    "max-removals": "20",
    verify: "listing",
};

;// CONCATENATED MODULE: ./build/core/numbers.js
const units = ["B", "kB", "MB", "GB", "TB"];
/** `812 B`, `3.1 MB`, `103 MB`: powers of 1000, three digits or one decimal. */
function bytes(count) {
    const unit = unitOf(count);
    return `${inUnit(count, unit)} ${units[unit]}`;
}
/** `30.8/48.9 MB`: both in the unit of the total. */
function bytesOf(part, total) {
    const unit = unitOf(total);
    return `${inUnit(part, unit)}/${inUnit(total, unit)} ${units[unit]}`;
}
/** `0.4 s`, `38 s`, `4 min 05 s`, `1 h 02 min`; of milliseconds. */
function duration(ms) {
    if (ms < 950)
        return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}
/** `0:07`, `4:05`, `1:02:09`; of milliseconds. */
function clock(ms) {
    const seconds = Math.ceil(Math.max(0, ms) / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const rest = twoDigits(seconds % 60);
    return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}
/** `1 file`, `2 files`; `many` where an s does not make it. */
function plural(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}
function unitOf(count) {
    let unit = 0;
    while (unit < units.length - 1 && count / 1000 ** unit >= (unit === 0 ? 1000 : 999.5))
        unit += 1;
    return unit;
}
function inUnit(count, unit) {
    const value = count / 1000 ** unit;
    return value.toFixed(unit === 0 || value >= 99.95 ? 0 : 1);
}
function twoDigits(count) {
    return String(count).padStart(2, "0");
}

;// CONCATENATED MODULE: ./build/view/tally.js


/** What became of each change; those of a plan that only plans are `planned`. */
function tally_outcomesOf(report) {
    if (report.outcomes.length > 0 || report.command !== "plan" || !report.plan)
        return report.outcomes;
    return changesOf(report.plan).map((change) => ({ change, status: "planned", file_id: change.file_id }));
}
function tally_tallyOf(outcomes) {
    const counted = outcomes.filter(({ change, status }) => !plan_isPending(change) || isThrough(status));
    const count = countActions(counted.map(({ change }) => change));
    return {
        created: count("create"),
        replaced: count("replace"),
        restored: count("restore"),
        adopted: count("adopt"),
        removed: count("delete"),
        forgotten: count("forget"),
        kept: count("keep"),
        failed: outcomes.length - counted.length,
    };
}
function tallyOfPlan(plan) {
    return tally_tallyOf(changesOf(plan).map((change) => ({ change, status: "planned", file_id: null })));
}
/** Bytes that carrying out the plan would send. */
function uploadSize(plan) {
    return changesOf(plan)
        .filter(isUpload)
        .reduce((sum, { size }) => sum + (size ?? 0), 0);
}
/** The targets with changes or with a problem, in the plan's order; those that are not in the plan come last. */
function targetOutcomes(report) {
    const stopped = new Set(report.problems.flatMap(({ target }) => (target === undefined ? [] : [target])));
    const pending = tally_outcomesOf(report).filter(({ change }) => plan_isPending(change));
    const unfinished = new Set(pending.filter(({ status }) => !isThrough(status)).map(({ change }) => change.target));
    const targets = new Set([...pending.map(({ change }) => change.target), ...stopped]);
    return [...targets].map((target) => ({ target, done: !stopped.has(target) && !unfinished.has(target) }));
}
/** The name that people know a target by: its first spelling in the manifest, else its id. */
function tally_nameOf(report, target) {
    const planned = () => report.plan?.targets.find((each) => each.target === target)?.spellings[0];
    return report.spellings.get(target)?.[0] ?? planned() ?? target;
}
/** What was there before a change takes its place: the version, else the size where it says something; empty where nothing was. */
function wasOf({ was, was_size, name, size }) {
    if (was === undefined)
        return "";
    if (was !== name)
        return was;
    return was_size === undefined || was_size === size ? "other content" : bytes(was_size);
}
function isThrough(status) {
    return status === "done" || status === "planned";
}
function countActions(changes) {
    const counts = Map.groupBy(changes, ({ action }) => action);
    return (action) => counts.get(action)?.length ?? 0;
}

;// CONCATENATED MODULE: ./build/view/outputs.js



/** GitHub takes 1 MB of outputs from a job. Characters. */
const longest = 400_000;
function outputsOf(report) {
    const managed = managedFiles(report);
    const outcomes = outcomesOf(report);
    const lists = { "file-ids": JSON.stringify(fileIds(managed)), files: JSON.stringify(fileList(managed, outcomes)) };
    const omitted = Object.entries(lists).flatMap(([name, value]) => (value.length > longest ? [name] : []));
    const fitting = Object.fromEntries(Object.entries(lists).filter(([name]) => !omitted.includes(name)));
    const pending = outcomes.filter(({ change }) => isPending(change)).map(({ change }) => change.target);
    const [only, ...others] = managed;
    const values = {
        result: report.result,
        changed: String(hasChanged(report)),
        ...fitting,
        "file-id": only && others.length === 0 ? only.receipt.file_id : "",
        targets: JSON.stringify([...new Set(pending)].map((target) => nameOf(report, target))),
        ...counts(outcomes),
        "failure-reason": report.problems[0]?.code ?? "",
    };
    return { values, omitted };
}
/** Every spelling of a target → delivered name → file id; of two files under one name the newest. */
function fileIds(managed) {
    const bySpelling = Map.groupBy(managed.flatMap(({ receipt, spellings }) => spellings.map((spelling) => ({ spelling, receipt }))), ({ spelling }) => spelling);
    return Object.fromEntries([...bySpelling].map(([spelling, files]) => [
        spelling,
        Object.fromEntries(files.map(({ receipt }) => [receipt.name, receipt.file_id])),
    ]));
}
/** Every managed live file, with what this run did to it. */
function fileList(managed, outcomes) {
    const done = new Map(outcomes.flatMap(({ change, status, file_id }) => status === "done" && file_id !== null ? [[file_id, change.action]] : []));
    return managed.map(({ receipt, spellings }) => {
        const { target: id, slot, name, path, file_id, sha256, size } = receipt;
        const action = done.get(file_id) ?? "keep";
        return { target: spellings[0] ?? id, id, slot, name, path, file_id, sha256, size, action };
    });
}
/** Whether this run changed anything, in Dodo or in the state. A plan never does. */
function hasChanged({ command, wrote, outcomes }) {
    if (command === "plan")
        return false;
    return wrote || outcomes.some(({ change, status }) => status === "done" && isPending(change));
}
function counts(outcomes) {
    const { created, replaced, restored, adopted, removed, kept, failed } = tallyOf(outcomes);
    const named = Object.entries({ created, replaced, restored, adopted, removed, kept, failed });
    return Object.fromEntries(named.map(([name, count]) => [name, String(count)]));
}

;// CONCATENATED MODULE: ./build/view/safe.js
/** Characters that no line needs: controls (C0, C1), line and paragraph separators, bidi and other format characters; joiners stay, since scripts and emoji need them. */
const unseen = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--[\u200c\u200d]]/gv;
/** Of the default limit, in characters; a delivered name has at most 255 bytes. */
const safe_longest = 1000;
/**
 * A text from outside as one line that is safe in a terminal and in a runner's log: what cannot be seen is made visible,
 * URLs lose their query, and no `::` or `##[` command can arise. Cut to `limit` characters.
 */
function safeLine(text, limit = safe_longest) {
    const seen = text
        .slice(0, 4 * limit)
        .toWellFormed()
        .replace(unseen, visible);
    return cut(withoutCommands(redact(seen)), limit);
}
/** Takes the query and the login out of every URL. A last line of defence: no secret should come this far. */
function redact(text) {
    return text
        .replace(/(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s?"'<>]{0,8000})\?[^\s"'<>]*/gi, "$1")
        .replace(/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"'<>]{1,500}@/gi, "$1");
}
/** A text from outside as one line of Markdown prose or one table cell that renders as itself. */
function escapeMarkdown(text) {
    return safeLine(text)
        .replace(/[\\`*[\]<>&|~$]|^[-+=#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (mark) => `&#${mark.codePointAt(0)};`)
        .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits, mark) => `${digits}&#${mark.codePointAt(0)};`)
        .replace(/@|(?<!&)#(?=\d)|\bgh-(?=\d)|:(?=\/\/)|:(?=[a-z+-][\w+-]*:)|\bwww(?=\.)/gi, "$&&#8203;");
}
/** A text from outside as a Markdown code span, in prose and in table cells. */
function code(text) {
    const line = safeLine(text);
    const plain = line !== "" && !/[`|\\]|^\s|\s$/.test(line);
    return plain ? `\`${line}\`` : `<code>${escapeMarkdown(line)}</code>`;
}
/** ESC becomes `␛`, a newline `␊`, what has no picture `\u{202e}`. */
function visible(character) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x20)
        return String.fromCodePoint(0x2400 + point);
    return point === 0x7f ? "␡" : `\\u{${point.toString(16)}}`;
}
/**
 * The runner takes `::` at the start of a line, spaces before it or not, and `##[` anywhere for a command.
 * A space breaks them: the runner compares as its locale does, and locales ignore zero-width characters.
 */
function withoutCommands(line) {
    return line.replace(/^([\s\p{DI}]*:)(?=\p{DI}*:)/u, "$1 ").replace(/(#\p{DI}*#)(?=\p{DI}*\[)/gu, "$1 ");
}
function cut(line, limit) {
    if (line.length <= limit)
        return line;
    const characters = [...line];
    return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}

;// CONCATENATED MODULE: ./build/view/json.js




/** The whole report as versioned JSON, ending in a newline. */
function renderJson(report) {
    return `${json_withoutCommands(JSON.stringify(documentOf(report), null, 2))}\n`;
}
function documentOf(report) {
    const { command, result, environment, manifest, tag, plan, notices, state, where, stateUrl, wrote, sent } = report;
    const outcomes = tally_outcomesOf(report);
    const managed = report_managedFiles(report);
    return {
        version: 1,
        command,
        result,
        environment,
        manifest,
        tag,
        counts: tally_tallyOf(outcomes),
        problems: report.problems.map(problemFields),
        warnings: report.warnings.map(problemFields),
        notices: notices.map(redact),
        file_ids: fileIds(managed),
        files: fileList(managed, outcomes),
        outcomes: outcomes.map(outcomeFields),
        plan,
        releases: command === "history" ? state?.releases : undefined,
        receipts: report.receipts,
        state: state ? { lineage: state.lineage, serial: state.serial, where, url: stateUrl } : undefined,
        wrote,
        sent,
        duration_ms: report.duration,
    };
}
function problemFields({ code, message, remedy, at, target, details }) {
    return { code, message: redact(message), remedy: redact(remedy), at, target, details: details.map(redact) };
}
function outcomeFields({ change, status, file_id }) {
    const { action, target, slot, name } = change;
    return { action, status, target, slot, name, file_id };
}
/** The runner takes `##[` anywhere in a line for a command; within JSON it stands in texts alone, where an escape means the same. */
function json_withoutCommands(json) {
    return json.replaceAll("##[", "##\\u005b");
}

;// CONCATENATED MODULE: ./build/view/meter.js
/** Measures uploads by a clock that tells milliseconds. */
function createMeter(now) {
    const attempts = new Map();
    return {
        observe(progress) {
            if (!("target" in progress) || progress.kind === "live")
                return undefined;
            const key = JSON.stringify([progress.target, progress.name]);
            if (progress.kind === "uploaded" || progress.kind === "dropped")
                attempts.delete(key);
            if (progress.kind === "upload") {
                const { name, size } = progress;
                attempts.set(key, { name, size, started: now(), since: now(), sent: 0 });
            }
            const attempt = attempts.get(key);
            if (progress.kind !== "sent" || !attempt)
                return undefined;
            const again = progress.bytes < attempt.sent;
            const moved = { ...attempt, sent: progress.bytes, since: again ? now() : attempt.since };
            attempts.set(key, moved);
            return measure(key, moved, now());
        },
        running: () => [...attempts].map(([key, attempt]) => measure(key, attempt, now())),
    };
}
function measure(key, { name, size, started, since, sent }, at) {
    const rate = at > since ? (1000 * sent) / (at - since) : 0;
    const left = rate > 0 ? (1000 * Math.max(0, size - sent)) / rate : undefined;
    return { key, name, size, sent, started, rate, left };
}

;// CONCATENATED MODULE: ./build/view/progress.js



/** How long an upload stays silent in a log. Milliseconds. */
const silence = 15_000;
/** Progress as plain lines, for logs and pipes: one for each finished upload, and one every 15 s for a running one. `named`: how people know a target id. */
function createLines(now, named = (target) => target) {
    const meter = createMeter(now);
    const lastLine = new Map();
    return (progress) => {
        const running = meter.observe(progress);
        if (running === undefined)
            return renderStep(progress, named);
        const last = lastLine.get(running.key) ?? running.started;
        if (now() - last < silence)
            return [];
        lastLine.set(running.key, now());
        return [renderRunning(running)];
    };
}
/** `↑ Reverb-1.3.0-macOS.pkg  63%  30.8/48.9 MB  4.1 MB/s  5 s left` */
function renderRunning({ name, sent, size, rate, left }) {
    const share = size === 0 ? 100 : Math.min(100, Math.floor((100 * sent) / size));
    const speed = rate > 0 ? [`${bytes(rate)}/s`] : [];
    const rest = left === undefined ? [] : [`${duration(left)} left`];
    return [`↑ ${safeLine(name)}`, `${share}%`, bytesOf(sent, size), ...speed, ...rest].join("  ");
}
/** What a step says when it is over; nothing for those that only begin. */
function renderStep(progress, named) {
    switch (progress.kind) {
        case "started":
            return [renderStarted(progress)];
        case "planned":
        case "upload":
        case "sent":
        case "dropped":
            return [];
        case "uploaded":
            return [`✓ ${safeLine(progress.name)}  ${bytes(progress.size)}  ${safeLine(progress.file_id)}`];
        case "live":
            return [renderLive(progress, named)];
        case "wait":
            return [safeLine(`  ${progress.sentence}`)];
        case "warning":
            return [safeLine(`! ${progress.sentence}`)];
    }
}
/** `state  acme/plugins@dodo-files-state live_mode #57     store  live_mode, 2 targets to read` */
function renderStarted({ where, serial, environment, targets, offline, }) {
    const read = offline ? "not read: compared with the state alone" : `${plural(targets, "target")} to read`;
    return `state  ${safeLine(where)}${serial === undefined ? "" : ` #${serial}`}     store  ${environment}, ${read}`;
}
function renderLive({ target, files, added, withdrawn }, named) {
    const fresh = added > 0 ? `, ${added} new` : "";
    const old = withdrawn > 0 ? `; ${plural(withdrawn, "old one")} withdrawn` : "";
    return `✓ ${safeLine(named(target))}  read back: ${plural(files, "file")}${fresh}${old}`;
}

;// CONCATENATED MODULE: ./build/view/live.js




/** Progress on a terminal: lines that stay as they are elsewhere, and bars in place of a line now and then. `now` in milliseconds. */
function createLive(now, named) {
    const meter = createMeter(now);
    let [files, filesDone, size, bytesDone, retried] = [0, 0, 0, 0, 0];
    return {
        observe(progress) {
            meter.observe(progress);
            if (progress.kind === "planned")
                [files, size] = [files + progress.files, size + progress.bytes];
            if (progress.kind === "uploaded")
                [filesDone, bytesDone] = [filesDone + 1, bytesDone + progress.size];
            if (progress.kind === "wait")
                retried += 1;
            return renderStep(progress, named);
        },
        frame(room) {
            const running = meter.running();
            const sent = running.reduce((sum, one) => sum + one.sent, bytesDone);
            return renderFrame({ running, files, filesDone, bytes: size, bytesDone: sent, retried }, room);
        },
    };
}
/** A bar for each upload that runs and a line of totals, each at most as wide as the room; nothing where nothing runs. */
function renderFrame(frame, room) {
    if (frame.running.length === 0)
        return [];
    const rows = frame.running.map((one) => ({ name: safeLine(one.name), bar: one, columns: columnsOf(one) }));
    const layout = layoutOf(rows, room);
    return [
        ...rows.map(({ name, bar, columns }) => {
            const cells = [filled(name, layout.name, room), ...(layout.bar > 0 ? [barOf(bar, layout.bar, room)] : [])];
            const padded = columns.slice(0, layout.columns).map((text, at) => text.padStart(layout.widths[at] ?? 0));
            return `  ↑ ${[...cells, ...padded].join("  ")}`.trimEnd();
        }),
        totalsOf(frame, room),
    ];
}
const wide = { name: 40, bar: 20 };
const narrow = { name: 12, bar: 8 };
/** Gives up the bar first, then the columns from the last; the name is cut to what is left. */
function layoutOf(rows, room) {
    const longest = Math.min(wide.name, Math.max(...rows.map(({ name }) => room.widthOf(name))));
    const count = Math.max(...rows.map(({ columns }) => columns.length));
    const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => row.columns[at]?.length ?? 0)));
    // A last column that is written to makes some terminals wrap.
    const total = room.columns - 1 - "  ↑ ".length;
    for (let columns = count; columns >= 0; columns -= 1) {
        const beside = widths.slice(0, columns).reduce((sum, width) => sum + width + 2, 0);
        const left = total - beside;
        const bar = Math.min(wide.bar, Math.max(narrow.bar, left - 2 - longest));
        const name = Math.min(longest, left - 2 - bar);
        if (name >= Math.min(longest, narrow.name))
            return { name, bar, columns, widths };
        if (left >= Math.min(longest, narrow.name))
            return { name: Math.min(longest, left), bar: 0, columns, widths };
    }
    return { name: Math.max(1, total), bar: 0, columns: 0, widths };
}
/** Percent, bytes, rate and time left, the most telling first. */
function columnsOf({ sent, size, rate, left }) {
    return [
        `${Math.floor(100 * shareOf(sent, size))}%`,
        bytesOf(sent, size),
        rate > 0 ? `${bytes(rate)}/s` : "",
        left === undefined ? "" : clock(left),
    ];
}
function shareOf(sent, size) {
    return size === 0 ? 1 : Math.min(1, sent / size);
}
function barOf({ sent, size }, width, { unicode }) {
    const full = Math.floor(width * shareOf(sent, size));
    const [done, open] = unicode ? ["█", "░"] : ["#", "."];
    return done.repeat(full) + open.repeat(width - full);
}
/** `1/3 files · 53/103 MB · 8.0 MB/s · 0:07 left · retried 1`, as much of it as there is room for. */
function totalsOf({ running, files, filesDone, bytes: size, bytesDone, retried }, room) {
    const rate = running.reduce((sum, one) => sum + one.rate, 0);
    const parts = [
        `${filesDone}/${plural(files, "file")}`,
        bytesOf(bytesDone, size),
        ...(rate > 0 ? [`${bytes(rate)}/s`, `${clock((1000 * Math.max(0, size - bytesDone)) / rate)} left`] : []),
        ...(retried > 0 ? [`retried ${retried}`] : []),
    ];
    const lines = parts.map((_, at) => `  ${parts.slice(0, parts.length - at).join(" · ")}`);
    return lines.find((line) => room.widthOf(line) < room.columns) ?? "";
}
function filled(name, width, room) {
    const shown = live_cut(name, width, room);
    return shown + " ".repeat(Math.max(0, width - room.widthOf(shown)));
}
/** Cut in the middle, since names differ in front and at their end. */
function live_cut(text, width, { widthOf, unicode }) {
    if (widthOf(text) <= width)
        return text;
    const gap = unicode ? "…" : "~";
    const characters = [...text];
    for (let kept = Math.min(characters.length, width) - 1; kept > 0; kept -= 1) {
        const tail = Math.floor(kept / 2);
        const shown = [...characters.slice(0, kept - tail), gap, ...characters.slice(characters.length - tail)].join("");
        if (widthOf(shown) <= width)
            return shown;
    }
    return gap.slice(0, width);
}

;// CONCATENATED MODULE: ./build/view/links.js
/** Where this project lives. */
const repository = "https://github.com/OWNER/dodo-files";
/** The heading that explains a problem's code. */
function problemLink(code) {
    return `${repository}/blob/main/docs/problems.md#${code}`;
}

;// CONCATENATED MODULE: ./build/view/problem-text.js


/** `✗ code  place  message`, its details, what to do, and where it is explained. `named`: how people know a target id. */
function renderProblem(problem, options = {}) {
    const { severity = "error", named = (target) => target } = options;
    const mark = severity === "error" ? "✗" : "!";
    const place = placeOf(problem, named);
    return [
        [`${mark} ${problem.code}`, ...(place === "" ? [] : [place]), safeLine(problem.message)].join("  "),
        ...problem.details.map((detail) => `    ${safeLine(detail)}`),
        `  → ${safeLine(problem.remedy)}`,
        `    ${problemLink(problem.code)}`,
    ];
}
/** `file:line:column`, else the target as `name → id`, else nothing. */
function placeOf({ at, target }, named) {
    if (at)
        return safeLine(renderPlace(at));
    if (target === undefined)
        return "";
    const name = named(target);
    return safeLine(name === target ? target : `${name} → ${target}`);
}
function renderPlace({ file, line, column }) {
    return `${file}:${line}:${column}`;
}

;// CONCATENATED MODULE: ./build/core/releases.js

/**
 * The release that a rollback of these targets goes back to. `to` is a tag, a serial or the first 7 or more characters of a commit.
 * Without it: the newest release that is older than the one that is live now and delivered something else there.
 * Throws `rollback-unknown`.
 */
function chooseRelease(state, { to, targets }) {
    const found = to === undefined ? releaseBefore(state, targets) : named(state.releases, to);
    if (!found)
        throw unknown(state, to);
    return found;
}
/**
 * Whether these targets deliver a recorded file that the newest release does not know: the run that delivered it was cut off before
 * its end. A state that knows no release at all has none to complete.
 */
function hasUnreleased({ files, releases: [newest] }, live) {
    if (!newest)
        return false;
    const known = new Set(Object.values(newest.live).flat());
    return files.some(({ target, file_id }) => live(target).has(file_id) && !known.has(file_id));
}
function named(releases, to) {
    const serial = to.replace(/^#/, "");
    const isCommit = /^[0-9a-f]{7,64}$/i.test(to);
    const isCalled = ({ tag, commit }) => tag === to || (isCommit && commit?.toLowerCase().startsWith(to.toLowerCase()));
    const exact = releases.find(({ tag }) => tag === to) ?? releases.find((release) => String(release.serial) === serial);
    const found = exact ?? releases.find(isCalled);
    return found && isCalled(found) ? origin(releases, (release) => hasSameName(release, found)).release : found;
}
function releaseBefore(state, targets) {
    const { releases } = state;
    const [newest] = releases;
    if (!newest)
        return undefined;
    const now = contentOf(newest, { state, targets });
    const isOther = (release) => contentOf(release, { state, targets }) !== now;
    const isNamed = newest.tag !== undefined || newest.commit !== undefined;
    const here = origin(releases, (release) => (isNamed ? hasSameName(release, newest) : !isOther(release)));
    return [here.release, ...here.older].find((release) => release && isOther(release));
}
/**
 * A rollback records a copy of an older release, perhaps of some targets only, under its tag and commit; this finds that older one, so
 * that a second rollback goes further back, and never forward again. Of saves in a row under one name the newest is the whole release.
 */
function origin(releases, isSame) {
    const last = releases.findLastIndex(isSame);
    const first = releases.slice(0, last + 1).findLastIndex((release) => !isSame(release)) + 1;
    return { release: releases[first], older: releases.slice(last + 1) };
}
function hasSameName(a, b) {
    return a.tag === b.tag && a.commit === b.commit;
}
/** What buyers of these targets had, as text that can be compared: a file that had to be uploaded again is the same file. */
function contentOf({ live }, { state, targets }) {
    const known = new Map([...state.files, ...state.retired].map((receipt) => [receipt.file_id, receipt]));
    const files = [...targets].flatMap((target) => (live[target] ?? []).map((id) => [target, ...fileOf(known.get(id), id)]));
    return JSON.stringify(files.map((file) => JSON.stringify(file)).sort());
}
function fileOf(receipt, file_id) {
    return receipt?.sha256 ? [receipt.name, receipt.sha256] : [file_id];
}
/** `#57  2026-06-01T10:00:00Z  v1.2.0  4f2a91c` */
function releaseLine({ serial, at, tag, commit }) {
    return [`#${serial}`, at.replace(/\.\d+Z$/, "Z"), tag ?? "–", commit?.slice(0, 7) ?? "–"].join("  ");
}
function unknown({ releases }, to) {
    const none = releases.length === 0 ? "No release is recorded yet" : "No recorded release delivered anything else before";
    return new Problem({
        code: "rollback-unknown",
        message: to === undefined ? `${none}.` : `No recorded release has the tag, serial or commit ${JSON.stringify(to)}.`,
        remedy: "Name one of those below with to; an older one can be built again and delivered with allow-downgrade.",
        details: releases.map(releaseLine),
    });
}

;// CONCATENATED MODULE: ./build/core/state.js
/** Releases that a state remembers. */
const keptReleases = 10;
/** Whether a text can be a file id: those of entitlements are opaque, but none may leave its place in the path of a URL. */
function isFileId(text) {
    return /^(?!\.+$)[\w.~:=+@-]{1,200}$/.test(text);
}

;// CONCATENATED MODULE: ./build/core/document-reader.js

/** Checks that take a value and its path in a document that a stranger may have written, and give it back typed. All throw a fault. */
function document_reader_reader(fault) {
    const kinds = kindsOf(fault);
    const { text, match } = kinds;
    return {
        ...kinds,
        optionalText: (value, path) => (value === undefined || value === "" ? value : text(value, path)),
        textOrNone: (value, path) => (value === "" ? value : text(value, path)),
        target: (value, path) => match(value, /^(pdt|ent)_[\w-]{1,200}$/, path),
        fileId(value, path) {
            const given = text(value, path);
            if (!isFileId(given))
                throw fault(path, "a file id");
            return given;
        },
        optionalWord: (value, path) => value === undefined ? undefined : match(value, /^(?!\.+$)[\w.-]{1,200}$/, path),
        time(value, path) {
            const given = match(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, path);
            if (Number.isNaN(Date.parse(given)))
                throw fault(path, "a time that exists");
            return given;
        },
        /** A path that stays below its folder on every OS; empty where an imported file has none. */
        pathBelow(value, path) {
            const given = value === "" ? value : text(value, path);
            const leaves = /^[\\/]|^[a-z]:[\\/]|\0/i.test(given) || given.split(/[\\/]/).includes("..");
            if (leaves)
                throw fault(path, "a path below the manifest's folder");
            return given;
        },
    };
}
/** Without the fields that are `undefined`, as JSON has it. */
function withoutAbsent(value) {
    return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
function kindsOf(fault) {
    const text = (value, path) => {
        if (typeof value !== "string" || value === "" || value.length > 8192)
            throw fault(path, "a text");
        return value;
    };
    return {
        fault,
        text,
        json(source) {
            try {
                return JSON.parse(source);
            }
            catch (cause) {
                throw fault("the document", "JSON", cause);
            }
        },
        /** With `known`, no other field may stand in it. */
        object(value, path, known) {
            if (typeof value !== "object" || value === null || Array.isArray(value))
                throw fault(path, "an object");
            const stray = known && Object.keys(value).find((name) => !known.includes(name));
            if (stray !== undefined)
                throw fault(path, `without ${JSON.stringify(stray.slice(0, 100))}`);
            return value;
        },
        list(value, path) {
            if (!Array.isArray(value))
                throw fault(path, "a list");
            return value;
        },
        oneOf(value, known, path) {
            const found = known.find((one) => one === value);
            if (found === undefined)
                throw fault(path, known.join(" or "));
            return found;
        },
        integer(value, path) {
            if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
                throw fault(path, "a whole number");
            return value;
        },
        match(value, pattern, path) {
            const given = text(value, path);
            if (!pattern.test(given))
                throw fault(path, `of the form ${pattern.source}`);
            return given;
        },
    };
}

;// CONCATENATED MODULE: ./build/core/migrate-state.js
/** The first turns version 1 into version 2, and so on: a new version of the document adds one here, and bumps nothing else. */
const migrations = [];
/** A document of an older version as one of the newest. */
function migrate(document, version, steps = migrations) {
    return steps
        .slice(version - 1)
        .reduce((older, step, index) => ({ ...step(older), version: version + index + 1 }), document);
}

;// CONCATENATED MODULE: ./build/core/state-document.js




/** One more than there are migrations, and the version of every document that is written. */
const current = 1;
/** Sorted, pretty-printed, ends in a newline: two equal states are the same text. */
function renderState(state) {
    const sorted = {
        version: state.version,
        lineage: state.lineage,
        serial: state.serial,
        environment: state.environment,
        manifest: state.manifest,
        files: [...state.files].sort(byPlace).map(orderedReceipt),
        retired: [...state.retired].sort(byPlace).map(orderedReceipt),
        releases: state.releases.map(orderedRelease),
    };
    return `${JSON.stringify(sorted, null, 2)}\n`;
}
/**
 * Reads a state document as if a stranger had written it: ids, commits and runs fit into a URL, paths stay below their folder. Names are
 * any text, as Dodo itself may list them; whoever prints one cleans it.
 * Throws Problem `state-unreadable`, `state-newer`, or `state-mismatch` where it is of another manifest or environment.
 */
function parseState(text, expected) {
    const read = document_reader_reader(unreadable(expected.where));
    const document = read.object(read.json(text), "the document");
    const version = read.integer(document["version"], "version");
    if (version > current)
        throw newer(version, expected.where);
    if (version < 1)
        throw read.fault("version", `${current}`);
    const state = readState(migrate(document, version), read);
    for (const field of ["environment", "manifest"]) {
        if (state[field] !== expected[field])
            throw mismatch(field, state[field], expected);
    }
    return state;
}
function readState(document, read) {
    const environment = read.oneOf(document["environment"], manifest/* environments */.d, "environment");
    const files = read.list(document["files"], "files").map((each, index) => receipt(each, `files[${index}]`, read));
    const retired = read
        .list(document["retired"], "retired")
        .map((each, index) => receipt(each, `retired[${index}]`, read));
    const seen = new Set();
    for (const { file_id } of [...files, ...retired]) {
        if (seen.has(file_id))
            throw read.fault(`the receipt of ${JSON.stringify(file_id)}`, "one receipt for each file id");
        seen.add(file_id);
    }
    return {
        version: current,
        lineage: read.text(document["lineage"], "lineage"),
        serial: read.integer(document["serial"], "serial"),
        environment,
        manifest: read.text(document["manifest"], "manifest"),
        files,
        retired,
        releases: read
            .list(document["releases"], "releases")
            .map((each, index) => release(each, `releases[${index}]`, read)),
    };
}
function receipt(value, path, read) {
    const fields = read.object(value, path);
    const text = (name) => read.text(fields[name], `${path}.${name}`);
    const optional = (name) => read.optionalText(fields[name], `${path}.${name}`);
    return withoutAbsent({
        target: read.target(fields["target"], `${path}.target`),
        slot: text("slot"),
        name: text("name"),
        rule: read.textOrNone(fields["rule"], `${path}.rule`),
        path: read.pathBelow(fields["path"], `${path}.path`),
        sha256: fields["sha256"] === null ? null : read.match(fields["sha256"], /^[0-9a-f]{64}$/, `${path}.sha256`),
        md5: fields["md5"] === null ? null : read.match(fields["md5"], /^[0-9a-f]{32}$/, `${path}.md5`),
        size: read.integer(fields["size"], `${path}.size`),
        file_id: read.fileId(fields["file_id"], `${path}.file_id`),
        delivered_at: read.time(fields["delivered_at"], `${path}.delivered_at`),
        version: optional("version"),
        tag: optional("tag"),
        commit: read.optionalWord(fields["commit"], `${path}.commit`),
        run: read.optionalWord(fields["run"], `${path}.run`),
        held: fields["held"] === undefined ? undefined : held(fields["held"], `${path}.held`, read),
    });
}
function held(value, path, read) {
    const fields = read.object(value, path);
    const reason = read.oneOf(fields["reason"], ["in-use", "still-attached", "sold"], `${path}.reason`);
    return { reason, since: read.time(fields["since"], `${path}.since`) };
}
function release(value, path, read) {
    const fields = read.object(value, path);
    const live = Object.entries(read.object(fields["live"], `${path}.live`)).map(([target, ids]) => [
        read.target(target, `a target of ${path}.live`),
        read.list(ids, `${path}.live`).map((id) => read.fileId(id, `a file of ${path}.live`)),
    ]);
    return withoutAbsent({
        serial: read.integer(fields["serial"], `${path}.serial`),
        at: read.time(fields["at"], `${path}.at`),
        tag: read.optionalText(fields["tag"], `${path}.tag`),
        commit: read.optionalWord(fields["commit"], `${path}.commit`),
        run: read.optionalWord(fields["run"], `${path}.run`),
        live: Object.fromEntries(live),
    });
}
function unreadable(where) {
    return (path, wanted, cause) => new Problem({
        code: "state-unreadable",
        message: `The state in ${where} cannot be read: ${path} should be ${wanted}.`,
        remedy: "Put back an earlier version of the document (its history is in the state branch), then run again.",
        cause,
    });
}
function newer(version, where) {
    return new Problem({
        code: "state-newer",
        message: `The state in ${where} has version ${version}; this dodo-files knows versions up to ${current}.`,
        remedy: "Use the newer dodo-files that wrote it.",
    });
}
function mismatch(field, found, expected) {
    return new Problem({
        code: "state-mismatch",
        message: `The state in ${expected.where} belongs to ${field} ${JSON.stringify(found.slice(0, 100))}, not ${JSON.stringify(expected[field])}.`,
        remedy: "Point state-file or state-branch at this manifest's own state, or move the document where it belongs.",
    });
}
function orderedReceipt(receipt) {
    const { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at } = receipt;
    const { version, tag, commit, run } = receipt;
    const held = receipt.held && { reason: receipt.held.reason, since: receipt.held.since };
    const fields = { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at };
    return withoutAbsent({ ...fields, version, tag, commit, run, held });
}
function orderedRelease({ serial, at, tag, commit, run, live }) {
    const targets = Object.entries(live).sort(([a], [b]) => state_document_order(a, b));
    return withoutAbsent({ serial, at, tag, commit, run, live: Object.fromEntries(targets) });
}
function byPlace(a, b) {
    return (state_document_order(a.target, b.target) ||
        state_document_order(a.slot, b.slot) ||
        state_document_order(a.delivered_at, b.delivered_at) ||
        state_document_order(a.file_id, b.file_id));
}
function state_document_order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/view/state-text.js




/** What `history` and `state list|show|pull` were asked for, as lines for standard output; of other commands nothing. */
function renderAnswer({ command, state, receipts = [], where = "" }) {
    if (!state)
        return [];
    if (command === "state pull")
        return [renderState(state).trimEnd()];
    const first = `state  ${safeLine(where)} #${state.serial}`;
    if (command === "history")
        return [first, ...state.releases.map(historyLine)];
    if (command === "state list")
        return [first, ...receipts.map((receipt) => receiptLine(receipt, state))];
    if (command === "state show")
        return receipts.flatMap((receipt) => [...fieldLines(receipt, state), ""]);
    return [];
}
/** `3 releases. State #57.`; undefined for commands that end as a run does. */
function answerLine({ command, state, receipts = [] }) {
    const serial = state ? ` State #${state.serial}.` : "";
    if (command === "history")
        return `${plural(state?.releases.length ?? 0, "release")}.${serial}`;
    if (command === "state list" || command === "state show")
        return `${plural(receipts.length, "receipt")}.${serial}`;
    return command === "state pull" ? `Pulled.${serial}` : undefined;
}
/** `#57  2026-06-01T10:00:00Z  v1.2.0  4f2a91c  pdt_app 3 files, pdt_book 1 file` */
function historyLine(release) {
    const files = Object.entries(release.live).map(([target, ids]) => `${target} ${plural(ids.length, "file")}`);
    return safeLine(`${releaseLine(release)}  ${files.join(", ")}`);
}
function receiptLine(receipt, state) {
    const { target, name, size, version, file_id } = receipt;
    return safeLine([target, name, bytes(size), version ?? "–", file_id, standingOf(receipt, state)].join("  ").trimEnd());
}
function fieldLines(receipt, state) {
    const { held, ...fields } = receipt;
    const lines = Object.entries(fields).map(([name, value]) => `${`${name}:`.padEnd(14)}${value ?? "not known"}`);
    return [...lines, `${"standing:".padEnd(14)}${standingOf(receipt, state) || "active"}`].map((line) => safeLine(line));
}
/** Nothing for an active one. */
function standingOf({ file_id, held }, { files }) {
    if (files.some((file) => file.file_id === file_id))
        return "";
    return held ? `retired, held since ${held.since}: ${held.reason}` : "retired";
}

;// CONCATENATED MODULE: ./build/view/closing.js




/** `Plan: 1 to create, 2 to replace, 0 to remove. 13 unchanged. 103 MB to upload.` Frozen: people parse it. */
function planLine(plan) {
    const tally = tallyOfPlan(plan);
    const steps = [
        `${tally.created} to create`,
        `${tally.replaced} to replace`,
        `${tally.removed} to remove`,
        ...whereAny(tally, { restored: "to restore", adopted: "to adopt", forgotten: "to forget" }),
    ];
    return `Plan: ${steps.join(", ")}. ${tally.kept} unchanged. ${bytes(uploadSize(plan))} to upload.`;
}
/** The last line of a run. Frozen for `plan` and `apply`: people parse it. */
function closingLine(report) {
    const tally = tally_tallyOf(tally_outcomesOf(report));
    if (report.result === "failed")
        return `Failed: ${failure(report)}`;
    if (report.result === "partial")
        return `Partly done: ${targetsDone(report)}. ${doneLine(report, tally)}`;
    if (report.command === "plan" && report.plan)
        return planLine(report.plan);
    if (report.command === "check")
        return `Checked: ${report.environment} delivers what the state records.`;
    if (report.command === "import")
        return `Imported: ${whatIsImported(report, tally)}`;
    if (report.command === "validate")
        return `Valid: ${whatIsValid(report)}`;
    if (report.command === "init")
        return `Begun: ${report.manifest} is there to be looked at.`;
    return answerLine(report) ?? `Done: ${doneLine(report, tally)}`;
}
/** `1 of 2 targets` */
function targetsDone(report) {
    const targets = targetOutcomes(report);
    const done = targets.filter((each) => each.done).length;
    return `${done} of ${plural(targets.length, "target")}`;
}
/** One sentence for each target that did not get through: what it delivers now, as far as this run knows. */
function standing(report) {
    return targetOutcomes(report)
        .filter(({ done }) => !done)
        .map(({ target }) => `${tally_nameOf(report, target)} ${delivers(report, target)}`);
}
/** What was or was not changed, in one line. */
function changedLine(report) {
    if (!report.wrote)
        return "Nothing was changed.";
    const recorded = report.sent > 0 && report.state && !report.problems.some(({ code }) => code.startsWith("state-"));
    const saved = recorded ? ["What was uploaded is recorded and will not be sent again."] : [];
    const left = standing(report).slice(0, 5);
    return [...(left.length > 0 ? left : ["Every target has its files."]), ...saved].join(" ");
}
/** The kinds beside create, replace and remove, named only where there are any. */
function whereAny(tally, words) {
    return ["restored", "adopted", "forgotten"]
        .filter((kind) => tally[kind] > 0)
        .map((kind) => `${tally[kind]} ${words[kind]}`);
}
function doneLine(report, tally) {
    const { sent, duration: took } = report;
    const steps = [
        `${tally.created} created`,
        `${tally.replaced} replaced`,
        `${tally.removed} removed`,
        ...whereAny(tally, { restored: "restored", adopted: "adopted", forgotten: "forgotten" }),
        `${tally.kept} unchanged`,
    ];
    return `${steps.join(", ")}. ${bytes(sent)} in ${duration(took)}.${stateNow(report)}`;
}
function failure(report) {
    if (report.problems.length === 0)
        return "not carried out. Nothing was changed.";
    const problems = plural(report.problems.length, "problem");
    if (!report.wrote)
        return `${problems}. Nothing was changed.`;
    return `${problems}. ${targetsDone(report)} done.`;
}
function stateNow({ state, unsaved }) {
    if (unsaved)
        return " State not saved.";
    return state ? ` State #${state.serial}.` : "";
}
function whatIsImported(report, tally) {
    const serial = stateNow(report);
    if (tally.adopted === 0)
        return `nothing new.${serial}`;
    return `${plural(tally.adopted, "file")}; buyers see what they saw before.${serial}`;
}
function whatIsValid({ manifest, plan, spellings }) {
    const files = plan ? `, ${plural(changesOf(plan).length, "file")}` : "";
    return `${manifest}, ${plural(spellings.size, "target")}${files}.`;
}
const keptAll = "kept everything it had.";
/** Whether a request of the target may have been carried out without an answer. */
function isUnclear({ problems }, target) {
    const unclear = ["network", "api-failed", "rate-limited", "not-live", "files-lost", "interrupted"];
    return problems.some((problem) => (problem.target ?? target) === target && unclear.includes(problem.code));
}
function delivers(report, target) {
    const live = report.live.get(target);
    const before = report.plan?.targets.find((each) => each.target === target)?.before;
    if (!live || !before)
        return "was left as it was.";
    const had = before.flatMap(({ file_id }) => (file_id === null ? [] : [file_id]));
    const lost = had.filter((id) => !live.has(id)).length;
    const added = live.size - (had.length - lost);
    if (lost === 0 && added === 0)
        return isUnclear(report, target) ? "had all its files when last read." : keptAll;
    const parts = [`delivers ${plural(live.size, "file")}`, ...(added > 0 ? [`${added} new`] : [])];
    return `${[...parts, ...(lost > 0 ? [`${lost} of the old ones gone`] : [])].join(", ")}.`;
}

;// CONCATENATED MODULE: ./build/view/text.js






/** Of every action; a word stands beside each. */
const marks = {
    create: "+",
    replace: "~",
    restore: "~",
    adopt: "=",
    keep: "=",
    delete: "-",
    forget: "-",
};
/** The plan by target, and its closing line: what is shown before anybody is asked. */
function renderPlan(plan, options = {}) {
    return [...renderChanges(plan, options), planLine(plan)];
}
/** Everything that stands at the end of a run: of a plan the plan itself, then problems, warnings, notices, and the closing line last. */
function renderReport(report, options = {}) {
    const named = (target) => tally_nameOf(report, target);
    const changes = renderSteps(report, options);
    const problems = report.problems.flatMap((problem) => [...renderProblem(problem, { named }), ""]);
    const warnings = report.warnings.flatMap((problem) => [
        ...renderProblem(problem, { named, severity: "warning" }),
        "",
    ]);
    const notices = report.notices.map((notice) => safeLine(notice));
    return [
        ...changes,
        ...problems,
        ...warnings,
        ...notices,
        ...(notices.length > 0 ? [""] : []),
        ...(report.problems.length > 0 && report.wrote ? [safeLine(changedLine(report))] : []),
        safeLine(closingLine(report)),
    ];
}
/** Of a plan its changes; of an import what it recorded, and the plan that the next apply would carry out. */
function renderSteps(report, options) {
    const { command, plan, outcomes } = report;
    if (command === "plan" && plan)
        return renderChanges(plan, options);
    if (command !== "import" || outcomes.length === 0)
        return [];
    const recorded = outcomes.map(({ change, status, file_id }) => {
        const mark = status === "done" ? "✓" : "✗";
        const columns = [tally_nameOf(report, change.target), change.name, bytes(change.size ?? 0), file_id ?? "not recorded"];
        return safeLine(`${mark} ${[...columns, change.reason].join("  ")}`);
    });
    const next = plan ? ["What the next apply does:", ...renderPlan(plan, { verbose: true }), ""] : [];
    return [...recorded, "", ...next];
}
function renderChanges(plan, { verbose = false }) {
    const groups = plan.targets
        .map((target) => ({ target, rows: rowsOf(target, verbose), asides: asidesOf(target) }))
        .filter(({ rows, asides }) => rows.length + asides.length > 0);
    const every = groups.flatMap(({ rows }) => rows);
    const widths = { name: widest(every, "name"), note: widest(every, "note"), size: widest(every, "size") };
    const spelled = groups.map(({ target }) => safeLine(target.spellings[0] ?? target.target));
    const heading = Math.max(0, ...spelled.map(width));
    const lines = groups.flatMap(({ target, rows, asides }, index) => [
        `${pad(spelled[index] ?? "", heading)}  ${safeLine(target.target)}`.trimEnd(),
        ...rows.map((row) => renderRow(row, widths)),
        ...asides.map(([name, note]) => `  ! ${pad(name, widths.name)}  ${note}`),
    ]);
    return [...lines, ...(lines.length > 0 ? [""] : []), ...remarks(plan)];
}
function rowsOf({ changes }, verbose) {
    return changes
        .filter((change) => verbose || plan_isPending(change))
        .map((change) => ({
        mark: marks[change.action],
        name: safeLine(change.name),
        note: safeLine(noteOf(change)),
        size: change.size === null ? "" : bytes(change.size),
        rest: safeLine(restOf(change)),
    }));
}
/** The second column: what the mark means, in words. */
function noteOf(change) {
    const was = wasOf(change);
    const words = {
        create: "new",
        replace: was === "" ? "replaced" : `was ${was}`,
        restore: was === "" ? "comes back" : `back, was ${was}`,
        adopt: was === "" ? "taken over" : `taken over, was ${was}`,
        keep: "kept",
        delete: "removed",
        forget: "forgotten",
    };
    return words[change.action];
}
/** Where the bytes come from, or why the file goes. */
function restOf({ action, path, reason }) {
    const explained = action === "delete" || action === "forget" || (action === "keep" && reason !== "unchanged");
    return explained ? reason : (path ?? "");
}
/** Files that buyers see beside ours, and old ones of ours that Dodo would not let go. */
function asidesOf({ target, spellings, foreign, held, before }) {
    const takeOver = `not ours, and buyers see it: dodo-files import --only ${spellings[0] ?? target}`;
    const shown = foreign.slice(0, 10).map(({ name }) => [safeLine(name), safeLine(takeOver)]);
    const more = foreign.length > 10 ? [[`${foreign.length - 10} more`, "not ours, and buyers see them"]] : [];
    const names = new Map(before.map(({ file_id, name }) => [file_id, name]));
    const stuck = held.map((id) => [safeLine(names.get(id) ?? id), "old, still delivered: held"]);
    return [...shown, ...more, ...stuck];
}
function remarks({ offline, targets }) {
    const open = new Set(targets.flatMap(({ changes }) => changes.flatMap((change) => change.open ?? [])));
    return [
        ...(offline ? ["Compared with the state alone: without a key nothing live was read."] : []),
        ...(open.size > 0 ? [`No tag in this run: ${safeLine([...open].join(", "))} left open.`] : []),
    ];
}
function renderRow({ mark, name, note, size, rest }, widths) {
    const columns = [pad(name, widths.name), pad(note, widths.note), size.padStart(widths.size), rest];
    return `  ${mark} ${columns[0]}  ${columns[1]}   ${columns[2]}   ${columns[3]}`.trimEnd();
}
/** A name of 255 characters does not push every other row aside. */
const widestColumn = 60;
function widest(rows, column) {
    return rows.reduce((most, row) => Math.max(most, Math.min(width(row[column]), widestColumn)), 0);
}
function width(text) {
    return [...text].length;
}
function pad(text, to) {
    return text + " ".repeat(Math.max(0, to - width(text)));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/names.js
/** Bytes of UTF-8 that a delivered name may have. */
const nameLimit = 255;
const archive = /[^.]\.tar\.(?:gz|bz2?|br|lz|lz4|lzma|lzo|sz|xz|z|zst)$/i;
/** What makes it no name for a delivered file, to be read after the name: `contains "/"`. Expects NFC. */
function nameFault(name) {
    if (name === "")
        return "is empty";
    if (name === "." || name === "..")
        return "is the name of a folder";
    if (name.includes("/"))
        return 'contains "/"';
    if (name.includes("\\"))
        return 'contains "\\"';
    const control = /\p{Cc}/u.exec(name)?.[0];
    if (control !== undefined)
        return `contains a control character (${codePoint(control)})`;
    if (!name.isWellFormed())
        return "contains half of a character (a lone surrogate)";
    const size = new TextEncoder().encode(name).length;
    return size > nameLimit ? `has ${size} bytes, and ${nameLimit} is the limit` : undefined;
}
/** The extension of a base name, with its dot; `.tar.gz` and its like are one, and a dotfile's first dot begins none. */
function extensionOf(base) {
    const visible = base.replace(/^\.+/, "");
    const double = archive.exec(visible)?.[0].slice(1);
    if (double !== undefined)
        return double;
    const dot = visible.lastIndexOf(".");
    return dot <= 0 ? "" : visible.slice(dot);
}
function codePoint(character) {
    return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

;// CONCATENATED MODULE: ./build/core/template.js


/** Tokens that change from release to release: a slot leaves them open. */
const openTokens = ["tag", "version", "sha"];
const templateTokens = ["base", "stem", "ext", "dir", ...openTokens];
/** What is wrong with a template's tokens, a sentence each. */
function templateFaults(template) {
    const tokens = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
    const literal = template.replace(/\{[^{}]*\}/g, "");
    const unknown = tokens.filter((token) => !isToken(token)).map(unknownToken);
    const stray = /[{}]/.exec(literal)?.[0];
    return [
        ...unknown,
        ...(stray === undefined ? [] : [`A ${quoted(stray)} stands alone: braces are for tokens such as {version}.`]),
    ];
}
/** Why no name can ever be made with a template, whatever its tokens stand for. */
function literalFault(template) {
    const literal = template.replace(/\{[^{}]*\}/g, "");
    const onlyTokens = literal !== template && ["", ".", ".."].includes(literal);
    const fault = onlyTokens ? undefined : nameFault(literal.normalize("NFC"));
    return fault && `What it says beside the tokens can never be a name: it ${fault}.`;
}
/** Whether names made with it change from release to release. */
function hasOpenToken(template) {
    return partsOf(template).some((part) => "token" in part && isOpen(part.token));
}
/** The delivered name and its slot. Values are put in as they are: braces in them are no tokens. */
function expandName(template, facts) {
    const parts = partsOf(template);
    const values = valuesOf(facts);
    const filled = parts.map((part) => ("literal" in part ? part.literal : values[part.token]));
    const open = parts.flatMap((part) => "token" in part && values[part.token] === undefined ? [`{${part.token}}`] : []);
    const slot = parts.map((part, index) => {
        if ("token" in part && isOpen(part.token))
            return part;
        return { literal: filled[index] ?? "" };
    });
    const name = open.length > 0 ? null : filled.join("").normalize("NFC");
    return { name, slot: slotText(slot).normalize("NFC"), open: [...new Set(open)] };
}
function partsOf(template) {
    return template.split(/(\{[a-z]+\})/).map((text) => {
        const token = text.slice(1, -1);
        return text.startsWith("{") && isToken(token) ? { token } : { literal: text };
    });
}
function valuesOf({ path, tag, version, sha }) {
    const folders = path.split("/");
    const base = folders.pop() ?? "";
    const ext = extensionOf(base);
    return {
        base,
        stem: base.slice(0, base.length - ext.length),
        ext,
        dir: folders.at(-1) ?? "",
        tag: withoutSlash(tag),
        version: withoutSlash(version),
        sha: sha?.slice(0, 7),
    };
}
/** A version that is only the tag may hold a slash too. */
function withoutSlash(text) {
    return text?.replaceAll("/", "-");
}
/**
 * Two names must not share a slot because a file is called `{version}`: braces that would read as an open token, or run
 * into one, are doubled. An odd run of braces then always opens a token, an even one never does.
 */
function slotText(parts) {
    const runs = [""];
    const tokens = [];
    for (const part of parts) {
        if ("literal" in part) {
            runs.push((runs.pop() ?? "") + part.literal);
        }
        else {
            tokens.push(`{${part.token}}`);
            runs.push("");
        }
    }
    return runs.map((run, index) => escapeBraces(run, index < tokens.length) + (tokens[index] ?? "")).join("");
}
function escapeBraces(literal, beforeToken) {
    const inside = literal.replace(/\{+(?=(?:tag|version|sha)\})/g, (braces) => braces + braces);
    return beforeToken ? inside.replace(/\{+$/, (braces) => braces + braces) : inside;
}
function unknownToken(token) {
    const known = `The tokens are ${listed(templateTokens.map((each) => `{${each}}`))}.`;
    return `${quoted(`{${token}}`)} is no token. ${didYouMean(`{${token}}`, templateTokens.map((each) => `{${each}}`))}${known}`;
}
function isToken(token) {
    return templateTokens.some((known) => known === token);
}
function isOpen(token) {
    return openTokens.some((known) => known === token);
}

;// CONCATENATED MODULE: ./build/core/parse-rules.js






const ruleKeys = ["to", "name", "exclude", "empty", "expect", "keep", "when"];
const plain = { name: "{base}", exclude: [], empty: "error", keep: 1, when: "release" };
const aRule = {
    what: "a target, a list of targets, or a long rule",
    remedy: "Write where the files go: a name from products, an id, a list of them, or  { to: app }.",
};
const aTarget = { what: "a target", remedy: "Write a name from products, a glob over those names, or an id." };
/** The rules under one glob: one for all its plain targets, and one for each long rule. */
function parseRules(page, field) {
    checkGlob(page, field.key, field.offset);
    const { node } = field.value;
    if ((0,dist/* isMap */.jh)(node))
        return [longRule(page, field, field.value)];
    if (!(0,dist/* isSeq */.oP)(node))
        return [plainRule(page, field, readTargets(page, field.value, aRule))];
    const items = readList(page, field.value, aRule);
    const targets = items.filter((item) => !(0,dist/* isMap */.jh)(item.node)).flatMap((item) => readTarget(page, item, aRule));
    const long = items.filter((item) => (0,dist/* isMap */.jh)(item.node)).map((item) => longRule(page, field, item));
    return targets.length > 0 ? [plainRule(page, field, targets), ...long] : long;
}
function plainRule(page, { key, offset }, to) {
    return { glob: key, to, ...plain, at: page.place(offset), nameAt: page.place(offset) };
}
function longRule(page, key, spot) {
    const fields = readFields(page, spot, { what: "a rule", known: ruleKeys, remedy: aRule.remedy });
    const of = (name, read) => {
        const field = fields.find((each) => each.key === name);
        return field && read(field.value);
    };
    const to = of("to", (value) => readTargets(page, value, aTarget));
    if (!to && page.isWhole && spot.node !== undefined) {
        page.complain(spot.offset, {
            message: "This rule does not say where its files go.",
            remedy: "Add  to:  and a target.",
        });
    }
    const given = of("name", (value) => readTemplate(page, value) ?? null);
    const name = given ?? plain.name;
    const expect = of("expect", (value) => readCount(page, value, {
        what: "a whole number from 1",
        remedy: "Write how many files the rule matches, or leave expect out.",
    }));
    const nameOffset = of("name", ({ offset }) => offset) ?? key.offset;
    return {
        glob: key.key,
        to: to ?? [],
        name,
        exclude: of("exclude", (value) => readGlobs(page, value)) ?? plain.exclude,
        empty: of("empty", (value) => readWord(page, value, ["error", "warn"])) ?? plain.empty,
        ...(expect === undefined ? {} : { expect }),
        keep: of("keep", (value) => readKeep(page, value, given === null ? "{tag}" : name)) ?? plain.keep,
        when: of("when", (value) => readWord(page, value, manifest/* takesPart */.G)) ?? plain.when,
        at: page.place(key.offset),
        nameAt: page.place(nameOffset),
    };
}
function readTargets(page, spot, wanted) {
    if (!(0,dist/* isSeq */.oP)(spot.node))
        return readTarget(page, spot, wanted);
    return readList(page, spot, wanted).flatMap((item) => readTarget(page, item, aTarget));
}
function readList(page, spot, wanted) {
    const items = readItems(page, spot, wanted) ?? [];
    if (items.length === 0)
        page.complain(spot.offset, { message: "This list of targets is empty.", remedy: wanted.remedy });
    return items;
}
function readTarget(page, spot, wanted) {
    const text = readText(page, spot, wanted);
    if (text === undefined)
        return [];
    if (/^(?:pdt|ent)_/.test(text) && !idPattern.test(text)) {
        const message = `${quoted(text)} is no id.`;
        page.complain(spot.offset, {
            message,
            remedy: "Copy the id from the Dodo dashboard: letters, digits, _ and - only.",
        });
    }
    return [{ text, at: page.place(spot.offset) }];
}
function readTemplate(page, spot) {
    const template = readText(page, spot, {
        what: "the name that buyers see",
        remedy: 'Write it in quotes, for example "App-{version}{ext}".',
    });
    if (template === undefined)
        return undefined;
    const remedy = 'Correct the name, for example "App-{version}{ext}".';
    for (const message of templateFaults(template))
        page.complain(spot.offset, { message, remedy });
    const never = literalFault(template);
    if (never)
        page.complain(spot.offset, { code: "name-invalid", message: never, remedy });
    return template;
}
function readKeep(page, spot, name) {
    const isAll = (0,dist/* isScalar */.jn)(spot.node) && spot.node.value === "all";
    const keep = isAll
        ? "all"
        : readCount(page, spot, {
            what: "a whole number from 1, or all",
            remedy: "Write how many deliveries stay live, newest first.",
        });
    if (keep !== undefined && keep !== 1 && !hasOpenToken(name)) {
        const message = `keep is ${keep}, but all deliveries would have the same name.`;
        page.complain(spot.offset, {
            message,
            remedy: "Put {tag}, {version} or {sha} into the name of this rule, or leave keep out.",
        });
    }
    return keep;
}

;// CONCATENATED MODULE: ./build/core/glob.js
/** Throws nothing: what is not a complete `[…]` or `{a,b}` stands for itself. */
function compileGlob(glob, options = {}) {
    const text = glob.normalize("NFC").replace(/^(\.\/)+/, "");
    const segments = text.split("/");
    const special = segments.findIndex((segment) => /[*?[\]{}]/.test(segment));
    const literal = special === -1;
    const still = literal ? segments.length - 1 : special;
    const rest = segments.slice(still);
    const pattern = new RegExp(`^(?:${toSource(text, options.dot ?? false)})$`, options.anyCase ? "usi" : "us");
    return {
        text,
        literal,
        base: segments.slice(0, still).join("/"),
        depth: rest.some((segment) => segment.includes("**")) ? Number.POSITIVE_INFINITY : rest.length,
        matches: (path) => path === text || pattern.test(path),
    };
}
/** In front of each wildcard: it matches no dot that starts a name, wherever braces put it. */
const noLeadingDot = "(?!(?<=^|/)\\.)";
/**
 * picomatch knows more than these globs and must not be let: its `*` in `{*,b}` matches a leading dot, quotes and
 * parentheses are special to it, and its `[+-9]` matches a `/`.
 */
function toSource(glob, dot) {
    const guard = dot ? "" : noLeadingDot;
    const closes = [];
    let source = "";
    for (let at = 0; at < glob.length;) {
        const wild = wildcardAt(glob, at, guard);
        const close = glob[at] === "{" ? braceEnd(glob, at) : -1;
        const char = String.fromCodePoint(glob.codePointAt(at) ?? 0);
        if (wild)
            source += wild.source;
        else if (close > 0)
            source += "(?:";
        else if (glob[at] === "," && closes.length > 0)
            source += "|";
        else if (at === closes.at(-1))
            source += ")";
        else
            source += escaped(char);
        if (close > 0)
            closes.push(close);
        if (at === closes.at(-1))
            closes.pop();
        at += wild?.length ?? char.length;
    }
    return source;
}
/** What `*`, `**`, `**` with its `/`, `?` or `[…]` at this place stands for, and how long it is. */
function wildcardAt(glob, at, guard) {
    const folder = `${guard}[^/]+`;
    const { length } = /^\**/.exec(glob.slice(at))?.[0] ?? "";
    const after = glob[at + length] ?? "/";
    if (length === 2 && "/{,".includes(glob[at - 1] ?? "/") && "/},".includes(after)) {
        if (glob[at + length] === "/")
            return { source: `(?:${folder}/)*`, length: 3 };
        return { source: `${folder}(?:/${folder})*`, length };
    }
    if (length > 0)
        return { source: `${guard}[^/]*`, length };
    if (glob[at] === "?")
        return { source: `${guard}[^/]`, length: 1 };
    const end = glob[at] === "[" ? classEnd(glob, at) : -1;
    return end > 0 ? { source: `${guard}(?!/)${classSource(glob.slice(at + 1, end))}`, length: end + 1 - at } : undefined;
}
/** Where a `[…]` ends; a `]` right after its start belongs to it. -1 where it does not. */
function classEnd(glob, at) {
    return glob.indexOf("]", /[!^]/.test(glob[at + 1] ?? "") ? at + 3 : at + 2);
}
function classSource(inside) {
    const negated = /^[!^]/.test(inside);
    const members = [...inside.slice(negated ? 1 : 0).matchAll(/(.)-(.)|(.)/gsu)].map(([, low = "", high = "", one]) => {
        if (one !== undefined)
            return escaped(one);
        return (low.codePointAt(0) ?? 0) > (high.codePointAt(0) ?? 0) ? "" : `${escaped(low)}-${escaped(high)}`;
    });
    return `[${negated ? "^" : ""}${members.join("")}]`;
}
/** Where the `{` at `at` closes, if it holds a comma of its own outside `[…]`. -1 where it does not. */
function braceEnd(glob, at) {
    let depth = 0;
    let alternatives = false;
    for (let end = at; end < glob.length; end += 1) {
        if (glob[end] === "[")
            end = Math.max(end, classEnd(glob, end));
        if (glob[end] === "{")
            depth += 1;
        if (glob[end] === "," && depth === 1)
            alternatives = true;
        if (glob[end] === "}")
            depth -= 1;
        if (depth === 0)
            return alternatives ? end : -1;
    }
    return -1;
}
function escaped(char) {
    return /^[\w\s]$/.test(char) || char > "~" ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

;// CONCATENATED MODULE: ./build/core/targets.js



/** Resolves every target of every rule, and what `only` chooses of them. */
function resolveTargets({ manifest, environment, only }) {
    const names = targets_namesIn(environment, manifest);
    const ofRule = new Map(manifest.rules.map((rule) => [rule, targetsOf(rule, names)]));
    const all = new Set([...ofRule.values()].flatMap((targets) => targets.map(({ target }) => target)));
    const { chosen, problems } = choose(only, all, names);
    return {
        spellings: new Map([...all].map((target) => [target, spellingsOf(target, names)])),
        chosen: only.length > 0 ? chosen : all,
        ofRule,
        problems: [
            ...unknownTargets(manifest),
            ...names.used.filter((product) => names.idOf(product) === undefined).map((each) => withoutId(each, environment)),
            ...problems,
        ],
        notices: names.used
            .filter((product) => names.idOf(product) === null)
            .map(({ name }) => `${name} has no counterpart in ${environment}: its rules are left out.`),
    };
}
/** Targets that are no id and no name in `products`, whatever the environment. */
function unknownTargets({ products, rules }) {
    const spelled = rules.flatMap(({ to }) => to);
    const names = products.map(({ name }) => name);
    return spelled
        .filter(({ text }) => !isId(text) && namedBy(text, products).length === 0)
        .map(({ text, at }) => {
        const message = isGlob(text)
            ? `${quoted(text)} matches no name in products.`
            : `${quoted(text)} is no name in products.`;
        const known = names.length > 0 ? `Known: ${listed(names)}.` : "There is none yet: add it, or write an id.";
        return new Problem({ code: "manifest-invalid", message, remedy: `${didYouMean(text, names)}${known}`, at });
    });
}
function targets_namesIn(environment, { products, rules }) {
    const texts = rules.flatMap(({ to }) => to.map(({ text }) => text));
    return {
        products,
        used: [...new Set(texts.flatMap((text) => namedBy(text, products)))],
        ids: new Set(texts.filter(isId)),
        idOf: ({ ids }) => ids[environment],
    };
}
function targetsOf(rule, { products, idOf }) {
    const targets = new Map();
    for (const { text } of rule.to) {
        const named = isId(text) ? products.filter((product) => idOf(product) === text) : namedBy(text, products);
        const found = named.map((product) => ({ target: idOf(product), product }));
        for (const { target, product } of found.length > 0 ? found : [{ target: text, product: undefined }]) {
            if (target && isId(target) && !targets.has(target))
                targets.set(target, { target, product });
        }
    }
    return [...targets.values()];
}
function spellingsOf(target, { products, used, ids, idOf }) {
    const named = [...new Set([...used, ...products])].filter((product) => idOf(product) === target);
    return [...named.map(({ name }) => name), ...(ids.has(target) ? [target] : [])];
}
function choose(only, all, { products, used, idOf }) {
    const chosen = new Set();
    const problems = [];
    for (const text of only) {
        const named = namedBy(text, products);
        const ids = isId(text) ? [text] : named.map(idOf);
        const found = ids.filter((id) => typeof id === "string" && all.has(id));
        for (const id of found)
            chosen.add(id);
        const isSpokenFor = named.some((product) => used.includes(product));
        if (found.length > 0 || isSpokenFor)
            continue;
        const isKnown = isId(text) || named.length > 0;
        const known = [...used.map(({ name }) => name), ...all];
        problems.push(new Problem({
            code: "input-invalid",
            message: isKnown
                ? `only names ${quoted(text)}, and no rule goes there.`
                : `only names ${quoted(text)}, which is no target.`,
            remedy: `${didYouMean(text, known)}The targets are ${listed(known)}.`,
        }));
    }
    return { chosen, problems };
}
function withoutId({ name, at }, environment) {
    return new Problem({
        code: "manifest-invalid",
        message: `${name} has no id for ${environment}.`,
        remedy: `Write its id there (${environment}: pdt_…), or  ${environment}: null  to leave its rules out.`,
        at,
    });
}
/** Whether it is the id of a target, of whatever environment. */
function isId(text) {
    return /^(?:pdt|ent)_/.test(text);
}
function isGlob(text) {
    return /[*?[\]{}]/.test(text);
}
/** The products of that name, or whose names the glob matches. */
function namedBy(text, products) {
    if (!isGlob(text) || text.length > 1000)
        return products.filter(({ name }) => name === text);
    const { matches } = compileGlob(text);
    return products.filter(({ name }) => matches(name));
}

;// CONCATENATED MODULE: ./build/core/parse-manifest.js








const manifestKeys = ["version", "products", "files", "exclude", "prune"];
const aManifest = {
    what: "a map with version and files",
    remedy: 'Write at least  version: 1  and, below  files:,  a rule such as  "dist/*.zip": pdt_R8AWMPiV8RyJElcCKvAID.',
};
/** Reads a manifest; `file` is its path, for the places of complaints. Complains of everything at once, and never throws. */
function parseManifest(text, file) {
    if (text.length > longestText)
        return { problems: [tooLong(file)] };
    const page = openYaml(text.replace(/^\uFEFF/, ""), file);
    if (page.root.node === null) {
        if (page.isWhole)
            page.complain(0, { message: "The manifest is empty.", remedy: aManifest.remedy });
        return { problems: page.problems() };
    }
    const fields = readFields(page, page.root, { ...aManifest, of: "the manifest", known: manifestKeys });
    const of = (key) => fields.find((field) => field.key === key);
    readVersion(page, of("version"));
    const products = read(of("products"), (spot) => parseProducts(page, spot)) ?? [];
    const files = of("files");
    const rules = files ? readFiles(page, files.value).flatMap((rule) => parseRules(page, rule)) : [];
    if (!files)
        missing(page, "files", "Add  files:  with a glob and the target that its files go to.");
    const exclude = read(of("exclude"), (spot) => readGlobs(page, spot)) ?? [];
    const prune = read(of("prune"), (spot) => readBoolean(page, spot, "true or false")) ?? true;
    const manifest = { products, rules, exclude, prune };
    const problems = page.problems();
    if (problems.length === 0)
        return { manifest, problems: [] };
    // Of a manifest without other faults resolveTargets says it, once and for the environment at hand.
    const unknown = page.isWhole ? unknownTargets(manifest) : [];
    const isNew = ({ at }) => !problems.some((known) => parse_manifest_byPlace(known, { at }) === 0);
    return { problems: [...problems, ...unknown.filter(isNew)].sort(parse_manifest_byPlace) };
}
function read(field, parse) {
    return field && parse(field.value);
}
function readFiles(page, spot) {
    const remedy = 'Write a glob and a target, for example  "dist/*.zip": app.';
    const rules = readFields(page, spot, { what: "a map of globs", remedy });
    if ((0,dist/* isMap */.jh)(spot.node) && spot.node.items.length === 0) {
        page.complain(spot.offset, { message: "files has no rule.", remedy });
    }
    return rules;
}
function readVersion(page, field) {
    if (!field) {
        missing(page, "version", "Write  version: 1  as the first line.");
        return;
    }
    const { node, offset } = field.value;
    const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
    if (value === "1") {
        const message = 'version is the text "1", and must be the number 1.';
        page.complain(offset, { message, remedy: "Write  version: 1  without quotes." });
    }
    else if (typeof value === "number" && Number.isInteger(value) && value > 1) {
        const message = `This manifest has version ${value}, and this dodo-files knows version 1.`;
        page.complain(offset, { message, remedy: "Use a newer dodo-files." });
    }
    else if (value !== 1) {
        complainOf(page, field.value, { what: "the number 1", remedy: "Write  version: 1." });
    }
}
/** Where the parser failed, a key that seems to be missing may stand in what it could not read. */
function missing(page, key, remedy) {
    if (!page.isWhole || !(0,dist/* isMap */.jh)(page.root.node))
        return;
    page.complain(0, { message: `The manifest has no ${key}; it knows ${listed(manifestKeys)}.`, remedy });
}
function parse_manifest_byPlace(a, b) {
    return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}
function tooLong(file) {
    return new Problem({
        code: "manifest-invalid",
        message: `The manifest has over ${longestText} characters.`,
        remedy: "Let globs match the files instead of naming each.",
        at: { file, line: 1, column: 1 },
    });
}

;// CONCATENATED MODULE: ./build/core/drift.js



/** Compares what a target delivers with the state alone: no manifest, no files, no tag. */
function driftOf(listing, spelling, state) {
    const facts = drift_factsOf(listing, state);
    const { active, listed } = facts;
    const problem = problemOf(listing.target, spelling, [
        kind("missing", missingFrom(facts).map(({ name, file_id }) => `missing: ${name} (${file_id})`)),
        kind("delivered twice", duplicatesIn(facts)),
        kind("other than recorded", active.flatMap((receipt) => otherThanRecorded(receipt, listed.get(receipt.file_id)))),
    ]);
    const intact = active.filter((receipt) => {
        const file = listed.get(receipt.file_id);
        return file !== undefined && isAsRecorded(file, receipt);
    });
    return { problem, notices: drift_noticesOf(spelling, facts), intact };
}
/** `drift`, of files that are listed as recorded and whose download is something else. */
function otherContentThanRecorded(target, spelling, altered) {
    return new Problem({
        code: "drift",
        message: `What buyers of ${spelling} download is not what the state records: ${plural(altered.length, "file")} with other content, or none.`,
        remedy: "Remove it in the Dodo dashboard, then run apply: it delivers the file anew.",
        details: altered.map(({ name, file_id }) => `other content: ${name} (${file_id})`),
        target,
    });
}
function drift_factsOf(listing, { files, retired, releases }) {
    const isOurs = (receipt) => receipt.target === listing.target;
    const others = [...files, ...retired].filter((receipt) => !isOurs(receipt));
    return {
        listing,
        listed: new Map(listing.files.map((file) => [file.file_id, file])),
        active: files.filter(isOurs),
        retired: retired.filter(isOurs),
        elsewhere: new Set(others.map(({ file_id }) => file_id)),
        released: releases[0]?.live[listing.target],
    };
}
/** What was uploaded and never became live is not missed: the next run attaches it. */
function missingFrom({ active, released, listed }) {
    const expected = released ? active.filter(({ file_id }) => released.includes(file_id)) : active;
    return expected.filter(({ file_id }) => !listed.has(file_id));
}
/** A held file stays beside its successor, and a product may show a file of ours again through an entitlement. */
function duplicatesIn({ listing, active, retired, elsewhere }) {
    const ours = new Set(active.map(({ file_id }) => file_id));
    const held = new Set(retired.filter((receipt) => receipt.held).map(({ file_id }) => file_id));
    const counted = listing.files.filter(({ file_id }) => !held.has(file_id) && !elsewhere.has(file_id));
    const names = Map.groupBy(counted, ({ name }) => name);
    const twice = new Set(listing.repeated);
    return [...names].flatMap(([name, files]) => {
        if (!files.some(({ file_id }) => ours.has(file_id)))
            return [];
        const ids = files.flatMap(({ file_id }) => (twice.has(file_id) ? [file_id, file_id] : [file_id]));
        return ids.length > 1 ? [`duplicate: ${name} (${ids.join(", ")})`] : [];
    });
}
function otherThanRecorded(receipt, file) {
    if (!file || isAsRecorded(file, receipt))
        return [];
    const { name, file_id, size } = receipt;
    if (file.name !== name)
        return [`renamed: ${name} (${file_id}) is listed as ${file.name}`];
    return [`other size: ${name} (${file_id}) is listed with ${bytes(file.size ?? 0)}, and ${bytes(size)} were recorded`];
}
function kind(name, lines) {
    return { name, lines };
}
const remedies = {
    missing: "Run apply: it attaches what is missing again, or sends it anew.",
    "delivered twice": "Run apply to withdraw what it delivered twice; a twin that is not recorded has to be removed in the Dodo dashboard.",
    "other than recorded": "Put a changed file right in the Dodo dashboard, or forget its receipt with dodo-files state rm.",
};
function problemOf(target, spelling, kinds) {
    const found = kinds.filter(({ lines }) => lines.length > 0);
    if (found.length === 0)
        return undefined;
    const counts = found.map(({ name, lines }) => `${plural(lines.length, "file")} ${name}`).join(", ");
    return new Problem({
        code: "drift",
        message: `${spelling} does not deliver what the state records: ${counts}.`,
        remedy: found.map(({ name }) => remedies[name]).join(" "),
        details: found.flatMap(({ lines }) => lines),
        target,
    });
}
function drift_noticesOf(spelling, { listing, active, retired, elsewhere }) {
    const recorded = new Set([...active, ...retired].map(({ file_id }) => file_id));
    const foreign = listing.files.filter(({ file_id }) => !recorded.has(file_id) && !elsewhere.has(file_id));
    const live = new Set(listing.files.map(({ file_id }) => file_id));
    const old = retired.filter(({ file_id }) => live.has(file_id));
    const held = old.filter((receipt) => receipt.held);
    const back = old.filter((receipt) => !receipt.held);
    const take = `dodo-files import --only ${spelling} takes over what fits a rule, with --all everything.`;
    return [
        ...said(foreign, (names) => `${spelling} also delivers ${names}: not ours, and buyers see it. ${take}`),
        ...said(held, (names) => `${spelling} still delivers ${names}: withdrawn, but held by Dodo.`),
        ...said(back, (names) => `${spelling} delivers ${names} again, which was withdrawn.`),
    ];
}
function said(files, sentence) {
    if (files.length === 0)
        return [];
    const names = files.slice(0, mostNames).map(({ name }) => name);
    const more = files.length > mostNames ? ` and ${files.length - mostNames} more` : "";
    return [sentence(`${names.join(", ")}${more}`)];
}
const mostNames = 10;

;// CONCATENATED MODULE: ./build/core/orphans.js
/** `named` has every target of every rule, those outside `only` too. Sorted by id. */
function orphansOf(state, named) {
    const held = state.retired.filter((receipt) => receipt.held);
    const left = [...state.files, ...held].filter(({ target }) => !named.has(target));
    return [...Map.groupBy(left, ({ target }) => target)]
        .map(([target, receipts]) => ({ target, files: receipts.length }))
        .sort((a, b) => (a.target < b.target ? -1 : 1));
}
/** What a report says of it. */
function orphanNotice({ target, files }) {
    const count = files === 1 ? "1 file" : `${files} files`;
    return `${target} has ${count} in the state and no rule names it: it was not read and not changed. dodo-files destroy --only ${target} empties it, dodo-files state rm forgets it.`;
}

;// CONCATENATED MODULE: ./build/core/plan-slot.js

/** The truth table for a slot that is desired, first row that fits. docs/behaviour.md has it in words. */
function planSlot(slot) {
    const living = slot.namesakes.filter(({ proof }) => proof !== "dead").map(({ file }) => file);
    // What only an attached entitlement lists cannot be withdrawn from the product: a plan that tried would never be done.
    const dead = slot.namesakes
        .filter(({ file, proof }) => proof === "dead" && file.own)
        .map((one) => clearDead(slot, one.file));
    const live = liveReceipt(slot);
    if (live && !slot.isRetired(live)) {
        return { changes: [keep(slot, live), ...deleteBeyond(slot, live), ...dead], namesakes: living };
    }
    if (live)
        return { changes: [restore(slot, live), ...dead], namesakes: living };
    const proven = slot.namesakes.find(({ proof }) => proof === "equal")?.file;
    if (slot.moved || proven) {
        const ours = slot.moved?.file_id ?? proven?.file_id ?? null;
        return { changes: [adopt(slot, ours), ...dead], namesakes: living.filter(({ file_id }) => file_id !== ours) };
    }
    if (living.length > 0)
        return { stop: "name-taken", by: living };
    const known = isProduct(slot) ? slot.receipts.find((receipt) => isEqual(receipt, slot.placement)) : undefined;
    return { changes: [known ? restore(slot, known) : deliver(slot), ...dead], namesakes: [] };
}
/** Ours with the desired digest and name, live; a retired one only where no active one is. */
function liveReceipt({ receipts, placement, isLive, isRetired }) {
    const live = receipts.filter((receipt) => isEqual(receipt, placement) && isLive(receipt));
    return live.find((receipt) => !isRetired(receipt)) ?? live[0];
}
/** The change that withdraws a recorded file. */
function deletion(receipt, reason) {
    const { target, slot, name, rule, path, size, sha256, file_id, version } = receipt;
    const what = { target, slot, name, rule, path, size, sha256, file_id, version };
    return { action: "delete", ...what, prior: [file_id], reason };
}
/** Without a tag the name is open, and the digest alone decides. */
function isEqual(receipt, { file, name }) {
    return receipt.sha256 === file.sha256 && (name === null || receipt.name === name);
}
function isProduct(slot) {
    return slot.placement.target.startsWith("pdt_");
}
function keep(slot, receipt) {
    return { ...asRecorded(slot, receipt), action: "keep", prior: [], reason: "unchanged" };
}
function deleteBeyond(slot, chosen) {
    const { keep } = slot.placement.rule;
    return beyondKeep(slot, chosen).map((receipt) => {
        const namesake = receipt.name === chosen.name;
        return deletion(receipt, namesake ? "superseded under the same name" : `superseded, and its rule keeps ${keep}`);
    });
}
/** Why a dead file goes. */
const withoutBytes = "listed, but its bytes never arrived: buyers cannot download it";
function clearDead(slot, file) {
    const { target, slot: name, rule } = slot.placement;
    const what = { target, slot: name, name: file.name, rule: rule.glob, path: null, size: null, sha256: null };
    return { action: "delete", ...what, file_id: file.file_id, prior: [file.file_id], reason: withoutBytes };
}
function adopt(slot, file_id) {
    const reason = slot.moved
        ? `live already, recorded as ${slot.moved.slot} before`
        : "live already with the same content, but not recorded";
    return { ...asPlaced(slot), ...takesOver(slot, undefined), action: "adopt", file_id, reason };
}
function restore(slot, known) {
    const reason = slot.isLive(known) ? "withdrawn before, and still live" : "uploaded before, not live now";
    return { ...asRecorded(slot, known), ...takesOver(slot, known), action: "restore", reason };
}
function deliver(slot) {
    const { file } = slot.placement;
    const newest = others(slot, undefined)[0];
    if (!newest)
        return { ...asPlaced(slot), action: "create", file_id: null, prior: [], reason: "new in this target" };
    const reason = newest.sha256 === file.sha256
        ? `same content under a new name, was ${newest.name}`
        : `content differs: ${plan_slot_short(newest.sha256)} → ${plan_slot_short(file.sha256)}, ${bytes(file.size)}`;
    return { ...asPlaced(slot), ...takesOver(slot, undefined), action: "replace", file_id: null, reason };
}
function takesOver(slot, chosen) {
    const newest = others(slot, chosen)[0];
    const prior = beyondKeep(slot, chosen).map((receipt) => receipt.file_id);
    return newest ? { prior, was: newest.version ?? newest.name, was_size: newest.size } : { prior };
}
/** What `keep` leaves no room for once one more file is live, newest first. Buyers cannot tell two equal names apart, so of those one stays. */
function beyondKeep(slot, chosen) {
    const { name, rule } = slot.placement;
    const mine = chosen?.name ?? name;
    const rest = others(slot, chosen);
    const older = rest.filter((receipt) => receipt.name !== mine);
    const stays = new Set(rule.keep === "all" ? older : older.slice(0, rule.keep - 1));
    return rest.filter((receipt) => !stays.has(receipt));
}
/** Held ones count nowhere. */
function others(slot, chosen) {
    return slot.receipts.filter((receipt) => receipt !== chosen && !receipt.held && slot.isLive(receipt));
}
/** A file that Dodo has already goes by the name and version it was delivered with, whatever this run's tag is. */
function asRecorded(slot, { name, version, file_id }) {
    const { open: _, ...rest } = asPlaced(slot);
    return { ...rest, name, version, file_id };
}
function asPlaced({ placement }) {
    const { target, slot, file, rule, version, open } = placement;
    const what = { target, slot, name: placement.name ?? slot, rule: rule.glob, path: file.path };
    return { ...what, size: file.size, sha256: file.sha256, version, ...(open.length > 0 ? { open } : {}) };
}
/** Enough of a digest to tell two apart. */
function plan_slot_short(digest) {
    return digest === null ? "unknown" : `${digest.slice(0, 8)}…`;
}

;// CONCATENATED MODULE: ./build/core/merge-state.js

/**
 * Two versions of one state as one: nothing that either knows is lost. Of a file that both know the later delivery counts; of the same
 * delivery the withdrawal, which came after it, and of two withdrawals what the later version says.
 */
function mergeStates(stored, pushed) {
    const [older, newer] = stored.serial < pushed.serial ? [stored, pushed] : [pushed, stored];
    const merged = new Map();
    for (const standing of [...standingsOf(older), ...standingsOf(newer)]) {
        const { file_id } = standing.receipt;
        const known = merged.get(file_id);
        if (!known || isLater(standing, known))
            merged.set(file_id, standing);
    }
    const all = [...merged.values()];
    return {
        ...stored,
        serial: Math.max(stored.serial, pushed.serial),
        files: all.filter(({ isActive }) => isActive).map(({ receipt }) => receipt),
        retired: all.filter(({ isActive }) => !isActive).map(({ receipt }) => receipt),
        releases: united([...newer.releases, ...older.releases]),
    };
}
function standingsOf({ files, retired }) {
    const standing = (isActive) => (receipt) => ({ receipt, isActive });
    return [...files.map(standing(true)), ...retired.map(standing(false))];
}
/** Whether what the later version says counts. */
function isLater(newer, known) {
    const difference = Date.parse(newer.receipt.delivered_at) - Date.parse(known.receipt.delivered_at);
    return difference === 0 ? known.isActive || !newer.isActive : difference > 0;
}
/** Newest first, each once: by its run, else by its time. Of one that both know the later wins, with the targets of both. */
function united(releases) {
    const keyOf = ({ run, tag, commit, at }) => JSON.stringify(run === undefined ? [at] : [run, tag, commit]);
    const sorted = releases.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.serial - a.serial);
    return [...Map.groupBy(sorted, keyOf).values()]
        .flatMap(([newest, ...others]) => {
        const live = [newest, ...others].toReversed().map((release) => release?.live);
        return newest ? [{ ...newest, live: Object.assign({}, ...live) }] : [];
    })
        .slice(0, keptReleases);
}

;// CONCATENATED MODULE: ./build/core/entries.js


function emptyState(of) {
    return { version: 1, serial: 0, files: [], retired: [], releases: [], ...of };
}
/** The state after one more save that carries these entries, oldest first; a state that is merged in comes before them. */
function replay(saved, entries) {
    const merge = (state, entry) => (entry.op === "merge" ? mergeStates(state, entry.state) : state);
    const state = entries.reduce(merge, saved);
    const files = new Map(state.files.map((receipt) => [receipt.file_id, receipt]));
    const retired = new Map(state.retired.map((receipt) => [receipt.file_id, receipt]));
    let releases = state.releases;
    const serial = state.serial + 1;
    for (const entry of entries) {
        if (entry.op === "merge")
            continue;
        if (entry.op === "release") {
            releases = withRelease(releases, { serial, ...entry.release });
            continue;
        }
        if (entry.op === "complete") {
            releases = completed(releases, { serial, at: entry.at, live: entry.live });
            continue;
        }
        const id = entry.op === "record" ? entry.receipt.file_id : entry.file_id;
        const known = files.get(id) ?? retired.get(id);
        files.delete(id);
        retired.delete(id);
        if (entry.op === "record")
            files.set(id, entry.receipt);
        if (entry.op === "retire" && known)
            retired.set(id, { ...known, held: entry.held });
    }
    const needed = new Set(releases.flatMap((release) => Object.values(release.live).flat()));
    const stays = (receipt) => receipt.held !== undefined || needed.has(receipt.file_id);
    const released = entries.some((entry) => entry.op === "release");
    const rest = [...retired.values()];
    return { ...state, serial, files: [...files.values()], retired: released ? rest.filter(stays) : rest, releases };
}
/** A run that wrote only some targets leaves the others as they were, and the jobs of one run (a matrix over `only`) make one release. */
function withRelease(releases, release) {
    const [newest, ...older] = releases;
    // Without a run id it is the same one only where a save whose answer was lost is replayed on itself. A rollback is one of its own.
    const sameTag = newest?.tag === release.tag && newest?.commit === release.commit;
    const sameRun = newest?.run === release.run && (release.run !== undefined || newest?.at === release.at) && sameTag;
    const merged = { ...release, live: { ...newest?.live, ...release.live } };
    return [merged, ...(sameRun ? older : releases)].slice(0, keptReleases);
}
/**
 * An import changes nothing for buyers, so it is no release of its own: it completes the newest one, so that a rollback, a check and
 * the outputs count its files. Where there is none yet it is the first, which the next run can be taken back to.
 */
function completed([newest, ...older], found) {
    if (!newest)
        return [found];
    const more = Object.entries(found.live).map(([target, ids]) => {
        return [target, [...new Set([...(newest.live[target] ?? []), ...ids])]];
    });
    return [{ ...newest, live: { ...newest.live, ...Object.fromEntries(more) } }, ...older];
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
;// CONCATENATED MODULE: ./build/core/release.js

const longestSemver = 256;
/** The semver that the tag ends in, else the tag without a `v` before a digit. */
function versionOfTag(tag) {
    return semverOf(tag) ?? withoutV(tag);
}
/** Whether the tag ends in a semver with a prerelease part. */
function isPrereleaseTag(tag) {
    const version = semverOf(tag);
    return version !== undefined && semver.prerelease(version) !== null;
}
/** Below zero where `a` is older; undefined where either is no semver. Build metadata does not count. */
function compareVersions(a, b) {
    const [left, right] = [withoutV(a), withoutV(b)];
    return isSemver(left) && isSemver(right) ? semver.compare(left, right) : undefined;
}
/** The longest semver that the tag ends in, after its start or one of `/ @ - _`, without a `v`. */
function semverOf(tag) {
    const end = tag.slice(-longestSemver - 2);
    const starts = [...end.matchAll(/[/@_-]/g)].map((match) => match.index + 1);
    const whole = end.length === tag.length ? [0] : [];
    return [...whole, ...starts].map((start) => withoutV(end.slice(start))).find(isSemver);
}
/** The package alone would also take `v1.0.0`, `=1.0.0` and spaces. */
function isSemver(text) {
    return /^\d\S*$/.test(text) && semver.valid(text) !== null;
}
function withoutV(text) {
    return text.replace(/^v(?=\d)/, "");
}

;// CONCATENATED MODULE: ./build/core/backwards.js


/** Where a slot would go back to an older version, or an older run was started again: a sentence for each file that is newer. */
function deliversOlder(slot, changes, run) {
    const isDelivered = changes.some(isDelivery);
    const gone = withdrawnBy(changes);
    return slot.receipts
        .filter((receipt) => slot.isLive(receipt) && !slot.isRetired(receipt))
        .filter((receipt) => isDelivered || gone.has(receipt.file_id))
        .flatMap((receipt) => isNewer(receipt, { version: slot.placement.version, run }));
}
/** Where what is not wanted any more is newer than this run: a sentence for each such file. */
function deletesNewer(world, changes, run) {
    const gone = withdrawnBy(changes);
    const versions = new Map(world.placements.map(({ rule, version }) => [rule.glob, version]));
    return world.active
        .filter(({ file_id }) => gone.has(file_id))
        .flatMap((receipt) => isNewer(receipt, { version: versions.get(receipt.rule), run }));
}
function withdrawnBy(changes) {
    return new Set(changes.flatMap(({ prior }) => prior));
}
function isNewer({ name, version: live, run: theirs }, { version, run }) {
    if (version !== undefined && live !== undefined && (compareVersions(version, live) ?? 0) < 0) {
        return [`${name} is live at ${live}, and this run is ${version}.`];
    }
    return isOlderRun(run, theirs) ? [`${name} was delivered by run ${theirs}, newer than this run (${run}).`] : [];
}
/** Run ids may be longer than a number is exact. */
function isOlderRun(ours, theirs) {
    const isRunId = (run) => run !== undefined && /^\d{1,20}$/.test(run);
    return isRunId(ours) && isRunId(theirs) && BigInt(ours) < BigInt(theirs);
}

;// CONCATENATED MODULE: ./build/core/buyers-view.js


/** Withdrawals that were refused before and are tried again, per run and target. */
const mostHeld = 10;
/** The changes of a target, with what its buyers see before and after. */
function buyersView(world, changes, allowEmptyTarget) {
    const { target, spellings, listing, recorded, retired } = world;
    const before = listing.files.map(({ file_id, name, size }) => ({ file_id, name, size }));
    const gone = new Set(changes.flatMap(({ prior }) => prior));
    const stays = before.filter((file) => !gone.has(file.file_id));
    const ids = new Set(stays.map((file) => file.file_id));
    const added = changes
        .filter((change) => isDelivery(change) && !ids.has(change.file_id ?? ""))
        .map(({ file_id, name, size }) => ({ file_id, name, size }));
    const after = [...stays, ...added].sort(byName);
    const named = new Set(changes.map(({ file_id }) => file_id));
    const foreign = stays.filter(({ file_id }) => !recorded.has(file_id) && !named.has(file_id));
    // Where only held files are left, one of them is not tried: nobody asked for an empty target.
    const most = allowEmptyTarget ? mostHeld : Math.min(mostHeld, Math.max(0, after.length - 1));
    const held = retired
        .filter((receipt) => receipt.held && ids.has(receipt.file_id) && !named.has(receipt.file_id))
        .sort(longestUntried)
        .slice(0, most)
        .map(({ file_id }) => file_id);
    return { target, spellings, changes, foreign, held, before, after };
}
function longestUntried(a, b) {
    return order(a.held?.since ?? "", b.held?.since ?? "") || order(a.file_id, b.file_id);
}

;// CONCATENATED MODULE: ./build/core/plan-undesired.js



/** The truth table for what is recorded and not desired, by name; `changes` are those of the desired slots. */
function planUndesired(world, prune, changes) {
    const named = new Set(changes.flatMap(({ file_id, prior }) => [file_id, ...prior]));
    const desired = new Set(world.placements.map(({ slot }) => slot));
    const planned = new Set(changes.map(({ slot }) => slot));
    const isLive = ({ file_id }) => world.live.has(file_id);
    // A withdrawn file that is listed again is ours like any other; a held one is no change.
    const back = world.retired.filter((receipt) => isLive(receipt) && !receipt.held);
    return [...world.active, ...back]
        .filter(({ file_id }) => !named.has(file_id))
        .sort(byName)
        .flatMap((receipt) => {
        if (!desired.has(receipt.slot))
            return planLeft(receipt, isLive(receipt), { world, prune });
        const isSuperseded = planned.has(receipt.slot) && !isLive(receipt);
        return isSuperseded ? [forgotten(receipt, "superseded, and not live")] : [];
    });
}
/** A receipt whose slot nobody wants in this run. */
function planLeft(receipt, isLive, { world, prune }) {
    if (world.parts.some((part) => mayHaveDelivered(part, receipt)))
        return [kept(receipt, "not built in this run")];
    if (!isLive)
        return [forgotten(receipt, "not wanted, and not live")];
    if (!prune)
        return [kept(receipt, "left the manifest")];
    const isMatched = world.parts.some(({ glob }) => glob === receipt.rule);
    return [deletion(receipt, isMatched ? "its rule matches other files now" : "its rule left the manifest")];
}
/**
 * Whether a rule that matched nothing, or took no part, may be the one that delivers this file. Two rules may share a glob,
 * and a glob may have been rewritten since: a file that might be wanted stays.
 */
function mayHaveDelivered({ glob, state }, { rule, path }) {
    if (state === "matched")
        return false;
    return glob === rule || compileGlob(glob, { dot: true }).matches(path);
}
function kept(receipt, reason) {
    return { ...deletion(receipt, reason), action: "keep", prior: [] };
}
function forgotten(receipt, reason) {
    return { ...deletion(receipt, reason), action: "forget", prior: [] };
}

;// CONCATENATED MODULE: ./build/core/plan-target.js








/** Those that decide first, since downloads have a bound. */
function namesakesToProve(facts) {
    const { world } = agree(facts);
    const all = world.placements.flatMap((placement) => {
        const slot = slotOf(placement, world);
        const decides = !liveReceipt(slot) && !slot.moved;
        return namesakesOf(placement, world).map((file) => ({ file, placement, key: proofKey(file, placement), decides }));
    });
    return [...all.filter(({ decides }) => decides), ...all.filter(({ decides }) => !decides)];
}
/** Plans one target. Pure; problems stop it, warnings do not. */
function planTarget(facts, rules) {
    const { world, warnings } = agree(facts);
    const desired = planDesired(world, rules.run);
    const undesired = planUndesired(world, rules.prune, desired.changes);
    const all = [...desired.changes, ...undesired];
    const goes = (change) => !plan_isPending(change) || rules.allows?.(change) !== false;
    const changes = all.filter(goes);
    const plan = buyersView(world, changes, rules.allowEmptyTarget);
    const problems = [...desired.problems];
    const isSettled = problems.length === 0 && !desired.changes.some(isDelivery);
    const elsewhere = isSettled ? undefined : deliversThroughEntitlement(world, world.recorded);
    if (elsewhere)
        problems.unshift(elsewhere);
    const backwards = [...desired.backwards, ...deletesNewer(world, undesired, rules.run)];
    if (backwards.length > 0 && !rules.allowDowngrade)
        problems.push(wouldDowngrade(world, backwards));
    const isEmptied = plan.after.length === 0 && plan.before.length > 0;
    if (isEmptied && !rules.allowEmptyTarget)
        problems.push(wouldEmpty(world));
    return {
        plan,
        waiting: all.filter((change) => !goes(change)),
        problems,
        warnings: [...warnings, ...desired.warnings],
    };
}
function planDesired(world, run) {
    const changes = [];
    const problems = [];
    const warnings = [];
    const backwards = [];
    for (const placement of world.placements) {
        const slot = slotOf(placement, world);
        const planned = planSlot(slot);
        if ("stop" in planned) {
            problems.push(nameTaken(world, placement.name ?? placement.slot, planned.by));
            continue;
        }
        changes.push(...planned.changes);
        warnings.push(...planned.namesakes.map((file) => namesakeWarning(world, file)));
        backwards.push(...deliversOlder(slot, planned.changes, run));
    }
    return { changes, problems, warnings, backwards };
}

;// CONCATENATED MODULE: ./build/core/desired.js


/** Whether a rule takes part in this run. A run is a prerelease when its tag or its `release` event says so. */
function takesPart(rule, environment, { tag, prerelease }) {
    if (environment === "test_mode" || rule.when === "always")
        return true;
    const isPrerelease = prerelease === true || (tag !== undefined && isPrereleaseTag(tag));
    return (rule.when === "prerelease") === isPrerelease;
}
/**
 * Leaves one placement per name and slot of each target. The same file under the same name is no collision: the first
 * rule has it. `spellings` are how the manifest names the targets.
 */
function settleNames(placements, spellings) {
    const problems = [];
    const settled = new Set();
    for (const [target, all] of Map.groupBy(placements, (placement) => placement.target)) {
        const each = firstOf(all, (one) => JSON.stringify([one.file.real, shownName(one)])).map(([first]) => first);
        const spelling = spellings.get(target)?.[0] ?? target;
        const named = firstOf(each, (one) => folded(shownName(one)));
        const slots = firstOf(named.map(([first]) => first), ({ slot }) => folded(slot));
        for (const [first, ...others] of [...named, ...slots]) {
            if (others.length > 0)
                problems.push(collision(spelling, [first, ...others]));
        }
        for (const [first] of slots)
            settled.add(first);
    }
    return { placements: placements.filter((one) => settled.has(one)), problems };
}
function firstOf(placements, key) {
    const groups = new Map();
    for (const placement of placements) {
        const group = groups.get(key(placement));
        if (group)
            group.push(placement);
        else
            groups.set(key(placement), [placement]);
    }
    return [...groups.values()];
}
/** In a run without a tag the slot stands for the name. */
function shownName({ name, slot }) {
    return name ?? slot;
}
/** Upper case first: it folds what has one capital and two small letters. */
function folded(name) {
    return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
function collision(spelling, group) {
    const [first, second] = group;
    const names = [...new Set(group.map(shownName))];
    const how = names.length === 1 ? `${group.length} files named ${names[0]}` : `${names.join(" and ")}, which are too much alike`;
    const last = second ?? first;
    return new Problem({
        code: "name-collision",
        message: `${spelling} would deliver ${how}: ${group.map(({ file }) => file.path).join(" and ")}.`,
        remedy: "Give each file a name of its own: write a name with {dir} or {base}, or take one of them out with exclude.",
        at: last.rule.nameAt,
        target: first.target,
    });
}

;// CONCATENATED MODULE: ./build/core/collisions.js


/**
 * Buyers of a product see its files and those of the entitlements attached to it in one list. Where a run delivers to both:
 * two different files under one name, or names that differ only in case. `name-collision`, which stops the run.
 */
function collisionsAcross(placements, listings) {
    const byTarget = Map.groupBy(placements, ({ target }) => target);
    return [...byTarget].flatMap(([target, placed]) => {
        const attached = (listings.get(target)?.entitlements ?? []).filter(({ id }) => id !== target);
        const taken = Map.groupBy(attached.flatMap(({ id }) => byTarget.get(id) ?? []), collisions_keyOf);
        return placed.flatMap((ours) => (taken.get(collisions_keyOf(ours)) ?? [])
            .filter((theirs) => shownName(theirs) !== shownName(ours) || theirs.file.sha256 !== ours.file.sha256)
            .map((theirs) => collisions_collision(ours, theirs)));
    });
}
function collisions_collision(ours, theirs) {
    const names = [...new Set([shownName(ours), shownName(theirs)])];
    const how = names.length === 1 ? `two different files named ${names[0]}` : `${names.join(" and ")}, the same but for case`;
    return new Problem({
        code: "name-collision",
        message: `Buyers of ${ours.target} would see ${how}: one from it, one from ${theirs.target}, an entitlement attached to it.`,
        remedy: "Give one of them another name, or deliver it to one of the two only.",
        at: ours.rule.nameAt,
        details: [ours, theirs].map(({ target, file }) => `${file.path} for ${target}`),
    });
}
function collisions_keyOf(placement) {
    return folded(shownName(placement));
}

;// CONCATENATED MODULE: ./build/core/planner.js




/** The facts of each target that could be read. */
function planner_factsOf(input) {
    const { environment, proofs, state } = input;
    const placements = byTarget(input.placements);
    const parts = byTarget(input.parts);
    const active = byTarget(state.files);
    const retired = byTarget(state.retired);
    const recorded = [...state.files, ...state.retired];
    return [...input.targets].flatMap(([target, spellings]) => {
        const listing = input.listings.get(target);
        if (!listing)
            return [];
        const of = (map) => map.get(target) ?? [];
        const elsewhere = new Set(recorded.filter((one) => one.target !== target).map(({ file_id }) => file_id));
        const desired = { placements: of(placements), parts: of(parts) };
        const known = { active: of(active), retired: of(retired), elsewhere };
        return [{ target, environment, spellings, listing, proofs, ...desired, ...known }];
    });
}
/** plan(desired, recorded, live): pure. */
function makePlan(input) {
    const { environment, manifest, manifestDigest: manifest_digest, state, offline, tag, commit, rules } = input;
    const { lineage, serial } = state;
    const planned = planAll(planner_factsOf(input), rules);
    const targets = planned.map((target) => target.plan);
    const head = { version: 1, environment, manifest, manifest_digest, lineage, serial };
    const plan = { ...head, offline, tag, commit, targets };
    const removals = countRemovals(changesOf(plan));
    const problems = [
        ...(removals > rules.maxRemovals ? [tooManyRemovals(removals, rules.maxRemovals)] : []),
        ...collisionsAcross(input.placements, input.listings),
        ...planned.flatMap((target) => target.problems),
    ];
    const waiting = planned.flatMap((target) => target.waiting);
    return { plan, waiting, problems, warnings: planned.flatMap((target) => target.warnings) };
}
/** A listing made of receipts alone: what an offline plan compares with. */
function recordedListing(target, receipts) {
    const files = receipts
        .filter((receipt) => receipt.target === target)
        .map(({ file_id, name, size }) => ({ file_id, name, size, download_url: "", own: true }));
    return { target, files, entitlements: [], beside: {} };
}
/** A file that several targets list is adopted by one: by the entitlement whose own it is, before any product it is attached to. */
function planAll(all, rules) {
    const adopted = new Set();
    const planned = new Map();
    const isProduct = ({ target }) => target.startsWith("pdt_");
    for (const facts of [...all.filter((one) => !isProduct(one)), ...all.filter(isProduct)]) {
        const one = planTarget({ ...facts, elsewhere: new Set([...facts.elsewhere, ...adopted]) }, rules);
        planned.set(facts, one);
        for (const { action, file_id } of [...one.plan.changes, ...one.waiting]) {
            if (action === "adopt" && file_id)
                adopted.add(file_id);
        }
    }
    return all.flatMap((facts) => planned.get(facts) ?? []);
}
/**
 * Deletes less the creates of the same rule and target: names that carry a version of their own change slot at each release.
 * A file that comes back, and takes nobody's place, counts like a create: it is one, in a run that was cut off before.
 */
function countRemovals(changes) {
    const balance = new Map();
    for (const change of changes) {
        const isNew = isDelivery(change) && change.was === undefined;
        const step = change.action === "delete" ? 1 : isNew ? -1 : 0;
        const key = JSON.stringify([change.target, change.rule]);
        balance.set(key, (balance.get(key) ?? 0) + step);
    }
    return [...balance.values()].reduce((sum, each) => sum + Math.max(0, each), 0);
}
function byTarget(items) {
    return Map.groupBy(items, ({ target }) => target);
}

;// CONCATENATED MODULE: ./build/app/pool.js
/** Runs work at most `size` at a time, first come first served. Each promise settles as its own work does. */
function createPool(size) {
    const waiting = [];
    let running = 0;
    return async (work) => {
        if (running >= size)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running += 1;
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                running -= 1;
        }
    };
}
/** `map` over a pool of its own, in order. */
async function mapPool(items, size, work) {
    const run = createPool(size);
    return Promise.all(items.map((item) => run(() => work(item))));
}

;// CONCATENATED MODULE: ./build/app/preflight.js






/** Reads the state; where nothing is stored yet it begins with a new lineage. Throws `state-…`. */
async function loadState(store, of) {
    const { environment, manifest, newLineage } = of;
    const found = await store.load();
    if (!found)
        return { state: emptyState({ lineage: newLineage(), environment, manifest }), revision: null };
    const state = parseState(found.text, { environment, manifest, where: store.where });
    return { state, revision: found.revision };
}
/** Reads every target before the first byte is sent. Throws what concerns them all: the key, the network. */
async function preflight_readTargets(targets, storefront) {
    const problems = [];
    const listings = new Map();
    let ended;
    await mapPool(targets, 8, async (target) => {
        if (ended)
            return;
        try {
            listings.set(target, await storefront.read(target));
        }
        catch (error) {
            if (!(error instanceof Problem) || isOfAll(error))
                ended ??= error;
            else
                problems.push(ofTarget(error, target));
        }
    });
    if (ended)
        throw ended;
    return {
        listings,
        problems: problems.sort((a, b) => targets.indexOf(a.target ?? "") - targets.indexOf(b.target ?? "")),
    };
}
function isOfAll({ code }) {
    return ["unauthorized", "forbidden", "network", "interrupted"].includes(code);
}
/** What an offline plan compares with: the state alone. */
function recordedListings(targets, { state }) {
    return new Map(targets.map((target) => [target, recordedListing(target, state.files)]));
}
/** Bytes that may be downloaded per target to prove namesakes. */
const proofLimit = 1024 ** 3;
/** Proves the namesakes that the plan depends on, then plans. */
async function planRun(input, storefront) {
    const facts = planner_factsOf({ ...input, proofs: new Map() });
    const proofs = new Map();
    if (storefront)
        await mapPool(facts, 4, (target) => proveNamesakes(target, { storefront, proofs }));
    return makePlan({ ...input, proofs });
}
async function proveNamesakes(facts, by) {
    await proveAll(namesakesToProve(facts), by);
}
/** Compares listed files of one target with the files that they compete with, as far as downloads have a bound. */
async function proveAll(pairs, { storefront, proofs }) {
    let left = proofLimit;
    for (const { file, placement, key, decides } of pairs) {
        proofs.set(key, await storefront.prove(file, placement.file, decides ? left : 0));
        if (decides)
            left -= placement.file.size;
    }
}

;// CONCATENATED MODULE: ./build/core/scan-problems.js

function ruleEmpty(rule, details) {
    return new Problem({
        code: "rule-empty",
        message: `"${rule.glob}" matches no file.`,
        remedy: "Build the file before this step or correct the glob, or set empty: warn to keep what buyers have.",
        at: rule.at,
        details,
    });
}
function ruleCount(rule, expected, found) {
    const more = found.length > 20 ? [`and ${found.length - 20} more`] : [];
    return new Problem({
        code: "rule-count",
        message: `"${rule.glob}" matches ${found.length === 1 ? "1 file" : `${found.length} files`}, and the rule expects ${expected}.`,
        remedy: "Build what is missing, take out what is too much with exclude, or correct expect.",
        at: rule.at,
        details: [...found.slice(0, 20).map(({ path }) => path), ...more],
    });
}
function fileEmpty(path, rule) {
    return new Problem({
        code: "file-empty",
        message: `${path} is empty (0 bytes).`,
        remedy: "Look why the build wrote nothing into it, or leave it out with exclude.",
        at: rule.at,
    });
}
function lfsPointer(path, rule) {
    return new Problem({
        code: "lfs-pointer",
        message: `${path} is a Git LFS pointer, not the file itself.`,
        remedy: "Fetch the file before this step: with: { lfs: true } on actions/checkout, or git lfs pull.",
        at: rule.at,
    });
}
const gibibyte = 1024 ** 3;
/** The most bytes that a file of this target may have, and how to say it. */
function limitOf(target) {
    return target.startsWith("ent_")
        ? { bytes: 500 * 1024 ** 2, words: "500 MiB for an entitlement" }
        : { bytes: 5 * gibibyte, words: "5 GiB for a product" };
}
function fileTooLarge(file, rule, target) {
    return new Problem({
        code: "file-too-large",
        message: `${file.path} has ${(file.size / gibibyte).toFixed(2)} GiB, over the limit of ${limitOf(target).words}.`,
        remedy: "Make it smaller or split it, or leave it out with exclude.",
        at: rule.at,
        target,
    });
}
/** `fault` is a sentence without its stop. */
function nameInvalid(path, rule, fault) {
    return new Problem({
        code: "name-invalid",
        message: `${path} cannot be delivered under the name that the rule gives it: ${fault}.`,
        remedy: "Change the rule's name, or rename the file.",
        at: rule.nameAt,
    });
}
function versionMissing(product, path, fault) {
    return new Problem({
        code: "file-unreadable",
        message: `The version of ${product.name} should come from ${path}, and ${fault}.`,
        remedy: 'Build the file before this step, or correct version: a JSON file needs a "version", any other a first line.',
        at: product.at,
    });
}

;// CONCATENATED MODULE: ./build/app/complaints.js

/** What work returns, or the Problem that it throws. Anything else that it throws goes on its way. */
async function attempt(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof Problem)
            return error;
        throw error;
    }
}
function createComplaints() {
    const said = new Set();
    const problems = [];
    const warnings = [];
    const say = (into, problem) => {
        const key = JSON.stringify([problem.code, problem.message, problem.target]);
        if (!said.has(key))
            into.push(problem);
        said.add(key);
    };
    const stop = (problem) => say(problems, problem);
    return {
        problems,
        warnings,
        stop,
        warn: (problem) => say(warnings, problem),
        hear(outcome, at) {
            if (!(outcome instanceof Problem))
                return outcome;
            stop(new Problem({ ...outcome, message: outcome.message, cause: outcome.cause, at }));
            return undefined;
        },
    };
}

;// CONCATENATED MODULE: ./build/app/product-version.js


/** What each product says its version is; absent where it says nothing. `lenient`: what is missing is a warning. */
async function readVersions(products, workspace, { complaints, lenient }) {
    const versions = new Map();
    for (const product of products) {
        const source = product.version;
        if (!source)
            continue;
        if ("text" in source) {
            versions.set(product, source.text);
            continue;
        }
        const text = complaints.hear(await attempt(() => workspace.text(source.file)), product.at);
        if (text === undefined)
            continue;
        const read = text === null ? { fault: "there is no such file" } : versionIn(text, source.file);
        if ("version" in read)
            versions.set(product, read.version);
        else
            complaints[lenient ? "warn" : "stop"](versionMissing(product, source.file, read.fault));
    }
    return versions;
}
function versionIn(text, path) {
    if (!/\.json$/i.test(path)) {
        const version = text.split(/\r?\n/, 1)[0]?.trim() ?? "";
        return version === "" ? { fault: "its first line is empty" } : { version };
    }
    try {
        const json = JSON.parse(text);
        const version = typeof json === "object" && json !== null && "version" in json ? json.version : undefined;
        return typeof version === "string" && version !== ""
            ? { version }
            : { fault: 'it has no "version" that is a text' };
    }
    catch {
        return { fault: "it is not JSON" };
    }
}

;// CONCATENATED MODULE: ./build/app/scan.js









/** Files that are hashed at a time. */
const hashers = 4;
/** Files on disk → placements. Rules without a target of this run are left alone. All problems come at once. */
async function scan(input, workspace) {
    const { manifest, resolved, lenient } = input;
    const complaints = createComplaints();
    const rules = manifest.rules.flatMap((rule) => chosenOf(rule, resolved));
    const isActive = ({ rule }) => takesPart(rule, input.environment, input.facts);
    const active = rules.filter(isActive);
    const matched = await matchRules(active, { input, workspace, complaints });
    const products = new Set(active.flatMap(({ targets }) => targets.flatMap(({ product }) => product ?? [])));
    const versions = await readVersions([...products], workspace, { complaints, lenient });
    const hashed = await hashFiles(matched, workspace, complaints);
    const wanted = matched.flatMap((match) => placeRule(match, { hashed, versions, facts: input.facts, complaints }));
    const { placements, problems } = settleNames(wanted, resolved.spellings);
    for (const problem of problems)
        complaints.stop(problem);
    const files = new Map(matched.map(({ rule, files: found }) => [rule, found]));
    return {
        placements,
        parts: rules.flatMap((chosen) => scan_partsOf(chosen, files.get(chosen.rule))),
        problems: complaints.problems,
        warnings: complaints.warnings,
        notices: [...new Set(rules.filter((chosen) => !isActive(chosen)).map(({ rule }) => takesNoPart(rule)))],
    };
}
function chosenOf(rule, resolved) {
    const targets = (resolved.ofRule.get(rule) ?? []).filter(({ target }) => resolved.chosen.has(target));
    return targets.length === 0 ? [] : [{ rule, targets }];
}
function scan_partsOf({ rule, targets }, files) {
    const state = files === undefined ? "took-no-part" : files.length > 0 ? "matched" : "matched-nothing";
    return targets.map(({ target }) => ({ target, glob: rule.glob, state, at: rule.at }));
}
function takesNoPart({ glob, when }) {
    const run = when === "release" ? "a prerelease" : "not a prerelease";
    return `"${glob}" takes no part in this run, which is ${run}: what it delivered stays.`;
}
async function matchRules(rules, by) {
    const { input, workspace, complaints } = by;
    const patternOf = ({ glob, exclude }) => ({ glob, exclude: [...exclude, ...input.manifest.exclude] });
    const lists = await findFiles(rules.map(({ rule }) => ({ rule, pattern: patternOf(rule) })), by);
    const matched = [];
    for (const [index, { rule, targets }] of rules.entries()) {
        const files = lists[index];
        matched.push({ rule, targets, files: files ?? [] });
        const { expect } = rule;
        if (!files || files.length === expect)
            continue;
        const mild = input.lenient || (files.length === 0 && rule.empty === "warn");
        const say = mild ? complaints.warn : complaints.stop;
        if (files.length === 0)
            say(ruleEmpty(rule, await workspace.hints(patternOf(rule))));
        else if (expect !== undefined)
            say(ruleCount(rule, expect, files));
    }
    return matched;
}
/** One walk for all; only where that fails rule by rule, to tell whose the problem is. Absent where the rule's own failed. */
async function findFiles(wanted, { workspace, complaints }) {
    const all = await attempt(() => workspace.find(wanted.map(({ pattern }) => pattern)));
    if (!(all instanceof Problem))
        return all;
    const lists = [];
    for (const { rule, pattern } of wanted) {
        const found = complaints.hear(await attempt(() => workspace.find([pattern])), rule.at);
        lists.push(found?.[0]);
    }
    return lists;
}
/** By real path: each file is hashed once, whatever rules and links lead to it. Absent where it cannot be delivered. */
async function hashFiles(matched, workspace, complaints) {
    const wanted = new Map();
    for (const { rule, targets, files } of matched) {
        for (const file of files) {
            const fits = targets.filter(({ target }) => file.size <= limitOf(target).bytes);
            for (const { target } of targets.filter((each) => !fits.includes(each))) {
                complaints.stop(fileTooLarge(file, rule, target));
            }
            const key = file.problem ? file.path : file.real;
            if (fits.length > 0 && !wanted.has(key))
                wanted.set(key, { file, rule });
        }
    }
    const all = [...wanted.values()];
    const reads = await mapPool(all, hashers, ({ file }) => attempt(() => workspace.hash(file)));
    const hashed = new Map();
    for (const [index, { file, rule }] of all.entries()) {
        const read = complaints.hear(reads[index], rule.at);
        if (read?.file.size === 0)
            complaints.stop(fileEmpty(file.path, rule));
        else if (read?.lfs)
            complaints.stop(lfsPointer(file.path, rule));
        else if (read)
            hashed.set(file.real, read.file);
    }
    return hashed;
}
function placeRule({ rule, targets, files }, known) {
    return files.flatMap(({ path, real, size }) => {
        const hashed = known.hashed.get(real);
        const fits = targets.filter(({ target }) => size <= limitOf(target).bytes);
        return hashed ? fits.flatMap((goal) => placeFile({ ...hashed, path }, { rule, goal, known })) : [];
    });
}
function placeFile(file, { rule, goal, known }) {
    const { tag, commit: sha } = known.facts;
    const own = goal.product && known.versions.get(goal.product);
    const version = own ?? (tag === undefined ? undefined : versionOfTag(tag));
    const { name, slot, open } = expandName(rule.name, { path: file.path, tag, version, sha });
    const fault = nameFault(name ?? slot);
    if (fault !== undefined)
        known.complaints.stop(nameInvalid(file.path, rule, `${name ?? slot} ${fault}`));
    return fault === undefined ? [{ target: goal.target, slot, name, file, rule, version, open }] : [];
}

;// CONCATENATED MODULE: ./build/app/until-stopped.js
/** Whichever comes first: a signal does not wait for what is under way, since the runner kills the process soon after it. */
function untilStopped(work, signal) {
    work.catch(() => { });
    return Promise.race([
        work,
        new Promise((_, reject) => {
            if (signal.aborted)
                reject(signal.reason);
            signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        }),
    ]);
}

;// CONCATENATED MODULE: ./build/app/prepare.js





/** What the manifest's names mean in the environment of this run. */
function resolve(parsed, { settings, draft }) {
    const { environment, config: file, only } = settings;
    if (!environment)
        throw new Error("settings without an environment");
    const resolved = resolveTargets({ manifest: parsed, file, environment, only });
    draft.resolved(resolved);
    draft.problems.push(...resolved.problems);
    return { environment, resolved };
}
/** Scans the workspace and loads the state; undefined where a problem that is of no one target stops the run. */
async function prepare(parsed, run) {
    const { settings, ports, draft } = run;
    const { config: file, facts, lenient } = settings;
    const { environment, resolved } = resolve(parsed, run);
    const loading = loadState(ports.store, { environment, manifest: run.manifest.path, newLineage: ports.newLineage });
    const scanning = scan({ manifest: parsed, file, environment, resolved, facts, lenient }, ports.workspace);
    const [scanned, loaded] = await untilStopped(Promise.allSettled([scanning, loading]), ports.signal);
    if (scanned.status === "rejected")
        throw scanned.reason;
    draft.take(scanned.value);
    if (loaded.status === "fulfilled")
        draft.loaded(loaded.value.state, ports.store.where);
    else if (loaded.reason instanceof Problem)
        draft.problems.push(loaded.reason);
    else
        throw loaded.reason;
    if (draft.problems.some((problem) => problem.target === undefined) || loaded.status === "rejected") {
        const serial = loaded.status === "fulfilled" ? loaded.value.state.serial : undefined;
        ports.observe({ kind: "started", where: ports.store.where, serial, environment, targets: 0, offline: false });
        return undefined;
    }
    return { ...run, environment, resolved, snapshot: loaded.value, parsed, scanned: scanned.value };
}
/** Reads every target of the run that nothing has stopped; without a key what the state records stands for it. */
async function readLive(run) {
    const { ports, draft, environment, resolved, snapshot } = run;
    const { storefront, store } = ports;
    const stopped = new Set(draft.problems.map(({ target }) => target));
    const targets = [...resolved.chosen].filter((target) => !stopped.has(target));
    const offline = storefront === undefined;
    const { serial } = snapshot.state;
    ports.observe({ kind: "started", where: store.where, serial, environment, targets: targets.length, offline });
    if (!storefront)
        return recordedListings(targets, snapshot);
    const { listings, problems } = await untilStopped(preflight_readTargets(targets, storefront), ports.signal);
    draft.problems.push(...problems);
    for (const listing of listings.values())
        draft.seen(listing);
    return listings;
}
/** What a plan is made from. */
function planInput(desired, listings, allows) {
    const { settings, manifest, environment, snapshot, resolved, scanned, parsed, ports } = desired;
    const { allowDowngrade, allowEmptyTarget, maxRemovals, facts } = settings;
    const { tag, commit, run } = facts;
    return {
        environment,
        manifest: manifest.path,
        manifestDigest: manifest.digest,
        state: snapshot.state,
        targets: new Map([...resolved.spellings].filter(([target]) => resolved.chosen.has(target))),
        placements: scanned.placements,
        parts: scanned.parts,
        listings,
        offline: ports.storefront === undefined,
        rules: { prune: parsed.prune, allowDowngrade, allowEmptyTarget, maxRemovals, run, allows },
        tag,
        commit,
    };
}

;// CONCATENATED MODULE: ./build/app/verify-content.js

/** Downloads at a time. */
const atATime = 4;
/**
 * Downloads what receipts say is live, as a buyer would, and returns those of which a buyer gets other bytes, or none. A receipt
 * that is not listed, or of which no digest is known, is not looked at.
 */
async function verifyContent(listing, receipts, storefront) {
    const live = new Map(listing.files.map((file) => [file.file_id, file]));
    const isRight = await mapPool(receipts, atATime, async ({ file_id, size, sha256 }) => {
        const file = live.get(file_id);
        return !file || sha256 === null || (await storefront.digest(file, size)) === sha256;
    });
    return receipts.filter((_, index) => !isRight[index]);
}

;// CONCATENATED MODULE: ./build/app/check.js






/** Do the targets still deliver what the state records? Reads both, takes the targets' names from the manifest, and writes nothing. */
async function check(parsed, run) {
    const { ports, draft, manifest } = run;
    if (!ports.storefront)
        throw new Error("check without a storefront");
    const { environment, resolved } = resolve(parsed, run);
    if (draft.problems.length > 0)
        return;
    const { store, newLineage } = ports;
    const snapshot = await loadState(store, { environment, manifest: manifest.path, newLineage });
    const { state } = snapshot;
    draft.loaded(state, store.where);
    const listings = await readLive({ ...run, environment, resolved, snapshot });
    if (state.files.length === 0)
        draft.notices.push("The state records no file yet.");
    const intact = [];
    for (const [target, listing] of inOrder(resolved.chosen, listings)) {
        const spelling = resolved.spellings.get(target)?.[0] ?? target;
        const drift = driftOf(listing, spelling, state);
        const altered = run.settings.verify === "content" ? await verifyContent(listing, drift.intact, ports.storefront) : [];
        intact.push(...drift.intact.filter((receipt) => !altered.includes(receipt)));
        if (drift.problem)
            draft.problems.push(drift.problem);
        if (altered.length > 0)
            draft.problems.push(otherContentThanRecorded(target, spelling, altered));
        draft.notices.push(...drift.notices);
    }
    draft.notices.push(...orphansOf(state, resolved.spellings).map(orphanNotice));
    draft.outcomes(intact.map(asKept));
}
/** Listings arrive in the order of the answers. */
function inOrder(targets, listings) {
    return [...targets].flatMap((target) => {
        const listing = listings.get(target);
        return listing ? [[target, listing]] : [];
    });
}
function asKept(receipt) {
    const change = { ...deletion(receipt, "live as recorded"), action: "keep", prior: [] };
    return { change, status: "done", file_id: receipt.file_id };
}

;// CONCATENATED MODULE: ./build/app/apply-problems.js

function notLive({ target, spellings }, changes) {
    const names = changes.map(({ name }) => name).join(", ");
    return new Problem({
        code: "not-live",
        message: `Dodo took the files of ${spellings[0]} but does not deliver ${names} under that name and size.`,
        remedy: "Nothing old was withdrawn. Run again: what was uploaded is recorded and will not be sent again.",
        target,
    });
}
/** Listed, but its download answers 404 or 403. */
function noBytes({ target, spellings }, { name }) {
    return new Problem({
        code: "not-live",
        message: `${spellings[0]} lists ${name}, but buyers cannot download it: its bytes are not there. It was taken back.`,
        remedy: "Nothing old was withdrawn. Run again; if it stays, ask Dodo's support.",
        target,
    });
}
function otherContent({ target, spellings }, { name }) {
    return new Problem({
        code: "upload-failed",
        message: `${spellings[0]} would deliver other bytes for ${name} than those that were sent; it was taken back.`,
        remedy: "Nothing old was withdrawn. Run again; if it stays, ask Dodo's support.",
        target,
    });
}
function tooManyFiles({ target, spellings }, message) {
    return new Problem({
        code: "too-many-files",
        message: `Dodo refused the new list of files of ${spellings[0]}${message ? ` (${message})` : ""}.`,
        remedy: "The product keeps what it had. Deliver fewer files to it, or move it to an entitlement (ent_…).",
        target,
    });
}
function emptied({ target, spellings }) {
    return new Problem({
        code: "would-empty-target",
        message: `Withdrawing the old files would leave ${spellings[0]} without any file.`,
        remedy: "Put a rule for it back, or set allow-empty-target if that is what you want.",
        target,
    });
}
const whyStayed = {
    "in-use": "Dodo protects a file that buyers hold",
    "still-attached": "Dodo ignored the withdrawal",
    sold: "buyers hold grants of it and might lose it",
};
function stillAttached({ target, spellings }, name, reason) {
    return new Problem({
        code: "api-failed",
        message: `${spellings[0]} still delivers ${name}, which should have been withdrawn: ${whyStayed[reason]}.`,
        remedy: reason === "sold"
            ? "It is held: new buyers see it beside the new one. Set withdraw-sold to take it out all the same."
            : "It is tried again in the next run that changes this target; or remove it in the Dodo dashboard.",
        target,
    });
}
function notLiveAfterRace(target, names) {
    return new Problem({
        code: "not-live",
        message: `Another run wrote ${target} at the same time, and ${names.join(", ")} could not be made live again.`,
        remedy: "Run again: every file is recorded and will not be sent again.",
        target,
    });
}

;// CONCATENATED MODULE: ./build/app/lists.js


/** Milliseconds before each read: a listing may lag behind a write. An ignored withdrawal is no failure and waited for less. */
const untilPresent = [0, 1_000, 3_000, 8_000, 16_000];
const untilAbsent = [0, 500, 1_000, 3_000, 5_000];
/** A write that a concurrent one undid is sent once more. */
const rounds = 2;
/**
 * Attaches files with the list from a fresh read, so that files others added meanwhile stay, and reads back.
 * `dead` ids were reserved by this run and got no bytes: they are left out. Throws `files-lost`.
 */
async function attach(target, wanted, ports) {
    const fresh = await readUnlessEmptied(target, wanted.had ?? false, ports);
    const isDead = (file) => wanted.dead.has(file.file_id) && !wanted.ids.includes(file.file_id);
    const before = idsOf(fresh).filter((id) => !wanted.dead.has(id) || wanted.ids.includes(id));
    const goal = { target, present: [...new Set([...before, ...wanted.ids])], absent: [] };
    // An entitlement attaches by itself, so what is not listed yet is waited for.
    let listing = isEntitlement(target) ? await readBack(fresh, { ...goal, delays: untilPresent }, ports) : fresh;
    let missing = lists_missingFrom(listing, goal.present);
    if (missing.length === 0 && !fresh.files.some(isDead))
        return { listing, missing };
    for (let round = 0; round < rounds; round += 1) {
        const own = ownIds(listing).filter((id) => goal.present.includes(id));
        const written = await ports.storefront.write(listing, [...own, ...missing], ports.uploaded(target));
        if (written.kind === "in-use")
            throw refusedList(target, written.message);
        if (written.kind === "refused")
            return { listing, missing, refused: written.message };
        listing = await readBack(undefined, { ...goal, delays: untilPresent }, ports);
        missing = lists_missingFrom(listing, goal.present);
        if (missing.every((id) => wanted.doubtful?.has(id)))
            break;
    }
    refuseLoss(target, missing.filter((id) => before.includes(id) && !wanted.ids.includes(id)), fresh);
    return { listing, missing };
}
/**
 * Withdraws ids from the list that was read last, and reads back; what a shorter list does not let go is taken out one by one where
 * the route can. Throws `files-lost` where another file went with them.
 */
async function withdraw(from, ids, ports) {
    const { refused, ...listed } = await withdrawByList(from, ids, ports);
    if (listed.stayed.length === 0)
        return listed;
    const { target } = from;
    const why = new Map(listed.stayed.map(({ file_id, reason }) => [file_id, reason]));
    const tried = { target, file_ids: [...why.keys()], withdrawSold: ports.withdrawSold };
    const kept = await ports.storefront.remove(tried);
    const removed = tried.file_ids.filter((id) => !kept.has(id));
    if (removed.length === 0 && refused !== undefined && !isEntitlement(target))
        throw refusedWithdrawal(target, refused);
    const present = idsOf(listed.listing).filter((id) => !removed.includes(id));
    const goal = { target, present, absent: removed, delays: untilAbsent };
    const listing = removed.length > 0 ? await readBack(undefined, goal, ports) : listed.listing;
    refuseLoss(target, lists_missingFrom(listing, present), listed.listing);
    const reasonOf = (id) => (why.get(id) === "in-use" ? "in-use" : (kept.get(id) ?? "still-attached"));
    return { listing, stayed: stillIn(listing, ids, reasonOf) };
}
/** `refused` is Dodo's word, or the storefront's, against the list as a whole. */
async function withdrawByList(from, ids, ports) {
    const { target } = from;
    const gone = new Set(ids);
    const present = idsOf(from).filter((id) => !gone.has(id));
    const goal = { target, present, absent: ids, delays: untilAbsent };
    let listing = from;
    let lost = [];
    let refused;
    for (let round = 0; round < rounds; round += 1) {
        const own = ownIds(listing);
        if (lost.length === 0 && !own.some((id) => gone.has(id)))
            break;
        const next = [...own.filter((id) => !gone.has(id)), ...lost];
        const written = await ports.storefront.write(listing, next, ports.uploaded(target));
        if (written.kind === "in-use")
            return oneByOne(listing, ids, ports);
        if (written.kind === "refused")
            refused = written.message;
        if (refused !== undefined)
            break;
        listing = await readBack(undefined, goal, ports);
        lost = lists_missingFrom(listing, present);
        if (lost.length === 0)
            break;
    }
    refuseLoss(target, lost, from);
    const stayed = stillIn(listing, ids, () => "still-attached");
    return refused === undefined ? { listing, stayed } : { listing, stayed, refused };
}
/** One protected file must not keep the others from being withdrawn. */
async function oneByOne(from, ids, ports) {
    if (ids.length === 1)
        return { listing: from, stayed: ids.map((file_id) => ({ file_id, reason: "in-use" })) };
    let listing = from;
    const stayed = [];
    for (const id of ids) {
        const one = await withdrawByList(listing, [id], ports);
        listing = one.listing;
        stayed.push(...one.stayed);
    }
    return { listing, stayed };
}
/** An answer without a list, where there was one a moment ago, is asked for again before it is believed: a write from it would take everything away. */
async function readUnlessEmptied(target, had, ports) {
    const listing = await lists_read(target, ports);
    if (!had || listing.files.length > 0)
        return listing;
    await ports.clock.sleep(1_000);
    return lists_read(target, ports);
}
/** One read, told to whoever keeps count of what is live. */
async function lists_read(target, { storefront, seen }) {
    const listing = await storefront.read(target);
    seen(listing);
    return listing;
}
/** Reads until the listing is as it should be, or the delays are used up; returns the last one. `first` was just read. */
async function readBack(first, goal, ports) {
    const { target, present, absent, delays } = goal;
    let listing = first;
    for (const delay of listing ? delays.slice(1) : delays) {
        if (listing && isReached(listing))
            break;
        await ports.clock.sleep(delay);
        listing = await lists_read(target, ports);
    }
    return listing ?? lists_read(target, ports);
    function isReached(one) {
        const live = liveIds(one);
        return present.every((id) => live.has(id)) && !absent.some((id) => live.has(id));
    }
}
function stillIn(listing, ids, reasonOf) {
    const live = liveIds(listing);
    return ids.filter((id) => live.has(id)).map((file_id) => ({ file_id, reason: reasonOf(file_id) }));
}
function isEntitlement(target) {
    return target.startsWith("ent_");
}
function idsOf({ files }) {
    return files.map((file) => file.file_id);
}
function ownIds(listing) {
    return listing.files.filter((file) => file.own).map((file) => file.file_id);
}
function lists_missingFrom(listing, ids) {
    const live = liveIds(listing);
    return ids.filter((id) => !live.has(id));
}
/** Throws `files-lost` where there are any. */
function refuseLoss(target, lost, before) {
    if (lost.length === 0)
        return;
    const names = before.files
        .filter((file) => lost.includes(file.file_id))
        .map((file) => `${file.name} (${file.file_id})`);
    throw new Problem({
        code: "files-lost",
        message: `${target} no longer delivers ${lost.length === 1 ? "a file" : `${lost.length} files`} that it delivered before this run, and writing the list again did not help.`,
        remedy: "Look at the product in the Dodo dashboard now and attach what is missing, then run again.",
        details: names,
        target,
    });
}
function refusedList(target, message) {
    return new Problem({
        code: "api-failed",
        message: `Dodo refused the list of ${target} with the new files (${message}).`,
        remedy: "Run again: what was uploaded is recorded and will not be sent again.",
        target,
    });
}
function refusedWithdrawal(target, message) {
    return new Problem({
        code: "api-failed",
        message: `Dodo refused the list of ${target} without the old files (${message}).`,
        remedy: "The new files are live beside the old ones. Run again; if it stays, withdraw the old ones in the Dodo dashboard.",
        target,
    });
}

;// CONCATENATED MODULE: ./build/app/prove-delivered.js



/** Bytes that may be downloaded per target to prove what no ETag proves. */
const prove_delivered_proofLimit = 1024 ** 3;
/**
 * Looks closer at delivered files where the listing leaves something open: a missing size, bytes that no answer proved, or all of them
 * where asked to. A wrong file is withdrawn again, before any old one goes. True where anything was fetched, which takes its time.
 * Throws `not-live`, `upload-failed`.
 */
async function proveDelivered(listing, { plan, delivered }, ports) {
    const { wrong, looked } = await firstWrong(listing, delivered, ports);
    if (!wrong)
        return looked;
    const { change, file_id, proof } = wrong;
    const { stayed } = await withdraw(await lists_read(plan.target, ports), [file_id], ports);
    const since = new Date(ports.clock.now()).toISOString();
    const entries = stayed.map(({ reason }) => ({ op: "retire", file_id, held: { reason, since } }));
    ports.ledger.write(entries.length > 0 ? entries : [{ op: "forget", file_id }]);
    throw proof === "dead" ? noBytes(plan, change) : otherContent(plan, change);
}
async function firstWrong(listing, delivered, ports) {
    let left = prove_delivered_proofLimit;
    let looked = false;
    for (const [change, { file_id, proven }] of delivered) {
        const live = listing.files.find((one) => one.file_id === file_id);
        if (!live || (proven && live.size !== null))
            continue;
        const { file } = ports.placementOf(change);
        looked = true;
        const proof = await ports.storefront.prove(live, file, proven ? 0 : left);
        if (!proven)
            left -= file.size;
        if (proof === "dead" || proof === "different")
            return { wrong: { change, file_id, proof }, looked };
    }
    if (ports.verify === "listing")
        return { looked };
    const expected = [...delivered].map(([change, { file_id }]) => {
        const { size, sha256 } = ports.placementOf(change).file;
        return { change, file_id, size, sha256, proof: "different" };
    });
    const [wrong] = await verifyContent(listing, expected, ports.storefront);
    return { wrong, looked: true };
}

;// CONCATENATED MODULE: ./build/app/upload.js

/** Sends the file of one change and records its receipt; undefined where it `ended` before its turn. */
function upload(change, { file }, sending) {
    const { storefront, ledger, observe, signal, pool, reserved, ended, failed } = sending;
    const { target, name } = change;
    const send = async () => {
        signal.throwIfAborted();
        await ledger.ready();
        observe({ kind: "upload", target, name, size: file.size });
        const sent = (bytes) => observe({ kind: "sent", target, name, bytes });
        const delivered = await storefront.deliver({ target, name, file, signal, reserved, sent });
        ledger.write([{ op: "record", receipt: receiptOf(change, delivered, sending) }]);
        observe({ kind: "uploaded", target, name, size: file.size, file_id: delivered.file_id });
        return delivered;
    };
    return pool(async () => {
        if (ended())
            return undefined;
        return send().catch((error) => {
            observe({ kind: "dropped", target, name });
            failed(error);
            throw error;
        });
    });
}
/** The receipt of a change that is delivered, restored or adopted now. */
function receiptOf(change, { file_id, md5 }, { clock, facts }) {
    const { target, slot, name, rule, path, sha256, size, version } = change;
    const { tag, commit, run } = facts;
    if (path === null || size === null)
        throw new Error(`a ${change.action} of ${name} without a file`);
    const delivered_at = new Date(clock.now()).toISOString();
    return { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at, version, tag, commit, run };
}
/** Whether a failure says nothing about the other files of its target. */
function isOfOneFile(error) {
    return error instanceof Problem && (error.code === "file-changed" || error.code === "file-unreadable");
}

;// CONCATENATED MODULE: ./build/app/target-work.js



/** After a failure that others would share, what has not started stays; what is under way ends and is recorded. */
async function uploadAll(changes, { ports, delivered, reserved }) {
    const failed = new Map();
    let ended = false;
    const uploads = changes.map(async (change) => {
        try {
            const result = await upload(change, ports.placementOf(change), {
                ...ports,
                reserved: (id) => reserved.add(id),
                ended: () => ended,
                failed(error) {
                    ended ||= !isOfOneFile(error);
                },
            });
            if (result)
                delivered.set(change, result);
        }
        catch (error) {
            if (!(error instanceof Problem))
                throw error;
            failed.set(change, ofTarget(error, change.target));
        }
    });
    const settled = await Promise.allSettled(uploads);
    for (const each of settled)
        if (each.status === "rejected")
            throw each.reason;
    return failed;
}
/** A target that failed half-way is put back, without what this run attached: what was uploaded stays recorded for the next run. */
async function keepAsItWas({ plan, ports, reserved }) {
    const before = new Set(plan.before.map(({ file_id }) => file_id));
    const restored = plan.changes.flatMap(({ action, file_id }) => (action === "restore" && file_id ? [file_id] : []));
    const ours = new Set([...reserved, ...restored].filter((id) => !before.has(id)));
    // An entitlement attaches at once, and taking a file from it may clear its bytes: there the next run goes on from here.
    if (ports.signal.aborted || ours.size === 0 || !plan.target.startsWith("pdt_"))
        return;
    const listing = await lists_read(plan.target, ports);
    const ids = listing.files.map((file) => file.file_id).filter((id) => ours.has(id));
    if (ids.length > 0)
        await withdraw(listing, ids, ports);
}
/** A file that Dodo has already becomes ours, or ours again. */
function recordedAgain(change, ports) {
    const file_id = change.file_id ?? "";
    return { op: "record", receipt: receiptOf(change, { file_id, md5: ports.receipt(file_id)?.md5 ?? null }, ports) };
}

;// CONCATENATED MODULE: ./build/app/attach-target.js





/** Attaches what was uploaded and what comes back, and proves it; where it is known to be wrong, the target is put back. */
async function attachOrKeep(restored, work) {
    try {
        return await attachAll(restored, work);
    }
    catch (error) {
        // Where even that fails, the first problem is the one to tell; the next run starts from what is live then.
        if (error instanceof Problem && isVerdict(error))
            await keepAsItWas(work).catch(ifProblem);
        throw error;
    }
}
/** Whether it is known that the new files are not as they should be: after an unclear answer they may be, and then they stay. */
function isVerdict({ code }) {
    return ["not-live", "upload-failed", "too-many-files", "rollback-unavailable"].includes(code);
}
function ifProblem(error) {
    if (!(error instanceof Problem))
        throw error;
}
/** Makes everything delivered or restored live. Throws `not-live`, `too-many-files`, `files-lost`. */
async function attachAll(restored, work) {
    const { plan, ports, delivered, reserved } = work;
    // What is recorded before it is attached is found again by the next run, whatever becomes of this one and of the file on disk.
    if (delivered.size > 0)
        await ports.ledger.durableIfFree();
    ports.signal.throwIfAborted();
    const ids = wantedIds(restored, work);
    const doubtful = new Set(restored.flatMap(({ file_id }) => file_id ?? []));
    let attached = await attach(plan.target, { ids, dead: reserved, doubtful, had: plan.before.length > 0 }, ports);
    const lost = restored.filter((change) => attached.missing.includes(change.file_id ?? ""));
    if (lost.length > 0)
        attached = await attachAnew(lost, restored, work);
    // An entitlement attaches by itself; a list is never what it needs.
    if (attached.refused && !plan.target.startsWith("ent_"))
        attached = await attachInPlace(attached, restored, work);
    const live = attached.listing;
    const at = ports.clock.now();
    const idOf = (change) => delivered.get(change)?.file_id ?? change.file_id ?? "";
    const expected = [...new Set([...restored, ...delivered.keys()])];
    const absent = expected.filter((change) => !isListed(live, wantedOf(change, idOf(change))));
    if (absent.length > 0)
        throw notLive(plan, absent);
    const looked = await proveDelivered(live, work, ports);
    return { listing: live, at: looked ? Number.NEGATIVE_INFINITY : at };
}
/** An id that Dodo will not take back is uploaded again; its receipt is of no more use, save to tell a rollback what it was. */
async function attachAnew(lost, restored, work) {
    const { plan, ports, reserved } = work;
    const unavailable = ports.unavailable?.(lost);
    const failed = unavailable ? [unavailable] : [...(await uploadAll(lost, work)).values()];
    if (failed[0]) {
        await keepAsItWas(work).catch(ifProblem);
        throw failed[0];
    }
    ports.ledger.write(lost.map((change) => ({ op: "retire", file_id: change.file_id ?? "" })));
    await ports.ledger.durableIfFree();
    return attach(plan.target, { ids: wantedIds(restored, work), dead: reserved }, ports);
}
/** What must be live: uploads, and ids that come back, save those that had to be uploaded again. */
function wantedIds(restored, { delivered }) {
    const back = restored.filter((change) => !delivered.has(change)).flatMap(({ file_id }) => file_id ?? []);
    return [...[...delivered.values()].map(({ file_id }) => file_id), ...back];
}
/** Where Dodo refuses the longer list: the new in the place of the old in one write, and the old list again where that did not work. */
async function attachInPlace(from, restored, work) {
    const { plan, ports, reserved } = work;
    const prior = plan.changes.flatMap((change) => change.prior);
    const refused = tooManyFiles(plan, from.refused ?? "");
    if (prior.length === 0)
        throw refused;
    const ids = wantedIds(restored, work);
    try {
        const attached = await attach(plan.target, { ids, dead: new Set([...reserved, ...prior]) }, ports);
        if (!attached.refused && attached.missing.length === 0)
            return attached;
    }
    catch (error) {
        await putBack(from.listing, ids, work);
        throw error;
    }
    await putBack(from.listing, ids, work);
    throw refused;
}
/** The list as it was before an in-place write. Throws `files-lost`. */
async function putBack(old, ids, { plan, ports }) {
    const own = old.files.filter((file) => file.own).map((file) => file.file_id);
    const { missing } = await attach(plan.target, { ids: own, dead: new Set(ids) }, ports);
    refuseLoss(plan.target, missing, old);
}
function wantedOf({ name, size }, file_id) {
    return { file_id, name, size: size ?? 0 };
}
function isListed({ files }, { file_id, name, size }) {
    return files.some((file) => file.file_id === file_id && file.name === name && (file.size ?? size) === size);
}

;// CONCATENATED MODULE: ./build/app/apply-target.js






/** Carries out one target: uploads all, attaches all, reads back, withdraws the old, reads back. Never throws a Problem. */
async function applyTarget(plan, ports) {
    const work = { plan, ports, delivered: new Map(), reserved: new Set(), done: new Map() };
    const failed = new Map();
    const problems = [];
    try {
        for (const [change, error] of await uploadAll(plan.changes.filter(isUpload), work))
            failed.set(change, error);
        problems.push(...failed.values());
        if (failed.size > 0)
            await keepAsItWas(work);
        else
            await deliverAll(work);
    }
    catch (error) {
        if (!(error instanceof Problem))
            throw error;
        problems.push(ofTarget(error, plan.target));
    }
    return { outcomes: plan.changes.map((change) => outcomeOf(change, work, failed)), problems };
}
function outcomeOf(change, { done }, failed) {
    const file_id = done.get(change) ?? null;
    if (!plan_isPending(change))
        return { change, status: "done", file_id: change.file_id };
    if (done.has(change))
        return { change, status: "done", file_id };
    return { change, status: failed.has(change) ? "failed" : "waiting", file_id: null };
}
async function deliverAll(work) {
    const { plan, ports } = work;
    const adopted = plan.changes.filter(({ action }) => action === "adopt");
    ports.ledger.write(adopted.map((change) => recordedAgain(change, ports)));
    const restored = plan.changes.filter(({ action }) => action === "restore");
    const prior = plan.changes.flatMap((change) => change.prior);
    const isWritten = work.delivered.size > 0 || restored.length > 0 || prior.length > 0;
    const seen = isWritten ? await attachOrKeep(restored, work) : undefined;
    for (const change of plan.changes.filter((one) => plan_isPending(one) && one.prior.length === 0))
        settle(change, work);
    if (seen)
        await withdrawAll(seen, [...prior, ...(await strays(seen.listing, work))], work);
    for (const change of plan.changes.filter(({ prior: old }) => old.length > 0))
        settle(change, work);
}
/**
 * Where an id is listed as soon as it is given out, an answer that got lost leaves one without bytes behind, under a name that we
 * deliver and with nobody to know it.
 */
async function strays(listing, { plan, ports, delivered, reserved }) {
    const before = new Set(plan.before.map(({ file_id }) => file_id));
    const placements = new Map([...delivered.keys()].map((change) => [change.name, ports.placementOf(change)]));
    const ours = new Set([...delivered.values()].map(({ file_id }) => file_id));
    const found = [];
    for (const file of listing.files) {
        const placement = placements.get(file.name);
        if (!placement || before.has(file.file_id) || ours.has(file.file_id) || reserved.has(file.file_id))
            continue;
        if ((await ports.storefront.prove(file, placement.file, 0)) === "dead")
            found.push(file.file_id);
    }
    return found;
}
function settle(change, { ports, delivered, done }) {
    if (change.action === "restore" && !delivered.has(change))
        ports.ledger.write([recordedAgain(change, ports)]);
    // Retired, not dropped: a release may still need it. Where none does, the next release lets it go.
    if (change.action === "forget")
        ports.ledger.write([{ op: "retire", file_id: change.file_id ?? "" }]);
    const stays = change.action === "delete" || change.action === "forget" ? null : change.file_id;
    done.set(change, delivered.get(change)?.file_id ?? stays);
}
/** Milliseconds after which a listing counts as old: somebody may have changed the product in the dashboard meanwhile. */
const fresh = 1_000;
async function withdrawAll(seen, prior, { plan, ports }) {
    const ids = [...new Set([...prior, ...plan.held])];
    // Nothing old goes before the new is recorded.
    if (seen.listing.files.some((file) => ids.includes(file.file_id)))
        await ports.ledger.durable();
    ports.signal.throwIfAborted();
    const isOld = ports.clock.now() - seen.at > fresh;
    const listing = isOld ? await lists_read(plan.target, ports) : seen.listing;
    const going = listing.files.filter((file) => ids.includes(file.file_id)).map((file) => file.file_id);
    const isLast = going.length > 0 && listing.files.length === going.length;
    if (isLast && !ports.allowEmptyTarget)
        throw emptied(plan);
    const { listing: after, stayed } = await withdraw(listing, going, ports);
    const held = new Map(stayed.map(({ file_id, reason }) => [file_id, reason]));
    const since = new Date(ports.clock.now()).toISOString();
    const entries = ids.map((file_id) => {
        const reason = held.get(file_id);
        return { op: "retire", file_id, ...(reason ? { held: { reason, since } } : {}) };
    });
    ports.ledger.write(entries);
    for (const { file_id, reason } of stayed)
        ports.warn(stillAttached(plan, ports.receipt(file_id)?.name ?? file_id, reason));
    const added = plan.changes.filter((change) => isUpload(change) || change.action === "restore").length;
    const withdrawn = going.length - stayed.length;
    ports.observe({ kind: "live", target: plan.target, files: after.files.length, added, withdrawn });
}

;// CONCATENATED MODULE: ./build/app/apply.js



/** Targets at a time: enough that uploads of one overlap with the reads and writes of others. */
const targetsAtATime = 8;
/** Walks the plan, target by target; one that fails does not stop the others. */
async function apply(input) {
    const { plan, stopped, placements, receipts, concurrency, ...shared } = input;
    const byPlace = new Map(placements.map((placement) => [apply_keyOf({ ...placement, ...placement.file }), placement]));
    const byId = new Map(receipts.map((receipt) => [receipt.file_id, receipt]));
    const ports = {
        ...shared,
        pool: createPool(concurrency),
        receipt: (file_id) => byId.get(file_id),
        placementOf(change) {
            const placement = byPlace.get(apply_keyOf(change));
            if (!placement)
                throw new Error(`no file for ${change.target} ${change.slot}`);
            return placement;
        },
    };
    const results = await mapPool(plan.targets, targetsAtATime, async (target) => {
        if (!stopped.has(target.target))
            return applyTarget(target, ports);
        return { outcomes: target.changes.map(untried), problems: [] };
    });
    return { outcomes: results.flatMap((one) => one.outcomes), problems: results.flatMap((one) => one.problems) };
}
/** `keep` lets several files of one slot live, so the content counts too. */
function apply_keyOf({ target, slot, sha256 }) {
    return JSON.stringify([target, slot, sha256]);
}

;// CONCATENATED MODULE: ./build/core/commit-message.js
/** The message of a save: a first line that says in words what changed, then a line per file. CI does not run for it. */
function describeEntries(entries, { tag, run }) {
    const recorded = entries.flatMap((entry) => (entry.op === "record" ? [entry.receipt] : []));
    const count = (op) => entries.filter((entry) => entry.op === op).length;
    const parts = [
        words(recorded.length, count("complete") > 0 ? "imported" : "delivered"),
        words(count("retire"), "withdrawn"),
        words(count("forget"), "forgotten"),
        count("merge") > 0 ? "another version pushed" : "",
        count("release") > 0 ? "run complete" : "",
    ].filter(Boolean);
    const first = `[skip ci] ${parts.join(", ") || "state"}${tag ? ` for ${oneLine(tag)}` : ""}`;
    const shown = recorded.slice(0, 50).map(({ target, name }) => `- ${target}: ${oneLine(name)}`);
    const more = recorded.length > shown.length ? [`- and ${recorded.length - shown.length} more`] : [];
    return [first, "", ...shown, ...more, ...(run ? [`Run: ${run}`] : [])].join("\n").trimEnd();
}
function words(count, verb) {
    return count === 0 ? "" : `${count} ${count === 1 ? "file" : "files"} ${verb}`;
}
function oneLine(text) {
    return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ");
}

;// CONCATENATED MODULE: ./build/app/ledger.js

function createLedger({ saver, clock, paced }) {
    const pacer = createPacer({ clock, paced });
    const line = createLine(saver, pacer);
    return {
        write: (entries) => {
            if (entries.length > 0)
                line.add(entries);
        },
        durable: line.durable,
        durableIfFree: async () => {
            if (line.isIdle() && pacer.isFree())
                await line.durable();
        },
        ready: line.ready,
        close: (interrupt) => {
            pacer.release();
            if (interrupt && !interrupt.aborted)
                interrupt.addEventListener("abort", line.hurry, { once: true });
            else
                line.hurry();
            return line.durable();
        },
        state: () => {
            const entries = line.unsaved();
            return entries.length > 0 ? replay(saver.stored(), entries) : saver.stored();
        },
    };
}
/** The saves of a run, one behind the other. Entries that could not be saved stay in it. */
function createLine(saver, pacer) {
    const hurry = new AbortController();
    let pending = [];
    let saving = [];
    let current = Promise.resolve();
    let last = Promise.resolve();
    let next;
    const saveNext = async (before) => {
        // One that failed does not end the line: its entries are in this one, and the store may be well again.
        await before.catch(() => { });
        await pacer.due();
        next = undefined;
        [saving, pending] = [pending, []];
        current = saver.save(saving, hurry.signal);
        try {
            await current;
        }
        catch (error) {
            pending = [...saving, ...pending];
            throw error;
        }
        finally {
            saving = [];
        }
    };
    const schedule = () => {
        if (next)
            return next;
        next = saveNext(last);
        last = next;
        last.catch(() => { });
        return next;
    };
    return {
        hurry: () => hurry.abort(),
        unsaved: () => [...saving, ...pending],
        isIdle: () => saving.length === 0,
        add(entries) {
            if (pending.length === 0)
                pacer.began();
            pending = [...pending, ...entries];
            schedule();
        },
        async durable() {
            if (pending.length === 0)
                return last;
            pacer.waited();
            return schedule();
        },
        async ready() {
            if (saver.failing())
                await current;
        },
    };
}
/** Decides when the next save starts: spaced from the start of the last one, and soon where somebody waits for it. */
function createPacer({ clock, paced }) {
    const started = clock.now();
    const released = new AbortController();
    let waited = new AbortController();
    let first = started;
    let last = Number.NEGATIVE_INFINITY;
    return {
        began() {
            first = clock.now();
        },
        waited: () => waited.abort(),
        isFree: () => last + spacing(clock.now() - started, paced) <= clock.now(),
        release: () => released.abort(),
        async due() {
            await clock.sleep(last + spacing(clock.now() - started, paced) - clock.now(), released.signal);
            await clock.sleep(first + gathering - clock.now(), AbortSignal.any([released.signal, waited.signal]));
            waited = new AbortController();
            last = clock.now();
        },
    };
}
/** How long entries may gather while nobody waits for them: short of the 10 s in which they are promised to be durable. */
const gathering = 8_000;
/** GitHub allows 80 content-creating requests a minute and 500 an hour; a save is three or four. Milliseconds. */
function spacing(elapsed, paced) {
    if (!paced)
        return 1_000;
    return elapsed < 15 * 60_000 ? 10_000 : 60_000;
}

;// CONCATENATED MODULE: ./build/app/saver.js



/** How long a store may be out of order, and how long where the run must end. Milliseconds. */
const patience = { calm: 120_000, hurried: 4_000 };
/** Each lost race means that another writer won one, so this bound is met only by a store that always says no. */
const mostRounds = 30;
function createSaver(options) {
    const { clock, warn } = options;
    const stack = createStack(options);
    let failing = false;
    const save = async (entries, hurry) => {
        const since = clock.now();
        let hurriedSince;
        for (let delay = 1_000;; delay = Math.min(delay * 2, 15_000)) {
            try {
                await stack.saveOnTop(entries);
                failing = false;
                return;
            }
            catch (error) {
                failing = true;
                if (hurry.aborted)
                    hurriedSince ??= clock.now();
                const end = Math.min(since + patience.calm, (hurriedSince ?? Number.POSITIVE_INFINITY) + patience.hurried);
                if (!(error instanceof Problem) || !error.transient || clock.now() >= end)
                    throw error;
                warn(`The state could not be saved, and no new upload starts until it is: ${error.message}`);
                if (hurry.aborted)
                    await clock.sleep(500);
                else
                    await clock.sleep(Math.max(delay, error.wait ?? 0), hurry);
            }
        }
    };
    return { save, failing: () => failing, stored: stack.stored, raced: stack.raced };
}
/** What is stored, as far as this run knows, and its own entries on top of it. */
function createStack({ store, clock, describe, reload, snapshot }) {
    const raced = new Set();
    const ours = new Map();
    let base = snapshot;
    /** What this run recorded and another run, which saw it before it was live, let go. */
    const lost = () => {
        const there = new Set(base.state.files.map(({ file_id }) => file_id));
        return [...ours.values()]
            .filter(({ file_id }) => !there.has(file_id))
            .map((receipt) => ({ op: "record", receipt }));
    };
    const note = (entry) => {
        if (entry.op === "record")
            ours.set(entry.receipt.file_id, entry.receipt);
        else if (entry.op === "retire" || entry.op === "forget")
            ours.delete(entry.file_id);
    };
    const reloadBase = async () => {
        const found = await reload();
        const isFirst = base.revision === null;
        if (!isFirst && found.revision !== null && found.state.lineage !== base.state.lineage)
            throw replaced(store.where);
        for (const target of touched(base.state, found.state))
            raced.add(target);
        // A document that was deleted under the run is put back whole: never a state rebuilt from empty.
        base = found.revision === null ? { state: base.state, revision: null } : found;
    };
    const saveOnTop = async (entries) => {
        for (let round = 1;; round += 1) {
            try {
                const state = replay(base.state, [...lost(), ...entries]);
                base = { state, revision: await store.save(renderState(state), base.revision, describe(entries)) };
                entries.forEach(note);
                return;
            }
            catch (error) {
                if (!isConflict(error) || round >= mostRounds)
                    throw error;
                await reloadBase();
                await clock.sleep(Math.random() * Math.min(200 * round, 2_000));
            }
        }
    };
    return { saveOnTop, stored: () => base.state, raced: () => raced };
}
function isConflict(error) {
    return error instanceof Problem && error.code === "state-conflict";
}
function replaced(where) {
    return new Problem({
        code: "state-mismatch",
        message: `Another state took the place of the one in ${where} while this run went on.`,
        remedy: "Put the earlier document back (its history is in the state branch), or run again with the new one.",
    });
}
/** Targets of the receipts that were added, withdrawn, brought back or forgotten between two states. */
function touched(before, after) {
    const [old, now] = [saver_marks(before), saver_marks(after)];
    const differing = [...old.keys(), ...now.keys()].filter((mark) => old.has(mark) !== now.has(mark));
    return new Set(differing.flatMap((mark) => old.get(mark) ?? now.get(mark) ?? []));
}
/** Which receipts there are, active and retired, each with its target. */
function saver_marks({ files, retired }) {
    const marked = (mark) => (receipt) => [`${mark} ${receipt.file_id}`, receipt.target];
    return new Map([...files.map(marked("active")), ...retired.map(marked("retired"))]);
}

;// CONCATENATED MODULE: ./build/app/open-ledger.js






function openLedger({ settings, ports, draft }, snapshot) {
    const { environment, manifest, lineage } = snapshot.state;
    const saver = createSaver({
        store: ports.store,
        snapshot,
        reload: () => loadState(ports.store, { environment, manifest, newLineage: () => lineage }),
        clock: ports.clock,
        describe: (entries) => describeEntries(entries, settings.facts),
        warn: (sentence) => ports.observe({ kind: "warning", sentence }),
    });
    const ledger = createLedger({ saver, clock: ports.clock, paced: ports.store.paced });
    const close = async () => {
        let unsaved = false;
        try {
            await ledger.close(ports.signal);
        }
        catch (error) {
            unsaved = true;
            if (!(error instanceof Problem))
                throw error;
            if (!draft.problems.some(({ code }) => code === error.code))
                draft.problems.push(error);
            draft.notices.push(...(await ports.rescue(renderState(ledger.state()))));
        }
        draft.saved(ledger.state(), { url: ports.store.url?.(), unsaved });
    };
    let closed;
    return {
        ledger,
        raced: saver.raced,
        close() {
            closed ??= close();
            return closed;
        },
    };
}

;// CONCATENATED MODULE: ./build/app/race.js


/** Reads the targets that both runs wrote once more, and writes the list again where the other's write took a recorded file out. Throws `not-live`, `files-lost`. */
async function settleRace({ targets, state, since, delivered }, ports) {
    for (const target of targets) {
        const released = state.releases.filter(({ serial }) => serial > since).flatMap(({ live }) => live[target] ?? []);
        const lived = new Set([...released, ...delivered]);
        const recorded = state.files.filter((file) => file.target === target && lived.has(file.file_id));
        const ids = recorded.map(({ file_id }) => file_id);
        const { missing, refused } = await attach(target, { ids, dead: new Set() }, ports);
        const names = recorded.filter(({ file_id }) => missing.includes(file_id)).map(({ name }) => name);
        if (refused !== undefined || names.length > 0)
            throw notLiveAfterRace(target, names);
    }
}

;// CONCATENATED MODULE: ./build/app/apply-run.js





/** Carries out a plan with a ledger that makes every step durable; on a signal what is known is saved at once. */
async function applyRun(all) {
    const { ports, draft, plan, snapshot, stopped, placements, unavailable } = all;
    const opened = openLedger(all, snapshot);
    const { ledger } = opened;
    const shared = portsOf(all, ledger);
    const applied = apply({ ...shared, plan, stopped, placements, unavailable });
    try {
        const { outcomes, problems } = await untilStopped(applied, ports.signal);
        draft.outcomes(outcomes);
        draft.problems.push(...withoutRepeats(problems));
        const changed = outcomes.filter(({ change, status }) => plan_isPending(change) && status === "done");
        const isLeftOver = outcomes.every(({ change }) => !plan_isPending(change));
        if (changed.length === 0 && !isLeftOver)
            return;
        ledger.write([{ op: "release", release: releaseOf(ledger.state(), all) }]);
        await opened.close();
        const targets = [...new Set(changed.map(({ change }) => change.target))].filter((one) => opened.raced().has(one));
        const delivered = new Set(changed.flatMap(({ file_id }) => file_id ?? []));
        await settleRace({ targets, state: ledger.state(), since: snapshot.state.serial, delivered }, shared);
    }
    finally {
        await opened.close();
    }
}
function portsOf({ settings, ports, draft, snapshot }, ledger) {
    if (!ports.storefront)
        throw new Error("apply without a storefront");
    const { facts, allowEmptyTarget, withdrawSold, verify, concurrency } = settings;
    const { clock, signal, storefront } = ports;
    return {
        storefront: writesTold(storefront, draft),
        ledger,
        clock,
        signal,
        facts,
        allowEmptyTarget,
        withdrawSold,
        verify,
        concurrency,
        uploaded: (target) => uploadedTo(target, ledger.state()),
        receipts: [...snapshot.state.files, ...snapshot.state.retired],
        observe: (progress) => {
            if (progress.kind === "uploaded")
                draft.sent(progress.size);
            ports.observe(progress);
        },
        seen: draft.seen,
        warn: (problem) => draft.warnings.push(problem),
    };
}
/** What was imported or adopted was perhaps made by other means; only an upload's receipt has the MD5 of what was sent. */
function uploadedTo(target, { files, retired }) {
    const ours = [...files, ...retired].filter((receipt) => receipt.target === target && receipt.md5 !== null);
    return new Set(ours.map(({ file_id }) => file_id));
}
/** The Report says whether anything was written at all, so every write passes here. */
function writesTold(storefront, draft) {
    return {
        ...storefront,
        deliver(upload) {
            // There an upload attaches at once, and may have done so although it failed.
            if (upload.target.startsWith("ent_"))
                draft.wrote();
            return storefront.deliver({
                ...upload,
                reserved(file_id) {
                    draft.wrote();
                    upload.reserved(file_id);
                },
            });
        },
        write(listing, ...ids) {
            draft.wrote();
            return storefront.write(listing, ...ids);
        },
        remove(removal) {
            draft.wrote();
            return storefront.remove(removal);
        },
    };
}
function releaseOf(state, { ports, settings, plan, draft }) {
    const { tag, commit, run } = settings.facts;
    const live = plan.targets.map(({ target }) => {
        const ids = draft.liveIds(target);
        return [
            target,
            state.files.filter((file) => file.target === target && ids.has(file.file_id)).map((file) => file.file_id),
        ];
    });
    return { at: new Date(ports.clock.now()).toISOString(), tag, commit, run, live: Object.fromEntries(live) };
}
/** The same failure of many files of one target is one problem. */
function withoutRepeats(problems) {
    const seen = new Set();
    return problems.filter(({ code, message, target }) => {
        const key = JSON.stringify([code, message.replace(/ \(request id [^)]*\)/g, ""), target]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}

;// CONCATENATED MODULE: ./build/app/carry-out.js



/** Asks, proves that the state can be written, and applies what no problem stands in the way of. */
async function carryOut(plan, run) {
    const { ports, draft } = run;
    const stopped = new Set(draft.problems.flatMap(({ target }) => target ?? []));
    const changes = plan.targets.filter(({ target }) => !stopped.has(target)).flatMap((target) => target.changes);
    const isChanging = changes.some(plan_isPending);
    if (!isChanging && !hasUnreleased(run.snapshot.state, draft.liveIds))
        return;
    ports.signal.throwIfAborted();
    if (isChanging && !(await ports.agreed(plan, draft))) {
        ports.signal.throwIfAborted();
        draft.notices.push("Not carried out: the question was answered with no.");
        return;
    }
    await ports.store.prove();
    const uploads = changes.filter(isUpload);
    const bytes = uploads.reduce((sum, { size }) => sum + (size ?? 0), 0);
    ports.observe({ kind: "planned", files: uploads.length, bytes });
    await applyRun({ ...run, plan, stopped });
}

;// CONCATENATED MODULE: ./build/app/destroy.js









/** Withdraws every recorded file of the targets that `only` names, whether a rule still names them or not. What others put there stays. */
async function destroy(run) {
    const { settings, ports, draft } = run;
    const { environment, only } = settings;
    if (!environment)
        throw new Error("settings without an environment");
    if (only.length === 0)
        throw nothingNamed();
    const of = { environment, manifest: run.manifest.path, newLineage: ports.newLineage };
    const snapshot = await loadState(ports.store, of);
    draft.loaded(snapshot.state, ports.store.where);
    const resolved = destroy_resolve(run, snapshot.state);
    draft.resolved(resolved);
    draft.problems.push(...resolved.problems);
    if (draft.problems.length > 0)
        return;
    const recorded = { ...run, environment, resolved, snapshot };
    const planned = await planEmpty(recorded);
    draft.planned(planned);
    draft.outcomes(changesOf(planned.plan).map(untried));
    await carryOut(planned.plan, {
        ...recorded,
        settings: { ...settings, allowEmptyTarget: true },
        placements: [],
    });
}
/** The plan of a manifest that wants nothing there. */
async function planEmpty(run) {
    const { settings, environment, manifest, resolved, snapshot } = run;
    const { tag, commit, run: runId } = settings.facts;
    const planned = makePlan({
        environment,
        manifest: manifest.path,
        manifestDigest: manifest.digest,
        state: snapshot.state,
        targets: new Map([...resolved.spellings].filter(([target]) => resolved.chosen.has(target))),
        placements: [],
        parts: [],
        listings: await readLive(run),
        proofs: new Map(),
        offline: false,
        rules: {
            prune: true,
            allowDowngrade: true,
            allowEmptyTarget: true,
            maxRemovals: Number.POSITIVE_INFINITY,
            run: runId,
        },
        tag,
        commit,
    });
    return { ...planned, plan: withReason(planned.plan, "its target is emptied") };
}
function withReason(plan, reason) {
    const targets = plan.targets.map((target) => {
        return { ...target, changes: target.changes.map((change) => ({ ...change, reason })) };
    });
    return { ...plan, targets };
}
/** Names need a manifest; an id only has to be known to it or to the state, so that a target whose rules are gone can be emptied too. */
function destroy_resolve({ settings, manifest }, state) {
    const { only, config: file, environment = "test_mode" } = settings;
    const names = only.filter((text) => !isId(text));
    const parsed = manifest.text === null ? undefined : parseManifest(manifest.text, file).manifest;
    const named = resolveTargets({ manifest: parsed ?? empty, file, environment, only: names });
    const recorded = recordedTargets(state);
    const ids = only.filter(isId);
    const known = new Set([...recorded, ...named.spellings.keys()]);
    return {
        ...named,
        spellings: new Map([...[...known].map((target) => [target, [target]]), ...named.spellings]),
        chosen: new Set([...ids, ...(names.length > 0 ? named.chosen : [])]),
        problems: [
            ...named.problems.filter(({ code }) => code === "input-invalid"),
            ...ids.filter((id) => !known.has(id)).map((id) => notRecorded(id, [...recorded].sort())),
        ],
        notices: [],
    };
}
const empty = { products: [], rules: [], exclude: [], prune: true };
/** Targets that the state knows files of, or knew. */
function recordedTargets({ files, retired, releases }) {
    const released = releases.flatMap(({ live }) => Object.keys(live));
    return new Set([...[...files, ...retired].map(({ target }) => target), ...released]);
}
function nothingNamed() {
    return new Problem({
        code: "input-invalid",
        message: "destroy has to be told which targets to empty.",
        remedy: "Give --only with their ids or names; dodo-files state list shows what is recorded.",
    });
}
function notRecorded(target, recorded) {
    return new Problem({
        code: "input-invalid",
        message: `Neither the manifest nor the state knows ${target}.`,
        remedy: recorded.length > 0 ? `The state knows ${recorded.join(", ")}.` : "The state records nothing yet.",
    });
}

;// CONCATENATED MODULE: ./build/core/slot-pattern.js
/**
 * Reads a slot as a pattern; undefined where the name does not fit it. A version starts with a digit and a tag has one: the slot
 * `App-{version}.zip` fits `App-1.1.0.zip`, not `App-manual.zip`, which somebody may have put there for another purpose.
 */
function matchSlot(slot, name) {
    const match = patternOf(slot).exec(name);
    return match ? { ...match.groups } : undefined;
}
const values = {
    tag: "[^/\\\\\\d]*\\d[^/\\\\]*",
    version: "v?\\d[^/\\\\]*",
    sha: "[0-9a-f]{7}",
};
/** An odd run of braces before a token's name opens the token, and every other one is text (see `expandName`). */
function patternOf(slot) {
    const seen = new Set();
    let pattern = "";
    let from = 0;
    for (const match of slot.matchAll(/(\{+)(tag|version|sha)\}/g)) {
        const [whole, braces = "", token = ""] = match;
        const isToken = braces.length % 2 === 1;
        const text = "{".repeat(Math.floor(braces.length / 2));
        pattern += literally(slot.slice(from, match.index) + text);
        pattern += isToken ? valuePattern(token, seen) : literally(`${token}}`);
        from = match.index + whole.length;
    }
    return new RegExp(`^${pattern}${literally(slot.slice(from))}$`, "u");
}
/** A token that stands twice has one value. */
function valuePattern(token, seen) {
    if (seen.has(token))
        return `\\k<${token}>`;
    seen.add(token);
    return `(?<${token}>${values[token]})`;
}
function literally(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

;// CONCATENATED MODULE: ./build/core/import-plan.js



/** The files to record: those that fit a desired slot, with `all` every one. A file that two targets list is the entitlement's. */
function findImports(targets, all) {
    const found = [];
    const notices = [];
    const isProduct = ({ target }) => target.startsWith("pdt_");
    const taken = new Set();
    for (const facts of [...targets.filter((one) => !isProduct(one)), ...targets.filter(isProduct)]) {
        const { listing, active, retired, elsewhere } = facts;
        const recorded = new Set([...elsewhere, ...taken, ...[...active, ...retired].map(({ file_id }) => file_id)]);
        const foreign = listing.files.filter(({ file_id }) => !recorded.has(file_id)).sort(byName);
        const fitting = foreign.map((file) => findOne(file, facts)).filter(({ placement }) => all || placement);
        for (const one of fitting) {
            taken.add(one.file.file_id);
            if (one.file.own)
                found.push(one);
            else
                notices.push(standsElsewhere(one, facts));
        }
    }
    return { found, notices };
}
/** Of several slots that fit, the one that leaves the least open: `App-Pro-{version}.zip` before `App-{version}.zip`. */
function findOne(file, { target, placements }) {
    const fits = placements.flatMap((placement) => {
        const isDesired = placement.name === file.name;
        const values = matchSlot(placement.slot, file.name);
        if (!values && !isDesired)
            return [];
        // The name that this run would deliver fits, even where its version looks like none.
        const tag = values?.tag;
        const version = values ? (values.version ?? (tag && versionOfTag(tag))) : placement.version;
        const open = isDesired ? -1 : Object.values(values ?? {}).join("").length;
        return [{ placement, version, tag, open }];
    });
    const [best] = fits.sort((a, b) => a.open - b.open);
    return { target, file, placement: best?.placement, version: best?.version, tag: best?.tag };
}
function standsElsewhere({ file }, { spellings, listing }) {
    const ids = listing.entitlements.filter(({ file_ids }) => file_ids.includes(file.file_id)).map(({ id }) => id);
    return `${file.name} of ${spellings[0]} stands in the list of ${ids.join(" and ") || "an entitlement"}, so it is recorded only where the manifest names that.`;
}
/**
 * The receipts of imported files. Nobody says when and by which run they were delivered. `keep` goes by time, so each counts as older
 * than whatever its slot has that is not known to be of an older version.
 */
function importReceipts(all, recorded, now) {
    const receipts = [];
    for (const one of [...all].sort(import_plan_newestFirst)) {
        const { target, slot } = import_plan_placeOf(one);
        const version = versionOf(one);
        const newer = [...recorded, ...receipts].filter((other) => other.target === target && other.slot === slot && !isOlder(other.version, version));
        const times = newer.map(({ delivered_at }) => Date.parse(delivered_at) - 1);
        const delivered_at = new Date(Math.min(now, ...times)).toISOString();
        const { file, placement, equal, size, tag } = one;
        const sha256 = equal ? (placement?.file.sha256 ?? null) : null;
        const { name, file_id } = file;
        receipts.push({ ...import_plan_placeOf(one), name, sha256, md5: null, size, file_id, delivered_at, version, tag });
    }
    return receipts;
}
/** What an import does with a file, for the report: it is live already, and ours from now on. */
function importChange(receipt) {
    const { target, slot, name, rule, path, size, sha256, file_id, version } = receipt;
    const reason = sha256 === null ? "live already; its content is not known" : "live already with the same content";
    const what = { target, slot, name, rule, path: path === "" ? null : path, size, sha256, file_id, version };
    return { action: "adopt", ...what, prior: [], reason };
}
function import_plan_placeOf({ target, file, placement }) {
    return {
        target,
        slot: placement?.slot ?? file.name,
        rule: placement?.rule.glob ?? "",
        path: placement?.file.path ?? "",
    };
}
/** The same bytes are of the same version, whatever their name says. */
function versionOf({ version, placement, equal }) {
    return version ?? (equal ? placement?.version : undefined);
}
function isOlder(a, b) {
    return a !== undefined && b !== undefined && (compareVersions(a, b) ?? 0) < 0;
}
function import_plan_newestFirst(a, b) {
    return compareVersions(versionOf(b) ?? "", versionOf(a) ?? "") ?? order(a.file.name, b.file.name);
}

;// CONCATENATED MODULE: ./build/app/import.js







/** Records live files that nobody recorded, and plans what the next apply does with them. Dodo is only read. */
async function importFiles(parsed, run) {
    const { settings, draft, ports } = run;
    const desired = await prepare(parsed, run);
    if (!desired)
        return;
    const input = planInput(desired, await readLive(desired));
    const { found, notices } = findImports(planner_factsOf({ ...input, proofs: new Map() }), settings.all === true);
    draft.notices.push(...notices);
    const measured = await measureAll(found, desired);
    ports.signal.throwIfAborted();
    const { files, retired } = input.state;
    const receipts = importReceipts(measured, [...files, ...retired], ports.clock.now());
    const state = await record(receipts, desired);
    if (!state)
        return;
    const planned = await planRun({ ...input, state }, ports.storefront);
    // What would stop the next apply has not stopped this import.
    const warnings = [...planned.problems, ...planned.warnings];
    draft.planned({ plan: planned.plan, problems: [], warnings });
}
/** Looks at the bytes as far as a plan would; what has no size cannot be recorded. */
async function measureAll(found, { ports, draft, resolved }) {
    const { storefront } = ports;
    if (!storefront)
        throw new Error("import without a storefront");
    const proofs = new Map();
    const pairs = found.flatMap(({ file, placement }) => placement ? [{ file, placement, key: proofKey(file, placement), decides: true }] : []);
    const targets = Map.groupBy(pairs, ({ placement }) => placement.target);
    for (const all of targets.values())
        await proveAll(all, { storefront, proofs });
    const measured = [];
    for (const one of found) {
        const { file, placement, target } = one;
        const proof = placement && proofs.get(proofKey(file, placement));
        const size = proof === "dead" ? null : (file.size ?? (await storefront.size?.(file)) ?? null);
        if (size !== null)
            measured.push({ ...one, size, equal: proof === "equal" });
        else
            draft.warnings.push(import_withoutBytes(resolved.spellings.get(target)?.[0] ?? target, target, file));
    }
    return measured;
}
/** All in one save. Where that fails nothing is recorded, and the outcomes say so. */
async function record(receipts, desired) {
    const { ports, draft, snapshot } = desired;
    if (receipts.length === 0)
        return snapshot.state;
    const { ledger, close } = openLedger(desired, snapshot);
    const problems = draft.problems.length;
    ledger.write(receipts.map((receipt) => ({ op: "record", receipt })));
    const targets = new Set(receipts.map(({ target }) => target));
    const live = [...targets].map((target) => {
        const ids = draft.liveIds(target);
        const files = ledger.state().files.filter((file) => file.target === target && ids.has(file.file_id));
        return [target, files.map(({ file_id }) => file_id)];
    });
    const at = new Date(ports.clock.now()).toISOString();
    ledger.write([{ op: "complete", at, live: Object.fromEntries(live) }]);
    await close();
    const isSaved = draft.problems.length === problems;
    draft.outcomes(receipts.map((receipt) => import_outcomeOf(receipt, isSaved)));
    return isSaved ? ledger.state() : undefined;
}
function import_outcomeOf(receipt, isSaved) {
    const change = importChange(receipt);
    return isSaved ? { change, status: "done", file_id: receipt.file_id } : { change, status: "failed", file_id: null };
}
function import_withoutBytes(spelling, target, { name, file_id }) {
    return new Problem({
        code: "not-live",
        message: `${spelling} lists ${name} (${file_id}), but its bytes never arrived or nobody says how many they are, so it was not recorded.`,
        remedy: "Download it in the Dodo dashboard; remove it there if that fails.",
        target,
    });
}

;// CONCATENATED MODULE: ./build/core/first-manifest.js

/** Ids that nobody can take for one of theirs. */
const toFillIn = { test_mode: "pdt_FillInTestId", live_mode: "pdt_FillInLiveId" };
/** The text of a first manifest. */
function firstManifest({ products, rules, environment }) {
    return [
        "# What buyers download, and where it goes.",
        "version: 1",
        "",
        "products: # a name for each; ids differ between test_mode and live_mode",
        ...products.map((product) => `  ${product.name}: ${first_manifest_idsOf(product, environment)}`),
        "",
        "files: # files of this folder: the product that they go to",
        ...rules.map((rule) => `  ${first_manifest_quoted(rule.glob)}: ${ruleText(rule)}`),
        "",
    ].join("\n");
}
function first_manifest_idsOf({ id, title }, environment) {
    const about = title ? ` ${first_manifest_oneLine(title)}.` : "";
    if (id === undefined) {
        const { test_mode, live_mode } = toFillIn;
        return `{ test_mode: ${test_mode}, live_mode: ${live_mode} } # fill in: pdt_… or ent_… from the Dodo dashboard`;
    }
    if (environment === undefined)
        return `${id}${about && ` #${about}`}`;
    const other = environment === "test_mode" ? "live_mode" : "test_mode";
    return `{ ${environment}: ${id}, ${other}: null } #${about} Its ${other} id takes the place of null`;
}
function ruleText({ to, name, exclude = [], toFillIn: open }) {
    if (name === undefined && exclude.length === 0 && !open)
        return quotedIfNeeded(to);
    const keys = [
        `to: ${quotedIfNeeded(to)}`,
        ...(name === undefined ? [] : [`name: ${first_manifest_quoted(name)}`]),
        ...(exclude.length === 0 ? [] : [`exclude: [${exclude.map(first_manifest_quoted).join(", ")}]`]),
        ...(open ? ["empty: warn"] : []),
    ];
    return `{ ${keys.join(", ")} }${open ? " # fill in: nothing that looks like a download lies here yet" : ""}`;
}
/** A product for each offer, with a name made of its title. */
function nameOffers(offers) {
    const taken = new Set();
    return offers.map(({ id, title }) => {
        const plain = slug(title) || slug(id.slice(id.indexOf("_") + 1)) || "product";
        let name = plain;
        for (let count = 2; taken.has(name); count += 1)
            name = `${plain}-${count}`;
        taken.add(name);
        return { name, id, title };
    });
}
/** The product whose name and title have most words in common with a path; of several the first. */
function likeliest(path, products) {
    const inPath = new Set(wordsOf(path.slice(0, path.length - extensionOf(path).length)));
    const score = ({ name, title = "" }) => new Set(wordsOf(`${name} ${title}`).filter((word) => inPath.has(word))).size;
    return products.toSorted((a, b) => score(b) - score(a))[0];
}
function wordsOf(text) {
    return text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean);
}
function slug(text) {
    const words = text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? [];
    return words
        .join("-")
        .replace(/^[^a-z]+/, "")
        .slice(0, 40)
        .replace(/-$/, "");
}
/** A name of a product stands without quotes, a glob does not. */
function quotedIfNeeded(text) {
    return /^[A-Za-z][\w-]*$/.test(text) ? text : first_manifest_quoted(text);
}
/** JSON's texts are YAML's, save for characters that YAML wants escaped. */
function first_manifest_quoted(text) {
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
}
function first_manifest_oneLine(text) {
    return text
        .replace(/[\p{C}\p{Z}]+/gu, " ")
        .trim()
        .slice(0, 80);
}

;// CONCATENATED MODULE: ./build/core/first-workflow.js
/** The text of a first workflow: delivers on a version's tag. `config`: below the repository's top. */
function firstWorkflow({ config, environment }) {
    const named = config === "dodo-files.yaml" ? [] : [`          config: ${JSON.stringify(config)}`];
    return [
        "name: Store",
        "on:",
        '  push: { tags: ["v*"] }',
        "permissions:",
        "  contents: write # remembers what was delivered, on the branch dodo-files-state",
        "concurrency: { group: store, cancel-in-progress: false, queue: max }",
        "jobs:",
        "  store:",
        "    runs-on: ubuntu-latest",
        "    steps:",
        `      - uses: ${checkout}`,
        "      - run: make dist # in its place: what builds the files that the manifest names, if they are not committed",
        "      - uses: OWNER/dodo-files@v1",
        "        with:",
        `          environment: ${environment}${environment === "test_mode" ? " # then live_mode" : ""}`,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner's own syntax
        "          api-key: ${{ secrets.DODO_PAYMENTS_API_KEY }}",
        ...named,
        "",
    ].join("\n");
}
const checkout = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2";

;// CONCATENATED MODULE: ./build/core/offer.js
/** What a manifest would name: a product that delivers through an entitlement is that entitlement (`use-entitlement`), each id once. */
function offersOf(shelves, listings) {
    const offers = new Map();
    for (const { id, title } of shelves) {
        const listing = listings.get(id);
        const own = listing?.files.filter((file) => file.own) ?? [];
        const through = own.length > 0 ? [] : (listing?.entitlements ?? []).filter(({ file_ids }) => file_ids.length > 0);
        const delivers = listing?.files.map(({ name }) => name);
        const ids = id.startsWith("pdt_") && through.length > 0 ? through.map((each) => each.id) : [id];
        for (const each of ids)
            if (!offers.has(each))
                offers.set(each, { id: each, title, delivers });
    }
    return [...offers.values()];
}

;// CONCATENATED MODULE: ./build/core/proposal.js




const extensions = [
    ...["zip", "7z", "tar.gz", "tgz", "tar.xz", "tar.bz2", "tar.zst", "rar"],
    ...["dmg", "pkg", "exe", "msi", "msix", "AppImage", "deb", "rpm", "flatpak", "snap", "apk", "aab", "ipa", "jar"],
    ...["vsix", "crx", "xpi", "nupkg", "whl", "unitypackage", "blend", "vst3"],
    ...["pdf", "epub", "mobi", "azw3", "mp3", "m4a", "wav", "flac", "mp4", "mov", "psd", "ai", "sketch"],
].join(",");
const folders = ["dist", "build", "release", "releases", "out", "artifacts", "downloads", "book", "books", "docs"];
/** Where files that are sold usually lie; of the manifest's folder itself only the first level. */
const usualPlaces = ["", ...folders.map((folder) => `${folder}/**/`)].map((place) => ({
    glob: `${place}*.{${extensions}}`,
    exclude: ["**/node_modules/**", "**/{test,tests,fixtures,vendor}/**"],
}));
/**
 * A rule for each file, with `*` and `{version}` in the place of a version in its name where that is clear. Every file that gets one is
 * matched by it and by no other, and no rule matches what is `unfit`; left out is what can have no rule, or would have another's name.
 */
function proposeRules(paths, unfit = []) {
    const usable = paths.filter((path) => !globFault(path) && !nameFault(baseOf(path)));
    const byGlob = Map.groupBy(usable.map(openVersion), ({ glob }) => glob);
    const drafts = [...byGlob.values()].flatMap((group) => {
        const [first] = group;
        if (!first)
            return [];
        // Of several versions side by side each keeps the name it has.
        return group.length === 1 ? [first] : [{ glob: first.glob, paths: group.flatMap((one) => one.paths) }];
    });
    const apart = drafts.flatMap((draft) => keepApart(draft, { drafts, paths: [...paths, ...unfit] }));
    const alone = apart.filter((proposal) => apart.every((other) => other === proposal || !overlaps(proposal, other)));
    const literal = apart.flatMap((proposal) => (alone.includes(proposal) ? [] : proposal_literally(proposal.paths)));
    return proposal_named([...alone, ...literal]);
}
/** A version between characters that belong to no word; a `v` in front of it stays. */
const versionPattern = /(?<=(?:^|[^0-9A-Za-z.])v?)\d+(?:\.\d+)+(?:-(?:alpha|beta|rc|pre|dev)[.\d]*)?(?![0-9A-Za-z.])/;
function openVersion(path) {
    const base = baseOf(path);
    const extension = extensionOf(base);
    const stem = base.slice(0, base.length - extension.length);
    const found = versionPattern.exec(stem);
    if (!found)
        return { glob: path, paths: [path] };
    const [before, after] = [stem.slice(0, found.index), stem.slice(found.index + found[0].length)];
    const folder = path.slice(0, path.length - base.length);
    const name = `${before}{version}${after}{ext}`;
    const rest = folder + before + after + extension;
    const clear = before + after !== "" && !/[*?[\]{}]/.test(rest);
    return clear
        ? { glob: `${folder}${before}*${after}${extension}`, name, paths: [path] }
        : { glob: path, paths: [path] };
}
/** Takes out what other rules are for; where that does not do, rules that name their file. */
function keepApart(draft, { drafts, paths }) {
    const own = new Set(draft.paths);
    const foreign = paths.filter((path) => !own.has(path) && matches(draft, path));
    if (foreign.length === 0)
        return [draft];
    const others = drafts.filter((other) => other !== draft && other.paths.some((path) => foreign.includes(path)));
    const narrowed = { ...draft, exclude: others.map(({ glob }) => glob) };
    const holds = draft.paths.every((path) => matches(narrowed, path)) && !foreign.some((path) => matches(narrowed, path));
    return holds ? [narrowed] : proposal_literally(draft.paths);
}
function proposal_literally(paths) {
    return paths.map((path) => ({ glob: path, paths: [path] }));
}
/** Whether a file of one is matched by the other too. */
function overlaps(one, other) {
    return one.paths.some((path) => matches(other, path));
}
/** A glob that names a file letter by letter matches no other. */
function matches({ glob, exclude = [], paths }, path) {
    const named = paths.length === 1 && paths[0] === glob;
    if (named ? path !== glob : !compileGlob(glob).matches(path))
        return false;
    return !exclude.some((each) => compileGlob(each, { dot: true }).matches(path));
}
/** Buyers see one list: where a name is taken, its folder stands in front of it. */
function proposal_named(proposals) {
    const taken = new Set();
    return proposals.flatMap((proposal) => {
        const spellings = [proposal.name, `{dir}-${proposal.name ?? "{base}"}`].map((name) => ({ ...proposal, name }));
        const free = spellings.find((each) => {
            const names = each.paths.map((path) => shownAs(path, each.name));
            const fresh = new Set(names).size === names.length && names.every((name) => !taken.has(name));
            return fresh && !names.some((name) => nameFault(name));
        });
        for (const path of free?.paths ?? [])
            taken.add(shownAs(path, free?.name));
        return free ? [free] : [];
    });
}
/** `{version}` stays open: what stands for it is the same in all names of a run. */
function shownAs(path, name = "{base}") {
    const base = baseOf(path);
    const values = {
        "{base}": base,
        "{dir}": path.split("/").at(-2) ?? "",
        "{ext}": extensionOf(base),
    };
    return folded(name.replace(/\{(?:base|dir|ext)\}/g, (token) => values[token] ?? token));
}
function baseOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}

;// CONCATENATED MODULE: ./build/app/init.js






/** Writes a first manifest and a workflow, from what is given, what the shop has and what lies in the folder. Throws `input-invalid` where a manifest is there. */
async function init(run) {
    const { settings, manifest, ports, draft } = run;
    const { config, environment, first } = settings;
    if (!ports.desk || !first)
        throw new Error("init without a desk");
    if (manifest.text !== null)
        throw alreadyThere(config);
    const products = await chooseProducts(run);
    const rules = await chooseRules(run, products);
    const workflow = first.workflow !== undefined && (await wants(run, first.workflow)) ? first.workflow : undefined;
    if (!(await ports.desk.write(manifest.path, firstManifest({ products, rules, environment })))) {
        throw alreadyThere(config);
    }
    draft.notices.push(`Written: ${config}, ${plural(rules.length, "rule")} for ${plural(products.length, "product")}.`);
    if (workflow !== undefined) {
        const text = firstWorkflow({ config: manifest.path, environment: environment ?? "test_mode" });
        const written = await ports.desk.write(workflow, text);
        const kept = `${workflow} is there already and was left as it is: compare it with the README's.`;
        draft.notices.push(written ? `Written: ${workflow}.` : kept);
    }
    draft.notices.push(...nextSteps({ products, rules, environment }));
}
async function chooseProducts(run) {
    const { settings, ports } = run;
    const given = settings.first?.products ?? [];
    if (given.length > 0)
        return given;
    const questions = ports.desk?.questions;
    const offers = await offersIn(run);
    if (offers.length > 0) {
        const choices = offers.map((offer) => ({ value: offer, label: labelOf(offer), about: aboutOf(offer) }));
        return nameOffers(questions ? await questions.some("Which of these do your files go to?", choices, []) : offers);
    }
    if (!questions)
        return [{ name: "app" }];
    const title = await questions.text("What is the product called?", "app");
    const id = await questions.text("Its id at Dodo, pdt_… or ent_… (empty: fill it in later)", "", "id");
    const named = nameOffers([{ id: id === "" ? "pdt_app" : id, title }]);
    return id === "" ? named.map(({ name }) => ({ name })) : named;
}
/** Products and entitlements that are read for what they deliver; requests are limited. */
const mostRead = 100;
async function offersIn({ ports, draft }) {
    const { desk, storefront, signal } = ports;
    if (!desk?.shelves || !storefront)
        return [];
    const shelves = await desk.shelves();
    const listings = new Map();
    for (const { id } of shelves.slice(0, mostRead)) {
        signal.throwIfAborted();
        try {
            listings.set(id, await storefront.read(id));
        }
        catch (error) {
            // One that cannot be read is still one that files may go to.
            if (!(error instanceof Problem))
                throw error;
            draft.warnings.push(error);
        }
    }
    if (shelves.length > mostRead) {
        draft.notices.push(`Of ${shelves.length} products and entitlements only the first ${mostRead} were looked into.`);
    }
    const offers = offersOf(shelves, listings);
    if (offers.length === 0)
        draft.notices.push("The shop has no product yet.");
    if (!desk.questions)
        draft.notices.push(...offers.map((offer) => `${labelOf(offer)}  ${aboutOf(offer)}`));
    return offers;
}
async function chooseRules({ settings, ports }, products) {
    const [{ name: main } = { name: "app" }] = products;
    const given = settings.first?.rules ?? [];
    if (given.length > 0)
        return given.map(({ glob, to = main }) => ({ glob, to }));
    const questions = ports.desk?.questions;
    const found = (await ports.workspace.find(usualPlaces)).flat();
    const byFitness = Map.groupBy(found, ({ problem, size }) => !problem && size > 0);
    const pathsOf = (fit) => [...new Set(byFitness.get(fit)?.map(({ path }) => path))].toSorted();
    const proposed = proposeRules(pathsOf(true), pathsOf(false)).slice(0, mostRules);
    if (proposed.length === 0)
        return [{ glob: "dist/fill-in.zip", to: main, toFillIn: true }];
    const choices = proposed.map((value) => ({ value, label: value.glob, about: value.paths.slice(0, 3).join(", ") }));
    const chosen = questions ? await questions.some("Which files do buyers get?", choices, proposed) : proposed;
    const rules = [];
    for (const { paths, ...rule } of chosen) {
        const likely = likeliest(paths[0] ?? rule.glob, products)?.name ?? main;
        const names = products.map(({ name }) => ({ value: name, label: name, about: "" }));
        const asked = questions && products.length > 1;
        rules.push({ ...rule, to: asked ? await questions.one(`Where does ${rule.glob} go?`, names, likely) : likely });
    }
    return rules;
}
/** More than that nobody reads; what is beyond is for globs that a person writes. */
const mostRules = 50;
async function wants({ ports }, workflow) {
    return ports.desk?.questions?.agree(`Write ${workflow} too? It delivers on every tag v*.`) ?? true;
}
function labelOf({ id, title }) {
    return title === "" ? id : `${title} (${id})`;
}
function aboutOf({ delivers }) {
    if (!delivers)
        return "not looked into";
    return delivers.length === 0 ? "delivers no file yet" : `delivers ${delivers.slice(0, 5).join(", ")}`;
}
/** Three lines: what is to be looked at, the key, the first run. */
function nextSteps({ products, rules, environment = "test_mode" }) {
    const open = products.some(({ id }) => id === undefined) || rules.some(({ toFillIn }) => toFillIn);
    return [
        `1. ${open ? "Fill in what is marked so" : "Look at what is proposed"}, then: dodo-files validate`,
        `2. Set DODO_PAYMENTS_API_KEY, then: dodo-files plan --environment ${environment}`,
        "3. gh secret set DODO_PAYMENTS_API_KEY, commit, and push a tag: git tag v1.0.0 && git push origin v1.0.0",
    ];
}
function alreadyThere(config) {
    return new Problem({
        code: "input-invalid",
        message: `${config} is there already, and init overwrites nothing.`,
        remedy: "Edit it, or name another path with --config.",
    });
}

;// CONCATENATED MODULE: ./build/core/plan-document.js




const plan_document_current = 1;
/** Pretty-printed, ends in a newline: schema/plan.schema.json describes it. */
function renderPlanDocument(plan) {
    return `${JSON.stringify(plan, null, 2)}\n`;
}
/**
 * Reads a saved plan as if a stranger had written it: a field too many, too few or of another form refuses the whole.
 * `where` it stands is for people. Throws Problem `plan-invalid`.
 */
function parsePlanDocument(text, where) {
    const read = document_reader_reader((path, wanted, cause) => planInvalid(`${where} holds no plan: ${path} should be ${wanted}.`, cause));
    const document = read.object(read.json(text), "the document", planFields);
    if (document["version"] !== plan_document_current)
        throw read.fault("version", `${plan_document_current}`);
    if (typeof document["offline"] !== "boolean")
        throw read.fault("offline", "true or false");
    return withoutAbsent({
        version: plan_document_current,
        environment: read.oneOf(document["environment"], manifest/* environments */.d, "environment"),
        manifest: read.text(document["manifest"], "manifest"),
        manifest_digest: read.match(document["manifest_digest"], sha256, "manifest_digest"),
        lineage: read.text(document["lineage"], "lineage"),
        serial: read.integer(document["serial"], "serial"),
        offline: document["offline"],
        tag: read.optionalText(document["tag"], "tag"),
        commit: read.optionalWord(document["commit"], "commit"),
        targets: each(document["targets"], "targets", { read, of: targetPlan }),
    });
}
function planInvalid(message, cause) {
    const remedy = "Write it anew with plan and plan-file, with the same version of dodo-files.";
    return new Problem({ code: "plan-invalid", message, remedy, cause });
}
const sha256 = /^[0-9a-f]{64}$/;
const head = ["version", "environment", "manifest", "manifest_digest", "lineage", "serial", "offline"];
const planFields = [...head, "tag", "commit", "targets"];
const targetFields = ["target", "spellings", "changes", "foreign", "held", "before", "after"];
const place = ["action", "target", "slot", "name", "rule", "path", "size", "sha256", "file_id", "prior"];
const changeFields = [...place, "version", "was", "was_size", "open", "reason"];
const shownFields = ["file_id", "name", "size"];
function each(value, path, { read, of }) {
    return read.list(value, path).map((one, index) => of(one, `${path}[${index}]`, read));
}
function targetPlan(value, path, read) {
    const fields = read.object(value, path, targetFields);
    const list = (name, of) => each(fields[name], `${path}.${name}`, { read, of });
    const text = (one, at) => read.text(one, at);
    const target = read.target(fields["target"], `${path}.target`);
    const changes = list("changes", change);
    const stray = changes.findIndex((one) => one.target !== target);
    if (stray >= 0)
        throw read.fault(`${path}.changes[${stray}].target`, target);
    return {
        target,
        spellings: list("spellings", text),
        changes,
        foreign: list("foreign", shown),
        held: list("held", fileId),
        before: list("before", shown),
        after: list("after", shown),
    };
}
function change(value, path, read) {
    const fields = read.object(value, path, changeFields);
    const at = (name) => `${path}.${name}`;
    const text = (name) => read.text(fields[name], at(name));
    const optional = (name) => read.optionalText(fields[name], at(name));
    return withoutAbsent({
        action: read.oneOf(fields["action"], actions, at("action")),
        target: read.target(fields["target"], at("target")),
        slot: text("slot"),
        name: text("name"),
        rule: read.textOrNone(fields["rule"], at("rule")),
        path: orNone(fields["path"], () => read.pathBelow(fields["path"], at("path"))),
        size: orNone(fields["size"], () => read.integer(fields["size"], at("size"))),
        sha256: orNone(fields["sha256"], () => read.match(fields["sha256"], sha256, at("sha256"))),
        file_id: orNone(fields["file_id"], () => fileId(fields["file_id"], at("file_id"), read)),
        prior: each(fields["prior"], at("prior"), { read, of: fileId }),
        version: optional("version"),
        was: optional("was"),
        was_size: fields["was_size"] === undefined ? undefined : read.integer(fields["was_size"], at("was_size")),
        open: fields["open"] === undefined ? undefined : each(fields["open"], at("open"), { read, of: token }),
        reason: text("reason"),
    });
}
/** Names of live files are whatever Dodo lists. */
function shown(value, path, read) {
    const { file_id, name, size } = read.object(value, path, shownFields);
    if (typeof name !== "string")
        throw read.fault(`${path}.name`, "a text");
    return {
        file_id: orNone(file_id, () => fileId(file_id, `${path}.file_id`, read)),
        name,
        size: orNone(size, () => read.integer(size, `${path}.size`)),
    };
}
const fileId = (value, path, read) => read.fileId(value, path);
const token = (value, path, read) => read.match(value, /^\{(tag|version|sha)\}$/, path);
function orNone(value, read) {
    return value === null ? null : read();
}

;// CONCATENATED MODULE: ./build/core/saved-plan.js



/**
 * What a saved plan lets a fresh one carry out: the same deliveries, and the withdrawals that it names. It can hold back and never
 * add, so a plan that somebody tampered with gains nothing. How a file comes to be live is left open: a run that was cut off has
 * uploaded or attached it already.
 */
function allowedBy(saved) {
    const changes = changesOf(saved);
    const deliveries = bySlot(changes.filter(isDelivery));
    const gone = new Set(changes.flatMap(({ target, prior }) => prior.map((id) => saved_plan_keyOf(target, id))));
    const forgotten = new Set(changes.filter(isForget).map(({ target, file_id }) => saved_plan_keyOf(target, file_id)));
    return (change) => {
        const { target, file_id, prior } = change;
        if (isDelivery(change))
            return (deliveries.get(slotKey(change)) ?? []).some((one) => isWithin(one, change));
        // What an upload that was cut off left behind has no bytes and no path: it goes with the file of its slot.
        if (isDead(change))
            return deliveries.has(slotKey(change)) || prior.every((id) => gone.has(saved_plan_keyOf(target, id)));
        if (change.action === "delete")
            return prior.every((id) => gone.has(saved_plan_keyOf(target, id)));
        // What was withdrawn before the run was cut off has only its receipt left.
        return forgotten.has(saved_plan_keyOf(target, file_id)) || gone.has(saved_plan_keyOf(target, file_id));
    };
}
/** Why a saved plan no longer fits: nothing of it may be carried out. `plan-stale`. */
function stale(saved, fresh, where) {
    const heads = movedHead(saved, fresh.plan);
    const moved = heads.length > 0 ? heads : movedChanges(saved, fresh);
    const [first, ...others] = moved;
    if (first === undefined)
        return undefined;
    return new Problem({
        code: "plan-stale",
        message: `${where} does not fit any more: ${first}.`,
        remedy: "Plan again, look at that plan, and apply it.",
        details: saved_plan_listed(others),
    });
}
/** What only the fresh plan contains. It is no failure, and must not go unnoticed. */
function waits({ plan, waiting }, where) {
    const count = waiting.length === 1 ? "A change is" : `${waiting.length} changes are`;
    return new Problem({
        code: "plan-stale",
        message: `${count} not in ${where}, and ${waiting.length === 1 ? "waits" : "wait"}.`,
        remedy: "Plan again to have them carried out too.",
        details: saved_plan_listed(waiting.map((change) => describe(change, plan))),
    });
}
/** As many as anybody reads. */
function saved_plan_listed(lines) {
    const most = 20;
    return lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more`] : lines;
}
function movedHead(saved, fresh) {
    const words = { environment: "environment", manifest: "manifest", lineage: "lineage of the state" };
    const fields = ["environment", "manifest", "lineage"].filter((field) => saved[field] !== fresh[field]);
    const moved = fields.map((field) => `it is of ${words[field]} ${saved[field]}, and this run of ${fresh[field]}`);
    const isEdited = saved.manifest === fresh.manifest && saved.manifest_digest !== fresh.manifest_digest;
    return isEdited ? [...moved, `${fresh.manifest} was changed since`] : moved;
}
function movedChanges(saved, fresh) {
    const all = [...changesOf(fresh.plan), ...fresh.waiting];
    const { files } = fresh.state;
    const live = new Set(fresh.plan.targets.flatMap(({ target, before }) => before.map(({ file_id }) => saved_plan_keyOf(target, file_id))));
    const found = {
        slots: bySlot(all.filter(stays)),
        withdrawn: new Set(all.filter(({ action }) => action === "delete").flatMap(saved_plan_idsOf)),
        forgotten: new Set(all.filter(isForget).map(({ target, file_id }) => saved_plan_keyOf(target, file_id))),
        live,
        comes: new Set(fresh.waiting.filter(isDelivery).map(nameKey)),
        goes: new Set(fresh.waiting.filter(({ action }) => action === "delete").map(nameKey)),
        wanted: new Set(all.filter(stays).map(({ target, file_id }) => saved_plan_keyOf(target, file_id))),
        recorded: new Set(files.map(({ target, file_id }) => saved_plan_keyOf(target, file_id))),
        delivered: Map.groupBy(files.filter(({ target, file_id }) => live.has(saved_plan_keyOf(target, file_id))), slotKey),
    };
    return changesOf(saved)
        .filter(({ target }) => !fresh.leftOut.has(target))
        .flatMap((change) => {
        const why = whyMoved(change, found);
        return why === undefined ? [] : [`${describe(change, fresh.plan)}: ${why}`];
    });
}
/** What moved under a saved change; undefined where it is planned still, or true already. */
function whyMoved(change, found) {
    const { action, target, file_id } = change;
    if (action === "keep")
        return undefined;
    if (action === "forget") {
        const key = saved_plan_keyOf(target, file_id);
        return found.forgotten.has(key) || !found.recorded.has(key) ? undefined : "it is live again";
    }
    const slot = found.slots.get(slotKey(change)) ?? [];
    if (isDelivery(change)) {
        const same = slot.find((one) => isDelivery(one) && isSameDelivery(change, one, found.live));
        if (same)
            return found.goes.has(nameKey(same)) ? "another file of that name would stay beside it" : undefined;
        const delivered = found.delivered.get(slotKey(change)) ?? [];
        if (!delivered.some((receipt) => isSameFile(change, receipt)))
            return whatMoved(change, slot);
    }
    else if (found.comes.has(nameKey(change)) && saved_plan_idsOf(change).some((key) => found.withdrawn.has(key))) {
        return "a file that only this run plans takes its place";
    }
    // What a withdrawal did not let go is held and no longer recorded as delivered, or was never ours: there it is done with.
    const isWanted = (key) => found.live.has(key) && (found.wanted.has(key) || found.recorded.has(key));
    return saved_plan_idsOf(change).some((key) => isWanted(key) && !found.withdrawn.has(key))
        ? "a file that it withdraws is wanted now"
        : undefined;
}
function whatMoved(change, slot) {
    const [now] = slot;
    if (!now)
        return "this run does not plan it";
    if (now.sha256 !== change.sha256)
        return `the file is another one now (${plan_slot_short(change.sha256)} → ${plan_slot_short(now.sha256)})`;
    if (!isSameFile(change, now))
        return `it would be delivered as ${now.name}`;
    return "what it takes the place of is not the same any more";
}
/** A saved name without a tag leaves the name open. */
function isSameFile(saved, fresh) {
    return saved.sha256 === fresh.sha256 && (saved.name === fresh.name || (saved.open ?? []).length > 0);
}
/** The same file, and nothing more goes for it. */
function isWithin(saved, fresh) {
    const prior = new Set(saved.prior);
    return fresh.prior.every((id) => prior.has(id)) && isSameFile(saved, fresh);
}
/** A run that was cut off before it recorded what it attached again may have withdrawn the old ones already. */
function isSameDelivery(saved, fresh, live) {
    const { target, file_id, prior } = fresh;
    const left = new Set(prior);
    const isAttached = live.has(saved_plan_keyOf(target, file_id));
    const isDone = (id) => left.has(id) || (isAttached && !live.has(saved_plan_keyOf(target, id)));
    return isWithin(saved, fresh) && saved.prior.every(isDone);
}
/** Its file is to be live after the run. */
function stays({ action }) {
    return action !== "delete" && action !== "forget";
}
/** Listed without bytes, and never recorded. */
function isDead({ action, path }) {
    return action === "delete" && path === null;
}
function isForget({ action }) {
    return action === "forget";
}
function saved_plan_idsOf({ target, prior }) {
    return prior.map((id) => saved_plan_keyOf(target, id));
}
function describe({ action, name, target }, { targets }) {
    return `${action} ${name} in ${targets.find((one) => one.target === target)?.spellings[0] ?? target}`;
}
function bySlot(changes) {
    return Map.groupBy(changes, slotKey);
}
function slotKey({ target, slot }) {
    return saved_plan_keyOf(target, slot);
}
function nameKey({ target, name }) {
    return saved_plan_keyOf(target, name);
}
function saved_plan_keyOf(target, of) {
    return JSON.stringify([target, of]);
}

;// CONCATENATED MODULE: ./build/app/plan-run.js










/** `plan` and `apply`: the same plan, shown or carried out. */
async function planAndApply(manifest, run) {
    const { settings, ports } = run;
    const { planFile } = ports;
    const saved = planFile && settings.command === "apply" ? await loadPlan(planFile) : undefined;
    // A state that was lost since begins a lineage of its own, and the plan fits no more.
    const newLineage = saved?.serial === 0 ? () => saved.lineage : ports.newLineage;
    const desired = await prepare(manifest, { ...run, ports: { ...ports, newLineage } });
    if (desired)
        await planTargets(desired, saved);
}
async function planTargets(desired, saved) {
    const { settings, ports, draft, snapshot, resolved } = desired;
    const listings = await readLive(desired);
    if (!ports.storefront)
        draft.notices.push("There is no API key, so the plan compares with the state alone (offline).");
    const input = planInput(desired, listings, saved && allowedBy(saved));
    const planned = await untilStopped(planRun(input, ports.storefront), ports.signal);
    draft.planned(planned);
    const { plan } = planned;
    if (saved)
        hold(saved, planned, desired);
    draft.notices.push(...orphansOf(snapshot.state, resolved.spellings).map(orphanNotice), ...manyFilesNotices(plan));
    if (settings.command === "plan") {
        draft.outcomes(changesOf(plan).map(asPlanned));
        return savePlan(plan, desired);
    }
    draft.outcomes(changesOf(plan).map(untried));
    draft.problems.push(...untagged(plan));
    const isStopped = draft.problems.some(({ target }) => target === undefined);
    if (!isStopped)
        await carryOut(plan, { ...desired, placements: desired.scanned.placements });
}
/** A saved plan that fits no more stops the run; what it does not contain waits. */
function hold(saved, fresh, { ports, draft, snapshot, resolved }) {
    const where = ports.planFile?.where ?? "";
    const planned = new Set(fresh.plan.targets.map(({ target }) => target));
    const leftOut = new Set([...resolved.spellings.keys()].filter((target) => !planned.has(target)));
    const problem = stale(saved, { ...fresh, state: snapshot.state, leftOut }, where);
    if (problem)
        draft.problems.push(problem);
    else if (fresh.waiting.length > 0)
        draft.warnings.push(waits(fresh, where));
}
/** A plan that something stands in the way of is not worth holding to. */
async function savePlan(plan, { ports: { planFile }, draft }) {
    if (!planFile)
        return;
    const isWhole = draft.problems.length === 0;
    if (isWhole)
        await planFile.save(renderPlanDocument(plan));
    draft.notices.push(isWhole ? `The plan is in ${planFile.where}.` : `No plan was written to ${planFile.where}.`);
}
async function loadPlan(planFile) {
    return parsePlanDocument(await planFile.load(), planFile.where);
}
function asPlanned(change) {
    return { change, status: "planned", file_id: change.file_id };
}

;// CONCATENATED MODULE: ./build/core/rollback-plan.js







function notLiveOf(input) {
    return worldsOf(input).flatMap(({ world }) => receiptsOf(world, input.release)
        .known.filter(({ file_id }) => !world.live.has(file_id))
        .map((receipt) => ({ receipt, namesakes: world.index.unrecorded.get(receipt.name) ?? [] })));
}
/** plan(release, recorded, live): what makes the managed files of each target those of an earlier release. Pure. */
function planRollback(input) {
    const { environment, manifest, manifestDigest: manifest_digest, state, release, rules } = input;
    const planned = worldsOf(input).map(({ world, warnings }) => rollback_plan_planTarget(world, input, warnings));
    const head = { version: 1, environment, manifest, manifest_digest };
    const { lineage, serial } = state;
    const targets = planned.map((target) => target.plan);
    const plan = { ...head, lineage, serial, offline: false, tag: release.tag, commit: release.commit, targets };
    const removals = countRemovals(changesOf(plan));
    const tooMany = removals > rules.maxRemovals ? [tooManyRemovals(removals, rules.maxRemovals)] : [];
    const problems = [...tooMany, ...planned.flatMap((target) => target.problems)];
    return { plan, problems, warnings: planned.flatMap(({ warnings }) => warnings) };
}
/** What a rollback misses: a file of the release that Dodo does not attach again and that the workspace does not have. `rollback-unavailable`. */
function unavailable({ target, spellings }, missing) {
    const [first] = missing;
    return new Problem({
        code: "rollback-unavailable",
        message: `${spellings[0] ?? target} cannot get ${missing.length === 1 ? first?.name : `${missing.length} files`} back from Dodo, and no file at hand has the same content.`,
        remedy: "Put each file below at its path, with exactly that content (build the old tag, for example), and run again.",
        details: missing.map(({ name, path, sha256 }) => `${path || name}  SHA-256 ${sha256 ?? "not known"}`),
        target,
    });
}
function worldsOf(input) {
    const nothing = { placements: [], parts: [], proofs: new Map(), offline: false };
    return planner_factsOf({ ...input, ...nothing })
        .filter(({ target }) => input.release.live[target] !== undefined)
        .map(agree);
}
/**
 * The receipts of a release in one target, and the ids that no receipt takes part for. What is live under another id by now counts as
 * it, and so does what was sent anew in its place and not attached yet.
 */
function receiptsOf(world, { live }) {
    const { target, active, retired } = world;
    const receipts = new Map([...active, ...retired].map((receipt) => [receipt.file_id, receipt]));
    const ids = live[target] ?? [];
    const taken = new Set(ids);
    const standIn = (wanted) => {
        if (world.live.has(wanted.file_id) || wanted.sha256 === null)
            return wanted;
        const others = active.filter((one) => !taken.has(one.file_id) && rollback_plan_isSameFile(one, wanted));
        const same = others.find(({ file_id }) => world.live.has(file_id)) ?? others[0];
        if (same)
            taken.add(same.file_id);
        return same ?? wanted;
    };
    return {
        known: ids
            .flatMap((id) => receipts.get(id) ?? [])
            .sort(byName)
            .map(standIn),
        unknown: ids.filter((id) => !receipts.has(id)),
    };
}
function rollback_plan_isSameFile(a, b) {
    return a.slot === b.slot && a.name === b.name && a.sha256 === b.sha256;
}
function rollback_plan_planTarget(world, { release, files, twins, dead, rules }, disagreements) {
    const { known, unknown } = receiptsOf(world, release);
    const wanted = new Set(known.map(({ file_id }) => file_id));
    const going = managedOf(world).filter(({ file_id }) => !wanted.has(file_id));
    const back = changesBack(known, { world, going, release, twins });
    const replaced = new Set(back.flatMap(({ prior }) => prior));
    const left = going.filter(({ file_id }) => !replaced.has(file_id));
    const cleared = world.listing.files
        .filter(({ file_id }) => dead.has(file_id))
        .flatMap((file) => rollback_plan_clearDead(file, back));
    const changes = [...back, ...left.map((receipt) => deletion(receipt, `not in ${titleOf(release)}`)), ...cleared];
    const plan = buyersView(world, changes, rules.allowEmptyTarget);
    const isEmptied = unknown.length === 0 && plan.after.length === 0 && plan.before.length > 0;
    const missing = back.filter((change) => change.file_id === null && !files.has(change.sha256 ?? ""));
    const problems = [
        ...namesTaken(world, back, dead),
        ...(unknown.length > 0 ? [rollback_plan_forgotten(world, unknown)] : []),
        ...(missing.length > 0 ? [unavailable(world, missing)] : []),
        ...(isEmptied && !rules.allowEmptyTarget ? [wouldEmpty(world)] : []),
    ];
    const settled = back.filter(({ action }) => action === "keep" || action === "adopt");
    const beside = settled.flatMap((change) => rollback_plan_namesakesOf(world, change, dead));
    return { plan, problems, warnings: [...disagreements, ...beside.map((file) => namesakeWarning(world, file))] };
}
/** What buyers see because of us: recorded and live; a withdrawn file that is listed again too, a held one not. */
function managedOf({ active, retired, live }) {
    const back = retired.filter((receipt) => !receipt.held);
    return [...active, ...back].filter(({ file_id }) => live.has(file_id));
}
/** Buyers could not tell the file that comes back from one under its name that is not ours. */
function namesTaken(world, back, dead) {
    return back.flatMap((change) => {
        const namesakes = rollback_plan_namesakesOf(world, change, dead);
        const isTaken = isDelivery(change) && change.action !== "adopt" && namesakes.length > 0;
        return isTaken ? [nameTaken(world, change.name, namesakes)] : [];
    });
}
/** Files under the name of a change that are neither recorded nor adopted, and have bytes. */
function rollback_plan_namesakesOf({ index }, { name, file_id }, dead) {
    return (index.unrecorded.get(name) ?? []).filter((file) => file.file_id !== file_id && !dead.has(file.file_id));
}
/** With the file that comes back under its name; what only an attached entitlement lists stays. */
function rollback_plan_clearDead({ file_id, name, own }, back) {
    const successor = back.find((change) => change.name === name);
    if (!own || !successor)
        return [];
    const { target, slot, rule } = successor;
    const what = { target, slot, name, rule, path: null, size: null, sha256: null, file_id, prior: [file_id] };
    return [{ action: "delete", ...what, reason: withoutBytes }];
}
function changesBack(known, { world, going, release, twins }) {
    const succeeded = new Set();
    const isActive = new Set(world.active);
    return known.map((receipt) => {
        const isLive = world.live.has(receipt.file_id);
        if (isLive && isActive.has(receipt))
            return { ...deletion(receipt, "unchanged"), action: "keep", prior: [] };
        const prior = succeeded.has(receipt.slot) ? [] : going.filter(({ slot }) => slot === receipt.slot);
        succeeded.add(receipt.slot);
        const newest = prior[0];
        const was = newest ? { was: newest.version ?? newest.name, was_size: newest.size } : {};
        const what = { ...deletion(receipt, ""), ...was, prior: prior.map(({ file_id }) => file_id) };
        const reason = `${isLive ? "withdrawn before, and still live" : "not live now"}, of ${titleOf(release)}`;
        const twin = twins.get(receipt.file_id);
        if (twin !== undefined) {
            const same = "live already with the same content, but not recorded";
            return { ...what, action: "adopt", file_id: twin, reason: same };
        }
        // What an entitlement let go is gone: there it is uploaded anew.
        if (isLive || world.target.startsWith("pdt_"))
            return { ...what, action: "restore", reason };
        return { ...what, action: newest ? "replace" : "create", file_id: null, reason };
    });
}
function titleOf({ tag, serial }) {
    return tag ?? `#${serial}`;
}
function rollback_plan_forgotten({ target, spellings }, ids) {
    return new Problem({
        code: "rollback-unavailable",
        message: `The state no longer knows ${ids.length === 1 ? `file ${ids[0]}` : `${ids.length} files`} of that release in ${spellings[0] ?? target}, or Dodo lists it as something else.`,
        remedy: "Put the receipt back with dodo-files state push, or build that release again and apply it with allow-downgrade.",
        details: ids.map((id) => `file ${id}, path and SHA-256 not known`),
        target,
    });
}

;// CONCATENATED MODULE: ./build/core/secret-files.js

const secretGlobs = ["**/.git/**", "**/.git", "**/.env*", "**/*.pem", "**/*.key", "**/id_rsa*", "**/.npmrc"];
const compiled = secretGlobs.map((glob) => compileGlob(glob, { dot: true, anyCase: true }));
/** Whether a path looks like that of a secret: only a pattern without wildcards that names it may match it. */
function looksSecret(path) {
    return compiled.some(({ matches }) => matches(path));
}

;// CONCATENATED MODULE: ./build/app/find-content.js




/**
 * Files of the workspace that have the content of these receipts, by SHA-256: where it was recorded, or whatever a rule matches now.
 * Only files of the right size are read. What cannot be searched is a warning, since the file may not be needed.
 */
async function findContent(receipts, { rules, exclude }, { workspace, warn }) {
    const wanted = new Set(receipts.flatMap(({ sha256 }) => sha256 ?? []));
    if (wanted.size === 0)
        return new Map();
    const paths = [...new Set(receipts.map(({ path }) => path))].filter((path) => path !== "" && !looksSecret(path));
    const recorded = paths.map((glob) => ({ glob, exclude: [] }));
    const matched = rules.map((rule) => ({ glob: rule.glob, exclude: [...rule.exclude, ...exclude] }));
    const found = await attempt(() => workspace.find([...recorded, ...matched]));
    if (found instanceof Problem) {
        warn(found);
        return new Map();
    }
    const sizes = new Set(receipts.map(({ size }) => size));
    const candidates = new Map();
    for (const file of found.flat())
        if (sizes.has(file.size) && !candidates.has(file.real))
            candidates.set(file.real, file);
    const hashed = await mapPool([...candidates.values()], 4, (file) => attempt(() => workspace.hash(file)));
    const files = hashed.flatMap((read) => (read instanceof Problem ? [] : [read.file]));
    return new Map(files.filter(({ sha256 }) => wanted.has(sha256)).map((file) => [file.sha256, file]));
}

;// CONCATENATED MODULE: ./build/app/rollback.js








/** Makes the managed files of each target those of an earlier release; what cannot be had again stops its target before anything goes. */
async function rollback(manifest, run) {
    const { settings, ports, draft } = run;
    const { environment, resolved } = resolve(manifest, run);
    const of = { environment, manifest: run.manifest.path, newLineage: ports.newLineage };
    const snapshot = await loadState(ports.store, of);
    draft.loaded(snapshot.state, ports.store.where);
    if (draft.problems.length > 0)
        return;
    const release = chooseRelease(snapshot.state, { to: settings.to, targets: resolved.chosen });
    draft.notices.push(`Back to release ${release.tag ?? "without a tag"} (#${release.serial}, ${release.at}).`);
    const chosen = new Set([...resolved.chosen].filter((target) => release.live[target] !== undefined));
    draft.notices.push(...leftAlone(release, { ...run, environment, resolved, snapshot }));
    await goBack(release, manifest, { ...run, environment, resolved: { ...resolved, chosen }, snapshot });
}
async function goBack(release, manifest, run) {
    const { settings, ports, draft, environment, resolved, snapshot } = run;
    const { state } = snapshot;
    const { allowEmptyTarget, maxRemovals } = settings;
    const of = { environment, manifest: run.manifest.path, manifestDigest: run.manifest.digest, state, release };
    const targets = new Map([...resolved.spellings].filter(([target]) => resolved.chosen.has(target)));
    const input = { ...of, targets, listings: await readLive(run) };
    const warn = (problem) => draft.warnings.push(problem);
    const notLive = notLiveOf(input);
    const twins = ports.storefront ? await findTwins(notLive, ports.storefront) : new Map();
    const toSend = notLive.map(({ receipt }) => receipt).filter(({ file_id }) => !twins.has(file_id));
    const files = await findContent(toSend, manifest, { workspace: ports.workspace, warn });
    const dead = ports.storefront ? await findDead(notLive, files, ports.storefront) : new Set();
    const planned = planRollback({ ...input, files, twins, dead, rules: { allowEmptyTarget, maxRemovals } });
    draft.planned(planned);
    const { plan, problems } = planned;
    draft.outcomes(changesOf(plan).map(untried));
    if (problems.some(({ target }) => target === undefined))
        return;
    await carryOut(plan, {
        ...run,
        // What is recorded now goes by the names of the release that is live again.
        settings: { ...settings, facts: { ...settings.facts, tag: release.tag, commit: release.commit } },
        placements: changesOf(plan).flatMap((change) => placed(change, files)),
        unavailable: (changes) => without(changes, files, plan.targets),
    });
}
/** Live files that nobody recorded and that a download proves to be what a receipt says, each for one receipt. */
async function findTwins(notLive, storefront) {
    const twins = new Map();
    const taken = new Set();
    let left = proofLimit;
    for (const { receipt, namesakes } of notLive) {
        const { file_id, size, sha256 } = receipt;
        for (const file of namesakes) {
            const isPossible = sha256 !== null && !taken.has(file.file_id) && (file.size ?? size) === size && size <= left;
            if (!isPossible || twins.has(file_id))
                continue;
            left -= size;
            if ((await storefront.digest(file, size)) !== sha256)
                continue;
            taken.add(file.file_id);
            twins.set(file_id, file.file_id);
        }
    }
    return twins;
}
/** Live files that nobody recorded and that have no bytes; only what is at hand can have been sent before. */
async function findDead(notLive, files, storefront) {
    const dead = new Set();
    for (const { receipt, namesakes } of notLive) {
        const local = files.get(receipt.sha256 ?? "");
        for (const file of local ? namesakes : []) {
            if (local && (await storefront.prove(file, local, 0)) === "dead")
                dead.add(file.file_id);
        }
    }
    return dead;
}
function placed(change, files) {
    const file = files.get(change.sha256 ?? "");
    return file ? [{ target: change.target, slot: change.slot, file }] : [];
}
/** Of ids that Dodo did not take back: those whose content is not at hand. */
function without(changes, files, targets) {
    const missing = changes.filter(({ sha256 }) => !files.has(sha256 ?? ""));
    const target = targets.find((one) => one.target === missing[0]?.target);
    return target && unavailable(target, missing);
}
/** Targets of one side only. */
function leftAlone({ live }, { resolved, settings }) {
    const gone = Object.keys(live).filter((target) => !resolved.spellings.has(target));
    const fresh = [...resolved.chosen].filter((target) => live[target] === undefined);
    return [
        ...(settings.only.length > 0 ? [] : gone.map((target) => `${target} is left alone: no rule names it any more.`)),
        ...fresh.map((target) => `${resolved.spellings.get(target)?.[0]} is left alone: that release did not know it.`),
    ];
}

;// CONCATENATED MODULE: ./build/app/state-commands.js







/** `history` and `state pull`: what is stored. */
async function state_commands_readState(run) {
    const { ports, draft } = run;
    const { state, revision } = await load(run);
    if (revision === null) {
        draft.notices.push(`Nothing is stored in ${ports.store.where} yet.`);
        return undefined;
    }
    draft.loaded(state, ports.store.where);
    return state;
}
/** `state list`: every receipt. */
async function listReceipts(run) {
    const state = await state_commands_readState(run);
    run.draft.asked(state ? [...state.files, ...state.retired] : []);
}
/** `state show ID…` and `state list ID…`: those of these file ids and targets. Throws `input-invalid` where one is not known. */
async function showReceipts(run) {
    const state = await state_commands_readState(run);
    if (state)
        run.draft.asked(state_commands_receiptsOf(run, state));
}
/** `state push FILE`: merges another version of the same state into what is stored. Throws `state-mismatch` where it is another state. */
async function pushState(run) {
    const { ports, draft } = run;
    const pushed = await readDocument(run);
    const snapshot = await load(run);
    const isFirst = snapshot.revision === null;
    if (!isFirst && pushed.lineage !== snapshot.state.lineage)
        throw otherState(run, pushed);
    const stored = isFirst ? { ...pushed, files: [], retired: [], releases: [] } : snapshot.state;
    const merged = mergeStates(stored, pushed);
    draft.loaded(snapshot.state, ports.store.where);
    if (isSame(merged, stored) && !isFirst) {
        draft.notices.push(`${ports.store.where} knows everything that was pushed.`);
        return;
    }
    const [before, after] = [standings(stored), standings(merged)];
    const news = [...after.values()].filter(({ receipt, action }) => {
        const known = before.get(receipt.file_id);
        return known?.action !== action || known.receipt.delivered_at !== receipt.delivered_at;
    });
    const changes = news.map(({ receipt, action }) => changeOf(receipt, action, "pushed"));
    await save(run, { snapshot: { ...snapshot, state: stored }, entries: [{ op: "merge", state: pushed }], changes });
}
/** `state rm ID…`: forgets receipts, or all of a target. Dodo keeps the files, which are then nobody's. */
async function removeReceipts(run) {
    const snapshot = await load(run);
    run.draft.loaded(snapshot.state, run.ports.store.where);
    const receipts = state_commands_receiptsOf(run, snapshot.state);
    const entries = receipts.map(({ file_id }) => ({ op: "forget", file_id }));
    const changes = receipts.map((receipt) => changeOf(receipt, "forget", "removed from the state"));
    await save(run, { snapshot, entries, changes });
}
/** All in one save, through the same saver as every run: a save that lost a race is replayed on what won it. */
async function save(run, { snapshot, entries, changes }) {
    const { draft } = run;
    const { ledger, close } = openLedger(run, snapshot);
    const problems = draft.problems.length;
    ledger.write(entries);
    await close();
    const status = draft.problems.length === problems ? "done" : "failed";
    draft.outcomes(changes.map((change) => ({ change, status, file_id: change.file_id })));
}
function load({ settings, manifest, ports }) {
    const { environment } = settings;
    if (!environment)
        throw new Error("settings without an environment");
    return loadState(ports.store, { environment, manifest: manifest.path, newLineage: ports.newLineage });
}
/** By file id, or by target; each id must be known. */
function state_commands_receiptsOf({ settings, ports }, { files, retired }) {
    const { operands = [] } = settings;
    const all = [...files, ...retired];
    const isOf = (id) => (receipt) => (isId(id) ? receipt.target : receipt.file_id) === id;
    const unknown = operands.filter((id) => !all.some(isOf(id)));
    if (operands.length > 0 && unknown.length === 0)
        return all.filter((one) => operands.some((id) => isOf(id)(one)));
    const message = operands.length === 0
        ? `${settings.command} has to be told which receipts.`
        : `The state in ${ports.store.where} has no receipt of ${unknown.join(", ")}.`;
    const remedy = "Give file ids, or ids of targets for all of theirs; dodo-files state list shows them.";
    throw new Problem({ code: "input-invalid", message, remedy });
}
async function readDocument({ settings, manifest, ports }) {
    const { environment } = settings;
    const found = await ports.document?.load();
    if (found && environment) {
        return parseState(found.text, { environment, manifest: manifest.path, where: ports.document?.where ?? "" });
    }
    const message = ports.document
        ? `There is no file ${ports.document.where}.`
        : "state push has to be told which file.";
    const remedy = "Name a document that state pull printed, or a dodo-files.recovered-state.json.";
    throw new Problem({ code: "input-invalid", message, remedy });
}
function otherState({ ports }, pushed) {
    return new Problem({
        code: "state-mismatch",
        message: `The pushed document is another state (lineage ${pushed.lineage}) than the one in ${ports.store.where}.`,
        remedy: "Push only what came from there. To put this one in its place, delete the stored document first.",
    });
}
function isSame(a, b) {
    return renderState({ ...a, serial: 0 }) === renderState({ ...b, serial: 0 });
}
/** Every receipt, and what a person is told became of it: ours again, or withdrawn. */
function standings({ files, retired }) {
    const standing = (action) => (receipt) => [receipt.file_id, { receipt, action }];
    return new Map([...files.map(standing("adopt")), ...retired.map(standing("forget"))]);
}
function changeOf(receipt, action, reason) {
    return { ...deletion(receipt, reason), action, prior: [] };
}

;// CONCATENATED MODULE: ./build/app/validate.js



/** Without an environment, what is wrong in one of the two may be right in the other: only what is wrong in both counts. */
async function validate(manifest, { settings, ports, draft }) {
    const { config: file, only, facts, environment } = settings;
    const tried = environment ? [environment] : ["test_mode", "live_mode"];
    const found = tried.map((each) => resolveTargets({ manifest, file, environment: each, only }));
    const [first, ...others] = found;
    if (!first)
        return;
    const everywhere = first.problems.filter(({ message }) => others.every(({ problems }) => problems.some((other) => other.message === message)));
    draft.problems.push(...(environment ? first.problems : everywhere));
    const resolved = found.find(({ problems }) => problems.length === 0) ?? first;
    draft.resolved(resolved);
    const scanned = await scan({
        manifest,
        file,
        environment: tried[found.indexOf(resolved)] ?? "test_mode",
        resolved,
        facts,
        lenient: settings.lenient,
    }, ports.workspace);
    draft.take(scanned);
    draft.notices.push(`${plural(manifest.rules.length, "rule")}: ${plural(scanned.placements.length, "file")} in ${plural(resolved.chosen.size, "target")}. Nothing was sent.`);
}

;// CONCATENATED MODULE: ./build/app/run.js











/** What carries out each command. */
const run_commands = {
    apply: planAndApply,
    plan: planAndApply,
    check: check,
    import: importFiles,
    rollback: rollback,
    validate: validate,
};
/** What makes a manifest, and what looks after the state, works without one and with a broken one. */
const aloneCommands = {
    init: init,
    destroy: destroy,
    history: state_commands_readState,
    "state list": listReceipts,
    "state show": showReceipts,
    "state pull": state_commands_readState,
    "state push": pushState,
    "state rm": removeReceipts,
};
/** Carries out one command. Every expected failure ends in the Report; anything thrown is a bug. */
async function run(settings, manifest, ports) {
    const draft = draftReport(settings, ports.clock.now());
    for (const sentence of settings.notices)
        ports.observe({ kind: "warning", sentence });
    try {
        const all = { settings, manifest, ports, draft };
        const [carryOut, carryOutAlone] = [run_commands[settings.command], aloneCommands[settings.command]];
        if (carryOut)
            await carryOut(run_parse(settings, manifest), all);
        else if (carryOutAlone)
            await carryOutAlone(all);
        else
            throw new Error(`${settings.command} is not in this version`);
    }
    catch (error) {
        // What stopped the run stands before what went wrong while it stopped.
        if (error instanceof Problem)
            draft.problems.unshift(error);
        else if (error instanceof AggregateError && error.errors.every((one) => one instanceof Problem)) {
            draft.problems.push(...error.errors);
        }
        else
            throw error;
    }
    return draft.finish(ports.clock.now());
}
function run_parse({ config }, { text }) {
    if (text === null) {
        throw new Problem({
            code: "manifest-missing",
            message: `There is no ${config}.`,
            remedy: "Write one (dodo-files init begins it), or name its path with config.",
        });
    }
    const parsed = parseManifest(text, config);
    if (!parsed.manifest)
        throw new AggregateError(parsed.problems);
    return parsed.manifest;
}

// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(8614);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/io/clock.js

/** The machine's clock. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        if (ms <= 0 || signal?.aborted)
            return;
        await (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal ? { signal } : {}).catch(() => { });
    },
};

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/io/desk.js



/** Makes a file, and its folders, below `root`; false where something is there. Throws `file-unreadable`. */
async function writeNew(root, { path, text }) {
    const place = (0,external_node_path_.join)(root, path);
    try {
        await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
        await (0,external_node_fs_promises_.writeFile)(place, text, { flag: "wx" });
        return true;
    }
    catch (error) {
        const { code } = error;
        if (code === "EEXIST")
            return false;
        throw new Problem({
            code: "file-unreadable",
            message: `${path} cannot be written: ${code ?? "unknown reason"}.`,
            remedy: "Make its folder one that you may write to.",
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(4371);
;// CONCATENATED MODULE: ./build/io/http.js


/** Milliseconds without a sign of life after which a connection counts as dead. */
const stallTime = 30_000;
/** The one place that connections come from. Honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
function createDispatcher(connections, stall = stallTime) {
    const options = {
        connections,
        connect: { timeout: 15_000 },
        headersTimeout: stall,
        bodyTimeout: stall,
    };
    return isProxied() ? new undici/* EnvHttpProxyAgent */.J2(options) : new undici/* Agent */.g6(options);
}
/** `fetch` for libraries that bring none of their own connections. */
function fetchThrough(dispatcher) {
    const through = (url, init) => (0,undici/* fetch */.hd)(url, { ...init, dispatcher });
    return through;
}
function isProxied() {
    return ["http_proxy", "https_proxy"].some((name) => process.env[name] || process.env[name.toUpperCase()]);
}
/** An exchange that ended without an answer: what the other side did is not known. */
function networkProblem(cause, whom) {
    return new Problem({
        code: "network",
        message: `The connection to ${whom} failed (${reasonOf(cause)}).`,
        remedy: "Check the network and any proxy (HTTPS_PROXY, NO_PROXY), then run again.",
        transient: true,
        cause,
    });
}
/** Milliseconds that `Retry-After` (seconds or a date) or `retry-after-ms` ask to wait, at most a minute. */
function waitOf(headers) {
    const inMs = Number(headers["retry-after-ms"] ?? Number.NaN);
    const raw = String(headers["retry-after"] ?? "");
    const inSeconds = /^\d+(\.\d+)?$/.test(raw) ? Number(raw) * 1000 : Date.parse(raw) - Date.now();
    const asked = Number.isFinite(inMs) ? inMs : inSeconds;
    return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), 60_000) : undefined;
}
/** ` (request id …)`, where the answer has one: what support asks for. */
function requestIdOf(headers) {
    for (const name of ["x-request-id", "request-id", "x-amz-request-id", "cf-ray"]) {
        const value = headers[name];
        if (typeof value === "string" && /^[\w.:-]{1,100}$/.test(value))
            return ` (request id ${value})`;
    }
    return "";
}
/** Statuses that may go away by themselves. */
function isPassing(status) {
    return status === 408 || status === 429 || status >= 500;
}
/** The body's text; throws where it is over `limit` bytes. */
async function http_textOf(body, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > limit)
            throw new Error(`an answer over ${limit} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
/** Somebody else's text, without the query of any URL in it, and short. */
function http_quoted(text) {
    return text.replace(/(https?:\/\/[^\s"'<>?]*)\?[^\s"'<>]*/gi, "$1?…").slice(0, 300);
}
function reasonOf(cause) {
    if (cause instanceof undici/* errors */.sO.ConnectTimeoutError)
        return "no connection in time";
    if (cause instanceof undici/* errors */.sO.HeadersTimeoutError || cause instanceof undici/* errors */.sO.BodyTimeoutError)
        return "no answer in time";
    if (!(cause instanceof Error))
        return "unknown";
    if (cause.name === "TimeoutError")
        return "no answer in time";
    return cause.code ?? (http_quoted(cause.message) || cause.name);
}

// EXTERNAL MODULE: ./node_modules/p-retry/index.js + 1 modules
var p_retry = __webpack_require__(4995);
;// CONCATENATED MODULE: ./build/io/retry.js



/** Repeats `work` while it throws a transient Problem; `wait` of the Problem is honoured. Throws the last one. */
async function withRetries(work, options) {
    const { tries, firstDelay, say, signal, free = () => false } = options;
    return (0,p_retry/* default */.Ay)(work, {
        retries: tries - 1,
        minTimeout: firstDelay,
        maxTimeout: 15_000,
        factor: 2,
        randomize: true,
        ...(signal ? { signal } : {}),
        shouldRetry: ({ error }) => error instanceof Problem && error.transient,
        shouldConsumeRetry: ({ error }) => !(error instanceof Problem && free(error)),
        async onFailedAttempt({ error, retriesConsumed, retriesLeft, retryDelay }) {
            if (!(error instanceof Problem) || !error.transient)
                return;
            if (free(error))
                return say(`${error.message} Trying again at once.`);
            if (retriesLeft === 0)
                return;
            const wait = Math.max(error.wait ?? 0, retryDelay);
            const asked = error.wait === undefined ? "" : " as asked";
            say(`${error.message} Waiting ${(wait / 1000).toFixed(1)} s${asked}; try ${retriesConsumed + 2} of ${tries}.`);
            await (0,external_node_timers_promises_.setTimeout)(wait - retryDelay, undefined, signal ? { signal } : {});
        },
    });
}

;// CONCATENATED MODULE: ./build/io/stall.js

function createStall(signal, usual = stallTime) {
    const controller = new AbortController();
    const stop = () => controller.abort(new DOMException("nothing moved", "TimeoutError"));
    let timer = setTimeout(stop, usual);
    let ended = false;
    return {
        signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
        alive(patience = usual) {
            clearTimeout(timer);
            if (!ended)
                timer = setTimeout(stop, patience);
        },
        end() {
            ended = true;
            clearTimeout(timer);
        },
    };
}

;// CONCATENATED MODULE: ./build/io/dodo-client.js





const tries = 5;
const answerLimit = 64 * 1024 * 1024;
const totalTime = 120_000;
function createDodoClient(options) {
    return {
        baseUrl: options.baseUrl,
        call: (call) => withRetries(() => dodo_client_attempt(call, options), {
            tries: call.open ? 1 : tries,
            firstDelay: options.retryDelay,
            say: options.say,
            signal: call.signal,
        }),
    };
}
async function dodo_client_attempt(call, options) {
    await options.rateLimit.turn();
    call.signal?.throwIfAborted();
    const { status, headers, text } = await exchange(call, options);
    options.rateLimit.heed(status, headers);
    const json = parseJson(text);
    const { code, message } = errorOf(json, options.apiKey);
    const answer = { status, json: json ?? null, code, message };
    if (call.expected?.(answer))
        return answer;
    if (status < 200 || status > 299)
        throw refusal(call, { ...answer, headers });
    // What a list write answers is not documented, so only a page of something in between is no answer to it; callers read back.
    const isPage = text.trimStart().startsWith("<");
    if (json === undefined && (isPage || ["GET", "PUT", "POST"].includes(call.method)))
        throw garbled(call, headers);
    return answer;
}
async function exchange(call, options) {
    const { baseUrl, apiKey, userAgent, dispatcher } = options;
    const common = { authorization: `Bearer ${apiKey}`, accept: "application/json", "user-agent": userAgent };
    const watch = createStall(call.signal, totalTime);
    try {
        const { headers, body, ...limits } = await bodyOf(call, watch.signal);
        const answer = await (0,undici/* request */.Em)(new URL(`${baseUrl.pathname.replace(/\/+$/, "")}${call.path}`, baseUrl), {
            method: call.method,
            dispatcher,
            headers: { ...common, ...headers },
            ...limits,
            ...(body === undefined ? {} : { body }),
        });
        return { status: answer.statusCode, headers: answer.headers, text: await http_textOf(answer.body, answerLimit) };
    }
    catch (cause) {
        call.signal?.throwIfAborted();
        throw cause instanceof Problem ? cause : networkProblem(cause, "Dodo");
    }
    finally {
        watch.end();
    }
}
/** A streamed body has its own sense of when nothing moves any more: it may take as long as it takes. */
async function bodyOf({ open, body }, signal) {
    if (open)
        return { ...(await open()), headersTimeout: 0 };
    if (body === undefined)
        return { headers: {}, body: undefined, signal };
    return { headers: { "content-type": "application/json" }, body: JSON.stringify(body), signal };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function errorOf(json, apiKey) {
    const body = (typeof json === "object" && json !== null ? json : {});
    const text = (value) => (typeof value === "string" ? http_quoted(value.replaceAll(apiKey, "***")) : "");
    return { code: text(body.code), message: text(body.message) };
}
function garbled(call, headers) {
    return new Problem({
        code: "api-failed",
        message: `Dodo's answer about ${call.target} is not JSON${requestIdOf(headers)}.`,
        remedy: "Run again; if it stays, ask Dodo's support.",
        transient: true,
        target: call.target,
    });
}
function refusal(call, refused) {
    const { status, code, message, headers } = refused;
    const said = [code, message].filter(Boolean).join(": ");
    const tail = `${said ? ` (${said})` : ""}${requestIdOf(headers)}.`;
    const { target } = call;
    const isRead = call.method === "GET";
    if (status === 401)
        return unauthorized(isRead, tail);
    if (status === 403)
        return forbidden(isRead, tail);
    if (status === 410 || code === "PRODUCT_IS_DELETED")
        return unusable(target, tail);
    if (status === 404)
        return notFound(target, tail);
    if (status === 429) {
        return new Problem({
            code: "rate-limited",
            message: `Dodo answered 429 (too many requests)${tail}`,
            remedy: "Lower requests-per-minute, or run again when the shop is quieter.",
            transient: true,
            wait: waitOf(headers),
            target,
        });
    }
    return new Problem({
        code: "api-failed",
        message: `Dodo answered ${status} to ${call.method} on ${target}${tail}`,
        remedy: isPassing(status) ? "Run again; if it stays, ask Dodo's support." : "See what Dodo says in the message.",
        transient: isPassing(status),
        wait: waitOf(headers),
        target,
    });
}
function unauthorized(isRead, tail) {
    return new Problem({
        code: "unauthorized",
        message: `Dodo does not accept the API key (401)${tail}`,
        remedy: isRead
            ? "Use a key of this environment: keys of test_mode and live_mode are different."
            : "Use a key with write access: this one may be read-only.",
    });
}
function forbidden(isRead, tail) {
    return new Problem({
        code: "forbidden",
        message: `The API key may not do this (403)${tail}`,
        remedy: isRead ? "Use a key that may read products." : "Use a key with write access: this one is read-only.",
    });
}
function notFound(target, tail) {
    return new Problem({
        code: "target-not-found",
        message: `Dodo knows no ${target} in this environment${tail}`,
        remedy: "Check the id in the manifest: ids of test_mode and live_mode differ.",
        target,
    });
}
function unusable(target, tail) {
    return new Problem({
        code: "target-unusable",
        message: `${target} is archived or deleted${tail}`,
        remedy: "Restore it in the Dodo dashboard, or take it out of the manifest.",
        target,
    });
}

;// CONCATENATED MODULE: ./build/io/manifest-file.js




const sizeLimit = 4 * 1024 * 1024;
/** Reads the manifest. Throws `path-escape` where it lies outside the workspace, `manifest-invalid` where it is no readable file. */
async function readManifest(config, { cwd, workspace }) {
    const path = (0,external_node_path_.resolve)(cwd, config);
    const real = await (0,external_node_fs_promises_.realpath)(path).catch(() => path);
    const given = workspace ?? (await gitTop((0,external_node_path_.dirname)(real))) ?? (0,external_node_path_.dirname)(real);
    const root = await (0,external_node_fs_promises_.realpath)(given).catch(() => (0,external_node_path_.resolve)(given));
    const below = (0,external_node_path_.relative)(root, real);
    if (below === "" || below === ".." || below.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(below))
        throw outside(config);
    const text = await manifest_file_textOf(real, config);
    const digest = (0,external_node_crypto_.createHash)("sha256")
        .update(text ?? "")
        .digest("hex");
    return { path: below.split(external_node_path_.sep).join("/").normalize("NFC"), text, digest, folder: (0,external_node_path_.dirname)(real), root };
}
async function manifest_file_textOf(path, config) {
    try {
        const found = await (0,external_node_fs_promises_.lstat)(path);
        if (!found.isFile() || found.size > sizeLimit)
            throw manifest_file_unreadable(config, "it is no text file of a sensible size");
        return await (0,external_node_fs_promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (error instanceof Problem)
            throw error;
        const { code } = error;
        if (code === "ENOENT" || code === "ENOTDIR")
            return null;
        throw manifest_file_unreadable(config, code ?? "unknown reason");
    }
}
/** The nearest folder upwards that holds `.git`. */
async function gitTop(folder) {
    const found = await (0,external_node_fs_promises_.lstat)((0,external_node_path_.join)(folder, ".git")).catch(() => undefined);
    if (found)
        return folder;
    const parent = (0,external_node_path_.dirname)(folder);
    return parent === folder ? undefined : gitTop(parent);
}
function outside(config) {
    return new Problem({
        code: "path-escape",
        message: `${config} lies outside the workspace.`,
        remedy: "Keep the manifest in the repository that is checked out.",
    });
}
function manifest_file_unreadable(config, reason) {
    return new Problem({
        code: "manifest-invalid",
        message: `${config} cannot be read: ${reason}.`,
        remedy: "Name the manifest's path with config.",
    });
}

;// CONCATENATED MODULE: ./build/io/replace-whole.js


/**
 * The old text or the new one, never a part. write-file-atomic would do it, but takes a short write (a full disk) for a whole
 * one, and needs a `__filename` that a bundle does not have.
 */
async function replaceWhole(file, text) {
    const temporary = `${file}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    try {
        await (0,external_node_fs_promises_.writeFile)(temporary, text, { flag: "wx", flush: true });
        await (0,external_node_fs_promises_.rename)(temporary, file);
    }
    catch (cause) {
        await (0,external_node_fs_promises_.rm)(temporary, { force: true });
        throw cause;
    }
}

;// CONCATENATED MODULE: ./build/io/plan-file.js





/** Bytes; a plan of 10,000 changes has ten million. */
const plan_file_sizeLimit = 256 * 1024 * 1024;
/** A plan in a local file; `path` relative to `cwd`. It is written whole, its folders are made. */
function createPlanFile(path, cwd) {
    const file = (0,external_node_path_.resolve)(cwd, path);
    return {
        where: path,
        async load() {
            try {
                const found = await (0,external_node_fs_promises_.stat)(file);
                if (!found.isFile() || found.size > plan_file_sizeLimit)
                    throw new Error("no file of a sensible size");
                return await (0,external_node_fs_promises_.readFile)(file, "utf8");
            }
            catch (cause) {
                throw planInvalid(`${path} cannot be read: ${plan_file_reasonOf(cause)}.`, cause);
            }
        },
        async save(text) {
            try {
                await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
                await refuseOthers(file);
                await replaceWhole(file, text);
            }
            catch (cause) {
                const message = `The plan cannot be written to ${path}: ${plan_file_reasonOf(cause)}.`;
                const remedy = "Name a file in a folder that can be written to with plan-file.";
                throw new Problem({ code: "input-invalid", message, remedy, cause });
            }
        },
    };
}
/**
 * A device or a pipe is no file to rename another over: /dev/null would be gone for everybody. A link is not followed, since a
 * pull request may have brought it.
 */
async function refuseOthers(file) {
    const found = await (0,external_node_fs_promises_.lstat)(file).catch((cause) => {
        if (cause.code === "ENOENT")
            return undefined;
        throw cause;
    });
    if (found && !found.isFile())
        throw new Error("there is something that is no file");
}
function plan_file_reasonOf(cause) {
    const { code, message } = cause;
    return code ?? message;
}

// EXTERNAL MODULE: ./node_modules/p-throttle/index.js
var p_throttle = __webpack_require__(5992);
;// CONCATENATED MODULE: ./build/io/rate-limit.js



/** Windows are a little longer than they are called, since requests arrive less evenly than they leave. */
const second = 1_010;
const minute = 60_300;
/** Requests left in Dodo's window at which ours wait: what is in flight, and some room for the shop's checkout. */
const reserve = 4;
/** At most `perMinute` requests in any minute and a sixth of them in any second. */
function createRateLimit(perMinute) {
    const inSecond = (0,p_throttle/* default */.A)({ limit: Math.max(1, Math.floor(perMinute / 6)), interval: second, strict: true })(async () => { });
    const inMinute = (0,p_throttle/* default */.A)({ limit: perMinute, interval: minute, strict: true })(async () => { });
    let until = 0;
    return {
        async turn() {
            await inMinute();
            await inSecond();
            for (let wait = until - performance.now(); wait > 0; wait = until - performance.now())
                await (0,external_node_timers_promises_.setTimeout)(wait);
        },
        heed(status, headers) {
            if (status === 429)
                until = Math.max(until, performance.now() + (waitOf(headers) ?? 0));
            const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
            if (remaining <= reserve)
                until = Math.max(until, performance.now() + resetOf(headers));
        },
    };
}
/** Milliseconds. The header's format is not documented: a small number is taken for seconds, anything else means one second. */
function resetOf(headers) {
    const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
    return reset > 0 && reset <= 60 ? reset * 1000 : 1_000;
}

;// CONCATENATED MODULE: ./build/io/rescue.js


/** Keeps the text of a state whose last save failed beside the work. */
async function rescueState(folder, text) {
    const name = "dodo-files.recovered-state.json";
    const back = `put it back with dodo-files state push ${name}`;
    try {
        await (0,external_node_fs_promises_.writeFile)((0,external_node_path_.join)(folder, name), text);
        return { kept: true, sentence: `The state could not be saved where it lives. It is kept in ${name}: ${back}.` };
    }
    catch {
        const sentence = `The state could be saved neither where it lives nor here. Save the text in this log as ${name} and ${back}.`;
        return { kept: false, sentence };
    }
}

;// CONCATENATED MODULE: ./build/io/shelves.js


/** Dodo's most for a page. */
const pageSize = 100;
/** A list that never ends is none. */
const mostPages = 200;
/** Every product, then every `digital_files` entitlement, as the lists have them. Throws `api-failed` where an answer is no list. */
async function readShelves(client, signal) {
    const call = (path) => client.call({ method: "GET", path, target: "the shop", signal });
    const products = await readAll(call, "/products?");
    const entitlements = await readAll(call, "/entitlements?integration_type=digital_files&");
    return [
        ...products.map((each) => shelfOf(each["product_id"], each["name"])),
        ...entitlements.map((each) => shelfOf(each["id"], each["name"])),
    ];
}
/** Page by page: nothing says how many there are, so a short page is the last. */
async function readAll(call, path) {
    const all = [];
    for (let page = 0; page < mostPages; page += 1) {
        const { json } = await call(`${path}page_size=${pageSize}&page_number=${page}`);
        const { items } = (json ?? {});
        if (!Array.isArray(items) || !items.every(isObject))
            throw shelves_unreadable();
        all.push(...items);
        if (items.length < pageSize)
            return all;
    }
    throw shelves_unreadable();
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}
function shelfOf(id, title) {
    if (typeof id !== "string" || !idPattern.test(id))
        throw shelves_unreadable();
    return { id, title: typeof title === "string" ? title.trim() : "" };
}
function shelves_unreadable() {
    return new Problem({
        code: "api-failed",
        message: "Dodo's list of products or entitlements is not of the documented shape.",
        remedy: "Give --product name=id, and report it with the shape of the answer.",
    });
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 24 modules
var github = __webpack_require__(2218);
;// CONCATENATED MODULE: ./build/io/github-trouble.js

const kinds = (/* unused pure expression or super */ null && ([
    "no-answer",
    "not-text",
    "rate-limited",
    "out-of-order",
    "unauthorized",
    "forbidden",
    "missing",
    "empty-repository",
    "refused",
]));
/** Sorts what a request threw; throws it again where it is a bug. */
function troubleOf(error) {
    if (!(error instanceof Error))
        throw error;
    const response = responseOf(error);
    if (response) {
        const words = github_trouble_oneLine(github_trouble_wordsOf(response.data));
        return { kind: github_trouble_kindOf(response, words), words, wait: github_trouble_waitOf(response), cause: error };
    }
    if ("code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
        return { kind: "not-text", words: "it is not UTF-8 text", cause: error };
    }
    const timedOut = [error.name, causeOf(error)?.name].includes("TimeoutError");
    const broken = timedOut || "request" in error || error.name === "AbortError" || error.message === "terminated";
    if (!broken)
        throw error;
    return { kind: "no-answer", words: timedOut ? "it took too long" : github_trouble_oneLine(error.message), cause: error };
}
/** A trouble of this tool's making: an answer that is none. */
function nonsense(cause) {
    return { kind: "out-of-order", words: "the answer is not one of GitHub's", cause };
}
/** The Problem that a trouble is to the state store. */
function stateProblem(trouble, doing) {
    const fields = doing.doing === "read" ? readProblems[trouble.kind] : writeProblems[trouble.kind];
    const verb = doing.doing === "read" ? "read" : "saved";
    const said = trouble.words === "" ? "" : ` (${trouble.words})`;
    const message = `The state in ${doing.where} cannot be ${verb}: ${reasons[trouble.kind]}${said}.`;
    const remedy = fields.remedy.replaceAll("REPOSITORY", doing.repository);
    return new Problem({ ...fields, message, remedy, wait: trouble.wait, cause: trouble.cause });
}
const reasons = {
    "no-answer": "GitHub gave no answer",
    "not-text": "the document is damaged",
    "rate-limited": "GitHub asks to slow down",
    "out-of-order": "GitHub is out of order",
    unauthorized: "GitHub does not accept the token",
    forbidden: "GitHub does not allow it to this token",
    missing: "GitHub shows no such repository to this token",
    "empty-repository": "the repository has no commit yet, and GitHub keeps nothing in an empty one",
    refused: "GitHub refuses it",
};
const later = "Run again later; githubstatus.com says how GitHub is.";
const github_trouble_token = "Pass a valid token: the Action's github-token, on the command line GITHUB_TOKEN or gh auth login.";
const firstCommit = "Push a first commit to REPOSITORY, then run again.";
const mayRead = "Give the job `permissions: { contents: read }`, or use a token that may read REPOSITORY.";
const mayWrite = "Give the job `permissions: { contents: write }`, or use a token that may write to REPOSITORY, and exempt the branch from protection rules.";
const github_trouble_putBack = "Put back an earlier version of the document from the branch's history, then run again.";
const readProblems = {
    "no-answer": { code: "state-unreadable", remedy: later, transient: true },
    "not-text": { code: "state-unreadable", remedy: github_trouble_putBack },
    "rate-limited": { code: "state-unreadable", remedy: later, transient: true },
    "out-of-order": { code: "state-unreadable", remedy: later, transient: true },
    unauthorized: { code: "state-forbidden", remedy: github_trouble_token },
    forbidden: { code: "state-forbidden", remedy: mayRead },
    missing: { code: "state-forbidden", remedy: mayRead },
    "empty-repository": { code: "state-unreadable", remedy: firstCommit },
    refused: { code: "state-unreadable", remedy: later },
};
const writeProblems = {
    "no-answer": { code: "network", remedy: later, transient: true },
    "not-text": { code: "state-unreadable", remedy: github_trouble_putBack },
    "rate-limited": { code: "rate-limited", remedy: later, transient: true },
    "out-of-order": { code: "api-failed", remedy: later, transient: true },
    unauthorized: { code: "state-forbidden", remedy: github_trouble_token },
    forbidden: { code: "state-forbidden", remedy: mayWrite },
    missing: { code: "state-forbidden", remedy: mayWrite },
    "empty-repository": { code: "state-forbidden", remedy: firstCommit },
    refused: { code: "state-forbidden", remedy: mayWrite },
};
function responseOf(error) {
    const response = "response" in error ? error.response : undefined;
    if (typeof response !== "object" || response === null || !("status" in response))
        return undefined;
    return response;
}
/** Sources: docs.github.com, "Rate limits for the REST API" and "Troubleshooting the REST API". */
function github_trouble_kindOf({ status, headers }, words) {
    if (status === 401)
        return "unauthorized";
    if (status === 429 || (status === 403 && isRateLimit(headers, words)))
        return "rate-limited";
    if (status === 403)
        return "forbidden";
    if (status === 404)
        return "missing";
    if (status === 409)
        return /empty/i.test(words) ? "empty-repository" : "out-of-order";
    return status >= 500 || status === 408 ? "out-of-order" : "refused";
}
function isRateLimit(headers, words) {
    return "retry-after" in headers || `${headers["x-ratelimit-remaining"]}` === "0" || /rate limit/i.test(words);
}
function github_trouble_waitOf({ headers }) {
    const seconds = Number(headers["retry-after"]);
    return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 60) * 1000 : undefined;
}
function github_trouble_wordsOf(body) {
    const message = typeof body === "object" && body !== null && "message" in body ? body.message : "";
    return typeof message === "string" ? message : "";
}
function causeOf(error) {
    return error.cause instanceof Error ? error.cause : undefined;
}
function github_trouble_oneLine(text) {
    const plain = text.replace(/\w+:\/\/\S*/g, "").replace(/[\s\p{C}]+/gu, " ");
    return plain.trim().replace(/\.$/, "").slice(0, 200);
}

;// CONCATENATED MODULE: ./build/io/github-client.js


/** A client that neither retries nor prints: Octokit's deprecation notices show URLs with their queries. */
function createGitHub({ token, apiUrl, fetch }) {
    const request = { log: silent, ...(fetch ? { fetch } : {}) };
    return (0,github/* getOctokit */.Q)(token, { baseUrl: apiUrl.replace(/\/+$/, ""), log: silent, request });
}
const silent = { debug() { }, info() { }, warn() { }, error() { } };
/** `transfer` is for requests that carry a whole document. Milliseconds. */
const timeouts = { request: 30_000, transfer: 300_000 };
/** The `request` option that ends a request which takes too long. */
function within(kind) {
    return { signal: AbortSignal.timeout(timeouts[kind]) };
}
/** What came of a request. Throws what is neither an answer nor the lack of one: a bug. */
async function answerOf(request) {
    try {
        return { data: (await request).data };
    }
    catch (error) {
        return { trouble: troubleOf(error) };
    }
}
/** The text of a file at a commit. Octokit takes a body that breaks off for an empty one, so the bytes are read here. */
async function rawText(github, file) {
    const request = { ...within("transfer"), parseSuccessResponseBody: false };
    const answer = await answerOf(github.rest.repos.getContent({ ...file, headers: { accept: "application/vnd.github.raw+json" }, request }));
    if (answer.trouble)
        return answer;
    try {
        const bytes = await new Response(answer.data).arrayBuffer();
        return { data: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    }
    catch (error) {
        return { trouble: troubleOf(error) };
    }
}

;// CONCATENATED MODULE: ./build/io/github-branch.js




const author = { name: "dodo-files", email: "41898282+github-actions[bot]@users.noreply.github.com" };
/** Up to so many characters a text travels within its tree: a save is then three requests that write, not four. */
const inlineLimit = 1_000_000;
function createBranch(options) {
    const asking = askingOf(options);
    /** The tree of each commit that this run made. */
    const trees = new Map();
    return {
        head: () => readHead(asking),
        text: (commit) => github_branch_readText(asking, commit),
        async commit(commit) {
            const base = commit.parent === null ? undefined : (trees.get(commit.parent) ?? (await treeOf(asking, commit.parent)));
            const tree = await makeTree(asking, commit.text, base);
            const sha = await makeCommit(asking, commit, tree);
            trees.set(sha, tree);
            return sha;
        },
        move: (parent, commit) => move(asking, parent, commit),
        async prove() {
            await withRetries(() => makeBlob(asking, "dodo-files may write here\n"), asking.patience);
        },
    };
}
function askingOf(options) {
    const { repository, where, retryDelay = 1_000 } = options;
    const github = createGitHub(options);
    const [owner = "", repo = ""] = repository.split("/");
    const problemOf = (trouble, doing) => stateProblem(trouble, { doing, repository, where });
    const unlessExpected = (answer, doing, expected) => {
        if (answer.trouble && !expected[answer.trouble.kind])
            throw problemOf(answer.trouble, doing);
        return answer;
    };
    const patience = { tries: 4, firstDelay: retryDelay, say: () => { } };
    return {
        ...options,
        patience,
        github,
        git: github.rest.git,
        place: { owner, repo },
        problemOf,
        /** Reads, again where that may help; gives back the troubles that are expected. */
        read(request, expected = {}) {
            const once = async () => unlessExpected(await request(), "read", expected);
            return withRetries(once, patience);
        },
        /** Makes an object, once: what is repeated is the whole save. Gives its hash. */
        async make(request) {
            const answer = hashIn(await answerOf(request), (body) => body.sha);
            if (answer.trouble)
                throw problemOf(answer.trouble, "write");
            return answer.data;
        },
    };
}
async function readHead({ github, git, place, branch, read }) {
    const ask = () => answerOf(git.getRef({ ...place, ref: `heads/${branch}`, request: within("request") }));
    const answer = await read(async () => hashIn(await ask(), (body) => body.object?.sha), {
        missing: true,
        "empty-repository": true,
    });
    if (answer.trouble?.kind === "missing")
        await confirmReadable({ github, place, read });
    return answer.data ?? null;
}
async function github_branch_readText({ github, place, path, read }, commit) {
    const answer = await read(() => rawText(github, { ...place, path, ref: commit }), { missing: true });
    if (answer.trouble)
        await confirmReadable({ github, place, read });
    return answer.data ?? null;
}
/** A 404 may also hide the whole repository: it means absent only where the token can read that. */
async function confirmReadable({ github, place, read }) {
    await read(() => answerOf(github.rest.repos.get({ ...place, request: within("request") })));
}
async function treeOf({ git, place, where, read }, commit) {
    const ask = () => answerOf(git.getCommit({ ...place, commit_sha: commit, request: within("request") }));
    const answer = await read(async () => hashIn(await ask(), (body) => body.tree?.sha), { missing: true });
    if (answer.trouble)
        throw conflict(where);
    return answer.data;
}
function makeBlob({ git, place, make }, content) {
    return make(git.createBlob({ ...place, content, encoding: "utf-8", request: within("transfer") }));
}
async function makeTree(asking, text, base) {
    const { git, place, path, make } = asking;
    const content = text.length <= inlineLimit ? { content: text } : { sha: await makeBlob(asking, text) };
    const tree = [{ path, mode: "100644", type: "blob", ...content }];
    const onto = base === undefined ? {} : { base_tree: base };
    return make(git.createTree({ ...place, ...onto, tree, request: within("transfer") }));
}
function makeCommit({ git, place, make }, { message, parent }, tree) {
    const parents = parent === null ? [] : [parent];
    const request = within("request");
    return make(git.createCommit({ ...place, message, tree, parents, author, committer: author, request }));
}
async function move(asking, parent, commit) {
    const { git, place, branch, where, problemOf } = asking;
    const request = within("request");
    const { trouble } = await answerOf(parent === null
        ? git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: commit, request })
        : git.updateRef({ ...place, ref: `heads/${branch}`, sha: commit, force: false, request }));
    if (!trouble)
        return;
    const problem = isLostRace(trouble) ? conflict(where) : problemOf(trouble, "write");
    // The answer may have been lost after the work was done: look, before anybody tries again.
    const isUnclear = problem.transient || problem.code === "state-conflict";
    if (isUnclear && (await readHead(asking).catch(() => null)) === commit)
        return;
    throw problem;
}
/** Another run saved the document, or another one on the same branch, first. */
function conflict(where) {
    return new Problem({
        code: "state-conflict",
        message: `Another run saved to ${where} first.`,
        remedy: "Run again: the next run starts from what it saved.",
    });
}
/** GitHub's words for a lost compare-and-swap, and for a branch that was deleted since. */
function isLostRace({ kind, words }) {
    return kind === "refused" && /not a fast.forward|Reference already exists|Reference does not exist/i.test(words);
}
/** Octokit passes on whatever came, e.g. the page of a proxy. */
function hashIn(answer, pick) {
    if (answer.trouble)
        return answer;
    const hash = pick(Object(answer.data));
    return typeof hash === "string" && /^[0-9a-f]{40,64}$/.test(hash) ? { data: hash } : { trouble: nonsense() };
}

;// CONCATENATED MODULE: ./build/io/state-branch.js

/**
 * One document on a branch of a GitHub repository, whose commits share nothing with the others. A revision is the commit that was the
 * head when the document was read or saved: a save is a commit on it, and moves the branch only where that still is the head.
 * Messages that lack the prefix `[skip ci]` get it.
 */
function createBranchStateStore(options) {
    const { repository, branch, environment, manifest, serverUrl = "https://github.com" } = options;
    const where = `${repository}@${branch} ${environment}`;
    const git = createBranch({ ...options, path: `${environment}/${manifest}.json`, where });
    let newest;
    const read = async (head) => {
        const text = head === null ? null : await git.text(head);
        return head === null || text === null ? null : { text, revision: head };
    };
    const save = async (text, revision, message) => {
        const parent = revision ?? (await git.head());
        // The branch may be there for another document's sake.
        if (revision === null && (await read(parent)) !== null)
            throw conflict(where);
        const commit = await git.commit({ text, parent, message: withSkip(message) });
        await git.move(parent, commit);
        newest = commit;
        return commit;
    };
    return {
        where,
        paced: options.paced ?? true,
        load: async () => read(await git.head()),
        url: () => newest && `${serverUrl}/${repository}/commit/${newest}`,
        prove: git.prove,
        save,
    };
}
function withSkip(message) {
    return message.startsWith("[skip ci]") ? message : `[skip ci] ${message}`;
}

// EXTERNAL MODULE: ./node_modules/proper-lockfile/index.js
var proper_lockfile = __webpack_require__(3648);
;// CONCATENATED MODULE: ./build/io/state-file.js






/** One document in a local file, replaced whole and locked while it is compared and replaced. A revision is the SHA-256 of the text. */
function createFileStateStore({ path, staleLock = 4_000 }) {
    const file = (0,external_node_path_.resolve)(path);
    const load = async () => {
        const bytes = await (0,external_node_fs_promises_.readFile)(file).catch((cause) => {
            if (isCode(cause, "ENOENT"))
                return null;
            throw state_file_unreadable(path, cause);
        });
        return bytes && { text: decode(bytes, path), revision: digest(bytes) };
    };
    const save = async (text, revision) => {
        const stored = await load();
        if ((stored?.revision ?? null) !== revision)
            throw state_file_conflict(path);
        await replaceWhole(file, text).catch((cause) => {
            throw unwritable(path, cause);
        });
        return digest(text);
    };
    return {
        where: path,
        paced: false,
        load,
        prove: () => proveWritable(file, path),
        save: (text, revision) => locked({ file, path, staleLock }, () => save(text, revision)),
    };
}
async function locked({ file, path, staleLock }, work) {
    const refused = (cause) => {
        throw isCode(cause, "ELOCKED") ? busy(path, cause) : unwritable(path, cause);
    };
    await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true }).catch(refused);
    const release = await (0,proper_lockfile.lock)(file, {
        realpath: false,
        stale: staleLock,
        update: 1_000,
        retries: { retries: 60, factor: 1.2, minTimeout: 20, maxTimeout: 250, randomize: true },
        // The default throws from a timer. A process that slept so long that others took its lock is caught by the comparison.
        onCompromised: () => { },
    }).catch(refused);
    try {
        return await work();
    }
    finally {
        await release?.().catch(() => { });
    }
}
/** Makes an empty folder beside the document, or where its folders would be made, and removes it. */
async function proveWritable(file, path) {
    try {
        const there = await (0,external_node_fs_promises_.stat)(file).catch(ifMissing(null));
        if (there?.isDirectory())
            throw Object.assign(new Error("it is a folder"), { code: "EISDIR" });
        const probe = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(await nearestFolder((0,external_node_path_.dirname)(file)), `.${(0,external_node_path_.basename)(file)}-`));
        await (0,external_node_fs_promises_.rmdir)(probe);
    }
    catch (cause) {
        throw unwritable(path, cause);
    }
}
async function nearestFolder(folder) {
    const there = await (0,external_node_fs_promises_.stat)(folder).catch(ifMissing(null));
    return there ? folder : nearestFolder((0,external_node_path_.dirname)(folder));
}
function ifMissing(value) {
    return (cause) => {
        if (isCode(cause, "ENOENT"))
            return value;
        throw cause;
    };
}
function decode(bytes, path) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw state_file_unreadable(path, cause);
    }
}
function digest(content) {
    return (0,external_node_crypto_.createHash)("sha256").update(content).digest("hex");
}
function isCode(error, ...codes) {
    return codes.includes(codeOf(error) ?? "");
}
function codeOf(error) {
    return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
function state_file_unreadable(path, cause) {
    return new Problem({
        code: isCode(cause, "EACCES", "EPERM") ? "state-forbidden" : "state-unreadable",
        message: `The state in ${path} cannot be read: ${codeOf(cause) ?? "it is not UTF-8 text"}.`,
        remedy: "Make it a readable file, put back an earlier copy of it, or name another with --state-file.",
        cause,
    });
}
function unwritable(path, cause) {
    if (cause instanceof Problem)
        return cause;
    return new Problem({
        code: "state-forbidden",
        message: `The state in ${path} cannot be written: ${codeOf(cause) ?? "for a reason that the system does not name"}.`,
        remedy: "Make its folder writable and see that the disk has room, or name another file with --state-file.",
        transient: isCode(cause, "ENOSPC", "EDQUOT", "EMFILE", "ENFILE", "EBUSY", "EAGAIN"),
        cause,
    });
}
function busy(path, cause) {
    return new Problem({
        code: "state-forbidden",
        message: `The state in ${path} is locked by another process.`,
        remedy: `Wait until the other run is over, or remove ${path}.lock where there is none.`,
        transient: true,
        cause,
    });
}
function state_file_conflict(path) {
    return new Problem({
        code: "state-conflict",
        message: `Another process saved the state in ${path} first.`,
        remedy: "Run again: the next run starts from what it saved.",
    });
}

;// CONCATENATED MODULE: ./build/io/listing-json.js



/** The fields beside a file list that a write without them may clear. */
const besideFields = ["external_url", "instructions"];
/** `GET /products/{id}` → Listing. The answer is checked as a stranger's; throws `api-failed` where it is no product. */
function productListing(target, json) {
    const product = fieldsOf(json, target);
    // Whatever is not this product must not pass for one that delivers nothing: the next list would be written from it.
    const { product_id = "digital_product_delivery" in product ? target : undefined } = product;
    if (product_id !== target)
        throw listing_json_unreadable(target);
    const delivery = product["digital_product_delivery"];
    const own = delivery === undefined || delivery === null ? {} : fieldsOf(delivery, target);
    const entitlements = listOf(product["entitlements"] ?? [], target).flatMap((each) => digitalFiles(each, target));
    const files = new Map(filesOf(own, target, true).map((file) => [file.file_id, file]));
    for (const { files: theirs } of entitlements) {
        for (const file of theirs)
            if (!files.has(file.file_id))
                files.set(file.file_id, file);
    }
    return {
        target,
        files: [...files.values()],
        entitlements: entitlements.map(({ id, files: theirs }) => ({ id, file_ids: theirs.map((file) => file.file_id) })),
        beside: besideOf(own, target),
        ...repeatedIn(own, target),
    };
}
/** `GET /entitlements/{id}` → Listing, all of it its own. Throws `target-unusable` where it is no `digital_files` entitlement, else `api-failed`. */
function entitlementListing(target, json) {
    const entitlement = fieldsOf(json, target);
    const type = entitlement["integration_type"];
    if (typeof type !== "string")
        throw listing_json_unreadable(target);
    if (type !== "digital_files")
        throw noFiles(target, type);
    const config = fieldsOf(entitlement["integration_config"] ?? {}, target);
    const delivery = fieldsOf(config["digital_files"] ?? {}, target);
    return {
        target,
        files: filesOf(delivery, target, true),
        entitlements: [],
        beside: besideOf(delivery, target),
        ...repeatedIn(delivery, target),
    };
}
function digitalFiles(value, target) {
    const entitlement = fieldsOf(value, target);
    if (entitlement["integration_type"] !== "digital_files")
        return [];
    const config = fieldsOf(entitlement["integration_config"] ?? {}, target);
    const files = filesOf(fieldsOf(config["digital_files"] ?? {}, target), target, false);
    return [{ id: String(entitlement["id"]), files }];
}
function filesOf(delivery, target, own) {
    const seen = new Set();
    return listOf(delivery["files"] ?? [], target).flatMap((each) => {
        const file = fieldsOf(each, target);
        const { file_id, filename, download_url, file_size } = file;
        if (typeof file_id !== "string" || !isFileId(file_id) || typeof filename !== "string")
            throw listing_json_unreadable(target);
        if (seen.has(file_id))
            return [];
        seen.add(file_id);
        const size = typeof file_size === "number" ? file_size : null;
        const url = typeof download_url === "string" ? download_url : "";
        return [{ file_id, name: filename.normalize("NFC"), size, download_url: url, own }];
    });
}
/** Ids that a list names twice: buyers may see such a file twice. */
function repeatedIn(delivery, target) {
    const ids = listOf(delivery["files"] ?? [], target).map((each) => String(fieldsOf(each, target)["file_id"]));
    const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) < index));
    return repeated.size > 0 ? { repeated: [...repeated] } : {};
}
function besideOf(delivery, target) {
    const entries = besideFields.flatMap((name) => {
        const value = delivery[name];
        if (value === undefined)
            return [];
        if (value !== null && typeof value !== "string")
            throw listing_json_unreadable(target);
        return [[name, value]];
    });
    return Object.fromEntries(entries);
}
function fieldsOf(value, target) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        throw listing_json_unreadable(target);
    return value;
}
function listOf(value, target) {
    if (!Array.isArray(value))
        throw listing_json_unreadable(target);
    return value;
}
function noFiles(target, type) {
    return new Problem({
        code: "target-unusable",
        message: `${target} is an entitlement of type ${http_quoted(type)}, not digital_files: it delivers no files.`,
        remedy: "Write the id of an entitlement of type Digital Files, or that of a product, into the manifest.",
        target,
    });
}
function listing_json_unreadable(target) {
    return new Problem({
        code: "api-failed",
        message: `Dodo's answer about ${target} is not of the documented shape.`,
        remedy: "See whether there is a newer dodo-files; if not, report it with the shape of the answer.",
        target,
    });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/mime/dist/src/index.js + 3 modules
var src = __webpack_require__(5086);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/io/planned-bytes.js





/** Files up to this many bytes are read once and sent from memory: a third less CPU than a stream. */
const small = 1024 * 1024;
/** Opens a file to be sent. `sent` is called with the number of bytes handed out so far. Throws `file-changed`, `file-unreadable`. */
async function readPlanned(file, sent) {
    if (file.size > small)
        return stream(file, sent);
    const bytes = await (0,external_node_fs_promises_.readFile)(file.real).catch((cause) => {
        throw planned_bytes_unreadable(file, cause);
    });
    const digest = (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
    if (bytes.length !== file.size || digest !== file.sha256)
        throw changed(file);
    const md5 = (0,external_node_crypto_.createHash)("md5").update(bytes).digest("hex");
    return { body: bytes, md5: () => md5, stopped: () => undefined };
}
function stream(file, sent) {
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    const md5 = (0,external_node_crypto_.createHash)("md5");
    let stopped;
    let ended;
    const body = async function* () {
        let size = 0;
        let held;
        try {
            for await (const chunk of (0,external_node_fs_.createReadStream)(file.real, { highWaterMark: 256 * 1024 })) {
                size += chunk.length;
                if (size > file.size)
                    break;
                sha256.update(chunk);
                md5.update(chunk);
                if (held)
                    yield held;
                held = chunk;
                sent(size - chunk.length);
            }
        }
        catch (cause) {
            stopped = planned_bytes_unreadable(file, cause);
            throw stopped;
        }
        if (size !== file.size || sha256.digest("hex") !== file.sha256) {
            stopped = changed(file);
            throw stopped;
        }
        ended = md5.digest("hex");
        if (held)
            yield held;
        sent(size);
    };
    return {
        body: external_node_stream_.Readable.from(body(), { objectMode: false, highWaterMark: 1 }),
        md5: () => ended ?? "",
        stopped: () => stopped,
    };
}
/** Hex MD5 of a file, for comparing it with an ETag. Throws `file-unreadable`. */
async function md5Of(file) {
    const hash = (0,external_node_crypto_.createHash)("md5");
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(file.real, { highWaterMark: 256 * 1024 }))
            hash.update(chunk);
    }
    catch (cause) {
        throw planned_bytes_unreadable(file, cause);
    }
    return hash.digest("hex");
}
function changed({ path }) {
    return new Problem({
        code: "file-changed",
        message: `${path} changed after it was planned.`,
        remedy: "Let the build finish before dodo-files starts, then run again.",
    });
}
function planned_bytes_unreadable({ path }, cause) {
    const reason = cause.code ?? "unknown reason";
    return new Problem({
        code: "file-unreadable",
        message: `${path} cannot be read (${reason}).`,
        remedy: "Make the file readable for this run.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/io/multipart.js




/**
 * The parts `filename` and `file`. The closing boundary comes only once the bytes are known to be the planned ones, so that a
 * changed file never makes a whole form. Throws `file-changed`, `file-unreadable`.
 */
async function openFileForm({ name, file }, sent) {
    const boundary = `dodo-files-${(0,external_node_crypto_.randomUUID)()}`;
    const head = Buffer.from([
        `--${boundary}`,
        'Content-Disposition: form-data; name="filename"',
        "",
        name,
        `--${boundary}`,
        `Content-Disposition: form-data; name="file"; filename="${quotable(name)}"`,
        `Content-Type: ${src/* default */.A.getType(name) ?? "application/octet-stream"}`,
        "",
        "",
    ].join("\r\n"));
    const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
    const bytes = await readPlanned(file, sent);
    return {
        ...bytes,
        headers: {
            "content-type": `multipart/form-data; boundary=${boundary}`,
            "content-length": String(head.length + file.size + tail.length),
        },
        body: Buffer.isBuffer(bytes.body) ? Buffer.concat([head, bytes.body, tail]) : around(head, bytes.body, tail),
    };
}
function around(head, bytes, tail) {
    const parts = async function* () {
        yield head;
        yield* bytes;
        yield tail;
    };
    return external_node_stream_.Readable.from(parts(), { objectMode: false, highWaterMark: 1 });
}
/** As browsers write it; a delivered name has no line break. */
function quotable(name) {
    return name.replaceAll('"', "%22");
}

;// CONCATENATED MODULE: ./build/io/presigned.js







/** Refuses whatever a key-less transfer must not go to: plain http is for the machine itself, and only where the API is there too. */
function transferUrl(text, apiUrl) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === "https:")
        return url;
    if (url?.protocol === "http:" && isLoopback(url) && isLoopback(apiUrl))
        return url;
    throw new Problem({
        code: "upload-failed",
        message: "Dodo gave out an address for the file that is not https.",
        remedy: "Nothing was sent there. Ask Dodo's support.",
    });
}
/** Whether an upload that starts now may still begin in time. */
function isFresh({ url, at }) {
    const lifetime = Number(url.searchParams.get("X-Amz-Expires") ?? 60);
    return performance.now() - at < lifetime * 1000 - Math.min(15_000, lifetime * 250);
}
/**
 * PUTs a file to a presigned URL: exact length, only signed headers, no redirect, no key.
 * Throws `presign-expired` (403), `upload-failed`, `network`, `file-changed`, `file-unreadable`.
 */
async function putFile({ url }, options) {
    const { dispatcher, file, signal, stallTime } = options;
    const stall = createStall(signal, stallTime);
    let bytes;
    try {
        bytes = await readPlanned(file, (count) => {
            stall.alive();
            options.sent(count);
        });
        const answer = await (0,undici/* request */.Em)(url, {
            method: "PUT",
            dispatcher,
            signal: stall.signal,
            headersTimeout: 0,
            headers: { "content-length": String(file.size), ...signedHeaders(url, options) },
            body: bytes.body,
        });
        const text = await http_textOf(answer.body, 64 * 1024);
        if (answer.statusCode < 200 || answer.statusCode > 299)
            throw presigned_refusal(answer.statusCode, answer.headers, text);
        options.sent(file.size);
        return { md5: bytes.md5(), etag: compareEtag(answer.headers, bytes.md5()) };
    }
    catch (cause) {
        signal.throwIfAborted();
        if (bytes?.stopped())
            throw bytes.stopped();
        throw cause instanceof Problem ? cause : networkProblem(cause, "the file store");
    }
    finally {
        stall.end();
    }
}
/** The headers that the URL signs and whose value can be known; S3 refuses unsigned `x-amz-*` ones and wrong signed ones. */
function signedHeaders(url, { name, guess }) {
    const signed = (url.searchParams.get("X-Amz-SignedHeaders") ?? "").toLowerCase().split(";");
    if (!signed.includes("content-type"))
        return {};
    const guesses = ["application/octet-stream", src/* default */.A.getType(name) ?? "application/octet-stream"];
    return { "content-type": guesses[guess % guesses.length] ?? "application/octet-stream" };
}
/** An ETag is the MD5 unless the store encrypts with KMS or the ETag is no 32 hex digits. Without one, it was not the store that answered. */
function compareEtag(headers, md5) {
    const etag = String(headers["etag"] ?? "")
        .replace(/^W\//, "")
        .replaceAll('"', "")
        .toLowerCase();
    if (etag === md5)
        return "equal";
    const kms = String(headers["x-amz-server-side-encryption"] ?? "").startsWith("aws:kms");
    return etag !== "" && (kms || !/^[0-9a-f]{32}$/.test(etag)) ? "no-digest" : "differs";
}
function presigned_refusal(status, headers, text) {
    const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1];
    const said = `${status}${code ? ` ${code}` : ""}${requestIdOf(headers)}`;
    if (status === 403) {
        return new Problem({
            code: "presign-expired",
            message: `The file store refused the upload address (${said}).`,
            remedy: "Run again; if it stays, check the clock of this machine's proxy and ask Dodo's support.",
            transient: true,
        });
    }
    return new Problem({
        code: "upload-failed",
        message: `The file store answered ${said}.`,
        remedy: "Run again: files that were delivered already are recorded and will not be sent again.",
        transient: isPassing(status) || code === "RequestTimeout" || code === "IncompleteBody",
        wait: waitOf(headers),
    });
}

;// CONCATENATED MODULE: ./build/io/download.js







const redirects = 3;
/**
 * Compares a listed file with a local one without trusting either: by size, then by the ETag of its first byte
 * (GET, since the method is signed), then by a download of at most `limit` bytes that is hashed.
 */
async function proveEqual(live, file, options) {
    if (live.size !== null && live.size !== file.size)
        return "different";
    const head = await headOf(live, options);
    if (head.status === 404 || (head.status === 403 && live.size === null))
        return "dead";
    if (head.status !== 206 && head.status !== 200)
        return "unproven";
    if ((head.total ?? file.size) !== file.size)
        return "different";
    if (compareEtag(head.headers, await md5Of(file)) === "equal")
        return "equal";
    if (file.size > options.limit)
        return "unproven";
    const digest = await hashOf(live.download_url, file.size, options);
    if (digest === undefined)
        return "unproven";
    return digest === file.sha256 ? "equal" : "different";
}
/** Bytes of a listed file, from the answer to a request for its first one; undefined where it does not say them, or there are none. */
async function sizeOf(live, options) {
    const { status, total } = await headOf(live, options);
    return status === 206 ? total : undefined;
}
/** A GET of the first byte, since the method is signed: the status, the headers, and the bytes of the whole where it says them. */
async function headOf(live, options) {
    const { status, headers, body } = await repeated(options, () => fetchFile(live.download_url, options, "bytes=0-0"));
    await body.dump();
    const total = /\/(\d+)$/.exec(String(headers["content-range"] ?? ""))?.[1];
    return { status, headers, total: total === undefined ? undefined : Number(total) };
}
/** Hex SHA-256 of what the URL gives, as a buyer would get it; undefined where that is nothing, or more than `size` bytes. */
async function digestOf(url, size, options) {
    const digest = await hashOf(url, size, options);
    return digest === "longer" ? undefined : digest;
}
async function hashOf(url, size, options) {
    return repeated(options, async () => {
        const { status, body } = await fetchFile(url, options);
        if (status !== 200) {
            await body.dump();
            return undefined;
        }
        const hash = (0,external_node_crypto_.createHash)("sha256");
        let length = 0;
        try {
            for await (const chunk of body) {
                length += chunk.length;
                if (length > size)
                    return "longer";
                hash.update(chunk);
            }
        }
        catch (cause) {
            throw networkProblem(cause, "the file store");
        }
        return hash.digest("hex");
    });
}
async function fetchFile(url, options, range) {
    const headers = range === undefined ? {} : { range };
    let next = transferUrl(url, options.apiUrl);
    for (let hop = 0; hop <= redirects; hop += 1) {
        const answer = await (0,undici/* request */.Em)(next, { dispatcher: options.dispatcher, headers }).catch((cause) => {
            throw networkProblem(cause, "the file store");
        });
        const location = answer.headers["location"];
        if (isPassing(answer.statusCode))
            throw await passing(answer);
        if (answer.statusCode < 300 || answer.statusCode > 399 || typeof location !== "string") {
            return { status: answer.statusCode, headers: answer.headers, body: answer.body };
        }
        await answer.body.dump();
        next = transferUrl(new URL(location, next).href, options.apiUrl);
    }
    throw new Problem({ code: "api-failed", message: "A download was redirected too often.", remedy: "Run again." });
}
async function passing(answer) {
    await answer.body.dump();
    return new Problem({
        code: "api-failed",
        message: `The file store answered ${answer.statusCode} to a download.`,
        remedy: "Run again.",
        transient: true,
        wait: waitOf(answer.headers),
    });
}
function repeated(options, work) {
    return withRetries(work, { tries: 4, firstDelay: options.retryDelay, say: options.say });
}

;// CONCATENATED MODULE: ./build/io/route.js


/** What buyers download comes from the same store by either route. */
function downloads(options) {
    const { client, dispatcher, say, retryDelay } = options;
    const download = { dispatcher, apiUrl: client.baseUrl, say, retryDelay };
    return {
        digest: (live, size) => digestOf(live.download_url, size, download),
        size: (live) => sizeOf(live, download),
        prove: (live, file, limit) => proveEqual(live, file, { ...download, limit }),
    };
}
/** Sends a new list; a refusal is an answer here, and no failure. */
async function patchList(client, call) {
    const isRefused = ({ status }) => status === 422;
    // The code is documented, its status is not, and errors may come without a body.
    const isInUse = ({ status, code }) => code === "FILE_IN_USE" || (status === 409 && code === "");
    const expected = (answer) => isRefused(answer) || isInUse(answer);
    const answer = await client.call({ ...call, method: "PATCH", expected });
    if (!expected(answer))
        return { kind: "accepted" };
    return { kind: isInUse(answer) ? "in-use" : "refused", message: saidBy(answer) };
}
/** Status, code and message, as far as there are any. */
function saidBy({ status, code, message }) {
    return [String(status), code, message].filter(Boolean).join(" ");
}
/** The same problem with the file and the target in it; `again`: whether it may be tried again, where the caller knows better. */
function ofUpload(error, { name, target }, again) {
    if (!(error instanceof Problem))
        return error;
    const { code, message, remedy, wait, cause } = error;
    const transient = again ?? error.transient;
    return new Problem({ code, message: `${name}: ${message}`, remedy, transient, wait, cause, target });
}

;// CONCATENATED MODULE: ./build/io/entitlement-storefront.js









/** Dodo's entitlement route: an upload attaches at once, and is not idempotent. */
function createEntitlementStorefront(options) {
    const { client } = options;
    // Ids that were there before an upload cannot be what the upload made.
    const known = new Map();
    const read = async (target) => {
        const { json } = await client.call({ method: "GET", path: pathOf(target), target });
        return entitlementListing(target, json);
    };
    const shop = { ...options, ...downloads(options), read };
    return {
        ...downloads(options),
        async read(target) {
            const listing = await read(target);
            known.set(target, new Set([...(known.get(target) ?? []), ...liveIds(listing)]));
            return listing;
        },
        async deliver(upload) {
            const before = known.get(upload.target) ?? liveIds(await read(upload.target));
            const delivered = await entitlement_storefront_deliver(upload, before, shop);
            upload.reserved(delivered.file_id);
            return delivered;
        },
        write: (listing, file_ids, uploaded) => write(listing, { file_ids, uploaded }, client),
        remove: (removal) => remove(removal, client),
    };
}
/** After an answer that leaves open what Dodo did, the entitlement is looked at before anything is sent again. */
async function entitlement_storefront_deliver(upload, before, shop) {
    const { client, say, retryDelay, answerTime, stallTime } = shop;
    let mayHaveArrived = false;
    return withRetries(async () => {
        const form = {};
        try {
            return await send(upload, { client, answerTime, stallTime, opened: (one) => (form.opened = one) });
        }
        catch (error) {
            const stopped = form.opened?.stopped();
            if (stopped)
                throw ofUpload(stopped, upload);
            // Without its closing boundary nothing can have come of it.
            mayHaveArrived ||= entitlement_storefront_isUnclear(error) && form.opened?.md5() !== "";
            const found = mayHaveArrived ? await look(upload, before, shop) : undefined;
            if (found)
                return found;
            throw ofUpload(error, upload);
        }
    }, { tries: 5, firstDelay: retryDelay, say, signal: upload.signal });
}
async function send(upload, { client, answerTime = 300_000, stallTime, opened }) {
    const { target, name, file, signal, sent } = upload;
    const stall = createStall(signal, stallTime);
    let form;
    const open = async () => {
        form = await openFileForm({ name, file }, (bytes) => {
            stall.alive(bytes < file.size ? undefined : answerTime);
            sent(bytes);
        });
        opened(form);
        if (Buffer.isBuffer(form.body))
            stall.alive(answerTime);
        return { headers: form.headers, body: form.body, signal: stall.signal };
    };
    try {
        const path = `${pathOf(target)}/files`;
        const answer = await client.call({
            method: "POST",
            path,
            open,
            target,
            signal,
            expected: ({ status }) => status === 413 || status === 422,
        });
        if (answer.status > 299)
            throw entitlement_storefront_refusal(upload, answer);
        const { file_id } = (answer.json ?? {});
        if (typeof file_id !== "string" || file_id === "")
            throw entitlement_storefront_withoutId();
        sent(file.size);
        return { file_id, md5: form?.md5() ?? "", proven: true };
    }
    finally {
        stall.end();
    }
}
/** A cut, a stall, 408, 5xx, or an answer that is not what it should be. A 429 did nothing. */
function entitlement_storefront_isUnclear(error) {
    return error instanceof Problem && error.transient && error.code !== "rate-limited";
}
/** How long a listing may lag behind an upload, in steps of the retry delay. */
const looks = [0, 2, 6, 16];
/** Finds what an upload with a lost answer made: an id that is new, with that name and, to be sure, these bytes. */
async function look({ target, name, file, signal }, before, shop) {
    for (const steps of looks) {
        await (0,external_node_timers_promises_.setTimeout)(steps * shop.retryDelay, undefined, { signal });
        const { files } = await shop.read(target);
        for (const live of files.filter((one) => !before.has(one.file_id) && one.name === name)) {
            if ((await shop.prove(live, file, file.size)) !== "equal")
                continue;
            shop.say(`${name} had arrived although the answer got lost.`);
            return { file_id: live.file_id, md5: await md5Of(file), proven: true };
        }
    }
    return undefined;
}
async function write({ target, files, beside }, { file_ids, uploaded }, client) {
    const all = [...files.map((file) => file.file_id), ...file_ids];
    if (!all.every((id) => uploaded?.has(id))) {
        return { kind: "refused", message: "it lists files that dodo-files did not upload" };
    }
    const body = { integration_config: { ...beside, digital_file_ids: file_ids } };
    return patchList(client, { target, path: pathOf(target), body });
}
/** A `DELETE` clears the bytes too, so where buyers hold grants none is sent unasked. */
async function remove({ target, file_ids, withdrawSold }, client) {
    const stayed = new Map();
    if (!withdrawSold && (await isSold(target, client)))
        return new Map(file_ids.map((id) => [id, "sold"]));
    for (const id of file_ids) {
        const path = `${pathOf(target)}/files/${encodeURIComponent(id)}`;
        const { status } = await client.call({
            method: "DELETE",
            path,
            target,
            expected: ({ status }) => [404, 409, 422].includes(status),
        });
        if (status === 409)
            stayed.set(id, "in-use");
        if (status === 422)
            stayed.set(id, "still-attached");
    }
    return stayed;
}
async function isSold(target, client) {
    const path = `${pathOf(target)}/grants?status=Delivered&page_size=1`;
    const { json } = await client.call({ method: "GET", path, target });
    const { items } = (json ?? {});
    // Whoever cannot read the answer does not know that nobody bought.
    return !Array.isArray(items) || items.length > 0;
}
function pathOf(target) {
    return `/entitlements/${encodeURIComponent(target)}`;
}
function entitlement_storefront_refusal({ target, file }, answer) {
    const said = saidBy(answer);
    if (answer.status === 413) {
        return new Problem({
            code: "file-too-large",
            message: `Dodo says that ${file.size} bytes are too many for an entitlement (${said}).`,
            remedy: "Make the file smaller, or deliver it to a product (pdt_…), which takes up to 5 GiB.",
            target,
        });
    }
    return new Problem({
        code: answer.code === "TOO_MANY_FILES" ? "too-many-files" : "api-failed",
        message: `Dodo refused the upload to ${target} (${said}).`,
        remedy: "See what Dodo says in the message.",
        target,
    });
}
function entitlement_storefront_withoutId() {
    return new Problem({
        code: "api-failed",
        message: "Dodo took the file and gave out no id.",
        remedy: "Run again; if it stays, ask Dodo's support.",
        transient: true,
    });
}

;// CONCATENATED MODULE: ./build/io/product-storefront.js






/** Dodo's product route: presigned upload, then a `PATCH` of the product's own list. */
function createProductStorefront(options) {
    const { client } = options;
    return {
        ...downloads(options),
        async read(target) {
            const { json } = await client.call({ method: "GET", path: product_storefront_pathOf(target), target });
            return productListing(target, json);
        },
        deliver: (upload) => product_storefront_deliver(upload, options),
        write: (listing, file_ids) => product_storefront_write(listing, file_ids, client),
        // A product's files leave by its list alone.
        remove: async ({ file_ids }) => new Map(file_ids.map((id) => [id, "still-attached"])),
    };
}
/** Tries with one address, and with fresh ones where it was refused or is near its end: it is asked for last, since it lives for 60 s. */
async function product_storefront_deliver(upload, options) {
    const { dispatcher, say, retryDelay, stallTime } = options;
    const { file, name, signal, sent } = upload;
    let reserved;
    let refusals = 0;
    let mismatches = 0;
    return withRetries(async () => {
        reserved = reserved && isFresh(reserved) ? reserved : await product_storefront_reserve(upload, options).catch(asFinal);
        const { file_id } = reserved;
        const put = { dispatcher, name, file, signal, sent, guess: refusals, stallTime };
        const stored = await putFile(reserved, put).catch((error) => {
            if (!isRefusal(error))
                throw ofUpload(error, upload);
            reserved = undefined;
            refusals += 1;
            throw ofUpload(error, upload, refusals < mostAddresses);
        });
        if (stored.etag === "differs" && mismatches === 0) {
            mismatches += 1;
            throw otherBytes(upload);
        }
        return deliveredAs(file_id, stored);
    }, { tries: 5, firstDelay: retryDelay, say, signal, free: isRefusal });
}
/** The client has tried as often as there is sense in it. */
function asFinal(error) {
    if (!(error instanceof Problem))
        throw error;
    throw new Problem({ ...error, message: error.message, cause: error.cause, transient: false });
}
/** Addresses that are asked for, one after the other, for one file that the store refuses. */
const mostAddresses = 5;
function isRefusal(error) {
    return error instanceof Problem && error.code === "presign-expired";
}
function deliveredAs(file_id, { md5, etag }) {
    return { file_id, md5, proven: etag !== "differs" };
}
async function product_storefront_reserve({ target, name, signal, reserved }, options) {
    const { client, secret } = options;
    const path = `${product_storefront_pathOf(target)}/files`;
    const { json } = await client.call({ method: "PUT", path, body: { file_name: name }, target, signal });
    const { file_id, url } = (json ?? {});
    if (typeof file_id !== "string" || typeof url !== "string" || !isFileId(file_id)) {
        throw new Problem({
            code: "api-failed",
            message: `Dodo gave out no upload address for ${name}.`,
            remedy: "Run again; if it stays, ask Dodo's support.",
            target,
        });
    }
    reserved(file_id);
    const address = transferUrl(url, client.baseUrl);
    secret(address.searchParams.get("X-Amz-Signature") ?? "");
    return { file_id, url: address, at: performance.now() };
}
function product_storefront_write({ target, beside }, file_ids, client) {
    return patchList(client, {
        target,
        path: product_storefront_pathOf(target),
        body: { digital_product_delivery: { ...beside, files: file_ids } },
    });
}
function product_storefront_pathOf(target) {
    return `/products/${encodeURIComponent(target)}`;
}
function otherBytes({ name, target }) {
    return new Problem({
        code: "upload-failed",
        message: `${name}: the file store reports another digest than that of the bytes sent.`,
        remedy: "Run again.",
        transient: true,
        target,
    });
}

;// CONCATENATED MODULE: ./build/io/storefront.js


/** Dodo by both routes: the target's id says which. */
function createStorefront(options) {
    const product = createProductStorefront(options);
    const entitlement = createEntitlementStorefront(options);
    const routeOf = (target) => (target.startsWith("ent_") ? entitlement : product);
    return {
        ...product,
        read: (target) => routeOf(target).read(target),
        deliver: (upload) => routeOf(upload.target).deliver(upload),
        write: (listing, ...ids) => routeOf(listing.target).write(listing, ...ids),
        remove: (removal) => routeOf(removal.target).remove(removal),
    };
}

// EXTERNAL MODULE: ./node_modules/fast-glob/out/index.js
var out = __webpack_require__(5648);
;// CONCATENATED MODULE: ./build/io/unreadable.js

/** A file or folder that cannot be read, as a Problem `file-unreadable` that gives the system's reason. */
function unreadable_unreadable(path, cause) {
    return new Problem({
        code: "file-unreadable",
        message: `${path} cannot be read: ${unreadable_reasonOf(cause)}.`,
        remedy: "Make it readable for the user that runs dodo-files, build it again, or leave it out with exclude.",
        cause,
    });
}
function pathEscape(path) {
    return new Problem({
        code: "path-escape",
        message: `${path} leads out of the workspace.`,
        remedy: "Deliver a file inside the workspace: copy it there in the build, or correct the link or the path.",
    });
}
function isAbsent(error) {
    const code = unreadable_codeOf(error);
    return code === "ENOENT" || code === "ENOTDIR";
}
const unreadable_reasons = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ENOENT: "it does not exist",
    ENOTDIR: "it does not exist",
    ELOOP: "its links lead in a circle",
    EMFILE: "too many files are open",
};
function unreadable_reasonOf(cause) {
    const code = unreadable_codeOf(cause);
    return typeof cause === "string" ? cause : (unreadable_reasons[code] ?? (code || "unknown error"));
}
function unreadable_codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : "";
}

;// CONCATENATED MODULE: ./build/io/disk.js



/** `folder` is a real path. Its methods throw Problem `file-unreadable` of a folder that cannot be read. */
function createDisk(folder) {
    const top = { path: "", disk: folder, kind: "folder", linked: false };
    const lists = new Map();
    const names = new Map();
    const list = (of) => once(lists, of.disk, () => readFolder(of));
    const byName = (of) => once(names, of.disk, async () => Map.groupBy(await list(of), ({ path }) => path.slice(path.lastIndexOf("/") + 1)));
    const named = async (of, name) => (await byName(of)).get(name) ?? [];
    const inAnyCase = async (of, name) => {
        const exact = await named(of, name);
        if (exact.length > 0)
            return exact;
        const all = [...(await byName(of))];
        return all.filter(([each]) => each.toLowerCase() === name.toLowerCase()).flatMap(([, entries]) => entries);
    };
    return {
        top,
        list,
        named,
        async folders(path, how = {}) {
            let here = [top];
            for (const name of path.split("/").filter((each) => each !== "")) {
                const step = async (of) => (how.anyCase ? inAnyCase(of, name) : named(of, name));
                const found = (await Promise.all(here.map(step))).flat();
                here = (await Promise.all(found.map((entry) => asFolder(entry, how.follow ?? false)))).flat();
            }
            return here;
        },
        walk,
    };
}
async function walk(from, depth) {
    const options = { cwd: from.disk, deep: depth, dot: true, onlyFiles: false, followSymbolicLinks: false };
    const found = await out("**/*", { ...options, objectMode: true, ignore: ["**/.[gG][iI][tT]/**"] }).catch((cause) => {
        throw unreadable_unreadable(from.path === "" ? "the manifest's folder" : from.path, cause);
    });
    const entries = found.map(({ path, dirent }) => entryOf(from, path, dirent));
    // fast-glob's `**` does not reach below a folder with a line break in its name: those are walked one by one.
    const isBroken = (path) => /[\n\r\u2028\u2029]/.test(path);
    const direct = entries.filter(({ path }) => !isBroken(parentOf(path).slice(from.path.length)));
    const broken = direct.filter(({ path, kind }) => kind === "folder" && isBroken(path.slice(from.path.length)));
    const inside = await Promise.all(broken.map((folder) => walk(folder, depth - levels(folder) + levels(from))));
    return [...direct.filter(({ kind }) => kind !== "folder"), ...inside.flat()];
}
function parentOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function levels({ path }) {
    return path === "" ? 0 : path.split("/").length;
}
async function readFolder(folder) {
    const { path, disk } = folder;
    try {
        const entries = await (0,external_node_fs_promises_.readdir)(disk, { withFileTypes: true });
        return entries.map((entry) => entryOf(folder, entry.name, entry));
    }
    catch (cause) {
        if (isAbsent(cause))
            return [];
        throw unreadable_unreadable(path === "" ? "the manifest's folder" : path, cause);
    }
}
function entryOf({ path, disk, linked }, below, entry) {
    const inside = below.normalize("NFC");
    return { path: path === "" ? inside : `${path}/${inside}`, disk: `${disk}/${below}`, kind: disk_kindOf(entry), linked };
}
function disk_kindOf(entry) {
    if (entry.isFile())
        return "file";
    if (entry.isDirectory())
        return "folder";
    return entry.isSymbolicLink() ? "link" : "other";
}
async function asFolder(entry, follow) {
    if (entry.kind === "folder")
        return [entry];
    if (entry.kind !== "link" || !follow)
        return [];
    const leadsToFolder = await (0,external_node_fs_promises_.stat)(entry.disk).then((found) => found.isDirectory(), () => false);
    return leadsToFolder ? [{ ...entry, kind: "folder", linked: true }] : [];
}
function once(known, key, read) {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found;
}

;// CONCATENATED MODULE: ./build/io/found.js




/** Follows links to a regular file; absent where there is none, as behind a link to a folder. `root` is a real path. */
function resolveEntry({ path, disk, kind, linked }, root) {
    if (kind === "folder" || kind === "other")
        return undefined;
    const visible = looksSecret(path);
    try {
        const real = kind === "link" || linked ? external_node_fs_.realpathSync.native(disk) : (0,external_node_path_.resolve)(disk);
        const found = (0,external_node_fs_.statSync)(real);
        if (!found.isFile())
            return undefined;
        const inside = isInside(root, real);
        const secret = inside && looksSecret((0,external_node_path_.relative)(root, real).replaceAll(external_node_path_.sep, "/").normalize("NFC"));
        const problem = inside ? {} : { problem: pathEscape(path) };
        return { file: { path, real, size: found.size, ...problem }, secret: { visible, real: secret } };
    }
    catch (cause) {
        const nowhere = kind === "link" && isAbsent(cause);
        const problem = unreadable_unreadable(path, nowhere ? "its link leads nowhere" : cause);
        return { file: { path, real: disk, size: 0, problem }, secret: { visible, real: false } };
    }
}
/** Whether a path or a glob is absolute or climbs with `..`: it means nothing below the manifest's folder then. */
function leadsOut(path) {
    return (0,external_node_path_.isAbsolute)(path) || path.split(/[\\/]/).includes("..");
}
function isInside(root, path) {
    const below = (0,external_node_path_.relative)(root, path);
    return below !== ".." && !below.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(below);
}

;// CONCATENATED MODULE: ./build/io/turn.js

/** Gives the event loop a turn once 16 ms of work have passed since the last one. */
function createTurn() {
    let last = performance.now();
    return async () => {
        if (performance.now() - last < 16)
            return;
        await (0,external_node_timers_promises_.setImmediate)();
        last = performance.now();
    };
}

;// CONCATENATED MODULE: ./build/io/hash.js






const readAsync = (0,external_node_util_.promisify)(external_node_fs_.read);
/** Bytes of a read; a file up to this size is read at once. */
const readSize = 256 * 1024;
const lfsMark = "version https://git-lfs.github.com/spec/v1";
/** SHA-256 of found files, in bounded memory. Throws Problem `file-unreadable`, `file-changed`, and the file's own. */
function createHasher() {
    const turn = createTurn();
    const shared = Buffer.allocUnsafeSlow(readSize + 1);
    return async (found) => {
        if (found.problem)
            throw found.problem;
        await turn();
        const { path, real, size } = found;
        const descriptor = hash_open(found);
        try {
            const before = (0,external_node_fs_.fstatSync)(descriptor, { bigint: true });
            if (!before.isFile())
                throw unreadable_unreadable(path, "it is not a regular file");
            if (before.size !== BigInt(size))
                throw hash_changed(path);
            const { sha256, lfs, ...read } = size <= readSize ? hashSmall(descriptor, shared) : await hashLarge(descriptor, size);
            const after = (0,external_node_fs_.fstatSync)(descriptor, { bigint: true });
            if (read.size !== size || !sameMoment(before, after))
                throw hash_changed(path);
            return { file: { path, real, size, sha256 }, lfs };
        }
        catch (error) {
            throw error instanceof Problem ? error : unreadable_unreadable(path, error);
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    };
}
/** Neither through a link that appeared since, nor waiting for the other end of a pipe. */
function hash_open({ path, real }) {
    try {
        return (0,external_node_fs_.openSync)(real, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    }
    catch (cause) {
        throw unreadable_unreadable(path, cause);
    }
}
/** `buffer` is longer than any small file: one that grew is told by its size. */
function hashSmall(descriptor, buffer) {
    let size = 0;
    for (let count = -1; count !== 0 && size < buffer.length; size += count) {
        count = (0,external_node_fs_.readSync)(descriptor, buffer, size, buffer.length - size, null);
    }
    const bytes = buffer.subarray(0, size);
    const lfs = size < 1024 && bytes.toString("latin1").startsWith(lfsMark);
    return { sha256: (0,external_node_crypto_.hash)("sha256", bytes, "hex"), size, lfs };
}
/** Two buffers in turn: while one is hashed the other is read. Stops where the file turns out longer than `most`. */
async function hashLarge(descriptor, most) {
    const sum = (0,external_node_crypto_.createHash)("sha256");
    let [full, free] = [Buffer.allocUnsafeSlow(readSize), Buffer.allocUnsafeSlow(readSize)];
    let size = 0;
    let pending = readAsync(descriptor, full, 0, readSize, null);
    for (;;) {
        const { bytesRead } = await pending;
        size += bytesRead;
        if (bytesRead === 0 || size > most)
            return { sha256: sum.digest("hex"), size, lfs: false };
        pending = readAsync(descriptor, free, 0, readSize, null);
        sum.update(full.subarray(0, bytesRead));
        [full, free] = [free, full];
    }
}
function sameMoment(before, after) {
    return before.size === after.size && before.mtimeNs === after.mtimeNs;
}
function hash_changed(path) {
    return new Problem({
        code: "file-changed",
        message: `${path} changed while it was read.`,
        remedy: "Let the build finish before dodo-files runs, then run again.",
    });
}

;// CONCATENATED MODULE: ./build/io/hints.js


const most = 5;
/** Why a pattern may have matched nothing: what its folder holds, and what it nearly matched. */
async function hintsFor(pattern, place) {
    const glob = compileGlob(pattern.glob.replace(/\/+$/, ""));
    if (leadsOut(glob.text))
        return [];
    const near = await nearMisses({ ...pattern, glob: glob.text }, place);
    return [...(await aboutFolder(glob, place.disk)), ...(await hints_asFolder(glob, place.disk)), ...near.slice(0, most)];
}
/** What the pattern's folder holds, or how far its path leads. */
async function aboutFolder({ base }, disk) {
    const segments = base === "" ? [] : base.split("/");
    let here = [disk.top];
    for (const [index, name] of segments.entries()) {
        const path = segments.slice(0, index + 1).join("/");
        const next = await disk.folders(path, { follow: true });
        if (next.length === 0)
            return [...(await hints_missing(path, name, here, disk)), ...(await holds(here, disk))];
        if (next.every(({ kind, linked }) => kind === "folder" && linked)) {
            return [`${path} is a link to a folder, and linked folders are not walked`];
        }
        here = next;
    }
    return holds(here, disk);
}
async function hints_missing(path, name, parents, disk) {
    const siblings = (await Promise.all(parents.map((parent) => disk.list(parent)))).flat();
    const other = siblings.find((each) => hints_nameOf(each).toLowerCase() === name.toLowerCase());
    if (!other)
        return [`there is no folder ${path}/`];
    return [other.kind === "file" ? `${path} is a file` : `${other.path}/ differs in case only`];
}
async function holds(folders, disk) {
    const entries = (await Promise.all(folders.map((folder) => disk.list(folder)))).flat();
    const path = folders[0]?.path ?? "";
    const folder = path === "" ? "the manifest's folder" : `${path}/`;
    if (entries.length === 0)
        return [`${folder} is empty`];
    const names = entries.map((entry) => `${hints_nameOf(entry)}${entry.kind === "folder" ? "/" : ""}`).sort();
    const more = names.length > most ? ` and ${names.length - most} more` : "";
    return [`${folder} holds: ${names.slice(0, most).join(", ")}${more}`];
}
async function hints_asFolder({ text }, disk) {
    const [folder] = await disk.folders(text, { follow: true });
    if (!folder || text === "")
        return [];
    return [`${text} is a folder: write ${text}/** for the files in it`];
}
async function nearMisses({ glob: text, exclude }, { disk, root }) {
    const glob = compileGlob(text);
    const withDots = compileGlob(text, { dot: true });
    const anyCase = compileGlob(text, { anyCase: true });
    const excludes = exclude.map((each) => compileGlob(each, { dot: true }));
    const folders = await disk.folders(glob.base, { anyCase: true, follow: glob.literal });
    const entries = (await Promise.all(folders.map((folder) => disk.walk(folder, glob.depth)))).flat();
    const why = (entry) => {
        const { path } = entry;
        if (glob.matches(path)) {
            if (excludes.some(({ matches }) => matches(path)))
                return "is taken out by exclude";
            const secret = resolveEntry(entry, root)?.secret;
            if (!secret)
                return "is not a regular file";
            if (secret.visible)
                return "looks like a secret, and only a pattern without wildcards that names it matches it";
            return secret.real ? "is a link to what looks like a secret" : undefined;
        }
        if (withDots.matches(path))
            return "starts with a dot, or its folder does: spell the dot in the pattern";
        return anyCase.matches(path) ? "differs in case only" : undefined;
    };
    return entries
        .flatMap((entry) => {
        const reason = why(entry);
        return reason ? [`${entry.path} ${reason}`] : [];
    })
        .sort();
}
function hints_nameOf({ path }) {
    return path.slice(path.lastIndexOf("/") + 1);
}

;// CONCATENATED MODULE: ./build/io/workspace.js









const workspace_longestText = 64 * 1024;
/** The files of the workspace that a manifest may deliver. */
function createWorkspace(folders) {
    let latest;
    return {
        async find(patterns) {
            latest = openPlace(folders);
            return findAll(await latest, patterns);
        },
        hash: createHasher(),
        async hints(pattern) {
            latest ??= openPlace(folders);
            return hintsFor(pattern, await latest);
        },
        async text(path) {
            const [[file] = []] = await findAll(await openPlace(folders), [{ glob: path, exclude: [] }]);
            if (!file || file.path !== compileGlob(path).text)
                return null;
            if (file.problem)
                throw file.problem;
            if (file.size > workspace_longestText)
                throw unreadable_unreadable(file.path, "it is longer than 64 KiB");
            const bytes = await (0,external_node_fs_promises_.readFile)(file.real).catch((cause) => {
                throw unreadable_unreadable(file.path, cause);
            });
            return new TextDecoder().decode(bytes);
        },
    };
}
async function openPlace({ root, folder }) {
    const real = (place) => (0,external_node_fs_promises_.realpath)(place).catch((cause) => {
        throw unreadable_unreadable((0,external_node_path_.basename)(place), cause);
    });
    const [realRoot, realFolder] = await Promise.all([real(root), real(folder)]);
    return { root: realRoot, disk: createDisk(realFolder) };
}
async function findAll(place, patterns) {
    const wanted = await Promise.all(patterns.map(wantedIn(place)));
    const entries = await walkFor(place.disk, wanted.filter(needsWalk));
    const resolved = new Map();
    const turn = createTurn();
    const found = [];
    for (const want of wanted) {
        const files = [];
        for (const entry of needsWalk(want) ? matching(entries, want.glob) : want.named) {
            await turn();
            if (want.isExcluded(entry.path))
                continue;
            if (!resolved.has(entry))
                resolved.set(entry, resolveEntry(entry, place.root));
            const one = resolved.get(entry);
            if (one && mayMatch(one, want))
                files.push(one.file);
        }
        if (want.outside)
            files.push(outsideFile(want.glob));
        found.push(files);
    }
    return found;
}
function wantedIn({ disk }) {
    const excludes = new Map();
    const excludeOf = (text) => {
        const glob = excludes.get(text) ?? compileGlob(text, { dot: true });
        excludes.set(text, glob);
        return glob;
    };
    return async ({ glob: text, exclude }) => {
        const glob = compileGlob(text);
        const globs = exclude.map(excludeOf);
        const isExcluded = (path) => globs.some(({ matches }) => matches(path));
        const outside = leadsOut(glob.text);
        return { glob, isExcluded, outside, named: outside ? [] : await workspace_namedBy(glob, disk) };
    };
}
/** A pattern that names a file letter by letter is that file, whatever its brackets would mean. */
async function workspace_namedBy({ text }, disk) {
    const cut = text.lastIndexOf("/");
    const folders = await disk.folders(text.slice(0, Math.max(cut, 0)), { follow: true });
    const entries = await Promise.all(folders.map((folder) => disk.named(folder, text.slice(cut + 1))));
    return entries.flat().filter(({ kind }) => kind === "file" || kind === "link");
}
function needsWalk({ glob, named, outside }) {
    return !glob.literal && named.length === 0 && !outside;
}
/** One walk for all patterns: of the folders that their bases need, none of them twice. Sorted by path. */
async function walkFor(disk, wanted) {
    const depths = new Map();
    for (const { glob } of wanted)
        depths.set(glob.base, Math.max(depths.get(glob.base) ?? 0, glob.depth));
    const bases = [...depths].filter((one) => ![...depths].some((other) => covers(other, one)));
    const walks = bases.map(async ([base, depth]) => {
        const folders = await disk.folders(base);
        return Promise.all(folders.map((folder) => disk.walk(folder, depth)));
    });
    const entries = (await Promise.all(walks)).flat(2).sort(byPath);
    return entries.filter((entry, index) => entry.disk !== entries[index - 1]?.disk);
}
function covers([outer, reach], [inner, depth]) {
    if (outer === inner || !(outer === "" || inner.startsWith(`${outer}/`)))
        return false;
    const levels = inner.split("/").length - (outer === "" ? 0 : outer.split("/").length);
    return reach >= depth + levels;
}
/** Looks only at what lies below the glob's base: of sorted entries that is one stretch. */
function* matching(entries, { base, matches }) {
    const prefix = base === "" ? "" : `${base}/`;
    for (let at = firstFrom(entries, prefix); entries[at]?.path.startsWith(prefix); at += 1) {
        const entry = entries[at];
        if (entry && matches(entry.path))
            yield entry;
    }
}
function firstFrom(entries, path) {
    let [low, high] = [0, entries.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((entries[middle]?.path ?? "") < path)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** What looks like a secret wants its own name, in full: neither a wildcard nor the name of a link to it will do. */
function mayMatch({ secret }, { named }) {
    return secret.visible ? named.length > 0 : !secret.real;
}
function outsideFile({ text }) {
    return { path: text, real: text, size: 0, problem: pathEscape(text) };
}
function byPath(a, b) {
    if (a.path === b.path)
        return a.disk < b.disk ? -1 : a.disk > b.disk ? 1 : 0;
    return a.path < b.path ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/wire.js



















/** Puts the adapters behind the ports, runs, and closes what was opened. */
async function runWith(settings, face) {
    const dispatcher = createDispatcher(settings.concurrency + 8);
    try {
        const manifest = await readManifest(settings.config, face);
        const store = createStore(settings, manifest, dispatcher);
        const say = (sentence) => face.observe({ kind: "wait", sentence });
        const client = clientOf(settings, { dispatcher, say });
        return await run(settings, manifest, {
            workspace: createWorkspace({ root: manifest.root, folder: manifest.folder }),
            storefront: client && createStorefront({ client, dispatcher, say, secret: face.secret, retryDelay }),
            store,
            desk: {
                shelves: client && (() => readShelves(client, face.signal)),
                questions: face.questions,
                write: (path, text) => writeNew(manifest.root, { path, text }),
            },
            document: createDocument(settings),
            planFile: settings.planFile === undefined ? undefined : createPlanFile(settings.planFile, face.cwd),
            clock: systemClock,
            observe: face.observe,
            agreed: face.agreed,
            signal: face.signal,
            newLineage: external_node_crypto_.randomUUID,
            async rescue(text) {
                const { kept, sentence } = await rescueState(manifest.root, text);
                face.rescued(text, kept);
                return [sentence];
            },
        });
    }
    catch (error) {
        if (!(error instanceof Problem))
            throw error;
        const draft = draftReport(settings, systemClock.now());
        draft.problems.push(error);
        return draft.finish(systemClock.now());
    }
    finally {
        await dispatcher.destroy();
    }
}
function createDocument({ command, operands = [] }) {
    const [path] = operands;
    return command === "state push" && path !== undefined ? createFileStateStore({ path }) : undefined;
}
/** Milliseconds before a second try. */
const retryDelay = 500;
function clientOf({ apiKey, baseUrl, requestsPerMinute }, { dispatcher, say }) {
    if (apiKey === undefined)
        return undefined;
    const rateLimit = createRateLimit(requestsPerMinute);
    const userAgent = `dodo-files/${version/* version */.r}`;
    return createDodoClient({ baseUrl, apiKey, userAgent, dispatcher, rateLimit, say, retryDelay });
}
function createStore(settings, manifest, dispatcher) {
    const { state, environment = "test_mode" } = settings;
    if (state.kind === "branch") {
        return createBranchStateStore({ ...state, environment, manifest: manifest.path, fetch: fetchThrough(dispatcher) });
    }
    const path = state.path ?? (0,external_node_path_.join)(manifest.root, ".dodo-files", environment, `${manifest.path}.json`);
    return createFileStateStore({ path });
}

;// CONCATENATED MODULE: ./build/cli-run.js
















const exitCodes = {
    unchanged: 0,
    changed: 0,
    pending: 0,
    failed: 1,
    partial: 3,
    interrupted: 130,
};
/** Carries out one command, prints what comes of it, and returns its exit code. */
async function runCommand(call, flags) {
    const { command, usage, operands } = call;
    const signal = onInterrupt();
    const { json, yes, "detailed-exitcode": detailed, ...given } = flags;
    const inputs = {
        command,
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, cli_run_textOf(value)])),
    };
    const [git, env] = [
        await readGit((0,external_node_path_.dirname)((0,external_node_path_.resolve)(process.cwd(), String(flags["config"] ?? ".")))),
        await environment(process.env),
    ];
    const { settings, problems } = readSettings({ face: "command line", inputs, env, event: undefined, git, operands });
    const asks = usage.question !== undefined || command === "init";
    if (asks && !yes && !canAsk())
        problems.push(nobodyToAsk(command));
    const screen = await createScreen({ words: json || command === "state pull" ? "stderr" : "stdout", signal });
    const draft = draftReport(settings, Date.now());
    draft.problems.push(...problems);
    const face = faceOf(call, { screen, signal, yes: yes === true, workspace: env["GITHUB_WORKSPACE"] || undefined });
    const report = problems.length > 0 ? draft.finish(Date.now()) : await runWith(settings, face);
    screen.close();
    const answer = renderAnswer(report);
    if (command === "state pull")
        for (const line of answer)
            process.stdout.write(`${line}\n`);
    else
        answer.forEach(screen.print);
    renderReport(report).forEach(screen.print);
    if (json && command !== "state pull")
        process.stdout.write(renderJson(report));
    return exitCodeOf(report, { interrupted: signal.aborted, detailed: detailed === true });
}
function faceOf({ usage }, { screen, signal, yes, workspace }) {
    let named = (target) => target;
    const { print } = screen;
    return {
        cwd: process.cwd(),
        workspace,
        signal,
        secret: () => { },
        rescued: (text, kept) => (kept ? [] : text.trimEnd().split("\n")).forEach(print),
        observe: observer(screen, (target) => named(target)),
        questions: yes ? undefined : createQuestions(signal),
        async agreed(plan, { problems: stopped, warnings }) {
            named = (target) => tally_nameOf({ plan, spellings: new Map() }, target);
            renderPlan(plan).forEach(print);
            if (yes)
                return true;
            for (const problem of stopped)
                renderProblem(problem).forEach(print);
            for (const problem of warnings)
                renderProblem(problem, { severity: "warning" }).forEach(print);
            return ask((usage.question ?? "").replace("{environment}", plan.environment));
        },
    };
}
/** On a terminal bars, drawn anew below what is printed; elsewhere a line now and then. */
function observer(screen, named) {
    const { draw, print } = screen;
    if (!draw) {
        const lines = createLines(Date.now, named);
        return (progress) => lines(progress).forEach(print);
    }
    const live = createLive(Date.now, named);
    draw(live.frame);
    return (progress) => live.observe(progress).forEach(print);
}
function exitCodeOf(report, of) {
    if (of.interrupted)
        return exitCodes.interrupted;
    return of.detailed && report.result === "pending" ? 2 : exitCodes[report.result];
}
/** Settings are texts; of a list a line each. `--no-…` is `false`. */
function cli_run_textOf(value) {
    return Array.isArray(value) ? value.join("\n") : String(value);
}
/** `gh` is asked only where the variables say nothing. */
async function environment(env) {
    const token = env["GITHUB_TOKEN"] || env["GH_TOKEN"] || (await readGhToken());
    return token ? { ...env, GITHUB_TOKEN: token } : env;
}
function nobodyToAsk(command) {
    const message = `${command} asks before it changes anything, and here is nobody to answer.`;
    const remedy = command === "init" ? "Give --yes to take what it proposes." : "Look at the plan, then give --yes.";
    return new Problem({ code: "input-invalid", message, remedy });
}


/***/ })

};
