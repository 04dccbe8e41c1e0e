"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { cn } from "../ui/cn.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { BrandMark } from "./brand-mark.tsx";
import { NavSections } from "./nav-sections.tsx";

export interface RailProps {
  readonly collapsed: boolean;
  readonly onCollapsedChange: (collapsed: boolean) => void;
}

/** The left rail on screens that have room for it. */
export function Rail({ collapsed, onCollapsedChange }: RailProps) {
  return (
    <nav
      aria-label="Main"
      className={cn(
        "sticky top-0 hidden h-dvh shrink-0 flex-col border-r bg-surface md:flex",
        collapsed ? "w-13" : "w-52",
      )}
    >
      <Link
        href="/runs"
        aria-label="Runbox, home"
        className={cn(
          "flex h-12 shrink-0 items-center gap-2 border-b px-4 text-base font-semibold tracking-tight -outline-offset-2",
          collapsed && "justify-center px-0",
        )}
      >
        <BrandMark className="size-5" />
        {collapsed ? null : "Runbox"}
      </Link>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 py-3">
        <NavSections collapsed={collapsed} />
      </div>
      <div className={cn("flex px-2 py-2", collapsed && "justify-center")}>
        <IconButton
          label={collapsed ? "Widen the rail" : "Narrow the rail"}
          side="right"
          icon={collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
          onClick={() => onCollapsedChange(!collapsed)}
        />
      </div>
    </nav>
  );
}
