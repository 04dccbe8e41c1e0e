import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";

/** What the figures were measured on. */
export function describeMachine(): string {
  const [cpu] = os.cpus();
  const memoryGb = (os.totalmem() / 1024 ** 3).toFixed(0);
  const versions = ["better-sqlite3", "@prisma/client", "msgpackr"].map(
    (name) => `${name} ${packageVersion(name)}`,
  );
  return [
    `${cpu?.model.trim() ?? "unknown processor"}, ${os.cpus().length} cores, ${memoryGb} GiB`,
    `${os.type()} ${os.release()}, Node ${process.versions.node}`,
    versions.join(", "),
    "SQLite: WAL, synchronous = FULL. PostgreSQL 18: fsync, full_page_writes and synchronous_commit on.",
  ].join("  \n");
}

function packageVersion(name: string): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(name);
  const folder = entry.slice(0, entry.lastIndexOf(`node_modules/${name}`));
  const manifest = readFileSync(`${folder}node_modules/${name}/package.json`, "utf8");
  return String(JSON.parse(manifest).version);
}
