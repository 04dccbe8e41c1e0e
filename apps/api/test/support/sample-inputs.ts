import type { ProcedurePath } from "../../src/authorization/procedure-path.ts";

/** What samples are about. */
export interface SampleFacts {
  readonly runId: string;
  readonly savepointId: string;
  readonly userId: string;
  readonly tokenId: string;
}

/**
 * A valid input for every procedure; one that is missing here does not compile. `null`: the input
 * is binary.
 */
export function sampleInputs(facts: SampleFacts): Readonly<Record<ProcedurePath, object | null>> {
  const { runId, savepointId, userId, tokenId } = facts;
  const savepoint = { runId, savepointId };
  return {
    "run.create": { runId: `${runId}-new`, schedule: 60_000, startFrom: 0, entityIds: ["A"] },
    "run.load": { runId },
    "run.open": { runId, epoch: 7, savepointId, entityIds: ["A"], schedule: 60_000 },
    "run.list": {},
    "run.get": { runId },
    "run.finish": { runId, status: "finished" },
    "run.delete": { runId, confirm: runId, reason: "test" },
    "entity.push": null,
    "entity.list": savepoint,
    "entity.states": savepoint,
    "entity.state": { ...savepoint, entityId: "A" },
    "savepoint.list": { runId },
    "savepoint.get": savepoint,
    "savepoint.timeline": { runId },
    "savepoint.progress": { runId },
    "savepoint.pin": { ...savepoint, note: "test" },
    "savepoint.unpin": savepoint,
    "savepoint.verify": savepoint,
    "event.on": { topics: ["runs"] },
    "token.create": { name: "t", scopes: ["runs:read"] },
    "token.list": {},
    "token.revoke": { tokenId },
    "user.setUp": { code: "x", email: "a@example.com", name: "a", password: "0123456789ab" },
    "user.me": {},
    "user.changePassword": { currentPassword: "0123456789ab", newPassword: "ba9876543210" },
    "user.list": {},
    "user.create": { email: "b@example.com", name: "b", role: "viewer", password: "0123456789ab" },
    "user.update": { userId, name: "renamed" },
    "user.resetPassword": { userId, password: "0123456789ab" },
    "audit.list": {},
    "system.health": {},
    "system.info": {},
  };
}
