import { parseSavepointId } from "@runbox/core";
import { demandEqual } from "./model-mismatch.ts";
import type { ReferenceSavepoint } from "./reference-run.ts";
import { anySavepoint, verifyContent, verifyReader } from "./trial-savepoints.ts";
import { codeOf, note, type TrialWorld } from "./trial-world.ts";

const READERS_MAX = 3;

/** Prunes, and checks that exactly what nobody needs went. */
export async function prune(world: TrialWorld): Promise<void> {
  const { run, storage, counts } = world;
  const { must, may } = run.model.prunable();
  countHolds(world);
  note(world, `prune ${must.map(({ instant }) => instant).join()}`);
  const report = await storage.pruneSavepoints(run.runId);
  for (const savepoint of must) savepoint.isPruned = true;
  for (const savepoint of may) savepoint.isPruned = await isPruned(world, savepoint);
  const gone = [...must, ...may.filter((savepoint) => savepoint.isPruned)];
  demandEqual("pruned savepoints", report.prunedCount, gone.length);
  counts.prunes += 1;
  counts.savepointsPruned += gone.length;
  for (const savepoint of gone.slice(0, 2)) await read(world, savepoint);
  const kept = run.model.all.filter((savepoint) => !savepoint.isPruned);
  for (const savepoint of kept.slice(0, 2)) await read(world, savepoint);
}

/** Pins a savepoint, or ends its pin. */
export async function changePin(world: TrialWorld): Promise<void> {
  const savepoint = anySavepoint(world);
  if (savepoint === undefined) return;
  const { runId } = world.run;
  const { catalog } = world.storage;
  const id = idOf(savepoint);
  note(world, `${savepoint.isPinned ? "unpin" : "pin"} ${savepoint.instant}`);
  if (savepoint.isPinned) {
    const unpinned = await catalog.unpinSavepoint(runId, id);
    demandEqual("pin after unpinning", unpinned.pin, null);
    savepoint.isPinned = false;
    return;
  }
  const pin = { note: "trial", pinnedBy: "trial", untilMs: null };
  const code = await codeOf(catalog.pinSavepoint(runId, id, pin));
  demandEqual("pinning", code, savepoint.isPruned ? "SAVEPOINT.PRUNED" : "ok");
  savepoint.isPinned = !savepoint.isPruned;
}

/** Opens a reader and leaves it open, or reads through one that is open and closes it. */
export async function holdReader(world: TrialWorld): Promise<void> {
  const { run, random, storage } = world;
  const isFull = run.readers.length >= READERS_MAX;
  if (isFull || (run.readers.length > 0 && random.chance(0.5))) {
    const held = run.readers.shift();
    if (held === undefined) return;
    note(world, `close a reader of ${held.savepoint.instant}`);
    await verifyReader(held.reader, held.savepoint);
    await held.reader.close();
    held.savepoint.openReaders -= 1;
    return;
  }
  const savepoint = anySavepoint(world);
  if (savepoint === undefined || savepoint.isPruned) return;
  note(world, `open a reader of ${savepoint.instant}`);
  const reader = await storage.openSavepoint(run.runId, idOf(savepoint));
  savepoint.openReaders += 1;
  run.readers.push({ savepoint, reader });
}

/** Reads any savepoint: its content, or that it is gone. */
export async function readAny(world: TrialWorld): Promise<void> {
  const savepoint = anySavepoint(world);
  if (savepoint !== undefined) await read(world, savepoint);
}

async function read(world: TrialWorld, savepoint: ReferenceSavepoint): Promise<void> {
  if (!savepoint.isPruned) return verifyContent(world, savepoint);
  const opening = world.storage.openSavepoint(world.run.runId, idOf(savepoint));
  demandEqual(`opening ${savepoint.instant}`, await codeOf(opening), "SAVEPOINT.PRUNED");
  world.counts.savepointsRead += 1;
}

async function isPruned(world: TrialWorld, savepoint: ReferenceSavepoint): Promise<boolean> {
  const ref = { savepointId: idOf(savepoint) };
  return (await world.storage.getSavepoint(world.run.runId, ref)).status === "pruned";
}

function countHolds({ run, counts }: TrialWorld): void {
  const newest = run.model.history().filter((one) => !one.isPruned);
  const kept = newest.slice(0, run.model.keepSavepoints);
  for (const savepoint of run.model.all) {
    if (savepoint.isPruned || kept.includes(savepoint)) continue;
    if (savepoint.isPinned) counts.pinsThatHeld += 1;
    else if (savepoint.openReaders > 0) counts.readersThatHeld += 1;
  }
}

function idOf({ savepointId }: ReferenceSavepoint) {
  return parseSavepointId(savepointId ?? "");
}
