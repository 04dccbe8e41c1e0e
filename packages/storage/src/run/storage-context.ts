import type { Clock, IdSource } from "@runbox/core";
import type { AuditWriter } from "../audit/audit-writer.ts";
import type { Database } from "../database/database.ts";
import type { StepHook } from "../database/storage-step.ts";
import type { EventWriter } from "../event/event-writer.ts";
import type { OpenReaders } from "../reader/open-readers.ts";

/** What every operation of an open storage works with. */
export interface StorageContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly onStep: StepHook;
  readonly events: EventWriter;
  readonly audit: AuditWriter;
  readonly readers: OpenReaders;
  readonly stateBytesMax: number;
}
