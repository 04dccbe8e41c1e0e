"use client";

import { Globe } from "lucide-react";
import { useId, useState } from "react";
import { isKnownZone, type TimeZoneMode } from "../../format/time-zone-mode.ts";
import { useTimeZone, useZoneName } from "../time/time-zone-provider.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";

const kinds = [
  { value: "local", label: "Local" },
  { value: "utc", label: "UTC" },
  { value: "named", label: "Named zone" },
] as const;

/** The zone that wall times are shown in: its short name, and the choice of another. */
export function TimeZoneMenu() {
  const { mode, setMode } = useTimeZone();
  const zoneName = useZoneName();
  const trigger = (
    <Button
      variant="ghost"
      className="px-2 max-sm:w-8"
      icon={<Globe aria-hidden />}
      aria-label={`Time zone: ${zoneName}`}
    >
      <span className="text-xs max-sm:hidden">{zoneName}</span>
    </Button>
  );
  return (
    <Popover trigger={trigger} label="Time zone" align="end">
      <ZoneChoice mode={mode} onModeChange={setMode} />
    </Popover>
  );
}

interface ZoneChoiceProps {
  readonly mode: TimeZoneMode;
  readonly onModeChange: (mode: TimeZoneMode) => void;
}

function ZoneChoice({ mode, onModeChange }: ZoneChoiceProps) {
  const localZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [kind, setKind] = useState(mode.kind);
  const [zone, setZone] = useState(mode.kind === "named" ? mode.zone : localZone);
  const listId = useId();
  const choose = (next: TimeZoneMode["kind"]) => {
    setKind(next);
    if (next === "named") onModeChange({ kind: "named", zone });
    else onModeChange({ kind: next });
  };
  const type = (text: string) => {
    setZone(text);
    if (isKnownZone(text)) onModeChange({ kind: "named", zone: text });
  };
  const unknown = isKnownZone(zone) ? undefined : "Not a known time zone.";
  return (
    <div className="flex flex-col gap-3">
      <SegmentedControl label="Show times in" value={kind} onValueChange={choose} options={kinds} />
      {kind === "named" ? (
        <Field label="Zone" required error={unknown}>
          {(control) => (
            <>
              <Input
                {...control}
                list={listId}
                value={zone}
                spellCheck={false}
                onChange={(event) => type(event.target.value)}
              />
              <datalist id={listId}>
                {Intl.supportedValuesOf("timeZone").map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : (
        <p className="text-xs text-ink-muted">
          {kind === "local" ? `This browser is in ${localZone}.` : "Coordinated Universal Time."}
        </p>
      )}
    </div>
  );
}
