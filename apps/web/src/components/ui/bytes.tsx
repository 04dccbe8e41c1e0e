import { formatBytes, formatExactBytes } from "../../format/bytes.ts";
import { cn } from "./cn.ts";

export interface BytesProps {
  /** Bytes. */
  readonly value: number;
  readonly className?: string;
}

/** A size: `48.2 MB`, with the exact count on hover. */
export function Bytes({ value, className }: BytesProps) {
  return (
    <span
      title={formatExactBytes(value)}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {formatBytes(value)}
    </span>
  );
}
