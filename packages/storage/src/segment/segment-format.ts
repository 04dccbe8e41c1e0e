import { DIGEST_BYTES } from "@runbox/core";
import { encodeBlob, verifyBlob } from "../bytes/blob-frame.ts";
import type { ByteReader } from "../bytes/byte-reader.ts";
import { createByteReader } from "../bytes/byte-reader.ts";
import { createByteWriter } from "../bytes/byte-writer.ts";
import { damagedBytes } from "../bytes/damaged-bytes.ts";
import { checkIdentity, type SegmentIdentity, writeIdentity } from "./segment-identity.ts";
import type { SegmentIndex } from "./segment-index.ts";
import { BODY_BYTES_MAX, INDEX_BYTES_MAX } from "./segment-limits.ts";

/**
 * The index blob: its header is the identity and the counts, its content the columns one after
 * the other, little-endian. Ordinals are kept as differences, which compress to next to nothing.
 */
export function encodeIndex(identity: SegmentIdentity, index: SegmentIndex): Promise<Uint8Array> {
  const header = createByteWriter();
  writeIdentity(header, identity);
  header.varint(index.entryCount);
  header.varint(index.instants.length);
  header.varint(index.unchanged.firsts.length);
  header.varint(index.bodyBytes);
  const columns = [
    index.instants,
    index.froms,
    index.openedAtMs,
    toDifferences(index.ordinals),
    index.pairs,
    index.stateBytes,
    index.unchanged.pairs,
    toDifferences(index.unchanged.firsts),
    index.unchanged.counts,
    index.digests,
  ];
  const content = Buffer.concat(columns.map(asBytes));
  return encodeBlob("segment-index", header.finish(), content);
}

/** An index with what its header says. */
export interface DecodedIndex {
  readonly identity: SegmentIdentity;
  readonly index: SegmentIndex;
}

/** Checks and decodes an index blob. @throws DamagedBytes */
export async function decodeIndex(
  expected: Pick<SegmentIdentity, "runId" | "seq">,
  blob: Uint8Array,
): Promise<DecodedIndex> {
  const verified = verifyBlob("segment-index", blob, INDEX_BYTES_MAX);
  const identity = checkIdentity(verified.header, expected);
  const counts = readCounts(verified.header);
  if (bytesOf(counts) !== verified.contentBytes) throw damagedBytes("the counts do not add up");
  const index = readColumns(counts, createByteReader(await verified.content()));
  return { identity, index: checkIndex(index) };
}

/** The body blob: the states one after the other, in the order of the index. */
export function encodeBody(identity: SegmentIdentity, body: Uint8Array): Promise<Uint8Array> {
  const header = createByteWriter();
  writeIdentity(header, identity);
  return encodeBlob("segment-body", header.finish(), body);
}

/** Checks and decodes a body blob. @throws DamagedBytes */
export async function decodeBody(
  expected: Pick<SegmentIdentity, "runId" | "seq">,
  blob: Uint8Array,
  bodyBytes: number,
): Promise<Uint8Array> {
  const verified = verifyBlob("segment-body", blob, BODY_BYTES_MAX);
  checkIdentity(verified.header, expected);
  verified.header.end();
  if (verified.contentBytes !== bodyBytes) throw damagedBytes("the body is not that of the index");
  return verified.content();
}

interface Counts {
  readonly entries: number;
  readonly pairs: number;
  readonly ranges: number;
  readonly bodyBytes: number;
}

function readCounts(header: ByteReader): Counts {
  const counts = {
    entries: header.varint(),
    pairs: header.varint(),
    ranges: header.varint(),
    bodyBytes: header.varint(),
  };
  header.end();
  return counts;
}

function bytesOf({ entries, pairs, ranges }: Counts): number {
  return pairs * 24 + entries * (12 + DIGEST_BYTES) + ranges * 12;
}

function readColumns(counts: Counts, content: ByteReader): SegmentIndex {
  const float64 = (length: number) => new Float64Array(copyOf(content.bytes(length * 8)));
  const uint32 = (length: number) => new Uint32Array(copyOf(content.bytes(length * 4)));
  const { entries, pairs, ranges } = counts;
  return {
    entryCount: entries,
    bodyBytes: counts.bodyBytes,
    instants: float64(pairs),
    froms: float64(pairs),
    openedAtMs: float64(pairs),
    ordinals: fromDifferences(uint32(entries)),
    pairs: uint32(entries),
    stateBytes: uint32(entries),
    unchanged: {
      pairs: uint32(ranges),
      firsts: fromDifferences(uint32(ranges)),
      counts: uint32(ranges),
    },
    digests: new Uint8Array(copyOf(content.bytes(entries * DIGEST_BYTES))),
  };
}

/** What the hash cannot tell: that the writer made sense. */
function checkIndex(index: SegmentIndex): SegmentIndex {
  const pairCount = index.instants.length;
  let bodyBytes = 0;
  for (let entry = 0; entry < index.entryCount; entry++) {
    bodyBytes += index.stateBytes[entry] ?? 0;
    if ((index.pairs[entry] ?? 0) >= pairCount) throw damagedBytes("an entry has no instant");
  }
  for (const pair of index.unchanged.pairs) {
    if (pair >= pairCount) throw damagedBytes("a range has no instant");
  }
  if (bodyBytes !== index.bodyBytes) throw damagedBytes("the states do not add up to the body");
  return index;
}

function toDifferences(values: Uint32Array): Uint32Array {
  const differences = new Uint32Array(values.length);
  let previous = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    // Wraps below zero, and back when it is added again.
    differences[index] = value - previous;
    previous = value;
  }
  return differences;
}

function fromDifferences(differences: Uint32Array): Uint32Array {
  let value = 0;
  for (let index = 0; index < differences.length; index++) {
    value = (value + (differences[index] ?? 0)) >>> 0;
    differences[index] = value;
  }
  return differences;
}

function asBytes(column: Float64Array | Uint32Array | Uint8Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

/** Views of wider numbers need an aligned buffer of their own. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
