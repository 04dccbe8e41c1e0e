"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";

export interface CopyButtonProps {
  readonly value: string;
  /** What is copied: "Copy run id". */
  readonly label?: string;
  readonly className?: string;
}

type CopyState = "idle" | "copied" | "failed";

const stateText = { copied: "Copied", failed: "Could not copy" } as const;

/** Copies a text and says whether that worked. */
export function CopyButton({ value, label = "Copy", className }: CopyButtonProps) {
  const [state, setState] = useState<CopyState>("idle");
  // Synchronises with a timer: the answer is shown for two seconds.
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  };
  return (
    <>
      <IconButton
        label={state === "idle" ? label : stateText[state]}
        icon={
          state === "copied" ? (
            <Check aria-hidden className="text-positive" />
          ) : (
            <Copy aria-hidden />
          )
        }
        size="sm"
        className={className ?? "size-6 [&_svg]:size-3.5"}
        onClick={copy}
      />
      <span role="status" className="sr-only">
        {state === "idle" ? "" : stateText[state]}
      </span>
    </>
  );
}
