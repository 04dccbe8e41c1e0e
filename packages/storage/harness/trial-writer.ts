import { writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { createStateStore, type Entity, isRunboxError } from "@runbox/core";
import { openStorage } from "../src/index.ts";
import { changesAt, expectedState } from "./expected-state.ts";

/**
 * The victim of the kill trials: goes on from the newest savepoint, says what it loaded, then
 * saves one savepoint after the other and says each one that was acknowledged. Ends by being
 * killed. Lines on standard output: `loaded <instant>`, `ack <instant>`, `wrong <what>`.
 */
const { values } = parseArgs({
  options: {
    url: { type: "string" },
    run: { type: "string" },
    entities: { type: "string", default: "40" },
    ack: { type: "string", default: "savepoint" },
    // The control: says "ack" before anything was acknowledged. The trials must notice.
    "early-ack": { type: "boolean", default: false },
  },
});

const INTERVAL_MS = 1_000;
const entityCount = Number(values.entities);
const say = (line: string) => writeSync(1, `${line}\n`);

const storage = await openStorage({ url: values.url ?? "" });
const store = createStateStore({
  runId: values.run ?? "",
  schedule: INTERVAL_MS,
  storage,
  ack: values.ack === "push" ? "push" : "savepoint",
  keepSavepoints: 3,
});

const { instant, entities } = await begin();
say(`loaded ${instant}`);
for (let next = instant + INTERVAL_MS; ; next += INTERVAL_MS) {
  if (values["early-ack"]) say(`ack ${next}`);
  await Promise.all(entities.map((entity, index) => saveOne(entity, index, next)));
  say(`ack ${next}`);
}

async function begin(): Promise<{ instant: number; entities: readonly Entity[] }> {
  if (!(await store.isInitialized())) return { instant: 0, entities: await init() };
  try {
    const loaded = await store.loadRunState();
    verify(loaded.timestamp, loaded.entities);
    return { instant: loaded.timestamp, entities: loaded.entities };
  } catch (error) {
    if (!isRunboxError(error) || error.code !== "RUN.NO_SAVEPOINT") throw error;
    say("loaded none");
    process.exit(3);
  }
}

function init(): Promise<readonly Entity[]> {
  const definitions = Array.from({ length: entityCount }, (_, index) => ({
    id: `entity:${index}`,
    state: null,
  }));
  return store.initRunState(0, definitions);
}

function verify(loadedInstant: number, loaded: readonly Entity[]): void {
  if (loaded.length !== entityCount) say(`wrong number of entities: ${loaded.length}`);
  for (const [index, entity] of loaded.entries()) {
    const wanted = JSON.stringify(expectedState(index, loadedInstant, INTERVAL_MS));
    if (JSON.stringify(entity.state) !== wanted)
      say(`wrong state of ${entity.id} at ${loadedInstant}`);
  }
}

async function saveOne(entity: Entity, index: number, at: number): Promise<void> {
  if (changesAt(index, at, INTERVAL_MS)) {
    entity.updateState(at - 1, expectedState(index, at, INTERVAL_MS));
  }
  await entity.ackProcessedTime(at);
}
