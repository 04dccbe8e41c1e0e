"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";

export interface ErrorStateProps {
  /** What failed: "Runs could not be loaded". */
  readonly title: string;
  readonly description?: ReactNode;
  /** Finds the request in the server's log. */
  readonly requestId?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
  readonly actions?: ReactNode;
}

/** Something failed: says what, gives the request id, offers to try again. */
export function ErrorState({
  title,
  description,
  requestId,
  onRetry,
  retrying = false,
  actions,
}: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-xl flex-col items-center gap-3 px-4 py-12 text-center"
    >
      <CircleAlert aria-hidden className="size-5 text-critical" />
      <div className="flex flex-col gap-1">
        <p className="text-base font-medium text-ink">{title}</p>
        {description === undefined ? null : (
          <div className="text-sm text-pretty text-ink-muted">{description}</div>
        )}
      </div>
      {requestId === undefined ? null : (
        <p className="flex max-w-full items-center gap-1 text-xs text-ink-muted">
          <span className="shrink-0">Request id</span>
          <code className="truncate font-mono text-ink">{requestId}</code>
          <CopyButton value={requestId} label="Copy request id" />
        </p>
      )}
      {onRetry === undefined && actions === undefined ? null : (
        <div className="flex flex-wrap items-center justify-center gap-2">
          {onRetry === undefined ? null : (
            <Button onClick={onRetry} loading={retrying} icon={<RotateCw aria-hidden />}>
              Retry
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  );
}
