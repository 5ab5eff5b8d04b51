export const id = 921;
export const ids = [921];
export const modules = {

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

/***/ 7676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yK: () => (/* binding */ createBudget),
  Xd: () => (/* binding */ createRetry),
  LH: () => (/* binding */ withRetries)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./node_modules/is-network-error/index.js
const objectToString = Object.prototype.toString;

const isError = value => objectToString.call(value) === '[object Error]';

const errorMessages = new Set([
	'network error', // Chrome
	'NetworkError when attempting to fetch resource.', // Firefox
	'The Internet connection appears to be offline.', // Safari 16
	'Network request failed', // `cross-fetch`
	'fetch failed', // Undici (Node.js)
	'terminated', // Undici (Node.js)
	' A network error occurred.', // Bun (WebKit)
	'Network connection lost', // Cloudflare Workers (fetch)
]);

function isNetworkError(error) {
	const isValid = error
		&& isError(error)
		&& error.name === 'TypeError'
		&& typeof error.message === 'string';

	if (!isValid) {
		return false;
	}

	const {message, stack} = error;

	// Safari 17+ has generic message but no stack for network errors
	if (message === 'Load failed' || (message.startsWith('Load failed (') && message.endsWith(')'))) {
		return stack === undefined
			// Sentry adds its own stack trace to the fetch error, so also check for that
			|| '__sentry_captured__' in error;
	}

	// Deno network errors start with specific text
	if (message.startsWith('error sending request for url')) {
		return true;
	}

	// Chrome: exact "Failed to fetch" or with hostname: "Failed to fetch (example.com)"
	if (message === 'Failed to fetch' || (message.startsWith('Failed to fetch (') && message.endsWith(')'))) {
		return true;
	}

	// Standard network error messages
	return errorMessages.has(message);
}

;// CONCATENATED MODULE: ./node_modules/p-retry/index.js


function validateRetries(retries) {
	if (typeof retries === 'number') {
		if (retries < 0) {
			throw new TypeError('Expected `retries` to be a non-negative number.');
		}

		if (Number.isNaN(retries)) {
			throw new TypeError('Expected `retries` to be a valid number or Infinity, got NaN.');
		}

		// Not `Number.isSafeInteger`, which would reject a huge `retries`. That is accepted on purpose and behaves as effectively forever.
		// eslint-disable-next-line unicorn/prefer-number-is-safe-integer
		if (Number.isFinite(retries) && !Number.isInteger(retries)) {
			throw new TypeError('Expected `retries` to be a non-negative integer or Infinity.');
		}
	} else if (retries !== undefined) {
		throw new TypeError('Expected `retries` to be a number or Infinity.');
	}
}

function validateNumberOption(name, value, {allowInfinity = false} = {}) {
	if (typeof value !== 'number' || Number.isNaN(value)) {
		throw new TypeError(`Expected \`${name}\` to be a number${allowInfinity ? ' or Infinity' : ''}.`);
	}

	if (!allowInfinity && !Number.isFinite(value)) {
		throw new TypeError(`Expected \`${name}\` to be a finite number.`);
	}

	if (value < 0) {
		throw new TypeError(`Expected \`${name}\` to be \u{2265} 0.`);
	}
}

function validateOption(name, value, type) {
	// `null` means "not provided", as it does for the other options. `unref` needs this because it is the one option with no default of its own.
	if (value === undefined || value === null) {
		return;
	}

	if (typeof value !== type) {
		throw new TypeError(`Expected \`${name}\` to be a ${type}.`);
	}
}

function validateSignal(value) {
	// `null` means "not provided", as it does for the other options.
	if (value === undefined || value === null) {
		return;
	}

	// Duck typed rather than `instanceof`, so a signal from another realm still works. All three methods are checked because `removeEventListener` is called from inside a timer callback, where a `TypeError` would be an uncaught exception rather than a rejection the caller could catch.
	if (typeof value.throwIfAborted !== 'function'
		|| typeof value.addEventListener !== 'function'
		|| typeof value.removeEventListener !== 'function') {
		throw new TypeError('Expected `signal` to be an AbortSignal.');
	}
}

class AbortError extends Error {
	constructor(message) {
		super(typeof message === 'string' ? message : undefined);

		this.name = 'AbortError';

		if (message instanceof Error) {
			this.originalError = message;
			({message} = message);
		} else {
			// Created here, so it already captures every caller frame. Copying `this.stack` instead would only rewrite the header, which is rendered lazily from `name` and `message` at read time. It also stringifies a non-string message, so reuse its result below.
			this.originalError = new Error(message);
			({message} = this.originalError);

			// The caller sees this error, so the frame for this constructor is dropped where the runtime supports it. Left in, the top frame blames p-retry for an error the caller threw. An error the caller passed keeps its own stack, which points at their throw site already. V8-only, hence the lint exception, and the optional call leaves the stack as it is where it is missing.
			// eslint-disable-next-line unicorn/no-nonstandard-builtin-properties
			Error.captureStackTrace?.(this.originalError, AbortError);
		}

		this.message = message;
	}
}

// `setTimeout` cannot represent a longer delay and fires it right away instead, which turns a long backoff into a tight retry loop. Cap at the largest value it can still hold.
const maximumDelay = (2 ** 31) - 1;

function calculateDelay(retriesConsumed, options) {
	// Nothing to wait for, and multiplying by a factor that has grown to `Infinity` would give `NaN`.
	if (options.minTimeout === 0) {
		return 0;
	}

	// `retriesConsumed` starts at 0 and only ever counts up, so the first retry is already attempt 1.
	const attempt = retriesConsumed + 1;
	const random = options.randomize ? (Math.random() + 1) : 1;

	const timeout = Math.round(random * options.minTimeout * (options.factor ** (attempt - 1)));

	// `maxTimeout` rounds up, so a fractional cap still gives a whole number of milliseconds. Rounding down would turn a cap below 1 into no timer at all, which never yields to the event loop. `Math.ceil(Infinity)` is `Infinity`.
	return Math.min(timeout, Math.ceil(options.maxTimeout), maximumDelay);
}

function calculateRemainingTime(start, max) {
	return Number.isFinite(max) ? max - (performance.now() - start) : max;
}

async function delayForRetry(delay, options) {
	if (delay <= 0) {
		return;
	}

	await new Promise((resolve, reject) => {
		// Registered with `once`, so it removes itself when it fires.
		const onAbort = () => {
			clearTimeout(timeoutToken);
			reject(options.signal.reason);
		};

		const timeoutToken = setTimeout(() => {
			options.signal?.removeEventListener('abort', onAbort);
			resolve();
		}, delay);

		if (options.unref) {
			timeoutToken.unref?.();
		}

		options.signal?.addEventListener('abort', onAbort, {once: true});
	});
}

// Stringifying a thrown value can itself throw, for an object with no usable `toString`. That must never be allowed to replace the failure the caller is actually dealing with.
//
// A thrown value whose own accessors or proxy traps throw is not supported, here or anywhere else. It comes from the caller's own code, so it is not something to defend against.
function stringifyThrownValue(value) {
	try {
		return String(value);
	} catch {
		return Object.prototype.toString.call(value);
	}
}

// `AbortError` wraps the error the caller actually wants, and the wrappers can be nested, so keep unwrapping until the cause is reached. Otherwise an `AbortError` would escape `pRetry` and a `catch` doing `error instanceof AbortError` would read a real failure as a cancellation.
//
// Two wrappers whose `originalError` points at each other are not supported, like the thrown values above.
function unwrapAbortError(error) {
	let cause = error;

	// A wrapper with no error to unwrap to is the cause as far as it goes.
	while (cause instanceof AbortError && cause.originalError instanceof Error) {
		cause = cause.originalError;
	}

	return cause;
}

async function onAttemptFailure({error, attemptNumber, retriesConsumed, startTime, options}) {
	// The signal is checked after the operation and after every callback, so a cancellation is never reported as an operation failure or a callback's decision, and no callback runs after it. The last check also guards the delay, whose abort listener never fires on a signal that is already aborted.
	const abortIfNeeded = () => {
		options.signal?.throwIfAborted();
	};

	const normalizedError = error instanceof Error
		? error
		: new TypeError(`Non-error was thrown: "${stringifyThrownValue(error)}". You should only throw errors.`);

	// Checked before unwrapping an `AbortError`, because the reason a caller aborted with is final. Unwrapping it would replace the reason they chose with whatever is inside it, and it would also let an `AbortError` from the operation outrank a cancellation the caller asked for.
	abortIfNeeded();

	if (normalizedError instanceof AbortError) {
		throw unwrapAbortError(normalizedError);
	}

	// `retriesConsumed` only ever advances while `retriesLeft` is above 0, so this is never negative. `Infinity` minus a finite count is `Infinity`, so an unlimited budget needs no special case.
	const retriesLeft = options.retries - retriesConsumed;

	// A `TypeError` normally means the operation itself is broken rather than the thing it was trying to reach, so retrying it does not help. A network `TypeError` is the exception, and its message differs per runtime, so it has to be recognised rather than assumed.
	const isRetriableError = !(normalizedError instanceof TypeError) || isNetworkError(normalizedError);

	// Out of time already, out of retries, or a failure that is never retried, so the delay is 0 and the callbacks are told that no retry follows. Only computed when a retry can still follow, so a randomized delay does not draw from `Math.random` for a wait that is never taken.
	const timeLeft = calculateRemainingTime(startTime, options.maxRetryTime);
	const delayTime = isRetriableError && timeLeft > 0 && retriesLeft > 0 ? calculateDelay(retriesConsumed, options) : 0;

	const consumeRetryContext = Object.freeze({
		error: normalizedError,
		attemptNumber,
		retriesLeft,
		retriesConsumed,
		retryDelay: delayTime,
	});

	// No answer means no opinion, so fall back to the default. Treating it as `false` instead would leave `retries` uncounted and let the loop run forever.
	const consumeRetry = (await options.shouldConsumeRetry(consumeRetryContext)) ?? true;

	abortIfNeeded();

	const effectiveDelay = consumeRetry ? delayTime : 0;
	const context = Object.freeze({
		error: normalizedError,
		attemptNumber,
		retriesLeft,
		retriesConsumed,
		retryDelay: effectiveDelay,
	});

	await options.onFailedAttempt(context);

	abortIfNeeded();

	const remainingTime = calculateRemainingTime(startTime, options.maxRetryTime);

	// No time or budget left, or a failure that retrying cannot help with.
	if (
		!isRetriableError
		|| remainingTime <= 0
		|| retriesLeft <= 0
	) {
		throw normalizedError;
	}

	const shouldRetry = await options.shouldRetry(context);

	abortIfNeeded();

	if (!shouldRetry) {
		throw normalizedError;
	}

	const remainingTimeAfterShouldRetry = calculateRemainingTime(startTime, options.maxRetryTime);

	if (remainingTimeAfterShouldRetry <= 0) {
		throw normalizedError;
	}

	if (!consumeRetry) {
		return false;
	}

	await delayForRetry(Math.min(effectiveDelay, remainingTimeAfterShouldRetry), options);

	return true;
}

async function pRetry(input, options = {}) {
	options = {...options};

	// Applied before validating, so that `null` means "not provided" here as it does for every other option.
	options.retries ??= 10;

	validateRetries(options.retries);

	if (Object.hasOwn(options, 'forever')) {
		throw new Error('The `forever` option is no longer supported. For many use-cases, you can set `retries: Infinity` instead.');
	}

	options.factor ??= 2;
	options.minTimeout ??= 1000;
	options.maxTimeout ??= Infinity;
	options.maxRetryTime ??= Infinity;
	options.randomize ??= false;
	options.onFailedAttempt ??= () => {};
	options.shouldRetry ??= () => true;
	options.shouldConsumeRetry ??= () => true;

	// Validate the options that have a runtime type to check.
	validateOption('onFailedAttempt', options.onFailedAttempt, 'function');
	validateOption('shouldRetry', options.shouldRetry, 'function');
	validateOption('shouldConsumeRetry', options.shouldConsumeRetry, 'function');
	validateOption('randomize', options.randomize, 'boolean');
	validateOption('unref', options.unref, 'boolean');
	validateSignal(options.signal);
	validateNumberOption('factor', options.factor);
	validateNumberOption('minTimeout', options.minTimeout);
	validateNumberOption('maxTimeout', options.maxTimeout, {allowInfinity: true});
	validateNumberOption('maxRetryTime', options.maxRetryTime, {allowInfinity: true});

	// A negative factor is rejected above, so this only catches `0`. Treat it as `1` to keep the delay constant instead of dropping to zero after the first retry.
	if (options.factor === 0) {
		options.factor = 1;
	}

	options.signal?.throwIfAborted();

	let attemptNumber = 0;
	let retriesConsumed = 0;
	const startTime = performance.now();

	// A consumed count is always finite, so `Infinity` keeps this true and needs no special case.
	while (retriesConsumed <= options.retries) {
		attemptNumber++;

		try {
			options.signal?.throwIfAborted();

			const result = await input(attemptNumber);

			options.signal?.throwIfAborted();

			return result;
		} catch (error) {
			if (await onAttemptFailure({
				error,
				attemptNumber,
				retriesConsumed,
				startTime,
				options,
			})) {
				retriesConsumed++;
			}
		}
	}

	// Unreachable: `onAttemptFailure` throws once `retriesLeft` reaches 0, which is the same state the loop condition tests, so the loop is always left by a throw. Kept as a guard against a future change to either side breaking that pairing.
	throw new Error('Retry attempts exhausted without throwing an error.');
}

function makeRetriable(function_, options) {
	return function (...arguments_) {
		return pRetry(() => function_.apply(this, arguments_), options);
	};
}

// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
;// CONCATENATED MODULE: ./build/io/http/retry.js



/** A full one has `most`, and five successes are worth one more. */
function createBudget(capacity = 100) {
    let left = capacity;
    return {
        spend() {
            if (left < 1)
                return false;
            left -= 1;
            return true;
        },
        earn() {
            left = Math.min(capacity, left + 0.2);
        },
    };
}
function createRetry(policy) {
    const { firstDelay, onWait, budget } = policy;
    return {
        run: (work, bounds) => withRetries(work, { ...policy, ...bounds }),
        async wait(problem, failures, signal) {
            if (budget?.spend() === false) {
                onWait(`${problem.message} ${usedUp}`);
                throw problem;
            }
            const delay = firstDelay * 2 ** (failures - 1) * (1 + Math.random());
            const wait = Math.max(problem.wait ?? 0, Math.min(delay, longestDelay));
            onWait(`${problem.message} ${waiting(wait, problem)}, then it is read again.`);
            await (0,promises_.setTimeout)(wait, undefined, signal ? { signal } : {});
        },
        pause: (steps, signal) => (0,promises_.setTimeout)(steps * firstDelay, undefined, { signal }),
        onWait,
    };
}
const longestDelay = 15_000;
const usedUp = "Not tried again: too much has failed in this run.";
function waiting(wait, problem) {
    const asked = problem.wait === undefined ? "" : " as asked";
    return `Waiting ${(wait / 1000).toFixed(1)} s${asked}`;
}
/** Repeats `work` while it throws a transient Problem; `wait` of the Problem is honoured. Throws the last one. */
async function withRetries(work, options) {
    const { tries, firstDelay, onWait, signal, free = () => false, budget } = options;
    const result = await pRetry(work, {
        retries: tries - 1,
        minTimeout: firstDelay,
        maxTimeout: longestDelay,
        factor: 2,
        randomize: true,
        ...(signal ? { signal } : {}),
        shouldRetry: ({ error }) => error instanceof problem/* Problem */.A && error.transient,
        shouldConsumeRetry: ({ error }) => !(error instanceof problem/* Problem */.A && free(error)),
        async onFailedAttempt({ error, retriesConsumed, retriesLeft, retryDelay }) {
            if (!(error instanceof problem/* Problem */.A) || !error.transient)
                return;
            if (free(error))
                return onWait(`${error.message} Trying again at once.`);
            if (retriesLeft === 0)
                return;
            if (budget?.spend() === false) {
                onWait(`${error.message} ${usedUp}`);
                throw error;
            }
            const wait = Math.max(error.wait ?? 0, retryDelay);
            const next = `try ${retriesConsumed + 2} of ${tries}`;
            onWait(`${error.message} ${waiting(wait, error)}; ${next}.`);
            await (0,promises_.setTimeout)(wait - retryDelay, undefined, signal ? { signal } : {});
        },
    });
    budget?.earn();
    return result;
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


/***/ })

};
