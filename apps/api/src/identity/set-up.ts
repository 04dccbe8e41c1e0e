import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "@runbox/core";
import { setUpUnavailable } from "../errors/auth-errors.ts";
import type { WireUser } from "../routers/user/user.schema.ts";
import type { NewUser, Users } from "./users.ts";

/** Makes the first administrator, once, for whoever holds the code. */
export interface SetUp {
  isPending(): Promise<boolean>;
  /** Offers a new code while there is nobody; the one before stops working. */
  offer(): Promise<void>;
  /** @throws `AUTH.SETUP_UNAVAILABLE` */
  complete(code: string, user: Omit<NewUser, "role">, request: SetUpRequest): Promise<WireUser>;
}

export interface SetUpRequest {
  readonly requestId: string;
  readonly address: string | null;
}

/** Where a code is made known, and taken back. */
export interface SetUpNotice {
  show(code: string): Promise<void>;
  takeBack(): Promise<void>;
}

/** How long a code holds; after that a new one is offered. */
export const SET_UP_CODE_HOLDS_MS = 15 * 60_000;

const CODE_BYTES = 24;

/** Set-up that makes its codes known through a notice. */
export function createSetUp(users: Users, notice: SetUpNotice, clock: Clock): SetUp {
  let offered: { readonly hash: Buffer; readonly untilMs: number } | undefined;
  let isDone = false;

  const isPending = async () => {
    isDone ||= !(await users.isEmpty());
    return !isDone;
  };

  const isOffered = (code: string) =>
    offered !== undefined &&
    clock.nowMs() < offered.untilMs &&
    timingSafeEqual(offered.hash, hashOf(code));

  return {
    isPending,
    async offer() {
      if (!(await isPending())) return;
      const code = randomBytes(CODE_BYTES).toString("base64url");
      offered = { hash: hashOf(code), untilMs: clock.nowMs() + SET_UP_CODE_HOLDS_MS };
      await notice.show(code);
    },
    async complete(code, user, request) {
      if (!isOffered(code) || !(await isPending())) throw setUpUnavailable();
      const actor = { kind: "system", id: "set-up", label: "set-up link" } as const;
      const context = { actor, reason: "first administrator", ...request };
      const created = await users.createFirst(user, context);
      if (created === undefined) throw setUpUnavailable();
      offered = undefined;
      isDone = true;
      await notice.takeBack();
      return created;
    },
  };
}

function hashOf(code: string): Buffer {
  return createHash("sha256").update(code).digest();
}
