import {
  type EntityId,
  entityErrors,
  type RunAcquisition,
  type RunProgress,
  type ServiceStorage,
} from "@runbox/core";
import { createAcquisitions } from "./acquisitions.ts";
import { findStanding } from "./find-standing.ts";
import {
  createHostedSessions,
  type HostedSessions,
  type HostingOptions,
} from "./hosted-sessions.ts";
import { createProgressGlances } from "./progress-glances.ts";
import { toLeaseHolder } from "./run-holder.ts";
import type { RunHosting, RunOpening } from "./run-hosting.ts";

/** Hosts sessions over a storage. */
export function createRunHosting(options: HostingOptions): RunHosting {
  const { storage, clock } = options;
  const sessions = createHostedSessions(options);
  const acquisitions = createAcquisitions();
  const glances = createProgressGlances(clock);

  return {
    get hostedCount() {
      return sessions.registry.count;
    },

    create: (run, writer, audit) =>
      sessions.inTurn(run.runId, async () => {
        const { entityIds, schedule, startFrom } = run;
        refuseDuplicates(entityIds);
        const runWriter = await storage.createRun({ ...run, holder: toLeaseHolder(writer) }, audit);
        sessions.host(runWriter, { entityIds, schedule, baseInstant: startFrom });
        return storage.getRun(run.runId);
      }),

    acquire: (runId, writer, audit) =>
      sessions.inTurn(runId, async () => {
        const acquisition = await storage.acquireRun(runId, toLeaseHolder(writer), audit);
        acquisitions.keep(runId, acquisition);
        await sessions.evictRun(runId);
        return { ...acquisition.run, epoch: acquisition.epoch };
      }),

    open: (opening) =>
      sessions.inTurn(opening.runId, async () => {
        const { runId, epoch } = opening;
        refuseDuplicates(opening.entityIds);
        const acquisition = acquisitions.get(runId);
        if (acquisition?.epoch === epoch) {
          await begin(storage, sessions, opening, acquisition);
          acquisitions.drop(runId);
        } else if (sessions.registry.get(runId)?.epoch !== epoch) {
          await sessions.resume(runId, epoch);
        }
        return storage.getRun(runId);
      }),

    push: ({ runId, epoch, pushes }) => sessions.push(runId, epoch, pushes),

    progressOf: (run) => findStanding(sessions, storage.capabilities, run),

    hostedProgressOf(runId): RunProgress | undefined {
      const hosted = sessions.registry.get(runId);
      return hosted && glances.of(hosted.session);
    },

    entitiesMissingCount() {
      let count = 0;
      for (const { session } of sessions.registry.all()) count += glances.of(session).missingCount;
      return count;
    },

    async release(runId) {
      acquisitions.drop(runId);
      await sessions.evictRun(runId);
    },

    close: () => sessions.close(),
  };
}

async function begin(
  storage: ServiceStorage,
  sessions: HostedSessions,
  opening: RunOpening,
  acquisition: RunAcquisition,
): Promise<void> {
  const { runId, savepointId, entityIds, schedule } = opening;
  const base = await storage.getSavepoint(runId, { savepointId });
  const writer = await acquisition.begin({
    base,
    schedule,
    entityIds,
    keepSavepoints: opening.keepSavepoints ?? acquisition.run.keepSavepoints,
    stateVersion: opening.stateVersion ?? acquisition.run.stateVersion,
  });
  sessions.host(writer, { entityIds, schedule, baseInstant: base.instant });
}

/** @throws `ENTITY.DUPLICATE` */
function refuseDuplicates(entityIds: readonly EntityId[]): void {
  const seen = new Set<EntityId>();
  for (const entityId of entityIds) {
    if (seen.has(entityId)) throw entityErrors.duplicateEntity(entityId);
    seen.add(entityId);
  }
}
