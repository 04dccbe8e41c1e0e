import { digestBytes } from "../../digest/digest-bytes.ts";
import type { Digest } from "../../model/digest.ts";
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
  const lines = entityIds.map((entityId, ordinal) => `${entityId} ${states[ordinal]?.digest}`);
  return digestBytes(new TextEncoder().encode([runId, instant, ...lines].join("\n")));
}
