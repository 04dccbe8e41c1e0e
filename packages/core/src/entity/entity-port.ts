import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { EncodedState } from "../storage/run-writer.ts";

/** Where an entity's pushes go. */
export interface EntityPort {
  /**
   * Turns a state into the bytes that will be saved. Immediate: what the component does to its
   * objects afterwards reaches no savepoint.
   *
   * @throws `STATE.UNSUPPORTED`, `STATE.TOO_DEEP`, `STATE.TOO_LARGE`
   */
  encode(state: unknown): EncodedState;

  /**
   * Takes a push; pushes of one entity are kept in the order of the calls.
   *
   * @param state `null`: what the entity pushed last, or what it was loaded with.
   */
  push(entityId: EntityId, instant: ExternalMs, state: EncodedState | null): Promise<void>;
}
