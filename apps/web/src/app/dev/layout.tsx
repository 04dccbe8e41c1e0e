import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "../../components/shell/app-shell.tsx";
import { readEnv } from "../../env.ts";

export default function DevLayout({ children }: { readonly children: ReactNode }) {
  if (!readEnv().devUi) notFound();
  const user = { name: "Gallery visitor", email: "gallery@runbox.example", role: "viewer" };
  return (
    <AppShell environmentName="gallery" user={user}>
      {children}
    </AppShell>
  );
}
