import type { AuditContext } from "@runbox/core";
import type { Role } from "../authorization/role.ts";
import type { WireUser } from "../routers/user/user.schema.ts";

/** The people who may sign in. */
export interface Users {
  list(): Promise<readonly WireUser[]>;
  /** Whether nobody can sign in, since nobody was ever made. */
  isEmpty(): Promise<boolean>;
  /** Makes the first administrator; `undefined` when there is somebody already. */
  createFirst(user: Omit<NewUser, "role">, audit: AuditContext): Promise<WireUser | undefined>;
  /** @throws `USER.EXISTS` */
  create(user: NewUser, audit: AuditContext): Promise<WireUser>;
  /**
   * Changes take effect at once. Disabling somebody ends all of their sessions.
   *
   * @throws `USER.NOT_FOUND`, `USER.LAST_ADMIN`
   */
  update(userId: string, change: UserChange, audit: AuditContext): Promise<WireUser>;
  /** Ends all sessions of the user. @throws `USER.NOT_FOUND` */
  resetPassword(userId: string, password: string, audit: AuditContext): Promise<WireUser>;
  /**
   * Ends all sessions of the user but the given one.
   *
   * @throws `AUTH.INVALID_CREDENTIALS` when the current password is wrong.
   */
  changePassword(change: PasswordChange, audit: AuditContext): Promise<WireUser>;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

export interface UserChange {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface PasswordChange {
  readonly userId: string;
  readonly sessionId: string;
  readonly currentPassword: string;
  readonly newPassword: string;
}
