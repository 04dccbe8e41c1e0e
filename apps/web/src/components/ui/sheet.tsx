"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { overlayStyle } from "./dialog.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePanelFocus } from "./use-panel-focus.ts";

export interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Buttons in the head, before Close: open in full, previous, next. */
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  /** A peek leaves the page usable; a modal sheet does not. Default: peek. */
  readonly modal?: boolean;
  readonly side?: "left" | "right";
  readonly children: ReactNode;
}

/** A panel from the side: the peek of a row, or the menu on phones. Esc closes it. */
export function Sheet({
  open,
  onOpenChange,
  title,
  description,
  actions,
  footer,
  modal = false,
  side = "right",
  children,
}: SheetProps) {
  const focus = usePanelFocus("field");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Primitive.Portal>
        {modal ? <Primitive.Overlay className={overlayStyle} /> : null}
        <Primitive.Content
          {...focus}
          data-modal={modal || undefined}
          onInteractOutside={(event) => {
            if (!modal) event.preventDefault();
          }}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          className={cn(
            "fixed inset-y-0 z-50 flex w-full max-w-120 flex-col bg-raised text-ink shadow-raised focus-visible:outline-none",
            side === "right"
              ? "right-0 animate-slide-in border-l"
              : "left-0 max-w-72 animate-appear border-r",
          )}
        >
          <header className="flex items-start justify-between gap-3 border-b px-4 py-3">
            <div className="flex min-w-0 flex-col gap-0.5">
              <Primitive.Title className="text-base font-semibold wrap-anywhere">
                {title}
              </Primitive.Title>
              {description === undefined ? null : (
                <Primitive.Description className="text-xs text-ink-muted">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <div className="flex shrink-0 items-center gap-1">
              {actions}
              <Primitive.Close asChild>
                <IconButton label="Close" icon={<X aria-hidden />} size="sm" />
              </Primitive.Close>
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">{children}</div>
          {footer === undefined ? null : (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">
              {footer}
            </footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
