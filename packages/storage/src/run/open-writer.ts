import type { ExternalMs, RunWriter } from "@runbox/core";
import { damagedBytes } from "../bytes/damaged-bytes.ts";
import type { Database } from "../database/database.ts";
import type { SegmentIndex } from "../segment/segment-index.ts";
import { readIndexes } from "../segment/segment-store.ts";
import { applyIndex, type ValueTable } from "../values/value-table.ts";
import type { PipelineStart } from "../writer/commit-pipeline.ts";
import { createRunWriter } from "../writer/create-run-writer.ts";
import { createFrontier, type FrontierStart } from "../writer/frontier.ts";
import { createPushLog } from "../writer/push-log.ts";
import type { SessionFacts } from "../writer/session-facts.ts";
import { createTips } from "../writer/tips.ts";
import type { StorageContext } from "./storage-context.ts";

/** The writers of this process, for closing and for renewing their leases. */
export type OpenWriters = Map<RunWriter, SessionFacts>;

/** Where a writer begins. */
export interface WriterBeginning {
  readonly facts: SessionFacts;
  readonly start: PipelineStart;
  /** The content of the newest savepoint, or of the base. */
  readonly values: FrontierStart;
  readonly frontierInstant: ExternalMs;
  /** Segments of the session that reach above that savepoint, in the order they were written. */
  readonly logged: readonly LoggedIndex[];
}

/** A segment of the open session. */
export interface LoggedIndex {
  readonly seq: number;
  readonly storedBytes: number;
  readonly index: SegmentIndex;
}

/** Puts a writer together. */
export function openWriter(
  context: StorageContext,
  writers: OpenWriters,
  { facts, start, values, frontierInstant, logged }: WriterBeginning,
): RunWriter {
  const { database } = context;
  const { runId } = facts;
  const tips = createTips(withLogged(values.table, logged));
  const frontier = createFrontier(values, facts.registry.digest);
  const log = createPushLog((seq) => readIndexAgain(database, runId, seq));
  for (const { seq, index, storedBytes } of logged) {
    const ref = { runId, seq, bound: Number.POSITIVE_INFINITY };
    const segment = log.add(frontier.addSegment(ref, storedBytes), seq, index);
    segment.isAccounted = segment.minFrom < frontierInstant;
  }
  log.shrink(() => true);
  const writer = createRunWriter({
    ...context,
    facts,
    start,
    frontier,
    frontierInstant,
    log,
    tips,
    onClosed: () => writers.delete(writer),
    releaseLease: () => releaseLease(database, facts),
  });
  writers.set(writer, facts);
  return writer;
}

/** The table as of the newest pushes. */
function withLogged(table: ValueTable, logged: readonly LoggedIndex[]): ValueTable {
  if (logged.length === 0) return table;
  const newest: ValueTable = {
    count: table.count,
    slots: table.slots.slice(),
    entries: table.entries.slice(),
    froms: table.froms.slice(),
    stateBytes: table.stateBytes.slice(),
    digests: table.digests.slice(),
  };
  for (const { index } of logged) {
    applyIndex(newest, { slot: 0, index, bound: Number.POSITIVE_INFINITY, ordinals: undefined });
  }
  return newest;
}

async function readIndexAgain(
  database: Database,
  runId: string,
  seq: number,
): Promise<SegmentIndex> {
  for await (const { index } of readIndexes(database, [{ runId, seq }])) return index;
  throw damagedBytes(`the segment ${seq} is missing`);
}

async function releaseLease(
  database: Database,
  { runId, epoch, holder }: SessionFacts,
): Promise<void> {
  await database.write(({ client }) =>
    client.run.updateMany({
      where: { id: runId, epoch: Number(epoch), leaseHolder: holder.name },
      data: { leaseHolder: null, leaseUntilMs: null },
    }),
  );
}
