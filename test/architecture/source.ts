import { type ESTree, parseSync, Visitor, type VisitorObject } from "vite";

/** A file as the rules see it; `path` is relative to the root, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly line: number;
  /** `null` where it is computed, so that nobody can say what is imported. */
  readonly specifier: string | null;
  readonly typeOnly: boolean;
}

/** Every import of a file: bare, `from`, `export … from`, `import()` in code and in types, `import =` and `require`. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ESTree.Node, from: ESTree.Node | undefined, typeOnly = false) =>
    found.push({ line: lineOf(source, node.start), specifier: literal(from), typeOnly });
  visit(source, {
    ImportDeclaration: (node) => add(node, node.source, node.importKind === "type"),
    ExportAllDeclaration: (node) => add(node, node.source, node.exportKind === "type"),
    ExportNamedDeclaration: (node) =>
      node.source && add(node, node.source, node.exportKind === "type"),
    ImportExpression: (node) => add(node, node.source),
    TSImportType: (node) => add(node, node.source, true),
    TSExternalModuleReference: (node) => add(node, node.expression),
    CallExpression: (node) => named(node.callee, "require") && add(node, node.arguments[0]),
  });
  return found;
}

/** Functions, classes and constants that a file exports. */
export function exportsOf(source: Source): readonly string[] {
  const found: string[] = [];
  const add = (id: ESTree.Node | null | undefined) =>
    id?.type === "Identifier" && found.push(id.name);
  visit(source, {
    ExportNamedDeclaration: ({ declaration }) => {
      if (declaration?.type === "VariableDeclaration")
        for (const { id } of declaration.declarations) add(id);
      if (declaration?.type === "FunctionDeclaration" || declaration?.type === "ClassDeclaration")
        add(declaration.id);
    },
  });
  return found;
}

/** Types and interfaces that a file defines, inside functions too. */
export function typesOf(source: Source): readonly string[] {
  const found: string[] = [];
  visit(source, {
    TSInterfaceDeclaration: ({ id }) => found.push(id.name),
    TSTypeAliasDeclaration: ({ id }) => found.push(id.name),
  });
  return found;
}

/** What a file imports by name, and from where; `*` is all of a module. */
export function namesTakenBy(
  source: Source,
): readonly { readonly specifier: string | null; readonly name: string }[] {
  const found: { readonly specifier: string | null; readonly name: string }[] = [];
  visit(source, {
    ImportDeclaration: ({ specifiers, source: from }) => {
      for (const one of specifiers) {
        const name =
          one.type === "ImportSpecifier" && one.imported.type === "Identifier"
            ? one.imported.name
            : "*";
        found.push({ specifier: literal(from), name });
      }
    },
    ImportExpression: ({ source: from }) => found.push({ specifier: literal(from), name: "*" }),
  });
  return found;
}

/** Where a file reads a clock, waits by itself, or looks at its surroundings. */
export function surroundingsOf(source: Source): readonly string[] {
  const found: string[] = [];
  const add = (node: ESTree.Node, what: string) =>
    found.push(`${source.path}:${lineOf(source, node.start)} uses ${what}`);
  visit(source, {
    Identifier: (node) => ambient.has(node.name) && !isName(source, node) && add(node, node.name),
    NewExpression: (node) =>
      named(node.callee, "Date") && node.arguments.length === 0 && add(node, "new Date()"),
    CallExpression: (node) => named(node.callee, "Date") && add(node, "Date()"),
    MemberExpression: (node) =>
      isMember(node, "Date.now", "AbortSignal.timeout") && add(node, "a clock"),
  });
  return found;
}

/** Where a file throws dice. */
export function chancesOf(source: Source): readonly string[] {
  const found: string[] = [];
  visit(source, {
    MemberExpression: (node) =>
      isMember(node, "Math.random") &&
      found.push(`${source.path}:${lineOf(source, node.start)} uses Math.random`),
  });
  return found;
}

/** Where a file waits for something. */
export function waitsOf(source: Source): readonly string[] {
  const found: string[] = [];
  const add = (node: ESTree.Node, what: string) =>
    found.push(`${source.path}:${lineOf(source, node.start)} uses ${what}`);
  const whenAsync = (node: ESTree.Function | ESTree.ArrowFunctionExpression) =>
    node.async && add(node, "async");
  visit(source, {
    AwaitExpression: (node) => add(node, "await"),
    ForOfStatement: (node) => node.await && add(node, "for await"),
    FunctionDeclaration: whenAsync,
    FunctionExpression: whenAsync,
    ArrowFunctionExpression: whenAsync,
  });
  return found;
}

/** Where a test replaces a module, under whatever name it calls the test runner. */
export function moduleMocksOf(source: Source): readonly string[] {
  const found: string[] = [];
  visit(source, {
    CallExpression: ({ callee, start }) => {
      const method = callee.type === "MemberExpression" ? propertyOf(callee) : undefined;
      if (method && mocks.has(method))
        found.push(`${source.path}:${lineOf(source, start)} calls ${method}`);
    },
  });
  return found;
}

const ambient = new Set([
  "performance",
  "process",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "globalThis",
]);
const mocks = new Set(["mock", "doMock", "setMock", "unstable_mockModule", "importMock"]);

function visit(source: Source, visitor: VisitorObject): void {
  const { program, errors } = parseSync(source.path, source.text, { sourceType: "module" });
  if (errors.length > 0)
    throw new Error(`${source.path}: ${errors.map(({ message }) => message).join("; ")}`);
  new Visitor(visitor).visit(program);
}

function lineOf(source: Source, offset: number): number {
  return source.text.slice(0, offset).split("\n").length;
}

function literal(node: ESTree.Node | undefined): string | null {
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : null;
}

function named(node: ESTree.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function isMember(node: ESTree.MemberExpression, ...members: readonly string[]): boolean {
  const { object } = node;
  return object.type === "Identifier" && members.includes(`${object.name}.${propertyOf(node)}`);
}

function propertyOf({ property, computed }: ESTree.MemberExpression): string | undefined {
  if (computed) return literal(property) ?? undefined;
  return property.type === "Identifier" ? property.name : undefined;
}

// `a.process` and `{ process: 1 }` name a member, not the global.
function isName(source: Source, { start, end }: ESTree.Node): boolean {
  return /\.\s*$/.test(source.text.slice(0, start)) || /^\??\s*:/.test(source.text.slice(end));
}
