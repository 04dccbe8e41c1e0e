import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { inRepository, repositoryRoot } from "./shared/repository-root.mjs";

// dependency-cruiser reads TypeScript through the compiler's JavaScript API, which TypeScript 7
// does not have yet; so it is handed the API of version 6 under the name it asks for.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isCompiler = specifier === "typescript" || specifier.startsWith("typescript/");
    return nextResolve(
      isCompiler ? `@typescript/${specifier.replace("typescript", "typescript6")}` : specifier,
      context,
    );
  },
});

const { cruise } = await import("dependency-cruiser");
const { default: configuration } = await import("../.dependency-cruiser.mjs");
const folders = ["apps", "packages", "examples", "bench", "e2e"];

const result = await cruise(
  folders.filter((folder) => existsSync(inRepository(folder))),
  {
    ...configuration.options,
    baseDir: repositoryRoot,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden },
    outputType: "json",
  },
);
/** @type {import("dependency-cruiser").ICruiseResult} */
const { modules, summary } = JSON.parse(String(result.output));
const typeScriptCount = modules.filter(({ source }) => /\.tsx?$/.test(source)).length;
for (const { rule, from, to, cycle } of summary.violations) {
  const reason = configuration.forbidden.find(({ name }) => name === rule.name)?.comment;
  const way = cycle?.map(({ name }) => name).join(" → ") ?? to;
  process.stdout.write(`${from} → ${way}\n    ${rule.name}: ${reason}\n`);
}
process.stdout.write(
  `${typeScriptCount} TypeScript files read, ${summary.violations.length} forbidden imports\n`,
);
// Without a parser no TypeScript file would be read, and everything would pass.
process.exitCode = summary.violations.length === 0 && typeScriptCount > 0 ? 0 : 1;
