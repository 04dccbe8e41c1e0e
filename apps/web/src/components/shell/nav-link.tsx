"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "../ui/cn.ts";
import { Tooltip } from "../ui/tooltip.tsx";
import { isWithin, type NavigationItem } from "./navigation.ts";

export interface NavLinkProps {
  readonly item: NavigationItem;
  /** Icon only, named by a tooltip. */
  readonly collapsed?: boolean;
  readonly onNavigate?: () => void;
}

/** One place in the rail or the drawer. */
export function NavLink({ item, collapsed = false, onNavigate }: NavLinkProps) {
  const current = isWithin(usePathname(), item.href);
  const Icon = item.icon;
  const link = (
    <Link
      href={item.href}
      aria-current={current ? "page" : undefined}
      aria-label={collapsed ? item.label : undefined}
      {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-ink-muted hover:bg-hover hover:text-ink",
        current && "bg-hover font-medium text-ink",
        collapsed && "justify-center px-0",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {collapsed ? null : item.label}
    </Link>
  );
  if (!collapsed) return link;
  return (
    <Tooltip label={item.label} keys={item.keys} side="right">
      {link}
    </Tooltip>
  );
}
