import { type EncodedState, type EntityId, encodeState, parseEntityId } from "@runbox/core";
import { sampleState } from "./sample-states.ts";

/** Ids of `count` entities, in ordinal order. */
export function entityIdsOf(count: number): readonly EntityId[] {
  return Array.from({ length: count }, (_, index) => parseEntityId(`route:${index.toString(36)}`));
}

/** States of `count` entities at a version, not encoded. */
export function sampleStates(count: number, version: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => sampleState(index, version));
}

/** The same, encoded. */
export function encodeAll(states: readonly unknown[]): readonly EncodedState[] {
  return states.map((state) => encodeState(state));
}
