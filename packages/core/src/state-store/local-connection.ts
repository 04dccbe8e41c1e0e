import { noSavepoint, runNotInitialized } from "../errors/run-errors.ts";
import { isRunboxError } from "../errors/runbox-error.ts";
import { savepointPruned } from "../errors/savepoint-errors.ts";
import type { EntityId, RunId } from "../model/ids.ts";
import type { RunClock } from "../model/run.ts";
import type { SavepointRecord, SavepointRef } from "../model/savepoint.ts";
import type { Schedule } from "../model/schedule.ts";
import type { Clock } from "../ports/clock.ts";
import type { RunObserver } from "../ports/observer.ts";
import { createRunSession } from "../session/create-run-session.ts";
import type { AckMode } from "../session/run-session.ts";
import type { RunWriter } from "../storage/run-writer.ts";
import type { LeaseHolder, RunAcquisition, Storage } from "../storage/storage.ts";
import type { LoadedRun, PushChannel, RunConnection } from "./run-connection.ts";

/** What an embedded run is opened with. */
export interface LocalConnectionOptions {
  readonly runId: RunId;
  readonly schedule: Schedule;
  readonly storage: Storage;
  readonly ack: AckMode;
  readonly keepSavepoints: number;
  readonly runClock: RunClock;
  readonly scenario: string | null;
  readonly stateVersion: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly holder: LeaseHolder;
  readonly clock: Clock;
  readonly observer: RunObserver;
}

/** Connects a store to its run in this process, over a storage. */
export function createLocalConnection(options: LocalConnectionOptions): RunConnection {
  const { runId, schedule, storage, holder } = options;

  const openChannel = (
    writer: RunWriter,
    entityIds: readonly EntityId[],
    baseInstant: SavepointRecord["instant"],
  ): PushChannel => {
    const { ack, clock, observer } = options;
    const session = createRunSession({
      storage,
      writer,
      entityIds,
      schedule,
      baseInstant,
      ack,
      clock,
      observer,
    });
    return {
      push: session.push,
      progress: async () => session.progress(),
      close: session.close,
    };
  };

  const acquire = async (): Promise<RunAcquisition> => {
    try {
      return await storage.acquireRun(runId, holder);
    } catch (error) {
      if (isRunboxError(error) && error.code === "RUN.NOT_FOUND") throw runNotInitialized(runId);
      throw error;
    }
  };

  return {
    isInitialized: () => storage.isInitialized(runId),

    async init(startFrom, entityIds) {
      const { keepSavepoints, runClock, scenario, stateVersion, tags } = options;
      const run = { runId, clock: runClock, schedule, startFrom, entityIds, keepSavepoints };
      const writer = await storage.createRun({ ...run, scenario, stateVersion, tags, holder });
      return openChannel(writer, entityIds, startFrom);
    },

    async load(savepoint): Promise<LoadedRun> {
      await requireBase(storage, runId, savepoint);
      const acquisition = await acquire();
      const base = await findBase(storage, runId, savepoint);
      const reader = await storage.openSavepoint(runId, base.savepointId);
      const { keepSavepoints, stateVersion } = options;
      return {
        base,
        entityIds: reader.entityIds,
        states: () => reader.states(),
        async begin(entityIds) {
          const beginning = { base, schedule, entityIds, keepSavepoints, stateVersion };
          const writer = await acquisition.begin(beginning);
          return openChannel(writer, entityIds, base.instant);
        },
        release: () => reader.close(),
      };
    },

    async close() {},
  };
}

/**
 * Looks before anything is taken over: a load that cannot succeed must not stop the run's present
 * writer. What there is to go on from is decided afterwards, when no writer can add to it.
 */
async function requireBase(
  storage: Storage,
  runId: RunId,
  savepoint: SavepointRef | undefined,
): Promise<void> {
  try {
    const base = await findBase(storage, runId, savepoint);
    if (base.status === "pruned") throw savepointPruned(runId, base.savepointId);
  } catch (error) {
    // To readers a deleted run is none; acquiring tells the two apart.
    if (!isRunboxError(error) || error.code !== "RUN.NOT_FOUND") throw error;
  }
}

/**
 * The savepoint to go on from.
 *
 * @throws `RUN.NO_SAVEPOINT`, `SAVEPOINT.NOT_FOUND`
 */
async function findBase(
  storage: Storage,
  runId: RunId,
  savepoint: SavepointRef | undefined,
): Promise<SavepointRecord> {
  if (savepoint !== undefined) return storage.getSavepoint(runId, savepoint);
  const latest = await storage.getLatestSavepoint(runId);
  if (latest === undefined) throw noSavepoint(runId);
  return latest;
}
