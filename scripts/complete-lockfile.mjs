import { readFileSync, writeFileSync } from "node:fs";
import { inRepository } from "./shared/repository-root.mjs";
import { findMissingPlatforms } from "./source-rules/optional-platforms.mjs";

// Adds the packages of other platforms that `npm install` left out of the lockfile.

const file = inRepository("package-lock.json");
const lockfile = JSON.parse(readFileSync(file, "utf8"));
const missing = findMissingPlatforms(lockfile.packages);
const entries = Object.entries(lockfile.packages);
for (const { path, entry } of missing) entries.push([path, entry]);
// npm's own order, so that its next write changes nothing.
entries.sort(([left], [right]) => left.localeCompare(right, "en"));
lockfile.packages = Object.fromEntries(entries);
if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
process.stdout.write(`${missing.length} packages of other platforms added\n`);
