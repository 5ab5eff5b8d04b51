export const id = 193;
export const ids = [193];
export const modules = {

/***/ 2193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect),
  openShop: () => (/* binding */ openShop)
});

;// CONCATENATED MODULE: ./build/core/version.js
/** The version of this package, for `--version` and the `User-Agent`. A test holds it to package.json. */
const version = "0.1.0";

// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
// EXTERNAL MODULE: ./build/io/http/http.js
var http = __webpack_require__(1068);
;// CONCATENATED MODULE: ./build/io/dodo/client.js


const maxTries = 5;
const answerLimit = 64 * 1024 * 1024;
const answerTime = 120_000;
/** One exchange a call; any status is an answer. */
function createDodoClient({ baseUrl, apiKey, userAgent, send, }) {
    const base = baseUrl.pathname.replace(/\/+$/, "");
    const common = {
        authorization: `Bearer ${apiKey}`,
        accept: "application/json",
        "user-agent": userAgent,
    };
    return {
        baseUrl,
        async call(call) {
            const { headers, ...sent } = await bodyOf(call);
            try {
                const answer = await send({
                    method: call.method,
                    url: new URL(`${base}${call.path}`, baseUrl),
                    headers: { ...common, ...headers },
                    signal: call.signal,
                    answerLimit,
                    answerTime,
                    ...sent,
                });
                return parseAnswer({ ...answer, headers: withoutKey(answer.headers, apiKey) }, apiKey);
            }
            catch (cause) {
                call.signal?.throwIfAborted();
                throw cause instanceof problem/* Problem */.A ? cause : (0,http/* networkProblem */.Wo)(cause, "Dodo");
            }
        },
    };
}
async function bodyOf({ open, body }) {
    if (open)
        return open();
    if (body === undefined)
        return { headers: {} };
    return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
function parseAnswer({ status, headers, text }, apiKey) {
    const json = parseJson(text, apiKey);
    const form = text.trimStart().startsWith("<") ? "page" : "text";
    return {
        status,
        headers,
        json: json ?? null,
        ...errorOf(json),
        garbled: json === undefined ? form : undefined,
    };
}
/** Sends each request when its turn has come, and learns from its answer. */
function withRateLimit(client, limit) {
    return {
        ...client,
        async call(request) {
            if (!request.reservation)
                await limit.acquire(request.signal);
            request.signal?.throwIfAborted();
            const answer = await client.call(request);
            (request.reservation ?? limit).observe(answer.status, answer.headers);
            return answer;
        },
    };
}
/** Repeats calls that failed in passing: network errors, 408, 429 and 5xx. */
function withRetry(client, retry) {
    return {
        ...client,
        call: (request) => retry.run(() => client.call(request), {
            tries: request.open ? 1 : maxTries,
            signal: request.signal,
        }),
    };
}
/** Whoever gets the key may send it back, in any field, escaped or not: behind this nobody sees it. */
function parseJson(text, apiKey) {
    const mayHold = text.includes(apiKey) || text.includes("\\");
    const without = (_, value) => typeof value === "string" ? value.replaceAll(apiKey, "***") : value;
    try {
        return JSON.parse(text, mayHold ? without : undefined);
    }
    catch {
        return undefined;
    }
}
function withoutKey(headers, apiKey) {
    const without = (value) => typeof value === "string" ? value.replaceAll(apiKey, "***") : value;
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, without(value)]));
}
function errorOf(json) {
    const body = (typeof json === "object" && json !== null ? json : {});
    const text = (value) => (typeof value === "string" ? (0,http/* quoteForeign */.xS)(value) : "");
    return { code: text(body.code), message: text(body.message) };
}

// EXTERNAL MODULE: ./build/core/manifest/products.js
var products = __webpack_require__(2544);
;// CONCATENATED MODULE: ./build/io/dodo/list-shop.js


/** Dodo's most for a page. */
const pageSize = 100;
/** A list that never ends is none. */
const maxShopPages = 200;
/** Every product, then every `digital_files` entitlement, as the lists have them. Throws `api-failed` where an answer is no list. */
async function listShop(client, signal) {
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
    for (let page = 0; page < maxShopPages; page += 1) {
        const { json } = await call(`${path}page_size=${pageSize}&page_number=${page}`);
        const { items } = (json ?? {});
        if (!Array.isArray(items) || !items.every(isObject))
            throw shopListMalformed();
        all.push(...items);
        if (items.length < pageSize)
            return all;
    }
    throw shopListMalformed();
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}
function shelfOf(id, title) {
    if (typeof id !== "string" || !products/* idPattern */.aD.test(id))
        throw shopListMalformed();
    return { id, title: typeof title === "string" ? title.trim() : "" };
}
function shopListMalformed() {
    return new problem/* Problem */.A({
        code: "api-failed",
        message: "Dodo's list of products or entitlements is not of the documented shape.",
        remedy: "Give --product name=id, and report it with the shape of the answer.",
    });
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/io/dodo/rate-limit.js


/** Windows are a little longer than they are called, since requests arrive less evenly than they leave. */
const second = 1_010;
const minute = 60_300;
/** Requests left in Dodo's window at which ours wait: what is in flight, and some room for the shop's checkout. */
const roomLeft = 4;
/** Milliseconds. Longer waits are told, and not again for those who wait for nearly the same moment. */
const longWait = 2_000;
/** At most `perMinute` requests in any minute and a sixth of them in any second. `onWait` gets one sentence for each long wait. */
function createRateLimit(perMinute, onWait = () => { }) {
    const turns = createTurns(perMinute);
    const gate = createGate(onWait);
    const reason = `requests-per-minute lets ${perMinute} through`;
    return {
        async acquire(signal) {
            await gate.waitUntil(turns.next(performance.now()), reason, signal);
            await gate.whenOpen(signal);
        },
        async reserve(signal) {
            const at = turns.pair(performance.now());
            try {
                await gate.waitUntil(at, reason, signal);
                await gate.whenOpen(signal);
            }
            catch (error) {
                turns.settle();
                throw error;
            }
            return reservationOf(turns, gate);
        },
        reserveNow: () => gate.isOpen() && turns.hold(performance.now()) ? reservationOf(turns, gate) : undefined,
        whenOpen: gate.whenOpen,
        observe: gate.observe,
    };
}
function reservationOf(turns, gate) {
    const later = [];
    let isHeld = true;
    const settle = (usedAt) => {
        if (isHeld)
            turns.settle(usedAt);
        isHeld = false;
        for (const observe of later.splice(0))
            observe();
    };
    return {
        isOpen: gate.isOpen,
        spend: () => settle(performance.now()),
        observe(...answer) {
            if (isHeld)
                later.push(() => gate.observe(...answer));
            else
                gate.observe(...answer);
        },
        end: () => settle(),
    };
}
/** Closed while an answer asks all requests to wait. */
function createGate(onWait) {
    let until = 0;
    let why = "";
    let saidFor = Number.NEGATIVE_INFINITY;
    const isOpen = () => until <= performance.now();
    const waitUntil = async (at, reason, signal) => {
        const wait = at - performance.now();
        if (wait <= 0)
            return;
        if (wait >= longWait && at > saidFor + longWait) {
            saidFor = at;
            onWait(`Waiting ${(wait / 1000).toFixed(1)} s: ${reason}.`);
        }
        await (0,promises_.setTimeout)(wait, undefined, signal ? { signal } : {});
    };
    const close = (ms, reason) => {
        if (performance.now() + ms <= until)
            return;
        until = performance.now() + ms;
        why = reason;
    };
    return {
        isOpen,
        waitUntil,
        async whenOpen(signal) {
            while (!isOpen())
                await waitUntil(until, why, signal);
        },
        observe(status, headers) {
            if (status === 429)
                close((0,http/* retryAfterMs */.Vs)(headers) ?? 0, "Dodo asked all requests to wait (429)");
            const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
            if (remaining <= roomLeft)
                close(resetOf(headers), "the shop's limit at Dodo is nearly used up");
        },
    };
}
/** p-throttle spaces a burst evenly, and loses most of a minute by it. */
function createTurns(perMinute) {
    const perSecond = Math.max(1, Math.floor(perMinute / 6));
    let given = [];
    let held = 0;
    // What is held may be sent at any moment, so it counts in every window.
    const windowEnd = (limit, length) => (given.at(-Math.max(1, limit - held)) ?? Number.NEGATIVE_INFINITY) + length;
    const freeAt = (now) => Math.max(now, windowEnd(perSecond, second), windowEnd(perMinute, minute));
    const next = (now) => {
        const at = freeAt(now);
        given.push(at);
        if (given.length > 2 * perMinute)
            given = given.slice(-perMinute);
        return at;
    };
    return {
        next,
        pair(now) {
            held += 1;
            return next(now);
        },
        hold(now) {
            if (freeAt(now) > now)
                return false;
            held += 1;
            return true;
        },
        settle(usedAt) {
            held -= 1;
            if (usedAt === undefined)
                return;
            const place = given.findLastIndex((at) => at <= usedAt) + 1;
            given.splice(place, 0, usedAt);
        },
    };
}
/** Milliseconds. The header's format is not documented: a small number is taken for seconds, anything else means one second. */
function resetOf(headers) {
    const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
    return reset > 0 && reset <= 60 ? reset * 1000 : 1_000;
}

;// CONCATENATED MODULE: ./build/io/dodo/refusals.js


/** Throws the Problem that an answer means, unless the caller expects it. */
function withRefusals(client) {
    return {
        ...client,
        async call(request) {
            const answer = await client.call(request);
            if (request.expected?.(answer))
                return answer;
            const { status, garbled } = answer;
            if (status < 200 || status > 299)
                throw apiRefusal(request, answer);
            // What a list write answers is not documented, so only a page of something in between is no answer to it; callers read back.
            const needsJson = ["GET", "PUT", "POST"].includes(request.method);
            if (garbled === "page" || (garbled && needsJson))
                throw noJson(request, answer.headers);
            return answer;
        },
    };
}
function noJson(call, headers) {
    return new problem/* Problem */.A({
        code: "api-failed",
        message: `Dodo's answer about ${call.target} is not JSON${(0,http/* requestIdOf */.Gb)(headers)}.`,
        remedy: "Run again; if it stays, ask Dodo's support.",
        transient: true,
        target: call.target,
    });
}
function apiRefusal(call, refused) {
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
        return new problem/* Problem */.A({
            code: "rate-limited",
            message: `Dodo answered 429 (too many requests)${tail}`,
            remedy: "Lower requests-per-minute, or run again when the shop is quieter.",
            transient: true,
            wait: (0,http/* retryAfterMs */.Vs)(headers),
            target,
        });
    }
    return new problem/* Problem */.A({
        code: "api-failed",
        message: `Dodo answered ${status} to ${call.method} on ${target}${tail}`,
        remedy: (0,http/* isPassing */.WG)(status)
            ? "Run again; if it stays, ask Dodo's support."
            : "See what Dodo says in the message.",
        transient: (0,http/* isPassing */.WG)(status),
        wait: (0,http/* retryAfterMs */.Vs)(headers),
        target,
    });
}
function unauthorized(isRead, tail) {
    return new problem/* Problem */.A({
        code: "unauthorized",
        message: `Dodo does not accept the API key (401)${tail}`,
        remedy: isRead
            ? "Use a key of this environment: keys of test_mode and live_mode are different."
            : "Use a key with write access: this one may be read-only.",
    });
}
function forbidden(isRead, tail) {
    return new problem/* Problem */.A({
        code: "forbidden",
        message: `The API key may not do this (403)${tail}`,
        remedy: isRead
            ? "Use a key that may read products."
            : "Use a key with write access: this one is read-only.",
    });
}
function notFound(target, tail) {
    return new problem/* Problem */.A({
        code: "target-not-found",
        message: `Dodo knows no ${target} in this environment${tail}`,
        remedy: "Check the id in the manifest: ids of test_mode and live_mode differ.",
        target,
    });
}
function unusable(target, tail) {
    return new problem/* Problem */.A({
        code: "target-unusable",
        message: `${target} is archived or deleted${tail}`,
        remedy: "Restore it in the Dodo dashboard, or take it out of the manifest.",
        target,
    });
}

// EXTERNAL MODULE: ./build/core/dodo/target.js
var dodo_target = __webpack_require__(5150);
// EXTERNAL MODULE: ./build/core/dodo/listing.js
var dodo_listing = __webpack_require__(9211);
// EXTERNAL MODULE: ./build/core/state/state.js
var state = __webpack_require__(786);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/io/dodo/planned-bytes.js




/** Files up to this many bytes are read once and sent from memory: a third less CPU than a stream. */
const maxBufferedBytes = 1024 * 1024;
/** Opens a file to be sent. Throws `file-changed`, `file-unreadable`. */
async function readPlanned(file, listener) {
    if (file.size > maxBufferedBytes)
        return stream(file, listener);
    const block = blocks.pop() ?? Buffer.allocUnsafeSlow(maxBufferedBytes + 1);
    const bytes = readSmall(file, block);
    if (bytes.length !== file.size || (0,external_node_crypto_.hash)("sha256", bytes) !== file.sha256)
        throw changed(file);
    const md5 = (0,external_node_crypto_.hash)("md5", bytes);
    listener.hashed?.(md5);
    return {
        body: bytes,
        md5: () => md5,
        stopped: () => undefined,
        arrived: () => void blocks.push(block),
    };
}
/** Memory that was used before: with a new block for each file, a sixth of an upload's CPU goes into getting and freeing them. */
const blocks = [];
/**
 * At once: a trip through the thread pool for each of open, read and close costs more than the three. One byte more than planned, if
 * there is one. A pipe that took the file's place is not waited for: nothing else would go on meanwhile, not even an interrupt.
 */
function readSmall(file, block) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(file.real, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
        let size = 0;
        for (let count = -1; count !== 0 && size < file.size; size += count) {
            count = (0,external_node_fs_.readSync)(descriptor, block, size, file.size + 1 - size, null);
        }
        return block.subarray(0, size);
    }
    catch (cause) {
        throw sourceUnreadable(file, cause);
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
function stream(file, { sent, hashed }) {
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
            stopped = sourceUnreadable(file, cause);
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
        hashed?.(ended);
        if (held)
            yield held;
        sent(size);
    };
    return {
        body: external_node_stream_.Readable.from(body(), { objectMode: false, highWaterMark: 1 }),
        md5: () => ended ?? "",
        stopped: () => stopped,
        arrived: () => { },
    };
}
/** Hex MD5 of a file, for comparing it with an ETag. Throws what the disk throws. */
async function md5OfFile(real) {
    const md5 = (0,external_node_crypto_.createHash)("md5");
    for await (const chunk of (0,external_node_fs_.createReadStream)(real, { highWaterMark: 256 * 1024 }))
        md5.update(chunk);
    return md5.digest("hex");
}
function changed({ path }) {
    return new problem/* Problem */.A({
        code: "file-changed",
        message: `${path} changed after it was planned.`,
        remedy: "Let the build finish before dodo-files starts, then run again.",
    });
}
function sourceUnreadable({ path }, cause) {
    const reason = cause.code ?? "unknown reason";
    return new problem/* Problem */.A({
        code: "file-unreadable",
        message: `${path} cannot be read (${reason}).`,
        remedy: "Make the file readable for this run.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/io/dodo/file-form.js



/**
 * The parts `filename` and `file`. The closing boundary comes only once the bytes are known to be the planned ones, so that a
 * changed file never makes a whole form. Throws `file-changed`, `file-unreadable`.
 */
async function openFileForm({ name, file }, listener) {
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
    const bytes = await readPlanned(file, listener);
    const body = Buffer.isBuffer(bytes.body)
        ? Buffer.concat([head, bytes.body, tail])
        : around(head, bytes.body, tail);
    bytes.arrived();
    return {
        headers: {
            "content-type": `multipart/form-data; boundary=${boundary}`,
            "content-length": String(head.length + file.size + tail.length),
        },
        body,
        md5: bytes.md5,
        stopped: bytes.stopped,
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

;// CONCATENATED MODULE: ./build/io/dodo/grants.js

/** Dodo's most for a page. */
const grants_pageSize = 100;
/** With more pages than these, every file counts as sold. */
const mostPages = 10;
/** Reads the grants of an entitlement, of every status. What cannot be read may hold every file. */
async function readSoldFiles(target, client) {
    const pages = await grants_readAll(target, client);
    if (!pages)
        return { has: () => true, isCurrent: async () => true };
    const grants = pages.flat().filter(({ counts }) => counts);
    const sold = new Set(grants.flatMap(({ files = [] }) => files));
    const mayBeAny = grants.some(({ files }) => files === undefined);
    // Nothing says whether Dodo lists the newest first or last.
    const looked = [...new Set([0, pages.length - 1])];
    return {
        has: (file_id) => mayBeAny || sold.has(file_id),
        async isCurrent() {
            for (const page of looked) {
                const now = await readPage(target, page, client);
                if (JSON.stringify(now) !== JSON.stringify(pages[page]))
                    return false;
            }
            return true;
        },
    };
}
/** All pages; undefined if one of them cannot be read, or there are too many. */
async function grants_readAll(target, client) {
    const pages = [];
    while (pages.length < mostPages) {
        const page = await readPage(target, pages.length, client);
        if (!page)
            return undefined;
        pages.push(page);
        if (page.length < grants_pageSize)
            return pages;
    }
    return undefined;
}
async function readPage(target, page, client) {
    const query = `page_size=${grants_pageSize}&page_number=${page}`;
    const path = `/entitlements/${encodeURIComponent(target)}/grants?${query}`;
    try {
        const { json } = await client.call({ method: "GET", path, target });
        const { items } = (json ?? {});
        return Array.isArray(items) ? items.map(soldGrant) : undefined;
    }
    catch (error) {
        // An answer that is none is no reason to stop: the file is held, and says so.
        if (error instanceof problem/* Problem */.A && error.code === "api-failed")
            return undefined;
        throw error;
    }
}
function soldGrant(item) {
    const grant = (typeof item === "object" && item !== null ? item : {});
    const status = String(grant["status"]);
    const dates = ["created_at", "delivered_at", "updated_at", "revoked_at"];
    const mayComeBack = status !== "Revoked" || typeof grant["subscription_id"] === "string";
    const files = filesOf(grant["digital_product_delivery"]);
    return {
        status,
        dates: dates.map((name) => grant[name]),
        counts: mayComeBack,
        ...(files ? { files } : {}),
    };
}
/** The ids that a grant lists; undefined if it lists none, or something else. */
function filesOf(delivery) {
    const { files } = (delivery ?? {});
    if (!Array.isArray(files) || files.length === 0)
        return undefined;
    const ids = files.map((file) => file?.file_id);
    return ids.every((id) => typeof id === "string") ? ids : undefined;
}

;// CONCATENATED MODULE: ./build/io/dodo/list-refusals.js
/**
 * What a refusal of a list says it is about, by its code or its message; the first that fits counts.
 * Only `FILE_IN_USE` is documented, so the rest goes by the words that such messages are made of.
 */
const patterns = [
    {
        kind: "in-use",
        code: /^FILES?_IN_USE$/,
        message: /\bfiles?\b.*\b(?:is|are) (?:still )?(?:in use|referenced|used) by\b|\bactive grants?\b/i,
    },
    {
        kind: "too-many",
        code: /^(?:TOO_MANY|MAX(?:IMUM)?)_(?:DIGITAL_)?FILES|\bFILES?_(?:COUNT_)?(?:LIMIT|CAP|MAX)|^FILE_COUNT_EXCEEDED$/,
        message: new RegExp([
            String.raw `\btoo many (?:\w+ ){0,2}files\b`,
            String.raw `\b(?:at most|up to|no more than|more than|maximum(?: of)?|max(?: of)?|limit of|limited to) \d+ (?:\w+ ){0,2}files?\b`,
            String.raw `\bmax(?:imum)? (?:number|count) of (?:\w+ ){0,2}files\b`,
            String.raw `\b(?:number of )?files? (?:count )?(?:limit|exceeds?)\b`,
            String.raw `\bfile(?:_id)?s\b.* (?:at most|no more than|more than) \d+ (?:items|elements|entries)\b`,
        ].join("|"), "i"),
    },
    {
        kind: "unknown-id",
        code: /^(?:UNKNOWN|INVALID|MISSING|NO_SUCH)_(?:DIGITAL_)?FILES?(?:_IDS?)?$|^(?:DIGITAL_)?FILES?(?:_IDS?)?_(?:NOT_FOUND|INVALID|UNKNOWN|MISSING|DELETED|REMOVED|DOES_NOT_EXIST)$/,
        message: new RegExp([
            String.raw `\b(?:unknown|invalid|no such|nonexistent|non-existent|unrecognized) (?:digital[ _])?file(?:[ _]ids?)?\b(?! (?:list|name|size|type))`,
            String.raw `\bhas no file\b`,
            String.raw `\bfiles?\b(?!.*\b(?:twice|duplicated?)\b).*\b(?:(?:not|cannot be) found|(?:does|do) not (?:exist|belong)|doesn't (?:exist|belong)|no longer exists?|(?:was|were|been) (?:removed|deleted)|cannot be attached|(?:is|are) (?:unknown|not known))`,
        ].join("|"), "i"),
    },
];
/** Statuses that say something about the key, the target or the moment, not about the list. */
const otherStatuses = [401, 403, 404, 408, 410, 429];
/** Whether Dodo refused the list, and not the request as such. */
function isListRefusal({ status, code }) {
    if (code === "FILE_IN_USE")
        return true;
    if (/_IS_DELETED$/.test(code))
        return false;
    return status >= 400 && status < 500 && !otherStatuses.includes(status);
}
/** What a refused list was refused for. A 409 without a code is `in-use`: errors may come without a body. */
function kindOfRefusal({ status, code, message }) {
    const known = patterns.find((each) => each.code.test(code) || each.message.test(message));
    if (known)
        return known.kind;
    return status === 409 && code === "" ? "in-use" : "refused";
}

;// CONCATENATED MODULE: ./build/io/dodo/parse-listing.js



/** The fields beside a file list that a write without them may clear. */
const besideFields = ["external_url", "instructions"];
/** `GET /products/{id}` → Listing. The answer is checked as a stranger's; throws `api-failed` where it is no product. */
function productListing(target, json) {
    const product = fieldsOf(json, target);
    // Whatever is not this product must not pass for one that delivers nothing: the next list would be written from it.
    const { product_id = "digital_product_delivery" in product ? target : undefined } = product;
    if (product_id !== target)
        throw listingMalformed(target);
    const delivery = product["digital_product_delivery"];
    const own = delivery === undefined || delivery === null ? {} : fieldsOf(delivery, target);
    const entitlements = listOf(product["entitlements"] ?? [], target).flatMap((each) => digitalFiles(each, target));
    const files = new Map(parse_listing_filesOf(own, target, true).map((file) => [file.file_id, file]));
    for (const { files: theirs } of entitlements) {
        for (const file of theirs)
            if (!files.has(file.file_id))
                files.set(file.file_id, file);
    }
    return {
        target,
        files: [...files.values()],
        entitlements: entitlements.map(({ id, files: theirs }) => ({
            id,
            file_ids: theirs.map((file) => file.file_id),
        })),
        beside: besideOf(own, target),
        ...repeatedIn(own, target),
    };
}
/** `GET /entitlements/{id}` → Listing, all of it its own. Throws `target-unusable` where it is no `digital_files` entitlement, else `api-failed`. */
function entitlementListing(target, json) {
    const entitlement = fieldsOf(json, target);
    const type = entitlement["integration_type"];
    if (typeof type !== "string")
        throw listingMalformed(target);
    if (type !== "digital_files")
        throw noFiles(target, type);
    const config = fieldsOf(entitlement["integration_config"] ?? {}, target);
    const delivery = fieldsOf(config["digital_files"] ?? {}, target);
    return {
        target,
        files: parse_listing_filesOf(delivery, target, true),
        entitlements: [],
        beside: besideOf(delivery, target),
        ...repeatedIn(delivery, target),
    };
}
/** Whether the address of a file is too old: a 403 from it proves nothing. */
function hasRunOut({ expires_at }) {
    return expires_at !== undefined && performance.now() >= expires_at;
}
function digitalFiles(value, target) {
    const entitlement = fieldsOf(value, target);
    if (entitlement["integration_type"] !== "digital_files")
        return [];
    const config = fieldsOf(entitlement["integration_config"] ?? {}, target);
    const files = parse_listing_filesOf(fieldsOf(config["digital_files"] ?? {}, target), target, false);
    return [{ id: String(entitlement["id"]), files }];
}
function parse_listing_filesOf(delivery, target, own) {
    const seen = new Set();
    return listOf(delivery["files"] ?? [], target).flatMap((each) => {
        const file = fieldsOf(each, target);
        const { file_id, filename, download_url, file_size } = file;
        const expires_at = endOfLife(file["expires_in"]);
        if (typeof file_id !== "string" || !(0,state/* isFileId */.OZ)(file_id) || typeof filename !== "string")
            throw listingMalformed(target);
        if (seen.has(file_id))
            return [];
        seen.add(file_id);
        const size = typeof file_size === "number" ? file_size : null;
        const url = typeof download_url === "string" ? download_url : "";
        const name = filename.normalize("NFC");
        return [{ file_id, name, size, download_url: url, own, expires_at }];
    });
}
/** When an address that was just given out ends: a tenth early, at most a minute, since the answer took its time. */
function endOfLife(expires_in) {
    if (typeof expires_in !== "number" || !Number.isFinite(expires_in))
        return undefined;
    const lifetime = expires_in * 1_000;
    return performance.now() + lifetime - Math.min(lifetime / 10, 60_000);
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
            throw listingMalformed(target);
        return [[name, value]];
    });
    return Object.fromEntries(entries);
}
function fieldsOf(value, target) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        throw listingMalformed(target);
    return value;
}
function listOf(value, target) {
    if (!Array.isArray(value))
        throw listingMalformed(target);
    return value;
}
function noFiles(target, type) {
    return new problem/* Problem */.A({
        code: "target-unusable",
        message: `${target} is an entitlement of type ${(0,http/* quoteForeign */.xS)(type)}, not digital_files: it delivers no files.`,
        remedy: "Write the id of an entitlement of type Digital Files, or that of a product, into the manifest.",
        target,
    });
}
function listingMalformed(target) {
    return new problem/* Problem */.A({
        code: "api-failed",
        message: `Dodo's answer about ${target} is not of the documented shape.`,
        remedy: "See whether there is a newer dodo-files; if not, report it with the shape of the answer.",
        target,
    });
}

// EXTERNAL MODULE: ./build/core/dodo/hosts.js
var hosts = __webpack_require__(4788);
;// CONCATENATED MODULE: ./build/io/dodo/presigned-put.js




/** Refuses whatever a key-less transfer must not go to: plain http is for the machine itself, and only where the API is there too. */
function transferUrl(text, apiUrl) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === "https:")
        return url;
    if (url?.protocol === "http:" && (0,hosts/* isLoopback */.U9)(url) && (0,hosts/* isLoopback */.U9)(apiUrl))
        return url;
    throw new problem/* Problem */.A({
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
    const { send, file, signal } = options;
    let bytes;
    try {
        bytes = await readPlanned(file, options);
        const { status, headers, text } = await send({
            method: "PUT",
            url,
            headers: { "content-length": String(file.size), ...(await signedHeaders(url, options)) },
            body: bytes.body,
            signal,
            answerLimit: 64 * 1024,
        });
        if (status < 200 || status > 299)
            throw storeRefusal(status, headers, text);
        options.sent(file.size);
        const etag = compareEtag(headers, bytes.md5());
        // Any other answer may have come early, while the socket still holds some of them.
        if (etag === "equal")
            bytes.arrived();
        return { md5: bytes.md5(), etag };
    }
    catch (cause) {
        signal.throwIfAborted();
        if (bytes?.stopped())
            throw bytes.stopped();
        throw cause instanceof problem/* Problem */.A ? cause : (0,http/* networkProblem */.Wo)(cause, "the file store");
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
function storeRefusal(status, headers, text) {
    const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1];
    const said = `${status}${code ? ` ${code}` : ""}${(0,http/* requestIdOf */.Gb)(headers)}`;
    if (status === 403) {
        return new problem/* Problem */.A({
            code: "presign-expired",
            message: `The file store refused the upload address (${said}).`,
            remedy: "Run again; if it stays, check the clock of this machine's proxy and ask Dodo's support.",
            transient: true,
        });
    }
    return new problem/* Problem */.A({
        code: "upload-failed",
        message: `The file store answered ${said}.`,
        remedy: "Run again: files that were delivered already are recorded and will not be sent again.",
        transient: (0,http/* isPassing */.WG)(status) || code === "RequestTimeout" || code === "IncompleteBody",
        wait: (0,http/* retryAfterMs */.Vs)(headers),
    });
}

;// CONCATENATED MODULE: ./build/io/dodo/download.js






const redirects = 3;
/**
 * Compares a listed file with known content without trusting what is listed: by size, then by the ETag of its first byte
 * (GET, since the method is signed), then by a download of at most `limit` bytes that is hashed.
 */
async function proveEqual(live, content, options) {
    if (live.size !== null && live.size !== content.size)
        return "different";
    const head = await headOf(live, options);
    if (head.status === 404)
        return "dead";
    // A store that may not be listed answers so if there is nothing; but so it does once the address has run out.
    if (head.status === 403 && live.size === null && !hasRunOut(live))
        return "dead";
    if (head.status !== 206 && head.status !== 200)
        return "unproven";
    if ((head.total ?? content.size) !== content.size)
        return "different";
    const md5 = await md5Of(content);
    if (md5 !== undefined && compareEtag(head.headers, md5) === "equal")
        return "equal";
    if (content.size > options.limit)
        return "unproven";
    const digest = await hashOf(live.download_url, content.size, options);
    if (digest === undefined)
        return "unproven";
    return digest === content.sha256 ? "equal" : "different";
}
/** undefined if it is not known, and no local copy gives it. */
async function md5Of({ md5, real }) {
    if (typeof md5 === "string")
        return md5;
    return real === undefined ? undefined : md5OfFile(real).catch(() => undefined);
}
/** Bytes of a listed file, from the answer to a request for its first one; undefined where it does not say them, or there are none. */
async function listedSize(live, options) {
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
/**
 * Hex SHA-256 of what a buyer would get; undefined where that is nothing, or more than `size` bytes.
 * Throws `api-failed` if the address has run out, which says nothing about the bytes.
 */
async function digestOf(live, size, options) {
    const digest = await hashOf(live.download_url, size, options);
    if (digest === undefined && hasRunOut(live))
        throw ranOut(live);
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
        const answer = await (0,http/* request */.Em)(next, {
            method: "GET",
            dispatcher: options.dispatcher,
            headers,
        }).catch((cause) => {
            throw (0,http/* networkProblem */.Wo)(cause, "the file store");
        });
        const location = answer.headers["location"];
        if ((0,http/* isPassing */.WG)(answer.statusCode))
            throw await passing(answer);
        if (answer.statusCode < 300 || answer.statusCode > 399 || typeof location !== "string") {
            return { status: answer.statusCode, headers: answer.headers, body: answer.body };
        }
        await answer.body.dump();
        const address = URL.canParse(location, next.href) ? new URL(location, next).href : "";
        next = transferUrl(address, options.apiUrl);
    }
    throw new problem/* Problem */.A({
        code: "api-failed",
        message: "A download was redirected too often.",
        remedy: "Run again.",
    });
}
function ranOut({ name }) {
    return new problem/* Problem */.A({
        code: "api-failed",
        message: `The address of ${name} ran out before it was downloaded.`,
        remedy: "Run again.",
        transient: true,
    });
}
async function passing(answer) {
    await answer.body.dump();
    return new problem/* Problem */.A({
        code: "api-failed",
        message: `The file store answered ${answer.statusCode} to a download.`,
        remedy: "Run again.",
        transient: true,
        wait: (0,http/* retryAfterMs */.Vs)(answer.headers),
    });
}
function repeated({ retry }, work) {
    return retry.run(work, { tries: 4 });
}

;// CONCATENATED MODULE: ./build/io/dodo/route.js


/** What buyers download comes from the same store by either route. */
function downloads({ client, dispatcher, retry, secret, }) {
    const download = { dispatcher, apiUrl: client.baseUrl, retry, secret };
    return {
        digest: (live, size) => digestOf(live, size, download),
        size: (live) => listedSize(live, download),
        prove: (live, content, limit) => proveEqual(live, content, { ...download, limit }),
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
/** The same upload, whose MD5 is told once, however often it is sent. */
function hashedOnce(upload) {
    let isTold = false;
    return {
        ...upload,
        hashed(md5) {
            if (!isTold)
                upload.hashed?.(md5);
            isTold = true;
        },
    };
}
/** Status, code and message, as far as there are any. */
function saidBy({ status, code, message }) {
    return [String(status), code, message].filter(Boolean).join(" ");
}
/** The same problem with the file and the target in it; `again`: whether it may be tried again, where the caller knows better. */
function ofUpload(error, { name, target }, again) {
    if (!(error instanceof problem/* Problem */.A))
        return error;
    const transient = again ?? error.transient;
    return error.with({ message: `${name}: ${error.message}`, transient, target });
}

;// CONCATENATED MODULE: ./build/io/dodo/list-update.js



/** Milliseconds that a reading may be older than what was looked at beside it. */
const readingAge = 1_000;
/** Tries of a read, as of any other. */
const maxAttempts = 5;
/** Makes `Storefront.update` of a route: one read, one write at most, and nothing waits in between. */
function createListUpdate(route, options) {
    const failures = new Map();
    return async (target, edit) => {
        const failed = async (problem) => {
            const count = (failures.get(target) ?? 0) + 1;
            failures.set(target, count);
            await options.retry.wait(problem, count, edit.signal);
        };
        const { listing, reservation } = await ready({ target, edit, route, options });
        const answer = await answerTo(listing, { edit, route, reservation, options, failed });
        if (answer.kind !== "stale")
            failures.delete(target);
        return { listing, answer };
    };
}
/** A fresh reading, what was to be looked at beside it, and room for the write. */
async function ready(wanted) {
    const { edit, options } = wanted;
    const { from, beside } = edit;
    const held = from && options.limit.reserveNow();
    const { listing, reservation, ...done } = from && held
        ? {
            listing: from,
            reservation: held,
            readAt: performance.now(),
            failed: await settled(beside),
        }
        : await options.retry.run(() => readWithRoom(wanted), {
            tries: maxAttempts,
            signal: edit.signal,
        });
    if (done.failed) {
        reservation.end();
        throw done.failed.error;
    }
    if (performance.now() - done.readAt <= readingAge)
        return { listing, reservation };
    reservation.end();
    return ready({ ...wanted, edit: { ...edit, from: undefined, beside: undefined } });
}
async function readWithRoom({ target, edit, route, options }) {
    const { signal } = edit;
    const reservation = await options.limit.reserve(signal);
    const read = async () => {
        const listing = await route.read(options.single, { target, signal, reservation });
        return { listing, readAt: performance.now() };
    };
    try {
        const [reading, failed] = await Promise.all([read(), settled(edit.beside)]);
        return { ...reading, reservation, failed };
    }
    catch (error) {
        reservation.end();
        throw error;
    }
}
/** A failure beside the read is not one of the read, which would be repeated. */
async function settled(beside) {
    try {
        await beside?.();
        return undefined;
    }
    catch (error) {
        return { error };
    }
}
async function answerTo(listing, sending) {
    const { edit, route, reservation, options } = sending;
    try {
        const file_ids = edit.compute(listing);
        if (file_ids === undefined)
            return { kind: "unchanged" };
        const message = route.objection?.(listing, { file_ids, uploaded: edit.uploaded });
        if (message !== undefined)
            return { kind: "refused", message };
        edit.signal?.throwIfAborted();
        if (!reservation.isOpen()) {
            await options.limit.whenOpen(edit.signal);
            return { kind: "stale", problem: hadToWait(listing.target) };
        }
        return await sendOnce(listing, file_ids, sending);
    }
    finally {
        reservation.end();
    }
}
async function sendOnce(listing, file_ids, { edit, route, reservation, options, failed }) {
    const { target } = listing;
    reservation.spend();
    try {
        const answer = await options.single.call({
            method: "PATCH",
            ...route.write(listing, file_ids),
            target,
            reservation,
            signal: edit.signal,
            expected: isListRefusal,
        });
        if (!isListRefusal(answer))
            return { kind: "accepted" };
        return { kind: kindOfRefusal(answer), message: saidBy(answer) };
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.A && error.transient))
            throw error;
        await failed(error);
        return { kind: "stale", problem: error };
    }
}
function hadToWait(target) {
    return new problem/* Problem */.A({
        code: "rate-limited",
        message: `Dodo asked all requests to wait before the list of ${target} could be sent.`,
        remedy: "Lower requests-per-minute, or run again when the shop is quieter.",
        transient: true,
        target,
    });
}

;// CONCATENATED MODULE: ./build/io/dodo/entitlement-route.js








/** Dodo's entitlement route: an upload attaches at once, and is not idempotent. */
function createEntitlementStorefront(options) {
    const { client } = options;
    // Ids that were there before an upload cannot be what the upload made.
    const known = new Map();
    const learn = (listing) => {
        const { target } = listing;
        known.set(target, new Set([...(known.get(target) ?? []), ...(0,dodo_listing/* liveIds */.J)(listing)]));
        return listing;
    };
    const shop = { ...options, ...downloads(options) };
    const route = {
        read: async (single, request) => learn(await readEntitlement(single, request)),
        write: entitlementListRequest,
        objection,
    };
    return {
        ...downloads(options),
        read: async (target, signal) => learn(await readEntitlement(client, { target, signal })),
        update: createListUpdate(route, options),
        async deliver(upload) {
            const { target } = upload;
            const before = known.get(target) ?? (0,dodo_listing/* liveIds */.J)(await readEntitlement(client, { target }));
            const delivered = await uploadToEntitlement(hashedOnce(upload), before, shop);
            upload.reserved(delivered.file_id);
            return delivered;
        },
        write: (listing, file_ids, uploaded) => writeEntitlement(listing, { file_ids, uploaded }, client),
        remove: (removal) => remove(removal, client),
    };
}
async function readEntitlement(client, request) {
    const { target } = request;
    const { json } = await client.call({ ...request, method: "GET", path: entitlementPath(target) });
    return entitlementListing(target, json);
}
/** After an answer that leaves open what Dodo did, the entitlement is looked at before anything is sent again. */
async function uploadToEntitlement(upload, before, shop) {
    const { client, retry, answerTime } = shop;
    // The MD5 of what was sent, once a whole form may have arrived.
    let arrivedMd5 = "";
    return retry.run(async () => {
        const form = {};
        try {
            const opened = (one) => (form.opened = one);
            return await sendForm(upload, { client, answerTime, opened });
        }
        catch (error) {
            const stopped = form.opened?.stopped();
            if (stopped)
                throw ofUpload(stopped, upload);
            // Without its closing boundary nothing can have come of it.
            if (isUnclear(error))
                arrivedMd5 ||= form.opened?.md5() ?? "";
            const found = arrivedMd5 && (await look(upload, { before, md5: arrivedMd5 }, shop));
            if (found)
                return found;
            throw ofUpload(error, upload);
        }
    }, { tries: 5, signal: upload.signal });
}
async function sendForm(upload, { client, answerTime = 300_000, opened }) {
    const { target, name, file, signal, sent } = upload;
    let form;
    const open = async () => {
        form = await openFileForm({ name, file }, upload);
        opened(form);
        return { headers: form.headers, body: form.body, answerTime };
    };
    const path = `${entitlementPath(target)}/files`;
    const answer = await client.call({
        method: "POST",
        path,
        open,
        target,
        signal,
        expected: ({ status }) => status === 413 || status === 422,
    });
    if (answer.status > 299)
        throw uploadRefusal(upload, answer);
    const { file_id } = (answer.json ?? {});
    // What the state would refuse to read must never be recorded: the entitlement is looked at instead.
    if (typeof file_id !== "string" || !(0,state/* isFileId */.OZ)(file_id))
        throw answerWithoutId();
    sent(file.size);
    return { file_id, md5: form?.md5() ?? "", proven: true };
}
/** A cut, a stall, 408, 5xx, or an answer that is not what it should be. A 429 did nothing. */
function isUnclear(error) {
    return error instanceof problem/* Problem */.A && error.transient && error.code !== "rate-limited";
}
/** How long a listing may lag behind an upload, in steps of the retry delay. */
const looks = [0, 2, 6, 16];
/** Finds what an upload with a lost answer made: an id that is new, with that name and, to be sure, these bytes. */
async function look({ target, name, file, signal }, { before, md5 }, shop) {
    for (const steps of looks) {
        await shop.retry.pause(steps, signal);
        const { files } = await readEntitlement(shop.client, { target });
        for (const live of files.filter((one) => !before.has(one.file_id) && one.name === name)) {
            if ((await shop.prove(live, { ...file, md5 }, file.size)) !== "equal")
                continue;
            shop.retry.onWait(`${name} had arrived although the answer got lost.`);
            return { file_id: live.file_id, md5, proven: true };
        }
    }
    return undefined;
}
async function writeEntitlement(listing, list, client) {
    const { file_ids, uploaded = new Set() } = list;
    const message = objection(listing, { file_ids, uploaded });
    if (message !== undefined)
        return { kind: "refused", message };
    return patchList(client, {
        target: listing.target,
        ...entitlementListRequest(listing, file_ids),
    });
}
/** Only Dodo can tell older files in the list from those of `legacy_file_ids`. */
function objection({ files }, { file_ids, uploaded }) {
    const all = [...files.map((file) => file.file_id), ...file_ids];
    if (all.every((id) => uploaded.has(id)))
        return undefined;
    return "it lists files that dodo-files did not upload";
}
function entitlementListRequest({ target, beside }, file_ids) {
    const body = { integration_config: { ...beside, digital_file_ids: file_ids } };
    return { path: entitlementPath(target), body };
}
/** A `DELETE` clears the bytes too, so none is sent unasked for a file that buyers hold. */
async function remove({ target, file_ids, withdrawSold }, client) {
    const stayed = new Map();
    const sold = withdrawSold ? undefined : await readSoldFiles(target, client);
    for (const id of file_ids) {
        const isSold = sold !== undefined && (sold.has(id) || !(await sold.isCurrent()));
        const reason = isSold ? "sold" : await removeOne({ target, id }, client);
        if (reason)
            stayed.set(id, reason);
    }
    return stayed;
}
async function removeOne({ target, id }, client) {
    const path = `${entitlementPath(target)}/files/${encodeURIComponent(id)}`;
    const answer = await client.call({
        method: "DELETE",
        path,
        target,
        expected: ({ status, code }) => [404, 409, 422].includes(status) || code === "FILE_IN_USE",
    });
    if (answer.status === 409 || answer.code === "FILE_IN_USE")
        return "in-use";
    return answer.status === 422 ? "still-attached" : undefined;
}
function entitlementPath(target) {
    return `/entitlements/${encodeURIComponent(target)}`;
}
function uploadRefusal({ target, file }, answer) {
    const said = saidBy(answer);
    if (answer.status === 413) {
        return new problem/* Problem */.A({
            code: "file-too-large",
            message: `Dodo says that ${file.size} bytes are too many for an entitlement (${said}).`,
            remedy: "Make the file smaller, or deliver it to a product (pdt_…), which takes up to 5 GiB.",
            target,
        });
    }
    return new problem/* Problem */.A({
        code: answer.code === "TOO_MANY_FILES" ? "too-many-files" : "api-failed",
        message: `Dodo refused the upload to ${target} (${said}).`,
        remedy: "See what Dodo says in the message.",
        target,
    });
}
function answerWithoutId() {
    return new problem/* Problem */.A({
        code: "api-failed",
        message: "Dodo took the file and gave out no id that can be recorded.",
        remedy: "Run again; if it stays, ask Dodo's support.",
        transient: true,
    });
}

;// CONCATENATED MODULE: ./build/io/dodo/product-route.js






/** Dodo's product route: presigned upload, then a `PATCH` of the product's own list. */
function createProductStorefront(options) {
    const { client } = options;
    return {
        ...downloads(options),
        read: (target, signal) => readProduct(client, { target, signal }),
        update: createListUpdate({ read: readProduct, write: productListRequest }, options),
        deliver: (upload) => uploadToProduct(hashedOnce(upload), options),
        write: (listing, file_ids) => writeProduct(listing, file_ids, client),
        // A product's files leave by its list alone.
        remove: async ({ file_ids }) => new Map(file_ids.map((id) => [id, "still-attached"])),
    };
}
async function readProduct(client, request) {
    const { target } = request;
    const { json } = await client.call({ ...request, method: "GET", path: productPath(target) });
    return productListing(target, json);
}
/** Tries with one address, and with fresh ones where it was refused or is near its end: it is asked for last, since it lives for 60 s. */
async function uploadToProduct(upload, options) {
    const { send, retry } = options;
    const { signal } = upload;
    let reserved;
    let refusals = 0;
    let mismatches = 0;
    return retry.run(async () => {
        reserved =
            reserved && isFresh(reserved)
                ? reserved
                : await reserveFile(upload, options).catch(asFinal);
        const { file_id } = reserved;
        const stored = await putFile(reserved, { ...upload, send, guess: refusals }).catch((error) => {
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
    }, { tries: 5, signal, free: isRefusal });
}
/** The client has tried as often as there is sense in it. */
function asFinal(error) {
    throw error instanceof problem/* Problem */.A ? error.with({ transient: false }) : error;
}
/** Addresses that are asked for, one after the other, for one file that the store refuses. */
const mostAddresses = 5;
function isRefusal(error) {
    return error instanceof problem/* Problem */.A && error.code === "presign-expired";
}
function deliveredAs(file_id, { md5, etag }) {
    return { file_id, md5, proven: etag !== "differs" };
}
async function reserveFile({ target, name, signal, reserved }, options) {
    const { client, secret } = options;
    const path = `${productPath(target)}/files`;
    const { json } = await client.call({
        method: "PUT",
        path,
        body: { file_name: name },
        target,
        signal,
    });
    const { file_id, url } = (json ?? {});
    if (typeof file_id !== "string" || typeof url !== "string" || !(0,state/* isFileId */.OZ)(file_id)) {
        throw new problem/* Problem */.A({
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
function writeProduct(listing, file_ids, client) {
    return patchList(client, { target: listing.target, ...productListRequest(listing, file_ids) });
}
function productListRequest({ target, beside }, file_ids) {
    return {
        path: productPath(target),
        body: { digital_product_delivery: { ...beside, files: file_ids } },
    };
}
function productPath(target) {
    return `/products/${encodeURIComponent(target)}`;
}
function otherBytes({ name, target }) {
    return new problem/* Problem */.A({
        code: "upload-failed",
        message: `${name}: the file store reports another digest than that of the bytes sent.`,
        remedy: "Run again.",
        transient: true,
        target,
    });
}

;// CONCATENATED MODULE: ./build/io/dodo/storefront.js




/** Dodo by both routes: the target's id says which. */
function createStorefront(options) {
    const product = createProductStorefront(options);
    const storefronts = { product, entitlement: createEntitlementStorefront(options) };
    const storefrontOf = (target) => storefronts[(0,dodo_target/* routeNameOf */.CM)(target)];
    return withFreshAddresses({
        ...product,
        read: (target, signal) => storefrontOf(target).read(target, signal),
        update: (target, edit) => storefrontOf(target).update(target, edit),
        deliver: (upload) => storefrontOf(upload.target).deliver(upload),
        write: (listing, ...ids) => storefrontOf(listing.target).write(listing, ...ids),
        remove: (removal) => storefrontOf(removal.target).remove(removal),
    });
}
/** Reads a target again before it fetches one of its files from an address that has run out. */
function withFreshAddresses(storefront) {
    const targets = new Map();
    const newest = new Map();
    const learn = ({ target, files }) => {
        for (const file of files) {
            targets.set(file.file_id, target);
            newest.set(file.file_id, file);
        }
    };
    const read = async (target, signal) => {
        const listing = await storefront.read(target, signal);
        learn(listing);
        return listing;
    };
    const fresh = async (live) => {
        const target = targets.get(live.file_id);
        const known = [live, newest.get(live.file_id)].find((one) => one && !hasRunOut(one));
        if (known || target === undefined)
            return known ?? live;
        const { files } = await read(target);
        return files.find(({ file_id }) => file_id === live.file_id) ?? live;
    };
    return {
        ...storefront,
        read,
        async update(target, edit) {
            const done = await storefront.update(target, edit);
            learn(done.listing);
            return done;
        },
        digest: async (live, size) => storefront.digest(await fresh(live), size),
        size: async (live) => storefront.size(await fresh(live)),
        prove: async (live, ...rest) => storefront.prove(await fresh(live), ...rest),
    };
}

// EXTERNAL MODULE: ./build/io/http/retry.js + 2 modules
var http_retry = __webpack_require__(7676);
;// CONCATENATED MODULE: ./build/io/http/watchdog.js


/** A body in memory is handed over in pieces of so many bytes, since each one is a sign of life. */
const piece = 64 * 1024;
/**
 * Bytes that the machine may hold back after it took the last one, at most, and how many of them a
 * line is expected to carry in each stall time: 256 KiB in 30 seconds.
 */
const mostBuffered = 4 * 1024 * 1024;
const leastCarried = 256 * 1024;
/**
 * Ends an exchange in which nothing moves: a fixed total would cut slow lines, and undici's header
 * timeout counts from the first byte sent. Each part of the body that is taken is a sign of life;
 * after the last one the answer has its own time: the one it is given, or more after a longer
 * body, whose end may still wait in this machine's buffers.
 */
function withWatchdog(send, patience = http/* stallMs */.Hr) {
    return async (exchange) => {
        const { body, signal } = exchange;
        const watch = createWatch(signal, patience);
        const buffered = Math.min(bodyBytes(exchange), mostBuffered);
        const answerTime = exchange.answerTime ?? patience * (1 + buffered / leastCarried);
        const atEnd = () => watch.alive(answerTime);
        try {
            const watched = watchedBody(body, { taken: () => watch.alive(patience), ended: atEnd });
            return await send({ ...exchange, body: watched, signal: watch.signal });
        }
        finally {
            watch.end();
        }
    };
}
function createWatch(signal, patience) {
    const controller = new AbortController();
    const stop = () => controller.abort(new DOMException("nothing moved", "TimeoutError"));
    let timer = setTimeout(stop, patience);
    let isOver = false;
    return {
        signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
        alive(milliseconds) {
            clearTimeout(timer);
            if (!isOver)
                timer = setTimeout(stop, milliseconds);
        },
        end() {
            isOver = true;
            clearTimeout(timer);
        },
    };
}
function bodyBytes({ headers }) {
    return Number(headers["content-length"] ?? 0);
}
function watchedBody(body, { taken, ended }) {
    if (body === undefined || typeof body === "string" || isOnePiece(body)) {
        ended();
        return body;
    }
    const parts = async function* () {
        for await (const part of Buffer.isBuffer(body) ? piecesOf(body) : body) {
            yield part;
            taken();
        }
        ended();
    };
    return external_node_stream_.Readable.from(parts(), { objectMode: false, highWaterMark: 1 });
}
function isOnePiece(body) {
    return Buffer.isBuffer(body) && body.length <= piece;
}
function* piecesOf(body) {
    for (let start = 0; start < body.length; start += piece)
        yield body.subarray(start, start + piece);
}

;// CONCATENATED MODULE: ./build/wire/dodo.js









/** Milliseconds before a second try. */
const retryDelay = 500;
/** A file of its own: the HTTP client is loaded only where there is a key to use it with. */
function openShop({ baseUrl, requestsPerMinute, connections }, apiKey, { signal, secret, onWait }) {
    const dispatcher = (0,http/* createDispatcher */.SM)(connections);
    const retries = { firstDelay: retryDelay, onWait, budget: (0,http_retry/* createBudget */.yK)() };
    const options = connect({ baseUrl, apiKey, dispatcher, requestsPerMinute, retries, secret });
    return {
        storefront: createStorefront(options),
        listShop: () => listShop(options.client, signal),
        close: () => dispatcher.destroy(),
    };
}
/** Puts the clients together: the watchdog closest to the connection, then the rate limit, the reading of refusals, and the retries. */
function connect(connecting) {
    const { baseUrl, apiKey, dispatcher, requestsPerMinute, retries, secret } = connecting;
    const send = withWatchdog((0,http/* createSend */.Rx)(dispatcher), connecting.stallMs);
    const limit = createRateLimit(requestsPerMinute, retries.onWait);
    const retry = (0,http_retry/* createRetry */.Xd)(retries);
    const userAgent = `dodo-files/${version}`;
    const api = createDodoClient({ baseUrl, apiKey, userAgent, send });
    const single = withRefusals(withRateLimit(api, limit));
    return { client: withRetry(single, retry), single, limit, retry, send, dispatcher, secret };
}


/***/ })

};
