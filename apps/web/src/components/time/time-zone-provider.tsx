"use client";

import { createContext, type ReactNode, use, useMemo, useState } from "react";
import {
  nextTimeZoneMode,
  readTimeZoneMode,
  type TimeZoneMode,
  writeTimeZoneMode,
} from "../../format/time-zone-mode.ts";
import { createWallTimeFormatter, type WallTimeFormatter } from "../../format/wall-time.ts";
import { useLocalSetting } from "../settings/use-local-setting.ts";

export interface TimeZoneContextValue {
  readonly mode: TimeZoneMode;
  readonly setMode: (mode: TimeZoneMode) => void;
  /** Goes on to the next mode: local, UTC, the named zone. */
  readonly cycle: () => void;
  readonly formatter: WallTimeFormatter;
}

const utc: TimeZoneMode = { kind: "utc" };

const TimeZoneContext = createContext<TimeZoneContextValue>({
  mode: utc,
  setMode: () => undefined,
  cycle: () => undefined,
  formatter: createWallTimeFormatter(utc),
});

const timeZoneSetting = {
  key: "runbox.time-zone",
  read: readTimeZoneMode,
  write: writeTimeZoneMode,
};

/**
 * In which zone the page shows wall times; remembered in the browser. The server, which cannot
 * know the browser's zone, renders UTC.
 */
export function TimeZoneProvider({ children }: { readonly children: ReactNode }) {
  const [mode, store] = useLocalSetting<TimeZoneMode>(timeZoneSetting, utc);
  const [namedZone, setNamedZone] = useState<string | null>(null);
  const value = useMemo<TimeZoneContextValue>(() => {
    const knownZone = mode.kind === "named" ? mode.zone : namedZone;
    const setMode = (next: TimeZoneMode) => {
      setNamedZone(next.kind === "named" ? next.zone : knownZone);
      store(next);
    };
    return {
      mode,
      setMode,
      cycle: () => setMode(nextTimeZoneMode(mode, knownZone)),
      formatter: createWallTimeFormatter(mode),
    };
  }, [mode, namedZone, store]);
  return <TimeZoneContext value={value}>{children}</TimeZoneContext>;
}

/** The zone that wall times are shown in, and the formatter for it. */
export function useTimeZone(): TimeZoneContextValue {
  return use(TimeZoneContext);
}

/** Short name of the shown zone, for the header of a time column: `UTC`, `CET`. */
export function useZoneName(atMs?: number): string {
  const { formatter } = useTimeZone();
  const [loadedMs] = useState(Date.now);
  return formatter.zoneName(atMs ?? loadedMs);
}
