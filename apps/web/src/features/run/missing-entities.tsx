"use client";

import type { WireProgress, WireRun } from "@runbox/api";
import { Duration } from "../../components/time/duration.tsx";
import { EventTime } from "../../components/time/event-time.tsx";
import { Card } from "../../components/ui/card.tsx";
import { formatCount } from "../../format/count.ts";
import { visibleText } from "../../format/visible-text.ts";

const SHOWN_MAX = 12;

export interface MissingEntitiesProps {
  readonly run: WireRun;
  readonly progress: WireProgress;
}

/** Who holds the oldest open savepoint back: named, with how far each is behind. */
export function MissingEntities({ run, progress }: MissingEntitiesProps) {
  const { missing, missingCount, open } = progress;
  const oldest = open[0];
  if (oldest === undefined || missingCount === 0) return null;
  const shown = missing.slice(0, SHOWN_MAX);
  return (
    <Card
      title={`${formatCount(missingCount)} ${missingCount === 1 ? "entity holds" : "entities hold"} the next savepoint back`}
      description="Those that are furthest behind come first."
      flush
    >
      <ul className="divide-y">
        {shown.map((entity) => (
          <li
            key={entity.entityId}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-2"
          >
            <span className="font-mono text-xs wrap-anywhere">{visibleText(entity.entityId)}</span>
            <span className="text-xs text-ink-muted">
              {entity.lastInstant === null ? (
                "has not saved yet"
              ) : (
                <>
                  last saved{" "}
                  <EventTime
                    value={entity.lastInstant}
                    clock={run.clock}
                    bare
                    className="align-baseline"
                  />
                </>
              )}
              {", "}
              {run.clock === "logical" ? (
                `${formatCount(entity.behindMs)} ticks`
              ) : (
                <Duration valueMs={entity.behindMs} />
              )}{" "}
              behind the fastest
            </span>
          </li>
        ))}
        {missingCount > shown.length ? (
          <li className="px-4 py-2 text-xs text-ink-muted">
            and {formatCount(missingCount - shown.length)} more
          </li>
        ) : null}
      </ul>
    </Card>
  );
}
