"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";
import { usePanelFocus } from "./use-panel-focus.ts";

/** The sheet below a modal. */
export const overlayStyle = "fixed inset-0 z-50 animate-appear bg-overlay";

/** The panel of a modal: centred, and the whole width at the bottom on phones. */
export const modalStyle = cn(
  "fixed z-50 flex max-h-[85dvh] w-full animate-appear flex-col border border-line-strong bg-raised text-ink shadow-raised focus-visible:outline-none",
  "inset-x-0 bottom-0 rounded-t-lg sm:inset-x-auto sm:top-[12dvh] sm:bottom-auto sm:left-1/2 sm:-translate-x-1/2 sm:rounded-lg",
);

const widthStyle = { sm: "sm:max-w-md", md: "sm:max-w-lg", lg: "sm:max-w-3xl" } as const;

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Buttons at the bottom right; the way out comes first. */
  readonly footer?: ReactNode;
  readonly width?: keyof typeof widthStyle;
  readonly children?: ReactNode;
}

/** A modal for a short task. Esc and the overlay close it; focus goes back to the opener. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  width = "md",
  children,
}: DialogProps) {
  const focus = usePanelFocus("field");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayStyle} />
        <Primitive.Content
          {...focus}
          data-modal
          className={cn(modalStyle, widthStyle[width])}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="flex min-w-0 flex-col gap-1">
              <Primitive.Title className="text-lg font-semibold text-ink">{title}</Primitive.Title>
              {description === undefined ? null : (
                <Primitive.Description className="text-sm text-ink-muted">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" icon={<X aria-hidden />} size="sm" />
            </Primitive.Close>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pb-5">{children}</div>
          {footer === undefined ? null : (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
              {footer}
            </footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
