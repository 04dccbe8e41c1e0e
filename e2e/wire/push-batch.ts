import { type ByteSink, createByteSink } from "./byte-sink.ts";
import { CODEC } from "./state-bytes.ts";

/** Pushes of one run as they travel to the API. */
export interface PushBatch {
  readonly runId: string;
  readonly epoch: number;
  readonly pushes: readonly {
    readonly instant: number;
    /** The entity's place in the list that the run was created with. */
    readonly ordinal: number;
    readonly state: Uint8Array;
  }[];
}

/** Writes a batch: header, then instant (as a difference), ordinal, length + 1 and bytes of each. */
export function encodePushes({ runId, epoch, pushes }: PushBatch): Uint8Array<ArrayBuffer> {
  const sink = createByteSink();
  sink.byte(0x52, 0x42, 0x50, 1);
  text(sink, runId);
  unsigned(sink, epoch);
  text(sink, CODEC);
  unsigned(sink, pushes.length);
  let previous = 0;
  for (const { instant, ordinal, state } of pushes) {
    const difference = instant - previous;
    unsigned(sink, difference < 0 ? 1 : 0);
    unsigned(sink, Math.abs(difference));
    unsigned(sink, ordinal);
    unsigned(sink, state.length + 1);
    sink.bytes(state);
    previous = instant;
  }
  return sink.finish();
}

function unsigned(sink: ByteSink, value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) sink.byte((rest % 0x80) | 0x80);
  sink.byte(rest);
}

function text(sink: ByteSink, value: string): void {
  const bytes = new TextEncoder().encode(value);
  unsigned(sink, bytes.length);
  sink.bytes(bytes);
}
