import { encodeState, parseExternalMs, type RunSession } from "@runbox/core";
import { beginRun, crashAndLoad } from "./load-operations.ts";
import { demand, demandEqual } from "./model-mismatch.ts";
import { codeOf, note, type TrialWorld } from "./trial-world.ts";

/** A writer that was overtaken wakes up and writes as if it still owned the run. */
export async function wakeZombie(world: TrialWorld): Promise<void> {
  const { run, counts } = world;
  const { zombie } = run;
  // A fault that waits for the owner's write must not strike the zombie's.
  if (zombie === null || run.faults.isArmed) return;
  run.zombie = null;
  note(world, "a zombie writes");
  const code = await codeOf(pushEverything(zombie.session));
  demandEqual("a write of an overtaken writer", code, "RUN.FENCED");
  demandEqual("savepoints of an overtaken writer", run.persisted.length, 0);
  await demandLatest(world);
  counts[zombie.isResumedOver ? "resumedOverWriters" : "fencedWriters"] += 1;
}

/** The run ends; its writer is refused, and loading opens it again. */
export async function endRun(world: TrialWorld): Promise<void> {
  const { run, storage, random } = world;
  run.faults.disarm();
  run.zombie = null;
  note(world, "end the run");
  await storage.catalog.endRun(run.runId, random.chance(0.5) ? "finished" : "failed");
  run.isEnded = true;
  const code = await codeOf(pushEverything(run.connection.session));
  demandEqual("a write to an ended run", code, "RUN.ENDED");
  await demandLatest(world);
  world.counts.runsEnded += 1;
  await crashAndLoad(world);
  // The session before refuses since the run had ended, and not because it was overtaken.
  world.run.zombie = null;
  if (world.run === run) {
    // Asked of the storage of now: the one before may be closed.
    demandEqual("status after a load", (await world.storage.getRun(run.runId)).status, "running");
  }
}

/** The run is deleted under its writer; late writes do not bring it back. */
export async function deleteRun(world: TrialWorld): Promise<void> {
  const { run, storage, counts } = world;
  run.faults.disarm();
  note(world, "delete the run");
  await storage.deleteRun(run.runId);
  counts.runsDeleted += 1;
  for (const session of [run.connection.session, run.zombie?.session]) {
    if (session === undefined) continue;
    const code = await codeOf(pushEverything(session));
    demandEqual("a write to a deleted run", code, "RUN.DELETED");
    counts.writesToDeletedRuns += 1;
  }
  demand(!(await storage.isInitialized(run.runId)), () => "a deleted run came back");
  await Promise.all(run.readers.map(({ reader }) => reader.close()));
  world.run = await beginRun(world);
}

/** Pushes every entity of a session at an instant that none has reached: a savepoint is due. */
async function pushEverything(session: RunSession): Promise<void> {
  const { entityIds, schedule } = session;
  const grid = schedule === "none" ? 1 : schedule;
  const { newestInstant } = session.progress();
  const instant = parseExternalMs(newestInstant - (newestInstant % grid) + grid);
  await session.push(
    entityIds.map((id, ordinal) => ({ ordinal, instant, state: encodeState(`late ${id}`) })),
  );
}

async function demandLatest(world: TrialWorld): Promise<void> {
  const { run, storage } = world;
  const latest = await storage.getLatestSavepoint(run.runId);
  demandEqual("latest savepoint", latest?.savepointId ?? null, run.model.head?.savepointId ?? null);
}
