"use client";

import { Clock, Keyboard } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { Command } from "../commands/command.ts";
import { useCommands } from "../commands/command-provider.tsx";
import { useHotkey } from "../hotkeys/hotkey-provider.tsx";
import { useTimeZone } from "../time/time-zone-provider.tsx";
import { type NavigationItem, navigationItems } from "./navigation.ts";

export interface ShellHotkeysProps {
  readonly onOpenPalette: () => void;
  readonly onShowKeyboard: () => void;
}

/** Marks the page's filter input, which `/` focuses: put it on the `input`. */
export const filterInputProps = { "data-page-filter": true } as const;

function focusFilter(): void {
  const input = document.querySelector<HTMLInputElement>("input[data-page-filter]");
  input?.focus();
  input?.select();
}

/** The key bindings and palette commands that every page has. */
export function ShellHotkeys({ onOpenPalette, onShowKeyboard }: ShellHotkeysProps) {
  const router = useRouter();
  const { cycle } = useTimeZone();
  const go = (href: string) => router.push(href);
  useHotkey({ keys: "mod+k", label: "Search and commands", group: "Page", run: onOpenPalette });
  useHotkey({ keys: "/", label: "Focus the filter", group: "Page", run: focusFilter });
  useHotkey({ keys: "z", label: "Next time zone", group: "Page", run: cycle });
  useHotkey({ keys: "?", label: "This list", group: "Help", run: onShowKeyboard });
  const commands = useMemo<readonly Command[]>(
    () => [
      ...navigationItems.map(({ href, label, icon: Icon, keys }) => ({
        id: `go:${href}`,
        label,
        group: "Go to" as const,
        icon: <Icon aria-hidden />,
        keys,
        run: () => router.push(href),
      })),
      {
        id: "zone",
        label: "Next time zone",
        group: "Settings",
        icon: <Clock aria-hidden />,
        keywords: ["utc", "local"],
        keys: "z",
        run: cycle,
      },
      {
        id: "keyboard",
        label: "Keyboard",
        group: "Settings",
        icon: <Keyboard aria-hidden />,
        keywords: ["shortcuts", "keys"],
        keys: "?",
        run: onShowKeyboard,
      },
    ],
    [router, cycle, onShowKeyboard],
  );
  useCommands(commands);
  return navigationItems.map((item) => <GoHotkey key={item.href} item={item} onGo={go} />);
}

interface GoHotkeyProps {
  readonly item: NavigationItem;
  readonly onGo: (href: string) => void;
}

function GoHotkey({ item, onGo }: GoHotkeyProps) {
  useHotkey({ keys: item.keys, label: item.label, group: "Go to", run: () => onGo(item.href) });
  return null;
}
