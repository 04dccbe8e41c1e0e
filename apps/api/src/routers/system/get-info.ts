import { PAGE_LIMIT_MAX } from "@runbox/core";
import { BATCH_CALLS_MAX, JSON_BODY_BYTES_MAX } from "../../http/limits.ts";
import { procedure } from "../../procedures.ts";
import { API_VERSION, VERSION } from "../../version.ts";
import { getInfoInput, getInfoOutput } from "./get-info.schema.ts";

/** What this server is and how much it takes. */
export const getInfo = procedure
  .input(getInfoInput)
  .output(getInfoOutput)
  .query(async ({ ctx }) => {
    const { clock, hosting, lifecycle, settings, storage } = ctx.services;
    const health = await storage.checkHealth();
    return {
      version: VERSION,
      apiVersion: API_VERSION,
      startedAtMs: lifecycle.startedAtMs,
      nowMs: clock.nowMs(),
      storage: {
        kind: storage.capabilities.kind,
        isDurable: storage.capabilities.durable,
        detail: health.detail,
      },
      limits: {
        stateBytesMax: settings.stateBytesMax,
        pushBodyBytesMax: settings.pushBodyBytesMax,
        jsonBodyBytesMax: JSON_BODY_BYTES_MAX,
        pageLimitMax: PAGE_LIMIT_MAX,
        batchCallsMax: BATCH_CALLS_MAX,
      },
      hostedRunCount: hosting.hostedCount,
    };
  });
