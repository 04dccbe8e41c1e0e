import type { ApiContext } from "../context.ts";

/** Writes down that somebody was refused. */
export interface DenialAudit {
  /** Never throws, and never waits for long: a refusal is given either way. */
  record(context: ApiContext, path: string, needed: string): Promise<void>;
}
