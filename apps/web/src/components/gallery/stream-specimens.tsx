"use client";

import { useState } from "react";
import { useStreamReporter } from "../stream/stream-provider.tsx";
import { RunningDuration } from "../time/duration.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { Specimen } from "./specimen.tsx";

const kinds = [
  { value: "off", label: "Off" },
  { value: "live", label: "Live" },
  { value: "connecting", label: "Connecting" },
  { value: "offline", label: "Offline" },
  { value: "paused", label: "Paused" },
] as const;

type Kind = (typeof kinds)[number]["value"];

const longAgoMs = 60_000;

export function StreamSpecimens() {
  const report = useStreamReporter();
  const [kind, setKind] = useState<Kind>("off");
  const [openedMs] = useState(Date.now);
  const show = (next: Kind) => {
    setKind(next);
    const nowMs = Date.now();
    const retry = () => show("live");
    const setPaused = (paused: boolean) => show(paused ? "paused" : "live");
    if (next === "off" || next === "live") report({ signal: { kind: next } });
    else if (next === "paused") report({ signal: { kind: "paused", sinceMs: nowMs }, setPaused });
    else {
      const sinceMs = next === "offline" ? nowMs - longAgoMs : nowMs;
      report({ signal: { kind: "connecting", sinceMs, lastLiveMs: sinceMs }, retry });
    }
  };
  return (
    <Specimen title="Stream pill and running duration">
      <SegmentedControl label="Stream" value={kind} onValueChange={show} options={kinds} />
      <span className="text-ink-muted">
        On this page for <RunningDuration sinceMs={openedMs} />
      </span>
    </Specimen>
  );
}
