import { RunboxError } from "./runbox-error.ts";

/** Thrown at start when the database would not keep what it acknowledges. */
export function unsafeStorageSettings(setting: string, found: string, needed: string) {
  return new RunboxError(
    "STORAGE.UNSAFE_SETTINGS",
    {
      message: `The database runs with ${setting} = ${found}; acknowledged savepoints could be lost.`,
      advice: `Set ${setting} to ${needed} and start again.`,
    },
    { setting, found, needed },
  );
}

/** Thrown when another process owns the SQLite file. */
export function storageLocked(file: string, ownerPid: number) {
  return new RunboxError(
    "STORAGE.LOCKED",
    {
      message: `The process ${ownerPid} owns the database ${file}.`,
      advice: "Stop it, or use PostgreSQL to share a database between processes.",
    },
    { file, ownerPid },
  );
}

/** Thrown when the disk or a quota is full. The write did not happen. */
export function storageFull(cause: unknown) {
  return new RunboxError(
    "STORAGE.FULL",
    { message: "The database has no space left.", advice: "Free space; then try again." },
    {},
    { cause },
  );
}

/** Thrown when the database cannot be reached, or is too busy. The call did not happen. */
export function storageUnavailable(detail: string, cause?: unknown) {
  return new RunboxError(
    "STORAGE.UNAVAILABLE",
    { message: `The database is not available: ${detail}.`, advice: "Try again shortly." },
    { detail },
    { cause },
  );
}

/** Thrown when a commit's answer was lost and reading back failed too. */
export function outcomeUnknown(cause: unknown) {
  return new RunboxError(
    "STORAGE.OUTCOME_UNKNOWN",
    {
      message: "Whether the write happened is not known.",
      advice: "Make the same call again: repeating it is harmless.",
    },
    {},
    { cause },
  );
}

/** Thrown at start when the schema cannot be brought up to date. Nothing half-done remains. */
export function migrationFailed(detail: string, cause?: unknown) {
  return new RunboxError(
    "STORAGE.MIGRATION_FAILED",
    {
      message: `The database could not be migrated: ${detail}.`,
      advice: "See docs/operations.md.",
    },
    { detail },
    { cause },
  );
}

/** Thrown when a storage is used after close. */
export function storageClosed() {
  return new RunboxError("STORAGE.CLOSED", {
    message: "The storage is closed.",
    advice: "Open it again.",
  });
}
