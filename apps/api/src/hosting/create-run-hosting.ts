import {
  type Clock,
  createRunSession,
  type EntityId,
  type Epoch,
  entityErrors,
  isRunboxError,
  type LeaseHolder,
  type RunAcquisition,
  type RunId,
  type RunObserver,
  type RunRecord,
  type RunWriter,
  runErrors,
  type Schedule,
  type ServiceStorage,
} from "@runbox/core";
import type { Logger } from "pino";
import { createKeyedLock } from "./keyed-lock.ts";
import { createProgressGlances } from "./progress-glances.ts";
import { toLeaseHolder } from "./run-holder.ts";
import type { RunHosting, RunOpening, RunStanding } from "./run-hosting.ts";
import {
  createSessionRegistry,
  type HostedSession,
  REGISTRY_LIMITS,
  type RegistryLimits,
} from "./session-registry.ts";

/** What hosting works with. */
export interface HostingOptions {
  readonly storage: ServiceStorage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: RunObserver;
  readonly limits?: RegistryLimits;
}

const SWEEP_INTERVAL_MS = 30_000;
const ACQUISITIONS_MAX = 10_000;

/** After these a session is of no more use: what is durable is settled by resuming the run. */
function endsSession(error: unknown): boolean {
  if (!isRunboxError(error)) return true;
  return error.code.startsWith("STORAGE.") || SESSION_ENDING.has(error.code);
}
const SESSION_ENDING: ReadonlySet<string> = new Set([
  "RUN.FENCED",
  "RUN.DELETED",
  "RUN.ENDED",
  "RUN.CLOSED",
  "RUN.NOT_FOUND",
  "SAVEPOINT.CONFLICT",
]);

/** Hosts sessions over a storage. */
export function createRunHosting(options: HostingOptions): RunHosting {
  const { storage, clock, logger } = options;
  const acquisitions = new Map<RunId, RunAcquisition>();
  const locks = createKeyedLock<RunId>();
  const registry = createSessionRegistry(clock, options.limits ?? REGISTRY_LIMITS, (runId, error) =>
    logger.warn({ err: error, runId }, "a session did not close well"),
  );
  const glances = createProgressGlances(clock);
  const timer = setInterval(() => {
    registry.sweep().catch((error: unknown) => logger.warn({ err: error }, "a sweep failed"));
  }, SWEEP_INTERVAL_MS).unref();

  const host = (writer: RunWriter, parts: SessionParts): HostedSession =>
    registry.put(
      createRunSession({
        storage,
        writer,
        ack: "push",
        clock,
        observer: options.observer,
        ...parts,
      }),
    );

  const evictRun = async (runId: RunId) => {
    const hosted = registry.get(runId);
    if (hosted !== undefined) await registry.evict(hosted);
    await registry.closed(runId);
  };

  const resume = async (runId: RunId, epoch: Epoch, holder: LeaseHolder) => {
    await evictRun(runId);
    const resumed = await storage.resumeRun(runId, epoch, holder);
    const { writer, entityIds, baseInstant, run } = resumed;
    return host(writer, { entityIds, schedule: run.schedule, baseInstant, resumed });
  };

  /** The hosted session of an epoch; the run is resumed when this process does not host it. */
  const sessionOf = async (runId: RunId, epoch: Epoch): Promise<HostedSession> => {
    const hosted = registry.get(runId);
    if (hosted?.epoch === epoch) return hosted;
    return locks.run(runId, async () => {
      const current = registry.get(runId);
      if (current?.epoch === epoch) return current;
      if (current !== undefined && current.epoch > epoch) {
        throw runErrors.fenced(runId, epoch, current.epoch);
      }
      return resume(runId, epoch, toLeaseHolder("api client"));
    });
  };

  const begin = async (opening: RunOpening, acquisition: RunAcquisition): Promise<void> => {
    const { runId, savepointId, entityIds, schedule } = opening;
    const { run } = acquisition;
    const base = await storage.getSavepoint(runId, { savepointId });
    const writer = await acquisition.begin({
      base,
      schedule,
      entityIds,
      keepSavepoints: opening.keepSavepoints ?? run.keepSavepoints,
      stateVersion: opening.stateVersion ?? run.stateVersion,
    });
    acquisitions.delete(runId);
    host(writer, { entityIds, schedule, baseInstant: base.instant });
  };

  // An embedded file has one owner process, and that is this one. On a shared database the writer
  // may be another process, which resuming would end: looking must not do that.
  const maySafelyResume = storage.capabilities.kind !== "postgresql";

  const standingOf = async (run: RunRecord): Promise<RunStanding> => {
    const { runId, epoch } = run;
    const hosted = registry.get(runId);
    if (hosted?.epoch === epoch) return { progress: hosted.session.progress(), absence: null };
    if (run.status !== "running") return { progress: null, absence: "ended" };
    if (!maySafelyResume) return { progress: null, absence: "elsewhere" };
    try {
      const { session } = await sessionOf(runId, epoch);
      return { progress: session.progress(), absence: null };
    } catch (error) {
      const code = isRunboxError(error) ? error.code : undefined;
      if (code === "RUN.NOT_OPEN") return { progress: null, absence: "not-open" };
      if (code === "RUN.ENDED") return { progress: null, absence: "ended" };
      if (code === "RUN.FENCED") return { progress: null, absence: "elsewhere" };
      throw error;
    }
  };

  return {
    get hostedCount() {
      return registry.count;
    },

    create: (run, writer, audit) =>
      locks.run(run.runId, async () => {
        refuseDuplicates(run.entityIds);
        const runWriter = await storage.createRun({ ...run, holder: toLeaseHolder(writer) }, audit);
        const { entityIds, schedule, startFrom } = run;
        host(runWriter, { entityIds, schedule, baseInstant: startFrom });
        return storage.getRun(run.runId);
      }),

    acquire: (runId, writer, audit) =>
      locks.run(runId, async () => {
        const acquisition = await storage.acquireRun(runId, toLeaseHolder(writer), audit);
        if (acquisitions.size >= ACQUISITIONS_MAX) dropOldest(acquisitions);
        acquisitions.set(runId, acquisition);
        await evictRun(runId);
        return { ...acquisition.run, epoch: acquisition.epoch };
      }),

    open: (opening) =>
      locks.run(opening.runId, async () => {
        const { runId, epoch } = opening;
        refuseDuplicates(opening.entityIds);
        const acquisition = acquisitions.get(runId);
        if (acquisition?.epoch === epoch) await begin(opening, acquisition);
        else if (registry.get(runId)?.epoch !== epoch) {
          await resume(runId, epoch, toLeaseHolder("api client"));
        }
        return storage.getRun(runId);
      }),

    async push({ runId, epoch, pushes }) {
      const hosted = await sessionOf(runId, epoch);
      try {
        await registry.use(hosted, () => hosted.session.push(pushes));
      } catch (error) {
        // Not waited for: closing waits for others that are under way.
        if (endsSession(error)) registry.evict(hosted);
        throw error;
      }
    },

    progressOf: standingOf,

    hostedProgressOf(runId) {
      const hosted = registry.get(runId);
      return hosted && glances.of(hosted.session);
    },

    entitiesMissingCount() {
      let count = 0;
      for (const { session } of registry.all()) count += glances.of(session).missingCount;
      return count;
    },

    async release(runId) {
      acquisitions.delete(runId);
      await evictRun(runId);
    },

    async close() {
      clearInterval(timer);
      await registry.close();
    },
  };
}

interface SessionParts {
  readonly entityIds: readonly EntityId[];
  readonly schedule: Schedule;
  readonly baseInstant: Parameters<typeof createRunSession>[0]["baseInstant"];
  readonly resumed?: NonNullable<Parameters<typeof createRunSession>[0]["resumed"]>;
}

function refuseDuplicates(entityIds: readonly EntityId[]): void {
  const seen = new Set<EntityId>();
  for (const entityId of entityIds) {
    if (seen.has(entityId)) throw entityErrors.duplicateEntity(entityId);
    seen.add(entityId);
  }
}

function dropOldest(acquisitions: Map<RunId, RunAcquisition>): void {
  const oldest = acquisitions.keys().next();
  if (!oldest.done) acquisitions.delete(oldest.value);
}
