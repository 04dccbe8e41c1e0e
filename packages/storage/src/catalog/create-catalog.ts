import type { Catalog } from "@runbox/core";
import type { StorageContext } from "../run/storage-context.ts";
import { endRun } from "./end-run.ts";
import { countRuns, listRuns } from "./list-runs.ts";
import { listSavepoints } from "./list-savepoints.ts";
import { pinSavepoint, unpinSavepoint } from "./pin-savepoint.ts";

export function createCatalog(context: StorageContext): Catalog {
  return {
    listRuns: (query, page) => listRuns(context, query, page),
    countRuns: (query) => countRuns(context, query),
    listSavepoints: (runId, query, page) => listSavepoints(context, runId, query, page),
    pinSavepoint: (runId, savepointId, pin, audit) =>
      pinSavepoint(context, runId, savepointId, pin, audit),
    unpinSavepoint: (runId, savepointId, audit) =>
      unpinSavepoint(context, runId, savepointId, audit),
    endRun: (runId, status, audit) => endRun(context, runId, status, audit),
  };
}
