import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startThrowawayPostgres } from "../../../scripts/throwaway-postgres.mjs";
import type { HarnessOptions } from "./harness-options.ts";

/** A database of this trial alone, and a folder for what the processes write. */
export interface TrialDatabase {
  readonly url: string;
  readonly folder: string;
  remove(): Promise<void>;
}

/** Makes an empty database. */
export async function createTrialDatabase(store: HarnessOptions["store"]): Promise<TrialDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "runbox-kill-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  if (store === "sqlite") {
    return { url: `file:${path.join(folder, "trial.db")}`, folder, remove: removeFolder };
  }
  const server = await startThrowawayPostgres();
  return {
    url: server.url,
    folder,
    async remove() {
      await server.stop();
      await removeFolder();
    },
  };
}
