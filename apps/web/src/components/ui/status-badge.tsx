import { cn } from "./cn.ts";
import { type StatusKind, type StatusValue, statusLook } from "./status-vocabulary.ts";
import { toneText } from "./tone.ts";

export interface StatusBadgeProps<TKind extends StatusKind> {
  readonly kind: TKind;
  readonly value: StatusValue<TKind>;
  readonly className?: string;
}

/** A state as icon, word and colour. The word is ink: colour alone never carries the meaning. */
export function StatusBadge<TKind extends StatusKind>({
  kind,
  value,
  className,
}: StatusBadgeProps<TKind>) {
  const { icon: Icon, label, tone } = statusLook(kind, value);
  return (
    <span
      data-status={value}
      className={cn(
        "inline-flex items-center gap-1.5 align-middle whitespace-nowrap text-ink",
        className,
      )}
    >
      <Icon aria-hidden className={cn("size-3.5 shrink-0", toneText[tone])} />
      {label}
    </span>
  );
}
