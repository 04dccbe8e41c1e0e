import { damagedBytes } from "../bytes/damaged-bytes.ts";
import type { Database, WriteTransaction } from "../database/database.ts";
import type { SegmentRef } from "../manifest/manifest-format.ts";
import type { EncodedSegment } from "./encode-segment.ts";
import { type DecodedIndex, decodeBody, decodeIndex } from "./segment-format.ts";

/** An index with the size of its segment. */
export interface StoredIndex extends DecodedIndex {
  readonly storedBytes: number;
}

/** Indexes are some ten kilobytes each: this many are read at once. */
const INDEXES_PER_READ = 32;

/**
 * Reads the indexes of segments, in the order asked for, a few at a time.
 *
 * @throws DamagedBytes when one is missing or not what was written.
 */
export async function* readIndexes(
  database: Database,
  refs: readonly Pick<SegmentRef, "runId" | "seq">[],
): AsyncGenerator<StoredIndex> {
  for (let start = 0; start < refs.length; start += INDEXES_PER_READ) {
    yield* await readIndexBatch(database, refs.slice(start, start + INDEXES_PER_READ));
  }
}

async function readIndexBatch(
  database: Database,
  refs: readonly Pick<SegmentRef, "runId" | "seq">[],
): Promise<readonly StoredIndex[]> {
  const rows = await database.read((client) =>
    client.segment.findMany({
      where: { OR: groupByRun(refs) },
      select: { runId: true, seq: true, storedBytes: true, indexBytes: true },
    }),
  );
  const byKey = new Map(rows.map((row) => [`${row.seq} ${row.runId}`, row]));
  return Promise.all(
    refs.map(async (ref) => {
      const row = byKey.get(`${ref.seq} ${ref.runId}`);
      if (row === undefined) throw damagedBytes(`the segment ${ref.seq} is missing`);
      const decoded = await decodeIndex(ref, row.indexBytes);
      return { ...decoded, storedBytes: Number(row.storedBytes) };
    }),
  );
}

function groupByRun(refs: readonly Pick<SegmentRef, "runId" | "seq">[]) {
  const seqs = new Map<string, bigint[]>();
  for (const { runId, seq } of refs) {
    const known = seqs.get(runId);
    if (known === undefined) seqs.set(runId, [BigInt(seq)]);
    else known.push(BigInt(seq));
  }
  return Array.from(seqs, ([runId, numbers]) => ({ runId, seq: { in: numbers } }));
}

/** Reads a segment's states. @throws DamagedBytes */
export async function readBody(
  database: Database,
  ref: Pick<SegmentRef, "runId" | "seq">,
  bodyBytes: number,
): Promise<Uint8Array> {
  const row = await database.read((client) =>
    client.segment.findUnique({
      where: { runId_seq: { runId: ref.runId, seq: BigInt(ref.seq) } },
      select: { bodyBytes: true },
    }),
  );
  if (row === null) throw damagedBytes(`the segment ${ref.seq} is missing`);
  return decodeBody(ref, row.bodyBytes, bodyBytes);
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
