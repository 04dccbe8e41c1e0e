import { hash } from "node:crypto";
import {
  type EncodedState,
  type EntityId,
  entityErrors,
  type SavedEntity,
  type SavedState,
  type SavepointReader,
  storageErrors,
} from "@runbox/core";
import { damagedBytes } from "../bytes/damaged-bytes.ts";
import type { Database } from "../database/database.ts";
import { type LoadedSavepoint, reportDamage } from "../savepoint/load-savepoint.ts";
import { readBody } from "../segment/segment-store.ts";
import { digestsToHex } from "../values/digest-hex.ts";
import { prefetch } from "./prefetch.ts";
import { groupBySlot, type OrdinalsBySlot, statesOfSegment } from "./segment-states.ts";

/** Bodies on their way while one is handed out. */
const PREFETCHED_SEGMENTS = 3;

/** @param release lets retention have the savepoint again. */
export function createSavepointReader(
  database: Database,
  loaded: LoadedSavepoint,
  release: () => Promise<void>,
): SavepointReader {
  const { record, registry, table, segments } = loaded;
  const { entityIds } = registry;
  let isClosed = false;
  let ordinalById: Map<EntityId, number> | undefined;
  let grouped: OrdinalsBySlot | undefined;

  function checkOpen(): void {
    if (isClosed) throw storageErrors.storageClosed();
  }

  function ordinalOf(entityId: EntityId): number {
    ordinalById ??= new Map(entityIds.map((id, ordinal) => [id, ordinal]));
    const ordinal = ordinalById.get(entityId);
    if (ordinal === undefined) throw entityErrors.unknownEntity(entityId);
    return ordinal;
  }

  const readSegment = (slot: number, ordinals: Uint32Array): Promise<readonly SavedState[]> =>
    reportDamage(database, record.runId, record.savepointId, async () => {
      const segment = segments[slot];
      if (segment === undefined) throw damagedBytes(`there is no segment ${slot}`);
      const body = await readBody(database, segment.ref, segment.index.bodyBytes);
      return statesOfSegment(loaded, slot, ordinals, body);
    });

  async function* states(): AsyncGenerator<readonly SavedState[]> {
    checkOpen();
    grouped ??= groupBySlot(table, segments.length);
    const { slots, ordinalsIn } = grouped;
    const read = (slot: number) => readSegment(slot, ordinalsIn(slot));
    for await (const batch of prefetch(slots(), read, PREFETCHED_SEGMENTS)) {
      checkOpen();
      yield batch;
    }
  }

  async function readState(entityId: EntityId): Promise<SavedState> {
    checkOpen();
    const ordinal = ordinalOf(entityId);
    const [saved] = await readSegment(table.slots[ordinal] ?? 0, Uint32Array.of(ordinal));
    if (saved === undefined) throw entityErrors.unknownEntity(entityId);
    await reportDamage(database, record.runId, record.savepointId, () => checkDigest(saved.state));
    // A copy, so that one state does not hold a whole segment in memory.
    return { ...saved, state: { ...saved.state, bytes: new Uint8Array(saved.state.bytes) } };
  }

  return {
    record,
    entityIds,
    async listEntities(): Promise<readonly SavedEntity[]> {
      checkOpen();
      const digests = digestsToHex(table.digests);
      return entityIds.map((entityId, ordinal) => ({
        ordinal,
        entityId,
        stateBytes: table.stateBytes[ordinal] ?? 0,
        digest: digests(ordinal),
      }));
    },
    states,
    readState,
    async close() {
      isClosed = true;
      await release();
    },
  };
}

/**
 * The segment's hash, which covers its states and their digests, has been checked. This finds a
 * writer that put bytes under a wrong digest: worth a microsecond for one state, not for a million.
 */
async function checkDigest({ bytes, digest }: EncodedState): Promise<void> {
  if (!hash("sha256", bytes, "hex").startsWith(digest)) {
    throw damagedBytes("the digest of a state does not match");
  }
}
