import {
  type Clock,
  createRunSession,
  type Epoch,
  isRunboxError,
  type RunId,
  type RunObserver,
  type RunSessionOptions,
  type RunWriter,
  runErrors,
  type ServiceStorage,
  type SessionPush,
} from "@runbox/core";
import type { Logger } from "pino";
import { createKeyedLock } from "./keyed-lock.ts";
import { toLeaseHolder } from "./run-holder.ts";
import {
  createSessionRegistry,
  type HostedSession,
  REGISTRY_LIMITS,
  type RegistryLimits,
  type SessionRegistry,
} from "./session-registry.ts";

/** What hosting works with. */
export interface HostingOptions {
  readonly storage: ServiceStorage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: RunObserver;
  readonly limits?: RegistryLimits;
}

/** What a session has beside its writer. */
export type SessionParts = Pick<
  RunSessionOptions,
  "entityIds" | "schedule" | "baseInstant" | "resumed"
>;

/** Finds, resumes and uses the sessions that this process hosts. */
export interface HostedSessions {
  readonly registry: Pick<SessionRegistry, "count" | "get" | "all">;
  /** Runs what opens and closes a run one after the other. */
  inTurn<Result>(runId: RunId, work: () => Promise<Result>): Promise<Result>;
  /** Hosts a writer that was just opened. */
  host(writer: RunWriter, parts: SessionParts): HostedSession;
  /** Goes on as the writer of an epoch. To be called in turn. */
  resume(runId: RunId, epoch: Epoch): Promise<HostedSession>;
  /** The session of an epoch; the run is resumed when this process does not host it. */
  sessionOf(runId: RunId, epoch: Epoch): Promise<HostedSession>;
  push(runId: RunId, epoch: Epoch, pushes: readonly SessionPush[]): Promise<void>;
  /** Resolves when no session of the run is open here any more. */
  evictRun(runId: RunId): Promise<void>;
  close(): Promise<void>;
}

const SWEEP_INTERVAL_MS = 30_000;

const SESSION_ENDING: ReadonlySet<string> = new Set([
  "RUN.FENCED",
  "RUN.DELETED",
  "RUN.ENDED",
  "RUN.CLOSED",
  "RUN.NOT_FOUND",
  "SAVEPOINT.CONFLICT",
]);

/** After these a session is of no more use: what is durable is settled by resuming the run. */
function endsSession(error: unknown): boolean {
  if (!isRunboxError(error)) return true;
  return error.code.startsWith("STORAGE.") || SESSION_ENDING.has(error.code);
}

/** Sessions over a storage; none is open at first, whatever the storage holds. */
export function createHostedSessions(options: HostingOptions): HostedSessions {
  const { storage, clock, logger, observer } = options;
  const locks = createKeyedLock<RunId>();
  const registry = createSessionRegistry(clock, options.limits ?? REGISTRY_LIMITS, (runId, error) =>
    logger.warn({ err: error, runId }, "a session did not close well"),
  );
  const timer = setInterval(() => {
    registry.sweep().catch((error: unknown) => logger.warn({ err: error }, "a sweep failed"));
  }, SWEEP_INTERVAL_MS).unref();

  const host = (writer: RunWriter, parts: SessionParts) =>
    registry.put(createRunSession({ storage, writer, ack: "push", clock, observer, ...parts }));

  const evictRun = async (runId: RunId) => {
    const hosted = registry.get(runId);
    if (hosted !== undefined) await registry.evict(hosted);
    await registry.closed(runId);
  };

  const resume = async (runId: RunId, epoch: Epoch) => {
    await evictRun(runId);
    const resumed = await storage.resumeRun(runId, epoch, toLeaseHolder("api client"));
    const { writer, entityIds, baseInstant, run } = resumed;
    return host(writer, { entityIds, schedule: run.schedule, baseInstant, resumed });
  };

  const sessionOf = async (runId: RunId, epoch: Epoch): Promise<HostedSession> => {
    const hosted = registry.get(runId);
    if (hosted?.epoch === epoch) return hosted;
    return locks.run(runId, async () => {
      const current = registry.get(runId);
      if (current?.epoch === epoch) return current;
      if (current !== undefined && current.epoch > epoch) {
        throw runErrors.fenced(runId, epoch, current.epoch);
      }
      return resume(runId, epoch);
    });
  };

  return {
    registry,
    inTurn: locks.run,
    host,
    resume,
    sessionOf,
    evictRun,
    async push(runId, epoch, pushes) {
      const hosted = await sessionOf(runId, epoch);
      try {
        await registry.use(hosted, () => hosted.session.push(pushes));
      } catch (error) {
        // Not waited for: closing waits for others that are under way.
        if (endsSession(error)) registry.evict(hosted);
        throw error;
      }
    },
    async close() {
      clearInterval(timer);
      await registry.close();
    },
  };
}
