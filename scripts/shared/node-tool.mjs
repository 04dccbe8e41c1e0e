import { inRepository } from "./repository-root.mjs";

const entries = /** @type {const} */ ({
  biome: "@biomejs/biome/bin/biome",
  knip: "knip/bin/knip.js",
  next: "next/dist/bin/next",
  playwright: "@playwright/test/cli.js",
  tsc: "typescript/bin/tsc",
  turbo: "turbo/bin/turbo",
  vitest: "vitest/vitest.mjs",
});

/**
 * The command line that runs a tool of the repository under this very Node.
 *
 * @param {keyof typeof entries} tool
 * @param {...string} args
 * @returns {readonly [string, ...string[]]}
 */
export function nodeTool(tool, ...args) {
  return [process.execPath, inRepository("node_modules", entries[tool]), ...args];
}
