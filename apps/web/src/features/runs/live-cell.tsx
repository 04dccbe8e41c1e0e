"use client";

import { type ReactNode, useState } from "react";

export interface LiveCellProps {
  /** What the cell shows, as one value: when it changes the cell fades. */
  readonly value: string | number | null;
  readonly children: ReactNode;
}

/** A cell that fades briefly when its value changes under the reader's eyes. */
export function LiveCell({ value, children }: LiveCellProps) {
  const [seen, setSeen] = useState({ value, changeCount: 0 });
  if (seen.value !== value) setSeen({ value, changeCount: seen.changeCount + 1 });
  return (
    <span
      key={seen.changeCount}
      className={seen.changeCount === 0 ? undefined : "-mx-1 animate-flash rounded-sm px-1"}
    >
      {children}
    </span>
  );
}
