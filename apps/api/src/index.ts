/** The API as types: what the dashboard and the client see of it. No value leaves here. */
export type { AppRouter } from "./app-router.ts";
export type { Role } from "./authorization/role.ts";
export type { WireErrorData } from "./errors/wire-error.ts";
export type { WireEvent } from "./routers/event/on-event.schema.ts";
export type {
  Timeline,
  TimelineBucket,
  TimelinePoint,
  TimelineStatus,
} from "./routers/savepoint/get-timeline.schema.ts";
export type { WireUser } from "./routers/user/user.schema.ts";
export type { WireProgress } from "./wire/progress.ts";
export type { RunHealth, RunHealthLevel, WireRun } from "./wire/run.ts";
export type { WireSavepoint } from "./wire/savepoint.ts";
export type { StateBranchNode, StateNode, StatePart, StatePath } from "./wire/state-node.ts";
