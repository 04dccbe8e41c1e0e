import { damagedBytes } from "../bytes/damaged-bytes.ts";
import type { Database, WriteTransaction } from "../database/database.ts";
import type { SegmentRef } from "../manifest/manifest-format.ts";
import type { EncodedSegment } from "./encode-segment.ts";
import { type DecodedIndex, decodeBody, decodeIndex } from "./segment-format.ts";

/** An index with the size of its segment. */
export interface StoredIndex extends DecodedIndex {
  readonly storedBytes: number;
}

/** Which segment. */
type SegmentPlace = Pick<SegmentRef, "runId" | "seq">;

/** Indexes are some ten kilobytes each: this many are read at once. */
const INDEXES_PER_READ = 32;

/**
 * Reads the indexes of segments, in the order asked for, a few at a time.
 *
 * @throws DamagedBytes when one is missing or not what was written.
 */
export async function* readIndexes(
  database: Database,
  refs: readonly SegmentPlace[],
): AsyncGenerator<StoredIndex> {
  for (let start = 0; start < refs.length; start += INDEXES_PER_READ) {
    yield* await readIndexBatch(database, refs.slice(start, start + INDEXES_PER_READ));
  }
}

async function readIndexBatch(
  database: Database,
  refs: readonly SegmentPlace[],
): Promise<readonly StoredIndex[]> {
  const rows = new Map<string, readonly unknown[]>();
  for (const [runId, ofRun] of Map.groupBy(refs, (ref) => ref.runId)) {
    const select = { table: "Segment", columns: ["seq", "storedBytes", "indexBytes"] } as const;
    const seqs = ofRun.map(({ seq }) => seq);
    for (const row of await database.selectRows({ ...select, runId, seqs })) {
      rows.set(`${row[0]} ${runId}`, row);
    }
  }
  return Promise.all(
    refs.map(async (ref) => {
      const [, storedBytes, blob] = rows.get(`${ref.seq} ${ref.runId}`) ?? [];
      return { ...(await decodeIndex(ref, blobOf(blob, ref))), storedBytes: Number(storedBytes) };
    }),
  );
}

/** Reads a segment's states. @throws DamagedBytes */
export async function readBody(
  database: Database,
  place: SegmentPlace,
  bodyBytes: number,
): Promise<Uint8Array> {
  const { runId, seq } = place;
  const columns = ["bodyBytes"];
  const rows = await database.selectRows({ table: "Segment", columns, runId, seqs: [seq] });
  return decodeBody(place, blobOf(rows[0]?.[0], place), bodyBytes);
}

function blobOf(value: unknown, { seq }: SegmentPlace): Uint8Array {
  if (!(value instanceof Uint8Array)) throw damagedBytes(`the segment ${seq} is missing`);
  return value;
}

const COLUMNS = [
  "runId",
  "seq",
  "epoch",
  "branch",
  "registryNo",
  "entryCount",
  "minFrom",
  "maxInstant",
  "rawBytes",
  "storedBytes",
  "indexBytes",
  "bodyBytes",
] as const;

export async function insertSegment(
  transaction: WriteTransaction,
  segment: EncodedSegment,
): Promise<void> {
  const { identity } = segment;
  const row = [
    identity.runId,
    BigInt(identity.seq),
    identity.epoch,
    identity.branch,
    identity.registryNo,
    segment.entryCount,
    BigInt(segment.minFrom),
    BigInt(segment.maxInstant),
    BigInt(segment.rawBytes),
    BigInt(segment.storedBytes),
    segment.indexBytes,
    segment.bodyBytes,
  ];
  await transaction.insertRows({ table: "Segment", columns: COLUMNS, rows: [row] });
}
