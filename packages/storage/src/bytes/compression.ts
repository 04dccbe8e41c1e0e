import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { damagedBytes } from "./damaged-bytes.ts";

/** How stored bytes are compressed. New ways get new names; old names stay readable. */
export type Compression = "none" | "zstd";

/** Compressed bytes, and how. */
export interface Compressed {
  readonly compression: Compression;
  readonly bytes: Uint8Array;
}

// Both run in the thread pool and leave the event loop free.
const compressInPool = promisify(zstdCompress);
const decompressInPool = promisify(zstdDecompress);

const LEVEL_1 = { [constants.ZSTD_c_compressionLevel]: 1 };
/** Output comes in chunks, each of them a trip to the thread pool: few and large ones are best. */
const SMALLEST_CHUNK_BYTES = 16_384;
/** Below this a trip to the thread pool costs more than it can save. */
const WORTHWHILE_BYTES = 200;

/** Compresses, unless that makes nothing smaller. */
export async function compress(bytes: Uint8Array): Promise<Compressed> {
  if (bytes.length < WORTHWHILE_BYTES) return { compression: "none", bytes };
  const compressed = await compressInPool(bytes, {
    params: LEVEL_1,
    chunkSize: Math.max(SMALLEST_CHUNK_BYTES, bytes.length >> 2),
  });
  if (compressed.length >= bytes.length) return { compression: "none", bytes };
  return { compression: "zstd", bytes: compressed };
}

/**
 * Gives the bytes back. Never makes more of them than were declared; the caller has checked the
 * declared length against a limit.
 */
export async function decompress(
  compression: string,
  bytes: Uint8Array,
  declaredBytes: number,
): Promise<Uint8Array> {
  const plain = await plainBytes(compression, bytes, declaredBytes);
  if (plain.length !== declaredBytes) throw damagedBytes("its length is not the declared one");
  return plain;
}

async function plainBytes(
  compression: string,
  bytes: Uint8Array,
  declaredBytes: number,
): Promise<Uint8Array> {
  if (compression === "none") return bytes;
  if (compression !== "zstd") throw damagedBytes(`unknown compression ${compression.slice(0, 20)}`);
  try {
    return await decompressInPool(bytes, {
      maxOutputLength: Math.max(declaredBytes, 1),
      // One more byte than is needed, so that the end is seen without another chunk.
      chunkSize: Math.max(SMALLEST_CHUNK_BYTES, declaredBytes + 1),
    });
  } catch {
    throw damagedBytes("it cannot be decompressed to the declared length");
  }
}
