"use client";

import "./globals.css";
import { RouteError } from "../components/states/route-error.tsx";
import { TooltipProvider } from "../components/ui/tooltip.tsx";

export interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Stands in for the root layout when that itself fails. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Error · Runbox</title>
        <TooltipProvider>
          <main>
            <RouteError error={error} onRetry={reset} />
          </main>
        </TooltipProvider>
      </body>
    </html>
  );
}
