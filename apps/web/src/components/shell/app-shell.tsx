"use client";

import { type ReactNode, useCallback, useState } from "react";
import { CommandPalette } from "../commands/command-palette.tsx";
import { CommandProvider } from "../commands/command-provider.tsx";
import { HotkeyProvider } from "../hotkeys/hotkey-provider.tsx";
import { KeyboardSheet } from "../hotkeys/keyboard-sheet.tsx";
import { useLocalSetting } from "../settings/use-local-setting.ts";
import { StreamProvider, useStreamFrozen } from "../stream/stream-provider.tsx";
import { ClockProvider } from "../time/clock-provider.tsx";
import { TimeZoneProvider } from "../time/time-zone-provider.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { BreadcrumbSlotContext } from "./page-breadcrumb.tsx";
import { Rail } from "./rail.tsx";
import { RouteFocus } from "./route-focus.tsx";
import { ShellHotkeys } from "./shell-hotkeys.tsx";
import type { ShellUser } from "./shell-user.ts";
import { SkipLink } from "./skip-link.tsx";
import { TopBar } from "./top-bar.tsx";

export interface AppShellProps {
  /** Shown in the top bar; empty shows nothing. */
  readonly environmentName: string;
  readonly user: ShellUser | null;
  readonly onSignOut?: () => void;
  readonly children: ReactNode;
}

/** Everything around a page: rail, top bar, palette, keys, clocks, time zone, live state. */
export function AppShell(props: AppShellProps) {
  return (
    <StreamProvider>
      <ShellClock>
        <TimeZoneProvider>
          <HotkeyProvider>
            <CommandProvider>
              <ShellFrame {...props} />
            </CommandProvider>
          </HotkeyProvider>
        </TimeZoneProvider>
      </ShellClock>
    </StreamProvider>
  );
}

function ShellClock({ children }: { readonly children: ReactNode }) {
  return <ClockProvider frozen={useStreamFrozen()}>{children}</ClockProvider>;
}

const railSetting = {
  key: "runbox.rail",
  read: (text: string | null) => text === "narrow",
  write: (narrow: boolean) => (narrow ? "narrow" : "wide"),
};

function ShellFrame({ environmentName, user, onSignOut, children }: AppShellProps) {
  const [railCollapsed, setRailCollapsed] = useLocalSetting(railSetting, false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [keyboardOpen, setKeyboardOpen] = useState(false);
  const [breadcrumbSlot, setBreadcrumbSlot] = useState<HTMLElement | null>(null);
  const openPalette = useCallback(() => setPaletteOpen((open) => !open), []);
  const showKeyboard = useCallback(() => setKeyboardOpen(true), []);
  return (
    <BreadcrumbSlotContext value={breadcrumbSlot}>
      <SkipLink />
      <ShellHotkeys onOpenPalette={openPalette} onShowKeyboard={showKeyboard} />
      <RouteFocus />
      <div className="flex min-h-dvh [--top-bar-height:3rem]">
        <Rail collapsed={railCollapsed} onCollapsedChange={setRailCollapsed} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar
            environmentName={environmentName}
            user={user}
            onSignOut={onSignOut}
            onOpenPalette={openPalette}
            onShowKeyboard={showKeyboard}
            breadcrumbSlot={setBreadcrumbSlot}
          />
          <main
            id="main"
            tabIndex={-1}
            className="min-w-0 flex-1 px-4 pt-5 pb-20 outline-none md:px-6 md:pb-8"
          >
            {children}
          </main>
        </div>
      </div>
      <BottomBar />
      <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} />
      <KeyboardSheet open={keyboardOpen} onOpenChange={setKeyboardOpen} />
    </BreadcrumbSlotContext>
  );
}
