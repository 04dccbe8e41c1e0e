"use client";

import { createContext, type ReactNode, use } from "react";
import { roleReaches, type SessionUser } from "./session.ts";

const SessionContext = createContext<SessionUser | null>(null);

export interface SessionProviderProps {
  readonly user: SessionUser;
  readonly children: ReactNode;
}

/** Tells the page who is signed in. */
export function SessionProvider({ user, children }: SessionProviderProps) {
  return <SessionContext value={user}>{children}</SessionContext>;
}

/** Who is signed in; null on pages that need nobody. */
export function useSessionUser(): SessionUser | null {
  return use(SessionContext);
}

/** Whether the person may do what needs a role. The API decides; this shapes what is offered. */
export function useMay(needed: SessionUser["role"]): boolean {
  const user = use(SessionContext);
  return user !== null && roleReaches(user.role, needed);
}
