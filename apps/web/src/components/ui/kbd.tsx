import type { ReactNode } from "react";
import { Fragment } from "react";

/** One key cap. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong bg-sunken px-1 font-sans text-2xs font-medium text-ink-muted">
      {children}
    </kbd>
  );
}

const keyNames: Readonly<Record<string, string>> = {
  mod: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  space: "Space",
};

function capText(key: string): string {
  return keyNames[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key);
}

interface Chord {
  readonly key: string;
  readonly chord: string;
  readonly first: boolean;
}

/** The chords of a sequence; a key may come twice (`g g`), so each is keyed by its place. */
function chordsOf(keys: string): readonly Chord[] {
  return keys
    .split(" ")
    .map((chord, position) => ({ key: `${position}:${chord}`, chord, first: position === 0 }));
}

/** Key caps of a binding as the hotkey registry writes it: `mod+k`, `g r`, `?`. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {chordsOf(keys).map(({ key: chordKey, chord, first }) => (
        <Fragment key={chordKey}>
          {first ? null : <span className="text-2xs text-ink-muted">then</span>}
          {chord.split("+").map((key) => (
            <Kbd key={key}>{capText(key)}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
