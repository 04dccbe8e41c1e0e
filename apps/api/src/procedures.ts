import { authorize, requirePrincipal } from "./authorization/authorize.ts";
import { bareProcedure } from "./trpc.ts";

/** What anybody may call. */
export const publicProcedure = bareProcedure.use(authorize);

/** What takes a principal; who may call it is said by the policy table. */
export const procedure = bareProcedure.use(authorize).use(requirePrincipal);
