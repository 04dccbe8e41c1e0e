import type { TrialWorld } from "./trial-world.ts";

const RESTART = 0.2;

/** Now and then the whole storage goes down with the process, and another opens its data. */
export async function restartStorage(world: TrialWorld): Promise<boolean> {
  const { harness, random, run } = world;
  if (harness.reopen === undefined || !random.chance(RESTART)) return false;
  for (const { reader, savepoint } of run.readers.splice(0)) {
    await reader.close();
    savepoint.openReaders -= 1;
  }
  run.zombie = null;
  world.storage = await harness.reopen(world.storage);
  return true;
}
