"use client";

import type { WireProgress, WireRun } from "@runbox/api";
import Link from "next/link";
import { EventTime } from "../../../components/time/event-time.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { DefinitionList } from "../../../components/ui/definition-list.tsx";
import { Sheet } from "../../../components/ui/sheet.tsx";
import { StatusBadge } from "../../../components/ui/status-badge.tsx";
import { formatCount } from "../../../format/count.ts";
import { visibleText } from "../../../format/visible-text.ts";
import { statusOfMark } from "./mark-status.ts";
import { isException, type TimelineMark } from "./timeline-mark.ts";

const NAMES_MAX = 20;

export interface TimelinePeekProps {
  readonly run: WireRun;
  readonly progress: WireProgress | null;
  readonly mark: TimelineMark | null;
  readonly onClose: () => void;
}

/** One mark of the timeline, without leaving the page. */
export function TimelinePeek({ run, progress, mark, onClose }: TimelinePeekProps) {
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
            Savepoint{" "}
            <EventTime value={mark.end} clock={run.clock} bare zone className="align-baseline" />
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
      {mark === null ? null : (
        <div className="flex flex-col gap-5">
          <DefinitionList
            items={[
              {
                term: "Status",
                value: <StatusBadge kind="savepoint" value={statusOfMark[mark.status]} />,
              },
              ...mark.facts.map(({ term, text }) => ({ term, value: text })),
            ]}
          />
          {isException(mark) ? <HeldBackBy mark={mark} progress={progress} /> : null}
        </div>
      )}
    </Sheet>
  );
}

interface HeldBackByProps {
  readonly mark: TimelineMark;
  readonly progress: WireProgress | null;
}

/** Who is missing is known of the oldest open savepoint; the others wait for that one. */
function HeldBackBy({ mark, progress }: HeldBackByProps) {
  const oldest = progress?.open[0];
  if (progress === null || oldest === undefined) return null;
  if (mark.end !== oldest.instant) {
    return <p className="text-ink-muted">It waits for the open savepoint before it.</p>;
  }
  const names = progress.missing.slice(0, NAMES_MAX);
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium">Waits for {formatCount(progress.missingCount)}</h3>
      <ul className="flex flex-col gap-1 font-mono text-xs wrap-anywhere">
        {names.map(({ entityId }) => (
          <li key={entityId}>{visibleText(entityId)}</li>
        ))}
      </ul>
      {progress.missingCount > names.length ? (
        <p className="text-xs text-ink-muted">
          and {formatCount(progress.missingCount - names.length)} more
        </p>
      ) : null}
    </section>
  );
}
