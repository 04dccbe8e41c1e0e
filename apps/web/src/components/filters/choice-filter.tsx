"use client";

import type { ReactNode } from "react";
import { Checkbox } from "../ui/checkbox.tsx";
import { FilterPopover } from "./filter-popover.tsx";

export interface ChoiceFilterOption<TValue extends string> {
  readonly value: TValue;
  readonly label: string;
  readonly mark?: ReactNode;
}

export interface ChoiceFilterProps<TValue extends string> {
  readonly name: string;
  readonly options: readonly ChoiceFilterOption<TValue>[];
  /** Empty: everything. */
  readonly values: readonly TValue[];
  readonly onValuesChange: (values: readonly TValue[]) => void;
}

/** A filter by any of a few values. Takes effect at once. */
export function ChoiceFilter<TValue extends string>(props: ChoiceFilterProps<TValue>) {
  const { name, options, values, onValuesChange } = props;
  const chosen = options.filter((option) => values.includes(option.value));
  const set = (value: TValue, isOn: boolean) =>
    onValuesChange(
      options
        .map((option) => option.value)
        .filter((each) => (each === value ? isOn : values.includes(each))),
    );
  return (
    <FilterPopover
      name={name}
      value={chosen.length === 0 ? null : chosen.map((option) => option.label).join(", ")}
      onClear={() => onValuesChange([])}
    >
      <fieldset className="flex flex-col gap-2.5">
        <legend className="sr-only">{name}</legend>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={values.includes(option.value)}
            onCheckedChange={(isOn) => set(option.value, isOn)}
            label={option.mark ?? option.label}
          />
        ))}
      </fieldset>
    </FilterPopover>
  );
}
