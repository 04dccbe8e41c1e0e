/** A keyboard command of the page. */
export interface Hotkey {
  /** Chords parted by spaces: `g r`, `?`, `mod+k`, `shift+x`. `mod` is Ctrl, or ⌘ on a Mac. */
  readonly keys: string;
  /** What it does, for the keyboard sheet. */
  readonly label: string;
  /** Heading in the keyboard sheet. */
  readonly group: HotkeyGroup;
  readonly run: () => void;
}

export type HotkeyGroup = "Go to" | "Page" | "Lists" | "Timeline" | "Help";

/** Order of the headings in the keyboard sheet. */
export const hotkeyGroups: readonly HotkeyGroup[] = ["Go to", "Page", "Lists", "Timeline", "Help"];

/** Whether a binding starts without a modifier, so that plain typing could set it off. */
export function isSingleKey(keys: string): boolean {
  return !/^(mod|alt)\+/.test(keys);
}
