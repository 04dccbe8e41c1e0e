"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

/** Where toasts appear. Once, near the root. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton
      gap={8}
      mobileOffset={{ bottom: "4.5rem", left: "1rem", right: "1rem" }}
      className="font-sans"
      toastOptions={{
        classNames: {
          toast:
            "!font-sans !rounded-md !border !border-line-strong !bg-raised !p-3 !text-sm !text-ink !shadow-raised",
          description: "!text-ink-muted",
          actionButton: "!bg-accent !text-on-accent !h-7 !rounded-md",
          error: "[&_[data-icon]]:!text-critical",
          success: "[&_[data-icon]]:!text-positive",
        },
      }}
    />
  );
}
