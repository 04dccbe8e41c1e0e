import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const listeningState = "0A";
const unknownHolder = "another process";

/**
 * Says who listens on a port: "node server.js (process 4711)". Only Linux tells; elsewhere,
 * and for processes of other users, the answer is "another process".
 *
 * @param {number} port
 * @returns {string}
 */
export function describePortHolder(port) {
  if (process.platform !== "linux") return unknownHolder;
  const inodes = listeningInodes(port);
  if (inodes.size === 0) return unknownHolder;
  const pid = readDirectory("/proc").find((entry) => /^\d+$/.test(entry) && holds(entry, inodes));
  return pid === undefined ? unknownHolder : `${commandOf(pid)} (process ${pid})`;
}

/** @param {number} port */
function listeningInodes(port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => readText(file).split("\n"));
  const fields = rows.map((row) => row.trim().split(/\s+/));
  return new Set(
    fields
      .filter(([, local, , state]) => local?.endsWith(suffix) && state === listeningState)
      .map((row) => `socket:[${row[9]}]`),
  );
}

/**
 * @param {string} pid
 * @param {ReadonlySet<string>} inodes
 */
function holds(pid, inodes) {
  const folder = `/proc/${pid}/fd`;
  return readDirectory(folder).some((descriptor) => {
    try {
      return inodes.has(readlinkSync(`${folder}/${descriptor}`));
    } catch {
      // The descriptor was closed between listing and reading.
      return false;
    }
  });
}

/** @param {string} pid */
function commandOf(pid) {
  const command = readText(`/proc/${pid}/cmdline`).split("\0").join(" ").trim();
  return command === "" ? unknownHolder : command.slice(0, 80);
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** @param {string} folder */
function readDirectory(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
