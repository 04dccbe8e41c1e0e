import { createRemoteStateStore } from "@runbox/client";
import { startApiProcess } from "../api-process.ts";
import { formatMs, formatRate } from "../format-figure.ts";
import { measure, percentile } from "../measure.ts";
import type { Benchmark, BenchRow } from "../result.ts";
import { sampleState } from "../sample-states.ts";

const ENTITIES = 20_000;
const ROUNDS = 5;
const INTERVAL_MS = 60_000;
const CALLERS = 64;
const PUSHES_PER_CALLER = 100;

interface Reach {
  readonly url: string;
  readonly token: string;
}

/** Pushes over the network to an API process on SQLite: in batches, and one by one. */
export const apiPushBenchmark: Benchmark = {
  name: "api-push",
  async run(place) {
    const api = await startApiProcess(`file:${place.folder}/api.db`, place.folder);
    try {
      return [await measureBatches(api), await measureSingles(api)];
    } finally {
      await api.stop();
    }
  },
};

async function openRun(reach: Reach, runId: string, count: number) {
  const store = createRemoteStateStore({ ...reach, runId, schedule: INTERVAL_MS });
  const definitions = Array.from({ length: count }, (_, index) => ({
    id: `route:${index.toString(36)}`,
    state: sampleState(index, 0),
  }));
  return { store, entities: await store.initRunState(0, definitions) };
}

async function measureBatches(reach: Reach): Promise<BenchRow> {
  const { store, entities } = await openRun(reach, "flights-bench-batches", ENTITIES);
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
  const perSecond = (ENTITIES * 1_000) / timing.medianMs;
  return {
    what: "push over the API, one client, batches",
    reach: "≥ 100 k/s durable",
    found: formatRate(perSecond),
    isReached: perSecond >= 100_000,
    detail: `${ENTITIES} entities of about 500 B, median of ${ROUNDS}: ${formatMs(timing.medianMs)}; client and API share the machine`,
  };
}

/** Each caller has an entity of its own and pushes one state after the other. */
async function measureSingles(reach: Reach): Promise<BenchRow> {
  const { store, entities } = await openRun(reach, "flights-bench-singles", CALLERS);
  const times: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    entities.map(async (entity, index) => {
      for (let step = 1; step <= PUSHES_PER_CALLER; step++) {
        const at = step * INTERVAL_MS;
        entity.updateState(at - 1, sampleState(index, step));
        const pushedAt = performance.now();
        await entity.ackProcessedTime(at);
        times.push(performance.now() - pushedAt);
      }
    }),
  );
  const perSecond = (times.length * 1_000) / (performance.now() - startedAt);
  await store.close();
  const slowest = percentile(
    times.toSorted((a, b) => a - b),
    0.99,
  );
  return {
    what: `single pushes from ${CALLERS} concurrent callers over the API`,
    reach: "≥ 3,000/s, p99 ≤ 50 ms",
    found: `${formatRate(perSecond)}, p99 ${formatMs(slowest)}`,
    isReached: perSecond >= 3_000 && slowest <= 50,
    detail: `${times.length} durable pushes`,
  };
}
