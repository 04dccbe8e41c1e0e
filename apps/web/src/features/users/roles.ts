import type { Role } from "@runbox/api";

/** What each role may do, in a line. */
const roleHints = {
  viewer: "Sees runs, savepoints and progress; no state content.",
  operator: "Also reads states, holds savepoints, restores and upgrades.",
  admin: "Also manages users and tokens, deletes runs, reads the audit trail.",
} as const satisfies Readonly<Record<Role, string>>;

export const roleNames = {
  viewer: "Viewer",
  operator: "Operator",
  admin: "Administrator",
} as const satisfies Readonly<Record<Role, string>>;

/** The roles as a choice, least first. */
export const roleOptions = (["viewer", "operator", "admin"] as const).map((value) => ({
  value,
  label: roleNames[value],
  hint: roleHints[value],
}));
