import { cn } from "./cn.ts";

/**
 * The place of something that is loading, at its final height. The region around it carries
 * `aria-busy`.
 */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("block h-3.5 animate-skeleton rounded-sm bg-line", className)}
    />
  );
}
