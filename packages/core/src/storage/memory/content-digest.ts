import { createHash } from "node:crypto";
import { DIGEST_BYTES, type Digest } from "../../model/digest.ts";
import type { ExternalMs } from "../../model/external-time.ts";
import type { EntityId, RunId } from "../../model/ids.ts";
import type { EncodedState } from "../run-writer.ts";

/** One digest over everything that a savepoint says: which run, when, which entities, what states. */
export function digestContent(
  runId: RunId,
  instant: ExternalMs,
  entityIds: readonly EntityId[],
  states: readonly EncodedState[],
): Digest {
  const hash = createHash("sha256").update(`${runId}\n${instant}\n`);
  entityIds.forEach((entityId, ordinal) => {
    hash.update(`${entityId} ${states[ordinal]?.digest ?? ""}\n`);
  });
  return hash.digest("hex").slice(0, 2 * DIGEST_BYTES) as Digest;
}
