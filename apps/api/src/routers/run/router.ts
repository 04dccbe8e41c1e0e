import { router } from "../../trpc.ts";
import { createRun } from "./create-run.ts";
import { deleteRun } from "./delete-run.ts";
import { finishRun } from "./finish-run.ts";
import { getRun } from "./get-run.ts";
import { listRuns } from "./list-runs.ts";
import { loadRun } from "./load-run.ts";
import { openRun } from "./open-run.ts";

export const runRouter = router({
  create: createRun,
  load: loadRun,
  open: openRun,
  list: listRuns,
  get: getRun,
  finish: finishRun,
  delete: deleteRun,
});
