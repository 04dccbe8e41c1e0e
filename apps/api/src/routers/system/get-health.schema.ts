import { z } from "zod";

export const getHealthInput = z.strictObject({});

export const getHealthOutput = z.object({
  status: z.enum(["ready", "draining", "unavailable"]),
  /** Whether the first administrator is still to be made, by the set-up link. */
  isSetUpPending: z.boolean(),
});
