import type { ReactTable } from "@tanstack/react-table";
import type { DataTableFeatures } from "./data-table-column.ts";
import type { DataTableProps } from "./data-table-props.ts";

/** What both ways of drawing the list are given. */
export interface DataTableViewProps<TRow extends object> extends DataTableProps<TRow> {
  readonly table: ReactTable<DataTableFeatures, TRow>;
  readonly showSkeleton: boolean;
}

const interactiveSelector = "a, button, input, select, textarea, label, [role=button]";

/**
 * Pressing anywhere on a row opens it, except on its own controls or while text is selected. The
 * row header is the real link: keyboard and assistive technology use that.
 */
export function pressRow(event: { readonly target: EventTarget; readonly currentTarget: Element }) {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest(interactiveSelector) !== null) return;
  if ((window.getSelection()?.toString() ?? "") !== "") return;
  event.currentTarget.querySelector<HTMLElement>("[data-row-focus]")?.click();
}
