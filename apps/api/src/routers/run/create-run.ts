import { toAuditContext } from "../../context.ts";
import { procedure } from "../../procedures.ts";
import { toWireRun } from "../../service/run-health.ts";
import { createRunInput, createRunOutput } from "./create-run.schema.ts";

/** Creates a run and opens it for pushes, in epoch 1. */
export const createRun = procedure
  .input(createRunInput)
  .output(createRunOutput)
  .mutation(async ({ ctx, input }) => {
    const { hosting, clock } = ctx.services;
    const { reason, writer, ...run } = input;
    const created = await hosting.create(
      run,
      writer ?? `api client ${ctx.requestId}`,
      toAuditContext(ctx, reason),
    );
    return { epoch: created.epoch, run: toWireRun(created, undefined, clock.nowMs()) };
  });
