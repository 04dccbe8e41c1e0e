import { authorize, requirePrincipal } from "./authorization/authorize.ts";
import { guardInput } from "./http/guard-input.ts";
import { idempotency } from "./http/idempotency.ts";
import { bareProcedure } from "./trpc.ts";

/** What anybody may call. */
export const publicProcedure = bareProcedure.use(authorize).use(guardInput);

/** What takes a principal; who may call it is said by the policy table. */
export const procedure = bareProcedure
  .use(authorize)
  .use(guardInput)
  .use(requirePrincipal)
  .use(idempotency);
