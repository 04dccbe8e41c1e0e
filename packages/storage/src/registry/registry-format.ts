import { createHash } from "node:crypto";
import type { EntityId } from "@runbox/core";
import { encodeBlob, verifyBlob } from "../bytes/blob-frame.ts";
import { createByteWriter } from "../bytes/byte-writer.ts";
import { damagedBytes } from "../bytes/damaged-bytes.ts";

/** Which list of entity ids: they are numbered in each run. */
export interface RegistryKey {
  readonly runId: string;
  readonly registryNo: number;
}

const RUN_ID_BYTES = 512;
/** Ten million ids of average length; nothing larger is believed. */
const REGISTRY_BYTES_MAX = 512 << 20;
/** Not in the grammar of ids. */
const SEPARATOR = "\n";

/** SHA-256 over the ids in ordinal order, in hexadecimal. Equal lists have equal digests. */
export function digestOfIds(entityIds: readonly EntityId[]): string {
  return createHash("sha256").update(entityIds.join(SEPARATOR)).digest("hex");
}

export function encodeRegistry(
  key: RegistryKey,
  entityIds: readonly EntityId[],
): Promise<Uint8Array> {
  const header = createByteWriter();
  header.text(key.runId);
  header.varint(key.registryNo);
  header.varint(entityIds.length);
  const content = Buffer.from(entityIds.join(SEPARATOR), "latin1");
  return encodeBlob("registry", header.finish(), content);
}

/** A registry's ids and the digest of them. */
export interface DecodedRegistry {
  readonly entityIds: readonly EntityId[];
  readonly digest: string;
}

/** @throws DamagedBytes */
export async function decodeRegistry(key: RegistryKey, blob: Uint8Array): Promise<DecodedRegistry> {
  const verified = verifyBlob("registry", blob, REGISTRY_BYTES_MAX);
  const runId = verified.header.text(RUN_ID_BYTES);
  const registryNo = verified.header.varint();
  if (runId !== key.runId || registryNo !== key.registryNo) {
    throw damagedBytes(`it is the registry ${registryNo} of the run ${runId}`);
  }
  const count = verified.header.varint();
  verified.header.end();
  const content = Buffer.from(await verified.content());
  // The digest has been checked: these are the ids that were checked when they were written.
  const entityIds = content.toString("latin1").split(SEPARATOR) as EntityId[];
  if (entityIds.length !== count) throw damagedBytes("the registry's count is not its length");
  return { entityIds, digest: createHash("sha256").update(content).digest("hex") };
}
