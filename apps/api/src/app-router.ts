import { auditRouter } from "./routers/audit/router.ts";
import { entityRouter } from "./routers/entity/router.ts";
import { eventRouter } from "./routers/event/router.ts";
import { runRouter } from "./routers/run/router.ts";
import { savepointRouter } from "./routers/savepoint/router.ts";
import { systemRouter } from "./routers/system/router.ts";
import { tokenRouter } from "./routers/token/router.ts";
import { userRouter } from "./routers/user/router.ts";
import { router } from "./trpc.ts";

/** Everything that the API offers over tRPC. */
export const appRouter = router({
  run: runRouter,
  entity: entityRouter,
  savepoint: savepointRouter,
  event: eventRouter,
  token: tokenRouter,
  user: userRouter,
  audit: auditRouter,
  system: systemRouter,
});

export type AppRouter = typeof appRouter;
