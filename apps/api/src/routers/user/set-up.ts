import { publicProcedure } from "../../procedures.ts";
import { setUpInput, setUpOutput } from "./set-up.schema.ts";

/** Makes the first administrator, for whoever holds the one-time code. */
export const setUpFirstUser = publicProcedure
  .input(setUpInput)
  .output(setUpOutput)
  .mutation(({ ctx, input }) => {
    const { code, ...user } = input;
    return ctx.services.setUp.complete(code, user, {
      requestId: ctx.requestId,
      address: ctx.address,
    });
  });
