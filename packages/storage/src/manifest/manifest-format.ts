import { encodeBlob, verifyBlob } from "../bytes/blob-frame.ts";
import { type ByteReader, createByteReader } from "../bytes/byte-reader.ts";
import { createByteWriter } from "../bytes/byte-writer.ts";
import { damagedBytes } from "../bytes/damaged-bytes.ts";

/**
 * Which segments make a savepoint.
 *
 * The state of an entity is its entry, in any of these segments, with the greatest `from` below
 * the savepoint's instant, so that a list with too many segments reads the same. Entries at or
 * above a segment's bound do not count: they were pushed before a crash and never completed.
 */
export interface Manifest {
  /** The registry whose ordinals the savepoint has. */
  readonly registryNo: number;
  readonly entityCount: number;
  readonly segments: readonly SegmentRef[];
}

/** A segment in a manifest. */
export interface SegmentRef {
  /** The run that owns the segment: another one after a fork. */
  readonly runId: string;
  readonly seq: number;
  /** Entries with `from >= bound` do not count; `Infinity` in the session that wrote it. */
  readonly bound: number;
}

/** Which savepoint a manifest belongs to. */
export interface ManifestKey {
  readonly runId: string;
  readonly savepointId: string;
}

const ID_BYTES = 512;
const MANIFEST_BYTES_MAX = 256 << 20;

export function encodeManifest(key: ManifestKey, manifest: Manifest): Promise<Uint8Array> {
  const header = createByteWriter();
  header.text(key.runId);
  header.text(key.savepointId);
  header.varint(manifest.registryNo);
  header.varint(manifest.entityCount);
  header.varint(manifest.segments.length);
  return encodeBlob("manifest", header.finish(), encodeRefs(manifest.segments));
}

/** @throws DamagedBytes */
export async function decodeManifest(key: ManifestKey, blob: Uint8Array): Promise<Manifest> {
  const { header, content } = verifyBlob("manifest", blob, MANIFEST_BYTES_MAX);
  const runId = header.text(ID_BYTES);
  const savepointId = header.text(ID_BYTES);
  if (runId !== key.runId || savepointId !== key.savepointId) {
    throw damagedBytes(`it is the manifest of ${savepointId} of the run ${runId}`);
  }
  const registryNo = header.varint();
  const entityCount = header.varint();
  const segmentCount = header.varint();
  header.end();
  const reader = createByteReader(await content());
  return { registryNo, entityCount, segments: decodeRefs(reader, segmentCount) };
}

function encodeRefs(refs: readonly SegmentRef[]): Uint8Array {
  const runIds = [...new Set(refs.map((ref) => ref.runId))];
  const numberOf = new Map(runIds.map((runId, index) => [runId, index]));
  const writer = createByteWriter();
  writer.varint(runIds.length);
  for (const runId of runIds) writer.text(runId);
  for (const { runId, seq, bound } of refs) {
    writer.varint(numberOf.get(runId) ?? 0);
    writer.varint(seq);
    // One more than the bound, so that zero can say that there is none.
    writer.varint(bound === Number.POSITIVE_INFINITY ? 0 : bound + 1);
  }
  return writer.finish();
}

function decodeRefs(reader: ByteReader, count: number): readonly SegmentRef[] {
  const runCount = reader.varint();
  if (runCount > reader.remaining) throw damagedBytes("the manifest has too many runs");
  const runIds = Array.from({ length: runCount }, () => reader.text(ID_BYTES));
  if (count > reader.remaining) throw damagedBytes("the manifest has too many segments");
  const refs = Array.from({ length: count }, () => decodeRef(reader, runIds));
  reader.end();
  return refs;
}

function decodeRef(reader: ByteReader, runIds: readonly string[]): SegmentRef {
  const runId = runIds[reader.varint()];
  if (runId === undefined) throw damagedBytes("a segment has no run");
  const seq = reader.varint();
  const boundPlusOne = reader.varint();
  return { runId, seq, bound: boundPlusOne === 0 ? Number.POSITIVE_INFINITY : boundPlusOne - 1 };
}
