import { decodePushBatch, runErrors } from "@runbox/core";
import { octetInputParser } from "@trpc/server/http";
import { maySeeRun } from "../../authorization/principal.ts";
import { invalidRequest } from "../../errors/request-errors.ts";
import { procedure } from "../../procedures.ts";
import { pushStatesOutput } from "./push-states.schema.ts";

/**
 * Takes a binary batch of pushes of one run. When it answers, every one of them is durable; when
 * it refuses, none of them was taken.
 */
export const pushStates = procedure
  .input(octetInputParser)
  .output(pushStatesOutput)
  .mutation(async ({ ctx }) => {
    const { binaryBody, principal, services } = ctx;
    if (binaryBody === null) {
      throw invalidRequest("it has no binary body", "Send application/octet-stream.");
    }
    const batch = decodePushBatch(binaryBody);
    if (!maySeeRun(principal, batch.runId)) {
      await services.denials.record(ctx, "entity.push", "a token for this run");
      throw runErrors.runNotFound(batch.runId);
    }
    await services.hosting.push(batch);
    services.metrics.pushed(batch.pushes.length, binaryBody.byteLength);
    return { pushCount: batch.pushes.length };
  });
