import type { Entity, Storage } from "@runbox/core";
import { createStateStore } from "@runbox/core";
import { openStorage } from "@runbox/storage";
import { formatBytes, formatMs, formatRate } from "../format-figure.ts";
import { measure, type Timing } from "../measure.ts";
import { createDatabase } from "../postgres-database.ts";
import type { Benchmark, BenchPlace, BenchRow } from "../result.ts";
import { sampleState } from "../sample-states.ts";
import { measureEncoding } from "./encoding-limit.ts";

const ENTITIES = 100_000;
const INTERVAL_MS = 60_000;
const ROUNDS = 5;

interface Target {
  readonly label: string;
  readonly reachPerSecond: number;
  url(place: BenchPlace): Promise<string>;
}

const TARGETS: readonly Target[] = [
  {
    label: "SQLite",
    reachPerSecond: 250_000,
    url: async (place) => `file:${place.folder}/savepoint.db`,
  },
  {
    label: "PostgreSQL",
    reachPerSecond: 150_000,
    url: (place) => createDatabase(place.postgresUrl, "savepoint"),
  },
];

/** Full and incremental savepoints and restores, durable, on both databases. */
export const savepointBenchmark: Benchmark = {
  name: "savepoint",
  async run(place) {
    const rows: BenchRow[] = [];
    const encoding = await measureEncoding(ENTITIES, ROUNDS);
    for (const target of TARGETS) {
      place.log(`${target.label}: ${ENTITIES} entities`);
      const storage = await openStorage({ url: await target.url(place) });
      try {
        rows.push(...(await measureTarget(target, storage, encoding)));
      } finally {
        await storage.close();
      }
    }
    return rows;
  },
};

async function measureTarget(
  target: Target,
  storage: Storage,
  encoding: Timing,
): Promise<readonly BenchRow[]> {
  const store = createStateStore({
    runId: "bench",
    schedule: INTERVAL_MS,
    storage,
    keepSavepoints: 3,
  });
  const definitions = Array.from({ length: ENTITIES }, (_, index) => ({
    id: `route:${index.toString(36)}`,
    state: sampleState(index, 0),
  }));
  const entities = await store.initRunState(0, definitions);
  let instant = 0;
  const saveAll = async () => {
    instant += INTERVAL_MS;
    await Promise.all(entities.map((entity) => entity.ackProcessedTime(instant)));
  };
  const change = (share: number) => (round: number) => {
    changeShare(entities, share, round, instant);
  };
  const full = await measure(ROUNDS, change(1), saveAll);
  const fullBytes = await addedBytes(storage);
  const one = await measure(ROUNDS, change(0.01), saveAll);
  const oneBytes = await addedBytes(storage);
  await store.close();
  const restore = await measureRestore(storage);
  return toRows(target, { full, fullBytes, one, oneBytes, restore, encoding });
}

function changeShare(
  entities: readonly Entity[],
  share: number,
  round: number,
  instant: number,
): void {
  const step = Math.round(1 / share);
  for (let index = 0; index < entities.length; index += step) {
    entities[index]?.updateState(instant, sampleState(index, round + 1_000 * share + 1));
  }
}

async function addedBytes(storage: Storage): Promise<number> {
  const latest = await storage.getLatestSavepoint("bench" as never);
  return latest?.addedBytes ?? Number.NaN;
}

async function measureRestore(storage: Storage): Promise<Timing> {
  return measure(
    3,
    () => createStateStore({ runId: "bench", schedule: INTERVAL_MS, storage, keepSavepoints: 3 }),
    async (store) => {
      await store.loadRunState();
      await store.close();
    },
  );
}

interface Found {
  readonly full: Timing;
  readonly fullBytes: number;
  readonly one: Timing;
  readonly oneBytes: number;
  readonly restore: Timing;
  readonly encoding: Timing;
}

function toRows(target: Target, found: Found): readonly BenchRow[] {
  const perSecond = (ENTITIES * 1_000) / found.full.medianMs;
  const ofEncoding = found.encoding.medianMs / found.full.medianMs;
  const timeShare = found.one.medianMs / found.full.medianMs;
  const byteShare = found.oneBytes / found.fullBytes;
  const restorePerSecond = (ENTITIES * 1_000) / found.restore.medianMs;
  const spread = (timing: Timing) =>
    `median of ${timing.rounds}, ${formatMs(timing.leastMs)} to ${formatMs(timing.greatestMs)}`;
  return [
    {
      what: `full savepoint of ${ENTITIES} entities, ${target.label}, durable`,
      reach: `≥ ${formatRate(target.reachPerSecond)}`,
      found: `${formatRate(perSecond)} (${formatMs(found.full.medianMs)})`,
      isReached: perSecond >= target.reachPerSecond,
      detail: `${spread(found.full)}; ${formatBytes(found.fullBytes)} stored`,
    },
    {
      what: `same, as a share of encoding + zstd alone, ${target.label}`,
      reach: target.label === "SQLite" ? "≥ 70 %" : "",
      found: `${(ofEncoding * 100).toFixed(0)} %`,
      isReached: target.label === "SQLite" ? ofEncoding >= 0.7 : null,
      detail: `encoding + zstd alone: ${formatMs(found.encoding.medianMs)}`,
    },
    {
      what: `savepoint with 1 % changed, ${target.label}`,
      reach: "≤ 2 % of the full one in time and bytes",
      found: `${(timeShare * 100).toFixed(1)} % in time, ${(byteShare * 100).toFixed(2)} % in bytes`,
      isReached: timeShare <= 0.02 && byteShare <= 0.02,
      detail: `${formatMs(found.one.medianMs)}, ${spread(found.one)}; ${formatBytes(found.oneBytes)} stored`,
    },
    {
      what: `restore of ${ENTITIES} entities, ${target.label}`,
      reach: "≥ 300 k/s",
      found: `${formatRate(restorePerSecond)} (${formatMs(found.restore.medianMs)})`,
      isReached: restorePerSecond >= 300_000,
      detail: `read, checked, decoded and opened again; ${spread(found.restore)}`,
    },
  ];
}
