import ts from "@typescript/typescript6";

/** @typedef {import("@typescript/typescript6").SourceFile} SourceFile */
/** @typedef {import("@typescript/typescript6").Node} SyntaxNode */

/**
 * The syntax tree of a file. TypeScript 7 has no stable JavaScript API yet, so the API of
 * version 6 reads it; the two agree on syntax.
 *
 * @param {string} path decides between plain TypeScript and JSX
 * @param {string} source
 * @returns {SourceFile}
 */
export function parseSource(path, source) {
  return ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
}

/**
 * Lines that hold code: neither blank nor only a comment.
 *
 * @param {SourceFile} file
 * @returns {number}
 */
export function countCodeLines(file) {
  /** @type {Set<number>} */
  const lines = new Set();
  for (const token of tokensOf(file, file)) {
    const last = lineOf(file, token.getEnd());
    for (let line = lineOf(file, token.getStart(file)); line <= last; line += 1) lines.add(line);
  }
  return lines.size;
}

/**
 * All nodes below one, itself included.
 *
 * @param {SyntaxNode} node
 * @returns {Generator<SyntaxNode>}
 */
export function* nodesOf(node) {
  yield node;
  /** @type {SyntaxNode[]} */
  const children = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/**
 * The leaves that stand in the source, comments left out.
 *
 * @param {SyntaxNode} node
 * @param {SourceFile} file
 * @returns {Generator<SyntaxNode>}
 */
function* tokensOf(node, file) {
  const children = node.getChildren(file).filter((child) => !ts.isJSDoc(child));
  if (children.length > 0) for (const child of children) yield* tokensOf(child, file);
  else if (node.getWidth(file) > 0) yield node;
}

/**
 * The line of a position, counted from 1.
 *
 * @param {SourceFile} file
 * @param {number} position
 * @returns {number}
 */
export function lineOf(file, position) {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}

/**
 * @param {SyntaxNode} node
 * @returns {boolean}
 */
export function isAnyType(node) {
  return node.kind === ts.SyntaxKind.AnyKeyword;
}

/**
 * The name of the class when the node is `throw new Name(…)`.
 *
 * @param {SyntaxNode} node
 * @returns {string | undefined}
 */
export function thrownClass(node) {
  if (!ts.isThrowStatement(node) || !ts.isNewExpression(node.expression)) return undefined;
  return node.expression.expression.getText();
}

/**
 * What is called or constructed without arguments: `Date.now`, `new Date`, `setTimeout`.
 *
 * @param {SyntaxNode} node
 * @returns {string | undefined}
 */
export function calledName(node) {
  if (ts.isCallExpression(node)) return node.expression.getText();
  if (!ts.isNewExpression(node) || (node.arguments?.length ?? 0) > 0) return undefined;
  return `new ${node.expression.getText()}`;
}
