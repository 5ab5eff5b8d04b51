export const id = 762;
export const ids = [762];
export const modules = {

/***/ 9762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/@bomb.sh/tab/dist/commander.mjs + 2 modules
var commander = __webpack_require__(1283);
// EXTERNAL MODULE: ./node_modules/commander/index.js + 6 modules
var node_modules_commander = __webpack_require__(7375);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(8614);
// EXTERNAL MODULE: ./build/io/host/streams.js
var streams = __webpack_require__(8337);
// EXTERNAL MODULE: ./build/core/manifest/manifest.js
var manifest = __webpack_require__(8889);
;// CONCATENATED MODULE: ./build/cli/options.js


const manifestGroup = "Manifest:";
const stateGroup = "State:";
const cautionGroup = "Caution:";
const speedGroup = "Speed:";
const outputGroup = "Output:";
const config = options_option(manifestGroup, "--config <path>", "the manifest").default("dodo-files.yaml");
const environment = choice(options_option("", "--environment <mode>", "which of the shop's two; else DODO_PAYMENTS_ENVIRONMENT"), manifest/* environments */.d);
const json = options_option(outputGroup, "--json", "the whole report as JSON on standard output; words go to standard error");
/** Every command takes these. */
const sharedOptions = [environment, config, json];
const only = options_option(manifestGroup, "--only <targets>", "targets, separated by commas; the others are left alone");
const tag = options_option(manifestGroup, "--tag <tag>", "what {tag} and {version} are made from; else the tag at HEAD");
/** The place of the state. */
const stored = [
    options_option(stateGroup, "--state-file <path>", "a local file for the state"),
    options_option(stateGroup, "--state-branch <branch>", "the branch that remembers what was delivered").default("dodo-files-state"),
];
/** Of a command that talks to Dodo. */
const remote = [
    ...stored,
    options_option(speedGroup, "--requests-per-minute <count>", "requests to Dodo's API").default("120"),
];
/** Guards of a command that withdraws. */
const removals = [
    options_option(cautionGroup, "--max-removals <count>", "stop before more removals than this").default("20"),
    options_option(cautionGroup, "--allow-empty-target", "let a target end without any file"),
];
/** Guards of a command that delivers a build. */
const limits = [
    ...removals,
    options_option(cautionGroup, "--allow-downgrade", "let an older version be delivered"),
    options_option(cautionGroup, "--allow-rolled-back", "let a release be delivered again that a rollback took away"),
];
/** `plan` and `apply` use the file differently. */
const planFile = (about) => options_option(cautionGroup, "--plan-file <path>", about);
const uploads = options_option(speedGroup, "--concurrency <count>", "uploads at a time").default("4");
const sold = options_option(cautionGroup, "--withdraw-sold", "withdraw files that buyers of an entitlement will very likely lose");
const verify = choice(options_option(cautionGroup, "--verify <how>", "content also downloads what is delivered, and compares").default("listing"), ["listing", "content"]);
const detailed = options_option(outputGroup, "--detailed-exitcode", "exit with 2 where there are changes");
const yes = options_option("", "--yes", "do not ask");
/** Without a group it is listed under commander's own heading. */
function options_option(group, flags, about) {
    const made = new node_modules_commander/* Option */.c$(flags, about);
    return group === "" ? made : made.helpGroup(group);
}
/** Its values, for help and completion; settings.ts refuses others, with all that is wrong at once. */
function choice(made, values) {
    made.argChoices = [...values];
    return made;
}

;// CONCATENATED MODULE: ./build/cli/commands.js

/** Every command of the command line, in the order of its help. */
const usages = {
    init: {
        about: "write a first dodo-files.yaml and a workflow for what lies in this folder",
        group: "Start:",
        options: [
            ...sharedOptions,
            options_option("", "--product <name=id...>", "a target and its name; else the shop is asked, or it is left to fill in"),
            options_option("", "--file <glob=name...>", "files, and the product they go to; else what lies here is proposed"),
            options_option("", "--workflow <path>", "the workflow").default(".github/workflows/store.yml"),
            options_option("", "--no-workflow", "write no workflow"),
            options_option("", "--yes", "take what is proposed, without a question"),
        ],
        examples: [
            ["init", "asks; with DODO_PAYMENTS_API_KEY and --environment it lists what the shop has"],
            [
                "init --yes --environment test_mode --product app=pdt_… --file 'dist/*.zip=app'",
                "asks nothing",
            ],
        ],
    },
    validate: {
        about: "check the manifest, its globs and files; no network",
        group: "Start:",
        options: [...sharedOptions, only, tag],
        examples: [["validate", "says everything that is wrong at once, with line and column"]],
    },
    plan: {
        about: "show what apply would change, and change nothing",
        group: "Deliver:",
        options: [
            ...sharedOptions,
            only,
            tag,
            ...remote,
            ...limits,
            planFile("write the plan to this file, for apply to be held to"),
            detailed,
        ],
        examples: [
            [
                "plan --environment test_mode --tag v1.3.0",
                "what would become of v1.3.0; a read-only key is enough",
            ],
            ["plan --environment live_mode --only app --json", "for one product, as JSON"],
        ],
    },
    apply: {
        about: "deliver what changed",
        group: "Deliver:",
        options: [
            ...sharedOptions,
            only,
            tag,
            ...remote,
            ...limits,
            planFile("carry out only what this saved plan contains too"),
            sold,
            verify,
            uploads,
            yes,
        ],
        question: "Deliver to {environment}? Buyers get these files at once.",
        examples: [
            ["apply --environment test_mode", "shows the plan, asks, delivers"],
            ["apply --environment live_mode --tag v1.3.0 --yes", "without a question, as in a script"],
        ],
    },
    rollback: {
        about: "deliver again what an earlier release delivered",
        group: "Deliver:",
        options: [
            ...sharedOptions,
            only,
            options_option("", "--to <release>", "tag, commit or serial of the release; without it the one before"),
            ...remote,
            ...removals,
            sold,
            verify,
            uploads,
            yes,
        ],
        question: "Go back in {environment}? Buyers get these files at once.",
        examples: [
            ["rollback --environment live_mode", "to the release before this one"],
            [
                "rollback --environment live_mode --to v1.2.0 --only app",
                "one product, to v1.2.0; see history",
            ],
        ],
    },
    check: {
        about: "see whether the targets still deliver what the state records; changes nothing",
        group: "Look after what is delivered:",
        options: [...sharedOptions, only, verify, ...remote],
        examples: [
            ["check --environment live_mode", "every night: no build, no tag, a read-only key"],
            ["check --environment live_mode --verify content", "downloads every file, as a buyer would"],
        ],
    },
    import: {
        about: "record live files that fit a rule and that nobody recorded; changes only the state",
        group: "Look after what is delivered:",
        options: [
            ...sharedOptions,
            only,
            tag,
            ...remote,
            options_option("", "--all", "every live file, those too that fit no rule"),
        ],
        examples: [
            ["import --environment live_mode --only app", "takes over what was put there by hand"],
        ],
    },
    history: {
        about: "list the releases that rollback can go back to, newest first",
        group: "Look after what is delivered:",
        options: [...sharedOptions, ...stored],
        examples: [["history --environment live_mode", "serial, time, tag, commit and what was live"]],
    },
    destroy: {
        about: "withdraw every recorded file of the targets that --only names",
        group: "Look after what is delivered:",
        options: [...sharedOptions, only, ...remote, sold, yes],
        question: "Empty these targets in {environment}? Who buys now gets none of these files.",
        examples: [
            [
                "destroy --environment test_mode --only pdt_…",
                "empties one product of what dodo-files manages",
            ],
        ],
    },
    "state list": {
        about: "list what the state records, a line for each file",
        group: "Look after what is delivered:",
        options: [...sharedOptions, ...stored],
        examples: [["state list --environment live_mode", "target, name, size, version and file id"]],
    },
    "state show": {
        about: "show everything recorded of files",
        group: "Look after what is delivered:",
        operands: "<id...>",
        options: [...sharedOptions, ...stored],
        examples: [["state show pdt_… --environment live_mode", "every receipt of a product"]],
    },
    "state pull": {
        about: "print the state document",
        group: "Look after what is delivered:",
        options: [...sharedOptions, ...stored],
        examples: [["state pull --environment live_mode > state.json", "a copy to look at or to keep"]],
    },
    "state push": {
        about: "merge a state document into what is stored",
        group: "Look after what is delivered:",
        operands: "<file>",
        options: [...sharedOptions, ...stored],
        examples: [
            ["state push state.json --environment live_mode", "puts back what a run could not save"],
        ],
    },
    "state rm": {
        about: "forget files, or all files of a target; Dodo keeps them",
        group: "Look after what is delivered:",
        operands: "<id...>",
        options: [...sharedOptions, ...stored],
        examples: [
            ["state rm pdt_… --environment live_mode", "the product is somebody else's from now on"],
        ],
    },
};

;// CONCATENATED MODULE: ./build/cli/program.js





const epilogue = `
Keys and tokens come from the environment alone: DODO_PAYMENTS_API_KEY, GITHUB_TOKEN or GH_TOKEN.
Exit codes: 0 done or nothing to do, 1 failed, 2 a plan with changes under --detailed-exitcode, 3 partly done, 130 interrupted.`;
const completions = `
Paste the line of your shell into its start-up file:
  bash        source <(dodo-files completion bash)                                  # ~/.bashrc
  zsh         source <(dodo-files completion zsh)                                   # ~/.zshrc, after compinit
  fish        dodo-files completion fish | source                                   # ~/.config/fish/config.fish
  PowerShell  dodo-files completion powershell | Out-String | Invoke-Expression     # $PROFILE`;
/** Reads what stands behind the program's name and carries it out; the exit code is the process's. */
async function main(args) {
    (0,streams/* goOnUnwritten */.q)();
    const program = new node_modules_commander/* Command */.uB("dodo-files")
        .description("Keeps what buyers download from Dodo Payments in step with a folder.")
        .version(version/* version */.r)
        .addHelpText("after", examplesText(firstSteps))
        .addHelpText("after", epilogue)
        .showSuggestionAfterError();
    const state = program.createCommand("state").description("look at the state, and repair it");
    for (const [name, usage] of Object.entries(usages)) {
        const [, inState] = /^state (.+)$/.exec(name) ?? [];
        if (inState)
            addCommand(state.command(inState), name, usage);
        else
            addCommand(program.command(name).helpGroup(usage.group), name, usage);
        if (inState)
            state.helpGroup(usage.group);
    }
    program.addCommand(state);
    addCompletion(program);
    await program.parseAsync(wantsHelp(args) ? [...args, "--help"] : args, { from: "user" });
}
const firstSteps = [
    ["init", "a first dodo-files.yaml and a workflow"],
    ["plan --environment test_mode", "what would change"],
    ["apply --environment test_mode", "deliver it"],
];
/** What only holds other commands says which. */
function wantsHelp(args) {
    return args.length === 0 || (args.length === 1 && args[0] === "state");
}
function addCommand(command, name, usage) {
    command
        .description(usage.about)
        .addHelpText("after", examplesText(usage.examples))
        .addHelpText("after", epilogue);
    if (usage.operands)
        command.argument(usage.operands);
    for (const option of usage.options)
        command.addOption(option);
    command.action(async () => {
        // Help and completion, which a shell asks at every key, do without what talks to Dodo.
        const { exitCodes, runCommand } = await Promise.all(/* import() */[__webpack_require__.e(759), __webpack_require__.e(601)]).then(__webpack_require__.bind(__webpack_require__, 2601));
        process.exitCode = await runCommand({ command: name, usage, operands: command.args }, flagsOf(command));
        if (process.exitCode === exitCodes.interrupted)
            process.exit();
    });
}
/** `completion SHELL` prints a script, which calls the hidden `complete` at every key. */
function addCompletion(program) {
    (0,commander/* default */.A)(program, { completionCommandName: "completion" });
    program.commands
        .find((command) => command.name() === "completion")
        ?.description("print what makes a shell complete commands, options and their values")
        .helpGroup("Start:")
        .addHelpText("after", completions);
}
function examplesText(examples) {
    const widest = Math.max(...examples.map(([call]) => call.length));
    const lines = examples.map(([call, what]) => widest > 40
        ? `  # ${what}\n  dodo-files ${call}`
        : `  dodo-files ${call.padEnd(widest)}  # ${what}`);
    return `\nExamples:\n${lines.join("\n")}`;
}
/** The flags under the names of the Action's inputs. */
function flagsOf(command) {
    const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return Object.fromEntries(Object.entries(command.opts()).map(([name, value]) => [dashed(name), value]));
}


/***/ }),

/***/ 8889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ environments),
/* harmony export */   e: () => (/* binding */ whens)
/* harmony export */ });
const environments = ["test_mode", "live_mode"];
const whens = ["release", "prerelease", "always"];


/***/ }),

/***/ 8614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** The version of this package, for `--version` and the `User-Agent`. A test holds it to package.json. */
const version = "0.1.0";


/***/ }),

/***/ 8337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isOutputLost),
/* harmony export */   q: () => (/* binding */ goOnUnwritten)
/* harmony export */ });
const lost = { output: false };
/**
 * From now on no stream that cannot be written ends the run: what is delivered is delivered. If only
 * the reader left, as behind `head`, nothing is said; a full disk is said on standard error.
 */
function goOnUnwritten() {
    for (const stream of [process.stdout, process.stderr])
        stream.on("error", ({ code = "unknown error" }) => {
            if (code === "EPIPE" || stream !== process.stdout || lost.output)
                return;
            lost.output = true;
            process.stderr.write(`! Standard output could not be written: ${code}.\n`);
        });
}
/** Whether something of standard output is lost although its reader is there. */
async function isOutputLost() {
    await new Promise((written) => process.stdout.write("", written));
    return lost.output;
}


/***/ })

};
