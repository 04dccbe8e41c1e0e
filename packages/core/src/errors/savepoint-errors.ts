import type { ExternalMs } from "../model/external-time.ts";
import type { RunId } from "../model/ids.ts";
import { RunboxError } from "./runbox-error.ts";

/** Thrown when the run has no such savepoint. */
export function savepointNotFound(runId: RunId, savepoint: string | number) {
  return new RunboxError(
    "SAVEPOINT.NOT_FOUND",
    {
      message: `The run ${runId} has no savepoint ${savepoint}.`,
      advice: "List the run's savepoints and choose one of them.",
    },
    { runId, savepoint },
  );
}

/** Thrown when a savepoint's states were removed by retention. Its record remains. */
export function savepointPruned(runId: RunId, savepoint: string | number) {
  return new RunboxError(
    "SAVEPOINT.PRUNED",
    {
      message: `The states of the savepoint ${savepoint} of the run ${runId} are gone.`,
      advice: "Choose a kept savepoint. Pin a savepoint to keep its states.",
    },
    { runId, savepoint },
  );
}

/** Thrown when an instant is saved twice in one epoch with different content. */
export function savepointConflict(runId: RunId, instant: ExternalMs) {
  return new RunboxError(
    "SAVEPOINT.CONFLICT",
    {
      message: `The savepoint ${instant} of the run ${runId} exists with other content.`,
      advice: "The first is kept. Find the component that is not deterministic.",
    },
    { runId, instant },
  );
}

/** Thrown when stored bytes are not those that were written. Nothing of them was decoded. */
export function corruptSavepoint(
  runId: RunId,
  savepoint: string | number,
  detail: string,
  cause?: unknown,
) {
  return new RunboxError(
    "SAVEPOINT.CORRUPT",
    {
      message: `The savepoint ${savepoint} of the run ${runId} is damaged: ${detail}.`,
      advice: "Load an older savepoint; verify the disk and the backups.",
    },
    { runId, savepoint, detail },
    { cause },
  );
}
