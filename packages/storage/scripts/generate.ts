import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const require = createRequire(import.meta.url);

for (const provider of ["sqlite", "postgresql"]) {
  const generated = join(root, "packages/storage/src/generated", provider);
  const stampFile = join(generated, "generated-from.txt");
  const stamp = stampOf(provider);
  // What is up to date is left alone: somebody may be running it.
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) continue;
  generate(provider);
  writeFileSync(stampFile, stamp);
}

function generate(provider: string): void {
  const cli = require.resolve("prisma/build/index.js");
  // Generating is WebAssembly, but the command line insists on a native engine: any file will do.
  execFileSync(process.execPath, [cli, "generate", "--schema", `prisma/${provider}`], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
  });
}

/** One text for one schema and one version of the generator. */
function stampOf(provider: string): string {
  const hash = createHash("sha256").update(readFileSync(require.resolve("prisma/package.json")));
  const chapters = readdirSync(join(root, "prisma/schema")).sort();
  const files = [`${provider}/datasource.prisma`, ...chapters.map((name) => `schema/${name}`)];
  for (const file of files) hash.update(readFileSync(join(root, "prisma", file)));
  return hash.digest("hex");
}
