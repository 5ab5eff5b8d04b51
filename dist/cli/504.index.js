export const id = 504;
export const ids = [504];
export const modules = {

/***/ 5150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ routeNameOf),
/* harmony export */   Lu: () => (/* binding */ routeOf),
/* harmony export */   gD: () => (/* binding */ isProduct),
/* harmony export */   qO: () => (/* binding */ isEntitlement)
/* harmony export */ });
const MiB = 1024 ** 2;
/** One S3 PUT takes 5 GiB; an entitlement's upload 500 MiB, as documented. */
const routes = {
    product: { maxBytes: 5 * 1024 * MiB, attachesOnUpload: false, takesFilesBack: true },
    entitlement: { maxBytes: 500 * MiB, attachesOnUpload: true, takesFilesBack: false },
};
/** The route of a target: its id says it. */
function routeOf(target) {
    return routes[routeNameOf(target)];
}
function routeNameOf(target) {
    return target.startsWith("ent_") ? "entitlement" : "product";
}
function isEntitlement(target) {
    return routeNameOf(target) === "entitlement";
}
function isProduct(target) {
    return routeNameOf(target) === "product";
}


/***/ }),

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

/***/ 1068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ request),
/* harmony export */   Gb: () => (/* binding */ requestIdOf),
/* harmony export */   Hr: () => (/* binding */ stallMs),
/* harmony export */   Rx: () => (/* binding */ createSend),
/* harmony export */   SM: () => (/* binding */ createDispatcher),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   Wo: () => (/* binding */ networkProblem),
/* harmony export */   xS: () => (/* binding */ quoteForeign)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9341);
/* harmony import */ var _undici_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8140);


/** Milliseconds without a sign of life after which a connection counts as dead. */
const stallMs = 30_000;
/** The one place that connections come from. Honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
function createDispatcher(connections, stall = stallMs) {
    const options = {
        connections,
        connect: { timeout: 15_000 },
        headersTimeout: stall,
        bodyTimeout: stall,
        ...oneProtocol,
    };
    return isProxied()
        ? new _undici_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvHttpProxyAgent */ .J2({ ...options, requestTls: oneProtocol })
        : new _undici_js__WEBPACK_IMPORTED_MODULE_1__/* .Agent */ .g6(options);
}
/** HTTP/1.1, where one connection has one request: what breaks says which request it was. undici would take HTTP/2 where a server offers it. */
const oneProtocol = { allowH2: false };
/** One exchange. */
function request({ origin, pathname, search }, { dispatcher, ...options }) {
    return dispatcher.request({ ...options, origin, path: pathname + search });
}
/** Sends over connections of this dispatcher; `withWatchdog` ends what takes too long. */
function createSend(dispatcher) {
    return async ({ method, url, headers, body, signal, answerLimit }) => {
        const isFile = body !== undefined && typeof body !== "string";
        const answer = await request(url, {
            method,
            dispatcher,
            headers,
            ...(signal ? { signal } : {}),
            // undici counts from the first byte sent, and a file may take as long as it takes.
            ...(isFile ? { headersTimeout: 0 } : {}),
            ...(body === undefined ? {} : { body }),
        });
        const text = await bodyText(answer.body, answerLimit);
        return { status: answer.statusCode, headers: answer.headers, text };
    };
}
function isProxied() {
    return ["http_proxy", "https_proxy"].some((name) => process.env[name] || process.env[name.toUpperCase()]);
}
/** What Node says of a certificate that no further try would make a better one. */
const untrusted = /^(?:.*SELF_SIGNED_CERT.*|UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF).*|CERT_.+|ERR_TLS_CERT_.+)$/;
/** An exchange that ended without an answer: what the other side did is not known. */
function networkProblem(cause, whom) {
    const reason = networkReason(cause);
    const isUntrusted = untrusted.test(reason);
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A({
        code: "network",
        message: `The connection to ${whom} failed (${reason}).`,
        remedy: isUntrusted
            ? "The certificate is not to be trusted here. Where a proxy of your own signs it, name its authority's file in NODE_EXTRA_CA_CERTS."
            : "Check the network and any proxy (HTTPS_PROXY, NO_PROXY), then run again.",
        transient: !isUntrusted,
        cause,
    });
}
/** Milliseconds that `Retry-After` (seconds or a date) or `retry-after-ms` ask to wait, at most a minute. */
function retryAfterMs(headers) {
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
async function bodyText(body, limit) {
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
function quoteForeign(text) {
    // Each URL is taken whole, query or not: of millions of characters none may be looked at twice.
    const plain = text.replace(/(https?:\/\/[^\s"'<>?]*)(\?[^\s"'<>]*)?/gi, (_, url, query) => {
        return query === undefined ? url : `${url}?…`;
    });
    return plain.slice(0, 300);
}
function networkReason(cause) {
    if (cause instanceof _undici_js__WEBPACK_IMPORTED_MODULE_1__/* .errors */ .sO.ConnectTimeoutError)
        return "no connection in time";
    if (cause instanceof _undici_js__WEBPACK_IMPORTED_MODULE_1__/* .errors */ .sO.HeadersTimeoutError || cause instanceof _undici_js__WEBPACK_IMPORTED_MODULE_1__/* .errors */ .sO.BodyTimeoutError)
        return "no answer in time";
    if (!(cause instanceof Error))
        return "unknown";
    if (cause.name === "TimeoutError")
        return "no answer in time";
    return cause.code ?? (quoteForeign(cause.message) || cause.name);
}


/***/ }),

/***/ 8140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J2: () => (/* reexport default export from named module */ undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__),
/* harmony export */   L4: () => (/* binding */ loadFetch),
/* harmony export */   g6: () => (/* reexport default export from named module */ undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_2__),
/* harmony export */   sO: () => (/* reexport default export from named module */ undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_1__)
/* harmony export */ });
/* harmony import */ var undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6615);
/* harmony import */ var undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8707);
/* harmony import */ var undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7405);
/* harmony import */ var undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(883);
/* harmony import */ var undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3137);
// The one place that imports parts of undici: loading all of it takes a fifth of a short run.





// undici's index does the same.
Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__.prototype, undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_0__);

/** Loads `fetch`, which most runs do without. */
async function loadFetch() {
    const [{ fetch }, { Response }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(51), __webpack_require__.e(398)]).then(__webpack_require__.t.bind(__webpack_require__, 4398, 19)),
        __webpack_require__.e(/* import() */ 51).then(__webpack_require__.t.bind(__webpack_require__, 9051, 19)),
    ]);
    return { fetch, Response };
}


/***/ }),

/***/ 8504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeComment: () => (/* binding */ writeComment)
});

// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
;// CONCATENATED MODULE: ./build/app/commands/comment.js

/** Of runs that write at the same moment all but one find their section gone, and try again. */
const maxCommentWrites = 8;
/** GitHub has no compare-and-swap for comments: so long another run may take from its reading to its writing. Milliseconds. */
const settleMs = 1_500;
/** A comment is worth no longer pause. Milliseconds. */
const longestWait = 10_000;
/**
 * Keeps one comment up to date: the oldest page that the token's own user wrote, or a new one. Each write is read again a moment
 * later, and repeated where another run wrote over it. Returns why nothing was written, where that is worth a word. Throws a Problem of the PullRequest.
 */
async function keepComment(page, pull, { clock, signal }) {
    let made;
    let written;
    let spoiled = overwritten();
    for (let round = 1; round <= maxCommentWrites && !signal.aborted; round += 1) {
        let wait = settleMs;
        try {
            const pages = (await pull.own()).filter(({ body }) => page.isPage(body));
            const { text, why } = page.write(pages.map(({ body }) => body));
            if (text === undefined)
                return why;
            const [oldest, ...younger] = pages;
            if (oldest &&
                [text, written].some((one) => one !== undefined && isSameText(oldest.body, one))) {
                // Two runs made one each, and one may have been cut off; what stood on the younger one stands on the oldest by now.
                const spare = isSameText(oldest.body, text) ? younger.map(({ id }) => id) : [];
                if (made !== undefined && made !== oldest.id)
                    spare.push(made);
                for (const id of new Set(spare))
                    await pull.remove(id);
                return undefined;
            }
            // One that is not listed yet is not made twice.
            const id = oldest?.id ?? made;
            if (id === undefined)
                made = await pull.create(text);
            else
                await pull.update(id, text);
            written = text;
            spoiled = overwritten();
        }
        catch (error) {
            if (!(error instanceof problem/* Problem */.A) || !error.transient || (error.wait ?? 0) > longestWait)
                throw error;
            spoiled = error;
            wait = Math.max(wait, error.wait ?? 0);
        }
        await clock.sleep(wait, signal);
    }
    throw spoiled;
}
/** What stays the same however a browser or GitHub ends lines. */
function isSameText(body, text) {
    return body.replaceAll("\r\n", "\n").trim() === text.trim();
}
function overwritten() {
    return new problem/* Problem */.A({
        code: "api-failed",
        message: "Other runs kept writing over the comment of this pull request.",
        remedy: "Look at the job's summary, or run this job again.",
    });
}

// EXTERNAL MODULE: ./build/io/github/client.js
var client = __webpack_require__(642);
// EXTERNAL MODULE: ./build/io/github/failure.js
var failure = __webpack_require__(9055);
;// CONCATENATED MODULE: ./build/io/github/pull-request.js



/** The conversation of a pull request on GitHub. Repeats nothing by itself: whoever calls knows what a repetition would do. */
function createPullRequest(options) {
    const asking = createPullRequestClient(options);
    const { issues, place, within, taken } = asking;
    let whoami;
    return {
        async own() {
            whoami ??= await askWhoami(asking);
            return (await listComments(asking))
                .filter(({ user }) => user?.login === whoami)
                .map(({ id, body }) => ({ id, body: body ?? "" }))
                .sort((a, b) => a.id - b.id);
        },
        async create(body) {
            const { number: issue_number } = options;
            return taken(await (0,client/* answerOf */.ut)(issues.createComment({ ...place, issue_number, body, request: within() }))).id;
        },
        async update(id, body) {
            taken(await (0,client/* answerOf */.ut)(issues.updateComment({ ...place, comment_id: id, body, request: within() })));
        },
        async remove(id) {
            const answer = await (0,client/* answerOf */.ut)(issues.deleteComment({ ...place, comment_id: id, request: within() }));
            if (answer.failure?.kind !== "missing")
                taken(answer);
        },
    };
}
function createPullRequestClient(options) {
    const { repository, number, token, signal } = options;
    const [owner = "", repo = ""] = repository.split("/");
    const github = (0,client/* createGitHub */.Cl)(options);
    return {
        github,
        issues: github.rest.issues,
        place: { owner, repo },
        number,
        within: () => ({ signal: AbortSignal.any([signal, AbortSignal.timeout(requestTime)]) }),
        /** What came of a request; throws the Problem where nothing did. */
        taken(answer) {
            if (answer.failure)
                throw commentProblem((0,failure/* withoutToken */._Q)(answer.failure, token), `${repository}#${number}`);
            return answer.data;
        },
    };
}
/** `GET /user` is closed to the token of a workflow; this answers every kind of token, with the login that its comments bear. */
async function askWhoami({ github, within, taken }) {
    const asked = github.graphql("query { viewer { login } }", { request: within() });
    const { viewer } = taken(await (0,client/* answerOf */.ut)(asked.then((data) => ({ data }))));
    return viewer?.login ?? taken({ failure: (0,failure/* nonsense */.IE)() });
}
async function listComments({ issues, place, number, within, taken }) {
    const all = [];
    for (let page = 1; page <= maxCommentPages; page += 1) {
        const query = { ...place, issue_number: number, per_page: 100, page, request: within() };
        const found = taken(await (0,client/* answerOf */.ut)(issues.listComments(query)));
        // Octokit passes on whatever came, e.g. the page of a proxy.
        if (!Array.isArray(found))
            return taken({ failure: (0,failure/* nonsense */.IE)() });
        all.push(...found);
        if (found.length < 100)
            break;
    }
    return all;
}
/** Milliseconds. A comment is worth no long wait. */
const requestTime = 10_000;
/** Of a hundred comments; GitHub allows 2,500 in a conversation. */
const maxCommentPages = 30;
function commentProblem({ kind, words, wait, cause }, where) {
    const said = words === "" ? "" : ` (${words})`;
    const message = `The plan cannot be written as a comment to ${where}: ${commentReasons[kind]}${said}.`;
    return new problem/* Problem */.A({ ...problems[kind], message, wait, cause });
}
const commentReasons = {
    "no-answer": "GitHub gave no answer",
    "not-text": "GitHub's answer is damaged",
    "rate-limited": "GitHub asks to slow down",
    "out-of-order": "GitHub is out of order",
    unauthorized: "GitHub does not accept the token",
    forbidden: "GitHub does not allow it to this token",
    missing: "GitHub shows no such pull request to this token",
    "empty-repository": "the repository is empty",
    refused: "GitHub refuses it",
};
const summary = "The plan stands in the job's summary.";
const rerunForComment = {
    remedy: `${summary} Run this job again for the comment.`,
    transient: true,
};
const permit = {
    code: "forbidden",
    remedy: "Give the job `permissions: { contents: read, pull-requests: write }`, or leave the input comment out.",
};
const odd = { code: "api-failed", remedy: summary };
const problems = {
    "no-answer": { code: "network", ...rerunForComment },
    "not-text": odd,
    "rate-limited": { code: "rate-limited", ...rerunForComment },
    "out-of-order": { code: "api-failed", ...rerunForComment },
    unauthorized: { code: "unauthorized", remedy: "Pass a valid token as the input github-token." },
    forbidden: permit,
    missing: permit,
    "empty-repository": odd,
    refused: odd,
};

// EXTERNAL MODULE: ./build/io/host/clock.js
var host_clock = __webpack_require__(5050);
// EXTERNAL MODULE: ./build/io/http/fetch.js
var http_fetch = __webpack_require__(8322);
// EXTERNAL MODULE: ./build/io/http/http.js
var http = __webpack_require__(1068);
// EXTERNAL MODULE: ./build/io/local/manifest-file.js
var manifest_file = __webpack_require__(7027);
// EXTERNAL MODULE: ./build/core/text/numbers.js
var numbers = __webpack_require__(1262);
// EXTERNAL MODULE: ./build/core/text/order.js
var order = __webpack_require__(1472);
;// CONCATENATED MODULE: ./build/view/markdown/comment-page.js


/** GitHub refuses a comment over 65,536 characters; in bytes that holds however it counts. */
const pageLimit = 65_000;
/** The sections of a comment; undefined where its first line is not the environment's. */
function parsePage(body, environment) {
    const [first, ...lines] = body.split(/\r?\n/);
    if (first?.trim() !== pageMarker(environment))
        return undefined;
    const sections = [];
    let isInside = false;
    for (const line of lines) {
        const [, run, key] = /^<!-- dodo-files:section (\d{1,15}) (\S*) -->$/.exec(line.trim()) ?? [];
        if (run !== undefined && key !== undefined) {
            sections.push({ key: decoded(key), run: Number(run), lines: [] });
            isInside = true;
        }
        else if (line.trim() === end)
            isInside = false;
        else if (isInside)
            sections.at(-1)?.lines.push(line);
    }
    return sections.map(({ key, run, lines }) => ({ key, run, text: lines.join("\n").trim() }));
}
/** Of the sections of several comments that say the same manifest's, the latest run's. */
function latestSections(pages) {
    const byKey = new Map();
    for (const section of pages.flat()) {
        const known = byKey.get(section.key);
        if (!known || section.run > known.run)
            byKey.set(section.key, section);
    }
    return [...byKey.values()];
}
/** The page with the own section put in place of its last one. The others stay as they are while they fit; else they are cut to their first line, the longest first. */
function renderPage(environment, own, sections) {
    const others = sections.filter(({ key }) => key !== own.key);
    const share = Math.floor((pageLimit - frameBytes) / (others.length + 1));
    // What was cut before is given its share, or it would never grow back.
    const left = pageLimit -
        frameBytes -
        sum(others.map((section) => (isCut(section) ? share : sectionBytes(section))));
    const text = own.render(Math.max(left, share, 13_000) - sectionBytes({ ...own, text: "" }));
    const mine = { ...own, text };
    const room = pageLimit - frameBytes - sectionBytes(mine);
    const fitting = squeezed(others, room);
    const all = [mine, ...fitting].sort((a, b) => (0,order/* order */.f)(a.key, b.key));
    const missing = others.length - fitting.length;
    const rest = missing > 0
        ? [`… and ${(0,numbers/* plural */.LS)(missing, "more manifest")}: the summaries of their runs have the plans.`]
        : [];
    return [pageMarker(environment), ...all.map(renderSection), ...rest].join("\n");
}
/** Bytes for the title and the last line. */
const frameBytes = 300;
const end = "<!-- dodo-files:end -->";
function pageMarker(environment) {
    return `<!-- dodo-files:${environment} -->`;
}
function renderSection({ key, run, text }) {
    return `<!-- dodo-files:section ${run} ${encoded(key)} -->\n${text}\n${end}`;
}
/** The longest are cut first; where even that is not enough, the last ones go. */
function squeezed(sections, room) {
    let kept = [...sections];
    for (const section of sections.toSorted((a, b) => sectionBytes(b) - sectionBytes(a))) {
        if (sum(kept.map(sectionBytes)) <= room)
            break;
        kept = kept.map((each) => (each === section ? shortened(each) : each));
    }
    while (kept.length > 0 && sum(kept.map(sectionBytes)) > room)
        kept.pop();
    return kept;
}
const cutNotice = "Cut, since this comment is full: the run's summary has it.";
function shortened({ text, ...section }) {
    const [first = ""] = text.split("\n");
    return { ...section, text: `${first.slice(0, 500)}\n\n${cutNotice}` };
}
function isCut({ text }) {
    return text.endsWith(cutNotice);
}
function sectionBytes(section) {
    return new TextEncoder().encode(renderSection(section)).length + 1;
}
function sum(numbers) {
    return numbers.reduce((total, one) => total + one, 0);
}
/** Nothing in it can end an HTML comment. */
function encoded(key) {
    return encodeURIComponent(key.toWellFormed()).replaceAll("--", "%2D%2D");
}
function decoded(key) {
    try {
        return decodeURIComponent(key);
    }
    catch {
        return key;
    }
}

// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan = __webpack_require__(6769);
// EXTERNAL MODULE: ./build/view/safe.js
var safe = __webpack_require__(5359);
// EXTERNAL MODULE: ./build/view/tally.js
var tally = __webpack_require__(6310);
// EXTERNAL MODULE: ./build/view/closing.js
var closing = __webpack_require__(8987);
// EXTERNAL MODULE: ./build/view/links.js
var links = __webpack_require__(3673);
// EXTERNAL MODULE: ./build/view/marks.js
var view_marks = __webpack_require__(4586);
;// CONCATENATED MODULE: ./build/view/markdown/bounded.js
/** Items as texts, as many as fit into so many bytes of UTF-8; where some do not, a last text says how many more there are. */
function bounded_bounded(items, options) {
    const encoder = new TextEncoder();
    const texts = [];
    let used = 0;
    for (const item of items) {
        const text = options.render(item);
        used += encoder.encode(text).length + 1;
        if (used > options.budget)
            return [...texts, options.more(items.length - texts.length)];
        texts.push(text);
    }
    return texts;
}

;// CONCATENATED MODULE: ./build/view/markdown/alerts.js






/** A section for each problem: code, place, what happened, what to do. */
function alerts_problemAlerts(report) {
    return alerts(report, { of: report.problems, kind: "CAUTION" });
}
/** Files that buyers see although dodo-files did not deliver them, then a section for each warning. */
function alerts_warningAlerts(report) {
    const foreign = (report.plan?.targets ?? []).filter((target) => target.foreign.length > 0);
    const more = (left) => `… and ${left} more products with files of others.`;
    const lines = bounded(foreign, {
        render: (target) => foreignAlert(report, target),
        budget: 50_000,
        more,
    });
    return [
        ...lines.map((line) => [line]),
        ...alerts(report, { of: report.warnings, kind: "WARNING" }),
    ];
}
/** What a run that failed did to each target. */
function alerts_standingList(report) {
    if (report.problems.length === 0 || !report.wrote)
        return [];
    const render = (sentence) => `- ${escapeMarkdown(sentence)}`;
    const more = (left) => `- … and ${left} more`;
    const lines = bounded(standing(report), { render, budget: 50_000, more });
    return lines.length > 0 ? ["**Not done:**", "", ...lines] : [];
}
/** A section for each of these problems, as many as fit. */
function alerts(report, { of, kind, budget = 100_000 }) {
    const more = (left) => `… and ${left} more; the log and the JSON report have them all.`;
    const render = (problem) => alerts_alert(report, problem, kind);
    return bounded_bounded(of, { render, budget, more }).map((line) => [line]);
}
function alerts_alert(report, problem, kind) {
    const place = (0,view_marks/* problemPlace */.NT)(problem, (target) => (0,tally/* targetName */.je)(report, target));
    const details = bounded_bounded(problem.details, {
        render: (detail) => `> - ${(0,safe/* escapeMarkdown */.FV)(detail)}`,
        budget: 8_000,
        more: (left) => `> - … and ${left} more`,
    });
    return [
        `> [!${kind}]`,
        `> **${problem.code}** ${place === "" ? "" : `${(0,safe/* code */.aY)(place)} `}${(0,safe/* escapeMarkdown */.FV)(problem.message)}`,
        ...(details.length > 0 ? [">", ...details] : []),
        ">",
        `> → ${(0,safe/* escapeMarkdown */.FV)(problem.remedy)} [More about it](${(0,links/* problemLink */.k)(problem.code)})`,
    ].join("\n");
}
function foreignAlert(report, { target, foreign }) {
    const names = foreign.slice(0, 10).map(({ name }) => code(name));
    const more = foreign.length > 10 ? ` and ${foreign.length - 10} more` : "";
    const them = foreign.length === 1 ? "it" : "them";
    return [
        "> [!WARNING]",
        `> **${escapeMarkdown(targetName(report, target))}** also delivers ${names.join(", ")}${more}, which dodo-files did not upload. Buyers see ${them}. [Take ${them} over](${repository}#import) or remove ${them} in the dashboard.`,
    ].join("\n");
}

;// CONCATENATED MODULE: ./build/view/markdown/buyers.js

/** What buyers see now, of every target that was read; of a plan, what they will see, where no problem stops it. */
function buyers_buyersSee(report) {
    if (report.command === "plan") {
        const planned = report.plan?.targets.filter(({ target }) => !(0,tally/* isTargetStopped */.jV)(report, target)) ?? [];
        return planned.map(({ target, after }) => ({
            target,
            names: after.map(({ name }) => name).sort(),
        }));
    }
    const known = fileNames(report);
    return [...report.live].map(([target, ids]) => ({
        target,
        names: [...ids].map((id) => known.get(id) ?? id).sort(),
    }));
}
function fileNames({ plan, state, outcomes, names }) {
    const listed = plan?.targets.flatMap(({ before }) => before) ?? [];
    const recorded = [...(state?.retired ?? []), ...(state?.files ?? [])];
    const changed = outcomes.map(({ change, file_id }) => ({ file_id, name: change.name }));
    const known = [...listed, ...recorded, ...changed];
    return new Map([
        ...known.flatMap(({ file_id, name }) => (file_id ? [[file_id, name]] : [])),
        ...(names ?? []),
    ]);
}

// EXTERNAL MODULE: ./build/view/columns.js
var columns = __webpack_require__(9163);
;// CONCATENATED MODULE: ./build/view/markdown/diff.js






/** What GitHub's colours for `diff` take: green, red, orange. */
const diffMarks = {
    create: "+",
    replace: "!",
    restore: "+",
    adopt: "!",
    keep: " ",
    delete: "-",
    forget: "-",
};
/**
 * The changes of a report's plan as a fenced block, as many as fit into so many bytes; nothing where there are none. Where not all
 * fit, what buyers lose comes first.
 */
function renderDiff(report, budget) {
    const blocks = (report.plan?.targets ?? []).map((target) => blockOf(report, target));
    const whole = diffLines(blocks);
    const isLong = new TextEncoder().encode(whole.join("\n")).length >= budget;
    const lines = isLong
        ? diffLines([...blocks.map(withdrawn(true)), ...blocks.map(withdrawn(false))])
        : whole;
    const more = (left) => `  … and ${left} more lines; the run's summary has them`;
    const shown = bounded_bounded(lines, { render: (line) => line, budget, more });
    const fence = fenceAround(shown);
    return lines.length > 0 ? [`${fence}diff`, ...shown, fence] : [];
}
function blockOf(report, target) {
    return { heading: diffHeading(report, target.target), rows: diffRows(target) };
}
function withdrawn(wanted) {
    return ({ heading, rows }) => ({
        heading,
        rows: rows.filter(({ mark }) => (mark === diffMarks.delete) === wanted),
    });
}
function diffLines(every) {
    const blocks = every.filter(({ rows }) => rows.length > 0);
    const rows = blocks.flatMap((block) => block.rows);
    const [names, notes] = [
        (0,columns/* columnWidth */.zt)(rows.map(({ name }) => name)),
        (0,columns/* columnWidth */.zt)(rows.map(({ note }) => note)),
    ];
    const widest = (0,columns/* columnWidth */.zt)(blocks.map(({ heading: [name] }) => name));
    return blocks.flatMap(({ heading: [name, id], rows }) => [
        `  ${(0,columns/* pad */.eV)(name, widest)}   ${id}`.trimEnd(),
        ...rows.map(({ mark, name, note, size }) => `${mark} ${(0,columns/* pad */.eV)(name, names)}   ${(0,columns/* pad */.eV)(note, notes)}   ${size}`.trimEnd()),
    ]);
}
/** Name and id; a problem that stops the target takes the changes below back. */
function diffHeading(report, target) {
    const name = (0,tally/* targetName */.je)(report, target);
    const problem = report.problems.find((one) => one.target === target);
    const stopped = problem ? [`stopped: ${problem.code}`] : [];
    return [(0,safe/* safeLine */.om)(name), [...(name === target ? [] : [(0,safe/* safeLine */.om)(target)]), ...stopped].join("   ")];
}
function diffRows({ changes }) {
    return changes.filter(plan/* isPending */.mm).map((change) => ({
        mark: diffMarks[change.action],
        name: (0,safe/* safeLine */.om)(change.name),
        note: (0,safe/* safeLine */.om)(diffNote(change)),
        size: sizeNote(change),
    }));
}
/** What the mark means, in words. */
function diffNote(change) {
    const words = {
        create: "new",
        replace: succession(change),
        restore: "comes back",
        adopt: "taken over as it is",
        keep: "kept",
        delete: change.reason,
        forget: "gone from the store already",
    };
    return words[change.action];
}
/** `1.2.0 → 1.3.0`, `1.2.0 → next` where no tag says which, `was 1.2.0` where the name says no version. */
function succession(change) {
    const { was, name, version, open } = change;
    if (was === undefined || was === name)
        return "other content";
    const next = version ?? (open ? "next" : undefined);
    return next === undefined ? `was ${(0,tally/* wasOf */.Xm)(change)}` : `${was} → ${next}`;
}
function sizeNote({ size, was_size }) {
    if (size === null)
        return "";
    const [before, after] = [was_size === undefined ? undefined : (0,numbers/* bytes */.ee)(was_size), (0,numbers/* bytes */.ee)(size)];
    return before === undefined || before === after ? after : `${before} → ${after}`;
}
/** Longer than every run of backticks inside: nothing in between can end it. */
function fenceAround(lines) {
    const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
    return "`".repeat(Math.max(3, ...runs.map((run) => (0,columns/* width */.VL)(run) + 1)));
}

;// CONCATENATED MODULE: ./build/view/markdown/footer.js

/** A link, where the address is a plain one without a query; else the bare text. */
function footer_linkTo(text, url) {
    return url !== undefined && /^https:\/\/[\w.:/@%~-]+$/.test(url) ? `[${text}](${url})` : text;
}
/** What a plan was made from, and what it leaves open. `commit`: what people know the change by; without it the run's own. */
function footer_planFacts({ plan }, commit = plan?.commit) {
    const open = new Set(plan?.targets.flatMap(({ changes }) => changes.flatMap((change) => change.open ?? [])));
    const at = commit === undefined ? "" : ` at ${(0,safe/* code */.aY)(commit.slice(0, 7))}`;
    const alone = plan?.offline ? " alone: without a key nothing live was read" : "";
    return [
        ...(plan
            ? [`Planned${at} against state ${plan.serial}${alone}`]
            : at === ""
                ? []
                : [`Tried${at}`]),
        ...(open.size > 0 ? [`no tag in this run: ${[...open].map(safe/* code */.aY).join(", ")} left open`] : []),
    ];
}

;// CONCATENATED MODULE: ./build/view/markdown/headline.js





/** The first line of a summary: did it work, what, where. */
function headline_headlineOf(report) {
    const where = report.environment ? code(report.environment) : "";
    if (report.result === "failed")
        return `✗ ${failedTitle(report, where)}`;
    if (report.result === "partial")
        return `✗ Partly done in ${where}: ${targetsDone(report)}`;
    if (report.result === "pending")
        return `Plan for ${where}: ${planned(tallyOf(outcomesOf(report)))}`;
    return `✓ ${doneTitle(report, where)}`;
}
/** The line below it: how much, how long, and where it is recorded. */
function headline_factsLine(report) {
    const tally = tallyOf(outcomesOf(report));
    const counts = report.plan ? [`**${countsOf(report, tally)}**`] : [];
    return [...counts, ...effort(report), ...proof(report), ...stateLink(report)].join(" · ");
}
function doneTitle({ command, result, tag, manifest, warnings }, where) {
    if (command === "check")
        return `${where} delivers what the state records`;
    if (command === "validate")
        return `${code(manifest)} is valid`;
    if (command === "import" && result === "unchanged")
        return `Nothing to take over in ${where}`;
    const waits = warnings.some(({ code: one }) => one === "plan-stale");
    if (result === "unchanged" && waits)
        return `Nothing of the saved plan is left to change in ${where}, but more waits`;
    // A plan that only warns of a rule without files cannot know.
    const isUnsure = command === "plan" && warnings.length > 0;
    if (result === "unchanged" && isUnsure)
        return `Nothing to change in ${where}${withWarnings(warnings)}`;
    if (result === "unchanged")
        return `Nothing to change: ${where} is up to date`;
    if (command === "import")
        return `Taken over in ${where}`;
    if (command === "rollback")
        return `Rolled back in ${where}`;
    return tag === undefined
        ? `Delivered to ${where}`
        : `${escapeMarkdown(tag)} delivered to ${where}`;
}
function failedTitle({ command, plan, problems, manifest }, where) {
    const to = where === "" ? "" : ` ${where}`;
    const why = problems[0] ? `: ${problems[0].code}` : "";
    if (command === "plan" && plan)
        return `Plan for${to} is stopped${why}`;
    if (command === "plan")
        return `No plan${to === "" ? "" : ` for${to}`}${why}`;
    if (command === "check")
        return `Check of${to === "" ? " the targets" : to}${why}`;
    if (command === "validate")
        return `${code(manifest)} has ${plural(problems.length, "problem")}`;
    if (command === "import")
        return `Nothing taken over${to === "" ? "" : ` in${to}`}${why}`;
    if (command === "rollback")
        return `Not rolled back${to === "" ? "" : ` in${to}`}${why}`;
    return `Not delivered${to === "" ? "" : ` to${to}`}${why}`;
}
/** `2 to replace, 1 to create`; empty where there is nothing to do. */
function planned(tally) {
    const usual = { replaced: "to replace", created: "to create", removed: "to remove" };
    return (0,closing/* whereAny */.oS)(tally, { ...usual, ...closing/* rareToDo */.bn }).join(", ");
}
/** The end of a headline that all is well; empty where nothing speaks against it. */
function withWarnings({ length }) {
    return length > 0 ? `, with ${(0,numbers/* plural */.LS)(length, "warning")}` : "";
}
function countsOf({ command }, tally) {
    const kept = `${tally.kept} kept`;
    if (command === "plan")
        return kept;
    return [
        `${tally.replaced} replaced`,
        `${tally.created} created`,
        `${tally.removed} removed`,
        ...whereAny(tally, rareDone),
        kept,
        ...whereAny(tally, { failed: "not carried out" }),
    ].join(" · ");
}
function effort(report) {
    const { command, result, plan, sent, duration: took, wrote } = report;
    if (command === "plan")
        return [...(plan ? [`${bytes(sizeToSend(report))} to upload`] : []), "nothing was changed"];
    if (!wrote)
        return [
            result === "failed" ? "**Nothing was changed**" : "nothing was changed",
            duration(took),
        ];
    return [`${bytes(sent)} in ${duration(took)}`];
}
function proof({ command, result, wrote }) {
    return command !== "plan" && result === "changed" && wrote ? ["read back and found live"] : [];
}
/** The last line of a plan says which it was made against. */
function stateLink({ command, plan, state, stateUrl, unsaved }) {
    if (unsaved)
        return ["state not saved"];
    if (!state || (command === "plan" && plan))
        return [];
    return [linkTo(`state ${state.serial}`, stateUrl)];
}

// EXTERNAL MODULE: ./build/core/dodo/target.js
var target = __webpack_require__(5150);
;// CONCATENATED MODULE: ./build/view/markdown/summary.js












/** The job summary: whether it worked, what needs a person, what changed, and the rest folded. Under 1 MiB whatever the report holds, since GitHub drops a longer one whole. */
function renderSummary(report) {
    const sections = [
        [`## ${headlineOf(report)}`],
        [factsLine(report)],
        ...problemAlerts(report),
        standingList(report),
        changeTable(report),
        ...warningAlerts(report),
        noticeList(report),
        buyersDetails(report),
        keptSection(report),
        nextSection(report),
        undoSection(report),
        footer(report),
    ];
    const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
    return `${shown.join("\n\n")}\n`;
}
function changeTable(report) {
    const changed = outcomesOf(report).filter(({ change }) => isPending(change));
    if (changed.length === 0)
        return [];
    const last = report.command === "plan" ? "from" : "file id";
    const render = (outcome) => changeRow(report, outcome);
    const more = (left) => `\n… and ${plural(left, "more change")}; the JSON report has them all.`;
    const rows = bounded(changed, { render, budget: 250_000, more });
    return [`| | product | file | was | size | ${last} |`, "|-|-|-|-|-:|-|", ...rows];
}
function changeRow(report, { change, status, file_id }) {
    const mark = status === "done" || status === "planned" ? `\`${marks[change.action]}\`` : "✗";
    const isLive = status === "done" && file_id !== null;
    const last = isLive
        ? code(file_id)
        : status === "done" || status === "planned"
            ? fromCell(change)
            : "–";
    return row([
        `${mark} ${wordOf(change.action, status)}`,
        escapeMarkdown(targetName(report, change.target)),
        escapeMarkdown(change.name),
        escapeMarkdown(wasOf(change)) || "–",
        sizeCell(change),
        last,
    ]);
}
const done = {
    create: "created",
    replace: "replaced",
    restore: "restored",
    adopt: "taken over",
    keep: "kept",
    delete: "removed",
    forget: "forgotten",
};
function wordOf(action, status) {
    if (status === "done")
        return done[action];
    if (status === "planned")
        return action === "delete" ? "remove" : action;
    return status === "failed" ? `not ${done[action]}` : "waiting";
}
function fromCell(change) {
    const text = restOf(change);
    return text === "" ? "–" : escapeMarkdown(text);
}
function sizeCell({ size }) {
    return size === null ? "–" : bytes(size);
}
function row(cells) {
    return `| ${cells.join(" | ")} |`;
}
function noticeList({ notices }) {
    const more = (left) => `- … and ${left} more`;
    return bounded(notices, {
        render: (notice) => `- ${escapeMarkdown(notice)}`,
        budget: 50_000,
        more,
    });
}
function buyersDetails(report) {
    const views = buyersSee(report);
    if (views.length === 0)
        return [];
    const files = views.reduce((sum, { names }) => sum + names.length, 0);
    const title = report.command === "plan" ? "What buyers will see" : "What buyers see now";
    const render = (view) => buyersLine(targetName(report, view.target), view);
    const more = (left) => `- … and ${plural(left, "more product")}`;
    const summary = `${title} (${plural(views.length, "product")}, ${plural(files, "file")})`;
    return foldedDetails(summary, bounded(views, { render, budget: 200_000, more }));
}
function buyersLine(name, { target, names }) {
    const heading = name === target ? code(target) : `**${escapeMarkdown(name)}** ${code(target)}`;
    const more = names.length > 200 ? ` · … and ${names.length - 200} more` : "";
    return `- ${heading}: ${names.slice(0, 200).map(escapeMarkdown).join(" · ") || "nothing"}${more}`;
}
function keptSection(report) {
    const kept = outcomesOf(report).filter(({ change }) => !isPending(change));
    if (kept.length === 0)
        return [];
    const more = (left) => `\n… and ${left} more kept; the JSON report has them all.`;
    const rows = bounded(kept, {
        render: ({ change }) => keptRow(report, change),
        budget: 200_000,
        more,
    });
    return foldedDetails(`${kept.length} kept`, [
        "| product | file | size | file id | why |",
        "|-|-|-:|-|-|",
        ...rows,
    ]);
}
function keptRow(report, change) {
    return row([
        escapeMarkdown(targetName(report, change.target)),
        escapeMarkdown(change.name),
        sizeCell(change),
        change.file_id === null ? "–" : code(change.file_id),
        escapeMarkdown(change.reason),
    ]);
}
/** What comes of an import. */
function nextSection({ command, plan, outcomes }) {
    return command === "import" && plan && outcomes.length > 0
        ? [`What the next apply does: ${planLine(plan)}`]
        : [];
}
function undoSection({ command, wrote, environment, manifest, state, outcomes, tag, }) {
    const before = state?.releases[1];
    const changed = outcomes.filter(({ change, status }) => isPending(change) && status === "done");
    if (command !== "apply" || !wrote || changed.length === 0 || !before || !environment)
        return [];
    const config = manifest === "dodo-files.yaml" ? "" : ` --config ${manifest}`;
    const rollback = code(`dodo-files rollback --environment ${environment}${config}`);
    const older = before.tag === undefined ? "what was delivered before" : escapeMarkdown(before.tag);
    const bought = tag === undefined ? "the new files" : escapeMarkdown(tag);
    const lines = [`${rollback} attaches ${older} again. Who bought ${bought} meanwhile keeps it.`];
    const entitled = changed.some(({ change }) => !routeOf(change.target).takesFilesBack);
    const again = "Files of an entitlement cannot be attached again: there, the older files must be at hand to be sent once more.";
    return foldedDetails("Undo", entitled ? [...lines, "", again] : lines);
}
function footer(report) {
    if (report.command !== "plan" || !report.plan)
        return [];
    return [`<sub>${planFacts(report).join(" · ")}</sub>`];
}
/** Lines behind a title that is Markdown already. */
function foldedDetails(summary, lines) {
    return [`<details><summary>${summary}</summary>`, "", ...lines, "", "</details>"];
}

;// CONCATENATED MODULE: ./build/view/markdown/plan-section.js











/** Bytes for what no list is: the headline and the last line. */
const reservedBytes = 4_000;
/** In a headline. */
const mostNamed = 3;
/** More lines than this are behind a fold, so that the conversation stays readable. */
const mostShown = 30;
/** The plan of one manifest as a section of a comment, in at most `budget` bytes (10,000 or more): totals first, lists cut to fit. */
function renderPlanSection(report, facts, budget) {
    const section = { ...facts, report, room: budget - reservedBytes };
    const sections = [
        [`## ${commentHeadline(section)}`],
        ...alerts(report, { of: report.problems, kind: "CAUTION", budget: section.room * 0.25 }),
        changesSection(section),
        buyersSection(section),
        ...alerts(report, { of: report.warnings, kind: "WARNING", budget: section.room * 0.1 }),
        restSection(section),
        [lastLine(section)],
    ];
    const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
    return shown.join("\n\n");
}
function commentHeadline({ report, manifest, only }) {
    const { environment, plan, problems, warnings, result } = report;
    const of = manifest === "dodo-files.yaml" ? "" : ` of ${(0,safe/* code */.aY)((0,safe/* safeLine */.om)(manifest, 200))}`;
    const what = `${of} for ${(0,safe/* code */.aY)(environment ?? "")}${heldTo(only)}`;
    const [first, ...others] = problems;
    if (first) {
        const more = others.length > 0 ? ` (and ${(0,numbers/* plural */.LS)(others.length, "more problem")})` : "";
        const stopped = plan ? `Store plan${what} is stopped` : `No store plan${what}`;
        return `✗ ${stopped}: ${first.code}${more}`;
    }
    if (result === "unchanged")
        return `✓ Store plan${what}: nothing to change${withWarnings(warnings)}`;
    return `Store plan${what}: ${planned((0,tally/* tallyOf */.sv)((0,tally/* outcomesOf */.RK)(report)))}`;
}
/** Sections of one manifest are told apart by it. */
function heldTo(only) {
    if (only.length === 0)
        return "";
    const named = only.toSorted().slice(0, mostNamed);
    const more = only.length > named.length ? ` and ${only.length - named.length} more` : "";
    return `, only ${named.map((target) => (0,safe/* code */.aY)((0,safe/* safeLine */.om)(target, 60))).join(", ")}${more}`;
}
function changesSection({ report, room }) {
    if (!report.plan)
        return [];
    const lines = renderDiff(report, room * 0.35);
    if (lines.length <= mostShown)
        return lines;
    return foldedDetails((0,numbers/* plural */.LS)((0,plan/* changesOf */.fs)(report.plan).filter(plan/* isPending */.mm).length, "change"), lines);
}
/** Of the targets in which something happens. */
function buyersSection({ report, room }) {
    const touched = new Set((0,tally/* outcomesOf */.RK)(report).flatMap(({ change }) => ((0,plan/* isPending */.mm)(change) ? [change.target] : [])));
    const views = buyers_buyersSee(report).filter(({ target }) => touched.has(target));
    const known = report.plan?.offline ? ", as far as the state knows" : "";
    const lines = bounded_bounded(views, {
        render: ({ target, names }) => `**Buyers of ${(0,safe/* escapeMarkdown */.FV)((0,tally/* targetName */.je)(report, target))} will get${known}:** ${boundedNames(names, room)}`,
        budget: room * 0.15,
        more: (left) => `… and ${(0,numbers/* plural */.LS)(left, "more product")}`,
    });
    const apart = lines.flatMap((line, index) => (index === 0 ? [line] : ["", line]));
    const names = views.reduce((sum, view) => sum + view.names.length, 0);
    return lines.length > 5 || names > mostShown
        ? foldedDetails("What buyers will get", apart)
        : apart;
}
/** What stays as it is, and what buyers see beside it. */
function restSection({ report, room }) {
    const targets = report.plan?.targets ?? [];
    const kept = (0,tally/* tallyOf */.sv)((0,tally/* outcomesOf */.RK)(report)).kept;
    const foreign = targets.reduce((sum, target) => sum + target.foreign.length, 0);
    const parts = [
        ...(kept > 0 ? [`${kept} unchanged`] : []),
        ...(foreign > 0
            ? [
                `${(0,numbers/* plural */.LS)(foreign, "file")} in the store ${foreign === 1 ? "is" : "are"} not managed by dodo-files`,
            ]
            : []),
        ...(report.notices.length > 0 ? [(0,numbers/* plural */.LS)(report.notices.length, "notice")] : []),
    ];
    const notices = report.notices.map((notice) => `- ${(0,safe/* escapeMarkdown */.FV)(notice)}`);
    const lines = [
        ...targets.flatMap((target) => restOfTarget(target, { report, room })),
        ...notices,
    ];
    const more = (left) => `- … and ${left} more`;
    const shown = bounded_bounded(lines, { render: (line) => line, budget: room * 0.15, more });
    return parts.length > 0 ? foldedDetails(parts.join(" · "), shown) : [];
}
function restOfTarget({ target, changes, foreign }, { report, room }) {
    const name = `**${(0,safe/* escapeMarkdown */.FV)((0,tally/* targetName */.je)(report, target))}**`;
    const kept = changes.filter((change) => !(0,plan/* isPending */.mm)(change)).map((change) => change.name);
    const others = foreign.map((file) => file.name);
    return [
        ...(kept.length > 0 ? [`- ${name} keeps ${boundedNames(kept, room)}`] : []),
        ...(others.length > 0
            ? [`- ${name} also delivers, and dodo-files did not upload: ${boundedNames(others, room)}`]
            : []),
    ];
}
/** As many names as fit, each as it is. */
function boundedNames(names, room) {
    const more = (left) => `… and ${left} more`;
    const budget = Math.min(room * 0.08, 3_000);
    return bounded_bounded(names, { render: safe/* escapeMarkdown */.FV, budget, more }).join(" · ") || "nothing";
}
function lastLine({ report, commit, runUrl }) {
    const size = (0,tally/* sizeToSend */.d3)(report);
    const parts = [
        `Nothing was changed${size > 0 ? `; an apply would send ${(0,numbers/* bytes */.ee)(size)}` : ""}`,
        ...footer_planFacts(report, commit),
        footer_linkTo("run", runUrl),
    ];
    return `<sub>${parts.join(" · ")}</sub>`;
}

;// CONCATENATED MODULE: ./build/view/markdown/comment-writer.js


/** How a page of several manifests takes up the plan of one run. */
function pageWriter(report, facts) {
    const { environment, when, only, manifest } = facts;
    const run = /^\d{1,15}$/.test(facts.run ?? "") ? Number(facts.run) : 0;
    // A matrix over `only` plans parts of one manifest: none may take the place of another.
    const key = [manifest, ...only.toSorted()].join("\n").slice(0, 1_000).toWellFormed();
    return {
        isPage: (body) => parsePage(body, environment) !== undefined,
        /** `bodies`: every page that there is, the oldest first. */
        write(bodies) {
            const sections = latestSections(bodies.map((body) => parsePage(body, environment) ?? []));
            const known = sections.find((section) => section.key === key);
            if (known && known.run > run && run > 0)
                return {
                    why: "A newer run has written its plan to the pull request, so this one leaves the comment alone.",
                };
            if (!known && when === "changes" && report.result === "unchanged")
                return {};
            const render = (budget) => renderPlanSection(report, facts, budget);
            return { text: renderPage(environment, { key, run, render }, sections) };
        },
    };
}

;// CONCATENATED MODULE: ./build/wire/comment.js








/** Writes the report's plan to the pull request where that was asked for. Whatever comes of it changes no result: it is a warning or a notice of the report that is returned. */
async function writeComment(report, settings, { clock = host_clock/* systemClock */.m, fetch, token, ...face }) {
    const { comment, environment, only, facts } = settings;
    if (!comment || !environment || face.signal.aborted)
        return report;
    const withWords = (words) => ({
        ...report,
        ...words,
    });
    const dispatcher = (0,http/* createDispatcher */.SM)(2);
    try {
        const manifest = await (0,manifest_file/* readManifest */.W)(settings.config, face).catch(() => ({
            path: settings.config,
        }));
        const page = pageWriter(report, {
            ...comment,
            manifest: manifest.path,
            environment,
            only,
            run: facts.run,
        });
        const pull = createPullRequest({
            ...comment,
            token,
            signal: face.signal,
            fetch: fetch ?? (0,http_fetch/* fetchThrough */.s)(dispatcher),
        });
        const why = await keepComment(page, pull, { clock, signal: face.signal });
        return why === undefined ? report : withWords({ notices: [...report.notices, why] });
    }
    catch (error) {
        if (face.signal.aborted)
            return report;
        const problem = uncommented(error);
        if (!comment.readOnly || problem.code !== "forbidden")
            return withWords({ warnings: [...report.warnings, problem] });
        const why = `${problem.message} That is so for pull requests of forks and of Dependabot.`;
        return withWords({ notices: [...report.notices, why] });
    }
    finally {
        await dispatcher.destroy();
    }
}
/** A bug in a comment is no reason to lose a plan. */
function uncommented(error) {
    if (error instanceof problem/* Problem */.A)
        return error;
    const message = `The plan could not be written as a comment (${String(error)}).`;
    return new problem/* Problem */.A({
        code: "api-failed",
        message,
        remedy: "The plan stands in the job's summary.",
        cause: error,
    });
}


/***/ })

};
