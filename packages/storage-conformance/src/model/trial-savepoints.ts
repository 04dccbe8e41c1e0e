import { decodeState, parseSavepointId, type SavepointReader } from "@runbox/core";
import { demand, demandEqual } from "./model-mismatch.ts";
import type { ReferenceSavepoint } from "./reference-run.ts";
import type { TrialWorld } from "./trial-world.ts";

const READ_AT_ONCE = 0.25;

/** Checks that the product persisted exactly what the model completed, in order. */
export async function checkPersisted(
  world: TrialWorld,
  completed: readonly ReferenceSavepoint[],
): Promise<void> {
  const records = world.run.persisted.splice(0);
  demandEqual(
    "persisted savepoints",
    records.map(({ instant, entityCount, completedBy }) => [instant, entityCount, completedBy]),
    completed.map(({ instant, states, completedBy }) => [instant, states.size, completedBy]),
  );
  completed.forEach((savepoint, index) => {
    savepoint.savepointId = records[index]?.savepointId ?? null;
  });
  count(world, completed);
  await readSome(world, completed);
}

/** Looks in the storage for savepoints whose persistence nobody answered for. */
export async function findPersisted(
  world: TrialWorld,
  completed: readonly ReferenceSavepoint[],
): Promise<void> {
  const { runId, persisted } = world.run;
  persisted.splice(0);
  const page = await world.storage.catalog.listSavepoints(
    runId,
    { descending: true },
    { limit: 200 },
  );
  for (const savepoint of completed) {
    const found = page.items.find(({ instant }) => instant === savepoint.instant);
    demand(found !== undefined, () => `savepoint ${savepoint.instant} is not in the storage`);
    savepoint.savepointId = found?.savepointId ?? null;
  }
  count(world, completed);
  await readSome(world, completed);
}

/** Compares a savepoint's content with the model's. */
export async function verifyContent(
  world: TrialWorld,
  savepoint: ReferenceSavepoint,
): Promise<void> {
  const { storage, run } = world;
  const id = parseSavepointId(savepoint.savepointId ?? "");
  const reader = await storage.openSavepoint(run.runId, id);
  await verifyReader(reader, savepoint);
  await reader.close();
  world.counts.savepointsRead += 1;
}

/** Compares what an open reader gives with the model's. */
export async function verifyReader(
  reader: SavepointReader,
  savepoint: ReferenceSavepoint,
): Promise<void> {
  const found = new Map<string, unknown>();
  for await (const batch of reader.states()) {
    for (const { entityId, state } of batch) found.set(entityId, decodeState(state.bytes));
  }
  const inOrder = reader.entityIds.map((id) => [id, found.get(id)]);
  demandEqual(`content of ${savepoint.instant}`, inOrder, [...savepoint.states]);
}

/** A savepoint of the run, whether kept or not. */
export function anySavepoint(world: TrialWorld): ReferenceSavepoint | undefined {
  const { all } = world.run.model;
  // New ones are of more interest, since the old ones are mostly pruned.
  return world.random.chance(0.7) ? world.random.pick(all.slice(-12)) : world.random.pick(all);
}

function count(world: TrialWorld, completed: readonly ReferenceSavepoint[]): void {
  world.counts.savepointsCompleted += completed.length;
  if (completed.length > 1) world.counts.pushesThatCompletedSeveral += 1;
}

async function readSome(world: TrialWorld, completed: readonly ReferenceSavepoint[]) {
  for (const savepoint of completed) {
    if (world.random.chance(READ_AT_ONCE)) await verifyContent(world, savepoint);
  }
}
