"use client";

import type { WireRun, WireSavepoint } from "@runbox/api";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useHotkey } from "../../components/hotkeys/hotkey-provider.tsx";
import { useTimeZone } from "../../components/time/time-zone-provider.tsx";
import { IconButton } from "../../components/ui/icon-button.tsx";
import { formatEventTime } from "../../format/event-time.ts";
import { stateHref } from "./state-address.ts";
import { useNeighbours } from "./use-neighbours.ts";

export interface SavepointStepsProps {
  readonly run: WireRun;
  readonly savepoint: WireSavepoint;
  readonly entityId: string;
}

/** The same entity one savepoint earlier or later, by `[` and `]`. */
export function SavepointSteps({ run, savepoint, entityId }: SavepointStepsProps) {
  const { previous, next } = useNeighbours(savepoint);
  return (
    <span className="flex items-center gap-1">
      <Step
        run={run}
        target={previous}
        entityId={entityId}
        keys="["
        label="Savepoint before"
        none="There is no kept savepoint before this one."
        icon={<ChevronLeft aria-hidden />}
      />
      <Step
        run={run}
        target={next}
        entityId={entityId}
        keys="]"
        label="Next savepoint"
        none="There is no kept savepoint after this one."
        icon={<ChevronRight aria-hidden />}
      />
    </span>
  );
}

interface StepProps {
  readonly run: WireRun;
  readonly target: WireSavepoint | null | undefined;
  readonly entityId: string;
  readonly keys: string;
  readonly label: string;
  readonly none: string;
  readonly icon: ReactNode;
}

function Step({ run, target, entityId, keys, label, none, icon }: StepProps) {
  const router = useRouter();
  const { formatter } = useTimeZone();
  const go = () => {
    if (target == null) return;
    const { runId, savepointId } = target;
    router.push(`${stateHref({ runId, savepointId, entityId })}${window.location.search}`);
  };
  useHotkey({ keys, label, group: "Page", run: go });
  const at = target == null ? "" : ` (${formatEventTime(target.instant, run.clock, formatter)})`;
  return (
    <IconButton
      label={`${label}${at}`}
      keys={keys}
      icon={icon}
      variant="secondary"
      disabledReason={target === null ? none : undefined}
      onClick={go}
    />
  );
}
