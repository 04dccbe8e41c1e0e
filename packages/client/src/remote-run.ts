import type { RunClock, RunId, Schedule } from "@runbox/core";
import type { BatchLimits } from "./push-queue.ts";
import type { ReliableCall } from "./reliable-call.ts";
import type { RunboxClient } from "./runbox-client.ts";

/** A run behind the API, as its store was asked to open it, and how the API is called. */
export interface RemoteRun extends BatchLimits {
  readonly client: RunboxClient;
  readonly call: ReliableCall;
  readonly newId: () => string;
  readonly runId: RunId;
  readonly schedule: Schedule;
  readonly keepSavepoints: number;
  readonly runClock: RunClock;
  readonly scenario: string | null;
  readonly stateVersion: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Who writes, for people to read. */
  readonly writer: string;
  readonly requestMaxCount: number;
}
