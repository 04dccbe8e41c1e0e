import {
  assembleStateStore,
  type EntityDefinition,
  parseRunId,
  parseSavepointId,
  parseSchedule,
  type RunId,
  type StateStore,
} from "@runbox/core";
import { createInjectedFaults, type InjectedFaults } from "./injected-faults.ts";
import { demandEqual, ModelMismatch } from "./model-mismatch.ts";
import { ReferenceEntity } from "./reference-entity.ts";
import { ReferenceRun, type ReferenceSavepoint } from "./reference-run.ts";
import { restartStorage } from "./storage-restart.ts";
import { createTrialConnection, type TrialConnection } from "./trial-connection.ts";
import { anySavepoint } from "./trial-savepoints.ts";
import {
  type Actor,
  codeOf,
  freshValue,
  note,
  type TrialRun,
  type TrialStage,
  type TrialWorld,
} from "./trial-world.ts";

const SCHEDULES = [10, 10, 10, 15, 25];
const NAMES = ["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7"];
const STATE_MAX_BYTES = 1024 * 1024;

/** Begins a run of its own, in the product and in the model. */
export async function beginRun(world: TrialStage): Promise<TrialRun> {
  const { random } = world;
  world.runNumber += 1;
  const runId = parseRunId(`trial-${world.runNumber}`);
  const startFrom = random.below(40);
  const schedule = random.pick(SCHEDULES) ?? 10;
  const keep = 1 + random.below(4);
  const ids = shuffle(world, NAMES).slice(0, 2 + random.below(4));
  const run = {
    runId,
    ack: random.chance(0.5) ? ("push" as const) : ("savepoint" as const),
    faults: createInjectedFaults((when) => {
      world.counts[when === "before" ? "faultsBeforeACommit" : "faultsAfterACommit"] += 1;
    }),
    model: new ReferenceRun(startFrom, schedule, keep, ids),
    persisted: [],
    readers: [],
    zombie: null,
    isEnded: false,
  };
  note(world, `begin ${runId}: ${ids.join()} from ${startFrom}, every ${schedule}, ${run.ack}`);
  const side = openSide(world, run, schedule);
  const definitions = ids.map((id) => ({ id, state: freshValue(world, id) }));
  const entities = await side.store.initRunState(startFrom, definitions);
  return { ...run, ...side, actors: actorsOf(entities, startFrom, schedule, definitions) };
}

/** The process dies, or closes in order, and another loads the run from a savepoint. */
export async function crashAndLoad(world: TrialWorld): Promise<void> {
  const { run, random } = world;
  run.faults.disarm();
  const before = run.connection.session;
  const isClosed = random.chance(0.3);
  if (isClosed) await run.store.close().catch(() => undefined);
  const isRestarted = await restartStorage(world);
  if (run.model.head === null) return loadWithoutSavepoint(world);
  const chosen = random.chance(0.65) ? undefined : anySavepoint(world);
  if (chosen?.isPruned === true) await loadPruned(world, chosen);
  await loadFrom(world, chosen === undefined || chosen.isPruned ? run.model.head : chosen);
  if (!isClosed && !isRestarted) run.zombie = { session: before, isResumedOver: false };
}

async function loadWithoutSavepoint(world: TrialWorld): Promise<void> {
  const { run, storage } = world;
  note(world, "load without a savepoint");
  const { store } = openSide(world, run, run.model.schedule);
  demandEqual("load without savepoint", await codeOf(store.loadRunState()), "RUN.NO_SAVEPOINT");
  world.counts.loadsWithoutSavepoint += 1;
  await storage.deleteRun(run.runId);
  world.run = await beginRun(world);
}

async function loadPruned(world: TrialWorld, chosen: ReferenceSavepoint): Promise<void> {
  note(world, `load the pruned ${chosen.instant}`);
  const { store } = openSide(world, world.run, world.run.model.schedule);
  const load = store.loadRunState(undefined, { savepoint: { savepointId: idOf(chosen) } });
  demandEqual("load of a pruned savepoint", await codeOf(load), "SAVEPOINT.PRUNED");
  world.counts.loadsOfPrunedSavepoints += 1;
}

async function loadFrom(world: TrialWorld, base: ReferenceSavepoint): Promise<void> {
  const { run, random, counts } = world;
  const { model } = run;
  const isHead = base === model.head;
  const schedule = random.chance(0.2) ? (random.pick(SCHEDULES) ?? 10) : model.schedule;
  const side = openSide(world, run, schedule);
  const saved = Array.from(base.states, ([id, state]) => ({ id, state }));
  const updated = random.chance(0.4) ? changeDefinitions(world, saved) : undefined;
  note(
    world,
    `load ${base.instant} (${isHead ? "head" : "older"}) as ${updated?.map((d) => d.id)}`,
  );

  const update = updated === undefined ? undefined : checkedUpdate(saved, updated);
  const loaded = await side.store.loadRunState(update, savepointChoice(world, base, isHead));
  demandEqual("loaded timestamp", loaded.timestamp, base.instant);
  const expected = updated ?? saved;
  demandEqual(
    "loaded entities",
    loaded.entities.map(({ id, state, timestamp }) => [id, state, timestamp]),
    expected.map(({ id, state }) => [id, state, base.instant]),
  );

  counts.loads += 1;
  if (!isHead) counts.loadsOfOlderSavepoints += 1;
  if (updated !== undefined) counts.registryChanges += 1;
  if (schedule !== model.schedule) counts.scheduleChanges += 1;
  model.begin(
    base,
    expected.map(({ id }) => id),
    schedule,
  );
  Object.assign(run, side);
  run.actors = actorsOf(loaded.entities, base.instant, schedule, expected);
  run.isEnded = false;
}

/** The newest without saying so, by id, or by instant where the head's history has it. */
function savepointChoice(world: TrialWorld, base: ReferenceSavepoint, isHead: boolean) {
  const { random, run } = world;
  if (isHead && random.chance(0.6)) return {};
  const isInHistory = run.model.history().includes(base);
  return isInHistory && random.chance(0.5)
    ? { savepoint: { instant: base.instant } }
    : { savepoint: { savepointId: idOf(base) } };
}

function checkedUpdate(
  saved: readonly EntityDefinition[],
  updated: readonly EntityDefinition[],
): (definitions: readonly EntityDefinition[]) => Promise<readonly EntityDefinition[]> {
  return async (definitions) => {
    demandEqual("definitions given to update", definitions, saved);
    return updated;
  };
}

interface Definition {
  readonly id: string;
  readonly state: string;
}

/** Drops, adds, renames and changes entities, at random; at least one is left. */
function changeDefinitions(world: TrialWorld, saved: readonly Definition[]): readonly Definition[] {
  const { random } = world;
  const free = NAMES.filter((name) => saved.every(({ id }) => id !== name));
  const added = shuffle(world, free).slice(0, random.below(3));
  const kept = saved.filter((_, index) => index === 0 || random.chance(0.8));
  const renamedTo = added.length > 0 && random.chance(0.3) ? added.shift() : undefined;
  const changed = kept.map(({ id, state }, index) => ({
    id: index === kept.length - 1 ? (renamedTo ?? id) : id,
    state: random.chance(0.3) ? freshValue(world, id) : state,
  }));
  const all = [...changed, ...added.map((id) => ({ id, state: freshValue(world, id) }))];
  return random.chance(0.4) ? shuffle(world, all) : all;
}

function openSide(
  world: TrialStage,
  run: { runId: RunId; ack: TrialRun["ack"]; faults: InjectedFaults } & Pick<
    TrialRun,
    "model" | "persisted"
  >,
  scheduleMs: number,
): { readonly store: StateStore; readonly connection: TrialConnection } {
  const { runId, ack, faults, persisted, model } = run;
  const schedule = parseSchedule(scheduleMs);
  const connection = createTrialConnection({
    runId,
    storage: world.storage,
    schedule,
    keepSavepoints: model.keepSavepoints,
    ack,
    faults,
    onPersisted: (record) => persisted.push(record),
  });
  const store = assembleStateStore({
    runId,
    schedule,
    connection,
    stateMaxBytes: STATE_MAX_BYTES,
  });
  return { store, connection };
}

function actorsOf(
  entities: Awaited<ReturnType<StateStore["initRunState"]>>,
  time: number,
  schedule: number,
  definitions: readonly Definition[],
): readonly Actor[] {
  return entities.map((entity, index) => ({
    id: entity.id,
    entity,
    reference: new ReferenceEntity(entity.id, time, definitions[index]?.state ?? "", schedule),
    isDriven: Number(entity.id.slice(1)) % 2 === 0,
  }));
}

function idOf({ savepointId, instant }: ReferenceSavepoint) {
  if (savepointId === null) throw new ModelMismatch(`savepoint ${instant} was never persisted`);
  return parseSavepointId(savepointId);
}

function shuffle<Item>(world: TrialStage, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: world.random.below(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
