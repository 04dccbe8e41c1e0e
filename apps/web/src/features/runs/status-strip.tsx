"use client";

import { RUN_STATUSES, type RunStatus } from "@runbox/core/model";
import type { ReactNode } from "react";
import { cn } from "../../components/ui/cn.ts";
import { statusLook } from "../../components/ui/status-vocabulary.ts";
import { toneText } from "../../components/ui/tone.ts";
import { formatCount } from "../../format/count.ts";

export interface StatusStripProps {
  /** Undefined until it is known. */
  readonly counts: Readonly<Record<RunStatus, number>> | undefined;
  /** Empty: all. */
  readonly chosen: readonly RunStatus[];
  readonly onChosenChange: (statuses: readonly RunStatus[]) => void;
}

/** How many runs there are by state. Pressing a state shows only its runs, pressing again all. */
export function StatusStrip({ counts, chosen, onChosenChange }: StatusStripProps) {
  const total = counts === undefined ? undefined : counts.running + counts.finished + counts.failed;
  const toggle = (status: RunStatus) =>
    onChosenChange(RUN_STATUSES.filter((each) => (each === status) !== chosen.includes(each)));
  return (
    <fieldset className="flex min-w-0 overflow-x-auto rounded-lg border bg-surface max-sm:grid max-sm:grid-cols-2">
      <legend className="sr-only">Runs by state</legend>
      <StripButton
        label="All"
        count={total}
        isOn={chosen.length === 0}
        onPress={() => onChosenChange([])}
      />
      {RUN_STATUSES.map((status) => {
        const { icon: Icon, label, tone } = statusLook("run-state", status);
        return (
          <StripButton
            key={status}
            label={label}
            icon={<Icon aria-hidden className={cn("size-3.5", toneText[tone])} />}
            count={counts?.[status]}
            isOn={chosen.includes(status)}
            onPress={() => toggle(status)}
          />
        );
      })}
    </fieldset>
  );
}

interface StripButtonProps {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly count: number | undefined;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function StripButton({ label, icon, count, isOn, onPress }: StripButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={cn(
        "flex min-w-32 flex-1 flex-col gap-0.5 border-r px-4 py-2.5 text-left -outline-offset-2 last:border-r-0 hover:bg-hover max-sm:min-w-0 max-sm:border-b max-sm:even:border-r-0 max-sm:nth-last-[-n+2]:border-b-0",
        isOn && "bg-accent/7 shadow-[inset_0_-2px_0_var(--accent)]",
      )}
    >
      <span className="flex items-center gap-1.5 text-xs text-ink-muted">
        {icon}
        {label}
      </span>
      <span className="text-lg leading-6 font-semibold tabular-nums">
        {count === undefined ? "–" : formatCount(count)}
      </span>
    </button>
  );
}
