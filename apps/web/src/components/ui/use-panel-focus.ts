"use client";

import { useRef } from "react";

const fieldSelector =
  "[data-autofocus], input:not([type=hidden], :disabled), textarea:not(:disabled), select";

/** Where focus starts when the panel opens. */
export type InitialFocus =
  /** The first field, or the panel itself: no button is pressed by chance, no tooltip pops up. */
  | "field"
  /** The panel's own choice: an alert dialog starts on Cancel. */
  | "own";

export interface PanelFocus {
  readonly onOpenAutoFocus: (event: Event) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

/** Moves focus into a panel that opens and back to what had it when the panel closes. */
export function usePanelFocus(initial: InitialFocus): PanelFocus {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event) => {
      opener.current = document.activeElement;
      if (initial === "own" || !(event.currentTarget instanceof HTMLElement)) return;
      event.preventDefault();
      const field = event.currentTarget.querySelector<HTMLElement>(fieldSelector);
      (field ?? event.currentTarget).focus();
    },
    onCloseAutoFocus: (event) => {
      if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return;
      event.preventDefault();
      opener.current.focus();
    },
  };
}
