import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeState } from "@runbox/core";
import { expect, test } from "vitest";
import { startApiProcess } from "./support/api-process.ts";
import { sampleBatch, UNCHANGED } from "./support/sample-batch.ts";
import { createTypedClient, reasonOf } from "./support/typed-client.ts";

/** Processes start from TypeScript sources, which takes a while on a busy machine. */
const TIMEOUT_MS = 240_000;
const runId = "flights-kill-1";

test(
  "what was acknowledged outlives kills, and the same epoch goes on pushing",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "runbox-kill-"));
    let api = await startApiProcess(folder);
    const client = () => createTypedClient(api.url, api.token);
    const push = (...pushes: Parameters<typeof sampleBatch>[2]) =>
      client().entity.push.mutate(sampleBatch(runId, 1, pushes));
    try {
      await client().run.create.mutate({
        runId,
        schedule: 60_000,
        startFrom: 0,
        entityIds: ["A", "B"],
      });
      await push([0, 60_000, { at: 1n }], [1, 60_000, "b1"]);
      await push([0, 120_000, { at: 2n }]);
      const before = api.token;
      await api.kill();
      api = await startApiProcess(folder);

      // Nothing was read at start; looking at the run finds what is open.
      const { progress } = await client().savepoint.progress.query({ runId });
      expect(progress).toMatchObject({
        frontier: 60_000,
        open: [{ instant: 120_000, savedCount: 1 }],
        missing: [{ entityId: "B", lastInstant: 60_000 }],
      });
      expect(await reasonOf(createTypedClient(api.url, before).user.me.query({}))).toBe(
        "AUTH.REQUIRED",
      );
      for (const file of ["auth-secret", "demo-token", "setup-link", "runbox.db"]) {
        expect((await stat(join(folder, file))).mode & 0o777, file).toBe(0o600);
      }
      await push([1, 120_000, UNCHANGED]);
      await push([0, 180_000, UNCHANGED]);

      expect(await api.stop()).toBe(0);
      api = await startApiProcess(folder);
      await push([1, 180_000, "b3"]);
      await api.kill();
      api = await startApiProcess(folder);

      const { base, entityIds, epoch } = await client().run.load.mutate({ runId });
      expect([base.instant, entityIds, epoch]).toEqual([180_000, ["A", "B"], 2]);
      const { items } = await client().entity.states.query({
        runId,
        savepointId: base.savepointId,
        epoch,
      });
      const states = items.map(({ entityId, base64 }) => [
        entityId,
        decodeState(new Uint8Array(Buffer.from(base64, "base64"))),
      ]);
      expect(Object.fromEntries(states)).toEqual({ A: { at: 2n }, B: "b3" });
    } finally {
      await api.kill();
      await rm(folder, { recursive: true, force: true });
    }
  },
  TIMEOUT_MS,
);
