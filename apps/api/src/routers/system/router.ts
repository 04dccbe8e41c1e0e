import { router } from "../../trpc.ts";
import { getHealth } from "./get-health.ts";
import { getInfo } from "./get-info.ts";

export const systemRouter = router({ health: getHealth, info: getInfo });
