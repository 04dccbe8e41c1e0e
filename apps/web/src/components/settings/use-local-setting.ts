"use client";

import { useState, useSyncExternalStore } from "react";
import { browserStorage, createLocalSetting, type LocalSettingCodec } from "./local-setting.ts";

/**
 * A setting and its setter. While the page hydrates it has the server's value, so that server and
 * browser agree; the stored one follows at once. One component owns a key and hands the value down.
 *
 * @param serverValue a stable value; what the server renders, which cannot see the browser.
 */
export function useLocalSetting<TValue>(
  codec: LocalSettingCodec<TValue>,
  serverValue: TValue,
): readonly [TValue, (value: TValue) => void] {
  const [setting] = useState(() => createLocalSetting(codec, browserStorage()));
  const value = useSyncExternalStore(setting.subscribe, setting.get, () => serverValue);
  return [value, setting.set];
}
