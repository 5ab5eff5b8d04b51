export const id = 518;
export const ids = [518];
export const modules = {

/***/ 9290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ looksSecret)
/* harmony export */ });
/* harmony import */ var _text_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(196);

const secretGlobs = [
    "**/.git/**",
    "**/.git",
    "**/.env*",
    "**/*.pem",
    "**/*.key",
    "**/id_rsa*",
    "**/.npmrc",
];
const compiled = secretGlobs.map((glob) => (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlob */ .S)(glob, { dot: true, anyCase: true }));
/** Whether a path looks like that of a secret: only a pattern without wildcards that names it may match it. */
function looksSecret(path) {
    return compiled.some(({ matches }) => matches(path));
}


/***/ }),

/***/ 3719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ parsePlanDocument),
/* harmony export */   Fr: () => (/* binding */ renderPlanDocument),
/* harmony export */   r3: () => (/* binding */ planInvalid)
/* harmony export */ });
/* harmony import */ var _manifest_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8889);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9341);
/* harmony import */ var _state_document_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3999);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6769);




const planVersion = 1;
/** Pretty-printed, ends in a newline: schema/plan.schema.json describes it. */
function renderPlanDocument(plan) {
    return `${JSON.stringify(plan, null, 2)}\n`;
}
/**
 * Reads a saved plan as if a stranger had written it: a field too many, too few or of another form refuses the whole.
 * `where` it stands is for people. Throws Problem `plan-invalid`.
 */
function parsePlanDocument(text, where) {
    const read = (0,_state_document_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .documentReader */ .v)((path, wanted, cause) => planInvalid(`${where} holds no plan: ${path} should be ${wanted}.`, cause));
    const document = read.object(read.json(text), "the document", planFields);
    if (document["version"] !== planVersion)
        throw read.fault("version", `${planVersion}`);
    if (typeof document["offline"] !== "boolean")
        throw read.fault("offline", "true or false");
    return (0,_state_document_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAbsent */ .S)({
        version: planVersion,
        environment: read.oneOf(document["environment"], _manifest_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .environments */ .d, "environment"),
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
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A({ code: "plan-invalid", message, remedy, cause });
}
const sha256 = /^[0-9a-f]{64}$/;
const head = [
    "version",
    "environment",
    "manifest",
    "manifest_digest",
    "lineage",
    "serial",
    "offline",
];
const planFields = [...head, "tag", "commit", "targets"];
const targetFields = ["target", "spellings", "changes", "foreign", "held", "before", "after"];
const place = [
    "action",
    "target",
    "slot",
    "name",
    "rule",
    "path",
    "size",
    "sha256",
    "file_id",
    "prior",
];
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
    return (0,_state_document_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAbsent */ .S)({
        action: read.oneOf(fields["action"], _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .actions */ .o1, at("action")),
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
        was_size: fields["was_size"] === undefined
            ? undefined
            : read.integer(fields["was_size"], at("was_size")),
        open: fields["open"] === undefined
            ? undefined
            : each(fields["open"], at("open"), { read, of: tokenField }),
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
const tokenField = (value, path, read) => read.match(value, /^\{(tag|version|sha)\}$/, path);
function orNone(value, read) {
    return value === null ? null : read();
}


/***/ }),

/***/ 9518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPorts: () => (/* binding */ openPorts)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/run/settings.js
var run_settings = __webpack_require__(1763);
// EXTERNAL MODULE: ./build/io/host/clock.js
var clock = __webpack_require__(5050);
// EXTERNAL MODULE: ./build/io/host/reports-folder.js + 1 modules
var reports_folder = __webpack_require__(8700);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/plan/document.js
var plan_document = __webpack_require__(3719);
// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/io/local/replace-whole.js



/** On Windows a virus scanner that looks at a new file keeps it from being renamed, for a moment. */
const windowsDelays = process.platform === "win32" ? [50, 100, 200, 400, 500, 750] : [];
/**
 * The old text or the new one, never a part. write-file-atomic would do it, but takes a short write (a full disk) for a whole
 * one, and needs a `__filename` that a bundle does not have.
 */
async function replaceWhole(file, text, { move = promises_.rename, delays = windowsDelays } = {}) {
    const temporary = `${file}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    try {
        await (0,promises_.writeFile)(temporary, text, { flag: "wx", flush: true });
        await moveWhenFree(() => move(temporary, file), delays);
    }
    catch (cause) {
        await (0,promises_.rm)(temporary, { force: true });
        throw cause;
    }
}
async function moveWhenFree(move, delays) {
    for (const delay of delays) {
        try {
            return await move();
        }
        catch (cause) {
            if (!isBlocked(cause))
                throw cause;
        }
        await (0,external_node_timers_promises_.setTimeout)(delay);
    }
    return move();
}
function isBlocked(cause) {
    return ["EPERM", "EACCES", "EBUSY"].includes(cause.code ?? "");
}

;// CONCATENATED MODULE: ./build/io/local/plan-file.js





/** Bytes; a plan of 10,000 changes has ten million. */
const maxPlanBytes = 256 * 1024 * 1024;
/** A plan in a local file; `path` relative to `cwd`. It is written whole, its folders are made. */
function createPlanFile(path, cwd) {
    const file = (0,external_node_path_.resolve)(cwd, path);
    return {
        where: path,
        async load() {
            try {
                const found = await (0,promises_.stat)(file);
                if (!found.isFile() || found.size > maxPlanBytes)
                    throw new Error("no file of a sensible size");
                return await (0,promises_.readFile)(file, "utf8");
            }
            catch (cause) {
                throw (0,plan_document/* planInvalid */.r3)(`${path} cannot be read: ${planFileReason(cause)}.`, cause);
            }
        },
        async save(text) {
            try {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
                await refuseOthers(file);
                await replaceWhole(file, text);
            }
            catch (cause) {
                const message = `The plan cannot be written to ${path}: ${planFileReason(cause)}.`;
                const remedy = "Name a file in a folder that can be written to with plan-file.";
                throw new problem/* Problem */.A({ code: "input-invalid", message, remedy, cause });
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
function planFileReason(cause) {
    const { code, message } = cause;
    return code ?? message;
}

;// CONCATENATED MODULE: ./build/io/local/rescue-state.js


const rescuedName = "dodo-files.recovered-state.json";
/** Keeps the text of a state whose last save failed beside the work. */
async function rescueState(folder, text) {
    const name = rescuedName;
    const back = `put it back with dodo-files state push ${name}`;
    try {
        // In the place of a link that a stranger put there, never through it.
        await replaceWhole((0,external_node_path_.join)(folder, name), text);
        return {
            kept: true,
            sentence: `The state could not be saved where it lives. It is kept in ${name}: ${back}.`,
        };
    }
    catch {
        const sentence = `The state could be saved neither where it lives nor here. Save the text in this log as ${name} and ${back}.`;
        return { kept: false, sentence };
    }
}

;// CONCATENATED MODULE: ./build/io/local/state-file.js





/** One document in a local file, replaced whole and locked while it is compared and replaced. A revision is the SHA-256 of the text. */
function createFileStateStore({ path, staleLock = 4_000 }) {
    const file = (0,external_node_path_.resolve)(path);
    const load = async () => {
        const bytes = await readPlain(file).catch((cause) => {
            if (isCode(cause, "ENOENT"))
                return null;
            throw stateFileUnreadable(path, cause);
        });
        return bytes && { text: decode(bytes, path), revision: digest(bytes) };
    };
    const save = async (text, revision) => {
        const stored = await load();
        if ((stored?.revision ?? null) !== revision)
            throw fileConflict(path);
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
    const { default: { lock }, } = await __webpack_require__.e(/* import() */ 267).then(__webpack_require__.t.bind(__webpack_require__, 3648, 19));
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
    throw Object.assign(new Error("no plain file"), {
        code: found.isDirectory() ? "EISDIR" : "it is no plain file",
    });
}
function decode(bytes, path) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw stateFileUnreadable(path, cause);
    }
}
function digest(content) {
    return (0,external_node_crypto_.createHash)("sha256").update(content).digest("hex");
}
function isCode(error, ...codes) {
    return codes.includes(fileErrorCode(error) ?? "");
}
function fileErrorCode(error) {
    return error instanceof Error && "code" in error && typeof error.code === "string"
        ? error.code
        : undefined;
}
function stateFileUnreadable(path, cause) {
    return new problem/* Problem */.A({
        code: isCode(cause, "EACCES", "EPERM") ? "state-forbidden" : "state-unreadable",
        message: `The state in ${path} cannot be read: ${fileErrorCode(cause) ?? "it is not UTF-8 text"}.`,
        remedy: "Make it a readable file, put back an earlier copy of it, or name another with --state-file.",
        cause,
    });
}
function unwritable(path, cause) {
    if (cause instanceof problem/* Problem */.A)
        return cause;
    return new problem/* Problem */.A({
        code: "state-forbidden",
        message: `The state in ${path} cannot be written: ${fileErrorCode(cause) ?? "for a reason that the system does not name"}.`,
        remedy: "Make its folder writable and see that the disk has room, or name another file with --state-file.",
        transient: isCode(cause, "ENOSPC", "EDQUOT", "EMFILE", "ENFILE", "EBUSY", "EAGAIN"),
        cause,
    });
}
function busy(path, cause) {
    return new problem/* Problem */.A({
        code: "state-forbidden",
        message: `The state in ${path} is locked by another process.`,
        remedy: `Wait until the other run is over, or remove ${path}.lock where there is none.`,
        transient: true,
        cause,
    });
}
function fileConflict(path) {
    return new problem/* Problem */.A({
        code: "state-conflict",
        message: `Another process saved the state in ${path} first.`,
        remedy: "Run again: the next run starts from what it saved.",
    });
}

;// CONCATENATED MODULE: ./build/io/local/write-new.js



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
        throw new problem/* Problem */.A({
            code: "file-unreadable",
            message: `${path} cannot be written: ${code ?? "unknown reason"}.`,
            remedy: "Make its folder one that you may write to.",
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./build/core/text/glob.js
var text_glob = __webpack_require__(196);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/io/workspace/problems.js

/** A file or folder that cannot be read, as a Problem `file-unreadable` that gives the system's reason: its error, the code of one, or words. */
function fileUnreadable(path, cause) {
    return new problem/* Problem */.A({
        code: "file-unreadable",
        message: `${path} cannot be read: ${fileReason(cause)}.`,
        remedy: "Make it readable for the user that runs dodo-files, build it again, or leave it out with exclude.",
        cause,
    });
}
function pathEscape(path) {
    return new problem/* Problem */.A({
        code: "path-escape",
        message: `${path} leads out of the workspace.`,
        remedy: "Deliver a file inside the workspace: copy it there in the build, or correct the link or the path.",
    });
}
function isAbsent(error) {
    const code = codeOf(error);
    return code === "ENOENT" || code === "ENOTDIR";
}
const systemReasons = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ENOENT: "it does not exist",
    ENOTDIR: "it does not exist",
    ELOOP: "its links lead in a circle",
    EMFILE: "too many files are open",
};
function fileReason(cause) {
    const said = typeof cause === "string" ? cause : codeOf(cause);
    return systemReasons[said] ?? (said || "unknown error");
}
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : "";
}

;// CONCATENATED MODULE: ./build/io/workspace/hash.js






/** Milliseconds of work after which the event loop has its turn. */
const longestTurn = 16;
/** Bytes. A promise for each read would take longer than hashing most small files. */
const maxWholeRead = 1024 * 1024;
/** Bytes of a read of a large file. */
const readSize = 256 * 1024;
const lfsMark = "version https://git-lfs.github.com/spec/v1";
const readAsync = (0,external_node_util_.promisify)(external_node_fs_.read);
/** Hashes one file at a time, in bounded memory, however many calls are made at once. */
function createHasher() {
    const buffer = Buffer.allocUnsafeSlow(maxWholeRead + 1);
    let last = Promise.resolve();
    let turn = performance.now();
    async function hashAll(files, sizes) {
        const all = [];
        for (const file of files) {
            if (performance.now() - turn > longestTurn) {
                await (0,external_node_timers_promises_.setImmediate)();
                turn = performance.now();
            }
            all.push(file.problem ?? (await hashFile(file, sizes, buffer)));
        }
        return all;
    }
    return (files, sizes = { most: Number.POSITIVE_INFINITY }) => {
        const hashed = last.then(() => hashAll(files, sizes));
        last = hashed.catch(() => { });
        return hashed;
    };
}
/** Opens neither a link that appeared since the file was found, nor waits for the other end of a pipe. */
async function hashFile({ path, real }, { most, among }, buffer) {
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = external_node_fs_.constants;
    let file;
    try {
        file = (0,external_node_fs_.openSync)(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        const before = (0,external_node_fs_.fstatSync)(file);
        const { size } = before;
        if (!before.isFile())
            return fileUnreadable(path, "it is not a regular file");
        if (size > most || among?.has(size) === false)
            return { size, lfs: false };
        const hashed = size > maxWholeRead ? await hashLarge(file, before, buffer) : hashSmall(file, size, buffer);
        return hashed ?? fileChanged(path);
    }
    catch (cause) {
        return fileUnreadable(path, cause);
    }
    finally {
        if (file !== undefined)
            (0,external_node_fs_.closeSync)(file);
    }
}
/** The times of a file are too coarse to tell a write within these microseconds; the upload reads it again and compares. */
function hashSmall(file, size, buffer) {
    let length = 0;
    for (let count = -1; count !== 0 && length < size; length += count) {
        count = (0,external_node_fs_.readSync)(file, buffer, length, size + 1 - length, null);
    }
    if (length !== size)
        return undefined;
    const bytes = buffer.subarray(0, size);
    const lfs = size < 1024 && bytes.toString("latin1").startsWith(lfsMark);
    return { size, sha256: (0,external_node_crypto_.hash)("sha256", bytes, "hex"), lfs };
}
/** Stops if the file is longer than it was. A large file takes longer to read than the clock of a file system takes to tick. */
async function hashLarge(file, before, buffer) {
    const sum = (0,external_node_crypto_.createHash)("sha256");
    let size = 0;
    for (let count = -1; count !== 0 && size <= before.size; size += count) {
        count = (await readAsync(file, buffer, 0, readSize, null)).bytesRead;
        sum.update(buffer.subarray(0, count));
    }
    const after = (0,external_node_fs_.fstatSync)(file);
    const isUnchanged = size === before.size && size === after.size && before.mtimeMs === after.mtimeMs;
    return isUnchanged ? { size, sha256: sum.digest("hex"), lfs: false } : undefined;
}
function fileChanged(path) {
    return new problem/* Problem */.A({
        code: "file-changed",
        message: `${path} changed while it was read.`,
        remedy: "Let the build finish before dodo-files runs, then run again.",
    });
}

;// CONCATENATED MODULE: ./build/io/workspace/like-files.js
const bundle = /\.(?:app|bundle|framework|component|vst3?|aaxplugin|plugin|appex|xcarchive|kext)$/i;
/** Levels below a glob's folder in which folders are looked at. */
const nearLevels = 3;
function looksLikeFile(path) {
    return /[^/.]\.[A-Za-z]\w{0,9}$/.test(path);
}
/** A line for each folder that a glob matches as if it were a file: an app bundle, or what download-artifact made. */
async function foldersLikeFiles(glob, disk) {
    const found = [];
    const look = async (folder, level) => {
        for (const entry of await disk.list(folder)) {
            if (entry.kind !== "folder")
                continue;
            if (looksLikeFile(entry.path) && glob.matches(entry.path)) {
                found.push(await hintOf(entry, disk));
            }
            else if (level < Math.min(glob.depth, nearLevels)) {
                await look(entry, level + 1);
            }
        }
    };
    for (const folder of await disk.folders(glob.base))
        await look(folder, 1);
    return found.sort();
}
async function hintOf(folder, disk) {
    const { path } = folder;
    if (bundle.test(path))
        return `${path} is an app bundle, which is a folder: pack it into one archive first (on macOS: ditto -c -k --keepParent)`;
    const inside = (await disk.list(folder)).map((entry) => entry.path);
    const [only = `${path}/*`] = inside.length === 1 ? inside : [];
    return `${path} is a folder named like a file, as download-artifact makes one for each artifact: write ${only}, or download with merge-multiple: true`;
}

// EXTERNAL MODULE: ./build/core/placement/secret-files.js
var secret_files = __webpack_require__(9290);
;// CONCATENATED MODULE: ./build/io/workspace/resolve-entry.js




/** Follows links to a regular file; absent where there is none, as behind a link to a folder. `root` is a real path. */
function resolveEntry({ path, disk, kind, linked }, root) {
    if (kind === "folder" || kind === "other")
        return undefined;
    const visible = (0,secret_files/* looksSecret */.n)(path);
    try {
        const isThere = kind === "file" && !linked;
        const real = isThere ? resolve_entry_native(disk) : external_node_fs_.realpathSync.native(disk);
        if (!isThere && !(0,external_node_fs_.statSync)(real).isFile())
            return undefined;
        const below = (0,external_node_path_.relative)(root, real);
        const inside = !isOutside(below);
        const secret = inside && (0,secret_files/* looksSecret */.n)(below.replaceAll(external_node_path_.sep, "/").normalize("NFC"));
        const problem = inside ? {} : { problem: pathEscape(path) };
        return { file: { path, real, ...problem }, secret: { visible, real: secret } };
    }
    catch (cause) {
        const nowhere = kind === "link" && isAbsent(cause);
        const problem = fileUnreadable(path, nowhere ? "its link leads nowhere" : cause);
        return { file: { path, real: disk, problem }, secret: { visible, real: false } };
    }
}
/** Whether a compiled glob is absolute, or climbs with `..` above the workspace. */
function leadsOut(path, { levels }) {
    const names = path.split(/[\\/]/);
    const first = names.findIndex((name) => name !== "..");
    const climbs = first < 0 ? names.length : first;
    return (0,external_node_path_.isAbsolute)(path) || climbs > levels || names.slice(climbs).includes("..");
}
function resolve_entry_native(path) {
    return external_node_path_.sep === "/" ? path : path.replaceAll("/", external_node_path_.sep);
}
function isOutside(below) {
    return below === ".." || below.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(below);
}

;// CONCATENATED MODULE: ./build/io/workspace/near-misses.js



const maxHints = 5;
/** Why a pattern may have matched nothing: what its folder holds, and what it nearly matched. */
async function hintsFor(pattern, place) {
    const glob = (0,text_glob/* compileGlob */.S)(pattern.glob.replace(/\/+$/, ""));
    if (leadsOut(glob.text, place))
        return [];
    const near = await nearMisses({ ...pattern, glob: glob.text }, place);
    return [
        ...(await aboutFolder(glob, place.disk)),
        ...(await folderHint(glob, place.disk)),
        ...(await foldersLikeFiles(glob, place.disk)).slice(0, maxHints),
        ...near.slice(0, maxHints),
    ];
}
/** What the pattern's folder holds, or how far its path leads. */
async function aboutFolder({ base }, disk) {
    const segments = base === "" ? [] : base.split("/");
    let here = [disk.top];
    for (const [index, name] of segments.entries()) {
        const path = segments.slice(0, index + 1).join("/");
        const next = await disk.folders(path, { follow: true });
        if (next.length === 0)
            return [...(await missingFolder(path, name, here, disk)), ...(await holds(here, disk))];
        if (next.every(({ kind, linked }) => kind === "folder" && linked)) {
            return [`${path} is a link to a folder, and linked folders are not walked`];
        }
        here = next;
    }
    return holds(here, disk);
}
async function missingFolder(path, name, parents, disk) {
    const siblings = (await Promise.all(parents.map((parent) => disk.list(parent)))).flat();
    const other = siblings.find((each) => entryName(each).toLowerCase() === name.toLowerCase());
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
    const names = entries
        .map((entry) => `${entryName(entry)}${entry.kind === "folder" ? "/" : ""}`)
        .sort();
    const more = names.length > maxHints ? ` and ${names.length - maxHints} more` : "";
    return [`${folder} holds: ${names.slice(0, maxHints).join(", ")}${more}`];
}
async function folderHint({ text, literal }, disk) {
    const [folder] = await disk.folders(text, { follow: true });
    if (!folder || text === "" || (literal && looksLikeFile(text)))
        return [];
    return [`${text} is a folder: write ${text}/** for the files in it`];
}
async function nearMisses({ glob: text, exclude }, { disk, root, isOwn }) {
    const glob = (0,text_glob/* compileGlob */.S)(text);
    const withDots = (0,text_glob/* compileGlob */.S)(text, { dot: true });
    const anyCase = (0,text_glob/* compileGlob */.S)(text, { anyCase: true });
    const excludes = exclude.map((each) => (0,text_glob/* compileGlob */.S)(each, { dot: true }));
    const folders = await disk.folders(glob.base, { anyCase: true, follow: glob.literal });
    const entries = [];
    for (const folder of folders)
        await disk.walk(folder, glob.depth, (entry) => entries.push(entry));
    const why = (entry) => {
        const { path } = entry;
        if (glob.matches(path)) {
            if (excludes.some(({ matches }) => matches(path)))
                return "is taken out by exclude";
            const { secret, file } = resolveEntry(entry, root) ?? {};
            if (file && isOwn(file.real))
                return "is a file of dodo-files itself, which no wildcard matches";
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
function entryName({ path }) {
    return path.slice(path.lastIndexOf("/") + 1);
}

;// CONCATENATED MODULE: ./build/io/workspace/own-files.js


/** Tells real paths of our own files, also of locks and of texts that are half written. */
async function ownFiles(own) {
    if (!own)
        return () => false;
    const paths = await Promise.all(own.paths.map((path) => realPlace((0,external_node_path_.resolve)(path))));
    const reports = await realPlace((0,external_node_path_.resolve)(own.reports));
    return (real) => paths.some((path) => real.startsWith(path) && isOwnRest(real.slice(path.length))) ||
        (real.startsWith(reports) && isReport(real.slice(reports.length)));
}
function isOwnRest(rest) {
    return (rest === "" || rest.startsWith(external_node_path_.sep) || /^\.(?:lock|[0-9a-f-]{36}\.tmp)(?:[\\/]|$)/.test(rest));
}
/** `mkdtemp` adds six characters. */
function isReport(rest) {
    return /^[\\/]?dodo-files-\w{6}[\\/](?:report\.json|summary\.md)$/.test(rest);
}
/** Links are resolved as far as the path exists. */
async function realPlace(path) {
    const parent = (0,external_node_path_.dirname)(path);
    return (0,promises_.realpath)(path).catch(async () => parent === path ? path : (0,external_node_path_.join)(await realPlace(parent), (0,external_node_path_.basename)(path)));
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./node_modules/fast-glob/out/index.js
var out = __webpack_require__(5648);
;// CONCATENATED MODULE: ./build/io/workspace/tree.js





/** `folder` is a real path. Its methods throw Problem `file-unreadable` of a folder that cannot be read. */
function createDisk(folder) {
    const top = { path: "", disk: folder, kind: "folder", linked: false };
    const lists = new Map();
    const names = new Map();
    const list = (of) => once(lists, keyOf(of), () => readFolder(of));
    const byName = (of) => once(names, keyOf(of), async () => Map.groupBy(await list(of), ({ path }) => path.slice(path.lastIndexOf("/") + 1)));
    const named = async (of, name) => (await byName(of)).get(name) ?? [];
    const inAnyCase = async (of, name) => {
        const exact = await named(of, name);
        if (exact.length > 0)
            return exact;
        const all = [...(await byName(of))];
        return all
            .filter(([each]) => each.toLowerCase() === name.toLowerCase())
            .flatMap(([, entries]) => entries);
    };
    return {
        top,
        list,
        named,
        async folders(path, how = {}) {
            let here = [top];
            for (const name of path.split("/").filter((each) => each !== "")) {
                if (name === "..") {
                    here = here.map(parentFolder);
                    continue;
                }
                const step = async (of) => (how.anyCase ? inAnyCase(of, name) : named(of, name));
                const found = (await Promise.all(here.map(step))).flat();
                here = (await Promise.all(found.map((entry) => resolveFolder(entry, how.follow ?? false)))).flat();
            }
            return here;
        },
        walk,
    };
}
async function walk(from, depth, meet) {
    const options = {
        cwd: from.disk,
        deep: depth,
        dot: true,
        onlyFiles: false,
        followSymbolicLinks: false,
        unique: false,
    };
    const found = out.stream("**/*", {
        ...options,
        objectMode: true,
        ignore: ["**/.[gG][iI][tT]/**"],
    });
    // fast-glob's `**` does not reach below a folder with a line break in its name: those are walked one by one.
    const isBroken = (path) => /[\n\r\u2028\u2029]/.test(path);
    const broken = [];
    found.on("data", ({ path, dirent }) => {
        const entry = entryOf(from, path, dirent);
        if (isBroken(path) && isBroken(parentOf(path)))
            return;
        if (entry.kind !== "folder")
            meet(entry);
        else if (isBroken(path))
            broken.push(entry);
    });
    await (0,external_node_stream_promises_.finished)(found).catch((cause) => {
        throw fileUnreadable(from.path === "" ? "the manifest's folder" : from.path, cause);
    });
    for (const folder of broken)
        await walk(folder, depth - levels(folder) + levels(from), meet);
}
/** One folder can be reached as `dist` and as `../shop/dist`: what it holds has two paths then. */
function keyOf({ path, disk }) {
    return `${path}\0${disk}`;
}
/** Of the manifest's folder or one above it. */
function parentFolder({ path, disk }) {
    return {
        path: path === "" ? ".." : `${path}/..`,
        disk: (0,external_node_path_.dirname)(disk),
        kind: "folder",
        linked: false,
    };
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
        throw fileUnreadable(path === "" ? "the manifest's folder" : path, cause);
    }
}
function entryOf({ path, disk, linked }, below, entry) {
    const inside = below.normalize("NFC");
    return {
        path: path === "" ? inside : `${path}/${inside}`,
        disk: `${disk}/${below}`,
        kind: entryKind(entry),
        linked,
    };
}
function entryKind(entry) {
    if (entry.isFile())
        return "file";
    if (entry.isDirectory())
        return "folder";
    return entry.isSymbolicLink() ? "link" : "other";
}
async function resolveFolder(entry, follow) {
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

;// CONCATENATED MODULE: ./build/io/workspace/workspace.js









const maxTextBytes = 64 * 1024;
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
            if (!file || file.path !== (0,text_glob/* compileGlob */.S)(path).text)
                return null;
            if (file.problem)
                throw file.problem;
            return readSmallText(file);
        },
    };
}
async function readSmallText({ path, real }) {
    const failed = (cause) => {
        throw fileUnreadable(path, cause);
    };
    const { size } = await (0,promises_.stat)(real).catch(failed);
    if (size > maxTextBytes)
        throw fileUnreadable(path, "it is longer than 64 KiB");
    return decodeText(await (0,promises_.readFile)(real).catch(failed));
}
/** PowerShell writes UTF-16 with a mark in front; without one, ASCII has a zero in every other byte. */
function decodeText(bytes) {
    const [first, second] = bytes;
    const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
    const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
    const wide = isLittle ? "utf-16le" : "utf-16be";
    return new TextDecoder(isLittle || isBig ? wide : "utf-8").decode(bytes);
}
async function openPlace({ root, folder, own }) {
    const real = (place) => (0,promises_.realpath)(place).catch((cause) => {
        throw fileUnreadable((0,external_node_path_.basename)(place), cause);
    });
    const [realRoot, realFolder] = await Promise.all([real(root), real(folder)]);
    const below = (0,external_node_path_.relative)(realRoot, realFolder);
    return {
        root: realRoot,
        disk: createDisk(realFolder),
        levels: below === "" ? 0 : below.split(external_node_path_.sep).length,
        isOwn: await ownFiles(own),
    };
}
async function findAll(place, patterns) {
    const wanted = await Promise.all(patterns.map((pattern) => searchFor(pattern, place)));
    for (const want of wanted)
        for (const entry of want.named)
            collect(entry, want, place);
    await walkFor(wanted.filter(needsWalk), place);
    return wanted.map(({ taken, outside, glob }) => {
        const files = [...taken.values()].sort(byPath).map(({ file }) => file);
        return outside ? [...files, outsideFile(glob)] : files;
    });
}
async function searchFor(pattern, place) {
    const glob = (0,text_glob/* compileGlob */.S)(pattern.glob);
    const globs = pattern.exclude.map((text) => (0,text_glob/* compileGlob */.S)(text, { dot: true }));
    const isExcluded = (path) => globs.some(({ matches }) => matches(path));
    const outside = leadsOut(glob.text, place);
    const named = outside ? [] : await namedEntries(glob, place.disk);
    return { pattern, glob, isExcluded, named, outside, taken: new Map() };
}
/** A pattern that names a file letter by letter is that file, whatever its brackets would mean. */
async function namedEntries({ text }, disk) {
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
        const { path } = entry;
        // Each folder above it may be the base of some: from the manifest's own on, which is "".
        for (let at = 0; at !== -1; at = path.indexOf("/", at + 1)) {
            for (const want of byBase.get(path.slice(0, at)) ?? [])
                if (climbsOf(want.glob.base) === climbsOf(path) && want.glob.matches(path))
                    collect(entry, want, place);
        }
    };
    await Promise.all(bases.map(async ([base, depth]) => {
        for (const folder of await disk.folders(base))
            await disk.walk(folder, depth, meet);
    }));
}
function covers([outer, reach], [inner, depth]) {
    if (outer === inner || climbsOf(outer) !== climbsOf(inner))
        return false;
    if (!(outer === "" || inner.startsWith(`${outer}/`)))
        return false;
    const levels = inner.split("/").length - (outer === "" ? 0 : outer.split("/").length);
    return reach >= depth + levels;
}
/** How often a path has `..`, which is only in front. */
function climbsOf(path) {
    return /^(?:\.\.(?:\/|$))*/.exec(path)?.[0].split("..").length ?? 0;
}
/** What a pattern matches is its own where it is a file that may be delivered. Walks may overlap. */
function collect(entry, { pattern, isExcluded, named, taken }, { root, isOwn }) {
    if (taken.has(entry.disk))
        return;
    if (isExcluded(entry.path)) {
        pattern.excluded?.(entry.path);
        return;
    }
    const { file, secret } = resolveEntry(entry, root) ?? {};
    if (!file || (named.length === 0 && isOwn(file.real)))
        return;
    // What looks like a secret wants its own name, in full: neither a wildcard nor the name of a link to it will do.
    const isWithheld = secret?.visible ? named.length === 0 : secret?.real;
    if (isWithheld)
        pattern.withheld?.(entry.path);
    else
        taken.set(entry.disk, { entry, file });
}
function outsideFile({ text }) {
    return { path: text, real: text, problem: pathEscape(text) };
}
function byPath({ entry: a }, { entry: b }) {
    if (a.path === b.path)
        return a.disk < b.disk ? -1 : a.disk > b.disk ? 1 : 0;
    return a.path < b.path ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/wire/ports.js










/** Puts the adapters behind the ports. */
async function openPorts(settings, { secrets, manifest, face }) {
    const onWait = (sentence) => face.observe({ kind: "wait", sentence });
    const access = (0,run_settings/* shopOf */.O)(settings);
    const shop = access && (await openShopOf(access, secrets.apiKey, { ...face, onWait }));
    const { store, close } = await openStore(settings, {
        manifest,
        onWait,
        token: secrets.githubToken,
    });
    const ports = {
        workspace: createWorkspace({ ...manifest, own: ownPlaces(settings, manifest, face) }),
        storefront: shop?.storefront,
        store,
        initPorts: {
            listShop: shop?.listShop,
            questions: face.questions,
            write: (path, text) => writeNew(manifest.root, { path, text }),
        },
        document: createDocument(settings),
        planFile: createSavedPlan(settings, face.cwd),
        clock: clock/* systemClock */.m,
        observe: face.observe,
        agreed: face.agreed,
        signal: face.signal,
        newLineage: external_node_crypto_.randomUUID,
        invocation: (0,external_node_crypto_.randomUUID)().slice(0, 8),
        async rescue(text) {
            const { kept, sentence } = await rescueState(manifest.root, text);
            face.rescued(text, kept);
            return [sentence];
        },
    };
    return { ports, close: async () => void (await Promise.all([shop?.close(), close?.()])) };
}
/** What `"**"` would sell, and what would make each run a change. */
function ownPlaces(settings, { root, path }, { cwd }) {
    const local = [path, ".dodo-files", rescuedName].map((name) => (0,external_node_path_.join)(root, name));
    const { state } = settings;
    const plan = planPath(settings);
    const given = [
        ...(state.kind === "file" && state.path !== undefined ? [state.path] : []),
        ...(plan === undefined ? [] : [(0,external_node_path_.resolve)(cwd, plan)]),
    ];
    return { paths: [...local, ...given], reports: (0,reports_folder/* reportsFolder */.U)() };
}
function createDocument(settings) {
    if (settings.command !== "state push")
        return undefined;
    const [path] = settings.operands;
    return path === undefined ? undefined : createFileStateStore({ path });
}
function createSavedPlan(settings, cwd) {
    const path = planPath(settings);
    return path === undefined ? undefined : createPlanFile(path, cwd);
}
function planPath(settings) {
    return "planFile" in settings ? settings.planFile : undefined;
}
async function openShopOf(access, apiKey, around) {
    const { openShop } = await Promise.all(/* import() */[__webpack_require__.e(7), __webpack_require__.e(921), __webpack_require__.e(193)]).then(__webpack_require__.bind(__webpack_require__, 2193));
    return openShop(access, apiKey, around);
}
async function openStore({ state, environment = "test_mode" }, { manifest, onWait, token }) {
    if (state.kind === "branch") {
        const { openBranchStore } = await Promise.all(/* import() */[__webpack_require__.e(51), __webpack_require__.e(7), __webpack_require__.e(398), __webpack_require__.e(218), __webpack_require__.e(921), __webpack_require__.e(605)]).then(__webpack_require__.bind(__webpack_require__, 9605));
        return openBranchStore({ ...state, token, environment, manifest: manifest.path, onWait });
    }
    const path = state.path ?? (0,external_node_path_.join)(manifest.root, ".dodo-files", environment, `${manifest.path}.json`);
    return { store: createFileStateStore({ path }) };
}


/***/ })

};
