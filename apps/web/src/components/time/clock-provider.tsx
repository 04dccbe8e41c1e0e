"use client";

import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { createTickingClock, type TickingClock } from "./ticking-clock.ts";

interface ClockContextValue {
  /** Stands still while the page is not live. */
  readonly clock: TickingClock;
  readonly wallClock: TickingClock;
  readonly frozen: boolean;
}

function createBrowserClock(): TickingClock {
  return createTickingClock({
    readMs: Date.now,
    every: (stepMs, onStep) => {
      const timer = setInterval(onStep, stepMs);
      return () => clearInterval(timer);
    },
  });
}

const ClockContext = createContext<ClockContextValue | null>(null);

export interface ClockProviderProps {
  /** True while the page's data is not live: times then stand still. */
  readonly frozen: boolean;
  readonly children: ReactNode;
}

/** The wall clock of the page, for relative times and running durations. */
export function ClockProvider({ frozen, children }: ClockProviderProps) {
  const [clock] = useState(createBrowserClock);
  const [wallClock] = useState(createBrowserClock);
  // Synchronises the clock, which lives outside React, with the state of the stream.
  useEffect(() => clock.setFrozen(frozen), [clock, frozen]);
  const value = useMemo(() => ({ clock, wallClock, frozen }), [clock, wallClock, frozen]);
  return <ClockContext value={value}>{children}</ClockContext>;
}

const noSubscription = () => () => undefined;

/**
 * Something derived from the current wall time, for instance a text; the component renders again
 * only when the result changes. Null on the server and while hydrating.
 */
export function useNow<TResult extends string | number | boolean>(
  derive: (nowMs: number) => TResult,
): TResult | null {
  const context = use(ClockContext);
  return useSyncExternalStore(
    context?.clock.subscribe ?? noSubscription,
    () => (context === null ? null : derive(context.clock.nowMs())),
    () => null,
  );
}

/** Whether the page's clock stands still. */
export function useClockFrozen(): boolean {
  return use(ClockContext)?.frozen ?? false;
}

/** As `useNow`, by the true wall time even while the page's clock stands still. */
export function useWallNow<TResult extends string | number | boolean>(
  derive: (nowMs: number) => TResult,
): TResult | null {
  const context = use(ClockContext);
  return useSyncExternalStore(
    context?.wallClock.subscribe ?? noSubscription,
    () => (context === null ? null : derive(context.wallClock.nowMs())),
    () => null,
  );
}
