import type { ReactNode } from "react";
import { AppShell } from "../../components/shell/app-shell.tsx";
import { readEnv } from "../../env.ts";

export default function AppLayout({ children }: { readonly children: ReactNode }) {
  return (
    <AppShell environmentName={readEnv().environmentName} user={null}>
      {children}
    </AppShell>
  );
}
