import { createStateStore } from "@runbox/core";
import { openStorage } from "@runbox/storage";
import { formatMs, formatRatio } from "../format-figure.ts";
import { measure, type Timing } from "../measure.ts";
import {
  createLangGraphPostgres,
  createLangGraphSqlite,
  type Peer,
} from "../peers/langgraph-savers.ts";
import { createDatabase } from "../postgres-database.ts";
import type { Benchmark, BenchRow } from "../result.ts";
import { sampleState } from "../sample-states.ts";

const ENTITIES = 10_000;
const ROUNDS = 5;
const INTERVAL_MS = 60_000;

/** The same states in Runbox and in LangGraph's savers, where a channel is an entity. */
export const langGraphBenchmark: Benchmark = {
  name: "langgraph",
  async run(place) {
    const rows: BenchRow[] = [];
    place.log("SQLite");
    const sqlitePeer = createLangGraphSqlite(`${place.folder}/langgraph.db`);
    rows.push(
      ...(await compare("SQLite", `file:${place.folder}/runbox.db`, sqlitePeer, {
        full: 5,
        one: 30,
      })),
    );
    place.log("PostgreSQL");
    const peerUrl = await createDatabase(place.postgresUrl, "langgraph");
    const ownUrl = await createDatabase(place.postgresUrl, "runbox");
    const postgresPeer = await createLangGraphPostgres(peerUrl);
    rows.push(...(await compare("PostgreSQL", ownUrl, postgresPeer, { full: 30, one: 5 })));
    return rows;
  },
};

async function compare(
  label: string,
  url: string,
  peer: Peer,
  reach: { readonly full: number; readonly one: number },
): Promise<readonly BenchRow[]> {
  const ours = await measureRunbox(url);
  const theirFull = await measurePeer(peer, 1);
  const theirOne = await measurePeer(peer, 0.01);
  await peer.close();
  return [
    toRow(`full savepoint, ${label}`, reach.full, ours.full, theirFull),
    toRow(`1 % changed, ${label}`, reach.one, ours.one, theirOne),
  ];
}

async function measureRunbox(url: string): Promise<{ full: Timing; one: Timing }> {
  const storage = await openStorage({ url });
  const store = createStateStore({ runId: "bench", schedule: INTERVAL_MS, storage });
  const definitions = Array.from({ length: ENTITIES }, (_, index) => ({
    id: `route:${index.toString(36)}`,
    state: sampleState(index, 0),
  }));
  const entities = await store.initRunState(0, definitions);
  let instant = 0;
  const save = async () => {
    instant += INTERVAL_MS;
    await Promise.all(entities.map((entity) => entity.ackProcessedTime(instant)));
  };
  const change = (step: number, version: number) => (round: number) => {
    for (let index = 0; index < entities.length; index += step) {
      entities[index]?.updateState(instant, sampleState(index, round + version));
    }
  };
  const full = await measure(ROUNDS, change(1, 1), save);
  const one = await measure(ROUNDS, change(100, 1_000), save);
  await store.close();
  await storage.close();
  return { full, one };
}

async function measurePeer(peer: Peer, share: number): Promise<Timing> {
  const step = Math.round(1 / share);
  return measure(
    ROUNDS,
    (round) => {
      const changed = new Map<number, unknown>();
      for (let index = 0; index < ENTITIES; index += step) {
        changed.set(index, sampleState(index, round + 5_000 * share + 1));
      }
      return changed;
    },
    (changed) => peer.save(ENTITIES, changed),
  );
}

function toRow(what: string, reach: number, ours: Timing, theirs: Timing): BenchRow {
  const ratio = theirs.medianMs / ours.medianMs;
  return {
    what: `against LangGraph's saver, ${ENTITIES} channels: ${what}`,
    reach: `≥ ${reach} ×`,
    found: formatRatio(ratio),
    isReached: ratio >= reach,
    detail: `${formatMs(ours.medianMs)} against ${formatMs(theirs.medianMs)}, medians of ${ours.rounds}`,
  };
}
