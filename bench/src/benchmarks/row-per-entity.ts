import { createStateStore } from "@runbox/core";
import { openStorage } from "@runbox/storage";
import { formatMs, formatRatio } from "../format-figure.ts";
import { measure, type Timing } from "../measure.ts";
import { createRowPerEntity } from "../peers/row-per-entity.ts";
import { createDatabase } from "../postgres-database.ts";
import type { Benchmark } from "../result.ts";
import { sampleState } from "../sample-states.ts";

const ENTITIES = 10_000;
const ROUNDS = 3;
const INTERVAL_MS = 60_000;

/** A table with a row for each entity and savepoint, as one would write it by hand with Prisma. */
export const rowPerEntityBenchmark: Benchmark = {
  name: "row-per-entity",
  async run(place) {
    const ours = await measureRunbox(await createDatabase(place.postgresUrl, "runbox"));
    const theirs = await measureRows(await createDatabase(place.postgresUrl, "rows"));
    const ratio = theirs.medianMs / ours.medianMs;
    return [
      {
        what: `against a row per entity with Prisma createMany, PostgreSQL, ${ENTITIES} entities`,
        reach: "≥ 20 ×",
        found: formatRatio(ratio),
        isReached: ratio >= 20,
        detail: `${formatMs(ours.medianMs)} against ${formatMs(theirs.medianMs)}, medians of ${ROUNDS}`,
      },
    ];
  },
};

async function measureRunbox(url: string): Promise<Timing> {
  const storage = await openStorage({ url });
  const store = createStateStore({ runId: "bench", schedule: INTERVAL_MS, storage });
  const definitions = Array.from({ length: ENTITIES }, (_, index) => ({
    id: `route:${index.toString(36)}`,
    state: sampleState(index, 0),
  }));
  const entities = await store.initRunState(0, definitions);
  let instant = 0;
  const timing = await measure(
    ROUNDS,
    (round) => {
      for (const [index, entity] of entities.entries()) {
        entity.updateState(instant, sampleState(index, round + 1));
      }
    },
    async () => {
      instant += INTERVAL_MS;
      await Promise.all(entities.map((entity) => entity.ackProcessedTime(instant)));
    },
  );
  await store.close();
  await storage.close();
  return timing;
}

async function measureRows(url: string): Promise<Timing> {
  const rows = await createRowPerEntity(url);
  let instant = 0;
  const timing = await measure(
    ROUNDS,
    (round) => Array.from({ length: ENTITIES }, (_, index) => sampleState(index, round + 1)),
    async (states) => {
      instant += INTERVAL_MS;
      await rows.save(instant, states);
    },
  );
  await rows.close();
  return timing;
}
