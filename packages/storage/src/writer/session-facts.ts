import type { Epoch, ExternalMs, LeaseHolder, RunId } from "@runbox/core";
import type { Registry } from "../registry/registry-store.ts";

/** What stays the same as long as one writer has a run. */
export interface SessionFacts {
  readonly runId: RunId;
  readonly epoch: Epoch;
  readonly branch: number;
  readonly registry: Registry;
  /** Where the session began: entries of earlier sessions at or above do not count. */
  readonly baseInstant: ExternalMs;
  readonly stateVersion: number;
  readonly keepSavepoints: number;
  readonly holder: LeaseHolder;
}
