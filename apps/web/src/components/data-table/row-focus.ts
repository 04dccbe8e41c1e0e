const rowFocusSelector = "[data-row-focus]";

/** Which of `count` rows takes focus when one moves by `step`; -1 is none yet. */
export function movedRow(current: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (current < 0) return step === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, current + step));
}

function rowTargets(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(rowFocusSelector)];
}

function focusedRow(targets: readonly HTMLElement[]): number {
  const active = document.activeElement;
  return targets.findIndex((target) => {
    const row = target.closest("tr, li");
    return row?.contains(active) ?? false;
  });
}

/** Moves focus to the next or previous row of a list. */
export function moveRowFocus(list: HTMLElement | null, step: 1 | -1): void {
  if (list === null) return;
  const targets = rowTargets(list);
  const next = targets[movedRow(focusedRow(targets), step, targets.length)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** The id of the row that has focus; null when none has. */
export function focusedRowId(list: HTMLElement | null): string | null {
  if (list === null) return null;
  const targets = rowTargets(list);
  return targets[focusedRow(targets)]?.dataset["rowFocus"] ?? null;
}
