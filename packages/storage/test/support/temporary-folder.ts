import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that goes when the test ends. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "runbox-storage-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database file in a folder of its own. */
export function temporaryFile(): string {
  return join(temporaryFolder(), "runs.db");
}
