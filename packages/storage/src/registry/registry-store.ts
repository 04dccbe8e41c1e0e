import type { EntityId, RunId } from "@runbox/core";
import { damagedBytes } from "../bytes/damaged-bytes.ts";
import type { Database } from "../database/database.ts";
import {
  decodeRegistry,
  digestOfIds,
  encodeRegistry,
  type RegistryKey,
} from "./registry-format.ts";

/** A list of entity ids in ordinal order. */
export interface Registry {
  readonly registryNo: number;
  readonly entityIds: readonly EntityId[];
  readonly digest: string;
}

/** A registry as a row to write. */
export interface RegistryRow {
  readonly runId: string;
  readonly registryNo: number;
  readonly count: number;
  readonly digest: string;
  readonly ids: Uint8Array<ArrayBuffer>;
}

/** @throws DamagedBytes */
export async function readRegistry(database: Database, key: RegistryKey): Promise<Registry> {
  const row = await database.read((client) =>
    client.registry.findUnique({ where: { runId_registryNo: { ...key } } }),
  );
  if (row === null) throw damagedBytes(`the registry ${key.registryNo} is missing`);
  const { entityIds, digest } = await decodeRegistry(key, row.ids);
  if (digest !== row.digest) throw damagedBytes("the registry's digest is another");
  return { registryNo: key.registryNo, entityIds, digest };
}

/** Packs a registry for writing. */
export async function toRegistryRow(
  runId: RunId,
  registryNo: number,
  entityIds: readonly EntityId[],
): Promise<RegistryRow> {
  const ids = await encodeRegistry({ runId, registryNo }, entityIds);
  return {
    runId,
    registryNo,
    count: entityIds.length,
    digest: digestOfIds(entityIds),
    ids: new Uint8Array(ids),
  };
}
