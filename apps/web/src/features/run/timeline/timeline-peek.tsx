"use client";

import type { WireRun } from "@runbox/api";
import Link from "next/link";
import { Duration } from "../../../components/time/duration.tsx";
import { EventTime } from "../../../components/time/event-time.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { Bytes } from "../../../components/ui/bytes.tsx";
import { DefinitionList } from "../../../components/ui/definition-list.tsx";
import { Sheet } from "../../../components/ui/sheet.tsx";
import { StatusBadge } from "../../../components/ui/status-badge.tsx";
import type { TimelineMark } from "./timeline-mark.ts";

const statusOfMark = {
  persisted: "persisted",
  pruned: "pruned",
  open: "collecting",
  late: "overdue",
} as const;

export interface TimelinePeekProps {
  readonly run: WireRun;
  readonly mark: TimelineMark | null;
  readonly onClose: () => void;
}

/** One mark of the timeline, without leaving the page. */
export function TimelinePeek({ run, mark, onClose }: TimelinePeekProps) {
  return (
    <Sheet
      open={mark !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={
        mark === null ? (
          "Savepoint"
        ) : (
          <>
            Savepoint <EventTime value={mark.end} clock={run.clock} bare />
          </>
        )
      }
      footer={
        mark?.savepointId == null ? undefined : (
          <Button asChild variant="primary">
            <Link href={`/runs/${run.runId}/savepoints/${mark.savepointId}`}>Open savepoint</Link>
          </Button>
        )
      }
    >
      {mark === null ? null : <MarkFacts mark={mark} />}
    </Sheet>
  );
}

function MarkFacts({ mark }: { readonly mark: TimelineMark }) {
  return (
    <DefinitionList
      items={[
        {
          term: "Status",
          value: <StatusBadge kind="savepoint" value={statusOfMark[mark.status]} />,
        },
        { term: "Saved", value: mark.note ?? `${Math.round(mark.savedShare * 100)} %` },
        {
          term: "Bytes added",
          value: mark.addedBytes === null ? "–" : <Bytes value={mark.addedBytes} />,
        },
        {
          term: mark.savepointId === null ? "Open for" : "Until durable",
          value: mark.durationMs === null ? "–" : <Duration valueMs={mark.durationMs} />,
        },
        { term: "Pinned", value: mark.isPinned ? "yes" : "no" },
      ]}
    />
  );
}
