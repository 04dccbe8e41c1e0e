import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { storageErrors } from "@runbox/core";
import Database from "better-sqlite3";

/** Holds a database file for this process. */
export interface OwnerLock {
  release(): void;
}

/**
 * Makes this process the only owner of a database file.
 *
 * The lock is one of the operating system, on a small file beside the database: it ends with the
 * process however the process ends, so that there is no stale lock to recognize and no process
 * number that could have been given to another. SQLite takes it, because Node has no call for it.
 * The `.owner` file only tells people, and the refused process, who it is.
 *
 * @throws `STORAGE.LOCKED` when another process, or another storage of this one, has it.
 */
export function acquireOwnerLock(file: string): OwnerLock {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    // A rollback journal would have to be written for a lock that holds nothing.
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw isBusy(error) ? storageErrors.storageLocked(file, ownerOf(file)) : error;
  }
  writeFileSync(
    ownerFile(file),
    JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }),
  );
  return {
    release() {
      if (!lock.open) return;
      rmSync(ownerFile(file), { force: true });
      lock.close();
    },
  };
}

function ownerFile(file: string): string {
  return `${file}.owner`;
}

/** The process number that the owner left, or 0 when it cannot be read. */
function ownerOf(file: string): number {
  try {
    const owner: unknown = JSON.parse(readFileSync(ownerFile(file), "utf8"));
    if (typeof owner !== "object" || owner === null || !("pid" in owner)) return 0;
    return typeof owner.pid === "number" ? owner.pid : 0;
  } catch {
    return 0;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
