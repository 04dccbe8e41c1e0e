import { airportCode, type FlightTable } from "./flight-table.ts";

/**
 * Who keeps statistics in a run: an entity for every airport that flights leave from, and one for
 * every route. They are known before the run begins, by one look at all flights.
 */
export interface EntityRoster {
  /** Ascending. */
  readonly entityIds: readonly string[];
  /** The places in `entityIds` that a flight from one airport to another belongs to. */
  airportPlace(origin: number): number;
  routePlace(origin: number, destination: number): number;
}

const ABSENT = -1;

/** Finds the entities of some flights. */
export function createEntityRoster(table: FlightTable): EntityRoster {
  const airportCount = table.airports.length;
  const hasRoute = new Uint8Array(airportCount * airportCount);
  for (let index = 0; index < table.flightCount; index++) {
    const origin = table.origins[index] ?? 0;
    hasRoute[origin * airportCount + (table.destinations[index] ?? 0)] = 1;
  }
  const named = nameEntities(table, hasRoute).sort((a, b) => (a.id < b.id ? -1 : 1));
  const airportPlaces = new Int32Array(airportCount).fill(ABSENT);
  const routePlaces = new Int32Array(airportCount * airportCount).fill(ABSENT);
  for (const [place, { kind, key }] of named.entries()) {
    (kind === "airport" ? airportPlaces : routePlaces)[key] = place;
  }
  return {
    entityIds: named.map(({ id }) => id),
    airportPlace: (origin) => airportPlaces[origin] ?? ABSENT,
    routePlace: (origin, destination) => routePlaces[origin * airportCount + destination] ?? ABSENT,
  };
}

interface NamedEntity {
  readonly id: string;
  readonly kind: "airport" | "route";
  /** The airport's place, or `origin * airportCount + destination`. */
  readonly key: number;
}

function nameEntities(table: FlightTable, hasRoute: Uint8Array): NamedEntity[] {
  const airportCount = table.airports.length;
  const named: NamedEntity[] = [];
  for (let origin = 0; origin < airportCount; origin++) {
    const code = airportCode(table, origin);
    const before = named.length;
    for (let destination = 0; destination < airportCount; destination++) {
      const key = origin * airportCount + destination;
      if (hasRoute[key] !== 1) continue;
      named.push({ id: `route:${code}-${airportCode(table, destination)}`, kind: "route", key });
    }
    if (named.length > before) named.push({ id: `airport:${code}`, kind: "airport", key: origin });
  }
  return named;
}
