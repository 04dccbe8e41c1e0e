/** A stretch of event time: from inclusive, to exclusive. `null`: as far as there is anything. */
export interface TimelineRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** A preset of how much is shown, counted back from the newest instant. */
export const RANGE_PRESETS = ["50", "200", "1000", "all"] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

/** The stretch that a preset shows: so many intervals up to and including the newest instant. */
export function rangeOfPreset(
  preset: RangePreset,
  newestInstant: number,
  interval: number,
): TimelineRange {
  if (preset === "all") return { from: null, to: null };
  const from = Math.max(0, newestInstant - (Number(preset) - 1) * interval);
  return { from, to: null };
}

/** The stretch that is on the axis now. */
export interface ShownStretch {
  readonly from: number;
  readonly to: number;
}

/** Half of the stretch around its middle, or twice of it; never below two intervals. */
export function zoomRange(shown: ShownStretch, factor: number, interval: number): TimelineRange {
  const middle = (shown.from + shown.to) / 2;
  const width = Math.max((shown.to - shown.from) * factor, 2 * interval);
  return {
    from: Math.max(0, Math.round(middle - width / 2)),
    to: Math.round(middle + width / 2),
  };
}

/** The stretch moved by a share of its width. */
export function panRange(shown: ShownStretch, share: number): TimelineRange {
  const step = Math.round((shown.to - shown.from) * share);
  const from = Math.max(0, shown.from + step);
  return { from, to: from + (shown.to - shown.from) };
}
