"use client";

import type { WireSavepoint } from "@runbox/api";
import { Pin } from "lucide-react";
import { dataTableColumnHelper } from "../../../components/data-table/data-table-column.ts";
import { Duration } from "../../../components/time/duration.tsx";
import { EventTime } from "../../../components/time/event-time.tsx";
import { Time } from "../../../components/time/time.tsx";
import { Bytes } from "../../../components/ui/bytes.tsx";
import { StatusBadge } from "../../../components/ui/status-badge.tsx";
import { formatCount } from "../../../format/count.ts";
import type { EventClock } from "../../../format/event-time.ts";

const helper = dataTableColumnHelper<WireSavepoint>();

/** The columns of a run's savepoints. Make them once for a clock and a zone. */
export function savepointsColumns(clock: EventClock, zoneName: string) {
  return helper.columns([
    helper.display({
      id: "instant",
      header: "Savepoint",
      cell: ({ row }) => <EventTime value={row.original.instant} clock={clock} />,
      meta: { name: "Savepoint", widthPx: 190, rowHeader: true, grow: true },
    }),
    helper.display({
      id: "status",
      header: "Status",
      cell: ({ row }) => (
        <span className="inline-flex items-center gap-2">
          <StatusBadge kind="savepoint" value={row.original.status} />
          {row.original.pin === null ? null : (
            <Pin aria-label="pinned" className="size-3.5 text-ink-muted" />
          )}
        </span>
      ),
      meta: { name: "Status", widthPx: 130 },
    }),
    helper.display({
      id: "entities",
      header: "Entities",
      cell: ({ row }) => formatCount(row.original.entityCount),
      meta: { name: "Entities", widthPx: 90, align: "end" },
    }),
    helper.display({
      id: "changed",
      header: "Changed",
      cell: ({ row }) => formatCount(row.original.changedCount),
      meta: { name: "Changed", widthPx: 90, align: "end" },
    }),
    helper.display({
      id: "added",
      header: "Added",
      cell: ({ row }) => <Bytes value={row.original.addedBytes} />,
      meta: { name: "Bytes added", widthPx: 90, align: "end" },
    }),
    helper.display({
      id: "took",
      header: "Until durable",
      cell: ({ row }) => (
        <Duration valueMs={row.original.persistedAtMs - row.original.openedAtMs} />
      ),
      meta: { name: "Until durable", widthPx: 110, align: "end" },
    }),
    helper.display({
      id: "persisted",
      header: `Durable at (${zoneName})`,
      cell: ({ row }) => <Time valueMs={row.original.persistedAtMs} plain />,
      meta: { name: "Durable at", widthPx: 170 },
    }),
  ]);
}
