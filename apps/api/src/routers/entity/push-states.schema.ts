import { z } from "zod";
import { countOutput } from "../../wire/numbers.ts";

// The input is `application/octet-stream`: what `encodePushBatch` of @runbox/core makes.

export const pushStatesOutput = z.object({
  /** Pushes that were taken; all of the batch, and all of them durable. */
  pushCount: countOutput,
});
