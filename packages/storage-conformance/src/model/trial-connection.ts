import {
  type AckMode,
  createRunSession,
  createSystemClock,
  type EntityId,
  InvariantViolation,
  type ResumedRun,
  type RunConnection,
  type RunId,
  type RunSession,
  type RunWriter,
  runErrors,
  type SavepointRecord,
  type Schedule,
  type Storage,
} from "@runbox/core";
import type { InjectedFaults } from "./injected-faults.ts";

const HOLDER = { name: "model trial", writtenBy: "model trial", leaseMs: 60_000 };

/** What a connection of a trial is made of. */
export interface TrialConnectionOptions {
  readonly runId: RunId;
  readonly storage: Storage;
  readonly schedule: Schedule;
  readonly keepSavepoints: number;
  readonly ack: AckMode;
  readonly faults: InjectedFaults;
  readonly onPersisted: (record: SavepointRecord) => void;
}

/**
 * A connection whose server can be restarted under it: the entities on this side go on, as they
 * do when a service restarts that they push to.
 */
export interface TrialConnection extends RunConnection {
  readonly session: RunSession;
  /** Leaves the session behind and resumes it, in a storage over the same data. */
  resume(storage: Storage): Promise<ResumedRun>;
}

/** Connects a state store to a storage, with pruning left to the trial. */
export function createTrialConnection(options: TrialConnectionOptions): TrialConnection {
  const { runId, schedule, keepSavepoints, ack, faults } = options;
  let { storage } = options;
  let session: RunSession | undefined;

  const current = (): RunSession => {
    if (session === undefined) throw new InvariantViolation("the trial has no session");
    return session;
  };

  const open = (
    writer: RunWriter,
    entityIds: readonly EntityId[],
    baseInstant: SavepointRecord["instant"],
    resumed?: ResumedRun,
  ) => {
    session = createRunSession({
      storage: withoutPrune(storage),
      writer: faults.wrap(writer),
      entityIds,
      schedule,
      baseInstant,
      ack,
      clock: createSystemClock(),
      observer: { savepointPersisted: options.onPersisted },
      ...(resumed === undefined ? {} : { resumed }),
    });
    return {
      push: (pushes: Parameters<RunSession["push"]>[0]) => current().push(pushes),
      progress: async () => current().progress(),
      close: () => current().close(),
    };
  };

  return {
    get session() {
      return current();
    },
    isInitialized: () => storage.isInitialized(runId),
    init: async (startFrom, entityIds) => {
      const run = { runId, clock: "logical", schedule, startFrom, entityIds } as const;
      const rest = { keepSavepoints, scenario: null, stateVersion: 1, tags: {}, holder: HOLDER };
      return open(await storage.createRun({ ...run, ...rest }), entityIds, startFrom);
    },
    load: async (ref) => {
      const acquisition = await storage.acquireRun(runId, HOLDER);
      const base =
        ref === undefined
          ? await storage.getLatestSavepoint(runId)
          : await storage.getSavepoint(runId, ref);
      if (base === undefined) throw runErrors.noSavepoint(runId);
      const reader = await storage.openSavepoint(runId, base.savepointId);
      return {
        base,
        entityIds: reader.entityIds,
        states: () => reader.states(),
        begin: async (entityIds) => {
          const beginning = { base, schedule, entityIds, keepSavepoints, stateVersion: 1 };
          return open(await acquisition.begin(beginning), entityIds, base.instant);
        },
        release: () => reader.close(),
      };
    },
    resume: async (restarted) => {
      const { epoch } = current();
      storage = restarted;
      const resumed = await storage.resumeRun(runId, epoch, HOLDER);
      open(resumed.writer, resumed.entityIds, resumed.baseInstant, resumed);
      return resumed;
    },
    close: async () => {},
  };
}

/** The trial prunes when it says so, and not in the background: so it knows what is kept. */
function withoutPrune(storage: Storage): Storage {
  return { ...storage, pruneSavepoints: async () => ({ prunedCount: 0, freedBytes: 0 }) };
}
