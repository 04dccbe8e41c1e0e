import { type EntityId, parseEntityId, type SavepointRecord, type Storage } from "@runbox/core";
import { describe, expect, it } from "vitest";
import { openStorage } from "../src/index.ts";
import { HOLDER, newRun, readTexts, saveStep } from "./support/sample-run.ts";
import { temporaryFile } from "./support/temporary-folder.ts";

const ids = (...texts: readonly string[]): readonly EntityId[] => texts.map(parseEntityId);

async function load(storage: Storage, base: SavepointRecord, entityIds: readonly EntityId[]) {
  const { run, begin } = await storage.acquireRun(base.runId, HOLDER);
  return begin({ ...run, base, entityIds });
}

describe("segments outlive the list of entities that they were written with", () => {
  it("an entity that was dropped and comes back does not see its old state", async () => {
    const storage = await openStorage({ url: `file:${temporaryFile()}` });
    const first = await storage.createRun(newRun("run", 0, { entityIds: ids("a", "b", "c") }));
    const one = await saveStep(first, 1, ["a1", "b1", "c1"]);
    const second = await load(storage, one, ids("c", "a"));
    const two = await saveStep(second, 2, [null, "a2"]);
    const third = await load(storage, two, ids("b", "c", "a"));
    expect([0, 1, 2].map(third.hasState)).toEqual([false, true, true]);
    const three = await saveStep(third, 3, ["b3", null, null]);

    expect(await readTexts(storage, one)).toEqual(["a1", "b1", "c1"]);
    expect(await readTexts(storage, two)).toEqual(["c1", "a2"]);
    expect(await readTexts(storage, three)).toEqual(["b3", "c1", "a2"]);
    await storage.close();
  });

  it("a resumed session of another list than its base goes on where it stopped", async () => {
    const storage = await openStorage({ url: `file:${temporaryFile()}` });
    const first = await storage.createRun(newRun("run", 0, { entityIds: ids("a", "b") }));
    const one = await saveStep(first, 1, ["a1", "b1"]);
    const second = await load(storage, one, ids("new", "b"));
    const resumed = await storage.resumeRun(one.runId, second.epoch, HOLDER);
    expect(resumed.entityIds).toEqual(ids("new", "b"));
    expect([0, 1].map(resumed.writer.hasState)).toEqual([false, true]);
    const saved = await saveStep(resumed.writer, 2, ["n2", null]);
    expect(await readTexts(storage, saved)).toEqual(["n2", "b1"]);
    await storage.close();
  });
});
