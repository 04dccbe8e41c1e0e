import type { WireUser } from "@runbox/api";

/** Whether nobody could administer any more if this user could not. */
export function isLastAdmin(users: readonly WireUser[], userId: string): boolean {
  const admins = users.filter((user) => user.role === "admin" && !user.isDisabled);
  return admins.length === 1 && admins[0]?.userId === userId;
}
