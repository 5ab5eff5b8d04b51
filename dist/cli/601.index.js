export const id = 601;
export const ids = [601];
export const modules = {

/***/ 2601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exitCodes: () => (/* binding */ exitCodes),
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/dodo/listing.js
var dodo_listing = __webpack_require__(9211);
// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan_plan = __webpack_require__(6769);
;// CONCATENATED MODULE: ./build/app/run/report-draft.js


function draftReport(settings, started) {
    const { command, environment, config: manifest, facts } = settings;
    const problems = [];
    const warnings = [...settings.warnings];
    const notices = [];
    const { live, names, seen } = createLiveIndex();
    let rest = {};
    let outcomes = [];
    let targets = { spellings: new Map(), chosen: new Set() };
    let sent = 0;
    let wrote = false;
    return {
        problems,
        warnings,
        notices,
        resolved(resolved) {
            targets = resolved;
            notices.push(...resolved.notices);
        },
        loaded: (state, where) => (rest = { ...rest, state, where }),
        addFindings(step) {
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
        seen,
        liveIds: (target) => live.get(target) ?? new Set(),
        saved: (state, { url, unsaved }) => (rest = { ...rest, state, stateUrl: url, unsaved }),
        sent: (bytes) => (sent += bytes),
        wrote: () => (wrote = true),
        finish(now) {
            const { spellings, chosen } = targets;
            const result = resultOf({ command, problems, outcomes, chosen, plan: rest.plan });
            const known = { problems, warnings, notices, outcomes, live, names, spellings };
            const facing = { command, environment, manifest, tag: facts.tag };
            return { ...facing, result, ...rest, ...known, wrote, sent, duration: now - started };
        },
    };
}
/** The report of a run that did not begin: nothing was read or written. */
function refused(settings, problems, now) {
    const draft = draftReport(settings, now);
    draft.problems.push(...problems);
    return draft.finish(now);
}
/** The ids of each target's newest listing, and the names of all. */
function createLiveIndex() {
    const live = new Map();
    const names = new Map();
    const seen = (listing) => {
        live.set(listing.target, (0,dodo_listing/* liveIds */.J)(listing));
        for (const { file_id, name } of listing.files)
            names.set(file_id, name);
    };
    return { live, names, seen };
}
/** `partial`: something went wrong, but a target is as declared, or a change was carried out. */
function resultOf({ command, problems, outcomes, chosen, plan }) {
    const changed = outcomes.some(({ change, status }) => (0,plan_plan/* isPending */.mm)(change) && status === "done");
    if (problems.length > 0) {
        const failed = new Set(problems.map(({ target }) => target));
        const waiting = new Set(outcomes.flatMap(({ change, status }) => (status === "waiting" ? [change.target] : [])));
        const others = [...chosen].some((target) => !failed.has(target) && !waiting.has(target));
        return changed || (["apply", "rollback"].includes(command) && !failed.has(undefined) && others)
            ? "partial"
            : "failed";
    }
    if (command === "plan")
        return outcomes.some(({ change }) => (0,plan_plan/* isPending */.mm)(change)) ? "pending" : "unchanged";
    if (command === "init")
        return "changed";
    if (plan && !changed && outcomes.some(({ status }) => status === "waiting"))
        return "failed";
    return changed ? "changed" : "unchanged";
}

// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/io/host/git.js


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
    return (await outputOf("gh", ["auth", "token"], process.cwd())) || undefined;
}
function git(cwd, args) {
    return outputOf("git", args, cwd);
}
async function outputOf(command, args, cwd) {
    try {
        const { stdout } = await execute(command, [...args], {
            cwd,
            timeout: 10_000,
            windowsHide: true,
        });
        return stdout.trim();
    }
    catch {
        return "";
    }
}

;// CONCATENATED MODULE: ./build/io/host/interrupt.js

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
    return new problem/* Problem */.A({
        code: "interrupted",
        message: `The run was interrupted (${name}).`,
        remedy: "Run again: what was delivered is recorded and will not be sent again.",
    });
}

// EXTERNAL MODULE: ./build/core/manifest/products.js
var manifest_products = __webpack_require__(2544);
;// CONCATENATED MODULE: ./build/io/host/questions.js

/**
 * Questions on the terminal, on standard error; the package that asks is only loaded for one. Whoever leaves one has interrupted the
 * run. `plain` makes a text from outside, as a title or a file's name, one that is safe to print.
 */
function createQuestions(signal, plain) {
    const clack = () => __webpack_require__.e(/* import() */ 170).then(__webpack_require__.bind(__webpack_require__, 6170));
    const common = { output: process.stderr, signal };
    const answered = (answer) => answerOrInterrupt(answer, signal);
    return {
        async one(message, choices, likely) {
            const { select } = await clack();
            const options = optionsOf(choices, plain);
            const initialValue = choiceIndex(choices, likely);
            return chosen(choices, await answered(select({ message: plain(message), options, initialValue, maxItems: 15, ...common })));
        },
        async some(message, choices, likely) {
            const { multiselect } = await clack();
            const options = optionsOf(choices, plain);
            const initialValues = likely.map((value) => choiceIndex(choices, value));
            const picked = await answered(multiselect({ message, options, initialValues, maxItems: 15, ...common }));
            return picked.map((index) => chosen(choices, index));
        },
        async text(message, otherwise, kind) {
            const { text } = await clack();
            const validate = (answer = "") => kind === "id" && answer.trim() !== "" && !manifest_products/* idPattern */.aD.test(answer.trim())
                ? "An id is pdt_… or ent_…"
                : undefined;
            const placeholder = otherwise === "" ? {} : { placeholder: otherwise };
            const answer = await answered(text({ message, validate, ...placeholder, defaultValue: otherwise, ...common }));
            return answer.trim();
        },
        async confirm(message) {
            const { confirm } = await clack();
            return answered(confirm({ message, ...common }));
        },
    };
}
async function answerOrInterrupt(answer, signal) {
    const given = await answer;
    if (typeof given !== "symbol")
        return given;
    if (!signal.aborted)
        process.emit("SIGINT");
    signal.throwIfAborted();
    throw new Error("left without a signal");
}
function optionsOf(choices, plain) {
    return choices.map(({ label, about }, value) => {
        return { value, label: plain(label), ...(about === "" ? {} : { hint: plain(about) }) };
    });
}
function choiceIndex(choices, value) {
    return choices.findIndex((choice) => choice.value === value);
}
function chosen(choices, index) {
    const choice = choices[index];
    if (!choice)
        throw new Error(`no choice ${index}`);
    return choice.value;
}

// EXTERNAL MODULE: ./build/io/host/streams.js
var streams = __webpack_require__(8337);
// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(6848);
;// CONCATENATED MODULE: ./build/io/host/terminal.js


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
const drawIntervalMs = 100;
/** Columns that something can be drawn in; a terminal that does not know its width says 0. */
const narrowest = 20;
async function createScreen({ words, signal }) {
    const stream = process[words];
    const write = (line) => void stream.write(`${painted(line, stream)}\n`);
    if (!canDraw(stream))
        return { print: write, close() { } };
    // Only who draws pays for what draws.
    const [{ createLogUpdate }, { default: widthOf }] = await Promise.all([
        __webpack_require__.e(/* import() */ 902).then(__webpack_require__.bind(__webpack_require__, 2902)),
        __webpack_require__.e(/* import() */ 314).then(__webpack_require__.bind(__webpack_require__, 8314)),
    ]);
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
    const timer = setInterval(draw, drawIntervalMs).unref();
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
    return (isTTY === true && columns >= narrowest && process.env["TERM"] !== "dumb" && !process.env["CI"]);
}
/** Terminals of Windows and macOS are; elsewhere the locale says it. */
function isUnicode() {
    const { LC_ALL, LC_CTYPE, LANG } = process.env;
    return (["win32", "darwin"].includes(process.platform) ||
        /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || ""));
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

;// CONCATENATED MODULE: ./build/io/http/silence.js

/**
 * Where NODE_DEBUG names it, the HTTP client prints whole addresses, signatures and all. It asks for that once, as it is loaded, and gets no
 * for an answer from here on.
 */
function silenceHttpDebug() {
    const silent = Object.assign(() => { }, { enabled: false });
    Object.assign(external_node_util_, { debuglog: () => silent });
}

// EXTERNAL MODULE: ./build/core/manifest/manifest.js
var manifest = __webpack_require__(8889);
// EXTERNAL MODULE: ./build/core/run/report.js
var run_report = __webpack_require__(284);
;// CONCATENATED MODULE: ./build/settings/api-key.js

/** The input, else the variable; complains where it is more than a key, or is needed and missing. */
function keyOf({ face, env, neededBy, read }) {
    const given = read.text("api-key");
    const key = given ?? (env["DODO_PAYMENTS_API_KEY"]?.trim() || undefined);
    // Visible ASCII without quotes, which a shell of Windows leaves in place.
    if (key !== undefined && !/^[!#-&(-~]+$/.test(key)) {
        const what = "holds a space, a line break, a quote or a character outside ASCII";
        read.complain(given === undefined ? "DODO_PAYMENTS_API_KEY" : "api-key", what, "the key alone");
        return undefined;
    }
    if (key === undefined && neededBy)
        read.problems.push(missing(neededBy, face));
    return key;
}
function missing(command, face) {
    const secret = "Set the secret that the input api-key names: gh secret set DODO_PAYMENTS_API_KEY.";
    return new problem/* Problem */.A({
        code: "key-missing",
        message: `There is no API key, and ${command} needs one.`,
        remedy: face === "action"
            ? `${secret} One of a GitHub environment needs environment: at the job.`
            : "Set the variable DODO_PAYMENTS_API_KEY to a key of the environment.",
    });
}

// EXTERNAL MODULE: ./build/core/dodo/hosts.js
var hosts = __webpack_require__(4788);
;// CONCATENATED MODULE: ./build/settings/comment.js

/** Where the plan is to stand as a comment, or the sentence that says why nowhere; neither where nobody asked, or the command has no plan to show. */
function commentOf({ env, event, command, read, }) {
    const when = read.choice("comment", ["true", "false", "changes"], "false");
    if (when === "false" || (command !== "plan" && read.text("command")))
        return undefined;
    const { number, head, sender } = pullRequestIn(event);
    // One step may serve tags too: there is nothing to comment, and nobody misses it.
    if (number === undefined && command !== "plan")
        return undefined;
    if (number === undefined)
        return "There is no pull request in this run, so no comment is written.";
    const repository = env["GITHUB_REPOSITORY"];
    if (!read.text("github-token") || !repository)
        return "The input github-token is empty, so no comment is written.";
    const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
    if (!(0,hosts/* trustedUrl */.$V)(apiUrl))
        return "GITHUB_API_URL is not an https address, so no comment is written.";
    const isOfHead = env["GITHUB_EVENT_NAME"] === "pull_request";
    const server = env["GITHUB_SERVER_URL"] || "https://github.com";
    const run = env["GITHUB_RUN_ID"];
    return {
        when,
        repository,
        apiUrl,
        number,
        readOnly: isOfHead && (head.repository !== repository || sender === "dependabot[bot]"),
        commit: isOfHead ? head.commit : undefined,
        runUrl: run && `${server}/${repository}/actions/runs/${run}`,
    };
}
function pullRequestIn(event) {
    const { pull_request, sender } = (event ?? {});
    const { number, head } = pull_request ?? {};
    const isCommit = typeof head?.sha === "string" && /^[0-9a-f]{40,64}$/.test(head.sha);
    return {
        number: typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : undefined,
        head: { commit: isCommit ? String(head.sha) : undefined, repository: head?.repo?.full_name },
        sender: sender?.login,
    };
}

;// CONCATENATED MODULE: ./build/settings/dodo-address.js

/** The base of Dodo's API; a live key goes to Dodo's own host or to this machine only. */
function baseUrlOf({ env }, environment, read) {
    const ours = new URL(hosts/* dodoHosts */._[environment ?? "test_mode"]);
    const text = env["DODO_PAYMENTS_BASE_URL"]?.trim();
    if (!text)
        return ours;
    const url = (0,hosts/* trustedUrl */.$V)(text);
    if (!url) {
        read.complain("DODO_PAYMENTS_BASE_URL", "is not an https address", `${ours.origin}, or leave it out`);
        return ours;
    }
    if (environment === "live_mode" && !(0,hosts/* isLoopback */.U9)(url) && !(0,hosts/* isDodo */.L7)(url)) {
        read.complain("DODO_PAYMENTS_BASE_URL", `names ${url.host}, and a live key goes to Dodo only`, ours.origin);
    }
    return url;
}
/** Says so if the key goes to another host. */
function noticesOf({ env }) {
    const text = env["DODO_PAYMENTS_BASE_URL"]?.trim();
    if (!text || !URL.canParse(text))
        return [];
    const url = new URL(text);
    return (0,hosts/* isDodo */.L7)(url) || (0,hosts/* isLoopback */.U9)(url)
        ? []
        : [`The key goes to ${url.host} (DODO_PAYMENTS_BASE_URL), which is not Dodo's own host.`];
}

;// CONCATENATED MODULE: ./build/settings/event.js

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
/** A plan does no harm; a job that checks a stranger's text out beside the key may. */
function caution(event) {
    if (!isOfStrangers(event))
        return [];
    const message = `The event ${event.name} runs with this repository's secrets, whoever wrote what the job checks out.`;
    const remedy = "Plan on pull_request: from a fork that works without a key.";
    return [new problem/* Problem */.A({ code: "untrusted-event", message, remedy })];
}
function isOfStrangers({ name, fromFork }) {
    return (["pull_request_target", "issue_comment"].includes(name) || (name === "workflow_run" && fromFork));
}
/** Events that run a stranger's text with the repository's secrets. */
function distrust(event, environment) {
    const { name } = event;
    const always = isOfStrangers(event);
    const live = environment === "live_mode" && name.startsWith("pull_request");
    if (!always && !live)
        return [];
    const message = `The event ${name} may run what a stranger wrote, so nothing is delivered from it${always ? "" : " in live_mode"}.`;
    const remedy = "Deliver on a push of a tag, on release or by workflow_dispatch, and use command: plan here.";
    return [new problem/* Problem */.A({ code: "untrusted-event", message, remedy })];
}

;// CONCATENATED MODULE: ./build/settings/init.js

/** What `init` is given: `--product name=id`, `--file glob=name`, `--workflow path`, each product and file on a line of its own. */
function readInit(read) {
    const products = linesOf(read, "product").flatMap((text) => {
        const [, name, id] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
        if (name !== undefined && id !== undefined && manifest_products/* idPattern */.aD.test(id))
            return [{ name, id }];
        const expected = "a name of small letters, digits and -, and an id, as app=pdt_R8AWMPiV8RyJElcCKvAID";
        read.complain("product", `is ${JSON.stringify(text)}`, expected);
        return [];
    });
    const twice = products.find(({ name }, index) => products.some((one, other) => other < index && one.name === name));
    if (twice)
        read.complain("product", `names ${twice.name} twice`, "a name of its own for each");
    const targets = [...products.map(({ name }) => name), "*"];
    const rules = linesOf(read, "file").map((text) => {
        const at = text.lastIndexOf("=");
        const to = text.slice(at + 1);
        const isKnown = targets.includes(to) || manifest_products/* idPattern */.aD.test(to);
        if (at > 0 && !isKnown && manifest_products/* namePattern */._u.test(to)) {
            const expected = `a glob and a name that --product gives, an id or *, as ${text.slice(0, at)}=${targets[0]}`;
            read.complain("file", `is ${JSON.stringify(text)}`, expected);
        }
        return at > 0 && isKnown ? { glob: text.slice(0, at), to } : { glob: text };
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

;// CONCATENATED MODULE: ./build/settings/input-reader.js

/** Reads inputs by name and collects what is wrong with them; an empty text is absent. */
function reader(inputs, face) {
    const problems = [];
    const complain = (name, what, expected) => {
        const message = `${spelledOn(face, name)} ${what}.`;
        const remedy = `Expected: ${expected}.`;
        problems.push(new problem/* Problem */.A({ code: "input-invalid", message, remedy }));
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
function spelledOn(face, name) {
    if (/^[A-Z_]+$/.test(name))
        return name;
    return face === "action" ? `The input ${name}` : `--${name}`;
}

;// CONCATENATED MODULE: ./build/settings/inputs.js


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
    "allow-rolled-back",
    "withdraw-sold",
    "verify",
    "comment",
]));
/** Options of the command line alone, beside those that `cli-run.ts` takes for itself. */
const localNames = (/* unused pure expression or super */ null && (["all", "product", "file", "workflow"]));
const everyCommand = [...run_report/* commands */.Pi, ...run_report/* localCommands */.Uw];
const withState = everyCommand.filter((command) => command !== "validate" && command !== "init");
const onDodo = ["apply", "plan", "check", "import", "rollback", "destroy"];
/** Those that only some commands use. */
const usedBy = {
    "api-key": onDodo,
    "requests-per-minute": onDodo,
    "state-file": withState,
    "state-branch": withState,
    concurrency: ["apply", "rollback"],
    to: ["rollback"],
    "plan-file": ["apply", "plan"],
    tag: run_report/* commands */.Pi.filter((command) => command !== "check" && command !== "rollback"),
    all: ["import"],
    "max-removals": ["apply", "plan", "rollback"],
    "allow-empty-target": ["apply", "plan", "rollback"],
    "allow-downgrade": ["apply", "plan"],
    "allow-rolled-back": ["apply", "plan"],
    "withdraw-sold": ["apply", "rollback", "destroy"],
    verify: ["apply", "check", "rollback"],
    comment: ["plan"],
};
/** A warning for each that was given, and that the command does not use. */
function unused(inputs, command) {
    return Object.entries(usedBy).flatMap(([name, users]) => {
        const value = inputs[name]?.trim();
        if (!value || value === "false" || users.includes(command) || defaults[name] === value)
            return [];
        const message = `The input ${name} is not used by ${command}.`;
        return [
            new problem/* Problem */.A({
                code: "input-invalid",
                message,
                remedy: `Leave it out, or use it with ${users.join(" or ")}.`,
            }),
        ];
    });
}
/** Of action.yml, where the input is in `usedBy`: the runner gives them to every command. */
const defaults = {
    "requests-per-minute": "120",
    "state-branch": "dodo-files-state",
    concurrency: "4",
    "max-removals": "20",
    verify: "listing",
};

;// CONCATENATED MODULE: ./build/settings/state-place.js

/** GitHub's token; empty if none was given. */
function tokenOf({ env }, read) {
    return read.text("github-token") ?? (env["GITHUB_TOKEN"] || env["GH_TOKEN"] || "");
}
/** A branch if there are a repository and a token, else a file. */
function statePlace({ env, face, git }, { command, hasToken }, read) {
    const path = read.text("state-file");
    const branch = read.text("state-branch") ?? "dodo-files-state";
    if (!/^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$))[\w./@+-]{1,200}(?<![/.])$/.test(branch)) {
        read.complain("state-branch", `is ${JSON.stringify(branch)}`, "a branch name such as dodo-files-state");
    }
    if (path !== undefined)
        return { kind: "file", path };
    const repository = env["GITHUB_REPOSITORY"] ?? git?.repository;
    if (hasToken && repository) {
        const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
        if (!(0,hosts/* trustedUrl */.$V)(apiUrl)) {
            read.complain("GITHUB_API_URL", "is not an https address", "one, as https://api.github.com, or a state-file");
        }
        return {
            kind: "branch",
            branch,
            repository,
            apiUrl,
            serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
        };
    }
    if (face === "action" && command !== "validate")
        read.complain("github-token", "is empty, so the state branch cannot be reached", "a token, or state-file");
    return { kind: "file", path: undefined };
}

;// CONCATENATED MODULE: ./build/settings/read.js










const writing = ["apply", "import", "rollback", "destroy"];
/** A plan without a key is an offline one; these have nothing to say without it. */
const needsKey = [...writing, "check"];
/** Decides everything that inputs and environment say. All problems come at once. */
function readSettings(input) {
    const read = reader(input.inputs, input.face);
    const event = eventOf(input);
    const command = read.choice("command", input.face === "action" ? run_report/* commands */.Pi : everyCommand, event.isPullRequest ? "plan" : "apply");
    const environment = environmentOf(input, command, read);
    const comment = commentOf({ ...input, command, read });
    const apiKey = keyOf({ ...input, neededBy: needsKey.find((one) => one === command), read });
    const githubToken = tokenOf(input, read);
    const baseUrl = baseUrlOf(input, environment, read);
    // One step for pull requests and tags alike names no command: there the input waits for its turn.
    const inputs = read.text("command") ? input.inputs : { ...input.inputs, comment: undefined };
    const isWriting = writing.includes(command);
    const common = {
        command,
        config: read.text("config") ?? "dodo-files.yaml",
        environment,
        state: statePlace(input, { command, hasToken: githubToken !== "" }, read),
        only: read.list("only"),
        facts: factsOf(input, read),
        comment: typeof comment === "object" ? comment : undefined,
        warnings: [...(isWriting ? [] : caution(event)), ...unused(inputs, command)],
        notices: [...noticesOf(input), ...(typeof comment === "string" ? [comment] : [])],
    };
    const lenient = event.isPullRequest && !isWriting;
    const settings = ofCommand(common, {
        operands: input.operands ?? [],
        baseUrl,
        isOffline: apiKey === undefined,
        lenient,
        read,
    });
    const distrusted = isWriting ? distrust(event, environment) : [];
    const problems = [...distrusted, ...read.problems];
    const secrets = { apiKey: apiKey ?? "", githubToken };
    return { settings: problems.length > 0 ? undefined : settings, common, secrets, problems };
}
/** Reads every input, so that what is wrong with any is told; the command takes what it needs. */
function ofCommand(common, { operands, baseUrl, isOffline, lenient, read }) {
    const { command, environment } = common;
    const concurrency = read.count("concurrency", { otherwise: 4, from: 1, to: 64 });
    const shop = {
        baseUrl,
        requestsPerMinute: read.count("requests-per-minute", perMinute),
        connections: concurrency + 8,
    };
    const maxRemovals = read.count("max-removals", { otherwise: 20, from: 0, to: 1_000_000 });
    const allowEmptyTarget = read.flag("allow-empty-target");
    const limits = { maxRemovals, allowEmptyTarget, ...consentsOf(read) };
    const withdrawSold = read.flag("withdraw-sold");
    const verify = read.choice("verify", ["listing", "content"], "listing");
    const write = { concurrency, allowEmptyTarget, withdrawSold, verify };
    const all = read.flag("all");
    const planFile = read.text("plan-file");
    if (command === "validate")
        return { ...common, command, lenient };
    const mayAsk = isOffline ? undefined : shop;
    if (command === "init")
        return { ...common, command, shop: mayAsk, init: readInit(read) };
    if (!environment)
        return undefined;
    const stored = { ...common, environment };
    const online = { ...stored, shop };
    switch (command) {
        case "plan":
            return { ...stored, command, shop: mayAsk, planFile, lenient, ...limits };
        case "apply":
            return { ...online, command, planFile, lenient, ...limits, ...write };
        case "rollback":
            return { ...online, command, to: read.text("to"), maxRemovals, ...write };
        case "check":
            return { ...online, command, verify };
        case "import":
            return { ...online, command, all, lenient, ...limits };
        case "destroy":
            return { ...online, command, ...write, allowEmptyTarget: true };
        default:
            return { ...stored, command, operands };
    }
}
const perMinute = { otherwise: 120, from: 1, to: 1_000_000 };
function consentsOf(read) {
    return {
        allowDowngrade: read.flag("allow-downgrade"),
        allowRolledBack: read.flag("allow-rolled-back"),
    };
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
function factsOf({ env, git, event }, read) {
    const pushed = /^refs\/tags\/(.+)$/.exec(env["GITHUB_REF"] ?? "")?.[1];
    const named = env["GITHUB_REF_TYPE"] === "tag" ? env["GITHUB_REF_NAME"] : undefined;
    const released = event?.release
        ?.tag_name;
    const tag = read.text("tag") ??
        pushed ??
        named ??
        (typeof released === "string" ? released : undefined) ??
        git?.tag;
    const commit = word(env["GITHUB_SHA"]) ?? git?.commit;
    const run = word(env["GITHUB_RUN_ID"]);
    const attempt = env["GITHUB_RUN_ATTEMPT"] ?? "";
    return {
        tag,
        commit,
        run,
        ...(/^[1-9]\d{0,8}$/.test(attempt) ? { attempt: Number(attempt) } : {}),
        prerelease: read.text("tag") ? undefined : eventOf({ env, event }).prerelease,
    };
}
/** A text that stands in the state and in addresses as it is. */
function word(text) {
    return text !== undefined && /^[\w-]{1,100}$/.test(text) ? text : undefined;
}

// EXTERNAL MODULE: ./build/view/tally.js
var tally = __webpack_require__(6310);
;// CONCATENATED MODULE: ./build/view/outputs.js



/** GitHub takes 1 MB of outputs from a job. Characters. */
const maxOutputCharacters = 400_000;
function outputsOf(report) {
    const managed = managedFiles(report);
    const outcomes = outcomesOf(report);
    const lists = {
        "file-ids": JSON.stringify(fileIds(managed)),
        files: JSON.stringify(fileList(managed, outcomes)),
    };
    const omitted = Object.entries(lists).flatMap(([name, value]) => value.length > maxOutputCharacters ? [name] : []);
    const fitting = Object.fromEntries(Object.entries(lists).filter(([name]) => !omitted.includes(name)));
    const pending = outcomes
        .filter(({ change }) => isPending(change))
        .map(({ change }) => change.target);
    const [only, ...others] = managed;
    const values = {
        result: report.result,
        changed: String(hasChanged(report)),
        ...fitting,
        "file-id": only && others.length === 0 ? only.receipt.file_id : "",
        targets: JSON.stringify([...new Set(pending)].map((target) => targetName(report, target))),
        ...counts(outcomes),
        "failure-reason": report.problems[0]?.code ?? "",
    };
    return { values, omitted };
}
/** Every spelling of a target → delivered name → file id; of two files under one name the newest. */
function fileIds(managed) {
    const bySpelling = new Map();
    for (const { receipt, spellings } of managed) {
        for (const spelling of spellings) {
            const ids = bySpelling.get(spelling) ?? new Map();
            bySpelling.set(spelling, ids.set(receipt.name, receipt.file_id));
        }
    }
    return Object.fromEntries([...bySpelling].map(([spelling, ids]) => [spelling, Object.fromEntries(ids)]));
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

// EXTERNAL MODULE: ./build/view/safe.js
var safe = __webpack_require__(5359);
;// CONCATENATED MODULE: ./build/view/json.js




/** The whole report as versioned JSON, ending in a newline. */
function renderJson(report) {
    return `${withoutCommands(JSON.stringify(documentOf(report), null, 2))}\n`;
}
function documentOf(report) {
    const { command, result, environment, manifest, tag, plan, notices, state, where, stateUrl, wrote, sent, } = report;
    const outcomes = (0,tally/* outcomesOf */.RK)(report);
    const managed = (0,run_report/* managedFiles */.Nw)(report);
    return {
        version: 1,
        command,
        result,
        environment,
        manifest,
        tag,
        counts: (0,tally/* tallyOf */.sv)(outcomes),
        problems: report.problems.map(problemFields),
        warnings: report.warnings.map(problemFields),
        notices: notices.map(safe/* redact */.E$),
        file_ids: fileIds(managed),
        files: fileList(managed, outcomes),
        outcomes: outcomes.map(outcomeFields),
        plan,
        releases: command === "history" ? state?.releases : undefined,
        receipts: report.receipts,
        state: state
            ? { lineage: state.lineage, serial: state.serial, where, url: stateUrl }
            : undefined,
        wrote,
        sent,
        duration_ms: report.duration,
    };
}
function problemFields({ code, message, remedy, at, target, details }) {
    return {
        code,
        message: (0,safe/* redact */.E$)(message),
        remedy: (0,safe/* redact */.E$)(remedy),
        at,
        target,
        details: details.map(safe/* redact */.E$),
    };
}
function outcomeFields({ change, status, file_id }) {
    const { action, target, slot, name } = change;
    return { action, status, target, slot, name, file_id };
}
/** The runner takes `##[` anywhere in a line for a command; within JSON it stands in texts alone, where an escape means the same. */
function withoutCommands(json) {
    return json.replaceAll("##[", "##\\u005b");
}

// EXTERNAL MODULE: ./build/view/state-text.js
var state_text = __webpack_require__(6389);
// EXTERNAL MODULE: ./build/core/text/numbers.js
var numbers = __webpack_require__(1262);
;// CONCATENATED MODULE: ./build/view/terminal/meter.js
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

;// CONCATENATED MODULE: ./build/view/terminal/progress.js



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
            return [
                `✓ ${(0,safe/* safeLine */.om)(progress.name)}  ${(0,numbers/* bytes */.ee)(progress.size)}  ${(0,safe/* safeLine */.om)(progress.file_id)}`,
            ];
        case "live":
            return [renderLive(progress, named)];
        case "wait":
            return [(0,safe/* safeLine */.om)(`  ${progress.sentence}`)];
        case "warning":
            return [(0,safe/* safeLine */.om)(`! ${progress.sentence}`)];
    }
}
/** `↑ Reverb-1.3.0-macOS.pkg  63%  30.8/48.9 MB  4.1 MB/s  5 s left` */
function renderRunning({ name, sent, size, rate, left }) {
    const share = size === 0 ? 100 : Math.min(100, Math.floor((100 * sent) / size));
    const speed = rate > 0 ? [`${(0,numbers/* bytes */.ee)(rate)}/s`] : [];
    const rest = left === undefined ? [] : [`${(0,numbers/* duration */.p0)(left)} left`];
    return [`↑ ${(0,safe/* safeLine */.om)(name)}`, `${share}%`, (0,numbers/* bytesOf */.$$)(sent, size), ...speed, ...rest].join("  ");
}
/** `state  acme/plugins@dodo-files-state live_mode #57     store  live_mode, 2 targets to read` */
function renderStarted({ where, serial, environment, targets, offline, }) {
    const read = offline
        ? "not read: compared with the state alone"
        : `${(0,numbers/* plural */.LS)(targets, "target")} to read`;
    return `state  ${(0,safe/* safeLine */.om)(where)}${serial === undefined ? "" : ` #${serial}`}     store  ${environment}, ${read}`;
}
function renderLive({ target, files, added, withdrawn }, named) {
    const fresh = added > 0 ? `, ${added} new` : "";
    const old = withdrawn > 0 ? `; ${(0,numbers/* plural */.LS)(withdrawn, "old one")} withdrawn` : "";
    return `✓ ${(0,safe/* safeLine */.om)(named(target))}  read back: ${(0,numbers/* plural */.LS)(files, "file")}${fresh}${old}`;
}

;// CONCATENATED MODULE: ./build/view/terminal/bars.js




/** Progress on a terminal: lines that stay as they are elsewhere, and bars in place of a line now and then. `now` in milliseconds. */
function createProgressBars(now, named) {
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
    const rows = frame.running.map((one) => ({
        name: (0,safe/* safeLine */.om)(one.name),
        bar: one,
        columns: columnsOf(one),
    }));
    const layout = layoutOf(rows, room);
    return [
        ...rows.map(({ name, bar, columns }) => {
            const cells = [
                filled(name, layout.name, room),
                ...(layout.bar > 0 ? [barOf(bar, layout.bar, room)] : []),
            ];
            const padded = columns
                .slice(0, layout.columns)
                .map((text, at) => text.padStart(layout.widths[at] ?? 0));
            return `  ↑ ${[...cells, ...padded].join("  ")}`.trimEnd();
        }),
        totalsOf(frame, room),
    ];
}
const maxColumns = { name: 40, bar: 20 };
const minColumns = { name: 12, bar: 8 };
/** Gives up the bar first, then the columns from the last; the name is cut to what is left. */
function layoutOf(rows, room) {
    const longest = Math.min(maxColumns.name, Math.max(...rows.map(({ name }) => room.widthOf(name))));
    const count = Math.max(...rows.map(({ columns }) => columns.length));
    const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => row.columns[at]?.length ?? 0)));
    // A last column that is written to makes some terminals wrap.
    const total = room.columns - 1 - "  ↑ ".length;
    for (let columns = count; columns >= 0; columns -= 1) {
        const beside = widths.slice(0, columns).reduce((sum, width) => sum + width + 2, 0);
        const left = total - beside;
        const bar = Math.min(maxColumns.bar, Math.max(minColumns.bar, left - 2 - longest));
        const name = Math.min(longest, left - 2 - bar);
        if (name >= Math.min(longest, minColumns.name))
            return { name, bar, columns, widths };
        if (left >= Math.min(longest, minColumns.name))
            return { name: Math.min(longest, left), bar: 0, columns, widths };
    }
    return { name: Math.max(1, total), bar: 0, columns: 0, widths };
}
/** Percent, bytes, rate and time left, the most telling first. */
function columnsOf({ sent, size, rate, left }) {
    return [
        `${Math.floor(100 * shareOf(sent, size))}%`,
        (0,numbers/* bytesOf */.$$)(sent, size),
        rate > 0 ? `${(0,numbers/* bytes */.ee)(rate)}/s` : "",
        left === undefined ? "" : (0,numbers/* clock */.pm)(left),
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
        `${filesDone}/${(0,numbers/* plural */.LS)(files, "file")}`,
        (0,numbers/* bytesOf */.$$)(bytesDone, size),
        ...(rate > 0
            ? [`${(0,numbers/* bytes */.ee)(rate)}/s`, `${(0,numbers/* clock */.pm)((1000 * Math.max(0, size - bytesDone)) / rate)} left`]
            : []),
        ...(retried > 0 ? [`retried ${retried}`] : []),
    ];
    const lines = parts.map((_, at) => `  ${parts.slice(0, parts.length - at).join(" · ")}`);
    return lines.find((line) => room.widthOf(line) < room.columns) ?? "";
}
function filled(name, width, room) {
    const shown = cutMiddle(name, width, room);
    return shown + " ".repeat(Math.max(0, width - room.widthOf(shown)));
}
/** Cut in the middle, since names differ in front and at their end. */
function cutMiddle(text, width, { widthOf, unicode }) {
    if (widthOf(text) <= width)
        return text;
    const gap = unicode ? "…" : "~";
    const characters = [...text];
    for (let kept = Math.min(characters.length, width) - 1; kept > 0; kept -= 1) {
        const tail = Math.floor(kept / 2);
        const shown = [
            ...characters.slice(0, kept - tail),
            gap,
            ...characters.slice(characters.length - tail),
        ].join("");
        if (widthOf(shown) <= width)
            return shown;
    }
    return gap.slice(0, width);
}

// EXTERNAL MODULE: ./build/view/links.js
var links = __webpack_require__(3673);
// EXTERNAL MODULE: ./build/view/marks.js
var marks = __webpack_require__(4586);
;// CONCATENATED MODULE: ./build/view/terminal/problem.js



/** `✗ code  place  message`, its details, what to do, and where it is explained. `named`: how people know a target id. */
function renderProblem(problem, options = {}) {
    const { severity = "error", named = (target) => target } = options;
    const mark = severity === "error" ? "✗" : "!";
    const place = (0,marks/* problemPlace */.NT)(problem, named);
    return [
        [`${mark} ${problem.code}`, ...(place === "" ? [] : [place]), (0,safe/* safeLine */.om)(problem.message)].join("  "),
        ...problem.details.map((detail) => `    ${(0,safe/* safeLine */.om)(detail)}`),
        `  → ${(0,safe/* safeLine */.om)(problem.remedy)}`,
        `    ${(0,links/* problemLink */.k)(problem.code)}`,
    ];
}

// EXTERNAL MODULE: ./build/view/closing.js
var closing = __webpack_require__(8987);
// EXTERNAL MODULE: ./build/view/columns.js
var view_columns = __webpack_require__(9163);
;// CONCATENATED MODULE: ./build/view/terminal/report.js








/** The plan by target, and its closing line: what is shown before anybody is asked. */
function renderPlan(plan, options = {}) {
    return [...renderChanges(plan, options), (0,closing/* planLine */.od)(plan)];
}
/** Everything that stands at the end of a run: of a plan the plan itself, then problems, warnings, notices, and the closing line last. */
function renderReport(report, options = {}) {
    const named = (target) => (0,tally/* targetName */.je)(report, target);
    const changes = renderSteps(report, options);
    const problems = report.problems.flatMap((problem) => [...renderProblem(problem, { named }), ""]);
    const warnings = report.warnings.flatMap((problem) => [
        ...renderProblem(problem, { named, severity: "warning" }),
        "",
    ]);
    const notices = report.notices.map((notice) => (0,safe/* safeLine */.om)(notice));
    return [
        ...changes,
        ...problems,
        ...warnings,
        ...notices,
        ...(notices.length > 0 ? [""] : []),
        ...(report.problems.length > 0 && report.wrote ? [(0,safe/* safeLine */.om)((0,closing/* changedLine */.ZW)(report))] : []),
        (0,safe/* safeLine */.om)((0,closing/* closingLine */.oM)(report)),
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
        const columns = [
            (0,tally/* targetName */.je)(report, change.target),
            change.name,
            (0,numbers/* bytes */.ee)(change.size ?? 0),
            file_id ?? "not recorded",
        ];
        return (0,safe/* safeLine */.om)(`${mark} ${[...columns, change.reason].join("  ")}`);
    });
    const next = plan
        ? ["What the next apply does:", ...renderPlan(plan, { verbose: true }), ""]
        : [];
    return [...recorded, "", ...next];
}
function renderChanges(plan, { verbose = false }) {
    const groups = plan.targets
        .map((target) => ({ target, rows: changeRows(target, verbose), asides: asidesOf(target) }))
        .filter(({ rows, asides }) => rows.length + asides.length > 0);
    const every = groups.flatMap(({ rows }) => rows);
    const widest = (column, beside = []) => (0,view_columns/* columnWidth */.zt)([...every.map((row) => row[column]), ...beside]);
    const besides = groups.flatMap(({ asides }) => asides.map(([name]) => name));
    const widths = { name: widest("name", besides), note: widest("note"), size: widest("size") };
    const spelled = groups.map(({ target }) => (0,safe/* safeLine */.om)(target.spellings[0] ?? target.target));
    const heading = Math.max(0, ...spelled.map(view_columns/* width */.VL));
    const lines = groups.flatMap(({ target, rows, asides }, index) => [
        targetHeading((0,view_columns/* pad */.eV)(spelled[index] ?? "", heading), target.target),
        ...rows.map((row) => renderRow(row, widths)),
        ...asides.map(([name, note]) => `  ! ${(0,view_columns/* pad */.eV)(name, widths.name)}  ${note}`),
    ]);
    return [...lines, ...(lines.length > 0 ? [""] : []), ...remarks(plan)];
}
/** An id that has no name stands there once. */
function targetHeading(spelled, target) {
    return spelled.trimEnd() === target ? target : `${spelled}  ${(0,safe/* safeLine */.om)(target)}`;
}
function changeRows({ changes }, verbose) {
    return changes
        .filter((change) => verbose || (0,plan_plan/* isPending */.mm)(change))
        .map((change) => ({
        mark: marks/* marks */.Z8[change.action],
        name: (0,safe/* safeLine */.om)(change.name),
        note: (0,safe/* safeLine */.om)(changeNote(change)),
        size: change.size === null ? "" : (0,numbers/* bytes */.ee)(change.size),
        rest: (0,safe/* safeLine */.om)((0,marks/* restOf */.Y6)(change)),
    }));
}
/** The second column: what the mark means, in words. */
function changeNote(change) {
    const was = (0,tally/* wasOf */.Xm)(change);
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
/** Files that buyers see beside those managed by dodo-files, and old ones of those that Dodo would not let go. */
function asidesOf({ target, spellings, foreign, held, before, }) {
    const noted = "not managed by dodo-files, and buyers see it";
    const takeOver = `${noted}: dodo-files import --only ${spellings[0] ?? target}`;
    const shown = foreign
        .slice(0, 10)
        .map(({ name }, index) => [(0,safe/* safeLine */.om)(name), index === 0 ? (0,safe/* safeLine */.om)(takeOver) : noted]);
    const more = foreign.length > 10
        ? [[`${foreign.length - 10} more`, "not managed by dodo-files, and buyers see them"]]
        : [];
    const names = new Map(before.map(({ file_id, name }) => [file_id, name]));
    const stuck = held.map((id) => [(0,safe/* safeLine */.om)(names.get(id) ?? id), "old, still delivered: held"]);
    return [...shown, ...more, ...stuck];
}
function remarks({ offline, targets }) {
    const open = new Set(targets.flatMap(({ changes }) => changes.flatMap((change) => change.open ?? [])));
    return [
        ...(offline
            ? [
                "Offline: without a key nothing live was read, and the plan compares with the state alone.",
            ]
            : []),
        ...(open.size > 0 ? [`No tag in this run: ${(0,safe/* safeLine */.om)([...open].join(", "))} left open.`] : []),
    ];
}
function renderRow({ mark, name, note, size, rest }, widths) {
    const columns = [
        (0,view_columns/* pad */.eV)(name, widths.name),
        (0,view_columns/* pad */.eV)(note, widths.note),
        size.padStart(widths.size),
        rest,
    ];
    return `  ${mark} ${columns[0]}  ${columns[1]}   ${columns[2]}   ${columns[3]}`.trimEnd();
}

// EXTERNAL MODULE: ./build/core/manifest/parse.js + 1 modules
var parse = __webpack_require__(4949);
// EXTERNAL MODULE: ./build/core/run/settings.js
var run_settings = __webpack_require__(1763);
;// CONCATENATED MODULE: ./build/app/commands/run.js




/** Carries out one command. Every expected failure ends in the Report; anything thrown is a bug. */
async function run(settings, manifest, start) {
    const { clock, observe, open } = start;
    const draft = draftReport(settings, clock.elapsed());
    for (const sentence of settings.notices)
        observe({ kind: "warning", sentence });
    try {
        const begin = async (own) => ({ settings: own, manifest, draft, ports: await open() });
        if ((0,run_settings/* needsManifest */.Z)(settings)) {
            const parsed = parseFoundManifest(settings, manifest);
            const { carryOutManifest } = await __webpack_require__.e(/* import() */ 572).then(__webpack_require__.bind(__webpack_require__, 1572));
            await carryOutManifest(settings, parsed, begin);
        }
        else {
            const { carryOutLocal } = await __webpack_require__.e(/* import() */ 572).then(__webpack_require__.bind(__webpack_require__, 1572));
            await carryOutLocal(settings, begin);
        }
    }
    catch (error) {
        // What stopped the run stands before what went wrong while it stopped.
        if (error instanceof problem/* Problem */.A)
            draft.problems.unshift(error);
        else if (error instanceof AggregateError &&
            error.errors.every((one) => one instanceof problem/* Problem */.A)) {
            draft.problems.push(...error.errors);
        }
        else
            throw error;
    }
    return draft.finish(clock.elapsed());
}
function parseFoundManifest({ config }, { text, twin }) {
    if (text === null) {
        const begin = "Write one (dodo-files init begins it)";
        const first = twin === undefined ? begin : twin.startsWith("../") ? "Go to its folder" : "Rename it";
        throw new problem/* Problem */.A({
            code: "manifest-missing",
            message: `There is no ${config}${twin === undefined ? "" : `, but a ${twin}`}.`,
            remedy: `${first}, or name its path with config.`,
        });
    }
    const parsed = (0,parse/* parseManifest */.N)(text, config);
    if (!parsed.manifest)
        throw new AggregateError(parsed.problems);
    return parsed.manifest;
}

// EXTERNAL MODULE: ./build/io/host/clock.js
var clock = __webpack_require__(5050);
// EXTERNAL MODULE: ./build/io/local/manifest-file.js
var manifest_file = __webpack_require__(7027);
;// CONCATENATED MODULE: ./build/wire/run-with.js






/** Runs, and closes what was opened. */
async function runWith(settings, secrets, face) {
    let close = async () => { };
    try {
        const manifest = await (0,manifest_file/* readManifest */.W)(settings.config, face);
        const open = async () => {
            // The second, which the first asks for where there is a key, is loaded beside it.
            const parts = [Promise.all(/* import() */[__webpack_require__.e(648), __webpack_require__.e(363)]).then(__webpack_require__.bind(__webpack_require__, 8363)), (0,run_settings/* shopOf */.O)(settings) && Promise.all(/* import() */[__webpack_require__.e(7), __webpack_require__.e(921), __webpack_require__.e(832)]).then(__webpack_require__.bind(__webpack_require__, 832))];
            const [{ openPorts }] = await Promise.all(parts);
            const opened = await openPorts(settings, { secrets, manifest, face });
            close = opened.close;
            return opened.ports;
        };
        return await run(settings, manifest, { clock: clock/* systemClock */.m, observe: face.observe, open });
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.A))
            throw error;
        return refused(settings, [error], clock/* systemClock */.m.now());
    }
    finally {
        await close();
    }
}
/** The report, once its plan stands on the pull request where that was asked for. */
async function withComment(report, by) {
    if (!by.common.comment)
        return report;
    const { writeComment } = await Promise.all(/* import() */[__webpack_require__.e(51), __webpack_require__.e(7), __webpack_require__.e(398), __webpack_require__.e(218), __webpack_require__.e(504)]).then(__webpack_require__.bind(__webpack_require__, 8504));
    return writeComment(report, by.common, { ...by.face, token: by.secrets.githubToken });
}

;// CONCATENATED MODULE: ./build/cli/run.js



















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
    silenceHttpDebug();
    const { command, usage, operands } = call;
    const signal = onInterrupt();
    const { json, yes, "detailed-exitcode": detailed, ...given } = flags;
    const inputs = {
        command,
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, flagText(value)])),
    };
    const [git, env] = [
        await readGit((0,external_node_path_.dirname)((0,external_node_path_.resolve)(process.cwd(), String(flags["config"] ?? ".")))),
        await withGitHubToken(process.env),
    ];
    const { settings, common, secrets, problems } = readSettings({
        face: "command line",
        inputs,
        env,
        event: undefined,
        git,
        operands,
    });
    const asks = usage.question !== undefined || command === "init";
    const unasked = asks && !yes && !canAsk() ? [nobodyToAsk(command)] : [];
    const screen = await createScreen({
        words: json || command === "state pull" ? "stderr" : "stdout",
        signal,
    });
    const face = faceOf(call, {
        screen,
        signal,
        yes: yes === true,
        workspace: env["GITHUB_WORKSPACE"] || undefined,
    });
    const report = settings && unasked.length === 0
        ? await runWith(settings, secrets, face)
        : refused(common, [...problems, ...unasked], Date.now());
    screen.close();
    const answer = (0,state_text/* renderAnswer */.x)(report);
    if (command === "state pull")
        for (const line of answer)
            process.stdout.write(`${line}\n`);
    else
        answer.forEach(screen.print);
    renderReport(report).forEach(screen.print);
    if (json && command !== "state pull")
        process.stdout.write(renderJson(report));
    // What only tells something has failed if it cannot be told; a delivery has not.
    if (!asks && (await (0,streams/* isOutputLost */.a)()))
        return exitCodes.failed;
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
        questions: yes ? undefined : createQuestions(signal, safe/* safeLine */.om),
        async agreed(plan, { problems: stopped, warnings }) {
            named = (target) => (0,tally/* targetName */.je)({ plan, spellings: new Map() }, target);
            renderPlan(plan).forEach(print);
            if (yes)
                return "given";
            for (const problem of stopped)
                renderProblem(problem, { named }).forEach(print);
            for (const problem of warnings)
                renderProblem(problem, { severity: "warning", named }).forEach(print);
            const isYes = await ask((usage.question ?? "").replace("{environment}", plan.environment));
            return isYes ? "answered" : "no";
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
    const live = createProgressBars(Date.now, named);
    draw(live.frame);
    return (progress) => live.observe(progress).forEach(print);
}
function exitCodeOf(report, of) {
    if (of.interrupted)
        return exitCodes.interrupted;
    return of.detailed && report.result === "pending" ? 2 : exitCodes[report.result];
}
/** Settings are texts; of a list a line each. `--no-…` is `false`. */
function flagText(value) {
    return Array.isArray(value) ? value.join("\n") : String(value);
}
/** `gh` is asked only where the variables say nothing. */
async function withGitHubToken(env) {
    const token = env["GITHUB_TOKEN"] || env["GH_TOKEN"] || (await readGhToken());
    return token ? { ...env, GITHUB_TOKEN: token } : env;
}
function nobodyToAsk(command) {
    const message = `${command} asks before it changes anything, and here is nobody to answer.`;
    const remedies = {
        init: "Give --yes to take what it proposes.",
        apply: "Look at dodo-files plan, then give --yes.",
    };
    const remedy = remedies[command] ?? "Give --yes; on a terminal it shows first what it would do.";
    return new problem/* Problem */.A({ code: "input-invalid", message, remedy });
}


/***/ }),

/***/ 4788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ trustedUrl),
/* harmony export */   L7: () => (/* binding */ isDodo),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   _: () => (/* binding */ dodoHosts)
/* harmony export */ });
/** Dodo's own API hosts. */
const dodoHosts = {
    test_mode: "https://test.dodopayments.com",
    live_mode: "https://live.dodopayments.com",
};
/** Whether this is one of Dodo's own hosts. */
function isDodo(url) {
    return Object.values(dodoHosts).includes(url.origin);
}
/** Where a key or a token may go: https, or this machine, without a login or a query; undefined for any other text. */
function trustedUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || url.username || url.password || url.search)
        return undefined;
    return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))
        ? url
        : undefined;
}
/** Whether this host is the machine itself, where plain http is allowed. */
function isLoopback(url) {
    return ["localhost", "[::1]"].includes(url.hostname) || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}


/***/ }),

/***/ 9211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ liveIds),
/* harmony export */   f: () => (/* binding */ missingFrom)
/* harmony export */ });
function liveIds(listing) {
    return new Set(listing.files.map((file) => file.file_id));
}
/** Of these ids, those that a target does not list. */
function missingFrom(listing, ids) {
    const live = liveIds(listing);
    return ids.filter((id) => !live.has(id));
}


/***/ }),

/***/ 7592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IY: () => (/* binding */ nameFault),
/* harmony export */   UH: () => (/* binding */ saveFault),
/* harmony export */   ds: () => (/* binding */ nameLimit),
/* harmony export */   je: () => (/* binding */ extensionOf)
/* harmony export */ });
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
    const turn = /\p{Bidi_Control}/u.exec(name)?.[0];
    if (turn !== undefined)
        return `contains a character that turns the direction of text (${codePoint(turn)}), so that buyers would read another name`;
    if (!name.isWellFormed())
        return "contains half of a character (a lone surrogate)";
    const size = new TextEncoder().encode(name).length;
    return size > nameLimit ? `has ${size} bytes, and ${nameLimit} is the limit` : undefined;
}
/** Names of devices on Windows, whatever extension follows. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;
/** Why some buyers cannot save it under this name, to be read after the name; it is valid otherwise. */
function saveFault(name) {
    const character = /[<>:"|?*]/.exec(name)?.[0];
    if (character !== undefined)
        return `contains ${character}`;
    if (/[. ]$/.test(name))
        return name.endsWith(".") ? "ends in a dot" : "ends in a space";
    return device.test(name) ? "is the name of a device" : undefined;
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


/***/ }),

/***/ 5598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ globFault)
/* harmony export */ });
/* harmony import */ var _text_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(196);

/** What makes a glob or a path no place in the workspace, as far as its text tells. */
function globFault(glob) {
    if (glob === "")
        return invalid("is empty", 'Write which files it means, for example "dist/*.zip".');
    if (glob.length > _text_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .longestGlob */ .H)
        return invalid("is longer than a path can be", "Write several shorter ones.");
    if (/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(glob)) {
        return invalid("is an absolute path", "Write it relative to the folder of the manifest.");
    }
    if (/[*?[\]{}].*\/\.\.(?:\/|$)/s.test(glob)) {
        return {
            code: "path-escape",
            fault: 'has ".." behind a wildcard',
            remedy: 'Write ".." at the start, for example "../dist/*.zip".',
        };
    }
    if (glob.includes("\\"))
        return invalid('contains "\\"', `Write ${JSON.stringify(glob.replaceAll("\\", "/"))}: folders are parted by "/" on every OS.`);
    return undefined;
}
function invalid(fault, remedy) {
    return { code: "manifest-invalid", fault, remedy };
}


/***/ }),

/***/ 9545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ globHints)
/* harmony export */ });
/* harmony import */ var _name_template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);

const tokens = new RegExp(String.raw `\{(?:${[..._name_template_js__WEBPACK_IMPORTED_MODULE_0__/* .openTokens */ .Vb, "base", "stem", "ext", "dir"].join("|")})\}`);
/** What is no space, or none that anybody sees. */
const oddSpaces = /[\u00a0\u00ad\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/;
const habits = [
    {
        pattern: /\$\{\{.*?\}\}/s,
        hint: (found) => `${found} is filled in within workflows only, not in the manifest: write a wildcard, such as *`,
    },
    {
        pattern: /\$(?!\{\{)(?:\{\w+\}|[A-Za-z_]\w*)/,
        hint: (found) => `${found} is filled in by a shell, not in the manifest: write a wildcard, such as *`,
    },
    {
        pattern: tokens,
        hint: (found, glob) => `${found} is a token of name: in a glob write ${JSON.stringify(glob.replaceAll(found, "*"))}`,
    },
    {
        pattern: /^!(?!\()/,
        hint: (_, glob) => `a rule cannot begin with !: write ${JSON.stringify(glob.slice(1))} under exclude`,
    },
    {
        pattern: /!\([^()]*\)/,
        hint: (found) => `${found} is no pattern here: write * in its place, and put what it leaves out under exclude`,
    },
    {
        pattern: /[@?*+]\([^()]*\)/,
        hint: (found) => `${found} is no pattern here: for one of several write {${found.slice(2, -1).replaceAll("|", ",")}}`,
    },
    {
        pattern: oddSpaces,
        hint: (_, glob) => `it has a character that looks like a space or like nothing: ${shown(glob)}`,
    },
    {
        pattern: /^\s|\s$/,
        hint: (_, glob) => `it begins or ends with a space: write ${JSON.stringify(glob.trim())}`,
    },
];
/** Why a glob may match nothing, as its text tells: lines for people. */
function globHints(glob) {
    const lines = habits.flatMap(({ pattern, hint }) => {
        const found = pattern.exec(glob)?.[0];
        return found === undefined ? [] : [hint(found, glob)];
    });
    const several = globsIn(glob);
    return several.length < 2
        ? lines
        : [
            ...lines,
            `it looks like ${several.length} globs: write a rule for each, ${several.map((one) => JSON.stringify(one)).join(" and ")}`,
        ];
}
/** `a.zip b.zip`, `a.zip, b.zip` and a text with two lines; a comma in braces parts nothing. */
function globsIn(glob) {
    const parts = glob
        .replace(/\{[^{}]*\}/g, (braces) => braces.replaceAll(",", "\0"))
        .split(/[\s,;|]+/)
        .map((part) => part.replaceAll("\0", ","))
        .filter((part) => part !== "");
    return parts.every((part) => /[^.]\.\w+$|[*/]/.test(part)) ? parts : [];
}
function shown(glob) {
    const visible = (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
    return glob.replace(new RegExp(oddSpaces, "g"), visible);
}


/***/ }),

/***/ 7398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ compileName),
/* harmony export */   Ut: () => (/* binding */ literalFault),
/* harmony export */   Vb: () => (/* binding */ openTokens),
/* harmony export */   Yp: () => (/* binding */ hasOpenToken),
/* harmony export */   bx: () => (/* binding */ baseOf),
/* harmony export */   sA: () => (/* binding */ templateFaults)
/* harmony export */ });
/* unused harmony export templateTokens */
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1138);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7592);


/** Tokens that change from release to release: a slot leaves them open. */
const openTokens = ["tag", "version", "sha"];
const templateTokens = ["base", "stem", "ext", "dir", ...openTokens];
/** What is wrong with a template's tokens, a sentence each. */
function templateFaults(template) {
    const variable = /\$(?:\{\{.*?\}\}|\{[^{}]*\}|[A-Za-z_]\w*)/s.exec(template)?.[0];
    if (variable !== undefined)
        return [filledElsewhere(variable)];
    const tokens = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
    const literal = template.replace(/\{[^{}]*\}/g, "");
    const unknown = tokens.filter((token) => !isToken(token)).map(unknownToken);
    const stray = /[{}]/.exec(literal)?.[0];
    return [
        ...unknown,
        ...(stray === undefined
            ? []
            : [`A ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(stray)} stands alone: braces are for tokens such as {version}.`]),
    ];
}
/** A workflow or a shell would fill it in; the manifest is read as it is. */
function filledElsewhere(variable) {
    const [, token = ""] = /^\$\{?(\w+)\}?$/.exec(variable.toLowerCase()) ?? [];
    const instead = isToken(token) ? ` Write {${token}}.` : "";
    return `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(variable)} is not filled in here, and buyers would see it in the name.${instead}`;
}
/** Why no name can ever be made with a template, whatever its tokens stand for. */
function literalFault(template) {
    const literal = template.replace(/\{[^{}]*\}/g, "");
    const onlyTokens = literal !== template && ["", ".", ".."].includes(literal);
    const fault = onlyTokens ? undefined : (0,_file_name_js__WEBPACK_IMPORTED_MODULE_1__/* .nameFault */ .IY)(literal.normalize("NFC"));
    return fault && `What it says beside the tokens can never be a name: it ${fault}.`;
}
/** Whether names made with it change from release to release. */
function hasOpenToken(template) {
    return templateParts(template).some((part) => "token" in part && isOpen(part.token));
}
/** Reads a template, for the delivered name and the slot of any file. Values are put in as they are: braces in them are no tokens. */
function compileName(template) {
    const parts = templateParts(template);
    return (facts) => {
        const filled = parts.map((part) => "literal" in part ? part.literal : tokenValues[part.token](facts));
        const open = parts.flatMap((part, index) => "token" in part && filled[index] === undefined ? [`{${part.token}}`] : []);
        const slot = parts.map((part, index) => {
            if ("token" in part && isOpen(part.token))
                return part;
            return { literal: filled[index] ?? "" };
        });
        const name = open.length > 0 ? null : filled.join("").normalize("NFC");
        return { name, slot: slotText(slot).normalize("NFC"), open: [...new Set(open)] };
    };
}
function templateParts(template) {
    return template.split(/(\{[a-z]+\})/).map((text) => {
        const token = text.slice(1, -1);
        return text.startsWith("{") && isToken(token) ? { token } : { literal: text };
    });
}
const tokenValues = {
    base: ({ path }) => baseOf(path),
    stem: ({ path }) => baseOf(path).slice(0, -(0,_file_name_js__WEBPACK_IMPORTED_MODULE_1__/* .extensionOf */ .je)(baseOf(path)).length || undefined),
    ext: ({ path }) => (0,_file_name_js__WEBPACK_IMPORTED_MODULE_1__/* .extensionOf */ .je)(baseOf(path)),
    dir: ({ path }) => path
        .split("/")
        .at(-2)
        ?.replace(/^\.\.$/, "") ?? "",
    tag: ({ tag }) => withoutSlash(tag),
    version: ({ version }) => withoutSlash(version),
    sha: ({ sha }) => sha?.slice(0, 7),
};
/** The last name of a path. */
function baseOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
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
    return runs
        .map((run, index) => escapeBraces(run, index < tokens.length) + (tokens[index] ?? ""))
        .join("");
}
function escapeBraces(literal, beforeToken) {
    const inside = literal.replace(/\{+(?=(?:tag|version|sha)\})/g, (braces) => braces + braces);
    return beforeToken ? inside.replace(/\{+$/, (braces) => braces + braces) : inside;
}
function unknownToken(token) {
    const known = `The tokens are ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(templateTokens.map((each) => `{${each}}`))}.`;
    return `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(`{${token}}`)} is no token. ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .au)(`{${token}}`, templateTokens.map((each) => `{${each}}`))}${known}`;
}
function isToken(token) {
    return templateTokens.some((known) => known === token);
}
function isOpen(token) {
    return openTokens.some((known) => known === token);
}


/***/ }),

/***/ 4949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ parseManifest)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
// EXTERNAL MODULE: ./build/core/text/suggest.js
var suggest = __webpack_require__(1138);
// EXTERNAL MODULE: ./build/core/manifest/products.js
var manifest_products = __webpack_require__(2544);
// EXTERNAL MODULE: ./build/core/manifest/manifest.js
var manifest = __webpack_require__(8889);
// EXTERNAL MODULE: ./build/core/manifest/name-template.js
var name_template = __webpack_require__(7398);
// EXTERNAL MODULE: ./build/core/manifest/yaml-fields.js
var yaml_fields = __webpack_require__(3589);
;// CONCATENATED MODULE: ./build/core/manifest/rules.js






const ruleKeys = ["to", "name", "exclude", "empty", "expect", "keep", "when"];
const plain = { name: "{base}", exclude: [], empty: "error", keep: 1, when: "release" };
const aRule = {
    what: "a target, a list of targets, or a long rule",
    remedy: "Write where the files go: a name from products, an id, a list of them, or  { to: app }.",
};
const aTarget = {
    what: "a target",
    remedy: "Write a name from products, a glob over those names, or an id.",
};
/** The rules under one glob: one for all its plain targets, and one for each long rule. */
function parseRules(page, field) {
    (0,yaml_fields/* checkGlob */.pY)(page, field.key, field.offset);
    const { node } = field.value;
    if ((0,dist/* isMap */.jh)(node))
        return [longRule(page, field, field.value)];
    if (!(0,dist/* isSeq */.oP)(node))
        return [plainRule(page, field, readRuleTargets(page, field.value, aRule))];
    const items = readList(page, field.value, aRule);
    const targets = items
        .filter((item) => !(0,dist/* isMap */.jh)(item.node))
        .flatMap((item) => readTarget(page, item, aRule));
    const long = items.filter((item) => (0,dist/* isMap */.jh)(item.node)).map((item) => longRule(page, field, item));
    return targets.length > 0 ? [plainRule(page, field, targets), ...long] : long;
}
function plainRule(page, { key, offset }, to) {
    return { glob: key, to, ...plain, at: page.place(offset), nameAt: page.place(offset) };
}
function longRule(page, key, spot) {
    const fields = (0,yaml_fields/* readFields */.qU)(page, spot, { what: "a rule", known: ruleKeys, remedy: aRule.remedy });
    const of = (name, read) => {
        const field = fields.find((each) => each.key === name);
        return field && read(field.value);
    };
    const to = of("to", (value) => readRuleTargets(page, value, aTarget));
    if (!to && page.isWhole && spot.node !== undefined) {
        page.complain(spot.offset, {
            message: "This rule does not say where its files go.",
            remedy: "Add  to:  and a target.",
        });
    }
    const given = of("name", (value) => readTemplate(page, value) ?? null);
    const name = given ?? plain.name;
    const expect = of("expect", (value) => (0,yaml_fields/* readCount */._0)(page, value, {
        what: "a whole number from 1",
        remedy: "Write how many files the rule matches, or leave expect out.",
    }));
    const nameOffset = of("name", ({ offset }) => offset) ?? key.offset;
    return {
        glob: key.key,
        to: to ?? [],
        name,
        exclude: of("exclude", (value) => (0,yaml_fields/* readGlobs */.Qj)(page, value)) ?? plain.exclude,
        empty: of("empty", (value) => (0,yaml_fields/* readWord */.pS)(page, value, ["error", "warn"])) ?? plain.empty,
        ...(expect === undefined ? {} : { expect }),
        keep: of("keep", (value) => readKeep(page, value, given === null ? "{tag}" : name)) ?? plain.keep,
        when: of("when", (value) => (0,yaml_fields/* readWord */.pS)(page, value, manifest/* whens */.e)) ?? plain.when,
        at: page.place(key.offset),
        nameAt: page.place(nameOffset),
    };
}
function readRuleTargets(page, spot, wanted) {
    if (!(0,dist/* isSeq */.oP)(spot.node))
        return readTarget(page, spot, wanted);
    return readList(page, spot, wanted).flatMap((item) => readTarget(page, item, aTarget));
}
function readList(page, spot, wanted) {
    const items = (0,yaml_fields/* readItems */.F1)(page, spot, wanted) ?? [];
    if (items.length === 0)
        page.complain(spot.offset, {
            message: "This list of targets is empty.",
            remedy: wanted.remedy,
        });
    return items;
}
function readTarget(page, spot, wanted) {
    const text = (0,yaml_fields/* readText */.yR)(page, spot, wanted);
    if (text === undefined)
        return [];
    if (/^(?:pdt|ent)_/.test(text) && !manifest_products/* idPattern */.aD.test(text)) {
        const message = `${(0,suggest/* quoted */.TL)(text)} is no id.`;
        page.complain(spot.offset, {
            message,
            remedy: "Copy the id from the Dodo dashboard: letters, digits, _ and - only.",
        });
    }
    return [{ text, at: page.place(spot.offset) }];
}
function readTemplate(page, spot) {
    const template = (0,yaml_fields/* readText */.yR)(page, spot, {
        what: "the name that buyers see",
        remedy: 'Write it in quotes, for example "App-{version}{ext}".',
    });
    if (template === undefined)
        return undefined;
    const remedy = 'Correct the name, for example "App-{version}{ext}".';
    for (const message of (0,name_template/* templateFaults */.sA)(template))
        page.complain(spot.offset, { message, remedy });
    const never = (0,name_template/* literalFault */.Ut)(template);
    if (never)
        page.complain(spot.offset, { code: "name-invalid", message: never, remedy });
    return template;
}
function readKeep(page, spot, name) {
    const isAll = (0,dist/* isScalar */.jn)(spot.node) && spot.node.value === "all";
    const keep = isAll
        ? "all"
        : (0,yaml_fields/* readCount */._0)(page, spot, {
            what: "a whole number from 1, or all",
            remedy: "Write how many deliveries stay live, newest first.",
        });
    if (keep !== undefined && keep !== 1 && !(0,name_template/* hasOpenToken */.Yp)(name)) {
        const message = `keep is ${keep}, but all deliveries would have the same name.`;
        page.complain(spot.offset, {
            message,
            remedy: "Put {tag}, {version} or {sha} into the name of this rule, or leave keep out.",
        });
    }
    return keep;
}

// EXTERNAL MODULE: ./build/core/manifest/targets.js
var targets = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/core/manifest/yaml-page.js + 1 modules
var yaml_page = __webpack_require__(5677);
;// CONCATENATED MODULE: ./build/core/manifest/parse.js








const manifestKeys = ["version", "products", "files", "exclude", "prune"];
const aManifest = {
    what: "a map with version and files",
    remedy: 'Write at least  version: 1  and, below  files:,  a rule such as  "dist/*.zip": pdt_R8AWMPiV8RyJElcCKvAID.',
};
/** Reads a manifest; `file` is its path, for the places of complaints. Complains of everything at once, and never throws. */
function parseManifest(text, file) {
    if (text.length > yaml_page/* maxManifestCharacters */.e8)
        return { problems: [tooLong(file)] };
    const page = (0,yaml_page/* openYaml */.IM)(text.replace(/^\uFEFF/, ""), file);
    if (page.root.node === null) {
        if (page.isWhole)
            page.complain(0, { message: "The manifest is empty.", remedy: aManifest.remedy });
        return { problems: page.problems() };
    }
    const fields = (0,yaml_fields/* readFields */.qU)(page, page.root, {
        ...aManifest,
        of: "the manifest",
        known: manifestKeys,
    });
    const of = (key) => fields.find((field) => field.key === key);
    readVersion(page, of("version"));
    const products = readField(of("products"), (spot) => (0,manifest_products/* parseProducts */.a)(page, spot)) ?? [];
    const files = of("files");
    const rules = files ? readFiles(page, files.value).flatMap((rule) => parseRules(page, rule)) : [];
    if (!files)
        complainOfMissing(page, "files", "Add  files:  with a glob and the target that its files go to.");
    const exclude = readField(of("exclude"), (spot) => (0,yaml_fields/* readGlobs */.Qj)(page, spot)) ?? [];
    const prune = readField(of("prune"), (spot) => (0,yaml_fields/* readBoolean */.Vf)(page, spot, "true or false")) ?? true;
    const manifest = { products, rules, exclude, prune };
    const problems = page.problems();
    if (problems.length === 0)
        return { manifest, problems: [] };
    // Of a manifest without other faults resolveTargets says it, once and for the environment at hand.
    const unknown = page.isWhole ? (0,targets/* unknownTargets */.hG)(manifest) : [];
    const isNew = ({ at }) => !problems.some((known) => bySourcePlace(known, { at }) === 0);
    return { problems: [...problems, ...unknown.filter(isNew)].sort(bySourcePlace) };
}
function readField(field, parse) {
    return field && parse(field.value);
}
function readFiles(page, spot) {
    const remedy = 'Write a glob and a target, for example  "dist/*.zip": app.';
    const rules = (0,yaml_fields/* readFields */.qU)(page, spot, { what: "a map of globs", remedy });
    if ((0,dist/* isMap */.jh)(spot.node) && spot.node.items.length === 0) {
        page.complain(spot.offset, { message: "files has no rule.", remedy });
    }
    return rules;
}
function readVersion(page, field) {
    if (!field) {
        complainOfMissing(page, "version", "Write  version: 1  as the first line.");
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
        (0,yaml_fields/* complainOf */.xx)(page, field.value, { what: "the number 1", remedy: "Write  version: 1." });
    }
}
/** Where the parser failed, a key that seems to be missing may stand in what it could not read. */
function complainOfMissing(page, key, remedy) {
    if (!page.isWhole || !(0,dist/* isMap */.jh)(page.root.node))
        return;
    page.complain(0, {
        message: `The manifest has no ${key}; it knows ${(0,suggest/* listed */.KE)(manifestKeys)}.`,
        remedy,
    });
}
function bySourcePlace(a, b) {
    return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}
function tooLong(file) {
    return new problem/* Problem */.A({
        code: "manifest-invalid",
        message: `The manifest has over ${yaml_page/* maxManifestCharacters */.e8} characters.`,
        remedy: "Let globs match the files instead of naming each.",
        at: { file, line: 1, column: 1 },
    });
}


/***/ }),

/***/ 2544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _u: () => (/* binding */ namePattern),
/* harmony export */   a: () => (/* binding */ parseProducts),
/* harmony export */   aD: () => (/* binding */ idPattern)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1138);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8889);
/* harmony import */ var _yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3589);




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
    return (0,_yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readFields */ .qU)(page, spot, { what: "a map of product names", remedy }).map((field) => parseProduct(page, field));
}
function parseProduct(page, { key: name, offset, value }) {
    if (!namePattern.test(name)) {
        const message = `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(name)} is no product name.`;
        page.complain(offset, {
            message,
            remedy: "Begin with a letter; small letters, digits and - may follow.",
        });
    }
    const at = page.place(offset);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(value.node)) {
        const id = parseId(page, value);
        return { name, at, ids: id === undefined ? {} : { test_mode: id, live_mode: id } };
    }
    const known = [..._manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .environments */ .d, "version"];
    const fields = (0,_yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readFields */ .qU)(page, value, { what: "a product", known, remedy: "" });
    const ids = _manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .environments */ .d.flatMap((environment) => {
        const field = fields.find(({ key }) => key === environment);
        const id = field && parseId(page, field.value);
        return id === undefined ? [] : [[environment, id]];
    });
    const field = fields.find(({ key }) => key === "version");
    const version = field && parseVersion(page, field.value);
    return { name, at, ids: Object.fromEntries(ids), ...(version ? { version } : {}) };
}
function parseId(page, spot) {
    const value = spot.node === null ? null : (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(spot.node) ? spot.node.value : undefined;
    if (value === null || (typeof value === "string" && idPattern.test(value)))
        return value;
    (0,_yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .complainOf */ .xx)(page, spot, anId);
    return undefined;
}
function parseVersion(page, spot) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(spot.node)) {
        const text = (0,_yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(page, spot, aVersion);
        return text === undefined ? undefined : { text };
    }
    const fields = (0,_yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readFields */ .qU)(page, spot, { ...aVersion, what: "a version", known: ["file"] });
    const [field] = fields;
    if (!field) {
        if (page.isWhole && spot.node.items.length === 0)
            (0,_yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .complainOf */ .xx)(page, spot, aVersion);
        return undefined;
    }
    const file = (0,_yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(page, field.value, {
        what: "a path",
        remedy: "Write the path of a file, for example package.json.",
    });
    return file !== undefined && (0,_yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .checkGlob */ .pY)(page, file, field.value.offset) ? { file } : undefined;
}


/***/ }),

/***/ 7348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eQ: () => (/* binding */ isId),
/* harmony export */   h5: () => (/* binding */ resolveTargets),
/* harmony export */   hG: () => (/* binding */ unknownTargets)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9341);
/* harmony import */ var _text_glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(196);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1138);



/** Resolves every target of every rule, and what `only` chooses of them. */
function resolveTargets({ manifest, environment, only }) {
    const names = namesIn(environment, manifest);
    const ofRule = new Map(manifest.rules.map((rule) => [rule, targetsOf(rule, names)]));
    const all = new Set([...ofRule.values()].flatMap((targets) => targets.map(({ target }) => target)));
    const { chosen, problems } = choose(only, all, names);
    return {
        spellings: new Map([...all].map((target) => [target, spellingsOf(target, names)])),
        chosen: only.length > 0 ? chosen : all,
        ofRule,
        problems: [
            ...unknownTargets(manifest),
            ...names.used
                .filter((product) => names.idOf(product) === undefined)
                .map((each) => productWithoutId(each, environment)),
            ...problems,
        ],
        notices: names.used
            .filter((product) => names.idOf(product) === null)
            .map(({ name }) => `${name} has no counterpart in ${environment}: its rules are left out.`),
    };
}
/** Targets that are no id and no name in `products`, whatever the environment. */
function unknownTargets({ products, rules }) {
    const spelled = rules.flatMap(({ glob, to }) => to.map((one) => ({ ...one, glob })));
    const names = products.map(({ name }) => name);
    return spelled
        .filter(({ text }) => !isId(text) && productsNamed(text, products).length === 0)
        .map(({ text, at, glob }) => {
        const message = isGlob(text)
            ? `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(text)} matches no name in products.`
            : `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(text)} is no name in products.`;
        const known = names.length > 0
            ? `Known: ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(names)}.`
            : "There is none yet: add it, or write an id.";
        const turned = names.includes(glob)
            ? `Files stand before the colon: ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(text)}: ${glob}. `
            : "";
        const remedy = `${turned || (0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(text, names)}${known}`;
        return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A({ code: "manifest-invalid", message, remedy, at });
    });
}
function namesIn(environment, { products, rules }) {
    const texts = rules.flatMap(({ to }) => to.map(({ text }) => text));
    return {
        products,
        used: [...new Set(texts.flatMap((text) => productsNamed(text, products)))],
        ids: new Set(texts.filter(isId)),
        idOf: ({ ids }) => ids[environment],
    };
}
function targetsOf(rule, { products, idOf }) {
    const targets = new Map();
    for (const { text } of rule.to) {
        const named = isId(text)
            ? products.filter((product) => idOf(product) === text)
            : productsNamed(text, products);
        const found = named.map((product) => ({ target: idOf(product), product }));
        for (const { target, product } of found.length > 0
            ? found
            : [{ target: text, product: undefined }]) {
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
        const named = productsNamed(text, products);
        const ids = isId(text) ? [text] : named.map(idOf);
        const found = ids.filter((id) => typeof id === "string" && all.has(id));
        for (const id of found)
            chosen.add(id);
        const isSpokenFor = named.some((product) => used.includes(product));
        if (found.length > 0 || isSpokenFor)
            continue;
        const isKnown = isId(text) || named.length > 0;
        const known = [...used.map(({ name }) => name), ...all];
        problems.push(new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A({
            code: "input-invalid",
            message: isKnown
                ? `only names ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(text)}, and no rule goes there.`
                : `only names ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(text)}, which is no target.`,
            remedy: `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(text, known)}The targets are ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(known)}.`,
        }));
    }
    return { chosen, problems };
}
function productWithoutId({ name, at }, environment) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A({
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
function productsNamed(text, products) {
    if (!isGlob(text) || text.length > 1000)
        return products.filter(({ name }) => name === text);
    const { matches } = (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .compileGlob */ .S)(text);
    return products.filter(({ name }) => matches(name));
}


/***/ }),

/***/ 3589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ readItems),
/* harmony export */   Qj: () => (/* binding */ readGlobs),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   _0: () => (/* binding */ readCount),
/* harmony export */   pS: () => (/* binding */ readWord),
/* harmony export */   pY: () => (/* binding */ checkGlob),
/* harmony export */   qU: () => (/* binding */ readFields),
/* harmony export */   xx: () => (/* binding */ complainOf),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1138);
/* harmony import */ var _glob_faults_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5598);
/* harmony import */ var _glob_hints_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9545);
/* harmony import */ var _yaml_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5677);





/** The fields of a map, each key once; complains of doubled keys, of unknown ones where the known are given, and of no map. */
function readFields(page, spot, wanted) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(spot.node)) {
        complainOf(page, spot, wanted);
        return [];
    }
    const fields = new Map();
    for (const pair of spot.node.items) {
        const offset = (0,_yaml_page_js__WEBPACK_IMPORTED_MODULE_2__/* .offsetOf */ .b4)(pair.key, (0,_yaml_page_js__WEBPACK_IMPORTED_MODULE_2__/* .offsetOf */ .b4)(pair.value, spot.offset));
        const key = readKey(page, pair.key, offset);
        if (key === undefined)
            continue;
        const first = fields.get(key);
        if (first) {
            const message = `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(key)} is written twice, first on line ${page.place(first.offset).line}.`;
            page.complain(offset, { message, remedy: "Keep one of the two." });
        }
        else if (wanted.known && !wanted.known.includes(key)) {
            const message = `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(key)} is no key of ${wanted.of ?? wanted.what}.`;
            page.complain(offset, {
                message,
                remedy: `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .au)(key, wanted.known)}Known: ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .KE)(wanted.known)}.`,
            });
        }
        else {
            fields.set(key, { key, offset, value: page.spot(pair.value, (0,_yaml_page_js__WEBPACK_IMPORTED_MODULE_2__/* .offsetOf */ .b4)(pair.value, offset)) });
        }
    }
    return [...fields.values()];
}
/** The items of a list; `undefined` where it is none, which is then a complaint. */
function readItems(page, spot, wanted) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(spot.node))
        return spot.node.items.map((item) => page.spot(item, (0,_yaml_page_js__WEBPACK_IMPORTED_MODULE_2__/* .offsetOf */ .b4)(item, spot.offset)));
    complainOf(page, spot, wanted);
    return undefined;
}
/** A text that is not empty. */
function readText(page, spot, wanted) {
    const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(spot.node) ? spot.node.value : undefined;
    if (typeof value === "string" && value !== "")
        return value;
    const source = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(spot.node) && value !== null && value !== "" ? spot.node.source : undefined;
    const remedy = source === undefined ? wanted.remedy : `Quote it: ${JSON.stringify(source)}`;
    complainOf(page, spot, { ...wanted, remedy });
    return undefined;
}
function readBoolean(page, spot, what) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(spot.node) && typeof spot.node.value === "boolean")
        return spot.node.value;
    complainOf(page, spot, { what, remedy: "Write true or false, without quotes." });
    return undefined;
}
/** A whole number from 1. */
function readCount(page, spot, wanted) {
    const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(spot.node) ? spot.node.value : undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= 1)
        return value;
    const number = typeof value === "string" && /^[1-9]\d*$/.test(value) ? value : undefined;
    complainOf(page, spot, number === undefined ? wanted : { ...wanted, remedy: `Write ${number} without quotes.` });
    return undefined;
}
/** One of a few words. */
function readWord(page, spot, words) {
    const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(spot.node) ? spot.node.value : undefined;
    const word = words.find((known) => known === value);
    const near = typeof value === "string" ? (0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .au)(value, words) : "";
    if (word === undefined)
        complainOf(page, spot, {
            what: `one of ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .KE)(words)}`,
            remedy: `${near}Write one of the known words.`,
        });
    return word;
}
function readGlobs(page, spot) {
    const remedy = 'Write a list, for example ["**/*.map"].';
    const items = readItems(page, spot, { what: "a list of globs", remedy }) ?? [];
    return items.flatMap((item) => {
        const glob = readText(page, item, {
            what: "a glob",
            remedy: 'Write a glob, for example "**/*.map", in quotes.',
        });
        return glob !== undefined && checkGlob(page, glob, item.offset) ? [glob] : [];
    });
}
function checkGlob(page, glob, offset) {
    const found = (0,_glob_faults_js__WEBPACK_IMPORTED_MODULE_4__/* .globFault */ .H)(glob);
    if (found)
        page.complain(offset, {
            code: found.code,
            message: `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(glob)} ${found.fault}.`,
            remedy: found.remedy,
            details: (0,_glob_hints_js__WEBPACK_IMPORTED_MODULE_1__/* .globHints */ .R)(glob),
        });
    return found === undefined;
}
/** Says what was expected and what stands there. */
function complainOf(page, { node, offset }, { what, remedy }) {
    if (node !== undefined)
        page.complain(offset, { message: `Expected ${what}, found ${describeNode(node)}.`, remedy });
}
function readKey(page, key, offset) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.value === "<<" && key.type === "PLAIN") {
        page.complain(offset, {
            message: "YAML 1.2 has no merge keys (<<).",
            remedy: "Write the keys out, or quote the key.",
        });
        return undefined;
    }
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && typeof key.value === "string")
        return key.value;
    const source = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? (key.source ?? "") : "";
    const remedy = source === "" ? "Write the key as text." : `Quote it: ${JSON.stringify(source)}`;
    const found = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(key) ? "an alias" : describeNode((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key : (key ?? null));
    page.complain(offset, { message: `Expected a key that is text, found ${found}.`, remedy });
    return undefined;
}
function describeNode(node) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return "a map";
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return "a list";
    const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? node.value : null;
    if (value === null || value === undefined)
        return "nothing";
    if (value === "")
        return "an empty text";
    if (typeof value === "string")
        return (0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(value);
    return typeof value === "number" ? `the number ${value}` : String(value);
}


/***/ }),

/***/ 5677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e8: () => (/* binding */ maxManifestCharacters),
  b4: () => (/* binding */ offsetOf),
  IM: () => (/* binding */ openYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
// EXTERNAL MODULE: ./build/core/manifest/glob-hints.js
var glob_hints = __webpack_require__(9545);
;// CONCATENATED MODULE: ./build/core/manifest/unquoted.js
/** The meaning of a first character in YAML, to be read after "which YAML ". */
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
/** The pattern below takes time that grows with the square of a line. */
const longestLine = 2000;
/** What may begin with a special character: quoted texts, tags, anchors, aliases, and signs of a block of text. */
const meant = /(?<![^\s[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|!!\w+(?=\s|$)|[&*][\w-]+(?=[\s,\]}]|$)|[|>][-+\d]{0,2}(?=\s*(?:#.*)?$))/g;
/** `{a,b}.zip`, `[ab].zip`: brackets that more text follows. */
const bracketed = /^(?:\{[^{}]*\}|\[[^[\]]*\])[^\s,\]}]/;
/** A text in a list or map on one line; a name may be all placeholder, as `{base}`. */
const flowText = /(?<=[[{,]\s*|:\s+)(?:[*!&@%|>`]|\{[^\s{}:]*\}(?=[^\s,\]}])|\[[^\s[\],]*\](?=[^\s,\]}])|(?<=name:\s+)\{[^\s{}:]*\})(?:(?!:\s)[^\s,[\]{}]|\{[^\s{}:]*\})*/g;
/**
 * Globs, targets and names below `files` and `exclude` that should be quoted and are not. They are found in the text alone,
 * since the parser may fail on them, swallow them as anchors, or drop them as comments.
 */
function findUnquoted(text) {
    const anchors = new Set(Array.from(text.matchAll(/&([\w-]+)/g), ([, name]) => `*${name}`));
    const rules = /^files\s*:.*\n(?:[ \t]*(?:#.*)?\r?\n)*( *)/m.exec(text)?.[1]?.length;
    const lines = text.split("\n");
    let section;
    let start = 0;
    return lines.flatMap((line, index) => {
        const offset = start;
        start += line.length + 1;
        section = /^(["']?)(\w+)\1\s*:(?=\s|$)/.exec(line)?.[2] ?? section;
        if ((section !== "files" && section !== "exclude") || line.length > longestLine)
            return [];
        const masked = line.replace(meant, (word) => {
            if (word.startsWith("*") && !anchors.has(word))
                return word;
            return (/^[&!]/.test(word) ? " " : '"').repeat(word.length);
        });
        const indent = /^\s*/.exec(line)?.[0].length ?? 0;
        const lost = indent > 0 && indent <= (rules || indent) && lostRule(line, lines[index + 1]);
        return (lost ? [lost] : findInLine(line, masked)).map(({ at, raw, better }) => {
            return { start: offset + at, end: offset + at + raw.length, raw, better };
        });
    });
}
function findInLine(line, masked) {
    const from = /^\s*(?:-\s+)?/.exec(masked)?.[0].length ?? 0;
    const isItem = masked.slice(0, from).includes("-");
    if (masked[from] === "#")
        return isItem ? lostItem(line, from) : [];
    const body = masked.slice(from).replace(/\s#.*/, "").trimEnd();
    const [head = "", key] = /^(.*?)\s*:(?=\s|$)\s*/.exec(body) ?? [];
    const isKey = key !== undefined && (!/^[{[]/.test(key) || /[}\]]/.test(key));
    const at = from + (isKey ? head.length : 0);
    const value = body.slice(at - from);
    const find = (start, length, more = "") => {
        const raw = line.slice(start, start + length);
        return { at: start, raw, better: JSON.stringify(raw) + more };
    };
    const finds = [];
    if (isKey && isSpecial(key)) {
        const more = line.slice(from + key.length, from + body.length);
        finds.push(find(from, key.length, more.trim()));
    }
    const isPlaceholder = /^\{[^\s:]*\}$/.test(value) && (key === "name" || isItem);
    if (/^[{[]/.test(value) && !bracketed.test(value) && !isPlaceholder) {
        const words = Array.from(value.matchAll(flowText));
        finds.push(...words.map(({ index, 0: word }) => find(at + index, word.length)));
    }
    else if (isSpecial(value)) {
        // In a list over several lines a comma or the list's end follows.
        finds.push(find(at, value.replace(/(?:\s*,|\s+[\]}]+)$/, "").length));
    }
    return finds;
}
/** `#dist/*.zip: app` is a rule that is lost; `# dist/*.zip: app` and prose are comments. */
function lostRule(line, next = "") {
    const [, indent = "", key = "", value = ""] = /^( +)(#.*?):(?=\s|$)(.*)/.exec(line) ?? [];
    const raw = key.trimEnd();
    const target = value.replace(/\s#.*/, "").trim();
    const isLong = target === "" && /^( *)[^\s#]/.exec(next)?.[1]?.startsWith(`${indent} `);
    const isShort = /^(?:["']?[a-z0-9*?-]+["']?|["']?(?:pdt|ent)_\S+|\[.*\]|\{.*\})$/.test(target);
    if (!isLostGlob(raw) || !(isLong || isShort))
        return undefined;
    return { at: indent.length, raw, better: `${JSON.stringify(raw)}: ${target}`.trimEnd() };
}
function lostItem(line, at) {
    const raw = line.slice(at).trimEnd();
    return isLostGlob(raw) ? [{ at, raw, better: JSON.stringify(raw) }] : [];
}
/** `#dist/*.zip`, `#1 hits.zip`: a glob behind a comment sign, without a space between them. */
function isLostGlob(text) {
    const isFile = /\.\w{1,10}$/.test(text);
    return /^#[^\s#]/.test(text) && (isFile || (!/\s/.test(text) && /[./*?]/.test(text)));
}
function isSpecial(text) {
    return specialCharacters[text[0] ?? ""] !== undefined;
}

;// CONCATENATED MODULE: ./build/core/manifest/yaml-page.js




/** Characters of the longest manifest that is read. */
const maxManifestCharacters = 2 ** 17;
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
            complaints.set(key, { offset, problem: new problem/* Problem */.A({ code, at, ...complaint }) });
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
        details: (0,glob_hints/* globHints */.R)(raw).filter((hint) => !hint.includes("is a token of name")),
    };
}
/** Quotes what should have been, so that the parser's complaints about the rest are true ones. */
function repair(text) {
    const plain = parseYaml(text);
    const unquoted = findUnquoted(text)
        .filter(outsideTexts(text, plain))
        .slice(0, 200)
        .sort((a, b) => a.start - b.start);
    let repaired = "";
    let from = 0;
    const edits = unquoted.map(({ start, end, raw }) => {
        repaired += text.slice(from, start);
        const edit = {
            start,
            end,
            from: repaired.length,
            to: repaired.length + JSON.stringify(raw).length,
        };
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
    return { repaired, unquoted, original, document: edits.length > 0 ? parseYaml(repaired) : plain };
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
function parseYaml(text) {
    const options = {
        schema: "core",
        merge: false,
        resolveKnownTags: false,
        uniqueKeys: false,
    };
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


/***/ }),

/***/ 6769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vq: () => (/* binding */ isDelivery),
/* harmony export */   Xi: () => (/* binding */ isLeaving),
/* harmony export */   _: () => (/* binding */ isUpload),
/* harmony export */   f: () => (/* binding */ isRemoval),
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   mm: () => (/* binding */ isPending),
/* harmony export */   o1: () => (/* binding */ actions)
/* harmony export */ });
const actions = [
    "create",
    "replace",
    "restore",
    "adopt",
    "keep",
    "delete",
    "forget",
];
/** Every change of a plan, in its order. */
function changesOf(plan) {
    return plan.targets.flatMap((target) => target.changes);
}
/** Whether carrying it out would change anything, in Dodo or in the state. */
function isPending({ action }) {
    return fates[action] !== "stays";
}
/** Whether it sends a file. */
function isUpload({ action }) {
    return fates[action] === "sent";
}
/** Whether its file is to be live because of it. */
function isDelivery({ action }) {
    return fates[action] === "sent" || fates[action] === "found";
}
/** Whether no file is to be live for it afterwards. */
function isLeaving({ action }) {
    return fates[action] === "goes";
}
/** Whether it withdraws a file that nothing takes the place of. */
function isRemoval(change) {
    return isLeaving(change) && change.prior.length > 0;
}
/** What becomes of a change's file: `found` is live or in Dodo already, and goes live without being sent. */
const fates = {
    create: "sent",
    replace: "sent",
    restore: "found",
    adopt: "found",
    keep: "stays",
    delete: "goes",
    forget: "goes",
};


/***/ }),

/***/ 9341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ Problem)
/* harmony export */ });
/* unused harmony export problemCodes */
/** Every code an expected failure can carry. Each has a heading in docs/problems.md. */
const problemCodes = (/* unused pure expression or super */ null && ([
    "manifest-invalid",
    "manifest-missing",
    "rule-empty",
    "rule-count",
    "rule-idle",
    "exclude-idle",
    "file-empty",
    "file-too-large",
    "file-changed",
    "file-unreadable",
    "lfs-pointer",
    "path-escape",
    "name-collision",
    "name-invalid",
    "name-unsafe",
    "name-taken",
    "no-tag",
    "version-unreadable",
    "version-mismatch",
    "input-invalid",
    "untrusted-event",
    "key-missing",
    "unauthorized",
    "forbidden",
    "target-not-found",
    "target-unusable",
    "use-entitlement",
    "too-many-files",
    "list-refused",
    "rate-limited",
    "api-failed",
    "upload-failed",
    "presign-expired",
    "network",
    "not-live",
    "files-lost",
    "withdrawal-held",
    "name-changed",
    "superseded",
    "would-empty-target",
    "would-downgrade",
    "rolled-back",
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
    /** A copy with other fields. */
    with(fields) {
        return new Problem({ ...this, message: this.message, cause: this.cause, ...fields });
    }
}


/***/ }),

/***/ 284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IM: () => (/* binding */ untried),
/* harmony export */   IX: () => (/* binding */ isLocal),
/* harmony export */   Nw: () => (/* binding */ managedFiles),
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   Uw: () => (/* binding */ localCommands)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6769);
/* harmony import */ var _text_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1472);


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
function isLocal(command) {
    return localCommands.some((one) => one === command);
}
/** A change that nothing was done for yet; one that only keeps a file is done as it is. */
function untried(change) {
    return (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPending */ .mm)(change)
        ? { change, status: "waiting", file_id: null }
        : { change, status: "done", file_id: change.file_id };
}
/**
 * Every recorded file that is live, as far as this run read; a target that was not read counts as its newest release left it.
 * Targets as the manifest has them, then by name, oldest first: the same in each run, whatever was delivered first.
 */
function managedFiles({ state, live, spellings }) {
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
    return ((0,_text_order_js__WEBPACK_IMPORTED_MODULE_1__/* .order */ .f)(a.name, b.name) || (0,_text_order_js__WEBPACK_IMPORTED_MODULE_1__/* .order */ .f)(a.delivered_at, b.delivered_at) || (0,_text_order_js__WEBPACK_IMPORTED_MODULE_1__/* .order */ .f)(a.file_id, b.file_id));
}


/***/ }),

/***/ 1763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ shopOf),
/* harmony export */   Z: () => (/* binding */ needsManifest)
/* harmony export */ });
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(284);

/** Absent if the command does without Dodo. */
function shopOf(settings) {
    return "shop" in settings ? settings.shop : undefined;
}
/** True if the command begins with a sound manifest. */
function needsManifest(settings) {
    return !(0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .isLocal */ .IX)(settings.command);
}


/***/ }),

/***/ 6745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ receiptsById),
/* harmony export */   f: () => (/* binding */ contentIn)
/* harmony export */ });
/** What buyers of a target had, as text that can be compared: a file that had to be uploaded again is the same file. */
function contentIn({ live }, target, known) {
    const files = (live[target] ?? []).map((id) => JSON.stringify(fileOf(known.get(id), id)));
    return JSON.stringify(files.sort());
}
/** By file id. */
function receiptsById(receipts) {
    return new Map(receipts.map((receipt) => [receipt.file_id, receipt]));
}
function fileOf(receipt, file_id) {
    return receipt?.sha256 ? [receipt.name, receipt.sha256] : [file_id];
}


/***/ }),

/***/ 3999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ withoutAbsent),
/* harmony export */   v: () => (/* binding */ documentReader)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(786);

/** Checks that take a value and its path in a document that a stranger may have written, and give it back typed. All throw a fault. */
function documentReader(fault) {
    const kinds = kindsOf(fault);
    const { text, match } = kinds;
    return {
        ...kinds,
        optionalText: (value, path) => value === undefined || value === "" ? value : text(value, path),
        textOrNone: (value, path) => (value === "" ? value : text(value, path)),
        target: (value, path) => match(value, /^(pdt|ent)_[\w-]{1,200}$/, path),
        fileId(value, path) {
            const given = text(value, path);
            if (!(0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isFileId */ .OZ)(given))
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
        /**
         * A path with `..` only in front, on every OS; empty if an imported file has none. How far up it
         * may lead, the workspace decides before it reads anything.
         */
        pathBelow(value, path) {
            const given = value === "" ? value : text(value, path);
            const below = given.replace(/^(?:\.\.\/)+/, "");
            const leaves = /^[\\/]|^[a-z]:[\\/]|\0/i.test(below) || below.split(/[\\/]/).includes("..");
            if (leaves)
                throw fault(path, "a path relative to the manifest's folder");
            return given;
        },
    };
}
/** Without the fields that are `undefined`, as JSON has it. */
function withoutAbsent(value) {
    const present = {};
    // Of ten thousand receipts a tenth of what `Object.fromEntries` takes, and they share one shape.
    for (const name of Object.keys(value))
        if (value[name] !== undefined)
            present[name] = value[name];
    return present;
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


/***/ }),

/***/ 4605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ parseState),
  C: () => (/* binding */ renderState)
});

// EXTERNAL MODULE: ./build/core/manifest/manifest.js
var manifest = __webpack_require__(8889);
// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
// EXTERNAL MODULE: ./build/core/text/order.js
var order = __webpack_require__(1472);
// EXTERNAL MODULE: ./build/core/state/document-reader.js
var document_reader = __webpack_require__(3999);
;// CONCATENATED MODULE: ./build/core/state/migrate.js
/** The first turns version 1 into version 2, and so on: a new version of the document adds one here, and bumps nothing else. */
const migrations = [toVersion2];
/** A document of an older version as one of the newest. What is not as it should be is left for the reader to refuse. */
function migrate(document, version, steps = migrations) {
    return steps
        .slice(version - 1)
        .reduce((older, step, index) => ({ ...step(older), version: version + index + 1 }), document);
}
/** Version 1 ordered by the clock, and knew neither kinds of releases nor which targets a run had covered. */
function toVersion2(document) {
    const { files, retired, releases } = document;
    const receipts = [...objectsIn(files), ...objectsIn(retired)];
    const times = [
        ...receipts.map((receipt) => receipt["delivered_at"]),
        ...objectsIn(releases).map((release) => release["at"]),
    ].map(timeOf);
    const distinct = [...new Set(times)].filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
    const ranks = new Map(distinct.map((time, index) => [time, index + 1]));
    const placed = (receipt) => ({
        ...receipt,
        order: ranks.get(timeOf(receipt["delivered_at"])),
    });
    return {
        ...document,
        files: eachIn(files, placed),
        retired: eachIn(retired, placed),
        intents: [],
        releases: withMarks(eachIn(releases, (release, index) => ({
            ...release,
            order: ranks.get(timeOf(release["at"])),
            kind: originOf(objectsIn(releases), index) === undefined ? "apply" : "rollback",
            targets: coveredBy(release, objectsIn(releases)[index + 1]),
        }))),
    };
}
/** The older release of the same tag and commit, if another one is between them: then this one is the copy that a rollback made. */
function originOf(releases, index) {
    const { tag, commit } = releases[index] ?? {};
    if (tag === undefined && commit === undefined)
        return undefined;
    const isSame = (one) => one["tag"] === tag && one["commit"] === commit;
    const next = releases.findIndex((one, at) => at > index && !isSame(one));
    const origin = next < 0 ? -1 : releases.findIndex((one, at) => at > next && isSame(one));
    return origin < 0 ? undefined : origin;
}
/** With the marks that rollbacks would have made, oldest first: what they left must not be gone back to. */
function withMarks(value) {
    const releases = objectsIn(value);
    const marks = releases.map(() => new Set());
    for (const [index, release] of [...releases.entries()].toReversed()) {
        const origin = originOf(releases, index);
        for (const target of listOf(release["targets"])) {
            for (const left of marks.slice(index + 1, origin ?? 0))
                left.add(target);
            if (origin !== undefined)
                marks[origin]?.delete(target);
        }
    }
    return eachIn(value, (release, index) => {
        const rolled_back = [...(marks[index] ?? [])].sort();
        return rolled_back.length > 0 ? { ...release, rolled_back } : release;
    });
}
/** Targets whose list is another than in the release below; all, if there is none below or none differs. */
function coveredBy(release, below) {
    const live = fieldsOf(release["live"]);
    const before = fieldsOf(below?.["live"]);
    const all = Object.keys(live).sort();
    const changed = all.filter((target) => textOf(live[target]) !== textOf(before[target]));
    return below && changed.length > 0 ? changed : all;
}
function textOf(ids) {
    return JSON.stringify(Array.isArray(ids) ? ids.map(String).sort() : ids) ?? "";
}
function timeOf(value) {
    return typeof value === "string" ? Date.parse(value) : Number.NaN;
}
function listOf(value) {
    return Array.isArray(value) ? value.map(String) : [];
}
function fieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? value
        : {};
}
function objectsIn(value) {
    return Array.isArray(value) ? value.map(fieldsOf) : [];
}
/** A list with each object changed; what is none stays as it is. */
function eachIn(value, change) {
    if (!Array.isArray(value))
        return value;
    return value.map((one, index) => typeof one === "object" && one !== null && !Array.isArray(one) ? change(one, index) : one);
}

// EXTERNAL MODULE: ./build/core/state/receipt-document.js
var receipt_document = __webpack_require__(1960);
// EXTERNAL MODULE: ./build/core/state/state.js
var state = __webpack_require__(786);
;// CONCATENATED MODULE: ./build/core/state/document.js







/** One more than there are migrations, and the version of every document that is written. */
const stateVersion = 2;
/** Sorted, pretty-printed, ends in a newline: two equal states are the same text. */
function renderState(state) {
    const sorted = {
        version: state.version,
        lineage: state.lineage,
        serial: state.serial,
        environment: state.environment,
        manifest: state.manifest,
        files: [...state.files].sort(receipt_document/* byTargetAndSlot */.c6).map(receipt_document/* orderedReceipt */.Uc),
        retired: [...state.retired].sort(receipt_document/* byTargetAndSlot */.c6).map(receipt_document/* orderedReceipt */.Uc),
        intents: [...state.intents].sort(receipt_document/* byKey */.dX).map(receipt_document/* orderedIntent */.Ev),
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
    const read = (0,document_reader/* documentReader */.v)(stateUnreadable(expected.where));
    const document = read.object(read.json(text), "the document");
    const version = read.integer(document["version"], "version");
    if (version > stateVersion)
        throw newer(version, expected.where);
    if (version < 1)
        throw read.fault("version", `${stateVersion}`);
    const state = stateOf(migrate(document, version), read);
    for (const field of ["environment", "manifest"]) {
        if (state[field] !== expected[field])
            throw mismatch(field, state[field], expected);
    }
    return state;
}
function stateOf(document, read) {
    const environment = read.oneOf(document["environment"], manifest/* environments */.d, "environment");
    const files = read
        .list(document["files"], "files")
        .map((each, index) => (0,receipt_document/* readReceipt */.b8)(each, `files[${index}]`, read));
    const retired = read
        .list(document["retired"], "retired")
        .map((each, index) => (0,receipt_document/* readReceipt */.b8)(each, `retired[${index}]`, read));
    const seen = new Set();
    for (const { file_id } of [...files, ...retired]) {
        if (seen.has(file_id))
            throw read.fault(`the receipt of ${JSON.stringify(file_id)}`, "one receipt for each file id");
        seen.add(file_id);
    }
    return {
        version: stateVersion,
        lineage: read.text(document["lineage"], "lineage"),
        serial: read.integer(document["serial"], "serial"),
        environment,
        manifest: read.text(document["manifest"], "manifest"),
        files,
        retired,
        intents: read
            .list(document["intents"], "intents")
            .map((each, index) => (0,receipt_document/* readIntent */.N3)(each, `intents[${index}]`, read)),
        releases: read
            .list(document["releases"], "releases")
            .map((each, index) => release(each, `releases[${index}]`, read)),
    };
}
function release(value, path, read) {
    const fields = read.object(value, path);
    const live = Object.entries(read.object(fields["live"], `${path}.live`)).map(([target, ids]) => [
        read.target(target, `a target of ${path}.live`),
        read.list(ids, `${path}.live`).map((id) => read.fileId(id, `a file of ${path}.live`)),
    ]);
    const targets = (name) => read
        .list(fields[name], `${path}.${name}`)
        .map((target) => read.target(target, `a target of ${path}.${name}`));
    return (0,document_reader/* withoutAbsent */.S)({
        serial: read.integer(fields["serial"], `${path}.serial`),
        order: read.integer(fields["order"], `${path}.order`),
        at: read.time(fields["at"], `${path}.at`),
        kind: read.oneOf(fields["kind"], state/* releaseKinds */.Xx, `${path}.kind`),
        tag: read.optionalText(fields["tag"], `${path}.tag`),
        commit: read.optionalWord(fields["commit"], `${path}.commit`),
        run: read.optionalWord(fields["run"], `${path}.run`),
        version: read.optionalText(fields["version"], `${path}.version`),
        invocation: read.optionalWord(fields["invocation"], `${path}.invocation`),
        targets: targets("targets"),
        live: Object.fromEntries(live),
        rolled_back: fields["rolled_back"] === undefined ? undefined : targets("rolled_back"),
    });
}
function stateUnreadable(where) {
    return (path, wanted, cause) => new problem/* Problem */.A({
        code: "state-unreadable",
        message: `The state in ${where} cannot be read: ${path} should be ${wanted}.`,
        remedy: "Put back an earlier version of the document (its history is in the state branch), then run again.",
        cause,
    });
}
function newer(version, where) {
    return new problem/* Problem */.A({
        code: "state-newer",
        message: `The state in ${where} has version ${version}; this dodo-files knows versions up to ${stateVersion}.`,
        remedy: "Use the newer dodo-files that wrote it.",
    });
}
function mismatch(field, found, expected) {
    return new problem/* Problem */.A({
        code: "state-mismatch",
        message: `The state in ${expected.where} belongs to ${field} ${JSON.stringify(found.slice(0, 100))}, not ${JSON.stringify(expected[field])}.`,
        remedy: "Point state-file or state-branch at this manifest's own state, or move the document where it belongs.",
    });
}
function orderedRelease(release) {
    const { serial, at, kind, tag, commit, run, version, invocation } = release;
    const head = { serial, order: release.order, at, kind, tag, commit, run, version, invocation };
    const live = Object.entries(release.live).sort(([a], [b]) => (0,order/* order */.f)(a, b));
    return (0,document_reader/* withoutAbsent */.S)({
        ...head,
        targets: [...release.targets].sort(order/* order */.f),
        live: Object.fromEntries(live),
        rolled_back: release.rolled_back && [...release.rolled_back].sort(order/* order */.f),
    });
}


/***/ }),

/***/ 8235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ intentKey),
/* harmony export */   V: () => (/* binding */ sameDelivery)
/* harmony export */ });
/** What tells intents apart: two processes may be about to send the same file. */
function intentKey(of) {
    return JSON.stringify([of.target, of.slot, of.name, of.sha256, of.run, of.invocation]);
}
/** Whether the file that one run sent is the one that was intended. */
function sameDelivery(intent, sent) {
    const { target, slot, name, sha256, run } = sent;
    return (intent.target === target &&
        intent.slot === slot &&
        intent.name === name &&
        intent.sha256 === sha256 &&
        intent.run === run);
}


/***/ }),

/***/ 1960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ orderedIntent),
/* harmony export */   N3: () => (/* binding */ readIntent),
/* harmony export */   Uc: () => (/* binding */ orderedReceipt),
/* harmony export */   b8: () => (/* binding */ readReceipt),
/* harmony export */   c6: () => (/* binding */ byTargetAndSlot),
/* harmony export */   dX: () => (/* binding */ byKey)
/* harmony export */ });
/* harmony import */ var _text_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1472);
/* harmony import */ var _document_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3999);
/* harmony import */ var _intents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8235);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(786);




/** Reads a receipt as if a stranger had written it. */
function readReceipt(value, path, read) {
    const fields = read.object(value, path);
    const text = (name) => read.text(fields[name], `${path}.${name}`);
    const optional = (name) => read.optionalText(fields[name], `${path}.${name}`);
    const optionalInteger = (name) => fields[name] === undefined ? undefined : read.integer(fields[name], `${path}.${name}`);
    return (0,_document_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAbsent */ .S)({
        target: read.target(fields["target"], `${path}.target`),
        slot: text("slot"),
        name: text("name"),
        rule: read.textOrNone(fields["rule"], `${path}.rule`),
        path: read.pathBelow(fields["path"], `${path}.path`),
        sha256: fields["sha256"] === null
            ? null
            : read.match(fields["sha256"], /^[0-9a-f]{64}$/, `${path}.sha256`),
        md5: fields["md5"] === null ? null : read.match(fields["md5"], /^[0-9a-f]{32}$/, `${path}.md5`),
        size: read.integer(fields["size"], `${path}.size`),
        file_id: read.fileId(fields["file_id"], `${path}.file_id`),
        delivered_at: read.time(fields["delivered_at"], `${path}.delivered_at`),
        version: optional("version"),
        tag: optional("tag"),
        commit: read.optionalWord(fields["commit"], `${path}.commit`),
        run: read.optionalWord(fields["run"], `${path}.run`),
        order: optionalInteger("order"),
        revived: optionalInteger("revived"),
        listed: optional("listed"),
        unproven: fields["unproven"] === true ? true : undefined,
        held: fields["held"] === undefined ? undefined : held(fields["held"], `${path}.held`, read),
        retirement: fields["retirement"] === undefined
            ? undefined
            : retirement(fields["retirement"], `${path}.retirement`, read),
    });
}
/** Reads an intent as if a stranger had written it. */
function readIntent(value, path, read) {
    const fields = read.object(value, path);
    const at = (name) => `${path}.${name}`;
    const optional = (name, of) => fields[name] === undefined ? undefined : of(fields[name], at(name));
    const word = (name) => read.match(fields[name], /^(?!\.+$)[\w.-]{1,200}$/, at(name));
    return (0,_document_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAbsent */ .S)({
        target: read.target(fields["target"], at("target")),
        slot: read.text(fields["slot"], at("slot")),
        name: read.text(fields["name"], at("name")),
        rule: read.textOrNone(fields["rule"], at("rule")),
        path: read.pathBelow(fields["path"], at("path")),
        size: read.integer(fields["size"], at("size")),
        sha256: read.match(fields["sha256"], /^[0-9a-f]{64}$/, at("sha256")),
        md5: optional("md5", (given, where) => read.match(given, /^[0-9a-f]{32}$/, where)),
        file_id: optional("file_id", read.fileId),
        version: read.optionalText(fields["version"], at("version")),
        tag: read.optionalText(fields["tag"], at("tag")),
        commit: read.optionalWord(fields["commit"], at("commit")),
        run: word("run"),
        attempt: optional("attempt", read.integer),
        invocation: word("invocation"),
        at: read.time(fields["at"], at("at")),
    });
}
/** With its fields in one order. */
function orderedReceipt(receipt) {
    const { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at } = receipt;
    const { version, tag, commit, run, order, revived, listed, unproven } = receipt;
    const held = receipt.held && { reason: receipt.held.reason, since: receipt.held.since };
    const fields = { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at };
    const retirement = receipt.retirement && {
        run: receipt.retirement.run,
        reason: receipt.retirement.reason,
        serial: receipt.retirement.serial,
    };
    const of = { version, tag, commit, run, order, revived, listed, unproven, held, retirement };
    return (0,_document_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAbsent */ .S)({ ...fields, ...of });
}
/** With its fields in one order. */
function orderedIntent(intent) {
    const { target, slot, name, rule, path, size, sha256, md5, file_id } = intent;
    const { version, tag, commit, run, attempt, invocation, at } = intent;
    const file = { target, slot, name, rule, path, size, sha256, md5, file_id };
    return (0,_document_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAbsent */ .S)({ ...file, version, tag, commit, run, attempt, invocation, at });
}
/** Receipts by target and slot. */
function byTargetAndSlot(a, b) {
    return ((0,_text_order_js__WEBPACK_IMPORTED_MODULE_1__/* .order */ .f)(a.target, b.target) ||
        (0,_text_order_js__WEBPACK_IMPORTED_MODULE_1__/* .order */ .f)(a.slot, b.slot) ||
        (0,_text_order_js__WEBPACK_IMPORTED_MODULE_1__/* .order */ .f)(a.delivered_at, b.delivered_at) ||
        (0,_text_order_js__WEBPACK_IMPORTED_MODULE_1__/* .order */ .f)(a.file_id, b.file_id));
}
function byKey(a, b) {
    return (0,_text_order_js__WEBPACK_IMPORTED_MODULE_1__/* .order */ .f)((0,_intents_js__WEBPACK_IMPORTED_MODULE_2__/* .intentKey */ .S)(a), (0,_intents_js__WEBPACK_IMPORTED_MODULE_2__/* .intentKey */ .S)(b));
}
function held(value, path, read) {
    const fields = read.object(value, path);
    const reason = read.oneOf(fields["reason"], ["in-use", "still-attached", "sold"], `${path}.reason`);
    return { reason, since: read.time(fields["since"], `${path}.since`) };
}
function retirement(value, path, read) {
    const fields = read.object(value, path);
    return {
        run: read.match(fields["run"], /^(?!\.+$)[\w.-]{1,200}$/, `${path}.run`),
        reason: read.oneOf(fields["reason"], _state_js__WEBPACK_IMPORTED_MODULE_3__/* .retirementReasons */ .Lo, `${path}.reason`),
        serial: read.integer(fields["serial"], `${path}.serial`),
    };
}


/***/ }),

/***/ 2024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ releaseTitle),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   aY: () => (/* binding */ releaseLine),
/* harmony export */   bX: () => (/* binding */ chooseRelease),
/* harmony export */   fO: () => (/* binding */ hasUnreleased)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9341);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6745);


/**
 * The releases that a rollback of these targets goes back to. `to` is a tag, a serial or the first 7 or more characters of a commit:
 * target by target what the newest apply of that name delivered there. Without it: the newest release below the top that no rollback
 * has left and that delivered something else. Throws `rollback-unknown`.
 */
function chooseRelease(state, { to, targets }) {
    const find = to === undefined ? releaseBefore(state, targets) : named(state.releases, to);
    const found = [...targets].flatMap((target) => {
        const release = find(target);
        return release ? [[target, release]] : [];
    });
    if (found.length === 0)
        throw unknown(state, to);
    return { destinations: new Map(found) };
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
/** Of the releases of that name the newest apply that covered the target, else the newest that knows it at all. */
function named(releases, to) {
    const serial = to.replace(/^#/, "");
    const ofTag = releases.filter(({ tag }) => tag === to);
    const ofSerial = releases.find((release) => String(release.serial) === serial);
    if (ofTag.length === 0 && ofSerial)
        return (target) => (ofSerial.live[target] ? ofSerial : undefined);
    const isCommit = /^[0-9a-f]{7,64}$/i.test(to);
    const ofCommit = isCommit
        ? releases.filter(({ commit }) => commit?.toLowerCase().startsWith(to.toLowerCase()))
        : [];
    const called = ofTag.length > 0 ? ofTag : ofCommit;
    return (target) => {
        const known = called.filter(({ live }) => live[target] !== undefined);
        const applied = known.filter(({ kind }) => kind === "apply");
        const covered = applied.find(({ targets }) => targets.includes(target));
        return covered ?? applied[0] ?? known[0];
    };
}
function releaseBefore(state, targets) {
    const [newest, ...older] = state.releases;
    const known = (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .receiptsById */ .a)([...state.files, ...state.retired]);
    const isStanding = (release, target) => release.live[target] !== undefined && release.rolled_back?.includes(target) !== true;
    const isOther = (release, target) => newest !== undefined && (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .contentIn */ .f)(release, target, known) !== (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .contentIn */ .f)(newest, target, known);
    const found = older.find((release) => [...targets].some((target) => isStanding(release, target) && isOther(release, target)));
    return (target) => (found && isStanding(found, target) ? found : undefined);
}
/** `#57  2026-06-01T10:00:00Z  v1.2.0  4f2a91c` */
function releaseLine({ serial, at, tag, commit }) {
    return [`#${serial}`, at.replace(/\.\d+Z$/, "Z"), tag ?? "–", commit?.slice(0, 7) ?? "–"].join("  ");
}
function unknown({ releases }, to) {
    const none = releases.length === 0
        ? "No release is recorded yet"
        : "No recorded release delivered anything else before";
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A({
        code: "rollback-unknown",
        message: to === undefined
            ? `${none}.`
            : `No recorded release has the tag, serial or commit ${JSON.stringify(to)}.`,
        remedy: "Name one of those below with to; an older one can be built again and delivered with allow-downgrade.",
        details: releases.map(releaseLine),
    });
}
/** The tag and commit that all of them have. */
function nameOf([first, ...others]) {
    const shared = (of) => first && others.every((one) => of(one) === of(first)) ? of(first) : undefined;
    return { tag: shared(({ tag }) => tag), commit: shared(({ commit }) => commit) };
}
/** For people. */
function releaseTitle({ tag, serial }) {
    return tag ?? `#${serial}`;
}


/***/ }),

/***/ 786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ retirementReasons),
/* harmony export */   OZ: () => (/* binding */ isFileId),
/* harmony export */   Xx: () => (/* binding */ releaseKinds),
/* harmony export */   ZL: () => (/* binding */ keptReleases)
/* harmony export */ });
const retirementReasons = [
    "replaced",
    "unwanted",
    "rolled-back",
    "destroyed",
    "superseded",
    "wrong",
    "refused",
    "absent",
];
/** Releases that a state remembers. */
const keptReleases = 10;
const releaseKinds = ["apply", "rollback", "destroy", "import"];
/** Whether a text can be a file id: those of entitlements are opaque, but none may leave its place in the path of a URL. */
function isFileId(text) {
    return /^(?!\.+$)[\w.~:=+@-]{1,200}$/.test(text);
}


/***/ }),

/***/ 196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ longestGlob),
/* harmony export */   S: () => (/* binding */ compileGlob)
/* harmony export */ });
/** Longer than a path on any system, so that a longer one matches only itself. In UTF-16 units. */
const longestGlob = 4096;
/** Throws nothing: what is not a complete `[…]` or `{a,b}` stands for itself. */
function compileGlob(glob, { dot = false, anyCase = false } = {}) {
    const text = withoutDots(glob.normalize("NFC"));
    const segments = text.split("/");
    const special = segments.findIndex((segment) => /[*?[\]{}]/.test(segment));
    const literal = special === -1 || text.length > longestGlob;
    const still = literal ? segments.length - 1 : special;
    const rest = segments.slice(still);
    const fold = anyCase ? (each) => each.toLowerCase() : (each) => each;
    const fits = literal
        ? (path) => path === fold(text)
        : whole(fold(text), dot ? () => true : showsItself);
    return {
        text,
        literal,
        base: segments.slice(0, still).join("/"),
        depth: !literal && rest.some((segment) => segment.includes("**"))
            ? Number.POSITIVE_INFINITY
            : rest.length,
        matches: (path) => path === text || fits(fold(path)),
    };
}
/** `./a/../b` is `b`; only in front a `..` stays. Behind a wildcard it stays too, and matches nothing. */
function withoutDots(text) {
    if (!/(?:^|\/)\.\.?(?:\/|$)/.test(text))
        return text;
    const segments = [];
    for (const segment of text.split("/")) {
        const last = segments.at(-1);
        const isFolder = last !== undefined && last !== ".." && !/[*?[\]{}]/.test(last);
        if (segment === ".." && isFolder)
            segments.pop();
        else if (segment !== ".")
            segments.push(segment);
    }
    return segments.join("/");
}
/** No wildcard matches a dot that starts a name, wherever braces put it. */
function showsItself(path, at) {
    return path[at] !== "." || (at > 0 && path[at - 1] !== "/");
}
function whole(glob, opens) {
    const part = sequence(glob, opens);
    const end = /[^*?[\]{}/]*$/.exec(glob)?.[0] ?? "";
    return (path) => path.endsWith(end) && part(path, [0]).at(-1) === path.length;
}
function sequence(glob, opens) {
    const parts = [];
    for (let at = 0; at < glob.length;) {
        const { part, length } = partAt(glob, at, opens);
        parts.push(part);
        at += length;
    }
    return (path, from) => {
        let places = from;
        for (const part of parts) {
            if (places.length === 0)
                break;
            places = part(path, places);
        }
        return places;
    };
}
/** What stands at a place of a glob, and its length there. */
function partAt(glob, at, opens) {
    const stars = /^\**/.exec(glob.slice(at))?.[0].length ?? 0;
    const after = glob[at + stars] ?? "/";
    if (stars === 2 && (glob[at - 1] ?? "/") === "/" && after === "/") {
        if (at + stars < glob.length)
            return { part: anyFolders(opens), length: stars + 1 };
        return { part: sequence("**/?*", opens), length: stars };
    }
    if (stars > 0)
        return { part: restOfName(opens), length: stars };
    if (glob[at] === "?")
        return { part: oneOf(() => true, opens), length: 1 };
    const end = glob[at] === "[" ? classEnd(glob, at) : -1;
    if (end > 0)
        return { part: oneOf(members(glob.slice(at + 1, end)), opens), length: end + 1 - at };
    const braces = glob[at] === "{" ? bracesAt(glob, at) : undefined;
    if (braces)
        return { part: anyOf(braces.globs, opens), length: braces.length };
    const text = /^.[^*?[{]*/s.exec(glob.slice(at))?.[0] ?? "";
    return { part: matchLiteral(text), length: text.length };
}
function matchLiteral(text) {
    return (path, from) => {
        const ends = [];
        for (const at of from)
            if (path.startsWith(text, at))
                ends.push(at + text.length);
        return ends;
    };
}
/** `*` */
function restOfName(opens) {
    return (path, from) => {
        const ends = [];
        for (const start of from) {
            // Where an earlier start has been, all that follows is known.
            if (start <= (ends.at(-1) ?? -1) || !opens(path, start))
                continue;
            let at = start;
            for (; at < path.length && path[at] !== "/"; at += widthOf(codeAt(path, at)))
                ends.push(at);
            ends.push(at);
        }
        return ends;
    };
}
/** The `**` and `/` of folders, or none. */
function anyFolders(opens) {
    return (path, from) => {
        const ends = new Set(from);
        // What is added is visited too.
        for (const at of ends) {
            const slash = path.indexOf("/", at);
            if (slash > at && opens(path, at))
                ends.add(slash + 1);
        }
        return from.length > 1 ? ascending(ends) : [...ends];
    };
}
/** `?` and `[…]` */
function oneOf(isMember, opens) {
    return (path, from) => from
        .filter((at) => at < path.length && path[at] !== "/" && opens(path, at) && isMember(codeAt(path, at)))
        .map((at) => at + widthOf(codeAt(path, at)));
}
/** `{a,b}` */
function anyOf(globs, opens) {
    const parts = globs.map((glob) => sequence(glob, opens));
    return (path, from) => ascending(new Set(parts.flatMap((part) => part(path, from))));
}
function ascending(places) {
    return [...places].sort((a, b) => a - b);
}
function codeAt(text, at) {
    return text.codePointAt(at) ?? 0;
}
/** In UTF-16 units. */
function widthOf(code) {
    return code > 0xffff ? 2 : 1;
}
/** Where a `[…]` ends; a `]` right after its start belongs to it. -1 where it does not. */
function classEnd(glob, at) {
    return glob.indexOf("]", /[!^]/.test(glob[at + 1] ?? "") ? at + 3 : at + 2);
}
function members(inside) {
    const negated = /^[!^]/.test(inside);
    const ranges = [...inside.slice(negated ? 1 : 0).matchAll(/(.)-(.)|(.)/gsu)].map(([, low = "", high = "", one]) => [codeAt(one ?? low, 0), codeAt(one ?? high, 0)]);
    return (code) => ranges.some(([low, high]) => low <= code && code <= high) !== negated;
}
/** The alternatives of a `{` that holds a comma of its own outside `[…]`; none where it does not, or never closes. */
function bracesAt(glob, at) {
    const globs = [];
    let depth = 0;
    for (let end = at, from = at + 1; end < glob.length; end += 1) {
        if (glob[end] === "[")
            end = Math.max(end, classEnd(glob, end));
        if (glob[end] === "{")
            depth += 1;
        if (glob[end] === "}")
            depth -= 1;
        if (depth === 0 || (depth === 1 && glob[end] === ",")) {
            globs.push(glob.slice(from, end));
            from = end + 1;
        }
        if (depth === 0)
            return globs.length > 1 ? { globs, length: end + 1 - at } : undefined;
    }
    return undefined;
}


/***/ }),

/***/ 1262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   pm: () => (/* binding */ clock)
/* harmony export */ });
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


/***/ }),

/***/ 1472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ order)
/* harmony export */ });
/** -1, 0 or 1, by UTF-16 code units: the same on every machine. */
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 1138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   au: () => (/* binding */ didYouMean)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7785);

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
/** The known word that was probably meant, if one is near enough. */
function nearest(word, known) {
    if (word.length > 100)
        return undefined;
    const maxDistance = Math.max(2, Math.floor(word.length * 0.4));
    const near = (0,leven__WEBPACK_IMPORTED_MODULE_0__/* .closestMatch */ .h)(word, known, { maxDistance }) ??
        (0,leven__WEBPACK_IMPORTED_MODULE_0__/* .closestMatch */ .h)(word.toLowerCase(), known, { maxDistance });
    return near ?? known.find((one) => word.length > 2 && one.startsWith(word));
}


/***/ }),

/***/ 5050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** The machine's clock. */
const systemClock = {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    async sleep(ms, signal) {
        if (ms <= 0 || signal?.aborted)
            return;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal ? { signal } : {}).catch(() => { });
    },
};


/***/ }),

/***/ 7027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readManifest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9341);




const maxManifestBytes = 4 * 1024 * 1024;
/** Reads the manifest. Throws `path-escape` where it lies outside the workspace, `manifest-invalid` where it is no readable file. */
async function readManifest(config, { cwd, workspace }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(cwd, config);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => path);
    const given = workspace ?? (await gitTop((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(real))) ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(real);
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(given).catch(() => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(given));
    const below = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, real);
    if (below === "" || below === ".." || below.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(below))
        throw outside(config);
    const text = await manifestTextAt(real, config);
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256")
        .update(text ?? "")
        .digest("hex");
    const twin = text === null ? await twinOf(config, { path: real, root }) : undefined;
    return {
        path: below.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join("/").normalize("NFC"),
        text,
        twin,
        digest,
        folder: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(real),
        root,
    };
}
async function manifestTextAt(path, config) {
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
        if (!found.isFile() || found.size > maxManifestBytes)
            throw manifestUnreadable(config, "it is no text file of a sensible size");
        return utf8(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path), config);
    }
    catch (error) {
        if (error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .A)
            throw error;
        const { code } = error;
        if (code === "ENOENT" || code === "ENOTDIR")
            return null;
        throw manifestUnreadable(config, code ?? "unknown reason");
    }
}
/** With the other ending, else in a folder above. */
async function twinOf(config, { path, root }) {
    const swapped = (text) => text.replace(/ya?ml$/, (ending) => (ending === "yml" ? "yaml" : "yml"));
    const isThere = async (place) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(place).catch(() => undefined))?.isFile() === true;
    if (swapped(path) !== path && (await isThere(swapped(path))))
        return swapped(config);
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path)).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).length;
    for (let up = 1; (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(config) === config && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path) !== root && up <= above; up += 1) {
        const twin = `${"../".repeat(up)}${config}`;
        if (await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), twin)))
            return twin;
    }
    return undefined;
}
/** An editor or a shell of Windows may write UTF-16; what is no UTF-8 would otherwise be read with other letters. */
function utf8(bytes, config) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        const isWide = /^(?:\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 2));
        const kind = isWide ? "UTF-16 text" : "text that is not UTF-8";
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .A({
            code: "manifest-invalid",
            message: `${config} is ${kind}.`,
            remedy: "Save it as UTF-8.",
        });
    }
}
/** The nearest folder upwards that holds `.git`. */
async function gitTop(folder) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, ".git")).catch(() => undefined);
    if (found)
        return folder;
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder);
    return parent === folder ? undefined : gitTop(parent);
}
function outside(config) {
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .A({
        code: "path-escape",
        message: `${config} lies outside the workspace.`,
        remedy: "Keep the manifest in the repository that is checked out.",
    });
}
function manifestUnreadable(config, reason) {
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .A({
        code: "manifest-invalid",
        message: `${config} cannot be read: ${reason}.`,
        remedy: "Name the manifest's path with config.",
    });
}


/***/ }),

/***/ 8987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZW: () => (/* binding */ changedLine),
/* harmony export */   bn: () => (/* binding */ rareToDo),
/* harmony export */   oM: () => (/* binding */ closingLine),
/* harmony export */   oS: () => (/* binding */ whereAny),
/* harmony export */   od: () => (/* binding */ planLine)
/* harmony export */ });
/* unused harmony exports targetsDone, standing, rareDone */
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6769);
/* harmony import */ var _core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1262);
/* harmony import */ var _state_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6389);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6310);




/** `Plan: 1 to create, 2 to replace, 0 to remove. 13 unchanged. 103 MB to upload.` Frozen: people parse it. */
function planLine(plan) {
    const tally = (0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .tallyOfPlan */ .zy)(plan);
    const steps = [
        `${tally.created} to create`,
        `${tally.replaced} to replace`,
        `${tally.removed} to remove`,
        ...whereAny(tally, rareToDo),
    ];
    return `Plan: ${steps.join(", ")}. ${tally.kept} unchanged. ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)((0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .uploadSize */ .zj)(plan))} to upload.`;
}
/** The last line of a run. Frozen for `plan` and `apply`: people parse it. */
function closingLine(report) {
    const tally = (0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .tallyOf */ .sv)((0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomesOf */ .RK)(report));
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
    return (0,_state_text_js__WEBPACK_IMPORTED_MODULE_1__/* .answerLine */ .N)(report) ?? `Done: ${doneLine(report, tally)}`;
}
/** `1 of 2 targets` */
function targetsDone(report) {
    const targets = (0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .targetOutcomes */ .v7)(report);
    const done = targets.filter((each) => each.done).length;
    return `${done} of ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(targets.length, "target")}`;
}
/** One sentence for each target that did not get through: what it delivers now, as far as this run knows. */
function standing(report) {
    return (0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .targetOutcomes */ .v7)(report)
        .filter(({ done }) => !done)
        .map(({ target }) => `${(0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .targetName */ .je)(report, target)} ${delivers(report, target)}`);
}
/** What was or was not changed, in one line. */
function changedLine(report) {
    if (!report.wrote)
        return "Nothing was changed.";
    const recorded = report.sent > 0 &&
        report.state &&
        !report.problems.some(({ code }) => code.startsWith("state-"));
    const saved = recorded ? ["What was uploaded is recorded and will not be sent again."] : [];
    const left = standing(report).slice(0, 5);
    return [...(left.length > 0 ? left : ["Every target has its files."]), ...saved].join(" ");
}
const rareToDo = {
    restored: "to restore",
    adopted: "to adopt",
    forgotten: "to forget",
};
const rareDone = {
    restored: "restored",
    adopted: "adopted",
    forgotten: "forgotten",
};
/** Counts with their words, in the order given, only where there are any. */
function whereAny(tally, words) {
    return Object.keys(words)
        .filter((kind) => tally[kind] > 0)
        .map((kind) => `${tally[kind]} ${words[kind]}`);
}
function doneLine(report, tally) {
    const { sent, duration: took } = report;
    const steps = [
        `${tally.created} created`,
        `${tally.replaced} replaced`,
        `${tally.removed} removed`,
        ...whereAny(tally, rareDone),
        `${tally.kept} unchanged`,
    ];
    return `${steps.join(", ")}. ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)(sent)} in ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(took)}.${stateNow(report)}`;
}
function failure(report) {
    if (report.problems.length === 0)
        return "not carried out. Nothing was changed.";
    const problems = (0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(report.problems.length, "problem");
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
    return `${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(tally.adopted, "file")}; buyers see what they saw before.${serial}`;
}
function whatIsValid({ manifest, plan, spellings }) {
    const files = plan ? `, ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)((0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .changesOf */ .fs)(plan).length, "file")}` : "";
    return `${manifest}, ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(spellings.size, "target")}${files}.`;
}
const keptAll = "kept everything it had.";
/** Whether a request of the target may have been carried out without an answer. */
function mayHaveHappened({ problems }, target) {
    const unclear = [
        "network",
        "api-failed",
        "rate-limited",
        "not-live",
        "files-lost",
        "interrupted",
    ];
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
        return mayHaveHappened(report, target) ? "had all its files when last read." : keptAll;
    const parts = [`delivers ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(live.size, "file")}`, ...(added > 0 ? [`${added} new`] : [])];
    return `${[...parts, ...(lost > 0 ? [`${lost} of the old ones gone`] : [])].join(", ")}.`;
}


/***/ }),

/***/ 9163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ width),
/* harmony export */   eV: () => (/* binding */ pad),
/* harmony export */   zt: () => (/* binding */ columnWidth)
/* harmony export */ });
/** Characters, as a terminal counts most of them. */
function width(text) {
    return [...text].length;
}
function pad(text, to) {
    return text + " ".repeat(Math.max(0, to - width(text)));
}
/** A name of 255 characters does not push every other row aside. */
const widestColumn = 60;
/** The width of a column of these texts. */
function columnWidth(texts) {
    return texts.reduce((most, text) => Math.max(most, Math.min(width(text), widestColumn)), 0);
}


/***/ }),

/***/ 3673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ problemLink)
/* harmony export */ });
/* unused harmony export repository */
/** Where this project lives. */
const repository = "https://github.com/OWNER/dodo-files";
/** The heading that explains a problem's code. */
function problemLink(code) {
    return `${repository}/blob/main/docs/problems.md#${code}`;
}


/***/ }),

/***/ 4586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NT: () => (/* binding */ problemPlace),
/* harmony export */   Y6: () => (/* binding */ restOf),
/* harmony export */   Z8: () => (/* binding */ marks)
/* harmony export */ });
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6769);
/* harmony import */ var _safe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5359);


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
/** Where the bytes come from, or why the file goes. */
function restOf(change) {
    const { path, reason } = change;
    const explained = (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isLeaving */ .Xi)(change) || (!(0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPending */ .mm)(change) && reason !== "unchanged");
    return explained ? reason : (path ?? "");
}
/** `file:line:column`, else the target as `name → id`, else nothing. */
function problemPlace({ at, target }, named) {
    if (at)
        return (0,_safe_js__WEBPACK_IMPORTED_MODULE_1__/* .safeLine */ .om)(renderPlace(at));
    if (target === undefined)
        return "";
    const name = named(target);
    return (0,_safe_js__WEBPACK_IMPORTED_MODULE_1__/* .safeLine */ .om)(name === target ? target : `${name} → ${target}`);
}
function renderPlace({ file, line, column }) {
    return `${file}:${line}:${column}`;
}


/***/ }),

/***/ 5359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   om: () => (/* binding */ safeLine)
/* harmony export */ });
/** Characters that no line needs: controls (C0, C1), line and paragraph separators, bidi and other format characters; joiners stay, since scripts and emoji need them. */
const unseen = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--[\u200c\u200d]]/gv;
/** Of the default limit, in characters; a delivered name has at most 255 bytes. */
const maxLineLength = 1000;
/**
 * A text from outside as one line that is safe in a terminal and in a runner's log: what cannot be seen is made visible,
 * URLs lose their query, and no `::` or `##[` command can arise. Cut to `limit` characters.
 */
function safeLine(text, limit = maxLineLength) {
    const seen = text
        .slice(0, 4 * limit)
        .toWellFormed()
        .replace(unseen, visible);
    return cutLine(breakCommands(redact(seen)), limit);
}
/** Takes the query and the login out of every URL. A last line of defence: no secret should come this far. */
function redact(text) {
    return text
        .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/[^\s?"'<>]*)(?:\?[^\s"'<>]*)?/gi, "$1")
        .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"'<>]{1,500}@/gi, "$1");
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
function breakCommands(line) {
    return line
        .replace(/^([\s\p{DI}]*:)(?=\p{DI}*:)/u, "$1 ")
        .replace(/(#\p{DI}*#)(?=\p{DI}*\[)/gu, "$1 ");
}
function cutLine(line, limit) {
    if (line.length <= limit)
        return line;
    const characters = [...line];
    return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}


/***/ }),

/***/ 6389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ answerLine),
/* harmony export */   x: () => (/* binding */ renderAnswer)
/* harmony export */ });
/* harmony import */ var _core_state_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4605);
/* harmony import */ var _core_state_releases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2024);
/* harmony import */ var _core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1262);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9163);
/* harmony import */ var _safe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5359);





/** What `history` and `state list|show|pull` were asked for, as lines for standard output; of other commands nothing. */
function renderAnswer({ command, state, receipts = [], where = "", }) {
    if (!state)
        return [];
    if (command === "state pull")
        return [(0,_core_state_document_js__WEBPACK_IMPORTED_MODULE_0__/* .renderState */ .C)(state).trimEnd()];
    const first = `state  ${(0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safeLine */ .om)(where)} #${state.serial}`;
    if (command === "history")
        return [first, ...state.releases.map(historyLine)];
    if (command === "state list")
        return [first, ...receiptLines(receipts, state)];
    if (command === "state show")
        return receipts.flatMap((receipt) => [...fieldLines(receipt, state), ""]);
    return [];
}
/** `3 releases. State #57.`; undefined for commands that end as a run does. */
function answerLine({ command, state, receipts = [] }) {
    const serial = state ? ` State #${state.serial}.` : "";
    if (command === "history")
        return `${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(state?.releases.length ?? 0, "release")}.${serial}`;
    if (command === "state list" || command === "state show")
        return `${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(receipts.length, "receipt")}.${serial}`;
    return command === "state pull" ? `Pulled.${serial}` : undefined;
}
/** `#57  2026-06-01T10:00:00Z  v1.2.0  4f2a91c  pdt_app 3 files, pdt_book 1 file` */
function historyLine(release) {
    const files = Object.entries(release.live).map(([target, ids]) => `${target} ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(ids.length, "file")}`);
    return (0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safeLine */ .om)(`${(0,_core_state_releases_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseLine */ .aY)(release)}  ${files.join(", ")}`);
}
function receiptLines(receipts, state) {
    const rows = receipts.map((receipt) => {
        const { target, name, size, version, file_id } = receipt;
        return [target, name, (0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)(size), version ?? "–", file_id, standingOf(receipt, state)].map((text) => (0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safeLine */ .om)(text));
    });
    const widths = rows[0]?.map((_, column) => (0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .columnWidth */ .zt)(rows.map((row) => row[column] ?? ""))) ?? [];
    return rows.map((row) => row
        .map((text, column) => (0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .pad */ .eV)(text, widths[column] ?? 0))
        .join("  ")
        .trimEnd());
}
function fieldLines(receipt, state) {
    const { held, ...fields } = receipt;
    const lines = Object.entries(fields).map(([name, value]) => `${`${name}:`.padEnd(14)}${value ?? "not known"}`);
    return [...lines, `${"standing:".padEnd(14)}${standingOf(receipt, state) || "active"}`].map((line) => (0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safeLine */ .om)(line));
}
/** Nothing for an active one. */
function standingOf({ file_id, held }, { files }) {
    if (files.some((file) => file.file_id === file_id))
        return "";
    return held ? `retired, held since ${held.since}: ${held.reason}` : "retired";
}


/***/ }),

/***/ 6310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ outcomesOf),
/* harmony export */   Xm: () => (/* binding */ wasOf),
/* harmony export */   d3: () => (/* binding */ sizeToSend),
/* harmony export */   jV: () => (/* binding */ isTargetStopped),
/* harmony export */   je: () => (/* binding */ targetName),
/* harmony export */   sv: () => (/* binding */ tallyOf),
/* harmony export */   v7: () => (/* binding */ targetOutcomes),
/* harmony export */   zj: () => (/* binding */ uploadSize),
/* harmony export */   zy: () => (/* binding */ tallyOfPlan)
/* harmony export */ });
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6769);
/* harmony import */ var _core_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1262);


/** What became of each change; those of a plan that only plans are `planned`. */
function outcomesOf(report) {
    if (report.outcomes.length > 0 || report.command !== "plan" || !report.plan)
        return report.outcomes;
    return (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .changesOf */ .fs)(report.plan).map((change) => ({
        change,
        status: "planned",
        file_id: change.file_id,
    }));
}
function tallyOf(outcomes) {
    const counted = outcomes.filter(({ change, status }) => !(0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPending */ .mm)(change) || isThrough(status));
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
    return tallyOf((0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .changesOf */ .fs)(plan).map((change) => ({ change, status: "planned", file_id: null })));
}
/** Bytes that carrying out the plan would send. */
function uploadSize(plan) {
    return (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .changesOf */ .fs)(plan)
        .filter(_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isUpload */ ._)
        .reduce((sum, { size }) => sum + (size ?? 0), 0);
}
/** Whether a problem stops a target: its own, or one of the whole run. */
function isTargetStopped({ problems }, target) {
    return problems.some((problem) => (problem.target ?? target) === target);
}
/** Bytes that an apply would send of a report's plan: none of what a problem stops. */
function sizeToSend(report) {
    const targets = report.plan?.targets.filter(({ target }) => !isTargetStopped(report, target));
    return report.plan ? uploadSize({ ...report.plan, targets: targets ?? [] }) : 0;
}
/** The targets with changes or with a problem, in the plan's order; those that are not in the plan come last. */
function targetOutcomes(report) {
    const stopped = new Set(report.problems.flatMap(({ target }) => (target === undefined ? [] : [target])));
    const pending = outcomesOf(report).filter(({ change }) => (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPending */ .mm)(change));
    const unfinished = new Set(pending.filter(({ status }) => !isThrough(status)).map(({ change }) => change.target));
    const targets = new Set([...pending.map(({ change }) => change.target), ...stopped]);
    return [...targets].map((target) => ({
        target,
        done: !stopped.has(target) && !unfinished.has(target),
    }));
}
/** The name that people know a target by: its first spelling in the manifest, else its id. */
function targetName(report, target) {
    const planned = () => report.plan?.targets.find((each) => each.target === target)?.spellings[0];
    return report.spellings.get(target)?.[0] ?? planned() ?? target;
}
/** What was there before a change takes its place: the version, else the size where it says something; empty where nothing was. */
function wasOf({ was, was_size, name, size }) {
    if (was === undefined)
        return "";
    if (was !== name)
        return was;
    const isTold = was_size !== undefined && (0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(was_size) !== (0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(size ?? 0);
    return isTold ? (0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(was_size) : "other content";
}
function isThrough(status) {
    return status === "done" || status === "planned";
}
function countActions(changes) {
    const counts = new Map();
    for (const { action } of changes)
        counts.set(action, (counts.get(action) ?? 0) + 1);
    return (action) => counts.get(action) ?? 0;
}


/***/ })

};
