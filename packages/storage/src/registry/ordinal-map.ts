import type { EntityId } from "@runbox/core";

/** Stands for an entity that the other registry does not have. */
export const NO_ORDINAL = 0xffff_ffff;

/**
 * From the ordinals of one registry to those of another, by entity id.
 *
 * Mapping by id is safe also for an entity that was dropped and added again: it had to push a
 * state in the newer session, whose `from` is above everything that older segments hold.
 */
export function mapOrdinals(from: readonly EntityId[], to: readonly EntityId[]): Uint32Array {
  const ordinalOf = new Map<EntityId, number>();
  for (const [ordinal, entityId] of to.entries()) ordinalOf.set(entityId, ordinal);
  return Uint32Array.from(from, (entityId) => ordinalOf.get(entityId) ?? NO_ORDINAL);
}
