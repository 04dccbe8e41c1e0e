const typingSelector = [
  "input:not([type=checkbox], [type=radio], [type=button])",
  "textarea",
  "select",
  "[contenteditable=true]",
  "[role=textbox]",
  "[role=combobox]",
].join(",");

const blockingSelector = [
  "[data-modal][data-state=open]",
  "[role=menu][data-state=open]",
  "[role=listbox][data-state=open]",
].join(",");

/** Whether keys pressed here are text that the person types. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typingSelector) !== null;
}

/** Whether a modal, menu or list is open that keeps all keys to itself. */
export function isModalOpen(root: ParentNode): boolean {
  return root.querySelector(blockingSelector) !== null;
}
