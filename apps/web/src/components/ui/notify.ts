"use client";

import { toast } from "sonner";

/** How long an Undo stays on offer. */
const undoMs = 10_000;

export interface NotifyAction {
  readonly label: string;
  readonly run: () => void;
}

export interface NotifyOptions {
  readonly description?: string;
  /** Undo, or the way to the result. */
  readonly action?: NotifyAction;
}

/** Says that something the person did worked. Never for news from elsewhere. */
export function notifyDone(message: string, { description, action }: NotifyOptions = {}): void {
  toast.success(message, {
    ...(description === undefined ? {} : { description }),
    ...(action === undefined
      ? {}
      : { action: { label: action.label, onClick: action.run }, duration: undoMs }),
  });
}

/** Says that something the person did failed. Stays until it is dismissed. */
export function notifyFailed(message: string, { description, action }: NotifyOptions = {}): void {
  toast.error(message, {
    duration: Number.POSITIVE_INFINITY,
    ...(description === undefined ? {} : { description }),
    ...(action === undefined ? {} : { action: { label: action.label, onClick: action.run } }),
  });
}
