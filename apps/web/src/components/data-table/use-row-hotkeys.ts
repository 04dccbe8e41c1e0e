"use client";

import type { RefObject } from "react";
import { useHotkey } from "../hotkeys/hotkey-provider.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { focusedRowId, moveRowFocus } from "./row-focus.ts";
import { toggled } from "./row-selection.ts";

/** Binds the list keys to a table: j, k, p, x. Enter is the row's own link. */
export function useRowHotkeys<TRow extends object>(
  listRef: RefObject<HTMLElement | null>,
  props: DataTableProps<TRow>,
): void {
  const { hotkeys = true, rows, rowId, onPeekRow, selection } = props;
  const group = "Lists";
  const peek = () => {
    const id = focusedRowId(listRef.current);
    const row = rows.find((candidate) => rowId(candidate) === id);
    if (row !== undefined) onPeekRow?.(row);
  };
  const select = () => {
    const id = focusedRowId(listRef.current);
    if (id === null || selection === undefined) return;
    selection.onSelectedIdsChange(toggled(selection.selectedIds, id));
  };
  const move = (step: 1 | -1) => () => moveRowFocus(listRef.current, step);
  const canPeek = hotkeys && onPeekRow !== undefined;
  const canSelect = hotkeys && selection !== undefined;
  useHotkey({ keys: "j", label: "Next row", group, run: move(1), enabled: hotkeys });
  useHotkey({ keys: "k", label: "Previous row", group, run: move(-1), enabled: hotkeys });
  useHotkey({ keys: "p", label: "Peek at row", group, run: peek, enabled: canPeek });
  useHotkey({ keys: "x", label: "Select row", group, run: select, enabled: canSelect });
}
