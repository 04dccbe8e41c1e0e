import { randomBytes } from "node:crypto";
import { chownSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { createCluster } from "./postgres/cluster.mjs";
import {
  copyNative,
  createReachableFolder,
  packagedNativeFolder,
} from "./postgres/native-binaries.mjs";
import { createPostmaster } from "./postgres/postmaster.mjs";
import { findFreePort } from "./shared/free-port.mjs";

const nobody = { uid: 65_534, gid: 65_534 };
const superuser = "runbox";

/** @type {import("./throwaway-postgres.d.mts").startThrowawayPostgres} */
export async function startThrowawayPostgres({ settings = {} } = {}) {
  const folder = createReachableFolder();
  const removeFolder = () => removeWhileServerEnds(folder);
  try {
    const account = process.getuid?.() === 0 ? nobody : {};
    const nativeFolder = prepareBinaries(folder, account);
    const dataFolder = path.join(folder, "data");
    const password = randomBytes(18).toString("base64url");
    await createCluster({ nativeFolder, dataFolder, superuser, password, account });
    const postmaster = createPostmaster({
      nativeFolder,
      dataFolder,
      logFile: path.join(folder, "server.log"),
      port: await findFreePort(),
      settings,
      account,
    });
    await postmaster.start();
    return describeServer({ postmaster, password, removeFolder });
  } catch (failure) {
    removeFolder();
    throw failure;
  }
}

/**
 * Removes the folder without yielding, so that it also works while the process exits. A server
 * that is still ending adds files meanwhile, and then one attempt leaves some behind, at times
 * without an error.
 *
 * @param {string} folder
 */
function removeWhileServerEnds(folder) {
  const attempts = 60;
  const pauseMs = 50;
  const neverWoken = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 1; attempt <= attempts && existsSync(folder); attempt += 1) {
    if (attempt > 1) Atomics.wait(neverWoken, 0, 0, pauseMs);
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (failure) {
      if (attempt === attempts) throw failure;
    }
  }
}

/**
 * Binaries that the server's account can execute: the package's own ones, or as root a copy
 * outside private homes.
 *
 * @param {string} folder
 * @param {{ uid?: number, gid?: number }} account
 */
function prepareBinaries(folder, account) {
  const packaged = packagedNativeFolder();
  if (account.uid === undefined || account.gid === undefined) return packaged;
  chownSync(folder, account.uid, account.gid);
  const copy = path.join(folder, "native");
  copyNative(packaged, copy);
  return copy;
}

/**
 * @param {{
 *   postmaster: import("./postgres/postmaster.mjs").Postmaster,
 *   password: string,
 *   removeFolder: () => void,
 * }} parts
 * @returns {import("./throwaway-postgres.d.mts").ThrowawayPostgres}
 */
function describeServer({ postmaster, password, removeFolder }) {
  const cleanUpAtExit = () => {
    postmaster.killNow();
    removeFolder();
  };
  process.once("exit", cleanUpAtExit);
  return {
    url: `postgresql://${superuser}:${password}@127.0.0.1:${postmaster.port}/postgres`,
    port: postmaster.port,
    logFile: postmaster.logFile,
    get pid() {
      return postmaster.pid();
    },
    async stop() {
      process.removeListener("exit", cleanUpAtExit);
      await postmaster.stop();
      removeFolder();
    },
    kill9: () => postmaster.kill9(),
    async restart() {
      await postmaster.stop();
      await postmaster.start();
    },
  };
}
