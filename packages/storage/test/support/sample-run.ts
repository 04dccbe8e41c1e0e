import { createHash } from "node:crypto";
import {
  type Digest,
  type EncodedState,
  InvariantViolation,
  type NewRun,
  type PushEntry,
  parseEntityId,
  parseExternalMs,
  parseRunId,
  parseSchedule,
  type RunWriter,
  type SavepointRecord,
  type Storage,
} from "@runbox/core";

export const HOLDER = { name: "test", writtenBy: "test 1", leaseMs: 30_000 };
const STEP_MS = 60_000;

function stateOf(content: string | Uint8Array): EncodedState {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 32) as Digest;
  return { bytes, digest };
}

export function newRun(runId: string, entityCount: number, changes: Partial<NewRun> = {}): NewRun {
  return {
    runId: parseRunId(runId),
    clock: "epoch-ms",
    schedule: parseSchedule(STEP_MS),
    startFrom: parseExternalMs(0),
    entityIds: Array.from({ length: entityCount }, (_, ordinal) => parseEntityId(`e${ordinal}`)),
    keepSavepoints: 10,
    scenario: null,
    stateVersion: 1,
    tags: {},
    holder: HOLDER,
    ...changes,
  };
}

/** The push of an entity at the n-th instant, that goes on from the one before. */
export function pushAt(ordinal: number, step: number, content: string | null): PushEntry {
  return {
    ordinal,
    instant: parseExternalMs(step * STEP_MS),
    from: parseExternalMs((step - 1) * STEP_MS),
    state: content === null ? null : stateOf(content),
  };
}

export function completionAt(step: number) {
  return {
    instant: parseExternalMs(step * STEP_MS),
    openedAtMs: 1,
    completedAtMs: 2,
    completedBy: parseEntityId("e0"),
  };
}

/** Saves the n-th savepoint: every content is the state of one entity. */
export async function saveStep(
  writer: RunWriter,
  step: number,
  contents: readonly (string | null)[],
): Promise<SavepointRecord> {
  await writer.append(contents.map((content, ordinal) => pushAt(ordinal, step, content)));
  return completeStep(writer, step);
}

export async function completeStep(writer: RunWriter, step: number): Promise<SavepointRecord> {
  const [record] = await writer.complete([completionAt(step)]);
  if (record === undefined) throw new InvariantViolation("complete gave no record");
  return record;
}

/** What a savepoint holds, in ordinal order. */
export async function readTexts(
  storage: Storage,
  { runId, savepointId }: SavepointRecord,
): Promise<readonly string[]> {
  const reader = await storage.openSavepoint(runId, savepointId);
  const texts: string[] = [];
  try {
    for await (const batch of reader.states()) {
      for (const { ordinal, state } of batch) texts[ordinal] = Buffer.from(state.bytes).toString();
    }
  } finally {
    await reader.close();
  }
  return texts;
}
