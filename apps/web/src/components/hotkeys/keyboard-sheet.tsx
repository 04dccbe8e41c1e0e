"use client";

import { Dialog } from "../ui/dialog.tsx";
import { Keys } from "../ui/kbd.tsx";
import { Switch } from "../ui/switch.tsx";
import { type Hotkey, hotkeyGroups } from "./hotkey.ts";
import { useHotkeyList } from "./hotkey-provider.tsx";

export interface KeyboardSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Every key binding of the page as it is now, with the switch for single keys. */
export function KeyboardSheet({ open, onOpenChange }: KeyboardSheetProps) {
  const { hotkeys, singleKeysOn, setSingleKeysOn } = useHotkeyList();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard" width="md">
      <div className="flex flex-col gap-5">
        <Switch
          checked={singleKeysOn}
          onCheckedChange={setSingleKeysOn}
          label="Single-key commands"
          hint="Off leaves only commands that start with Ctrl or ⌘."
          className="rounded-md border bg-sunken px-3 py-2"
        />
        {hotkeyGroups.map((group) => (
          <HotkeySection
            key={group}
            title={group}
            hotkeys={hotkeys.filter((hotkey) => hotkey.group === group)}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface HotkeySectionProps {
  readonly title: string;
  readonly hotkeys: readonly Hotkey[];
}

function HotkeySection({ title, hotkeys }: HotkeySectionProps) {
  const byKeys = new Map(hotkeys.map((hotkey) => [hotkey.keys, hotkey]));
  if (byKeys.size === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-xs font-medium text-ink-muted">{title}</h3>
      <ul className="divide-y">
        {[...byKeys.values()].map((hotkey) => (
          <li key={hotkey.keys} className="flex items-center justify-between gap-4 py-1.5">
            <span>{hotkey.label}</span>
            <Keys keys={hotkey.keys} />
          </li>
        ))}
      </ul>
    </section>
  );
}
