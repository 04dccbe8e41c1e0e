"use client";

import { type RefCallback, useCallback, useState } from "react";

/**
 * A ref for an element, and whether that element is narrower than `widthPx`. True until it was
 * measured: on the server and while hydrating a wide child must not widen the page.
 */
export function useNarrowerThan(widthPx: number): readonly [RefCallback<HTMLElement>, boolean] {
  const [narrower, setNarrower] = useState(true);
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return;
      const observer = new ResizeObserver(([entry]) => {
        if (entry !== undefined) setNarrower(entry.contentRect.width < widthPx);
      });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [widthPx],
  );
  return [ref, narrower];
}
