import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Digest,
  type EncodedState,
  type ExternalMs,
  parseEntityId,
  parseExternalMs,
  parseRunId,
  parseSchedule,
} from "@runbox/core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openStorage } from "../src/index.ts";

const holder = { name: "test", writtenBy: "test 1", leaseMs: 30_000 };
const at = (ms: number): ExternalMs => parseExternalMs(ms);

function stateOf(text: string): EncodedState {
  const bytes = Buffer.from(text);
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 32) as Digest;
  return { bytes, digest };
}

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "runbox-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("a savepoint comes back from the file after the storage was closed and opened again", async () => {
  const url = `file:${join(folder, "runs.db")}`;
  const runId = parseRunId("run-1");
  const first = await openStorage({ url });
  const writer = await first.createRun({
    runId,
    clock: "epoch-ms",
    schedule: parseSchedule(60_000),
    startFrom: at(10_000),
    entityIds: ["A", "B"].map(parseEntityId),
    keepSavepoints: 10,
    scenario: null,
    stateVersion: 1,
    tags: { team: "ops" },
    holder,
  });
  await writer.append([
    { ordinal: 0, instant: at(60_000), from: at(10_000), state: stateOf("a1") },
    { ordinal: 1, instant: at(60_000), from: at(10_000), state: stateOf("b1") },
  ]);
  const [saved] = await writer.complete([
    { instant: at(60_000), openedAtMs: 1, completedAtMs: 2, completedBy: parseEntityId("B") },
  ]);
  await first.close();

  const second = await openStorage({ url });
  expect((await second.getRun(runId)).latestSavepoint).toEqual(saved);
  expect.assert(saved !== undefined);
  const reader = await second.openSavepoint(runId, saved.savepointId);
  const texts: Record<string, string> = {};
  for await (const batch of reader.states()) {
    for (const { entityId, state } of batch) texts[entityId] = Buffer.from(state.bytes).toString();
  }
  await reader.close();
  expect(texts).toEqual({ A: "a1", B: "b1" });
  await second.close();
});
