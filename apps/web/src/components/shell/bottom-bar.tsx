"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { cn } from "../ui/cn.ts";
import { Sheet } from "../ui/sheet.tsx";
import { NavSections } from "./nav-sections.tsx";
import { isWithin, navigation } from "./navigation.ts";

const itemStyle =
  "flex h-full flex-1 flex-col items-center justify-center gap-1 text-2xs text-ink-muted -outline-offset-2 [&_svg]:size-4.5";

/** The main places at the bottom of small screens; the rest opens as a drawer. */
export function BottomBar() {
  const pathname = usePathname();
  const [menuOpen, setMenuOpen] = useState(false);
  const mainItems = navigation[0]?.items ?? [];
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-40 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {mainItems.map((item) => {
        const current = isWithin(pathname, item.href);
        const Icon = item.icon;
        return (
          <Link
            key={item.href}
            href={item.href}
            aria-current={current ? "page" : undefined}
            className={cn(itemStyle, current && "font-medium text-ink")}
          >
            <Icon aria-hidden />
            {item.label}
          </Link>
        );
      })}
      <button type="button" className={itemStyle} onClick={() => setMenuOpen(true)}>
        <Menu aria-hidden />
        Menu
      </button>
      <Sheet open={menuOpen} onOpenChange={setMenuOpen} title="Menu" modal side="left">
        <NavSections onNavigate={() => setMenuOpen(false)} />
      </Sheet>
    </nav>
  );
}
