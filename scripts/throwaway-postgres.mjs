import { randomBytes } from "node:crypto";
import { chownSync, rmSync } from "node:fs";
import path from "node:path";
import { createCluster } from "./postgres/cluster.mjs";
import {
  copyNative,
  createReachableFolder,
  packagedNativeFolder,
} from "./postgres/native-binaries.mjs";
import { watchForOrphan } from "./postgres/orphan-watch.mjs";
import { createPostmaster } from "./postgres/postmaster.mjs";
import { findFreePort } from "./shared/free-port.mjs";

const nobody = { uid: 65_534, gid: 65_534 };
const superuser = "runbox";

/** @type {import("./throwaway-postgres.d.mts").startThrowawayPostgres} */
export async function startThrowawayPostgres({ settings = {} } = {}) {
  const folder = createReachableFolder();
  const callOffWatch = watchForOrphan(folder);
  const removeFolder = () => {
    callOffWatch();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
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
  return {
    url: `postgresql://${superuser}:${password}@127.0.0.1:${postmaster.port}/postgres`,
    port: postmaster.port,
    logFile: postmaster.logFile,
    get pid() {
      return postmaster.pid();
    },
    async stop() {
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
