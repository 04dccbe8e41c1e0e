"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { DropdownMenu, MenuRadioGroup } from "../ui/dropdown-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";

const options = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

const noSubscription = () => () => undefined;

/** The choice of theme. */
export function ThemeMenu() {
  const { theme, setTheme } = useTheme();
  // The server does not know the stored theme: the icon of the choice follows after hydration.
  const hydrated = useSyncExternalStore(
    noSubscription,
    () => true,
    () => false,
  );
  const chosen = options.find((option) => hydrated && option.value === theme)?.value ?? "system";
  const Icon = icons[chosen];
  return (
    <DropdownMenu trigger={<IconButton label="Theme" icon={<Icon aria-hidden />} />}>
      <MenuRadioGroup value={chosen} onValueChange={setTheme} options={options} />
    </DropdownMenu>
  );
}
