import { runErrors, type SavepointRef } from "@runbox/core";
import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { toWireRun } from "../../service/run-health.ts";
import { loadRunInput, loadRunOutput } from "./load-run.schema.ts";

/** Takes a run over and says what to go on from. It accepts pushes after `run.open`. */
export const loadRun = procedure
  .input(loadRunInput)
  .output(loadRunOutput)
  .mutation(async ({ ctx, input }) => {
    const { storage, hosting, reads, clock } = ctx.services;
    const { runId } = input;
    const ref: SavepointRef | undefined = input.savepoint;
    // Looked up before the epoch is raised: a load that cannot succeed fences nobody.
    await storage.getRun(runId);
    const base =
      ref === undefined
        ? await storage.getLatestSavepoint(runId)
        : await storage.getSavepoint(runId, ref);
    if (base === undefined) throw runErrors.noSavepoint(runId);
    await reads.entityIds(runId, base.savepointId);
    const writer = input.writer ?? `api client ${ctx.requestId}`;
    const run = await hosting.acquire(runId, writer, toAuditContext(ctx, input.reason));
    // The writer before could complete more until it was fenced: only now is the newest final.
    const finalBase =
      ref === undefined ? ((await storage.getLatestSavepoint(runId)) ?? base) : base;
    const entityIds = await reads.entityIds(runId, finalBase.savepointId);
    return {
      epoch: run.epoch,
      run: toWireRun(run, undefined, clock.nowMs()),
      base: finalBase,
      entityIds,
    };
  });
