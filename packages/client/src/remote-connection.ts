import {
  type EntityId,
  type Epoch,
  type ExternalMs,
  isRunboxError,
  type LoadedRun,
  type PushChannel,
  type RunConnection,
  type RunId,
  type RunProgress,
  runErrors,
  type SavepointRecord,
  type SavepointRef,
} from "@runbox/core";
import { callOnce } from "./call-once.ts";
import { createOwnRun } from "./create-own-run.ts";
import { openLoadedRun } from "./open-loaded-run.ts";
import { createRemotePushChannel } from "./remote-push-channel.ts";
import type { RemoteRun } from "./remote-run.ts";
import type { RunboxClient } from "./runbox-client.ts";
import { readSavedStates } from "./saved-states.ts";

/** Connects a store to its run behind the API. */
export function createRemoteConnection(options: RemoteRun): RunConnection {
  const { client, call, newId, runId, writer } = options;

  const openChannel = (epoch: Epoch, entityIds: readonly EntityId[]): PushChannel =>
    createRemotePushChannel({
      ...options,
      epoch,
      entityCount: entityIds.length,
      sendBatch: (bytes, signal) => client.entity.push.mutate(bytes, { signal }),
      readProgress: (signal) => readProgress(client, runId, signal),
    });

  const load = async (savepoint: SavepointRef | undefined) => {
    const input = savepoint === undefined ? { runId, writer } : { runId, writer, savepoint };
    try {
      return await callOnce(call, newId, (signal, context) =>
        client.run.load.mutate(input, { signal, context }),
      );
    } catch (error) {
      // To the caller of a store, a run that does not exist is one that was never initialized.
      if (hasCode(error, "RUN.NOT_FOUND")) throw runErrors.runNotInitialized(runId);
      throw error;
    }
  };

  return {
    async isInitialized() {
      try {
        await call((signal) => client.run.get.query({ runId }, { signal }));
        return true;
      } catch (error) {
        if (hasCode(error, "RUN.NOT_FOUND")) return false;
        throw error;
      }
    },

    async init(startFrom: ExternalMs, entityIds) {
      const epoch = await createOwnRun(options, startFrom, entityIds);
      return openChannel(epoch, entityIds);
    },

    async load(savepoint): Promise<LoadedRun> {
      const loaded = await load(savepoint);
      const base: SavepointRecord = loaded.base;
      const { epoch, entityIds } = loaded;
      const { savepointId } = base;
      return {
        base,
        entityIds,
        states: () => readSavedStates(client, call, { runId, savepointId, epoch, entityIds }),
        async begin(ids) {
          const loadAgain = async () => (await load({ savepointId })).epoch;
          const opened = await openLoadedRun(options, { epoch, savepointId, loadAgain }, ids);
          return openChannel(opened, ids);
        },
        // The server lets go of a reader by itself when no page is asked for.
        async release() {},
      };
    },

    async close() {},
  };
}

function hasCode(error: unknown, code: string): boolean {
  return isRunboxError(error) && error.code === code;
}

/** @throws `RUN.NOT_OPEN`, `RUN.ENDED` when the server gathers no savepoints of the run. */
async function readProgress(
  client: RunboxClient,
  runId: RunId,
  signal: AbortSignal,
): Promise<RunProgress> {
  const { progress, absence } = await client.savepoint.progress.query({ runId }, { signal });
  if (progress !== null) return progress;
  throw absence === "ended" ? runErrors.runEnded(runId, "ended") : runErrors.runNotOpen(runId);
}
