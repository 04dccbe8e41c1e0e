import type { EventLog, RunEvent, RunEventBody, RunId } from "@runbox/core";
import type { Event } from "../generated/sqlite/client.ts";
import type { StorageContext } from "../run/storage-context.ts";

/** The events as streams read them. */
export function createEventLog({ database, events }: StorageContext): EventLog {
  return {
    async listAfter(sequence, limit) {
      const rows = await database.read((client) =>
        client.event.findMany({
          where: { sequence: { gt: BigInt(sequence) } },
          orderBy: { sequence: "asc" },
          take: limit,
        }),
      );
      return rows.map(toRunEvent);
    },
    async latestSequence() {
      const counter = await database.read((client) =>
        client.counter.findUniqueOrThrow({ where: { name: "event" } }),
      );
      return Number(counter.value);
    },
    onAppended: events.onAppended,
  };
}

function toRunEvent(row: Event): RunEvent {
  return {
    sequence: Number(row.sequence),
    runId: row.runId as RunId,
    atMs: Number(row.atMs),
    // Written from the same type by the writer of events; nothing else writes the table.
    body: { kind: row.kind, ...JSON.parse(row.bodyJson) } as RunEventBody,
  };
}
