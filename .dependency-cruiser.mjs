// Who may import what. The table below is the architecture; the rules after it are derived
// from the table or say one thing that a table cannot. Every rule carries its reason.

const tests = "(\\.test(-d)?\\.(ts|tsx|mjs)$|^(packages|apps|examples)/[^/]+/(test|harness)/)";
const coreDoors = "^packages/core/src/(index|model)\\.ts$";
const coreVocabulary = "^packages/core/src/(model\\.ts$|model/|errors/)";
const storageDoor = "^packages/storage/src/index\\.ts$";
const clientDoor = "^packages/client/src/index\\.ts$";
const apiDoor = "^apps/api/src/index\\.ts$";
const conformanceDoor = "^packages/storage-conformance/src/index\\.ts$";

/**
 * One row a workspace: the workspaces that it may reach at run time, and those of which it may
 * know the types. Files of the workspace itself are always allowed.
 */
const workspaces = [
  {
    name: "core",
    path: "^packages/core/",
    runtime: [],
    typesOnly: [],
    testsToo: [conformanceDoor],
    because: "the engine is the bottom; whatever it needs comes in through its ports",
  },
  {
    name: "storage-conformance",
    path: "^packages/storage-conformance/",
    runtime: [coreDoors],
    typesOnly: [],
    testsToo: [],
    because: "a suite that knows a storage would fit only that one",
  },
  {
    name: "storage",
    path: "^packages/storage/",
    runtime: [coreDoors],
    typesOnly: [],
    testsToo: [conformanceDoor],
    because: "a storage implements the port of core and knows nothing of who calls it",
  },
  {
    name: "client",
    path: "^packages/client/",
    runtime: [coreDoors],
    typesOnly: [apiDoor],
    testsToo: [apiDoor, storageDoor],
    because: "a client knows the API as types over HTTP; a runtime import would ship the server",
  },
  {
    name: "api",
    path: "^apps/api/",
    runtime: [coreDoors, storageDoor],
    typesOnly: [],
    testsToo: [clientDoor],
    because: "the process hosts the stores; the dashboard is a separate program",
  },
  {
    name: "web",
    path: "^apps/web/",
    runtime: ["^packages/core/src/model\\.ts$"],
    typesOnly: [apiDoor],
    testsToo: [],
    because: "the browser gets the vocabulary and types; engine, storage and server stay out of it",
  },
  {
    name: "examples",
    path: "^examples/",
    runtime: [coreDoors, storageDoor, clientDoor],
    typesOnly: [],
    testsToo: [],
    because: "an example uses what a user can use",
  },
  {
    name: "bench",
    path: "^bench/",
    runtime: [coreDoors, storageDoor, clientDoor, apiDoor],
    typesOnly: [],
    testsToo: [],
    because: "figures are taken through the same doors that users go through",
  },
  {
    name: "e2e",
    path: "^e2e/",
    runtime: [],
    typesOnly: [coreDoors, apiDoor, clientDoor],
    testsToo: [],
    because: "browser tests are black box; an import would test the code without the product",
  },
];

const anyWorkspace = "^(packages|apps|examples|bench|e2e)/";

const severity = /** @type {const} */ ("error");

// dependency-cruiser calls `import("…").T` a type-import and `import type` type-only.
/** @type {import("dependency-cruiser").DependencyType[]} */
const typeEdges = ["type-only", "type-import"];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const workspaceRules = workspaces.flatMap(
  ({ name, path, runtime, typesOnly, testsToo, because }) => [
    {
      name: `${name}-imports`,
      comment: because,
      severity,
      from: { path, pathNot: tests },
      to: { path: anyWorkspace, pathNot: [path, ...runtime, ...typesOnly] },
    },
    {
      name: `${name}-test-imports`,
      comment: `tests of a workspace may use more, and still go one way: ${because}`,
      severity,
      from: { path: `(?=${path}).*${tests}` },
      to: { path: anyWorkspace, pathNot: [path, ...runtime, ...typesOnly, ...testsToo] },
    },
    ...typesOnly.map((door) => ({
      name: `${name}-types-only`,
      comment: because,
      severity,
      from: { path, pathNot: tests },
      to: { path: door, dependencyTypesNot: typeEdges },
    })),
  ],
);

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const coreRules = [
  {
    name: "core-vocabulary-stands-alone",
    comment: "a browser loads model and its errors, and with them whatever they import",
    severity,
    from: { path: coreVocabulary, pathNot: tests },
    to: { pathNot: [coreVocabulary] },
  },
  {
    name: "core-decisions-know-no-effects",
    comment: "pure files decide and are tested with tables; the files that act call them",
    severity,
    from: {
      path: "^packages/core/src/(codec|digest|entity|errors|run-state|schedule|wire)/",
      pathNot: tests,
    },
    to: {
      path: "^packages/core/src/(session|state-store|storage/memory)/",
      dependencyTypesNot: typeEdges,
    },
  },
  {
    name: "core-schedule-is-lowest",
    comment: "run state builds on the schedule arithmetic, never the other way round",
    severity,
    from: { path: "^packages/core/src/schedule/", pathNot: tests },
    to: { path: "^packages/core/src/(?!schedule/|model|errors/)" },
  },
  {
    name: "core-ports-are-interfaces",
    comment: "a port that imports an implementation is no port",
    severity,
    from: { path: "^packages/core/src/(ports|storage)/[^/]+\\.ts$", pathNot: tests },
    to: { path: "^packages/core/src/(storage/memory|state-store|session)/" },
  },
  {
    name: "core-no-node",
    // util/types only classifies values, which the codec must do exactly.
    comment: "no Node I/O in the engine: it runs in simulations, and time and chance are ports",
    severity,
    from: { path: "^packages/core/src/", pathNot: [tests, "^packages/core/src/digest/"] },
    to: { dependencyTypes: ["core"], pathNot: "^(node:)?util/types$" },
  },
  {
    name: "core-digest-computes-only",
    comment: "hashing and compression compute; files and sockets do not belong beside them",
    severity,
    from: { path: "^packages/core/src/digest/", pathNot: tests },
    to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|zlib)$" },
  },
  {
    name: "core-packages",
    comment: "the engine has one dependency, its codec; a second one is a decision worth an ADR",
    severity,
    from: { path: "^packages/core/src/", pathNot: tests },
    to: { path: "node_modules/", pathNot: "node_modules/msgpackr/" },
  },
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const storageRules = [
  {
    name: "prisma-stays-in-storage",
    comment: "the database library may change without anybody above the storage noticing",
    severity,
    from: { pathNot: ["^packages/storage/", "^prisma/"] },
    to: {
      path: ["node_modules/(@prisma|prisma|better-sqlite3)/", "^packages/storage/src/generated/"],
    },
  },
  {
    name: "pg-stays-in-storage",
    comment: "only the storage talks to PostgreSQL; the benchmarks also measure others on it",
    severity,
    from: { pathNot: ["^packages/storage/", "^bench/", tests] },
    to: { path: "node_modules/pg/" },
  },
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const apiRules = [
  {
    name: "storage-is-composed",
    comment: "one place chooses the storage; the rest of the API works with the port of core",
    severity,
    from: { path: "^apps/api/src/", pathNot: ["^apps/api/src/(main|compose)\\.ts$", tests] },
    to: { path: storageDoor },
  },
  {
    name: "routers-are-separate",
    comment: "a router is a table of contents of one noun; shared parts live above the routers",
    severity,
    from: { path: "^apps/api/src/routers/([^/]+)/", pathNot: tests },
    to: { path: "^apps/api/src/routers/", pathNot: "^apps/api/src/routers/$1/" },
  },
  {
    name: "routers-do-not-compose",
    comment: "a router that reaches for the server or the composition cannot be called in a test",
    severity,
    from: { path: "^apps/api/src/routers/", pathNot: tests },
    to: { path: "^apps/api/src/(main|compose|env|app-router)\\.ts$" },
  },
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const webRules = [
  {
    name: "features-meet-at-their-doors",
    comment: "a feature changes freely inside; others see its index or its page",
    severity,
    from: { path: "^apps/web/src/features/([^/]+)/", pathNot: tests },
    to: {
      path: "^apps/web/src/features/",
      pathNot: ["^apps/web/src/features/$1/", "^apps/web/src/features/[^/]+/index\\.ts$"],
    },
  },
  {
    name: "components-are-dumb",
    comment: "shared components draw what they are given; features fetch",
    severity,
    from: { path: "^apps/web/src/components/ui/", pathNot: tests },
    to: { path: "^apps/web/src/(features|trpc|app)/" },
  },
  {
    name: "components-know-no-feature",
    comment: "a shared component that imports a feature is part of that feature",
    severity,
    from: { path: "^apps/web/src/components/", pathNot: tests },
    to: { path: "^apps/web/src/(features|app)/" },
  },
  {
    name: "formats-are-pure",
    comment: "text for people is tested without React",
    severity,
    from: { path: "^apps/web/src/format/", pathNot: tests },
    to: { path: "^apps/web/src/(?!format/)" },
  },
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const generalRules = [
  {
    name: "no-cycles",
    // Edges that exist for types alone vanish when compiled. The policy table needs such a one:
    // it is typed by the router whose procedures it guards.
    comment: "two files that need each other are one file, or lack a third",
    severity,
    from: { pathNot: "/generated/" },
    to: { circular: true, viaOnly: { dependencyTypesNot: typeEdges } },
  },
  {
    name: "sources-never-import-tests",
    comment: "tests import sources; the reverse would ship the tests",
    severity,
    from: { pathNot: [tests, "^(e2e|scripts)/"] },
    to: { path: tests },
  },
  {
    name: "resolvable",
    comment: "an import that does not resolve is not checked by any other rule",
    severity,
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "tooling-stays-outside",
    comment: "the product does not depend on how the repository builds and tests it",
    severity,
    from: { path: "^(packages|apps|examples)/", pathNot: tests },
    to: { path: "^scripts/" },
  },
];

export default {
  forbidden: [
    ...workspaceRules,
    ...coreRules,
    ...storageRules,
    ...apiRules,
    ...webRules,
    ...generalRules,
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "/generated/"] },
    exclude: { path: "(^|/)(dist|\\.next|\\.turbo|coverage)/" },
    enhancedResolveOptions: {
      conditionNames: ["@runbox/source", "import", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
      mainFields: ["module", "main", "types"],
    },
  },
};
