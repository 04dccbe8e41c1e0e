import type { RunboxErrorCode } from "@runbox/core";
import { recoverFromFault } from "./fault-recovery.ts";
import { demand, demandEqual, ModelMismatch } from "./model-mismatch.ts";
import type { ReferenceOutcome, ReferenceSavepoint } from "./reference-run.ts";
import { checkPersisted } from "./trial-savepoints.ts";
import { type Actor, codeOf, freshValue, note, type TrialWorld } from "./trial-world.ts";

/** A push that is about to happen. */
export interface TrialPush {
  readonly entity: string;
  readonly instant: number;
  readonly value: string;
}

const CODES: Readonly<Record<ReferenceOutcome["kind"], readonly (RunboxErrorCode | "ok")[]>> = {
  taken: ["ok"],
  late: ["ok"],
  repeated: ["ok"],
  conflict: ["PUSH.CONFLICT"],
  "late-or-conflict": ["ok", "PUSH.CONFLICT"],
  "unknown-entity": ["ENTITY.UNKNOWN"],
  "off-schedule": ["PUSH.OFF_SCHEDULE"],
};

/** One of the entities gets on with its work. */
export async function advance(world: TrialWorld): Promise<void> {
  const actor = nextActor(world);
  await (actor.isDriven ? processMessage(world, actor) : saveThroughStore(world, actor));
}

/** Several entities push at the same time. */
export async function burst(world: TrialWorld): Promise<void> {
  const { random, run, counts } = world;
  // What a fault does to pushes that wait behind it is another operation's subject.
  if (run.faults.isArmed) return advance(world);
  counts.bursts += 1;
  const completed: ReferenceSavepoint[] = [];
  const pending: { kind: ReferenceOutcome["kind"]; code: Promise<RunboxErrorCode | "ok"> }[] = [];
  for (const actor of run.actors.filter(() => random.chance(0.6))) {
    const push = duePush(world, actor);
    note(world, `burst ${push.entity}@${push.instant}=${push.value}`);
    const kind = run.model.judge(push.entity, push.instant, push.value);
    countPush(world, push, kind);
    const outcome = run.model.push(push.entity, push.instant, push.value);
    if (outcome.kind === "taken") completed.push(...outcome.completed);
    const work = actor.isDriven
      ? Promise.resolve(actor.entity.ackProcessedTime(push.instant))
      : run.store.save(push.entity, push.instant, push.value);
    pending.push({ kind, code: codeOf(work) });
    if (!actor.isDriven) continue;
    actor.reference.acked = Math.max(actor.reference.acked, push.instant);
    if (CODES[kind].includes("ok")) actor.reference.saved(push.instant);
  }
  for (const { kind, code } of pending) demandCode(kind, await code);
  await checkPersisted(world, completed);
}

/** A call that the rule refuses or ignores: late, repeated, other content, unknown, between. */
export async function misuse(world: TrialWorld): Promise<void> {
  const { random, run } = world;
  const { model, store } = run;
  const actor = nextActor(world);
  const openInstant = random.pick(model.openPushes(actor.id));
  const grid = model.schedule;
  const past = grid * random.below(Math.floor(model.standing(actor.id) / grid) + 1);
  const same = openInstant === undefined ? undefined : model.pushedValue(actor.id, openInstant);
  const kind = random.pick(["late", "late", "again", "again", "other", "other", "who", "between"]);
  const instant = kind === "late" || openInstant === undefined ? past : openInstant;
  const push: TrialPush = {
    entity: kind === "who" ? "nobody" : actor.id,
    instant: kind === "between" ? instant + 1 + random.below(grid - 1) : instant,
    value: kind === "again" && same !== undefined ? same : freshValue(world, actor.id),
  };
  await expectPush(world, push, () => store.save(push.entity, push.instant, push.value));
}

/** A state that would go back in time is refused; an acknowledgement that does changes nothing. */
export async function updateBackInTime(world: TrialWorld): Promise<void> {
  const { entity, reference } = nextActor(world);
  if (reference.time === 0) return;
  const lower = world.random.below(reference.next);
  demand(entity.ackProcessedTime(lower) === undefined, () => `an ack of ${lower} pushed`);
  const earlier = world.random.below(reference.time);
  const update = async () => entity.updateState(earlier, "back in time");
  demandEqual("update back in time", await codeOf(update()), "ENTITY.TIME_WENT_BACK");
  demandEqual(
    "state after it",
    [entity.state, entity.timestamp],
    [reference.state, reference.time],
  );
  world.counts.updatesBackInTime += 1;
}

/** Does a push, and checks that it came to what the model says. Whether it succeeded. */
async function expectPush(
  world: TrialWorld,
  push: TrialPush,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const { model, faults } = world.run;
  const kind = model.judge(push.entity, push.instant, push.value);
  note(world, `push ${push.entity}@${push.instant}=${push.value} is ${kind}`);
  const wasArmed = faults.isArmed;
  const code = await codeOf(work());
  if (code === "STORAGE.UNAVAILABLE" && wasArmed && !faults.isArmed) {
    await recoverFromFault(world, kind === "taken" ? push : undefined);
    return false;
  }
  demandCode(kind, code);
  countPush(world, push, kind);
  const outcome = model.push(push.entity, push.instant, push.value);
  await checkPersisted(world, outcome.kind === "taken" ? outcome.completed : []);
  return code === "ok";
}

async function processMessage(world: TrialWorld, actor: Actor): Promise<void> {
  const { entity, reference } = actor;
  const t = messageTime(world, actor);
  world.counts.messages += 1;
  if (t % reference.schedule === 0) world.counts.messagesOnAnInstant += 1;
  if (!(await acknowledge(world, actor, t))) return;
  if (world.random.chance(0.3)) return;
  const value = freshValue(world, actor.id);
  entity.updateState(t, value);
  reference.state = value;
  reference.time = t;
}

async function acknowledge(world: TrialWorld, actor: Actor, t: number): Promise<boolean> {
  const { entity, reference } = actor;
  const due = reference.due(t);
  reference.acked = t;
  if (due === undefined) {
    const pushing = entity.ackProcessedTime(t);
    demand(pushing === undefined, () => `${actor.id}: the ack of ${t} was not due and pushed`);
    return true;
  }
  if (world.random.chance(0.02)) return failPreparation(world, actor, t);
  const isPrepared = world.random.chance(0.05);
  const value = isPrepared ? `prepared ${reference.state}` : reference.state;
  const options = isPrepared ? { beforeSave: () => value } : {};
  const succeeded = await expectPush(world, { entity: actor.id, instant: due, value }, async () => {
    const pushing = entity.ackProcessedTime(t, options);
    if (pushing === undefined) throw new ModelMismatch(`${actor.id}: the ack of ${t} is due`);
    await pushing;
  });
  if (succeeded) reference.saved(t);
  if (world.run.actors.includes(actor)) checkEntity(actor);
  return succeeded;
}

async function failPreparation(world: TrialWorld, actor: Actor, t: number): Promise<boolean> {
  note(world, `${actor.id} fails to prepare at ${t}`);
  const failure = new RangeError("not prepared");
  const beforeSave = () => Promise.reject(failure);
  const outcome = await actor.entity.ackProcessedTime(t, { beforeSave })?.catch((e: unknown) => e);
  demand(outcome === failure, () => `${actor.id}: the failed preparation came to ${outcome}`);
  checkEntity(actor);
  world.counts.failedPreparations += 1;
  return false;
}

async function saveThroughStore(world: TrialWorld, actor: Actor): Promise<void> {
  const push = duePush(world, actor);
  await expectPush(world, push, () => world.run.store.save(push.entity, push.instant, push.value));
}

/** What the entity would push next if it were at its next instant, or a few further. */
function duePush(world: TrialWorld, { id, isDriven, reference }: Actor): TrialPush {
  const { random, run } = world;
  if (isDriven) return { entity: id, instant: reference.dueNext(), value: reference.state };
  const { schedule } = run.model;
  const standing = run.model.standing(id);
  const next = standing - (standing % schedule) + schedule;
  const instant = next + (random.chance(0.2) ? schedule * random.below(6) : 0);
  const before = run.model.pushedValue(id, standing);
  const isSame = before !== undefined && random.chance(0.3);
  return { entity: id, instant, value: isSame ? before : freshValue(world, id) };
}

/** Half of the time the entity that holds the others back, so that savepoints complete. */
function nextActor(world: TrialWorld): Actor {
  const { random, run } = world;
  const { actors, model } = run;
  const slowest = actors.reduce((a, b) => (model.standing(b.id) < model.standing(a.id) ? b : a));
  return random.chance(0.55) ? slowest : (random.pick(actors) ?? slowest);
}

function messageTime({ random }: TrialWorld, { reference }: Actor): number {
  const { acked, next, schedule } = reference;
  if (random.chance(0.45) && next >= acked) return next;
  if (random.chance(0.03)) return acked + schedule * (1 + random.below(6)) + random.below(schedule);
  return acked + random.below(schedule);
}

function checkEntity({ id, entity, reference }: Actor): void {
  demandEqual(
    `last and next of ${id}`,
    [entity.lastSavepoint, entity.nextSavepoint, entity.state],
    [reference.last, reference.next, reference.state],
  );
}

function demandCode(kind: ReferenceOutcome["kind"], code: RunboxErrorCode | "ok"): void {
  demand(CODES[kind].includes(code), () => `a push that is ${kind} came to ${code}`);
}

function countPush(world: TrialWorld, push: TrialPush, kind: ReferenceOutcome["kind"]): void {
  const { counts, run } = world;
  if (kind === "late") counts.latePushes += 1;
  else if (kind === "repeated") counts.repeatedPushes += 1;
  else if (kind === "conflict") counts.conflictingPushes += 1;
  else if (kind === "unknown-entity") counts.unknownEntities += 1;
  else if (kind === "off-schedule") counts.pushesOffSchedule += 1;
  else if (kind === "taken") {
    const standing = run.model.standing(push.entity);
    counts.pushesTaken += 1;
    if (push.instant > standing + run.model.schedule) counts.pushesThatJumped += 1;
    if (run.model.pushedValue(push.entity, standing) === push.value) {
      counts.pushesOfUnchangedStates += 1;
    }
  }
}
