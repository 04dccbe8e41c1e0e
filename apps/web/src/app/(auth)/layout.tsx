import type { ReactNode } from "react";
import { AuthFrame } from "../../components/shell/auth-frame.tsx";
import { readEnv } from "../../env.ts";

export default function AuthLayout({ children }: { readonly children: ReactNode }) {
  return <AuthFrame environmentName={readEnv().environmentName}>{children}</AuthFrame>;
}
