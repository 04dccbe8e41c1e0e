import { describe, expect, it } from "vitest";
import { openStorage, type StorageStep } from "../src/index.ts";
import { completeStep, newRun, readTexts, saveStep } from "./support/sample-run.ts";
import { temporaryFile } from "./support/temporary-folder.ts";

/** A storage whose next write breaks at a step, as often as it is told to. */
async function openBreakable(attemptsMax = 1) {
  const breaks: StorageStep[] = [];
  const storage = await openStorage({
    url: `file:${temporaryFile()}`,
    attemptsMax,
    onStep(step) {
      const at = breaks.indexOf(step);
      if (at === -1) return;
      breaks.splice(at, 1);
      throw Object.assign(new Error("connection terminated"), { code: "ECONNRESET" });
    },
  });
  return { storage, breakAt: (...steps: readonly StorageStep[]) => breaks.push(...steps) };
}

describe("a commit that breaks", () => {
  it.each(["before-begin", "after-fence", "after-segments", "before-commit"] as const)(
    "at %s leaves nothing, and the same call made again succeeds",
    async (step) => {
      const { storage, breakAt } = await openBreakable();
      const writer = await storage.createRun(newRun("run", 2));
      const first = await saveStep(writer, 1, ["a1", "b1"]);
      breakAt(step);
      await expect(saveStep(writer, 2, ["a2", "b2"])).rejects.toMatchObject({
        code: "STORAGE.UNAVAILABLE",
      });
      expect((await storage.getLatestSavepoint(writer.runId))?.savepointId).toBe(first.savepointId);

      const second = await completeStep(writer, 2);
      expect(await readTexts(storage, second)).toEqual(["a2", "b2"]);
      expect(await readTexts(storage, first)).toEqual(["a1", "b1"]);
      const third = await saveStep(writer, 3, [null, "b3"]);
      expect(await readTexts(storage, third)).toEqual(["a2", "b3"]);
      await storage.close();
    },
  );

  it("after it happened is found to have happened, and is not made twice", async () => {
    const { storage, breakAt } = await openBreakable();
    const writer = await storage.createRun(newRun("run", 2));
    breakAt("after-commit");
    const first = await saveStep(writer, 1, ["a1", "b1"]);
    expect(await readTexts(storage, first)).toEqual(["a1", "b1"]);
    await saveStep(writer, 2, ["a2", "b2"]);
    const { items } = await storage.catalog.listSavepoints(
      writer.runId,
      { descending: false },
      { limit: 10 },
    );
    expect(items.map(({ instant }) => instant)).toEqual([60_000, 120_000]);
    await storage.close();
  });

  it("is tried again by itself while attempts are left", async () => {
    const { storage, breakAt } = await openBreakable(4);
    const writer = await storage.createRun(newRun("run", 1));
    breakAt("after-fence", "before-commit", "after-segments");
    const first = await saveStep(writer, 1, ["a1"]);
    expect(await readTexts(storage, first)).toEqual(["a1"]);
    expect((await storage.events.listAfter(0, 100)).map(({ body }) => body.kind)).toEqual([
      "run.created",
      "savepoint.persisted",
    ]);
    await storage.close();
  });
});
