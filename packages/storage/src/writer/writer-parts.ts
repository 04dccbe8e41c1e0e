import type { Clock, ExternalMs, IdSource } from "@runbox/core";
import type { Database } from "../database/database.ts";
import type { StepHook } from "../database/storage-step.ts";
import type { EventWriter } from "../event/event-writer.ts";
import type { PipelineStart } from "./commit-pipeline.ts";
import type { Frontier } from "./frontier.ts";
import type { PushLog } from "./push-log.ts";
import type { SessionFacts } from "./session-facts.ts";
import type { Tips } from "./tips.ts";

/** Everything that a writer is made of. */
export interface WriterParts {
  readonly database: Database;
  readonly events: EventWriter;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly onStep: StepHook;
  readonly stateBytesMax: number;
  readonly facts: SessionFacts;
  readonly start: PipelineStart;
  readonly frontier: Frontier;
  /** The newest complete savepoint of the session, or where it began. */
  readonly frontierInstant: ExternalMs;
  readonly log: PushLog;
  readonly tips: Tips;
  onClosed(): void;
  /** Gives the lease back, if this writer still has it. */
  releaseLease(database: Database): Promise<void>;
}
