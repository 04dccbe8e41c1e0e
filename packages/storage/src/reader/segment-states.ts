import type { EntityId, SavedState } from "@runbox/core";
import { damagedBytes } from "../bytes/damaged-bytes.ts";
import type { LoadedSavepoint } from "../savepoint/load-savepoint.ts";
import { digestsToHex } from "../values/digest-hex.ts";
import type { ValueTable } from "../values/value-table.ts";

/** Which entities have their state in which segment: ordinals grouped by slot. */
export interface OrdinalsBySlot {
  slots(): readonly number[];
  ordinalsIn(slot: number): Uint32Array;
}

/** Groups by counting: one pass over a million entities rather than one for each segment. */
export function groupBySlot({ slots, count }: ValueTable, slotCount: number): OrdinalsBySlot {
  const starts = new Uint32Array(slotCount + 1);
  for (const slot of slots) starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
  for (let slot = 1; slot <= slotCount; slot++) {
    starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
  }
  const places = starts.slice();
  const ordinals = new Uint32Array(count);
  for (let ordinal = 0; ordinal < count; ordinal++) {
    const slot = slots[ordinal] ?? 0;
    const place = places[slot] ?? 0;
    ordinals[place] = ordinal;
    places[slot] = place + 1;
  }
  const ordinalsIn = (slot: number) => ordinals.subarray(starts[slot] ?? 0, starts[slot + 1] ?? 0);
  const all = Array.from({ length: slotCount }, (_, slot) => slot);
  return { ordinalsIn, slots: () => all.filter((slot) => ordinalsIn(slot).length > 0) };
}

/**
 * The states that a savepoint takes from one segment: views of its body.
 *
 * @param ordinals whose state is in the segment.
 */
export function statesOfSegment(
  { table, registry, segments }: LoadedSavepoint,
  slot: number,
  ordinals: Uint32Array,
  body: Uint8Array,
): readonly SavedState[] {
  const index = segments[slot]?.index;
  if (index === undefined) throw damagedBytes(`there is no segment ${slot}`);
  const offsets = offsetsOf(index.stateBytes);
  const digests = digestsToHex(index.digests);
  const states: SavedState[] = [];
  for (const ordinal of ordinals) {
    const entry = table.entries[ordinal] ?? 0;
    const start = offsets[entry] ?? 0;
    const length = index.stateBytes[entry] ?? 0;
    const bytes = new Uint8Array(body.buffer, body.byteOffset + start, length);
    const state = { bytes, digest: digests(entry) };
    states.push({ ordinal, entityId: idAt(registry.entityIds, ordinal), state });
  }
  return states;
}

function offsetsOf(stateBytes: Uint32Array): Float64Array {
  const offsets = new Float64Array(stateBytes.length + 1);
  for (let entry = 0; entry < stateBytes.length; entry++) {
    offsets[entry + 1] = (offsets[entry] ?? 0) + (stateBytes[entry] ?? 0);
  }
  return offsets;
}

function idAt(entityIds: readonly EntityId[], ordinal: number): EntityId {
  const entityId = entityIds[ordinal];
  if (entityId === undefined) throw damagedBytes(`there is no entity ${ordinal}`);
  return entityId;
}
