"use client";

import { useTheme } from "next-themes";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useHotkeyList } from "../../components/hotkeys/hotkey-provider.tsx";
import { useTimeZone } from "../../components/time/time-zone-provider.tsx";
import { SegmentedControl } from "../../components/ui/segmented-control.tsx";
import { Switch } from "../../components/ui/switch.tsx";
import { ZoneField } from "./zone-field.tsx";

const themes = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

const zoneKinds = [
  { value: "local", label: "Local" },
  { value: "utc", label: "UTC" },
  { value: "named", label: "Another zone" },
] as const;

type ZoneKind = (typeof zoneKinds)[number]["value"];

const noSubscription = () => () => undefined;

/** Theme, time zone, single-key shortcuts. */
export function DisplaySettings() {
  return (
    <div className="flex flex-col gap-5">
      <ThemeSetting />
      <ZoneSetting />
      <ShortcutSetting />
    </div>
  );
}

function ThemeSetting() {
  const { theme, setTheme } = useTheme();
  // The server does not know the stored theme; the choice shows once the page is alive.
  const isAlive = useSyncExternalStore(
    noSubscription,
    () => true,
    () => false,
  );
  const value = themes.find((option) => isAlive && option.value === theme)?.value ?? "system";
  return (
    <Setting name="Theme">
      <SegmentedControl label="Theme" value={value} onValueChange={setTheme} options={themes} />
    </Setting>
  );
}

function ZoneSetting() {
  const { mode, setMode } = useTimeZone();
  const [isChoosing, setIsChoosing] = useState(false);
  const kind: ZoneKind = isChoosing ? "named" : mode.kind;
  const choose = (next: ZoneKind) => {
    setIsChoosing(next === "named");
    if (next !== "named") setMode({ kind: next });
  };
  return (
    <Setting name="Time zone">
      <SegmentedControl label="Time zone" value={kind} onValueChange={choose} options={zoneKinds} />
      {kind === "named" ? (
        <ZoneField
          zone={mode.kind === "named" ? mode.zone : ""}
          onZoneChange={(zone) => setMode({ kind: "named", zone })}
        />
      ) : null}
    </Setting>
  );
}

function ShortcutSetting() {
  const { singleKeysOn, setSingleKeysOn } = useHotkeyList();
  return (
    <Switch
      checked={singleKeysOn}
      onCheckedChange={setSingleKeysOn}
      label="Single-key shortcuts"
      hint="Keys like j, k, / and ?. Switch them off if speech input or a slip sets them off."
    />
  );
}

interface SettingProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Setting({ name, children }: SettingProps) {
  return (
    <div className="flex flex-col gap-2">
      <span aria-hidden className="text-xs font-medium">
        {name}
      </span>
      {children}
    </div>
  );
}
