"use client";

import { ThemeProvider as NextThemesProvider } from "next-themes";
import type { ReactNode } from "react";
import { useNonce } from "../security/nonce-provider.tsx";

/** Light, dark or the system's choice; set before the first paint. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce();
  return (
    <NextThemesProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      storageKey="runbox.theme"
      {...(nonce === undefined ? {} : { nonce })}
    >
      {children}
    </NextThemesProvider>
  );
}
