"use client";

import { type FormEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { FilterPopover } from "./filter-popover.tsx";

export interface TextFilterProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string | null;
  readonly onValueChange: (value: string | null) => void;
  /** What is wrong with a text, in words; null when nothing is. */
  readonly check?: (text: string) => string | null;
  readonly maxLength?: number;
}

/** A filter by a text that must match exactly. Enter applies it. */
export function TextFilter(props: TextFilterProps) {
  const { name, value, onValueChange } = props;
  const [isOpen, setIsOpen] = useState(false);
  const apply = (next: string | null) => {
    setIsOpen(false);
    onValueChange(next);
  };
  return (
    <FilterPopover
      name={name}
      value={value}
      onClear={() => apply(null)}
      open={isOpen}
      onOpenChange={setIsOpen}
    >
      <TextFilterForm {...props} onValueChange={apply} />
    </FilterPopover>
  );
}

function TextFilterForm({ label, hint, value, onValueChange, check, maxLength }: TextFilterProps) {
  const [text, setText] = useState(value ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = text.trim();
    const found = trimmed === "" ? null : (check?.(trimmed) ?? null);
    setProblem(found);
    if (found === null) onValueChange(trimmed === "" ? null : trimmed);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <Field label={label} required error={problem} {...(hint === undefined ? {} : { hint })}>
        {(control) => (
          <Input
            {...control}
            mono
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={maxLength}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="sm" variant="primary" className="self-start">
        Apply
      </Button>
    </form>
  );
}
