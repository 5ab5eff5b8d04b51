export const id = 572;
export const ids = [572];
export const modules = {

/***/ 1572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOutLocal: () => (/* binding */ carryOutLocal),
  carryOutManifest: () => (/* binding */ carryOutManifest)
});

// EXTERNAL MODULE: ./build/core/dodo/target.js
var dodo_target = __webpack_require__(5150);
// EXTERNAL MODULE: ./build/core/text/numbers.js
var numbers = __webpack_require__(1262);
;// CONCATENATED MODULE: ./build/core/text/spelling.js
/**
 * Whether two file names differ only in how they are written: in case, in spaces and other signs,
 * in their Unicode form. The extension is the same, since it says what the file is.
 */
function isSameSpelling(a, b) {
    return extensionOf(a) === extensionOf(b) && plain(a) === plain(b);
}
function extensionOf(name) {
    return /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? "";
}
function plain(name) {
    return name
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, "");
}

;// CONCATENATED MODULE: ./build/core/plan/plan-slot.js



/** The truth table for a slot that is desired, first row that fits. docs/behaviour.md has it in words. */
function planSlot(slot) {
    const living = slot.namesakes.filter(({ proof }) => proof !== "dead").map(({ file }) => file);
    // What only an attached entitlement lists cannot be withdrawn from the product: a plan that tried would never be done.
    const dead = slot.namesakes
        .filter(({ file, proof }) => proof === "dead" && file.own)
        .map((one) => clearDead(slot, one.file));
    const live = liveReceipt(slot);
    if (live && slot.isUnsaved(live))
        return { changes: [takeLeft(slot, live), ...dead], namesakes: living };
    if (live && !slot.isRetired(live) && !live.unproven && !isMisnamed(live)) {
        return { changes: [keep(slot, live), ...deleteBeyond(slot, live), ...dead], namesakes: living };
    }
    if (live)
        return { changes: [restore(slot, live), ...dead], namesakes: living };
    const proven = slot.namesakes.find(({ proof }) => proof === "equal")?.file;
    if (slot.moved || proven) {
        const ours = slot.moved?.file_id ?? proven?.file_id ?? null;
        return {
            changes: [adopt(slot, ours), ...dead],
            namesakes: living.filter(({ file_id }) => file_id !== ours),
        };
    }
    if (living.length > 0)
        return { stop: "name-taken", by: living };
    const known = (0,dodo_target/* routeOf */.Lu)(slot.placement.target).takesFilesBack
        ? slot.receipts.find((receipt) => isEqual(receipt, slot.placement))
        : undefined;
    return { changes: [known ? restore(slot, known) : planDelivery(slot), ...dead], namesakes: [] };
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
const deadFileReason = "listed, but its bytes never arrived: buyers cannot download it";
function clearDead(slot, file) {
    const { target, slot: name, rule } = slot.placement;
    const what = {
        target,
        slot: name,
        name: file.name,
        rule: rule.glob,
        path: null,
        size: null,
        sha256: null,
    };
    return {
        action: "delete",
        ...what,
        file_id: file.file_id,
        prior: [file.file_id],
        reason: deadFileReason,
    };
}
function adopt(slot, file_id) {
    const reason = slot.moved
        ? `live already, recorded as ${slot.moved.slot} before`
        : "live already with the same content, but not recorded";
    return { ...asPlaced(slot), ...takesOver(slot, undefined), action: "adopt", file_id, reason };
}
function takeLeft(slot, left) {
    const reason = "live already, left by a run that was cut off";
    return { ...asRecorded(slot, left), ...takesOver(slot, left), action: "adopt", reason };
}
/** The file is delivered by this run, so it gets its version, unless its name states another (A8). */
function restore(slot, known) {
    const reason = slot.isLive(known) ? whyLive(known) : "uploaded before, not live now";
    const version = slot.placement.version ?? known.version;
    const what = { ...asRecorded(slot, known), ...takesOver(slot, known), version };
    return { ...what, action: "restore", reason };
}
/** Dodo lists it under a name that buyers would not take for this file. */
function isMisnamed({ name, listed }) {
    return listed !== undefined && !isSameSpelling(name, listed);
}
function whyLive(receipt) {
    if (isMisnamed(receipt))
        return `uploaded before, and listed as ${receipt.listed}`;
    return receipt.unproven
        ? "uploaded before, and its bytes are not proven yet"
        : "withdrawn before, and still live";
}
function planDelivery(slot) {
    const { file } = slot.placement;
    const newest = others(slot, undefined)[0];
    if (!newest)
        return {
            ...asPlaced(slot),
            action: "create",
            file_id: null,
            prior: [],
            reason: "new in this target",
        };
    const reason = newest.sha256 === file.sha256
        ? `same content under a new name, was ${newest.name}`
        : `content differs: ${plan_slot_short(newest.sha256)} → ${plan_slot_short(file.sha256)}, ${(0,numbers/* bytes */.ee)(file.size)}`;
    return {
        ...asPlaced(slot),
        ...takesOver(slot, undefined),
        action: "replace",
        file_id: null,
        reason,
    };
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
    return {
        ...what,
        size: file.size,
        sha256: file.sha256,
        version,
        ...(open.length > 0 ? { open } : {}),
    };
}
/** Enough of a digest to tell two apart. */
function plan_slot_short(digest) {
    return digest === null ? "unknown" : `${digest.slice(0, 8)}…`;
}

// EXTERNAL MODULE: ./build/core/text/order.js
var order = __webpack_require__(1472);
;// CONCATENATED MODULE: ./build/core/text/version-suffix.js
const prereleaseWords = "alpha beta rc pre preview dev snapshot nightly canary next ea m".split(" ");
const shortWords = new Map([
    ["a", "alpha"],
    ["b", "beta"],
    ["c", "rc"],
]);
/** `1.0.0-final` is older than the hotfixes of it, whatever they are called. */
const laterWords = new Map([
    ...["final", "ga", "release", "lts"].map((word) => [word, "final"]),
    ...["post", "patch", "hotfix", "fix"].map((word) => [word, "post"]),
]);
/**
 * Reads what follows so many numbers; undefined if that makes no version. A word that is in no list
 * needs a hyphen in front: `1.2.0-windows` is a version, `1.2.0windows` is none.
 */
function readSuffix(rest, numbers) {
    if (rest === "")
        return [];
    const text = rest.toLowerCase();
    if (!/^[-._]?[a-z0-9]+(?:[-._][a-z0-9]+)*$/.test(text))
        return undefined;
    // `22.04-1.2.0` ends in a version of its own; after three numbers semver takes it for one.
    if (numbers !== 3 && /[-_]v?\d+\.\d/.test(text))
        return undefined;
    const tokens = [];
    for (const [, identifier = ""] of text.matchAll(/[-._]?([a-z0-9]+)/g)) {
        const read = readIdentifier(identifier, text.includes("-"));
        if (!read)
            return undefined;
        tokens.push(...read);
    }
    return tokens[0]?.kind === "number" ? withFirstNumber(text, tokens) : tokens;
}
/** -1, 0 or 1. The parts in front decide first; a version that ends is newer than its prereleases. */
function compareSuffixes(a, b) {
    let isPrerelease = false;
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        const [left, right] = [a[index], b[index]];
        const ranks = rankOf(left, isPrerelease) - rankOf(right, isPrerelease);
        const sign = Math.sign(ranks) || compareKeys(left?.key ?? "", right?.key ?? "");
        if (sign !== 0)
            return sign;
        isPrerelease ||= left !== undefined && isPrereleaseToken(left);
    }
    return 0;
}
function isPrereleaseToken({ kind }) {
    return kind === "dev" || kind === "low" || kind === "word";
}
/** Compares numbers of any length and with any zeros in front, and words by the alphabet. */
function compareKeys(a, b) {
    const [left, right] = [a, b].map((key) => key.replace(/^0+(?=\d)/, ""));
    if (left === undefined || right === undefined || left === right)
        return 0;
    const byLength = /^\d+$/.test(left + right) ? left.length - right.length : 0;
    return Math.sign(byLength) || (left < right ? -1 : 1);
}
/** Within a prerelease, what is longer is newer, as in semver; only `dev` is older there too. */
function rankOf(token, isPrerelease) {
    if (!token)
        return 0;
    const after = { final: 1, post: 2, number: 3, word: 4 };
    const ranks = { ...after, dev: -4, low: -3, ...(isPrerelease ? {} : { word: -2 }) };
    return ranks[token.kind];
}
/** `-1` and `_1` are newer than what they follow; `-0.3.7` is a prerelease, as in semver. */
function withFirstNumber(text, [first, ...others]) {
    if (!first)
        return undefined;
    if (/^-\d+\./.test(text))
        return [{ ...first, kind: "low", isUnusual: true }, ...others];
    return /^[-_]\d+(?!\.)/.test(text)
        ? [{ kind: "post", key: "post" }, first, ...others]
        : undefined;
}
/** `rc1dev2` has four tokens. A hash such as `3f2a91c` is one word. */
function readIdentifier(identifier, hasHyphen) {
    if (/^\d+$/.test(identifier))
        return [{ kind: "number", key: identifier }];
    const pieces = identifier.match(/[a-z]+|\d+/g) ?? [];
    const known = pieces.map((piece) => readPiece(piece));
    const isKnown = (token) => token !== undefined;
    if (/^[a-z]/.test(identifier) && known.every(isKnown))
        return known;
    if (!hasHyphen)
        return undefined;
    const [, word = identifier, number = ""] = /^([a-z]+)(\d+)$/.exec(identifier) ?? [];
    const token = { kind: "word", key: word, isUnusual: true };
    return number === "" ? [token] : [token, { kind: "number", key: number }];
}
function readPiece(piece) {
    if (/^\d/.test(piece))
        return { kind: "number", key: piece };
    const later = laterWords.get(piece);
    if (later !== undefined)
        return { kind: later, key: later };
    const key = shortWords.get(piece) ?? piece;
    if (!prereleaseWords.includes(key))
        return undefined;
    return { kind: key === "dev" ? "dev" : "word", key };
}

;// CONCATENATED MODULE: ./build/core/text/versions.js

const longestVersion = 256;
/** The version that the tag ends in, else the tag without a `v` before a digit. */
function versionOfTag(tag) {
    return readTag(tag).version ?? withoutV(tag);
}
/** Whether the words of a tag say that it is no release for everybody. */
function isPrereleaseTag(tag) {
    return readTag(tag).isPrerelease;
}
/** Takes the longest version that the tag ends in, after its start or one of `/ @ - _`. */
function readTag(tag) {
    const first = Math.max(0, tag.length - longestVersion - 2);
    const starts = [...tag.slice(first).matchAll(/[/@_-]/g)].map(({ index }) => first + index + 1);
    for (const start of first === 0 ? [0, ...starts] : starts) {
        const text = tag.slice(start);
        const version = parseVersion(text, { bareNumber: false });
        if (!version)
            continue;
        const before = tag.slice(0, start);
        const isPrerelease = version.suffix.some(isPrereleaseToken);
        const isUsual = version.suffix.some((one) => isPrereleaseToken(one) && !one.isUnusual);
        const unusual = isUsual ? undefined : version.suffix.find((one) => one.isUnusual)?.key;
        return {
            before,
            version: withoutV(text),
            isPrerelease: isPrerelease || endsInPrereleaseWord(before),
            ...(unusual === undefined ? {} : { unusual }),
        };
    }
    const words = tag.toLowerCase().split(/[^a-z]+/);
    return { before: tag, isPrerelease: words.some((word) => prereleaseNames.test(word)) };
}
/** Whether it can be compared with other versions. */
function isVersion(text) {
    return parseVersion(text, { bareNumber: true }) !== undefined;
}
/** Below zero if `a` is older; undefined if either is no version. Build metadata makes no difference. */
function compareVersions(a, b) {
    const left = parseVersion(a, { bareNumber: true });
    const right = parseVersion(b, { bareNumber: true });
    if (!left || !right)
        return undefined;
    const length = Math.max(left.numbers.length, right.numbers.length);
    for (let index = 0; index < length; index += 1) {
        const sign = compareKeys(left.numbers[index] ?? "0", right.numbers[index] ?? "0");
        if (sign !== 0)
            return sign;
    }
    return compareSuffixes(left.suffix, right.suffix);
}
/** `v1.2.0`, `V4` and `v.1` without their `v`. */
function withoutV(text) {
    return text.replace(/^v\.?(?=\d)/i, "");
}
/** Words that tell of a prerelease wherever they are; single letters do so only after numbers. */
const prereleaseNames = /^v?(?:alpha|beta|rc|pre|preview|dev|snapshot|nightly|canary|next|ea)$/;
/** `nightly-` of `nightly-2024-01-02`. In front of an `@` is a name: `canary@1.0.0`. */
function endsInPrereleaseWord(before) {
    const word = /(?:^|[-_/.])([a-z]+)[-_/]$/i.exec(before)?.[1]?.toLowerCase() ?? "";
    return prereleaseNames.test(word) && word !== "next" && word !== "ea";
}
const aDate = /^v?((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:\.(\d+))?|(?!\.))(?!\d)(.*)$/is;
const someNumbers = /^(v\.?)?(\d+(?:\.\d+){0,3})(.*)$/is;
/** `bareNumber`: a single number needs no `v` in front. */
function parseVersion(text, { bareNumber }) {
    if (text.length > longestVersion)
        return undefined;
    const plain = /^([^+]+)(?:\+[\w.-]+)?$/.exec(text)?.[1] ?? "";
    const date = aDate.exec(plain);
    if (date) {
        const suffix = readSuffix(date[5] ?? "", 3);
        const numbers = date.slice(1, 5).filter((each) => each !== undefined);
        if (suffix)
            return { numbers, suffix };
    }
    const [, v, dotted = "", rest = ""] = someNumbers.exec(plain) ?? [];
    const numbers = dotted.split(".");
    if (dotted === "" || (numbers.length === 1 && v === undefined && !bareNumber))
        return undefined;
    const suffix = readSuffix(rest, numbers.length);
    return suffix && { numbers, suffix };
}

;// CONCATENATED MODULE: ./build/core/state/order.js


/** Whether `a` is a newer run than `b`: by run id if both have a number, else by version. Unknown is not newer. */
function isNewerRun(a, b) {
    if (a.run !== undefined && a.run === b.run)
        return false;
    if (isNumber(a.run) && isNumber(b.run))
        return compareRuns(a.run, b.run) > 0;
    return versionDifference(a, b) > 0;
}
/** Receipts of one slot: by version if all can be compared and differ, else all by release. No clock takes part. */
function newestFirst(receipts) {
    const byVersion = receipts.toSorted((a, b) => versionDifference(b, a));
    const isTotal = byVersion.every((one, index) => {
        const next = byVersion[index + 1];
        return next === undefined || versionDifference(one, next) > 0;
    });
    return isTotal ? byVersion : receipts.toSorted(byRelease);
}
/** Newest first by release; a receipt that no release counts yet is the newest. */
function byRelease(a, b) {
    const [left, right] = [a.order ?? Number.MAX_VALUE, b.order ?? Number.MAX_VALUE];
    return right - left || compareRuns(b.run, a.run) || (0,order/* order */.f)(a.file_id, b.file_id);
}
/** NaN if the two cannot be compared. */
function versionDifference(a, b) {
    if (a.version === undefined || b.version === undefined)
        return Number.NaN;
    return compareVersions(a.version, b.version) ?? Number.NaN;
}
/** Below zero if `a` is older. Run ids may be longer than a number is exact; what is no number is older than all that are. */
function compareRuns(a, b) {
    const [left, right] = [isNumber(a) ? BigInt(a) : -1n, isNumber(b) ? BigInt(b) : -1n];
    if (left === right)
        return 0;
    return left < right ? -1 : 1;
}
function isNumber(run) {
    return run !== undefined && /^\d{1,20}$/.test(run);
}

// EXTERNAL MODULE: ./build/core/problem.js
var problem = __webpack_require__(9341);
// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan_plan = __webpack_require__(6769);
;// CONCATENATED MODULE: ./build/core/plan/problems.js



function nameTaken({ target, spellings }, name, by) {
    return new problem/* Problem */.A({
        code: "name-taken",
        message: `${spellings[0]} already delivers a ${name} that dodo-files did not record, and it is not the same file.`,
        remedy: "Import it if it is an older build of yours (dodo-files import), or remove it in the Dodo dashboard.",
        details: by.map((file) => `file ${file.file_id}${file.size === null ? "" : `, ${file.size} bytes`}`),
        target,
    });
}
function namesakeWarning({ target, spellings }, file) {
    return new problem/* Problem */.A({
        code: "name-taken",
        message: `${spellings[0]} also delivers a second ${file.name} (${file.file_id}) that dodo-files did not record.`,
        remedy: "Buyers cannot tell the two apart: remove it in the Dodo dashboard.",
        target,
    });
}
function disagreement({ target, spellings }, receipt) {
    return new problem/* Problem */.A({
        code: "state-mismatch",
        message: `${spellings[0]} lists ${receipt.file_id} under another name or size than the state records for ${receipt.name}.`,
        remedy: `The file is left alone. Run dodo-files state rm ${receipt.file_id} to forget the receipt.`,
        target,
    });
}
function wouldEmpty({ target, spellings }) {
    return new problem/* Problem */.A({
        code: "would-empty-target",
        message: `${spellings[0]} would be left without any file, and its buyers with nothing to download.`,
        remedy: "Put a rule for it back, or set allow-empty-target if that is what you want.",
        target,
    });
}
/** `newer` has a sentence for each file that is newer than what this run would put in its place. */
function wouldDowngrade({ target, spellings }, newer) {
    return new problem/* Problem */.A({
        code: "would-downgrade",
        message: `This run would take ${spellings[0]} back: ${newer[0]}`,
        remedy: "Run the newest release instead, or set allow-downgrade if going back is what you want.",
        details: newer.slice(1),
        target,
    });
}
/** A warning; `files` has a sentence for each file whose version and this run's cannot be compared. */
function unorderedVersions({ target, spellings }, files) {
    return new problem/* Problem */.A({
        code: "would-downgrade",
        message: `Nobody can tell whether this run takes ${spellings[0]} back: ${files[0]}`,
        remedy: "Give releases tags with versions, such as v1.2.0; then no run goes back unasked.",
        details: files.slice(1),
        target,
    });
}
/**
 * A product without a file of its own, while an entitlement attached to it lists files and none of them is `recorded`:
 * its files live over there, and a list of its own would hide or double them. `use-entitlement`.
 */
function deliversThroughEntitlement({ target, spellings, environment, listing, }, recorded) {
    if (!(0,dodo_target/* isProduct */.gD)(target) || listing.files.some((file) => file.own))
        return undefined;
    const theirs = listing.entitlements.filter(({ file_ids }) => file_ids.length > 0);
    const [first, ...others] = theirs.filter(({ file_ids }) => file_ids.every((id) => !recorded.has(id)));
    if (!first)
        return undefined;
    const count = first.file_ids.length;
    const name = spellings.find((spelling) => spelling !== target);
    return new problem/* Problem */.A({
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
    const waiting = (0,plan_plan/* changesOf */.fs)(plan).filter((change) => (0,plan_plan/* isUpload */._)(change) && (change.open ?? []).length > 0);
    if (waiting.length === 0)
        return [];
    const tokens = [...new Set(waiting.flatMap(({ open }) => open ?? []))].sort();
    return [
        new problem/* Problem */.A({
            code: "no-tag",
            message: `${tokens.join(" and ")} ${tokens.length === 1 ? "has" : "have"} no value in this run, so ${waiting.length === 1 ? "a file" : `${waiting.length} files`} cannot be named.`,
            remedy: "Run on a tag, set the tag input, or give the product a version of its own.",
            details: waiting.map(({ target, name, path }) => `${name} for ${target}, from ${path}`),
        }),
    ];
}
function tooManyRemovals(removals, maxRemovals) {
    return new problem/* Problem */.A({
        code: "too-many-removals",
        message: `This run would remove ${removals === 1 ? "a file" : `${removals} files`} from what buyers get, and max-removals is ${maxRemovals}.`,
        remedy: "Look at the plan; if it is right, raise max-removals for this run.",
    });
}
/** Dodo publishes no cap on the files of a product; its documentation once said ten. */
const oftenEnough = 10;
/** A sentence for each product that will list more files than its documentation ever promised. */
function manyFilesNotices(plan) {
    return plan.targets
        .filter(({ target, after, changes }) => (0,dodo_target/* isProduct */.gD)(target) && after.length > oftenEnough && changes.some(plan_plan/* isPending */.mm))
        .map(({ spellings, after }) => `${spellings[0]} with ${after.length} files is over the ${oftenEnough} that Dodo once allowed. It publishes no number now, and a refusal changes nothing there.`);
}

;// CONCATENATED MODULE: ./build/core/plan/proof.js
function proofKey({ file_id }, { file }) {
    return `${file_id} ${file.sha256}`;
}

;// CONCATENATED MODULE: ./build/core/plan/reconcile.js




/** A receipt takes part only where Dodo agrees with its name and, where listed and proven, size; it may be somebody else's file otherwise. */
function reconcile(facts) {
    const listed = new Map(facts.listing.files.map((file) => [file.file_id, file]));
    const agrees = (receipt) => {
        const file = listed.get(receipt.file_id);
        return (!file ||
            isAsRecorded(file, receipt) ||
            (receipt.unproven === true && isNamedAs(file, receipt)));
    };
    const active = facts.active.filter(agrees).sort(byRelease);
    const retired = facts.retired.filter(agrees).sort(byRelease);
    const wrong = [...facts.active, ...facts.retired]
        .filter((receipt) => !agrees(receipt))
        .sort(byName);
    const listing = { ...facts.listing, files: [...facts.listing.files].sort(byName) };
    const recorded = new Set([
        ...facts.elsewhere,
        ...[...active, ...retired].map(({ file_id }) => file_id),
    ]);
    const known = { ...facts, active, retired, listing, live: new Set(listed.keys()), recorded };
    const reconciled = { ...known, index: buildIndex(known) };
    return { reconciled, warnings: wrong.map((receipt) => disagreement(facts, receipt)) };
}
/** Whether Dodo lists the file under the recorded name and, where it lists one, with the recorded size. */
function isAsRecorded(file, receipt) {
    return isNamedAs(file, receipt) && (file.size === null || file.size === receipt.size);
}
/** Dodo may write a name another way than it was given. */
function isNamedAs(file, { name, listed }) {
    return file.name === name || file.name === listed;
}
function buildIndex({ active, retired, listing, live, recorded, placements }) {
    const desired = new Set(placements.map(({ slot }) => slot));
    const movable = active.filter(({ slot, file_id }) => live.has(file_id) && !desired.has(slot));
    const unrecorded = listing.files.filter(({ file_id }) => !recorded.has(file_id));
    const slots = Map.groupBy([...active, ...retired], ({ slot }) => slot);
    return {
        bySlot: new Map([...slots].map(([slot, receipts]) => [slot, newestFirst(receipts)])),
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
function slotOf(placement, reconciled) {
    const { live, proofs, index } = reconciled;
    const namesakes = namesakesOf(placement, reconciled).map((file) => ({
        file,
        proof: proofs.get(proofKey(file, placement)) ?? "unproven",
    }));
    return {
        placement,
        receipts: index.bySlot.get(placement.slot) ?? [],
        namesakes,
        moved: index.movable
            .get(placement.name ?? "")
            ?.find(({ sha256 }) => sha256 === placement.file.sha256),
        isLive: ({ file_id }) => live.has(file_id),
        isRetired: (receipt) => index.retired.has(receipt),
        isUnsaved: ({ file_id }) => reconciled.unsaved.has(file_id),
    };
}
function byName(a, b) {
    return (0,order/* order */.f)(a.name, b.name) || (0,order/* order */.f)(a.file_id ?? "", b.file_id ?? "");
}

;// CONCATENATED MODULE: ./build/core/upkeep/drift.js



/** Compares what a target delivers with the state alone: no manifest, no files, no tag. */
function driftOf(listing, spelling, state) {
    const facts = driftFacts(listing, state);
    const { active, listed } = facts;
    const problem = problemOf(listing.target, spelling, [
        kind("missing", missingReceipts(facts).map(({ name, file_id }) => `missing: ${name} (${file_id})`)),
        kind("delivered twice", duplicatesIn(facts)),
        kind("other than recorded", active.flatMap((receipt) => otherThanRecorded(receipt, listed.get(receipt.file_id)))),
    ]);
    const intact = active.filter((receipt) => {
        const file = listed.get(receipt.file_id);
        return file !== undefined && isAsRecorded(file, receipt);
    });
    return { problem, notices: driftNotices(spelling, facts), intact };
}
/** `drift`, of files that are listed as recorded and whose download is something else. */
function otherContentThanRecorded(target, spelling, altered) {
    return new problem/* Problem */.A({
        code: "drift",
        message: `What buyers of ${spelling} download is not what the state records: ${(0,numbers/* plural */.LS)(altered.length, "file")} with other content, or none.`,
        remedy: "Remove it in the Dodo dashboard, then run apply: it delivers the file anew.",
        details: altered.map(({ name, file_id }) => `other content: ${name} (${file_id})`),
        target,
    });
}
function driftFacts(listing, { files, retired, releases }) {
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
function missingReceipts({ active, released, listed }) {
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
        const ids = files.flatMap(({ file_id }) => twice.has(file_id) ? [file_id, file_id] : [file_id]);
        return ids.length > 1 ? [`duplicate: ${name} (${ids.join(", ")})`] : [];
    });
}
function otherThanRecorded(receipt, file) {
    if (!file || isAsRecorded(file, receipt))
        return [];
    const { name, file_id, size } = receipt;
    if (file.name !== name)
        return [`renamed: ${name} (${file_id}) is listed as ${file.name}`];
    return [
        `other size: ${name} (${file_id}) is listed with ${(0,numbers/* bytes */.ee)(file.size ?? 0)}, and ${(0,numbers/* bytes */.ee)(size)} were recorded`,
    ];
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
    const counts = found
        .map(({ name, lines }) => `${(0,numbers/* plural */.LS)(lines.length, "file")} ${name}`)
        .join(", ");
    return new problem/* Problem */.A({
        code: "drift",
        message: `${spelling} does not deliver what the state records: ${counts}.`,
        remedy: found.map(({ name }) => remedies[name]).join(" "),
        details: found.flatMap(({ lines }) => lines),
        target,
    });
}
function driftNotices(spelling, { listing, active, retired, elsewhere }) {
    const recorded = new Set([...active, ...retired].map(({ file_id }) => file_id));
    const foreign = listing.files.filter(({ file_id }) => !recorded.has(file_id) && !elsewhere.has(file_id));
    const live = new Set(listing.files.map(({ file_id }) => file_id));
    const old = retired.filter(({ file_id }) => live.has(file_id));
    const held = old.filter((receipt) => receipt.held);
    const back = old.filter((receipt) => !receipt.held);
    const take = `dodo-files import --only ${spelling} takes over what fits a rule, with --all everything.`;
    return [
        ...said(foreign, (names) => `${spelling} also delivers ${names}: not managed by dodo-files, and buyers see it. ${take}`),
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

;// CONCATENATED MODULE: ./build/core/upkeep/orphans.js
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

// EXTERNAL MODULE: ./build/core/state/document.js + 1 modules
var state_document = __webpack_require__(4605);
// EXTERNAL MODULE: ./build/core/state/document-reader.js
var document_reader = __webpack_require__(3999);
// EXTERNAL MODULE: ./build/core/state/intents.js
var state_intents = __webpack_require__(8235);
// EXTERNAL MODULE: ./build/core/state/content.js
var content = __webpack_require__(6745);
;// CONCATENATED MODULE: ./build/core/state/rolled-back.js

/** Delivering a tag and commit on purpose takes the marks away that it has in the targets delivered to. */
function clearDelivered(releases, delivered) {
    return releases.map((release) => isSameName(release, delivered) ? unmarked(release, delivered.targets) : release);
}
/** Marks, target by target, every release between a rollback and its destination, and takes the mark of the destination away. */
function markLeft(releases, { own, back, receipts }) {
    const known = (0,content/* receiptsById */.a)(receipts);
    return Object.entries(back).reduce((all, [target, serial]) => {
        const destination = all.find((one) => one.serial === serial && one.order !== own);
        if (!destination)
            return all;
        // A copy that an earlier rollback made of the destination is as good as the destination.
        const isBack = (one) => one === destination ||
            (one.kind !== destination.kind &&
                isSameName(one, destination) &&
                (0,content/* contentIn */.f)(one, target, known) === (0,content/* contentIn */.f)(destination, target, known));
        return all.map((one) => {
            if (isBack(one))
                return unmarked(one, [target]);
            const isLeft = one.order > destination.order && one.order !== own;
            return isLeft ? marked(one, target) : one;
        });
    }, releases);
}
/** Releases of the same tag and commit, if they have any. */
function isSameName(a, b) {
    const isNamed = a.tag !== undefined || a.commit !== undefined;
    return isNamed && a.tag === b.tag && a.commit === b.commit;
}
function marked(release, target) {
    const rolled_back = [...new Set([...(release.rolled_back ?? []), target])].sort();
    return { ...release, rolled_back };
}
function unmarked(release, targets) {
    if (!release.rolled_back)
        return release;
    const left = release.rolled_back.filter((target) => !targets.includes(target));
    return { ...release, rolled_back: left.length > 0 ? left : undefined };
}

// EXTERNAL MODULE: ./build/core/state/state.js
var state = __webpack_require__(786);
;// CONCATENATED MODULE: ./build/core/state/new-release.js



/**
 * Adds the release of a save. It goes on top, but below each newer one that was saved since its run loaded the state. All attempts
 * and jobs of a run are one release. A save that is replayed on itself adds nothing.
 */
function addRelease(known, entry, serial) {
    const { release, by } = entry;
    if (known.releases.some((one) => isSameSave(one, release)))
        return known;
    const invocation = release.kind === "apply" ? undefined : by.invocation;
    const alone = { ...release, invocation, run: by.run, serial, order: 0 };
    const given = withOtherJobs(alone, known, by);
    const place = placeOf(known.releases, given, by);
    const { releases, shift } = orderedAt(place, topOf(known));
    const own = releases[place.index]?.order ?? 0;
    const receipts = [...known.files, ...known.retired];
    const orderOf = given.kind === "apply" ? openOrder(place, given, by) : copyOrder(receipts, by);
    const ordered = (receipt) => {
        const order = orderOf(receipt);
        return order === undefined ? shift(receipt) : { ...receipt, order: order ?? own };
    };
    const files = known.files.map(ordered);
    const retired = known.retired.map(ordered);
    const carried = carryForward(releases);
    const marked = given.kind === "apply"
        ? clearDelivered(carried, given)
        : markLeft(carried, { own, back: entry.back ?? {}, receipts });
    return { releases: marked.slice(0, state/* keptReleases */.ZL), files, retired };
}
/** Each release has, of targets that it did not cover, what the release below it has. */
function carryForward(releases) {
    const newer = [];
    for (const release of releases.toReversed()) {
        const own = Object.entries(release.live).filter(([target]) => release.targets.includes(target));
        const live = { ...release.live, ...newer.at(-1)?.live, ...Object.fromEntries(own) };
        newer.push({ ...release, live });
    }
    return newer.toReversed();
}
/**
 * Releases of one run's apply are one: all its attempts and jobs, but for jobs that deliver under another tag. A rollback or destroy is
 * one of its own.
 */
function isSameRelease(a, b) {
    if (a.run === undefined || a.run !== b.run || a.kind !== b.kind)
        return false;
    if (a.tag !== b.tag || a.commit !== b.commit)
        return false;
    return a.kind === "apply" || (a.kind !== "import" && a.invocation === b.invocation);
}
function isSameSave(one, { kind, run, at, targets, live }) {
    const isSame = one.kind === kind && one.run === run && one.at === at;
    return isSame && targets.every((target) => isSameList(one.live[target], live[target]));
}
function isSameList(a = [], b = []) {
    return JSON.stringify(a) === JSON.stringify(b);
}
function placeOf(releases, given, by) {
    const earlier = releases.find((one) => isSameRelease(one, given));
    const others = releases.filter((one) => one !== earlier);
    const index = others.findLastIndex((one) => isAbove(one, given, by)) + 1;
    const from = earlier ? releases.indexOf(earlier) : 0;
    const between = others.slice(index, Math.max(index, from));
    const overtaken = (earlier?.targets ?? []).filter((target) => !given.targets.includes(target) && between.some(({ targets }) => targets.includes(target)));
    const placed = [...others];
    if (earlier && overtaken.length > 0)
        placed.splice(from, 0, { ...earlier, targets: overtaken });
    placed.splice(index, 0, earlier ? united(earlier, given, overtaken) : given);
    const since = new Set(others.filter(({ serial }) => serial > by.since).map(({ order }) => order));
    const stays = earlier !== undefined && index === from && overtaken.length === 0;
    return { releases: placed, index, earlier, stays, overtaken, since };
}
/** Whether a release that was saved while the run was working stays above what the run saves now. */
function isAbove(one, given, by) {
    if (given.kind !== "apply" || one.serial <= by.since)
        return false;
    return one.kind === "rollback" || one.kind === "destroy" || isNewerRun(one, by);
}
/** What another job of the run released meanwhile is part of its release as long as nobody withdrew it. */
function withOtherJobs(given, { releases, files }, by) {
    const theirs = releases.find((one) => isSameRelease(one, given) && one.serial > by.since);
    if (!theirs)
        return given;
    const active = new Set(files.map(({ file_id }) => file_id));
    const live = Object.entries(given.live).map(([target, ids]) => {
        const more = (theirs.live[target] ?? []).filter((id) => active.has(id));
        return [target, [...new Set([...ids, ...more])]];
    });
    return { ...given, live: Object.fromEntries(live) };
}
function united(earlier, given, overtaken) {
    const left = earlier.targets.filter((target) => !overtaken.includes(target));
    const live = Object.fromEntries(left.flatMap((target) => {
        const ids = earlier.live[target];
        return ids ? [[target, ids]] : [];
    }));
    const marks = (earlier.rolled_back ?? []).filter((target) => left.includes(target));
    return {
        ...given,
        targets: [...new Set([...left, ...given.targets])].sort(),
        live: { ...live, ...given.live },
        rolled_back: marks.length > 0 ? marks : undefined,
    };
}
function topOf({ releases, files, retired }) {
    return [...releases, ...files, ...retired].reduce((top, { order = 0 }) => Math.max(top, order), 0);
}
/** Gives the new release its order. Below others it takes the place of the one above, which moves up by one, as does all that is newer. */
function orderedAt({ releases, index, earlier, stays }, top) {
    const above = releases[index - 1];
    const from = stays || !above ? Number.POSITIVE_INFINITY : above.order;
    const whole = stays ? earlier?.order : above?.order;
    const own = whole ?? top + 1;
    const shift = (one) => one.order !== undefined && one.order >= from ? { ...one, order: one.order + 1 } : one;
    const moved = releases.map((one, at) => (at === index ? { ...one, order: own } : shift(one)));
    return { releases: moved, shift };
}
/** What the run recorded goes by its release, and so does what others left behind unreleased, if it is live there. */
function openOrder(place, given, by) {
    return (receipt) => {
        const { order, run, target, file_id } = receipt;
        if (run !== by.run) {
            const isLive = given.live[target]?.includes(file_id) === true;
            return order === undefined && isLive && !isNewerRun(receipt, by) ? null : undefined;
        }
        const isEarlier = order === place.earlier?.order && !place.overtaken.includes(target);
        return order === undefined || isEarlier || place.since.has(order) ? null : undefined;
    };
}
/** What a rollback had to upload again has the place of the file that it is a copy of. */
function copyOrder(receipts, by) {
    const keyOf = ({ target, slot, name, sha256 }) => JSON.stringify([target, slot, name, sha256]);
    const placed = receipts.filter(({ order, sha256 }) => order !== undefined && sha256 !== null);
    const orders = new Map(placed.map((receipt) => [keyOf(receipt), receipt.order]));
    return (receipt) => receipt.run === by.run && receipt.order === undefined
        ? (orders.get(keyOf(receipt)) ?? null)
        : undefined;
}

;// CONCATENATED MODULE: ./build/core/state/merge-releases.js




/** Each release once, in one order. Of one that both versions know the newer version counts, with the targets of both. */
function uniteReleases(turn) {
    const kept = joined(groups(turn).sort(merge_releases_newestFirst));
    const moves = new Map([turn.older, turn.newer].map((one) => [one, new Map()]));
    const numbered = [];
    for (const { release, was } of kept.toReversed()) {
        const place = Math.max(release.order, (numbered.at(-1)?.order ?? 0) + 1);
        numbered.push({ ...release, order: place });
        for (const { state, order: old } of was)
            moves.get(state)?.set(old, place);
    }
    const move = (receipt, from) => {
        const place = moves.get(from)?.get(receipt.order ?? -1);
        return place === undefined ? receipt : { ...receipt, order: place };
    };
    return { releases: carryForward(numbered.toReversed().slice(0, state/* keptReleases */.ZL)), move };
}
function groups({ older, newer, isSame }) {
    const united = new Map();
    for (const state of [older, newer])
        for (const release of state.releases) {
            const key = JSON.stringify([release.run, release.kind, release.at]);
            const known = united.get(key);
            united.set(key, {
                release: known ? unite(known.release, release, isSame) : release,
                was: [...(known?.was ?? []), { state, order: release.order }],
            });
        }
    return [...united.values()];
}
/** What the second says counts; with the same turn neither comes first, so the larger text does, part by part. */
function unite(a, b, isSame) {
    const marks = isSame ? [...(a.rolled_back ?? []), ...(b.rolled_back ?? [])] : b.rolled_back;
    return {
        ...(isSame && headOf(a) > headOf(b) ? a : b),
        serial: Math.max(a.serial, b.serial),
        order: Math.max(a.order, b.order),
        targets: [...new Set([...a.targets, ...b.targets])].sort(),
        live: isSame ? largerOf(a.live, b.live) : { ...a.live, ...b.live },
        rolled_back: marks && marks.length > 0 ? [...new Set(marks)].sort() : undefined,
    };
}
function largerOf(a, b) {
    const entries = [...Object.entries(a), ...Object.entries(b)];
    const sorted = entries.sort(([, one], [, other]) => (0,order/* order */.f)(one.join(), other.join()));
    return Object.fromEntries(sorted);
}
/** Saves of one run are one release, in the place of the newest, but for targets that another release has covered between. */
function joined(all) {
    const kept = [];
    for (const below of all) {
        const at = kept.findLastIndex((one) => isSplit(one, below));
        const above = kept[at];
        if (!above) {
            kept.push(below);
            continue;
        }
        const between = kept.slice(at + 1).flatMap(({ release }) => release.targets);
        const overtaken = below.release.targets.filter((one) => between.includes(one));
        const isWhole = overtaken.length === 0;
        kept[at] = {
            release: join(above.release, below.release, overtaken),
            was: isWhole ? [...above.was, ...below.was] : above.was,
        };
        if (!isWhole)
            kept.push({ ...below, release: { ...below.release, targets: overtaken } });
    }
    return kept;
}
/** Whether each version knows a part of one release. What one version keeps apart stays apart. */
function isSplit(above, below) {
    const isApart = !above.was.some(({ state }) => below.was.some((one) => one.state === state));
    return isApart && isSameRelease(above.release, below.release);
}
function join(above, below, overtaken) {
    const left = below.targets.filter((target) => !overtaken.includes(target));
    const live = Object.entries(below.live).filter(([target]) => !overtaken.includes(target));
    return {
        ...above,
        serial: Math.max(above.serial, below.serial),
        targets: [...new Set([...above.targets, ...left])].sort(),
        live: { ...Object.fromEntries(live), ...above.live },
    };
}
function merge_releases_newestFirst({ release: a }, { release: b }) {
    return (b.order - a.order ||
        Number(isLast(b)) - Number(isLast(a)) ||
        compareRuns(b.run, a.run) ||
        b.serial - a.serial ||
        (0,order/* order */.f)(b.at, a.at) ||
        (0,order/* order */.f)(textOf(b), textOf(a)));
}
function isLast({ kind }) {
    return kind === "rollback" || kind === "destroy";
}
function headOf({ at, kind, tag, commit, run, version, invocation }) {
    return JSON.stringify([at, kind, tag, commit, run, version, invocation]);
}
function textOf(release) {
    const live = Object.entries(release.live).sort(([a], [b]) => (0,order/* order */.f)(a, b));
    return JSON.stringify([headOf(release), release.targets, live]);
}

// EXTERNAL MODULE: ./build/core/state/receipt-document.js
var receipt_document = __webpack_require__(1960);
;// CONCATENATED MODULE: ./build/core/state/merge.js



/**
 * Two versions of one state as one: nothing that either knows is lost. What a run withdrew stays withdrawn, unless the other version
 * knows that it was brought back later. Otherwise the later place counts, then the withdrawal.
 */
function mergeStates(stored, pushed) {
    const turn = inTurn(stored, pushed);
    const { older, newer } = turn;
    const { releases, move } = uniteReleases(turn);
    const merged = new Map();
    for (const standing of [...standingsOf(older, move), ...standingsOf(newer, move)]) {
        const { file_id } = standing.receipt;
        const known = merged.get(file_id);
        merged.set(file_id, known ? laterOf(known, standing, turn) : standing);
    }
    const all = [...merged.values()];
    return {
        ...stored,
        serial: Math.max(stored.serial, pushed.serial),
        files: all.filter(({ isActive }) => isActive).map(({ receipt }) => receipt),
        retired: all.filter(({ isActive }) => !isActive).map(({ receipt }) => receipt),
        intents: unitedIntents(turn),
        releases,
    };
}
function standingsOf(state, move) {
    const standing = (isActive) => (receipt) => ({
        receipt: move(receipt, state),
        isActive,
    });
    return [...state.files.map(standing(true)), ...state.retired.map(standing(false))];
}
function inTurn(a, b) {
    const [older, newer] = a.serial <= b.serial ? [a, b] : [b, a];
    return { older, newer, isSame: a.serial === b.serial };
}
/** Of the same file in both versions: what counts, whichever of the two comes first. */
function laterOf(known, other, { isSame }) {
    const [a, b] = [known.receipt, other.receipt];
    const [active, withdrawn] = known.isActive ? [known, other] : [other, known];
    const isSplit = known.isActive !== other.isActive;
    const revived = (a.revived ?? 0) - (b.revived ?? 0);
    if (isSplit && withdrawn.receipt.retirement) {
        const isBack = (active.receipt.revived ?? 0) > (withdrawn.receipt.revived ?? 0);
        return isBack ? active : withdrawn;
    }
    if (a.order !== undefined && b.order !== undefined && a.order !== b.order)
        return a.order > b.order ? known : other;
    if (revived !== 0)
        return revived > 0 ? known : other;
    if (isSplit)
        return withdrawn;
    if (a.order !== b.order)
        return a.order === undefined ? other : known;
    return isSame && merge_textOf(a) > merge_textOf(b) ? known : other;
}
function unitedIntents({ older, newer, isSame }) {
    const united = new Map(older.intents.map((intent) => [(0,state_intents/* intentKey */.S)(intent), intent]));
    for (const intent of newer.intents) {
        const key = (0,state_intents/* intentKey */.S)(intent);
        const known = united.get(key);
        const isLast = !known || !isSame || merge_textOf(intent) >= merge_textOf(known);
        united.set(key, isLast ? { ...known, ...intent } : { ...intent, ...known });
    }
    return [...united.values()];
}
function merge_textOf(receipt) {
    return "delivered_at" in receipt
        ? JSON.stringify((0,receipt_document/* orderedReceipt */.Uc)(receipt))
        : JSON.stringify((0,receipt_document/* orderedIntent */.Ev)(receipt));
}

;// CONCATENATED MODULE: ./build/core/state/entries.js





function emptyState(of) {
    return { version: 2, serial: 0, files: [], retired: [], intents: [], releases: [], ...of };
}
/** The state after one more save that carries these entries, oldest first; a state that is merged in comes before them. */
function replay(saved, entries) {
    const merge = (state, entry) => entry.op === "merge" ? mergeStates(state, entry.state) : state;
    const state = entries.reduce(merge, saved);
    const draft = {
        serial: state.serial + 1,
        files: byId(state.files),
        retired: byId(state.retired),
        intents: new Map(state.intents.map((intent) => [(0,state_intents/* intentKey */.S)(intent), intent])),
        releases: state.releases,
    };
    for (const entry of entries)
        step(draft, entry);
    const needed = new Set(draft.releases.flatMap((release) => Object.values(release.live).flat()));
    // A run that is still working must find that its file was withdrawn, so a receipt outlives the release that follows.
    const last = Math.max(0, ...state.releases.map(({ serial }) => serial));
    const stays = ({ held, file_id, retirement }) => held !== undefined || needed.has(file_id) || (retirement?.serial ?? 0) > last;
    const released = entries.some((entry) => entry.op === "release");
    const rest = [...draft.retired.values()];
    return {
        ...state,
        serial: draft.serial,
        files: [...draft.files.values()],
        retired: released ? rest.filter(stays) : rest,
        intents: [...draft.intents.values()],
        releases: draft.releases,
    };
}
function step(draft, entry) {
    if (entry.op === "record")
        record(draft, entry);
    else if (entry.op === "retire")
        retire(draft, entry);
    else if (entry.op === "import")
        importFile(draft, entry.receipt);
    else if (entry.op === "release")
        release(draft, entry);
    else if (entry.op === "complete")
        draft.releases = completed(draft, entry);
    else if (entry.op === "forget") {
        draft.files.delete(entry.file_id);
        draft.retired.delete(entry.file_id);
    }
    else if (entry.op !== "merge")
        intend(draft.intents, entry);
}
function record(draft, { receipt, by, again }) {
    const { serial, files, retired, intents } = draft;
    const { file_id } = receipt;
    const withdrawn = retired.get(file_id);
    const known = files.get(file_id) ?? withdrawn;
    if (again && !known)
        return;
    if (withdrawn && isWithdrawnByNewer(withdrawn, by))
        return;
    for (const [key, intent] of intents)
        if ((0,state_intents/* sameDelivery */.V)(intent, { ...receipt, run: by.run }))
            intents.delete(key);
    files.delete(file_id);
    retired.delete(file_id);
    files.set(file_id, (0,document_reader/* withoutAbsent */.S)({
        ...receipt,
        order: receipt.order ?? known?.order,
        version: receipt.version ?? known?.version,
        listed: receipt.listed ?? known?.listed,
        revived: withdrawn ? serial : (receipt.revived ?? known?.revived),
        retirement: undefined,
    }));
}
/** Whether a newer run, a rollback or a destroy withdrew the file while this run was working: it stays withdrawn. */
function isWithdrawnByNewer({ retirement }, by) {
    if (!retirement || retirement.serial <= by.since || !isHeldBack(by))
        return false;
    const { run, reason } = retirement;
    if (reason === "rolled-back" || reason === "destroyed")
        return true;
    // What was only not found, or not good, is no wish.
    const isWish = reason === "replaced" || reason === "unwanted" || reason === "superseded";
    return isWish && isNewerRun({ run }, by);
}
/** A newer intent wins: what a newer release wants live is not withdrawn. */
function retire(draft, entry) {
    const { file_id, by, reason, held } = entry;
    const { serial, files, retired, releases } = draft;
    const active = files.get(file_id);
    const known = active ?? retired.get(file_id);
    if (!known || (active && isWantedByNewer(active, by, releases)))
        return;
    const earlier = active ? undefined : known.retirement;
    files.delete(file_id);
    retired.delete(file_id);
    const retirement = earlier ?? { run: by.run, reason, serial };
    retired.set(file_id, (0,document_reader/* withoutAbsent */.S)({ ...known, held, retirement }));
}
function isWantedByNewer({ target, file_id }, by, releases) {
    if (!isHeldBack(by))
        return false;
    return releases.some((release) => release.serial > by.since &&
        release.invocation !== by.invocation &&
        (release.kind === "rollback" || release.kind === "destroy" || isNewerRun(release, by)) &&
        release.targets.includes(target) &&
        release.live[target]?.includes(file_id));
}
function isHeldBack({ kind = "apply" }) {
    return kind === "apply";
}
function importFile({ files, retired }, receipt) {
    const { file_id } = receipt;
    if (!files.has(file_id) && !retired.has(file_id))
        files.set(file_id, { ...receipt, order: 0 });
}
function release(draft, entry) {
    const { serial, releases } = draft;
    const receipts = { files: [...draft.files.values()], retired: [...draft.retired.values()] };
    const added = addRelease({ releases, ...receipts }, entry, serial);
    draft.releases = added.releases;
    draft.files = byId(added.files);
    draft.retired = byId(added.retired);
}
/**
 * An import changes nothing for buyers, so it is no release of its own: it completes the newest one, so that a rollback, a check and
 * the outputs count its files. If there is none yet it is the first, which the next run can be taken back to.
 */
function completed({ serial, releases }, { at, live }) {
    const [newest, ...older] = releases;
    const covered = Object.keys(live);
    if (!newest)
        return [{ serial, order: 1, at, kind: "import", targets: covered.sort(), live }];
    const more = Object.entries(live).map(([target, ids]) => {
        return [target, [...new Set([...(newest.live[target] ?? []), ...ids])]];
    });
    const targets = [...new Set([...newest.targets, ...covered])].sort();
    return [{ ...newest, targets, live: { ...newest.live, ...Object.fromEntries(more) } }, ...older];
}
function intend(intents, entry) {
    if (entry.op === "drop")
        for (const key of entry.keys)
            intents.delete(key);
    if (entry.op === "intend")
        for (const intent of entry.intents) {
            const key = (0,state_intents/* intentKey */.S)(intent);
            intents.set(key, { ...intents.get(key), ...(0,document_reader/* withoutAbsent */.S)(intent) });
        }
    if (entry.op !== "reserve")
        return;
    const known = intents.get(entry.key);
    const { file_id = known?.file_id, md5 = known?.md5 } = entry;
    if (known)
        intents.set(entry.key, (0,document_reader/* withoutAbsent */.S)({ ...known, file_id, md5 }));
}
function byId(receipts) {
    return new Map(receipts.map((receipt) => [receipt.file_id, receipt]));
}

;// CONCATENATED MODULE: ./build/app/prepare/load-state.js


/** Reads the state; where nothing is stored yet it begins with a new lineage. Throws `state-…`. */
async function loadState(store, of) {
    const { environment, manifest, newLineage } = of;
    const found = await store.load();
    if (!found)
        return { state: emptyState({ lineage: newLineage(), environment, manifest }), revision: null };
    const state = (0,state_document/* parseState */.B)(found.text, { environment, manifest, where: store.where });
    return { state, revision: found.revision };
}
/** The state of a run as it is stored now. */
function reloadState({ settings, ports, manifest, snapshot }) {
    const { environment } = settings;
    const newLineage = () => snapshot.state.lineage;
    return loadState(ports.store, { environment, manifest: manifest.path, newLineage });
}

// EXTERNAL MODULE: ./build/core/manifest/targets.js
var targets = __webpack_require__(7348);
;// CONCATENATED MODULE: ./build/app/run/run-key.js

/** The run as state entries name it; the tag is the run's own, also in a rollback. */
function runKeyOf({ settings, ports }, { state }, kind) {
    const { tag, run = `local-${ports.invocation}` } = settings.facts;
    const version = tag === undefined ? undefined : versionOfTag(tag);
    return { run, invocation: ports.invocation, version, since: state.serial, kind };
}

;// CONCATENATED MODULE: ./build/app/run/until-stopped.js
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

// EXTERNAL MODULE: ./build/core/manifest/glob-hints.js
var glob_hints = __webpack_require__(9545);
// EXTERNAL MODULE: ./build/core/text/glob.js
var text_glob = __webpack_require__(196);
;// CONCATENATED MODULE: ./build/core/placement/excludes.js


/** A warning for each exclude that takes nothing out, although it nearly does. */
function idleExcludes({ exclude }, matched) {
    const [first] = matched;
    if (!first)
        return [];
    const all = {
        rule: first.rule,
        found: matched.flatMap(({ found }) => found),
        excluded: matched.flatMap(({ excluded }) => excluded),
    };
    return [
        ...exclude.flatMap((one) => idleExclude(one, all)),
        ...matched.flatMap((each) => each.rule.exclude.flatMap((one) => idleExclude(one, each))),
    ];
}
function idleExclude(exclude, { rule, found, excluded }) {
    if (excluded.some((0,text_glob/* compileGlob */.S)(exclude, { dot: true }).matches))
        return [];
    for (const better of nearlyTheSame(exclude)) {
        const path = found.find((0,text_glob/* compileGlob */.S)(better, { dot: true }).matches);
        if (path !== undefined)
            return [excludeIdle({ exclude, better, path }, rule)];
    }
    return [];
}
/** With `**\/` in front, `/**` behind, without its `!`, and all of these, the nearest first. */
function nearlyTheSame(exclude) {
    const plain = exclude.replace(/^!/, "").replace(/\/+$/, "");
    const inFolder = plain.endsWith("**") ? [plain] : [plain, `${plain}/**`];
    const anywhere = /^(?:\*\*|\.\.)\//.test(plain) ? [] : inFolder.map((one) => `**/${one}`);
    return [...inFolder, ...anywhere].filter((one) => one !== exclude);
}
function excludeIdle({ exclude, better, path }, rule) {
    return new problem/* Problem */.A({
        code: "exclude-idle",
        message: `The exclude "${exclude}" takes nothing out, so that buyers get ${path}.`,
        remedy: `Write "${better}" to take it out. Globs are relative to the manifest's folder, and * stops at a /.`,
        at: rule.at,
    });
}

;// CONCATENATED MODULE: ./build/core/placement/names.js


/** Whether a rule takes part in this run. */
function takesPart(rule, environment, facts) {
    return environment === "test_mode" || rule.when === "always" || rule.when === kindOfRun(facts);
}
/** A run is a prerelease if its tag or its `release` event says so. */
function kindOfRun({ tag, prerelease }) {
    const isPrerelease = prerelease === true || (tag !== undefined && isPrereleaseTag(tag));
    return isPrerelease ? "prerelease" : "release";
}
/** Says of a tag such as `v1.0.0-windows` why it is a prerelease. */
function unusualPrerelease({ tag = "" }) {
    const { unusual } = readTag(tag);
    if (unusual === undefined)
        return [];
    return [
        `${tag} is a prerelease: "${unusual}" after its numbers makes it one, as in semver. If it is a release, tag it without that word.`,
    ];
}
/**
 * Leaves one placement per name and slot of each target. The same file under the same name is no collision: the first
 * rule has it. `spellings` are how the manifest names the targets.
 */
function settleNames(placements, spellings) {
    const problems = [];
    const settled = new Set();
    for (const [target, all] of Map.groupBy(placements, (placement) => placement.target)) {
        // No name has a slash.
        const each = firstOf(all, (one) => `${shownName(one)}/${one.file.real}`).firsts;
        const spelling = spellings.get(target)?.[0] ?? target;
        const names = firstOf(each, (one) => foldCase(shownName(one)));
        const slots = firstOf(names.firsts, ({ slot }) => foldCase(slot));
        for (const group of [...names.groups, ...slots.groups])
            problems.push(collisionInTarget(spelling, group));
        for (const first of slots.firsts)
            settled.add(first);
    }
    return { placements: placements.filter((one) => settled.has(one)), problems };
}
/** The first of each key, and all of a key where there are more. */
function firstOf(placements, keyOf) {
    const firsts = new Map();
    const groups = new Map();
    for (const placement of placements) {
        const key = keyOf(placement);
        const first = firsts.get(key);
        if (!first)
            firsts.set(key, placement);
        else if (!groups.get(key)?.push(placement))
            groups.set(key, [first, placement]);
    }
    return { firsts: [...firsts.values()], groups: [...groups.values()] };
}
/** In a run without a tag the slot stands for the name. */
function shownName({ name, slot }) {
    return name ?? slot;
}
/** Upper case first: it folds what has one capital and two small letters. */
function foldCase(name) {
    return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
function collisionInTarget(spelling, group) {
    const [first, second] = group;
    const names = [...new Set(group.map(shownName))];
    const how = names.length === 1
        ? `${group.length} files named ${names[0]}`
        : `${names.join(" and ")}, which are too much alike`;
    const last = second ?? first;
    return new problem/* Problem */.A({
        code: "name-collision",
        message: `${spelling} would deliver ${how}: ${group.map(({ file }) => file.path).join(" and ")}.`,
        remedy: "Remove what an older build left behind, take one out with exclude, or give each a name of its own with {dir} or {base}.",
        at: last.rule.nameAt,
        target: first.target,
    });
}

;// CONCATENATED MODULE: ./build/core/placement/problems.js


function ruleEmpty(rule, details) {
    return new problem/* Problem */.A({
        code: "rule-empty",
        message: `"${rule.glob}" matches no file.`,
        remedy: emptyRemedy(rule),
        at: rule.at,
        details,
    });
}
function emptyRemedy({ glob, empty }) {
    const [, straight] = /^[“”„‘’](.*)[“”‘’]$/.exec(glob) ?? [];
    if (straight !== undefined) {
        return `Its quotes are typographic ones, which YAML takes for a part of the name. Write straight ones: ${JSON.stringify(straight)}.`;
    }
    const build = "Build the file before this step or correct the glob";
    return empty === "warn"
        ? `${build}; until then buyers keep what they had.`
        : `${build}, or set empty: warn to keep what buyers have.`;
}
function ruleCount(rule, expected, found) {
    const more = found.length > 20 ? [`and ${found.length - 20} more`] : [];
    return new problem/* Problem */.A({
        code: "rule-count",
        message: `"${rule.glob}" matches ${found.length === 1 ? "1 file" : `${found.length} files`}, and the rule expects ${expected}.`,
        remedy: "Build what is missing, take out what is too much with exclude, or correct expect.",
        at: rule.at,
        details: [...found.slice(0, 20).map(({ path }) => path), ...more],
    });
}
/** `why` is a sentence without its stop. The rules took no part in a run that delivered nothing. */
function ruleIdle(rules, why) {
    const [first, ...others] = rules;
    const what = others.length === 0 ? `"${first.glob}" took` : `${rules.length} rules took`;
    const kind = first.when === "release" ? "prerelease" : "release";
    return new problem/* Problem */.A({
        code: "rule-idle",
        message: `${what} no part in this run, and nothing else was to deliver: ${why}.`,
        remedy: `If buyers should get this ${kind}, set when: ${kind} or when: always in the rule; if it is none, correct the tag or the mark of the release.`,
        at: first.at,
        details: others.map(({ glob }) => `"${glob}" took no part either`),
    });
}
function fileEmpty(path, rule) {
    return new problem/* Problem */.A({
        code: "file-empty",
        message: `${path} is empty (0 bytes).`,
        remedy: "Look why the build wrote nothing into it, or leave it out with exclude.",
        at: rule.at,
    });
}
function lfsPointer(path, rule) {
    return new problem/* Problem */.A({
        code: "lfs-pointer",
        message: `${path} is a Git LFS pointer, not the file itself.`,
        remedy: "Fetch the file before this step: with: { lfs: true } on actions/checkout, or git lfs pull.",
        at: rule.at,
    });
}
const gibibyte = 1024 ** 3;
/** The most bytes that a file of this target may have, and how to say it. */
function limitOf(target) {
    const words = (0,dodo_target/* isEntitlement */.qO)(target) ? "500 MiB for an entitlement" : "5 GiB for a product";
    return { bytes: (0,dodo_target/* routeOf */.Lu)(target).maxBytes, words };
}
function fileTooLarge(file, rule, target) {
    return new problem/* Problem */.A({
        code: "file-too-large",
        message: `${file.path} has ${(file.size / gibibyte).toFixed(2)} GiB, over the limit of ${limitOf(target).words}.`,
        remedy: "Make it smaller or split it, or leave it out with exclude.",
        at: rule.at,
        target,
    });
}
/** `fault` is a sentence without its stop. */
function nameInvalid(path, rule, fault) {
    return new problem/* Problem */.A({
        code: "name-invalid",
        message: `${path} cannot be delivered under the name that the rule gives it: ${fault}.`,
        remedy: "Change the rule's name, or rename the file.",
        at: rule.nameAt,
    });
}
/** A warning; `fault` is a sentence without its stop. */
function nameUnsafe(path, rule, fault) {
    return new problem/* Problem */.A({
        code: "name-unsafe",
        message: `Buyers on Windows cannot save ${path} under the name that it is delivered with: ${fault}.`,
        remedy: "Change the rule's name, or rename the file. It is delivered as it is.",
        at: rule.nameAt,
    });
}

;// CONCATENATED MODULE: ./build/app/scan/complaints.js

/** What work returns, or the Problem that it throws. Anything else that it throws goes on its way. */
async function catchProblem(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof problem/* Problem */.A)
            return error;
        throw error;
    }
}
function createComplaints() {
    const said = new Set();
    const problems = [];
    const warnings = [];
    const add = (into, problem) => {
        const key = JSON.stringify([problem.code, problem.message, problem.target]);
        if (!said.has(key))
            into.push(problem);
        said.add(key);
    };
    const stop = (problem) => add(problems, problem);
    return {
        problems,
        warnings,
        stop,
        warn: (problem) => add(warnings, problem),
        unwrap(outcome, at) {
            if (!(outcome instanceof problem/* Problem */.A))
                return outcome;
            stop(outcome.with({ at }));
            return undefined;
        },
    };
}

// EXTERNAL MODULE: ./build/core/manifest/file-name.js
var file_name = __webpack_require__(7592);
// EXTERNAL MODULE: ./build/core/manifest/name-template.js
var name_template = __webpack_require__(7398);
;// CONCATENATED MODULE: ./build/app/scan/place-files.js




/** Placements of the files that a rule matches; what cannot be delivered is complained of. */
function placeRule({ rule, targets, files }, known) {
    const { readOf, complaints } = known;
    const nameOf = (0,name_template/* compileName */.$d)(rule.name);
    return files.flatMap((found) => {
        const { path, real } = found;
        const read = complaints.unwrap(readOf(found), rule.at);
        if (!read)
            return [];
        const { size, sha256, lfs } = read;
        const fits = targets.filter(({ target }) => size <= limitOf(target).bytes);
        for (const { target } of targets) {
            if (size > limitOf(target).bytes)
                complaints.stop(fileTooLarge({ path, size }, rule, target));
        }
        if (sha256 === undefined || fits.length === 0)
            return [];
        if (size === 0)
            complaints.stop(fileEmpty(path, rule));
        else if (lfs)
            complaints.stop(lfsPointer(path, rule));
        else
            return fits.flatMap((goal) => placeFile({ path, real, size, sha256 }, { rule, nameOf, goal, known }));
        return [];
    });
}
function placeFile(file, { rule, nameOf, goal, known }) {
    const { tag, commit: sha } = known.facts;
    const own = goal.product && known.versions.get(goal.product);
    const version = own ?? (tag === undefined ? undefined : versionOfTag(tag));
    const { name, slot, open } = nameOf({ path: file.path, tag, version, sha });
    const fault = (0,file_name/* nameFault */.IY)(name ?? slot);
    if (fault !== undefined)
        known.complaints.stop(nameInvalid(file.path, rule, `${name ?? slot} ${fault}`));
    const unsafe = fault === undefined ? (0,file_name/* saveFault */.UH)(name ?? slot) : undefined;
    if (unsafe !== undefined)
        known.complaints.warn(nameUnsafe(file.path, rule, `${name ?? slot} ${unsafe}`));
    return fault === undefined
        ? [{ target: goal.target, slot, name, file, rule, version, open }]
        : [];
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/text/suggest.js
var suggest = __webpack_require__(1138);
;// CONCATENATED MODULE: ./build/core/manifest/version-formats.js
/** Tables whose `version` is that of the package; the first that has one counts. */
const tables = ["project", "package", "tool.poetry", "workspace.package"];
const bare = String.raw `(?:[\w-]+|"[^"]*"|'[^']*')`;
const key = String.raw `${bare}(?:\s*\.\s*${bare})*`;
const header = new RegExp(String.raw `^\s*(\[\[?)\s*(${key})\s*\]`);
const pair = new RegExp(String.raw `^\s*(${key})\s*=\s*(.*)$`);
/** Looks at the lines of a TOML text for the few keys that can hold the version. */
function findInToml(text) {
    const found = new Map();
    let table = "";
    let offset = 0;
    let open;
    for (const line of text.split("\n")) {
        const [, brackets, name = ""] = header.exec(line) ?? [];
        const [, written = "", value = ""] = pair.exec(line) ?? [];
        if (open !== undefined) {
            if (line.includes(open))
                open = undefined;
        }
        else if (brackets !== undefined) {
            table = brackets === "[[" ? "[[" : plainKey(name);
        }
        else if (written !== "") {
            const path = [table, plainKey(written)].filter((each) => each !== "").join(".");
            const one = findingAt(path, value);
            if (one)
                found.set(one.table, { ...one.what, offset });
            const [quotes] = /^(?:"""|''')/.exec(value) ?? [];
            if (quotes !== undefined && !value.slice(3).includes(quotes))
                open = quotes;
        }
        offset += line.length + 1;
    }
    const all = tables.flatMap((name) => found.get(name) ?? []);
    const none = { fault: `it has no version under ${tables.map((each) => `[${each}]`).join(", ")}` };
    return all.find((one) => "text" in one) ?? all[0] ?? { ...none, offset: 0 };
}
/** What one line says of the version of a table. */
function findingAt(path, value) {
    const of = (suffix) => tables.find((name) => path === name + suffix);
    const own = of(".version");
    if (own !== undefined) {
        const inherits = /^\{\s*workspace\s*=\s*true/.test(value);
        const fault = inherits ? fromWorkspace : "its version is no text in quotes";
        const text = literal(value);
        return { table: own, what: text === undefined ? { fault } : { text } };
    }
    const inherited = of(".version.workspace");
    if (inherited !== undefined)
        return { table: inherited, what: { fault: fromWorkspace } };
    const dynamic = of(".dynamic");
    if (dynamic !== undefined && /["']version["']/.test(value))
        return { table: dynamic, what: { fault: "it leaves the version to the build (dynamic)" } };
    const inline = of("");
    const [, inner] = /[{,]\s*version\s*=\s*(.*)$/.exec(value) ?? [];
    const text = inline === undefined ? undefined : literal(inner ?? "");
    return inline === undefined || text === undefined ? undefined : { table: inline, what: { text } };
}
const fromWorkspace = "it takes its version from its workspace, whose Cargo.toml is another file";
function literal(value) {
    if (/^(?:"""|''')/.test(value))
        return undefined;
    return /^(["'])([^"'\\]*)\1/.exec(value)?.[2];
}
/** `"tool" . poetry` is `tool.poetry`. */
function plainKey(written) {
    return written.replace(/\s*\.\s*/g, ".").replace(/["']/g, "");
}
const xmlTokens = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[?!][^>]*>|<(\/?)([A-Za-z_][\w.:-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g;
/**
 * The element `Version` or `version` that is nested least: the project's own, not that of a
 * dependency. Of two on one level the first counts.
 */
function findInXml(text) {
    const depths = [];
    let best;
    for (const { 0: tag, 1: slash, 2: name, 3: closed, index } of text.matchAll(xmlTokens)) {
        if (name === undefined || closed === "/")
            continue;
        if (slash === "/") {
            depths.pop();
            continue;
        }
        depths.push(name);
        if (name !== "Version" && name !== "version")
            continue;
        if (best && best.depth <= depths.length)
            continue;
        const start = index + tag.length;
        const end = text.indexOf("<", start);
        best = { depth: depths.length, offset: index, text: text.slice(start, end < 0 ? start : end) };
    }
    if (!best)
        return { fault: "it has no element Version or version", offset: 0 };
    return { text: best.text.trim(), offset: best.offset };
}

;// CONCATENATED MODULE: ./build/core/manifest/version-file.js




/** Reads the version out of a file, as its name and its text say what it is. Never throws. */
function readVersionFile(path, text) {
    const found = findVersion(path, text);
    const line = text.slice(0, found.offset).split("\n").length;
    if ("fault" in found)
        return { fault: found.fault, line };
    const version = withoutV(found.text.trim());
    if (isVersion(version))
        return { version, line };
    return { fault: found.text === "" ? "it is empty there" : `${(0,suggest/* quoted */.TL)(found.text)} is none`, line };
}
function findVersion(path, text) {
    if (/\.json$/i.test(path))
        return findInJson(text);
    if (/\.toml$/i.test(path))
        return findInToml(text);
    if (/\.ya?ml$/i.test(path))
        return findInYaml(text);
    if (/\.pyi?$/i.test(path))
        return findInPython(text);
    if (/^\s*<[?!A-Za-z]/.test(text))
        return findInXml(text);
    const line = /^[^\S\n]*(\S.*)$/m.exec(text);
    return line ? { text: line[1] ?? "", offset: line.index } : { fault: "it is empty", offset: 0 };
}
function findInJson(text) {
    try {
        const json = JSON.parse(text);
        const hasVersion = typeof json === "object" && json !== null && "version" in json;
        const offset = hasVersion ? offsetOfKey(text) : 0;
        if (!hasVersion)
            return { fault: 'it has no "version"', offset };
        return typeof json.version === "string"
            ? { text: json.version, offset }
            : { fault: 'its "version" is no text in quotes', offset };
    }
    catch (error) {
        const offset = Number(/at position (\d+)/.exec(String(error))?.[1] ?? 0);
        return { fault: "it is not JSON", offset };
    }
}
/** The last `"version"` of the outermost object, which is the one that counts. */
function offsetOfKey(text) {
    let depth = 0;
    let offset = 0;
    for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{}[\]]/g)) {
        if ("{[".includes(token))
            depth += 1;
        else if ("}]".includes(token))
            depth -= 1;
        else if (depth === 1 &&
            token === '"version"' &&
            /^\s*:/.test(text.slice(index + 9, index + 99)))
            offset = index;
    }
    return offset;
}
function findInYaml(text) {
    try {
        const options = { schema: "core", resolveKnownTags: false, logLevel: "silent" };
        const document = (0,dist/* parseDocument */.Tp)(text, { ...options, prettyErrors: false });
        const [error] = document.errors;
        if (error)
            return { fault: "it is not YAML", offset: error.pos[0] };
        const value = document.get("version", true);
        if (!(0,dist/* isScalar */.jn)(value))
            return { fault: "it has no version at its top", offset: 0 };
        // `1.10` without quotes is a number for YAML; what is written counts.
        return { text: value.source ?? "", offset: value.range?.[0] ?? 0 };
    }
    catch {
        return { fault: "it is not YAML", offset: 0 };
    }
}
function findInPython(text) {
    const code = text.replace(/("""|''')[\s\S]*?\1/g, (block) => block.replace(/[^\n]/g, " "));
    const assigned = /^__version__\b[^=\n]*=[^\S\n]*(?:\w+[^\S\n]*=[^\S\n]*)?(.*)$/m.exec(code);
    if (!assigned)
        return { fault: "it has no __version__ at the start of a line", offset: 0 };
    const [, , literal] = /^[ru]?(["'])([^"'\\]*)\1\s*(?:#.*)?$/i.exec(assigned[1] ?? "") ?? [];
    return literal === undefined
        ? { fault: "its __version__ is no text in quotes", offset: assigned.index }
        : { text: literal, offset: assigned.index };
}

;// CONCATENATED MODULE: ./build/core/placement/version-problems.js


function versionMissing(product, path) {
    return new problem/* Problem */.A({
        code: "file-unreadable",
        message: `The version of ${product.name} should come from ${path}, and there is no such file.`,
        remedy: "Build the file before this step, or correct the path under version.",
        at: product.at,
    });
}
/** `fault` is to be read after `and`. */
function versionUnreadable(product, { path, at, fault }) {
    return new problem/* Problem */.A({
        code: "version-unreadable",
        message: `The version of ${product.name} should come from ${path}, and ${fault}.`,
        remedy: 'Buyers would get a file with a wrong name. Write a version such as 1.2.0 there, or a text in the manifest: version: "1.2.0".',
        at,
    });
}
/** A warning if the run's tag has another version. A tag such as `plugin@0.5.0` says nothing of `app`. */
function versionDiffers(product, { path, at, version, tag, others, }) {
    const read = tag === undefined ? undefined : readTag(tag);
    if (read?.version === undefined || others.includes(nameIn(read.before)))
        return undefined;
    if (compareVersions(read.version, version) === 0)
        return undefined;
    return new problem/* Problem */.A({
        code: "version-mismatch",
        message: `${path} says ${version}, and the tag is ${tag}: ${product.name} is delivered as ${version}.`,
        remedy: `Write ${read.version} into the file before you tag, or take version out of the manifest so that the tag counts.`,
        at,
    });
}
/** `app` of `app@`, `release/app-v` and `@scope/app@`. */
function nameIn(before) {
    return /([^/@]*?)[-_@/]?$/.exec(before)?.[1] ?? "";
}
/** The path of a file, which the manifest names, as the path of the manifest is given. */
function besideManifest(manifest, path) {
    const folders = manifest.split(/[\\/]/).slice(0, -1);
    for (const name of path.split("/")) {
        const last = folders.at(-1);
        if (name === ".." && last !== undefined && last !== "..")
            folders.pop();
        else if (name !== ".")
            folders.push(name);
    }
    return folders.filter((name, index) => name !== "." || index > 0).join("/");
}

;// CONCATENATED MODULE: ./build/app/scan/product-version.js



/** What each product says its version is; absent if it says nothing. */
async function readVersions(products, workspace, reading) {
    const versions = new Map();
    for (const product of products) {
        const source = product.version;
        const version = source && "file" in source
            ? await versionIn(source.file, product, { ...reading, workspace })
            : source?.text;
        if (version !== undefined)
            versions.set(product, version);
    }
    return versions;
}
async function versionIn(path, product, reading) {
    const { workspace, complaints, lenient, file, tag, products } = reading;
    const text = complaints.unwrap(await catchProblem(() => workspace.text(path)), product.at);
    if (text === undefined)
        return undefined;
    const say = lenient ? complaints.warn : complaints.stop;
    if (text === null) {
        say(versionMissing(product, path));
        return undefined;
    }
    const read = readVersionFile(path, text);
    const at = { file: besideManifest(file, path), line: read.line, column: 1 };
    if ("fault" in read) {
        say(versionUnreadable(product, { path, at, fault: read.fault }));
        return undefined;
    }
    const others = products.filter((one) => one !== product).map(({ name }) => name);
    const differs = versionDiffers(product, { path, at, version: read.version, tag, others });
    if (differs)
        complaints.warn(differs);
    return read.version;
}

;// CONCATENATED MODULE: ./build/app/scan/read-once.js
/** Reads each file once, whatever rules and links lead to it. */
async function readOnce(files, workspace, sizes) {
    const sound = files.filter(({ problem }) => !problem);
    const distinct = new Map(sound.map((file) => [file.real, file]));
    const digests = await workspace.hash([...distinct.values()], sizes);
    const read = new Map([...distinct.keys()].map((real, index) => [real, digests[index]]));
    return (file) => {
        const found = file.problem ?? read.get(file.real);
        if (!found)
            throw new Error(`${file.path} was not read`);
        return found;
    };
}

;// CONCATENATED MODULE: ./build/app/scan/scan.js









/** Files on disk → placements. Rules without a target of this run are left alone. All problems come at once. */
async function scan(input, workspace) {
    const { manifest, resolved, lenient } = input;
    const complaints = createComplaints();
    const rules = manifest.rules.flatMap((rule) => chosenOf(rule, resolved));
    const isActive = ({ rule }) => takesPart(rule, input.environment, input.facts);
    const active = rules.filter(isActive);
    const withheld = new Map();
    const excluded = new Map();
    const most = Math.max(0, ...[...resolved.chosen].map((target) => limitOf(target).bytes));
    const matched = await matchRules(active, { input, workspace, complaints, withheld, excluded });
    warnOfExcludes(matched, { manifest, complaints, excluded });
    const reading = { complaints, lenient, file: input.file, tag: input.facts.tag };
    const versions = await readVersions(productsOf(active), workspace, {
        ...reading,
        products: manifest.products,
    });
    const readOf = await readOnce(matched.flatMap(({ files: found }) => found), workspace, { most });
    const wanted = matched.flatMap((match) => placeRule(match, { readOf, versions, facts: input.facts, complaints }));
    const { placements, problems } = settleNames(wanted, resolved.spellings);
    for (const problem of problems)
        complaints.stop(problem);
    const files = new Map(matched.map(({ rule, files: found }) => [rule, found]));
    const idle = rules.filter((chosen) => !isActive(chosen)).map(({ rule }) => rule);
    return {
        placements,
        parts: rules.flatMap((chosen) => ruleParts(chosen, files.get(chosen.rule))),
        problems: complaints.problems,
        warnings: complaints.warnings,
        notices: [
            ...new Set(idle.map(takesNoPart)),
            ...(input.environment === "live_mode" ? unusualPrerelease(input.facts) : []),
            ...leftOut(matched, withheld),
        ],
        idle: idleProblem(idle, active, input.facts),
    };
}
function productsOf(rules) {
    return [
        ...new Set(rules.flatMap(({ targets }) => targets.flatMap(({ product }) => product ?? []))),
    ];
}
function warnOfExcludes(matched, { manifest, complaints, excluded }) {
    const paths = matched.map(({ rule, files }) => ({
        rule,
        found: files.map(({ path }) => path),
        excluded: [...(excluded.get(rule) ?? [])],
    }));
    for (const problem of idleExcludes(manifest, paths))
        complaints.warn(problem);
}
function chosenOf(rule, resolved) {
    const targets = (resolved.ofRule.get(rule) ?? []).filter(({ target }) => resolved.chosen.has(target));
    return targets.length === 0 ? [] : [{ rule, targets }];
}
function ruleParts({ rule, targets }, files) {
    const state = files === undefined ? "took-no-part" : files.length > 0 ? "matched" : "matched-nothing";
    return targets.map(({ target }) => ({ target, glob: rule.glob, state, at: rule.at }));
}
function takesNoPart({ glob, when }) {
    const run = when === "release" ? "a prerelease" : "not a prerelease";
    return `"${glob}" takes no part in this run, which is ${run}: what it delivered stays.`;
}
function idleProblem([first, ...others], active, facts) {
    const kind = kindOfRun(facts);
    if (!first || active.some(({ rule }) => rule.when === kind))
        return undefined;
    return ruleIdle([first, ...others], `${facts.tag ?? "this run"} is a ${kind}`);
}
/** What looks like a secret and no other rule names. Of a rule without files `rule-empty` says so. */
function leftOut(matched, withheld) {
    const found = new Set(matched.flatMap(({ files }) => files.map(({ path }) => path)));
    return matched.flatMap(({ rule, files }) => {
        const paths = [...(withheld.get(rule) ?? [])].filter((path) => !found.has(path)).sort();
        if (files.length === 0 || paths.length === 0)
            return [];
        const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
        const what = `"${rule.glob}" leaves out ${paths.slice(0, 3).join(", ")}${more}`;
        return `${what}: no wildcard delivers what looks like a secret. Name it in full to deliver it, or put it under exclude.`;
    });
}
async function matchRules(rules, by) {
    const { input, workspace, complaints } = by;
    const patternOf = (rule) => ({
        glob: rule.glob,
        exclude: [...rule.exclude, ...input.manifest.exclude],
        withheld: addTo(by.withheld, rule),
        ...(rule.exclude.length + input.manifest.exclude.length > 0
            ? { excluded: addTo(by.excluded, rule) }
            : {}),
    });
    const lists = await findFiles(rules.map(({ rule }) => ({ rule, pattern: patternOf(rule) })), by);
    const matched = [];
    for (const [index, { rule, targets }] of rules.entries()) {
        const files = lists[index];
        matched.push({ rule, targets, files: files ?? [] });
        const { expect } = rule;
        if (!files || files.length === expect)
            continue;
        const mild = input.lenient || (files.length === 0 && rule.empty === "warn");
        const complain = mild ? complaints.warn : complaints.stop;
        if (files.length === 0) {
            const near = await workspace.hints(patternOf(rule));
            complain(ruleEmpty(rule, [...(0,glob_hints/* globHints */.R)(rule.glob), ...near]));
        }
        else if (expect !== undefined)
            complain(ruleCount(rule, expect, files));
    }
    return matched;
}
function addTo(leftOut, rule) {
    return (path) => leftOut.set(rule, (leftOut.get(rule) ?? new Set()).add(path));
}
/** One walk for all; only where that fails rule by rule, to tell whose the problem is. Absent where the rule's own failed. */
async function findFiles(wanted, { workspace, complaints }) {
    const all = await catchProblem(() => workspace.find(wanted.map(({ pattern }) => pattern)));
    if (!(all instanceof problem/* Problem */.A))
        return all;
    const lists = [];
    for (const { rule, pattern } of wanted) {
        const found = complaints.unwrap(await catchProblem(() => workspace.find([pattern])), rule.at);
        lists.push(found?.[0]);
    }
    return lists;
}

;// CONCATENATED MODULE: ./build/core/placement/collisions.js


/**
 * Buyers of a product see its files and those of the entitlements attached to it in one list. Where a run delivers to both:
 * two different files under one name, or names that differ only in case. `name-collision`, which stops the run.
 */
function collisionsAcross(placements, listings) {
    const byTarget = Map.groupBy(placements, ({ target }) => target);
    return [...byTarget].flatMap(([target, placed]) => {
        const attached = (listings.get(target)?.entitlements ?? []).filter(({ id }) => id !== target);
        const taken = Map.groupBy(attached.flatMap(({ id }) => byTarget.get(id) ?? []), foldedName);
        return placed.flatMap((ours) => (taken.get(foldedName(ours)) ?? [])
            .filter((theirs) => shownName(theirs) !== shownName(ours) || theirs.file.sha256 !== ours.file.sha256)
            .map((theirs) => collisionAcrossTargets(ours, theirs)));
    });
}
function collisionAcrossTargets(ours, theirs) {
    const names = [...new Set([shownName(ours), shownName(theirs)])];
    const how = names.length === 1
        ? `two different files named ${names[0]}`
        : `${names.join(" and ")}, the same but for case`;
    return new problem/* Problem */.A({
        code: "name-collision",
        message: `Buyers of ${ours.target} would see ${how}: one from it, one from ${theirs.target}, an entitlement attached to it.`,
        remedy: "Give one of them another name, or deliver it to one of the two only.",
        at: ours.rule.nameAt,
        details: [ours, theirs].map(({ target, file }) => `${file.path} for ${target}`),
    });
}
function foldedName(placement) {
    return foldCase(shownName(placement));
}

;// CONCATENATED MODULE: ./build/core/plan/buyers-view.js



/** Withdrawals that were refused before and are tried again, per run and target. */
const mostHeld = 10;
/** The changes of a target, with what its buyers see before and after. */
function buyersView(reconciled, changes, allowEmptyTarget) {
    const { target, spellings, listing, recorded, retired } = reconciled;
    const before = listing.files.map(({ file_id, name, size }) => ({ file_id, name, size }));
    const gone = new Set(changes.flatMap(({ prior }) => prior));
    const stays = before.filter((file) => !gone.has(file.file_id));
    const ids = new Set(stays.map((file) => file.file_id));
    const added = changes
        .filter((change) => (0,plan_plan/* isDelivery */.Vq)(change) && !ids.has(change.file_id ?? ""))
        .map(({ file_id, name, size }) => ({ file_id, name, size }));
    const after = [...stays, ...added].sort(byName);
    const named = new Set(changes.map(({ file_id }) => file_id));
    const foreign = stays.filter(({ file_id }) => !recorded.has(file_id) && !named.has(file_id));
    // Where only held files are left, one of them is not tried: nobody asked for an empty target.
    const maxHeld = allowEmptyTarget ? mostHeld : Math.min(mostHeld, Math.max(0, after.length - 1));
    const held = retired
        .filter((receipt) => receipt.held && ids.has(receipt.file_id) && !named.has(receipt.file_id))
        .sort(longestUntried)
        .slice(0, maxHeld)
        .map(({ file_id }) => file_id);
    return { target, spellings, changes, foreign, held, before, after };
}
function longestUntried(a, b) {
    return (0,order/* order */.f)(a.held?.since ?? "", b.held?.since ?? "") || (0,order/* order */.f)(a.file_id, b.file_id);
}

;// CONCATENATED MODULE: ./build/core/plan/downgrades.js



/**
 * A sentence for each live file of a slot that is newer than what buyers would have in its place,
 * whatever the cause: an upload, a file that comes back, or an older one that is kept (A8).
 */
function deliversOlder(slot, changes, run) {
    const gone = withdrawnBy(changes);
    const delivery = changes.find(plan_plan/* isDelivery */.Vq);
    const kept = changes.find(({ action }) => action === "keep");
    const stays = slot.receipts.find(({ file_id }) => file_id === kept?.file_id);
    // Bytes that were delivered before have the version that they had then, also where they are sent again.
    const sent = slot.receipts.find(({ sha256 }) => sha256 === delivery?.sha256);
    const version = delivery?.version ?? sent?.version;
    return slot.receipts
        .filter((receipt) => slot.isLive(receipt) && !slot.isRetired(receipt) && !receipt.held)
        .filter((receipt) => receipt !== stays && (delivery || gone.has(receipt.file_id)))
        .flatMap((receipt) => {
        if (delivery)
            return newerThanRun(receipt, { version, run });
        return stays ? newerThanFile(receipt, stays) : [];
    });
}
/** A sentence for each file that is replaced although nobody can tell which of the two is newer. */
function replacesUnordered(slot, changes) {
    const gone = withdrawnBy(changes);
    const { version } = slot.placement;
    return slot.receipts
        .filter((receipt) => slot.isLive(receipt) && gone.has(receipt.file_id))
        .filter(({ version: live }) => version !== undefined && live !== undefined && live !== version)
        .filter(({ version: live = "" }) => compareVersions(version ?? "", live) === undefined)
        .map(({ name, version: live }) => `${name} is live at ${live}, and this run is ${version}.`);
}
/** A sentence for each file that is not wanted any more and is newer than this run. */
function deletesNewer(reconciled, changes, run) {
    const gone = withdrawnBy(changes);
    const versions = new Map(reconciled.placements.map(({ rule, version }) => [rule.glob, version]));
    return reconciled.active
        .filter(({ file_id }) => gone.has(file_id))
        .flatMap((receipt) => newerThanRun(receipt, { version: versions.get(receipt.rule), run }));
}
function withdrawnBy(changes) {
    return new Set(changes.flatMap(({ prior }) => prior));
}
/** By version if both can be compared and differ, else by run. */
function newerThanRun(receipt, { version, run }) {
    const { name, version: live, run: theirs } = receipt;
    const difference = differenceOf(version, live);
    if (difference !== 0)
        return difference < 0 ? [`${name} is live at ${live}, and this run is ${version}.`] : [];
    return isNewerRun({ run: theirs }, { run })
        ? [`${name} was delivered by run ${theirs}, newer than this run (${run}).`]
        : [];
}
/** By version if both can be compared and differ, else by release. */
function newerThanFile(receipt, stays) {
    const difference = differenceOf(stays.version, receipt.version);
    const isNewer = difference === 0 ? byRelease(receipt, stays) < 0 : difference < 0;
    const of = ({ name, version }) => (version ? `${name} (${version})` : name);
    return isNewer ? [`${of(receipt)} is newer than ${of(stays)}, which would be left.`] : [];
}
/** 0 if they cannot be compared. */
function differenceOf(a, b) {
    return a === undefined || b === undefined ? 0 : (compareVersions(a, b) ?? 0);
}

;// CONCATENATED MODULE: ./build/core/plan/plan-undesired.js



/** The truth table for what is recorded and not desired, by name; `changes` are those of the desired slots. */
function planUndesired(reconciled, rules, changes) {
    const named = new Set(changes.flatMap(({ file_id, prior }) => [file_id, ...prior]));
    const desired = new Set(reconciled.placements.map(({ slot }) => slot));
    const planned = new Set(changes.map(({ slot }) => slot));
    const isLive = ({ file_id }) => reconciled.live.has(file_id);
    // A withdrawn file that is listed again is ours like any other; a held one is no change.
    const back = reconciled.retired.filter((receipt) => isLive(receipt) && !receipt.held);
    return [...reconciled.active, ...back]
        .filter(({ file_id }) => !named.has(file_id))
        .filter((receipt) => rules.forgetsPending !== false || isLive(receipt) || !isPending(receipt))
        .sort(byName)
        .flatMap((receipt) => {
        if (!desired.has(receipt.slot))
            return planLeft(receipt, isLive(receipt), { reconciled, ...rules });
        const isSuperseded = planned.has(receipt.slot) && !isLive(receipt);
        return isSuperseded ? [forgetChange(receipt, "superseded, and not live")] : [];
    });
}
/** A receipt whose slot nobody wants in this run. */
function planLeft(receipt, isLive, { reconciled, prune, run }) {
    if (reconciled.parts.some((part) => mayHaveDelivered(part, receipt)))
        return [kept(receipt, "not built in this run")];
    // Another job of this run has other files at hand.
    if (run !== undefined && receipt.run === run)
        return [kept(receipt, "delivered by this run")];
    if (!isLive)
        return [forgetChange(receipt, "not wanted, and not live")];
    if (!prune)
        return [kept(receipt, "left the manifest")];
    const isMatched = reconciled.parts.some(({ glob }) => glob === receipt.rule);
    return [
        deletion(receipt, isMatched ? "its rule matches other files now" : "its rule left the manifest"),
    ];
}
/**
 * Whether a rule that matched nothing, or took no part, may be the one that delivers this file. Two rules may share a glob,
 * and a glob may have been rewritten since: a file that might be wanted stays.
 */
function mayHaveDelivered({ glob, state }, { rule, path }) {
    if (state === "matched")
        return false;
    return glob === rule || (0,text_glob/* compileGlob */.S)(glob, { dot: true }).matches(path);
}
/** Recorded by a run that has not ended, or that was cut off. */
function isPending({ order }) {
    return order === undefined;
}
function kept(receipt, reason) {
    return { ...deletion(receipt, reason), action: "keep", prior: [] };
}
function forgetChange(receipt, reason) {
    return { ...deletion(receipt, reason), action: "forget", prior: [] };
}

;// CONCATENATED MODULE: ./build/core/plan/plan-target.js








/** Those that decide first, since downloads have a bound. */
function namesakesToProve(facts) {
    const { reconciled } = reconcile(facts);
    const all = reconciled.placements.flatMap((placement) => {
        const slot = slotOf(placement, reconciled);
        const decides = !liveReceipt(slot) && !slot.moved;
        return namesakesOf(placement, reconciled).map((file) => ({
            file,
            placement,
            key: proofKey(file, placement),
            decides,
        }));
    });
    return [...all.filter(({ decides }) => decides), ...all.filter(({ decides }) => !decides)];
}
/** Plans one target. Pure; problems stop it, warnings do not. */
function planTarget(facts, rules) {
    const { reconciled, warnings } = reconcile(facts);
    const desired = planDesired(reconciled, rules.run);
    const undesired = planUndesired(reconciled, rules, desired.changes);
    const all = [...desired.changes, ...undesired];
    const goes = (change) => !(0,plan_plan/* isPending */.mm)(change) || rules.allows?.(change) !== false;
    const changes = all.filter(goes);
    const plan = buyersView(reconciled, changes, rules.allowEmptyTarget);
    const problems = [...desired.problems];
    const isSettled = problems.length === 0 && !desired.changes.some(plan_plan/* isDelivery */.Vq);
    const elsewhere = isSettled
        ? undefined
        : deliversThroughEntitlement(reconciled, reconciled.recorded);
    if (elsewhere)
        problems.unshift(elsewhere);
    const downgrades = [...desired.downgrades, ...deletesNewer(reconciled, undesired, rules.run)];
    if (downgrades.length > 0 && !rules.allowDowngrade)
        problems.push(wouldDowngrade(reconciled, downgrades));
    const isEmptied = plan.after.length === 0 && plan.before.length > 0;
    if (isEmptied && !rules.allowEmptyTarget)
        problems.push(wouldEmpty(reconciled));
    return {
        plan,
        waiting: all.filter((change) => !goes(change)),
        problems,
        warnings: [...warnings, ...desired.warnings],
    };
}
function planDesired(reconciled, run) {
    const changes = [];
    const problems = [];
    const warnings = [];
    const downgrades = [];
    const unordered = [];
    for (const placement of reconciled.placements) {
        const slot = slotOf(placement, reconciled);
        const planned = planSlot(slot);
        if ("stop" in planned) {
            problems.push(nameTaken(reconciled, placement.name ?? placement.slot, planned.by));
            continue;
        }
        changes.push(...planned.changes);
        warnings.push(...planned.namesakes.map((file) => namesakeWarning(reconciled, file)));
        downgrades.push(...deliversOlder(slot, planned.changes, run));
        unordered.push(...replacesUnordered(slot, planned.changes));
    }
    if (unordered.length > 0)
        warnings.push(unorderedVersions(reconciled, unordered));
    return { changes, problems, warnings, downgrades };
}

;// CONCATENATED MODULE: ./build/core/plan/rolled-back.js


/**
 * A target that would get a release again that a rollback took away from it: of the same tag and commit, whatever the bytes. A run
 * without a tag has no name, so there the same commit or the same bytes in a slot are enough. `rolled-back`.
 */
function rolledBack(plan, run, state) {
    const delivered = plan.changes.filter(plan_plan/* isDelivery */.Vq);
    if (delivered.length === 0)
        return undefined;
    const left = state.releases.find((release) => isLeft(release, plan.target) && isAgain(release, { run, delivered, plan, state }));
    return left && again(plan, left);
}
/** Only what a run delivered there on purpose; a rollback's own release is left by the next one too. */
function isLeft({ kind, targets, rolled_back }, target) {
    return kind === "apply" && targets.includes(target) && rolled_back?.includes(target) === true;
}
function isAgain(release, { run, delivered, plan, state }) {
    const isSameCommit = release.commit === run.commit;
    if (run.tag !== undefined)
        return release.tag === run.tag && isSameCommit;
    if (run.commit !== undefined && isSameCommit)
        return true;
    const { target } = plan;
    // What buyers are to have now was taken away by nobody.
    const now = new Set(contentsOf(state.releases[0], target, state));
    const then = new Set(contentsOf(release, target, state));
    return delivered.map(contentKey).some((key) => then.has(key) && !now.has(key));
}
function contentsOf(release, target, { files, retired }) {
    const ids = new Set(release?.live[target]);
    return [...files, ...retired]
        .filter(({ file_id, sha256 }) => ids.has(file_id) && sha256 !== null)
        .map(contentKey);
}
function contentKey({ slot, sha256 }) {
    return JSON.stringify([slot, sha256]);
}
function again({ target, spellings }, { tag, serial }) {
    return new problem/* Problem */.A({
        code: "rolled-back",
        message: `${spellings[0]} was taken back from ${tag ?? `release #${serial}`}, and this run would deliver that again.`,
        remedy: `Deliver the corrected files under a new tag. If it was right after all, run rollback with to ${tag ?? serial}, or set allow-rolled-back.`,
        target,
    });
}

;// CONCATENATED MODULE: ./build/core/plan/make-plan.js






/** The facts of each target that could be read. */
function targetFacts(input) {
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
        const elsewhere = new Set([
            ...recorded.filter((one) => one.target !== target).map(({ file_id }) => file_id),
            ...(input.theirs ?? []),
        ]);
        const desired = { placements: of(placements), parts: of(parts) };
        const { unsaved = new Set() } = input;
        const known = { active: of(active), retired: of(retired), elsewhere, unsaved };
        return [{ target, environment, spellings, listing, proofs, ...desired, ...known }];
    });
}
/** plan(desired, recorded, live): pure. */
function makePlan(input) {
    const { environment, manifest, manifestDigest: manifest_digest, state, offline, tag, commit, rules, } = input;
    const { lineage, serial } = state;
    const planned = planAll(targetFacts(input), rules);
    const targets = planned.map((target) => target.plan);
    const head = { version: 1, environment, manifest, manifest_digest, lineage, serial };
    const plan = { ...head, offline, tag, commit, targets };
    const removals = countRemovals((0,plan_plan/* changesOf */.fs)(plan));
    const problems = [
        ...(removals > rules.maxRemovals ? [tooManyRemovals(removals, rules.maxRemovals)] : []),
        ...collisionsAcross(input.placements, input.listings),
        ...planned.flatMap((target) => {
            const again = rolledBack(target.plan, { tag, commit }, state);
            return again && !rules.allowRolledBack ? [again, ...target.problems] : target.problems;
        }),
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
    const entitlementsFirst = [
        ...all.filter(({ target }) => (0,dodo_target/* isEntitlement */.qO)(target)),
        ...all.filter(({ target }) => !(0,dodo_target/* isEntitlement */.qO)(target)),
    ];
    for (const facts of entitlementsFirst) {
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
        const isNew = (0,plan_plan/* isDelivery */.Vq)(change) && change.was === undefined;
        const step = (0,plan_plan/* isRemoval */.f)(change) ? 1 : isNew ? -1 : 0;
        const key = JSON.stringify([change.target, change.rule]);
        balance.set(key, (balance.get(key) ?? 0) + step);
    }
    return [...balance.values()].reduce((sum, each) => sum + Math.max(0, each), 0);
}
function byTarget(items) {
    return Map.groupBy(items, ({ target }) => target);
}

;// CONCATENATED MODULE: ./build/app/run/pool.js
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
/** `map` over so many workers of its own, in order. None waits in a line: there may be a hundred thousand items. */
async function mapPool(items, size, work) {
    const results = [];
    const rest = items.entries();
    const worker = async () => {
        for (const [index, item] of rest)
            results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: size }, worker));
    return results;
}

;// CONCATENATED MODULE: ./build/app/prepare/read-targets.js



/** Targets that are read side by side. */
const atOnce = 8;
/** Reads every target before the first byte is sent. Throws what concerns them all: the key, the network. */
async function readTargets(targets, read) {
    const problems = [];
    const listings = new Map();
    let ended;
    await mapPool(targets, atOnce, async (target) => {
        if (ended)
            return;
        try {
            listings.set(target, await read(target));
        }
        catch (error) {
            if (!(error instanceof problem/* Problem */.A) || isOfAll(error))
                ended ??= error;
            else
                problems.push(error.with({ target }));
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
    return shared.includes(code);
}
const shared = ["unauthorized", "forbidden", "network", "interrupted"];
/** What an offline plan compares with: the state alone. */
function recordedListings(targets, { state }) {
    return new Map(targets.map((target) => [target, recordedListing(target, state.files)]));
}
/** Targets that have a problem of their own. */
function stoppedOf({ problems }) {
    return new Set(problems.map(({ target }) => target));
}

;// CONCATENATED MODULE: ./build/app/prepare/prepare.js







/** What the manifest's names mean in the environment of this run. */
function resolveForRun(parsed, { settings, draft }) {
    const { environment, config: file, only } = settings;
    const resolved = (0,targets/* resolveTargets */.h5)({ manifest: parsed, file, environment, only });
    draft.resolved(resolved);
    draft.problems.push(...resolved.problems);
    return resolved;
}
/** Scans the workspace, loads the state and begins to read the targets; undefined where a problem that is of no one target stops the run. */
async function prepare(parsed, run) {
    const known = { ...run, resolved: resolveForRun(parsed, run) };
    const { settings, ports, draft } = known;
    const loading = loadState(ports.store, {
        environment: settings.environment,
        manifest: run.manifest.path,
        newLineage: ports.newLineage,
    });
    const early = readEarly(known, loading);
    let desired;
    try {
        desired = await scanAndLoad(parsed, known, loading);
    }
    finally {
        for (const [target, { unwanted }] of early)
            if (!desired || stoppedOf(draft).has(target))
                unwanted.abort();
    }
    return (desired && {
        ...desired,
        begun: new Map([...early].map(([target, { listing }]) => [target, listing])),
    });
}
/** The first targets, while files are hashed, so that neither waits for the other; after the state is there, since no listing may be older than it. */
function readEarly({ ports: { storefront }, draft, resolved }, loading) {
    if (!storefront || isStopped(draft))
        return new Map();
    return new Map([...resolved.chosen].slice(0, atOnce).map((target) => {
        const unwanted = new AbortController();
        const listing = loading.then(() => storefront.read(target, unwanted.signal));
        // What went wrong is thrown to whoever waits for the listing, and not before.
        listing.catch(() => { });
        return [target, { listing, unwanted }];
    }));
}
async function scanAndLoad(parsed, run, loading) {
    const { settings, ports, draft, resolved } = run;
    const { environment, config: file, facts, lenient } = settings;
    const scanning = scan({ manifest: parsed, file, environment, resolved, facts, lenient }, ports.workspace);
    const [scanned, loaded] = await untilStopped(Promise.allSettled([scanning, loading]), ports.signal);
    if (scanned.status === "rejected")
        throw scanned.reason;
    draft.addFindings(scanned.value);
    if (loaded.status === "fulfilled")
        draft.loaded(loaded.value.state, ports.store.where);
    else if (loaded.reason instanceof problem/* Problem */.A)
        draft.problems.push(loaded.reason);
    else
        throw loaded.reason;
    if (isStopped(draft) || loaded.status === "rejected") {
        const serial = loaded.status === "fulfilled" ? loaded.value.state.serial : undefined;
        ports.observe({
            kind: "started",
            where: ports.store.where,
            serial,
            environment,
            targets: 0,
            offline: false,
        });
        return undefined;
    }
    return { ...run, snapshot: loaded.value, parsed, scanned: scanned.value };
}
function isStopped({ problems }) {
    return problems.some(({ target }) => target === undefined);
}
/** What a plan is made from. */
function planInput(desired, listings, allows) {
    const { settings, manifest, snapshot, resolved, scanned, parsed, ports } = desired;
    const { environment, allowDowngrade, allowRolledBack, allowEmptyTarget } = settings;
    const { maxRemovals, facts } = settings;
    const { tag, commit } = facts;
    const { run } = runKeyOf(desired, snapshot);
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
        rules: {
            prune: parsed.prune,
            allowDowngrade,
            allowRolledBack,
            allowEmptyTarget,
            maxRemovals,
            run,
            allows,
        },
        tag,
        commit,
    };
}

// EXTERNAL MODULE: ./build/core/dodo/listing.js
var dodo_listing = __webpack_require__(9211);
;// CONCATENATED MODULE: ./build/app/prepare/read-live.js



/** Milliseconds after which a second reading confirms that something is gone (A3). */
const confirmAfter = 1_000;
/** Readings of a target that differ from one to the next. */
const mostReadings = 4;
/**
 * Reads every target of the run that nothing has stopped. What is recorded and not listed, and what
 * `look` doubts, is read a second time, a second later: all doubts share that wait. Without a key
 * what the state records takes the place of the listings.
 */
async function readLive(run, options = {}) {
    const { ports, draft, resolved } = run;
    const { begun, quiet = false, look = async () => new Set() } = options;
    const { storefront, clock, signal } = ports;
    const stopped = stoppedOf(draft);
    const targets = [...resolved.chosen].filter((target) => !stopped.has(target));
    let { snapshot } = run;
    if (!quiet)
        tellStart(run, targets.length);
    if (!storefront)
        return { listings: recordedListings(targets, snapshot), snapshot };
    const all = new Map();
    const read = async (some, first) => {
        const reading = readTargets(some, (target) => first?.get(target) ?? storefront.read(target));
        const { listings, problems } = await untilStopped(reading, signal);
        draft.problems.push(...problems);
        for (const target of some)
            all.delete(target);
        for (const [target, listing] of listings) {
            all.set(target, listing);
            draft.seen(listing);
        }
        return { listings, doubted: await untilStopped(look(listings, snapshot), signal) };
    };
    const { doubted } = await read(targets, begun);
    let doubtful = new Set([...doubted, ...absencesIn(snapshot.state, all).keys()]);
    for (let reading = 1; doubtful.size > 0 && reading < mostReadings; reading += 1) {
        const before = absencesIn(snapshot.state, all);
        await clock.sleep(confirmAfter, signal);
        const newer = reading === 1 ? await newerState(run, options.reload) : undefined;
        snapshot = newer ?? snapshot;
        // No listing may be older than the state.
        const { listings } = await read(newer ? [...all.keys()] : [...doubtful], undefined);
        const isNew = ([target, ids]) => ids.some((id) => !before.get(target)?.includes(id));
        const fresh = [...absencesIn(snapshot.state, listings)].filter(isNew);
        doubtful = new Set(fresh.map(([target]) => target));
    }
    return { listings: inOrder(targets, all), snapshot };
}
/** The state, if another run saved it since this one loaded it. */
async function newerState({ ports, draft, snapshot }, reload) {
    const found = await (reload && untilStopped(reload(), ports.signal));
    if (!found || found.revision === snapshot.revision)
        return undefined;
    draft.loaded(found.state, ports.store.where);
    return found;
}
/** Target → ids that the state records as active and that its listing lacks. */
function absencesIn({ files }, listings) {
    const byTarget = Map.groupBy(files, ({ target }) => target);
    return new Map([...listings].flatMap(([target, listing]) => {
        const live = (0,dodo_listing/* liveIds */.J)(listing);
        const absent = (byTarget.get(target) ?? []).filter(({ file_id }) => !live.has(file_id));
        return absent.length > 0 ? [[target, absent.map(({ file_id }) => file_id)]] : [];
    }));
}
/** Answers arrive in any order. */
function inOrder(targets, all) {
    return new Map(targets.flatMap((target) => {
        const one = all.get(target);
        return one === undefined ? [] : [[target, one]];
    }));
}
function tellStart({ ports, settings, snapshot }, targets) {
    const { environment } = settings;
    const { storefront, store } = ports;
    const { serial } = snapshot.state;
    const offline = storefront === undefined;
    ports.observe({ kind: "started", where: store.where, serial, environment, targets, offline });
}

;// CONCATENATED MODULE: ./build/app/run/context.js
/** The storefront of a command that is refused without a key. */
function storefrontOf({ settings, ports, }) {
    if (!ports.storefront)
        throw new Error(`${settings.command} without a storefront`);
    return ports.storefront;
}

;// CONCATENATED MODULE: ./build/app/run/one-target.js

/** Work for one target, whose problem is that target's alone: undefined then (A11). */
async function ofOneTarget(target, { problems }, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.A) || error.code === "interrupted")
            throw error;
        const isKnown = problems.some((one) => one.target === target && one.code === error.code);
        if (!isKnown)
            problems.push(error.with({ target }));
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/app/target/verify-content.js

/** Downloads at a time. */
const downloadsAtATime = 4;
/**
 * Downloads what receipts say is live, as a buyer would, and returns those of which a buyer gets other bytes, or none. A receipt
 * that is not listed, or of which no digest is known, is not looked at.
 */
async function verifyContent(listing, receipts, storefront) {
    const live = new Map(listing.files.map((file) => [file.file_id, file]));
    const isRight = await mapPool(receipts, downloadsAtATime, async ({ file_id, size, sha256 }) => {
        const file = live.get(file_id);
        return !file || sha256 === null || (await storefront.digest(file, size)) === sha256;
    });
    return receipts.filter((_, index) => !isRight[index]);
}

;// CONCATENATED MODULE: ./build/app/commands/check.js









/** Do the targets still deliver what the state records? Reads both, takes the targets' names from the manifest, and writes nothing. */
async function check(parsed, run) {
    const { settings, ports, draft, manifest } = run;
    const { environment } = settings;
    const storefront = storefrontOf(run);
    const resolved = resolveForRun(parsed, run);
    if (draft.problems.length > 0)
        return;
    const { store, newLineage } = ports;
    const snapshot = await loadState(store, { environment, manifest: manifest.path, newLineage });
    draft.loaded(snapshot.state, store.where);
    const recorded = { ...run, resolved, snapshot };
    const reading = await readLive(recorded, { reload: () => reloadState(recorded) });
    const { state } = reading.snapshot;
    if (state.files.length === 0)
        draft.notices.push("The state records no file yet.");
    const intact = [];
    for (const [target, listing] of check_inOrder(resolved.chosen, reading.listings)) {
        const spelling = resolved.spellings.get(target)?.[0] ?? target;
        const drift = driftOf(listing, spelling, state);
        const altered = await ofOneTarget(target, draft, () => settings.verify === "content" ? verifyContent(listing, drift.intact, storefront) : []);
        intact.push(...drift.intact.filter((receipt) => !altered?.includes(receipt)));
        if (drift.problem)
            draft.problems.push(drift.problem);
        if (altered && altered.length > 0)
            draft.problems.push(otherContentThanRecorded(target, spelling, altered));
        draft.notices.push(...drift.notices);
    }
    draft.notices.push(...orphansOf(state, resolved.spellings).map(orphanNotice));
    draft.outcomes(intact.map(asKept));
}
/** Listings arrive in the order of the answers. */
function check_inOrder(targets, listings) {
    return [...targets].flatMap((target) => {
        const listing = listings.get(target);
        return listing ? [[target, listing]] : [];
    });
}
function asKept(receipt) {
    const change = { ...deletion(receipt, "live as recorded"), action: "keep", prior: [] };
    return { change, status: "done", file_id: receipt.file_id };
}

// EXTERNAL MODULE: ./build/core/manifest/parse.js + 1 modules
var parse = __webpack_require__(4949);
// EXTERNAL MODULE: ./build/core/run/report.js
var report = __webpack_require__(284);
// EXTERNAL MODULE: ./build/core/state/releases.js
var releases = __webpack_require__(2024);
;// CONCATENATED MODULE: ./build/core/state/commit-message.js
/** The message of a save: a first line that says in words what changed, then a line per file. CI does not run for it. */
function describeEntries(entries, { tag, run }) {
    const recorded = entries.flatMap((entry) => {
        const isNews = entry.op === "import" || (entry.op === "record" && !entry.again);
        return isNews ? [entry.receipt] : [];
    });
    const kinds = new Set(entries.map((entry) => entry.op === "release" && entry.release.kind));
    const intended = entries.flatMap((entry) => (entry.op === "intend" ? entry.intents : []));
    const count = (op) => entries.filter((entry) => entry.op === op).length;
    const parts = [
        words(recorded.length, count("complete") > 0 ? "imported" : "delivered"),
        words(count("retire"), "withdrawn"),
        words(count("forget"), "forgotten"),
        count("merge") > 0 ? "another version pushed" : "",
        words(intended.length, "announced"),
        kinds.has("rollback") ? "rolled back" : "",
        kinds.has("destroy") ? "targets emptied" : "",
        kinds.has("apply") ? "run complete" : "",
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

;// CONCATENATED MODULE: ./build/app/ledger/pacer.js
/** Entries gather so long if nobody waits: short of the 10 s in which they are promised. Milliseconds. */
const gathering = 8_000;
/**
 * Spaces saves from the start of the last one: GitHub allows 80 content-creating requests a minute
 * and 500 an hour, and a save is three or four. `paced` is false for a store that costs nothing.
 */
function createPacer(clock, paced) {
    const started = clock.elapsed();
    const released = new AbortController();
    let waited = new AbortController();
    let first = started;
    // The first save holds what is about to be delivered, and the next need not wait for it.
    let isFirst = true;
    let last = Number.NEGATIVE_INFINITY;
    return {
        began() {
            first = clock.elapsed();
        },
        hasten: () => waited.abort(),
        release: () => released.abort(),
        async due() {
            const apart = spacing(clock.elapsed() - started, paced);
            await clock.sleep(last + apart - clock.elapsed(), released.signal);
            const ends = AbortSignal.any([released.signal, waited.signal]);
            await clock.sleep(first + gathering - clock.elapsed(), ends);
            waited = new AbortController();
            if (!isFirst || !paced)
                last = clock.elapsed();
            isFirst = false;
        },
    };
}
function spacing(elapsed, paced) {
    if (!paced)
        return 1_000;
    return elapsed < 15 * 60_000 ? 10_000 : 60_000;
}

;// CONCATENATED MODULE: ./build/app/ledger/ledger.js


function createLedger({ saver, clock, paced }) {
    const pacer = createPacer(clock, paced);
    const line = createLine(saver, pacer);
    const mayLook = createAllowance(clock, paced);
    return {
        write: (entries) => {
            if (entries.length > 0)
                line.add(entries);
        },
        durable: line.durable,
        isSaved: () => line.unsaved().length === 0,
        owes: () => line.unsaved().some(({ op }) => !["intend", "reserve", "drop"].includes(op)),
        look: async () => {
            if (mayLook())
                await saver.look();
        },
        ready: line.ready,
        flush: (interrupt) => {
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
        seen: saver.seen,
        takeMet: saver.takeMet,
    };
}
/** Looks that cost a paced store nothing to speak of; later ones are 10 s apart. */
const freeLooks = 200;
function createAllowance(clock, paced) {
    let looks = 0;
    let last = Number.NEGATIVE_INFINITY;
    return () => {
        const may = !paced || looks < freeLooks || clock.elapsed() - last >= 10_000;
        if (!may)
            return false;
        looks += 1;
        last = clock.elapsed();
        return true;
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
        add(entries) {
            if (pending.length === 0)
                pacer.began();
            pending = [...pending, ...entries];
            schedule();
        },
        async durable() {
            if (pending.length === 0)
                return last;
            pacer.hasten();
            return schedule();
        },
        async ready() {
            if (saver.failing())
                await current;
        },
    };
}

;// CONCATENATED MODULE: ./build/core/state/other-runs.js

/**
 * The newest release that another run saved in a target while `by` was working and that wins over
 * it (A5, A6): a rollback or destroy, or the apply of a newer run. A rollback or destroy gives way
 * only to another whose release is above its own.
 */
function newerRelease(state, target, by) {
    const covering = state.releases.filter(({ targets }) => targets.includes(target));
    const isUndo = ({ kind }) => kind === "rollback" || kind === "destroy";
    if (isApply(by)) {
        const since = covering.filter(({ serial }) => serial > by.since);
        return since.find((one) => isUndo(one) || (one.kind === "apply" && isNewerRun(one, by)));
    }
    const own = covering.find(({ invocation }) => invocation === by.invocation);
    return own && covering.find((one) => isUndo(one) && one.order > own.order);
}
/**
 * Whether a newer run took a target over: by its release, or, before it has one, by what it recorded
 * in a slot of this run or withdrew of it. If two runs cannot be told apart, the smaller file id
 * counts, so that both decide the same.
 */
function isTakenOver(state, target, by, own) {
    if (newerRelease(state, target, by))
        return true;
    if (!isApply(by))
        return false;
    const mine = [...state.files, ...state.retired].filter((receipt) => receipt.target === target && own.delivered.has(receipt.file_id));
    const isNewer = (receipt) => {
        if (receipt.target !== target || own.delivered.has(receipt.file_id))
            return false;
        const slot = mine.filter((one) => one.slot === receipt.slot);
        if (slot.length === 0 || own.knew(receipt.file_id))
            return false;
        if (isNewerRun(receipt, by) || isNewerRun(by, receipt))
            return isNewerRun(receipt, by);
        return slot.every(({ file_id }) => receipt.file_id < file_id);
    };
    const isWithdrawn = ({ retirement }) => retirement !== undefined &&
        retirement.serial > by.since &&
        (["rolled-back", "destroyed"].includes(retirement.reason) || isNewerRun(retirement, by));
    return state.files.some(isNewer) || mine.some(isWithdrawn);
}
function isApply({ kind }) {
    return kind === undefined || kind === "apply";
}
/** Targets of the receipts and releases that one state has and the other does not. */
function touchedTargets(before, after) {
    const [old, now] = [marksOf(before), marksOf(after)];
    const differing = [...old.keys(), ...now.keys()].filter((mark) => old.has(mark) !== now.has(mark));
    return new Set(differing.flatMap((mark) => old.get(mark) ?? now.get(mark) ?? []));
}
/** Receipts, active and retired, and releases, each with its targets. */
function marksOf({ files, retired, releases }) {
    const marked = (mark) => (receipt) => [`${mark} ${receipt.file_id}`, [receipt.target]];
    return new Map([
        ...files.map(marked("active")),
        ...retired.map(marked("retired")),
        ...releases.map((one) => [`release ${one.kind} ${one.at}`, one.targets]),
    ]);
}

;// CONCATENATED MODULE: ./build/app/ledger/saver.js




/** How long a store may be out of order, and how long where the run must end. Milliseconds. */
const patience = { calm: 120_000, hurried: 4_000 };
/** Each lost race means that another writer won one, so this bound is met only by a store that always says no. */
const mostRounds = 30;
function createSaver(options) {
    const { clock, warn } = options;
    const stack = createStack(options);
    let failing = false;
    const save = async (entries, hurry) => {
        const since = clock.elapsed();
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
                    hurriedSince ??= clock.elapsed();
                const end = Math.min(since + patience.calm, (hurriedSince ?? Number.POSITIVE_INFINITY) + patience.hurried);
                if (!(error instanceof problem/* Problem */.A) || !error.transient || clock.elapsed() >= end)
                    throw error;
                warn(`The state could not be saved, and no new upload starts until it is: ${error.message}`);
                if (hurry.aborted)
                    await clock.sleep(500);
                else
                    await clock.sleep(Math.max(delay, error.wait ?? 0), hurry);
            }
        }
    };
    const { look, stored, seen, takeMet } = stack;
    return { save, failing: () => failing, look, stored, seen, takeMet };
}
/** What is stored, as far as this run knows, and its own entries on top of it; one access at a time. */
function createStack({ store, clock, describe, reload, snapshot }) {
    const met = new Set();
    const known = new Map();
    const note = ({ files, retired }) => {
        for (const receipt of [...files, ...retired])
            known.set(receipt.file_id, receipt);
    };
    let base = snapshot;
    note(base.state);
    let turn = Promise.resolve();
    const inTurn = (work) => {
        const next = turn.then(work);
        turn = next.catch(() => { });
        return next;
    };
    const rebase = async () => {
        const found = await reload();
        const isFirst = base.revision === null;
        if (!isFirst && found.revision !== null && found.state.lineage !== base.state.lineage)
            throw replaced(store.where);
        for (const target of touchedTargets(base.state, found.state))
            met.add(target);
        note(found.state);
        // A document that was deleted under the run is put back whole: never a state rebuilt from empty.
        base = found.revision === null ? { state: base.state, revision: null } : found;
    };
    const saveOnTop = async (entries) => {
        for (let round = 1;; round += 1) {
            try {
                const state = replay(base.state, entries);
                const revision = await store.save((0,state_document/* renderState */.C)(state), base.revision, describe(entries));
                base = { state, revision };
                note(state);
                return;
            }
            catch (error) {
                if (!isConflict(error) || round >= mostRounds)
                    throw error;
                await rebase();
                await clock.sleep(Math.random() * Math.min(200 * round, 2_000));
            }
        }
    };
    return {
        saveOnTop: (entries) => inTurn(() => saveOnTop(entries)),
        look: () => inTurn(rebase),
        stored: () => base.state,
        seen: (file_id) => known.get(file_id),
        takeMet() {
            const taken = new Set(met);
            met.clear();
            return taken;
        },
    };
}
function isConflict(error) {
    return error instanceof problem/* Problem */.A && error.code === "state-conflict";
}
function replaced(where) {
    return new problem/* Problem */.A({
        code: "state-mismatch",
        message: `Another state took the place of the one in ${where} while this run went on.`,
        remedy: "Put the earlier document back (its history is in the state branch), or run again with the new one.",
    });
}

;// CONCATENATED MODULE: ./build/app/ledger/open.js






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
    let isRescued = false;
    const flush = async () => {
        let unsaved = false;
        try {
            await ledger.flush(ports.signal);
        }
        catch (error) {
            if (!(error instanceof problem/* Problem */.A))
                throw error;
            // Nothing happened that the state would have to know, and whoever waited for it was told.
            if (!ledger.owes())
                return false;
            unsaved = true;
            if (!draft.problems.some(({ code }) => code === error.code))
                draft.problems.push(error);
            if (!isRescued)
                draft.notices.push(...(await ports.rescue((0,state_document/* renderState */.C)(ledger.state()))));
            isRescued = true;
        }
        draft.saved(ledger.state(), { url: ports.store.url?.(), unsaved });
        return !unsaved;
    };
    return { ledger, flush };
}

;// CONCATENATED MODULE: ./build/app/target/context.js
/** The local file of a change that sends one. */
function fileOf(change, { known }) {
    const file = known.files.get(change);
    if (!file)
        throw new Error(`no file for ${change.target} ${change.slot}`);
    return file;
}
/** This moment, as the state records it. */
function timeOf({ clock }) {
    return new Date(clock.now()).toISOString();
}

;// CONCATENATED MODULE: ./build/app/target/intents.js




/**
 * Says in the saved state what is about to exist, before Dodo is sent anything that cannot be sent
 * twice or that attaches by itself (A4). One save holds the intents of all changes.
 */
async function intents_intend(changes, ctx) {
    if (changes.length === 0)
        return;
    ctx.ledger.write([{ op: "intend", intents: changes.map((change) => intentOf(change, ctx)) }]);
    await ctx.ledger.durable();
}
function intentOf(change, ctx) {
    const { target, slot, name, rule, version } = change;
    const { path, size, sha256 } = fileOf(change, ctx);
    const { tag, commit, attempt } = ctx.facts;
    const { run, invocation } = ctx.by;
    const what = { target, slot, name, rule, path: change.path ?? path, size, sha256 };
    return { ...what, version, tag, commit, run, attempt, invocation, at: timeOf(ctx) };
}
/**
 * At the end of a run nothing is about to exist any more: what arrived has a receipt. Only a file
 * that an entitlement may have taken although its answer got lost is still looked for by later runs.
 */
function dropIntents({ ledger, by, unclear }) {
    const keys = ledger
        .state()
        .intents.filter(({ invocation }) => invocation === by.invocation)
        .filter((intent) => !(0,dodo_target/* routeOf */.Lu)(intent.target).attachesOnUpload || !unclear.has((0,state_intents/* intentKey */.S)(intent)))
        .map(state_intents/* intentKey */.S);
    if (keys.length > 0)
        ledger.write([{ op: "drop", keys }]);
}
/** Milliseconds after which a run that announced a file counts as ended. */
const day = 24 * 60 * 60_000;
/**
 * Drops what ended runs announced in targets that this run has read and delivered: what they left
 * there is managed or gone by now. Goes with the save of a release; a newer run's intents stay (A4).
 */
function dropEnded(targets, { ledger, by, facts, clock }) {
    const isOver = ({ run, attempt = 1, at }) => (run === by.run && attempt < (facts.attempt ?? 1)) || clock.now() - Date.parse(at) > day;
    const keys = ledger
        .state()
        .intents.filter((intent) => intent.invocation !== by.invocation && targets.has(intent.target))
        .filter((intent) => isOver(intent) && !isNewerRun(intent, by))
        .map(state_intents/* intentKey */.S);
    if (keys.length > 0)
        ledger.write([{ op: "drop", keys }]);
}

;// CONCATENATED MODULE: ./build/app/target/problems.js

function notLive({ target, spellings }, changes) {
    return new problem/* Problem */.A({
        code: "not-live",
        message: `Dodo took the files of ${spellings[0]} but does not deliver ${namesOf(changes)} under that name and size.`,
        remedy: "Nothing old was withdrawn. Run again: what was uploaded is recorded and will not be sent again.",
        target,
    });
}
/** Listed, but its download answers 404 or 403. */
function noBytes({ target, spellings }, changes) {
    return new problem/* Problem */.A({
        code: "not-live",
        message: `${spellings[0]} lists ${namesOf(changes)}, but buyers cannot download that: the bytes are not there. It was taken back.`,
        remedy: "Nothing old was withdrawn. Run again; if it stays, ask Dodo's support.",
        target,
    });
}
function otherContent({ target, spellings }, changes) {
    return new problem/* Problem */.A({
        code: "upload-failed",
        message: `${spellings[0]} would deliver other bytes for ${namesOf(changes)} than those that were sent; it was taken back.`,
        remedy: "Nothing old was withdrawn. Run again; if it stays, ask Dodo's support.",
        target,
    });
}
function tooManyFiles({ target, spellings }, message) {
    return new problem/* Problem */.A({
        code: "too-many-files",
        message: `Dodo refused the new list of files of ${spellings[0]}${message ? ` (${message})` : ""}.`,
        remedy: "The product keeps what it had. Deliver fewer files to it, or move it to an entitlement (ent_…).",
        target,
    });
}
function emptied({ target, spellings }) {
    return new problem/* Problem */.A({
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
    return new problem/* Problem */.A({
        code: "withdrawal-held",
        message: `${spellings[0]} still delivers ${name}, which should have been withdrawn: ${whyStayed[reason]}.`,
        remedy: reason === "sold"
            ? "It is held: new buyers see it beside the new one. Set withdraw-sold to take it out all the same."
            : "It is tried again in the next run that changes this target; or remove it in the Dodo dashboard.",
        target,
    });
}
/** Two runs that keep meeting, or a list that does not become what both want. */
function neverSettled({ target, spellings }) {
    return new problem/* Problem */.A({
        code: "not-live",
        message: `Other runs kept changing ${spellings[0]} while this one ended, so it is not known to be as declared.`,
        remedy: "Run again once the other runs have ended: what is recorded is not sent again.",
        target,
    });
}
/** A newer run, a rollback or a destroy came meanwhile: what it wants counts. */
/** Files of a newer run, which this one took out in the moment in which they came. */
function newerLost({ target, spellings }, files) {
    return new problem/* Problem */.A({
        code: "files-lost",
        message: `${spellings[0]} is left to a newer run, but ${files.length === 1 ? "a file" : `${files.length} files`} of that run went with a list that was written at the same moment.`,
        remedy: "Run the newer release again: it sends what is missing.",
        details: files.map(({ name, file_id }) => `${name} (${file_id})`),
        target,
    });
}
function superseded({ target, spellings }) {
    return new problem/* Problem */.A({
        code: "superseded",
        message: `${spellings[0]} is left to a newer run, a rollback or a destroy that came while this run was working.`,
        remedy: "Nothing to do. To deliver this build after all, run it again.",
        target,
    });
}
/** A refusal that is not about the number of files. */
function listRefused({ target, spellings }, message) {
    return new problem/* Problem */.A({
        code: "list-refused",
        message: `Dodo refused the new list of files of ${spellings[0]} (${message}).`,
        remedy: "See what Dodo says. The target keeps what it had; what was uploaded is recorded and is not sent again.",
        target,
    });
}
/** Each reading differed from the one before. */
function unsettled({ target, spellings }) {
    return new problem/* Problem */.A({
        code: "api-failed",
        message: `Each reading of ${spellings[0]} listed other files than the one before, so its list was not written.`,
        remedy: "Run again when nobody else changes it.",
        transient: true,
        target,
    });
}
/** Dodo lists the file under another spelling than it was given. */
function renamed({ target, spellings }, name, listed) {
    return new problem/* Problem */.A({
        code: "name-changed",
        message: `${spellings[0]} delivers ${name} under the name ${listed}.`,
        remedy: "Nothing to do, unless buyers need the other name: choose one that Dodo keeps.",
        target,
    });
}
/** `before`: a reading that still had them. */
function filesLost({ target, spellings }, ids, before) {
    const names = before.files
        .filter(({ file_id }) => ids.includes(file_id))
        .map((file) => `${file.name} (${file.file_id})`);
    return new problem/* Problem */.A({
        code: "files-lost",
        message: `${spellings[0]} no longer delivers ${ids.length === 1 ? "a file" : `${ids.length} files`} that it delivered before this run, and writing the list again did not help.`,
        remedy: "Look at the product in the Dodo dashboard now and attach what is missing, then run again.",
        details: names,
        target,
    });
}
function namesOf(changes) {
    return changes.map(({ name }) => name).join(", ");
}

;// CONCATENATED MODULE: ./build/app/target/target-list.js



/** Milliseconds before each read: a listing may lag behind a write. A withdrawal that is ignored is not a failure and waited for less. */
const untilPresent = [0, 1_000, 3_000, 8_000, 16_000];
const untilAbsent = [0, 500, 1_000, 3_000, 5_000];
/** Readings from which a list is computed anew because something had to wait. */
const target_list_mostRounds = 5;
/** Milliseconds after which a second reading confirms that something is gone (A3). */
const target_list_confirmAfter = 1_000;
/** `before`: what the target listed when it was planned. */
function createTargetList({ before, ...named }, ctx) {
    const work = { named, known: createKnown(named, before, ctx), ctx };
    return {
        target: named.target,
        read: () => read(work),
        async readBack(goal, first) {
            const listing = await readBack(work, goal, first);
            work.known.wrote(listing, goal.absent);
            return listing;
        },
        change: (change) => changeList(work, change),
    };
}
async function read({ named, ctx }) {
    const listing = await ctx.storefront.read(named.target);
    ctx.report.seen(listing);
    return listing;
}
/** Until the listing is as wanted or the delays are used up; the last reading. */
async function readBack(work, goal, first) {
    const { clock } = work.ctx;
    const delays = goal.absent.length > 0 ? untilAbsent : untilPresent;
    let listing = first;
    for (const delay of first ? delays.slice(1) : delays) {
        if (listing && isReached(listing, goal))
            break;
        await clock.sleep(delay);
        listing = await read(work);
    }
    return listing ?? read(work);
}
function isReached(listing, { present, absent }) {
    const live = (0,dodo_listing/* liveIds */.J)(listing);
    return present.every((id) => live.has(id)) && !absent.some((id) => live.has(id));
}
/** Reads, computes and writes once; again from a new reading as long as something had to wait or is in doubt. */
async function edit(work, change, lacking) {
    const { named, known, ctx } = work;
    let { from } = change;
    let stale;
    for (let round = 0; round < target_list_mostRounds; round += 1) {
        ctx.signal.throwIfAborted();
        let isDoubtful = false;
        const { listing, answer } = await ctx.storefront.update(named.target, {
            from,
            beside: from ? undefined : ctx.ledger.look,
            uploaded: ctx.known.uploaded(named.target),
            compute(fresh) {
                isDoubtful = known.isDoubtful(fresh, [...change.drop, ...change.add]);
                if (isDoubtful)
                    return undefined;
                if (!change.undoes && ctx.isLeft(named.target))
                    throw superseded(named);
                const list = wantedList(fresh, change, { named, lacking });
                for (const id of list ?? [])
                    ctx.listed.add(id);
                return list;
            },
        });
        ctx.report.seen(listing);
        from = undefined;
        if (isDoubtful)
            await known.confirm(listing, () => read(work));
        else if (answer.kind === "stale")
            stale = answer.problem;
        else
            return { listing, answer };
    }
    throw stale ?? unsettled(named);
}
/** Writes the list, reads it back, and puts back once what went missing with it. */
async function changeList(work, wanted) {
    const { named, known, ctx } = work;
    let lost = [];
    for (let round = 1;; round += 1) {
        const lacking = new Set();
        const add = [...new Set([...wanted.add, ...lost])];
        const from = round === 1 ? wanted.from : undefined;
        const { listing: fresh, answer } = await edit(work, { ...wanted, add, from }, lacking);
        const missingNow = { listing: fresh, missing: (0,dodo_listing/* missingFrom */.f)(fresh, wanted.add) };
        if (lacking.size > 0)
            return { ...missingNow, lacking: [...lacking] };
        if ("message" in answer)
            return { ...missingNow, lacking: [], refusal: answer };
        const goal = goalOf(fresh, { ...wanted, add }, ctx);
        const isWritten = answer.kind === "accepted";
        const listing = await readBack(work, goal, isWritten ? undefined : fresh);
        if (isWritten)
            known.wrote(listing, goal.absent);
        const absent = (0,dodo_listing/* missingFrom */.f)(listing, goal.present).filter((id) => !wanted.add.includes(id));
        // Another run may have withdrawn it since the state was looked at.
        if (absent.length > 0)
            await ctx.ledger.look();
        const theirs = absent.filter((id) => !ctx.isWithdrawn(id));
        const isLast = round === 2 || theirs.length === 0 || !(0,dodo_target/* routeOf */.Lu)(named.target).takesFilesBack;
        if (isLast && theirs.length > 0)
            throw filesLost(named, theirs, fresh);
        if (isLast || !isWritten)
            return { listing, missing: (0,dodo_listing/* missingFrom */.f)(listing, wanted.add), lacking: [] };
        lost = theirs;
    }
}
/** What must be listed after a write: what was, less what goes and what leaves an attached entitlement in this run. */
function goalOf({ files }, { add, drop }, { known }) {
    const gone = new Set(drop);
    const staying = files
        .filter((file) => file.own || !known.leaving.has(file.file_id))
        .map((file) => file.file_id)
        .filter((id) => !gone.has(id));
    return { present: [...new Set([...staying, ...add])], absent: drop };
}
/** The list that is wanted; `undefined` if it is right already, or if something lacks that must be there first. */
function wantedList(fresh, { add, drop, must = [], mayEmpty = false, always = false }, { named, lacking }) {
    const live = (0,dodo_listing/* liveIds */.J)(fresh);
    lacking.clear();
    for (const id of must)
        if (!live.has(id))
            lacking.add(id);
    if (lacking.size > 0)
        return undefined;
    const gone = new Set(drop);
    const own = fresh.files.filter((file) => file.own).map((file) => file.file_id);
    const kept = own.filter((id) => !gone.has(id));
    const added = add.filter((id) => !live.has(id));
    if (added.length === 0 && kept.length === own.length && !always)
        return undefined;
    const isEmptied = added.length === 0 && fresh.files.every(({ file_id }) => gone.has(file_id));
    if (isEmptied && !mayEmpty && fresh.files.length > 0)
        throw emptied(named);
    return [...kept, ...added];
}
/** What the target is known to list, so that one reading without it is not believed at once. */
function createKnown({ spellings }, before, ctx) {
    const names = new Map(before.map(({ file_id, name }) => [file_id ?? "", name]));
    const absentFrom = (listing, dropped) => {
        const live = (0,dodo_listing/* liveIds */.J)(listing);
        const leaving = new Set([...dropped, ...ctx.known.leaving]);
        return [...names.keys()].filter((id) => !live.has(id) && !leaving.has(id));
    };
    return {
        isDoubtful: (listing, dropped) => absentFrom(listing, dropped).length > 0,
        /** What a second reading does not list either is gone, and is said to be. */
        async confirm(first, reread) {
            await ctx.clock.sleep(target_list_confirmAfter);
            const second = await reread();
            const gone = new Set(absentFrom(first, []));
            for (const id of absentFrom(second, []).filter((one) => gone.has(one))) {
                if (!ctx.known.receipt(id))
                    ctx.report.notice(`${names.get(id)} left ${spellings[0]} while this run went on.`);
                names.delete(id);
            }
        },
        wrote(listing, dropped) {
            for (const id of dropped)
                names.delete(id);
            for (const { file_id, name } of listing.files)
                names.set(file_id, name);
        },
    };
}

;// CONCATENATED MODULE: ./build/app/apply/bring-back.js



/**
 * Attaches again what other runs released in a target meanwhile and what is not live any more: a
 * list that this run wrote at the same moment may have taken it out (A7). Files whose slot this run
 * delivers are not theirs any more. An entitlement takes nothing back: there the next run sends it.
 */
async function bringBackTheirs(named, ctx) {
    const { target } = named;
    if (!(0,dodo_target/* routeOf */.Lu)(target).takesFilesBack)
        return;
    const { files, releases } = ctx.ledger.state();
    const here = files.filter((receipt) => receipt.target === target);
    const slots = new Set(here.filter(({ file_id }) => ctx.attached.has(file_id)).map(({ slot }) => slot));
    const released = new Set(releases
        .filter(({ serial, targets }) => serial > ctx.by.since && targets.includes(target))
        .flatMap(({ live }) => live[target] ?? []));
    const theirs = here
        .filter(({ file_id, slot }) => released.has(file_id) && !slots.has(slot))
        .map(({ file_id }) => file_id);
    if (theirs.length === 0)
        return;
    const list = createTargetList({ ...named, before: [] }, ctx);
    const live = (0,dodo_listing/* liveIds */.J)(await list.read());
    const add = theirs.filter((id) => !live.has(id) && !ctx.known.leaving.has(id));
    if (add.length > 0)
        await list.change({ add, drop: [] });
}

;// CONCATENATED MODULE: ./build/app/apply/delivery.js

/** Ids of files that a plan leaves live, or brings back. */
function keptBy(plan) {
    return (0,plan_plan/* changesOf */.fs)(plan)
        .filter((change) => !(0,plan_plan/* isLeaving */.Xi)(change))
        .flatMap(({ file_id }) => file_id ?? []);
}
/** The files of a plan's changes. `keep` lets several files of one slot live, so the content counts too. */
function filesOf(plan, placements) {
    const keyOf = (target, slot, sha256) => JSON.stringify([target, slot, sha256]);
    const byPlace = new Map(placements.map(({ target, slot, file }) => [keyOf(target, slot, file.sha256), file]));
    return new Map((0,plan_plan/* changesOf */.fs)(plan).flatMap((change) => {
        const file = byPlace.get(keyOf(change.target, change.slot, change.sha256));
        return file ? [[change, file]] : [];
    }));
}

;// CONCATENATED MODULE: ./build/app/apply/forgotten.js
/**
 * A plan without what `state rm` took out of the state while this run was working: it is not
 * recorded again (A5). If another run released there, that one may have let go of the receipt.
 */
function withoutForgotten(plan, ctx) {
    const { known, attached, startedAt, by } = ctx;
    const { files, retired, releases } = ctx.ledger.state();
    const recorded = new Set([...files, ...retired].map(({ file_id }) => file_id));
    const knew = (id) => attached.has(id) || known.receipt(id) !== undefined;
    const isForgotten = ({ action, file_id }) => action === "adopt" && file_id !== null && knew(file_id) && !recorded.has(file_id);
    const isReleased = (target) => releases.some(({ serial, at, targets, live }) => serial > by.since &&
        targets.includes(target) &&
        (at !== startedAt || live[target]?.some((id) => !knew(id))));
    const targets = plan.targets.map((one) => {
        const changes = one.changes.filter((change) => !isForgotten(change));
        return isReleased(one.target) ? one : { ...one, changes };
    });
    return { ...plan, targets };
}

;// CONCATENATED MODULE: ./build/app/target/withdraw.js



/**
 * Takes ids out of a target: by a shorter list, then, what that does not let go, one by one if the
 * route can. Throws `files-lost` if another file went with them.
 */
async function withdraw(list, named, change, ctx) {
    const listed = await withdrawByList(list, change);
    if (listed.lacking.length > 0 || listed.stayed.length === 0)
        return listed;
    const { target } = named;
    const why = new Map(listed.stayed.map(({ file_id, reason }) => [file_id, reason]));
    const file_ids = [...why.keys()];
    const { withdrawSold } = ctx.limits;
    const kept = await ctx.storefront.remove({ target, file_ids, withdrawSold });
    const removed = file_ids.filter((id) => !kept.has(id));
    if (removed.length === 0 && listed.refusal && !(0,dodo_target/* routeOf */.Lu)(target).attachesOnUpload)
        throw listRefused(named, listed.refusal.message);
    const reasonOf = (id) => why.get(id) === "in-use" ? "in-use" : (kept.get(id) ?? "still-attached");
    if (removed.length === 0)
        return { ...listed, stayed: stillIn(listed.listing, change.drop, reasonOf) };
    const gone = new Set([...removed, ...ctx.known.leaving]);
    const present = [...(0,dodo_listing/* liveIds */.J)(listed.listing)].filter((id) => !gone.has(id));
    const listing = await list.readBack({ present, absent: removed });
    const live = (0,dodo_listing/* liveIds */.J)(listing);
    const lost = present.filter((id) => !live.has(id) && !ctx.isWithdrawn(id));
    if (lost.length > 0)
        throw filesLost(named, lost, listed.listing);
    return { listing, stayed: stillIn(listing, change.drop, reasonOf), lacking: [] };
}
async function withdrawByList(list, change) {
    const { listing, lacking, refusal } = await list.change({ ...change, add: [] });
    if (refusal?.kind === "in-use")
        return oneByOne(list, change, listing);
    const stayed = stillIn(listing, change.drop, () => "still-attached");
    return { listing, lacking, stayed, refusal };
}
/** One protected file must not keep the others from being withdrawn. */
async function oneByOne(list, change, from) {
    if (change.drop.length === 1)
        return { listing: from, stayed: stillIn(from, change.drop, () => "in-use"), lacking: [] };
    let listing = from;
    const stayed = [];
    for (const id of change.drop) {
        const one = await withdrawByList(list, { ...change, drop: [id], from: undefined });
        listing = one.listing;
        if (one.lacking.length > 0)
            return { ...one, stayed };
        stayed.push(...one.stayed);
    }
    return { listing, stayed, lacking: [] };
}
function stillIn(listing, ids, reasonOf) {
    const live = (0,dodo_listing/* liveIds */.J)(listing);
    return ids
        .filter((id) => live.has(id))
        .map((file_id) => ({ file_id, reason: reasonOf(file_id) }));
}

;// CONCATENATED MODULE: ./build/app/apply/leave.js






/**
 * Leaves a target to the newer run that took it over: what the newer run wants comes back if this
 * run took it out, and what this run attached goes if the newer run has another file in its place.
 * Returns the problem if a file of the newer run is gone and its route takes none back.
 */
async function leaveToNewer(named, ctx) {
    const { target } = named;
    const list = createTargetList({ ...named, before: [] }, ctx);
    const { add, again, lost, drop, must, mayEmpty } = partingOf(target, await list.read(), ctx);
    if (add.length > 0)
        await list.change({ add, drop: [], undoes: true });
    const change = { drop, must, undoes: true, mayEmpty };
    const { stayed } = drop.length > 0 ? await withdraw(list, named, change, ctx) : { stayed: [] };
    const { by } = ctx;
    ctx.ledger.write(again.map((receipt) => ({ op: "record", receipt, by })));
    ctx.ledger.write(drop.map((file_id) => ({ op: "retire", file_id, by, reason: "superseded" })));
    for (const { file_id, reason } of stayed)
        ctx.report.warn(stillAttached(named, ctx.known.receipt(file_id)?.name ?? file_id, reason));
    if (lost.length === 0)
        return undefined;
    await ctx.clock.sleep(target_list_confirmAfter);
    const still = partingOf(target, await list.read(), ctx).lost;
    return still.length > 0 ? newerLost(named, still) : undefined;
}
/** What has to change in a target that is left to a newer run. */
function partingOf(target, listing, ctx) {
    const live = (0,dodo_listing/* liveIds */.J)(listing);
    const state = ctx.ledger.state();
    const isHere = (receipt) => receipt.target === target;
    const active = state.files.filter(isHere);
    const release = newerRelease(state, target, ctx.by);
    const isUndone = release?.kind === "rollback" || release?.kind === "destroy";
    const released = active.filter((one) => one.order !== undefined && !ctx.attached.has(one.file_id));
    const wanted = new Set(release?.live[target] ?? released.map(({ file_id }) => file_id));
    const isActive = new Set(active.map(({ file_id }) => file_id));
    const missing = active.filter(({ file_id }) => wanted.has(file_id) && !live.has(file_id));
    const { takesFilesBack } = (0,dodo_target/* routeOf */.Lu)(target);
    const add = takesFilesBack ? missing.map(({ file_id }) => file_id) : [];
    const there = new Set([...live, ...add]);
    // What the newer run put into a slot of this run, and what is there in any case.
    const isReplaced = ({ slot }) => active.some((one) => one.slot === slot && there.has(one.file_id) && isTheirs(one));
    const isTheirs = ({ file_id }) => release?.live[target]?.includes(file_id) || !(ctx.attached.has(file_id) || ctx.knew(file_id));
    const mine = active.filter(({ file_id }) => isUndone || ctx.attached.has(file_id));
    // What the newer run withdrew goes again if a list of this run brought it back; it may be forgotten by now.
    const back = [...live].flatMap((id) => {
        const receipt = ctx.ledger.seen(id);
        const held = state.retired.some((one) => one.file_id === id && one.held);
        const isBack = !isActive.has(id) && (ctx.listed.has(id) || ctx.attached.has(id) || !held);
        return receipt?.target === target && isBack ? [receipt] : [];
    });
    const going = [...mine, ...back].filter((one) => isUndone || isReplaced(one));
    // What stays, and was let go of by the newer run since, is recorded again: the next run replaces it.
    const isRetired = new Set(state.retired.map(({ file_id }) => file_id));
    const stays = back.filter((one) => !going.includes(one) && ctx.attached.has(one.file_id));
    return {
        add,
        again: stays.filter(({ file_id }) => !isRetired.has(file_id)),
        lost: takesFilesBack ? [] : missing,
        drop: [...new Set(going.map(({ file_id }) => file_id))].filter((id) => !wanted.has(id)),
        must: [...wanted].filter((id) => there.has(id)),
        mayEmpty: release?.kind === "destroy",
    };
}

;// CONCATENATED MODULE: ./build/core/plan/recognise.js

/** Live files that an unfinished run may have left in a target. A newer run's are left alone. */
function suspectsIn(target, files, { state, by }) {
    const recorded = new Set([...state.files, ...state.retired].map(({ file_id }) => file_id));
    const intents = state.intents.filter((intent) => intent.target === target);
    return files
        .filter(({ file_id, own }) => own && !recorded.has(file_id))
        .flatMap((file) => {
        const known = intents.find(({ file_id }) => file_id === file.file_id);
        const found = known ? [known] : intents.filter((intent) => mayBe(file, intent));
        return found
            .filter((intent) => !isNewerRun(intent, by))
            .map((intent) => ({ file, intent, isKnown: known !== undefined }));
    });
}
/** Ids of live files that a newer run is about to record: neither this run's nor somebody else's. */
function filesOfNewerRuns(target, files, { state, by }) {
    const intents = state.intents.filter((one) => one.target === target && isNewerRun(one, by));
    return files
        .filter((file) => intents.some((one) => one.file_id === file.file_id || mayBe(file, one)))
        .map(({ file_id }) => file_id);
}
function mayBe({ name, size }, intent) {
    return name === intent.name && (size === null || size === intent.size);
}
/** The receipt that the unfinished run did not come to save. */
function receiptOfSuspect({ file, intent, isKnown }) {
    const { target, slot, name, rule, path, size, sha256, md5 = null, at } = intent;
    const { version, tag, commit, run } = intent;
    const what = { target, slot, name, rule, path, sha256, md5, size, file_id: file.file_id };
    const unproven = isKnown ? { unproven: true } : {};
    return { ...what, delivered_at: at, version, tag, commit, run, ...unproven };
}

;// CONCATENATED MODULE: ./build/app/prepare/prove-namesakes.js





/** Bytes that may be downloaded per target to prove namesakes. */
const proofLimit = 1024 ** 3;
/** Targets that are looked at at a time. */
const atATime = 4;
function noProofs() {
    return { proofs: new Map(), recognised: new Map() };
}
/**
 * Proves the namesakes that a plan depends on, into `found`; returns the targets with one that is
 * dead, or that would stop its target: another run may have recorded it since.
 */
async function proveNamesakes(input, storefront, found) {
    const facts = targetFacts({ ...input, proofs: new Map() });
    const doubtful = await mapPool(facts, atATime, async (target) => {
        const pairs = namesakesToProve(target);
        await proveAll(pairs, { storefront, proofs: found.proofs });
        const isDoubtful = pairs.some(({ key, decides }) => found.proofs.get(key) === "dead" || (decides && found.proofs.get(key) !== "equal"));
        return isDoubtful ? [target.target] : [];
    });
    return new Set(doubtful.flat());
}
/** Finds what unfinished runs left, by their intents, into `found`. */
async function recognise(listings, of, found) {
    await mapPool([...listings], atATime, async ([target, { files }]) => {
        let left = proofLimit;
        const receipts = [];
        for (const suspect of suspectsIn(target, files, of)) {
            const { file, intent, isKnown } = suspect;
            if (receipts.some(({ file_id }) => file_id === file.file_id))
                continue;
            const proof = isKnown ? "equal" : await prove(of.storefront, file, intent, left);
            if (!isKnown)
                left -= intent.size;
            if (proof === "equal")
                receipts.push(receiptOfSuspect(suspect));
        }
        found.recognised.set(target, receipts);
    });
}
/** Compares listed files of one target with the files that they compete with, as far as downloads have a bound. */
async function proveAll(pairs, { storefront, proofs }) {
    let left = proofLimit;
    for (const { file, placement, key, decides } of pairs) {
        proofs.set(key, await prove(storefront, file, placement.file, decides ? left : 0));
        if (decides)
            left -= placement.file.size;
    }
}
/** What cannot be compared is unproven, and ends no other target's plan (A11). */
async function prove(storefront, file, content, limit) {
    try {
        return await storefront.prove(file, content, Math.max(0, limit));
    }
    catch (error) {
        if (error instanceof problem/* Problem */.A && error.code !== "interrupted")
            return "unproven";
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/app/target/prove.js





/** Bytes that may be downloaded per target to prove what no ETag proves. */
const prove_proofLimit = 1024 ** 3;
/** Files that are looked at at a time. */
const prove_atATime = 4;
/**
 * Looks closer at delivered files if the listing leaves something open: a missing size, bytes that
 * no answer proved, or all of them if asked to. True if anything was fetched, which takes its time.
 * Throws `not-live`, `upload-failed`, with what is wrong in `work.wrong`.
 */
async function findWrong(listing, work) {
    const wrong = await wrongOf(listing, work);
    const isEach = work.ctx.limits.verify === "content" && work.delivered.size > 0;
    if (wrong.length === 0)
        return isEach || openOf(listing, [...work.delivered]).length > 0;
    work.wrong.push(...wrong);
    const of = (kind) => wrong.filter(({ proof }) => proof === kind).map(({ change }) => change);
    const dead = of("dead");
    throw dead.length > 0 ? noBytes(work.plan, dead) : otherContent(work.plan, of("different"));
}
async function wrongOf(listing, work) {
    const { ctx, delivered } = work;
    const wrong = await disproved(listing, work);
    if (ctx.limits.verify === "listing")
        return wrong;
    const known = new Set(wrong.map(({ change }) => change));
    const expected = [...delivered].flatMap(([change, { file_id }]) => {
        const { size, sha256 } = fileOf(change, ctx);
        const one = { change, file_id, size, sha256, proof: "different" };
        return known.has(change) ? [] : [one];
    });
    return [...wrong, ...(await verifyContent(listing, expected, ctx.storefront))];
}
/** Files that a look proves wrong. One without bytes is looked at twice: a store may lag (A3). */
async function disproved(listing, work) {
    const first = await look(listing, [...work.delivered], work);
    const dead = first.filter(({ proof }) => proof === "dead");
    const different = first.filter(({ proof }) => proof === "different");
    if (dead.length === 0)
        return different;
    await work.ctx.clock.sleep(target_list_confirmAfter);
    const again = new Set(dead.map(({ change }) => change));
    const pairs = [...work.delivered].filter(([change]) => again.has(change));
    const second = await look(await work.list.read(), pairs, work);
    return [...different, ...second.filter(({ proof }) => proof !== "equal" && proof !== "unproven")];
}
/** Delivered files of which the listing leaves something open. */
function openOf(listing, pairs) {
    const listed = new Map(listing.files.map((file) => [file.file_id, file]));
    return pairs.flatMap(([change, { file_id, proven }]) => {
        const live = listed.get(file_id);
        return live && !(proven && live.size !== null) ? [{ change, file_id, proven, live }] : [];
    });
}
async function look(listing, pairs, { ctx }) {
    let left = prove_proofLimit;
    return mapPool(openOf(listing, pairs), prove_atATime, async ({ change, file_id, proven, live }) => {
        const file = fileOf(change, ctx);
        const limit = proven ? 0 : left;
        if (!proven)
            left -= file.size;
        return { change, file_id, proof: await ctx.storefront.prove(live, file, limit) };
    });
}
/** Files that came back without a size, and that have no bytes to download: an upload that was never proven may have left one. */
async function withoutBytes(restored, listing, { ctx: { storefront } }) {
    const unsized = new Map(listing.files.filter(({ size }) => size === null).map((file) => [file.file_id, file]));
    const looks = await mapPool(restored, prove_atATime, async (change) => {
        const file = unsized.get(change.file_id ?? "");
        return file && storefront.size && (await storefront.size(file)) === undefined ? [change] : [];
    });
    return looks.flat();
}
/** Files that came back, that no run had proven, and of which a download gives other bytes or none; as far as downloads have a bound. */
async function withOtherBytes(restored, listing, { ctx }) {
    let left = prove_proofLimit;
    const doubtful = restored.flatMap((change) => {
        const known = ctx.known.receipt(change.file_id ?? "");
        if (!known?.unproven || known.size > left)
            return [];
        left -= known.size;
        return [{ ...known, change }];
    });
    return (await verifyContent(listing, doubtful, ctx.storefront)).map(({ change }) => change);
}

;// CONCATENATED MODULE: ./build/app/target/work.js


function workOn(plan, ctx) {
    return {
        plan,
        ctx,
        list: createTargetList(plan, ctx),
        delivered: new Map(),
        reserved: new Set(),
        displaced: new Set(),
        wrong: [],
        done: new Map(),
    };
}
/** Changes that bring back what Dodo has already. */
function restoredOf({ plan }) {
    return plan.changes.filter(({ action }) => action === "restore");
}
/** The id under which the file of a change is live, or is to be. */
function idOf(change, { delivered }) {
    return delivered.get(change)?.file_id ?? change.file_id ?? "";
}
/** What must be live: uploads, and ids that come back, unless they had to be uploaded again. */
function wantedIds(work) {
    const back = restoredOf(work).filter((change) => !work.delivered.has(change));
    const sent = [...work.delivered.values()].map(({ file_id }) => file_id);
    return [...sent, ...back.flatMap(({ file_id }) => file_id ?? [])];
}
/**
 * What should be live before anything old goes (A2): what this run delivered or restored, and
 * managed files that stay, unless another run has withdrawn them meanwhile.
 */
function expectedIds(work) {
    const before = new Set(work.plan.before.map(({ file_id }) => file_id));
    const stays = work.plan.changes.filter((change) => (!(0,plan_plan/* isPending */.mm)(change) || change.action === "adopt") && before.has(change.file_id));
    const ids = [...wantedIds(work), ...stays.flatMap(({ file_id }) => file_id ?? [])];
    return [...new Set(ids)].filter((id) => !work.ctx.isWithdrawn(id));
}

;// CONCATENATED MODULE: ./build/app/target/put-back.js







/**
 * After a failure the target's list is what it was before the run, plus or minus what others
 * changed meanwhile (A10). What was uploaded stays recorded for the next run, unless it is wrong.
 * An entitlement keeps its new files that are good: taking one out may clear its bytes.
 */
async function putBack(work) {
    const { plan, ctx, list } = work;
    if (ctx.signal.aborted)
        return;
    const wrong = work.wrong.map(({ file_id }) => file_id);
    const mine = (0,dodo_target/* routeOf */.Lu)(plan.target).attachesOnUpload ? wrong : attachedByUs(work);
    const add = [...work.displaced];
    if (mine.length + add.length === 0)
        return;
    if ((0,dodo_target/* routeOf */.Lu)(plan.target).attachesOnUpload) {
        const { stayed } = await withdraw(list, plan, { drop: mine, undoes: true }, ctx);
        return ctx.ledger.write(entriesOf(wrong, stayed, work));
    }
    const back = await list.change({ add, drop: mine, undoes: true, mayEmpty: add.length === 0 });
    const live = (0,dodo_listing/* liveIds */.J)(back.listing);
    const stayed = mine
        .filter((id) => live.has(id))
        .map((file_id) => ({ file_id, reason: "still-attached" }));
    ctx.ledger.write(entriesOf(wrong, stayed, work));
    if (back.missing.length > 0)
        throw filesLost(plan, back.missing, back.listing);
}
/** Ids that are listed because of this run. */
function attachedByUs(work) {
    const before = new Set(work.plan.before.map(({ file_id }) => file_id));
    const restored = restoredOf(work).flatMap(({ file_id }) => file_id ?? []);
    const sent = [...work.delivered.values()].map(({ file_id }) => file_id);
    return [...new Set([...work.reserved, ...sent, ...restored])].filter((id) => !before.has(id));
}
/** A wrong file is forgotten once it is gone, and held as long as it stays. */
function entriesOf(wrong, stayed, { ctx }) {
    const since = timeOf(ctx);
    const reasons = new Map(stayed.map(({ file_id, reason }) => [file_id, reason]));
    return wrong.map((file_id) => {
        const reason = reasons.get(file_id);
        return reason
            ? { op: "retire", file_id, by: ctx.by, reason: "wrong", held: { reason, since } }
            : { op: "forget", file_id };
    });
}
function ifProblem(error) {
    if (!(error instanceof problem/* Problem */.A))
        throw error;
}

;// CONCATENATED MODULE: ./build/app/target/upload.js



/** Sends the file of one change and records its receipt; undefined if it `ended` before its turn. */
function upload(change, ctx, hooks) {
    const { observe } = ctx.report;
    const { target, name } = change;
    return ctx.pool(async () => {
        if (hooks.ended())
            return undefined;
        return send(change, ctx, hooks.reserved).catch((error) => {
            observe({ kind: "dropped", target, name });
            hooks.failed(error);
            throw error;
        });
    });
}
async function send(change, ctx, reserved) {
    const { storefront, ledger, signal, report, by } = ctx;
    const { target, name } = change;
    const file = fileOf(change, ctx);
    const { size } = file;
    const key = (0,state_intents/* intentKey */.S)(intentOf(change, ctx));
    signal.throwIfAborted();
    await ledger.ready();
    report.observe({ kind: "upload", target, name, size });
    const delivered = await storefront.deliver({
        target,
        name,
        file,
        signal,
        reserved(file_id) {
            reserved(file_id);
            ledger.write([{ op: "reserve", key, file_id }]);
        },
        hashed: (md5) => ledger.write([{ op: "reserve", key, md5 }]),
        sent: (bytes) => report.observe({ kind: "sent", target, name, bytes }),
    });
    ctx.attached.add(delivered.file_id);
    ledger.write([{ op: "record", receipt: receiptOf(change, delivered, ctx), by }]);
    report.observe({ kind: "uploaded", target, name, size, file_id: delivered.file_id });
    return delivered;
}
/** The receipt of a change that is delivered, restored or adopted now. */
function receiptOf(change, { file_id, md5, proven = true, }, ctx) {
    const { target, slot, name, rule, path, sha256, size, version } = change;
    const { tag, commit } = ctx.facts;
    if (path === null || size === null)
        throw new Error(`a ${change.action} of ${name} without a file`);
    const delivered_at = timeOf(ctx);
    const fields = { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at };
    const run = ctx.by.run;
    return { ...fields, version, tag, commit, run, ...(proven ? {} : { unproven: true }) };
}

;// CONCATENATED MODULE: ./build/app/target/uploads.js




/** After a failure that others would share, what has not started stays; what is under way ends and is recorded. */
async function uploadAll(changes, { ctx, delivered, reserved }) {
    const failed = new Map();
    let ended = false;
    const uploads = changes.map(async (change) => {
        try {
            const result = await upload(change, ctx, {
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
            if (!(error instanceof problem/* Problem */.A))
                throw error;
            if (error.transient || ctx.signal.aborted)
                ctx.unclear.add((0,state_intents/* intentKey */.S)(intentOf(change, ctx)));
            failed.set(change, error.with({ target: change.target }));
        }
    });
    const settled = await Promise.allSettled(uploads);
    for (const each of settled)
        if (each.status === "rejected")
            throw each.reason;
    return failed;
}
/** Whether a failure says nothing about the other files of its target. */
function isOfOneFile(error) {
    return (error instanceof problem/* Problem */.A && (error.code === "file-changed" || error.code === "file-unreadable"));
}

;// CONCATENATED MODULE: ./build/app/target/attach.js










/** Attaches what was uploaded and what comes back, and proves it; if it is known to be wrong, the target is put back. */
async function attachOrPutBack(work) {
    try {
        return await attachAll(work);
    }
    catch (error) {
        // If even that fails, the first problem is the one to tell; the next run starts from what is live then.
        if (error instanceof problem/* Problem */.A && isVerdict(error))
            await putBack(work).catch(ifProblem);
        throw error;
    }
}
/** Whether it is known that the new files are not as they should be: after an unclear answer they may be, and then they stay. */
function isVerdict({ code }) {
    return [
        "not-live",
        "upload-failed",
        "too-many-files",
        "list-refused",
        "rollback-unavailable",
    ].includes(code);
}
/** Makes everything delivered or restored live, and returns the last reading. Throws the verdicts, and `files-lost`. */
async function attachAll(work) {
    const { ctx } = work;
    ctx.signal.throwIfAborted();
    let attached = await attach(work);
    if (attached.refusal)
        attached = await afterRefusal(attached, work);
    const lost = await lostOf(attached, work);
    if (lost.length > 0)
        attached = await attachAnew(lost, work);
    if (attached.refusal)
        throw listRefused(work.plan, attached.refusal.message);
    const isSaved = ctx.ledger.isSaved();
    const listed = new Map(attached.listing.files.map((file) => [file.file_id, file]));
    const expected = [...new Set([...restoredOf(work), ...work.delivered.keys()])];
    const absent = expected.filter((change) => !isAsWanted(listed.get(idOf(change, work)), change));
    recordNames(expected, listed, work);
    if (absent.length > 0)
        throw notLive(work.plan, absent);
    const isLooked = await findWrong(attached.listing, work);
    return { listing: attached.listing, isFresh: isSaved && !isLooked };
}
/** `gone`: ids that are left out, since others take their place. */
async function attach(work, gone = []) {
    const { list, plan } = work;
    const add = wantedIds(work);
    const wanted = new Set(add);
    const drop = [...new Set([...work.reserved, ...gone])].filter((id) => !wanted.has(id));
    // An entitlement attaches by itself, so what is not listed yet is waited for.
    if ((0,dodo_target/* routeOf */.Lu)(plan.target).attachesOnUpload) {
        const listing = await list.readBack({ present: add, absent: [] }, await list.read());
        const live = (0,dodo_listing/* liveIds */.J)(listing);
        const missing = add.filter((id) => !live.has(id));
        if (missing.length === 0 && !drop.some((id) => live.has(id)))
            return { listing, missing, lacking: [] };
    }
    const changed = await list.change({ add, drop, mayEmpty: true });
    // Only what Dodo may not take back is missing, and sending the same again would not help it.
    const doubtful = doubtfulIds(work);
    const isClear = changed.missing.every((id) => doubtful.has(id));
    return changed.refusal || isClear ? changed : list.change({ add, drop, mayEmpty: true });
}
/** Ids of files that were live once, and that Dodo may not attach again. */
function doubtfulIds(work) {
    const { known } = work.ctx;
    const back = restoredOf(work).filter((change) => !work.delivered.has(change) && known.wasLive(change.file_id ?? ""));
    return new Set(back.flatMap(({ file_id }) => file_id ?? []));
}
/**
 * A refused list is not a refused id (A9): Dodo's words say which it was, else one list without the
 * ids that come back. Throws `too-many-files`, `list-refused`.
 */
async function afterRefusal(attached, work) {
    const { refusal } = attached;
    // An entitlement attaches by itself; a list is never what it needs.
    if (!refusal || (0,dodo_target/* routeOf */.Lu)(work.plan.target).attachesOnUpload)
        return { ...attached, refusal: undefined };
    const { kind, message } = refusal;
    if (kind === "too-many")
        return attachInPlace(message, work);
    const back = restoredOf(work).filter((change) => !work.delivered.has(change));
    const ids = back.flatMap(({ file_id }) => file_id ?? []);
    if (kind === "unknown-id" && ids.length > 0)
        return { ...attached, missing: ids, refusal: undefined };
    const doubtful = doubtfulIds(work);
    if (kind === "in-use" || doubtful.size === 0)
        throw listRefused(work.plan, message);
    const add = wantedIds(work).filter((id) => !doubtful.has(id));
    const without = await work.list.change({ add, drop: [], always: true });
    if (without.refusal)
        throw listRefused(work.plan, message);
    return { ...without, missing: [...without.missing, ...doubtful] };
}
/** Files that came back and are not live, or without their bytes: they have to be sent again. */
async function lostOf({ listing, missing }, work) {
    const back = restoredOf(work).filter((change) => !work.delivered.has(change));
    const absent = back.filter(({ file_id }) => missing.includes(file_id ?? ""));
    const dead = await withoutBytes(back, listing, work);
    const wrong = await withOtherBytes(back, listing, work);
    return [...new Set([...absent, ...dead, ...wrong])];
}
/** An id that Dodo will not take back, or has no bytes of, is uploaded again; its receipt is of no more use, save to tell a rollback what it was. */
async function attachAnew(lost, work) {
    const { ctx } = work;
    const unavailable = ctx.known.unavailable(lost);
    if (unavailable)
        throw unavailable;
    await intents_intend(lost, ctx);
    const [failed] = [...(await uploadAll(lost, work)).values()];
    if (failed) {
        await putBack(work).catch(ifProblem);
        throw failed;
    }
    const gone = lost.flatMap(({ file_id }) => file_id ?? []);
    const { by } = ctx;
    ctx.ledger.write(gone.map((file_id) => ({ op: "retire", file_id, by, reason: "refused" })));
    const attached = await attach(work, gone);
    return attached.refusal ? afterRefusal(attached, work) : attached;
}
/** If Dodo lists no more files: the new in the place of the old in one write. The caller puts back. */
async function attachInPlace(message, work) {
    const { plan, ctx, list } = work;
    const prior = plan.changes.flatMap((change) => change.prior);
    if (prior.length === 0)
        throw tooManyFiles(plan, message);
    // Nothing old goes before the new is recorded.
    await ctx.ledger.durable();
    for (const id of prior)
        work.displaced.add(id);
    const add = wantedIds(work);
    const drop = [...work.reserved, ...prior].filter((id) => !add.includes(id));
    const changed = await list.change({ add, drop, mayEmpty: true });
    if (changed.refusal || changed.missing.length > 0)
        throw tooManyFiles(plan, message);
    return changed;
}
/** Dodo may spell a name in another way than it was given; the id says that it is this file. */
function isAsWanted(live, { name, size }) {
    return (live !== undefined && isSameSpelling(live.name, name) && (live.size ?? size) === (size ?? 0));
}
/** The state records another name that Dodo lists, so that the next run knows the file and sends it no more. */
function recordNames(changes, listed, work) {
    const { report, ledger, by } = work.ctx;
    for (const change of changes) {
        const live = listed.get(idOf(change, work));
        if (!live || live.name === change.name)
            continue;
        if (isSameSpelling(live.name, change.name))
            report.warn(renamed(work.plan, change.name, live.name));
        const receipt = ledger.state().files.find(({ file_id }) => file_id === live.file_id);
        if (receipt)
            ledger.write([{ op: "record", receipt: { ...receipt, listed: live.name }, by }]);
    }
}

;// CONCATENATED MODULE: ./build/app/target/withdraw-old.js







/** Times that something which should be live is attached again before the withdrawal is given up. */
const mostTries = 2;
/** Withdraws what the plan lets go, once the new is recorded and everything that should be live is. Throws `not-live`. */
async function withdrawOld(prior, { listing, isFresh }, work) {
    const { plan, ctx } = work;
    const ids = [...new Set([...prior, ...plan.held])];
    const live = (0,dodo_listing/* liveIds */.J)(listing);
    const isWhole = expectedIds(work).every((id) => live.has(id));
    const isDue = !isWhole || ids.some((id) => live.has(id));
    // Nothing old goes before the new is recorded.
    const from = isFresh && ctx.ledger.isSaved() ? listing : undefined;
    if (isDue)
        await ctx.ledger.durable();
    ctx.signal.throwIfAborted();
    const { listing: after, stayed } = isDue
        ? await withdrawn({ drop: ids, from }, work)
        : { listing, stayed: [] };
    ctx.ledger.write([...withdraw_old_entriesOf(ids, stayed, work), ...endedHolds(after, work)]);
    for (const { file_id, reason } of stayed)
        ctx.report.warn(stillAttached(plan, ctx.known.receipt(file_id)?.name ?? file_id, reason));
    const added = plan.changes.filter((change) => (0,plan_plan/* isUpload */._)(change) || change.action === "restore").length;
    const count = ids.filter((id) => live.has(id)).length - stayed.length;
    const { target } = plan;
    const files = after.files.length;
    ctx.report.observe({ kind: "live", target, files, added, withdrawn: count });
}
async function withdrawn({ drop, from }, work) {
    const { plan, ctx, list } = work;
    const mayEmpty = ctx.limits.allowEmptyTarget;
    for (let round = 1;; round += 1) {
        const must = expectedIds(work);
        const first = round === 1 ? from : undefined;
        const result = await withdraw(list, plan, { drop, must, mayEmpty, from: first }, ctx);
        if (result.lacking.length === 0)
            return result;
        const lacking = new Set(result.lacking);
        const gone = plan.changes.filter((change) => lacking.has(work.delivered.get(change)?.file_id ?? change.file_id ?? ""));
        if (round > mostTries || !(0,dodo_target/* routeOf */.Lu)(plan.target).takesFilesBack)
            throw notLive(plan, gone);
        const back = await list.change({ add: result.lacking, drop: [] });
        if (back.refusal || back.missing.length > 0)
            throw notLive(plan, gone);
    }
}
function withdraw_old_entriesOf(ids, stayed, { plan, ctx }) {
    const held = new Map(stayed.map(({ file_id, reason }) => [file_id, reason]));
    const since = timeOf(ctx);
    const replaced = new Set(plan.changes
        .filter((change) => (0,plan_plan/* isDelivery */.Vq)(change) || change.action === "keep")
        .flatMap(({ prior }) => prior));
    const why = {
        apply: "unwanted",
        import: "unwanted",
        rollback: "rolled-back",
        destroy: "destroyed",
    };
    return ids.map((file_id) => {
        const reason = ctx.kind === "apply" && replaced.has(file_id) ? "replaced" : why[ctx.kind];
        const stays = held.get(file_id);
        const mark = stays ? { held: { reason: stays, since } } : {};
        return { op: "retire", file_id, by: ctx.by, reason, ...mark };
    });
}
/** A held file that two readings no longer list is held no more (A13). */
function endedHolds(after, { plan, ctx }) {
    const listed = new Set([...(0,dodo_listing/* liveIds */.J)(after), ...plan.before.map(({ file_id }) => file_id)]);
    return ctx.ledger
        .state()
        .retired.filter((one) => one.target === plan.target && one.held && !listed.has(one.file_id))
        .map(({ file_id, retirement }) => {
        return { op: "retire", file_id, by: ctx.by, reason: retirement?.reason ?? "replaced" };
    });
}

;// CONCATENATED MODULE: ./build/app/target/target.js










/** Carries out one target: uploads all, attaches all, reads back, withdraws the old, reads back. Never throws a Problem. */
async function applyTarget(plan, ctx) {
    const work = workOn(plan, ctx);
    const failed = new Map();
    const problems = [];
    try {
        for (const [change, error] of await uploadAll(plan.changes.filter(plan_plan/* isUpload */._), work))
            failed.set(change, error);
        problems.push(...failed.values());
        if (failed.size > 0)
            await putBack(work);
        else
            await deliverAll(work);
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.A))
            throw error;
        problems.push(error.with({ target: plan.target }));
    }
    return { outcomes: plan.changes.map((change) => outcomeOf(change, work, failed)), problems };
}
function outcomeOf(change, { done }, failed) {
    const file_id = done.get(change) ?? null;
    if (!(0,plan_plan/* isPending */.mm)(change))
        return { change, status: "done", file_id: change.file_id };
    if (done.has(change))
        return { change, status: "done", file_id };
    return { change, status: failed.has(change) ? "failed" : "waiting", file_id: null };
}
async function deliverAll(work) {
    const { plan, ctx, delivered } = work;
    const { changes } = plan;
    const adopted = changes.filter(({ action }) => action === "adopt");
    ctx.ledger.write(adopted.map((change) => recordedAgain(change, ctx)));
    const restored = restoredOf(work);
    const prior = changes.flatMap((change) => change.prior);
    const isWritten = delivered.size > 0 || restored.length > 0 || prior.length > 0;
    // The save and the list go side by side; nothing old goes before both are done.
    if (delivered.size > 0)
        ctx.ledger.durable().catch(() => { });
    const last = isWritten ? await attachOrPutBack(work) : undefined;
    recordRestored(work);
    for (const change of changes.filter((one) => (0,plan_plan/* isPending */.mm)(one) && one.prior.length === 0))
        settle(change, work);
    if (last) {
        const { ids, isLooked } = await strays(last.listing, work);
        const isFresh = last.isFresh && !isLooked;
        await withdrawOld([...prior, ...ids], { ...last, isFresh }, work);
    }
    for (const change of changes.filter(({ prior: old }) => old.length > 0))
        settle(change, work);
}
/**
 * If an id is listed as soon as it is given out, an answer that got lost leaves one without bytes
 * behind, under a name that this run delivers, and no receipt knows it.
 */
async function strays(listing, work) {
    const { plan, ctx, delivered, reserved } = work;
    const known = new Set([
        ...plan.before.map(({ file_id }) => file_id),
        ...[...delivered.values()].map(({ file_id }) => file_id),
        ...reserved,
    ]);
    const sent = new Map([...delivered.keys()].map((change) => [change.name, change]));
    const ids = [];
    const open = listing.files.filter(({ file_id, name }) => sent.has(name) && !known.has(file_id));
    for (const file of open) {
        const change = sent.get(file.name);
        if (change && (await prove(ctx.storefront, file, fileOf(change, ctx), 0)) === "dead")
            ids.push(file.file_id);
    }
    return { ids, isLooked: open.length > 0 };
}
/** What is live again is recorded before anything old goes. */
function recordRestored(work) {
    const { ctx, delivered } = work;
    const back = restoredOf(work).filter((change) => !delivered.has(change));
    for (const { file_id } of back)
        ctx.attached.add(file_id ?? "");
    ctx.ledger.write(back.map((change) => recordedAgain(change, ctx)));
}
/** What a rollback lets go of is not to be attached any more, by whoever recorded it. */
const whyAbsent = {
    apply: "absent",
    import: "absent",
    rollback: "rolled-back",
    destroy: "destroyed",
};
function settle(change, { ctx, delivered, done }) {
    const { ledger, by } = ctx;
    const sent = delivered.get(change);
    // By now a download has proven it, as far as downloads have a bound.
    if (sent && !sent.proven) {
        const receipt = receiptOf(change, { ...sent, proven: true }, ctx);
        ledger.write([{ op: "record", receipt, by }]);
    }
    // Retired, not dropped: a release may still need it. If none does, the next release lets it go.
    if (change.action === "forget" && change.file_id)
        ledger.write([{ op: "retire", file_id: change.file_id, by, reason: whyAbsent[ctx.kind] }]);
    const stays = (0,plan_plan/* isLeaving */.Xi)(change) ? null : change.file_id;
    done.set(change, sent?.file_id ?? stays);
}
/** A file that Dodo has already is managed from now on, or managed again; a rollback leaves it its place. */
function recordedAgain(change, ctx) {
    const file_id = change.file_id ?? "";
    const known = ctx.known.receipt(file_id);
    const fresh = receiptOf(change, { file_id, md5: known?.md5 ?? null }, ctx);
    const { listed } = known ?? {};
    if (ctx.kind !== "rollback" || !known) {
        return { op: "record", receipt: listed ? { ...fresh, listed } : fresh, by: ctx.by };
    }
    const { retirement: _, held: __, unproven: ___, ...receipt } = known;
    return { op: "record", receipt, by: ctx.by };
}

;// CONCATENATED MODULE: ./build/app/apply/targets.js



/** Targets at a time: enough that uploads of one overlap with the reads and writes of others. */
const targetsAtATime = 8;
/** Walks the plan, target by target; one that fails does not stop the others. `stopped` ones are left as they are. */
async function applyTargets(plan, stopped, ctx) {
    const results = await mapPool(plan.targets, targetsAtATime, async (target) => {
        if (!stopped.has(target.target))
            return applyTarget(target, ctx);
        return { outcomes: target.changes.map(report/* untried */.IM), problems: [] };
    });
    return {
        outcomes: results.flatMap((one) => one.outcomes),
        problems: results.flatMap((one) => one.problems),
    };
}

;// CONCATENATED MODULE: ./build/app/apply/end-run.js









/** Times that a run looks again because it met another, before it gives up. */
const end_run_mostRounds = 3;
/**
 * The one end of a run (A7): saves its release and, as long as another run changed one of its
 * targets meanwhile, reads and plans those once more, or leaves them to the newer run.
 */
async function endRun(ending) {
    const { delivery, ctx, opened, left } = ending;
    const { draft, plan, stopped } = delivery;
    const covered = plan.targets.filter(({ target }) => !stopped.has(target));
    for (let round = 1;; round += 1) {
        const targets = covered.filter(({ target }) => !left.has(target));
        if (targets.length > 0) {
            dropEnded(new Set(targets.map(({ target }) => target)), ctx);
            ctx.ledger.write([releaseOf(targets, ending)]);
        }
        if (!(await opened.flush()))
            return;
        const met = opened.ledger.takeMet();
        const again = covered.filter(({ target }) => met.has(target) || (round === 1 && left.has(target)));
        if (again.length === 0)
            return;
        if (round > end_run_mostRounds) {
            draft.problems.push(...again.filter(({ target }) => !left.has(target)).map(neverSettled));
            return;
        }
        await end_run_settle(again, ending);
    }
}
async function end_run_settle(met, ending) {
    const { ctx, left } = ending;
    const { draft } = ending.delivery;
    const isOf = (lost) => (one) => one.code === lost.code && one.target === lost.target;
    await ctx.ledger.look();
    const mine = [];
    for (const one of met) {
        if (!ctx.isLeft(one.target)) {
            mine.push(one);
            await bringBackTheirs(one, ctx);
            continue;
        }
        left.add(one.target);
        const lost = await leaveToNewer(one, ctx);
        if (lost && !draft.problems.some(isOf(lost)))
            draft.problems.push(lost);
    }
    if (mine.length > 0)
        await planAgain(new Set(mine.map(({ target }) => target)), ending);
}
/** What another run took out comes back, and of two versions of a slot this run's stays. */
async function planAgain(targets, { delivery, ctx, left }) {
    const { draft, replan } = delivery;
    const { problems, placements, ...planned } = await replan(targets, ctx.ledger.state(), {
        allowDowngrade: true,
        forgetsPending: false,
        maxRemovals: Number.POSITIVE_INFINITY,
    });
    const plan = withoutForgotten(planned.plan, ctx);
    draft.problems.push(...problems);
    const stopped = new Set(problems.flatMap(({ target }) => target ?? [...targets]));
    for (const id of keptBy(plan))
        ctx.kept.add(id);
    for (const [change, file] of filesOf(plan, placements))
        ctx.known.files.set(change, file);
    for (const id of plan.targets.flatMap(({ changes }) => changes.flatMap(({ prior }) => prior)))
        ctx.known.leaving.add(id);
    const going = (0,plan_plan/* changesOf */.fs)(plan).filter(({ target }) => !stopped.has(target));
    if (!going.some(plan_plan/* isPending */.mm))
        return;
    await intents_intend(going.filter(plan_plan/* isUpload */._), ctx);
    const applied = await applyTargets(plan, stopped, ctx);
    tellProblems(applied.problems, delivery, left);
}
/** A target that is left to a newer run is a warning and not a failure. */
function tellProblems(problems, { draft }, left) {
    for (const problem of problems) {
        if (problem.code !== "superseded")
            draft.problems.push(problem);
        else if (problem.target)
            left.add(problem.target);
    }
}
/** What is told of the targets that are left: a warning each, and none of their changes is done. */
function tellLeft(outcomes, { delivery: { draft, plan }, left }) {
    const named = plan.targets.filter(({ target }) => left.has(target));
    draft.warnings.push(...named.map(superseded));
    const failed = new Set(draft.problems.flatMap(({ target }) => target ?? []));
    draft.outcomes(outcomes.map((outcome) => {
        const { change, status } = outcome;
        if (!(0,plan_plan/* isPending */.mm)(change) || status === "failed")
            return outcome;
        if (left.has(change.target))
            return { change, status: "superseded", file_id: null };
        const isOpen = failed.has(change.target);
        return isOpen ? { change, status: "waiting", file_id: null } : outcome;
    }));
}
/** What a run saves of itself: `live` as the targets were read last. */
function releaseOf(targets, { delivery, ctx, left }) {
    const { settings, kind, back } = delivery;
    const { tag, commit } = settings.facts;
    const { run, version } = ctx.by;
    const state = ctx.ledger.state();
    const isUndone = (target) => newerRelease(state, target, ctx.by)?.kind === "rollback";
    const rolled_back = [...left].filter(isUndone);
    const release = {
        at: ctx.startedAt,
        kind,
        tag,
        commit,
        run,
        version,
        targets: targets.map(({ target }) => target),
        live: Object.fromEntries(targets.map(({ target }) => [target, releasedIn(target, { delivery, ctx })])),
        ...(rolled_back.length > 0 ? { rolled_back } : {}),
    };
    return { op: "release", release, by: ctx.by, back };
}
/** Live files of this run's making: what another run put there meanwhile is not part of its release, unless it is a job of the same run. */
function releasedIn(target, { delivery: { draft, kind }, ctx }) {
    const { files, releases } = ctx.ledger.state();
    const live = draft.liveIds(target);
    const own = releases.find((one) => one.kind === "apply" && one.run === ctx.by.run);
    const ofJobs = new Set(kind === "apply" ? own?.live[target] : []);
    const isPart = ({ file_id, run }) => ctx.knew(file_id) ||
        ctx.kept.has(file_id) ||
        ctx.attached.has(file_id) ||
        (kind === "apply" && run === ctx.by.run);
    return files
        .filter((receipt) => receipt.target === target)
        .filter((one) => ofJobs.has(one.file_id) || (live.has(one.file_id) && isPart(one)))
        .map(({ file_id }) => file_id);
}

;// CONCATENATED MODULE: ./build/app/apply/make-context.js






/** The one context of a delivery. */
function contextOf(delivery, ledger) {
    const { settings, ports, draft, plan, snapshot, kind } = delivery;
    const { facts, allowEmptyTarget, withdrawSold, verify, concurrency } = settings;
    const { clock, signal } = ports;
    const by = runKeyOf(delivery, snapshot, kind);
    const attached = new Set();
    const loaded = new Set([...snapshot.state.files, ...snapshot.state.retired].map(({ file_id }) => file_id));
    const knew = (file_id) => loaded.has(file_id);
    return {
        storefront: writesTold(storefrontOf(delivery), draft),
        ledger,
        clock,
        signal,
        facts,
        by,
        kind,
        limits: { allowEmptyTarget, withdrawSold, verify },
        known: knownOf(delivery, ledger),
        report: {
            observe(progress) {
                if (progress.kind === "uploaded")
                    draft.sent(progress.size);
                ports.observe(progress);
            },
            seen: draft.seen,
            warn: (problem) => draft.warnings.push(problem),
            notice: (sentence) => draft.notices.push(sentence),
        },
        startedAt: new Date(clock.now()).toISOString(),
        attached,
        listed: new Set(),
        knew,
        kept: new Set(keptBy(plan)),
        unclear: new Set(),
        isLeft: (target) => isTakenOver(ledger.state(), target, by, { delivered: attached, knew }),
        isWithdrawn: (id) => ledger.state().retired.some(({ file_id }) => file_id === id),
        pool: createPool(concurrency),
    };
}
function knownOf({ plan, snapshot, placements, unavailable }, ledger) {
    const { files, retired, releases } = snapshot.state;
    const receipts = new Map([...files, ...retired].map((receipt) => [receipt.file_id, receipt]));
    const released = releases.flatMap(({ live }) => Object.values(live).flat());
    const wereLive = new Set([...released, ...retired.map(({ file_id }) => file_id)]);
    const leaving = plan.targets.flatMap(({ changes, held }) => [
        ...changes.flatMap(({ prior }) => prior),
        ...held,
    ]);
    return {
        files: filesOf(plan, placements),
        unavailable: (changes) => unavailable?.(changes),
        receipt: (file_id) => receipts.get(file_id),
        wasLive: (file_id) => wereLive.has(file_id),
        uploaded: (target) => uploadedTo(target, ledger.state()),
        leaving: new Set(leaving),
    };
}
/** What was imported or adopted was perhaps made by other means; only an upload's receipt has the MD5 of what was sent. */
function uploadedTo(target, { files, retired }) {
    const sent = [...files, ...retired].filter((receipt) => receipt.target === target && receipt.md5 !== null);
    return new Set(sent.map(({ file_id }) => file_id));
}
/** The Report says whether anything was written at all, so every write passes here. */
function writesTold(storefront, draft) {
    return {
        ...storefront,
        deliver(upload) {
            // There an upload attaches at once, and may have done so although it failed.
            if ((0,dodo_target/* routeOf */.Lu)(upload.target).attachesOnUpload)
                draft.wrote();
            return storefront.deliver({
                ...upload,
                reserved(file_id) {
                    draft.wrote();
                    upload.reserved(file_id);
                },
            });
        },
        async update(target, edit) {
            const update = await storefront.update(target, edit);
            if (update.answer.kind !== "unchanged")
                draft.wrote();
            return update;
        },
        remove(removal) {
            draft.wrote();
            return storefront.remove(removal);
        },
    };
}

;// CONCATENATED MODULE: ./build/app/apply/deliver.js







/** Carries out a plan with a ledger that makes every step durable; on a signal what is known is saved at once. */
async function deliver(delivery) {
    const { ports, draft, plan, stopped } = delivery;
    const opened = openLedger(delivery, delivery.snapshot);
    const ctx = contextOf(delivery, opened.ledger);
    const uploads = (0,plan_plan/* changesOf */.fs)(plan).filter((change) => (0,plan_plan/* isUpload */._)(change) && !stopped.has(change.target));
    const work = async () => {
        await intents_intend(uploads, ctx);
        return applyTargets(plan, stopped, ctx);
    };
    const ending = { delivery, ctx, opened, left: new Set() };
    try {
        const { outcomes, problems } = await untilStopped(work(), ports.signal);
        draft.outcomes(outcomes);
        tellProblems(withoutRepeats(problems), ending.delivery, ending.left);
        if (endsRelease(outcomes) || ending.left.size > 0)
            await untilStopped(endRun(ending), ports.signal);
        tellLeft(outcomes, ending);
    }
    finally {
        if (!ports.signal.aborted)
            dropIntents(ctx);
        await opened.flush();
    }
}
/** Something changed, or nothing had to and only the release of a run that was cut off is missing. */
function endsRelease(outcomes) {
    const isDone = outcomes.some(({ change, status }) => (0,plan_plan/* isPending */.mm)(change) && status === "done");
    return isDone || outcomes.every(({ change }) => !(0,plan_plan/* isPending */.mm)(change));
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

;// CONCATENATED MODULE: ./build/app/apply/carry-out.js





const none = new Set();
/** Asks, proves that the state can be written, and carries out what no problem stands in the way of. */
async function carryOut(proposal) {
    const { ports } = proposal;
    const agreed = await agreedOn(proposal);
    if (!agreed)
        return;
    const stopped = stoppedIn(proposal);
    await ports.store.prove();
    const uploads = goingOf(agreed.plan, stopped).filter(plan_plan/* isUpload */._);
    const bytes = uploads.reduce((sum, { size }) => sum + (size ?? 0), 0);
    ports.observe({ kind: "planned", files: uploads.length, bytes });
    await deliver({ ...agreed, stopped });
}
/** The plan that somebody agreed to, or undefined. What waited for an answer is planned again (A1). */
async function agreedOn(first) {
    const { ports, draft } = first;
    let proposal = first;
    for (;;) {
        const stopped = stoppedIn(proposal);
        const isChanging = goingOf(proposal.plan, stopped).some(plan_plan/* isPending */.mm);
        if (!isChanging && !isOwed(proposal, stopped))
            return undefined;
        ports.signal.throwIfAborted();
        if (!isChanging)
            return proposal;
        const consent = await ports.agreed(proposal.plan, draft);
        ports.signal.throwIfAborted();
        if (consent === "no") {
            draft.notices.push("Not carried out: the question was answered with no.");
            return undefined;
        }
        if (consent === "given")
            return proposal;
        const again = await carry_out_planAgain(proposal);
        if (isSamePlan(again.plan, proposal.plan))
            return again;
        draft.notices.push("Something changed while the question waited, so it is asked again.");
        proposal = again;
    }
}
async function carry_out_planAgain(proposal) {
    const { ports, draft, manifest, plan } = proposal;
    const { environment, lineage } = plan;
    const of = { environment, manifest: manifest.path, newLineage: () => lineage };
    const snapshot = await loadState(ports.store, of);
    const targets = new Set(plan.targets.map(({ target }) => target));
    const again = await proposal.replan(targets, snapshot.state);
    addNew(draft.problems, again.problems);
    addNew(draft.warnings, again.warnings);
    draft.planned({ plan: again.plan, problems: [], warnings: [] });
    draft.outcomes((0,plan_plan/* changesOf */.fs)(again.plan).map(report/* untried */.IM));
    return { ...proposal, ...again, snapshot };
}
function addNew(known, problems) {
    const keyOf = ({ code, message, target }) => JSON.stringify([code, message, target]);
    const keys = new Set(known.map(keyOf));
    known.push(...problems.filter((problem) => !keys.has(keyOf(problem))));
}
/** Whether two plans do the same, whatever the state is called by now. */
function isSamePlan(a, b) {
    return JSON.stringify(a.targets) === JSON.stringify(b.targets);
}
function stoppedIn({ draft }) {
    return new Set(draft.problems.flatMap(({ target }) => target ?? []));
}
function goingOf({ targets }, stopped) {
    return targets.filter(({ target }) => !stopped.has(target)).flatMap(({ changes }) => changes);
}
/**
 * Whether a release is owed although nothing changes: a run that was cut off did not come to save
 * its own, or a run is working on what it announced, and the release of a rollback is what tells it
 * that it is not wanted any more.
 */
function isOwed({ snapshot, plan, kind, draft }, stopped) {
    const { state } = snapshot;
    const targets = new Set(plan.targets.map(({ target }) => target));
    const isAwaited = kind === "rollback" && state.intents.some(({ target }) => targets.has(target));
    const liveIds = (target) => (stopped.has(target) ? none : draft.liveIds(target));
    return isAwaited || (0,releases/* hasUnreleased */.fO)(state, liveIds);
}

;// CONCATENATED MODULE: ./build/app/commands/destroy.js









/** Withdraws every recorded file of the targets that `only` names, whether a rule still names them or not. What others put there stays. */
async function destroy(run) {
    const { settings, ports, draft } = run;
    const { environment, only } = settings;
    if (only.length === 0)
        throw nothingNamed();
    const of = { environment, manifest: run.manifest.path, newLineage: ports.newLineage };
    const snapshot = await loadState(ports.store, of);
    draft.loaded(snapshot.state, ports.store.where);
    const resolved = resolveOnly(run, snapshot.state);
    draft.resolved(resolved);
    draft.problems.push(...resolved.problems);
    if (draft.problems.length > 0)
        return;
    const recorded = { ...run, resolved, snapshot };
    const planned = await planEmpty(recorded);
    draft.planned(planned);
    draft.outcomes((0,plan_plan/* changesOf */.fs)(planned.plan).map(report/* untried */.IM));
    await carryOut({
        ...recorded,
        plan: planned.plan,
        kind: "destroy",
        placements: [],
        async replan(targets, state) {
            const chosen = new Set([...resolved.chosen].filter((target) => targets.has(target)));
            const some = { ...resolved, chosen };
            const again = { ...recorded, resolved: some, snapshot: { ...snapshot, state } };
            return { ...(await planEmpty(again, true)), placements: [] };
        },
    });
}
/** The plan of a manifest that wants nothing there. */
async function planEmpty(run, quiet = false) {
    const { settings, manifest, resolved, snapshot } = run;
    const { tag, commit } = settings.facts;
    const planned = makePlan({
        environment: settings.environment,
        manifest: manifest.path,
        manifestDigest: manifest.digest,
        state: withoutHeld(snapshot.state),
        targets: new Map([...resolved.spellings].filter(([target]) => resolved.chosen.has(target))),
        placements: [],
        parts: [],
        listings: (await readLive(run, { quiet })).listings,
        proofs: new Map(),
        offline: false,
        rules: {
            prune: true,
            allowDowngrade: true,
            allowRolledBack: true,
            allowEmptyTarget: true,
            maxRemovals: Number.POSITIVE_INFINITY,
        },
        tag,
        commit,
    });
    return { ...planned, plan: withReason(planned.plan, "its target is emptied") };
}
/** No later run writes a target that nobody wants, so what is held is tried again now like any other file. */
function withoutHeld(state) {
    const held = state.retired.filter((receipt) => receipt.held);
    const retired = state.retired.filter((receipt) => !receipt.held);
    return { ...state, files: [...state.files, ...held], retired };
}
function withReason(plan, reason) {
    const targets = plan.targets.map((target) => {
        return { ...target, changes: target.changes.map((change) => ({ ...change, reason })) };
    });
    return { ...plan, targets };
}
/** Names need a manifest; an id only has to be known to it or to the state, so that a target whose rules are gone can be emptied too. */
function resolveOnly({ settings, manifest }, state) {
    const { only, config: file, environment } = settings;
    const names = only.filter((text) => !(0,targets/* isId */.eQ)(text));
    const parsed = manifest.text === null ? undefined : (0,parse/* parseManifest */.N)(manifest.text, file).manifest;
    const named = (0,targets/* resolveTargets */.h5)({ manifest: parsed ?? empty, file, environment, only: names });
    const recorded = recordedTargets(state);
    const ids = only.filter(targets/* isId */.eQ);
    const known = new Set([...recorded, ...named.spellings.keys()]);
    return {
        ...named,
        spellings: new Map([
            ...[...known].map((target) => [target, [target]]),
            ...named.spellings,
        ]),
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
    return new problem/* Problem */.A({
        code: "input-invalid",
        message: "destroy has to be told which targets to empty.",
        remedy: "Give --only with their ids or names; dodo-files state list shows what is recorded.",
    });
}
function notRecorded(target, recorded) {
    return new problem/* Problem */.A({
        code: "input-invalid",
        message: `Neither the manifest nor the state knows ${target}.`,
        remedy: recorded.length > 0
            ? `The state knows ${recorded.join(", ")}.`
            : "The state records nothing yet.",
    });
}

;// CONCATENATED MODULE: ./build/core/placement/slot-pattern.js

/**
 * Reads a slot as a pattern; undefined where the name does not fit it. A version starts with a digit and a tag has one: the slot
 * `App-{version}.zip` fits `App-1.1.0.zip`, not `App-manual.zip`, which somebody may have put there for another purpose.
 */
function matchSlot(slot, name) {
    // Dodo may list any text, and what is longer than a delivered name would be tried in every way.
    if (name.length > file_name/* nameLimit */.ds)
        return undefined;
    const match = patternOf(slot).exec(name);
    return match ? { ...match.groups } : undefined;
}
const tokenPatterns = {
    tag: "[^/\\\\\\d]*\\d[^/\\\\]*",
    version: "v?\\d[^/\\\\]*",
    sha: "[0-9a-f]{7}",
};
/** An odd run of braces before a token's name opens the token, and every other one is text (see `compileName`). */
function patternOf(slot) {
    const seen = new Set();
    let pattern = "";
    let from = 0;
    for (const match of slot.matchAll(/(\{+)(tag|version|sha)\}/g)) {
        const [whole, braces = "", token = ""] = match;
        const isToken = braces.length % 2 === 1;
        const text = "{".repeat(Math.floor(braces.length / 2));
        pattern += escapeRegExp(slot.slice(from, match.index) + text);
        pattern += isToken ? valuePattern(token, seen) : escapeRegExp(`${token}}`);
        from = match.index + whole.length;
    }
    return new RegExp(`^${pattern}${escapeRegExp(slot.slice(from))}$`, "u");
}
/** A token that stands twice has one value. */
function valuePattern(token, seen) {
    if (seen.has(token))
        return `\\k<${token}>`;
    seen.add(token);
    return `(?<${token}>${tokenPatterns[token]})`;
}
function escapeRegExp(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

;// CONCATENATED MODULE: ./build/core/upkeep/plan-import.js





/** The files to record: those that fit a desired slot, with `all` every one. A file that two targets list is the entitlement's. */
function findImports(targets, all) {
    const found = [];
    const notices = [];
    const entitlementsFirst = [
        ...targets.filter(({ target }) => (0,dodo_target/* isEntitlement */.qO)(target)),
        ...targets.filter(({ target }) => !(0,dodo_target/* isEntitlement */.qO)(target)),
    ];
    const taken = new Set();
    for (const facts of entitlementsFirst) {
        const { listing, active, retired, elsewhere } = facts;
        const recorded = new Set([
            ...elsewhere,
            ...taken,
            ...[...active, ...retired].map(({ file_id }) => file_id),
        ]);
        const foreign = listing.files.filter(({ file_id }) => !recorded.has(file_id)).sort(byName);
        const fitting = foreign
            .map((file) => findOne(file, facts))
            .filter(({ placement }) => all || placement);
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
    const ids = listing.entitlements
        .filter(({ file_ids }) => file_ids.includes(file.file_id))
        .map(({ id }) => id);
    return `${file.name} of ${spellings[0]} stands in the list of ${ids.join(" and ") || "an entitlement"}, so it is recorded only where the manifest names that.`;
}
/**
 * The receipts of imported files. Nobody says when and by which run they were delivered. `keep` goes by time, so each counts as older
 * than whatever its slot has that is not known to be of an older version.
 */
function importReceipts(all, recorded, now) {
    const receipts = [];
    for (const one of [...all].sort(newestVersionFirst)) {
        const { target, slot } = importFields(one);
        const version = versionOf(one);
        const newer = [...recorded, ...receipts].filter((other) => other.target === target && other.slot === slot && !isOlder(other.version, version));
        const times = newer.map(({ delivered_at }) => Date.parse(delivered_at) - 1);
        const delivered_at = new Date(Math.min(now, ...times)).toISOString();
        const { file, placement, equal, size, tag } = one;
        const sha256 = equal ? (placement?.file.sha256 ?? null) : null;
        const { name, file_id } = file;
        receipts.push({
            ...importFields(one),
            name,
            sha256,
            md5: null,
            size,
            file_id,
            delivered_at,
            version,
            tag,
        });
    }
    return receipts;
}
/** What an import does with a file, for the report: it is live already, and ours from now on. */
function importChange(receipt) {
    const { target, slot, name, rule, path, size, sha256, file_id, version } = receipt;
    const reason = sha256 === null
        ? "live already; its content is not known"
        : "live already with the same content";
    const what = {
        target,
        slot,
        name,
        rule,
        path: path === "" ? null : path,
        size,
        sha256,
        file_id,
        version,
    };
    return { action: "adopt", ...what, prior: [], reason };
}
function importFields({ target, file, placement }) {
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
function newestVersionFirst(a, b) {
    return compareVersions(versionOf(b) ?? "", versionOf(a) ?? "") ?? (0,order/* order */.f)(a.file.name, b.file.name);
}

;// CONCATENATED MODULE: ./build/app/prepare/plan-live.js







/**
 * Reads the targets of a run and looks closer where its plan depends on it. If something is in doubt
 * the state is loaded once more, unless the run is `quiet`, whose state is ahead of the stored one.
 */
async function survey(desired, options = {}) {
    const { storefront } = desired.ports;
    const found = noProofs();
    const look = async (listings, snapshot) => {
        if (!storefront)
            return new Set();
        const { state } = snapshot;
        await recognise(listings, { state, by: runKeyOf(desired, snapshot), storefront }, found);
        const now = { ...desired, snapshot };
        const known = recordedIn(now, { listings, found });
        return proveNamesakes({ ...planInput(now, listings), ...known }, storefront, found);
    };
    const reload = options.quiet ? undefined : () => reloadState(desired);
    return { ...(await readLive(desired, { ...options, look, reload })), found };
}
/** The plan of a run, from what was surveyed. Pure. */
function planFrom(desired, seen, rules = {}) {
    const input = planInput(desired, seen.listings);
    const { proofs } = seen.found;
    const known = recordedIn(desired, seen);
    return makePlan({ ...input, ...known, proofs, rules: { ...input.rules, ...rules } });
}
/** What the state records, and with it what unfinished runs left and what newer runs are about to record. */
function recordedIn(run, { listings, found }) {
    const { state } = run.snapshot;
    const by = runKeyOf(run, run.snapshot);
    const left = [...found.recognised.values()].flat();
    const theirs = [...listings].flatMap(([target, { files }]) => filesOfNewerRuns(target, files, { state, by }));
    const withLeft = { ...state, files: [...state.files, ...left] };
    return {
        state: withLeft,
        unsaved: new Set(left.map(({ file_id }) => file_id)),
        theirs: new Set(theirs),
    };
}

;// CONCATENATED MODULE: ./build/app/commands/import.js










/** Records live files that nobody recorded, and plans what the next apply does with them. Dodo is only read. */
async function importFiles(parsed, run) {
    const { settings, draft, ports } = run;
    const prepared = await prepare(parsed, run);
    if (!prepared)
        return;
    const seen = await survey(prepared, { begun: prepared.begun });
    const desired = { ...prepared, snapshot: seen.snapshot };
    const input = { ...planInput(desired, seen.listings), ...recordedIn(desired, seen) };
    const { found, notices } = findImports(targetFacts({ ...input, proofs: new Map() }), settings.all);
    draft.notices.push(...notices);
    const measured = await measureAll(found, desired);
    ports.signal.throwIfAborted();
    const { files, retired } = input.state;
    const receipts = importReceipts(measured, [...files, ...retired], ports.clock.now());
    const state = await import_record(receipts, desired);
    if (!state)
        return;
    const now = { ...desired, snapshot: { ...desired.snapshot, state } };
    const planned = planFrom(now, await survey(now, { quiet: true }));
    // What would stop the next apply has not stopped this import.
    const warnings = [...planned.problems, ...planned.warnings];
    draft.planned({ plan: planned.plan, problems: [], warnings });
}
/** Looks at the bytes as far as a plan would; what has no size cannot be recorded. */
async function measureAll(found, run) {
    const { draft, resolved } = run;
    const storefront = storefrontOf(run);
    const proofs = new Map();
    const pairs = found.flatMap(({ file, placement }) => placement ? [{ file, placement, key: proofKey(file, placement), decides: true }] : []);
    const targets = Map.groupBy(pairs, ({ placement }) => placement.target);
    for (const all of targets.values())
        await proveAll(all, { storefront, proofs });
    const measured = [];
    for (const one of found) {
        const { file, placement, target } = one;
        const proof = placement && proofs.get(proofKey(file, placement));
        const size = await ofOneTarget(target, draft, async () => proof === "dead" ? null : (file.size ?? (await storefront.size?.(file)) ?? null));
        if (size === undefined)
            continue;
        if (size !== null)
            measured.push({ ...one, size, equal: proof === "equal" });
        else
            draft.warnings.push(importWithoutBytes(resolved.spellings.get(target)?.[0] ?? target, target, file));
    }
    return measured;
}
/** All in one save. Where that fails nothing is recorded, and the outcomes say so. */
async function import_record(receipts, desired) {
    const { ports, draft, snapshot } = desired;
    if (receipts.length === 0)
        return snapshot.state;
    const { ledger, flush } = openLedger(desired, snapshot);
    ledger.write(receipts.map((receipt) => ({ op: "import", receipt })));
    const targets = new Set(receipts.map(({ target }) => target));
    const live = [...targets].map((target) => {
        const ids = draft.liveIds(target);
        const files = ledger
            .state()
            .files.filter((file) => file.target === target && ids.has(file.file_id));
        return [target, files.map(({ file_id }) => file_id)];
    });
    const at = new Date(ports.clock.now()).toISOString();
    ledger.write([{ op: "complete", at, live: Object.fromEntries(live) }]);
    const isSaved = await flush();
    draft.outcomes(receipts.map((receipt) => importOutcome(receipt, isSaved)));
    return isSaved ? ledger.state() : undefined;
}
function importOutcome(receipt, isSaved) {
    const change = importChange(receipt);
    return isSaved
        ? { change, status: "done", file_id: receipt.file_id }
        : { change, status: "failed", file_id: null };
}
function importWithoutBytes(spelling, target, { name, file_id }) {
    return new problem/* Problem */.A({
        code: "not-live",
        message: `${spelling} lists ${name} (${file_id}), but its bytes never arrived or nobody says how many they are, so it was not recorded.`,
        remedy: "Download it in the Dodo dashboard; remove it there if that fails.",
        target,
    });
}

;// CONCATENATED MODULE: ./build/core/init/first-manifest.js

/** Ids that nobody can take for one of theirs. */
const idsToFillIn = { test_mode: "pdt_FillInTestId", live_mode: "pdt_FillInLiveId" };
/** The text of a first manifest. */
function firstManifest({ products, rules, environment }) {
    return [
        "# What buyers download, and where it goes.",
        "version: 1",
        "",
        "products: # a name for each; ids differ between test_mode and live_mode",
        ...products.map((product) => `  ${product.name}: ${yamlIds(product, environment)}`),
        "",
        "files: # files of this folder: the product that they go to",
        ...rules.map((rule) => `  ${yamlQuoted(rule.glob)}: ${ruleText(rule)}`),
        "",
    ].join("\n");
}
function yamlIds({ id, title }, environment) {
    const about = title ? ` ${shortLine(title)}.` : "";
    if (id === undefined) {
        const { test_mode, live_mode } = idsToFillIn;
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
        ...(name === undefined ? [] : [`name: ${yamlQuoted(name)}`]),
        ...(exclude.length === 0 ? [] : [`exclude: [${exclude.map(yamlQuoted).join(", ")}]`]),
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
    const inPath = new Set(wordsOf(path.slice(0, path.length - (0,file_name/* extensionOf */.je)(path).length)));
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
    return /^[A-Za-z][\w-]*$/.test(text) ? text : yamlQuoted(text);
}
/** JSON's texts are YAML's, save for characters that YAML wants escaped. */
function yamlQuoted(text) {
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
}
function shortLine(text) {
    return text
        .replace(/[\p{C}\p{Z}]+/gu, " ")
        .trim()
        .slice(0, 80);
}

;// CONCATENATED MODULE: ./build/core/init/first-workflow.js
/** The text of a first workflow: delivers on a version's tag, and shows the plan in pull requests. `config`: below the repository's top. */
function firstWorkflow({ config, environment, }) {
    const named = config === "dodo-files.yaml" ? [] : [`          config: ${JSON.stringify(config)}`];
    return [
        "name: Store",
        "on:",
        '  push: { tags: ["v*"] }',
        "  pull_request:",
        "permissions:",
        "  contents: write # remembers what was delivered, on the branch dodo-files-state",
        "  pull-requests: write # the plan as a comment",
        "concurrency: { group: store, cancel-in-progress: false, queue: max }",
        "jobs:",
        "  store:",
        "    runs-on: ubuntu-latest",
        "    steps:",
        `      - uses: ${checkout}`,
        "        with: { persist-credentials: false }",
        "      - run: make dist # in its place: what builds the files that the manifest names, if they are not committed",
        "      - uses: OWNER/dodo-files@v1 # pull request: plan. Tag: deliver.",
        "        with:",
        `          environment: ${environment}${environment === "test_mode" ? " # then live_mode" : ""}`,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner's own syntax
        "          api-key: ${{ secrets.DODO_PAYMENTS_API_KEY }}",
        "          comment: changes",
        ...named,
        "",
    ].join("\n");
}
const checkout = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2";

// EXTERNAL MODULE: ./build/core/manifest/glob-faults.js
var glob_faults = __webpack_require__(5598);
;// CONCATENATED MODULE: ./build/core/init/propose-rules.js





const extensions = [
    ...["zip", "7z", "tar.gz", "tgz", "tar.xz", "tar.bz2", "tar.zst", "rar"],
    ...[
        "dmg",
        "pkg",
        "exe",
        "msi",
        "msix",
        "AppImage",
        "deb",
        "rpm",
        "flatpak",
        "snap",
        "apk",
        "aab",
        "ipa",
        "jar",
    ],
    ...["vsix", "crx", "xpi", "nupkg", "whl", "unitypackage", "blend", "vst3"],
    ...[
        "pdf",
        "epub",
        "mobi",
        "azw3",
        "mp3",
        "m4a",
        "wav",
        "flac",
        "mp4",
        "mov",
        "psd",
        "ai",
        "sketch",
    ],
].join(",");
const outputFolders = [
    "dist",
    "build",
    "release",
    "releases",
    "out",
    "artifacts",
    "downloads",
    "book",
    "books",
    "docs",
];
/** Where files that are sold usually lie; of the manifest's folder itself only the first level. */
const usualPlaces = ["", ...outputFolders.map((folder) => `${folder}/**/`)].map((place) => ({
    glob: `${place}*.{${extensions}}`,
    exclude: ["**/node_modules/**", "**/{test,tests,fixtures,vendor}/**"],
}));
/**
 * A rule for each file, with `*` and `{version}` in the place of a version in its name where that is clear. Every file that gets one is
 * matched by it and by no other, and no rule matches what is `unfit`; left out is what can have no rule, or would have another's name.
 */
function proposeRules(paths, unfit = []) {
    const usable = paths.filter((path) => !(0,glob_faults/* globFault */.H)(path) && !(0,file_name/* nameFault */.IY)((0,name_template/* baseOf */.bx)(path)));
    const byGlob = Map.groupBy(usable.map(openVersion), ({ glob }) => glob);
    const drafts = [...byGlob.values()].flatMap((group) => {
        const [first] = group;
        if (!first)
            return [];
        // Of several versions side by side each keeps the name it has.
        return group.length === 1
            ? [first]
            : [{ glob: first.glob, paths: group.flatMap((one) => one.paths) }];
    });
    const apart = drafts.flatMap((draft) => keepApart(draft, { drafts, paths: [...paths, ...unfit] }));
    const alone = apart.filter((proposal) => apart.every((other) => other === proposal || !overlaps(proposal, other)));
    const literal = apart.flatMap((proposal) => alone.includes(proposal) ? [] : proposeEachPath(proposal.paths));
    return withFreeNames([...alone, ...literal]);
}
/** A version between characters that belong to no word; a `v` in front of it stays. */
const versionPattern = /(?<=(?:^|[^0-9A-Za-z.])v?)\d+(?:\.\d+)+(?:-(?:alpha|beta|rc|pre|dev)[.\d]*)?(?![0-9A-Za-z.])/;
function openVersion(path) {
    const base = (0,name_template/* baseOf */.bx)(path);
    const extension = (0,file_name/* extensionOf */.je)(base);
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
    const holds = draft.paths.every((path) => matches(narrowed, path)) &&
        !foreign.some((path) => matches(narrowed, path));
    return holds ? [narrowed] : proposeEachPath(draft.paths);
}
function proposeEachPath(paths) {
    return paths.map((path) => ({ glob: path, paths: [path] }));
}
/** Whether a file of one is matched by the other too. */
function overlaps(one, other) {
    return one.paths.some((path) => matches(other, path));
}
/** A glob that names a file letter by letter matches no other. */
function matches({ glob, exclude = [], paths }, path) {
    const named = paths.length === 1 && paths[0] === glob;
    if (named ? path !== glob : !(0,text_glob/* compileGlob */.S)(glob).matches(path))
        return false;
    return !exclude.some((each) => (0,text_glob/* compileGlob */.S)(each, { dot: true }).matches(path));
}
/** Buyers see one list: where a name is taken, its folder stands in front of it. */
function withFreeNames(proposals) {
    const taken = new Set();
    return proposals.flatMap((proposal) => {
        const spellings = [proposal.name, `{dir}-${proposal.name ?? "{base}"}`].map((name) => ({
            ...proposal,
            name,
        }));
        const free = spellings.find((each) => {
            const names = each.paths.map((path) => shownAs(path, each.name));
            const fresh = new Set(names).size === names.length && names.every((name) => !taken.has(name));
            return fresh && !names.some((name) => (0,file_name/* nameFault */.IY)(name));
        });
        for (const path of free?.paths ?? [])
            taken.add(shownAs(path, free?.name));
        return free ? [free] : [];
    });
}
/** `{version}` stays open: what stands for it is the same in all names of a run. */
function shownAs(path, name = "{base}") {
    const base = (0,name_template/* baseOf */.bx)(path);
    const values = {
        "{base}": base,
        "{dir}": path.split("/").at(-2) ?? "",
        "{ext}": (0,file_name/* extensionOf */.je)(base),
    };
    return foldCase(name.replace(/\{(?:base|dir|ext)\}/g, (token) => values[token] ?? token));
}

;// CONCATENATED MODULE: ./build/core/init/shop.js

/** What a manifest would name: a product that delivers through an entitlement is that entitlement (`use-entitlement`), each id once. */
function offersOf(shelves, listings) {
    const offers = new Map();
    for (const { id, title } of shelves) {
        const listing = listings.get(id);
        const own = listing?.files.filter((file) => file.own) ?? [];
        const through = own.length > 0
            ? []
            : (listing?.entitlements ?? []).filter(({ file_ids }) => file_ids.length > 0);
        const delivers = listing?.files.map(({ name }) => name);
        const ids = (0,dodo_target/* isProduct */.gD)(id) && through.length > 0 ? through.map((each) => each.id) : [id];
        for (const each of ids)
            if (!offers.has(each))
                offers.set(each, { id: each, title, delivers });
    }
    return [...offers.values()];
}

;// CONCATENATED MODULE: ./build/app/commands/init.js







/** Writes a first manifest and a workflow, from what is given, what the shop has and what lies in the folder. Throws `input-invalid` where a manifest is there. */
async function init(run) {
    const { settings, manifest, ports, draft } = run;
    const { config, environment, init: given } = settings;
    if (manifest.text !== null)
        throw alreadyThere(config);
    const products = await chooseProducts(run);
    const rules = await chooseRules(run, products);
    const workflow = given.workflow !== undefined && (await wants(run, given.workflow)) ? given.workflow : undefined;
    if (!(await ports.initPorts.write(manifest.path, firstManifest({ products, rules, environment })))) {
        throw alreadyThere(config);
    }
    draft.notices.push(`Written: ${config}, ${(0,numbers/* plural */.LS)(rules.length, "rule")} for ${(0,numbers/* plural */.LS)(products.length, "product")}.`);
    if (workflow !== undefined) {
        const text = firstWorkflow({ config: manifest.path, environment: environment ?? "test_mode" });
        const written = await ports.initPorts.write(workflow, text);
        const kept = `${workflow} is there already and was left as it is: compare it with the README's.`;
        draft.notices.push(written ? `Written: ${workflow}.` : kept);
    }
    draft.notices.push(...nextSteps({ products, rules, environment }));
}
async function chooseProducts(run) {
    const { settings, ports } = run;
    const given = settings.init.products;
    if (given.length > 0)
        return given;
    const questions = ports.initPorts.questions;
    const offers = await offersIn(run);
    if (offers.length > 0) {
        const choices = offers.map((offer) => ({
            value: offer,
            label: labelOf(offer),
            about: aboutOf(offer),
        }));
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
    const { initPorts, storefront, signal } = ports;
    if (!initPorts.listShop || !storefront)
        return [];
    const shelves = await initPorts.listShop();
    const listings = new Map();
    for (const { id } of shelves.slice(0, mostRead)) {
        signal.throwIfAborted();
        try {
            listings.set(id, await storefront.read(id));
        }
        catch (error) {
            // One that cannot be read is still one that files may go to.
            if (!(error instanceof problem/* Problem */.A))
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
    if (!initPorts.questions)
        draft.notices.push(...offers.map((offer) => `${labelOf(offer)}  ${aboutOf(offer)}`));
    return offers;
}
async function chooseRules({ settings, ports }, products) {
    const [{ name: main } = { name: "app" }] = products;
    const given = settings.init.rules;
    if (given.length > 0)
        return given.map(({ glob, to = main }) => ({ glob, to }));
    const questions = ports.initPorts.questions;
    const found = (await ports.workspace.find(usualPlaces)).flat();
    const readOf = await readOnce(found, ports.workspace, { most: 0 });
    const isFit = (file) => {
        const read = readOf(file);
        return !(read instanceof problem/* Problem */.A) && read.size > 0;
    };
    const byFitness = Map.groupBy(found, isFit);
    const pathsOf = (fit) => [...new Set(byFitness.get(fit)?.map(({ path }) => path))].toSorted();
    const proposed = proposeRules(pathsOf(true), pathsOf(false)).slice(0, mostRules);
    if (proposed.length === 0)
        return [{ glob: "dist/fill-in.zip", to: main, toFillIn: true }];
    const choices = proposed.map((value) => ({
        value,
        label: value.glob,
        about: value.paths.slice(0, 3).join(", "),
    }));
    const chosen = questions
        ? await questions.some("Which files do buyers get?", choices, proposed)
        : proposed;
    const rules = [];
    for (const { paths, ...rule } of chosen) {
        const likely = likeliest(paths[0] ?? rule.glob, products)?.name ?? main;
        const names = products.map(({ name }) => ({ value: name, label: name, about: "" }));
        const asked = questions && products.length > 1;
        rules.push({
            ...rule,
            to: asked ? await questions.one(`Where does ${rule.glob} go?`, names, likely) : likely,
        });
    }
    return rules;
}
/** More than that nobody reads; what is beyond is for globs that a person writes. */
const mostRules = 50;
async function wants({ ports }, workflow) {
    return (ports.initPorts.questions?.confirm(`Write ${workflow} too? It delivers on every tag v*.`) ??
        true);
}
function labelOf({ id, title }) {
    return title === "" ? id : `${title} (${id})`;
}
function aboutOf({ delivers }) {
    if (!delivers)
        return "not looked into";
    return delivers.length === 0
        ? "delivers no file yet"
        : `delivers ${delivers.slice(0, 5).join(", ")}`;
}
/** Three lines: what is to be looked at, the key, the first run. */
function nextSteps({ products, rules, environment = "test_mode", }) {
    const open = products.some(({ id }) => id === undefined) || rules.some(({ toFillIn }) => toFillIn);
    return [
        `1. ${open ? 'Fill in what is marked "fill in"' : "Look at what is proposed"}, then: dodo-files validate`,
        `2. Set DODO_PAYMENTS_API_KEY, then: dodo-files plan --environment ${environment}`,
        "3. gh secret set DODO_PAYMENTS_API_KEY, commit, and push a tag: git tag v1.0.0 && git push origin v1.0.0",
    ];
}
function alreadyThere(config) {
    return new problem/* Problem */.A({
        code: "input-invalid",
        message: `${config} is there already, and init overwrites nothing.`,
        remedy: "Edit it, or name another path with --config.",
    });
}

// EXTERNAL MODULE: ./build/core/plan/document.js
var plan_document = __webpack_require__(3719);
;// CONCATENATED MODULE: ./build/core/plan/hold-to-saved.js



/**
 * What a saved plan lets a fresh one carry out: the same deliveries, and the withdrawals that it names. It can hold back and never
 * add, so a plan that somebody tampered with gains nothing. How a file comes to be live is left open: a run that was cut off has
 * uploaded or attached it already.
 */
function allowedBy(saved) {
    const changes = (0,plan_plan/* changesOf */.fs)(saved);
    const deliveries = bySlot(changes.filter(plan_plan/* isDelivery */.Vq));
    const gone = new Set(changes.flatMap(({ target, prior }) => prior.map((id) => targetKey(target, id))));
    const forgotten = new Set(changes.filter(isForget).map(({ target, file_id }) => targetKey(target, file_id)));
    return (change) => {
        const { target, file_id, prior } = change;
        if ((0,plan_plan/* isDelivery */.Vq)(change))
            return (deliveries.get(slotKey(change)) ?? []).some((one) => isWithin(one, change));
        // What an upload that was cut off left behind has no bytes and no path: it goes with the file of its slot.
        if (isDead(change))
            return (deliveries.has(slotKey(change)) || prior.every((id) => gone.has(targetKey(target, id))));
        if ((0,plan_plan/* isRemoval */.f)(change))
            return prior.every((id) => gone.has(targetKey(target, id)));
        // What was withdrawn before the run was cut off has only its receipt left.
        return forgotten.has(targetKey(target, file_id)) || gone.has(targetKey(target, file_id));
    };
}
/** Why a saved plan no longer fits: nothing of it may be carried out. `plan-stale`. */
function stale(saved, fresh, where) {
    const heads = movedHead(saved, fresh.plan);
    const moved = heads.length > 0 ? heads : movedChanges(saved, fresh);
    const [first, ...others] = moved;
    if (first === undefined)
        return undefined;
    return new problem/* Problem */.A({
        code: "plan-stale",
        message: `${where} does not fit any more: ${first}.`,
        remedy: "Plan again, look at that plan, and apply it.",
        details: firstLines(others),
    });
}
/** What only the fresh plan contains. It is no failure, and must not go unnoticed. */
function waits({ plan, waiting }, where) {
    const count = waiting.length === 1 ? "A change is" : `${waiting.length} changes are`;
    return new problem/* Problem */.A({
        code: "plan-stale",
        message: `${count} not in ${where}, and ${waiting.length === 1 ? "waits" : "wait"}.`,
        remedy: "Plan again to have them carried out too.",
        details: firstLines(waiting.map((change) => describe(change, plan))),
    });
}
/** As many as anybody reads. */
function firstLines(lines) {
    const maxLines = 20;
    return lines.length > maxLines
        ? [...lines.slice(0, maxLines), `… and ${lines.length - maxLines} more`]
        : lines;
}
function movedHead(saved, fresh) {
    const words = {
        environment: "environment",
        manifest: "manifest",
        lineage: "lineage of the state",
    };
    const fields = ["environment", "manifest", "lineage"].filter((field) => saved[field] !== fresh[field]);
    const moved = fields.map((field) => `it is of ${words[field]} ${saved[field]}, and this run of ${fresh[field]}`);
    const isEdited = saved.manifest === fresh.manifest && saved.manifest_digest !== fresh.manifest_digest;
    return isEdited ? [...moved, `${fresh.manifest} was changed since`] : moved;
}
function movedChanges(saved, fresh) {
    const all = [...(0,plan_plan/* changesOf */.fs)(fresh.plan), ...fresh.waiting];
    const { files } = fresh.state;
    const live = new Set(fresh.plan.targets.flatMap(({ target, before }) => before.map(({ file_id }) => targetKey(target, file_id))));
    const found = {
        slots: bySlot(all.filter(stays)),
        withdrawn: new Set(all.filter(plan_plan/* isRemoval */.f).flatMap(priorKeys)),
        forgotten: new Set(all.filter(isForget).map(({ target, file_id }) => targetKey(target, file_id))),
        live,
        comes: new Set(fresh.waiting.filter(plan_plan/* isDelivery */.Vq).map(nameKey)),
        goes: new Set(fresh.waiting.filter(plan_plan/* isRemoval */.f).map(nameKey)),
        wanted: new Set(all.filter(stays).map(({ target, file_id }) => targetKey(target, file_id))),
        recorded: new Set(files.map(({ target, file_id }) => targetKey(target, file_id))),
        delivered: Map.groupBy(files.filter(({ target, file_id }) => live.has(targetKey(target, file_id))), slotKey),
    };
    return (0,plan_plan/* changesOf */.fs)(saved)
        .filter(({ target }) => !fresh.leftOut.has(target))
        .flatMap((change) => {
        const why = whyMoved(change, found);
        return why === undefined ? [] : [`${describe(change, fresh.plan)}: ${why}`];
    });
}
/** What moved under a saved change; undefined where it is planned still, or true already. */
function whyMoved(change, found) {
    const { target, file_id } = change;
    if (!(0,plan_plan/* isPending */.mm)(change))
        return undefined;
    if (isForget(change)) {
        const key = targetKey(target, file_id);
        return found.forgotten.has(key) || !found.recorded.has(key) ? undefined : "it is live again";
    }
    const slot = found.slots.get(slotKey(change)) ?? [];
    if ((0,plan_plan/* isDelivery */.Vq)(change)) {
        const same = slot.find((one) => (0,plan_plan/* isDelivery */.Vq)(one) && isSameDelivery(change, one, found.live));
        if (same)
            return found.goes.has(nameKey(same))
                ? "another file of that name would stay beside it"
                : undefined;
        const delivered = found.delivered.get(slotKey(change)) ?? [];
        if (!delivered.some((receipt) => isSavedFile(change, receipt)))
            return whatMoved(change, slot);
    }
    else if (found.comes.has(nameKey(change)) &&
        priorKeys(change).some((key) => found.withdrawn.has(key))) {
        return "a file that only this run plans takes its place";
    }
    // What a withdrawal did not let go is held and no longer recorded as delivered, or was never ours: there it is done with.
    const isWanted = (key) => found.live.has(key) && (found.wanted.has(key) || found.recorded.has(key));
    return priorKeys(change).some((key) => isWanted(key) && !found.withdrawn.has(key))
        ? "a file that it withdraws is wanted now"
        : undefined;
}
function whatMoved(change, slot) {
    const [now] = slot;
    if (!now)
        return "this run does not plan it";
    if (now.sha256 !== change.sha256)
        return `the file is another one now (${plan_slot_short(change.sha256)} → ${plan_slot_short(now.sha256)})`;
    if (!isSavedFile(change, now))
        return `it would be delivered as ${now.name}`;
    return "what it takes the place of is not the same any more";
}
/** A saved name without a tag leaves the name open. */
function isSavedFile(saved, fresh) {
    return (saved.sha256 === fresh.sha256 && (saved.name === fresh.name || (saved.open ?? []).length > 0));
}
/** The same file, and nothing more goes for it. */
function isWithin(saved, fresh) {
    const prior = new Set(saved.prior);
    return fresh.prior.every((id) => prior.has(id)) && isSavedFile(saved, fresh);
}
/** A run that was cut off before it recorded what it attached again may have withdrawn the old ones already. */
function isSameDelivery(saved, fresh, live) {
    const { target, file_id, prior } = fresh;
    const left = new Set(prior);
    const isAttached = live.has(targetKey(target, file_id));
    const isDone = (id) => left.has(id) || (isAttached && !live.has(targetKey(target, id)));
    return isWithin(saved, fresh) && saved.prior.every(isDone);
}
/** Its file is to be live after the run. */
function stays(change) {
    return !(0,plan_plan/* isLeaving */.Xi)(change);
}
/** Listed without bytes, and never recorded. */
function isDead(change) {
    return (0,plan_plan/* isRemoval */.f)(change) && change.path === null;
}
function isForget({ action }) {
    return action === "forget";
}
function priorKeys({ target, prior }) {
    return prior.map((id) => targetKey(target, id));
}
function describe({ action, name, target }, { targets }) {
    return `${action} ${name} in ${targets.find((one) => one.target === target)?.spellings[0] ?? target}`;
}
function bySlot(changes) {
    return Map.groupBy(changes, slotKey);
}
function slotKey({ target, slot }) {
    return targetKey(target, slot);
}
function nameKey({ target, name }) {
    return targetKey(target, name);
}
function targetKey(target, of) {
    return JSON.stringify([target, of]);
}

;// CONCATENATED MODULE: ./build/app/commands/plan-and-apply.js












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
async function planTargets(prepared, saved) {
    const { settings, draft, scanned } = prepared;
    const seen = await survey(prepared, { begun: prepared.begun });
    const { snapshot } = seen;
    const desired = withoutLeft(prepared, seen);
    const allows = saved && allowedBy(saved);
    const planned = planFrom(desired, seen, { allows });
    draft.planned(planned);
    const { plan } = planned;
    const { resolved } = desired;
    if (saved)
        holdToSaved(saved, planned, desired);
    if (scanned.idle && !(0,plan_plan/* changesOf */.fs)(plan).some(plan_plan/* isDelivery */.Vq))
        draft.warnings.push(scanned.idle);
    draft.notices.push(...orphansOf(snapshot.state, resolved.spellings).map(orphanNotice), ...manyFilesNotices(plan));
    if (settings.command === "plan") {
        draft.outcomes((0,plan_plan/* changesOf */.fs)(plan).map(asPlanned));
        return savePlan(plan, desired);
    }
    draft.outcomes((0,plan_plan/* changesOf */.fs)(plan).map(report/* untried */.IM));
    draft.problems.push(...untagged(plan));
    const isStopped = draft.problems.some(({ target }) => target === undefined);
    const { placements } = scanned;
    const replan = async (targets, state, rules) => {
        const chosen = new Set([...resolved.chosen].filter((target) => targets.has(target)));
        const again = {
            ...desired,
            resolved: { ...resolved, chosen },
            snapshot: { ...snapshot, state },
        };
        return {
            ...planFrom(again, await survey(again, { quiet: true }), { allows, ...rules }),
            placements,
        };
    };
    if (!isStopped)
        await carryOut({ ...desired, settings, kind: "apply", plan, placements, replan });
}
/** What a newer run took over while this one began is left to it (A7). */
function withoutLeft(prepared, { snapshot }) {
    const { settings, draft, resolved } = prepared;
    const by = runKeyOf(prepared, prepared.snapshot);
    const isLeft = (target) => newerRelease(snapshot.state, target, by) !== undefined;
    const left = settings.command === "apply" ? [...resolved.chosen].filter(isLeft) : [];
    for (const target of left)
        draft.warnings.push(superseded({ target, spellings: resolved.spellings.get(target) ?? [target] }));
    const chosen = new Set([...resolved.chosen].filter((target) => !left.includes(target)));
    return { ...prepared, snapshot, resolved: { ...resolved, chosen } };
}
/** A saved plan that fits no more stops the run; what it does not contain waits. */
function holdToSaved(saved, fresh, { ports, draft, snapshot, resolved }) {
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
        await planFile.save((0,plan_document/* renderPlanDocument */.Fr)(plan));
    draft.notices.push(isWhole ? `The plan is in ${planFile.where}.` : `No plan was written to ${planFile.where}.`);
}
async function loadPlan(planFile) {
    return (0,plan_document/* parsePlanDocument */.Ey)(await planFile.load(), planFile.where);
}
function asPlanned(change) {
    return { change, status: "planned", file_id: change.file_id };
}

;// CONCATENATED MODULE: ./build/core/upkeep/rollback-problems.js

/** A file of the release that Dodo does not attach again and that the workspace does not have. */
function unavailable({ target, spellings }, missing) {
    const [first] = missing;
    return new problem/* Problem */.A({
        code: "rollback-unavailable",
        message: `${spellings[0] ?? target} cannot get ${missing.length === 1 ? first?.name : `${missing.length} files`} back from Dodo, and no file at hand has the same content.`,
        remedy: "Put each file below at its path, with exactly that content (build the old tag, for example), and run again.",
        details: missing.map(({ name, path, sha256 }) => `${path || name}  SHA-256 ${sha256 ?? "not known"}`),
        target,
    });
}
/** Ids of the release that no receipt explains. */
function receiptsForgotten({ target, spellings }, ids) {
    return new problem/* Problem */.A({
        code: "rollback-unavailable",
        message: `The state no longer knows ${ids.length === 1 ? `file ${ids[0]}` : `${ids.length} files`} of that release in ${spellings[0] ?? target}, or Dodo lists it as something else.`,
        remedy: "Put the receipt back with dodo-files state push, or build that release again and apply it with allow-downgrade.",
        details: ids.map((id) => `file ${id}, path and SHA-256 not known`),
        target,
    });
}

;// CONCATENATED MODULE: ./build/core/upkeep/plan-rollback.js










function notLiveOf(input) {
    return worldsOf(input).flatMap(({ reconciled, destination }) => releaseReceipts(reconciled, destination)
        .known.filter(({ file_id }) => !reconciled.live.has(file_id))
        .map((receipt) => ({
        receipt,
        namesakes: reconciled.index.unrecorded.get(receipt.name) ?? [],
    })));
}
/** plan(releases, recorded, live): what makes the managed files of each target those of an earlier release. Pure. */
function planRollback(input) {
    const { environment, manifest, manifestDigest: manifest_digest, state, rules } = input;
    const planned = worldsOf(input).map((one) => planTargetRollback(one, input));
    const head = { version: 1, environment, manifest, manifest_digest };
    const { lineage, serial } = state;
    const targets = planned.map((target) => target.plan);
    const name = (0,releases/* nameOf */.Vb)([...input.destinations.values()]);
    const plan = { ...head, lineage, serial, offline: false, ...name, targets };
    const removals = countRemovals((0,plan_plan/* changesOf */.fs)(plan));
    const tooMany = removals > rules.maxRemovals ? [tooManyRemovals(removals, rules.maxRemovals)] : [];
    const problems = [...tooMany, ...planned.flatMap((target) => target.problems)];
    return { plan, problems, warnings: planned.flatMap(({ warnings }) => warnings) };
}
function worldsOf(input) {
    const nothing = { placements: [], parts: [], proofs: new Map(), offline: false };
    return targetFacts({ ...input, ...nothing }).flatMap((facts) => {
        const destination = input.destinations.get(facts.target);
        return destination ? [{ ...reconcile(facts), destination }] : [];
    });
}
/**
 * The receipts of a release in one target, and the ids that no receipt takes part for. What is live under another id by now counts as
 * it, and so does what was sent anew in its place and not attached yet.
 */
function releaseReceipts(reconciled, { live }) {
    const { target, active, retired } = reconciled;
    const receipts = new Map([...active, ...retired].map((receipt) => [receipt.file_id, receipt]));
    const ids = live[target] ?? [];
    const taken = new Set(ids);
    const standIn = (wanted) => {
        if (reconciled.live.has(wanted.file_id) || wanted.sha256 === null)
            return wanted;
        const others = active.filter((one) => !taken.has(one.file_id) && hasSameContent(one, wanted));
        const same = others.find(({ file_id }) => reconciled.live.has(file_id)) ?? others[0];
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
function hasSameContent(a, b) {
    return a.slot === b.slot && a.name === b.name && a.sha256 === b.sha256;
}
function planTargetRollback({ reconciled, destination: release, warnings: disagreements, }, { files, twins, dead, rules }) {
    const { known, unknown } = releaseReceipts(reconciled, release);
    const wanted = new Set(known.map(({ file_id }) => file_id));
    const going = managedOf(reconciled).filter(({ file_id }) => !wanted.has(file_id));
    const back = changesBack(known, { reconciled, going, release, twins });
    const replaced = new Set(back.flatMap(({ prior }) => prior));
    const left = going.filter(({ file_id }) => !replaced.has(file_id));
    const cleared = reconciled.listing.files
        .filter(({ file_id }) => dead.has(file_id))
        .flatMap((file) => clearDeadNamesakes(file, back));
    const changes = [
        ...back,
        ...left.map((receipt) => deletion(receipt, `not in ${(0,releases/* releaseTitle */.KU)(release)}`)),
        ...forgottenIn(reconciled, wanted, release),
        ...cleared,
    ];
    const plan = buyersView(reconciled, changes, rules.allowEmptyTarget);
    const isEmptied = unknown.length === 0 && plan.after.length === 0 && plan.before.length > 0;
    const missing = back.filter((change) => change.file_id === null && !files.has(change.sha256 ?? ""));
    const problems = [
        ...namesTaken(reconciled, back, dead),
        ...(unknown.length > 0 ? [receiptsForgotten(reconciled, unknown)] : []),
        ...(missing.length > 0 ? [unavailable(reconciled, missing)] : []),
        ...(isEmptied && !rules.allowEmptyTarget ? [wouldEmpty(reconciled)] : []),
    ];
    const settled = back.filter(({ action }) => action === "keep" || action === "adopt");
    const beside = settled.flatMap((change) => namesakesInTheWay(reconciled, change, dead));
    return {
        plan,
        problems,
        warnings: [...disagreements, ...beside.map((file) => namesakeWarning(reconciled, file))],
    };
}
/** What was recorded and is not live: it is not to be attached any more. */
function forgottenIn({ active, live }, wanted, release) {
    return active
        .filter(({ file_id }) => !live.has(file_id) && !wanted.has(file_id))
        .map((receipt) => {
        const reason = `not live, and not in ${(0,releases/* releaseTitle */.KU)(release)}`;
        return { ...deletion(receipt, reason), action: "forget", prior: [] };
    });
}
/** What buyers see because of us: recorded and live; a withdrawn file that is listed again too, a held one not. */
function managedOf({ active, retired, live }) {
    const back = retired.filter((receipt) => !receipt.held);
    return [...active, ...back].filter(({ file_id }) => live.has(file_id));
}
/** Buyers could not tell the file that comes back from one under its name that is not ours. */
function namesTaken(reconciled, back, dead) {
    return back.flatMap((change) => {
        const namesakes = namesakesInTheWay(reconciled, change, dead);
        const isTaken = (0,plan_plan/* isDelivery */.Vq)(change) && change.action !== "adopt" && namesakes.length > 0;
        return isTaken ? [nameTaken(reconciled, change.name, namesakes)] : [];
    });
}
/** Files under the name of a change that are neither recorded nor adopted, and have bytes. */
function namesakesInTheWay({ index }, { name, file_id }, dead) {
    return (index.unrecorded.get(name) ?? []).filter((file) => file.file_id !== file_id && !dead.has(file.file_id));
}
/** With the file that comes back under its name; what only an attached entitlement lists stays. */
function clearDeadNamesakes({ file_id, name, own }, back) {
    const successor = back.find((change) => change.name === name);
    if (!own || !successor)
        return [];
    const { target, slot, rule } = successor;
    const what = { target, slot, name, rule, file_id, prior: [file_id] };
    const unknown = { path: null, size: null, sha256: null };
    return [{ action: "delete", ...what, ...unknown, reason: deadFileReason }];
}
function changesBack(known, { reconciled, going, release, twins }) {
    const succeeded = new Set();
    const isActive = new Set(reconciled.active);
    return known.map((receipt) => {
        const isLive = reconciled.live.has(receipt.file_id);
        if (isLive && isActive.has(receipt))
            return { ...deletion(receipt, "unchanged"), action: "keep", prior: [] };
        const prior = succeeded.has(receipt.slot)
            ? []
            : newestFirst(going.filter(({ slot }) => slot === receipt.slot));
        succeeded.add(receipt.slot);
        const newest = prior[0];
        const was = newest ? { was: newest.version ?? newest.name, was_size: newest.size } : {};
        const what = { ...deletion(receipt, ""), ...was, prior: prior.map(({ file_id }) => file_id) };
        const reason = `${isLive ? "withdrawn before, and still live" : "not live now"}, of ${(0,releases/* releaseTitle */.KU)(release)}`;
        const twin = twins.get(receipt.file_id);
        if (twin !== undefined) {
            const same = "live already with the same content, but not recorded";
            return { ...what, action: "adopt", file_id: twin, reason: same };
        }
        // What an entitlement let go is gone: there it is uploaded anew.
        if (isLive || (0,dodo_target/* routeOf */.Lu)(reconciled.target).takesFilesBack)
            return { ...what, action: "restore", reason };
        return { ...what, action: newest ? "replace" : "create", file_id: null, reason };
    });
}

// EXTERNAL MODULE: ./build/core/placement/secret-files.js
var secret_files = __webpack_require__(9290);
;// CONCATENATED MODULE: ./build/app/scan/find-content.js




/**
 * Files of the workspace that have the content of these receipts, by SHA-256: where it was recorded, or whatever a rule matches now.
 * Only files of the right size are read. What cannot be searched is a warning, since the file may not be needed.
 */
async function findContent(receipts, { rules, exclude }, { workspace, warn }) {
    const wanted = new Set(receipts.flatMap(({ sha256 }) => sha256 ?? []));
    if (wanted.size === 0)
        return new Map();
    const paths = [...new Set(receipts.map(({ path }) => path))].filter((path) => path !== "" && !(0,secret_files/* looksSecret */.n)(path));
    const recorded = paths.map((glob) => ({ glob, exclude: [] }));
    const matched = rules.map((rule) => ({
        glob: rule.glob,
        exclude: [...rule.exclude, ...exclude],
    }));
    const found = await catchProblem(() => workspace.find([...recorded, ...matched]));
    if (found instanceof problem/* Problem */.A) {
        warn(found);
        return new Map();
    }
    const among = new Set(receipts.map(({ size }) => size));
    const files = found.flat();
    const readOf = await readOnce(files, workspace, { most: Number.POSITIVE_INFINITY, among });
    // Of several the first stays.
    return new Map(files.toReversed().flatMap((file) => {
        const read = readOf(file);
        if (read instanceof problem/* Problem */.A || read.sha256 === undefined || !wanted.has(read.sha256))
            return [];
        const { path, real } = file;
        const { size, sha256 } = read;
        return [[sha256, { path, real, size, sha256 }]];
    }));
}

;// CONCATENATED MODULE: ./build/app/commands/plan-back.js









/** Reads the targets, looks for the files of the releases, and plans the way back to them. */
async function planBack(destinations, manifest, run, rules) {
    const { settings, ports, draft, resolved, snapshot } = run;
    const { environment, allowEmptyTarget } = settings;
    const { workspace } = ports;
    const storefront = storefrontOf(run);
    const found = noProofs();
    const of = { state: snapshot.state, by: runKeyOf(run, snapshot, "rollback"), storefront };
    const look = async (listings) => {
        await recognise(listings, of, found);
        return new Set();
    };
    const { listings } = await readLive(run, { look, quiet: rules !== undefined });
    const { state } = recordedIn(run, { listings, found });
    const chosen = [...resolved.spellings].filter(([target]) => resolved.chosen.has(target));
    const head = { environment, manifest: run.manifest.path, manifestDigest: run.manifest.digest };
    const input = { ...head, state, destinations, targets: new Map(chosen), listings };
    const warn = (problem) => draft.warnings.push(problem);
    const notLive = notLiveOf(input);
    const twins = await findTwins(notLive, storefront);
    const toSend = notLive.map(({ receipt }) => receipt).filter(({ file_id }) => !twins.has(file_id));
    const files = await findContent(toSend, manifest, { workspace, warn });
    const dead = await confirmedDead(input, files, run);
    const { maxRemovals } = rules ?? settings;
    const limits = { allowEmptyTarget, maxRemovals };
    const planned = planRollback({ ...input, files, twins, dead, rules: limits });
    return {
        ...planned,
        placements: (0,plan_plan/* changesOf */.fs)(planned.plan).flatMap((change) => placed(change, files)),
        unavailable: (changes) => without(changes, files, planned.plan.targets),
    };
}
/** Live files that nobody recorded and that a download proves to be what a receipt says, each for one receipt. */
async function findTwins(notLive, storefront) {
    const twins = new Map();
    const taken = new Set();
    const spent = new Map();
    for (const { receipt, namesakes } of notLive) {
        const { target, file_id, size, sha256 } = receipt;
        for (const file of namesakes) {
            const total = (spent.get(target) ?? 0) + size;
            const isPossible = sha256 !== null && !taken.has(file.file_id) && (file.size ?? size) === size;
            if (!isPossible || twins.has(file_id) || total > proofLimit)
                continue;
            spent.set(target, total);
            if ((await prove(storefront, file, { size, sha256 }, size)) !== "equal")
                continue;
            taken.add(file.file_id);
            twins.set(file_id, file.file_id);
        }
    }
    return twins;
}
/** Live files that nobody recorded and that have no bytes, in two looks a second apart (A3). */
async function confirmedDead(input, files, run) {
    const { clock, signal } = run.ports;
    const storefront = storefrontOf(run);
    const dead = await findDead(notLiveOf(input), files, storefront);
    if (dead.size === 0)
        return dead;
    await clock.sleep(confirmAfter, signal);
    const { listings } = await readLive(run, { quiet: true });
    const again = await findDead(notLiveOf({ ...input, listings }), files, storefront);
    return new Set([...dead].filter((id) => again.has(id)));
}
/** Only what is at hand can have been sent before. */
async function findDead(notLive, files, storefront) {
    const dead = new Set();
    for (const { receipt, namesakes } of notLive) {
        const local = files.get(receipt.sha256 ?? "");
        for (const file of local ? namesakes : []) {
            if (local && (await prove(storefront, file, local, 0)) === "dead")
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

;// CONCATENATED MODULE: ./build/app/commands/rollback.js







/** Makes the managed files of each target those of an earlier release; what cannot be had again stops its target before anything goes. */
async function rollback(manifest, run) {
    const { settings, ports, draft } = run;
    const resolved = resolveForRun(manifest, run);
    const of = {
        environment: settings.environment,
        manifest: run.manifest.path,
        newLineage: ports.newLineage,
    };
    const snapshot = await loadState(ports.store, of);
    draft.loaded(snapshot.state, ports.store.where);
    if (draft.problems.length > 0)
        return;
    const { to } = settings;
    const { destinations } = (0,releases/* chooseRelease */.bX)(snapshot.state, { to, targets: resolved.chosen });
    const chosen = new Set(destinations.keys());
    const known = { ...run, resolved: { ...resolved, chosen }, snapshot };
    const planned = await planBack(destinations, manifest, known);
    draft.planned(planned);
    const { plan, problems } = planned;
    draft.notices.push(...whereTo(destinations, plan), ...leftAlone(destinations, { ...known, resolved }));
    draft.outcomes((0,plan_plan/* changesOf */.fs)(plan).map(report/* untried */.IM));
    if (problems.some(({ target }) => target === undefined))
        return;
    const replan = (targets, state, rules) => {
        const some = new Set([...chosen].filter((target) => targets.has(target)));
        const again = {
            ...known,
            resolved: { ...resolved, chosen: some },
            snapshot: { ...snapshot, state },
        };
        return planBack(destinations, manifest, again, rules);
    };
    await carryOut({
        ...known,
        ...planned,
        kind: "rollback",
        back: serialsOf(destinations),
        // What is recorded now goes by the names of the release that is live again.
        settings: { ...settings, facts: { ...settings.facts, ...(0,releases/* nameOf */.Vb)([...destinations.values()]) } },
        replan,
    });
}
function serialsOf(destinations) {
    return Object.fromEntries([...destinations].map(([target, { serial }]) => [target, serial]));
}
/** Says where a rollback goes, in a sentence for each release; it claims nothing if nothing changes. */
function whereTo(destinations, plan) {
    const releases = new Set(destinations.values());
    const isChanging = (0,plan_plan/* changesOf */.fs)(plan).some(plan_plan/* isPending */.mm);
    return [...releases].map(({ tag, serial, at }) => {
        const of = tag ? `release ${tag}` : "a release without a tag";
        return isChanging
            ? `Back to ${of} (#${serial}, ${at}).`
            : `Nothing to take back: the files are those of ${of} (#${serial}, ${at}) already.`;
    });
}
/** Targets of one side only. */
function leftAlone(destinations, { resolved, settings }) {
    const known = [...destinations.values()].flatMap(({ live }) => Object.keys(live));
    const gone = [...new Set(known)].filter((target) => !resolved.spellings.has(target));
    const fresh = [...resolved.chosen].filter((target) => !destinations.has(target));
    return [
        ...(settings.only.length > 0
            ? []
            : gone.map((target) => `${target} is left alone: no rule names it any more.`)),
        ...fresh.map((target) => `${resolved.spellings.get(target)?.[0]} is left alone: that release did not know it.`),
    ];
}

;// CONCATENATED MODULE: ./build/app/commands/state.js







/** `history` and `state pull`: what is stored. */
async function readState(run) {
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
    const state = await readState(run);
    run.draft.asked(state ? [...state.files, ...state.retired] : []);
}
/** `state show ID…` and `state list ID…`: those of these file ids and targets. Throws `input-invalid` where one is not known. */
async function showReceipts(run) {
    const state = await readState(run);
    if (state)
        run.draft.asked(chosenReceipts(run, state));
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
    if (isSameState(merged, stored) && !isFirst) {
        draft.notices.push(`${ports.store.where} knows everything that was pushed.`);
        return;
    }
    const [before, after] = [standings(stored), standings(merged)];
    const news = [...after.values()].filter(({ receipt, action }) => {
        const known = before.get(receipt.file_id);
        return known?.action !== action || known.receipt.delivered_at !== receipt.delivered_at;
    });
    const changes = news.map(({ receipt, action }) => changeOf(receipt, action, "pushed"));
    await save(run, {
        snapshot: { ...snapshot, state: stored },
        entries: [{ op: "merge", state: pushed }],
        changes,
    });
}
/** `state rm ID…`: forgets receipts, or all of a target. Dodo keeps the files, which are then nobody's. */
async function removeReceipts(run) {
    const snapshot = await load(run);
    run.draft.loaded(snapshot.state, run.ports.store.where);
    const receipts = chosenReceipts(run, snapshot.state);
    const entries = receipts.map(({ file_id }) => ({ op: "forget", file_id }));
    const changes = receipts.map((receipt) => changeOf(receipt, "forget", "removed from the state"));
    await save(run, { snapshot, entries, changes });
}
/** All in one save, through the same saver as every run: a save that lost a race is replayed on what won it. */
async function save(run, { snapshot, entries, changes }) {
    const { ledger, flush } = openLedger(run, snapshot);
    ledger.write(entries);
    const status = (await flush()) ? "done" : "failed";
    run.draft.outcomes(changes.map((change) => ({ change, status, file_id: change.file_id })));
}
function load({ settings, manifest, ports }) {
    const { environment } = settings;
    return loadState(ports.store, {
        environment,
        manifest: manifest.path,
        newLineage: ports.newLineage,
    });
}
/** By file id, or by target; each id must be known. */
function chosenReceipts({ settings, ports }, { files, retired }) {
    const { operands } = settings;
    const all = [...files, ...retired];
    const isOf = (id) => (receipt) => ((0,targets/* isId */.eQ)(id) ? receipt.target : receipt.file_id) === id;
    const unknown = operands.filter((id) => !all.some(isOf(id)));
    if (operands.length > 0 && unknown.length === 0)
        return all.filter((one) => operands.some((id) => isOf(id)(one)));
    const message = operands.length === 0
        ? `${settings.command} has to be told which receipts.`
        : `The state in ${ports.store.where} has no receipt of ${unknown.join(", ")}.`;
    const remedy = "Give file ids, or ids of targets for all of theirs: dodo-files state list shows them, and names of the manifest are not known here.";
    throw new problem/* Problem */.A({ code: "input-invalid", message, remedy });
}
async function readDocument({ settings, manifest, ports }) {
    const { environment } = settings;
    const found = await ports.document?.load();
    if (found) {
        return (0,state_document/* parseState */.B)(found.text, {
            environment,
            manifest: manifest.path,
            where: ports.document?.where ?? "",
        });
    }
    const message = ports.document
        ? `There is no file ${ports.document.where}.`
        : "state push has to be told which file.";
    const remedy = "Name a document that state pull printed, or a dodo-files.recovered-state.json.";
    throw new problem/* Problem */.A({ code: "input-invalid", message, remedy });
}
function otherState({ ports }, pushed) {
    return new problem/* Problem */.A({
        code: "state-mismatch",
        message: `The pushed document is another state (lineage ${pushed.lineage}) than the one in ${ports.store.where}.`,
        remedy: "Push only what came from there. To put this one in its place, delete the stored document first.",
    });
}
function isSameState(a, b) {
    return (0,state_document/* renderState */.C)({ ...a, serial: 0 }) === (0,state_document/* renderState */.C)({ ...b, serial: 0 });
}
/** Every receipt, and what a person is told became of it: ours again, or withdrawn. */
function standings({ files, retired }) {
    const standing = (action) => (receipt) => [receipt.file_id, { receipt, action }];
    return new Map([...files.map(standing("adopt")), ...retired.map(standing("forget"))]);
}
function changeOf(receipt, action, reason) {
    return { ...deletion(receipt, reason), action, prior: [] };
}

;// CONCATENATED MODULE: ./build/app/commands/validate.js



/** Without an environment, what is wrong in one of the two may be right in the other: only what is wrong in both counts. */
async function validate(manifest, { settings, ports, draft }) {
    const { config: file, only, facts, environment } = settings;
    const tried = environment ? [environment] : ["test_mode", "live_mode"];
    const found = tried.map((each) => (0,targets/* resolveTargets */.h5)({ manifest, file, environment: each, only }));
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
    draft.addFindings(scanned);
    draft.notices.push(`${(0,numbers/* plural */.LS)(manifest.rules.length, "rule")}: ${(0,numbers/* plural */.LS)(scanned.placements.length, "file")} in ${(0,numbers/* plural */.LS)(resolved.chosen.size, "target")}. Nothing was sent.`);
}

;// CONCATENATED MODULE: ./build/app/commands/commands.js








/** Carries out a command that begins with a sound manifest. */
async function carryOutManifest(settings, manifest, begin) {
    switch (settings.command) {
        case "apply":
        case "plan":
            return planAndApply(manifest, await begin(settings));
        case "check":
            return check(manifest, await begin(settings));
        case "import":
            return importFiles(manifest, await begin(settings));
        case "rollback":
            return rollback(manifest, await begin(settings));
        case "validate":
            return validate(manifest, await begin(settings));
    }
}
/** Carries out what makes a manifest, and what looks after the state: it works without a manifest and with a broken one. */
async function carryOutLocal(settings, begin) {
    if (settings.command === "init")
        return init(await begin(settings));
    if (settings.command === "destroy")
        return destroy(await begin(settings));
    await stateCommands[settings.command](await begin(settings));
}
const stateCommands = {
    history: readState,
    "state list": listReceipts,
    "state show": showReceipts,
    "state pull": readState,
    "state push": pushState,
    "state rm": removeReceipts,
};


/***/ }),

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


/***/ })

};
