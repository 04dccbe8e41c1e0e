import type { ExternalMs, ResumedRun } from "@runbox/core";
import type { Database } from "../database/database.ts";
import type { WriterSession } from "../generated/sqlite/client.ts";
import type { Registry } from "../registry/registry-store.ts";
import type { SegmentIndex } from "../segment/segment-index.ts";
import { readIndexes } from "../segment/segment-store.ts";
import type { LoggedIndex } from "./open-writer.ts";

/** What a session pushed above its newest savepoint, and where that leaves its entities. */
export interface SessionLog extends Pick<ResumedRun, "lastInstants" | "openInstants"> {
  readonly segments: readonly LoggedIndex[];
}

/** Reads the log back. @throws DamagedBytes */
export async function readSessionLog(
  database: Database,
  { runId, epoch, firstSegment }: WriterSession,
  frontier: ExternalMs,
  { entityIds }: Registry,
): Promise<SessionLog> {
  const rows = await database.read((client) =>
    client.segment.findMany({
      where: { runId, epoch, seq: { gte: firstSegment }, maxInstant: { gt: BigInt(frontier) } },
      orderBy: { seq: "asc" },
      select: { seq: true },
    }),
  );
  const refs = rows.map(({ seq }) => ({ runId, seq: Number(seq) }));
  const segments: LoggedIndex[] = [];
  const lastInstants = new Float64Array(entityIds.length).fill(frontier);
  const openedAtMs = new Map<number, number>();
  for await (const { identity, index, storedBytes } of readIndexes(database, refs)) {
    segments.push({ seq: identity.seq, index, storedBytes });
    raiseLastInstants(lastInstants, index);
    noteOpened(openedAtMs, index, frontier);
  }
  const openInstants = Array.from(openedAtMs, ([instant, atMs]) => ({
    instant: instant as ExternalMs,
    openedAtMs: atMs,
  })).sort((left, right) => left.instant - right.instant);
  return { segments, lastInstants, openInstants };
}

function raiseLastInstants(lastInstants: Float64Array, index: SegmentIndex): void {
  const raise = (ordinal: number, pair: number) => {
    const instant = index.instants[pair] ?? 0;
    if (instant > (lastInstants[ordinal] ?? 0)) lastInstants[ordinal] = instant;
  };
  for (let entry = 0; entry < index.entryCount; entry++) {
    raise(index.ordinals[entry] ?? 0, index.pairs[entry] ?? 0);
  }
  const { pairs, firsts, counts } = index.unchanged;
  for (let range = 0; range < firsts.length; range++) {
    const first = firsts[range] ?? 0;
    const end = Math.min(first + (counts[range] ?? 0), lastInstants.length);
    for (let ordinal = first; ordinal < end; ordinal++) raise(ordinal, pairs[range] ?? 0);
  }
}

function noteOpened(openedAtMs: Map<number, number>, index: SegmentIndex, frontier: number): void {
  for (let pair = 0; pair < index.instants.length; pair++) {
    const instant = index.instants[pair] ?? 0;
    const atMs = index.openedAtMs[pair] ?? 0;
    if (instant > frontier) {
      openedAtMs.set(instant, Math.min(openedAtMs.get(instant) ?? atMs, atMs));
    }
  }
}
