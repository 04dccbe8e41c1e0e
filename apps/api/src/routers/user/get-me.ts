import { procedure } from "../../procedures.ts";
import { getMeInput, getMeOutput } from "./get-me.schema.ts";

/** Who the caller is. */
export const getMe = procedure
  .input(getMeInput)
  .output(getMeOutput)
  .query(({ ctx }) => ctx.principal);
