import type { BuiltSegment } from "./segment-builder.ts";
import { encodeBody, encodeIndex } from "./segment-format.ts";
import type { SegmentIdentity } from "./segment-identity.ts";
import { maxInstantOf, minFromOf } from "./segment-index.ts";

/** A segment as it goes into the database. */
export interface EncodedSegment {
  readonly identity: SegmentIdentity;
  readonly entryCount: number;
  readonly minFrom: number;
  readonly maxInstant: number;
  readonly rawBytes: number;
  readonly storedBytes: number;
  readonly indexBytes: Uint8Array;
  readonly bodyBytes: Uint8Array;
}

/** Compresses and signs a segment. The work is done in the thread pool, but for the hashes. */
export async function encodeSegment(
  identity: SegmentIdentity,
  built: BuiltSegment,
): Promise<EncodedSegment> {
  const [bodyBytes, indexBytes] = await Promise.all([
    encodeBody(identity, built.body),
    encodeIndex(identity, built.index),
  ]);
  return {
    identity,
    entryCount: built.index.entryCount,
    minFrom: minFromOf(built.index),
    maxInstant: maxInstantOf(built.index),
    rawBytes: built.body.length,
    storedBytes: bodyBytes.length + indexBytes.length,
    indexBytes,
    bodyBytes,
  };
}
