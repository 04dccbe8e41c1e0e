import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/**
 * The last lines of a log that are not blank, without colours and cursor movements.
 *
 * @param {string} file
 * @param {number} lineCount
 * @returns {readonly string[]}
 */
export function tailOfLog(file, lineCount) {
  return readLog(file)
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(-lineCount);
}

/** @param {string} file */
function readLog(file) {
  try {
    return stripVTControlCharacters(readFileSync(file, "utf8"));
  } catch {
    return "";
  }
}
