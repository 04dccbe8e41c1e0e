import { z } from "zod";

export const getInfoInput = z.strictObject({});

export const getInfoOutput = z.object({
  version: z.string(),
  apiVersion: z.string(),
  startedAtMs: z.number(),
  nowMs: z.number(),
  storage: z.object({
    kind: z.enum(["memory", "sqlite", "postgresql"]),
    isDurable: z.boolean(),
    detail: z.string(),
  }),
  limits: z.object({
    stateBytesMax: z.number(),
    pushBodyBytesMax: z.number(),
    jsonBodyBytesMax: z.number(),
    pageLimitMax: z.number(),
    batchCallsMax: z.number(),
  }),
  hostedRunCount: z.number(),
});
