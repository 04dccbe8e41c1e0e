import {
  calledName,
  countCodeLines,
  isAnyType,
  lineOf,
  nodesOf,
  parseSource,
  thrownClass,
} from "./syntax-tree.mjs";

/**
 * A rule that one file can break.
 *
 * @typedef {object} SourceRule
 * @property {string} name
 * @property {string} reason why the rule exists, printed with each breach
 * @property {(path: string) => boolean} appliesTo `path` is relative to the repository, with slashes
 * @property {(file: import("./syntax-tree.mjs").SourceFile) => Iterable<Breach>} find
 */

/** @typedef {{ readonly line: number, readonly text: string }} Breach */

const mostCodeLines = 400;
const suppressions = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore|eslint-disable/g;
const bareErrors = new Set(["Error", "TypeError", "RangeError"]);
const clocksAndChance =
  /^(Date\.now|new Date|performance\.now|setTimeout|setInterval|setImmediate|Math\.random|(crypto\.|globalThis\.crypto\.)?(randomUUID|getRandomValues|randomBytes))$/;

/** @param {string} path */
const isTest = (path) => /\.test(-d)?\.|\/test\//.test(path);

/** @type {readonly SourceRule[]} */
const sourceRules = [
  {
    name: "file-length",
    reason: `a file of more than ${mostCodeLines} lines of code holds more than one concept`,
    appliesTo: () => true,
    *find(file) {
      const lineCount = countCodeLines(file);
      if (lineCount > mostCodeLines) yield { line: 1, text: `${lineCount} lines of code` };
    },
  },
  {
    name: "no-any",
    reason: "any switches the compiler off for all it touches; use unknown and narrow it",
    appliesTo: () => true,
    find: (file) => nodesWhere(file, isAnyType),
  },
  {
    name: "no-suppression",
    reason: "a suppression hides the next finding at the same place; mend the cause",
    // This folder has to name the markers.
    appliesTo: (path) => !path.startsWith("scripts/source-rules/"),
    *find(file) {
      for (const { 0: text, index } of file.text.matchAll(suppressions)) {
        yield { line: lineOf(file, index), text };
      }
    },
  },
  {
    name: "typed-errors",
    reason: "callers switch on codes; throw one of the errors of @runbox/core",
    // storage-conformance is a test suite: what it throws is read by people, not by callers.
    appliesTo: (path) =>
      /^(packages\/(?!storage-conformance\/)[^/]+|apps\/api)\/src\//.test(path) && !isTest(path),
    find: (file) => nodesWhere(file, (node) => bareErrors.has(thrownClass(node) ?? "")),
  },
  {
    name: "time-and-chance-are-ports",
    reason: "the engine must replay exactly; take the clock, ids and chance from the ports",
    appliesTo: (path) =>
      path.startsWith("packages/core/src/") &&
      !isTest(path) &&
      !/\/(clock|id-source)\.ts$/.test(path),
    find: (file) => nodesWhere(file, (node) => clocksAndChance.test(calledName(node) ?? "")),
  },
];

/**
 * Every breach in one file.
 *
 * @param {string} path
 * @param {string} source
 * @returns {readonly string[]} one printable line each
 */
export function findBreaches(path, source) {
  const file = parseSource(path, source);
  return sourceRules
    .filter((rule) => rule.appliesTo(path))
    .flatMap(({ name, reason, find }) =>
      Array.from(find(file), ({ line, text }) => `${path}:${line}  ${name}: ${text} — ${reason}`),
    );
}

/**
 * @param {import("./syntax-tree.mjs").SourceFile} file
 * @param {(node: import("./syntax-tree.mjs").SyntaxNode) => boolean} matches
 * @returns {Generator<Breach>}
 */
function* nodesWhere(file, matches) {
  for (const node of nodesOf(file)) {
    if (!matches(node)) continue;
    const text = node.getText(file).split("\n", 1).join("").slice(0, 80);
    yield { line: lineOf(file, node.getStart(file)), text };
  }
}
