"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import { useNonce } from "../security/nonce-provider.tsx";
import { cn } from "./cn.ts";
import { controlStyle } from "./input.tsx";

export interface SelectOption<TValue extends string = string> {
  readonly value: TValue;
  readonly label: string;
  /** One line under the label. */
  readonly hint?: string;
}

export interface SelectProps<TValue extends string> {
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

/** A choice of one from a short list. Name it by `Field` or `aria-label`. */
export function Select<TValue extends string>({
  value,
  onValueChange,
  options,
  placeholder = "Choose…",
  size = "md",
  disabled = false,
  required = false,
  name,
  className,
  ...triggerProps
}: SelectProps<TValue>) {
  const nonce = useNonce();
  const change = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option !== undefined) onValueChange(option.value);
  };
  return (
    <Primitive.Root
      value={value ?? ""}
      onValueChange={change}
      disabled={disabled}
      required={required}
      {...(name === undefined ? {} : { name })}
    >
      <Primitive.Trigger
        {...triggerProps}
        className={cn(
          controlStyle,
          "inline-flex items-center justify-between gap-2 text-left data-placeholder:text-ink-muted",
          size === "sm" ? "h-7 px-2 text-xs" : "h-8 px-2.5",
          className,
        )}
      >
        <span className="truncate">
          <Primitive.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-muted" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-60 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-appear overflow-hidden rounded-md border border-line-strong bg-raised shadow-raised"
        >
          <Primitive.Viewport className="p-1" {...(nonce === undefined ? {} : { nonce })}>
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                className="relative flex cursor-default flex-col rounded-sm py-1.5 pr-3 pl-7 text-sm text-ink outline-none data-highlighted:bg-hover"
              >
                <Primitive.ItemIndicator className="absolute top-2 left-2">
                  <Check aria-hidden className="size-3.5 text-accent" />
                </Primitive.ItemIndicator>
                <Primitive.ItemText>{option.label}</Primitive.ItemText>
                {option.hint === undefined ? null : (
                  <span className="text-xs text-ink-muted">{option.hint}</span>
                )}
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
