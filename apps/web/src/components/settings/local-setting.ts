/** One choice of this person in this browser, kept in local storage. */
export interface LocalSetting<TValue> {
  readonly get: () => TValue;
  readonly set: (value: TValue) => void;
  readonly subscribe: (onChange: () => void) => () => void;
}

export interface LocalSettingCodec<TValue> {
  readonly key: string;
  /** Must make do with anything: the stored text may be missing, old or tampered with. */
  readonly read: (text: string | null) => TValue;
  readonly write: (value: TValue) => string;
}

/** The part of `Storage` that a setting uses; a private window may refuse to give one. */
export type SettingStorage = Pick<Storage, "getItem" | "setItem">;

/** A setting over a storage. Without one it lives as long as the page. */
export function createLocalSetting<TValue>(
  codec: LocalSettingCodec<TValue>,
  storage: SettingStorage | null,
): LocalSetting<TValue> {
  const listeners = new Set<() => void>();
  let value = codec.read(readText(storage, codec.key));
  return {
    get: () => value,
    set: (next) => {
      value = next;
      writeText(storage, codec.key, codec.write(next));
      for (const listener of listeners) listener();
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/** The browser's local storage; null where it is denied or absent. */
export function browserStorage(): SettingStorage | null {
  try {
    return typeof window === "undefined" ? null : window.localStorage;
  } catch {
    return null;
  }
}

function readText(storage: SettingStorage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function writeText(storage: SettingStorage | null, key: string, text: string): void {
  try {
    storage?.setItem(key, text);
  } catch {
    // A full or denied storage costs the memory of the choice, never the choice itself.
  }
}
