import { describe, expect, it } from "vitest";
import { openStorage } from "../src/index.ts";
import { completionAt, newRun, pushAt, readTexts } from "./support/sample-run.ts";
import { temporaryFile } from "./support/temporary-folder.ts";

const STEPS = 20_000;

describe("an entity that held twenty thousand savepoints back", () => {
  it("completes them in one call; those that retention would drop are records alone", async () => {
    const storage = await openStorage({ url: `file:${temporaryFile()}` });
    const writer = await storage.createRun(newRun("run", 2, { keepSavepoints: 3 }));
    const steps = Array.from({ length: STEPS }, (_, index) => index + 1);
    for (let start = 0; start < STEPS; start += 1_000) {
      await writer.append(
        steps.slice(start, start + 1_000).map((step) => pushAt(0, step, `a${step}`)),
      );
    }
    await writer.append([{ ...pushAt(1, STEPS, "jump"), from: pushAt(1, 1, null).from }]);
    const startedMs = performance.now();
    const records = await writer.complete(steps.map(completionAt));
    const tookMs = performance.now() - startedMs;

    expect(records).toHaveLength(STEPS);
    expect(records.map(({ status }) => status)).toEqual([
      ...Array.from({ length: STEPS - 3 }, () => "pruned"),
      ...Array.from({ length: 3 }, () => "persisted"),
    ]);
    const [first, last] = [records.at(-3), records.at(-1)];
    expect.assert(first !== undefined && last !== undefined);
    expect(await readTexts(storage, first)).toEqual([`a${STEPS - 2}`, "jump"]);
    expect(await readTexts(storage, last)).toEqual([`a${STEPS}`, "jump"]);
    // Work that grows with the square would take minutes.
    expect(tookMs).toBeLessThan(60_000);
    await storage.close();
  }, 120_000);
});
