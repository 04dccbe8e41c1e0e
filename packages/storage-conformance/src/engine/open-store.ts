import {
  createStateStore,
  decodeState,
  type Entity,
  type RunId,
  type SavepointRecord,
  type StateStore,
  type StateStoreOptions,
  type Storage,
} from "@runbox/core";
import { expect } from "vitest";
import { readStates } from "../fixture/read-savepoint.ts";

const SCHEDULE_MS = 60_000;
export const START_MS = 10_000;

/** A store on the run, with the schedule of the contract's cases. */
export function openStore(
  storage: Storage,
  runId: RunId,
  options: Partial<StateStoreOptions> = {},
): StateStore {
  return createStateStore({ runId, schedule: SCHEDULE_MS, storage, ...options });
}

/** Begins a run at 10 000 whose entities hold their own names as states. */
export async function initEntities(store: StateStore, ...ids: readonly string[]) {
  return byId(
    await store.initRunState(
      START_MS,
      ids.map((id) => ({ id, state: `init ${id}` })),
    ),
  );
}

/** Looks entities up by name. */
export function byId(entities: readonly Entity[]) {
  const found = new Map<string, Entity>(entities.map((entity) => [entity.id, entity]));
  return (id: string): Entity => {
    const entity = found.get(id);
    expect.assert(entity !== undefined, `no entity ${id}`);
    return entity;
  };
}

/** Processes a message the way the contract orders it: acknowledge, then change the state. */
export async function processMessage(entity: Entity, t: number, state: unknown): Promise<void> {
  await entity.ackProcessedTime(t);
  entity.updateState(t, state);
}

/** The decoded states of the newest savepoint, and its instant. */
export async function latestContent(storage: Storage, runId: RunId) {
  const latest = await storage.getLatestSavepoint(runId);
  return latest === undefined ? undefined : contentOf(storage, latest);
}

/** The decoded states of a savepoint. */
export async function contentOf(storage: Storage, record: SavepointRecord) {
  const states = await readStates(storage, record);
  const decoded = Array.from(states, ([id, state]) => [id, decodeState(state.bytes)] as const);
  return { instant: Number(record.instant), states: Object.fromEntries(decoded) };
}
