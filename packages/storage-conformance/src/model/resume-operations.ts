import { crashAndLoad } from "./load-operations.ts";
import { demandEqual } from "./model-mismatch.ts";
import type { TrialPush } from "./push-operations.ts";
import { restartStorage } from "./storage-restart.ts";
import { findPersisted } from "./trial-savepoints.ts";
import { note, type TrialWorld } from "./trial-world.ts";

/** The process that holds the session dies and comes back; the entities go on. */
export async function resume(world: TrialWorld): Promise<void> {
  // Without an answer for each push a restarted process may lack some that the entities count on.
  if (world.run.ack !== "push") return crashAndLoad(world);
  world.run.faults.disarm();
  await resumeAndCompare(world, undefined);
}

/** Resumes and checks where everybody stands. The push in doubt is there, or it is not. */
export async function resumeAndCompare(
  world: TrialWorld,
  inDoubt: TrialPush | undefined,
): Promise<void> {
  const { run } = world;
  const { model, connection } = run;
  const before = connection.session;
  const isSameStorage = !(await restartStorage(world));
  note(world, "resume");
  const resumed = await connection.resume(world.storage);
  world.counts.resumes += 1;
  if (isSameStorage && inDoubt === undefined) {
    run.zombie = { session: before, isResumedOver: true };
  }

  const ordinal = inDoubt === undefined ? -1 : model.registered.indexOf(inDoubt.entity);
  const isThere = inDoubt !== undefined && resumed.lastInstants[ordinal] === inDoubt.instant;
  const frontierBefore = model.frontier;
  if (isThere) {
    const outcome = model.push(inDoubt.entity, inDoubt.instant, inDoubt.value);
    // An empty push waits for what the resumed session found complete and saves first.
    await connection.session.push([]);
    await findPersisted(world, outcome.kind === "taken" ? outcome.completed : []);
  }
  compareStanding(world, resumed, isThere ? [frontierBefore, model.frontier] : [model.frontier]);
}

function compareStanding(
  world: TrialWorld,
  resumed: Awaited<ReturnType<TrialWorld["run"]["connection"]["resume"]>>,
  frontiers: readonly number[],
): void {
  const { model } = world.run;
  demandEqual("resumed entities", resumed.entityIds, model.registered);
  demandEqual("resumed base", resumed.baseInstant, model.base);
  const { frontier } = resumed;
  if (!frontiers.includes(frontier)) demandEqual("resumed frontier", frontier, frontiers);
  demandEqual(
    "resumed standings",
    [...resumed.lastInstants],
    model.registered.map((entity) => model.standing(entity)),
  );
  // What the resumed session completed at once was open when the storage said so.
  const open = resumed.openInstants.map(({ instant }) => instant);
  demandEqual(
    "resumed open instants",
    open.filter((instant) => instant > model.frontier),
    [...model.pushedAt].sort((a, b) => a - b),
  );
}
