import type { AuditContext, RunId, RunRecord, RunStatus } from "@runbox/core";
import { lockRun } from "../retention/lock-run.ts";
import { findRun, loadRunRecord } from "../run/find-run.ts";
import type { StorageContext } from "../run/storage-context.ts";

/** Says that a run has ended. See `Catalog.endRun`. */
export async function endRun(
  context: StorageContext,
  runId: RunId,
  status: Exclude<RunStatus, "running">,
  audit?: AuditContext,
): Promise<RunRecord> {
  const nowMs = context.clock.nowMs();
  const record = await context.database.write(async ({ client }) => {
    await lockRun(client, runId);
    const before = await findRun(client, runId);
    const isNews = before.status !== status;
    const times = isNews ? { finishedAtMs: BigInt(nowMs), activeAtMs: BigInt(nowMs) } : {};
    const run = await client.run.update({
      where: { id: runId },
      data: { status, leaseHolder: null, leaseUntilMs: null, ...times },
    });
    if (audit !== undefined) {
      await context.audit.write(client, {
        context: audit,
        action: "run.finish",
        resource: `run:${runId}`,
        outcome: "ok",
        before: { status: before.status },
        after: { status },
      });
    }
    if (isNews) await context.events.write(client, runId, [{ kind: "run.ended", status }], nowMs);
    return loadRunRecord(context, client, run);
  });
  context.events.announce();
  return record;
}
