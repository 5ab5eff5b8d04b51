export const id = 240;
export const ids = [240];
export const modules = {

/***/ 5417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ parsePlanDocument),
/* harmony export */   Fr: () => (/* binding */ renderPlanDocument),
/* harmony export */   r3: () => (/* binding */ planInvalid)
/* harmony export */ });
/* harmony import */ var _document_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6029);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7801);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4115);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9341);




const current = 1;
/** Pretty-printed, ends in a newline: schema/plan.schema.json describes it. */
function renderPlanDocument(plan) {
    return `${JSON.stringify(plan, null, 2)}\n`;
}
/**
 * Reads a saved plan as if a stranger had written it: a field too many, too few or of another form refuses the whole.
 * `where` it stands is for people. Throws Problem `plan-invalid`.
 */
function parsePlanDocument(text, where) {
    const read = (0,_document_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .reader */ .w)((path, wanted, cause) => planInvalid(`${where} holds no plan: ${path} should be ${wanted}.`, cause));
    const document = read.object(read.json(text), "the document", planFields);
    if (document["version"] !== current)
        throw read.fault("version", `${current}`);
    if (typeof document["offline"] !== "boolean")
        throw read.fault("offline", "true or false");
    return (0,_document_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAbsent */ .S)({
        version: current,
        environment: read.oneOf(document["environment"], _manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .environments */ .d, "environment"),
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
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({ code: "plan-invalid", message, remedy, cause });
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
    return (0,_document_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAbsent */ .S)({
        action: read.oneOf(fields["action"], _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .actions */ .o1, at("action")),
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


/***/ }),

/***/ 3513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ looksSecret)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8998);

const secretGlobs = ["**/.git/**", "**/.git", "**/.env*", "**/*.pem", "**/*.key", "**/id_rsa*", "**/.npmrc"];
/** The letters that each of them needs: nearly all paths are told by them alone. */
const letters = secretGlobs.map((glob) => glob.replaceAll("**/", "").replaceAll("*", "").replace(/\/$/, ""));
const compiled = secretGlobs.map((glob) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlob */ .S)(glob, { dot: true, anyCase: true }));
/** Whether a path looks like that of a secret: only a pattern without wildcards that names it may match it. */
function looksSecret(path) {
    const folded = path.toLowerCase();
    return letters.some((some) => folded.includes(some)) && compiled.some(({ matches }) => matches(path));
}


/***/ }),

/***/ 4797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ request),
/* harmony export */   Gb: () => (/* binding */ requestIdOf),
/* harmony export */   SM: () => (/* binding */ createDispatcher),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   Wo: () => (/* binding */ networkProblem),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c9: () => (/* binding */ stallTime),
/* harmony export */   pE: () => (/* binding */ waitOf)
/* harmony export */ });
/* harmony import */ var undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6615);
/* harmony import */ var undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8707);
/* harmony import */ var undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7405);
/* harmony import */ var undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(883);
/* harmony import */ var undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3137);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9341);






/** Milliseconds without a sign of life after which a connection counts as dead. */
const stallTime = 30_000;
// Part by part, as its index puts them together: undici as a whole takes longer to load than a run without a change does its work.
Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__.prototype, undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_0__);
/** The one place that connections come from. Honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
function createDispatcher(connections, stall = stallTime) {
    const options = {
        connections,
        connect: { timeout: 15_000 },
        headersTimeout: stall,
        bodyTimeout: stall,
    };
    return isProxied() ? new undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__(options) : new undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_2__(options);
}
/** One exchange. */
function request({ origin, pathname, search }, { dispatcher, ...options }) {
    return dispatcher.request({ ...options, origin, path: pathname + search });
}
function isProxied() {
    return ["http_proxy", "https_proxy"].some((name) => process.env[name] || process.env[name.toUpperCase()]);
}
/** An exchange that ended without an answer: what the other side did is not known. */
function networkProblem(cause, whom) {
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
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
async function textOf(body, limit) {
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
function quoted(text) {
    // Each URL is taken whole, query or not: of millions of characters none may be looked at twice.
    const plain = text.replace(/(https?:\/\/[^\s"'<>?]*)(\?[^\s"'<>]*)?/gi, (_, url, query) => {
        return query === undefined ? url : `${url}?…`;
    });
    return plain.slice(0, 300);
}
function reasonOf(cause) {
    if (cause instanceof undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_1__.ConnectTimeoutError)
        return "no connection in time";
    if (cause instanceof undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_1__.HeadersTimeoutError || cause instanceof undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_1__.BodyTimeoutError)
        return "no answer in time";
    if (!(cause instanceof Error))
        return "unknown";
    if (cause.name === "TimeoutError")
        return "no answer in time";
    return cause.code ?? (quoted(cause.message) || cause.name);
}


/***/ }),

/***/ 5879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries),
/* harmony export */   y: () => (/* binding */ createBudget)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var p_retry__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4995);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9341);



/** A full one has `most`, and five successes are worth one more. */
function createBudget(most = 100) {
    let left = most;
    return {
        take() {
            if (left < 1)
                return false;
            left -= 1;
            return true;
        },
        earn() {
            left = Math.min(most, left + 0.2);
        },
    };
}
/** Repeats `work` while it throws a transient Problem; `wait` of the Problem is honoured. Throws the last one. */
async function withRetries(work, options) {
    const { tries, firstDelay, say, signal, free = () => false, budget } = options;
    const result = await (0,p_retry__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .Ay)(work, {
        retries: tries - 1,
        minTimeout: firstDelay,
        maxTimeout: 15_000,
        factor: 2,
        randomize: true,
        ...(signal ? { signal } : {}),
        shouldRetry: ({ error }) => error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF && error.transient,
        shouldConsumeRetry: ({ error }) => !(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF && free(error)),
        async onFailedAttempt({ error, retriesConsumed, retriesLeft, retryDelay }) {
            if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF) || !error.transient)
                return;
            if (free(error))
                return say(`${error.message} Trying again at once.`);
            if (retriesLeft === 0)
                return;
            if (budget?.take() === false) {
                say(`${error.message} Not tried again: too much has failed in this run.`);
                throw error;
            }
            const wait = Math.max(error.wait ?? 0, retryDelay);
            const asked = error.wait === undefined ? "" : " as asked";
            say(`${error.message} Waiting ${(wait / 1000).toFixed(1)} s${asked}; try ${retriesConsumed + 2} of ${tries}.`);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait - retryDelay, undefined, signal ? { signal } : {});
        },
    });
    budget?.earn();
    return result;
}


/***/ }),

/***/ 6240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPorts: () => (/* binding */ openPorts)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(8614);
// EXTERNAL MODULE: ./build/io/clock.js
var clock = __webpack_require__(3211);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
;// CONCATENATED MODULE: ./build/io/desk.js



/** Makes a file, and its folders, below `root`; false where something is there. Throws `file-unreadable`. */
async function writeNew(root, { path, text }) {
    const place = (0,external_node_path_.join)(root, path);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
        await (0,promises_.writeFile)(place, text, { flag: "wx" });
        return true;
    }
    catch (error) {
        const { code } = error;
        if (code === "EEXIST")
            return false;
        throw new problem/* Problem */.AF({
            code: "file-unreadable",
            message: `${path} cannot be written: ${code ?? "unknown reason"}.`,
            remedy: "Make its folder one that you may write to.",
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./build/io/http.js
var http = __webpack_require__(4797);
// EXTERNAL MODULE: ./build/io/retry.js
var retry = __webpack_require__(5879);
;// CONCATENATED MODULE: ./build/io/stall.js

function createStall(signal, usual = http/* stallTime */.c9) {
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
        call: (call) => (0,retry/* withRetries */.L)(() => attempt(call, options), {
            tries: call.open ? 1 : tries,
            firstDelay: options.retryDelay,
            say: options.say,
            signal: call.signal,
            budget: options.budget,
        }),
    };
}
async function attempt(call, options) {
    await options.rateLimit.turn();
    call.signal?.throwIfAborted();
    const { status, headers, text } = await exchange(call, options);
    options.rateLimit.heed(status, headers);
    const json = parseJson(text, options.apiKey);
    const { code, message } = errorOf(json);
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
        const answer = await (0,http/* request */.Em)(new URL(`${baseUrl.pathname.replace(/\/+$/, "")}${call.path}`, baseUrl), {
            method: call.method,
            dispatcher,
            headers: { ...common, ...headers },
            ...limits,
            ...(body === undefined ? {} : { body }),
        });
        const text = await (0,http/* textOf */.b6)(answer.body, answerLimit);
        return { status: answer.statusCode, headers: withoutKey(answer.headers, apiKey), text };
    }
    catch (cause) {
        call.signal?.throwIfAborted();
        throw cause instanceof problem/* Problem */.AF ? cause : (0,http/* networkProblem */.Wo)(cause, "Dodo");
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
/** Whoever gets the key may send it back, in any field, escaped or not: behind this nobody sees it. */
function parseJson(text, apiKey) {
    const mayHold = text.includes(apiKey) || text.includes("\\");
    const without = (_, value) => (typeof value === "string" ? value.replaceAll(apiKey, "***") : value);
    try {
        return JSON.parse(text, mayHold ? without : undefined);
    }
    catch {
        return undefined;
    }
}
function withoutKey(headers, apiKey) {
    const without = (value) => (typeof value === "string" ? value.replaceAll(apiKey, "***") : value);
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, without(value)]));
}
function errorOf(json) {
    const body = (typeof json === "object" && json !== null ? json : {});
    const text = (value) => (typeof value === "string" ? (0,http/* quoted */.TL)(value) : "");
    return { code: text(body.code), message: text(body.message) };
}
function garbled(call, headers) {
    return new problem/* Problem */.AF({
        code: "api-failed",
        message: `Dodo's answer about ${call.target} is not JSON${(0,http/* requestIdOf */.Gb)(headers)}.`,
        remedy: "Run again; if it stays, ask Dodo's support.",
        transient: true,
        target: call.target,
    });
}
function refusal(call, refused) {
    const { status, code, message, headers } = refused;
    const said = [code, message].filter(Boolean).join(": ");
    const tail = `${said ? ` (${said})` : ""}${(0,http/* requestIdOf */.Gb)(headers)}.`;
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
        return new problem/* Problem */.AF({
            code: "rate-limited",
            message: `Dodo answered 429 (too many requests)${tail}`,
            remedy: "Lower requests-per-minute, or run again when the shop is quieter.",
            transient: true,
            wait: (0,http/* waitOf */.pE)(headers),
            target,
        });
    }
    return new problem/* Problem */.AF({
        code: "api-failed",
        message: `Dodo answered ${status} to ${call.method} on ${target}${tail}`,
        remedy: (0,http/* isPassing */.WG)(status) ? "Run again; if it stays, ask Dodo's support." : "See what Dodo says in the message.",
        transient: (0,http/* isPassing */.WG)(status),
        wait: (0,http/* waitOf */.pE)(headers),
        target,
    });
}
function unauthorized(isRead, tail) {
    return new problem/* Problem */.AF({
        code: "unauthorized",
        message: `Dodo does not accept the API key (401)${tail}`,
        remedy: isRead
            ? "Use a key of this environment: keys of test_mode and live_mode are different."
            : "Use a key with write access: this one may be read-only.",
    });
}
function forbidden(isRead, tail) {
    return new problem/* Problem */.AF({
        code: "forbidden",
        message: `The API key may not do this (403)${tail}`,
        remedy: isRead ? "Use a key that may read products." : "Use a key with write access: this one is read-only.",
    });
}
function notFound(target, tail) {
    return new problem/* Problem */.AF({
        code: "target-not-found",
        message: `Dodo knows no ${target} in this environment${tail}`,
        remedy: "Check the id in the manifest: ids of test_mode and live_mode differ.",
        target,
    });
}
function unusable(target, tail) {
    return new problem/* Problem */.AF({
        code: "target-unusable",
        message: `${target} is archived or deleted${tail}`,
        remedy: "Restore it in the Dodo dashboard, or take it out of the manifest.",
        target,
    });
}

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./build/io/memory.js

/**
 * V8 collects late where the machine has memory to spare. With these it lets the heap grow by two thirds, not fourfold, before it
 * looks, and what it sets aside for new objects not at all: for 100,000 files 250 MiB in the place of 430, for a tenth of the time.
 * Before everything is loaded it would only cost.
 */
function stayLean() {
    (0,external_node_v8_.setFlagsFromString)("--heap-growing-percent=66");
    (0,external_node_v8_.setFlagsFromString)("--semi-space-growth-factor=1");
}

// EXTERNAL MODULE: ./build/core/plan-document.js
var plan_document = __webpack_require__(5417);
;// CONCATENATED MODULE: ./build/io/replace-whole.js


/**
 * The old text or the new one, never a part. write-file-atomic would do it, but takes a short write (a full disk) for a whole
 * one, and needs a `__filename` that a bundle does not have.
 */
async function replaceWhole(file, text) {
    const temporary = `${file}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    try {
        await (0,promises_.writeFile)(temporary, text, { flag: "wx", flush: true });
        await (0,promises_.rename)(temporary, file);
    }
    catch (cause) {
        await (0,promises_.rm)(temporary, { force: true });
        throw cause;
    }
}

;// CONCATENATED MODULE: ./build/io/plan-file.js





/** Bytes; a plan of 10,000 changes has ten million. */
const sizeLimit = 256 * 1024 * 1024;
/** A plan in a local file; `path` relative to `cwd`. It is written whole, its folders are made. */
function createPlanFile(path, cwd) {
    const file = (0,external_node_path_.resolve)(cwd, path);
    return {
        where: path,
        async load() {
            try {
                const found = await (0,promises_.stat)(file);
                if (!found.isFile() || found.size > sizeLimit)
                    throw new Error("no file of a sensible size");
                return await (0,promises_.readFile)(file, "utf8");
            }
            catch (cause) {
                throw (0,plan_document/* planInvalid */.r3)(`${path} cannot be read: ${reasonOf(cause)}.`, cause);
            }
        },
        async save(text) {
            try {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
                await refuseOthers(file);
                await replaceWhole(file, text);
            }
            catch (cause) {
                const message = `The plan cannot be written to ${path}: ${reasonOf(cause)}.`;
                const remedy = "Name a file in a folder that can be written to with plan-file.";
                throw new problem/* Problem */.AF({ code: "input-invalid", message, remedy, cause });
            }
        },
    };
}
/**
 * A device or a pipe is no file to rename another over: /dev/null would be gone for everybody. A link is not followed, since a
 * pull request may have brought it.
 */
async function refuseOthers(file) {
    const found = await (0,promises_.lstat)(file).catch((cause) => {
        if (cause.code === "ENOENT")
            return undefined;
        throw cause;
    });
    if (found && !found.isFile())
        throw new Error("there is something that is no file");
}
function reasonOf(cause) {
    const { code, message } = cause;
    return code ?? message;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/io/rate-limit.js


/** Windows are a little longer than they are called, since requests arrive less evenly than they leave. */
const second = 1_010;
const minute = 60_300;
/** Requests left in Dodo's window at which ours wait: what is in flight, and some room for the shop's checkout. */
const reserve = 4;
/** Waits from so many milliseconds on are told, and not again for those who wait for nearly the same moment. */
const told = 2_000;
/** At most `perMinute` requests in any minute and a sixth of them in any second. `say` hears of each long wait in one sentence. */
function createRateLimit(perMinute, say = () => { }) {
    const next = createTurns(perMinute);
    let until = 0;
    let why = "";
    let saidFor = Number.NEGATIVE_INFINITY;
    const waitUntil = async (at, reason) => {
        const wait = at - performance.now();
        if (wait <= 0)
            return;
        if (wait >= told && at > saidFor + told) {
            saidFor = at;
            say(`Waiting ${(wait / 1000).toFixed(1)} s: ${reason}.`);
        }
        await (0,external_node_timers_promises_.setTimeout)(wait);
    };
    const close = (ms, reason) => {
        if (performance.now() + ms <= until)
            return;
        until = performance.now() + ms;
        why = reason;
    };
    return {
        async turn() {
            await waitUntil(next(performance.now()), `requests-per-minute lets ${perMinute} through`);
            while (until > performance.now())
                await waitUntil(until, why);
        },
        heed(status, headers) {
            if (status === 429)
                close((0,http/* waitOf */.pE)(headers) ?? 0, "Dodo asked all requests to wait (429)");
            const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
            if (remaining <= reserve)
                close(resetOf(headers), "the shop's limit at Dodo is nearly used up");
        },
    };
}
/** Gives each request the earliest moment at which neither window is full. Milliseconds; p-throttle spaces a burst evenly, and loses most of a minute by it. */
function createTurns(perMinute) {
    const perSecond = Math.max(1, Math.floor(perMinute / 6));
    let given = [];
    const windowEnd = (limit, length) => (given.at(-limit) ?? Number.NEGATIVE_INFINITY) + length;
    return (now) => {
        const at = Math.max(now, windowEnd(perSecond, second), windowEnd(perMinute, minute));
        given.push(at);
        if (given.length > 2 * perMinute)
            given = given.slice(-perMinute);
        return at;
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
        // In the place of a link that a stranger put there, never through it.
        await replaceWhole((0,external_node_path_.join)(folder, name), text);
        return { kept: true, sentence: `The state could not be saved where it lives. It is kept in ${name}: ${back}.` };
    }
    catch {
        const sentence = `The state could be saved neither where it lives nor here. Save the text in this log as ${name} and ${back}.`;
        return { kept: false, sentence };
    }
}

// EXTERNAL MODULE: ./build/core/parse-products.js
var parse_products = __webpack_require__(2530);
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
            throw unreadable();
        all.push(...items);
        if (items.length < pageSize)
            return all;
    }
    throw unreadable();
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}
function shelfOf(id, title) {
    if (typeof id !== "string" || !parse_products/* idPattern */.aD.test(id))
        throw unreadable();
    return { id, title: typeof title === "string" ? title.trim() : "" };
}
function unreadable() {
    return new problem/* Problem */.AF({
        code: "api-failed",
        message: "Dodo's list of products or entitlements is not of the documented shape.",
        remedy: "Give --product name=id, and report it with the shape of the answer.",
    });
}

;// CONCATENATED MODULE: ./build/io/state-file.js





/** One document in a local file, replaced whole and locked while it is compared and replaced. A revision is the SHA-256 of the text. */
function createFileStateStore({ path, staleLock = 4_000 }) {
    const file = (0,external_node_path_.resolve)(path);
    const load = async () => {
        const bytes = await readPlain(file).catch((cause) => {
            if (isCode(cause, "ENOENT"))
                return null;
            throw state_file_unreadable(path, cause);
        });
        return bytes && { text: decode(bytes, path), revision: digest(bytes) };
    };
    const save = async (text, revision) => {
        const stored = await load();
        if ((stored?.revision ?? null) !== revision)
            throw conflict(path);
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
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true }).catch(refused);
    const { default: { lock }, } = await __webpack_require__.e(/* import() */ 648).then(__webpack_require__.t.bind(__webpack_require__, 3648, 19));
    const release = await lock(file, {
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
        const there = await (0,promises_.stat)(file).catch(ifMissing(null));
        if (there?.isDirectory())
            throw Object.assign(new Error("it is a folder"), { code: "EISDIR" });
        const probe = await (0,promises_.mkdtemp)((0,external_node_path_.join)(await nearestFolder((0,external_node_path_.dirname)(file)), `.${(0,external_node_path_.basename)(file)}-`));
        await (0,promises_.rmdir)(probe);
    }
    catch (cause) {
        throw unwritable(path, cause);
    }
}
async function nearestFolder(folder) {
    const there = await (0,promises_.stat)(folder).catch(ifMissing(null));
    return there ? folder : nearestFolder((0,external_node_path_.dirname)(folder));
}
function ifMissing(value) {
    return (cause) => {
        if (isCode(cause, "ENOENT"))
            return value;
        throw cause;
    };
}
/** A device or a pipe may have no end, and a repository may bring a link to one. */
async function readPlain(file) {
    const found = await (0,promises_.stat)(file);
    if (found.isFile())
        return (0,promises_.readFile)(file);
    throw Object.assign(new Error("no plain file"), { code: found.isDirectory() ? "EISDIR" : "it is no plain file" });
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
    return new problem/* Problem */.AF({
        code: isCode(cause, "EACCES", "EPERM") ? "state-forbidden" : "state-unreadable",
        message: `The state in ${path} cannot be read: ${codeOf(cause) ?? "it is not UTF-8 text"}.`,
        remedy: "Make it a readable file, put back an earlier copy of it, or name another with --state-file.",
        cause,
    });
}
function unwritable(path, cause) {
    if (cause instanceof problem/* Problem */.AF)
        return cause;
    return new problem/* Problem */.AF({
        code: "state-forbidden",
        message: `The state in ${path} cannot be written: ${codeOf(cause) ?? "for a reason that the system does not name"}.`,
        remedy: "Make its folder writable and see that the disk has room, or name another file with --state-file.",
        transient: isCode(cause, "ENOSPC", "EDQUOT", "EMFILE", "ENFILE", "EBUSY", "EAGAIN"),
        cause,
    });
}
function busy(path, cause) {
    return new problem/* Problem */.AF({
        code: "state-forbidden",
        message: `The state in ${path} is locked by another process.`,
        remedy: `Wait until the other run is over, or remove ${path}.lock where there is none.`,
        transient: true,
        cause,
    });
}
function conflict(path) {
    return new problem/* Problem */.AF({
        code: "state-conflict",
        message: `Another process saved the state in ${path} first.`,
        remedy: "Run again: the next run starts from what it saved.",
    });
}

// EXTERNAL MODULE: ./build/core/listing.js
var core_listing = __webpack_require__(2134);
// EXTERNAL MODULE: ./build/core/state.js
var state = __webpack_require__(2795);
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
        if (typeof file_id !== "string" || !(0,state/* isFileId */.O)(file_id) || typeof filename !== "string")
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
    const counts = Map.groupBy(ids, (id) => id);
    const repeated = [...counts.keys()].filter((id) => (counts.get(id) ?? []).length > 1);
    return repeated.length > 0 ? { repeated } : {};
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
    return new problem/* Problem */.AF({
        code: "target-unusable",
        message: `${target} is an entitlement of type ${(0,http/* quoted */.TL)(type)}, not digital_files: it delivers no files.`,
        remedy: "Write the id of an entitlement of type Digital Files, or that of a product, into the manifest.",
        target,
    });
}
function listing_json_unreadable(target) {
    return new problem/* Problem */.AF({
        code: "api-failed",
        message: `Dodo's answer about ${target} is not of the documented shape.`,
        remedy: "See whether there is a newer dodo-files; if not, report it with the shape of the answer.",
        target,
    });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/io/planned-bytes.js




/** Files up to this many bytes are read once and sent from memory: a third less CPU than a stream. */
const small = 1024 * 1024;
/** Opens a file to be sent. `sent` is called with the number of bytes handed out so far. Throws `file-changed`, `file-unreadable`. */
async function readPlanned(file, sent) {
    if (file.size > small)
        return stream(file, sent);
    const bytes = readSmall(file);
    if (bytes.length !== file.size || (0,external_node_crypto_.hash)("sha256", bytes) !== file.sha256)
        throw changed(file);
    const md5 = (0,external_node_crypto_.hash)("md5", bytes);
    return { body: bytes, md5: () => md5, stopped: () => undefined };
}
/** At once: a trip through the thread pool for each of open, read and close costs more than the three. */
function readSmall(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file.real);
    }
    catch (cause) {
        throw planned_bytes_unreadable(file, cause);
    }
}
function stream(file, sent) {
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    const md5 = (0,external_node_crypto_.createHash)("md5");
    let stopped;
    let ended;
    // Apart from the rest, since a transfer that is cut throws its error into whoever hands out the bytes: that is no fault of the file.
    const read = async function* () {
        try {
            for await (const chunk of (0,external_node_fs_.createReadStream)(file.real, { highWaterMark: 256 * 1024 }))
                yield chunk;
        }
        catch (cause) {
            stopped = planned_bytes_unreadable(file, cause);
            throw stopped;
        }
    };
    const body = async function* () {
        let size = 0;
        let held;
        for await (const chunk of read()) {
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
    const md5 = (0,external_node_crypto_.createHash)("md5");
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(file.real, { highWaterMark: 256 * 1024 }))
            md5.update(chunk);
    }
    catch (cause) {
        throw planned_bytes_unreadable(file, cause);
    }
    return md5.digest("hex");
}
function changed({ path }) {
    return new problem/* Problem */.AF({
        code: "file-changed",
        message: `${path} changed after it was planned.`,
        remedy: "Let the build finish before dodo-files starts, then run again.",
    });
}
function planned_bytes_unreadable({ path }, cause) {
    const reason = cause.code ?? "unknown reason";
    return new problem/* Problem */.AF({
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
    const { default: mime } = await __webpack_require__.e(/* import() */ 86).then(__webpack_require__.bind(__webpack_require__, 5086));
    const boundary = `dodo-files-${(0,external_node_crypto_.randomUUID)()}`;
    const head = Buffer.from([
        `--${boundary}`,
        'Content-Disposition: form-data; name="filename"',
        "",
        name,
        `--${boundary}`,
        `Content-Disposition: form-data; name="file"; filename="${quotable(name)}"`,
        `Content-Type: ${mime.getType(name) ?? "application/octet-stream"}`,
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

// EXTERNAL MODULE: ./build/core/hosts.js
var hosts = __webpack_require__(2341);
;// CONCATENATED MODULE: ./build/io/presigned.js





/** Refuses whatever a key-less transfer must not go to: plain http is for the machine itself, and only where the API is there too. */
function transferUrl(text, apiUrl) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === "https:")
        return url;
    if (url?.protocol === "http:" && (0,hosts/* isLoopback */.U9)(url) && (0,hosts/* isLoopback */.U9)(apiUrl))
        return url;
    throw new problem/* Problem */.AF({
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
        const answer = await (0,http/* request */.Em)(url, {
            method: "PUT",
            dispatcher,
            signal: stall.signal,
            headersTimeout: 0,
            headers: { "content-length": String(file.size), ...(await signedHeaders(url, options)) },
            body: bytes.body,
        });
        const text = await (0,http/* textOf */.b6)(answer.body, 64 * 1024);
        if (answer.statusCode < 200 || answer.statusCode > 299)
            throw presigned_refusal(answer.statusCode, answer.headers, text);
        options.sent(file.size);
        return { md5: bytes.md5(), etag: compareEtag(answer.headers, bytes.md5()) };
    }
    catch (cause) {
        signal.throwIfAborted();
        if (bytes?.stopped())
            throw bytes.stopped();
        throw cause instanceof problem/* Problem */.AF ? cause : (0,http/* networkProblem */.Wo)(cause, "the file store");
    }
    finally {
        stall.end();
    }
}
/** The headers that the URL signs and whose value can be known; S3 refuses unsigned `x-amz-*` ones and wrong signed ones. */
async function signedHeaders(url, { name, guess }) {
    const signed = (url.searchParams.get("X-Amz-SignedHeaders") ?? "").toLowerCase().split(";");
    if (!signed.includes("content-type"))
        return {};
    const { default: mime } = await __webpack_require__.e(/* import() */ 86).then(__webpack_require__.bind(__webpack_require__, 5086));
    const guesses = ["application/octet-stream", mime.getType(name) ?? "application/octet-stream"];
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
    const said = `${status}${code ? ` ${code}` : ""}${(0,http/* requestIdOf */.Gb)(headers)}`;
    if (status === 403) {
        return new problem/* Problem */.AF({
            code: "presign-expired",
            message: `The file store refused the upload address (${said}).`,
            remedy: "Run again; if it stays, check the clock of this machine's proxy and ask Dodo's support.",
            transient: true,
        });
    }
    return new problem/* Problem */.AF({
        code: "upload-failed",
        message: `The file store answered ${said}.`,
        remedy: "Run again: files that were delivered already are recorded and will not be sent again.",
        transient: (0,http/* isPassing */.WG)(status) || code === "RequestTimeout" || code === "IncompleteBody",
        wait: (0,http/* waitOf */.pE)(headers),
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
    const { status, headers, total } = await headOf(live, options);
    if (status === 206)
        return total;
    // Something on the way took the range out and answers with the whole, whose length it says unless it packed it.
    const length = headers["content-encoding"] === undefined ? headers["content-length"] : undefined;
    return status === 200 ? Number(length) || undefined : undefined;
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
            throw (0,http/* networkProblem */.Wo)(cause, "the file store");
        }
        return hash.digest("hex");
    });
}
async function fetchFile(url, options, range) {
    const headers = range === undefined ? {} : { range };
    let next = transferUrl(url, options.apiUrl);
    for (let hop = 0; hop <= redirects; hop += 1) {
        options.secret(next.searchParams.get("X-Amz-Signature") ?? "");
        const answer = await (0,http/* request */.Em)(next, { method: "GET", dispatcher: options.dispatcher, headers }).catch((cause) => {
            throw (0,http/* networkProblem */.Wo)(cause, "the file store");
        });
        const location = answer.headers["location"];
        if ((0,http/* isPassing */.WG)(answer.statusCode))
            throw await passing(answer);
        if (answer.statusCode < 300 || answer.statusCode > 399 || typeof location !== "string") {
            return { status: answer.statusCode, headers: answer.headers, body: answer.body };
        }
        await answer.body.dump();
        next = transferUrl(new URL(location, next).href, options.apiUrl);
    }
    throw new problem/* Problem */.AF({ code: "api-failed", message: "A download was redirected too often.", remedy: "Run again." });
}
async function passing(answer) {
    await answer.body.dump();
    return new problem/* Problem */.AF({
        code: "api-failed",
        message: `The file store answered ${answer.statusCode} to a download.`,
        remedy: "Run again.",
        transient: true,
        wait: (0,http/* waitOf */.pE)(answer.headers),
    });
}
function repeated({ retryDelay, say, budget }, work) {
    return (0,retry/* withRetries */.L)(work, { tries: 4, firstDelay: retryDelay, say, budget });
}

;// CONCATENATED MODULE: ./build/io/route.js


/** What buyers download comes from the same store by either route. */
function downloads(options) {
    const { client, dispatcher, say, secret, retryDelay, budget } = options;
    const download = { dispatcher, apiUrl: client.baseUrl, say, secret, retryDelay, budget };
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
    if (!(error instanceof problem/* Problem */.AF))
        return error;
    const { code, message, remedy, wait, cause } = error;
    const transient = again ?? error.transient;
    return new problem/* Problem */.AF({ code, message: `${name}: ${message}`, remedy, transient, wait, cause, target });
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
            known.set(target, new Set([...(known.get(target) ?? []), ...(0,core_listing/* liveIds */.J)(listing)]));
            return listing;
        },
        async deliver(upload) {
            const before = known.get(upload.target) ?? (0,core_listing/* liveIds */.J)(await read(upload.target));
            const delivered = await deliver(upload, before, shop);
            upload.reserved(delivered.file_id);
            return delivered;
        },
        write: (listing, file_ids, uploaded) => write(listing, { file_ids, uploaded }, client),
        remove: (removal) => remove(removal, client),
    };
}
/** After an answer that leaves open what Dodo did, the entitlement is looked at before anything is sent again. */
async function deliver(upload, before, shop) {
    const { client, say, retryDelay, answerTime, stallTime, budget } = shop;
    let mayHaveArrived = false;
    return (0,retry/* withRetries */.L)(async () => {
        const form = {};
        try {
            return await send(upload, { client, answerTime, stallTime, opened: (one) => (form.opened = one) });
        }
        catch (error) {
            const stopped = form.opened?.stopped();
            if (stopped)
                throw ofUpload(stopped, upload);
            // Without its closing boundary nothing can have come of it.
            mayHaveArrived ||= isUnclear(error) && form.opened?.md5() !== "";
            const found = mayHaveArrived ? await look(upload, before, shop) : undefined;
            if (found)
                return found;
            throw ofUpload(error, upload);
        }
    }, { tries: 5, firstDelay: retryDelay, say, signal: upload.signal, budget });
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
        // What the state would refuse to read must never be recorded: the entitlement is looked at instead.
        if (typeof file_id !== "string" || !(0,state/* isFileId */.O)(file_id))
            throw withoutId();
        sent(file.size);
        return { file_id, md5: form?.md5() ?? "", proven: true };
    }
    finally {
        stall.end();
    }
}
/** A cut, a stall, 408, 5xx, or an answer that is not what it should be. A 429 did nothing. */
function isUnclear(error) {
    return error instanceof problem/* Problem */.AF && error.transient && error.code !== "rate-limited";
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
        return new problem/* Problem */.AF({
            code: "file-too-large",
            message: `Dodo says that ${file.size} bytes are too many for an entitlement (${said}).`,
            remedy: "Make the file smaller, or deliver it to a product (pdt_…), which takes up to 5 GiB.",
            target,
        });
    }
    return new problem/* Problem */.AF({
        code: answer.code === "TOO_MANY_FILES" ? "too-many-files" : "api-failed",
        message: `Dodo refused the upload to ${target} (${said}).`,
        remedy: "See what Dodo says in the message.",
        target,
    });
}
function withoutId() {
    return new problem/* Problem */.AF({
        code: "api-failed",
        message: "Dodo took the file and gave out no id that can be recorded.",
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
    const { dispatcher, say, retryDelay, stallTime, budget } = options;
    const { file, name, signal, sent } = upload;
    let reserved;
    let refusals = 0;
    let mismatches = 0;
    return (0,retry/* withRetries */.L)(async () => {
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
    }, { tries: 5, firstDelay: retryDelay, say, signal, free: isRefusal, budget });
}
/** The client has tried as often as there is sense in it. */
function asFinal(error) {
    if (!(error instanceof problem/* Problem */.AF))
        throw error;
    throw new problem/* Problem */.AF({ ...error, message: error.message, cause: error.cause, transient: false });
}
/** Addresses that are asked for, one after the other, for one file that the store refuses. */
const mostAddresses = 5;
function isRefusal(error) {
    return error instanceof problem/* Problem */.AF && error.code === "presign-expired";
}
function deliveredAs(file_id, { md5, etag }) {
    return { file_id, md5, proven: etag !== "differs" };
}
async function product_storefront_reserve({ target, name, signal, reserved }, options) {
    const { client, secret } = options;
    const path = `${product_storefront_pathOf(target)}/files`;
    const { json } = await client.call({ method: "PUT", path, body: { file_name: name }, target, signal });
    const { file_id, url } = (json ?? {});
    if (typeof file_id !== "string" || typeof url !== "string" || !(0,state/* isFileId */.O)(file_id)) {
        throw new problem/* Problem */.AF({
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
    return new problem/* Problem */.AF({
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

// EXTERNAL MODULE: ./build/core/glob.js
var core_glob = __webpack_require__(8998);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./node_modules/fast-glob/out/index.js
var out = __webpack_require__(5648);
;// CONCATENATED MODULE: ./build/io/unreadable.js

/** A file or folder that cannot be read, as a Problem `file-unreadable` that gives the system's reason: its error, the code of one, or words. */
function unreadable_unreadable(path, cause) {
    return new problem/* Problem */.AF({
        code: "file-unreadable",
        message: `${path} cannot be read: ${unreadable_reasonOf(cause)}.`,
        remedy: "Make it readable for the user that runs dodo-files, build it again, or leave it out with exclude.",
        cause,
    });
}
function pathEscape(path) {
    return new problem/* Problem */.AF({
        code: "path-escape",
        message: `${path} leads out of the workspace.`,
        remedy: "Deliver a file inside the workspace: copy it there in the build, or correct the link or the path.",
    });
}
function isAbsent(error) {
    const code = unreadable_codeOf(error);
    return code === "ENOENT" || code === "ENOTDIR";
}
const reasons = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ENOENT: "it does not exist",
    ENOTDIR: "it does not exist",
    ELOOP: "its links lead in a circle",
    EMFILE: "too many files are open",
};
function unreadable_reasonOf(cause) {
    const said = typeof cause === "string" ? cause : unreadable_codeOf(cause);
    return reasons[said] ?? (said || "unknown error");
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
async function walk(from, depth, meet) {
    const options = { cwd: from.disk, deep: depth, dot: true, onlyFiles: false, followSymbolicLinks: false };
    const found = out.stream("**/*", { ...options, objectMode: true, ignore: ["**/.[gG][iI][tT]/**"] });
    // fast-glob's `**` does not reach below a folder with a line break in its name: those are walked one by one.
    const isBroken = (path) => /[\n\r\u2028\u2029]/.test(path.slice(from.path.length));
    const broken = [];
    found.on("data", ({ path, dirent }) => {
        const entry = entryOf(from, path, dirent);
        if (isBroken(parentOf(entry.path)))
            return;
        if (entry.kind !== "folder")
            meet(entry);
        else if (isBroken(entry.path))
            broken.push(entry);
    });
    await (0,external_node_stream_promises_.finished)(found).catch((cause) => {
        throw unreadable_unreadable(from.path === "" ? "the manifest's folder" : from.path, cause);
    });
    for (const folder of broken)
        await walk(folder, depth - levels(folder) + levels(from), meet);
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
        const entries = await (0,promises_.readdir)(disk, { withFileTypes: true });
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
    return { path: path === "" ? inside : `${path}/${inside}`, disk: `${disk}/${below}`, kind: kindOf(entry), linked };
}
function kindOf(entry) {
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
    const leadsToFolder = await (0,promises_.stat)(entry.disk).then((found) => found.isDirectory(), () => false);
    return leadsToFolder ? [{ ...entry, kind: "folder", linked: true }] : [];
}
function once(known, key, read) {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found;
}

// EXTERNAL MODULE: ./build/core/secret-files.js
var secret_files = __webpack_require__(3513);
;// CONCATENATED MODULE: ./build/io/found.js




/** Follows links to a regular file; absent where there is none, as behind a link to a folder. `root` is a real path. */
function resolveEntry({ path, disk, kind, linked }, root) {
    if (kind === "folder" || kind === "other")
        return undefined;
    const visible = (0,secret_files/* looksSecret */.n)(path);
    try {
        const isThere = kind === "file" && !linked;
        const real = isThere ? disk.replaceAll("/", external_node_path_.sep) : external_node_fs_.realpathSync.native(disk);
        if (!isThere && !(0,external_node_fs_.statSync)(real).isFile())
            return undefined;
        const below = belowOf(root, real);
        const inside = !isOutside(below);
        const name = below.replaceAll(external_node_path_.sep, "/").normalize("NFC");
        const secret = inside && (name === path ? visible : (0,secret_files/* looksSecret */.n)(name));
        const problem = inside ? {} : { problem: pathEscape(path) };
        return { file: { path, real, ...problem }, secret: { visible, real: secret } };
    }
    catch (cause) {
        const nowhere = kind === "link" && isAbsent(cause);
        const problem = unreadable_unreadable(path, nowhere ? "its link leads nowhere" : cause);
        return { file: { path, real: disk, problem }, secret: { visible, real: false } };
    }
}
/** Whether a path or a glob is absolute or climbs with `..`: it means nothing below the manifest's folder then. */
function leadsOut(path) {
    return (0,external_node_path_.isAbsolute)(path) || path.split(/[\\/]/).includes("..");
}
/** `relative`, which takes its time, for what lies elsewhere. */
function belowOf(root, path) {
    return path.startsWith(root + external_node_path_.sep) ? path.slice(root.length + 1) : (0,external_node_path_.relative)(root, path);
}
function isOutside(below) {
    return below === ".." || below.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(below);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
;// CONCATENATED MODULE: ./build/io/digest.js
// Threads of their own run this very file: it imports nothing of ours.




/** What makes this file the program of a thread. */
const threadRole = "dodo-files digest";
const readAsync = (0,external_node_util_.promisify)(external_node_fs_.read);
/** Bytes of a read. */
const readSize = 256 * 1024;
/** A file up to so many bytes is read at once: a millisecond, and no trip through the thread pool. */
const digest_small = 1024 * 1024;
const shared = Buffer.allocUnsafeSlow(digest_small);
const lfsMark = "version https://git-lfs.github.com/spec/v1";
/**
 * Reads a file in bounded memory: neither through a link that appeared since it was found, nor waiting for the other end of a pipe.
 * A small one at once, since a promise for each takes longer than some of them.
 */
function digest_digest(asked) {
    let file;
    try {
        file = (0,external_node_fs_.openSync)(asked.real, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0));
        const before = (0,external_node_fs_.fstatSync)(file);
        if (!before.isFile())
            return digest_closed(file, { fault: "unreadable", reason: "it is not a regular file" });
        const { size } = before;
        if (size > asked.most || asked.among?.has(size) === false)
            return digest_closed(file, { size, lfs: false });
        return size > digest_small ? inPieces(file, before) : digest_closed(file, asWhole(file, before));
    }
    catch (error) {
        return digest_closed(file, digest_unreadable(error));
    }
}
function digest_closed(file, found) {
    if (file !== undefined)
        (0,external_node_fs_.closeSync)(file);
    return found;
}
function digest_unreadable(error) {
    return { fault: "unreadable", reason: error.code ?? "unknown error" };
}
function asWhole(file, before) {
    let size = 0;
    for (let count = -1; count !== 0 && size < before.size; size += count) {
        count = (0,external_node_fs_.readSync)(file, shared, size, before.size - size, null);
    }
    const bytes = shared.subarray(0, size);
    const lfs = size < 1024 && bytes.toString("latin1").startsWith(lfsMark);
    return isUnchanged(file, before, size) ? { size, sha256: (0,external_node_crypto_.hash)("sha256", bytes, "hex"), lfs } : { fault: "changed" };
}
/** Two buffers in turn: while one is hashed the other is read. Stops where the file turns out longer than it was. */
async function inPieces(file, before) {
    try {
        const sum = (0,external_node_crypto_.createHash)("sha256");
        let [full, free] = [Buffer.allocUnsafeSlow(readSize), Buffer.allocUnsafeSlow(readSize)];
        let size = 0;
        let pending = readAsync(file, full, 0, readSize, null);
        for (;;) {
            const { bytesRead } = await pending;
            size += bytesRead;
            if (bytesRead === 0 || size > before.size)
                break;
            pending = readAsync(file, free, 0, readSize, null);
            sum.update(full.subarray(0, bytesRead));
            [full, free] = [free, full];
        }
        return isUnchanged(file, before, size) ? { size, sha256: sum.digest("hex"), lfs: false } : { fault: "changed" };
    }
    catch (error) {
        return digest_unreadable(error);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/** A quarter of a microsecond is all that is lost of the times, and no two writes are that close. */
function isUnchanged(file, before, read) {
    const after = (0,external_node_fs_.fstatSync)(file);
    return read === before.size && read === after.size && before.mtimeMs === after.mtimeMs;
}
if (external_node_worker_threads_.workerData === threadRole) {
    let last = Promise.resolve();
    const answer = async ({ id, files }) => {
        const start = performance.now();
        const digests = [];
        for (const file of files)
            digests.push(await digest_digest(file));
        external_node_worker_threads_.parentPort?.postMessage({ id, digests, took: performance.now() - start });
    };
    external_node_worker_threads_.parentPort?.on("message", (list) => {
        last = last.then(() => answer(list));
    });
}

;// CONCATENATED MODULE: ./build/io/hash-line.js
/** `wake` is called where there is something to take. */
function createLine(wake) {
    const waiting = [];
    return {
        isEmpty: () => waiting.length === 0,
        add(files) {
            if (files.length === 0)
                return Promise.resolve([]);
            return new Promise((done) => {
                waiting.push({ batch: { digests: [], left: files.length, done }, from: 0, files });
                wake();
            });
        },
        take(count) {
            const [first] = waiting;
            if (!first || first.files.length <= count)
                return waiting.shift();
            const { batch, from, files } = first;
            waiting[0] = { batch, from: from + count, files: files.slice(count) };
            return { batch, from, files: files.slice(0, count) };
        },
        settle({ batch, from }, digests) {
            for (const [index, digest] of digests.entries())
                batch.digests[from + index] = digest;
            batch.left -= digests.length;
            if (batch.left === 0)
                batch.done(batch.digests);
        },
        putBack(stretch) {
            waiting.unshift(stretch);
            wake();
        },
    };
}

;// CONCATENATED MODULE: ./build/io/hash-thread.js


/** In the sources and in each bundle it lies beside this file. */
const program = new URL(import.meta.url.replace(/[^/]*(\.[jt]s)$/, "digest$1"));
/** Milliseconds that a list of files should take: longer than the way there and back, and not so long that the last thread keeps the others waiting. */
const pace = 5;
/** Files. */
const longestList = 256;
/** Reads files beside the main thread. The process lives on for it only while it has something to do. */
function startThread(line) {
    const thread = new external_node_worker_threads_.Worker(program, { workerData: threadRole, env: {}, execArgv: [] });
    const given = new Map();
    let id = 0;
    let length = 1;
    let isOver = false;
    // The next list is there before the last one is done.
    const feed = () => {
        while (!isOver && given.size < 2) {
            const stretch = line.take(length);
            if (!stretch)
                break;
            id += 1;
            given.set(id, stretch);
            thread.postMessage({ id, files: stretch.files });
        }
        if (given.size > 0)
            thread.ref();
        else
            thread.unref();
    };
    thread.on("message", ({ id: done, digests, took }) => {
        const stretch = given.get(done);
        given.delete(done);
        if (stretch)
            line.settle(stretch, digests);
        length = took < pace ? Math.min(length * 2, longestList) : Math.max(length >> 1, 1);
        feed();
    });
    // Whatever it died of, the main thread can do its work.
    const end = () => {
        isOver = true;
        const left = [...given.values()];
        given.clear();
        left.forEach(line.putBack);
    };
    thread.on("error", end);
    thread.on("exit", end);
    feed();
    return { feed };
}

;// CONCATENATED MODULE: ./build/io/hash.js







/** Milliseconds that files have waited when another thread is worth its start. */
const worthThread = 20;
/** Milliseconds of work after which the event loop has its turn. */
const longestTurn = 16;
/** Beside the main one. More get in each other's way, and each takes its memory. */
const mostThreads = 3;
/** SHA-256 of found files, in bounded memory. Files that keep waiting are read by threads of their own too, as far as there are cores. */
function createHasher(cores = (0,external_node_os_.availableParallelism)()) {
    const line = createLine(() => {
        for (const thread of threads)
            thread.feed();
        if (!isWorking)
            void work();
    });
    const threads = [];
    const most = Math.min(cores - 1, mostThreads);
    let isWorking = false;
    let turn = performance.now();
    // One file at a time: the next may be large, and something for another thread.
    async function work() {
        isWorking = true;
        const timer = setInterval(() => {
            if (!line.isEmpty() && threads.length < most)
                threads.push(startThread(line));
        }, worthThread);
        for (let one = line.take(1); one; one = line.take(1)) {
            if (performance.now() - turn > longestTurn) {
                await (0,external_node_timers_promises_.setImmediate)();
                turn = performance.now();
            }
            for (const file of one.files) {
                const found = digest_digest(file);
                line.settle(one, [found instanceof Promise ? await found : found]);
            }
        }
        clearInterval(timer);
        isWorking = false;
    }
    return async (found, sizes = { most: Number.POSITIVE_INFINITY }) => {
        const sound = found.filter(({ problem }) => !problem);
        const digests = (await line.add(sound.map(({ real }) => ({ real, ...sizes })))).values();
        return found.map((file) => file.problem ?? hashedOf(file, digests.next().value));
    };
}
function hashedOf({ path }, digest) {
    if (!digest)
        throw new Error(`${path} has no digest`);
    if (!("fault" in digest))
        return digest;
    if (digest.fault === "unreadable")
        return unreadable_unreadable(path, digest.reason);
    return new problem/* Problem */.AF({
        code: "file-changed",
        message: `${path} changed while it was read.`,
        remedy: "Let the build finish before dodo-files runs, then run again.",
    });
}

;// CONCATENATED MODULE: ./build/io/hints.js


const most = 5;
/** Why a pattern may have matched nothing: what its folder holds, and what it nearly matched. */
async function hintsFor(pattern, place) {
    const glob = (0,core_glob/* compileGlob */.S)(pattern.glob.replace(/\/+$/, ""));
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
            return [...(await missing(path, name, here, disk)), ...(await holds(here, disk))];
        if (next.every(({ kind, linked }) => kind === "folder" && linked)) {
            return [`${path} is a link to a folder, and linked folders are not walked`];
        }
        here = next;
    }
    return holds(here, disk);
}
async function missing(path, name, parents, disk) {
    const siblings = (await Promise.all(parents.map((parent) => disk.list(parent)))).flat();
    const other = siblings.find((each) => nameOf(each).toLowerCase() === name.toLowerCase());
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
    const names = entries.map((entry) => `${nameOf(entry)}${entry.kind === "folder" ? "/" : ""}`).sort();
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
    const glob = (0,core_glob/* compileGlob */.S)(text);
    const withDots = (0,core_glob/* compileGlob */.S)(text, { dot: true });
    const anyCase = (0,core_glob/* compileGlob */.S)(text, { anyCase: true });
    const excludes = exclude.map((each) => (0,core_glob/* compileGlob */.S)(each, { dot: true }));
    const folders = await disk.folders(glob.base, { anyCase: true, follow: glob.literal });
    const entries = [];
    for (const folder of folders)
        await disk.walk(folder, glob.depth, (entry) => entries.push(entry));
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
function nameOf({ path }) {
    return path.slice(path.lastIndexOf("/") + 1);
}

;// CONCATENATED MODULE: ./build/io/workspace.js








const longestText = 64 * 1024;
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
            if (!file || file.path !== (0,core_glob/* compileGlob */.S)(path).text)
                return null;
            if (file.problem)
                throw file.problem;
            return readText(file);
        },
    };
}
async function readText({ path, real }) {
    const failed = (cause) => {
        throw unreadable_unreadable(path, cause);
    };
    const { size } = await (0,promises_.stat)(real).catch(failed);
    if (size > longestText)
        throw unreadable_unreadable(path, "it is longer than 64 KiB");
    return new TextDecoder().decode(await (0,promises_.readFile)(real).catch(failed));
}
async function openPlace({ root, folder }) {
    const real = (place) => (0,promises_.realpath)(place).catch((cause) => {
        throw unreadable_unreadable((0,external_node_path_.basename)(place), cause);
    });
    const [realRoot, realFolder] = await Promise.all([real(root), real(folder)]);
    return { root: realRoot, disk: createDisk(realFolder) };
}
async function findAll(place, patterns) {
    const wanted = await Promise.all(patterns.map(wantedIn(place)));
    for (const want of wanted)
        for (const entry of want.named)
            take(entry, want, place);
    await walkFor(wanted.filter(needsWalk), place);
    return wanted.map(({ taken, outside, glob }) => {
        const files = [...taken.values()].sort(byPath).map(({ file }) => file);
        return outside ? [...files, outsideFile(glob)] : files;
    });
}
function wantedIn({ disk }) {
    const excludes = new Map();
    const excludeOf = (text) => {
        const glob = excludes.get(text) ?? (0,core_glob/* compileGlob */.S)(text, { dot: true });
        excludes.set(text, glob);
        return glob;
    };
    return async (pattern) => {
        const glob = (0,core_glob/* compileGlob */.S)(pattern.glob);
        const globs = pattern.exclude.map(excludeOf);
        const isExcluded = (path) => globs.some(({ matches }) => matches(path));
        const outside = leadsOut(glob.text);
        const named = outside ? [] : await namedBy(glob, disk);
        return { pattern, glob, isExcluded, named, outside, taken: new Map() };
    };
}
/** A pattern that names a file letter by letter is that file, whatever its brackets would mean. */
async function namedBy({ text }, disk) {
    const cut = text.lastIndexOf("/");
    const folders = await disk.folders(text.slice(0, Math.max(cut, 0)), { follow: true });
    const entries = await Promise.all(folders.map((folder) => disk.named(folder, text.slice(cut + 1))));
    return entries.flat().filter(({ kind }) => kind === "file" || kind === "link");
}
function needsWalk({ glob, named, outside }) {
    return !glob.literal && named.length === 0 && !outside;
}
/** One walk for all patterns: of the folders that their bases need, none of them twice. */
async function walkFor(wanted, place) {
    const { disk } = place;
    const depths = new Map();
    for (const { glob } of wanted)
        depths.set(glob.base, Math.max(depths.get(glob.base) ?? 0, glob.depth));
    const bases = [...depths].filter((one) => ![...depths].some((other) => covers(other, one)));
    const byBase = Map.groupBy(wanted, ({ glob }) => glob.base);
    const meet = (entry) => {
        for (const base of foldersAbove(entry.path)) {
            for (const want of byBase.get(base) ?? [])
                if (want.glob.matches(entry.path))
                    take(entry, want, place);
        }
    };
    await Promise.all(bases.map(async ([base, depth]) => {
        for (const folder of await disk.folders(base))
            await disk.walk(folder, depth, meet);
    }));
}
/** From the manifest's own on, which is "". */
function* foldersAbove(path) {
    yield "";
    for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1))
        yield path.slice(0, at);
}
function covers([outer, reach], [inner, depth]) {
    if (outer === inner || !(outer === "" || inner.startsWith(`${outer}/`)))
        return false;
    const levels = inner.split("/").length - (outer === "" ? 0 : outer.split("/").length);
    return reach >= depth + levels;
}
/** What a pattern matches is its own where it is a file that may be delivered. Walks may overlap. */
function take(entry, { pattern, isExcluded, named, taken }, { root }) {
    if (taken.has(entry.disk) || isExcluded(entry.path))
        return;
    const { file, secret } = resolveEntry(entry, root) ?? {};
    if (!file)
        return;
    // What looks like a secret wants its own name, in full: neither a wildcard nor the name of a link to it will do.
    const isWithheld = secret?.visible ? named.length === 0 : secret?.real;
    if (isWithheld)
        pattern.withheld?.(entry.path);
    else {
        taken.set(entry.disk, { entry, file });
        pattern.found?.(file);
    }
}
function outsideFile({ text }) {
    return { path: text, real: text, problem: pathEscape(text) };
}
function byPath({ entry: a }, { entry: b }) {
    if (a.path === b.path)
        return a.disk < b.disk ? -1 : a.disk > b.disk ? 1 : 0;
    return a.path < b.path ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/wire-ports.js
















/** Puts the adapters behind the ports. */
async function openPorts(settings, manifest, face) {
    stayLean();
    const dispatcher = (0,http/* createDispatcher */.SM)(settings.concurrency + 8);
    const say = (sentence) => face.observe({ kind: "wait", sentence });
    const budget = (0,retry/* createBudget */.y)();
    const client = clientOf(settings, { dispatcher, say, budget });
    const ports = {
        workspace: createWorkspace({ root: manifest.root, folder: manifest.folder }),
        storefront: client && createStorefront({ client, dispatcher, say, secret: face.secret, retryDelay, budget }),
        store: await createStore(settings, manifest, { dispatcher, say }),
        desk: {
            shelves: client && (() => readShelves(client, face.signal)),
            questions: face.questions,
            write: (path, text) => writeNew(manifest.root, { path, text }),
        },
        document: createDocument(settings),
        planFile: settings.planFile === undefined ? undefined : createPlanFile(settings.planFile, face.cwd),
        clock: clock/* systemClock */.m,
        observe: face.observe,
        agreed: face.agreed,
        signal: face.signal,
        newLineage: external_node_crypto_.randomUUID,
        async rescue(text) {
            const { kept, sentence } = await rescueState(manifest.root, text);
            face.rescued(text, kept);
            return [sentence];
        },
    };
    return { ports, close: () => dispatcher.destroy() };
}
function createDocument({ command, operands = [] }) {
    const [path] = operands;
    return command === "state push" && path !== undefined ? createFileStateStore({ path }) : undefined;
}
/** Milliseconds before a second try. */
const retryDelay = 500;
function clientOf({ apiKey, baseUrl, requestsPerMinute }, { dispatcher, say, budget }) {
    if (apiKey === undefined)
        return undefined;
    const rateLimit = createRateLimit(requestsPerMinute, say);
    const userAgent = `dodo-files/${version/* version */.r}`;
    return createDodoClient({ baseUrl, apiKey, userAgent, dispatcher, rateLimit, say, retryDelay, budget });
}
async function createStore(settings, manifest, { dispatcher, say }) {
    const { state, environment = "test_mode" } = settings;
    if (state.kind === "branch") {
        const { createBranchStore } = await Promise.all(/* import() */[__webpack_require__.e(218), __webpack_require__.e(522)]).then(__webpack_require__.bind(__webpack_require__, 4522));
        return createBranchStore({ ...state, environment, manifest: manifest.path, say }, dispatcher);
    }
    const path = state.path ?? (0,external_node_path_.join)(manifest.root, ".dodo-files", environment, `${manifest.path}.json`);
    return createFileStateStore({ path });
}


/***/ })

};
