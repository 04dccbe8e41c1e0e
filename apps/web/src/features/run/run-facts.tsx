"use client";

import type { WireRun } from "@runbox/api";
import { Duration } from "../../components/time/duration.tsx";
import { EventTime } from "../../components/time/event-time.tsx";
import { Time } from "../../components/time/time.tsx";
import { Bytes } from "../../components/ui/bytes.tsx";
import { Card } from "../../components/ui/card.tsx";
import { DefinitionList } from "../../components/ui/definition-list.tsx";
import { formatCount } from "../../format/count.ts";
import { visibleText } from "../../format/visible-text.ts";

/** The run's configuration and where it stands. */
export function RunFacts({ run }: { readonly run: WireRun }) {
  const tags = Object.entries(run.tags);
  return (
    <Card title="About this run">
      <DefinitionList
        className="lg:grid lg:grid-cols-2 lg:gap-x-10"
        items={[
          { term: "Entities", value: formatCount(run.entityCount) },
          { term: "Schedule", value: <ScheduleText run={run} /> },
          { term: "Keeps", value: `the newest ${formatCount(run.keepSavepoints)} and pinned ones` },
          { term: "Stored", value: <Bytes value={run.storedBytes} /> },
          { term: "Began at", value: <EventTime value={run.startFrom} clock={run.clock} zone /> },
          { term: "Created", value: <Time valueMs={run.createdAtMs} zone /> },
          { term: "Last write", value: <Time valueMs={run.activeAtMs} zone /> },
          {
            term: "Writer",
            value: run.leaseHolder === null ? "nobody" : visibleText(run.leaseHolder),
          },
          { term: "Epoch", value: formatCount(run.epoch) },
          { term: "State version", value: versionText(run) },
          {
            term: "Tags",
            value:
              tags.length === 0
                ? "–"
                : tags.map(([key, value]) => visibleText(`${key}=${value}`)).join(", "),
          },
        ]}
      />
    </Card>
  );
}

function ScheduleText({ run }: { readonly run: WireRun }) {
  if (run.schedule === "none") return "takes no savepoints";
  if (run.clock === "logical") return `every ${formatCount(run.schedule)} ticks`;
  return (
    <>
      every <Duration valueMs={run.schedule} /> of event time
    </>
  );
}

function versionText(run: WireRun): string {
  const version = `v${run.stateVersion}`;
  return run.scenario === null ? version : `${visibleText(run.scenario)} ${version}`;
}
