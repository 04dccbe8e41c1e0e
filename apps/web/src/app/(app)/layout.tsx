import type { ReactNode } from "react";
import { AppShell } from "../../components/shell/app-shell.tsx";
import { readEnv } from "../../env.ts";
import { ApiUnreachable } from "../../features/auth/api-unreachable.tsx";
import { requireSession } from "../../features/auth/read-session.ts";
import { SignedInApp } from "../../features/auth/signed-in-app.tsx";
import { FindRunById } from "../../features/runs/find-run-by-id.tsx";

export default async function AppLayout({ children }: { readonly children: ReactNode }) {
  const { environmentName } = readEnv();
  const session = await requireSession();
  if (session.kind === "failed") {
    return (
      <AppShell environmentName={environmentName} user={null}>
        <ApiUnreachable message={session.message} requestId={session.requestId} />
      </AppShell>
    );
  }
  return (
    <SignedInApp environmentName={environmentName} user={session.user}>
      <FindRunById />
      {children}
    </SignedInApp>
  );
}
