import { type Entity, nextSavepoint } from "@runbox/core";
import {
  createDelayStatistics,
  type DelayState,
  type DelayStatistics,
} from "./delay-statistics.ts";
import type { EntityRoster } from "./entity-roster.ts";
import { airportCode, type FlightTable, firstFlightAt, flightTimeMs } from "./flight-table.ts";

/** Savepoints are taken at every full hour of event time. */
export const SAVEPOINT_INTERVAL_MS = 3_600_000;

/** What a run works on. */
export interface FlightRunOptions {
  readonly table: FlightTable;
  readonly roster: EntityRoster;
  /** In the roster's order. */
  readonly entities: readonly Entity[];
  /** The flights before this moment are in the entities' states already. */
  readonly fromMs: number;
  /** Flights at or after this moment are left for another time; all are taken when absent. */
  readonly untilMs?: number;
  /** Called after each hour of event time; the run goes on when it resolves, or ends at `"stop"`. */
  readonly onHour?: (progress: HourProgress) => Promise<"go-on" | "stop"> | "go-on" | "stop";
}

/** Where a run stands at a full hour. */
export interface HourProgress {
  /** The hour: every flight before it is processed. */
  readonly hourMs: number;
  /** How many flights of the table lie before it. */
  readonly flightIndex: number;
}

/** How a run ended: at the last flight, at `untilMs`, or because `onHour` said so. */
export type FlightRunEnd = "input-ended" | "until-reached" | "stopped";

/** An entity with the statistics that gather its flights between two savepoints. */
interface Component {
  readonly entity: Entity;
  statistics: DelayStatistics | undefined;
  /** Event time of the newest flight that is not in the entity's state yet. */
  pendingMs: number | undefined;
}

/**
 * Processes flights in the order of event time.
 *
 * At the first flight of an hour everything before that hour is processed, so all entities are
 * told so, and each pushes. Between two hours nothing can be due, and flights ask no entity.
 */
export async function runFlights(options: FlightRunOptions): Promise<FlightRunEnd> {
  const { table, roster, untilMs = Number.POSITIVE_INFINITY } = options;
  const components: readonly Component[] = options.entities.map((entity) => ({
    entity,
    statistics: undefined,
    pendingMs: undefined,
  }));
  const dirty: Component[] = [];
  let pushed: Promise<unknown> = Promise.resolve();
  let nextHourMs = nextSavepoint(SAVEPOINT_INTERVAL_MS, options.fromMs);

  const acknowledge = async (timeMs: number): Promise<void> => {
    handOver(dirty);
    // The hour before has had this hour to become durable; no more than one is under way.
    await pushed;
    pushed = acknowledgeAll(components, timeMs);
    // Whoever awaits it next hears of a failure; it must not count as unhandled until then.
    pushed.catch(() => {});
    nextHourMs = nextSavepoint(SAVEPOINT_INTERVAL_MS, timeMs);
  };

  const first = firstFlightAt(table, options.fromMs);
  for (let index = first; index < table.flightCount; index++) {
    const timeMs = flightTimeMs(table, index);
    if (timeMs >= untilMs) break;
    if (timeMs >= nextHourMs) {
      await acknowledge(timeMs);
      const hourMs = nextHourMs - SAVEPOINT_INTERVAL_MS;
      if ((await options.onHour?.({ hourMs, flightIndex: index })) === "stop") {
        await pushed;
        return "stopped";
      }
    }
    addFlight(table, index, roster, components, dirty);
  }

  const lastMs = flightTimeMs(table, table.flightCount - 1);
  const isEnded = untilMs > lastMs;
  // Behind the last flight nothing more can come: the end of its hour is reached.
  const endMs = isEnded ? nextSavepoint(SAVEPOINT_INTERVAL_MS, lastMs) : untilMs;
  await acknowledge(Math.max(endMs, options.fromMs));
  await pushed;
  return isEnded ? "input-ended" : "until-reached";
}

function addFlight(
  table: FlightTable,
  index: number,
  roster: EntityRoster,
  components: readonly Component[],
  dirty: Component[],
): void {
  const origin = table.origins[index] ?? 0;
  const destination = table.destinations[index] ?? 0;
  const flight = {
    timeMs: flightTimeMs(table, index),
    delayMinutes: table.delaysMinutes[index] ?? 0,
    distanceMiles: table.distancesMiles[index] ?? 0,
    route: `${airportCode(table, origin)}-${airportCode(table, destination)}`,
  };
  for (const place of [roster.airportPlace(origin), roster.routePlace(origin, destination)]) {
    const component = components[place];
    if (component === undefined) continue;
    component.statistics ??= createDelayStatistics(component.entity.state as DelayState);
    component.statistics.add(flight);
    if (component.pendingMs === undefined) dirty.push(component);
    component.pendingMs = flight.timeMs;
  }
}

/** Gives the entities that had flights their new states, which nothing changes afterwards. */
function handOver(dirty: Component[]): void {
  for (const component of dirty) {
    const { entity, statistics, pendingMs } = component;
    if (statistics === undefined || pendingMs === undefined) continue;
    entity.updateState(pendingMs, statistics.toState());
    component.pendingMs = undefined;
  }
  dirty.length = 0;
}

/** Entities without flights push too: a savepoint is complete when every entity has saved. */
function acknowledgeAll(components: readonly Component[], timeMs: number): Promise<unknown> {
  const pushes: Promise<void>[] = [];
  for (const { entity } of components) {
    const push = entity.ackProcessedTime(timeMs);
    if (push !== undefined) pushes.push(push);
  }
  return Promise.all(pushes);
}
