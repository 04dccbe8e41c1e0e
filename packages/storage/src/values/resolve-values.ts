import type { EntityId } from "@runbox/core";
import { damagedBytes } from "../bytes/damaged-bytes.ts";
import type { Database } from "../database/database.ts";
import type { Manifest, SegmentRef } from "../manifest/manifest-format.ts";
import { mapOrdinals } from "../registry/ordinal-map.ts";
import { type Registry, readRegistry } from "../registry/registry-store.ts";
import type { SegmentIndex } from "../segment/segment-index.ts";
import { readIndexes } from "../segment/segment-store.ts";
import { applyIndex, createValueTable, NO_SLOT, type ValueTable } from "./value-table.ts";

/** What a manifest comes to. */
export interface ResolvedValues {
  readonly table: ValueTable;
  /** By slot. */
  readonly segments: readonly ResolvedSegment[];
}

/** A segment that a manifest names. */
export interface ResolvedSegment {
  readonly ref: SegmentRef;
  readonly storedBytes: number;
  readonly index: SegmentIndex;
}

/**
 * Finds the entry that holds each entity's state. Reads indexes, never states.
 *
 * @throws DamagedBytes also when an entity turns out to have no state.
 */
export async function resolveValues(
  database: Database,
  manifest: Manifest,
  registry: Registry,
  instant: number,
  ownerRunId: string,
): Promise<ResolvedValues> {
  const table = createValueTable(manifest.entityCount);
  const segments: ResolvedSegment[] = [];
  const translate = createTranslator(database, registry, ownerRunId);
  let slot = 0;
  for await (const { identity, index, storedBytes } of readIndexes(database, manifest.segments)) {
    const ref = manifest.segments[slot];
    if (ref === undefined) throw damagedBytes("the manifest has too few segments");
    const ordinals = await translate(identity.runId, identity.registryNo);
    applyIndex(table, { slot, index, bound: Math.min(ref.bound, instant), ordinals });
    segments.push({ ref, storedBytes, index });
    slot++;
  }
  if (table.slots.includes(NO_SLOT)) throw damagedBytes("an entity has no state");
  return { table, segments };
}

/** Gives the mapping from a segment's registry to the savepoint's; `undefined` when it is that. */
function createTranslator(database: Database, target: Registry, ownerRunId: string) {
  const known = new Map<string, Promise<Uint32Array>>();

  async function read(runId: string, registryNo: number): Promise<Uint32Array> {
    const source: { readonly entityIds: readonly EntityId[] } = await readRegistry(database, {
      runId,
      registryNo,
    });
    return mapOrdinals(source.entityIds, target.entityIds);
  }

  return async (runId: string, registryNo: number): Promise<Uint32Array | undefined> => {
    if (runId === ownerRunId && registryNo === target.registryNo) return undefined;
    const key = `${registryNo} ${runId}`;
    const mapping = known.get(key) ?? read(runId, registryNo);
    known.set(key, mapping);
    return mapping;
  };
}
