import { publicProcedure } from "../../procedures.ts";
import { getHealthInput, getHealthOutput } from "./get-health.schema.ts";

/** Whether the service works, and whether it still has to be set up. */
export const getHealth = publicProcedure
  .input(getHealthInput)
  .output(getHealthOutput)
  .query(async ({ ctx }) => {
    const { lifecycle, setUp, storage } = ctx.services;
    const health = await storage.checkHealth();
    const isReady = health.reachable && health.migrated;
    return {
      status: lifecycle.isDraining ? "draining" : isReady ? "ready" : "unavailable",
      isSetUpPending: isReady && (await setUp.isPending()),
    };
  });
