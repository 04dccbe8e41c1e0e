import type { Epoch, LeaseHolder, RunBeginning, RunId, RunWriter } from "@runbox/core";
import { mapOrdinals } from "../registry/ordinal-map.ts";
import { digestOfIds } from "../registry/registry-format.ts";
import { type RegistryRow, toRegistryRow } from "../registry/registry-store.ts";
import { type LoadedSavepoint, loadSavepoint } from "../savepoint/load-savepoint.ts";
import { remapTable } from "../values/value-table.ts";
import type { FrontierStart } from "../writer/frontier.ts";
import { checkClaim } from "./fence.ts";
import { findRunToWrite } from "./find-run.ts";
import { type OpenWriters, openWriter } from "./open-writer.ts";
import { recordBeginning } from "./record-beginning.ts";
import type { StorageContext } from "./storage-context.ts";

/** Who begins. */
export interface BeginClaim {
  readonly runId: RunId;
  readonly epoch: Epoch;
  readonly holder: LeaseHolder;
}

/** Opens an acquired run on top of a savepoint. See `RunAcquisition.begin`. */
export async function beginRun(
  context: StorageContext,
  writers: OpenWriters,
  claim: BeginClaim,
  beginning: RunBeginning,
): Promise<RunWriter> {
  const { runId, epoch, holder } = claim;
  const { base, entityIds } = beginning;
  await context.database.read((client) => checkClaim(client, { runId, epoch, commitSeq: 0n }));
  const release = await context.readers.hold(runId, base.savepointId);
  try {
    const loaded = await loadSavepoint(context, runId, base.savepointId);
    const registry = await registryFor(context, runId, loaded, beginning);
    const begun = await recordBeginning(context, claim, beginning, registry);
    context.events.announce();
    return openWriter(context, writers, {
      facts: {
        runId,
        epoch,
        holder,
        branch: begun.branch,
        registry: { ...registry, entityIds },
        baseInstant: base.instant,
        stateVersion: beginning.stateVersion,
        keepSavepoints: beginning.keepSavepoints,
      },
      start: { commitSeq: begun.commitSeq, nextSegment: begun.nextSegment },
      values: inheritValues(loaded, beginning),
      frontierInstant: base.instant,
      logged: [],
    });
  } finally {
    await release();
  }
}

/** The registry of the new session: that of the base when the entities are the same. */
export interface SessionRegistry {
  readonly registryNo: number;
  readonly digest: string;
  /** What to insert; absent when it exists. */
  readonly row: RegistryRow | undefined;
}

async function registryFor(
  { database }: StorageContext,
  runId: RunId,
  { registry }: LoadedSavepoint,
  { entityIds }: RunBeginning,
): Promise<SessionRegistry> {
  const digest = digestOfIds(entityIds);
  if (digest === registry.digest) {
    return { registryNo: registry.registryNo, digest, row: undefined };
  }
  const { nextRegistry } = await database.read((client) => findRunToWrite(client, runId));
  const row = await toRegistryRow(runId, nextRegistry, entityIds);
  return { registryNo: nextRegistry, digest, row };
}

/**
 * The base's values as the session's first. From every inherited segment only entries below the
 * base count: above it are pushes that the earlier session made and never completed.
 */
function inheritValues(
  { table, segments, registry, record }: LoadedSavepoint,
  { entityIds }: RunBeginning,
): FrontierStart {
  const isSame = digestOfIds(entityIds) === registry.digest;
  return {
    table: isSame
      ? table
      : remapTable(table, mapOrdinals(registry.entityIds, entityIds), entityIds.length),
    segments: segments.map(({ ref, storedBytes }) => ({
      storedBytes,
      ref: { ...ref, bound: Math.min(ref.bound, record.instant) },
    })),
  };
}
