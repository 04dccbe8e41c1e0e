import { globSync, readFileSync } from "node:fs";
import { inRepository, repositoryRoot } from "./shared/repository-root.mjs";
import { findMissingPackages, findResolvedHosts } from "./source-rules/lockfile-rule.mjs";
import { findBreaches } from "./source-rules/source-rules.mjs";

const notOurs = new Set(["node_modules", "dist", ".next", ".turbo", "generated", "coverage"]);
const sources = globSync("{apps,bench,e2e,examples,packages,scripts}/**/*.{ts,tsx,mts,mjs}", {
  cwd: repositoryRoot,
  exclude: (name) => notOurs.has(name.split(/[\\/]/).at(-1) ?? ""),
}).map((path) => path.replaceAll("\\", "/"));

const lockfile = readFileSync(inRepository("package-lock.json"), "utf8");
const breaches = [
  ...sources.flatMap((path) => findBreaches(path, readFileSync(inRepository(path), "utf8"))),
  ...findResolvedHosts(lockfile),
  ...findMissingPackages(lockfile),
];

for (const breach of breaches) process.stdout.write(`${breach}\n`);
process.stdout.write(`${sources.length} files read, ${breaches.length} breaches\n`);
process.exitCode = breaches.length === 0 && sources.length > 0 ? 0 : 1;
