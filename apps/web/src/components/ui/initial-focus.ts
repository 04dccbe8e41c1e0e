const fieldSelector =
  "[data-autofocus], input:not([type=hidden], :disabled), textarea:not(:disabled), [role=combobox]";

/**
 * Where focus starts in a panel that opens: its first field, or the panel itself, so that no button
 * is pressed by chance and no tooltip pops up. For `onOpenAutoFocus`.
 */
export function focusFieldOrPanel(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const field = event.currentTarget.querySelector<HTMLElement>(fieldSelector);
  (field ?? event.currentTarget).focus();
}
