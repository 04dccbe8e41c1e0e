"use client";

import { useEffect, useState } from "react";

/** True once `active` has held for `delayMs`: a short wait then shows nothing, so nothing flashes. */
export function useLateFlag(active: boolean, delayMs: number): boolean {
  const [late, setLate] = useState(false);
  // Synchronises with a timer.
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active, delayMs]);
  return active && late;
}
