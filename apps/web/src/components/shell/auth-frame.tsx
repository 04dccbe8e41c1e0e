import type { ReactNode } from "react";
import { ThemeMenu } from "../theme/theme-menu.tsx";
import { BrandMark } from "./brand-mark.tsx";

export interface AuthFrameProps {
  readonly environmentName: string;
  readonly children: ReactNode;
}

/** Around sign-in and first start: the sign, one card, the environment in the footer. */
export function AuthFrame({ environmentName, children }: AuthFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4">
      <header className="flex w-full max-w-sm flex-1 items-end pb-6">
        <span className="flex items-center gap-2 text-lg font-semibold tracking-tight">
          <BrandMark className="size-6" />
          Runbox
        </span>
      </header>
      <main id="main" className="w-full max-w-sm rounded-lg border bg-surface p-6">
        {children}
      </main>
      <footer className="flex w-full max-w-sm flex-2 items-start justify-between pt-4 text-xs text-ink-muted">
        <span className="pt-2">{environmentName}</span>
        <ThemeMenu />
      </footer>
    </div>
  );
}
