"use client";

import type { WireRun, WireSavepoint } from "@runbox/api";
import { Duration } from "../../components/time/duration.tsx";
import { Time } from "../../components/time/time.tsx";
import { Bytes } from "../../components/ui/bytes.tsx";
import { Card } from "../../components/ui/card.tsx";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { DefinitionList } from "../../components/ui/definition-list.tsx";
import { formatCount } from "../../format/count.ts";
import { visibleText } from "../../format/visible-text.ts";

export interface SavepointFactsProps {
  readonly run: WireRun;
  readonly savepoint: WireSavepoint;
}

/** What is known of a savepoint: contents, cost, times, integrity. */
export function SavepointFacts({ run, savepoint }: SavepointFactsProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="Contents">
        <DefinitionList items={contents(run, savepoint)} />
      </Card>
      <Card title="Record">
        <DefinitionList items={record(savepoint)} />
      </Card>
    </div>
  );
}

function contents(run: WireRun, savepoint: WireSavepoint) {
  const version = `v${savepoint.stateVersion}`;
  return [
    {
      term: "Entities",
      value: `${formatCount(savepoint.entityCount)} of ${formatCount(savepoint.entityCount)} saved`,
    },
    { term: "Changed", value: `${formatCount(savepoint.changedCount)} since the savepoint before` },
    { term: "States", value: <Bytes value={savepoint.stateBytes} /> },
    {
      term: "Added",
      value: (
        <>
          <Bytes value={savepoint.addedBytes} /> of <Bytes value={savepoint.reachableBytes} />{" "}
          stored
        </>
      ),
    },
    {
      term: "State version",
      value: run.scenario === null ? version : `${visibleText(run.scenario)} ${version}`,
    },
  ];
}

function record(savepoint: WireSavepoint) {
  return [
    { term: "First save", value: <Time valueMs={savepoint.openedAtMs} show="date-time-ms" zone /> },
    {
      term: "Last save",
      value: (
        <>
          <Time valueMs={savepoint.completedAtMs} show="date-time-ms" zone />
          {savepoint.completedBy === null ? null : (
            <span className="text-ink-muted"> by {visibleText(savepoint.completedBy)}</span>
          )}
        </>
      ),
    },
    {
      term: "Durable",
      value: (
        <>
          <Time valueMs={savepoint.persistedAtMs} show="date-time-ms" zone />
          <span className="text-ink-muted">
            {" "}
            after <Duration valueMs={savepoint.persistedAtMs - savepoint.openedAtMs} />
          </span>
        </>
      ),
    },
    { term: "Written by", value: `${visibleText(savepoint.writtenBy)}, epoch ${savepoint.epoch}` },
    {
      term: "Digest",
      value: (
        <span className="inline-flex items-center gap-1 font-mono text-xs wrap-anywhere">
          {savepoint.digest}
          <CopyButton value={savepoint.digest} label="Copy digest" />
        </span>
      ),
    },
    {
      term: "Pin",
      value:
        savepoint.pin === null ? (
          "none"
        ) : (
          <>
            {visibleText(savepoint.pin.note)}
            <span className="text-ink-muted"> · {visibleText(savepoint.pin.pinnedBy)}</span>
            {savepoint.pin.untilMs === null ? null : (
              <>
                , until <Time valueMs={savepoint.pin.untilMs} zone />
              </>
            )}
          </>
        ),
    },
  ];
}
