"use client";

import { PasswordInput } from "../../components/forms/password-input.tsx";
import { cn } from "../../components/ui/cn.ts";
import { Field } from "../../components/ui/field.tsx";
import { judgePassword, type PasswordStrength } from "./password-strength.ts";

export interface NewPasswordFieldProps {
  readonly label?: string;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  /** Texts that an attacker knows too: the address, the name. */
  readonly known: readonly string[];
  readonly error?: string | undefined;
}

const fill = {
  "too-short": { parts: 1, style: "bg-critical" },
  weak: { parts: 2, style: "bg-caution" },
  fair: { parts: 3, style: "bg-info" },
  good: { parts: 4, style: "bg-positive" },
} as const satisfies Record<PasswordStrength["level"], object>;

/** A new password, with how good it is while one types. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const { label = "Password", value, onValueChange, known, error } = props;
  const strength = judgePassword(value, known);
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={label} required hint={strength.hint} error={error}>
        {(control) => (
          <PasswordInput
            {...control}
            name="new-password"
            autoComplete="new-password"
            value={value}
            onChange={(event) => onValueChange(event.target.value)}
          />
        )}
      </Field>
      <div aria-hidden className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((part) => (
          <span
            key={part}
            className={cn(
              "h-1 rounded-full",
              value !== "" && part <= fill[strength.level].parts
                ? fill[strength.level].style
                : "bg-line",
            )}
          />
        ))}
      </div>
    </div>
  );
}
