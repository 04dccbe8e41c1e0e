"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** A page that is still loading gets this long to bring its heading. */
const headingWaitMs = 5_000;

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading === null) return false;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}

/** After a change of route focus goes to the page's `h1`, so that it is read out. */
export function RouteFocus() {
  const pathname = usePathname();
  const shownPath = useRef(pathname);
  // Synchronises the browser's focus with the route.
  useEffect(() => {
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    if (focusHeading()) return;
    const observer = new MutationObserver(() => {
      if (focusHeading()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const timer = setTimeout(() => observer.disconnect(), headingWaitMs);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [pathname]);
  return null;
}
