import { router } from "../../trpc.ts";
import { getProgress } from "./get-progress.ts";
import { getSavepoint } from "./get-savepoint.ts";
import { getTimeline } from "./get-timeline.ts";
import { listSavepoints } from "./list-savepoints.ts";
import { pinSavepoint } from "./pin-savepoint.ts";
import { unpinSavepoint } from "./unpin-savepoint.ts";
import { verifySavepoint } from "./verify-savepoint.ts";

export const savepointRouter = router({
  list: listSavepoints,
  get: getSavepoint,
  timeline: getTimeline,
  progress: getProgress,
  pin: pinSavepoint,
  unpin: unpinSavepoint,
  verify: verifySavepoint,
});
