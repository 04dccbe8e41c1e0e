import type { AuditAction, AuditContext, AuditTrail } from "@runbox/core";
import type { Role } from "../authorization/role.ts";
import { invalidCredentials, lastAdmin, userExists, userNotFound } from "../errors/auth-errors.ts";
import type { WireUser } from "../routers/user/user.schema.ts";
import { createSerialLock } from "../service/serial-lock.ts";
import type { SignIn } from "./better-auth.ts";
import type { PasswordHasher } from "./password-hash.ts";
import { isDisabled, readRole } from "./sessions.ts";
import type { NewUser, Users } from "./users.ts";

const USERS_MAX = 1_000;
const CREDENTIAL = "credential";

interface StoredUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** What the users are kept with. */
export interface UsersOptions {
  readonly signIn: SignIn;
  readonly hasher: PasswordHasher;
  readonly audit: AuditTrail;
}

/** Users kept by the sign-in library. One change at a time, so that an administrator remains. */
export function createUsers({ signIn, hasher, audit }: UsersOptions): Users {
  const inTurn = createSerialLock();
  const adapter = async () => (await signIn.$context).internalAdapter;

  const list = async (): Promise<readonly WireUser[]> => {
    const users = await (await adapter()).listUsers(USERS_MAX);
    return users.map(toWireUser);
  };

  const get = async (userId: string): Promise<WireUser> => {
    const user = await (await adapter()).findUserById(userId);
    if (user === null) throw userNotFound(userId);
    return toWireUser(user);
  };

  /** The row comes first: a change that cannot be audited does not happen. */
  const record = (
    action: AuditAction,
    context: AuditContext,
    resource: string,
    before: Facts | null,
    after: Facts | null,
  ) => audit.append({ context, action, resource, outcome: "ok", before, after });

  const storePassword = async (userId: string, password: string) => {
    const store = await adapter();
    const accounts = await store.findAccounts(userId);
    const hash = await hasher.hash(password);
    if (accounts.some(({ providerId }) => providerId === CREDENTIAL)) {
      await store.updatePassword(userId, hash);
    } else {
      await store.linkAccount({
        userId,
        providerId: CREDENTIAL,
        accountId: userId,
        password: hash,
      });
    }
  };

  const insert = async (user: NewUser, context: AuditContext): Promise<WireUser> => {
    const store = await adapter();
    if ((await store.findUserByEmail(user.email)) !== null) throw userExists();
    await record("user.create", context, `user:${user.email}`, null, {
      email: user.email,
      name: user.name,
      role: user.role,
    });
    const created = await store.createUser(
      {
        email: user.email,
        name: user.name,
        emailVerified: true,
        role: user.role,
        disabled: false,
      },
      { method: "admin" },
    );
    await storePassword(created.id, user.password);
    return get(created.id);
  };

  return {
    list,
    create: (user, context) => inTurn(() => insert(user, context)),

    createFirst: (user, context) =>
      inTurn(async () => {
        if ((await (await adapter()).countTotalUsers()) > 0) return undefined;
        return insert({ ...user, role: "admin" }, context);
      }),

    isEmpty: async () => (await (await adapter()).countTotalUsers()) === 0,

    update: (userId, change, context) =>
      inTurn(async () => {
        const before = await get(userId);
        const after = {
          name: change.name ?? before.name,
          role: change.role ?? before.role,
          isDisabled: change.isDisabled ?? before.isDisabled,
        };
        if (isLastAdmin(await list(), before) && (after.role !== "admin" || after.isDisabled)) {
          throw lastAdmin();
        }
        await record("user.update", context, `user:${before.email}`, factsOf(before), after);
        const store = await adapter();
        const { name, role, isDisabled: disabled } = after;
        await store.updateUser(userId, { name, role, disabled });
        if (disabled) await store.deleteUserSessions(userId);
        return get(userId);
      }),

    resetPassword: (userId, password, context) =>
      inTurn(async () => {
        const user = await get(userId);
        await record("user.update", context, `user:${user.email}`, null, { password: "reset" });
        await storePassword(userId, password);
        await (await adapter()).deleteUserSessions(userId);
        return user;
      }),

    changePassword: (change, context) =>
      inTurn(async () => {
        const store = await adapter();
        const user = await get(change.userId);
        const accounts = await store.findAccounts(change.userId);
        const hash = accounts.find(({ providerId }) => providerId === CREDENTIAL)?.password;
        const isRight =
          typeof hash === "string" &&
          (await hasher.verify({ hash, password: change.currentPassword }));
        if (!isRight) throw invalidCredentials();
        await record("user.update", context, `user:${user.email}`, null, { password: "changed" });
        await storePassword(change.userId, change.newPassword);
        const others = (await store.listSessions(change.userId)).filter(
          ({ id }) => id !== change.sessionId,
        );
        await store.deleteSessions(others.map(({ token }) => token));
        return user;
      }),
  };
}

type Facts = Readonly<Record<string, string | boolean>>;

function factsOf({ name, role, isDisabled: isOff }: WireUser): Facts {
  return { name, role, isDisabled: isOff };
}

function isLastAdmin(users: readonly WireUser[], user: WireUser): boolean {
  const admins = users.filter((each) => each.role === "admin" && !each.isDisabled);
  return admins.length === 1 && admins[0]?.userId === user.userId;
}

function toWireUser(user: StoredUser): WireUser {
  const role: Role | undefined = readRole(user);
  return {
    userId: user.id,
    email: user.email,
    name: user.name,
    role: role ?? "viewer",
    isDisabled: role === undefined || isDisabled(user),
    createdAtMs: user.createdAt.getTime(),
  };
}
