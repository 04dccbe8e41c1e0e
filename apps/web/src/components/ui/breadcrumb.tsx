import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { cn } from "./cn.ts";
import { CopyButton } from "./copy-button.tsx";

export interface BreadcrumbItem {
  readonly label: string;
  /** Left out for the page one is on. */
  readonly href?: string;
  /** An id that can be copied here. */
  readonly copyValue?: string;
}

/** Where one is, and the way up. */
export function Breadcrumb({ items }: { readonly items: readonly BreadcrumbItem[] }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {items.map((item, position) => {
          const last = position === items.length - 1;
          return (
            <li
              key={item.href ?? item.label}
              className={cn("flex min-w-0 items-center gap-1", !last && "max-sm:hidden")}
            >
              {position === 0 ? null : (
                <ChevronRight
                  aria-hidden
                  className="size-3.5 shrink-0 text-ink-muted max-sm:hidden"
                />
              )}
              <BreadcrumbLabel item={item} last={last} />
              {item.copyValue === undefined ? null : (
                <CopyButton value={item.copyValue} label={`Copy ${item.copyValue}`} />
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function BreadcrumbLabel({
  item,
  last,
}: {
  readonly item: BreadcrumbItem;
  readonly last: boolean;
}) {
  if (item.href !== undefined && !last) {
    return (
      <Link
        href={item.href}
        className="truncate rounded-sm text-ink-muted hover:text-ink hover:underline"
      >
        {item.label}
      </Link>
    );
  }
  return (
    <span aria-current={last ? "page" : undefined} className="truncate font-medium text-ink">
      {item.label}
    </span>
  );
}
