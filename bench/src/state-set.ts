import { sampleState } from "./sample-states.ts";

/** States of `count` entities at a version, not encoded. */
export function sampleStates(count: number, version: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => sampleState(index, version));
}
