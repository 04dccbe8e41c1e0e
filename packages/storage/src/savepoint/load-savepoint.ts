import {
  isRunboxError,
  type RunId,
  type SavepointId,
  type SavepointRecord,
  savepointErrors,
} from "@runbox/core";
import { DamagedBytes } from "../bytes/damaged-bytes.ts";
import type { Database } from "../database/database.ts";
import { decodeManifest } from "../manifest/manifest-format.ts";
import { type Registry, readRegistry } from "../registry/registry-store.ts";
import { findRun } from "../run/find-run.ts";
import { digestOfTable } from "../values/content-digest.ts";
import { type ResolvedValues, resolveValues } from "../values/resolve-values.ts";
import { toSavepointRecord } from "./savepoint-record.ts";

/** A savepoint with the place of every state. No state is read yet. */
export interface LoadedSavepoint extends ResolvedValues {
  readonly record: SavepointRecord;
  readonly registry: Registry;
}

/** What loading works with. */
export interface LoadContext {
  readonly database: Database;
  readonly clock: { nowMs(): number };
}

/**
 * Loads what a savepoint consists of, and checks that it adds up to the savepoint's digest.
 *
 * @throws `SAVEPOINT.NOT_FOUND`, `SAVEPOINT.PRUNED`, `SAVEPOINT.CORRUPT`
 */
export async function loadSavepoint(
  { database, clock }: LoadContext,
  runId: RunId,
  savepointId: SavepointId,
): Promise<LoadedSavepoint> {
  const row = await database.read((client) =>
    client.savepoint.findUnique({ where: { runId_savepointId: { runId, savepointId } } }),
  );
  if (row === null) throw savepointErrors.savepointNotFound(runId, savepointId);
  if (row.manifest === null) throw savepointErrors.savepointPruned(runId, savepointId);
  const { manifest: blob } = row;
  const record = toSavepointRecord(row, clock.nowMs());
  return reportDamage(database, runId, savepointId, async () => {
    const manifest = await decodeManifest({ runId, savepointId }, blob);
    const registry = await readRegistry(database, { runId, registryNo: manifest.registryNo });
    if (registry.entityIds.length !== manifest.entityCount) {
      throw new DamagedBytes("the registry has another length than the manifest says");
    }
    const values = await resolveValues(database, manifest, registry, record.instant, runId);
    if (digestOfTable(values.table, record.instant, registry.digest) !== record.digest) {
      throw new DamagedBytes("its content does not have its digest");
    }
    return { record, registry, ...values };
  });
}

/**
 * Turns damage into `SAVEPOINT.CORRUPT`, with the place where it was found; unless the states are
 * missing because the run was deleted meanwhile.
 */
export async function reportDamage<T>(
  database: Database,
  runId: RunId,
  savepointId: SavepointId,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRunboxError(error) || !(error instanceof DamagedBytes)) throw error;
    await database.read((client) => findRun(client, runId));
    throw savepointErrors.corruptSavepoint(runId, savepointId, error.message, error);
  }
}
