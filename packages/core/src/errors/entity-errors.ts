import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { Schedule } from "../model/schedule.ts";
import { RunboxError } from "./runbox-error.ts";

/** Thrown when a run is opened without any entity: no savepoint could ever mean anything. */
export function noEntities() {
  return new RunboxError("ENTITY.NONE_REGISTERED", {
    message: "A run needs at least one entity.",
    advice: "Give the definitions of the run's entities.",
  });
}

/** Thrown when an entity id is registered twice: its savepoints could never complete. */
export function duplicateEntity(entityId: EntityId) {
  return new RunboxError(
    "ENTITY.DUPLICATE",
    {
      message: `The entity ${entityId} is registered twice.`,
      advice: "Give each entity an id of its own.",
    },
    { entityId },
  );
}

/** Thrown when a push names an entity that is not registered. Nothing is stored. */
export function unknownEntity(entity: string | number) {
  return new RunboxError(
    "ENTITY.UNKNOWN",
    {
      message: `The entity ${entity} is not registered in this run.`,
      advice: "Entities are registered at init or load; load again with an update that adds it.",
    },
    { entity },
  );
}

/** Thrown when an entity's state is updated with a lower time than it has: the cut would break. */
export function timeWentBack(entityId: EntityId, current: ExternalMs, given: number) {
  return new RunboxError(
    "ENTITY.TIME_WENT_BACK",
    {
      message: `The entity ${entityId} is at ${current}; ${given} is earlier.`,
      advice: "Process messages in time order.",
    },
    { entityId, current, given },
  );
}

/** Thrown when an entity pushes "unchanged" before any state of it is known. */
export function noEntityState(entityId: EntityId) {
  return new RunboxError(
    "ENTITY.NO_STATE",
    {
      message: `No state of the entity ${entityId} is known that could be unchanged.`,
      advice: "Push its state first.",
    },
    { entityId },
  );
}

/** Thrown when a push's instant is not a savepoint of the schedule. */
export function offSchedule(entityId: EntityId, instant: number, schedule: Schedule) {
  return new RunboxError(
    "PUSH.OFF_SCHEDULE",
    {
      message: `${instant} is not a savepoint of the schedule ${schedule}.`,
      advice: "Push at a multiple of the schedule; previousSavepoint gives it.",
    },
    { entityId, instant, schedule },
  );
}

/** Thrown when an entity pushes other bytes for an instant it already pushed. The first is kept. */
export function pushConflict(entityId: EntityId, instant: ExternalMs) {
  return new RunboxError(
    "PUSH.CONFLICT",
    {
      message: `The entity ${entityId} already saved another state at ${instant}.`,
      advice:
        "The first state is kept. Make the component deterministic, or do not change a pushed state.",
    },
    { entityId, instant },
  );
}
