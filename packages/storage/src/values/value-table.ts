import { DIGEST_BYTES } from "@runbox/core";
import type { SegmentIndex } from "../segment/segment-index.ts";

/** No segment: the entity has no state. */
export const NO_SLOT = -1;

/**
 * Where the state of each entity is, as of some instant. Columns by ordinal. A slot is a number
 * that whoever owns the table gives to a segment.
 */
export interface ValueTable {
  readonly count: number;
  readonly slots: Int32Array;
  /** The row in the segment's index. */
  readonly entries: Uint32Array;
  /** `from` of the entry; `-1` without one. The greatest wins. */
  readonly froms: Float64Array;
  readonly stateBytes: Uint32Array;
  readonly digests: Uint8Array;
}

export function createValueTable(count: number): ValueTable {
  return {
    count,
    slots: new Int32Array(count).fill(NO_SLOT),
    entries: new Uint32Array(count),
    froms: new Float64Array(count).fill(-1),
    stateBytes: new Uint32Array(count),
    digests: new Uint8Array(count * DIGEST_BYTES),
  };
}

/** A segment's index as it goes into a table. */
export interface IndexToApply {
  readonly slot: number;
  readonly index: SegmentIndex;
  /** Entries at or above do not count. */
  readonly bound: number;
  /** From the segment's ordinals to the table's; `undefined` when they are the same. */
  readonly ordinals: Uint32Array | undefined;
}

/** Takes the entries of a segment into a table. The order of segments does not matter. */
export function applyIndex(
  table: ValueTable,
  { slot, index, bound, ordinals }: IndexToApply,
): void {
  for (let entry = 0; entry < index.entryCount; entry++) {
    const from = index.froms[index.pairs[entry] ?? 0] ?? 0;
    if (from >= bound) continue;
    const own = index.ordinals[entry] ?? 0;
    const ordinal = ordinals === undefined ? own : (ordinals[own] ?? table.count);
    if (ordinal < table.count && from > (table.froms[ordinal] ?? 0)) {
      setValue(table, ordinal, slot, index, entry, from);
    }
  }
}

/** Says that an entity's state is an entry of a segment. */
export function setValue(
  table: ValueTable,
  ordinal: number,
  slot: number,
  index: SegmentIndex,
  entry: number,
  from: number,
): void {
  table.slots[ordinal] = slot;
  table.entries[ordinal] = entry;
  table.froms[ordinal] = from;
  table.stateBytes[ordinal] = index.stateBytes[entry] ?? 0;
  copyDigest(index.digests, entry, table.digests, ordinal);
}

/** The same table for another list of entities. Those that the old list lacks have no state. */
export function remapTable(table: ValueTable, ordinals: Uint32Array, newCount: number): ValueTable {
  const remapped = createValueTable(newCount);
  for (let old = 0; old < table.count; old++) {
    const ordinal = ordinals[old] ?? newCount;
    if (ordinal >= newCount) continue;
    remapped.slots[ordinal] = table.slots[old] ?? NO_SLOT;
    remapped.entries[ordinal] = table.entries[old] ?? 0;
    remapped.froms[ordinal] = table.froms[old] ?? -1;
    remapped.stateBytes[ordinal] = table.stateBytes[old] ?? 0;
    copyDigest(table.digests, old, remapped.digests, ordinal);
  }
  return remapped;
}

/** Copies one digest. A loop, since views and calls cost more than sixteen bytes do. */
function copyDigest(
  source: Uint8Array,
  sourceRow: number,
  target: Uint8Array,
  targetRow: number,
): void {
  const from = sourceRow * DIGEST_BYTES;
  const to = targetRow * DIGEST_BYTES;
  for (let index = 0; index < DIGEST_BYTES; index++) target[to + index] = source[from + index] ?? 0;
}

export function equalDigests(
  left: Uint8Array,
  leftRow: number,
  right: Uint8Array,
  rightRow: number,
): boolean {
  const first = leftRow * DIGEST_BYTES;
  const second = rightRow * DIGEST_BYTES;
  for (let index = 0; index < DIGEST_BYTES; index++) {
    if (left[first + index] !== right[second + index]) return false;
  }
  return true;
}
