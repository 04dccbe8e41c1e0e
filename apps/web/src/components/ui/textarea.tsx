import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { controlStyle } from "./input.tsx";

/** A text input of several lines. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(controlStyle, "resize-y px-2.5 py-1.5", className)}
      {...props}
    />
  );
}
