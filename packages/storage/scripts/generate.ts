import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");

for (const provider of ["sqlite", "postgresql"]) {
  rmSync(join(root, "packages/storage/src/generated", provider), { recursive: true, force: true });
  // Generating is WebAssembly, but the command line insists on a native engine: any file will do.
  execFileSync(process.execPath, [cli, "generate", "--schema", `prisma/${provider}`], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
  });
}
