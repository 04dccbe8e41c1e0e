import { spawnSync } from "node:child_process";
import path from "node:path";

/** Generates the Prisma client of the row-per-entity peer, without any download. */
const folder = path.resolve(import.meta.dirname, "..");
const prisma = path.resolve(folder, "../node_modules/prisma/build/index.js");
const { status } = spawnSync(
  process.execPath,
  [prisma, "generate", "--schema", path.join(folder, "prisma/schema.prisma")],
  {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", CHECKPOINT_DISABLE: "1" },
  },
);
process.exitCode = status ?? 1;
