import { ChevronDown } from "lucide-react";
import { cn } from "./cn.ts";
import { controlStyle } from "./input.tsx";

export interface SelectOption<TValue extends string = string> {
  readonly value: TValue;
  readonly label: string;
  /** Shown below the control while the option is chosen. */
  readonly hint?: string;
}

export interface SelectProps<TValue extends string> {
  /** Undefined while nothing is chosen: the placeholder shows. */
  readonly value: TValue | undefined;
  readonly onValueChange: (value: TValue) => void;
  readonly options: readonly SelectOption<TValue>[];
  readonly placeholder?: string;
  readonly size?: "sm" | "md";
  readonly disabled?: boolean;
  readonly className?: string;
  readonly id?: string;
  readonly name?: string;
  readonly required?: boolean;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: boolean | undefined;
}

/**
 * A choice of one from a short list. Name it by `Field` or `aria-label`. The platform's own list
 * opens: it works with touch, voice and every screen reader.
 */
export function Select<TValue extends string>({
  value,
  onValueChange,
  options,
  placeholder = "Choose…",
  size = "md",
  className,
  ...selectProps
}: SelectProps<TValue>) {
  const chosen = options.find((option) => option.value === value);
  const change = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option !== undefined) onValueChange(option.value);
  };
  return (
    <span className={cn("flex w-full flex-col gap-1", className)}>
      <span className="relative flex items-center">
        <select
          {...selectProps}
          value={value ?? ""}
          onChange={(event) => change(event.target.value)}
          className={cn(
            controlStyle,
            "appearance-none truncate pr-8 *:bg-raised *:text-ink",
            size === "sm" ? "h-7 pl-2 text-xs" : "h-8 pl-2.5",
            chosen === undefined && "text-ink-muted",
          )}
        >
          {chosen === undefined ? (
            <option value="" disabled hidden>
              {placeholder}
            </option>
          ) : null}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute right-2.5 size-3.5 text-ink-muted"
        />
      </span>
      {chosen?.hint === undefined ? null : (
        <span className="text-xs text-ink-muted">{chosen.hint}</span>
      )}
    </span>
  );
}
