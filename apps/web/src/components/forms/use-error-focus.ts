"use client";

import { type RefObject, useEffect, useRef } from "react";

/** A ref for the error summary, which takes focus whenever another failure comes. */
export function useErrorFocus(failure: unknown): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  // Synchronises the browser's focus with the outcome of a form.
  useEffect(() => {
    if (failure !== null && failure !== undefined) ref.current?.focus();
  }, [failure]);
  return ref;
}
