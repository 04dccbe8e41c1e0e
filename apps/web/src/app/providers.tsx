"use client";

import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { NonceProvider } from "../components/security/nonce-provider.tsx";
import { ThemeProvider } from "../components/theme/theme-provider.tsx";
import { Toaster } from "../components/ui/toaster.tsx";
import { TooltipProvider } from "../components/ui/tooltip.tsx";

export interface ProvidersProps {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** What every page has around it, signed in or not. */
export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <NonceProvider nonce={nonce}>
      <ThemeProvider>
        <NuqsAdapter>
          <TooltipProvider>{children}</TooltipProvider>
        </NuqsAdapter>
        <Toaster />
      </ThemeProvider>
    </NonceProvider>
  );
}
