/** What the live connection of this page is doing, as the connection itself reports it. */
export type StreamSignal =
  /** No page part is listening: nothing to show. */
  | { readonly kind: "off" }
  | { readonly kind: "live" }
  | {
      readonly kind: "connecting";
      /** When the connection was lost or first tried, wall time. */
      readonly sinceMs: number;
      /** When something last came in, wall time; null before the first connection. */
      readonly lastLiveMs: number | null;
    }
  | { readonly kind: "paused"; readonly sinceMs: number };

/** What the pill in the top bar shows. */
export type StreamPillState = "hidden" | "live" | "connecting" | "offline" | "paused";

/** A blink of the connection shorter than this is not worth a word. */
const connectingAfterMs = 1_000;

/** After this the page counts as out of date. */
const offlineAfterMs = 10_000;

/** What the pill shows of a signal at a moment; wall times in epoch milliseconds. */
export function streamPillState(signal: StreamSignal, nowMs: number): StreamPillState {
  switch (signal.kind) {
    case "off":
      return "hidden";
    case "live":
    case "paused":
      return signal.kind;
    case "connecting": {
      const waitedMs = nowMs - signal.sinceMs;
      if (waitedMs > offlineAfterMs) return "offline";
      return waitedMs > connectingAfterMs || signal.lastLiveMs === null ? "connecting" : "live";
    }
  }
}

/** The instant that the shown data is of; null while it is live or nothing was ever received. */
export function dataAsOfMs(signal: StreamSignal): number | null {
  if (signal.kind === "paused") return signal.sinceMs;
  return signal.kind === "connecting" ? signal.lastLiveMs : null;
}
