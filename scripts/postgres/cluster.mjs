import { execFile } from "node:child_process";
import { chownSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { PlainFailure } from "../shared/plain-failure.mjs";
import { serverEnvironment } from "./server-environment.mjs";

/**
 * Creates an empty data folder. Nothing is synced to disk while it is being made: a machine
 * that fails now leaves a folder nobody has used. The server itself syncs as configured.
 *
 * @param {{
 *   nativeFolder: string,
 *   dataFolder: string,
 *   superuser: string,
 *   password: string,
 *   account: { uid?: number, gid?: number },
 * }} cluster
 * @returns {Promise<void>}
 * @throws {PlainFailure} with the output of initdb
 */
export async function createCluster({ nativeFolder, dataFolder, superuser, password, account }) {
  const passwordFile = writePasswordFile(path.dirname(dataFolder), password, account);
  const settings = ["--no-sync", "--no-instructions", "--encoding=UTF8", "--locale=C"];
  const access = ["--auth=scram-sha-256", `--username=${superuser}`, `--pwfile=${passwordFile}`];
  try {
    await promisify(execFile)(
      path.join(nativeFolder, "bin/initdb"),
      [`--pgdata=${dataFolder}`, ...settings, ...access],
      { ...account, cwd: path.dirname(dataFolder), env: serverEnvironment() },
    );
  } catch (failure) {
    const output = failure instanceof Error ? failure.message : String(failure);
    throw new PlainFailure(`PostgreSQL could not create its data folder: ${output}`);
  } finally {
    rmSync(passwordFile);
  }
}

/**
 * @param {string} folder
 * @param {string} password
 * @param {{ uid?: number, gid?: number }} account
 */
function writePasswordFile(folder, password, account) {
  const file = path.join(folder, "password");
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(file, account.uid, account.gid);
  }
  return file;
}
