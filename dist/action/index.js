import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 9140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
exports.yo = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
exports.XT = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
exports.YR = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 4788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 5150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 7592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ globFault)
/* harmony export */ });
/* harmony import */ var _text_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(196);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ globHints)
/* harmony export */ });
/* harmony import */ var _name_template_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7398);

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

/***/ 8889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ environments),
/* harmony export */   e: () => (/* binding */ whens)
/* harmony export */ });
const environments = ["test_mode", "live_mode"];
const whens = ["release", "prerelease", "always"];


/***/ }),

/***/ 7398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ compileName),
/* harmony export */   Ut: () => (/* binding */ literalFault),
/* harmony export */   Vb: () => (/* binding */ openTokens),
/* harmony export */   Yp: () => (/* binding */ hasOpenToken),
/* harmony export */   bx: () => (/* binding */ baseOf),
/* harmony export */   sA: () => (/* binding */ templateFaults)
/* harmony export */ });
/* unused harmony export templateTokens */
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6381);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7592);


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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ parseManifest)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./build/core/problem.js
var problem = __nccwpck_require__(9341);
// EXTERNAL MODULE: ./build/core/text/suggest.js + 1 modules
var suggest = __nccwpck_require__(6381);
// EXTERNAL MODULE: ./build/core/manifest/products.js
var manifest_products = __nccwpck_require__(2544);
// EXTERNAL MODULE: ./build/core/manifest/manifest.js
var manifest = __nccwpck_require__(8889);
// EXTERNAL MODULE: ./build/core/manifest/name-template.js
var name_template = __nccwpck_require__(7398);
// EXTERNAL MODULE: ./build/core/manifest/yaml-fields.js
var yaml_fields = __nccwpck_require__(3589);
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
var targets = __nccwpck_require__(7348);
// EXTERNAL MODULE: ./build/core/manifest/yaml-page.js + 1 modules
var yaml_page = __nccwpck_require__(5677);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _u: () => (/* binding */ namePattern),
/* harmony export */   a: () => (/* binding */ parseProducts),
/* harmony export */   aD: () => (/* binding */ idPattern)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6381);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8889);
/* harmony import */ var _yaml_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3589);




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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eQ: () => (/* binding */ isId),
/* harmony export */   h5: () => (/* binding */ resolveTargets),
/* harmony export */   hG: () => (/* binding */ unknownTargets)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9341);
/* harmony import */ var _text_glob_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(196);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6381);



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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6381);
/* harmony import */ var _glob_faults_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5598);
/* harmony import */ var _glob_hints_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9545);
/* harmony import */ var _yaml_page_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5677);





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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e8: () => (/* binding */ maxManifestCharacters),
  b4: () => (/* binding */ offsetOf),
  IM: () => (/* binding */ openYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./build/core/problem.js
var problem = __nccwpck_require__(9341);
// EXTERNAL MODULE: ./build/core/manifest/glob-hints.js
var glob_hints = __nccwpck_require__(9545);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IM: () => (/* binding */ untried),
/* harmony export */   IX: () => (/* binding */ isLocal),
/* harmony export */   Nw: () => (/* binding */ managedFiles),
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   Uw: () => (/* binding */ localCommands)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6769);
/* harmony import */ var _text_order_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1472);


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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ shopOf),
/* harmony export */   Z: () => (/* binding */ needsManifest)
/* harmony export */ });
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(284);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ withoutAbsent),
/* harmony export */   v: () => (/* binding */ documentReader)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(786);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (/* binding */ parseState),
  C: () => (/* binding */ renderState)
});

// EXTERNAL MODULE: ./build/core/manifest/manifest.js
var manifest = __nccwpck_require__(8889);
// EXTERNAL MODULE: ./build/core/problem.js
var problem = __nccwpck_require__(9341);
// EXTERNAL MODULE: ./build/core/text/order.js
var order = __nccwpck_require__(1472);
// EXTERNAL MODULE: ./build/core/state/document-reader.js
var document_reader = __nccwpck_require__(3999);
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
var receipt_document = __nccwpck_require__(1960);
// EXTERNAL MODULE: ./build/core/state/state.js
var state = __nccwpck_require__(786);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ orderedIntent),
/* harmony export */   N3: () => (/* binding */ readIntent),
/* harmony export */   Uc: () => (/* binding */ orderedReceipt),
/* harmony export */   b8: () => (/* binding */ readReceipt),
/* harmony export */   c6: () => (/* binding */ byTargetAndSlot),
/* harmony export */   dX: () => (/* binding */ byKey)
/* harmony export */ });
/* harmony import */ var _text_order_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1472);
/* harmony import */ var _document_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3999);
/* harmony import */ var _intents_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8235);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(786);




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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ releaseTitle),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   bX: () => (/* binding */ chooseRelease),
/* harmony export */   fO: () => (/* binding */ hasUnreleased)
/* harmony export */ });
/* unused harmony export releaseLine */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9341);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6745);


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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/* unused harmony export clock */
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ order)
/* harmony export */ });
/** -1, 0 or 1, by UTF-16 code units: the same on every machine. */
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 6381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  au: () => (/* binding */ didYouMean),
  KE: () => (/* binding */ listed),
  TL: () => (/* binding */ quoted)
});

;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

;// CONCATENATED MODULE: ./build/core/text/suggest.js

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
    const near = closestMatch(word, known, { maxDistance }) ??
        closestMatch(word.toLowerCase(), known, { maxDistance });
    return near ?? known.find((one) => word.length > 2 && one.startsWith(word));
}


/***/ }),

/***/ 5050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);

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

/***/ 8700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ reportsFolder)
});

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./build/io/host/reports-folder.js

/** Each step makes a folder in it, for its report and summary. */
function reportsFolder() {
    return process.env["RUNNER_TEMP"] || (0,external_node_os_namespaceObject.tmpdir)();
}


/***/ }),

/***/ 7027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readManifest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9341);




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

/***/ 5120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ZW: () => (/* binding */ changedLine),
  oM: () => (/* binding */ closingLine),
  od: () => (/* binding */ planLine),
  l4: () => (/* binding */ rareDone),
  bn: () => (/* binding */ rareToDo),
  JA: () => (/* binding */ standing),
  zv: () => (/* binding */ targetsDone),
  oS: () => (/* binding */ whereAny)
});

// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan_plan = __nccwpck_require__(6769);
// EXTERNAL MODULE: ./build/core/text/numbers.js
var numbers = __nccwpck_require__(1262);
// EXTERNAL MODULE: ./build/core/state/document.js + 1 modules
var state_document = __nccwpck_require__(4605);
// EXTERNAL MODULE: ./build/core/state/releases.js
var releases = __nccwpck_require__(2024);
;// CONCATENATED MODULE: ./build/view/state-text.js





/** What `history` and `state list|show|pull` were asked for, as lines for standard output; of other commands nothing. */
function renderAnswer({ command, state, receipts = [], where = "", }) {
    if (!state)
        return [];
    if (command === "state pull")
        return [renderState(state).trimEnd()];
    const first = `state  ${safeLine(where)} #${state.serial}`;
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
        return `${(0,numbers/* plural */.LS)(state?.releases.length ?? 0, "release")}.${serial}`;
    if (command === "state list" || command === "state show")
        return `${(0,numbers/* plural */.LS)(receipts.length, "receipt")}.${serial}`;
    return command === "state pull" ? `Pulled.${serial}` : undefined;
}
/** `#57  2026-06-01T10:00:00Z  v1.2.0  4f2a91c  pdt_app 3 files, pdt_book 1 file` */
function historyLine(release) {
    const files = Object.entries(release.live).map(([target, ids]) => `${target} ${plural(ids.length, "file")}`);
    return safeLine(`${releaseLine(release)}  ${files.join(", ")}`);
}
function receiptLines(receipts, state) {
    const rows = receipts.map((receipt) => {
        const { target, name, size, version, file_id } = receipt;
        return [target, name, bytes(size), version ?? "–", file_id, standingOf(receipt, state)].map((text) => safeLine(text));
    });
    const widths = rows[0]?.map((_, column) => columnWidth(rows.map((row) => row[column] ?? ""))) ?? [];
    return rows.map((row) => row
        .map((text, column) => pad(text, widths[column] ?? 0))
        .join("  ")
        .trimEnd());
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

// EXTERNAL MODULE: ./build/view/tally.js
var view_tally = __nccwpck_require__(6310);
;// CONCATENATED MODULE: ./build/view/closing.js




/** `Plan: 1 to create, 2 to replace, 0 to remove. 13 unchanged. 103 MB to upload.` Frozen: people parse it. */
function planLine(plan) {
    const tally = (0,view_tally/* tallyOfPlan */.zy)(plan);
    const steps = [
        `${tally.created} to create`,
        `${tally.replaced} to replace`,
        `${tally.removed} to remove`,
        ...whereAny(tally, rareToDo),
    ];
    return `Plan: ${steps.join(", ")}. ${tally.kept} unchanged. ${(0,numbers/* bytes */.ee)((0,view_tally/* uploadSize */.zj)(plan))} to upload.`;
}
/** The last line of a run. Frozen for `plan` and `apply`: people parse it. */
function closingLine(report) {
    const tally = (0,view_tally/* tallyOf */.sv)((0,view_tally/* outcomesOf */.RK)(report));
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
    const targets = (0,view_tally/* targetOutcomes */.v7)(report);
    const done = targets.filter((each) => each.done).length;
    return `${done} of ${(0,numbers/* plural */.LS)(targets.length, "target")}`;
}
/** One sentence for each target that did not get through: what it delivers now, as far as this run knows. */
function standing(report) {
    return (0,view_tally/* targetOutcomes */.v7)(report)
        .filter(({ done }) => !done)
        .map(({ target }) => `${(0,view_tally/* targetName */.je)(report, target)} ${delivers(report, target)}`);
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
    return `${steps.join(", ")}. ${(0,numbers/* bytes */.ee)(sent)} in ${(0,numbers/* duration */.p0)(took)}.${stateNow(report)}`;
}
function failure(report) {
    if (report.problems.length === 0)
        return "not carried out. Nothing was changed.";
    const problems = (0,numbers/* plural */.LS)(report.problems.length, "problem");
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
    return `${(0,numbers/* plural */.LS)(tally.adopted, "file")}; buyers see what they saw before.${serial}`;
}
function whatIsValid({ manifest, plan, spellings }) {
    const files = plan ? `, ${(0,numbers/* plural */.LS)((0,plan_plan/* changesOf */.fs)(plan).length, "file")}` : "";
    return `${manifest}, ${(0,numbers/* plural */.LS)(spellings.size, "target")}${files}.`;
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
    const parts = [`delivers ${(0,numbers/* plural */.LS)(live.size, "file")}`, ...(added > 0 ? [`${added} new`] : [])];
    return `${[...parts, ...(lost > 0 ? [`${lost} of the old ones gone`] : [])].join(", ")}.`;
}


/***/ }),

/***/ 9163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ repository),
/* harmony export */   k: () => (/* binding */ problemLink)
/* harmony export */ });
/** Where this project lives. */
const repository = "https://github.com/OWNER/dodo-files";
/** The heading that explains a problem's code. */
function problemLink(code) {
    return `${repository}/blob/main/docs/problems.md#${code}`;
}


/***/ }),

/***/ 8869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ alerts),
/* harmony export */   UR: () => (/* binding */ warningAlerts),
/* harmony export */   jp: () => (/* binding */ standingList),
/* harmony export */   lH: () => (/* binding */ problemAlerts)
/* harmony export */ });
/* harmony import */ var _closing_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5120);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3673);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4586);
/* harmony import */ var _safe_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5359);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6310);
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4489);






/** A section for each problem: code, place, what happened, what to do. */
function problemAlerts(report) {
    return alerts(report, { of: report.problems, kind: "CAUTION" });
}
/** Files that buyers see although dodo-files did not deliver them, then a section for each warning. */
function warningAlerts(report) {
    const foreign = (report.plan?.targets ?? []).filter((target) => target.foreign.length > 0);
    const more = (left) => `… and ${left} more products with files of others.`;
    const lines = (0,_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .M)(foreign, {
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
function standingList(report) {
    if (report.problems.length === 0 || !report.wrote)
        return [];
    const render = (sentence) => `- ${(0,_safe_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(sentence)}`;
    const more = (left) => `- … and ${left} more`;
    const lines = (0,_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .M)((0,_closing_js__WEBPACK_IMPORTED_MODULE_0__/* .standing */ .JA)(report), { render, budget: 50_000, more });
    return lines.length > 0 ? ["**Not done:**", "", ...lines] : [];
}
/** A section for each of these problems, as many as fit. */
function alerts(report, { of, kind, budget = 100_000 }) {
    const more = (left) => `… and ${left} more; the log and the JSON report have them all.`;
    const render = (problem) => alert(report, problem, kind);
    return (0,_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .M)(of, { render, budget, more }).map((line) => [line]);
}
function alert(report, problem, kind) {
    const place = (0,_marks_js__WEBPACK_IMPORTED_MODULE_1__/* .problemPlace */ .NT)(problem, (target) => (0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .targetName */ .je)(report, target));
    const details = (0,_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .M)(problem.details, {
        render: (detail) => `> - ${(0,_safe_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(detail)}`,
        budget: 8_000,
        more: (left) => `> - … and ${left} more`,
    });
    return [
        `> [!${kind}]`,
        `> **${problem.code}** ${place === "" ? "" : `${(0,_safe_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(place)} `}${(0,_safe_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(problem.message)}`,
        ...(details.length > 0 ? [">", ...details] : []),
        ">",
        `> → ${(0,_safe_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(problem.remedy)} [More about it](${(0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .problemLink */ .k)(problem.code)})`,
    ].join("\n");
}
function foreignAlert(report, { target, foreign }) {
    const names = foreign.slice(0, 10).map(({ name }) => (0,_safe_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(name));
    const more = foreign.length > 10 ? ` and ${foreign.length - 10} more` : "";
    const them = foreign.length === 1 ? "it" : "them";
    return [
        "> [!WARNING]",
        `> **${(0,_safe_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)((0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .targetName */ .je)(report, target))}** also delivers ${names.join(", ")}${more}, which dodo-files did not upload. Buyers see ${them}. [Take ${them} over](${_links_js__WEBPACK_IMPORTED_MODULE_5__/* .repository */ .J}#import) or remove ${them} in the dashboard.`,
    ].join("\n");
}


/***/ }),

/***/ 4489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bounded)
/* harmony export */ });
/** Items as texts, as many as fit into so many bytes of UTF-8; where some do not, a last text says how many more there are. */
function bounded(items, options) {
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


/***/ }),

/***/ 4438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ buyersSee)
/* harmony export */ });
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6310);

/** What buyers see now, of every target that was read; of a plan, what they will see, where no problem stops it. */
function buyersSee(report) {
    if (report.command === "plan") {
        const planned = report.plan?.targets.filter(({ target }) => !(0,_tally_js__WEBPACK_IMPORTED_MODULE_0__/* .isTargetStopped */ .jV)(report, target)) ?? [];
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


/***/ }),

/***/ 241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ planFacts),
/* harmony export */   u: () => (/* binding */ linkTo)
/* harmony export */ });
/* harmony import */ var _safe_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5359);

/** A link, where the address is a plain one without a query; else the bare text. */
function linkTo(text, url) {
    return url !== undefined && /^https:\/\/[\w.:/@%~-]+$/.test(url) ? `[${text}](${url})` : text;
}
/** What a plan was made from, and what it leaves open. `commit`: what people know the change by; without it the run's own. */
function planFacts({ plan }, commit = plan?.commit) {
    const open = new Set(plan?.targets.flatMap(({ changes }) => changes.flatMap((change) => change.open ?? [])));
    const at = commit === undefined ? "" : ` at ${(0,_safe_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(commit.slice(0, 7))}`;
    const alone = plan?.offline ? " alone: without a key nothing live was read" : "";
    return [
        ...(plan
            ? [`Planned${at} against state ${plan.serial}${alone}`]
            : at === ""
                ? []
                : [`Tried${at}`]),
        ...(open.size > 0 ? [`no tag in this run: ${[...open].map(_safe_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY).join(", ")} left open`] : []),
    ];
}


/***/ }),

/***/ 5406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UM: () => (/* binding */ factsLine),
/* harmony export */   gD: () => (/* binding */ headlineOf),
/* harmony export */   lM: () => (/* binding */ planned),
/* harmony export */   oV: () => (/* binding */ withWarnings)
/* harmony export */ });
/* harmony import */ var _core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1262);
/* harmony import */ var _closing_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5120);
/* harmony import */ var _safe_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5359);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6310);
/* harmony import */ var _footer_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(241);





/** The first line of a summary: did it work, what, where. */
function headlineOf(report) {
    const where = report.environment ? (0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(report.environment) : "";
    if (report.result === "failed")
        return `✗ ${failedTitle(report, where)}`;
    if (report.result === "partial")
        return `✗ Partly done in ${where}: ${(0,_closing_js__WEBPACK_IMPORTED_MODULE_0__/* .targetsDone */ .zv)(report)}`;
    if (report.result === "pending")
        return `Plan for ${where}: ${planned((0,_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .tallyOf */ .sv)((0,_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomesOf */ .RK)(report)))}`;
    return `✓ ${doneTitle(report, where)}`;
}
/** The line below it: how much, how long, and where it is recorded. */
function factsLine(report) {
    const tally = (0,_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .tallyOf */ .sv)((0,_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomesOf */ .RK)(report));
    const counts = report.plan ? [`**${countsOf(report, tally)}**`] : [];
    return [...counts, ...effort(report), ...proof(report), ...stateLink(report)].join(" · ");
}
function doneTitle({ command, result, tag, manifest, warnings }, where) {
    if (command === "check")
        return `${where} delivers what the state records`;
    if (command === "validate")
        return `${(0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(manifest)} is valid`;
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
        : `${(0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(tag)} delivered to ${where}`;
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
        return `${(0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(manifest)} has ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(problems.length, "problem")}`;
    if (command === "import")
        return `Nothing taken over${to === "" ? "" : ` in${to}`}${why}`;
    if (command === "rollback")
        return `Not rolled back${to === "" ? "" : ` in${to}`}${why}`;
    return `Not delivered${to === "" ? "" : ` to${to}`}${why}`;
}
/** `2 to replace, 1 to create`; empty where there is nothing to do. */
function planned(tally) {
    const usual = { replaced: "to replace", created: "to create", removed: "to remove" };
    return (0,_closing_js__WEBPACK_IMPORTED_MODULE_0__/* .whereAny */ .oS)(tally, { ...usual, ..._closing_js__WEBPACK_IMPORTED_MODULE_0__/* .rareToDo */ .bn }).join(", ");
}
/** The end of a headline that all is well; empty where nothing speaks against it. */
function withWarnings({ length }) {
    return length > 0 ? `, with ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(length, "warning")}` : "";
}
function countsOf({ command }, tally) {
    const kept = `${tally.kept} kept`;
    if (command === "plan")
        return kept;
    return [
        `${tally.replaced} replaced`,
        `${tally.created} created`,
        `${tally.removed} removed`,
        ...(0,_closing_js__WEBPACK_IMPORTED_MODULE_0__/* .whereAny */ .oS)(tally, _closing_js__WEBPACK_IMPORTED_MODULE_0__/* .rareDone */ .l4),
        kept,
        ...(0,_closing_js__WEBPACK_IMPORTED_MODULE_0__/* .whereAny */ .oS)(tally, { failed: "not carried out" }),
    ].join(" · ");
}
function effort(report) {
    const { command, result, plan, sent, duration: took, wrote } = report;
    if (command === "plan")
        return [...(plan ? [`${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)((0,_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeToSend */ .d3)(report))} to upload`] : []), "nothing was changed"];
    if (!wrote)
        return [
            result === "failed" ? "**Nothing was changed**" : "nothing was changed",
            (0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(took),
        ];
    return [`${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)(sent)} in ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(took)}`];
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
    return [(0,_footer_js__WEBPACK_IMPORTED_MODULE_4__/* .linkTo */ .u)(`state ${state.serial}`, stateUrl)];
}


/***/ }),

/***/ 4020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   r: () => (/* binding */ foldedDetails)
/* harmony export */ });
/* harmony import */ var _core_dodo_target_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5150);
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6769);
/* harmony import */ var _core_text_numbers_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1262);
/* harmony import */ var _closing_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5120);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4586);
/* harmony import */ var _safe_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(5359);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6310);
/* harmony import */ var _alerts_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8869);
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(4489);
/* harmony import */ var _buyers_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4438);
/* harmony import */ var _footer_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(241);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(5406);












/** The job summary: whether it worked, what needs a person, what changed, and the rest folded. Under 1 MiB whatever the report holds, since GitHub drops a longer one whole. */
function renderSummary(report) {
    const sections = [
        [`## ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_7__/* .headlineOf */ .gD)(report)}`],
        [(0,_headline_js__WEBPACK_IMPORTED_MODULE_7__/* .factsLine */ .UM)(report)],
        ...(0,_alerts_js__WEBPACK_IMPORTED_MODULE_5__/* .problemAlerts */ .lH)(report),
        (0,_alerts_js__WEBPACK_IMPORTED_MODULE_5__/* .standingList */ .jp)(report),
        changeTable(report),
        ...(0,_alerts_js__WEBPACK_IMPORTED_MODULE_5__/* .warningAlerts */ .UR)(report),
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
    const changed = (0,_tally_js__WEBPACK_IMPORTED_MODULE_4__/* .outcomesOf */ .RK)(report).filter(({ change }) => (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isPending */ .mm)(change));
    if (changed.length === 0)
        return [];
    const last = report.command === "plan" ? "from" : "file id";
    const render = (outcome) => changeRow(report, outcome);
    const more = (left) => `\n… and ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_8__/* .plural */ .LS)(left, "more change")}; the JSON report has them all.`;
    const rows = (0,_bounded_js__WEBPACK_IMPORTED_MODULE_9__/* .bounded */ .M)(changed, { render, budget: 250_000, more });
    return [`| | product | file | was | size | ${last} |`, "|-|-|-|-|-:|-|", ...rows];
}
function changeRow(report, { change, status, file_id }) {
    const mark = status === "done" || status === "planned" ? `\`${_marks_js__WEBPACK_IMPORTED_MODULE_3__/* .marks */ .Z8[change.action]}\`` : "✗";
    const isLive = status === "done" && file_id !== null;
    const last = isLive
        ? (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .code */ .aY)(file_id)
        : status === "done" || status === "planned"
            ? fromCell(change)
            : "–";
    return row([
        `${mark} ${wordOf(change.action, status)}`,
        (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)((0,_tally_js__WEBPACK_IMPORTED_MODULE_4__/* .targetName */ .je)(report, change.target)),
        (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)(change.name),
        (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)((0,_tally_js__WEBPACK_IMPORTED_MODULE_4__/* .wasOf */ .Xm)(change)) || "–",
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
    const text = (0,_marks_js__WEBPACK_IMPORTED_MODULE_3__/* .restOf */ .Y6)(change);
    return text === "" ? "–" : (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)(text);
}
function sizeCell({ size }) {
    return size === null ? "–" : (0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_8__/* .bytes */ .ee)(size);
}
function row(cells) {
    return `| ${cells.join(" | ")} |`;
}
function noticeList({ notices }) {
    const more = (left) => `- … and ${left} more`;
    return (0,_bounded_js__WEBPACK_IMPORTED_MODULE_9__/* .bounded */ .M)(notices, {
        render: (notice) => `- ${(0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)(notice)}`,
        budget: 50_000,
        more,
    });
}
function buyersDetails(report) {
    const views = (0,_buyers_js__WEBPACK_IMPORTED_MODULE_6__/* .buyersSee */ .c)(report);
    if (views.length === 0)
        return [];
    const files = views.reduce((sum, { names }) => sum + names.length, 0);
    const title = report.command === "plan" ? "What buyers will see" : "What buyers see now";
    const render = (view) => buyersLine((0,_tally_js__WEBPACK_IMPORTED_MODULE_4__/* .targetName */ .je)(report, view.target), view);
    const more = (left) => `- … and ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_8__/* .plural */ .LS)(left, "more product")}`;
    const summary = `${title} (${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_8__/* .plural */ .LS)(views.length, "product")}, ${(0,_core_text_numbers_js__WEBPACK_IMPORTED_MODULE_8__/* .plural */ .LS)(files, "file")})`;
    return foldedDetails(summary, (0,_bounded_js__WEBPACK_IMPORTED_MODULE_9__/* .bounded */ .M)(views, { render, budget: 200_000, more }));
}
function buyersLine(name, { target, names }) {
    const heading = name === target ? (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .code */ .aY)(target) : `**${(0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)(name)}** ${(0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .code */ .aY)(target)}`;
    const more = names.length > 200 ? ` · … and ${names.length - 200} more` : "";
    return `- ${heading}: ${names.slice(0, 200).map(_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV).join(" · ") || "nothing"}${more}`;
}
function keptSection(report) {
    const kept = (0,_tally_js__WEBPACK_IMPORTED_MODULE_4__/* .outcomesOf */ .RK)(report).filter(({ change }) => !(0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isPending */ .mm)(change));
    if (kept.length === 0)
        return [];
    const more = (left) => `\n… and ${left} more kept; the JSON report has them all.`;
    const rows = (0,_bounded_js__WEBPACK_IMPORTED_MODULE_9__/* .bounded */ .M)(kept, {
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
        (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)((0,_tally_js__WEBPACK_IMPORTED_MODULE_4__/* .targetName */ .je)(report, change.target)),
        (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)(change.name),
        sizeCell(change),
        change.file_id === null ? "–" : (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .code */ .aY)(change.file_id),
        (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)(change.reason),
    ]);
}
/** What comes of an import. */
function nextSection({ command, plan, outcomes }) {
    return command === "import" && plan && outcomes.length > 0
        ? [`What the next apply does: ${(0,_closing_js__WEBPACK_IMPORTED_MODULE_2__/* .planLine */ .od)(plan)}`]
        : [];
}
function undoSection({ command, wrote, environment, manifest, state, outcomes, tag, }) {
    const before = state?.releases[1];
    const changed = outcomes.filter(({ change, status }) => (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isPending */ .mm)(change) && status === "done");
    if (command !== "apply" || !wrote || changed.length === 0 || !before || !environment)
        return [];
    const config = manifest === "dodo-files.yaml" ? "" : ` --config ${manifest}`;
    const rollback = (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .code */ .aY)(`dodo-files rollback --environment ${environment}${config}`);
    const older = before.tag === undefined ? "what was delivered before" : (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)(before.tag);
    const bought = tag === undefined ? "the new files" : (0,_safe_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeMarkdown */ .FV)(tag);
    const lines = [`${rollback} attaches ${older} again. Who bought ${bought} meanwhile keeps it.`];
    const entitled = changed.some(({ change }) => !(0,_core_dodo_target_js__WEBPACK_IMPORTED_MODULE_0__/* .routeOf */ .Lu)(change.target).takesFilesBack);
    const again = "Files of an entitlement cannot be attached again: there, the older files must be at hand to be sent once more.";
    return foldedDetails("Undo", entitled ? [...lines, "", again] : lines);
}
function footer(report) {
    if (report.command !== "plan" || !report.plan)
        return [];
    return [`<sub>${(0,_footer_js__WEBPACK_IMPORTED_MODULE_11__/* .planFacts */ .p)(report).join(" · ")}</sub>`];
}
/** Lines behind a title that is Markdown already. */
function foldedDetails(summary, lines) {
    return [`<details><summary>${summary}</summary>`, "", ...lines, "", "</details>"];
}


/***/ }),

/***/ 4586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NT: () => (/* binding */ problemPlace),
/* harmony export */   Y6: () => (/* binding */ restOf),
/* harmony export */   Z8: () => (/* binding */ marks)
/* harmony export */ });
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6769);
/* harmony import */ var _safe_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5359);


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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 6310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6769);
/* harmony import */ var _core_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1262);


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

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: ./build/core/dodo/listing.js
var dodo_listing = __nccwpck_require__(9211);
// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan_plan = __nccwpck_require__(6769);
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
var problem = __nccwpck_require__(9341);
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./build/io/host/reports-folder.js + 1 modules
var reports_folder = __nccwpck_require__(8700);
;// CONCATENATED MODULE: ./build/io/host/runner.js




/** Reads the inputs by name, the environment and the event's payload. */
async function readRunner(inputNames) {
    const inputs = Object.fromEntries(inputNames.map((name) => [name, getInput(name)]));
    const path = process.env["GITHUB_EVENT_PATH"];
    const event = path
        ? await (0,promises_.readFile)(path, "utf8")
            .then(JSON.parse)
            .catch(() => undefined)
        : undefined;
    // @actions/github reads it too, once it is loaded: it prints a path that leads nowhere as it is, and dies of what is no JSON.
    delete process.env["GITHUB_EVENT_PATH"];
    return {
        inputs,
        env: process.env,
        event,
        workspace: process.env["GITHUB_WORKSPACE"] || undefined,
    };
}
/** Keeps a secret out of all later output. Short texts are left: they would hide half the log. */
function mask(secret) {
    if (secret === undefined || secret.length < 8)
        return;
    setSecret(secret);
}
/** A line in the log that the runner also shows on the file and in the list of annotations. */
function annotate({ level, title, message, at }) {
    const place = at ? { file: at.file, startLine: at.line, startColumn: at.column } : {};
    (level === "error" ? error : warning)(message, { title, ...place });
}
function print(line) {
    info(line);
}
/** A JSON document as a folded group of the log: a runner on a machine that is gone tomorrow leaves nothing else behind. */
function printFolded(title, json) {
    startGroup(title);
    // The one form of a command that the runner would execute inside a line of JSON.
    info(json.replaceAll("##[", "#\\u0023["));
    endGroup();
}
/** Sets the outputs; a sentence for what could not be written: what was delivered is delivered all the same. Throws nothing. */
function setOutputs(values) {
    try {
        for (const [name, value] of Object.entries(values))
            setOutput(name, value);
        return [];
    }
    catch (cause) {
        return [unwritten("The outputs", cause)];
    }
}
/** Writes the report and the summary where later steps find them, and the summary to the job's page too. Throws nothing. */
async function writeReports(report, summary) {
    const missing = [];
    const lost = (what) => (cause) => {
        missing.push(unwritten(what, cause));
        return { "report-path": "", "summary-path": "" };
    };
    const paths = await writeFiles(report, summary).catch(lost("The report"));
    const page = process.env["GITHUB_STEP_SUMMARY"];
    if (page)
        await (0,promises_.appendFile)(page, summary).catch(lost("The job's summary"));
    return { paths, missing };
}
/** Of a file that is not there `@actions/core` says no code. */
function unwritten(what, cause) {
    const { code = "ENOENT" } = Object(cause);
    return `${what} could not be written: ${code}.`;
}
async function writeFiles(report, summary) {
    // A job may have several steps of ours: each has a folder of its own.
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,reports_folder/* reportsFolder */.U)(), "dodo-files-"));
    const paths = {
        "report-path": (0,external_node_path_.join)(folder, "report.json"),
        "summary-path": (0,external_node_path_.join)(folder, "summary.md"),
    };
    await (0,promises_.writeFile)(paths["report-path"], report);
    await (0,promises_.writeFile)(paths["summary-path"], summary);
    return paths;
}
/** The step is red; what is left to write is still written. */
function fail() {
    process.exitCode = ExitCode.Failure;
}

;// CONCATENATED MODULE: ./build/io/host/streams.js
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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./build/io/http/silence.js

/**
 * Where NODE_DEBUG names it, the HTTP client prints whole addresses, signatures and all. It asks for that once, as it is loaded, and gets no
 * for an answer from here on.
 */
function silenceHttpDebug() {
    const silent = Object.assign(() => { }, { enabled: false });
    Object.assign(external_node_util_, { debuglog: () => silent });
}

// EXTERNAL MODULE: ./build/core/run/report.js
var run_report = __nccwpck_require__(284);
;// CONCATENATED MODULE: ./build/settings/inputs.js


/** Every input of action.yml; the command line has an option for each but the secrets. */
const inputNames = [
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
];
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

// EXTERNAL MODULE: ./build/core/manifest/manifest.js
var manifest = __nccwpck_require__(8889);
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
var hosts = __nccwpck_require__(4788);
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

// EXTERNAL MODULE: ./build/core/manifest/products.js
var manifest_products = __nccwpck_require__(2544);
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

// EXTERNAL MODULE: ./build/view/closing.js + 1 modules
var closing = __nccwpck_require__(5120);
// EXTERNAL MODULE: ./build/view/tally.js
var tally = __nccwpck_require__(6310);
;// CONCATENATED MODULE: ./build/view/outputs.js



/** GitHub takes 1 MB of outputs from a job. Characters. */
const maxOutputCharacters = 400_000;
function outputsOf(report) {
    const managed = (0,run_report/* managedFiles */.Nw)(report);
    const outcomes = (0,tally/* outcomesOf */.RK)(report);
    const lists = {
        "file-ids": JSON.stringify(fileIds(managed)),
        files: JSON.stringify(fileList(managed, outcomes)),
    };
    const omitted = Object.entries(lists).flatMap(([name, value]) => value.length > maxOutputCharacters ? [name] : []);
    const fitting = Object.fromEntries(Object.entries(lists).filter(([name]) => !omitted.includes(name)));
    const pending = outcomes
        .filter(({ change }) => (0,plan_plan/* isPending */.mm)(change))
        .map(({ change }) => change.target);
    const [only, ...others] = managed;
    const values = {
        result: report.result,
        changed: String(hasChanged(report)),
        ...fitting,
        "file-id": only && others.length === 0 ? only.receipt.file_id : "",
        targets: JSON.stringify([...new Set(pending)].map((target) => (0,tally/* targetName */.je)(report, target))),
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
    return wrote || outcomes.some(({ change, status }) => status === "done" && (0,plan_plan/* isPending */.mm)(change));
}
function counts(outcomes) {
    const { created, replaced, restored, adopted, removed, kept, failed } = (0,tally/* tallyOf */.sv)(outcomes);
    const named = Object.entries({ created, replaced, restored, adopted, removed, kept, failed });
    return Object.fromEntries(named.map(([name, count]) => [name, String(count)]));
}

// EXTERNAL MODULE: ./build/view/safe.js
var safe = __nccwpck_require__(5359);
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

// EXTERNAL MODULE: ./build/view/markdown/summary.js
var summary = __nccwpck_require__(4020);
// EXTERNAL MODULE: ./build/view/marks.js
var marks = __nccwpck_require__(4586);
// EXTERNAL MODULE: ./build/view/links.js
var links = __nccwpck_require__(3673);
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

// EXTERNAL MODULE: ./build/core/text/numbers.js
var numbers = __nccwpck_require__(1262);
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

// EXTERNAL MODULE: ./build/view/columns.js
var view_columns = __nccwpck_require__(9163);
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
var parse = __nccwpck_require__(4949);
// EXTERNAL MODULE: ./build/core/run/settings.js
var run_settings = __nccwpck_require__(1763);
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
            const { carryOutManifest } = await __nccwpck_require__.e(/* import() */ 572).then(__nccwpck_require__.bind(__nccwpck_require__, 1572));
            await carryOutManifest(settings, parsed, begin);
        }
        else {
            const { carryOutLocal } = await __nccwpck_require__.e(/* import() */ 572).then(__nccwpck_require__.bind(__nccwpck_require__, 1572));
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
var clock = __nccwpck_require__(5050);
// EXTERNAL MODULE: ./build/io/local/manifest-file.js
var manifest_file = __nccwpck_require__(7027);
;// CONCATENATED MODULE: ./build/wire/run-with.js






/** Runs, and closes what was opened. */
async function runWith(settings, secrets, face) {
    let close = async () => { };
    try {
        const manifest = await (0,manifest_file/* readManifest */.W)(settings.config, face);
        const open = async () => {
            // The second, which the first asks for where there is a key, is loaded beside it.
            const parts = [Promise.all(/* import() */[__nccwpck_require__.e(648), __nccwpck_require__.e(518)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9518)), (0,run_settings/* shopOf */.O)(settings) && Promise.all(/* import() */[__nccwpck_require__.e(7), __nccwpck_require__.e(921), __nccwpck_require__.e(193)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2193))];
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
    const { writeComment } = await Promise.all(/* import() */[__nccwpck_require__.e(51), __nccwpck_require__.e(7), __nccwpck_require__.e(398), __nccwpck_require__.e(218), __nccwpck_require__.e(311)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1311));
    return writeComment(report, by.common, { ...by.face, token: by.secrets.githubToken });
}

;// CONCATENATED MODULE: ./build/action/program.js


















/** GitHub shows ten annotations of a kind for a step. */
const mostAnnotations = 10;
/** Runs the step that the environment describes; the exit code is the process's. */
async function runAction() {
    await runInputs()
        .catch(crash)
        .catch(() => { });
}
async function runInputs() {
    goOnUnwritten();
    silenceHttpDebug();
    const signal = onInterrupt();
    const world = await readRunner(inputNames);
    const { settings, common, secrets, problems } = readSettings({ face: "action", ...world });
    mask(secrets.apiKey);
    mask(secrets.githubToken);
    const around = face();
    const report = settings
        ? await runWith(settings, secrets, around)
        : refused(common, problems, Date.now());
    await tell(await withComment(report, { common, secrets, face: around }));
    function face() {
        let named = (target) => target;
        const lines = createLines(Date.now, (target) => named(target));
        return {
            cwd: world.workspace ?? process.cwd(),
            workspace: world.workspace,
            signal,
            secret: mask,
            rescued: (text) => printFolded("The state that could not be saved", text),
            observe: (progress) => lines(progress).forEach(print),
            async agreed(plan) {
                named = (target) => (0,tally/* targetName */.je)({ plan, spellings: new Map() }, target);
                renderPlan(plan).forEach(print);
                return "given";
            },
        };
    }
}
async function tell(report) {
    renderReport({ ...report, problems: [], warnings: [] })
        .slice(0, -1)
        .forEach(print);
    annotateAll(report, report.warnings, "warning");
    annotateAll(report, report.problems, "error");
    if (report.problems.length > 0 && report.wrote)
        print((0,safe/* safeLine */.om)((0,closing/* changedLine */.ZW)(report)));
    print((0,safe/* safeLine */.om)((0,closing/* closingLine */.oM)(report)));
    const { values, omitted } = outputsOf(report);
    const { paths, missing } = await writeReports(renderJson(report), (0,summary/* renderSummary */.B)(report));
    for (const sentence of missing)
        print(`! ${sentence}`);
    const elsewhere = paths["report-path"] && `: read it from ${paths["report-path"]}`;
    for (const name of omitted)
        print(`! The output ${name} is too long for GitHub${elsewhere}.`);
    for (const sentence of setOutputs({ ...values, ...paths }))
        print(`! ${sentence}`);
    if (report.problems.length > 0)
        fail();
}
/** Each problem's first line as an annotation on its place, the rest of it below in the log. */
function annotateAll(report, problems, level) {
    const named = (target) => (0,tally/* targetName */.je)(report, target);
    problems.forEach((problem, index) => {
        const [first = "", ...rest] = renderProblem(problem, { severity: level, named });
        if (index < mostAnnotations) {
            const message = [
                problem.code,
                (0,marks/* problemPlace */.NT)(problem, named),
                (0,safe/* safeLine */.om)(problem.message),
                `→ ${(0,safe/* safeLine */.om)(problem.remedy)}`,
            ];
            annotate({
                level,
                title: problem.code,
                message: message.filter(Boolean).join("  "),
                at: problem.at,
            });
            rest.slice(0, -2).forEach(print);
            print(rest.at(-1) ?? "");
        }
        else
            [first, ...rest].forEach(print);
    });
}
/** Whatever else is broken, a bug must not pass for a success. */
function crash(error) {
    fail();
    annotate({ level: "error", title: "a bug in dodo-files", message: (0,safe/* safeLine */.om)(String(error)) });
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    for (const line of stack.split("\n"))
        print((0,safe/* safeLine */.om)(line));
    setOutputs({
        result: "failed",
        changed: "false",
        "file-ids": "{}",
        files: "[]",
        targets: "[]",
        "failure-reason": "",
    });
}

;// CONCATENATED MODULE: ./build/action.js

runAction().finally(() => process.exitCode && process.exit());

