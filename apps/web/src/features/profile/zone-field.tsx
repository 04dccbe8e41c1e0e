"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { isKnownZone } from "../../format/time-zone-mode.ts";

export interface ZoneFieldProps {
  /** Empty while none is chosen. */
  readonly zone: string;
  readonly onZoneChange: (zone: string) => void;
}

/** A time zone by its name, with those that the browser knows as suggestions. */
export function ZoneField({ zone, onZoneChange }: ZoneFieldProps) {
  const [text, setText] = useState(zone);
  const [isUnknown, setIsUnknown] = useState(false);
  const listId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isKnown = isKnownZone(text.trim());
    setIsUnknown(!isKnown);
    if (isKnown) onZoneChange(text.trim());
  };
  return (
    <form noValidate onSubmit={submit} className="flex items-start gap-2">
      <Field
        label="Zone"
        required
        className="flex-1"
        error={isUnknown ? "There is no such zone." : null}
        hint="As Europe/Bratislava."
      >
        {(control) => (
          <Input
            {...control}
            list={listId}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <datalist id={listId}>
        {Intl.supportedValuesOf("timeZone").map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button type="submit" className="mt-5.5">
        Use
      </Button>
    </form>
  );
}
