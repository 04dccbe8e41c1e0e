import type { TokenScope } from "@runbox/core";
import type { Role } from "./role.ts";

/** Who may call a procedure. */
export type Policy = PublicPolicy | GuardedPolicy;

/** Anybody, without a session or a token. */
export interface PublicPolicy {
  readonly access: "public";
}

/** Users of a role and above, and tokens with a scope. */
export interface GuardedPolicy {
  readonly access: "guarded";
  readonly role: Role;
  /** `null`: no token may. `"any"`: every valid token may. */
  readonly scope: TokenScope | "any" | null;
  /**
   * How a token's run prefix is applied. `"run"`: to the input's `runId`, before the procedure
   * runs. `"inside"`: by the procedure, since runs are found only inside (a binary batch) or are
   * filtered (lists, events). `"none"`: no run is touched.
   */
  readonly runs: "run" | "inside" | "none";
}
