/** In which zone wall times are shown. */
export type TimeZoneMode =
  | { readonly kind: "local" }
  | { readonly kind: "utc" }
  | { readonly kind: "named"; readonly zone: string };

/** Whether the platform knows the zone (`Europe/Bratislava`). */
export function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The mode as one word for storage: `local`, `utc` or the zone's name. */
export function writeTimeZoneMode(mode: TimeZoneMode): string {
  return mode.kind === "named" ? mode.zone : mode.kind;
}

/** Reads what `writeTimeZoneMode` wrote; anything unknown is local time. */
export function readTimeZoneMode(text: string | null): TimeZoneMode {
  if (text === "utc") return { kind: "utc" };
  if (text === null || text === "local" || !isKnownZone(text)) return { kind: "local" };
  return { kind: "named", zone: text };
}

/** The next mode of the `z` key: local, UTC, then the named zone if one was chosen. */
export function nextTimeZoneMode(mode: TimeZoneMode, namedZone: string | null): TimeZoneMode {
  if (mode.kind === "local") return { kind: "utc" };
  if (mode.kind === "utc" && namedZone !== null) return { kind: "named", zone: namedZone };
  return { kind: "local" };
}
