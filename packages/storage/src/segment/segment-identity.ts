import type { ByteReader } from "../bytes/byte-reader.ts";
import type { ByteWriter } from "../bytes/byte-writer.ts";
import { damagedBytes } from "../bytes/damaged-bytes.ts";

/** Whose bytes a segment holds: written into both of its blobs and checked when they are read. */
export interface SegmentIdentity {
  readonly runId: string;
  readonly seq: number;
  readonly epoch: number;
  readonly branch: number;
  /** The registry that its ordinals belong to. */
  readonly registryNo: number;
  readonly stateVersion: number;
  /** The version of the software that wrote it. */
  readonly writtenBy: string;
}

const TEXT_BYTES = 512;

export function writeIdentity(writer: ByteWriter, identity: SegmentIdentity): void {
  writer.text(identity.runId);
  writer.varint(identity.seq);
  writer.varint(identity.epoch);
  writer.varint(identity.branch);
  writer.varint(identity.registryNo);
  writer.varint(identity.stateVersion);
  writer.text(identity.writtenBy.slice(0, TEXT_BYTES / 4));
}

/** Reads an identity and refuses one that is not of the expected segment. */
export function checkIdentity(
  reader: ByteReader,
  expected: Pick<SegmentIdentity, "runId" | "seq">,
): SegmentIdentity {
  const identity = {
    runId: reader.text(TEXT_BYTES),
    seq: reader.varint(),
    epoch: reader.varint(),
    branch: reader.varint(),
    registryNo: reader.varint(),
    stateVersion: reader.varint(),
    writtenBy: reader.text(TEXT_BYTES),
  };
  if (identity.runId !== expected.runId || identity.seq !== expected.seq) {
    throw damagedBytes(`it is the segment ${identity.seq} of the run ${identity.runId}`);
  }
  return identity;
}
