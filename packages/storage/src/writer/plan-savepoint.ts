import {
  type Clock,
  type IdSource,
  parseSavepointId,
  type SavepointCompletion,
  type SavepointRecord,
} from "@runbox/core";
import { encodeManifest } from "../manifest/manifest-format.ts";
import type { PlannedSavepoint } from "../savepoint/insert-savepoints.ts";
import type { Frontier } from "./frontier.ts";
import type { PushLog } from "./push-log.ts";
import type { SessionFacts } from "./session-facts.ts";

/** What savepoints are worked out from. */
export interface PlanContext {
  readonly facts: SessionFacts;
  readonly frontier: Frontier;
  readonly log: PushLog;
  readonly ids: IdSource;
  readonly clock: Clock;
}

/**
 * Works a savepoint out: takes what the log has below its instant into the frontier, and says
 * which segments hold the result.
 *
 * @param isKept whether its states are to be kept; a record alone costs next to nothing.
 */
export async function planSavepoint(
  context: PlanContext,
  completion: SavepointCompletion,
  isKept: boolean,
): Promise<PlannedSavepoint> {
  const { facts, frontier, log } = context;
  const { instant } = completion;
  const touched = await log.take(instant, frontier.absorb);
  let addedBytes = 0;
  for (const segment of touched) {
    if (!segment.isAccounted) addedBytes += frontier.segmentAt(segment.slot).storedBytes;
    segment.isAccounted = true;
  }
  const content = frontier.summarize(instant);
  const savepointId = parseSavepointId(context.ids.next("sp"));
  const manifest = isKept ? await packManifest(context, savepointId) : null;
  for (const { slot } of log.release(instant)) frontier.releaseSegment(slot);

  const nowMs = context.clock.nowMs();
  const record: SavepointRecord = {
    savepointId,
    runId: facts.runId,
    branch: facts.branch,
    instant,
    status: isKept ? "persisted" : "pruned",
    origin: "scheduled",
    epoch: facts.epoch,
    entityCount: frontier.table.count,
    ...content,
    addedBytes: addedBytes + (manifest?.length ?? 0),
    openedAtMs: completion.openedAtMs,
    completedAtMs: completion.completedAtMs,
    persistedAtMs: nowMs,
    completedBy: completion.completedBy,
    stateVersion: facts.stateVersion,
    writtenBy: facts.holder.writtenBy,
    pin: null,
    prunedAtMs: isKept ? null : nowMs,
  };
  return { record, registryNo: facts.registry.registryNo, manifest };
}

async function packManifest(
  { facts, frontier }: PlanContext,
  savepointId: string,
): Promise<Uint8Array> {
  return encodeManifest(
    { runId: facts.runId, savepointId },
    {
      registryNo: facts.registry.registryNo,
      entityCount: frontier.table.count,
      segments: frontier.liveSegments(),
    },
  );
}
