import { createHash, timingSafeEqual } from "node:crypto";
import { type ByteReader, createByteReader } from "./byte-reader.ts";
import { createByteWriter } from "./byte-writer.ts";
import { compress, decompress } from "./compression.ts";
import { damagedBytes } from "./damaged-bytes.ts";

/**
 * Every blob in the database is a frame:
 *
 *   magic (4) | format version (1) | header length (4) | SHA-256 (32) | header | content
 *
 * The hash covers everything but itself, and is checked before anything else is looked at. The
 * header says whose bytes these are, so that two blobs that were swapped are found as well.
 */
export type BlobKind = "segment-index" | "segment-body" | "manifest" | "registry";

const MAGIC: Readonly<Record<BlobKind, string>> = {
  "segment-index": "RBXI",
  "segment-body": "RBXB",
  manifest: "RBXM",
  registry: "RBXR",
};

/** The format that this version writes. Older ones stay readable. */
export const FORMAT_VERSION = 1;

const PREFIX_BYTES = 9;
const SHA_BYTES = 32;
const FIXED_BYTES = PREFIX_BYTES + SHA_BYTES;
const COMPRESSION_NAME_BYTES = 16;

/** Packs a content under a header. */
export async function encodeBlob(
  kind: BlobKind,
  header: Uint8Array,
  content: Uint8Array,
): Promise<Uint8Array> {
  const { compression, bytes } = await compress(content);
  const writer = createByteWriter();
  writer.text(compression);
  writer.varint(content.length);
  writer.bytes(header);
  const fullHeader = writer.finish();

  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC[kind], 0, "latin1");
  prefix.writeUInt8(FORMAT_VERSION, 4);
  prefix.writeUInt32LE(fullHeader.length, 5);
  return Buffer.concat([prefix, digestOf(prefix, fullHeader, bytes), fullHeader, bytes]);
}

/** A blob whose hash holds. Its content is not decompressed yet. */
export interface VerifiedBlob {
  /** Stands at the header that was given to `encodeBlob`. */
  readonly header: ByteReader;
  readonly contentBytes: number;
  content(): Promise<Uint8Array>;
}

/**
 * Checks a blob.
 *
 * @param limitBytes the most that its content may take once decompressed.
 * @throws DamagedBytes
 */
export function verifyBlob(kind: BlobKind, blob: Uint8Array, limitBytes: number): VerifiedBlob {
  const frame = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  if (frame.length < FIXED_BYTES) throw damagedBytes(`the ${kind} is too short`);
  const prefix = frame.subarray(0, PREFIX_BYTES);
  const headerEnd = FIXED_BYTES + prefix.readUInt32LE(5);
  if (headerEnd > frame.length) throw damagedBytes(`the ${kind} is too short`);
  const header = frame.subarray(FIXED_BYTES, headerEnd);
  const content = frame.subarray(headerEnd);
  const expected = frame.subarray(PREFIX_BYTES, FIXED_BYTES);
  if (!timingSafeEqual(expected, digestOf(prefix, header, content))) {
    throw damagedBytes(`the digest of the ${kind} does not match`);
  }
  checkPrefix(kind, prefix);
  return openContent(kind, header, content, limitBytes);
}

function openContent(
  kind: BlobKind,
  header: Uint8Array,
  content: Uint8Array,
  limitBytes: number,
): VerifiedBlob {
  const reader = createByteReader(header);
  const compression = reader.text(COMPRESSION_NAME_BYTES);
  const contentBytes = reader.varint();
  if (contentBytes > limitBytes) throw damagedBytes(`the ${kind} declares ${contentBytes} bytes`);
  return {
    header: reader,
    contentBytes,
    content: () => decompress(compression, content, contentBytes),
  };
}

function checkPrefix(kind: BlobKind, prefix: Buffer): void {
  if (prefix.toString("latin1", 0, 4) !== MAGIC[kind]) throw damagedBytes(`it is no ${kind}`);
  const version = prefix.readUInt8(4);
  if (version !== FORMAT_VERSION) throw damagedBytes(`the ${kind} has the format ${version}`);
}

function digestOf(prefix: Uint8Array, header: Uint8Array, content: Uint8Array): Buffer {
  return createHash("sha256").update(prefix).update(header).update(content).digest();
}
