export const id = 605;
export const ids = [605];
export const modules = {

/***/ 642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ createGitHub),
/* harmony export */   iL: () => (/* binding */ rawText),
/* harmony export */   ut: () => (/* binding */ answerOf),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2218);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9055);


/** A client that neither retries nor prints: Octokit's deprecation notices show URLs with their queries. */
function createGitHub({ token, apiUrl, fetch }) {
    const request = { log: silent, ...(fetch ? { fetch } : {}) };
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: apiUrl.replace(/\/+$/, ""), log: silent, request });
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
        return { failure: (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(error) };
    }
}
/** The text of a file at a commit. Octokit takes a body that breaks off for an empty one, so the bytes are read here. */
async function rawText(github, file) {
    const request = { ...within("transfer"), parseSuccessResponseBody: false };
    const answer = await answerOf(github.rest.repos.getContent({
        ...file,
        headers: { accept: "application/vnd.github.raw+json" },
        request,
    }));
    if (answer.failure)
        return answer;
    try {
        const bytes = await new Response(answer.data).arrayBuffer();
        return { data: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    }
    catch (error) {
        return { failure: (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(error) };
    }
}


/***/ }),

/***/ 9055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ nonsense),
/* harmony export */   TF: () => (/* binding */ stateProblem),
/* harmony export */   _Q: () => (/* binding */ withoutToken),
/* harmony export */   g5: () => (/* binding */ failureOf)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9341);

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
function failureOf(error) {
    if (!(error instanceof Error))
        throw error;
    const response = responseOf(error);
    if (response) {
        const words = plainWords(messageOf(response.data));
        return {
            kind: failureKind(response, words),
            words,
            wait: githubWaitMs(response),
            cause: error,
        };
    }
    if ("code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
        return { kind: "not-text", words: "it is not UTF-8 text", cause: error };
    }
    // Octokit reads large numbers as BigInt, and cannot put them into its error.
    if (error instanceof TypeError && error.message.includes("BigInt"))
        return nonsense(error);
    const timedOut = [error.name, causeOf(error)?.name].includes("TimeoutError");
    const broken = timedOut || "request" in error || error.name === "AbortError" || error.message === "terminated";
    if (!broken)
        throw error;
    return {
        kind: "no-answer",
        words: timedOut ? "it took too long" : plainWords(error.message),
        cause: error,
    };
}
/** A trouble of this tool's making: an answer that is none. */
function nonsense(cause) {
    return { kind: "out-of-order", words: "the answer is not one of GitHub's", cause };
}
/** The same trouble in few words, where GitHub, or what stands in between, repeats the token: cut only afterwards, lest a part of it is left. */
function withoutToken(failure, token) {
    return { ...failure, words: failure.words.replaceAll(token, "***").slice(0, 200) };
}
/** The Problem that a trouble is to the state store. */
function stateProblem(failure, doing) {
    const fields = doing.doing === "read" ? readProblems[failure.kind] : writeProblems[failure.kind];
    const verb = doing.doing === "read" ? "read" : "saved";
    const said = failure.words === "" ? "" : ` (${failure.words})`;
    const message = `The state in ${doing.where} cannot be ${verb}: ${stateReasons[failure.kind]}${said}.`;
    const remedy = fields.remedy.replaceAll("REPOSITORY", doing.repository);
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A({ ...fields, message, remedy, wait: failure.wait, cause: failure.cause });
}
const stateReasons = {
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
const runLater = "Run again later; githubstatus.com says how GitHub is.";
const passToken = "Pass a valid token: the Action's github-token, on the command line GITHUB_TOKEN or gh auth login.";
const firstCommit = "Push a first commit to REPOSITORY, then run again.";
const mayRead = "Give the job `permissions: { contents: read }`, or use a token that may read REPOSITORY.";
const mayWrite = "Give the job `permissions: { contents: write }`, or use a token that may write to REPOSITORY, and exempt the branch from protection rules.";
const restoreDocument = "Put back an earlier version of the document from the branch's history, then run again.";
const readProblems = {
    "no-answer": { code: "state-unreadable", remedy: runLater, transient: true },
    "not-text": { code: "state-unreadable", remedy: restoreDocument },
    "rate-limited": { code: "state-unreadable", remedy: runLater, transient: true },
    "out-of-order": { code: "state-unreadable", remedy: runLater, transient: true },
    unauthorized: { code: "state-forbidden", remedy: passToken },
    forbidden: { code: "state-forbidden", remedy: mayRead },
    missing: { code: "state-forbidden", remedy: mayRead },
    "empty-repository": { code: "state-unreadable", remedy: firstCommit },
    refused: { code: "state-unreadable", remedy: runLater },
};
const writeProblems = {
    "no-answer": { code: "network", remedy: runLater, transient: true },
    "not-text": { code: "state-unreadable", remedy: restoreDocument },
    "rate-limited": { code: "rate-limited", remedy: runLater, transient: true },
    "out-of-order": { code: "api-failed", remedy: runLater, transient: true },
    unauthorized: { code: "state-forbidden", remedy: passToken },
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
function failureKind({ status, headers }, words) {
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
    return ("retry-after" in headers ||
        `${headers["x-ratelimit-remaining"]}` === "0" ||
        /rate limit/i.test(words));
}
function githubWaitMs({ headers }) {
    const seconds = Number(headers["retry-after"]);
    return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 60) * 1000 : undefined;
}
function messageOf(body) {
    const message = typeof body === "object" && body !== null && "message" in body ? body.message : "";
    return typeof message === "string" ? message : "";
}
function causeOf(error) {
    return error.cause instanceof Error ? error.cause : undefined;
}
function plainWords(text) {
    const plain = text.replace(/\b\w+:\/\/\S*/g, "").replace(/[\s\p{C}]+/gu, " ");
    return plain.trim().replace(/\.$/, "");
}


/***/ }),

/***/ 8322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ fetchThrough)
/* harmony export */ });
/* harmony import */ var _undici_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8140);

/** For libraries that bring no connections of their own, and read whatever comes: an answer over `limit` bytes, unpacked, breaks off. */
function fetchThrough(dispatcher, limit = 128 * 1024 * 1024) {
    const through = async (url, init) => {
        const { fetch, Response } = await (0,_undici_js__WEBPACK_IMPORTED_MODULE_0__/* .loadFetch */ .L4)();
        const answer = await fetch(url, { ...init, dispatcher });
        const { status, statusText, headers, body } = answer;
        const bounded = new Response(body?.pipeThrough(upTo(limit)) ?? null, {
            status,
            statusText,
            headers,
        });
        return Object.defineProperty(bounded, "url", { value: answer.url });
    };
    return through;
}
function upTo(limit) {
    let size = 0;
    return new TransformStream({
        transform(chunk, controller) {
            size += chunk.length;
            if (size > limit)
                throw new DOMException(`it is over ${limit} bytes`, "AbortError");
            controller.enqueue(chunk);
        },
    });
}


/***/ }),

/***/ 9605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBranchStore: () => (/* binding */ openBranchStore)
});

// EXTERNAL MODULE: ./build/io/http/retry.js + 2 modules
var retry = __webpack_require__(7676);
// EXTERNAL MODULE: ./build/io/github/client.js
var client = __webpack_require__(642);
// EXTERNAL MODULE: ./build/io/github/failure.js
var github_failure = __webpack_require__(9055);
;// CONCATENATED MODULE: ./build/io/github/branch-client.js



/** What all requests about one branch have in common. */
function createBranchClient(options) {
    const { repository, where, token, retryDelay = 1_000, onWait = () => { } } = options;
    const github = (0,client/* createGitHub */.Cl)(options);
    const [owner = "", repo = ""] = repository.split("/");
    const problemOf = (failure, doing) => (0,github_failure/* stateProblem */.TF)((0,github_failure/* withoutToken */._Q)(failure, token), { doing, repository, where });
    const unlessExpected = (answer, doing, expected) => {
        if (answer.failure && !expected[answer.failure.kind])
            throw problemOf(answer.failure, doing);
        return answer;
    };
    const patience = { tries: 4, firstDelay: retryDelay, onWait };
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
            return (0,retry/* withRetries */.LH)(once, patience);
        },
        /** Makes an object, once: what is repeated is the whole save. Gives its hash. */
        async make(request) {
            const answer = hashIn(await (0,client/* answerOf */.ut)(request), (body) => body.sha);
            if (answer.failure)
                throw problemOf(answer.failure, "write");
            return answer.data;
        },
    };
}
/** A 404 may also hide the whole repository: it means absent only where the token can read that. */
async function confirmReadable({ github, place, read, }) {
    await read(() => (0,client/* answerOf */.ut)(github.rest.repos.get({ ...place, request: (0,client/* within */.ux)("request") })));
}
/** Octokit passes on whatever came, e.g. the page of a proxy. */
function hashIn(answer, pick) {
    if (answer.failure)
        return answer;
    const hash = pick(Object(answer.data));
    return typeof hash === "string" && /^[0-9a-f]{40,64}$/.test(hash)
        ? { data: hash }
        : { failure: (0,github_failure/* nonsense */.IE)() };
}

// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
;// CONCATENATED MODULE: ./build/io/github/branch-head.js




/** The commit at the head of the branch; `null` if there is no such branch. */
async function readHead({ github, git, place, branch, read, }) {
    const ask = () => (0,client/* answerOf */.ut)(git.getRef({ ...place, ref: `heads/${branch}`, request: (0,client/* within */.ux)("request") }));
    const answer = await read(async () => hashIn(await ask(), (body) => body.object?.sha), {
        missing: true,
        "empty-repository": true,
    });
    if (answer.failure?.kind === "missing")
        await confirmReadable({ github, place, read });
    return answer.data ?? null;
}
/**
 * Moves the branch, if it still is where it was. GitHub refuses that for a moment, too, while it
 * lags behind itself: a refusal is a conflict only if the head moved, and else tried again.
 */
async function moveHead(asking, parent, commit) {
    const failed = await (0,retry/* withRetries */.LH)(async () => {
        const one = await moveOnce(asking, parent, commit);
        if (one?.isRefusal)
            throw one.problem.with({ transient: true });
        return one?.problem;
    }, asking.patience).catch((error) => {
        throw error instanceof problem/* Problem */.A && error.code === "state-forbidden"
            ? error.with({ transient: false })
            : error;
    });
    if (failed)
        throw failed;
}
/** What failed; `isRefusal`: GitHub refused it although the branch is where it was. */
async function moveOnce(asking, parent, commit) {
    const { git, place, branch, where, problemOf } = asking;
    const request = (0,client/* within */.ux)("request");
    const answer = await (0,client/* answerOf */.ut)(parent === null
        ? git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: commit, request })
        : git.updateRef({ ...place, ref: `heads/${branch}`, sha: commit, force: false, request }));
    const { failure } = hashIn(answer, (body) => body.object?.sha);
    if (!failure)
        return undefined;
    const problem = isLostRace(failure) ? branchConflict(where) : problemOf(failure, "write");
    const isRefusal = failure.kind === "refused";
    // The answer may have been lost after the work was done: look, before anybody tries again.
    if (!isRefusal && !problem.transient)
        return { problem, isRefusal };
    const head = await readHead(asking).catch(() => undefined);
    if (head === commit)
        return undefined;
    if (problem.code === "state-conflict" || !isRefusal)
        return { problem, isRefusal: false };
    return head === parent || head === undefined
        ? { problem, isRefusal }
        : { problem: branchConflict(where), isRefusal: false };
}
/** Another run saved the document, or another one on the same branch, first. */
function branchConflict(where) {
    return new problem/* Problem */.A({
        code: "state-conflict",
        message: `Another run saved to ${where} first.`,
        remedy: "Run again: the next run starts from what it saved.",
    });
}
/** GitHub's words for a lost compare-and-swap, and for a branch that was deleted since. */
function isLostRace({ kind, words }) {
    return (kind === "refused" &&
        /not a fast.forward|Reference already exists|Reference does not exist/i.test(words));
}

;// CONCATENATED MODULE: ./build/io/github/branch.js




const author = {
    name: "dodo-files",
    email: "41898282+github-actions[bot]@users.noreply.github.com",
};
/** Up to so many characters a text travels within its tree: a save is then three requests that write, not four. */
const inlineLimit = 1_000_000;
function createBranch(options) {
    const asking = createBranchClient(options);
    /** The tree of each commit that this run made. */
    const trees = new Map();
    return {
        head: () => readHead(asking),
        text: (commit) => readTextAt(asking, commit),
        async commit(commit) {
            const base = commit.parent === null
                ? undefined
                : (trees.get(commit.parent) ?? (await treeOf(asking, commit.parent)));
            const tree = await makeTree(asking, commit.text, base);
            const sha = await makeCommit(asking, commit, tree);
            trees.set(sha, tree);
            return sha;
        },
        move: (parent, commit) => moveHead(asking, parent, commit),
        async prove() {
            await (0,retry/* withRetries */.LH)(() => makeBlob(asking, "dodo-files may write here\n"), asking.patience);
        },
    };
}
async function readTextAt({ github, place, path, read }, commit) {
    const answer = await read(() => (0,client/* rawText */.iL)(github, { ...place, path, ref: commit }), {
        missing: true,
    });
    if (answer.failure)
        await confirmReadable({ github, place, read });
    return answer.data ?? null;
}
async function treeOf({ git, place, where, read }, commit) {
    const ask = () => (0,client/* answerOf */.ut)(git.getCommit({ ...place, commit_sha: commit, request: (0,client/* within */.ux)("request") }));
    const answer = await read(async () => hashIn(await ask(), (body) => body.tree?.sha), {
        missing: true,
    });
    if (answer.failure)
        throw branchConflict(where);
    return answer.data;
}
function makeBlob({ git, place, make }, content) {
    return make(git.createBlob({ ...place, content, encoding: "utf-8", request: (0,client/* within */.ux)("transfer") }));
}
async function makeTree(asking, text, base) {
    const { git, place, path, make } = asking;
    const content = text.length <= inlineLimit ? { content: text } : { sha: await makeBlob(asking, text) };
    const tree = [{ path, mode: "100644", type: "blob", ...content }];
    const onto = base === undefined ? {} : { base_tree: base };
    return make(git.createTree({ ...place, ...onto, tree, request: (0,client/* within */.ux)("transfer") }));
}
function makeCommit({ git, place, make }, { message, parent }, tree) {
    const parents = parent === null ? [] : [parent];
    const request = (0,client/* within */.ux)("request");
    return make(git.createCommit({ ...place, message, tree, parents, author, committer: author, request }));
}

;// CONCATENATED MODULE: ./build/io/github/state-store.js


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
            throw branchConflict(where);
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

// EXTERNAL MODULE: ./build/io/http/fetch.js
var fetch = __webpack_require__(8322);
// EXTERNAL MODULE: ./build/io/http/http.js
var http = __webpack_require__(1068);
;// CONCATENATED MODULE: ./build/wire/state-branch.js



/** A file of its own: GitHub's client and `fetch` are loaded only where the state lies on a branch. */
function openBranchStore(options) {
    const dispatcher = (0,http/* createDispatcher */.SM)(8);
    return {
        store: createBranchStateStore({ ...options, fetch: (0,fetch/* fetchThrough */.s)(dispatcher) }),
        close: () => dispatcher.destroy(),
    };
}


/***/ })

};
