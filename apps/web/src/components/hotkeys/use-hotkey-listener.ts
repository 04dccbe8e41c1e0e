"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { type Hotkey, isSingleKey } from "./hotkey.ts";
import { chordOf, stepHotkeys } from "./hotkey-matcher.ts";
import { isModalOpen, isTyping } from "./hotkey-target.ts";

/** A sequence that is not continued within this time is forgotten. */
const sequenceTimeoutMs = 1_200;

interface Pending {
  readonly chords: readonly string[];
  readonly atMs: number;
}

const nothingPending: Pending = { chords: [], atMs: 0 };

/** Runs the bindings of the page as their keys are pressed. */
export function useHotkeyListener(activeHotkeys: () => readonly Hotkey[]): void {
  const pending = useRef<Pending>(nothingPending);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const chord = chordOf(event);
    if (chord === null || event.defaultPrevented || event.isComposing) return;
    const plainKeysBlocked = isTyping(event.target) || isModalOpen(document);
    const bindings = activeHotkeys().filter((hotkey) =>
      plainKeysBlocked ? !isSingleKey(hotkey.keys) : true,
    );
    const { chords, atMs } = pending.current;
    const fresh = event.timeStamp - atMs > sequenceTimeoutMs;
    const step = stepHotkeys(bindings, fresh ? [] : chords, chord);
    pending.current =
      step.kind === "wait" ? { chords: step.pending, atMs: event.timeStamp } : nothingPending;
    if (step.kind === "none") return;
    event.preventDefault();
    if (step.kind === "run") step.binding.run();
  });
  // Synchronises with the keyboard events of the document.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
