"use client";

import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { createRegistry, type Registry } from "../registry/registry.ts";
import { useLocalSetting } from "../settings/use-local-setting.ts";
import { type Hotkey, isSingleKey } from "./hotkey.ts";
import { useHotkeyListener } from "./use-hotkey-listener.ts";

interface HotkeyContextValue {
  readonly registry: Registry<Hotkey>;
  readonly singleKeysOn: boolean;
  readonly setSingleKeysOn: (on: boolean) => void;
}

const HotkeyContext = createContext<HotkeyContextValue | null>(null);

const singleKeysSetting = {
  key: "runbox.single-keys",
  read: (text: string | null) => text !== "off",
  write: (on: boolean) => (on ? "on" : "off"),
};

/** Listens to the keyboard for the whole page and holds the bindings that its parts add. */
export function HotkeyProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(() => createRegistry<Hotkey>());
  const [singleKeysOn, setSingleKeysOn] = useLocalSetting(singleKeysSetting, true);
  useHotkeyListener(() =>
    registry.list().filter((hotkey) => singleKeysOn || !isSingleKey(hotkey.keys)),
  );
  const value = useMemo(
    () => ({ registry, singleKeysOn, setSingleKeysOn }),
    [registry, singleKeysOn, setSingleKeysOn],
  );
  return <HotkeyContext value={value}>{children}</HotkeyContext>;
}

/**
 * Binds keys while the component is shown and lists them on the keyboard sheet. `enabled: false`
 * takes the binding out.
 */
export function useHotkey({
  keys,
  label,
  group,
  run,
  enabled = true,
}: Hotkey & { readonly enabled?: boolean }): void {
  const registry = use(HotkeyContext)?.registry;
  const runLatest = useEffectEvent(run);
  // Synchronises with the page's key bindings.
  useEffect(() => {
    if (!enabled || registry === undefined) return;
    return registry.add({ keys, label, group, run: () => runLatest() });
  }, [registry, keys, label, group, enabled]);
}

const noHotkeys: readonly Hotkey[] = [];
const noSubscription = () => () => undefined;

export interface HotkeyList {
  readonly hotkeys: readonly Hotkey[];
  readonly singleKeysOn: boolean;
  readonly setSingleKeysOn: (on: boolean) => void;
}

/** The bindings of the page as it is now, for the keyboard sheet. */
export function useHotkeyList(): HotkeyList {
  const context = use(HotkeyContext);
  const hotkeys = useSyncExternalStore(
    context?.registry.subscribe ?? noSubscription,
    context?.registry.list ?? (() => noHotkeys),
    () => noHotkeys,
  );
  return {
    hotkeys,
    singleKeysOn: context?.singleKeysOn ?? true,
    setSingleKeysOn: context?.setSingleKeysOn ?? (() => undefined),
  };
}
