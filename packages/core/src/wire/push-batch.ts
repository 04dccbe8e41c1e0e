import { digestBytes } from "../digest/digest-bytes.ts";
import { malformedBatch } from "../errors/input-errors.ts";
import { type Epoch, toEpoch } from "../model/epoch.ts";
import { type ExternalMs, parseExternalMs } from "../model/external-time.ts";
import { parseRunId, type RunId } from "../model/ids.ts";
import type { SessionPush } from "../session/run-session.ts";
import type { EncodedState } from "../storage/run-writer.ts";
import { type ByteReader, createByteReader } from "./byte-reader.ts";
import { createByteWriter } from "./byte-writer.ts";

/** Pushes of one run as they travel from a client to the service. */
export interface PushBatch {
  readonly runId: RunId;
  readonly epoch: Epoch;
  /** The codec of the states, as `STATE_CODEC`. */
  readonly codec: string;
  readonly pushes: readonly SessionPush[];
}

/** "RBP" and the version of this format. */
const MAGIC = Uint8Array.of(0x52, 0x42, 0x50, 1);

/** In the place of a length: the states of a range of entities are unchanged. */
const UNCHANGED = 0;

/**
 * Writes a batch. Every push is: instant (difference to the push before), ordinal, length + 1 and
 * bytes. Neighbours that are unchanged at one instant take one record: instant, ordinal, 0, count.
 */
export function encodePushBatch(batch: PushBatch): Uint8Array {
  const writer = createByteWriter();
  writer.bytes(MAGIC);
  writer.text(batch.runId);
  writer.unsigned(batch.epoch);
  writer.text(batch.codec);
  writer.unsigned(batch.pushes.length);
  let previous = 0;
  for (let index = 0; index < batch.pushes.length; ) {
    const push = batch.pushes[index];
    if (push === undefined) break;
    writer.signed(push.instant - previous);
    writer.unsigned(push.ordinal);
    previous = push.instant;
    if (push.state === null) {
      const length = unchangedRun(batch.pushes, index);
      writer.unsigned(UNCHANGED);
      writer.unsigned(length);
      index += length;
    } else {
      writer.unsigned(push.state.bytes.byteLength + 1);
      writer.bytes(push.state.bytes);
      index += 1;
    }
  }
  return writer.finish();
}

function unchangedRun(pushes: readonly SessionPush[], start: number): number {
  const first = pushes[start];
  let length = 1;
  for (let next = pushes[start + 1]; next !== undefined; next = pushes[start + length]) {
    const continues =
      next.state === null &&
      next.instant === first?.instant &&
      next.ordinal === (first?.ordinal ?? 0) + length;
    if (!continues) break;
    length += 1;
  }
  return length;
}

/**
 * Reads a batch. Digests are computed from the bytes, never taken from the sender.
 *
 * @param pushMaxCount the most pushes that a batch may have.
 * @throws `INPUT.MALFORMED_BATCH`, `INPUT.INVALID_ID`, `INPUT.INVALID_TIME`
 */
export function decodePushBatch(bytes: Uint8Array, pushMaxCount = 1_000_000): PushBatch {
  const reader = createByteReader(bytes);
  for (const expected of MAGIC) {
    if (reader.byte() !== expected) throw malformedBatch("not a push batch", 0);
  }
  const runId = parseRunId(reader.text(128));
  const epoch = toEpoch(reader.unsigned());
  const codec = reader.text(40);
  const count = reader.unsigned();
  if (count > pushMaxCount) throw malformedBatch("too many pushes", reader.offset);
  const pushes: SessionPush[] = [];
  let previous = 0;
  while (pushes.length < count) {
    const instant = parseExternalMs(previous + reader.signed());
    const ordinal = reader.unsigned();
    const length = reader.unsigned();
    previous = instant;
    if (length === UNCHANGED) readUnchanged(reader, ordinal, instant, count, pushes);
    else pushes.push({ ordinal, instant, state: toState(reader.bytes(length - 1)) });
  }
  if (reader.remaining > 0) throw malformedBatch("bytes after the last push", reader.offset);
  return { runId, epoch, codec, pushes };
}

function readUnchanged(
  reader: ByteReader,
  firstOrdinal: number,
  instant: ExternalMs,
  count: number,
  pushes: SessionPush[],
): void {
  const length = reader.unsigned();
  if (length === 0 || length > count - pushes.length) {
    throw malformedBatch("a range that is empty or too long", reader.offset);
  }
  for (let step = 0; step < length; step++) {
    pushes.push({ ordinal: firstOrdinal + step, instant, state: null });
  }
}

function toState(bytes: Uint8Array): EncodedState {
  return { bytes, digest: digestBytes(bytes) };
}
