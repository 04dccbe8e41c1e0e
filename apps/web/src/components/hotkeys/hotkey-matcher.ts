/** The part of a `KeyboardEvent` that decides which chord was pressed. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const modifierKeys: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph"]);

/**
 * The chord of a key press as bindings write it; null for a modifier alone. Shift counts only for
 * letters and named keys: with signs it is part of how the sign is typed (`?`).
 */
export function chordOf(press: KeyPress): string | null {
  if (modifierKeys.has(press.key)) return null;
  const name = press.key === " " ? "space" : press.key.toLowerCase();
  const isSign = name.length === 1 && name.toLowerCase() === name.toUpperCase();
  const parts = [
    press.ctrlKey || press.metaKey ? "mod" : null,
    press.altKey ? "alt" : null,
    press.shiftKey && !isSign ? "shift" : null,
    name,
  ];
  return parts.filter((part) => part !== null).join("+");
}

export type HotkeyStep<TBinding> =
  | { readonly kind: "run"; readonly binding: TBinding }
  | { readonly kind: "wait"; readonly pending: readonly string[] }
  | { readonly kind: "none" };

/**
 * What a chord does after the chords before it. A longer binding that may still come wins over a
 * shorter one that is complete; of two equal ones the later one wins.
 */
export function stepHotkeys<TBinding extends { readonly keys: string }>(
  bindings: readonly TBinding[],
  pending: readonly string[],
  chord: string,
): HotkeyStep<TBinding> {
  const typed = [...pending, chord];
  const text = typed.join(" ");
  if (bindings.some((binding) => binding.keys.startsWith(`${text} `))) {
    return { kind: "wait", pending: typed };
  }
  const binding = bindings.findLast((candidate) => candidate.keys === text);
  if (binding !== undefined) return { kind: "run", binding };
  return pending.length > 0 ? stepHotkeys(bindings, [], chord) : { kind: "none" };
}
