import type { Clock, RunObserver } from "@runbox/core";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Figures for a scraper. No label ever holds a run or an entity: their number has no bound. */
export interface Metrics {
  readonly contentType: string;
  /** Hears what hosted runs do. */
  readonly observer: RunObserver;
  requestAnswered(facts: RequestFacts): void;
  pushed(pushCount: number, bytes: number): void;
  /** Figures that are read when they are asked for. */
  watch(gauges: WatchedGauges): void;
  expose(): Promise<string>;
}

export interface RequestFacts {
  /** The procedure's path or the route; one of few. */
  readonly procedure: string;
  readonly status: number;
  readonly durationMs: number;
}

/** Where figures are read from. */
export interface WatchedGauges {
  hostedRunCount(): number;
  streamCount(): number;
  /** Entities that the oldest open savepoints of hosted runs wait for. */
  entitiesMissingCount(): number;
}

const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600, 3_600];
const BYTES = [1_024, 16_384, 262_144, 1_048_576, 16_777_216, 268_435_456];

/** Figures of one process. */
export function createMetrics(clock: Clock): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: "runbox_http_request_duration_seconds",
    help: "Duration of requests by procedure and status.",
    labelNames: ["procedure", "status"],
    buckets: SECONDS,
    registers,
  });
  const pushes = new Counter({
    name: "runbox_pushes_total",
    help: "Pushes that were made durable.",
    registers,
  });
  const pushBytes = new Counter({
    name: "runbox_push_bytes_total",
    help: "Bytes of push batches that were made durable.",
    registers,
  });
  const persisted = createSavepointMetrics(registry, clock);

  return {
    contentType: registry.contentType,
    observer: persisted,
    requestAnswered: ({ procedure, status, durationMs }) =>
      requests.observe({ procedure, status: String(status) }, durationMs / 1_000),
    pushed(pushCount, bytes) {
      pushes.inc(pushCount);
      pushBytes.inc(bytes);
    },
    watch(gauges) {
      createGauge(registry, "runbox_hosted_runs", "Runs hosted by this process.", () =>
        gauges.hostedRunCount(),
      );
      createGauge(registry, "runbox_stream_clients", "Open event streams.", () =>
        gauges.streamCount(),
      );
      createGauge(
        registry,
        "runbox_savepoint_entities_missing",
        "Entities that the oldest open savepoints of hosted runs wait for.",
        () => gauges.entitiesMissingCount(),
      );
    },
    expose: () => registry.metrics(),
  };
}

function createSavepointMetrics(registry: Registry, clock: Clock): RunObserver {
  const registers = [registry];
  const commitLag = new Histogram({
    name: "runbox_savepoint_commit_lag_seconds",
    help: "From the last entity's save to durability.",
    buckets: SECONDS,
    registers,
  });
  const gathering = new Histogram({
    name: "runbox_savepoint_gather_seconds",
    help: "From the first entity's save to the last one's.",
    buckets: SECONDS,
    registers,
  });
  const added = new Histogram({
    name: "runbox_savepoint_added_bytes",
    help: "Bytes written for a savepoint.",
    buckets: BYTES,
    registers,
  });
  const fenced = new Counter({
    name: "runbox_fenced_total",
    help: "Writers that were refused since another took over.",
    registers,
  });
  const backgroundFailures = new Counter({
    name: "runbox_background_failures_total",
    help: "Background work that failed, by task.",
    labelNames: ["task"],
    registers,
  });
  let newestAtMs: number | undefined;
  createGauge(
    registry,
    "runbox_last_savepoint_age_seconds",
    "Since the newest savepoint of any hosted run became durable; NaN before the first.",
    () => (newestAtMs === undefined ? Number.NaN : (clock.nowMs() - newestAtMs) / 1_000),
  );
  return {
    savepointPersisted(record) {
      newestAtMs = Math.max(newestAtMs ?? 0, record.persistedAtMs);
      commitLag.observe(Math.max(0, record.persistedAtMs - record.completedAtMs) / 1_000);
      gathering.observe(Math.max(0, record.completedAtMs - record.openedAtMs) / 1_000);
      added.observe(record.addedBytes);
    },
    fenced: () => fenced.inc(),
    backgroundFailed: (_runId, task) => backgroundFailures.inc({ task }),
  };
}

function createGauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}
