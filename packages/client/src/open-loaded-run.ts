import {
  type EntityId,
  type Epoch,
  isRunboxError,
  runErrors,
  type SavepointId,
} from "@runbox/core";
import { callOnce } from "./call-once.ts";
import type { RemoteRun } from "./remote-run.ts";

/** A load that is to be opened. */
export interface PendingLoad {
  readonly epoch: Epoch;
  readonly savepointId: SavepointId;
  /** Takes the run over once more, on the same savepoint. Gives the new epoch. */
  readonly loadAgain: () => Promise<Epoch>;
}

const TRIES_MAX = 20;

/**
 * Opens a loaded run for pushes of these entities. Gives the epoch it is open in.
 *
 * A server that was restarted between load and open has lost the load. As long as nobody else has
 * taken the run over since, it is loaded once more.
 *
 * @throws `RUN.FENCED`, `SAVEPOINT.PRUNED`
 */
export async function openLoadedRun(
  options: RemoteRun,
  pending: PendingLoad,
  entityIds: readonly EntityId[],
): Promise<Epoch> {
  const { client, call, runId } = options;
  let { epoch } = pending;
  for (let remaining = TRIES_MAX; ; remaining--) {
    try {
      return await open(options, { ...pending, epoch }, entityIds);
    } catch (error) {
      const isLost = isRunboxError(error) && error.code === "RUN.NOT_OPEN";
      if (!isLost || remaining === 0) throw error;
    }
    const run = await call((signal) => client.run.get.query({ runId }, { signal }));
    if (run.epoch !== epoch) throw runErrors.fenced(runId, epoch, run.epoch);
    epoch = await pending.loadAgain();
  }
}

async function open(
  options: RemoteRun,
  { epoch, savepointId }: PendingLoad,
  entityIds: readonly EntityId[],
): Promise<Epoch> {
  const { client, call, newId, runId, schedule, keepSavepoints, stateVersion } = options;
  const base = { runId, epoch, savepointId, entityIds: [...entityIds] };
  const input = { ...base, schedule, keepSavepoints, stateVersion };
  const opened = await callOnce(call, newId, (signal, context) =>
    client.run.open.mutate(input, { signal, context }),
  );
  return opened.epoch;
}
