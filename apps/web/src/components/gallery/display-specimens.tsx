"use client";

import { Tag } from "lucide-react";
import { useState } from "react";
import { Duration } from "../time/duration.tsx";
import { EventTime } from "../time/event-time.tsx";
import { RelativeTime } from "../time/relative-time.tsx";
import { Time } from "../time/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { Bytes } from "../ui/bytes.tsx";
import { DefinitionList } from "../ui/definition-list.tsx";
import { Progress } from "../ui/progress.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { type StatusKind, statusVocabulary } from "../ui/status-vocabulary.ts";
import { Tabs } from "../ui/tabs.tsx";
import { Specimen } from "./specimen.tsx";

const instantMs = Date.UTC(2026, 10, 24, 6);

function StatusRow<TKind extends StatusKind>({ kind }: { readonly kind: TKind }) {
  const values = Object.keys(statusVocabulary[kind]) as (keyof (typeof statusVocabulary)[TKind] &
    string)[];
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      {values.map((value) => (
        <StatusBadge key={value} kind={kind} value={value} />
      ))}
    </div>
  );
}

export function DisplaySpecimens() {
  const [tab, setTab] = useState<"entities" | "states" | "events">("entities");
  return (
    <>
      <Specimen title="Status">
        <DefinitionList
          className="w-full"
          items={[
            { term: "Run state", value: <StatusRow kind="run-state" /> },
            { term: "Run health", value: <StatusRow kind="run-health" /> },
            { term: "Savepoint", value: <StatusRow kind="savepoint" /> },
            { term: "Operation", value: <StatusRow kind="operation" /> },
          ]}
        />
      </Specimen>
      <Specimen title="Badge and progress">
        <div className="flex w-full flex-col gap-4">
          <div className="flex flex-wrap gap-2">
            <Badge>scheduled</Badge>
            <Badge tone="positive">restorable</Badge>
            <Badge tone="caution">production</Badge>
            <Badge tone="critical">fenced</Badge>
            <Badge tone="info">manual</Badge>
            <Badge tone="accent">head</Badge>
            <Badge tone="upgrade">upgrade v3 → v4</Badge>
            <Badge tone="fork">fork</Badge>
            <Badge icon={<Tag aria-hidden />}>team=billing</Badge>
          </div>
          <Progress label="Entities saved" value={31} max={50} />
          <Progress label="Entities saved, late" value={23} max={50} tone="caution" hatched />
          <Progress label="Upgrade" value={null} max={1} />
        </div>
      </Specimen>
      <Specimen title="Time, duration, size">
        <DefinitionList
          className="w-full"
          items={[
            { term: "Wall time", value: <Time valueMs={instantMs} zone /> },
            { term: "Milliseconds", value: <Time valueMs={instantMs + 250} show="date-time-ms" /> },
            { term: "Event time", value: <EventTime value={instantMs} clock="epoch-ms" zone /> },
            {
              term: "Logical clock",
              value: <EventTime value={1_200_000} clock="logical" labelled />,
            },
            { term: "Last activity", value: <RelativeTime valueMs={instantMs} /> },
            { term: "Took", value: <Duration valueMs={130_000} /> },
            { term: "Stored", value: <Bytes value={48_213_004} /> },
          ]}
        />
      </Specimen>
      <Specimen title="Tabs and facts">
        <div className="w-full">
          <Tabs
            label="Savepoint"
            value={tab}
            onValueChange={setTab}
            items={[
              {
                value: "entities",
                label: "Entities",
                count: "50",
                content: (
                  <DefinitionList
                    layout="columns"
                    items={[
                      { term: "Entities", value: "50" },
                      { term: "Raw", value: <Bytes value={61_000_000} /> },
                      { term: "Took", value: <Duration valueMs={9_000} /> },
                    ]}
                  />
                ),
              },
              { value: "states", label: "States", content: "The states of the entities." },
              { value: "events", label: "Events", count: "3", content: "Who did what." },
            ]}
          />
        </div>
      </Specimen>
    </>
  );
}
