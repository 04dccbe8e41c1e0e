import type { Role } from "@runbox/api";

/** The person who is signed in. */
export interface SessionUser {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

const rank = { viewer: 0, operator: 1, admin: 2 } as const satisfies Readonly<Record<Role, number>>;

/** Whether a role may do what needs another. The API decides; this only shapes what is offered. */
export function roleReaches(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}
