import { z } from "zod";
import { runIdInput } from "../../wire/ids.ts";
import { runOutput } from "../../wire/run.ts";

export const getRunInput = z.strictObject({ runId: runIdInput });

export const getRunOutput = runOutput;
