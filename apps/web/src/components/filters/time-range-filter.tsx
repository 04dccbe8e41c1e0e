"use client";

import { type FormEvent, useState } from "react";
import type { WallTimeFormatter } from "../../format/wall-time.ts";
import { useTimeZone, useZoneName } from "../time/time-zone-provider.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { FilterPopover } from "./filter-popover.tsx";
import {
  anyTime,
  isLimited,
  recentRangeNames,
  recentRanges,
  type TimeRange,
} from "./time-range.ts";
import { readZonedMinute, writeZonedMinute } from "./zoned-minute.ts";

export interface TimeRangeFilterProps {
  /** Which time the range is of: "Last activity". */
  readonly name: string;
  readonly value: TimeRange;
  readonly onValueChange: (value: TimeRange) => void;
}

/** The range in words: `Last hour`, `from 2026-11-24 06:00`. */
export function timeRangeText(value: TimeRange, formatter: WallTimeFormatter): string {
  if (value.range !== null) return recentRangeNames[value.range];
  const minute = (epochMs: number) => formatter.dateTime(epochMs).slice(0, 16);
  const from = value.from === null ? "" : `from ${minute(value.from)}`;
  const to = value.to === null ? "" : `until ${minute(value.to)}`;
  return `${from} ${to}`.trim();
}

/** A filter by wall time: recent, or between two minutes in the shown zone. */
export function TimeRangeFilter({ name, value, onValueChange }: TimeRangeFilterProps) {
  const { formatter } = useTimeZone();
  const [isOpen, setIsOpen] = useState(false);
  const apply = (next: TimeRange) => {
    setIsOpen(false);
    onValueChange(next);
  };
  return (
    <FilterPopover
      name={name}
      value={isLimited(value) ? timeRangeText(value, formatter) : null}
      onClear={() => apply(anyTime)}
      open={isOpen}
      onOpenChange={setIsOpen}
    >
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Recent</legend>
        {recentRanges.map((range) => (
          <Button
            key={range}
            size="sm"
            aria-pressed={value.range === range}
            className={value.range === range ? "border-accent bg-accent/7" : undefined}
            onClick={() => apply({ ...anyTime, range })}
          >
            {recentRangeNames[range]}
          </Button>
        ))}
      </fieldset>
      <MomentsForm value={value} onApply={apply} />
    </FilterPopover>
  );
}

interface MomentsFormProps {
  readonly value: TimeRange;
  readonly onApply: (value: TimeRange) => void;
}

function MomentsForm({ value, onApply }: MomentsFormProps) {
  const { formatter } = useTimeZone();
  const zone = useZoneName();
  const text = (epochMs: number | null) =>
    epochMs === null ? "" : writeZonedMinute(epochMs, formatter);
  const [from, setFrom] = useState(text(value.from));
  const [to, setTo] = useState(text(value.to));
  const range = { from: readZonedMinute(from, formatter), to: readZonedMinute(to, formatter) };
  const isTurned = range.from !== null && range.to !== null && range.from >= range.to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isTurned) onApply({ range: null, ...range });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-2 border-t pt-3">
      <Field label={`From (${zone})`}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      <Field label={`Until (${zone})`} error={isTurned ? "It must lie after the beginning." : null}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="sm" variant="primary" className="mt-1 self-start">
        Apply
      </Button>
    </form>
  );
}
