import type { Epoch } from "../model/epoch.ts";
import type { RunId } from "../model/ids.ts";
import { RunboxError } from "./runbox-error.ts";

/** Thrown when the catalogue has no run of this name. */
export function runNotFound(runId: RunId) {
  return new RunboxError(
    "RUN.NOT_FOUND",
    { message: `There is no run ${runId}.`, advice: "Check the id, or initialize the run first." },
    { runId },
  );
}

/** Thrown when a run that exists is initialized again. */
export function runAlreadyInitialized(runId: RunId) {
  return new RunboxError(
    "RUN.ALREADY_INITIALIZED",
    {
      message: `The run ${runId} is already initialized.`,
      advice: "Call loadRunState to go on from its newest savepoint, or choose another run id.",
    },
    { runId },
  );
}

/** Thrown when a store is used before initRunState or loadRunState. */
export function runNotInitialized(runId: RunId) {
  return new RunboxError(
    "RUN.NOT_INITIALIZED",
    {
      message: `The run ${runId} is not initialized.`,
      advice: "Call initRunState once for a new run.",
    },
    { runId },
  );
}

/** Thrown when an initialized run has no complete savepoint to load. */
export function noSavepoint(runId: RunId) {
  return new RunboxError(
    "RUN.NO_SAVEPOINT",
    {
      message: `The run ${runId} has no complete savepoint yet.`,
      advice: "Nothing can be restored. Delete the run and initialize it again to start afresh.",
    },
    { runId },
  );
}

/** Thrown for every write to a run that was deleted. Its name cannot be used again. */
export function runDeleted(runId: RunId) {
  return new RunboxError(
    "RUN.DELETED",
    { message: `The run ${runId} was deleted.`, advice: "Use a new run id." },
    { runId },
  );
}

/** Thrown when a finished or failed run is written to or opened. */
export function runEnded(runId: RunId, status: string) {
  return new RunboxError(
    "RUN.ENDED",
    { message: `The run ${runId} has ended (${status}).`, advice: "Load it to open it again." },
    { runId, status },
  );
}

/** Thrown when another writer has opened the run since. Nothing of the refused write was taken. */
export function fenced(runId: RunId, heldEpoch: Epoch, currentEpoch: Epoch | null) {
  return new RunboxError(
    "RUN.FENCED",
    {
      message: `Another writer has taken over the run ${runId}.`,
      advice: "Stop this writer. Load the run again only if this process is to own it.",
    },
    { runId, heldEpoch, currentEpoch },
  );
}

/** Thrown when pushes arrive for a run that was created or loaded but not opened. */
export function runNotOpen(runId: RunId) {
  return new RunboxError(
    "RUN.NOT_OPEN",
    {
      message: `The run ${runId} is not open for pushes.`,
      advice: "Load and open the run, then push.",
    },
    { runId },
  );
}

/** Thrown when a store that was closed is used. */
export function runClosed(runId: RunId) {
  return new RunboxError(
    "RUN.CLOSED",
    { message: `The store of the run ${runId} is closed.`, advice: "Create a new store." },
    { runId },
  );
}
