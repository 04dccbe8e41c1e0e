import type { SavepointRecord } from "@runbox/core";
import { demandEqual } from "./model-mismatch.ts";
import { note, type TrialWorld } from "./trial-world.ts";

/** Compares what the store says is open, and who is awaited, with the model's map. */
export async function checkProgress(world: TrialWorld): Promise<void> {
  const { run, counts } = world;
  const { model } = run;
  note(world, "progress");
  const progress = await run.store.progress();
  const open = [...model.pushedAt].sort((a, b) => a - b);
  const savedIn = (instant: number) => model.open.get(instant) ?? new Map<string, string>();
  const [oldest] = open;
  const missing =
    oldest === undefined ? [] : model.registered.filter((id) => !savedIn(oldest).has(id));
  demandEqual(
    "progress",
    [
      progress.entityCount,
      progress.frontier,
      progress.newestInstant,
      progress.openCount,
      progress.open.map(({ instant, savedCount }) => [instant, savedCount]),
      progress.missing.map(({ entityId }) => String(entityId)).sort(),
      progress.missingCount,
    ],
    [
      model.registered.length,
      model.frontier,
      open.at(-1) ?? model.frontier,
      open.length,
      open.slice(0, 100).map((instant) => [instant, savedIn(instant).size]),
      missing.toSorted(),
      missing.length,
    ],
  );
  counts.progressChecks += 1;
}

/** Compares the head's history, page by page, with the model's. */
export async function listHistory(world: TrialWorld): Promise<void> {
  const { run, storage, random, counts } = world;
  note(world, "list");
  const history = run.model.history();
  const limit = 1 + random.below(60);
  const found: SavepointRecord[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: readonly SavepointRecord[]; nextCursor: string | null } =
      await storage.catalog.listSavepoints(
        run.runId,
        { descending: true },
        { limit, ...(cursor === null ? {} : { cursor }) },
      );
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < 150);
  demandEqual(
    "listed savepoints",
    found.map(({ savepointId, instant, status, pin }) => [
      savepointId,
      instant,
      status,
      pin !== null,
    ]),
    history
      .slice(0, cursor === null ? history.length : found.length)
      .map(({ savepointId, instant, isPruned, isPinned }) => [
        savepointId,
        instant,
        isPruned ? "pruned" : "persisted",
        isPinned,
      ]),
  );
  counts.savepointsListed += 1;
}
