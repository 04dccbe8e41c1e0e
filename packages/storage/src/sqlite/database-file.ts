import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { inputErrors, storageErrors } from "@runbox/core";
import Database from "better-sqlite3";

/** The file that a `file:` url names: `file:./runs.db`, `file:/var/lib/runs.db`, `file:///…`. */
export function filePathOf(url: string): string {
  const path = url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);
  if (path === "" || path.startsWith(":") || path.includes("?")) {
    throw inputErrors.invalidOption("url", url, "a file: url of a database file");
  }
  return resolve(path);
}

/** Makes the file, and the folder it lies in, if they are not there. */
export function ensureFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  new Database(file).close();
}

/**
 * Remembers which file it is. What it returns throws once the file was removed or replaced: a
 * process that went on would write into a file that nobody can open any more.
 */
export function watchFile(file: string): () => void {
  const { ino, dev } = statSync(file);
  return () => {
    const now = statSync(file, { throwIfNoEntry: false });
    if (now?.ino === ino && now.dev === dev) return;
    throw storageErrors.storageUnavailable(`the file ${file} was removed or replaced`);
  };
}
