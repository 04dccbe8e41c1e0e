import { cn } from "./cn.ts";
import { type Tone, toneFill, toneText } from "./tone.ts";

export interface ProgressProps {
  /** What is counted: "Entities saved". */
  readonly label: string;
  /** Null while the end is not known. */
  readonly value: number | null;
  readonly max: number;
  /** How the value is said and shown, for instance "31 of 50". Default: "value of max". */
  readonly valueText?: string;
  readonly showText?: boolean;
  readonly tone?: Tone;
  /** Hatched fill: late or uncertain. */
  readonly hatched?: boolean;
  readonly className?: string;
}

/** How far something has come, as a bar and as text. */
export function Progress({
  label,
  value,
  max,
  valueText,
  showText = true,
  tone = "accent",
  hatched = false,
  className,
}: ProgressProps) {
  const share = value === null || max <= 0 ? null : Math.min(1, Math.max(0, value / max));
  const text = valueText ?? (value === null ? "In progress" : `${value} of ${max}`);
  // An unknown end is hatched too: a full bar would read as done.
  const fill = hatched || share === null ? cn("pattern-hatched", toneText[tone]) : toneFill[tone];
  return (
    <span className={cn("flex items-center gap-2", className)}>
      <span
        role="progressbar"
        tabIndex={-1}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value ?? undefined}
        aria-valuetext={text}
        className="relative h-1.5 min-w-12 flex-1 overflow-hidden rounded-full bg-line"
      >
        <span
          className={cn(
            "absolute inset-y-0 left-0 rounded-full",
            fill,
            share === null && "animate-skeleton",
          )}
          style={{ width: `${(share ?? 1) * 100}%` }}
        />
      </span>
      {showText ? (
        <span aria-hidden className="shrink-0 text-xs text-ink-muted tabular-nums">
          {text}
        </span>
      ) : null}
    </span>
  );
}
