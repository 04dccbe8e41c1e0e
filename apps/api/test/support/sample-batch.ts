import {
  type EncodedState,
  encodePushBatch,
  encodeState,
  parseExternalMs,
  parseRunId,
  STATE_CODEC,
  toEpoch,
} from "@runbox/core";

/** A push as tests write it: which entity, for which instant, with which state. */
export type SamplePush = readonly [ordinal: number, instant: number, state: unknown];

/** In the place of a state: it did not change. */
export const UNCHANGED = Symbol("unchanged");

/** A batch as clients send it. */
export function sampleBatch(
  runId: string,
  epoch: number,
  pushes: readonly SamplePush[],
): Uint8Array {
  return encodePushBatch({
    runId: parseRunId(runId),
    epoch: toEpoch(epoch),
    codec: STATE_CODEC,
    pushes: pushes.map(([ordinal, instant, state]) => ({
      ordinal,
      instant: parseExternalMs(instant),
      state: toState(state),
    })),
  });
}

function toState(state: unknown): EncodedState | null {
  return state === UNCHANGED ? null : encodeState(state);
}
