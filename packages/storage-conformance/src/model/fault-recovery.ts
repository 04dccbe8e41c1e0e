import { crashAndLoad } from "./load-operations.ts";
import { demandEqual } from "./model-mismatch.ts";
import type { TrialPush } from "./push-operations.ts";
import { resumeAndCompare } from "./resume-operations.ts";
import { findPersisted } from "./trial-savepoints.ts";
import { note, type TrialWorld } from "./trial-world.ts";

/** The next write to the storage will fail, before it happens or after. */
export async function armFault(world: TrialWorld): Promise<void> {
  if (world.run.faults.isArmed) return;
  const when = world.random.chance(0.5) ? "before" : "after";
  note(world, `arm a fault ${when}`);
  world.run.faults.arm(when);
}

/**
 * A write failed and nobody knows whether it happened. The session has ended; what became of the
 * push is settled by resuming or loading, and the model follows what the storage then says.
 */
export async function recoverFromFault(
  world: TrialWorld,
  inDoubt: TrialPush | undefined,
): Promise<void> {
  note(world, "the fault struck");
  if (world.run.ack === "push" && world.random.chance(0.7)) {
    await resumeAndCompare(world, inDoubt);
  } else {
    await settleByLatest(world, inDoubt);
    await crashAndLoad(world);
  }
  // The session that failed refuses for that reason, and not because it was overtaken.
  world.run.zombie = null;
}

async function settleByLatest(world: TrialWorld, inDoubt: TrialPush | undefined): Promise<void> {
  const { storage, run } = world;
  const latest = await storage.getLatestSavepoint(run.runId);
  const known = run.model.head?.instant ?? -1;
  if (inDoubt !== undefined && latest !== undefined && latest.instant > known) {
    const outcome = run.model.push(inDoubt.entity, inDoubt.instant, inDoubt.value);
    await findPersisted(world, outcome.kind === "taken" ? outcome.completed : []);
  }
  demandEqual("latest after a fault", latest?.instant ?? -1, run.model.head?.instant ?? -1);
}
