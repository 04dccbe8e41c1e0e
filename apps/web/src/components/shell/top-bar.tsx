"use client";

import { Search } from "lucide-react";
import { ThemeMenu } from "../theme/theme-menu.tsx";
import { Badge } from "../ui/badge.tsx";
import { Keys } from "../ui/kbd.tsx";
import type { ShellUser } from "./shell-user.ts";
import { StreamPill } from "./stream-pill.tsx";
import { TimeZoneMenu } from "./time-zone-menu.tsx";
import { UserMenu } from "./user-menu.tsx";

export interface TopBarProps {
  readonly environmentName: string;
  readonly user: ShellUser | null;
  readonly onSignOut: (() => void) | undefined;
  readonly onOpenPalette: () => void;
  readonly onShowKeyboard: () => void;
  readonly breadcrumbSlot: (element: HTMLElement | null) => void;
}

/** Where one is, the palette, whether the page is live, and the settings of this browser. */
export function TopBar(props: TopBarProps) {
  const { environmentName } = props;
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center justify-between gap-3 border-b bg-canvas px-4 md:px-6">
      <div ref={props.breadcrumbSlot} className="flex min-w-0 flex-1 items-center" />
      <div className="flex shrink-0 items-center gap-1">
        <StreamPill />
        {environmentName === "" ? null : (
          <Badge
            tone={environmentName === "production" ? "caution" : "neutral"}
            className="mx-1 max-sm:hidden"
          >
            {environmentName}
          </Badge>
        )}
        <PaletteButton onOpen={props.onOpenPalette} />
        <TimeZoneMenu />
        <ThemeMenu />
        <UserMenu
          user={props.user}
          onSignOut={props.onSignOut}
          onShowKeyboard={props.onShowKeyboard}
        />
      </div>
    </header>
  );
}

function PaletteButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-keyshortcuts="Control+K Meta+K"
      className="mx-1 inline-flex h-8 items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-xs text-ink-muted hover:bg-hover hover:text-ink max-sm:mx-0 max-sm:w-8 max-sm:justify-center max-sm:border-transparent max-sm:bg-transparent"
    >
      <Search aria-hidden className="size-3.5" />
      <span className="max-lg:sr-only">Search</span>
      <span aria-hidden className="max-sm:hidden">
        <Keys keys="mod+k" />
      </span>
    </button>
  );
}
