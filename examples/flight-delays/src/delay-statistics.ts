import { EMPTY_SKETCH, openSketch, type SketchState, saveSketch } from "./delay-sketch.ts";

/** A flight as the statistics see it. */
export interface Flight {
  readonly timeMs: number;
  /** Negative: early. */
  readonly delayMinutes: number;
  readonly distanceMiles: number;
  /** As `JFK-LAX`. */
  readonly route: string;
}

/** A flight that is remembered for how late it was. */
export type WorstFlight = Omit<Flight, "distanceMiles">;

/** Running statistics of some flights as plain, immutable data: what a savepoint holds. */
export interface DelayState {
  readonly flightCount: number;
  /** Flights that arrived before time, and those that were a quarter of an hour late or more. */
  readonly earlyCount: number;
  readonly lateCount: number;
  readonly distanceMiles: number;
  readonly meanMinutes: number;
  /** The sum of squared differences from the mean. */
  readonly squaresMinutes: number;
  /** `null` before the first flight. */
  readonly leastMinutes: number | null;
  readonly greatestMinutes: number | null;
  readonly quantiles: SketchState;
  /** The five latest flights, the latest first; of equal ones the earlier stays. */
  readonly worst: readonly WorstFlight[];
}

/** What people read of the statistics. */
export interface DelaySummary {
  readonly flightCount: number;
  readonly meanMinutes: number;
  readonly deviationMinutes: number;
  readonly medianMinutes: number;
  readonly p95Minutes: number;
}

/** Gathers statistics; private to whoever adds flights. Its states are what others see. */
export interface DelayStatistics {
  add(flight: Flight): void;
  /** The statistics so far, which later flights do not change. */
  toState(): DelayState;
}

/** From how many minutes on a flight counts as late: the usual measure of punctuality. */
const LATE_MINUTES = 15;
const WORST_COUNT = 5;

/** The statistics of no flights. */
export const NO_DELAYS: DelayState = {
  flightCount: 0,
  earlyCount: 0,
  lateCount: 0,
  distanceMiles: 0,
  meanMinutes: 0,
  squaresMinutes: 0,
  leastMinutes: null,
  greatestMinutes: null,
  quantiles: EMPTY_SKETCH,
  worst: [],
};

/**
 * Goes on from a state. The arithmetic is the same whether or not the statistics were saved and
 * loaded between two flights, to the last bit.
 */
export function createDelayStatistics(state: DelayState = NO_DELAYS): DelayStatistics {
  let { flightCount, earlyCount, lateCount, distanceMiles, meanMinutes, squaresMinutes } = state;
  let least = state.leastMinutes ?? Number.POSITIVE_INFINITY;
  let greatest = state.greatestMinutes ?? Number.NEGATIVE_INFINITY;
  let { worst } = state;
  const sketch = openSketch(state.quantiles);

  return {
    add(flight) {
      const { delayMinutes } = flight;
      flightCount += 1;
      if (delayMinutes < 0) earlyCount += 1;
      if (delayMinutes >= LATE_MINUTES) lateCount += 1;
      distanceMiles += flight.distanceMiles;
      // Welford's recurrence: no large sums that would swallow small differences.
      const difference = delayMinutes - meanMinutes;
      meanMinutes += difference / flightCount;
      squaresMinutes += difference * (delayMinutes - meanMinutes);
      if (delayMinutes < least) least = delayMinutes;
      if (delayMinutes > greatest) greatest = delayMinutes;
      sketch.accept(delayMinutes);
      worst = withFlight(worst, flight);
    },
    toState: () => ({
      flightCount,
      earlyCount,
      lateCount,
      distanceMiles,
      meanMinutes,
      squaresMinutes,
      leastMinutes: flightCount === 0 ? null : least,
      greatestMinutes: flightCount === 0 ? null : greatest,
      quantiles: saveSketch(sketch),
      worst,
    }),
  };
}

/** The list with a flight in its place, or the same list when the flight is not among the worst. */
function withFlight(worst: readonly WorstFlight[], flight: Flight): readonly WorstFlight[] {
  const { timeMs, delayMinutes, route } = flight;
  const last = worst.at(-1);
  const isFull = worst.length === WORST_COUNT;
  if (isFull && last !== undefined && delayMinutes <= last.delayMinutes) return worst;
  const place = worst.findIndex((other) => other.delayMinutes < delayMinutes);
  const entry = { timeMs, delayMinutes, route };
  return worst.toSpliced(place === -1 ? worst.length : place, 0, entry).slice(0, WORST_COUNT);
}

/** Derives what people read. All numbers are `NaN` without flights. */
export function summarize(state: DelayState): DelaySummary {
  const sketch = openSketch(state.quantiles);
  return {
    flightCount: state.flightCount,
    meanMinutes: state.flightCount === 0 ? Number.NaN : state.meanMinutes,
    deviationMinutes: Math.sqrt(state.squaresMinutes / state.flightCount),
    medianMinutes: sketch.getValueAtQuantile(0.5),
    p95Minutes: sketch.getValueAtQuantile(0.95),
  };
}
