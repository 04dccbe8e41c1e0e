import { isRunboxError, type RunRecord, type StorageCapabilities } from "@runbox/core";
import type { HostedSessions } from "./hosted-sessions.ts";
import type { RunAbsence, RunStanding } from "./run-hosting.ts";

/** Why a run cannot be resumed, and so nothing is known of what is open. */
const ABSENCES: ReadonlyMap<string, RunAbsence> = new Map([
  ["RUN.NOT_OPEN", "not-open"],
  ["RUN.ENDED", "ended"],
  ["RUN.FENCED", "elsewhere"],
]);

/** Finds out where a run's open savepoints stand. A run that is not hosted is resumed if that is safe. */
export async function findStanding(
  sessions: HostedSessions,
  capabilities: StorageCapabilities,
  run: RunRecord,
): Promise<RunStanding> {
  const { runId, epoch, status } = run;
  const hosted = sessions.registry.get(runId);
  if (hosted?.epoch === epoch) return { progress: hosted.session.progress(), absence: null };
  if (status !== "running") return { progress: null, absence: "ended" };
  // An embedded file has one owner process, and that is this one. On a shared database the writer
  // may be another process, which resuming would end: looking must not do that.
  if (capabilities.kind === "postgresql") return { progress: null, absence: "elsewhere" };
  try {
    const { session } = await sessions.sessionOf(runId, epoch);
    return { progress: session.progress(), absence: null };
  } catch (error) {
    const absence = isRunboxError(error) ? ABSENCES.get(error.code) : undefined;
    if (absence === undefined) throw error;
    return { progress: null, absence };
  }
}
