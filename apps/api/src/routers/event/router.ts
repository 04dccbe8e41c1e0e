import { router } from "../../trpc.ts";
import { onEvent } from "./on-event.ts";

export const eventRouter = router({ on: onEvent });
