import { duplicateEntity, noEntities } from "../errors/entity-errors.ts";
import { type EntityId, parseEntityId } from "../model/ids.ts";
import type { EntityDefinition } from "./state-store.ts";

/** A definition whose id was checked. */
export interface CheckedDefinition {
  readonly id: EntityId;
  readonly state: unknown;
}

/**
 * Checks the list of a run's entities.
 *
 * @throws `ENTITY.NONE_REGISTERED`, `ENTITY.DUPLICATE`, `INPUT.INVALID_ID`
 */
export function parseDefinitions(
  definitions: readonly EntityDefinition[],
): readonly CheckedDefinition[] {
  if (definitions.length === 0) throw noEntities();
  const seen = new Set<EntityId>();
  return definitions.map(({ id, state }) => {
    const entityId = parseEntityId(id);
    if (seen.has(entityId)) throw duplicateEntity(entityId);
    seen.add(entityId);
    return { id: entityId, state };
  });
}
