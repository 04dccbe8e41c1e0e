"use client";

import type { ReactNode } from "react";
import { AppShell } from "../../components/shell/app-shell.tsx";
import { notifyFailed } from "../../components/ui/notify.ts";
import { ApiProvider } from "../../trpc/react.tsx";
import { EventStreamProvider } from "../events/index.ts";
import type { SessionUser } from "./session.ts";
import { SessionExpiryDialog } from "./session-expiry-dialog.tsx";
import { SessionProvider } from "./session-provider.tsx";
import { signOut } from "./session-requests.ts";

export interface SignedInAppProps {
  readonly environmentName: string;
  readonly user: SessionUser;
  readonly children: ReactNode;
}

async function leave(): Promise<void> {
  if (await signOut()) return window.location.assign("/login");
  notifyFailed("You are still signed in", {
    description: "The API could not be reached. Try again.",
  });
}

/** The shell with everything that needs a session: the API, live events, signing in again. */
export function SignedInApp({ environmentName, user, children }: SignedInAppProps) {
  return (
    <ApiProvider>
      <SessionProvider user={user}>
        <AppShell environmentName={environmentName} user={user} onSignOut={() => void leave()}>
          <EventStreamProvider>{children}</EventStreamProvider>
          <SessionExpiryDialog />
        </AppShell>
      </SessionProvider>
    </ApiProvider>
  );
}
